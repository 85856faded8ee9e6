//! OpenDocument's `.odt`, as lines: with the numbers of its lists, tables by row, text boxes; what tracked changes took
//! out is left out.

use std::collections::HashMap;

use super::Unread;
use super::docx::counted;
use super::line::{Cell, Line, Place, tidy};
use super::parcel::Parcel;
use super::xml::{self, Node};

/// A level of a list's style.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `1`, `a`, `I`; empty where it prints none, a dot where it is none.
    format: String,
    prefix: String,
    suffix: String,
    start: u32,
    shown: usize,
    bullet: bool,
}

/// What a paragraph's or a text's style says.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    list: Option<String>,
    left: Option<usize>,
    name: String,
}

/// The lines of a document.
pub(super) fn lines(parcel: &mut Parcel<'_>) -> Result<Vec<Line>, Unread> {
    let Some(content) = parcel.text("content.xml")? else {
        return Err(Unread::new(
            "it holds no text of OpenDocument's",
            "is this the right file?",
        ));
    };
    if parcel
        .text("META-INF/manifest.xml")?
        .is_some_and(|manifest| manifest.contains("encryption-data"))
    {
        return Err(Unread::new("it is locked with a password", "save it without one"));
    }
    let content = xml::read(&content)?;
    let mut reading = Reading::default();
    let styles = parcel
        .text("styles.xml")?
        .map(|text| xml::read(&text))
        .transpose()?;
    if let Some(styles) = &styles {
        reading.styles(styles);
    }
    reading.styles(&content);
    if let Some(body) = content.find("body").and_then(|body| body.child("text")) {
        reading.blocks(body, &Within::default());
    }
    if let Some(styles) = &styles {
        let from = reading.lines.len();
        for page in styles
            .find("master-styles")
            .into_iter()
            .flat_map(|masters| masters.all("master-page"))
        {
            for part in &page.children {
                if matches!(
                    part.name.as_str(),
                    "header" | "footer" | "header-first" | "footer-first" | "header-left" | "footer-left"
                ) {
                    reading.blocks(part, &Within::default());
                }
            }
        }
        for line in reading.lines.iter_mut().skip(from) {
            line.aside = Some("the head or foot of the pages");
            line.cell = None;
        }
    }
    Ok(reading.lines)
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Default)]
struct Within {
    cell: Option<Cell>,
    list: Option<String>,
    depth: usize,
    /// It begins an item of a list.
    begins: bool,
    aside: Option<&'static str>,
}

#[derive(Default)]
struct Reading {
    styles: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
    /// How far each list has counted, level by level.
    counts: HashMap<String, Vec<u32>>,
    lines: Vec<Line>,
    paragraph: u32,
    table: u32,
}

fn letters(length: &str) -> Option<usize> {
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number: f64 = length.get(..end)?.parse().ok()?;
    let inches = match length.get(end..)? {
        "cm" => number / 2.54,
        "mm" => number / 25.4,
        "pt" => number / 72.0,
        _ => number,
    };
    // Eight letters to an inch.
    let letters = (inches * 8.0).clamp(0.0, 60.0);
    (0..=60usize).find(|n| (*n as f64 - letters).abs() <= 0.5)
}

impl Reading {
    fn styles(&mut self, node: &Node) {
        for child in &node.children {
            match child.name.as_str() {
                "style" => {
                    let Some(name) = child.get("name") else { continue };
                    let text = child.child("text-properties");
                    let bold = text.and_then(|own| own.get("font-weight")).map(|weight| {
                        weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
                    });
                    let style = Style {
                        parent: child.get("parent-style-name").map(str::to_owned),
                        bold,
                        list: child.get("list-style-name").map(str::to_owned),
                        left: child
                            .child("paragraph-properties")
                            .and_then(|own| letters(own.get("margin-left")?)),
                        name: child
                            .get("display-name")
                            .unwrap_or(name)
                            .to_lowercase()
                            .replace("_20_", " "),
                    };
                    self.styles.insert(name.to_owned(), style);
                }
                "list-style" | "outline-style" => {
                    let name = child.get("name").unwrap_or("Outline").to_owned();
                    self.lists.insert(name, levels(child));
                }
                "automatic-styles" | "styles" => self.styles(child),
                _ => {}
            }
        }
    }

    fn blocks(&mut self, node: &Node, within: &Within) {
        for child in &node.children {
            match child.name.as_str() {
                "h" | "p" => self.paragraph(child, within, &child.name == "h"),
                "list" => self.list(child, within),
                "table" => self.table(child, within),
                "section" | "text-box" | "frame" | "index-body" => self.blocks(child, within),
                _ => {}
            }
        }
    }

    fn list(&mut self, node: &Node, within: &Within) {
        let name = node
            .get("style-name")
            .map(str::to_owned)
            .or_else(|| within.list.clone());
        let depth = if within.list.is_some() {
            within.depth + 1
        } else {
            0
        };
        let name = name.unwrap_or_default();
        let goes_on = node.get("continue-numbering") == Some("true") || node.get("continue-list").is_some();
        if depth == 0 && !goes_on {
            self.counts.remove(&name);
        }
        let inner = Within {
            list: Some(name.clone()),
            depth,
            begins: false,
            ..within.clone()
        };
        for item in &node.children {
            match item.name.as_str() {
                "list-item" => {
                    if let Some(start) = item
                        .get("start-value")
                        .and_then(|start| start.parse::<u32>().ok())
                    {
                        self.set(&name, depth, start.saturating_sub(1));
                    }
                    let mut begins = true;
                    for child in &item.children {
                        let here = Within {
                            begins: begins && matches!(child.name.as_str(), "p" | "h"),
                            ..inner.clone()
                        };
                        match child.name.as_str() {
                            "p" | "h" => {
                                self.paragraph(child, &here, child.name == "h");
                                begins = false;
                            }
                            "list" => self.list(child, &inner),
                            "table" => self.table(child, &inner),
                            _ => {}
                        }
                    }
                }
                "list-header" => self.blocks(item, &inner),
                _ => {}
            }
        }
    }

    fn set(&mut self, list: &str, depth: usize, count: u32) {
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts.resize(counts.len().max(depth + 1), 0);
        if let Some(slot) = counts.get_mut(depth) {
            *slot = count;
        }
    }

    /// Counts on; gives the number as printed, or that a dot stands there.
    fn number(&mut self, list: &str, depth: usize) -> (Option<String>, bool) {
        let levels = self.lists.get(list).cloned().unwrap_or_default();
        let Some(level) = levels.get(depth).cloned() else {
            return (None, true);
        };
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts.resize(counts.len().max(depth + 1), 0);
        if let Some(count) = counts.get_mut(depth) {
            *count = if *count == 0 {
                level.start
            } else {
                count.saturating_add(1)
            };
        }
        counts.truncate(depth + 1);
        if level.bullet {
            return (None, true);
        }
        if level.format.is_empty() && level.prefix.is_empty() && level.suffix.is_empty() {
            return (None, false);
        }
        let from = (depth + 1).saturating_sub(level.shown.max(1));
        let each: Vec<String> = (from..=depth)
            .map(|at| {
                let format = levels.get(at).map_or("1", |level| level.format.as_str());
                counted(counts.get(at).copied().unwrap_or(1).max(1), format)
            })
            .collect();
        (
            Some(
                format!("{}{}{}", level.prefix, each.join("."), level.suffix)
                    .trim()
                    .to_owned(),
            ),
            false,
        )
    }

    fn table(&mut self, node: &Node, within: &Within) {
        let nested = within.cell.is_some();
        if !nested {
            self.table += 1;
        }
        let mut row = 0u32;
        self.rows(node, within, nested, &mut row);
    }

    fn rows(&mut self, node: &Node, within: &Within, nested: bool, row: &mut u32) {
        for child in &node.children {
            match child.name.as_str() {
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(child, within, nested, row)
                }
                "table-row" => {
                    *row += 1;
                    let mut column = 0u32;
                    for cell in child
                        .children
                        .iter()
                        .filter(|cell| matches!(cell.name.as_str(), "table-cell" | "covered-table-cell"))
                    {
                        let here = Within {
                            cell: match nested {
                                true => within.cell,
                                false => Some(Cell {
                                    table: self.table,
                                    row: *row,
                                    column,
                                }),
                            },
                            list: None,
                            depth: 0,
                            begins: false,
                            aside: within.aside,
                        };
                        self.blocks(cell, &here);
                        let repeated = cell.get("number-columns-repeated").and_then(|n| n.parse().ok());
                        column += repeated.unwrap_or(1u32).clamp(1, 63);
                    }
                }
                _ => {}
            }
        }
    }

    fn style(&self, name: Option<&str>) -> Vec<&Style> {
        let mut up = Vec::new();
        let mut next = name;
        while let Some(style) = next.and_then(|name| self.styles.get(name)) {
            if up.len() > 20 {
                break;
            }
            next = style.parent.as_deref();
            up.push(style);
        }
        up
    }

    fn paragraph(&mut self, node: &Node, within: &Within, heading: bool) {
        self.paragraph += 1;
        let up = self.style(node.get("style-name"));
        let bold = up.iter().find_map(|style| style.bold).unwrap_or(false);
        let left = up.iter().find_map(|style| style.left).unwrap_or(0);
        let title = up.iter().any(|style| style.name == "title");
        let styled_list = up
            .iter()
            .find_map(|style| style.list.clone())
            .filter(|list| !list.is_empty());
        let mut words = Words::default();
        let mut boxed = Vec::new();
        self.words(node, bold, false, &mut words, &mut boxed);
        let level = node
            .get("outline-level")
            .and_then(|level| level.parse::<u8>().ok());
        let empty = words.text.trim().is_empty();
        let (number, bullet, depth) = match &within.list {
            Some(list) if within.begins && !empty => {
                let (number, bullet) = self.number(&list.clone(), within.depth);
                (number, bullet, Some(within.depth))
            }
            None if heading && !empty && styled_list.is_none() && self.lists.contains_key("Outline") => {
                let at = usize::from(level.unwrap_or(1).max(1)) - 1;
                let (number, _) = self.number("Outline", at);
                (number.filter(|number| !number.is_empty()), false, None)
            }
            _ => (None, false, None),
        };
        let bold_all = !empty && words.bold >= words.text.trim().len();
        for (n, part) in words.text.split('\n').enumerate() {
            let text = tidy(part);
            if text.is_empty() {
                continue;
            }
            let first = n == 0;
            let place = Place {
                line: self.paragraph,
                paragraph: true,
                row: within.cell.map(|cell| (cell.table, cell.row)),
                page: 0,
            };
            let deep = within.list.is_some();
            let until = words.bold_until.min(part.len());
            self.lines.push(Line {
                number: number.clone().filter(|_| first),
                bullet: bullet && first,
                level: depth.filter(|_| first),
                indent: left.max(within.depth * 4) + usize::from(deep && !(first && within.begins)) * 4,
                heading: if title { Some(1) } else { level.filter(|_| heading) },
                bold: bold_all,
                bold_until: if first && !bold_all {
                    tidy(part.get(..until).unwrap_or_default()).len()
                } else {
                    0
                },
                after_gap: first,
                cell: within.cell,
                link: words.linked > 0 && words.linked >= words.text.trim().len(),
                aside: within.aside,
                ..Line::new(text, place)
            });
        }
        for inner in boxed {
            self.blocks(
                inner,
                &Within {
                    aside: within.aside,
                    ..Within::default()
                },
            );
        }
    }

    fn words<'a>(
        &self,
        node: &'a Node,
        bold: bool,
        link: bool,
        words: &mut Words,
        boxed: &mut Vec<&'a Node>,
    ) {
        for child in &node.children {
            match child.name.as_str() {
                "" => {
                    // Blanks and line ends of the XML are one blank.
                    let text: Vec<&str> = child.text.split([' ', '\n', '\r', '\t']).collect();
                    words.say(&text.join(" "), bold, link);
                }
                "span" => {
                    let own = self
                        .style(child.get("style-name"))
                        .iter()
                        .find_map(|style| style.bold);
                    self.words(child, own.unwrap_or(bold), link, words, boxed);
                }
                "a" => self.words(child, bold, true, words, boxed),
                "s" => {
                    let count = child
                        .get("c")
                        .and_then(|count| count.parse().ok())
                        .unwrap_or(1usize);
                    words.say(&" ".repeat(count.min(80)), bold, link);
                }
                "tab" => words.say("\t", bold, link),
                "line-break" => words.say("\n", bold, link),
                "frame" => boxes(child, boxed),
                "custom-shape" | "g" => boxes(child, boxed),
                // Remarks beside the text, and the marks of changes.
                "annotation" | "note" | "tracked-changes" | "change" | "change-start" | "change-end"
                | "soft-page-break" => {}
                _ => self.words(child, bold, link, words, boxed),
            }
        }
    }
}

fn boxes<'a>(node: &'a Node, boxed: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "text-box" => boxed.push(child),
            "custom-shape" | "frame" | "g" => boxes(child, boxed),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Words {
    text: String,
    bold: usize,
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

fn levels(style: &Node) -> Vec<Level> {
    let mut levels = Vec::new();
    for node in &style.children {
        let bullet = node.name == "list-level-style-bullet" || node.name == "list-level-style-image";
        if !bullet && node.name != "list-level-style-number" && node.name != "outline-level-style" {
            continue;
        }
        let Some(at) = node
            .get("level")
            .and_then(|at| at.parse::<usize>().ok())
            .filter(|at| (1..=20).contains(at))
        else {
            continue;
        };
        if levels.len() < at {
            levels.resize(at, Level::default());
        }
        if let Some(slot) = levels.get_mut(at - 1) {
            *slot = Level {
                format: node.get("num-format").unwrap_or_default().to_owned(),
                prefix: node.get("num-prefix").unwrap_or_default().to_owned(),
                suffix: node.get("num-suffix").unwrap_or_default().to_owned(),
                start: node
                    .get("start-value")
                    .and_then(|start| start.parse().ok())
                    .unwrap_or(1),
                shown: node
                    .get("display-levels")
                    .and_then(|shown| shown.parse().ok())
                    .unwrap_or(1),
                bullet,
            };
        }
    }
    levels
}
