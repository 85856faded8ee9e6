//! Which logs a folder holds and when each was last written, without opening any. IO.

use std::io;
use std::os::fd::AsFd;
use std::path::Path;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, open, statat};
use serde::{Deserialize, Serialize};

use super::reading;

/// What a file was when it was looked at: another file, or another word in it, has another stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(i64, i64, i64, u64);

/// A log's file name, and what it was when it was looked at.
pub type Stamped = (String, Stamp);

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
    let logs = names.filter(|name| reading::is_log(name.as_encoded_bytes()));
    let mut logs: Vec<String> = logs.filter_map(|name| name.into_string().ok()).collect();
    logs.sort_unstable();
    let folder = open(sessions, OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    let stamps = reading::in_turn(&logs, |name| stamp(&folder, name));
    let stamped = logs.into_iter().zip(stamps);
    Ok(stamped.filter_map(|(name, stamp)| Some((name, stamp?))).collect())
}

/// By name within the folder: half the time of looking each path up from the root.
fn stamp(folder: impl AsFd, name: &str) -> Option<Stamp> {
    let stat = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    let plain = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    #[allow(
        clippy::unnecessary_cast,
        clippy::useless_conversion,
        reason = "they differ from system to system"
    )]
    let stamp = Stamp(
        stat.st_mtime as i64,
        stat.st_mtime_nsec as i64,
        stat.st_size as i64,
        stat.st_ino as u64,
    );
    plain.then_some(stamp)
}
