//! Search: every entry of every meeting that has all the words asked for, with the words around them.

use chrono::NaiveDate;
use serde::Serialize;

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

/// Everything in these meetings that has all the words of `query`, in whatever case; words between double
/// quotes must stand together. An empty query finds nothing.
pub fn search(volumes: &[Volume<'_>], query: &str) -> Vec<Hit> {
    let wanted = wanted(query);
    if wanted.is_empty() {
        return Vec::new();
    }
    volumes
        .iter()
        .flat_map(|volume| in_one(volume, &wanted))
        .collect()
}

fn in_one(volume: &Volume<'_>, wanted: &[Vec<char>]) -> Vec<Hit> {
    let meeting = volume.meeting;
    let shown = |person| meeting.people.shown(person).to_owned();
    let mut hits = Vec::new();
    for entry in meeting.entries.iter().filter(|entry| entry.struck.is_none()) {
        let by = entry.by.as_ref().map(shown);
        if let Some(found) = all_found(&entry.text, by.as_deref(), wanted) {
            hits.push(Hit {
                at: Some(entry.when()),
                kind: entry.kind,
                by,
                text: entry.text.clone(),
                found,
                item: volume.item(entry.item.as_ref()),
                ..bare(volume, entry.seq)
            });
        }
    }
    // Written questions that came with the agenda are no entries.
    let written = meeting
        .questions
        .list
        .iter()
        .filter(|question| meeting.entry(question.seq).is_none());
    for question in written {
        let by = Some(shown(&question.by));
        if let Some(found) = all_found(&question.text, by.as_deref(), wanted) {
            hits.push(Hit {
                kind: EntryKind::Question,
                by,
                text: question.text.clone(),
                found,
                item: volume.item(question.item.as_ref()),
                ..bare(volume, question.seq)
            });
        }
    }
    hits.sort_by_key(|hit| hit.seq);
    hits
}

fn bare(volume: &Volume<'_>, seq: Seq) -> Hit {
    Hit {
        meeting: volume.name.to_owned(),
        body: volume.body(),
        date: volume.date(),
        at: None,
        seq,
        item: None,
        kind: EntryKind::Narrative,
        by: None,
        text: String::new(),
        found: (0, 0),
        exempt: volume.is_exempt(seq),
    }
}

/// The words and quoted phrases of a query, folded.
fn wanted(query: &str) -> Vec<Vec<char>> {
    let mut wanted = Vec::new();
    for (at, part) in query.split('"').enumerate() {
        if at % 2 == 1 {
            wanted.push(part.trim());
        } else {
            wanted.extend(part.split_whitespace());
        }
    }
    let folded = wanted
        .into_iter()
        .map(|word| folded(word).map(|(_, c)| c).collect());
    folded.filter(|word: &Vec<char>| !word.is_empty()).collect()
}

/// The letters of `text` in lower case, each with the byte it comes from.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .flat_map(|(at, c)| c.to_lowercase().map(move |lower| (at, lower)))
}

/// Where the first word found in `text` stands, if every word is in it or in its speaker's name.
fn all_found(text: &str, by: Option<&str>, wanted: &[Vec<char>]) -> Option<(usize, usize)> {
    let letters: Vec<(usize, char)> = folded(text).collect();
    let name: Vec<(usize, char)> = by.map(|by| folded(by).collect()).unwrap_or_default();
    let mut first: Option<(usize, usize)> = None;
    for word in wanted {
        match (place(text, &letters, word), &first) {
            (Some(found), Some(before)) if found >= *before => {}
            (Some(found), _) => first = Some(found),
            (None, _) if place("", &name, word).is_some() => {}
            (None, _) => return None,
        }
    }
    Some(first.unwrap_or((0, 0)))
}

fn place(text: &str, letters: &[(usize, char)], word: &[char]) -> Option<(usize, usize)> {
    let at = letters
        .windows(word.len())
        .position(|window| window.iter().map(|(_, c)| c).eq(word))?;
    let (from, last) = (letters[at].0, letters[at + word.len() - 1].0);
    let to = text[last.min(text.len())..]
        .chars()
        .next()
        .map_or(last, |c| last + c.len_utf8());
    Some((from, to))
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
