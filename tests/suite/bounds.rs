//! What comes from outside is bounded, and what is beyond is said.
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Mallow\n\n## Agenda\n1. Dredging\n";

fn dictate(dir: &Path, lines: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(["dictate", "agenda.md"])
        .current_dir(dir)
        .env("HOME", dir)
        .env("QUORATE_SESSIONS", dir.join("sessions"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn a_line_too_long_is_refused_and_the_next_is_taken() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("agenda.md"), PAGE).unwrap();
    let output = dictate(dir.path(), &format!("{}\nIt is deep.\n", "x".repeat(300_000)));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{complaint}");
    assert!(
        complaint.contains("refused 1: the line is longer than"),
        "{complaint}"
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.ends_with(" narrative\n") && said.lines().count() == 1,
        "{said}"
    );
}

#[test]
fn a_page_larger_than_any_agenda_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let page = format!("{PAGE}{}", "\n".repeat(2 << 20));
    fs::write(dir.path().join("agenda.md"), page).unwrap();
    let output = dictate(dir.path(), "It is deep.\n");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(
        complaint.contains("more than the 1048576 of an agenda"),
        "{complaint}"
    );
    assert!(!dir.path().join("sessions").exists());
}
