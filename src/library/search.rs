//! What was found, and how it is shown: the words around it, the table.

use chrono::NaiveDate;
use serde::Serialize;

use super::day;
use super::table::{Column, Table};
use crate::meeting::minute::EntryKind;
use crate::meeting::{Moment, Seq};

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The log it is in.
    pub meeting: String,
    /// Whose meeting it was.
    pub body: String,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// When it happened; none of what came with the agenda page.
    pub at: Option<Moment>,
    /// The entry or fact to go to.
    pub seq: Seq,
    /// The item: its number and title.
    pub item: Option<String>,
    /// What it is.
    pub kind: EntryKind,
    /// Whose it is.
    pub by: Option<String>,
    /// All its words.
    pub text: String,
    /// The words as they were approved, where a later minute corrected them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// Where in `text` the first of the words stands, in bytes.
    pub found: (usize, usize),
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

impl Hit {
    /// The words found with up to `around` characters on either side, cut between words and marked so.
    pub fn excerpt(&self, around: usize) -> String {
        let (from, to) = self.found;
        let before = &self.text[..from];
        let start = match before.char_indices().rev().nth(around.saturating_sub(1)) {
            Some((at, _)) if at > 0 => before[at..].find(' ').map_or(from, |space| at + space + 1),
            _ => 0,
        };
        let after = &self.text[to..];
        let end = match after.char_indices().nth(around) {
            Some((at, _)) => to + after[..at].rfind(' ').unwrap_or(0),
            None => self.text.len(),
        };
        let (open, close) = (
            if start > 0 { "… " } else { "" },
            if end < self.text.len() { " …" } else { "" },
        );
        format!("{open}{}{close}", &self.text[start..end])
    }
}

/// What was found as a table, each with the words around it.
pub fn table(hits: &[Hit]) -> Table {
    let mut table = Table::new([
        Column::fixed("Date"),
        Column::fixed("Time"),
        Column::text("Item"),
        Column::text("By"),
        Column::text("Found"),
        Column::fixed("Log"),
    ]);
    for hit in hits {
        let exempt = if hit.exempt { " (exempt)" } else { "" };
        table.row([
            day(hit.date),
            hit.at
                .map(|at| at.format("%H:%M").to_string())
                .unwrap_or_default(),
            hit.item.clone().unwrap_or_default(),
            hit.by.clone().unwrap_or_default(),
            format!("{}{exempt}", hit.excerpt(60)),
            format!("{} #{}", hit.meeting, hit.seq),
        ]);
    }
    table
}
