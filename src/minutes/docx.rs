//! The document as a Word file (Office Open XML): the form in which clerks hand minutes on.
//!
//! Headings, lists and tables are real ones, so that Word's own navigation and screen readers find them. The
//! parts that never change lie beside this file as they are; what is written is in the order that the
//! schema asks for, since Word calls anything else a damaged file.

mod body;
mod fields;
mod frame;
mod house;
mod lists;
mod outline;
mod template;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::Document;
use super::xml::Xml;
use body::Body;
pub use template::{Filled, Lacking, TemplateError, fill, lacking};

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
        ("word/numbering.xml", lists::own(body.lists, &body.outlines)?),
        ("word/header1.xml", frame::header(document)?),
        ("word/footer1.xml", frame::footer(document)?),
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
