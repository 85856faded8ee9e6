//! The body of the Word file: paragraphs, lists and tables with the styles beside this file.

use super::super::document::{Block, Clause, Document, Inline, Part, Role, Text};
use super::super::xml::Xml;
use super::frame::{run, style};
use super::house::Ids;
use super::lists::Lists;
use super::outline::{self, Outline};
use super::{RELATIONS, WORD};

/// The width between the margins, in twentieths of a point.
const WIDTH: u32 = 9638;
/// What a letter of a table takes, generously, and what stands beside the text of a cell.
const LETTER: u32 = 125;
const PADDING: u32 = 260;

/// The body as it is written, and what the other parts must know of it.
pub(super) struct Body {
    /// The page.
    pub(super) xml: Xml,
    /// How many numbered lists are in it.
    pub(super) lists: u32,
    /// How the clauses of each passage are counted.
    pub(super) outlines: Vec<Outline>,
    /// By which numbers it names them.
    pub(super) numbers: Lists,
    /// Where its links lead, in order.
    pub(super) links: Vec<String>,
    setting: Setting,
}

/// The id by which the body names its `nth` link.
pub(super) fn link_id(nth: usize) -> String {
    format!("quorateLink{nth}")
}

/// Into what the body is put.
pub(super) struct Setting {
    /// By which ids it names its styles.
    pub(super) styles: Ids,
    /// By which numbers it names its lists.
    pub(super) lists: Lists,
    /// Whether the style of a list of points marks them by itself.
    pub(super) bullets: bool,
    /// Whether the page is ours, so that a table can be told how wide it is.
    pub(super) wide: bool,
    /// Whether the title is still to be said, and what paper it is.
    pub(super) title: bool,
    pub(super) kind: bool,
}

impl Body {
    /// The body of a document, as a page of our own.
    pub(super) fn of(document: &Document) -> Self {
        let setting = Setting {
            styles: Ids::default(),
            lists: Lists::own(),
            bullets: true,
            wide: true,
            title: true,
            kind: true,
        };
        let mut body = Self::new(Xml::new(), setting);
        body.xml
            .open("w:document", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
        body.xml.open("w:body", &[]);
        body.write(document);
        body.page();
        body
    }

    /// The same without a page around it.
    pub(super) fn fragment(document: &Document, setting: Setting) -> Self {
        let mut body = Self::new(Xml::fragment(), setting);
        body.write(document);
        body
    }

    fn new(xml: Xml, setting: Setting) -> Self {
        Self {
            xml,
            numbers: setting.lists,
            setting,
            lists: 0,
            outlines: Vec::new(),
            links: Vec::new(),
        }
    }

    fn write(&mut self, document: &Document) {
        if self.setting.title {
            self.line("Title", &document.title);
        }
        if self.setting.kind && !document.kind.is_empty() {
            self.line("Subtitle", &document.kind);
        }
        for (holds, mark) in [
            (document.draft, &document.marks.draft),
            (document.exempt, &document.marks.contains_exempt),
        ] {
            if holds {
                self.line("Warning", mark);
            }
        }
        let mut exempt = false;
        for part in &document.parts {
            if part.exempt != exempt {
                exempt = part.exempt;
                self.line(
                    "Warning",
                    if exempt {
                        &document.marks.exempt
                    } else {
                        &document.marks.exempt_ends
                    },
                );
            }
            self.block(part);
        }
        if exempt {
            self.line("Warning", &document.marks.exempt_ends);
        }
    }

    /// A4 with room for the head and the foot.
    fn page(&mut self) {
        let xml = &mut self.xml;
        xml.open("w:sectPr", &[]);
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", "1134"),
                ("w:bottom", "1304"),
                ("w:left", "1134"),
                ("w:header", "624"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        xml.close();
    }

    fn style(&mut self, name: &str) {
        style(&mut self.xml, self.setting.styles.id(name));
    }

    fn line(&mut self, name: &str, text: &str) {
        self.xml.open("w:p", &[]);
        self.style(name);
        run(&mut self.xml, text);
        self.xml.close();
    }

    fn paragraph(&mut self, name: &str, text: &Text) {
        self.xml.open("w:p", &[]);
        self.style(name);
        self.inline(text);
        self.xml.close();
    }

    fn block(&mut self, part: &Part) {
        match &part.block {
            Block::Heading { level, text } => {
                self.xml.open("w:p", &[]);
                self.style(&format!("Heading{}", (*level).clamp(1, 5)));
                self.inline(text);
                self.xml.close();
            }
            Block::Paragraph { text, .. } if text.is_empty() => {}
            Block::Paragraph { role, text } => self.paragraph(name(*role), text),
            Block::Exact(text) => self.paragraph("Quote", text),
            Block::Bullets(points) if self.setting.bullets => points
                .iter()
                .for_each(|point| self.paragraph("ListBullet", point)),
            Block::Bullets(points) => {
                let list = self.numbers.bullets().to_string();
                points
                    .iter()
                    .for_each(|point| self.listed("ListBullet", &list, 0, point));
            }
            Block::Numbered(points) => self.numbered(points),
            Block::Labelled(lines) => {
                for (label, text) in lines {
                    self.xml.open("w:p", &[]);
                    self.style("Particulars");
                    self.strong(&format!("{label}:"));
                    self.xml.open("w:r", &[]).empty("w:tab", &[]).close();
                    self.inline(text);
                    self.xml.close();
                }
            }
            Block::Clauses { role, clauses } => self.clauses(*role, clauses),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    /// Clauses as a real list where Word counts them as they were typed; else each with its mark before it.
    fn clauses(&mut self, role: Role, clauses: &[Clause]) {
        let style = match role {
            Role::Motion => "Quote",
            role => name(role),
        };
        if let Some(outline) = Outline::of(clauses) {
            let list = self.numbers.outline(self.outlines.len()).to_string();
            self.outlines.push(outline);
            for one in clauses {
                self.item(
                    style,
                    &list,
                    u32::from(one.level.clamp(1, 5)) - 1,
                    &one.text,
                    true,
                );
            }
            return;
        }
        for one in clauses {
            let level = u32::from(one.level.clamp(1, 5)) - 1;
            self.xml.open("w:p", &[]).open("w:pPr", &[]);
            self.xml
                .empty("w:pStyle", &[("w:val", self.setting.styles.id(style))]);
            self.no_bar();
            let left = (outline::STEP * (level + 1)).to_string();
            let hanging = outline::STEP.to_string();
            self.xml
                .empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)])
                .close();
            run(&mut self.xml, one.mark.as_deref().unwrap_or("\u{2022}"));
            self.xml.open("w:r", &[]).empty("w:tab", &[]).close();
            self.inline(&one.text);
            self.xml.close();
        }
    }

    fn numbered(&mut self, points: &[Text]) {
        let list = self.numbers.numbered(self.lists).to_string();
        self.lists += 1;
        for point in points {
            self.listed("ListNumber", &list, 0, point);
        }
    }

    fn listed(&mut self, name: &str, list: &str, level: u32, text: &Text) {
        self.item(name, list, level, text, false);
    }

    /// A paragraph of a list; a clause has no bar beside it, which would step in with it.
    fn item(&mut self, name: &str, list: &str, level: u32, text: &Text, clause: bool) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml
            .empty("w:pStyle", &[("w:val", self.setting.styles.id(name))]);
        self.xml.open("w:numPr", &[]);
        self.xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
        self.xml.empty("w:numId", &[("w:val", list)]).close();
        if clause {
            self.no_bar();
        }
        self.xml.close();
        self.inline(text);
        self.xml.close();
    }

    fn no_bar(&mut self) {
        self.xml.open("w:pBdr", &[]);
        self.xml.empty("w:left", &[("w:val", "nil")]).close();
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Text>]) {
        let widths = widths(head, rows);
        if widths.is_empty() {
            return;
        }
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]).open("w:tblPr", &[]);
        xml.empty("w:tblStyle", &[("w:val", self.setting.styles.id("TableGrid"))]);
        match self.setting.wide {
            true => {
                xml.empty("w:tblW", &[("w:w", &WIDTH.to_string()), ("w:type", "dxa")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            }
            // As wide as the column of the house's page that it stands in.
            false => {
                xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            }
        }
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
        xml.close().open("w:tblGrid", &[]);
        for width in &widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close();
        if !head.is_empty() {
            let head: Vec<Text> = head.iter().map(Text::strong).collect();
            self.row(&head, &widths, true);
        }
        for row in rows {
            self.row(row, &widths, false);
        }
        self.xml.close();
        // Word wants a paragraph between a table and whatever follows, and after the last one.
        self.xml.open("w:p", &[]);
        self.style("TableText");
        self.xml.close();
    }

    fn row(&mut self, cells: &[Text], widths: &[u32], head: bool) {
        self.xml
            .open("w:tr", &[])
            .open("w:trPr", &[])
            .empty("w:cantSplit", &[]);
        if head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        let nothing = Text::default();
        let cells = cells.iter().chain(std::iter::repeat(&nothing));
        for (cell, width) in cells.zip(widths) {
            self.xml.open("w:tc", &[]).open("w:tcPr", &[]);
            self.xml
                .empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if head {
                self.xml.empty(
                    "w:shd",
                    &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F2F2F2")],
                );
            }
            self.xml.close();
            self.paragraph("TableText", cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn inline(&mut self, text: &Text) {
        for inline in &text.0 {
            match inline {
                Inline::Plain(words) => run(&mut self.xml, words),
                Inline::Strong(words) => self.strong(words),
                Inline::Link { text, to } => {
                    let id = link_id(self.links.len());
                    self.links.push(to.as_str().to_owned());
                    self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                    self.styled("Hyperlink", text);
                    self.xml.close();
                }
            }
        }
    }

    fn strong(&mut self, text: &str) {
        self.styled("Strong", text);
    }

    fn styled(&mut self, name: &str, text: &str) {
        self.xml.open("w:r", &[]).open("w:rPr", &[]);
        self.xml
            .empty("w:rStyle", &[("w:val", self.setting.styles.id(name))])
            .close();
        self.xml
            .holding("w:t", &[("xml:space", "preserve")], text)
            .close();
    }
}

/// The style of a paragraph.
fn name(role: Role) -> &'static str {
    match role {
        Role::Body => "Normal",
        Role::Action => "Action",
        Role::Motion => "Motion",
        Role::Vote => "Vote",
        Role::Decision => "Decision",
        Role::Procedure => "Procedure",
        Role::Note => "Note",
    }
}

/// The width of each column: that of its longest word at least, so that none is broken, and beyond that as its
/// longest text asks, so that `No` stays narrow.
fn widths(head: &[String], rows: &[Vec<Text>]) -> Vec<u32> {
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    let column = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(Text::words);
        let (mut word, mut text) = (0, 0);
        for cell in cells.chain(head.get(at).cloned()) {
            text = text.max(cell.chars().count());
            let words = cell.split_whitespace().map(|word| word.chars().count());
            word = word.max(words.max().unwrap_or(0));
        }
        let wide = |letters: usize| LETTER * u32::try_from(letters.clamp(3, 60)).unwrap_or(60) + PADDING;
        (wide(word), wide(text))
    };
    let columns: Vec<(u32, u32)> = (0..wide).map(column).collect();
    let least: u32 = columns.iter().map(|(least, _)| least).sum();
    let more: u32 = columns.iter().map(|(least, wanted)| wanted - least).sum();
    let Some(spare) = WIDTH.checked_sub(least) else {
        // Words longer than the page: each column is cut by the same share.
        let share = |(own, _): &(u32, u32)| WIDTH * own / least;
        return columns.iter().map(share).collect();
    };
    columns
        .iter()
        .map(|(least, wanted)| match more {
            0 => WIDTH / u32::try_from(columns.len()).unwrap_or(1),
            more => least + spare * (wanted - least) / more,
        })
        .collect()
}
