//! One door to every format: a meeting and an order in, bytes out.
//!
//! Each format lies in its own file; this one only knows which is which and what each can hold. It takes the
//! scope with the order and hands nothing on but the meeting as that scope may know it.

use thiserror::Error;

use super::{
    Paper, Scope, Seal, Style, akoma, calendar, compose, docx, html, markdown, odt, popolo, record, table,
    txt,
};
use crate::meeting::Meeting;
use crate::meeting::plain::in_json;
use crate::meeting::wall::Wall;

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Minutes as Markdown.
    Md,
    /// Minutes as one HTML file.
    Html,
    /// Minutes as a Word file.
    Docx,
    /// Minutes as an OpenDocument text.
    Odt,
    /// Minutes as a tagged PDF.
    Pdf,
    /// Minutes as plain text.
    Txt,
    /// The record as one JSON document.
    Json,
    /// Tables for spreadsheets.
    Csv,
    /// The actions as a calendar.
    Ics,
    /// People, motions, votes and speeches as Popolo.
    Popolo,
    /// The debate as Akoma Ntoso.
    Akn,
}

impl Format {
    /// Every format, in the order of the contract.
    pub const ALL: [Format; 11] = [
        Format::Md,
        Format::Html,
        Format::Docx,
        Format::Odt,
        Format::Pdf,
        Format::Txt,
        Format::Json,
        Format::Csv,
        Format::Ics,
        Format::Popolo,
        Format::Akn,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Format::Md => "md",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Pdf => "pdf",
            Format::Txt => "txt",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Ics => "ics",
            Format::Popolo => "popolo",
            Format::Akn => "akn",
        }
    }

    /// What it is, in a line of help.
    pub fn about(self) -> &'static str {
        match self {
            Format::Md => "The paper as Markdown",
            Format::Html => "The paper as one HTML file, for screens, print and screen readers",
            Format::Docx => "The paper as a Word file",
            Format::Odt => "The paper as an OpenDocument text, for LibreOffice",
            Format::Pdf => "The paper as a PDF, tagged for screen readers (PDF/UA-1)",
            Format::Txt => "The paper as plain text, to be pasted into another program",
            Format::Json => "The record as one JSON document",
            Format::Csv => "A table: entries, or with --paper decisions, actions or attendance those",
            Format::Ics => "The actions with their due dates, for a calendar",
            Format::Popolo => "People, motions, votes and speeches as Popolo JSON",
            Format::Akn => "The debate as Akoma Ntoso 3.0 XML",
        }
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Popolo => "json",
            Format::Akn => "xml",
            Format::Md
            | Format::Html
            | Format::Docx
            | Format::Odt
            | Format::Pdf
            | Format::Txt
            | Format::Json
            | Format::Csv
            | Format::Ics => self.word(),
        }
    }

    /// Whether this build of the program writes it.
    pub fn is_built(&self) -> bool {
        *self != Format::Pdf || cfg!(feature = "pdf")
    }

    /// Whether it is a paper that people read, not data for programs.
    pub fn is_printed(self) -> bool {
        match self {
            Format::Md | Format::Html | Format::Docx | Format::Odt | Format::Pdf | Format::Txt => true,
            Format::Json | Format::Csv | Format::Ics | Format::Popolo | Format::Akn => false,
        }
    }

    /// Whether it is text that a terminal can show.
    pub fn is_text(self) -> bool {
        match self {
            Format::Md
            | Format::Html
            | Format::Txt
            | Format::Json
            | Format::Csv
            | Format::Ics
            | Format::Popolo
            | Format::Akn => true,
            Format::Docx | Format::Odt | Format::Pdf => false,
        }
    }
}

/// What is wanted of a meeting.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// For whom.
    pub scope: Scope,
    /// Which paper.
    pub paper: &'a Paper,
    /// In which style.
    pub style: &'a Style,
    /// Whether to mark each page as a draft.
    pub draft: bool,
    /// The log's ULID.
    pub id: &'a str,
    /// What the paper can be held against.
    pub seal: &'a Seal,
    /// The clock of the place where it is written, if that is known.
    pub here: Option<Wall>,
    /// What does not come from the meeting itself.
    pub outside: Outside<'a>,
}

/// What a paper takes from elsewhere than the meeting and the style.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outside<'a> {
    /// What the body's earlier meetings have numbered.
    pub before: Before,
    /// The house's own Word file, which the paper is put into.
    pub template: Option<&'a [u8]>,
    /// Fonts for letters that the PDF's own lacks.
    pub fonts: &'a [Letters],
    /// Whether a table begins with a byte order mark, by which Excel knows that it is UTF-8.
    pub mark: bool,
}

/// A font: its file, and which of those in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The file.
    pub bytes: Vec<u8>,
    /// The place in it, where the file holds several.
    pub index: u32,
}

/// How far the earlier meetings of a body have come in what runs on from one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Before {
    /// The decisions of the year.
    pub decisions: u32,
    /// The minutes.
    pub minutes: u32,
}

/// A meeting in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What is handed on.
    pub bytes: Vec<u8>,
    /// What whoever hands it on should know.
    pub notes: Vec<String>,
}

/// Why a paper cannot be had.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The agenda has no such item, or the public may not know of it.
    #[error("there is no item {0} on this agenda")]
    NoItem(String),
    /// A format that holds a whole meeting was asked for a part of it.
    #[error("{format} is always of the whole meeting: leave out --paper, or ask for md, html or docx")]
    Whole {
        /// The format.
        format: &'static str,
    },
    /// JSON could not be written.
    #[error("the JSON cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The table could not be written.
    #[error("the table cannot be written: {0}")]
    Table(#[from] csv::Error),
    /// The program was built without PDF.
    #[error(
        "this program was built without PDF: ask for docx or html and print that to a PDF, or build it with its `pdf` feature"
    )]
    NoPdf,
    /// The house's Word file cannot be used.
    #[error("the template cannot be used: {0}")]
    Template(#[from] docx::TemplateError),
    /// The PDF could not be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// The file could not be put together.
    #[error("the file cannot be put together: {0}")]
    Io(#[from] std::io::Error),
}

/// A meeting in a format.
///
/// # Errors
/// There is no such item, or the format cannot hold what was asked for.
pub fn export(meeting: &Meeting, format: Format, order: &Order<'_>) -> Result<Exported, ExportError> {
    match (format, order.outside.template) {
        (Format::Pdf, _) => pdf(&document(meeting, order)?, order.outside.fonts),
        (Format::Docx, Some(template)) => {
            let docx::Filled { bytes, notes } = docx::fill(&document(meeting, order)?, template)?;
            Ok(Exported { bytes, notes })
        }
        _ => Ok(Exported {
            bytes: bytes(meeting, format, order)?,
            notes: Vec::new(),
        }),
    }
}

#[cfg(feature = "pdf")]
fn pdf(document: &super::Document, fonts: &[Letters]) -> Result<Exported, ExportError> {
    let pdf = super::pdf::write(document, fonts).map_err(|error| ExportError::Pdf(error.to_string()))?;
    let lacking: Vec<String> = pdf
        .lacking
        .iter()
        .map(|letter| format!("{letter} U+{:04X}", u32::from(*letter)))
        .collect();
    let notes = match lacking.as_slice() {
        [] => Vec::new(),
        lacking => vec![format!(
            "no font here has {}, printed by number: install one, or name a folder of fonts in the style ([pdf] fonts); \
             docx and html have them as they are",
            lacking.join(", ")
        )],
    };
    Ok(Exported {
        bytes: pdf.bytes,
        notes,
    })
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &super::Document, _: &[Letters]) -> Result<Exported, ExportError> {
    Err(ExportError::NoPdf)
}

fn bytes(meeting: &Meeting, format: Format, order: &Order<'_>) -> Result<Vec<u8>, ExportError> {
    let whole = || match order.paper {
        Paper::Minutes => Ok(()),
        _ => Err(ExportError::Whole {
            format: format.word(),
        }),
    };
    let document = || document(meeting, order);
    let record = || {
        let mut record = record::record_here(meeting, order.scope, order.id, order.seal, order.here);
        compose::number(meeting, order, &mut record);
        record
    };
    match format {
        Format::Md => Ok(markdown::write(&document()?).into_bytes()),
        Format::Html => Ok(html::write(&document()?).into_bytes()),
        Format::Docx => Ok(docx::write(&document()?)?),
        Format::Odt => Ok(odt::write(&document()?)?),
        Format::Pdf => Ok(pdf(&document()?, order.outside.fonts)?.bytes),
        Format::Txt => Ok(match order.paper {
            Paper::Item(_) => txt::pasted(document()?),
            _ => txt::write(&document()?),
        }
        .into_bytes()),
        Format::Json => {
            whole()?;
            json(&record())
        }
        Format::Csv => Ok(match order.paper {
            Paper::Minutes => table::entries(&record(), None, order.outside.mark)?,
            Paper::Item(item) => {
                let record = record();
                if !record.agenda.iter().any(|one| one.id == *item) {
                    return Err(ExportError::NoItem(item.to_string()));
                }
                table::entries(&record, Some(item), order.outside.mark)?
            }
            Paper::Decisions => table::decisions(&record(), order.outside.mark)?,
            Paper::Actions => table::actions(&record(), order.outside.mark)?,
            Paper::Attendance => table::attendance(&record(), order.outside.mark)?,
        }),
        Format::Popolo => {
            whole()?;
            json(&popolo::write(&record()))
        }
        Format::Akn => {
            whole()?;
            let running = compose::running(&order.scope.of(meeting));
            Ok(akoma::write(&record(), &order.style.language, &running)?)
        }
        Format::Ics => match order.paper {
            Paper::Minutes | Paper::Actions => Ok(calendar::write(&record()).into_bytes()),
            Paper::Decisions | Paper::Attendance | Paper::Item(_) => Err(ExportError::Whole {
                format: format.word(),
            }),
        },
    }
}

/// JSON in which every character can be seen.
fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, ExportError> {
    Ok((in_json(&serde_json::to_string_pretty(value)?) + "\n").into_bytes())
}

/// The paper as a document.
///
/// # Errors
/// There is no such item.
pub fn document(meeting: &Meeting, order: &Order<'_>) -> Result<super::Document, ExportError> {
    let document = compose::paper(meeting, order);
    let mut document = document.ok_or_else(|| match order.paper {
        Paper::Item(item) => ExportError::NoItem(item.to_string()),
        paper => ExportError::NoItem(paper.to_string()),
    })?;
    document.draft = order.draft;
    Ok(document)
}
