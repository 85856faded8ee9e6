//! The worked meetings of `sessions/`, entered as `quorate dictate` enters them.
#![allow(dead_code, reason = "each test file uses the part it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up fails"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use quorate::meeting::Recorded;

/// Dictates every agenda of `sessions/` that has its lines beside it into `folder`. Gives the logs.
pub fn logs(folder: &Path) -> Vec<PathBuf> {
    let sessions = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    for entry in std::fs::read_dir(&sessions).expect("sessions/").flatten() {
        let page = entry.path();
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".agenda.md") else {
            continue;
        };
        let lines = std::fs::File::open(sessions.join(format!("{stem}.lines.txt")));
        let Ok(lines) = lines else { continue };
        let done = Command::new(env!("CARGO_BIN_EXE_quorate"))
            .args(["--sessions".as_ref(), folder.as_os_str()])
            .arg("dictate")
            .arg(&page)
            .env("TZ", "Europe/London")
            .stdin(lines)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(done.success(), "{stem}");
    }
    quorate::library::reading::logs(folder).unwrap()
}

/// The facts of each worked meeting, with its name.
pub fn meetings() -> Vec<(String, Vec<Recorded>)> {
    let folder = tempfile::tempdir().unwrap();
    let logs = logs(folder.path());
    let read = |path: &PathBuf| {
        let facts = quorate::journal::read(path).unwrap().facts;
        (quorate::library::reading::name_of(path), facts)
    };
    logs.iter().map(read).collect()
}
