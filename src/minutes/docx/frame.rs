//! What stands on every page of the Word file: the meeting above, the page's number below, and the marks.

use super::super::document::Document;
use super::super::xml::Xml;
use super::WORD;

/// The head of each page, with the marks that must be on every one.
pub(super) fn header(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open(
        "w:hdr",
        &[
            ("xmlns:w", WORD),
            ("xmlns:v", "urn:schemas-microsoft-com:vml"),
            ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
        ],
    );
    xml.open("w:p", &[]);
    style(&mut xml, "Header");
    if document.draft {
        watermark(&mut xml, &document.marks.draft);
    }
    run(&mut xml, &document.running);
    xml.open("w:r", &[]).empty("w:tab", &[]).close();
    run(&mut xml, &document.kind);
    xml.close();
    if document.exempt {
        xml.open("w:p", &[]);
        style(&mut xml, "Warning");
        run(&mut xml, &document.marks.contains_exempt);
        xml.close();
    }
    xml.finish()
}

/// The foot of each page: its number and how many there are.
pub(super) fn footer(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &[("xmlns:w", WORD)]).open("w:p", &[]);
    style(&mut xml, "Footer");
    run(&mut xml, &format!("{} ", document.marks.page));
    field(&mut xml, " PAGE ");
    run(&mut xml, &format!(" {} ", document.marks.page_of));
    field(&mut xml, " NUMPAGES ");
    xml.finish()
}

pub(super) fn style(xml: &mut Xml, name: &str) {
    xml.open("w:pPr", &[])
        .empty("w:pStyle", &[("w:val", name)])
        .close();
}

pub(super) fn run(xml: &mut Xml, text: &str) {
    xml.open("w:r", &[]);
    xml.holding("w:t", &[("xml:space", "preserve")], text).close();
}

/// Something the reader's program counts.
fn field(xml: &mut Xml, what: &str) {
    xml.open("w:fldSimple", &[("w:instr", what)]);
    run(xml, "1");
    xml.close();
}

/// The one drawing that Word and LibreOffice both put behind the text of every page.
fn watermark(xml: &mut Xml, mark: &str) {
    let place = "position:absolute;margin-left:0;margin-top:0;width:430pt;height:160pt;rotation:315;\
                 z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
                 mso-position-vertical:center;mso-position-vertical-relative:margin";
    xml.open("w:r", &[]).open("w:pict", &[]);
    xml.open(
        "v:shapetype",
        &[
            ("id", "_x0000_t136"),
            ("coordsize", "21600,21600"),
            ("o:spt", "136"),
            ("adj", "10800"),
            ("path", "m@7,l@8,m@5,21600l@6,21600e"),
        ],
    );
    xml.empty("v:textpath", &[("on", "t"), ("fitshape", "t")]).close();
    xml.open(
        "v:shape",
        &[
            ("id", "draft"),
            ("type", "#_x0000_t136"),
            ("alt", mark),
            ("style", place),
            ("fillcolor", "#d9d9d9"),
            ("stroked", "f"),
        ],
    );
    xml.empty("v:fill", &[("opacity", ".5")]);
    xml.empty(
        "v:textpath",
        &[
            ("style", "font-family:Arial;font-size:1pt;font-weight:bold"),
            ("string", mark),
        ],
    );
    xml.close().close().close();
}
