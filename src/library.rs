//! The shelf of saved meetings, and the registers across them.
//!
//! All of it is had from one SQLite file (`kept`), made from the logs and from nothing else (`build`, `rows`):
//! its tables are published (`schema.sql`). `find` and `register` ask it; `shelf` is a line of the list,
//! `decisions`, `commitments`, `questions`, `votes` and `attendance` are the registers, `search` what was found,
//! `table` prints them. `query` is what can be asked, `passage` what can be found: these are pure, and the
//! screens may use their types. `kept`, `build`, `reading`, `sealed` and `stamps` alone touch files.

pub mod attendance;
pub mod build;
pub mod commitments;
pub mod decisions;
pub mod find;
pub mod kept;
pub mod passage;
pub mod period;
pub mod query;
pub mod questions;
pub mod reading;
pub mod register;
mod rows;
pub mod sealed;
pub mod search;
pub mod shelf;
mod spelling;
pub mod stamps;
pub mod table;
pub mod tokens;
pub mod votes;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::meeting::ids::ItemId;
use crate::meeting::motion::Ballot;
use crate::meeting::{Meeting, Seq};

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

    /// An item as a register names it: its number and title.
    fn item(&self, id: Option<&ItemId>) -> Option<String> {
        let id = id?;
        let item = self.meeting.agenda.get(id);
        Some(item.map_or_else(
            || id.to_string(),
            |item| format!("{} {}", item.label(), item.title),
        ))
    }

    fn is_exempt(&self, seq: Seq) -> bool {
        self.meeting.is_exempt(seq)
    }
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The words of each entry that a later minute corrected, as they read now.
fn corrected(meeting: &Meeting) -> HashMap<Seq, &str> {
    let all = meeting.life.corrections.iter();
    all.map(|one| (one.entry, one.text.as_str())).collect()
}

/// Every vote, on a motion or not.
fn ballots(meeting: &Meeting) -> impl Iterator<Item = &Ballot> {
    let on_motions = meeting.motions.list.iter().flat_map(|motion| &motion.ballots);
    on_motions.chain(&meeting.motions.loose)
}

/// A body as all its meetings are known to be of it.
fn body_key(body: &str) -> String {
    body.trim().to_lowercase()
}

/// What is the matter with a log, or between two of them, where it matters for a register; each names the log
/// first.
///
/// # Errors
/// The library is not what it should be.
pub fn problems(
    library: &rusqlite::Connection,
    which: register::Which,
) -> rusqlite::Result<Vec<(String, String)>> {
    let mut sql = "SELECT log, problem FROM meetings WHERE problem IS NOT NULL
        UNION ALL SELECT log, 'a copy of ' || copy_of || ', which is counted' FROM meetings WHERE copy_of IS NOT NULL"
        .to_owned();
    if which == register::Which::Actions {
        // What a later meeting settled that no meeting of its body had left open. A question is looked for in its
        // own register.
        sql.push_str(
            " UNION ALL SELECT m.log, '#' || s.seq || ' settles ' || s.held || ' ' || s.owed
                || ', and no meeting of that body left it open'
              FROM _settled AS s JOIN meetings AS m ON m.id = s.meeting
              WHERE s.owed NOT LIKE 'q%' AND NOT EXISTS (
                  SELECT 1 FROM meetings AS n JOIN _actions AS a ON a.meeting = n.id AND a.id = s.owed
                  WHERE n.date = s.held AND n._body = s._body)",
        );
    }
    let mut statement = library.prepare(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}
