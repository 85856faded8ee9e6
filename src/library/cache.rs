//! What was worked out from logs and would take long to work out again, in the cache folder. IO.
//!
//! All of it is derived and can be deleted at any time. Whatever cannot be read or written here is as if it
//! were not there: must never be the reason that something is not found.

use std::collections::{HashMap, HashSet};
use std::io::Write;
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

/// What another version kept is not read.
const FORMAT: &str = concat!("quorate ", env!("CARGO_PKG_VERSION"), " 2");

/// The most bytes of one of its files: what is larger is worked out anew.
const FILE_CAP: u64 = 1 << 28;

/// A file of the cache.
#[derive(Debug, Serialize, Deserialize)]
struct Page<T> {
    format: String,
    kept: T,
}

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

    pub(super) fn load<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let mut file = Os.open(&self.folder.join(name), How::Read).ok()?;
        let bytes = file.read_from(0, FILE_CAP).ok()?;
        let page: Page<T> = serde_json::from_slice(&bytes).ok()?;
        (page.format == FORMAT).then_some(page.kept)
    }

    pub(super) fn save<T: Serialize>(&self, name: &str, kept: T) {
        let page = Page {
            format: FORMAT.to_owned(),
            kept,
        };
        // Whole or not at all, since another process may read it.
        let written = tempfile::NamedTempFile::new_in(&self.folder).and_then(|mut file| {
            file.write_all(&serde_json::to_vec(&page)?)?;
            file.persist(self.folder.join(name)).map_err(|error| error.error)
        });
        drop(written);
    }
}

/// What was made of a log, and of which state of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept<T> {
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
    let page = format!("{page}.json");
    // The one waits for the disk while the other works.
    let (known, logs) = std::thread::scope(|scope| {
        let logs = scope.spawn(|| stamps(sessions));
        let known: Option<HashMap<String, Kept<T>>> = cache.and_then(|cache| cache.load(&page));
        match logs.join() {
            Ok(logs) => (known.unwrap_or_default(), logs),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let (mut known, logs) = (known, logs?);
    let is_fresh =
        |(name, stamp): &&(String, Stamp)| known.get(name).is_some_and(|kept| kept.stamp == *stamp);
    let stale: Vec<(String, Stamp)> = logs.iter().filter(|log| !is_fresh(log)).cloned().collect();
    let made = reading::in_turn(&stale, |(name, stamp)| {
        let made = of(&sessions.join(name));
        (name.clone(), Kept { stamp: *stamp, made })
    });
    known.extend(made);
    let gone = known.len() > logs.len();
    if gone {
        let here: HashSet<&String> = logs.iter().map(|(name, _)| name).collect();
        known.retain(|name, _| here.contains(name));
    }
    if let Some(cache) = cache.filter(|_| gone || !stale.is_empty()) {
        cache.save(&page, &known);
    }
    let taken = logs.into_iter().filter_map(|(name, _)| {
        let kept = known.remove(&name)?;
        Some((name, kept.made))
    });
    Ok(taken.collect())
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
        cache.save("elsewhere", 7);
        let page = cache.folder().join("page");
        std::os::unix::fs::symlink(cache.folder().join("elsewhere"), &page).unwrap();
        assert_eq!(cache.load::<u32>("page"), None, "a link");
        std::fs::remove_file(&page).unwrap();
        let (fifo, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
        rustix::fs::mknodat(rustix::fs::CWD, &page, fifo, mode, 0).unwrap();
        assert_eq!(cache.load::<u32>("page"), None, "a pipe");
        cache.save("page", 8);
        assert_eq!(cache.load("page"), Some(8));
    }
}
