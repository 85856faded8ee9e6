//! The lines of a log, each read by itself, and which of those at its end are still the log's.
//!
//! Each line is read and hashed on its own, on as many threads as help; only the chain has to be
//! walked in order. Must never let a bad line hide those after it.

use std::io::BufRead;
use std::num::NonZero;
use std::thread;

use super::chain::{self, Damage, Flaw, Link, line_number};
use super::format::{self, Head, LineHash};
use super::reader::{Tail, Torn};
use crate::meeting::event::Recorded;

/// Below this many bytes a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 1 << 18;

/// The lines of a log, or of a part of it.
#[derive(Default)]
pub(super) struct Body {
    pub lines: Vec<Link>,
    /// Where each line ends, its newline included.
    ends: Vec<usize>,
    /// The facts of those lines that could be read.
    pub facts: Vec<Recorded>,
    /// The lines that could not.
    pub flaws: Vec<Unread>,
}

/// A line that could not be read.
pub(super) struct Unread {
    pub index: usize,
    pub what: Flaw,
    /// How many events it may have been: where a newline was lost, one line holds two.
    pub events: u64,
}

impl Body {
    /// A log's lines: the header, which ends at `start`, and those in the bytes after it.
    pub fn headed(header: LineHash, start: usize, rest: &[u8]) -> Self {
        let mut body = Self {
            lines: vec![Link {
                hash: header,
                says: None,
            }],
            ends: vec![start],
            ..Self::default()
        };
        let whole = rest
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let rest = &rest[..whole];
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(8);
        let mut parts = split(rest, threads.min(rest.len() / WORTH_A_THREAD + 1)).into_iter();
        let first = parts.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = parts
                .map(|part| {
                    let reading = thread::Builder::new().spawn_scoped(scope, || Self::part(part));
                    (part, reading)
                })
                .collect();
            body.append(Self::part(first));
            for (part, reading) in others {
                // A thread that could not be had, or could not do its part, leaves it to this one.
                let read = reading.ok().and_then(|reading| reading.join().ok());
                body.append(read.unwrap_or_else(|| Self::part(part)));
            }
        });
        body
    }

    fn part(bytes: &[u8]) -> Self {
        let mut body = Self::default();
        let (mut start, mut rest) = (0, bytes);
        // Twice as fast as a split by a closure. A slice has nothing to fail with.
        while let Ok(len @ 1..) = rest.skip_until(b'\n') {
            body.push(but_last(&bytes[start..start + len]), start + len);
            start += len;
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
                // JSON has no room for NULs, so that a line with some never gets further than here.
                let holes = flaw != Flaw::TooLong && line.contains(&0);
                let what = if holes { Flaw::Nul } else { flaw };
                let begun = line.windows(7).filter(|text| text == br#"{"seq":"#).count();
                self.flaws.push(Unread {
                    index: self.lines.len(),
                    what,
                    events: begun.max(1) as u64,
                });
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
        let (lines, bytes) = (self.lines.len(), self.end());
        self.lines.extend(part.lines);
        self.ends.extend(part.ends.into_iter().map(|end| end + bytes));
        if self.facts.is_empty() {
            self.facts = part.facts;
        } else {
            self.facts.reserve_exact(part.facts.len());
            self.facts.extend(part.facts);
        }
        self.flaws.extend(part.flaws.into_iter().map(|flaw| Unread {
            index: flaw.index + lines,
            ..flaw
        }));
    }

    /// Where the last line ends.
    pub fn end(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Decides what stands at the end of the file's `bytes`, and keeps what belongs to the log.
    /// `said` is what the writer last said was on disk.
    pub fn settle_tail(&mut self, bytes: &[u8], said: Option<Head>, damage: &mut Vec<Damage>) -> Tail {
        let mut tail = self.settle_rest(&bytes[self.end()..], damage);
        if chain::holds(&self.lines) {
            return tail;
        }
        while let Some(index) = chain::repeated(&self.lines) {
            tail = self.cut(index, Torn::Repeated);
        }
        if let Some(index) = self.holed(said) {
            tail = self.cut(index, Torn::Nuls);
        }
        tail
    }

    /// What is behind the last newline.
    fn settle_rest(&mut self, rest: &[u8], damage: &mut Vec<Damage>) -> Tail {
        let (from_byte, end) = (self.end() as u64, self.end() + rest.len());
        if rest.is_empty() {
            Tail::Whole
        } else if self.goes_on_with(rest) {
            self.push(rest, end);
            Tail::Unended
        } else if rest.last() != Some(&0) && self.goes_on_with(but_last(rest)) {
            damage.push(Damage {
                line: line_number(self.lines.len()),
                flaw: Flaw::Newline,
            });
            self.push(but_last(rest), end);
            Tail::Whole
        } else {
            let why = if rest.contains(&0) {
                Torn::Nuls
            } else {
                Torn::Short
            };
            Tail::Torn { from_byte, why }
        }
    }

    fn goes_on_with(&self, line: &[u8]) -> bool {
        let link = |(fact, prev): (Recorded, _)| Link {
            hash: LineHash::of(line),
            says: Some((fact.seq, prev)),
        };
        format::decode(line).is_ok_and(|read| link(read).follows(chain::head(&self.lines)))
    }

    /// The last line, if it has the holes of one that was being written when the power failed: each
    /// line is on disk before the next is begun, so no other can. Where the writer had said that it
    /// was on disk, somebody has been at it.
    fn holed(&self, said: Option<Head>) -> Option<usize> {
        let flaw = self.flaws.last().filter(|flaw| flaw.what == Flaw::Nul)?;
        let confirmed = said.is_some_and(|said| said.events >= flaw.index as u64);
        (flaw.index + 1 == self.lines.len() && !confirmed).then_some(flaw.index)
    }

    fn cut(&mut self, index: usize, why: Torn) -> Tail {
        let facts = self.lines[index..]
            .iter()
            .filter(|line| line.says.is_some())
            .count();
        self.facts.truncate(self.facts.len() - facts);
        self.lines.truncate(index);
        self.ends.truncate(index);
        let kept = self.flaws.partition_point(|flaw| flaw.index < index);
        self.flaws.truncate(kept);
        Tail::Torn {
            from_byte: self.end() as u64,
            why,
        }
    }
}

pub(super) fn but_last(bytes: &[u8]) -> &[u8] {
    bytes.split_last().map_or(bytes, |(_, rest)| rest)
}

/// Cuts the bytes into about equal parts, each of whole lines.
pub(super) fn split(mut bytes: &[u8], parts: usize) -> Vec<&[u8]> {
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
