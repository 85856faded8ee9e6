//! A line of the list of saved meetings.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::reading::Held;
use super::table::{Column, Table};
use super::{Volume, day, decisions};
use crate::meeting::action::ActionStatus;
use crate::meeting::{Meeting, Status, clock};

/// A saved meeting, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelved {
    /// Its log.
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

/// The ids of the actions that these meetings left to be done.
pub fn open_actions(volumes: &[Volume<'_>]) -> Vec<String> {
    let actions = volumes.iter().flat_map(|volume| &volume.meeting.actions);
    let open = actions.filter(|action| action.status == ActionStatus::Open);
    open.map(|action| action.id.to_string()).collect()
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
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy())
            .unwrap_or_default();
        let volume = Volume { name: &name, meeting };
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
            decisions: decisions::decisions(&[volume]).len(),
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
