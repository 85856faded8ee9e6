//! From a meeting to what is handed on. Pure: a meeting in, a document or text out; no file, no clock.
//!
//! ```text
//! meeting ─ scope ─┬─ compose ─▶ document ─┬─▶ markdown, html, docx, odt, pdf, txt
//!                  └─ record ──────────────┴─▶ JSON, table (CSV), calendar (iCalendar), popolo, akoma
//! ```
//!
//! `style` is the house's own: its words are data, and `compose` asks it for every sentence. `clause` joins what
//! was said to the name of whoever said it.
//! `export` is the one door to all of them. A format is a file here: it knows `document` or `record`, and
//! nothing of meetings. `schema` describes the record and the log.
//!
//! Whoever wants something for the public asks with [`Scope::Public`] and cannot forget to leave the
//! exempt facts out: nothing in this room takes a meeting without saying for whom.

pub mod akoma;
pub mod calendar;
pub mod clause;
pub mod compare;
pub mod compose;
mod direction;
pub mod document;
pub mod docx;
pub mod export;
pub mod html;
pub mod markdown;
mod named;
pub mod odt;
pub mod paper;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod popolo;
pub mod record;
pub mod schema;
pub mod style;
pub mod table;
pub mod txt;
mod xml;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::Meeting;

pub use document::Document;
pub use export::{Before, ExportError, Exported, Format, Letters, Order, Outside, document, export};
pub use paper::Paper;
pub use record::Record;
pub use style::Style;

/// For whom a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// What the public may see, and nothing more.
    #[default]
    Public,
    /// With what was said while press and public were excluded: for those entitled to it.
    Exempt,
}

impl Scope {
    /// The meeting as those of this scope may know it.
    pub fn of(self, meeting: &Meeting) -> Cow<'_, Meeting> {
        match self {
            Scope::Public => Cow::Owned(meeting.public()),
            Scope::Exempt => Cow::Borrowed(meeting),
        }
    }
}

/// What minutes can be held against years later: how long the log was, and the hash of its last line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Seal {
    /// How many facts the log held, the exempt ones too.
    pub events: u64,
    /// SHA-256 of the log's last line, as 64 hex digits.
    pub hash: String,
}
