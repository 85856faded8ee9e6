//! What each format's reader makes of its files: numbers that Word computes, changes, boxes, tables, columns.

use std::io::Write;

use super::super::*;
use super::{asked, nothing_is_lost, told};

/// A zip archive of these parts.
pub(super) fn parcel(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"x\" xmlns:wps=\"y\"";

pub(super) fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    parcel(&[
        (
            "word/document.xml",
            &format!("<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            &format!("<w:numbering {W}>{numbering}</w:numbering>"),
        ),
        ("word/styles.xml", &format!("<w:styles {W}>{styles}</w:styles>")),
        (
            "word/header1.xml",
            &format!("<w:hdr {W}><w:p><w:r><w:t>Draft 3</w:t></w:r></w:p></w:hdr>"),
        ),
    ])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn listed(text: &str, level: usize, list: u32) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// The items alone.
fn items(paper: &Paper) -> String {
    let told = told(paper);
    told.lines()
        .skip(1)
        .filter(|line| !line.starts_with("Member") && !line.starts_with("Attending"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn of(bytes: &[u8], ending: &str) -> Paper {
    let paper = read(bytes, Some(ending), &asked()).unwrap();
    nothing_is_lost(&paper).unwrap();
    paper
}

const HEAD: [&str; 2] = ["Testham Town Council", "Monday 2 March 2026, 7.00pm"];

#[test]
fn word_counts_its_lists_level_by_level() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\">{}{}{}</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"6\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>",
        level(0, "decimal", "%1.", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "(%3)", ""),
    );
    let body = [
        p(HEAD[0]),
        p(HEAD[1]),
        p("AGENDA"),
        listed("Apologies", 0, 5),
        listed("Finance", 0, 5),
        listed("Budget", 1, 5),
        listed("Grants", 1, 5),
        listed("Large", 2, 5),
        listed("Small", 2, 5),
        listed("Planning", 0, 5),
        listed("Applications", 1, 5),
        listed("Later business", 0, 6),
        listed("Close", 0, 6),
    ];
    assert_eq!(
        items(&of(&docx(&body.concat(), &numbering, ""), "docx")),
        "[1] Apologies\n[2] Finance\n  [2.1] Budget\n  [2.2] Grants\n    [(a)] Large\n    [(b)] Small\n[3] Planning\n  [3.1] Applications\n[9] Later business\n[10] Close"
    );
}

#[test]
fn a_style_may_number_its_paragraphs() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Item\"/>"),
        level(1, "lowerLetter", "%2)", "<w:pStyle w:val=\"Part\"/>"),
    );
    let styles = "<w:style w:styleId=\"Item\"><w:name w:val=\"Item\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"Part\"><w:name w:val=\"Part\"/><w:basedOn w:val=\"Item\"/></w:style>\
        <w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>";
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        styled("T", HEAD[0]),
        p(HEAD[1]),
        styled("Item", "Welcome"),
        styled("Item", "Reports"),
        styled("Part", "Chair"),
        styled("Part", "Treasurer"),
        styled("Item", "Close"),
    ];
    assert_eq!(
        items(&of(&docx(&body.concat(), &numbering, styles), "docx")),
        "[I] Welcome\n[II] Reports\n  [a] Chair\n  [b] Treasurer\n[III] Close"
    );
}

#[test]
fn changes_are_accepted_and_boxes_and_tables_are_read() {
    let change = "<w:p><w:r><w:t>1. Road </w:t></w:r><w:del><w:r><w:delText>works</w:delText></w:r></w:del><w:ins><w:r><w:t>repairs</w:t></w:r></w:ins></w:p>";
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        p("Venue: The Reading Room"),
        p("Venue: The Reading Room")
    );
    let row = |a: &str, b: &str, c: &str| {
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p(a),
            p(b),
            p(c)
        )
    };
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("No.", "Item", "Page"),
        row("2", "Footpaths", "3 - 9"),
        row("3", "Close", "")
    );
    let body = [
        p(HEAD[0]),
        p(HEAD[1]),
        boxed,
        p("Agenda"),
        change.to_owned(),
        table,
    ];
    let paper = of(&docx(&body.concat(), "", ""), "docx");
    assert_eq!(paper.head.venue.as_deref(), Some("The Reading Room"));
    assert_eq!(items(&paper), "[1] Road repairs\n[2] Footpaths\n[3] Close");
    let left: Vec<String> = paper.agenda().left.iter().map(|left| left.text.clone()).collect();
    assert!(
        left.iter().any(|text| text == "Draft 3") && left.iter().any(|text| text == "3 - 9"),
        "{left:?}"
    );
}

#[test]
fn open_document_counts_its_lists() {
    let style = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style>";
    let item =
        |text: &str, inner: &str| format!("<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>");
    let inner = format!(
        "<text:list>{}{}</text:list>",
        item("Budget", ""),
        item("Grants", "")
    );
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><office:automatic-styles>{style}</office:automatic-styles><office:body><office:text>\
         <text:h text:outline-level=\"1\">{}</text:h><text:p>{}</text:p><text:p>Agenda</text:p><text:list text:style-name=\"L\">{}{}</text:list>\
         <text:p>Between</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\">{}</text:list></office:text></office:body></office:document-content>",
        HEAD[0],
        HEAD[1],
        item("Apologies", ""),
        item("Finance", &inner),
        item("Close", "")
    );
    let paper = of(
        &parcel(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", &content),
        ]),
        "odt",
    );
    assert_eq!(
        items(&paper),
        "[1] Apologies\n[2] Finance\n  [(a)] Budget\n  [(b)] Grants\n      | Between\n[3] Close"
    );
}

/// A PDF with text at places, in Helvetica: pages of (x, y, size, words).
#[cfg(feature = "pdf")]
pub(super) fn pdf(pages: &[&[(u32, u32, u32, &str)]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let ops: String = page
            .iter()
            .map(|(x, y, size, text)| format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"))
            .collect();
        let number = objects.len() + 1;
        kids += &format!("{number} 0 R ");
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>", number + 1));
        objects.push(format!("<< /Length {} >>\nstream\n{ops}endstream", ops.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    of_objects(&objects)
}

/// A PDF of these objects.
#[cfg(feature = "pdf")]
pub(super) fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).into_bytes());
    }
    let xref = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    out.extend(
        format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF",
            objects.len() + 1
        )
        .into_bytes(),
    );
    out
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_read_by_rows_with_its_running_heads_left_out() {
    let first: Vec<(u32, u32, u32, &str)> = vec![
        (60, 800, 18, "Testham Town Council"),
        (60, 770, 11, "Monday 2 March 2026, 7.00pm"),
        (60, 740, 12, "AGENDA"),
        (60, 710, 11, "1."),
        (90, 710, 11, "Apologies for absence"),
        (500, 710, 11, "3 - 4"),
        (60, 690, 11, "2."),
        (
            90,
            690,
            11,
            "A title that is so long that it fills all of its column and then",
        ),
        (90, 676, 11, "goes on below"),
        (60, 650, 11, "3."),
        (90, 650, 11, "Planning"),
        (90, 636, 11, "(a)"),
        (115, 636, 11, "Orchard Close"),
        (90, 622, 11, "(b)"),
        (115, 622, 11, "Long Furlong"),
        (280, 30, 9, "Page 1 of 2"),
    ];
    let second: Vec<(u32, u32, u32, &str)> = vec![
        (60, 800, 18, "Testham Town Council"),
        (60, 760, 11, "4."),
        (90, 760, 11, "Close"),
        (280, 30, 9, "Page 2 of 2"),
    ];
    let paper = of(&pdf(&[&first, &second]), "pdf");
    assert_eq!(
        told(&paper),
        "Testham Town Council | - | 2026-03-02 19:00-- | -\n[1] Apologies for absence\n[2] A title that is so long that it fills all of its column and then goes on below\n[3] Planning\n  [(a)] Orchard Close\n  [(b)] Long Furlong\n[4] Close\n"
    );
}

#[cfg(feature = "pdf")]
#[test]
fn two_columns_are_read_one_after_the_other() {
    let left = [
        "Members of the committee are listed",
        "in this column, and it runs on for",
        "many lines of ordinary words that",
        "have nothing to do with what stands",
        "on the right of the page, which is",
        "the agenda of the next meeting, so",
        "that both have to be kept apart and",
        "read one after the other, in order,",
        "as any person would read them both.",
        "This is the last line of the column.",
    ];
    let right = [
        "AGENDA",
        "1. Apologies for absence of members",
        "2. Minutes of the meeting in February",
        "3. Report of the treasurer on the year",
        "4. Election of the officers for 2026",
        "5. Allotments: rents and the water bill",
        "6. Playground: quotations for a fence",
        "7. Planning applications in the parish",
        "8. Correspondence received since then",
        "9. Date of the next ordinary meeting",
    ];
    let mut all = vec![
        (60, 800, 18, "Testham Town Council"),
        (60, 770, 11, "Monday 2 March 2026, 7.00pm"),
    ];
    for (n, (l, r)) in left.iter().zip(right).enumerate() {
        let y = 720 - 16 * u32::try_from(n).unwrap();
        all.push((60, y, 11, *l));
        all.push((320, y, 11, r));
    }
    let paper = of(&pdf(&[&all]), "pdf");
    let numbers: Vec<Option<String>> = paper
        .agenda()
        .items
        .iter()
        .map(|item| item.number.clone())
        .collect();
    assert_eq!(numbers.len(), 9, "{}", told(&paper));
    assert!(
        paper.agenda().items[0].title.starts_with("Apologies")
            && paper.agenda().items.iter().all(|item| item.notes.is_empty())
    );
}
