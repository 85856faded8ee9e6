//! A log that another process is writing, followed read only.
//!
//! Must never show half a line, one that does not follow on, or one that is not on disk. A line
//! can be read from the moment it is written, which is before it is on disk. So a follower goes
//! by the head file, where the writer says how far the disk has come. Lines beyond it are shown
//! only when nobody holds the log's lock, so that no writer is between its write and its sync, and
//! after this process has itself synced the file. Without a head file, or with one that is not
//! whole, that sync alone has to do: should the writer then fail and cut a line, the follower
//! takes it back.
//!
//! A log that is taken away under its writer goes on beside its place, and the follower goes there too.

use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::chain::Link;
use super::disk::{Handle, How, Inode, Os, inode_of};
use super::error::JournalError;
use super::format::{self, Head};
use super::head;
use super::name;
use super::reader::{self, FILE_CAP, Log, Tail};
use crate::guard::{self, Guard};
use crate::meeting::event::Recorded;

/// What a follower has seen since it was last asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// These facts came after those that were there.
    Facts(Vec<Recorded>),
    /// The log is not a continuation of what was read: forget all of it, this is the log now.
    Reread {
        /// What happened.
        why: Why,
        /// The log as it is now.
        log: Box<Log>,
    },
    /// There is no log, or its folder cannot be reached. What was read still stands.
    Gone,
    /// It is there again.
    Back,
}

/// Why a log had to be read again from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Another file has taken its name.
    Replaced,
    /// It is shorter than what was read.
    Shortened,
    /// What follows does not fit what was read.
    Changed,
    /// It was taken away, and its writer goes on beside its place.
    Moved,
}

/// How long a file was, and when it was last written to.
type Stamp = (u64, i64, i64);

/// A reader of a log that goes on.
#[derive(Debug)]
pub struct Follower {
    path: PathBuf,
    id: String,
    /// The meeting that was to be followed, whatever has its name now.
    first_id: String,
    inode: Inode,
    head: Head,
    /// How many bytes of the file have been read and shown.
    bytes: u64,
    gone: bool,
    /// The file as it was when its end last made no sense: until it changes, neither will our mind.
    senseless: Option<Stamp>,
    /// The file beside it as it was when it was last no continuation of what is followed.
    beside: Option<Stamp>,
}

impl Follower {
    /// Opens a log to follow it, with what is in it so far.
    ///
    /// # Errors
    /// As for [`super::read`].
    pub fn open(path: &Path) -> Result<(Self, Log), JournalError> {
        let (inode, stamp, log) = from_the_start(path)?;
        let follower = Self {
            path: path.into(),
            first_id: log.header.id.clone(),
            id: log.header.id.clone(),
            inode,
            head: log.head,
            bytes: log.bytes,
            gone: false,
            senseless: is_torn(&log).then_some(stamp),
            beside: None,
        };
        Ok((follower, log))
    }

    /// The log that is followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How far it has been read.
    pub fn head(&self) -> Head {
        self.head
    }

    /// What is new. Asked each second, or when [`super::watch()`] calls.
    ///
    /// # Errors
    /// The log cannot be read, or is a log no more. What was read still stands, and it can be
    /// asked again.
    pub fn poll(&mut self) -> Result<Vec<News>, JournalError> {
        if guard::on(Guard::FollowerGoesOn)
            && let Some(moved) = self.gone_on()
        {
            return Ok(vec![moved]);
        }
        let mut news = Vec::new();
        let mut file = match Os::open_file(&self.path, How::Read) {
            Ok(file) => file,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                if !std::mem::replace(&mut self.gone, true) {
                    news.push(News::Gone);
                }
                return Ok(news);
            }
            Err(source) => return Err(self.failed(source)),
        };
        if std::mem::take(&mut self.gone) {
            news.push(News::Back);
        }
        let meta = file.metadata().map_err(|source| self.failed(source))?;
        if inode_of(&meta) != self.inode {
            news.push(self.reread(Why::Replaced)?);
        } else if meta.len() < self.bytes {
            news.push(self.reread(Why::Shortened)?);
        } else if meta.len() > self.bytes && self.senseless != Some(stamp_of(&meta)) {
            let bytes = file
                .read_from(self.bytes, FILE_CAP)
                .map_err(|source| self.failed(source))?;
            let shown = on_disk(&bytes, self.head.events, &mut file, &self.path, Some(&self.id));
            match self.continue_with(&bytes[..shown]) {
                Some(facts) if facts.is_empty() => {}
                Some(facts) => news.push(News::Facts(facts)),
                None => {
                    news.push(self.reread(Why::Changed)?);
                    self.senseless = Some(stamp_of(&meta));
                }
            }
        }
        Ok(news)
    }

    /// Where the writer goes on, if it had to: in the last file of that name beside this one that is of the same
    /// meeting, and goes further than this one or stands for one that is gone.
    fn gone_on(&mut self) -> Option<News> {
        let from = name::kept_times(&self.path) + 1;
        let names = (from..).map(|nth| name::kept(&self.path, nth));
        let path = names.take_while(|path| path.is_file()).last()?;
        let meta = std::fs::symlink_metadata(&path).ok()?;
        let now = Some(stamp_of(&meta));
        let here = std::fs::symlink_metadata(&self.path).ok();
        let stands = here.is_some_and(|here| inode_of(&here) == self.inode);
        if stands && self.beside == now {
            return None;
        }
        let (inode, stamp, log) = from_the_start(&path).ok()?;
        let same = log.header.id == self.first_id;
        let other = self.id != self.first_id;
        let further = log.head.events > self.head.events;
        if !same || !(other || further || (!stands && log.head == self.head)) {
            self.beside = now;
            return None;
        }
        self.path = path;
        self.id.clone_from(&log.header.id);
        (self.inode, self.head, self.bytes) = (inode, log.head, log.bytes);
        self.senseless = is_torn(&log).then_some(stamp);
        self.gone = false;
        Some(News::Reread {
            why: Why::Moved,
            log: Box::new(log),
        })
    }

    /// Takes whole lines that follow on, all of them or none.
    fn continue_with(&mut self, bytes: &[u8]) -> Option<Vec<Recorded>> {
        let (mut facts, mut head) = (Vec::new(), self.head);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\n")?;
            let (fact, prev) = format::decode(line).ok()?;
            let link = Link {
                hash: format::LineHash::of(line),
                says: Some((fact.seq, prev)),
            };
            if !link.follows(head) {
                return None;
            }
            head = Head {
                events: fact.seq,
                hash: link.hash,
            };
            facts.push(fact);
        }
        self.head = head;
        self.bytes += bytes.len() as u64;
        Some(facts)
    }

    fn reread(&mut self, why: Why) -> Result<News, JournalError> {
        let (inode, stamp, log) = from_the_start(&self.path)?;
        self.inode = inode;
        self.id.clone_from(&log.header.id);
        self.head = log.head;
        self.bytes = log.bytes;
        self.senseless = is_torn(&log).then_some(stamp);
        Ok(News::Reread {
            why,
            log: Box::new(log),
        })
    }

    fn failed(&self, source: io::Error) -> JournalError {
        JournalError::io("reading the log", &self.path, source)
    }
}

fn stamp_of(meta: &Metadata) -> Stamp {
    (meta.len(), meta.mtime(), meta.mtime_nsec())
}

fn is_torn(log: &Log) -> bool {
    matches!(log.tail, Tail::Torn { .. })
}

fn from_the_start(path: &Path) -> Result<(Inode, Stamp, Log), JournalError> {
    let failed = |source| JournalError::io("reading the log", path, source);
    let mut file = Os::open_file(path, How::Read).map_err(failed)?;
    let inode = Handle::inode(&file).map_err(failed)?;
    let stamp = stamp_of(&file.metadata().map_err(failed)?);
    let said = head::read(&Os, path);
    let bytes = reader::read_all(&mut file, path)?;
    let id = said.as_ref().map(|said| said.id.clone());
    // The header is there from the first moment, so it counts for no event.
    let start = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| at + 1);
    let shown = start + on_disk(&bytes[start..], 0, &mut file, path, id.as_deref());
    Ok((inode, stamp, reader::inspect(path, &bytes[..shown], said)?))
}

/// How many of these bytes, which begin after `events` events, are whole lines on disk.
fn on_disk(bytes: &[u8], events: u64, file: &mut File, log: &Path, id: Option<&str>) -> usize {
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at + 1);
    // Read after the bytes, so that it has caught up with them if it ever will.
    let said = head::read(&Os, log).filter(|said| Some(said.id.as_str()) == id);
    let confirmed = said
        .as_ref()
        .map_or(0, |said| said.head.events.saturating_sub(events));
    let (mut lines, mut confirmed_end, mut whole_end) = (0, 0, 0);
    for end in ends {
        lines += 1;
        whole_end = end;
        if lines <= confirmed {
            confirmed_end = end;
        }
    }
    if !guard::on(Guard::FollowerWaits) {
        return whole_end;
    }
    let unconfirmed = whole_end > confirmed_end;
    if unconfirmed && (said.is_none() || nobody_writes(file)) && file.sync().is_ok() {
        whole_end
    } else {
        confirmed_end
    }
}

/// Whether no writer has the log. Asked with a lock that is given back at once: a writer that
/// comes at this very moment waits for it.
fn nobody_writes(file: &File) -> bool {
    match file.try_lock_shared() {
        Ok(()) => file.unlock().is_ok(),
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}
