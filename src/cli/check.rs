//! `quorate check`: is a log whole and unaltered, and what should a careful reader notice.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::folder::{self, log_path};
use crate::error::Error;
use crate::journal::{self, Log, Tail};
use crate::library::sealed;
use crate::meeting::finding::{self, Finding};
use crate::meeting::{Meeting, Recorded, words};
use crate::shown::{shown, shown_path};

/// What is asked of each log.
pub struct Asked {
    /// A finding counts as a "no".
    pub strict: bool,
    /// Whoever asks may read what is exempt.
    pub exempt: bool,
    /// The seal to look for.
    pub seal: Option<ToldSeal>,
}

/// A seal as minutes print it: of how many events, and the beginning of the last one's hash.
pub struct ToldSeal {
    events: u64,
    hash: String,
}

impl ToldSeal {
    /// Reads `N:HASH`.
    ///
    /// # Errors
    /// It is not that.
    pub fn read(text: &str) -> Result<Self, Error> {
        let (events, hash) = text.split_once(':').unwrap_or((text, ""));
        let hash: String = hash.trim().trim_end_matches('…').to_ascii_lowercase();
        let is_hash = (8..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        match events.trim().parse() {
            Ok(events) if is_hash => Ok(Self { events, hash }),
            _ => Err(Error::request(format!(
                "--seal {} is no seal: give the number of events and the hash as the minutes print them, \
                 --seal 128:d7cb4ffe",
                shown(text)
            ))),
        }
    }
}

/// Checks each log and prints what there is to say. One that cannot be read is said and does not keep the
/// others from being checked.
///
/// # Errors
/// A log is damaged or has not the seal; with `strict`, anything is to be noticed; or one cannot be read.
pub fn check(named: &[PathBuf], sessions: &Path, asked: &Asked) -> Result<(), Error> {
    let (mut whole, mut clean, mut sealed, mut unread) = (true, true, true, Vec::new());
    let mut logs = Vec::new();
    for named in named {
        let inside = match named.is_dir() {
            true => folder::logs(named)?,
            false => Vec::new(),
        };
        // A folder without one is said to be a folder.
        match inside.is_empty() {
            true => logs.push(named.clone()),
            false => logs.extend(inside),
        }
    }
    for named in &logs {
        let read = log_path(named, sessions).map(|path| (journal::read(&path), path));
        match read {
            Ok((Ok(log), path)) => {
                whole &= log.is_whole();
                let read = say(log, &path, asked)?;
                (clean, sealed) = (clean && read.clean, sealed && read.sealed);
            }
            Ok((Err(journal::JournalError::Damaged { damage, .. }), path)) => {
                let lines: String = damage.iter().map(|one| format!("  damage: {one}\n")).collect();
                super::print(&format!("{}: damaged\n{lines}", shown_path(&path)))?;
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
    match (whole, clean || !asked.strict) {
        (true, _) if !sealed => Err(Error::no(
            "the log is not the one that seal is of, or not as it was then",
        )),
        (true, true) => Ok(()),
        (false, _) => Err(Error::no(
            "a log is not as it was written: go on from a copy that is whole",
        )),
        (true, false) => Err(Error::no(
            "there is something to look at: the numbers are those beside the entries",
        )),
    }
}

/// What came of checking a log.
struct Read {
    /// A careful reader finds nothing.
    clean: bool,
    /// It has the seal that was asked for, if one was.
    sealed: bool,
}

/// Prints what there is to say of a log.
fn say(log: Log, path: &Path, asked: &Asked) -> Result<Read, Error> {
    let integrity = integrity(&log);
    let newer = if log.is_newer() {
        ", of a newer minor version"
    } else {
        ""
    };
    let state = if log.is_whole() { "whole" } else { "damaged" };
    let (head, name) = (log.head, shown_path(path));
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{name}: {state}{newer}, {} events, seal {}",
        head.events, head.hash
    );
    out.push_str(&integrity);
    copies(&mut out, &log, path);
    let meeting = Meeting::replay(log.facts);
    let public = meeting.public();
    let mut sealed = true;
    if let Some(seal) = &asked.seal {
        sealed = has_seal(&mut out, seal, path, &meeting, (!asked.exempt).then_some(&public))?;
    }
    // What the public would notice, in the same words: no more is repeated where anybody may look on.
    let told = finding::findings(&public);
    let is_told = |found: &Finding| {
        let same =
            |one: &Finding| (one.seq, one.code, &one.message) == (found.seq, found.code, &found.message);
        asked.exempt || told.iter().any(same)
    };
    let findings = finding::findings(&meeting);
    for found in &findings {
        let at = found.seq.map(|seq| format!(" at {seq}")).unwrap_or_default();
        let message = match is_told(found) {
            true => shown(&found.message),
            // The entry's number leads there.
            false => "about what is exempt: --exempt tells it".into(),
        };
        let _ = writeln!(out, "  {}{at}: {message} [{}]", found.severity.word(), found.code);
    }
    super::print(&out)?;
    Ok(Read {
        clean: findings.is_empty(),
        sealed,
    })
}

/// The most facts after a seal that are told one by one.
const MOST_AFTER: usize = 40;

/// Says whether the log has the line that minutes were sealed with, and what came after it: as `public` knows it
/// where it is given.
fn has_seal(
    out: &mut String,
    seal: &ToldSeal,
    path: &Path,
    meeting: &Meeting,
    public: Option<&Meeting>,
) -> Result<bool, Error> {
    let (events, hash) = (seal.events, &seal.hash);
    let seals = sealed::read(path)?.seals;
    let Some(own) = usize::try_from(events).ok().and_then(|nth| seals.get(nth)) else {
        let all = meeting.last_seq();
        let _ = writeln!(
            out,
            "  seal {events}:{hash}: NOT in this log, which has {all} events: what came after is gone, or it is another log"
        );
        return Ok(false);
    };
    if !own.starts_with(hash.as_str()) {
        let _ = writeln!(
            out,
            "  seal {events}:{hash}: NOT in this log, whose seal after {events} events is {own}: it was changed, or it is another log"
        );
        return Ok(false);
    }
    let after: Vec<&Recorded> = meeting.facts().iter().filter(|fact| fact.seq > events).collect();
    let came = match after.len() {
        0 => "nothing came after it".to_owned(),
        1 => "1 event came after it".to_owned(),
        n => format!("{n} events came after it"),
    };
    let _ = writeln!(out, "  seal {events}:{hash}: the log has it, and {came}");
    for fact in after.iter().take(MOST_AFTER) {
        let at = fact.at.format("%Y-%m-%d %H:%M");
        let known = public.map_or(Some(*fact), |public| public.fact(fact.seq));
        let said = match known {
            Some(known) => words::sentence(&known.event, public.unwrap_or(meeting)),
            None => "what is exempt: --exempt tells it".into(),
        };
        let _ = writeln!(out, "    {} {at}: {}", fact.seq, shown(&said));
    }
    if after.len() > MOST_AFTER {
        let _ = writeln!(out, "    and {} more", after.len() - MOST_AFTER);
    }
    Ok(true)
}

/// Names the other logs of the same meeting in the folder: which of them is gone on with is for people to say.
fn copies(out: &mut String, log: &Log, path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let here = path.file_name();
    for other in folder::logs(folder.unwrap_or(Path::new("."))).unwrap_or_default() {
        if other.file_name() == here || journal::id_of(&other).as_ref() != Some(&log.header.id) {
            continue;
        }
        let how = match journal::read(&other) {
            Ok(other) if other.head == log.head => "is a copy of this log".to_owned(),
            Ok(other) => format!("is another state of this log, {} events", other.head.events),
            Err(_) => "is a copy of this log, and cannot be read".to_owned(),
        };
        let name = shown_path(Path::new(other.file_name().unwrap_or_default()));
        let _ = writeln!(out, "  note: {name} {how}: it counts once");
    }
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
