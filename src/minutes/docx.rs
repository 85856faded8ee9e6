//! The document as a Word file (Office Open XML): the form in which clerks hand minutes on.
//!
//! Headings, lists and tables are real ones, so that Word's own navigation and screen readers find them. The
//! parts that never change lie beside this file as they are; what is written is in the order that the
//! schema asks for, since Word calls anything else a damaged file.

mod body;
mod frame;
mod outline;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::Document;
use super::xml::Xml;
use body::Body;
use outline::Outline;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A document as a Word file.
///
/// # Errors
/// It is larger than a zip can be.
pub fn write(document: &Document) -> std::io::Result<Vec<u8>> {
    let body = Body::of(document);
    let language = language(&document.language);
    let styles = include_str!("docx/styles.xml").replace("{language}", &language);
    let parts: [(&str, Vec<u8>); 10] = [
        (
            "[Content_Types].xml",
            include_bytes!("docx/content_types.xml").to_vec(),
        ),
        ("_rels/.rels", include_bytes!("docx/rels.xml").to_vec()),
        ("docProps/core.xml", core(document)?),
        ("word/styles.xml", styles.into_bytes()),
        ("word/settings.xml", include_bytes!("docx/settings.xml").to_vec()),
        ("word/numbering.xml", numbering(&body)?),
        ("word/header1.xml", frame::header(document)?),
        ("word/footer1.xml", frame::footer()?),
        ("word/_rels/document.xml.rels", relations(&body.links)?),
        ("word/document.xml", body.xml.finish()?),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same log gives the same bytes: no part carries the hour at which it was written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A language tag of letters, digits and hyphens; anything else would not be one.
fn language(tag: &str) -> String {
    let clean: String = tag
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    if clean.is_empty() {
        "en-GB".to_owned()
    } else {
        clean
    }
}

/// What the file says of itself: its title is what a screen reader reads first.
fn core(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.holding(
        "dc:title",
        &[],
        &format!("{}: {}", document.running, document.kind),
    );
    xml.holding("dc:creator", &[], "Quorate");
    xml.holding("dc:language", &[], &language(&document.language));
    if let Some(at) = document.as_of {
        let at = at.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.holding(name, &[("xsi:type", "dcterms:W3CDTF")], &at);
        }
    }
    xml.finish()
}

/// The lists: bullets are one, and each numbered list is its own, so that each begins at 1.
fn numbering(body: &Body) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    for (id, format, text) in [("0", "bullet", "\u{2022}"), ("1", "decimal", "%1.")] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.empty("w:multiLevelType", &[("w:val", "singleLevel")]);
        xml.open("w:lvl", &[("w:ilvl", "0")]);
        xml.empty("w:start", &[("w:val", "1")]);
        xml.empty("w:numFmt", &[("w:val", format)]);
        xml.empty("w:lvlText", &[("w:val", text)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        xml.open("w:pPr", &[]);
        xml.empty("w:ind", &[("w:left", "567"), ("w:hanging", "397")]);
        xml.close().close().close();
    }
    for (nth, outline) in body.outlines.iter().enumerate() {
        outline.define(&mut xml, nth);
    }
    xml.open("w:num", &[("w:numId", "1")]);
    xml.empty("w:abstractNumId", &[("w:val", "0")]).close();
    for list in 0..body.lists {
        xml.open("w:num", &[("w:numId", &(list + 2).to_string())]);
        xml.empty("w:abstractNumId", &[("w:val", "1")]);
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.empty("w:startOverride", &[("w:val", "1")]).close().close();
    }
    for nth in 0..body.outlines.len() {
        Outline::number(&mut xml, nth);
    }
    xml.finish()
}

/// What the body refers to: its parts, then the addresses it leads to.
fn relations(links: &[String]) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", PACKAGE)]);
    for (id, kind, target) in [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("header", "header", "header1.xml"),
        ("footer", "footer", "footer1.xml"),
    ] {
        let kind = format!("{RELATIONS}/{kind}");
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    let kind = format!("{RELATIONS}/hyperlink");
    for (nth, link) in links.iter().enumerate() {
        xml.empty(
            "Relationship",
            &[
                ("Id", &body::link_id(nth)),
                ("Type", &kind),
                ("Target", link),
                ("TargetMode", "External"),
            ],
        );
    }
    xml.finish()
}
