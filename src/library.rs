//! The shelf of saved meetings, and the registers across them.
//!
//! `shelf` is a line of the list, `decisions`, `commitments`, `questions` and `attendance` are the registers,
//! `register` any of them, `search` what was found, `table` prints them; `query` is what can be asked,
//! `passage` what can be found: these are pure, meetings already read in, rows out, and the screens may use
//! their types. `reading`, `sealed`, `stamps`, `cache`, `gathered` and `index` alone touch files. A register
//! shows of a meeting what it is given: for the public, give it as `Sight::Public` sees it.

pub mod attendance;
pub mod cache;
pub mod commitments;
pub mod decisions;
pub mod gathered;
pub mod index;
pub mod passage;
pub mod period;
pub mod query;
pub mod questions;
pub mod reading;
pub mod register;
pub mod sealed;
pub mod search;
pub mod settled;
pub mod shelf;
pub mod stamps;
pub mod table;
pub mod tokens;

use chrono::NaiveDate;

use crate::meeting::Meeting;
use crate::meeting::ids::ItemId;

pub use table::Table;

/// How much of a meeting is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// What the public may see, and nothing more.
    #[default]
    Public,
    /// With what was said while press and public were excluded.
    Exempt,
}

impl Sight {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Sight::Public => "public",
            Sight::Exempt => "exempt",
        }
    }

    /// The meeting as it is seen so.
    pub fn of(self, meeting: Meeting) -> Meeting {
        match self {
            Sight::Public => meeting.public(),
            Sight::Exempt => meeting,
        }
    }
}

/// A meeting on the shelf.
#[derive(Debug, Clone, Copy)]
pub struct Volume<'a> {
    /// What its log is called, to find it again.
    pub name: &'a str,
    /// The meeting.
    pub meeting: &'a Meeting,
}

impl Volume<'_> {
    fn body(&self) -> String {
        self.meeting
            .plan
            .as_ref()
            .map(|plan| plan.body.clone())
            .unwrap_or_default()
    }

    fn date(&self) -> Option<NaiveDate> {
        self.meeting.date()
    }

    /// An item as a register names it: its number and title.
    fn item(&self, id: Option<&ItemId>) -> Option<String> {
        let id = id?;
        let item = self.meeting.agenda.get(id);
        Some(item.map_or_else(
            || id.to_string(),
            |item| format!("{} {}", item.label(), item.title),
        ))
    }

    fn is_exempt(&self, seq: crate::meeting::Seq) -> bool {
        self.meeting.is_exempt(seq)
    }
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
