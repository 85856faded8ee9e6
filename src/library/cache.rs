//! What was worked out from logs and would take long to work out again, in the cache folder. IO.
//!
//! All of it is derived and can be deleted at any time. Whatever cannot be read or written here is as if it
//! were not there: must never be the reason that something is not found.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Sight;
use super::reading::{self, Held};
use super::shelf::Shelved;
use super::stamps::{Stamp, stamps};
use crate::journal::ensure_folder;

/// What another version kept is not read.
const FORMAT: &str = concat!("quorate ", env!("CARGO_PKG_VERSION"), " 1");

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
        let bytes = std::fs::read(self.folder.join(name)).ok()?;
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

/// A line of the shelf as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    stamp: Stamp,
    public: Shelved,
    /// Where it differs.
    exempt: Option<Shelved>,
}

impl Kept {
    fn of(stamp: Stamp, path: &Path) -> Self {
        let held = Held::read(path, Sight::Exempt);
        let exempt = Shelved::of_held(&held);
        let public = Shelved::of_held(&Held {
            meeting: held.meeting.map(|meeting| Sight::Public.of(meeting)),
            ..held
        });
        Self {
            stamp,
            exempt: (exempt != public).then_some(exempt),
            public,
        }
    }

    fn seen(self, sight: Sight) -> Shelved {
        match sight {
            Sight::Public => self.public,
            Sight::Exempt => self.exempt.unwrap_or(self.public),
        }
    }
}

/// The shelf of a folder: what the cache has, and what was written since, read anew.
///
/// # Errors
/// The folder cannot be read.
pub fn shelf(sessions: &Path, cache: Option<&Cache>, sight: Sight) -> std::io::Result<Vec<Shelved>> {
    let logs = stamps(sessions)?;
    let known: Option<HashMap<String, Kept>> = cache.and_then(|cache| cache.load("shelf.json"));
    let mut known = known.unwrap_or_default();
    let fresh = |name: &String, stamp: &Stamp, known: &HashMap<String, Kept>| {
        known.get(name).is_some_and(|kept| kept.stamp == *stamp)
    };
    let stale: Vec<(String, Stamp)> = logs
        .iter()
        .filter(|(name, stamp)| !fresh(name, stamp, &known))
        .cloned()
        .collect();
    let gone = known.len() + stale.iter().filter(|(name, _)| !known.contains_key(name)).count() > logs.len();
    if !stale.is_empty() || gone {
        let read = reading::in_turn(&stale, |(name, stamp)| {
            (name.clone(), Kept::of(*stamp, &sessions.join(name)))
        });
        known.extend(read);
        if gone {
            let here: std::collections::HashSet<&String> = logs.iter().map(|(name, _)| name).collect();
            known.retain(|name, _| here.contains(name));
        }
        if let Some(cache) = cache {
            cache.save("shelf.json", &known);
        }
    }
    let mut shelf: Vec<Shelved> = Vec::with_capacity(logs.len());
    for (name, _) in &logs {
        if let Some(kept) = known.remove(name) {
            // The folder may have been moved since.
            shelf.push(Shelved {
                path: sessions.join(name),
                ..kept.seen(sight)
            });
        }
    }
    Ok(shelf)
}
