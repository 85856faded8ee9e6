//! Word's `.docx`, as lines: with the numbers that Word computes of its lists, tables by row, text boxes, tracked
//! changes as accepted. What stands in the head and foot of pages is named, and is no part of the text.

mod numbering;

pub(super) use numbering::counted;

use std::collections::HashMap;

use self::numbering::Numbering;
use super::Unread;
use super::line::{Cell, Line, Place, tidy};
use super::parcel::Parcel;
use super::xml::{self, Node};

/// Twentieths of a point to a letter's width.
const LETTER: i64 = 180;
/// No style is based on so many others.
const MOST_STYLES_UP: usize = 20;

/// What a paragraph's style says.
#[derive(Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    name: String,
    number: Option<(Option<String>, Option<usize>)>,
    bold: Option<bool>,
    left: Option<i64>,
    capitals: Option<bool>,
}

/// The lines of a document.
pub(super) fn lines(parcel: &mut Parcel<'_>) -> Result<Vec<Line>, Unread> {
    let Some(document) = parcel.text("word/document.xml")? else {
        return Err(Unread::new(
            "it holds no text of Word's",
            "is this the right file?",
        ));
    };
    let document = xml::read(&document)?;
    let styles = match parcel.text("word/styles.xml")? {
        Some(text) => styles(&xml::read(&text)?),
        None => HashMap::new(),
    };
    let numbering = match parcel.text("word/numbering.xml")? {
        Some(text) => Numbering::read(&xml::read(&text)?),
        None => Numbering::default(),
    };
    let mut reading = Reading {
        styles,
        numbering,
        lines: Vec::new(),
        paragraph: 0,
        table: 0,
        cell: None,
    };
    if let Some(body) = document.find("body") {
        reading.blocks(body);
    }
    let mut names = parcel.names();
    names.sort();
    for name in names {
        let why = match name.strip_prefix("word/") {
            Some(part) if part.starts_with("header") && part.ends_with(".xml") => "the head of the pages",
            Some(part) if part.starts_with("footer") && part.ends_with(".xml") => "the foot of the pages",
            Some("footnotes.xml" | "endnotes.xml") => "a footnote",
            _ => continue,
        };
        if let Some(text) = parcel.text(&name)? {
            let from = reading.lines.len();
            reading.numbering.forget();
            reading.blocks(&xml::read(&text)?);
            for line in reading.lines.iter_mut().skip(from) {
                line.aside = Some(why);
                line.cell = None;
            }
        }
    }
    reading
        .lines
        .retain(|line| !line.text.is_empty() || line.cell.is_some());
    Ok(reading.lines)
}

fn styles(root: &Node) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    for style in root.all("style") {
        let Some(id) = style.get("styleId") else { continue };
        let paragraph = style.child("pPr");
        let run = style.child("rPr");
        let number = paragraph.and_then(|own| own.child("numPr")).map(of_number);
        styles.insert(
            id.to_owned(),
            Style {
                based_on: style.val("basedOn").map(str::to_owned),
                name: style.val("name").unwrap_or_default().to_lowercase(),
                number,
                bold: run.and_then(|run| run.on("b")),
                left: paragraph.and_then(left),
                capitals: run.and_then(|run| run.on("caps")),
            },
        );
    }
    styles
}

fn of_number(node: &Node) -> (Option<String>, Option<usize>) {
    let level = node.val("ilvl").and_then(|level| level.parse().ok());
    (node.val("numId").map(str::to_owned), level)
}

fn left(paragraph: &Node) -> Option<i64> {
    let indent = paragraph.child("ind")?;
    indent.get("left").or(indent.get("start"))?.parse().ok()
}

struct Reading {
    styles: HashMap<String, Style>,
    numbering: Numbering,
    lines: Vec<Line>,
    paragraph: u32,
    table: u32,
    cell: Option<Cell>,
}

/// The words of a paragraph, as its runs have them.
#[derive(Default)]
struct Words {
    text: String,
    /// The bytes of it that are bold.
    bold: usize,
    /// Up to where all is bold.
    bold_until: usize,
    linked: usize,
}

impl Words {
    fn say(&mut self, words: &str, bold: bool, link: bool) {
        let all_bold = self.bold_until == self.text.len();
        self.text.push_str(words);
        if bold {
            self.bold += words.len();
        }
        if all_bold && (bold || words.trim().is_empty()) {
            self.bold_until = self.text.len();
        }
        if link {
            self.linked += words.len();
        }
    }
}

impl Reading {
    fn blocks(&mut self, node: &Node) {
        for child in &node.children {
            match child.name.as_str() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                // What a content control, a form or a change holds.
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml" | "txbxContent"
                | "footnote" | "endnote" => self.blocks(child),
                "AlternateContent" => {
                    let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                    chosen.into_iter().for_each(|chosen| self.blocks(chosen));
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, node: &Node) {
        // A table in a cell is read as lines of the cell.
        let nested = self.cell.is_some();
        if !nested {
            self.table += 1;
        }
        let table = self.table;
        let mut rows = Vec::new();
        rows_of(node, &mut rows);
        for (n, row) in rows.into_iter().enumerate() {
            let mut column = 0u32;
            let mut cells = Vec::new();
            cells_of(row, &mut cells);
            for cell in cells {
                if !nested {
                    self.cell = Some(Cell {
                        table,
                        row: u32::try_from(n).unwrap_or(0) + 1,
                        column,
                    });
                }
                let from = self.lines.len();
                self.blocks(cell);
                if !nested {
                    for line in self.lines.iter_mut().skip(from) {
                        line.place.row = Some((table, u32::try_from(n).unwrap_or(0) + 1));
                    }
                }
                let span = cell.child("tcPr").and_then(|own| own.val("gridSpan"));
                column += span
                    .and_then(|span| span.parse().ok())
                    .unwrap_or(1u32)
                    .clamp(1, 63);
            }
        }
        if !nested {
            self.cell = None;
        }
    }

    fn paragraph(&mut self, node: &Node) {
        self.paragraph += 1;
        let own = node.child("pPr");
        let style = own.and_then(|own| own.val("pStyle")).map(str::to_owned);
        let up = self.up(style.as_deref());
        let style_bold = up
            .iter()
            .find_map(|id| self.styles.get(id)?.bold)
            .unwrap_or(false);
        let capitals = up
            .iter()
            .find_map(|id| self.styles.get(id)?.capitals)
            .unwrap_or(false);
        let mut words = Words::default();
        let mut boxed: Vec<&Node> = Vec::new();
        self.runs(node, style_bold, false, &mut words, &mut boxed);
        let heading = self.heading(&up, own);
        let (number, bullet, level, listed_left) = self.number(own, &up, style.as_deref());
        let left = own
            .and_then(left)
            .or_else(|| up.iter().find_map(|id| self.styles.get(id)?.left));
        let left = left.or(listed_left).unwrap_or(0).max(0) / LETTER;
        let indent = usize::try_from(left)
            .unwrap_or(0)
            .max(level.unwrap_or(0) * 4)
            .min(60);
        let bold_all = !words.text.trim().is_empty() && words.bold >= words.text.trim().len();
        let parts: Vec<&str> = words.text.split('\n').collect();
        for (n, part) in parts.iter().enumerate() {
            let text = tidy(part);
            if text.is_empty() && !(n == 0 && number.is_some()) {
                continue;
            }
            let text = if capitals { text.to_uppercase() } else { text };
            let first = n == 0;
            let at = part.as_ptr() as usize - words.text.as_ptr() as usize;
            let until = words.bold_until.saturating_sub(at).min(part.len());
            let bold_until = if bold_all || capitals {
                0
            } else {
                tidy(part.get(..until).unwrap_or_default()).len()
            };
            let place = Place {
                line: self.paragraph,
                paragraph: true,
                ..Place::default()
            };
            self.lines.push(Line {
                number: number.clone().filter(|_| first),
                bullet: bullet && first,
                level: level.filter(|_| first),
                indent: indent
                    + if first {
                        0
                    } else {
                        usize::from(number.is_some() || bullet) * 4
                    },
                heading,
                bold: bold_all,
                bold_until: if bold_until >= text.len() { 0 } else { bold_until },
                after_gap: first,
                cell: self.cell,
                link: words.linked > 0 && words.linked >= words.text.trim().len(),
                ..Line::new(text, place)
            });
        }
        for inner in boxed {
            self.blocks(inner);
        }
    }

    /// A style and what it is based on.
    fn up(&self, style: Option<&str>) -> Vec<String> {
        let mut up = Vec::new();
        let mut next = style.map(str::to_owned);
        while let Some(id) = next.filter(|id| up.len() < MOST_STYLES_UP && !up.contains(id)) {
            next = self.styles.get(&id).and_then(|style| style.based_on.clone());
            up.push(id);
        }
        up
    }

    fn heading(&self, up: &[String], own: Option<&Node>) -> Option<u8> {
        let by_name = up.iter().find_map(|id| {
            let name = self
                .styles
                .get(id)
                .map_or_else(|| id.to_lowercase(), |style| style.name.clone());
            let name = name.replace(' ', "");
            if name == "title" {
                return Some(1);
            }
            if name == "subtitle" {
                return Some(2);
            }
            name.strip_prefix("heading").and_then(|level| level.parse().ok())
        });
        let outline = own
            .and_then(|own| own.val("outlineLvl"))
            .and_then(|level| level.parse::<u8>().ok());
        by_name.or(outline.filter(|level| *level < 9).map(|level| level + 1))
    }

    /// The number of a paragraph, or that it has a dot; its level, and how far it stands in.
    fn number(
        &mut self,
        own: Option<&Node>,
        up: &[String],
        style: Option<&str>,
    ) -> (Option<String>, bool, Option<usize>, Option<i64>) {
        let direct = own.and_then(|own| own.child("numPr")).map(of_number);
        let styled = || up.iter().find_map(|id| self.styles.get(id)?.number.clone());
        let (id, level) = match direct {
            Some((Some(id), level)) => (Some(id), level),
            Some((None, level)) => match styled() {
                Some((id, other)) => (id, level.or(other)),
                None => (None, level),
            },
            None => styled().unwrap_or((None, None)),
        };
        let Some(id) = id.filter(|id| id != "0") else {
            return (None, false, None, None);
        };
        let level = level.or_else(|| {
            up.iter()
                .find_map(|style| self.numbering.level_of_style(&id, style))
        });
        let level = level
            .or_else(|| style.and_then(|style| self.numbering.level_of_style(&id, style)))
            .unwrap_or(0)
            .min(8);
        match self.numbering.next(&id, level) {
            Some(printed) => {
                let bullet = printed.bullet;
                (
                    printed.text.filter(|text| !text.is_empty()),
                    bullet,
                    Some(level),
                    printed.left,
                )
            }
            None => (None, false, None, None),
        }
    }

    fn runs<'a>(&self, node: &'a Node, bold: bool, link: bool, words: &mut Words, boxed: &mut Vec<&'a Node>) {
        for child in &node.children {
            match child.name.as_str() {
                "r" => {
                    let own = child.child("rPr");
                    let hidden = own.and_then(|own| own.on("vanish")).unwrap_or(false);
                    if hidden {
                        continue;
                    }
                    let bold = own.and_then(|own| own.on("b")).unwrap_or(bold);
                    let capitals = own.and_then(|own| own.on("caps")).unwrap_or(false);
                    run(child, bold, capitals, link, words, boxed);
                }
                "hyperlink" => self.runs(child, bold, true, words, boxed),
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "bdo"
                | "dir" => {
                    self.runs(child, bold, link, words, boxed);
                }
                "AlternateContent" => {
                    if let Some(chosen) = child.child("Choice").or_else(|| child.child("Fallback")) {
                        self.runs(chosen, bold, link, words, boxed);
                    }
                }
                // What was deleted or moved away is no part of the text.
                _ => {}
            }
        }
    }
}

fn run<'a>(
    node: &'a Node,
    bold: bool,
    capitals: bool,
    link: bool,
    words: &mut Words,
    boxed: &mut Vec<&'a Node>,
) {
    for child in &node.children {
        match child.name.as_str() {
            "t" => {
                let said: String = child.children.iter().map(|text| text.text.as_str()).collect();
                let said = if capitals { said.to_uppercase() } else { said };
                words.say(&said, bold, link);
            }
            "tab" | "ptab" => words.say("\t", bold, link),
            "br" | "cr" => words.say("\n", bold, link),
            "noBreakHyphen" => words.say("-", bold, link),
            "sym" => words.say("•", bold, link),
            "AlternateContent" => {
                let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                chosen.into_iter().for_each(|chosen| boxes(chosen, boxed));
            }
            "drawing" | "pict" | "object" => boxes(child, boxed),
            _ => {}
        }
    }
}

/// The text boxes in a drawing.
fn boxes<'a>(node: &'a Node, boxed: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "txbxContent" => boxed.push(child),
            "AlternateContent" => {
                let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                chosen.into_iter().for_each(|chosen| boxes(chosen, boxed));
            }
            _ => boxes(child, boxed),
        }
    }
}

fn rows_of<'a>(node: &'a Node, rows: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "tr" => {
                let deleted = child.child("trPr").is_some_and(|own| own.child("del").is_some());
                if !deleted {
                    rows.push(child);
                }
            }
            "sdt" | "sdtContent" | "ins" | "customXml" => rows_of(child, rows),
            _ => {}
        }
    }
}

fn cells_of<'a>(node: &'a Node, cells: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "tc" => cells.push(child),
            "sdt" | "sdtContent" | "customXml" => cells_of(child, cells),
            _ => {}
        }
    }
}
