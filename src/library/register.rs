//! The registers: which there are, the rows of any of them, and how they are asked for.
//!
//! A register is a query to the library's tables. What is asked of search is asked of each register in the same
//! words; what a register has no word for is said.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rusqlite::{Connection, Row as Found};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::attendance::Attended;
use super::commitments::Commitment;
use super::decisions::Decision;
use super::kept::days;
use super::passage::stands_in;
use super::query::{Phrase, Query, State};
use super::questions::Unanswered;
use super::table::{Column, Table};
use super::votes::Voted;
use crate::meeting::Seq;

/// What is asked of a register.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What its rows must say.
    pub query: Query,
    /// The day it is.
    pub today: NaiveDate,
    /// The most rows that are wanted.
    pub most: Option<usize>,
}

impl Asked {
    /// Everything, as it stands on a day.
    pub fn all(today: NaiveDate) -> Self {
        Self {
            query: Query::default(),
            today,
            most: None,
        }
    }
}

/// A row of a register, and how it is had.
pub trait Register: Serialize + Sized {
    /// The view that has its rows, the latest meeting's first, with what they must be.
    const FROM: &'static str;
    /// The people of a row, as the view's columns begin: whose it is.
    const BY: &'static [&'static str];
    /// The columns that say how it stands.
    const STANDS: &'static [&'static str];

    /// The row as the view has it.
    ///
    /// # Errors
    /// The library is not what it should be.
    fn read(row: &Found<'_>, today: NaiveDate) -> rusqlite::Result<Self>;

    /// The columns of the table.
    fn columns() -> Vec<Column>;

    /// The row's cells, one for each column.
    fn cells(&self) -> Vec<String>;

    /// The meeting and the entry to go to; none where it is of several.
    fn place(&self) -> Option<(&str, Seq)>;

    /// Whether it is exempt from publication.
    fn is_exempt(&self) -> bool;

    /// Whether it is late, where a row of its kind can be.
    fn is_overdue(&self) -> bool {
        false
    }
}

/// A column that may be there.
pub fn column(row: &Found<'_>, name: &str) -> rusqlite::Result<Option<String>> {
    row.get(name)
}

/// A column with a day in it.
pub fn date(row: &Found<'_>, name: &str) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(column(row, name)?.and_then(|text| text.parse().ok()))
}

/// A column with a word of the log in it.
pub fn word<T: DeserializeOwned>(row: &Found<'_>, name: &str) -> rusqlite::Result<T> {
    let text: String = row.get(name)?;
    serde_json::from_value(serde_json::Value::String(text)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// The rows of a register that are asked for, the latest meeting's first, and whether there are more.
///
/// # Errors
/// The library is not what it should be.
pub fn rows<R: Register>(library: &Connection, asked: &Asked) -> rusqlite::Result<(Vec<R>, bool)> {
    let (from, to) = days(asked.query.from, asked.query.to);
    let sql = format!(
        "SELECT * FROM {} WHERE meeting BETWEEN ?1 AND ?2 ORDER BY meeting, seq",
        R::FROM
    );
    let mut statement = library.prepare(&sql)?;
    let mut found = statement.query((from, to))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        if !admits::<R>(row, &asked.query)? {
            continue;
        }
        let one = R::read(row, asked.today)?;
        if asked.query.states.contains(&State::Overdue) && !one.is_overdue() {
            continue;
        }
        if asked.most.is_some_and(|most| rows.len() >= most) {
            return Ok((rows, true));
        }
        rows.push(one);
    }
    Ok((rows, false))
}

/// Whether a row says what is asked, but for what depends on the day.
fn admits<R: Register>(row: &Found<'_>, query: &Query) -> rusqlite::Result<bool> {
    let person = |of: &[&str], asked: &[Phrase]| -> rusqlite::Result<bool> {
        if asked.is_empty() {
            return Ok(true);
        }
        let mut names = Vec::new();
        for one in of {
            for name in ["", "_tag", "_name", "_role"] {
                names.extend(column(row, &format!("{one}{name}"))?);
            }
        }
        Ok(asked.iter().all(|phrase| stands_in(phrase, &names)))
    };
    let stands = |name: &str, asked: &[Phrase]| -> rusqlite::Result<bool> {
        Ok(asked.is_empty() || {
            let text = column(row, name)?;
            asked.iter().all(|phrase| stands_in(phrase, &text))
        })
    };
    let mut states = Vec::new();
    if !query.states.is_empty() {
        for name in R::STANDS {
            states.extend(column(row, name)?);
        }
    }
    let is = |state: &State| *state == State::Overdue || states.iter().any(|one| one == state.word());
    Ok(query.states.iter().all(is)
        && stands("body", &query.body)?
        && stands("item", &query.item)?
        && stands("text", &query.phrases)?
        && person(R::BY, &query.by)?
        && person(if R::BY.contains(&"owner") { R::BY } else { &[] }, &query.owner)?
        && person(
            if R::BY.contains(&"mover") { &["mover"] } else { &[] },
            &query.moved,
        )?
        && person(
            if R::BY.contains(&"mover") {
                &["seconder"]
            } else {
                &[]
            },
            &query.seconded,
        )?
        && [
            ("for", &query.in_favour),
            ("against", &query.against),
            ("abstain", &query.abstained),
        ]
        .into_iter()
        .try_fold(true, |so_far, (side, asked)| -> rusqlite::Result<bool> {
            let here = asked.is_empty() || (R::STANDS.contains(&"side") && states_side(row, side)?);
            Ok(so_far && here && person(R::BY, asked)?)
        })?)
}

fn states_side(row: &Found<'_>, side: &str) -> rusqlite::Result<bool> {
    Ok(column(row, "side")?.as_deref() == Some(side))
}

/// A register as a table.
pub fn table<R: Register>(rows: &[R]) -> Table {
    let mut table = Table::new(R::columns());
    for one in rows {
        table.row(one.cells());
    }
    table
}

/// Puts rows in the order of a column: dates and numbers as such, words as a list has them; `-` before its name
/// turns it round.
///
/// # Errors
/// There is no such column; the words say which there are.
pub fn sort<R: Register>(rows: &mut Vec<R>, by: &str) -> Result<(), String> {
    let (name, back) = by.strip_prefix('-').map_or((by, false), |name| (name, true));
    let columns = R::columns();
    let wanted = columns.iter().position(|column| column.is_called(name));
    let Some(at) = wanted else {
        let heads: Vec<String> = columns.iter().map(|column| column.name()).collect();
        return Err(format!(
            "there is no column {name}: there is {}",
            heads.join(", ")
        ));
    };
    let mut keyed: Vec<(String, R)> = rows
        .drain(..)
        .map(|row| (row.cells().swap_remove(at), row))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let order = in_order(a, b);
        if back { order.reverse() } else { order }
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
    Ok(())
}

/// As a reader expects two cells to stand: by number where both begin with one, what is empty last.
pub fn in_order(a: &str, b: &str) -> Ordering {
    let number = |text: &str| -> Option<i64> {
        let digits = text.trim_start_matches(|c: char| c.is_alphabetic());
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let dated = text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-');
        if dated { None } else { digits[..end].parse().ok() }
    };
    let words = || a.to_lowercase().cmp(&b.to_lowercase());
    a.is_empty()
        .cmp(&b.is_empty())
        .then_with(|| match (number(a), number(b)) {
            (Some(x), Some(y)) => x.cmp(&y).then_with(words),
            _ => words(),
        })
}

macro_rules! registers {
    ($($(#[$says:meta])* $name:ident, $row:ty, $word:literal, $none:literal, $rows:path;)*) => {
        /// Which register.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum Which {
            $($(#[$says])* $name,)*
        }

        /// The rows of a register.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is the register itself")]
        pub enum Rows {
            $($name(Vec<$row>),)*
        }

        /// A row of a register.
        #[derive(Debug, Clone, Copy)]
        #[expect(missing_docs, reason = "each is a row of the register")]
        pub enum Row<'a> {
            $($name(&'a $row),)*
        }

        impl Which {
            /// Every register, in the order they are gone through.
            pub const ALL: &[Which] = &[$(Which::$name),*];

            /// What it is called.
            pub fn word(self) -> &'static str {
                match self { $(Which::$name => $word,)* }
            }

            /// What is said where it has no rows.
            pub fn none(self) -> &'static str {
                match self { $(Which::$name => $none,)* }
            }

            /// Its rows.
            ///
            /// # Errors
            /// The library is not what it should be.
            pub fn rows(self, library: &Connection, asked: &Asked) -> rusqlite::Result<(Rows, bool)> {
                match self {
                    $(Which::$name => $rows(library, asked).map(|(rows, more)| (Rows::$name(rows), more)),)*
                }
            }

            /// The names of its columns.
            pub fn columns(self) -> Vec<Column> {
                match self { $(Which::$name => <$row>::columns(),)* }
            }
        }

        impl Rows {
            /// Which register they are of.
            pub fn which(&self) -> Which {
                match self { $(Rows::$name(_) => Which::$name,)* }
            }

            /// How many there are.
            pub fn count(&self) -> usize {
                match self { $(Rows::$name(rows) => rows.len(),)* }
            }

            /// One of them.
            pub fn get(&self, at: usize) -> Option<Row<'_>> {
                match self { $(Rows::$name(rows) => rows.get(at).map(Row::$name),)* }
            }

            /// Puts them in the order of a column.
            ///
            /// # Errors
            /// There is no such column.
            pub fn sort(&mut self, by: &str) -> Result<(), String> {
                match self { $(Rows::$name(rows) => sort(rows, by),)* }
            }

            /// Leaves the first so many; whether there were more.
            pub fn cut(&mut self, most: usize) -> bool {
                let more = self.count() > most;
                match self { $(Rows::$name(rows) => rows.truncate(most),)* }
                more
            }

            /// The rows as a table.
            pub fn table(&self) -> Table {
                match self { $(Rows::$name(rows) => table(rows),)* }
            }

            /// The rows as JSON.
            ///
            /// # Errors
            /// None in practice.
            pub fn json(&self) -> serde_json::Result<String> {
                match self { $(Rows::$name(rows) => serde_json::to_string_pretty(rows),)* }
            }
        }

        impl Row<'_> {
            /// The meeting and the entry to go to; none where it is of several.
            pub fn place(&self) -> Option<(&str, Seq)> {
                match self { $(Row::$name(one) => one.place(),)* }
            }

            /// Whether it is exempt from publication.
            pub fn exempt(&self) -> bool {
                match self { $(Row::$name(one) => one.is_exempt(),)* }
            }
        }
    };
}

registers! {
    /// What was decided.
    #[default]
    Decisions, Decision, "Decisions", "no decision is recorded", rows;
    /// What is owed: actions and promises.
    Actions, Commitment, "Actions", "no action is recorded", rows;
    /// What waits for an answer.
    Questions, Unanswered, "Questions", "no question waits for an answer", rows;
    /// How each member voted.
    Votes, Voted, "Votes", "no vote by name is recorded", rows;
    /// Who came.
    Attendance, Attended, "Attendance", "no meeting was held yet", super::attendance::rows;
}

impl Which {
    /// The one after this, or the one before; after the last comes the first.
    #[must_use]
    pub fn step(self, back: bool) -> Self {
        let count = Self::ALL.len();
        let here = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        let next = here + if back { count - 1 } else { 1 };
        Self::ALL.get(next % count).copied().unwrap_or_default()
    }
}

impl Default for Rows {
    fn default() -> Self {
        Rows::Decisions(Vec::new())
    }
}
