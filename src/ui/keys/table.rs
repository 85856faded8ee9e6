//! The rows, a file a screen, and what every row has.

mod chair;
mod checks;
mod clerk;
mod everywhere;
mod forms;
mod home;
mod lists;
mod paper;
mod review;
pub(super) mod typing;

use super::{Action, Place};
use crate::ui::Model;
use crate::ui::keystring::Chord;

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The keys that do it, the one to show first.
    pub keys: &'static [Chord],
    /// Where.
    pub places: &'static [Place],
    /// What they do.
    pub action: Action,
    /// That in words.
    pub words: &'static str,
    /// That in one or two words for the hint line; none where it is not hinted.
    pub hint: Option<&'static str>,
    /// Whether the palette offers it.
    pub offered: bool,
    /// What the menu of an entry calls it; none where it is not in there.
    pub menu: Option<&'static str>,
    /// Why it cannot be done now.
    pub why_not: fn(&Model) -> Option<&'static str>,
}

pub(super) const fn row(
    keys: &'static [Chord],
    places: &'static [Place],
    action: Action,
    words: &'static str,
) -> Row {
    Row {
        keys,
        places,
        action,
        words,
        hint: None,
        offered: false,
        menu: None,
        why_not: never,
    }
}

impl Row {
    pub(super) const fn hint(mut self, words: &'static str) -> Self {
        self.hint = Some(words);
        self
    }

    pub(super) const fn offered(mut self) -> Self {
        self.offered = true;
        self
    }

    pub(super) const fn in_menu(mut self, words: &'static str) -> Self {
        self.menu = Some(words);
        self
    }

    pub(super) const fn unless(mut self, why_not: fn(&Model) -> Option<&'static str>) -> Self {
        self.why_not = why_not;
        self
    }
}

/// Rows that many places share, so that they are told once.
#[derive(Debug)]
pub(super) struct Shared {
    /// Where they hold, in words.
    pub title: &'static str,
    table: &'static [Row],
    /// Which of the table's rows.
    which: fn(&Row) -> bool,
}

/// What holds more places than not, and what every line and every list has.
pub(super) const SHARED: [Shared; 3] = [
    Shared {
        title: "On every screen",
        table: everywhere::TABLE,
        which: |row| row.places.len() > Place::ALL.len() / 2,
    },
    Shared {
        title: "In every line",
        table: typing::TABLE,
        which: |_| true,
    },
    Shared {
        title: "In every list",
        table: lists::TABLE,
        which: |_| true,
    },
];

impl Shared {
    pub(super) fn rows(&self) -> impl Iterator<Item = &'static Row> {
        self.table.iter().filter(|row| (self.which)(row))
    }
}

fn never(_: &Model) -> Option<&'static str> {
    None
}

fn no_meeting(model: &Model) -> Option<&'static str> {
    model
        .clerk()
        .is_none()
        .then_some("no meeting is open: choose one first")
}

/// The table. What a screen does itself is hinted before what works everywhere.
pub fn table() -> impl Iterator<Item = &'static Row> {
    [
        review::TABLE,
        clerk::TABLE,
        home::TABLE,
        paper::TABLE,
        checks::TABLE,
        lists::TABLE,
        typing::TABLE,
        forms::TABLE,
        chair::TABLE,
        everywhere::TABLE,
        forms::VOTE,
    ]
    .into_iter()
    .flatten()
}
