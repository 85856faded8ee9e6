//! Which logs a folder holds and when each was last written, without opening any. IO.

use std::ffi::OsString;
use std::io;
use std::os::fd::AsFd;
use std::path::Path;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, open, statat};

use super::reading;
use crate::guard::{self, Guard};

/// What a file was when it was looked at: another file, or another word in it, has another stamp. The time of
/// its last change is the system's own, and stays what it is where the time of writing is put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    written: (i64, i64),
    changed: (i64, i64),
    size: i64,
    inode: u64,
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            written,
            changed,
            size,
            inode,
        } = self;
        write!(
            f,
            "{} {} {} {} {size} {inode}",
            written.0, written.1, changed.0, changed.1
        )
    }
}

/// A log's file name, and what it was when it was looked at.
pub type Stamped = (OsString, Stamp);

/// The logs in a folder by name, each with its stamp.
///
/// # Errors
/// The folder cannot be read.
pub fn stamps(sessions: &Path) -> io::Result<Vec<Stamped>> {
    let entries = match std::fs::read_dir(sessions) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut logs: Vec<OsString> = names
        .filter(|name| reading::is_log(name.as_encoded_bytes()))
        .collect();
    logs.sort_unstable();
    let folder = open(sessions, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    let stamps = reading::in_turn(&logs, |name| stamp(&folder, Path::new(name)));
    let stamped = logs.into_iter().zip(stamps);
    Ok(stamped.filter_map(|(name, stamp)| Some((name, stamp?))).collect())
}

/// The stamp of one file; none where it is no plain file.
pub fn of_file(path: &Path) -> Option<Stamp> {
    stamp(rustix::fs::CWD, path)
}

/// By name within the folder: half the time of looking each path up from the root.
fn stamp(folder: impl AsFd, name: &Path) -> Option<Stamp> {
    let stat = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    let plain = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    #[allow(
        clippy::unnecessary_cast,
        clippy::useless_conversion,
        reason = "they differ from system to system"
    )]
    let stamp = Stamp {
        written: (stat.st_mtime as i64, stat.st_mtime_nsec as i64),
        changed: match guard::on(Guard::LibraryChangeTime) {
            true => (stat.st_ctime as i64, stat.st_ctime_nsec as i64),
            false => (0, 0),
        },
        size: stat.st_size as i64,
        inode: stat.st_ino as u64,
    };
    plain.then_some(stamp)
}
