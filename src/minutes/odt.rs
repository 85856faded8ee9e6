//! The document as an OpenDocument text, for LibreOffice and the houses that keep their papers in it.
//!
//! Headings, lists, tables and paragraph styles are real ones, under the names that a writer's list of styles shows;
//! how they look lies beside this file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Block, Clause, Document, Inline, Part, Role, Text};
use super::xml::Xml;

const KIND: &str = "application/vnd.oasis.opendocument.text";

const SPACES: [(&str, &str); 8] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
];

/// A document as an OpenDocument text.
///
/// # Errors
/// It is larger than a zip can be.
pub fn write(document: &Document) -> std::io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // By its first bytes the file says what it is: this part is not packed.
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(KIND.as_bytes())?;
    let parts: [(&str, Vec<u8>); 4] = [
        (
            "META-INF/manifest.xml",
            include_bytes!("odt/manifest.xml").to_vec(),
        ),
        ("meta.xml", meta(document)?),
        ("styles.xml", styles(document)),
        ("content.xml", Content::of(document)?),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, options.compression_method(CompressionMethod::Deflated))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The language and the country of a tag: `en`, `GB`.
fn language(tag: &str) -> (String, String) {
    let mut parts = tag.split('-');
    let clean = |part: Option<&str>| -> String {
        let part = part.unwrap_or_default();
        part.chars().filter(char::is_ascii_alphanumeric).collect()
    };
    let (language, country) = (clean(parts.next()), clean(parts.next()));
    match language.is_empty() {
        true => ("en".to_owned(), "GB".to_owned()),
        false => (language, country),
    }
}

/// How it looks, with what stands on every page.
fn styles(document: &Document) -> Vec<u8> {
    let (language, country) = language(&document.language);
    let escape = |text: &str| quick_xml::escape::escape(text).into_owned();
    let mut marks = String::new();
    for (holds, mark) in [
        (document.draft, &document.marks.draft),
        (document.exempt, &document.marks.contains_exempt),
    ] {
        if holds {
            marks.push_str(&format!(
                "<text:p text:style-name=\"Warning\">{}</text:p>",
                escape(mark)
            ));
        }
    }
    include_str!("odt/styles.xml")
        .replace("{language}", &language)
        .replace("{country}", &country)
        .replace("{marks}", &marks)
        .replace("{running}", &escape(&document.running))
        .replace("{kind}", &escape(&document.kind))
        .into_bytes()
}

/// What the file says of itself.
fn meta(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open(
        "office:document-meta",
        &[SPACES[0], SPACES[5], SPACES[6], ("office:version", "1.3")],
    );
    xml.open("office:meta", &[]);
    xml.holding("meta:generator", &[], "Quorate");
    xml.holding(
        "dc:title",
        &[],
        &format!("{}: {}", document.running, document.kind),
    );
    xml.holding("dc:language", &[], &document.language);
    if let Some(at) = document.as_of {
        let at = at.to_utc().format("%Y-%m-%dT%H:%M:%S").to_string();
        xml.holding("meta:creation-date", &[], &at);
        xml.holding("dc:date", &[], &at);
    }
    xml.finish()
}

struct Content {
    xml: Xml,
    /// How many tables stand above.
    tables: u32,
}

impl Content {
    fn of(document: &Document) -> std::io::Result<Vec<u8>> {
        let mut content = Self {
            xml: Xml::new(),
            tables: 0,
        };
        let mut spaces = SPACES.to_vec();
        spaces.push(("office:version", "1.3"));
        content.xml.open("office:document-content", &spaces);
        content.looks();
        content.xml.open("office:body", &[]).open("office:text", &[]);
        content.line("Title", &document.title);
        if !document.kind.is_empty() {
            content.line("Subtitle", &document.kind);
        }
        for (holds, mark) in [
            (document.draft, &document.marks.draft),
            (document.exempt, &document.marks.contains_exempt),
        ] {
            if holds {
                content.line("Warning", mark);
            }
        }
        let mut exempt = false;
        for part in &document.parts {
            if part.exempt != exempt {
                exempt = part.exempt;
                content.line(
                    "Warning",
                    if exempt {
                        &document.marks.exempt
                    } else {
                        &document.marks.exempt_ends
                    },
                );
            }
            content.block(part);
        }
        if exempt {
            content.line("Warning", &document.marks.exempt_ends);
        }
        content.xml.finish()
    }

    /// How tables look: a writer takes that from the page itself alone.
    fn looks(&mut self) {
        const LINE: &str = "0.5pt solid #767676";
        self.xml.open("office:automatic-styles", &[]);
        self.xml.open(
            "style:style",
            &[("style:name", "Grid"), ("style:family", "table")],
        );
        self.xml.empty(
            "style:table-properties",
            &[("style:rel-width", "100%"), ("table:align", "margins")],
        );
        self.xml.close();
        for (name, ground) in [("Cell", "transparent"), ("Head", "#f2f2f2")] {
            self.xml.open(
                "style:style",
                &[("style:name", name), ("style:family", "table-cell")],
            );
            let look = [
                ("fo:border", LINE),
                ("fo:padding", "0.1cm"),
                ("fo:background-color", ground),
            ];
            self.xml.empty("style:table-cell-properties", &look).close();
        }
        self.xml.close();
    }

    fn line(&mut self, style: &str, text: &str) {
        self.paragraph(style, &Text::plain(text));
    }

    fn paragraph(&mut self, style: &str, text: &Text) {
        self.xml.open("text:p", &[("text:style-name", style)]);
        self.inline(text);
        self.xml.close();
    }

    fn block(&mut self, part: &Part) {
        match &part.block {
            Block::Heading { level, text } => {
                let level = (*level).clamp(1, 5).to_string();
                let style = format!("Heading_20_{level}");
                self.xml.open(
                    "text:h",
                    &[
                        ("text:style-name", style.as_str()),
                        ("text:outline-level", &level),
                    ],
                );
                if let Some(anchor) = &part.anchor {
                    let name = super::document::slug(anchor);
                    self.xml.empty("text:bookmark", &[("text:name", &name)]);
                }
                self.inline(text);
                self.xml.close();
            }
            Block::Paragraph { text, .. } if text.is_empty() => {}
            Block::Paragraph { role, text } => self.paragraph(name(*role), text),
            Block::Exact(text) => self.paragraph("Quotations", text),
            Block::Bullets(points) => self.list("Points", points),
            Block::Numbered(points) => self.list("Numbered", points),
            Block::Labelled(lines) => {
                for (label, text) in lines {
                    self.xml.open("text:p", &[("text:style-name", "Particulars")]);
                    self.strong(&format!("{label}:"));
                    self.xml.empty("text:tab", &[]);
                    self.inline(text);
                    self.xml.close();
                }
            }
            Block::Clauses { role, clauses } => self.clauses(*role, clauses),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    fn list(&mut self, style: &str, points: &[Text]) {
        self.xml.open("text:list", &[("text:style-name", style)]);
        for point in points {
            self.xml.open("text:list-item", &[]);
            self.paragraph("List_20_Contents", point);
            self.xml.close();
        }
        self.xml.close();
    }

    /// Clauses as lists in lists, each called as it was typed.
    fn clauses(&mut self, role: Role, clauses: &[Clause]) {
        let style = match role {
            Role::Motion => "Motion_20_clause",
            _ => "Decision_20_clause",
        };
        let mut depth = 0;
        for one in clauses {
            let level = one.level.clamp(1, 5);
            while depth > level {
                self.xml.close().close();
                depth -= 1;
            }
            if depth == level {
                self.xml.close();
            }
            while depth < level {
                depth += 1;
                match depth {
                    1 => self.xml.open("text:list", &[("text:style-name", "Clauses")]),
                    _ => self.xml.open("text:list", &[]),
                };
                self.xml.open("text:list-item", &[]);
            }
            if depth == level && self.ended() {
                self.xml.open("text:list-item", &[]);
            }
            self.xml.open("text:p", &[("text:style-name", style)]);
            self.words(one.mark.as_deref().unwrap_or("\u{2022}"));
            self.xml.empty("text:tab", &[]);
            self.inline(&one.text);
            self.xml.close();
        }
        while depth > 0 {
            self.xml.close().close();
            depth -= 1;
        }
    }

    /// Whether what is open is a list, whose next item is still to begin.
    fn ended(&self) -> bool {
        self.xml.within() == Some("text:list")
    }

    fn table(&mut self, head: &[String], rows: &[Vec<Text>]) {
        let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
        if wide == 0 {
            return;
        }
        self.tables += 1;
        let name = format!("Table{}", self.tables);
        self.xml.open(
            "table:table",
            &[("table:name", name.as_str()), ("table:style-name", "Grid")],
        );
        let columns = wide.to_string();
        self.xml.empty(
            "table:table-column",
            &[("table:number-columns-repeated", &columns)],
        );
        if !head.is_empty() {
            let head: Vec<Text> = head.iter().map(Text::strong).collect();
            self.xml.open("table:table-header-rows", &[]);
            self.row(&head, wide, "Head");
            self.xml.close();
        }
        for row in rows {
            self.row(row, wide, "Cell");
        }
        self.xml.close();
    }

    fn row(&mut self, cells: &[Text], wide: usize, style: &str) {
        let nothing = Text::default();
        self.xml.open("table:table-row", &[]);
        for cell in cells.iter().chain(std::iter::repeat(&nothing)).take(wide) {
            self.xml.open(
                "table:table-cell",
                &[("table:style-name", style), ("office:value-type", "string")],
            );
            self.paragraph("Table_20_Contents", cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn inline(&mut self, text: &Text) {
        for inline in &text.0 {
            match inline {
                Inline::Plain(words) => self.words(words),
                Inline::Strong(words) => self.strong(words),
                Inline::Link { text, to } => {
                    self.xml
                        .open("text:a", &[("xlink:type", "simple"), ("xlink:href", to.as_str())]);
                    self.words(text);
                    self.xml.close();
                }
            }
        }
    }

    fn strong(&mut self, text: &str) {
        self.xml
            .open("text:span", &[("text:style-name", "Strong_20_Emphasis")]);
        self.words(text);
        self.xml.close();
    }

    /// Words in which every blank is kept: of several in a row the format keeps one, and none at a beginning.
    fn words(&mut self, text: &str) {
        let mut kept = String::new();
        let mut blank = true;
        for letter in text.chars() {
            if letter == ' ' && blank {
                self.xml.text(&std::mem::take(&mut kept));
                self.xml.empty("text:s", &[]);
            } else {
                kept.push(letter);
            }
            blank = letter == ' ';
        }
        // A blank at the end may stand before markup, where it would not count.
        match kept.strip_suffix(' ') {
            Some(words) => {
                self.xml.text(words);
                self.xml.empty("text:s", &[]);
            }
            None => {
                self.xml.text(&kept);
            }
        }
    }
}

/// The style of a paragraph, as the list of styles shows it.
fn name(role: Role) -> &'static str {
    match role {
        Role::Body => "Text_20_body",
        Role::Action => "Action",
        Role::Motion => "Motion",
        Role::Vote => "Vote",
        Role::Decision => "Decision",
        Role::Procedure => "Procedure",
        Role::Note => "Note",
    }
}
