//! What may be asked of a log and of the program by whoever does not trust it: seals, copies, odd names, limits.
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const NAME: &str = "2016-10-21-thames-valley-police-and-crime-panel.jsonl";

/// A worked meeting in a sessions folder of its own.
fn shelf() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let sessions = home.path().join("sessions");
    fs::create_dir(&sessions).unwrap();
    let log = sessions.join(NAME);
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(NAME),
        &log,
    )
    .unwrap();
    (home, log)
}

fn command(home: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env("HOME", home)
        .env("TZ", "Europe/London")
        .env("QUORATE_SESSIONS", home.join("sessions"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .current_dir(home)
        .stdin(Stdio::null());
    command
}

fn quorate(home: &Path, words: &[&str]) -> Output {
    command(home, env!("CARGO_BIN_EXE_quorate"))
        .args(words)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// The seal of each state of a log, as minutes of that state print it.
fn seals(log: &Path) -> Vec<String> {
    let sealed = quorate::library::sealed::read(log).unwrap();
    sealed.seals
}

#[test]
fn a_seal_is_found_in_its_log_and_what_came_after_is_told() {
    let (home, log) = shelf();
    let name = log.to_str().unwrap();
    let seals = seals(&log);
    let check = |seal: &str| {
        let output = quorate(home.path(), &["check", name, "--seal", seal]);
        (output.status.code(), said(&output))
    };
    let last = seals.len() - 1;
    let (status, told) = check(&format!("{last}:{}", seals[last]));
    assert!(
        status == Some(0) && told.contains("the log has it, and nothing came after it"),
        "{told}"
    );
    let (status, told) = check(&format!("71:{}…", &seals[71][..8].to_uppercase()));
    assert!(
        status == Some(0) && told.contains("the log has it, and 2 events came after it"),
        "{told}"
    );
    assert!(
        told.contains("    73 2016-10-21 11:58: The meeting closed"),
        "{told}"
    );
    let (status, told) = check(&format!("71:{}", seals[70]));
    assert!(status == Some(1) && told.contains("NOT in this log"), "{told}");
    let (status, told) = check(&format!("200:{}", seals[71]));
    assert!(
        status == Some(1) && told.contains("which has 73 events"),
        "{told}"
    );
    for bad in ["71", "71:xyz", ":abcdef0123", "x:abcdef0123", "71:abc"] {
        let (status, told) = check(bad);
        assert!(status == Some(2) && told.contains("is no seal"), "{bad}: {told}");
    }
    // What was changed since the minutes were printed does not pass for what they were made of.
    let text = fs::read_to_string(&log)
        .unwrap()
        .replacen("collaboration", "competition", 1);
    fs::write(&log, text).unwrap();
    let (status, _) = check(&format!("73:{}", seals[73]));
    assert_eq!(status, Some(1));
}

#[test]
fn what_came_after_a_seal_in_private_is_not_told_without_leave() {
    let home = tempfile::tempdir().unwrap();
    let page = "# Panel\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Ash\n\n## Agenda\n1. Roads\n";
    fs::write(home.path().join("a.md"), page).unwrap();
    let mut child = command(home.path(), env!("CARGO_BIN_EXE_quorate"))
        .args(["dictate", "a.md"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lines = "@11:00 /open\n/item 1\nash: Good roads\n@11:10 /exempt paragraph 3\nash: canary sings\n/strike 6 the canary\n@11:20 /public\n@11:30 /close\n";
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), lines.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let log = home.path().join("sessions/2016-10-21-panel.jsonl");
    let seal = format!("4:{}", seals(&log)[4]);
    let of = |more: &[&str]| {
        let words = [&["check", "2016-10-21-panel", "--seal", &seal][..], more].concat();
        said(&quorate(home.path(), &words))
    };
    let told = of(&[]);
    assert!(told.contains("Good roads") && !told.contains("canary"), "{told}");
    assert!(of(&["--exempt"]).contains("canary"));
}

#[test]
fn copies_of_a_log_and_names_that_are_no_text_are_named() {
    let (home, log) = shelf();
    let odd = log.with_file_name(OsStr::from_bytes(b"2016-\xff.jsonl"));
    fs::copy(&log, log.with_file_name("a (backup).jsonl")).unwrap();
    fs::copy(&log, &odd).unwrap();
    let shorter = fs::read_to_string(&log).unwrap();
    let shorter: String = shorter.split_inclusive('\n').take(11).collect();
    fs::write(log.with_file_name("old.jsonl"), shorter).unwrap();
    fs::write(log.with_file_name("other.jsonl"), "no log").unwrap();
    let told = said(&quorate(home.path(), &["check", log.to_str().unwrap()]));
    for note in [
        "note: a (backup).jsonl is a copy of this log",
        r"note: 2016-\xff.jsonl is a copy of this log",
        "note: old.jsonl is another state of this log, 10 events",
    ] {
        assert!(told.contains(note), "{told}");
    }
    let mut check = command(home.path(), env!("CARGO_BIN_EXE_quorate"));
    let told = said(&check.arg("check").arg(&odd).output().unwrap());
    assert!(told.contains(r"2016-\xff.jsonl: whole"), "{told}");
    let all = said(&quorate(home.path(), &["check", "sessions"]));
    assert_eq!(
        all.matches(": whole, 73 events").count(),
        3,
        "a folder is all its logs: {all}"
    );
}

/// No limit that whoever begins the program may set makes it fail for a reason of its own.
#[test]
fn little_stack_little_memory_and_a_full_disk_are_no_faults_of_ours() {
    let (home, _log) = shelf();
    let under = |limit: &str, words: &str| {
        let line = format!("{limit}; exec {} {words}", env!("CARGO_BIN_EXE_quorate"));
        command(home.path(), "sh").args(["-c", &line]).output().unwrap()
    };
    for words in [
        "list",
        "actions",
        "check sessions",
        "review --print",
        "decisions --json",
    ] {
        for limit in ["ulimit -s 64", "ulimit -s 200", "ulimit -v 300000"] {
            let output = under(limit, words);
            assert!(output.status.success(), "{limit}, {words}: {output:?}");
        }
    }
    for words in ["--help", "clerk --help", "--version", "list", "keys", "man"] {
        let output = under("exec 1>/dev/full", words);
        assert_eq!(output.status.code(), Some(3), "{words}: {output:?}");
        assert!(!said(&output).contains("panicked"), "{words}: {output:?}");
    }
}

#[test]
fn a_query_of_a_hundred_thousand_letters_is_refused_at_once() {
    let (home, _log) = shelf();
    for query in ["a".repeat(100_000), "a ".repeat(50_000), "\"a".repeat(50_000)] {
        let output = quorate(home.path(), &["search", &query]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stderr.len() < 200);
    }
}
