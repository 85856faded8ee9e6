//! The worked meetings in `sessions/`: their logs are whole, their minutes are those in the folder, their
//! records fit the published schema, and their lines make the same meeting again.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn sessions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")
}

fn meetings() -> Vec<PathBuf> {
    let mut logs: Vec<PathBuf> = fs::read_dir(sessions())
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    logs.sort();
    assert!(logs.len() >= 3, "{logs:?}");
    logs
}

fn quorate(home: &Path, arguments: &[&str], input: &str) -> Output {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(arguments)
        .env("HOME", home)
        .env("TZ", "Europe/London")
        .env_remove("QUORATE_SESSIONS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn told(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn record(home: &Path, log: &Path) -> Value {
    let out = quorate(
        home,
        &["export", log.to_str().unwrap(), "--format", "json", "--exempt"],
        "",
    );
    serde_json::from_str(&told(&out)).unwrap()
}

#[test]
fn their_logs_are_whole_and_a_careful_reader_finds_no_error() {
    let home = tempfile::tempdir().unwrap();
    for log in meetings() {
        let out = told(&quorate(home.path(), &["check", log.to_str().unwrap()], ""));
        assert!(out.contains(": whole, ") && !out.contains("  error"), "{out}");
    }
}

#[test]
fn their_minutes_are_those_in_the_folder() {
    let home = tempfile::tempdir().unwrap();
    for log in meetings() {
        let out = told(&quorate(
            home.path(),
            &["export", log.to_str().unwrap(), "--format", "md"],
            "",
        ));
        let kept = fs::read_to_string(log.with_extension("minutes.md")).unwrap();
        assert!(
            out == kept,
            "{}: export it again and read what changed\n{out}",
            log.display()
        );
    }
}

#[test]
fn their_records_fit_the_schema_and_every_line_of_their_logs_too() {
    let home = tempfile::tempdir().unwrap();
    let schema = |of: &str| {
        let text = told(&quorate(home.path(), &["schema", of], ""));
        jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
    };
    let (of_record, of_log) = (schema("record"), schema("log"));
    for log in meetings() {
        let record = record(home.path(), &log);
        if let Err(error) = of_record.validate(&record) {
            panic!("{}: {error} at {}", log.display(), error.instance_path());
        }
        for line in fs::read_to_string(&log).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            if let Err(error) = of_log.validate(&line) {
                panic!("{}: {error}: {line}", log.display());
            }
        }
    }
}

#[test]
fn their_lines_make_the_same_meeting_again() {
    let home = tempfile::tempdir().unwrap();
    for log in meetings() {
        let folder = home.path().join("sessions");
        let _ = fs::remove_dir_all(&folder);
        let (page, lines) = (log.with_extension("agenda.md"), log.with_extension("lines.txt"));
        let lines = fs::read_to_string(lines).unwrap();
        let out = quorate(
            home.path(),
            &[
                "--sessions",
                folder.to_str().unwrap(),
                "dictate",
                page.to_str().unwrap(),
            ],
            &lines,
        );
        told(&out);
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        let again = folder.join(log.file_name().unwrap());
        let (mut was, mut is) = (record(home.path(), &log), record(home.path(), &again));
        for record in [&mut was, &mut is] {
            record["seal"] = Value::Null;
            record["meeting"]["id"] = Value::Null;
        }
        assert_eq!(was, is, "{}", log.display());
    }
}

#[test]
fn nothing_exempt_is_in_what_the_public_gets() {
    let home = tempfile::tempdir().unwrap();
    let log = sessions().join("2026-03-10-netherby-parish-council.jsonl");
    for format in ["md", "json"] {
        let public = told(&quorate(
            home.path(),
            &["export", log.to_str().unwrap(), "--format", format],
            "",
        ));
        for word in ["arrears", "Forty-eight", "Michaelmas", "How much is owed"] {
            assert!(!public.contains(word), "{word} is in the public {format}");
        }
        let whole = told(&quorate(
            home.path(),
            &["export", log.to_str().unwrap(), "--format", format, "--exempt"],
            "",
        ));
        assert!(whole.contains("arrears") && whole.contains("Michaelmas"));
    }
}
