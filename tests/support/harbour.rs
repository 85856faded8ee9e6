//! The small meeting that is minuted in a real terminal: its page, its clerk, its log.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::pty::Terminal;

pub const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Mallow (Chairman)\n- Cllr White\n- Cllr Sand\n\n## Agenda\n1. Dredging (30 min)\n2. Leases\n";
pub const SIZE: (u16, u16) = (120, 40);
pub const SECOND: Duration = Duration::from_secs(1);

/// A folder with the page in it.
pub fn table() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("agenda.md"), PAGE).unwrap();
    dir
}

/// The clerk, with the meeting on the screen.
pub fn clerk(dir: &Path) -> Terminal {
    let mut terminal = Terminal::start(dir, &["clerk", "agenda.md"], SIZE);
    terminal.sees("Dredging");
    terminal
}

/// The one log there is.
pub fn log(dir: &Path) -> PathBuf {
    let mut logs = fs::read_dir(dir.join("sessions"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    logs.find(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .unwrap()
}
