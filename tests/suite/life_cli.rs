//! `quorate approve`, `sign`, `correct` and `diff`, the papers they lead to, and a log that was altered, from
//! outside.
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A worked meeting in a folder of its own.
fn shelf() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let name = "2016-10-21-thames-valley-police-and-crime-panel.jsonl";
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name);
    let log = folder.path().join(name);
    std::fs::copy(from, &log).unwrap();
    (folder, log)
}

fn quorate(log: &Path, words: &[&str]) -> Output {
    let (command, rest) = words.split_first().unwrap();
    let home = log.parent().unwrap();
    Command::new(env!("CARGO_BIN_EXE_quorate"))
        .arg(command)
        .arg(log)
        .args(rest)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .current_dir(home)
        .output()
        .unwrap()
}

#[track_caller]
fn done(log: &Path, words: &[&str]) -> String {
    let output = quorate(log, words);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {complained}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn refused(log: &Path, words: &[&str], status: i32) -> String {
    let output = quorate(log, words);
    assert_eq!(output.status.code(), Some(status), "{words:?}: {output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const CORRECTED: &str = "He would see what could be published in the new year.";

#[test]
fn minutes_are_approved_signed_and_corrected_and_each_paper_shows_it() {
    let (_folder, log) = shelf();
    refused(&log, &["correct", "35", CORRECTED, "--on", "2016-12-09"], 2);
    let at = ["--on", "2016-11-18"];
    done(
        &log,
        &[
            "approve",
            at[0],
            at[1],
            "--meeting",
            "the Panel's meeting of that day",
        ],
    );
    done(&log, &["sign", at[0], at[1], "--by", "Cllr Egleton"]);
    done(
        &log,
        &[
            "correct",
            "35",
            CORRECTED,
            "--on",
            "2016-12-09",
            "--why",
            "his own words",
        ],
    );
    let minutes = done(&log, &["export", "--format", "md"]);
    assert!(!minutes.contains("Draft"), "{minutes}");
    for told in [
        CORRECTED,
        "18 November 2016",
        "9 December 2016",
        "his own words",
        "Cllr Egleton",
    ] {
        assert!(minutes.contains(told), "no {told:?} in {minutes}");
    }
    let changed = done(&log, &["diff"]);
    assert!(changed.contains(CORRECTED), "{changed}");
    for (style, sentence) in [
        ("default", "+ **The PCC** undertook: He"),
        ("panel", "+ The PCC undertook that he"),
    ] {
        let changed = done(&log, &["diff", "--at", "34", "--style", style]);
        assert!(changed.contains(sentence), "{style}: {changed}");
    }
    let refusal = refused(&log, &["diff", "--style", "nowhere.toml"], 2);
    assert!(refusal.contains("there is no style nowhere.toml"), "{refusal}");
}

#[test]
fn nothing_changed_is_a_no() {
    let (_folder, log) = shelf();
    let unapproved = refused(&log, &["diff"], 1);
    assert!(unapproved.contains("--at"), "{unapproved}");
    refused(&log, &["diff", "--at", "73"], 1);
    refused(&log, &["diff", "--at", "74"], 2);
}

#[test]
fn no_paper_and_no_comparison_is_drawn_from_a_log_that_was_altered() {
    let (_folder, log) = shelf();
    let whole = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, whole.replacen("two thirds", "ten thirds", 1)).unwrap();
    for words in [
        &["diff", "--at", "70"][..],
        &["export", "--format", "md"],
        &["approve", "--on", "2016-11-18"],
    ] {
        let why = refused(&log, words, 1);
        assert!(
            why.contains("damaged: line") && why.contains("quorate check"),
            "{why}"
        );
    }
}

#[test]
fn what_is_left_to_look_at_is_said_when_minutes_are_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let name = "2016-06-17-thames-valley-police-and-crime-panel.jsonl";
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name);
    let log = folder.path().join(name);
    std::fs::copy(from, &log).unwrap();
    let handed_on = quorate(&log, &["export", "--format", "docx", "-o", "minutes.docx"]);
    let told = String::from_utf8_lossy(&handed_on.stderr).into_owned();
    assert!(
        handed_on.status.success() && told.contains("4 things to look at"),
        "{told}"
    );
    for quiet in [
        &["export", "--format", "docx", "--draft", "-o", "minutes.docx"][..],
        &["export", "--format", "json", "-o", "record.json"],
        &["export", "--format", "md"],
    ] {
        assert_eq!(quorate(&log, quiet).stderr, b"", "{quiet:?}");
    }
}
