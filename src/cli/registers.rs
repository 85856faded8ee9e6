//! `quorate list`, `search`, `actions`, `decisions`, `attendance`: the registers across the saved meetings,
//! as tables, JSON or CSV.
//!
//! Nothing exempt comes out unless it is asked for. A damaged log is told of on standard error, and what
//! can be read of it is in the answer.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::Path;

use clap::Args;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Setup;
use crate::error::Error;
use crate::library::cache::{self, Cache};
use crate::library::commitments::Commitment;
use crate::library::index::{self, Asked};
use crate::library::query::Query;
use crate::library::questions::Unanswered;
use crate::library::reading::Held;
use crate::library::settled::{Closing, Settled};
use crate::library::shelf;
use crate::library::{Sight, Table, Volume, attendance, commitments, decisions, questions, search, settled};
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

fn unreadable(sessions: &Path, error: &std::io::Error) -> Error {
    let folder = sessions.display();
    Error::failed(format!("the sessions folder {folder} cannot be read: {error}"))
}

/// What is kept of a folder in the cache.
pub(super) fn kept(setup: &Setup) -> Option<Cache> {
    Cache::of(setup.values.cache.as_deref()?, &setup.sessions)
}

/// What `of` makes of every saved meeting; it is kept as `page`. What is the matter with a log is told.
fn each<T: Serialize + DeserializeOwned + Send>(
    setup: &Setup,
    page: &str,
    sight: Sight,
    of: impl Fn(&[Volume<'_>]) -> Vec<T> + Sync,
) -> Result<Vec<Vec<T>>, Error> {
    let read = |path: &Path| {
        let held = Held::read(path, sight);
        let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
        (of(&volume), held.problem.clone())
    };
    let kept = kept(setup);
    let sessions = setup.sessions.as_path();
    let page = format!("{page}-{}", sight.word());
    let all =
        cache::each(sessions, kept.as_ref(), &page, read).map_err(|error| unreadable(sessions, &error))?;
    for (name, (_, problem)) in &all {
        if let Some(what) = problem {
            let _ = super::complain(&format!("quorate: {}: {}\n", shown(name), shown(what)));
        }
    }
    Ok(all.into_iter().map(|(_, (rows, _))| rows).collect())
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
    if found.nearly && found.all > 0 {
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
    let all = each(setup, "owed", printed.sight(), |one| {
        vec![(commitments::commitments(one, today), settled::closings(one))]
    })?;
    let (owed, closings): (Vec<Vec<Commitment>>, Vec<Vec<Closing>>) = all.into_iter().flatten().unzip();
    let settled = Settled::of(closings.into_iter().flatten());
    let owed: Vec<Commitment> = owed.into_iter().flatten().collect();
    // A question is looked for in its own register.
    let known: HashSet<String> = owed
        .iter()
        .map(|one| settled::key(&one.body, one.date, &one.id))
        .collect();
    for closing in settled
        .iter()
        .filter(|one| !known.contains(&one.of) && !one.of.contains("\u{1f}q"))
    {
        let (meeting, seq) = (shown(&closing.meeting), closing.seq);
        let of = closing.of.split('\u{1f}').skip(1).collect::<Vec<_>>().join(" ");
        let _ = super::complain(&format!(
            "quorate: {meeting} #{seq} settles {of}, and no meeting of that body left it open\n"
        ));
    }
    let found: Vec<Commitment> = owed
        .into_iter()
        .map(|one| one.on(today).settled_by(&settled))
        .collect();
    printed.print(&found, commitments::table, "no action is recorded")
}

/// Prints the questions that wait for an answer.
///
/// # Errors
/// The folder cannot be read, or there is none.
pub fn questions(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let all = each(setup, "questions", printed.sight(), |one| {
        vec![(questions::unanswered(one), settled::closings(one))]
    })?;
    let (asked, closings): (Vec<Vec<Unanswered>>, Vec<Vec<Closing>>) = all.into_iter().flatten().unzip();
    let settled = Settled::of(closings.into_iter().flatten());
    let today = clock::now().date_naive();
    let found = questions::still(asked.into_iter().flatten().collect(), &settled, today);
    printed.print(&found, questions::table, "no question waits for an answer")
}

/// Prints what was decided.
///
/// # Errors
/// The folder cannot be read, or there is none.
pub fn decisions(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let found: Vec<decisions::Decision> = each(setup, "decisions", printed.sight(), decisions::decisions)?
        .into_iter()
        .flatten()
        .collect();
    printed.print(&found, decisions::table, "no decision is recorded")
}

/// Prints who came to how many meetings.
///
/// # Errors
/// The folder cannot be read, or no meeting was held.
pub fn attendance(setup: &Setup, printed: Printed) -> Result<(), Error> {
    let found = attendance::together(each(
        setup,
        "attendance",
        printed.sight(),
        attendance::attendance,
    )?);
    printed.print(&found, attendance::table, "no meeting was held yet")
}
