//! What can be known of a log from its hashes and numbers: pure.
//!
//! Each line names the hash of the one before it, so a change shows in the line after. Must never
//! claim more than follows: where two lines could be at fault, the words say so.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::format::{Head, LineHash};
use crate::guard::{self, Guard};

/// A fault in a log, named by its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1 for the header, as an editor counts.
    pub line: u64,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The first line is not the header of a log. Why.
    NotAHeader(String),
    /// It is not a line of a log. Why.
    NotALine(String),
    /// It is not UTF-8.
    NotUtf8,
    /// It holds NUL bytes: blocks that were never written, or were lost.
    Nul,
    /// It is longer than any line is.
    TooLong,
    /// It is whole, but for the newline after it.
    Newline,
    /// It reads well, but is not what was written. The line that tells, or none for the head file.
    Altered {
        /// The line whose `prev` disagrees.
        told_by: Option<u64>,
    },
    /// Lines that stood before it are gone.
    Missing {
        /// How many.
        count: u64,
    },
    /// It was put in: the line after it was written directly after an earlier one.
    Inserted,
    /// It does not stand where it was written.
    Misplaced {
        /// The line that it was written directly after.
        after: u64,
    },
    /// It follows on, but has the wrong number.
    Numbered {
        /// The number that it has.
        found: u64,
        /// The number that was its turn.
        expected: u64,
    },
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line;
        match &self.flaw {
            Flaw::NotAHeader(why) => write!(f, "line {line} is not the header of a session log: {why}"),
            Flaw::NotALine(why) => write!(f, "line {line} cannot be read: {why}"),
            Flaw::NotUtf8 => write!(f, "line {line} cannot be read: it is not UTF-8 text"),
            Flaw::Nul => write!(f, "line {line} cannot be read: it holds NUL bytes"),
            Flaw::TooLong => write!(f, "line {line} is too long to be a line of a log"),
            Flaw::Newline => write!(f, "line {line} is whole, but the newline at its end was changed"),
            Flaw::Altered { told_by: Some(by) } => {
                write!(
                    f,
                    "line {line} was changed: the hashes in the lines around it (line {by}) do not fit it"
                )
            }
            Flaw::Altered { told_by: None } => {
                write!(
                    f,
                    "line {line} was changed: it is not what the head file says was written"
                )
            }
            Flaw::Missing { count: 1 } => write!(f, "a line is missing before line {line}"),
            Flaw::Missing { count } => write!(f, "{count} lines are missing before line {line}"),
            Flaw::Inserted => write!(f, "line {line} was put in: no line was written after it"),
            Flaw::Misplaced { after } => {
                write!(
                    f,
                    "line {line} is out of place: it was written directly after line {after}"
                )
            }
            Flaw::Numbered { found, expected } => {
                write!(f, "line {line} is numbered {found}, and {expected} comes next")
            }
        }
    }
}

/// What a line says of itself and of the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub hash: LineHash,
    /// Its number and the hash of the line before it. None for the header and for what cannot be read.
    pub says: Option<(u64, LineHash)>,
}

impl Link {
    /// Whether it follows on `before`, in hash and in number.
    pub fn follows(&self, before: Head) -> bool {
        self.says == Some((before.events + 1, before.hash))
    }
}

/// Whether every line follows on the one before it: what is true of nearly every log.
pub(super) fn holds(lines: &[Link]) -> bool {
    if !guard::on(Guard::HashCheck) {
        return true;
    }
    (1u64..)
        .zip(lines.windows(2))
        .all(|(seq, pair)| pair[1].says == Some((seq, pair[0].hash)))
}

/// How far the lines go. A last line that cannot be read counts for one event.
pub(super) fn head(lines: &[Link]) -> Head {
    let events = lines.iter().rev().take_while(|line| line.says.is_none()).count() as u64;
    match lines.iter().rev().find_map(|line| line.says) {
        Some((seq, _)) => Head {
            events: seq + events,
            hash: last_hash(lines),
        },
        None => Head {
            events: events.saturating_sub(1),
            hash: last_hash(lines),
        },
    }
}

fn last_hash(lines: &[Link]) -> LineHash {
    lines.last().map_or_else(|| LineHash::of(b""), |line| line.hash)
}

/// Names each line at which the chain breaks. `unread` are those that could not be read, by index,
/// and how many events each may have been: where a newline was lost, one line holds two.
/// `head` is what the writer last said.
pub(super) fn breaks(lines: &[Link], unread: &HashMap<usize, u64>, head: Option<Head>) -> Vec<Damage> {
    let mut places: HashMap<LineHash, usize> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        places.entry(line.hash).or_insert(index);
    }
    let told: HashSet<LineHash> = lines
        .iter()
        .filter_map(|line| line.says)
        .map(|(_, prev)| prev)
        .collect();
    // Put in: nobody was written after it, or it is a second copy.
    let put_in = |index: usize| !told.contains(&lines[index].hash) || places[&lines[index].hash] != index;
    // Changed itself, as the line after it tells or, for the last, the head file.
    let changed = |index: usize, seq: u64| match lines.get(index + 1).and_then(|next| next.says) {
        Some((next, prev)) => next == seq + 1 && !places.contains_key(&prev),
        None => head.is_some_and(|head| head.events == seq && head.hash != lines[index].hash),
    };

    let mut found: Vec<(usize, Flaw)> = Vec::new();
    let (mut last, mut lost) = (0u64, 0u64);
    for index in 1..lines.len() {
        let Some((seq, prev)) = lines[index].says else {
            lost += unread.get(&index).copied().unwrap_or(1);
            continue;
        };
        let expected = last + lost + 1;
        let before = index - 1;
        let named = |at: usize| unread.contains_key(&at) || found.iter().rev().any(|(index, _)| *index == at);
        let told_by = Some(line_number(index));
        last = seq;
        if prev == lines[before].hash {
            if seq != expected && lost == 0 {
                found.push((index, Flaw::Numbered { found: seq, expected }));
                last = expected;
            }
        } else if let Some(&after) = places.get(&prev) {
            if after < before && put_in(before) {
                let between: Vec<_> = (after + 1..index).filter(|at| !named(*at)).collect();
                found.extend(between.into_iter().map(|at| (at, Flaw::Inserted)));
            } else {
                found.push((
                    index,
                    Flaw::Misplaced {
                        after: line_number(after),
                    },
                ));
            }
        } else if seq > expected {
            found.push((
                index,
                Flaw::Missing {
                    count: seq - expected,
                },
            ));
        } else if named(before) {
            // Its `prev` cannot fit a line that is already known to be at fault.
        } else if seq < expected {
            found.push((index, Flaw::Numbered { found: seq, expected }));
        } else if changed(index, seq) {
            found.push((index, Flaw::Altered { told_by }));
        } else {
            found.push((before, Flaw::Altered { told_by }));
        }
        lost = 0;
    }
    found
        .into_iter()
        .map(|(index, flaw)| Damage {
            line: line_number(index),
            flaw,
        })
        .collect()
}

/// The most lines between two copies of one: those that one write can have held, and more.
const FAR: usize = 1 << 10;

/// Where the log's last lines begin to be a second copy of those before them: a write that was
/// done twice, perhaps not to its end.
pub(super) fn repeated(lines: &[Link]) -> Option<usize> {
    let last = lines.len().checked_sub(1)?;
    let from = last.saturating_sub(FAR).max(1);
    let first = lines[from..last.max(1)]
        .iter()
        .rposition(|line| line.hash == lines[last].hash)?
        + from;
    let distance = last - first;
    let copied = (0..distance)
        .take_while(|back| {
            last.checked_sub(back + distance)
                .is_some_and(|at| at > 0 && lines[at].hash == lines[last - back].hash)
        })
        .count();
    Some(lines.len() - copied)
}

/// The number of the line at `index`, as an editor counts.
pub(super) fn line_number(index: usize) -> u64 {
    index as u64 + 1
}
