//! What can go wrong with a log, in words for the clerk: what, where, and what to do next.
//!
//! Must never hide the system's own answer, nor blame the clerk for it.

use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use thiserror::Error;

use super::chain::Damage;
use super::reader::{FILE_CAP, LINES_CAP};

/// Why a log could not be made, opened, read or written.
#[derive(Debug, Error)]
pub enum JournalError {
    /// There is no such file.
    #[error("there is no {}. Check the name, or run `quorate list` to see the saved meetings", .path.display())]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A log of that name is there already.
    #[error("{} is there already and was not touched. Open it to go on with it, or choose another name", .path.display())]
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// Another process has the log's lock.
    #[error("{} is being minuted in another window. Leave it there first, or follow it with `quorate chair`", .path.display())]
    BeingMinuted {
        /// The log.
        path: PathBuf,
    },
    /// The lock could not be had, though nobody holds it.
    #[error("{} could not be locked ({source}), and without a lock two windows might write it. Move the sessions to a local disk", .path.display())]
    NoLock {
        /// The log.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A link, folder, pipe or device is in the way.
    #[error("{} is a link, a folder or a device, not a plain file, and was not followed. Move it away, or name the file itself", .path.display())]
    NotAFile {
        /// Where.
        path: PathBuf,
    },
    /// What should be a folder is not.
    #[error("{} is not a folder. Move it away, or choose another folder with --sessions", .path.display())]
    NotAFolder {
        /// Where.
        path: PathBuf,
    },
    /// The log was written in a format of another major version.
    #[error("{} is in version {major} of the log's format, and this program reads version 1. Update quorate to read it", .path.display())]
    OtherVersion {
        /// The log.
        path: PathBuf,
        /// Its version.
        major: u32,
    },
    /// The file is larger than any log.
    #[error("{} has more than {} MiB or {LINES_CAP} lines, which no meeting's log has. Check that it is the file that was meant", .path.display(), FILE_CAP >> 20)]
    TooBig {
        /// The file.
        path: PathBuf,
    },
    /// The log is not as it was written.
    #[error("{} is damaged: {}. Nothing was changed. Run `quorate check` on it, and go on from a copy that is whole, or in a new log", .path.display(), told(.damage))]
    Damaged {
        /// The log.
        path: PathBuf,
        /// Each fault that was found.
        damage: Vec<Damage>,
    },
    /// The name stands for another file than the one that was opened.
    #[error("{} was moved or replaced while it was open. Put it back, or leave and open it again", .path.display())]
    Replaced {
        /// The log.
        path: PathBuf,
    },
    /// An earlier write failed, so nothing more is written on this handle.
    #[error("the last entry could not be put on disk in {}, so nothing more is written until the log has been opened again and looked through", .path.display())]
    MustReopen {
        /// The log.
        path: PathBuf,
    },
    /// A fact does not come next in the log.
    #[error("entry {found} does not follow entry {} in {}. This is a fault in quorate: please report it", expected.saturating_sub(1), .path.display())]
    OutOfTurn {
        /// The log.
        path: PathBuf,
        /// The number whose turn it was.
        expected: u64,
        /// The number that it had.
        found: u64,
    },
    /// A fact cannot be kept as a line.
    #[error("the entry cannot be kept: {why}. Shorten it, or check its date and time")]
    Unwritable {
        /// Why.
        why: String,
    },
    /// The system said no.
    #[error("{doing} failed at {} ({source}). {}", .path.display(), trouble.next())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What sort of trouble it is.
        trouble: Trouble,
        /// The system's answer.
        source: io::Error,
    },
}

/// What sort of trouble the system told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No room on the disk.
    DiskFull,
    /// The user's share of the disk is used up.
    Quota,
    /// The file may not grow any more.
    TooLarge,
    /// The disk cannot be written to.
    ReadOnly,
    /// Too many files are open.
    TooManyFiles,
    /// Not allowed.
    Permission,
    /// The disk itself failed.
    Device,
    /// Anything else.
    Other,
}

impl Trouble {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::QuotaExceeded => Self::Quota,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::Permission,
            _ => match Errno::from_io_error(error) {
                Some(Errno::MFILE | Errno::NFILE) => Self::TooManyFiles,
                Some(Errno::IO) => Self::Device,
                _ => Self::Other,
            },
        }
    }

    /// What to do about it.
    pub fn next(self) -> &'static str {
        match self {
            Self::DiskFull => "The disk is full: make room, then try again",
            Self::Quota => "Your share of the disk is used up: make room, then try again",
            Self::TooLarge => "Files may not grow that large here: raise the limit, then try again",
            Self::ReadOnly => {
                "The disk cannot be written to: make it writable, or choose another folder with --sessions"
            }
            Self::TooManyFiles => "Too many files are open: close other programs, then try again",
            Self::Permission => {
                "You may not do that there: ask for permission, or choose another folder with --sessions"
            }
            Self::Device => "The disk may be failing: try again, and copy the sessions to another disk",
            Self::Other => "Try again, and check the disk",
        }
    }
}

impl JournalError {
    pub(super) fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::IsADirectory => Self::NotAFile { path },
            _ => match Errno::from_io_error(&source) {
                Some(Errno::LOOP | Errno::NXIO | Errno::MLINK) => Self::NotAFile { path },
                _ => Self::Io {
                    doing,
                    path,
                    trouble: Trouble::of(&source),
                    source,
                },
            },
        }
    }

    /// What sort of trouble it is, where the system told.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Io { trouble, .. } => Some(*trouble),
            Self::NotFound { .. }
            | Self::Exists { .. }
            | Self::BeingMinuted { .. }
            | Self::NoLock { .. }
            | Self::NotAFile { .. }
            | Self::NotAFolder { .. }
            | Self::OtherVersion { .. }
            | Self::TooBig { .. }
            | Self::Damaged { .. }
            | Self::Replaced { .. }
            | Self::MustReopen { .. }
            | Self::OutOfTurn { .. }
            | Self::Unwritable { .. } => None,
        }
    }
}

/// The first faults, and how many more there are: one bad disk can name thousands.
fn told(damage: &[Damage]) -> String {
    let mut told: Vec<String> = damage.iter().take(3).map(ToString::to_string).collect();
    if let Some(more) = damage.len().checked_sub(3).filter(|more| *more > 0) {
        told.push(format!("and {more} more"));
    }
    told.join("; ")
}
