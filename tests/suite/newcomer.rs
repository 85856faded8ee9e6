//! What somebody new does wrong at the command line: each is told what, where and what to do, with its status.
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The exit status and what was said on standard error, in a folder of its own.
fn quorate(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

#[test]
fn what_is_not_there_is_called_what_it_was_meant_to_be() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("papers")).unwrap();
    for (arguments, words) in [
        (&["clerk", "agenda.md"][..], "there is no page agenda.md"),
        (&["dictate", "agenda.md"], "there is no page agenda.md"),
        (&["dictate", "papers"], "papers is a folder"),
        (&["check", "papers"], "papers is a folder"),
        (&["check", "2016-10-21-panel"], "there is no log 2016-10-21-panel"),
    ] {
        let (status, said) = quorate(home.path(), arguments);
        assert!(
            status == 3 && said.contains(words),
            "{arguments:?}: {status} {said}"
        );
    }
}

#[test]
fn a_page_where_a_log_is_asked_for_is_called_a_page() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("agenda.md"), "# Panel\n\nDate: 2016-10-21\n").unwrap();
    for arguments in [
        &["export", "agenda.md", "--format", "md"][..],
        &["check", "agenda.md"],
        &["review", "agenda.md", "--print"],
        &["roll", "agenda.md"],
        &["chair", "agenda.md", "--print"],
    ] {
        let (status, said) = quorate(home.path(), arguments);
        let words = "agenda.md is a page, not the log of a meeting: `quorate clerk agenda.md` minutes it";
        assert!(
            status == 2 && said.contains(words),
            "{arguments:?}: {status} {said}"
        );
    }
}

#[test]
fn a_request_that_is_none_is_refused_with_what_is_known() {
    let home = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            &["clerk", "--print", "--keys", "<bogus>"][..],
            "they are written <enter>, <esc>",
        ),
        (&["exportt"], "Usage: quorate"),
        (
            &["export", "x", "--format", "xyz"],
            "possible values: md, html, docx, odt, pdf",
        ),
        (&["styles", "nope"], "`quorate styles` lists them"),
    ] {
        let (status, said) = quorate(home.path(), arguments);
        assert!(
            status == 2 && said.contains(words),
            "{arguments:?}: {status} {said}"
        );
    }
}

#[test]
fn nothing_saved_is_the_answer_no_in_every_form() {
    let home = tempfile::tempdir().unwrap();
    for register in ["list", "actions", "decisions", "attendance", "questions"] {
        for form in [&[register][..], &[register, "--json"], &[register, "--csv"]] {
            let (status, said) = quorate(home.path(), form);
            assert!(status == 1 && !said.is_empty(), "{form:?}: {status} {said}");
        }
    }
}

#[test]
fn a_line_of_a_log_that_is_no_fact_is_named_by_its_own_line_and_column() {
    let home = tempfile::tempdir().unwrap();
    let page = "# Panel\n\nDate: 2016-10-21\n\n## Members\n- Cllr Burke\n";
    fs::write(home.path().join("agenda.md"), page).unwrap();
    assert_eq!(
        quorate(home.path(), &["dictate", "agenda.md", "--sessions", "s"]).0,
        0
    );
    let log = home.path().join("s/2016-10-21-panel.jsonl");
    let whole = fs::read_to_string(&log).unwrap();
    fs::write(&log, whole.replacen("\"at\"", "\"it\"", 1)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(["check", log.to_str().unwrap()])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.contains("line 2 cannot be read: missing field `at`, at column "),
        "{told}"
    );
    assert!(!told.contains("line 1"), "{told}");
}
