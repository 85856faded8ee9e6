//! What was worked out from logs and would take long to work out again, in the cache folder. IO.
//!
//! All of it is derived and can be deleted at any time. Whatever cannot be read or written here is as if it
//! were not there: must never be the reason that something is not found.

use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::reading::{self, Held};
use super::settled::{self, Settled};
use super::shelf::{self, Shelved};
use super::stamps::{Stamp, stamps};
use super::{Sight, Volume};
use crate::journal::disk::{Disk, How, Os};
use crate::journal::ensure_folder;

/// The first line of each file. What another version kept is not read.
const FORMAT: &str = concat!("quorate ", env!("CARGO_PKG_VERSION"), " 4");

/// The most bytes of one of its files: what is beyond is worked out anew.
const FILE_CAP: u64 = 1 << 28;

/// The part of the cache that belongs to one folder of logs.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache under `root` for the logs in `sessions`; none where it cannot be made.
    pub fn of(root: &Path, sessions: &Path) -> Option<Self> {
        let sessions = std::fs::canonicalize(sessions).ok()?;
        let hash = Sha256::digest(sessions.as_os_str().as_encoded_bytes());
        let name: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let folder = root.join(name);
        // It holds what is exempt too: for the owner's eyes, as the logs are.
        ensure_folder(&folder).ok()?;
        Some(Self { folder })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is kept under this name: nothing, where it cannot be read.
    pub(super) fn load<T: DeserializeOwned + Send>(&self, name: &str) -> Vec<T> {
        let file = Os.open(&self.folder.join(name), How::Read);
        let bytes = file.and_then(|mut file| file.read_from(0, FILE_CAP));
        let text = String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default();
        let mut lines = text.lines();
        if lines.next() != Some(FORMAT) {
            return Vec::new();
        }
        let lines: Vec<&str> = lines.collect();
        let read = reading::in_turn(&lines, |line| serde_json::from_str(line).ok());
        read.into_iter().flatten().collect()
    }

    /// Keeps each in a line of its own, so that they can be read on several threads.
    pub(super) fn save<T: Serialize>(&self, name: &str, kept: impl IntoIterator<Item = T>) {
        // Whole or not at all, since another process may read it.
        let written = tempfile::NamedTempFile::new_in(&self.folder).and_then(|file| {
            let mut out = BufWriter::new(file);
            writeln!(out, "{FORMAT}")?;
            for one in kept {
                serde_json::to_writer(&mut out, &one)?;
                writeln!(out)?;
            }
            let file = out.into_inner().map_err(|error| error.into_error())?;
            file.persist(self.folder.join(name)).map_err(|error| error.error)
        });
        drop(written);
    }
}

/// What was made of a log, and of which state of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept<T> {
    log: String,
    stamp: Stamp,
    made: T,
}

/// What `of` makes of each log of a folder, by the log's file name in their order: from the cache where the
/// log is as it was, else anew. `page` names what is kept; it must name all that `of` depends on.
///
/// # Errors
/// The folder cannot be read.
pub fn each<T: Serialize + DeserializeOwned + Send>(
    sessions: &Path,
    cache: Option<&Cache>,
    page: &str,
    of: impl Fn(&Path) -> T + Sync,
) -> std::io::Result<Vec<(String, T)>> {
    let page = format!("{page}.jsonl");
    // The one waits for the disk while the other works.
    let (known, logs) = std::thread::scope(|scope| {
        let logs = scope.spawn(|| stamps(sessions));
        let known: Vec<Kept<T>> = cache.map(|cache| cache.load(&page)).unwrap_or_default();
        match logs.join() {
            Ok(logs) => (known, logs),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let (known, logs) = (known, logs?);
    let was = known.len();
    let mut known: HashMap<String, Kept<T>> = known.into_iter().map(|one| (one.log.clone(), one)).collect();
    let mut all: Vec<Option<Kept<T>>> = logs
        .iter()
        .map(|(log, stamp)| known.remove(log).filter(|kept| kept.stamp == *stamp))
        .collect();
    let places: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_none()).collect();
    let made = reading::in_turn(&places, |at| of(&sessions.join(&logs[*at].0)));
    for (at, made) in places.iter().zip(made) {
        let (log, stamp) = logs[*at].clone();
        all[*at] = Some(Kept { log, stamp, made });
    }
    let all: Vec<Kept<T>> = all.into_iter().flatten().collect();
    let gone = was > all.len() - places.len();
    if let Some(cache) = cache.filter(|_| gone || !places.is_empty()) {
        cache.save(&page, &all);
    }
    Ok(all.into_iter().map(|one| (one.log, one.made)).collect())
}

/// The shelf of a folder.
///
/// # Errors
/// The folder cannot be read.
pub fn shelf(sessions: &Path, cache: Option<&Cache>, sight: Sight) -> std::io::Result<Vec<Shelved>> {
    let line = |path: &Path| {
        let held = Held::read(path, sight);
        let volumes: Vec<Volume<'_>> = held.volume().into_iter().collect();
        (
            Shelved::of_held(&held),
            shelf::open_actions(&volumes),
            settled::closings(&volumes),
        )
    };
    let lines = each(sessions, cache, &format!("shelf-{}", sight.word()), line)?;
    let settled = Settled::of(lines.iter().flat_map(|(_, (.., closings))| closings.clone()));
    let placed = lines.into_iter().map(|(name, (line, open, _))| {
        let body = line.body.as_deref().unwrap_or_default();
        let open = open
            .iter()
            .filter(|id| settled.get(body, line.date, id).is_none());
        Shelved {
            open_actions: open.count(),
            // The folder may have been moved since.
            path: sessions.join(name),
            ..line
        }
    });
    Ok(placed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_planted_in_the_cache_is_followed_or_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::of(&dir.path().join("cache"), dir.path()).unwrap();
        cache.save("elsewhere", [7]);
        let page = cache.folder().join("page");
        std::os::unix::fs::symlink(cache.folder().join("elsewhere"), &page).unwrap();
        assert!(cache.load::<u32>("page").is_empty(), "a link");
        std::fs::remove_file(&page).unwrap();
        let (fifo, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
        rustix::fs::mknodat(rustix::fs::CWD, &page, fifo, mode, 0).unwrap();
        assert!(cache.load::<u32>("page").is_empty(), "a pipe");
        cache.save("page", [8]);
        assert_eq!(cache.load::<u32>("page"), [8_u32]);
    }
}
