//! The line that the clerk was typing when the lights went out.
//!
//! Kept in `<log>.draft`, saved while typing and so without a sync: a second of typing may be
//! lost, a recorded fact never. Must never hold up the typing, nor follow what stands in its way.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Handle, How, Os};
use super::error::JournalError;
use crate::guard::{self, Guard};

/// The most bytes that are kept.
pub const DRAFT_CAP: usize = 64 << 10;

/// Where the draft of a log is kept.
pub fn path(log: &Path) -> PathBuf {
    super::beside(log, ".draft")
}

/// Keeps what is typed so far: the first 64 KiB of it. Nothing typed removes the file. Only the
/// process that minutes the log may call it.
///
/// # Errors
/// The disk said no.
pub fn save(log: &Path, text: &str) -> Result<(), JournalError> {
    let path = path(log);
    let failed = |source| JournalError::io("keeping the unfinished line", &path, source);
    if text.is_empty() {
        return gone(fs::remove_file(&path)).map_err(failed);
    }
    let cap = if guard::on(Guard::DraftCap) {
        DRAFT_CAP
    } else {
        text.len()
    };
    let mut end = text.len().min(cap);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // One name, so that a crash leaves one file behind and not one for each.
    let new = super::beside(log, ".draft.new");
    let keep = || {
        gone(fs::remove_file(&new))?;
        Os::open_file(&new, How::New)?.append(&text.as_bytes()[..end])?;
        fs::rename(&new, &path)
    };
    keep().map_err(failed)
}

/// What was typed, if anything.
///
/// # Errors
/// It cannot be read, or something that is no file stands there.
pub fn load(log: &Path) -> Result<Option<String>, JournalError> {
    let path = path(log);
    let read = || Os::open_file(&path, How::Read)?.read_from(0, DRAFT_CAP as u64);
    match read() {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned()).filter(|text| !text.is_empty())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(JournalError::io("reading the unfinished line", &path, source)),
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn it_is_kept_replaced_and_removed() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("x.jsonl");
        assert_eq!(load(&log).unwrap(), None);
        save(&log, "burke: the é").unwrap();
        save(&log, "burke: the én").unwrap();
        assert_eq!(load(&log).unwrap().as_deref(), Some("burke: the én"));
        assert_eq!(
            fs::metadata(path(&log)).unwrap().permissions().mode() & 0o777,
            0o600
        );
        save(&log, "").unwrap();
        save(&log, "").unwrap();
        assert_eq!(load(&log).unwrap(), None);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn it_is_capped_between_two_characters() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("x.jsonl");
        save(&log, &format!("a{}", "é".repeat(DRAFT_CAP))).unwrap();
        let text = load(&log).unwrap().unwrap();
        assert_eq!(text.len(), DRAFT_CAP - 1);
        assert!(text.ends_with('é'));
    }

    #[test]
    fn what_stands_in_its_way_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("x.jsonl");
        let other = dir.path().join("other");
        fs::write(&other, "precious").unwrap();
        for name in ["x.jsonl.draft", "x.jsonl.draft.new"] {
            symlink(&other, dir.path().join(name)).unwrap();
        }
        assert!(matches!(load(&log), Err(JournalError::NotAFile { .. })));
        save(&log, "typed").unwrap();
        assert_eq!(load(&log).unwrap().as_deref(), Some("typed"));
        assert_eq!(fs::read_to_string(&other).unwrap(), "precious");
        save(&log, "").unwrap();
        fs::create_dir(path(&log)).unwrap();
        assert!(load(&log).is_err() && save(&log, "x").is_err() && save(&log, "").is_err());
    }
}
