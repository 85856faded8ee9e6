//! A house's own Word file: its page, head, foot, logo and styles stay as they are, and the minutes stand where it says
//! `{{minutes}}`.
//!
//! Nothing of the file is written anew but what has to change: paragraphs with a field, and the lists, styles and links
//! that the minutes bring along. Our paragraphs take the house's styles by their names; one that it has not is added as
//! ours. Word splits what is typed over runs as it likes, so a field is looked for in the paragraph, never in a run.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::super::document::Document;
use super::super::xml::Xml;
use super::body::{Body, Setting};
use super::fields::{self, Place};
use super::house::House;
use super::{PACKAGE, RELATIONS, WORD, core, frame, lists};

/// The most that a template may hold, unpacked.
const CAP: u64 = 64 << 20;

/// Why a house's file cannot be used.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// It is not a Word file.
    #[error("it is no Word file (.docx): {0}")]
    NotWord(String),
    /// It is in the form that hardly any program writes.
    #[error("it is saved as Strict Open XML: save it as an ordinary Word document (.docx)")]
    Strict,
    /// It is larger than a letterhead has reason to be.
    #[error("it holds more than {} MB unpacked", CAP >> 20)]
    TooLarge,
    /// The file could not be put together.
    #[error("the file cannot be put together: {0}")]
    Io(#[from] std::io::Error),
}

/// A file filled in.
pub struct Filled {
    /// The Word file.
    pub bytes: Vec<u8>,
    /// What whoever hands it on should know.
    pub notes: Vec<String>,
}

/// What a house's file lacks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lacking {
    /// It does not say where the minutes stand.
    pub place: bool,
    /// The styles that it has not, by the names that Word shows.
    pub styles: Vec<&'static str>,
    /// Fields in it that nothing fills in.
    pub unknown: Vec<String>,
}

/// What the minutes look for in a house's file and do not find.
///
/// # Errors
/// It is no Word file.
pub fn lacking(template: &[u8]) -> Result<Lacking, TemplateError> {
    let parts = Parts::read(template)?;
    let house = House::read(parts.text("word/styles.xml"))?;
    let named = fields::named(parts.main()?)?;
    let mut unknown: Vec<String> = Vec::new();
    for (name, page) in parts.pages() {
        let found = fields::named(page)?;
        unknown.extend(found.into_iter().filter(|field| {
            let minutes = field == fields::MINUTES && name == MAIN;
            !minutes && !fields::KNOWN.contains(&field.as_str())
        }));
    }
    Ok(Lacking {
        place: !named.iter().any(|name| name == fields::MINUTES),
        styles: house.lacking(),
        unknown,
    })
}

/// A document in a house's file.
///
/// # Errors
/// It is no Word file.
pub fn fill(document: &Document, template: &[u8]) -> Result<Filled, TemplateError> {
    let mut parts = Parts::read(template)?;
    let mut notes = Vec::new();
    let house = House::read(parts.text("word/styles.xml"))?;
    let main = parts.main()?.to_owned();
    let named = fields::named(&main)?;
    let says = |field: &str| named.iter().any(|name| name == field);
    let numbering = parts.text("word/numbering.xml").map(str::to_owned);
    let setting = Setting {
        styles: house.ids(),
        lists: lists::Lists::beside(numbering.as_deref()),
        bullets: house.bullets,
        wide: false,
        title: !says("body") && !says("title"),
        kind: !says("status"),
    };
    let body = Body::fragment(document, setting);
    let written = String::from_utf8_lossy(&body.xml.finish()?).into_owned();
    // The house's fields first: what the clerk typed between such brackets is no field.
    let main = fields::filled(&main, &document.fields)?;
    let place = fields::place(&main)?;
    if matches!(place, Place::End(_)) {
        notes.push("the template says nowhere {{minutes}}: they stand at its end".to_owned());
    }
    let main = fields::put(&main, &place, &written);
    parts.set(MAIN, with_relations(&main));
    let names: Vec<String> = parts.pages().map(|(name, _)| name.to_owned()).collect();
    let mut heads = 0;
    for name in names.into_iter().filter(|name| name != MAIN) {
        let page = parts.text(&name).unwrap_or_default().to_owned();
        let mut page = fields::filled(&page, &document.fields)?;
        if name.starts_with("word/header") {
            heads += 1;
            page = marked(&page, document)?;
        }
        parts.set(&name, page);
    }
    if heads == 0 && (document.draft || document.exempt) {
        notes.push(
            "the template has no header: what the paper is marked as stands on its first page alone"
                .to_owned(),
        );
    }
    let styles = parts.text("word/styles.xml").map(|page| house.with_ours(page));
    parts.set(
        "word/styles.xml",
        styles.unwrap_or_else(|| house.alone(&document.language)),
    );
    let merged = lists::merged(numbering.as_deref(), body.lists, &body.outlines, &body.numbers)?;
    parts.set("word/numbering.xml", merged);
    relate(&mut parts, &body.links);
    parts.declare();
    if parts.has("docProps/core.xml") {
        let core = String::from_utf8_lossy(&core(document)?).into_owned();
        parts.set("docProps/core.xml", core);
    }
    Ok(Filled {
        bytes: parts.written()?,
        notes,
    })
}

/// The part that holds the text.
const MAIN: &str = "word/document.xml";

/// What is said on every page of a paper that is a draft, or exempt.
fn marked(page: &str, document: &Document) -> Result<String, TemplateError> {
    let mut xml = Xml::fragment();
    for (holds, mark) in [
        (document.draft, &document.marks.draft),
        (document.exempt, &document.marks.contains_exempt),
    ] {
        if holds {
            xml.open("w:p", &[]);
            frame::run(&mut xml, mark);
            xml.close();
        }
    }
    let marks = String::from_utf8_lossy(&xml.finish()?).into_owned();
    Ok(match page.rfind("</w:hdr>") {
        Some(end) => format!("{}{marks}{}", &page[..end], &page[end..]),
        None => page.to_owned(),
    })
}

/// The text with the name for relations declared, which the links in it use.
fn with_relations(page: &str) -> String {
    let declared = format!("xmlns:r=\"{RELATIONS}\"");
    match page.find("<w:document") {
        Some(at) if !page.contains(&declared) => {
            let after = at + "<w:document".len();
            format!("{} {declared}{}", &page[..after], &page[after..])
        }
        _ => page.to_owned(),
    }
}

/// Adds what the text refers to: its links, and the lists and styles where the template had none.
fn relate(parts: &mut Parts, links: &[String]) {
    const OF: &str = "word/_rels/document.xml.rels";
    let page = parts.text(OF).map(str::to_owned);
    let page = page.unwrap_or_else(|| format!("<Relationships xmlns=\"{PACKAGE}\"></Relationships>"));
    let page = page.replace(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
        &format!("<Relationships xmlns=\"{PACKAGE}\"></Relationships>"),
    );
    let mut xml = Xml::fragment();
    for (id, kind, target) in [
        ("quorateNumbering", "numbering", "numbering.xml"),
        ("quorateStyles", "styles", "styles.xml"),
    ] {
        let kind = format!("{RELATIONS}/{kind}");
        if !page.contains(&kind) {
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
    }
    let kind = format!("{RELATIONS}/hyperlink");
    for (nth, link) in links.iter().enumerate() {
        let id = super::body::link_id(nth);
        xml.empty(
            "Relationship",
            &[
                ("Id", id.as_str()),
                ("Type", &kind),
                ("Target", link),
                ("TargetMode", "External"),
            ],
        );
    }
    let more = xml.finish().unwrap_or_default();
    let more = String::from_utf8_lossy(&more);
    if let Some(end) = page.rfind("</Relationships>") {
        parts.set(OF, format!("{}{more}{}", &page[..end], &page[end..]));
    }
}

/// The parts of a Word file, in their order.
struct Parts {
    order: Vec<String>,
    held: BTreeMap<String, Vec<u8>>,
}

impl Parts {
    fn read(bytes: &[u8]) -> Result<Self, TemplateError> {
        let wrong = |error: zip::result::ZipError| TemplateError::NotWord(error.to_string());
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
        let (mut order, mut held, mut left) = (Vec::new(), BTreeMap::new(), CAP);
        for at in 0..zip.len() {
            let file = zip.by_index(at).map_err(wrong)?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().map_err(wrong)?.into_owned();
            let mut content = Vec::new();
            file.take(left + 1).read_to_end(&mut content)?;
            left = left
                .checked_sub(content.len() as u64)
                .ok_or(TemplateError::TooLarge)?;
            order.push(name.clone());
            held.insert(name, content);
        }
        let parts = Self { order, held };
        let main = parts.main()?;
        if main.contains("http://purl.oclc.org/ooxml/wordprocessingml/main") {
            return Err(TemplateError::Strict);
        }
        if !main.contains(WORD) {
            return Err(TemplateError::NotWord("its text is not in Word's form".into()));
        }
        Ok(parts)
    }

    fn has(&self, name: &str) -> bool {
        self.held.contains_key(name)
    }

    /// The words of a part, where it is text.
    fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.held.get(name)?).ok()
    }

    fn main(&self) -> Result<&str, TemplateError> {
        self.text(MAIN)
            .ok_or_else(|| TemplateError::NotWord(format!("there is no {MAIN} in it")))
    }

    /// The parts in which fields may stand.
    fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let holds = |name: &&String| {
            let own = name
                .strip_prefix("word/")
                .and_then(|name| name.strip_suffix(".xml"));
            let begins = |word: &str| own.is_some_and(|own| own.starts_with(word));
            ["document", "header", "footer", "footnotes", "endnotes"]
                .iter()
                .any(|word| begins(word))
        };
        let names = self.order.iter().filter(holds);
        names.filter_map(|name| Some((name.as_str(), self.text(name)?)))
    }

    fn set(&mut self, name: &str, content: String) {
        if !self.has(name) {
            self.order.push(name.to_owned());
        }
        self.held.insert(name.to_owned(), content.into_bytes());
    }

    /// Says of each part what it is: a template becomes a document, and lists and styles are told of where they are new.
    fn declare(&mut self) {
        const OF: &str = "[Content_Types].xml";
        const MADE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let Some(page) = self.text(OF) else { return };
        let mut page = page.replace(
            &format!("{MADE}.template.main+xml"),
            &format!("{MADE}.document.main+xml"),
        );
        for part in ["numbering", "styles"] {
            let name = format!("/word/{part}.xml");
            if !page.contains(&name) {
                let told = format!("<Override PartName=\"{name}\" ContentType=\"{MADE}.{part}+xml\"/>");
                if let Some(end) = page.rfind("</Types>") {
                    page.insert_str(end, &told);
                }
            }
        }
        self.set(OF, page);
    }

    fn written(self) -> Result<Vec<u8>, TemplateError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let wrong = |error: zip::result::ZipError| TemplateError::Io(error.into());
        for name in &self.order {
            zip.start_file(name.as_str(), options).map_err(wrong)?;
            zip.write_all(self.held.get(name).map_or(&[][..], Vec::as_slice))?;
        }
        Ok(zip.finish().map_err(wrong)?.into_inner())
    }
}
