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
use std::fmt;
use std::path::Path;

use super::body::{Body, but_last};
use super::chain::{self, Damage, Flaw, line_number};
use super::disk::{Disk, Handle, How, Os};
use super::error::JournalError;
use super::format::{Head, LINE_CAP, LineHash};
use super::head;
use super::header::{Header, MAJOR, MINOR};
use crate::guard::{self, Guard};
use crate::meeting::event::Recorded;

/// The most bytes that a log may have.
pub const FILE_CAP: u64 = 1 << 30;

/// The most lines: an empty one takes a byte of the file, and some hundred of memory.
pub const LINES_CAP: usize = 1 << 20;

/// The most bytes that are looked through for a header.
const HEADER_CAP: u64 = 4096;

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

/// The id in the header of the log at `path`; none where it has none that can be read.
pub fn id_of(path: &Path) -> Option<String> {
    let mut file = Os.open(path, How::Read).ok()?;
    let bytes = file.read_from(0, HEADER_CAP).ok()?;
    let first = bytes.split(|byte| *byte == b'\n').next()?;
    Header::decode(first).ok().map(|header| header.id)
}

/// The same from any disk.
///
/// # Errors
/// As for [`read`].
pub fn read_on(disk: &dyn Disk, path: &Path) -> Result<Log, JournalError> {
    let mut file = disk
        .open(path, How::Read)
        .map_err(|source| JournalError::io("reading the log", path, source))?;
    // The head first: a writer may be at work, and the log is never behind the head.
    let head = head::read(disk, path);
    let bytes = read_all(&mut *file, path)?;
    inspect(path, &bytes, head)
}

/// The file's bytes, within the caps.
pub(super) fn read_all(file: &mut dyn Handle, path: &Path) -> Result<Vec<u8>, JournalError> {
    let failed = |source| JournalError::io("reading the log", path, source);
    if guard::on(Guard::FileCap) && file.size().map_err(failed)? > FILE_CAP {
        return Err(JournalError::TooBig { path: path.into() });
    }
    let bytes = file.read_from(0, FILE_CAP).map_err(failed)?;
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    if lines > LINES_CAP && guard::on(Guard::LinesCap) {
        return Err(JournalError::TooBig { path: path.into() });
    }
    Ok(bytes)
}

/// What the bytes of the log at `path` are, given what the writer last said of it.
pub(super) fn inspect(path: &Path, bytes: &[u8], said: Option<head::Said>) -> Result<Log, JournalError> {
    let unreadable = |flaw: Flaw| JournalError::Damaged {
        path: path.into(),
        damage: vec![Damage { line: 1, flaw }],
    };
    let newline = bytes.iter().take(LINE_CAP + 1).position(|byte| *byte == b'\n');
    let mut first = &bytes[..newline.unwrap_or(bytes.len())];
    let mut damage = Vec::new();
    let mut header = Header::decode(first);
    if header.is_err() && newline.is_none() {
        // No fact yet, and the header's newline may have been changed.
        first = but_last(first);
        header = Header::decode(first).or(header);
        damage.push(Damage {
            line: 1,
            flaw: Flaw::Newline,
        });
    }
    let header = header.map_err(unreadable)?;

    let start = newline.map_or(bytes.len(), |at| at + 1);
    let mut body = Body::headed(LineHash::of(first), start, &bytes[start..]);
    if header.major != MAJOR {
        // A flipped bit in the digit is not a newer version.
        return Err(match body.lines.get(1).and_then(|line| line.says) {
            Some((_, prev)) if prev != body.lines[0].hash => unreadable(Flaw::Altered { told_by: Some(2) }),
            _ => JournalError::OtherVersion {
                path: path.into(),
                major: header.major,
            },
        });
    }
    let said = said.filter(|said| said.id == header.id && guard::on(Guard::HeadCheck));
    let said = said.map(|said| said.head);
    let unended = newline.is_none() && damage.is_empty();
    let tail = if unended {
        Tail::Unended
    } else {
        body.settle_tail(bytes, said, &mut damage)
    };
    Ok(judge(header, body, tail, said, damage))
}

/// What all of it comes to.
fn judge(header: Header, body: Body, tail: Tail, said: Option<Head>, mut damage: Vec<Damage>) -> Log {
    let bytes = body.end() as u64;
    let unread: HashMap<usize, u64> = body.flaws.iter().map(|flaw| (flaw.index, flaw.events)).collect();
    if !chain::holds(&body.lines) {
        damage.extend(chain::breaks(&body.lines, &unread, said));
    }
    damage.extend(body.flaws.into_iter().map(|flaw| Damage {
        line: line_number(flaw.index),
        flaw: flaw.what,
    }));
    let head = chain::head(&body.lines);
    let mut lost = 0;
    if let Some(said) = said {
        let at = usize::try_from(said.events).unwrap_or(usize::MAX);
        if said.events > head.events {
            lost = said.events - head.events;
        } else if damage.is_empty() && body.lines.get(at).is_some_and(|line| line.hash != said.hash) {
            damage.push(Damage {
                line: line_number(at),
                flaw: Flaw::Altered { told_by: None },
            });
        }
    }
    damage.sort_by_key(|damage| damage.line);
    Log {
        header,
        facts: body.facts,
        head,
        bytes,
        tail,
        damage,
        lost,
    }
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
