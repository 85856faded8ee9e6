//! Word from the system that a followed log may have changed.
//!
//! A hint and no more: it can come late, twice or never (network folders, a folder that was moved
//! away), so whoever follows asks each second as well. Must never read the log itself.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk::folder_of;
use super::error::JournalError;

/// Watches until it is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// Calls `changed`, from a thread of its own, whenever the log or its head file may have changed.
///
/// # Errors
/// The system cannot watch that folder. Asking each second does as well.
pub fn watch(log: &Path, changed: impl Fn() + Send + 'static) -> Result<Watch, JournalError> {
    let name = log.file_name().unwrap_or_default().to_owned();
    let head = super::head::path(log).file_name().unwrap_or_default().to_owned();
    // Where a writer goes on whose log was taken away.
    let next = super::name::kept(log, super::name::kept_times(log) + 1);
    let next = next.file_name().unwrap_or_default().to_owned();
    let folder = folder_of(log).to_owned();
    let about = move |path: &Path| {
        // The folder itself: it is going away, or has come back.
        let file: Option<&OsStr> = path.file_name();
        file.is_none_or(|file| file == name || file == head || file == next) || path == folder
    };
    let failed = |error: notify::Error| {
        let source = match error.kind {
            notify::ErrorKind::Io(source) => source,
            other => std::io::Error::other(notify::Error::new(other)),
        };
        JournalError::io("watching the folder", log, source)
    };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading is an event too, and answering it by reading would never end.
        let worth = match event {
            Ok(event) => {
                !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| about(path))
            }
            Err(_) => true,
        };
        if worth {
            changed();
        }
    })
    .map_err(failed)?;
    watcher
        .watch(folder_of(log), RecursiveMode::NonRecursive)
        .map_err(failed)?;
    Ok(Watch { _watcher: watcher })
}
