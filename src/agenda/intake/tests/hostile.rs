//! Files that would harm their reader: each is refused, with a reason, in no time.

use std::time::{Duration, Instant};

use super::super::*;
use super::asked;
use super::formats::{docx, parcel};

fn refused(bytes: &[u8], ending: &str, because: &str) {
    let began = Instant::now();
    let unread = read(bytes, Some(ending), &asked())
        .expect_err("it should be refused")
        .to_string();
    assert!(unread.contains(because), "{unread}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn archives_that_unpack_to_more_than_a_paper_are_refused() {
    let zeros = " ".repeat(60 << 20);
    let bomb = parcel(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 200_000);
    refused(&bomb, "docx", "unpacks to more");
    let odt = parcel(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &zeros),
    ]);
    refused(&odt, "odt", "unpacks to more");
    refused(b"PK\x03\x04 and nothing", "docx", "damaged");
    refused(&parcel(&[("a.txt", "x")]), "zip", "no .docx or .odt");
}

#[test]
fn entities_and_depth_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    refused(&parcel(&[("word/document.xml", laughs)]), "docx", "entities");
    refused(
        &parcel(&[(
            "word/document.xml",
            "<w:document><w:body>&file;</w:body></w:document>",
        )]),
        "docx",
        "entities",
    );
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>";
    refused(
        &parcel(&[("mimetype", "x"), ("content.xml", outside)]),
        "odt",
        "entities",
    );
    let deep = format!("<d>{}{}</d>", "<p>".repeat(5_000), "</p>".repeat(5_000));
    refused(&parcel(&[("word/document.xml", &deep)]), "docx", "deeper");
    refused(&parcel(&[("word/document.xml", "<a><b></a>")]), "docx", "damaged");
}

#[test]
fn locked_and_foreign_files_say_what_to_do() {
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "doc", "old Word");
    refused(b"{\\rtf1 x}", "rtf", "save it as .docx");
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    refused(
        &parcel(&[("META-INF/manifest.xml", manifest), ("content.xml", "<x/>")]),
        "odt",
        "password",
    );
    refused(&[0u8, 1, 2, 3, 0, 0, 7, 8].repeat(200), "bin", "no paper");
}

#[test]
fn lists_that_name_one_another_end() {
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"S\"/><w:numStyleLink w:val=\"S\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    assert!(read(&docx(body, numbering, styles), Some("docx"), &asked()).is_ok());
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::super::formats::of_objects;
    use super::*;

    fn page(resources: &str, content: &str, more: &[String]) -> Vec<u8> {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>"
            ),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        ];
        objects.extend_from_slice(more);
        of_objects(&objects)
    }

    #[test]
    fn drawings_in_drawings_are_refused() {
        let form = |inner: &str| {
            let content = "/A Do /B Do";
            format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {inner} >> >> /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            )
        };
        // Each draws the next one twice: more drawings than atoms in this page.
        let mut chain: Vec<String> = (0..30)
            .map(|n| form(&format!("/A {0} 0 R /B {0} 0 R", 6 + n)))
            .collect();
        chain.push(form(""));
        refused(
            &page("/XObject << /A 5 0 R >>", "/A Do", &chain),
            "pdf",
            "without end",
        );
        let circle = [form("/A 5 0 R")];
        refused(&page("/XObject << /A 5 0 R >>", "/A Do", &circle), "pdf", "text");
    }

    #[test]
    fn streams_that_unpack_to_more_than_a_paper_are_refused() {
        use std::io::Write;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; 110 << 20]).unwrap();
        let packed = packed.finish().unwrap();
        let mut bytes = page("", "", &[]);
        bytes.extend(
            format!(
                "9 0 obj << /Filter /FlateDecode /Length {} >>\nstream\n",
                packed.len()
            )
            .into_bytes(),
        );
        bytes.extend(&packed);
        bytes.extend(b"\nendstream endobj");
        refused(&bytes, "pdf", "unpacks to more");
        let twice = b"%PDF-1.5\n9 0 obj << /Filter [/FlateDecode /FlateDecode] /Length 3 >>\nstream\nabc\nendstream endobj".to_vec();
        refused(&twice, "pdf", "unpacks to more");
    }

    #[test]
    fn a_locked_or_scanned_or_broken_one_says_so() {
        let bytes = page("", "", &[]);
        refused(&bytes, "pdf", "no text");
        refused(b"%PDF-1.7\nrubbish", "pdf", "damaged");
        let text = String::from_utf8(bytes).unwrap();
        let locked = text.replace("/Root 1 0 R", "/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <0102030405060708091011121314151617181920212223242526272829303132> /U <0102030405060708091011121314151617181920212223242526272829303132> >>");
        refused(locked.as_bytes(), "pdf", "password");
    }
}

#[test]
fn a_hundred_pages_take_no_time() {
    let mut text = String::from("Testham Town Council\nMonday 2 March 2026, 7.00pm\nAGENDA\n");
    for n in 1..=60 {
        text += &format!(
            "{n}. Item of business number {n}\n   A note that says what it is about, at some length.\n"
        );
    }
    for n in 0..6_000 {
        text += &format!(
            "{}. Paragraph of a report that stands behind the agenda, with words and more words.\n",
            n % 40 + 1
        );
    }
    let began = Instant::now();
    let paper = read(text.as_bytes(), Some("txt"), &asked()).unwrap();
    let page = write(&paper.agenda());
    // In a build without optimisation; a release build takes a twentieth.
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!(paper.agenda().items.len(), 60);
    assert!(crate::agenda::read(&page).is_ok());
}
