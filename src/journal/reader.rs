//! A log from its bytes: its facts, how far it goes, and what is wrong with it.
//!
//! Must never lose a whole line because of a bad one elsewhere, and never call damage what a
//! crash leaves behind, nor the other way round:
//!
//! - Behind the last newline, and in NULs at the end, lies what was being written when the
//!   machine stopped: torn, and nobody was told that it was on disk.
//! - A last line without its newline that is whole, and follows on, is kept.
//! - Everything else that does not read or does not follow on is damage.
//!
//! The last line has none after it to hold its hash: the head file does.

use std::collections::HashMap;
use std::num::NonZero;
use std::path::Path;
use std::{fmt, thread};

use super::chain::{self, Damage, Flaw, Link, line_number};
use super::disk::{Disk, Handle, How, Os};
use super::error::JournalError;
use super::format::{self, Head, LineHash};
use super::head;
use super::header::{Header, MAJOR, MINOR};
use crate::meeting::event::Recorded;

/// The most bytes that a log may have.
pub const FILE_CAP: u64 = 1 << 30;

/// Below this many bytes a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 1 << 18;

/// A log as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Its first line.
    pub header: Header,
    /// Every fact that could be read, in the order of the file.
    pub facts: Vec<Recorded>,
    /// How far it goes: the seal.
    pub head: Head,
    /// How many bytes its lines take, newlines included, without what is torn.
    pub bytes: u64,
    /// How it ends.
    pub tail: Tail,
    /// What is wrong with it, by line.
    pub damage: Vec<Damage>,
    /// How many events the head file knows to have been on disk that are gone from the end.
    pub lost: u64,
}

impl Log {
    /// Whether it is as it was written, from the first line to the last, as far as can be known.
    pub fn is_whole(&self) -> bool {
        self.damage.is_empty() && self.lost == 0 && !matches!(self.tail, Tail::Torn { .. })
    }

    /// Whether a newer version wrote it, so that some of its facts may be unknown here.
    pub fn is_newer(&self) -> bool {
        self.header.minor > MINOR
    }
}

/// How a log ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// With a newline after the last line.
    Whole,
    /// The last line is whole and counted, and its newline is missing.
    Unended,
    /// Something follows the last line that is not one.
    Torn {
        /// Where it begins.
        from_byte: u64,
        /// What it is.
        why: Torn,
    },
}

/// What a crash left behind the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Torn {
    /// The beginning of a line.
    Short,
    /// NUL bytes: the file had grown, and the text had not arrived.
    Nuls,
    /// The last lines a second time.
    Repeated,
}

impl fmt::Display for Torn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Torn::Short => "the last line was not written to its end",
            Torn::Nuls => "the end of the file was not written",
            Torn::Repeated => "the last lines were written twice",
        })
    }
}

/// Reads a log, damaged or not, without locking or changing it.
///
/// # Errors
/// There is none, it cannot be read, it is no log at all, or of a newer major version. Damage
/// is in the answer, unless it is the header that cannot be read.
pub fn read(path: &Path) -> Result<Log, JournalError> {
    read_on(&Os, path)
}

pub(super) fn read_on(disk: &dyn Disk, path: &Path) -> Result<Log, JournalError> {
    let mut file = disk
        .open(path, How::Read)
        .map_err(|source| JournalError::io("reading the log", path, source))?;
    // The head first: a writer may be at work, and the log is never behind the head.
    let head = head::read(disk, path);
    let bytes = read_all(&mut *file, path)?;
    inspect(path, &bytes, head)
}

/// The file's bytes, within the cap.
pub(super) fn read_all(file: &mut dyn Handle, path: &Path) -> Result<Vec<u8>, JournalError> {
    let failed = |source| JournalError::io("reading the log", path, source);
    if file.len().map_err(failed)? > FILE_CAP {
        return Err(JournalError::TooBig { path: path.into() });
    }
    file.read_from(0, FILE_CAP).map_err(failed)
}

/// What the bytes of the log at `path` are, given what the writer last said of it.
pub(super) fn inspect(path: &Path, bytes: &[u8], said: Option<head::Said>) -> Result<Log, JournalError> {
    let newline = bytes
        .iter()
        .take(format::LINE_CAP + 1)
        .position(|byte| *byte == b'\n');
    let first = &bytes[..newline.unwrap_or(bytes.len())];
    let mut flaws = Vec::new();
    let header = match Header::decode(first) {
        Err(_) if newline.is_none() && Header::decode(but_last(first)).is_ok() => {
            flaws.push(Damage {
                line: 1,
                flaw: Flaw::Newline,
            });
            Header::decode(but_last(first))
        }
        header => header,
    };
    let unreadable = |flaw: Flaw| JournalError::Damaged {
        path: path.into(),
        damage: vec![Damage { line: 1, flaw }],
    };
    let header = header.map_err(unreadable)?;
    let start = newline.map_or(bytes.len(), |at| at + 1);

    let mut body = Body::of(&bytes[start..]);
    let hashed = if flaws.is_empty() { first } else { but_last(first) };
    body.lines.insert(
        0,
        Link {
            hash: LineHash::of(hashed),
            says: None,
        },
    );
    body.ends.insert(0, start);
    body.flaws.iter_mut().for_each(|(index, _, _)| *index += 1);
    for end in &mut body.ends[1..] {
        *end += start;
    }
    if header.major != MAJOR {
        // A flipped bit in the digit is not a newer version.
        let altered = body
            .lines
            .get(1)
            .and_then(|l| l.says)
            .is_some_and(|(_, prev)| prev != body.lines[0].hash);
        return Err(if altered {
            unreadable(Flaw::Altered { told_by: Some(2) })
        } else {
            JournalError::OtherVersion {
                path: path.into(),
                major: header.major,
            }
        });
    }
    let said = said.filter(|said| said.id == header.id).map(|said| said.head);
    let tail = body.settle_tail(bytes, newline.is_some(), said, &mut flaws);
    Ok(body.finish(header, tail, said, flaws))
}

fn but_last(bytes: &[u8]) -> &[u8] {
    bytes.split_last().map_or(bytes, |(_, rest)| rest)
}

/// The lines of a log, or of a part of it.
#[derive(Default)]
struct Body {
    lines: Vec<Link>,
    /// Where each line ends, its newline included.
    ends: Vec<usize>,
    facts: Vec<Recorded>,
    /// What could not be read: its index, what is wrong, and how many events it may have been.
    flaws: Vec<(usize, Flaw, u64)>,
}

impl Body {
    /// Reads the whole lines among these bytes, on as many threads as help.
    fn of(bytes: &[u8]) -> Self {
        let whole = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let bytes = &bytes[..whole];
        let most = thread::available_parallelism().map_or(1, NonZero::get).min(8);
        let parts = split(bytes, most.min(bytes.len() / WORTH_A_THREAD + 1));
        let mut bodies = thread::scope(|scope| {
            let (first, rest) = parts.split_first().unwrap_or((&bytes, &[]));
            let rest: Vec<_> = rest
                .iter()
                .map(|part| (*part, scope.spawn(|| Self::part(part))))
                .collect();
            let mut bodies = vec![Self::part(first)];
            // A thread that could not do its part leaves it to this one.
            bodies.extend(
                rest.into_iter()
                    .map(|(part, read)| read.join().unwrap_or_else(|_| Self::part(part))),
            );
            bodies.into_iter()
        });
        let mut all = bodies.next().unwrap_or_default();
        for part in bodies {
            all.append(part);
        }
        all
    }

    fn part(bytes: &[u8]) -> Self {
        let mut body = Self::default();
        let mut end = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            end += line.len();
            body.push(but_last(line), end);
        }
        body
    }

    fn push(&mut self, line: &[u8], end: usize) {
        let says = match format::decode(line) {
            Ok((fact, prev)) => {
                let seq = fact.seq;
                self.facts.push(fact);
                Some((seq, prev))
            }
            Err(flaw) => {
                let events = line
                    .windows(7)
                    .filter(|text| text == br#"{"seq":"#)
                    .count()
                    .max(1);
                self.flaws.push((self.lines.len(), flaw, events as u64));
                None
            }
        };
        self.lines.push(Link {
            hash: LineHash::of(line),
            says,
        });
        self.ends.push(end);
    }

    fn append(&mut self, part: Self) {
        let (lines, bytes) = (self.lines.len(), self.ends.last().copied().unwrap_or(0));
        self.lines.extend(part.lines);
        self.ends.extend(part.ends.into_iter().map(|end| end + bytes));
        self.facts.extend(part.facts);
        self.flaws.extend(
            part.flaws
                .into_iter()
                .map(|(index, flaw, events)| (index + lines, flaw, events)),
        );
    }

    /// Decides what stands at the end, and leaves in the body what belongs to the log.
    fn settle_tail(
        &mut self,
        bytes: &[u8],
        header_ended: bool,
        said: Option<Head>,
        flaws: &mut Vec<Damage>,
    ) -> Tail {
        let end = self.end();
        let rest = &bytes[end..];
        let mut tail = Tail::Whole;
        if !header_ended && flaws.is_empty() {
            tail = Tail::Unended;
        } else if !rest.is_empty() {
            let torn = if rest.contains(&0) {
                Torn::Nuls
            } else {
                Torn::Short
            };
            tail = Tail::Torn {
                from_byte: end as u64,
                why: torn,
            };
            let changed_newline = rest.last() != Some(&0) && self.follows(but_last(rest));
            if self.follows(rest) {
                self.push(rest, bytes.len());
                tail = Tail::Unended;
            } else if changed_newline {
                flaws.push(Damage {
                    line: line_number(self.lines.len()),
                    flaw: Flaw::Newline,
                });
                self.push(but_last(rest), bytes.len());
                tail = Tail::Whole;
            }
        }
        if chain::holds(&self.lines) {
            return tail;
        }
        while let Some(index) = chain::repeated(&self.lines) {
            self.cut(index);
            tail = Tail::Torn {
                from_byte: self.end() as u64,
                why: Torn::Repeated,
            };
        }
        // Lines with holes were being written when the power failed, unless the writer had said
        // that they were on disk: then somebody has been at them.
        let holed = match said {
            Some(said) => {
                let beyond = |(index, flaw, _): &&(usize, Flaw, u64)| {
                    *flaw == Flaw::Nul && line_number(*index) > said.events + 1
                };
                self.flaws.iter().find(beyond).map(|(index, _, _)| *index)
            }
            None => {
                let from = self.flaws.iter().rev().zip((0..self.lines.len()).rev());
                from.take_while(|((index, flaw, _), at)| index == at && *flaw == Flaw::Nul)
                    .last()
                    .map(|(_, at)| at)
            }
        };
        if let Some(index) = holed {
            self.cut(index);
            tail = Tail::Torn {
                from_byte: self.end() as u64,
                why: Torn::Nuls,
            };
        }
        tail
    }

    fn follows(&self, line: &[u8]) -> bool {
        let Some(last) = self.lines.last() else {
            return false;
        };
        let events = last.says.map_or(self.lines.len() as u64 - 1, |(seq, _)| seq);
        format::decode(line).is_ok_and(|(fact, prev)| {
            Link {
                hash: last.hash,
                says: Some((fact.seq, prev)),
            }
            .follows(Head {
                events,
                hash: last.hash,
            })
        })
    }

    fn end(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn cut(&mut self, index: usize) {
        let facts = self.lines[index..]
            .iter()
            .filter(|line| line.says.is_some())
            .count();
        self.facts.truncate(self.facts.len() - facts);
        self.lines.truncate(index);
        self.ends.truncate(index);
        self.flaws.retain(|(at, _, _)| *at < index);
    }

    fn finish(self, header: Header, tail: Tail, said: Option<Head>, mut damage: Vec<Damage>) -> Log {
        let bytes = self.end() as u64;
        let unread: HashMap<usize, u64> = self.flaws.iter().map(|(at, _, events)| (*at, *events)).collect();
        if !chain::holds(&self.lines) {
            damage.extend(chain::breaks(&self.lines, &unread, said));
        }
        damage.extend(self.flaws.into_iter().map(|(at, flaw, _)| Damage {
            line: line_number(at),
            flaw,
        }));
        let last = self.lines.last().and_then(|line| line.says).map(|(seq, _)| seq);
        let events = last.unwrap_or(self.lines.len() as u64 - 1);
        let hash = self
            .lines
            .last()
            .map_or_else(|| LineHash::of(b""), |line| line.hash);
        let mut lost = 0;
        if let Some(said) = said {
            let at = usize::try_from(said.events).unwrap_or(usize::MAX);
            if said.events > events {
                lost = said.events - events;
            } else if damage.is_empty() && self.lines.get(at).is_some_and(|line| line.hash != said.hash) {
                damage.push(Damage {
                    line: line_number(at),
                    flaw: Flaw::Altered { told_by: None },
                });
            }
        }
        damage.sort_by_key(|damage| damage.line);
        Log {
            header,
            facts: self.facts,
            head: Head { events, hash },
            bytes,
            tail,
            damage,
            lost,
        }
    }
}

/// Cuts the bytes into about equal parts, each of whole lines.
fn split(mut bytes: &[u8], parts: usize) -> Vec<&[u8]> {
    let size = bytes.len() / parts.max(1);
    let mut split = Vec::with_capacity(parts);
    while split.len() + 1 < parts {
        let Some(newline) = bytes.iter().skip(size).position(|byte| *byte == b'\n') else {
            break;
        };
        let (part, rest) = bytes.split_at(size + newline + 1);
        split.push(part);
        bytes = rest;
    }
    split.push(bytes);
    split
}

impl fmt::Display for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tail::Whole => f.write_str("whole"),
            Tail::Unended => f.write_str("whole, but for the last newline"),
            Tail::Torn { from_byte, why } => write!(f, "torn from byte {from_byte}: {why}"),
        }
    }
}
