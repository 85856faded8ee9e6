//! What a careful clerk would look at before the minutes go out, over the screen: told anew from the meeting
//! each time it is asked, so that what is mended is gone from it, and one key from the entry it is about.

use super::keys::Going;
use super::parts::list::Item;
use super::update::stepped;
use crate::meeting::facts::ItemListed;
use crate::meeting::finding::{Finding, findings};
use crate::meeting::{Event, Meeting, Seq};

/// The list over the screen: which of it is selected.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    at: usize,
}

impl Checks {
    /// The list, at the first that is about the entry `seq` or a later one.
    pub fn new(meeting: &Meeting, seq: Option<Seq>) -> Self {
        let found = findings(meeting);
        let from = |one: &Finding| seq.is_some_and(|seq| one.seq.is_some_and(|at| at >= seq));
        Self {
            at: found.iter().position(from).unwrap_or(0),
        }
    }

    /// Goes through the list.
    pub fn go(&mut self, going: Going, page: usize, meeting: &Meeting) {
        let last = findings(meeting).len().saturating_sub(1);
        self.at = stepped(self.at.min(last), last, page, going);
    }

    /// Selects a row.
    pub fn select(&mut self, at: usize) {
        self.at = at;
    }

    /// Which is selected, of `count`.
    pub fn selected(&self, count: usize) -> usize {
        self.at.min(count.saturating_sub(1))
    }

    /// What is selected.
    pub fn chosen(&self, meeting: &Meeting) -> Option<Finding> {
        let mut found = findings(meeting);
        let at = self.selected(found.len());
        (at < found.len()).then(|| found.swap_remove(at))
    }
}

/// The rows of the list.
pub fn items(meeting: &Meeting, found: &[Finding]) -> Vec<Item> {
    let row = |one: &Finding| Item {
        name: place(meeting, one.seq),
        more: one.severity.word().to_owned(),
        about: one.message.clone(),
        why_not: None,
    };
    found.iter().map(row).collect()
}

/// Where a finding leads, in a word or two.
fn place(meeting: &Meeting, seq: Option<Seq>) -> String {
    let Some(seq) = seq else {
        return "meeting".into();
    };
    match item_listed(meeting, seq) {
        Some(at) => format!("item {}", meeting.agenda.items[at].label()),
        None => seq.to_string(),
    }
}

/// The place on the agenda of the item that the fact `seq` put there.
pub fn item_listed(meeting: &Meeting, seq: Seq) -> Option<usize> {
    match &meeting.fact(seq)?.event {
        Event::ItemListed(ItemListed { id, .. }) => meeting.agenda.place(id),
        _ => None,
    }
}

/// How many there are, in words: `1 thing to look at`.
pub fn in_words(count: usize) -> String {
    match count {
        1 => "1 thing to look at".into(),
        n => format!("{n} things to look at"),
    }
}
