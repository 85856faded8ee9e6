//! Which format bytes are in, and its reader.

use super::line::Line;
use super::parcel::Parcel;
use super::{docx, html, markdown, odt, text};

/// The most bytes of a paper.
pub const MOST_BYTES: usize = 64 << 20;
/// More lines than any agenda with its papers has.
const MOST_LINES: usize = 60_000;

/// Why a paper could not be read, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is wrong with it.
    pub what: String,
    /// What to do instead.
    pub instead: String,
}

impl Unread {
    pub(super) fn new(what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            instead: instead.into(),
        }
    }
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.what, self.instead)
    }
}

impl std::error::Error for Unread {}

/// The lines of a paper, whatever its format. `ending` is that of its name, where it has one.
///
/// # Errors
/// It is in no format that can be read, it is damaged or locked, or there is more in it than in any paper.
pub fn lines(bytes: &[u8], ending: Option<&str>) -> Result<Vec<Line>, Unread> {
    if bytes.len() > MOST_BYTES {
        return Err(Unread::new(
            "it is larger than any paper",
            "is this the right file?",
        ));
    }
    let ending = ending.map(str::to_ascii_lowercase).unwrap_or_default();
    let begin = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let lines = if begin.windows(5).any(|five| five == b"%PDF-") {
        of_pdf(bytes)?
    } else if bytes.starts_with(b"PK\x03\x04") {
        of_parcel(bytes)?
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unread::new(
            "it is a file of an old Word, or one that is locked with a password",
            "save it as .docx, without a password",
        ));
    } else if bytes.starts_with(b"{\\rtf") {
        return Err(Unread::new("it is rich text (.rtf)", "save it as .docx or .odt"));
    } else {
        let text = text::decode(bytes);
        let begin: String = text.chars().take(1024).collect::<String>().to_ascii_lowercase();
        let tagged = ["<!doctype html", "<html", "<body", "<table", "<head"]
            .iter()
            .any(|tag| begin.contains(tag));
        if text.contains('\0')
            || text
                .chars()
                .take(4096)
                .filter(|c| c.is_control() && !c.is_whitespace())
                .count()
                > 40
        {
            return Err(Unread::new(
                "it is no text, and no paper that can be read",
                "give a .docx, .odt, .pdf, .html, .md or .txt",
            ));
        }
        if matches!(ending.as_str(), "html" | "htm" | "xhtml")
            || tagged
            || begin.trim_start().starts_with("<p")
            || begin.trim_start().starts_with("<div")
        {
            html::lines(&text)
        } else if matches!(ending.as_str(), "md" | "markdown") || is_markdown(&text) {
            markdown::lines(&text)
        } else {
            text::lines(&text)
        }
    };
    if lines.len() > MOST_LINES {
        return Err(Unread::new(
            "it has more lines than any paper",
            "is this the right file?",
        ));
    }
    Ok(lines)
}

/// Headings, emphasis or links of Markdown in a text that says nothing of its format.
fn is_markdown(text: &str) -> bool {
    let heading = |line: &str| line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ");
    text.lines().take(200).any(|line| {
        heading(line) || (line.contains("**") && line.matches("**").count() >= 2) || line.contains("](")
    })
}

fn of_parcel(bytes: &[u8]) -> Result<Vec<Line>, Unread> {
    let mut parcel = Parcel::open(bytes)?;
    let names = parcel.names();
    let has = |name: &str| names.iter().any(|own| own == name);
    if has("word/document.xml") {
        docx::lines(&mut parcel)
    } else if has("content.xml") {
        odt::lines(&mut parcel)
    } else {
        Err(Unread::new(
            "it is an archive, and no .docx or .odt",
            "give the paper itself",
        ))
    }
}

#[cfg(feature = "pdf")]
fn of_pdf(bytes: &[u8]) -> Result<Vec<Line>, Unread> {
    super::pdf::lines(bytes)
}

#[cfg(not(feature = "pdf"))]
fn of_pdf(_: &[u8]) -> Result<Vec<Line>, Unread> {
    Err(Unread::new(
        "this build of quorate reads no PDF",
        "give the paper as .docx, .odt, .html or .txt",
    ))
}
