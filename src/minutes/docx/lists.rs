//! The lists of a Word file: bullets are one, each numbered list is its own, and each passage of clauses counts as it was
//! typed. Put into a house's file they stand beside the lists that it has.

use super::super::xml::Xml;
use super::WORD;
use super::outline::Outline;
use super::template::TemplateError;

/// By which numbers the body names its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lists {
    /// Before all of ours: none in a file of our own.
    offset: u32,
}

impl Lists {
    /// Those of a file of our own.
    pub(super) fn own() -> Self {
        Self { offset: 0 }
    }

    /// Those beside the ones of a house's file.
    pub(super) fn beside(page: Option<&str>) -> Self {
        let numbers = |name: &str| {
            let parts = page
                .unwrap_or_default()
                .split(&format!("{name}=\""))
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>();
            let read = parts
                .into_iter()
                .filter_map(|part| part.split('"').next()?.parse::<u32>().ok());
            read.max().unwrap_or(0)
        };
        let most = numbers("w:abstractNumId").max(numbers("w:numId"));
        Self {
            offset: most.saturating_add(1),
        }
    }

    /// The list of plain points.
    pub(super) fn bullets(self) -> u32 {
        self.offset + 1
    }

    /// The `nth` numbered list, from 0.
    pub(super) fn numbered(self, nth: u32) -> u32 {
        self.offset + 2 + nth
    }

    /// The `nth` passage of clauses, from 0: beyond what lists need.
    pub(super) fn outline(self, nth: usize) -> u32 {
        self.offset + 10_000 + u32::try_from(nth).unwrap_or(u32::MAX - 20_000)
    }

    /// How the lists look.
    fn kinds(self, xml: &mut Xml, outlines: &[Outline]) {
        for (id, format, text) in [(0, "bullet", "\u{2022}"), (1, "decimal", "%1.")] {
            let id = (self.offset + id).to_string();
            xml.open("w:abstractNum", &[("w:abstractNumId", &id)]);
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
        for (nth, outline) in outlines.iter().enumerate() {
            outline.define(xml, self.outline(nth));
        }
    }

    /// The lists themselves.
    fn lists(self, xml: &mut Xml, numbered: u32, outlines: usize) {
        let id = self.bullets().to_string();
        xml.open("w:num", &[("w:numId", &id)]);
        xml.empty("w:abstractNumId", &[("w:val", &self.offset.to_string())])
            .close();
        let counted = (self.offset + 1).to_string();
        for nth in 0..numbered {
            xml.open("w:num", &[("w:numId", &self.numbered(nth).to_string())]);
            xml.empty("w:abstractNumId", &[("w:val", &counted)]);
            xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
            xml.empty("w:startOverride", &[("w:val", "1")]).close().close();
        }
        for nth in 0..outlines {
            let id = self.outline(nth).to_string();
            xml.open("w:num", &[("w:numId", &id)]);
            xml.empty("w:abstractNumId", &[("w:val", &id)]).close();
        }
    }
}

/// The lists of a file of our own.
pub(super) fn own(numbered: u32, outlines: &[Outline]) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    Lists::own().kinds(&mut xml, outlines);
    Lists::own().lists(&mut xml, numbered, outlines.len());
    xml.finish()
}

/// Ours beside those of a house's file. How lists look stands before the lists.
pub(super) fn merged(
    page: Option<&str>,
    numbered: u32,
    outlines: &[Outline],
    lists: &Lists,
) -> Result<String, TemplateError> {
    let empty = format!("<w:numbering xmlns:w=\"{WORD}\"></w:numbering>");
    let page = page
        .filter(|page| page.contains("</w:numbering>"))
        .unwrap_or(&empty);
    let mut kinds = Xml::fragment();
    lists.kinds(&mut kinds, outlines);
    let mut own = Xml::fragment();
    lists.lists(&mut own, numbered, outlines.len());
    let kinds = String::from_utf8_lossy(&kinds.finish()?).into_owned();
    let own = String::from_utf8_lossy(&own.finish()?).into_owned();
    let end = page.rfind("</w:numbering>").unwrap_or(page.len());
    let last = page[..end].rfind("<w:numIdMacAtCleanup").unwrap_or(end);
    let first = page[..last].find("<w:num ").unwrap_or(last);
    Ok(format!(
        "{}{kinds}{}{own}{}",
        &page[..first],
        &page[first..last],
        &page[last..]
    ))
}
