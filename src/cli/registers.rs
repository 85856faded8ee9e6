//! `quorate list`, `search`, `actions`, `decisions`, `questions`, `votes`, `attendance`: the registers across the
//! saved meetings, as tables, JSON or CSV; and `library`, where they are kept.
//!
//! Nothing exempt comes out unless it is asked for. A damaged log is told of on standard error, and what
//! can be read of it is in the answer.

use std::io::IsTerminal;
use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use rusqlite::Connection;

use super::Setup;
use super::bar::Bar;
use crate::error::Error;
use crate::library::find::{self, Found};
use crate::library::kept::{self, Place};
use crate::library::query::Query;
use crate::library::register::{Asked, Rows, Which};
use crate::library::votes::{self, Agreement};
use crate::library::{Sight, Table, problems, search, shelf};
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

/// Which rows of a register are wanted, and in which order.
#[derive(Debug, Clone, Args)]
pub struct Wanted {
    /// What the rows must say, as for `search`: words, by:NAME, is:open, from:2016 …
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Only of bodies called so
    #[arg(long, value_name = "NAME")]
    body: Option<String>,
    /// Only of meetings from this day on: 2016, 2016-10 or 2016-10-21
    #[arg(long, value_name = "DAY", value_parser = super::arguments::first_day)]
    from: Option<NaiveDate>,
    /// Only of meetings up to this day, or to the end of this month or year
    #[arg(long, value_name = "DAY", value_parser = super::arguments::last_day)]
    to: Option<NaiveDate>,
    /// Only of this person: who is to do it, asked it, moved it, voted, came
    #[arg(long, alias = "member", value_name = "NAME")]
    owner: Option<String>,
    /// Only of items called so: a number, or words of the title
    #[arg(long, value_name = "ITEM")]
    item: Option<String>,
    /// In the order of a column; with a - before it, turned round
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// The most rows that are shown [default: on a terminal 200, else all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// How many rows a terminal is given where nobody says how many.
const ON_A_TERMINAL: usize = 200;

impl Wanted {
    fn query(&self) -> Result<Query, Error> {
        let mut query = Query::read(&self.query.join(" ")).map_err(Error::request)?;
        for (field, value) in [("body", &self.body), ("by", &self.owner), ("item", &self.item)] {
            if let Some(value) = value {
                query.ask(field, value).map_err(Error::request)?;
            }
        }
        query.from = self.from.or(query.from);
        query.to = self.to.or(query.to);
        Ok(query)
    }

    /// What is asked; where the rows are sorted, the first of them are known only when all are.
    fn asked(&self, printed: Printed) -> Result<(Asked, Option<usize>), Error> {
        let terminal = !printed.json && !printed.csv && std::io::stdout().is_terminal();
        let most = self.limit.or(terminal.then_some(ON_A_TERMINAL));
        let asked = Asked {
            query: self.query()?,
            today: clock::now().date_naive(),
            most: most.filter(|_| self.sort.is_none()),
        };
        Ok((asked, most))
    }
}

impl Printed {
    fn sight(self) -> Sight {
        if self.exempt { Sight::Exempt } else { Sight::Public }
    }

    /// Prints rows; none is the answer "no", for the reason given.
    fn print(
        self,
        rows: usize,
        json: impl FnOnce() -> serde_json::Result<String>,
        table: impl FnOnce() -> Table,
        none: &str,
    ) -> Result<(), Error> {
        if self.json {
            let text = json().map_err(|error| Error::failed(error.to_string()))?;
            super::print(&(in_json(&text) + "\n"))?;
        } else if self.csv {
            super::print(&table().csv())?;
        } else if rows > 0 {
            super::print(&table().print(width()))?;
        }
        if rows == 0 {
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

/// Where the library of the sessions folder is kept.
pub(super) fn place(setup: &Setup) -> Option<Place> {
    Place::of(setup.values.cache.as_deref()?, &setup.sessions)
}

/// Asks the library, which shows a bar where it has to be made.
fn ask<T>(setup: &Setup, sight: Sight, of: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
    let bar = Bar::begin();
    let sessions = setup.sessions.as_path();
    let answer = kept::ask(sessions, place(setup).as_ref(), sight, &|step| bar.tell(step), of);
    answer.map_err(|error| unreadable(sessions, &error))
}

/// Prints a register; what is the matter with a log is told first.
///
/// # Errors
/// The folder cannot be read, what is asked is not understood, or there is none.
pub fn register(setup: &Setup, which: Which, wanted: &Wanted, printed: Printed) -> Result<(), Error> {
    let (asked, most) = wanted.asked(printed)?;
    let rows = |library: &Connection| {
        let told = problems(library, which)?;
        which.rows(library, &asked).map(|(rows, more)| (rows, more, told))
    };
    let (mut rows, mut more, told) = ask(setup, printed.sight(), rows)?;
    for (log, what) in &told {
        let _ = super::complain(&format!("quorate: {}: {}\n", shown(log), shown(what)));
    }
    if let Some(by) = &wanted.sort {
        rows.sort(by).map_err(Error::request)?;
        more = most.is_some_and(|most| rows.cut(most));
    }
    let asked = asked.query.in_words();
    let none = match asked.is_empty() {
        true => which.none().to_owned(),
        false => format!("nothing in this register says that: {asked}"),
    };
    printed.print(rows.count(), || rows.json(), || rows.table(), &none)?;
    if more {
        let _ = super::complain("quorate: and more; --limit N shows so many of them\n");
    }
    Ok(())
}

/// Prints how often two members voted the same way.
///
/// # Errors
/// The folder cannot be read, or one of them is not recorded.
pub fn compare(setup: &Setup, wanted: &Wanted, with: &str, printed: Printed) -> Result<(), Error> {
    let (mut asked, _) = wanted.asked(printed)?;
    asked.most = None;
    let mut other = Asked {
        query: Wanted {
            owner: Some(with.to_owned()),
            ..wanted.clone()
        }
        .query()?,
        ..asked.clone()
    };
    other.most = None;
    let both = ask(setup, printed.sight(), |library| {
        Ok([
            Which::Votes.rows(library, &asked)?.0,
            Which::Votes.rows(library, &other)?.0,
        ])
    })?;
    let [Rows::Votes(ones), Rows::Votes(others)] = both else {
        return Err(Error::no(Which::Votes.none()));
    };
    let rows: Vec<Agreement> = votes::agreement(&ones, &others).into_iter().collect();
    let json = || serde_json::to_string_pretty(&rows);
    let none = "of one of the two no vote by name is recorded: `quorate votes` shows whose are";
    printed.print(rows.len(), json, || votes::compared(&rows), none)
}

/// Prints the meetings in the folder, damaged logs too.
///
/// # Errors
/// The folder cannot be read, or there is no meeting in it.
pub fn list(setup: &Setup, limit: Option<usize>, printed: Printed) -> Result<(), Error> {
    let sessions = setup.sessions.as_path();
    let mut all = ask(setup, printed.sight(), |library| shelf::shelf(library, sessions))?;
    let terminal = !printed.json && !printed.csv && std::io::stdout().is_terminal();
    let most = limit.or(terminal.then_some(ON_A_TERMINAL)).unwrap_or(usize::MAX);
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    let none = format!(
        "no meeting is saved in {}: `quorate clerk agenda.md` begins one",
        sessions.display()
    );
    let json = || serde_json::to_string_pretty(&all);
    printed.print(all.len(), json, || shelf::table(&all), &none)?;
    if more > 0 {
        let _ = super::complain(&format!("quorate: and {more} more; --limit shows more of them\n"));
    }
    Ok(())
}

/// What is said beside what was found, where other words were taken for those that nothing is written with.
pub(super) fn taken_for(found: &Found) -> Vec<String> {
    let said = |(asked, words): &(String, Vec<String>)| {
        let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        format!("nothing is written “{asked}”: taken for {}", words.join(" or "))
    };
    found.instead.iter().map(said).collect()
}

/// Prints what is found, the latest first or the best, at most `limit` of it.
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
    let asked = find::Asked {
        query: &query,
        sight: printed.sight(),
        today: clock::now().date_naive(),
        most: limit,
    };
    let found = ask(setup, printed.sight(), |library| find::find(library, &asked))?;
    for said in taken_for(&found) {
        let _ = super::complain(&format!("quorate: {}\n", shown(&said)));
    }
    printed.print(
        found.hits.len(),
        || serde_json::to_string_pretty(&found.hits),
        || search::table(&found.hits),
        &format!("nothing was found: {}", query.in_words()),
    )?;
    let more = found.all.saturating_sub(found.hits.len());
    if more > 0 {
        let than = if found.more { "more than " } else { "" };
        let _ = super::complain(&format!(
            "quorate: and {than}{more} more; --limit shows more of them\n"
        ));
    }
    Ok(())
}

/// Prints where the library is, how large and how fresh; or makes it anew.
///
/// # Errors
/// The folder cannot be read, or there is nowhere to keep a library.
pub fn library(setup: &Setup, rebuild: bool, json: bool) -> Result<(), Error> {
    let place = place(setup).ok_or_else(|| {
        Error::failed(
            "there is no folder that the library could be kept in: `quorate config` shows which is tried",
        )
    })?;
    let fresh = kept::peek(&place, Sight::Public, |library| {
        Ok(kept::is_fresh(library, &setup.sessions))
    });
    let was = match (rebuild, fresh) {
        (true, _) | (false, None) => "made anew",
        (false, Some(true)) => "up to date",
        (false, Some(false)) => "brought up to date",
    };
    if rebuild {
        place.forget_when_free();
    }
    let counts = ask(setup, Sight::Public, kept::counts)?;
    let about = kept::About::of(&place, &setup.sessions, counts, was);
    if json {
        let text = serde_json::to_string_pretty(&about).map_err(|error| Error::failed(error.to_string()))?;
        return super::print(&(in_json(&text) + "\n"));
    }
    super::print(&about.to_string())
}
