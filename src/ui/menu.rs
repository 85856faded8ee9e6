//! What can be done to the entry that is selected, as a list over the screen: the rows of the table of keys
//! that say so. It changes nothing: what is chosen puts a line into the entry, or shows something.

use super::Model;
use super::keys::{self, Going, Place, Row};
use super::parts::list::Item;
use super::update::stepped;

/// The list over the screen: which of it is selected.
#[derive(Debug, Clone, Copy, Default)]
pub struct Menu {
    at: usize,
}

impl Menu {
    /// Goes through the list.
    pub fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, rows().count().saturating_sub(1), page, going);
    }

    /// Selects a row.
    pub fn select(&mut self, at: usize) {
        self.at = at;
    }

    /// Which is selected.
    pub fn selected(self) -> usize {
        self.at
    }

    /// What is selected.
    pub fn chosen(self) -> Option<&'static Row> {
        rows().nth(self.at)
    }
}

/// What can be done to an entry, each with the key that does it at once.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    keys::at(Place::Minutes).filter(|row| row.menu.is_some())
}

/// The rows of the list.
pub fn items(model: &Model) -> Vec<Item> {
    let item = |row: &'static Row| Item {
        name: row.menu.unwrap_or(row.words).to_owned(),
        more: model.keys.shown(Place::Minutes, row.action),
        about: String::new(),
        why_not: (row.why_not)(model).map(|why| format!("not now: {why}")),
    };
    rows().map(item).collect()
}
