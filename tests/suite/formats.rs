//! Papers in every format: what a reader, a spreadsheet, a calendar and Word get.
use crate::samples;
use std::io::{Cursor, Read};

use quorate::meeting::Meeting;
use quorate::minutes::{ExportError, Format, Order, Paper, Scope, Seal, Style, export};

fn seal() -> Seal {
    Seal {
        events: 77,
        hash: "ab".repeat(32),
    }
}

fn made(meeting: &Meeting, format: Format, scope: Scope, paper: &Paper) -> Result<Vec<u8>, ExportError> {
    let order = Order {
        scope,
        paper,
        style: &Style::default(),
        draft: false,
        id: "01J9Z3T0000000000000000000",
        seal: &seal(),
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    export(meeting, format, &order).map(|exported| exported.bytes)
}

fn text(format: Format, scope: Scope, paper: &Paper) -> String {
    let meeting = samples::parish_council().meeting;
    String::from_utf8(made(&meeting, format, scope, paper).unwrap()).unwrap()
}

fn unzipped(bytes: &[u8], part: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_page_for_browsers() {
    insta::assert_snapshot!(text(Format::Html, Scope::Exempt, &Paper::Minutes));
}

#[test]
fn tables_for_spreadsheets() {
    let papers = [
        Paper::Minutes,
        Paper::Decisions,
        Paper::Actions,
        Paper::Attendance,
    ];
    let tables = papers.map(|paper| format!("{paper}\n{}", text(Format::Csv, Scope::Exempt, &paper)));
    insta::assert_snapshot!(tables.join("\n").replace("\r\n", "\n"));
}

#[test]
fn a_calendar() {
    let calendar = text(Format::Ics, Scope::Public, &Paper::Minutes);
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count());
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
}

#[test]
fn civic_data() {
    insta::assert_snapshot!(text(Format::Popolo, Scope::Public, &Paper::Minutes));
}

/// Whoever a collection refers to is in another one.
#[test]
fn civic_data_refers_to_what_is_there() {
    let data: serde_json::Value =
        serde_json::from_str(&text(Format::Popolo, Scope::Exempt, &Paper::Minutes)).unwrap();
    let mut known = std::collections::HashSet::new();
    let mut wanted = Vec::new();
    fn visit<'a>(value: &'a serde_json::Value, see: &mut impl FnMut(&'a str, &'a str)) {
        match value {
            serde_json::Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                if let Some(text) = value.as_str() {
                    see(name, text);
                }
                visit(value, see);
            }),
            serde_json::Value::Array(values) => values.iter().for_each(|value| visit(value, see)),
            _ => {}
        }
    }
    visit(&data, &mut |name, text| match name {
        "id" => {
            known.insert(text);
        }
        name if name.ends_with("_id") => wanted.push(text),
        _ => {}
    });
    assert!(wanted.len() > 50, "{}", wanted.len());
    for id in wanted {
        assert!(known.contains(id), "{id}");
    }
}

#[test]
fn a_debate_record() {
    let xml = text(Format::Akn, Scope::Exempt, &Paper::Minutes);
    well_formed(&xml);
    // Each id is there once, and each reference leads to one.
    let values = |name: &str| -> Vec<String> {
        let before = format!(" {name}=\"");
        let parts = xml.split(before.as_str()).skip(1);
        parts
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect()
    };
    let ids = values("eId");
    let once: std::collections::HashSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), once.len());
    for name in ["by", "to", "refersTo", "outcome", "source"] {
        for reference in values(name) {
            assert!(once.contains(&reference[1..].to_owned()), "{name} {reference}");
        }
    }
    insta::assert_snapshot!(xml.replace("><", ">\n<"));
}

#[test]
fn papers_that_hold_a_part() {
    let papers = [
        Paper::Decisions,
        Paper::Actions,
        Paper::Attendance,
        Paper::Item("2".into()),
    ];
    let papers = papers.map(|paper| text(Format::Md, Scope::Public, &paper));
    insta::assert_snapshot!(papers.join("\n=========\n\n"));
}

#[test]
fn a_part_that_cannot_be_had_is_refused() {
    let meeting = samples::parish_council().meeting;
    let nowhere = Paper::Item("99".into());
    for format in [Format::Md, Format::Html, Format::Docx, Format::Pdf, Format::Csv] {
        let refused = made(&meeting, format, Scope::Public, &nowhere);
        assert!(matches!(refused, Err(ExportError::NoItem(_))), "{format:?}");
    }
    for format in [Format::Json, Format::Ics, Format::Popolo, Format::Akn] {
        let refused = made(&meeting, format, Scope::Public, &nowhere);
        assert!(matches!(refused, Err(ExportError::Whole { .. })), "{format:?}");
    }
}

#[test]
fn a_word_file_with_real_headings_lists_and_tables() {
    let meeting = samples::parish_council().meeting;
    let bytes = made(&meeting, Format::Docx, Scope::Exempt, &Paper::Minutes).unwrap();
    let body = unzipped(&bytes, "word/document.xml");
    for wanted in [
        "<w:pStyle w:val=\"Title\"/>",
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:pStyle w:val=\"Heading2\"/>",
        "<w:pStyle w:val=\"ListBullet\"/>",
        "<w:tblHeader/>",
        "<w:footerReference",
    ] {
        assert!(body.contains(wanted), "{wanted}");
    }
    let styles = unzipped(&bytes, "word/styles.xml");
    // Every style that the body names is there, under the name that Word knows headings by.
    for (at, _) in body.match_indices("<w:pStyle w:val=\"") {
        let name = body[at + 17..].split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name}");
    }
    assert!(styles.contains("w:name w:val=\"heading 1\"") && styles.contains("w:lang w:val=\"en-GB\""));
    assert!(unzipped(&bytes, "word/header1.xml").contains("NOT FOR PUBLICATION"));
    assert!(unzipped(&bytes, "word/footer1.xml").contains(" PAGE "));
    assert!(unzipped(&bytes, "docProps/core.xml").contains("<dc:title>Nether Wallop Parish Council"));
    for part in [
        "word/document.xml",
        "word/numbering.xml",
        "word/styles.xml",
        "word/header1.xml",
    ] {
        well_formed(&unzipped(&bytes, part));
    }
}

/// Every element that is opened is closed, and every link is one the relations name.
fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
}

#[test]
fn the_same_log_gives_the_same_bytes() {
    let meeting = samples::parish_council().meeting;
    for format in Format::ALL.into_iter().filter(Format::is_built) {
        let [one, two] = [(); 2].map(|()| made(&meeting, format, Scope::Exempt, &Paper::Minutes).unwrap());
        assert!(one == two, "{format:?}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_what_to_do_instead() {
    let meeting = samples::parish_council().meeting;
    let why = made(&meeting, Format::Pdf, Scope::Public, &Paper::Minutes).unwrap_err();
    let why = why.to_string();
    assert!(why.contains("docx or html"), "{why}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_that_says_which_letters_it_lacks() {
    let mut sitting = samples::union_branch();
    sitting.narrates(
        "A guest from \u{6771}\u{4eac} spoke of Łódź and \u{39a}\u{3cd}\u{3c0}\u{3c1}\u{3bf}\u{3c2}.",
    );
    let order = Order {
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style: &Style::default(),
        draft: true,
        id: "",
        seal: &seal(),
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    let pdf = export(&sitting.meeting, Format::Pdf, &order).unwrap();
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(
        pdf.notes,
        [
            "no font here has \u{4eac} U+4EAC, \u{6771} U+6771, printed by number: install one, or name a folder of fonts in the style ([pdf] fonts); docx and html have them as they are"
        ]
    );
}

/// A letterhead with a field split over runs, one in its header, and no styles of its own.
fn letterhead() -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"
                .to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document {W}><w:body><w:p><w:r><w:t>{{{{bo</w:t></w:r><w:r><w:t>dy}}}}, the </w:t></w:r></w:p>\
                 <w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{{{minutes}}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
                 <w:p/><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/header1.xml",
            format!("<w:hdr {W}><w:p><w:r><w:t>{{{{ date }}}}</w:t></w:r></w:p></w:hdr>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_minutes_stand_in_the_houses_own_word_file() {
    let meeting = samples::parish_council().meeting;
    let template = letterhead();
    let order = Order {
        scope: Scope::Exempt,
        paper: &Paper::Minutes,
        style: &Style::default(),
        draft: true,
        id: "",
        seal: &seal(),
        here: None,
        outside: quorate::minutes::Outside {
            template: Some(&template),
            ..Default::default()
        },
    };
    let filled = export(&meeting, Format::Docx, &order).unwrap();
    let body = unzipped(&filled.bytes, "word/document.xml");
    assert!(
        body.contains(">Nether Wallop Parish Council<") && !body.contains("{{"),
        "{body}"
    );
    // In its cell, before the house's own last page.
    let place = |words: &str| body.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(place("<w:tc><w:p>") < place("Heading1") && place("Heading1") < place("</w:tc>"));
    assert!(body.contains("<w:pgSz w:w=\"1\"/>"), "the page is the house's");
    let header = unzipped(&filled.bytes, "word/header1.xml");
    assert!(
        header.contains(">3 June 2025<") && header.contains("NOT FOR PUBLICATION"),
        "{header}"
    );
    let styles = unzipped(&filled.bytes, "word/styles.xml");
    let numbering = unzipped(&filled.bytes, "word/numbering.xml");
    for (at, _) in body.match_indices("<w:pStyle w:val=\"") {
        let name = body[at + 17..].split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name}");
    }
    for (at, _) in body.match_indices("<w:numId w:val=\"") {
        let id = body[at + 16..].split('"').next().unwrap();
        assert!(numbering.contains(&format!("w:numId=\"{id}\"")), "{id}");
    }
    let kinds = unzipped(&filled.bytes, "[Content_Types].xml");
    assert!(kinds.contains("/word/numbering.xml") && kinds.contains("/word/styles.xml"));
    for part in [
        "word/document.xml",
        "word/header1.xml",
        "word/styles.xml",
        "word/numbering.xml",
    ] {
        well_formed(&unzipped(&filled.bytes, part));
    }
    let lacking = quorate::minutes::docx::lacking(&template).unwrap();
    assert!(!lacking.place && lacking.styles.contains(&"Decision"));
    assert!(quorate::minutes::docx::lacking(b"no zip").is_err());
}
