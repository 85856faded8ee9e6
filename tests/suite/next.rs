//! From one meeting to the next at the command line: the drafted page, the people taken over, the minutes approved.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PAGE: &str = "# Harbour Trust\nDate: 2026-03-03\nTime: 18:30\n## Members\n- Ann Lee (Chair)\n- Bob Dodd\n- Vacancy\n## Agenda\n\
1. Minutes of the last meeting\n2. Dredging\n3. Moorings\n4. Any other business\n";

fn quorate(folder: &Path, arguments: &[&str], lines: &str) -> Output {
    let typed = folder.join("lines");
    std::fs::write(&typed, lines).unwrap();
    Command::new(env!("CARGO_BIN_EXE_quorate"))
        .arg("--sessions")
        .arg(folder)
        .args(arguments)
        .env("TZ", "Europe/London")
        .stdin(std::fs::File::open(&typed).unwrap())
        .output()
        .unwrap()
}

fn done(folder: &Path, arguments: &[&str], lines: &str) -> (String, String) {
    let done = quorate(folder, arguments, lines);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, told) = (text(done.stdout), text(done.stderr));
    assert!(done.status.success(), "{arguments:?}: {told}");
    (out, told)
}

fn first_meeting() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("first.md");
    std::fs::write(&page, PAGE).unwrap();
    let lines = "@18:30 /open\n/item 2\n/defer to April\n@18:40 /item 3\n/noted\n@18:50 /close\n";
    done(folder.path(), &["dictate", page.to_str().unwrap()], lines);
    let log = folder.path().join("2026-03-03-harbour-trust.jsonl");
    assert!(log.exists());
    (folder, log)
}

#[test]
fn the_minutes_approved_at_the_next_meeting_are_approved_without_saying_when_again() {
    let (folder, log) = first_meeting();
    let page = folder.path().join("next.md");
    let (_, _) = done(
        folder.path(),
        &["next", "harbour", "-o", page.to_str().unwrap()],
        "",
    );
    let lines = "@18:30 /open\n/item 1\n/approve\n/item 2\n";
    done(folder.path(), &["dictate", page.to_str().unwrap()], lines);
    let (minutes, _) = done(
        folder.path(),
        &["export", "2026-03-31-harbour-trust", "--format", "md"],
        "",
    );
    assert!(
        minutes.contains("The minutes of the meeting of 3 March 2026 were approved."),
        "{minutes}"
    );
    let (told, _) = done(folder.path(), &["approve", log.to_str().unwrap()], "");
    assert!(told.contains("approved"), "{told}");
    let (record, _) = done(
        folder.path(),
        &["export", log.to_str().unwrap(), "--format", "json"],
        "",
    );
    assert!(record.contains("2026-03-31"), "{record}");
    // They are not to be approved a second time.
    let (again, _) = done(folder.path(), &["next", "Harbour Trust"], "");
    assert!(!again.contains("the minutes of 3 March"), "{again}");
}

#[test]
fn minutes_that_no_later_log_approves_need_their_day() {
    let (folder, log) = first_meeting();
    let done = quorate(folder.path(), &["approve", log.to_str().unwrap()], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("--on"));
}

#[test]
fn a_page_without_members_has_those_of_the_last_meeting_and_that_is_said() {
    let (folder, _) = first_meeting();
    let page = folder.path().join("bare.md");
    std::fs::write(
        &page,
        "# Harbour Trust\nDate: 2026-04-07\nTime: 18:30\n## Agenda\n1. Dredging\n",
    )
    .unwrap();
    let lines = "@18:30 /open\nlee: Good evening.\n/show quorum\n";
    let (out, told) = done(folder.path(), &["dictate", page.to_str().unwrap()], lines);
    assert!(
        told.contains("the 2 people of the meeting of 2026-03-03 are taken over"),
        "{told}"
    );
    assert!(out.contains("of 3 present"), "{out}");
}

#[test]
fn a_body_that_nobody_knows_is_the_answer_no() {
    let (folder, _) = first_meeting();
    let done = quorate(folder.path(), &["next", "Nobody"], "");
    assert_eq!(done.status.code(), Some(1));
}
