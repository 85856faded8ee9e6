//! An example meeting that needs no file: one of the worked meetings, minuted half way.

use chrono::TimeDelta;

use super::folder::{self, Again, Session};
use super::{Setup, dictate};
use crate::agenda;
use crate::error::{Error, Kind};
use crate::meeting::Moment;
use crate::shell::clock;

const PAGE: &str = include_str!("../../sessions/2016-10-21-thames-valley-police-and-crime-panel.agenda.md");
const LINES: &str = include_str!("../../sessions/2016-10-21-thames-valley-police-and-crime-panel.lines.txt");

/// How many of its lines are entered: enough to see every part of the screen at work.
const ENTERED: usize = 37;

/// The page's own day and start, which the example moves to today.
const DAY: &str = "Date: 2016-10-21\nTime: 11:00\nEnds: 13:30";

/// The example: begun anew in a folder of its own beside the real meetings, or gone on with. It is held
/// today, and half an hour of it is over.
///
/// # Errors
/// The disk failed, or the example is open in another window.
pub fn session(setup: &Setup) -> Result<Session, Error> {
    let now = clock::now();
    let page = PAGE.replace(DAY, &format!("Date: {}", now.date_naive()));
    let planned =
        agenda::read(&page).map_err(|_| Error::failed("the example cannot be read: a fault of ours"))?;
    let setup = Setup {
        sessions: setup.sessions.join("example"),
        ..setup.clone()
    };
    let mut session = match folder::begin(
        &planned,
        &setup,
        Again {
            reopen: false,
            new: false,
        },
    ) {
        Err(error) if error.kind == Kind::Request => folder::begin(
            &planned,
            &setup,
            Again {
                reopen: false,
                new: true,
            },
        )?,
        other => other?,
    };
    if session.meeting.last_seq() == session.meeting.plan_end() {
        let lines: Vec<String> = LINES.lines().take(ENTERED).map(|line| moved(line, now)).collect();
        let waiting = "\n+burke on the funding\n+sohal\n>macpherson\n";
        let mut lines = (lines.join("\n") + waiting).into_bytes();
        lines.push(b'\n');
        dictate::dictate(
            &mut session,
            &mut &lines[..],
            &mut std::io::sink(),
            &mut std::io::sink(),
            true,
        )?;
    }
    session.begun = false;
    session.told = vec![format!(
        "An example to try anything on. It is kept in {}",
        setup.sessions.display()
    )];
    Ok(session)
}

/// A line with its time moved, so that the 35th minute of the meeting is now.
fn moved(line: &str, now: Moment) -> String {
    let timed = line.strip_prefix("@11:").and_then(|rest| rest.split_once(' '));
    match timed.and_then(|(minute, rest)| Some((minute.parse::<i64>().ok()?, rest))) {
        Some((minute, rest)) => {
            let at = now - TimeDelta::minutes(35 - minute);
            format!("@{} {rest}", at.to_rfc3339())
        }
        None => line.to_owned(),
    }
}
