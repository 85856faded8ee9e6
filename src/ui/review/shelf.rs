//! The shelf: every saved meeting in a line, found as one types.

use std::path::Path;

use crate::library::shelf::{Shelved, in_order};
use crate::meeting::words;
use crate::ui::keys::Going;
use crate::ui::line::Line;
use crate::ui::update::stepped;

/// The shelf.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The meetings, the latest first.
    pub meetings: Vec<Shelved>,
    /// What is typed to find some.
    pub filter: Line,
    /// What each meeting can be found by, in small letters.
    words: Vec<String>,
    found: Vec<usize>,
    at: usize,
}

impl Shelf {
    /// A shelf with these meetings.
    pub fn new(mut meetings: Vec<Shelved>) -> Self {
        in_order(&mut meetings);
        let words = meetings.iter().map(findable).collect();
        let mut shelf = Self {
            meetings,
            filter: Line::default(),
            words,
            found: Vec::new(),
            at: 0,
        };
        shelf.search();
        shelf
    }

    /// The same with other meetings: what is typed stays, and what is selected where it is still there.
    pub(in crate::ui) fn refill(&mut self, meetings: Vec<Shelved>) {
        let selected = self.chosen().map(|one| one.path.clone());
        let filter = std::mem::take(&mut self.filter);
        *self = Self::new(meetings);
        self.filter = filter;
        self.search();
        // At the top whoever reads stays at the top, whatever comes above.
        self.select(selected.as_deref().filter(|_| self.at > 0));
    }

    /// Finds anew by what is typed: each word somewhere in the meeting's line.
    pub(in crate::ui) fn search(&mut self) {
        let wanted = self.filter.text().to_lowercase();
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let has = |text: &String| wanted.iter().all(|word| text.contains(word));
        self.found = (0..self.meetings.len())
            .filter(|at| self.words.get(*at).is_some_and(has))
            .collect();
        self.at = 0;
    }

    /// The meetings found, from the `first` on.
    pub fn found(&self, first: usize) -> impl Iterator<Item = &Shelved> {
        let found = self.found.iter().skip(first);
        found.filter_map(|at| self.meetings.get(*at))
    }

    /// How many were found.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Which is selected, of those found.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// The meeting selected.
    pub fn chosen(&self) -> Option<&Shelved> {
        self.found.get(self.at).and_then(|at| self.meetings.get(*at))
    }

    pub(in crate::ui) fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, self.found.len().saturating_sub(1), page, going);
    }

    /// Selects the meeting of this log, if it is found.
    pub(in crate::ui) fn select(&mut self, path: Option<&Path>) {
        let is = |one: &Shelved| path.is_some_and(|path| one.path == path);
        let at = self.found(0).position(is);
        self.at = at.unwrap_or(self.at);
    }

    pub(in crate::ui) fn select_row(&mut self, at: usize) {
        if at < self.found.len() {
            self.at = at;
        }
    }
}

/// What a meeting can be found by.
fn findable(one: &Shelved) -> String {
    let date = one.date.map(|date| format!("{date} {}", words::date(date)));
    let problem = if one.problem.is_some() { "damaged" } else { "" };
    let name = one.path.file_name().map(|name| name.to_string_lossy());
    let parts = [
        one.body.as_deref().unwrap_or_default(),
        one.title.as_deref().unwrap_or_default(),
        &date.unwrap_or_default(),
        one.standing(),
        problem,
        &name.unwrap_or_default(),
    ];
    parts.join(" ").to_lowercase()
}
