//! Search: everything in every meeting that a query asks for, with the words around what was found.

use chrono::NaiveDate;
use serde::Serialize;

use super::passage::{Passage, passages};
use super::query::Query;
use super::settled::{self, Settled};
use super::table::{Column, Table};
use super::{Volume, day};
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

/// Everything in these meetings that is asked for on this day, in their order. An empty query finds nothing.
pub fn search(volumes: &[Volume<'_>], query: &Query, today: NaiveDate) -> Vec<Hit> {
    among(volumes, query, today, &Settled::of(settled::closings(volumes)))
}

/// The same, where other meetings, too, may have settled what these left open.
pub fn among(volumes: &[Volume<'_>], query: &Query, today: NaiveDate, settled: &Settled) -> Vec<Hit> {
    if query.is_empty() {
        return Vec::new();
    }
    volumes
        .iter()
        .filter(|volume| query.admits(&volume.body(), volume.date()))
        .flat_map(|volume| in_one(volume, query, today, settled))
        .collect()
}

/// The latest meeting's first; within one, in its order.
pub fn latest_first(hits: &mut [Hit]) {
    hits.sort_by(|a, b| {
        b.date
            .cmp(&a.date)
            .then_with(|| a.meeting.cmp(&b.meeting))
            .then(a.seq.cmp(&b.seq))
    });
}

fn in_one(volume: &Volume<'_>, query: &Query, today: NaiveDate, settled: &Settled) -> Vec<Hit> {
    let (body, date) = (volume.body(), volume.date());
    let found = |mut passage: Passage| {
        passage.settle(volume, settled);
        let found = query.finds(&passage, today)?;
        Some(Hit {
            meeting: volume.name.to_owned(),
            body: body.clone(),
            date,
            at: passage.at,
            seq: passage.seq,
            item: passage.item,
            kind: passage.kind,
            by: passage.by,
            text: passage.text,
            found,
            exempt: passage.exempt,
        })
    };
    passages(volume).into_iter().filter_map(found).collect()
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
