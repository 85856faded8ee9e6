//! A line of the list of saved meetings.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Connection;
use serde::Serialize;

use super::reading::Held;
use super::register::{column, date, word};
use super::table::{Column, Table};
use super::{day, decisions};
use crate::meeting::action::ActionStatus;
use crate::meeting::{Meeting, Status, clock};

/// A saved meeting, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shelved {
    /// Its log.
    #[serde(serialize_with = "as_text")]
    pub path: PathBuf,
    /// What it is called, where that is more than the body's name.
    pub title: Option<String>,
    /// Who met.
    pub body: Option<String>,
    /// The day: when it was opened, else as planned.
    pub date: Option<NaiveDate>,
    /// When it was opened, else as planned.
    pub time: Option<NaiveTime>,
    /// How far it has come; none where its log cannot be read.
    pub status: Option<Status>,
    /// How many facts its log holds.
    pub events: usize,
    /// Seconds from its opening to its close, or to its last fact.
    pub elapsed: Option<i64>,
    /// How many decisions it took.
    pub decisions: usize,
    /// How many actions are still to be done.
    pub open_actions: usize,
    /// What is the matter with its log.
    pub problem: Option<String>,
}

/// A path as text: a name that is not text is shown as near to it as can be.
fn as_text<S: serde::Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}

/// All meetings of a library, the latest first.
///
/// # Errors
/// The library is not what it should be.
pub fn shelf(library: &Connection, sessions: &Path) -> rusqlite::Result<Vec<Shelved>> {
    let mut statement = library.prepare(
        "SELECT m.*, open_actions - (SELECT count(DISTINCT s.owed) FROM _settled AS s JOIN _actions AS a
             ON a.meeting = m.id AND a.id = s.owed AND a.status = 'open' AND a.sort = 'action'
             WHERE s.held = m.date AND s._body = m._body) AS still_open,
             iif(instr(log, char(0xfffd)), (SELECT name FROM main._logs WHERE meeting = m.id), NULL) AS name
         FROM meetings AS m ORDER BY m.date DESC, m.time DESC, m.log",
    )?;
    let rows = statement.query_map([], |row| {
        let log: String = row.get("log")?;
        let file = match row.get::<_, Option<Vec<u8>>>("name")? {
            Some(name) => PathBuf::from(OsString::from_vec(name)),
            None => PathBuf::from(format!("{log}.jsonl")),
        };
        let copy = column(row, "copy_of")?.map(|of| format!("a copy of {of}, which is counted"));
        Ok(Shelved {
            path: sessions.join(file),
            title: row.get("title")?,
            body: row.get("body")?,
            date: date(row, "date")?,
            time: column(row, "time")?.and_then(|text| text.parse().ok()),
            status: match column(row, "status")? {
                Some(_) => Some(word(row, "status")?),
                None => None,
            },
            events: row.get("facts")?,
            elapsed: row.get("seconds")?,
            decisions: row.get("decisions")?,
            open_actions: row.get("still_open")?,
            problem: column(row, "problem")?.or(copy),
        })
    })?;
    rows.collect()
}

impl Shelved {
    /// The line of a log that was read.
    pub fn of_held(held: &Held) -> Self {
        match &held.meeting {
            Some(meeting) => Self::of(&held.path, meeting, held.problem.clone()),
            None => Self::unreadable(&held.path, held.problem.clone()),
        }
    }

    /// The line of a log of which nothing could be read.
    pub fn unreadable(path: &Path, problem: Option<String>) -> Self {
        Self {
            status: None,
            ..Self::of(path, &Meeting::default(), problem)
        }
    }

    /// How it stands, in a word.
    pub fn standing(&self) -> &'static str {
        self.status.map_or("unreadable", Status::word)
    }

    /// The line of a meeting that was read from `path`; `problem` is what its reader noticed.
    pub fn of(path: &Path, meeting: &Meeting, problem: Option<String>) -> Self {
        let plan = meeting.plan.as_ref();
        let last = meeting.facts().last().map(|fact| fact.when());
        let open = meeting
            .actions
            .iter()
            .filter(|action| action.status == ActionStatus::Open);
        Self {
            path: path.to_owned(),
            title: plan.and_then(|plan| plan.title.clone()),
            body: plan.map(|plan| plan.body.clone()),
            date: meeting.date(),
            time: meeting
                .opened
                .map(|mark| mark.at.time())
                .or_else(|| plan.and_then(|plan| plan.time)),
            status: Some(meeting.status()),
            events: meeting.facts().len(),
            elapsed: last.and_then(|last| meeting.elapsed_s(last)),
            decisions: decisions::decided(meeting).len(),
            open_actions: open.count(),
            problem,
        }
    }
}

/// The latest meeting first; of one day, the latest hour. What has no date comes last.
pub fn in_order(shelf: &mut [Shelved]) {
    shelf.sort_by(|a, b| {
        (b.date, b.time)
            .cmp(&(a.date, a.time))
            .then_with(|| a.path.cmp(&b.path))
    });
}

/// The list as a table.
pub fn table(shelf: &[Shelved]) -> Table {
    let problems = shelf.iter().any(|one| one.problem.is_some());
    let columns = [
        Column::fixed("Date"),
        Column::fixed("Time"),
        Column::text("Meeting"),
        Column::fixed("Status"),
        Column::number("Length"),
        Column::number("Decisions"),
        Column::number("Open actions"),
        Column::fixed("Log"),
    ];
    let problem = problems.then(|| Column::text("Problem"));
    let mut table = Table::new(columns.into_iter().chain(problem));
    for one in shelf {
        let name = one
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let body = one.body.clone().unwrap_or_default();
        let cells = [
            day(one.date),
            one.time
                .map(|time| time.format("%H:%M").to_string())
                .unwrap_or_default(),
            one.title
                .as_ref()
                .map_or(body.clone(), |title| format!("{body}: {title}")),
            one.standing().to_owned(),
            one.elapsed.map(clock::in_minutes).unwrap_or_default(),
            one.decisions.to_string(),
            one.open_actions.to_string(),
            name,
        ];
        let problem = problems.then(|| one.problem.clone().unwrap_or_default());
        table.row(cells.into_iter().chain(problem));
    }
    table
}
