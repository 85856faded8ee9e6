//! The folder of logs, read: each as far as it can be read, on as many threads as help.
//!
//! IO. Must never let one bad log stop the rest, nor keep more than a few meetings in memory at once: a folder
//! may hold thousands.

use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Sight, Volume};
use crate::journal::{self, JournalError, Log, name};
use crate::meeting::Meeting;

/// A log as it was read.
#[derive(Debug)]
pub struct Held {
    /// Where it is.
    pub path: PathBuf,
    /// Its file name without the ending.
    pub name: String,
    /// The id in its header, which a copy has too.
    pub header: Option<String>,
    /// The meeting, as far as it could be read; none where it is no log at all.
    pub meeting: Option<Meeting>,
    /// What is the matter with it.
    pub problem: Option<String>,
}

impl Held {
    /// Reads the log at `path`.
    pub fn read(path: &Path, sight: Sight) -> Self {
        let read = journal::read(path);
        let problem = match &read {
            Ok(log) => noticed(log),
            Err(JournalError::Damaged { damage, .. }) => damage.first().map(ToString::to_string),
            Err(error) => Some(error.to_string()),
        };
        let read = read.ok();
        let header = read.as_ref().map(|log| log.header.id.clone());
        let meeting = read.map(|log| sight.of(Meeting::replay(log.facts)));
        Self {
            path: path.to_owned(),
            name: name_of(path),
            header,
            meeting,
            problem,
        }
    }

    /// The meeting as the registers take it.
    pub fn volume(&self) -> Option<Volume<'_>> {
        let meeting = self.meeting.as_ref()?;
        Some(Volume {
            name: &self.name,
            meeting,
        })
    }
}

/// What a log is called in the registers: its file name without the ending.
pub fn name_of(path: &Path) -> String {
    let name = path.file_stem();
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// What a reader of the log should know before trusting it; `quorate check` tells all of it.
pub fn noticed(log: &Log) -> Option<String> {
    let more = log.damage.len().saturating_sub(1);
    let first = log.damage.first().map(|damage| match more {
        0 => damage.to_string(),
        more => format!("{damage}, and {more} more"),
    });
    let lost = (log.lost > 0).then(|| format!("{} events are gone from its end", log.lost));
    let torn = match log.tail {
        journal::Tail::Torn { why, .. } => Some(why.to_string()),
        journal::Tail::Whole | journal::Tail::Unended => None,
    };
    first.or(lost).or(torn)
}

/// The logs in a folder by name: none where there is no folder yet.
///
/// # Errors
/// The folder cannot be read.
pub fn logs(sessions: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(sessions) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut logs: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| is_log(entry.file_name().as_encoded_bytes()))
        .map(|entry| entry.path())
        .collect();
    logs.sort();
    Ok(logs)
}

/// Whether a file of this name is a log.
pub fn is_log(name: &[u8]) -> bool {
    let stem = name.strip_suffix(name::EXTENSION.as_bytes());
    stem.is_some_and(|stem| stem.ends_with(b".") && !name.starts_with(b"."))
}

/// What `of` makes of each, in their order, on as many threads as help.
pub fn in_turn<A: Sync, T: Send>(all: &[A], of: impl Fn(&A) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        // One at a time, since logs differ in size by a thousand.
        while let Some((at, one)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            all.get(at).map(|one| (at, one))
        } {
            done.push((at, of(one)));
        }
        done
    };
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(all.len().max(1));
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            // Where no thread can be had, this one does it all.
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(done) => made.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}
