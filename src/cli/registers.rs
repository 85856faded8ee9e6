//! `quorate list`: the saved meetings, as a table or as JSON.

use std::fmt::Write;
use std::path::Path;

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::folder;
use crate::error::Error;
use crate::journal;
use crate::meeting::Meeting;
use crate::meeting::action::ActionStatus;
use crate::shown::shown;

/// How a table is printed.
#[derive(Debug, Clone, Copy, Args)]
pub struct Table {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// A saved meeting as `list` shows it.
#[derive(Debug, Serialize)]
struct Listed {
    log: String,
    date: Option<chrono::NaiveDate>,
    body: Option<String>,
    status: &'static str,
    events: u64,
    decided: usize,
    actions_open: usize,
    problem: Option<String>,
}

/// Prints the meetings in the folder, damaged logs too.
///
/// # Errors
/// The folder cannot be read, or there is no meeting in it.
pub fn list(sessions: &Path, table: &Table) -> Result<(), Error> {
    let listed: Vec<Listed> = folder::logs(sessions)?.iter().map(|path| listed(path)).collect();
    if table.json {
        let text = serde_json::to_string_pretty(&listed).map_err(|error| Error::failed(error.to_string()))?;
        return super::print(&(text + "\n"));
    }
    if listed.is_empty() {
        return Err(Error::no(format!(
            "no meeting is saved in {}: `quorate clerk agenda.md` begins one",
            sessions.display()
        )));
    }
    super::print(&page(&listed))
}

fn listed(path: &Path) -> Listed {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let unread = |problem: String| Listed {
        log: name.clone(),
        date: None,
        body: None,
        status: "unreadable",
        events: 0,
        decided: 0,
        actions_open: 0,
        problem: Some(problem),
    };
    let log = match journal::read(path) {
        Ok(log) => log,
        Err(error) => return unread(error.to_string()),
    };
    let (events, whole) = (log.head.events, log.is_whole());
    let meeting = Meeting::replay(log.facts);
    Listed {
        date: meeting.date(),
        body: meeting.plan.as_ref().map(|plan| plan.body.clone()),
        status: if whole { meeting.status().word() } else { "damaged" },
        events,
        decided: meeting
            .motions
            .list
            .iter()
            .filter(|motion| !motion.status.is_pending())
            .count(),
        actions_open: meeting
            .actions
            .iter()
            .filter(|action| action.status == ActionStatus::Open)
            .count(),
        problem: (!whole).then(|| "quorate check names the line".into()),
        ..unread(String::new())
    }
}

fn page(listed: &[Listed]) -> String {
    let head = ["DATE", "BODY", "STATUS", "EVENTS", "DECIDED", "ACTIONS", "LOG"].map(String::from);
    let rows = listed.iter().map(|one| {
        let date = one.date.map_or_else(|| "-".into(), |date| date.to_string());
        let body = one.body.clone().unwrap_or_else(|| "-".into());
        let (events, decided, actions) = (
            one.events.to_string(),
            one.decided.to_string(),
            one.actions_open.to_string(),
        );
        [
            date,
            shown(&body).into_owned(),
            one.status.into(),
            events,
            decided,
            actions,
            shown(&one.log).into_owned(),
        ]
    });
    let rows: Vec<[String; 7]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..7).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell}{}  ", " ".repeat(width - cell.width()));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for problem in listed
        .iter()
        .filter_map(|one| Some((&one.log, one.problem.as_ref()?)))
    {
        let _ = writeln!(out, "{}: {}", shown(problem.0), shown(problem.1));
    }
    out
}
