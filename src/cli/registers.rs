//! `quorate list`, `search`, `actions`, `decisions`, `attendance`: the registers across the saved meetings,
//! as tables, JSON or CSV.
//!
//! Nothing exempt comes out unless it is asked for. A damaged log is told of on standard error, and what
//! can be read of it is in the answer.

use std::io::IsTerminal;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::Setup;
use crate::error::Error;
use crate::library::cache::{self, Cache};
use crate::library::gathered::{Folder, Gathered};
use crate::library::index::{self, Asked};
use crate::library::period::Period;
use crate::library::query::Query;
use crate::library::register::Which;
use crate::library::{Sight, Table, attendance, commitments, decisions, questions, search, shelf};
use crate::meeting::plain::in_json;
use crate::shell::clock;
use crate::shown::shown;

/// How a register is printed.
#[derive(Debug, Clone, Copy, Args)]
pub struct Printed {
    /// As JSON
    #[arg(long)]
    json: bool,
    /// As CSV, for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// With what was said while press and public were excluded
    #[arg(long)]
    exempt: bool,
}

impl Printed {
    fn sight(self) -> Sight {
        if self.exempt { Sight::Exempt } else { Sight::Public }
    }

    /// Prints rows; none is the answer "no", for the reason given.
    fn print<T: Serialize>(self, rows: &[T], table: fn(&[T]) -> Table, none: &str) -> Result<(), Error> {
        if self.json {
            let text =
                serde_json::to_string_pretty(rows).map_err(|error| Error::failed(error.to_string()))?;
            super::print(&(in_json(&text) + "\n"))?;
        } else if self.csv {
            super::print(&table(rows).csv())?;
        } else if !rows.is_empty() {
            super::print(&table(rows).print(width()))?;
        }
        if rows.is_empty() {
            return Err(Error::no(none));
        }
        Ok(())
    }
}

/// How wide the terminal is; none where the table goes to a file or another program.
fn width() -> Option<usize> {
    let stdout = std::io::stdout();
    let size = stdout.is_terminal().then(crossterm::terminal::size)?;
    size.ok().map(|(width, _)| usize::from(width))
}

pub(super) fn unreadable(sessions: &Path, error: &std::io::Error) -> Error {
    let folder = sessions.display();
    Error::failed(format!("the sessions folder {folder} cannot be read: {error}"))
}

/// What is kept of a folder in the cache.
pub(super) fn kept(setup: &Setup) -> Option<Cache> {
    Cache::of(setup.values.cache.as_deref()?, &setup.sessions)
}

/// Prints a register; what is the matter with a log is told first.
fn register<T: Serialize>(
    setup: &Setup,
    printed: Printed,
    gather: impl FnOnce(&Folder<'_>) -> std::io::Result<Gathered<T>>,
    table: fn(&[T]) -> Table,
    none: &str,
) -> Result<(), Error> {
    let kept = kept(setup);
    let sessions = setup.sessions.as_path();
    let folder = Folder {
        sessions,
        cache: kept.as_ref(),
        sight: printed.sight(),
    };
    let found = gather(&folder).map_err(|error| unreadable(sessions, &error))?;
    for (log, what) in &found.told {
        let _ = super::complain(&format!("quorate: {}: {}\n", shown(log), shown(what)));
    }
    printed.print(&found.rows, table, none)
}

/// Prints the meetings in the folder, damaged logs too.
///
/// # Errors
/// The folder cannot be read, or there is no meeting in it.
pub fn list(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let kept = kept(setup);
    let sessions = setup.sessions.as_path();
    let mut shelf = cache::shelf(sessions, kept.as_ref(), printed.sight())
        .map_err(|error| unreadable(sessions, &error))?;
    shelf::in_order(&mut shelf);
    let none = format!(
        "no meeting is saved in {}: `quorate clerk agenda.md` begins one",
        sessions.display()
    );
    printed.print(&shelf, shelf::table, &none)
}

/// Prints what is found, the best first, at most `limit` of it.
///
/// # Errors
/// The folder cannot be read, or nothing was found.
pub fn search(setup: &Setup, query: &str, limit: usize, printed: Printed) -> Result<(), Error> {
    let query = Query::read(query).map_err(Error::request)?;
    if query.is_empty() {
        return Err(Error::request(
            "nothing is asked for: write a word, or by:NAME, kind:motion",
        ));
    }
    let today = clock::now().date_naive();
    let asked = Asked {
        query: &query,
        sight: printed.sight(),
        today,
        most: limit,
    };
    let kept = kept(setup);
    let sessions = setup.sessions.as_path();
    let found =
        index::search(sessions, kept.as_ref(), &asked).map_err(|error| unreadable(sessions, &error))?;
    if found.nearly {
        let _ = super::complain("quorate: nothing is written so; this is nearly so\n");
    }
    printed.print(
        &found.hits,
        search::table,
        &format!("nothing was found: {}", query.in_words()),
    )?;
    if found.all > found.hits.len() {
        let more = found.all - found.hits.len();
        let _ = super::complain(&format!("quorate: and {more} more; --limit shows more of them\n"));
    }
    Ok(())
}

/// Prints what is owed: actions, and promises that nothing has met.
///
/// # Errors
/// The folder cannot be read, or there is none.
pub fn actions(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let today = clock::now().date_naive();
    let none = Which::Actions.none();
    register(setup, printed, |all| all.actions(today), commitments::table, none)
}

/// Prints the questions that wait for an answer.
///
/// # Errors
/// The folder cannot be read, or there is none.
pub fn questions(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let today = clock::now().date_naive();
    let none = Which::Questions.none();
    register(setup, printed, |all| all.questions(today), questions::table, none)
}

/// Prints what was decided.
///
/// # Errors
/// The folder cannot be read, or there is none.
pub fn decisions(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let none = Which::Decisions.none();
    register(setup, printed, |all| all.decisions(), decisions::table, none)
}

/// Prints who came to how many of the meetings in that time.
///
/// # Errors
/// The folder cannot be read, or no meeting was held.
pub fn attendance(setup: &Setup, within: Period, printed: Printed) -> Result<(), Error> {
    let none = Which::Attendance.none();
    register(
        setup,
        printed,
        |all| all.attendance(within),
        attendance::table,
        none,
    )
}
