//! `quorate check`: is a log whole and unaltered, and what should a careful reader notice.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::folder::log_path;
use crate::error::Error;
use crate::journal::{self, Log, Tail};
use crate::library::reading;
use crate::meeting::{Meeting, finding};
use crate::shown::shown;

/// Checks each log and prints what there is to say; `strict` counts a finding as a "no". One that cannot be
/// read is said and does not keep the others from being checked.
///
/// # Errors
/// A log is damaged; with `strict`, anything is to be noticed; or one cannot be read.
pub fn check(named: &[PathBuf], sessions: &Path, strict: bool) -> Result<(), Error> {
    let (mut whole, mut clean, mut unread) = (true, true, Vec::new());
    for named in named {
        let read = log_path(named, sessions).map(|path| (journal::read(&path), path));
        match read {
            Ok((Ok(log), path)) => {
                whole &= log.is_whole();
                clean &= say(log, &path)?;
            }
            Ok((Err(journal::JournalError::Damaged { damage, .. }), path)) => {
                let lines: String = damage.iter().map(|one| format!("  damage: {one}\n")).collect();
                super::print(&format!(
                    "{}: damaged\n{lines}",
                    shown(&path.display().to_string())
                ))?;
                whole = false;
            }
            Ok((Err(error), _)) => unread.push(Error::from(error)),
            Err(error) => unread.push(error),
        }
    }
    if let Some(last) = unread.pop() {
        for error in unread {
            let _ = super::complain(&format!("quorate: {}\n", shown(&error.to_string())));
        }
        return Err(last);
    }
    match (whole, clean || !strict) {
        (true, true) => Ok(()),
        (false, _) => Err(Error::no(
            "a log is not as it was written: go on from a copy that is whole",
        )),
        (true, false) => Err(Error::no(
            "there is something to look at: the numbers are those beside the entries",
        )),
    }
}

/// Prints what there is to say of a log; true where a careful reader finds nothing.
fn say(log: Log, path: &Path) -> Result<bool, Error> {
    let integrity = integrity(&log);
    let newer = if log.is_newer() {
        ", of a newer minor version"
    } else {
        ""
    };
    let state = if log.is_whole() { "whole" } else { "damaged" };
    let (head, name) = (log.head, path.display().to_string());
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}: {state}{newer}, {} events, seal {}",
        shown(&name),
        head.events,
        head.hash
    );
    out.push_str(&integrity);
    for copy in reading::copies(path, &log.header.id) {
        let _ = writeln!(
            out,
            "  note: the same meeting is in {}, too: it counts once, as the log that goes furthest",
            shown(&copy)
        );
    }
    let meeting = Meeting::replay(log.facts);
    let findings = finding::findings(&meeting);
    for found in &findings {
        let at = found.seq.map(|seq| format!(" at {seq}")).unwrap_or_default();
        // What is exempt is not repeated where it may be seen; the entry's number leads there.
        let exempt = found.seq.is_some_and(|seq| meeting.is_exempt(seq));
        let message = if exempt {
            "about an exempt entry".into()
        } else {
            shown(&found.message)
        };
        let _ = writeln!(out, "  {}{at}: {message} [{}]", found.severity.word(), found.code);
    }
    super::print(&out)?;
    Ok(findings.is_empty())
}

/// What is wrong with the file itself, a line each.
fn integrity(log: &Log) -> String {
    let mut out = String::new();
    for damage in &log.damage {
        let _ = writeln!(out, "  damage: {damage}");
    }
    if log.lost > 0 {
        let _ = writeln!(
            out,
            "  damage: {} events that had been on disk are gone from the end",
            log.lost
        );
    }
    match log.tail {
        Tail::Whole => {}
        Tail::Unended => out.push_str("  note: the last line is whole, and its newline is missing\n"),
        Tail::Torn { from_byte, why } => {
            let line = log.head.events + 2;
            let _ = writeln!(
                out,
                "  damage: line {line}, from byte {from_byte}: {why}; `quorate clerk` sets it aside when it opens the log"
            );
        }
    }
    out
}
