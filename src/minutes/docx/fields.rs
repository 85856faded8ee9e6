//! Fields in a Word file: `{{body}}`, `{{date}}` and their like, wherever they stand and however Word has split them.
//!
//! What is not changed keeps its bytes: a page is read for where its paragraphs and words stand, and only those are
//! written anew.

use std::ops::Range;

use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::template::TemplateError;

/// The field in whose place the minutes stand.
pub(super) const MINUTES: &str = "minutes";
/// The fields that are filled in.
pub(super) const KNOWN: [&str; 7] = ["body", "date", "title", "status", "venue", "time", "chair"];

/// Where the minutes stand.
pub(super) enum Place {
    /// In the place of a paragraph; and whether it has to stay, emptied, since a section ends with it.
    Paragraph(Range<usize>, bool),
    /// At the end, before what is said of the last page.
    End(usize),
}

/// A paragraph: where it stands, and its words.
#[derive(Debug, Default)]
struct Paragraph {
    range: Range<usize>,
    words: Vec<Words>,
}

/// The words of a run.
#[derive(Debug, Clone)]
struct Words {
    /// The tag before them.
    tag: Range<usize>,
    /// As they stand.
    range: Range<usize>,
    text: String,
}

impl Paragraph {
    fn text(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect()
    }

    /// The fields in it: their places in its text, and their names.
    fn fields(&self) -> Vec<(Range<usize>, String)> {
        let text = self.text();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(from) = text[at..].find("{{").map(|from| at + from) {
            let Some(to) = text[from..].find("}}").map(|to| from + to + 2) else {
                break;
            };
            let name = text[from + 2..to - 2].trim().to_lowercase();
            if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                found.push((from..to, name));
                at = to;
            } else {
                at = from + 2;
            }
        }
        found
    }
}

/// The paragraphs of a page.
fn paragraphs(page: &str) -> Result<Vec<Paragraph>, TemplateError> {
    let wrong = |error: quick_xml::Error| TemplateError::NotWord(error.to_string());
    let mut reader = Reader::from_str(page);
    let mut done = Vec::new();
    let mut open: Vec<Paragraph> = Vec::new();
    let mut words: Option<(Range<usize>, usize)> = None;
    loop {
        let from = position(&reader);
        let event = reader.read_event().map_err(wrong)?;
        let to = position(&reader);
        match event {
            Event::Start(tag) if tag.name().as_ref() == "w:p" => open.push(Paragraph {
                range: from..from,
                words: Vec::new(),
            }),
            Event::End(tag) if tag.name().as_ref() == "w:p" => {
                if let Some(mut paragraph) = open.pop() {
                    paragraph.range.end = to;
                    done.push(paragraph);
                }
            }
            Event::Start(tag) if tag.name().as_ref() == "w:t" => words = Some((from..to, to)),
            Event::End(tag) if tag.name().as_ref() == "w:t" => {
                if let (Some((tag, begin)), Some(paragraph)) = (words.take(), open.last_mut()) {
                    let raw = page.get(begin..from).unwrap_or_default();
                    let text = unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned());
                    paragraph.words.push(Words {
                        tag,
                        range: begin..from,
                        text,
                    });
                }
            }
            Event::Eof => return Ok(done),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The names of the fields in a page.
pub(super) fn named(page: &str) -> Result<Vec<String>, TemplateError> {
    let paragraphs = paragraphs(page)?;
    let fields = paragraphs.iter().flat_map(Paragraph::fields);
    Ok(fields.map(|(_, name)| name).collect())
}

/// Where the minutes stand in a page.
pub(super) fn place(page: &str) -> Result<Place, TemplateError> {
    for paragraph in paragraphs(page)? {
        if paragraph.fields().iter().any(|(_, name)| name == MINUTES) {
            let section = page[paragraph.range.clone()].contains("<w:sectPr");
            let others = paragraph.text().replace("{{minutes}}", "").trim().is_empty();
            return Ok(Place::Paragraph(paragraph.range, section || !others));
        }
    }
    let end = page.rfind("</w:body>").unwrap_or(page.len());
    // The last section's page is told of after the last paragraph.
    let last = page[..end]
        .rfind("<w:sectPr")
        .filter(|at| !page[*at..end].contains("</w:p>"));
    Ok(Place::End(last.unwrap_or(end)))
}

/// A page with the minutes in their place.
pub(super) fn put(page: &str, place: &Place, minutes: &str) -> String {
    match place {
        Place::Paragraph(range, false) => format!("{}{minutes}{}", &page[..range.start], &page[range.end..]),
        // What stands there besides stays before them; a section ends after them.
        Place::Paragraph(range, true) => {
            let own = &page[range.clone()];
            let kept = filled(own, &[(MINUTES, String::new())]);
            let kept = kept.unwrap_or_else(|_| own.to_owned());
            let (before, after) = (&page[..range.start], &page[range.end..]);
            match own.contains("<w:sectPr") {
                true => format!("{before}{minutes}{kept}{after}"),
                false => format!("{before}{kept}{minutes}{after}"),
            }
        }
        Place::End(at) => format!("{}{minutes}{}", &page[..*at], &page[*at..]),
    }
}

/// A page with its fields filled in. A field that nothing is known for stays as it is.
pub(super) fn filled(page: &str, values: &[(&'static str, String)]) -> Result<String, TemplateError> {
    let value = |name: &str| {
        let known = values.iter().find(|(known, _)| *known == name);
        known.map(|(_, value)| value.as_str())
    };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for paragraph in paragraphs(page)? {
        let fields = paragraph.fields();
        let known: Vec<(Range<usize>, &str)> = fields
            .iter()
            .filter_map(|(range, name)| Some((range.clone(), value(name)?)))
            .collect();
        if !known.is_empty() {
            edits.extend(replaced(page, &paragraph, &known));
        }
    }
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut out = page.to_owned();
    for (range, text) in edits {
        out.replace_range(range, &text);
    }
    Ok(out)
}

/// The runs of a paragraph as they read with its fields filled in: the value stands in the run where the field began.
fn replaced(
    page: &str,
    paragraph: &Paragraph,
    fields: &[(Range<usize>, &str)],
) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut begin = 0;
    for words in &paragraph.words {
        let end = begin + words.text.len();
        let mut text = String::new();
        let mut at = begin;
        for (range, value) in fields {
            if range.end <= begin || range.start >= end {
                continue;
            }
            if range.start >= begin {
                text.push_str(&words.text[at - begin..range.start - begin]);
                text.push_str(value);
            }
            at = range.end.min(end);
        }
        text.push_str(&words.text[(at - begin).min(words.text.len())..]);
        if text != words.text {
            edits.push((words.range.clone(), escape(text.as_str()).into_owned()));
            let tag = &page[words.tag.clone()];
            if !tag.contains("xml:space") {
                let kept = tag.trim_end_matches('>').to_owned() + " xml:space=\"preserve\">";
                edits.push((words.tag.clone(), kept));
            }
        }
        begin = end;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<w:document><w:body><w:p><w:r><w:t>Minutes of {</w:t></w:r><w:r><w:t>{bo</w:t></w:r>\
        <w:r><w:t>dy}} held </w:t></w:r></w:p><w:p><w:r><w:t>{{ date }} &amp; {{other}}</w:t></w:r></w:p>\
        <w:p><w:r><w:t>{{minutes}}</w:t></w:r></w:p><w:sectPr/></w:body></w:document>";

    #[test]
    fn a_field_split_over_runs_is_filled_in() {
        let values = [("body", "A & B".to_owned()), ("date", "1 May".to_owned())];
        let page = filled(PAGE, &values).unwrap();
        let words: Vec<String> = paragraphs(&page).unwrap().iter().map(Paragraph::text).collect();
        assert_eq!(
            words,
            ["Minutes of A & B held ", "1 May & {{other}}", "{{minutes}}"]
        );
        assert!(
            page.contains("A &amp; B") && page.contains("xml:space=\"preserve\""),
            "{page}"
        );
    }

    #[test]
    fn the_minutes_take_the_place_of_their_paragraph() {
        let page = put(PAGE, &place(PAGE).unwrap(), "<w:p/>");
        assert!(page.contains("</w:p><w:p/><w:sectPr/>"), "{page}");
        let without = PAGE.replace("{{minutes}}", "x");
        let page = put(&without, &place(&without).unwrap(), "<w:p/>");
        assert!(
            page.ends_with("<w:p/><w:sectPr/></w:body></w:document>"),
            "{page}"
        );
    }

    #[test]
    fn a_section_that_ends_there_still_ends() {
        let page = PAGE.replace(
            "<w:p><w:r><w:t>{{minutes}}",
            "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{minutes}}",
        );
        let page = put(&page, &place(&page).unwrap(), "<w:p/>");
        assert!(page.contains("<w:p/><w:p><w:pPr><w:sectPr/>"), "{page}");
    }
}
