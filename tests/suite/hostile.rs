//! Nothing from outside reaches a terminal as it is (RELIABILITY row 14), and nothing is read without end
//! (row 18): file names, arguments, and every string field of every fact, through every command.
use crate::every_event;
use crate::inert;
use crate::pty;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use quorate::journal::{Header, Writer};
use quorate::meeting::{Event, Moment, Recorded};

const QUORATE: &str = env!("CARGO_BIN_EXE_quorate");

/// Sets a window's title, asks for the terminal's state, clears it, turns the text around, hides, piles up.
const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{1b}[6n\u{1b}c\u{9b}5i\u{202e}x\u{2066}y\u{200b}z\u{2028}e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";

/// How long a command may take that has nobody to wait for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a command says, on both of its outputs. One that waits is ended.
fn says(dir: &Path, arguments: &[&str]) -> String {
    let (out, err) = (dir.join("out"), dir.join("err"));
    let to = |path: &Path| Stdio::from(fs::File::create(path).unwrap());
    let mut child = Command::new(QUORATE)
        .args(arguments)
        .current_dir(dir)
        .env("HOME", dir)
        .env("TZ", "Europe/London")
        .env("QUORATE_SESSIONS", dir.join("sessions"))
        .stdin(Stdio::null())
        .stdout(to(&out))
        .stderr(to(&err))
        .spawn()
        .unwrap();
    let end = Instant::now() + PATIENCE;
    // The chair waits for a meeting to come.
    let waits = arguments.first() == Some(&"chair") && !arguments.contains(&"--print");
    let end = if waits {
        Instant::now() + Duration::from_millis(300)
    } else {
        end
    };
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > end {
            assert!(waits, "{arguments:?} does not end");
            child.kill().unwrap();
            child.wait().unwrap();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let text = |path: &Path| String::from_utf8(fs::read(path).unwrap()).expect("text");
    format!("{}{}", text(&out), text(&err))
}

#[track_caller]
fn says_nothing_hostile(dir: &Path, arguments: &[&str]) -> String {
    let said = says(dir, arguments);
    // A table begins with the one mark by which spreadsheets know its letters.
    let text = said
        .strip_prefix('\u{feff}')
        .filter(|_| arguments.contains(&"csv"));
    inert::lines(
        &text.unwrap_or(&said).replace("\r\n", "\n"),
        &format!("{arguments:?}"),
    );
    said
}

/// Every command, by the help's own list.
fn commands(dir: &Path) -> Vec<String> {
    let help = says(dir, &["--help"]);
    let list = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("Options:")
        .next()
        .unwrap();
    let names = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    names
}

#[test]
fn names_and_arguments_are_not_repeated_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("sessions")).unwrap();
    let page = format!("{HOSTILE}.md").replace('\u{301}', "");
    let log = format!("2016-10-21-{HOSTILE}.jsonl").replace('\u{301}', "");
    fs::write(
        dir.path().join(&page),
        format!("# {HOSTILE}\n{HOSTILE}: {HOSTILE}\n"),
    )
    .unwrap();
    fs::write(dir.path().join("sessions").join(&log), HOSTILE).unwrap();
    fs::write(dir.path().join("evil.toml"), format!("\"{HOSTILE}\" = 1\n")).unwrap();
    for command in commands(dir.path()) {
        for arguments in [
            vec![HOSTILE],
            vec![page.as_str()],
            vec![log.as_str()],
            vec!["evil.toml"],
            vec!["--help"],
            vec![&format!("--{HOSTILE}")],
            vec!["--sessions", HOSTILE, "x"],
            vec!["--config", HOSTILE, "x"],
            vec!["--config", &page, "x"],
            vec!["--config", "evil.toml", "x"],
            vec!["--format", HOSTILE, "--style", HOSTILE, &log],
            vec!["--print", "--at", HOSTILE, "--keys", HOSTILE, HOSTILE],
            vec!["show", HOSTILE],
            vec!["check", "evil.toml"],
        ] {
            let arguments = [&[command.as_str()], arguments.as_slice()].concat();
            says_nothing_hostile(dir.path(), &arguments);
        }
    }
    for arguments in [vec![HOSTILE], vec![&page], vec!["--print"]] {
        says_nothing_hostile(dir.path(), &arguments);
    }
}

/// A log with one of each fact there is, and this in every one of its strings.
fn hostile_log(sessions: &Path) -> PathBuf {
    let at: Moment = "2025-06-03T19:30:00+01:00".parse().unwrap();
    let hostile = serde_json::to_string(HOSTILE).unwrap();
    let hostile = hostile.trim_matches('"');
    let facts = every_event::every_event(2).into_iter().map(|event| {
        let json = serde_json::to_string(&event).unwrap();
        let event: Event = serde_json::from_str(&json.replace(every_event::CANARY, hostile)).unwrap();
        event
    });
    // What plans the meeting and who takes part come first.
    let (mut first, others): (Vec<Event>, Vec<Event>) = facts.partition(|event| {
        matches!(
            event,
            Event::MeetingPlanned(_) | Event::PersonListed(_) | Event::ItemListed(_)
        )
    });
    let lasting = others.into_iter().filter(|event| {
        !matches!(
            event,
            Event::FactUndone(_) | Event::MinutesApproved(_) | Event::MinutesSigned(_)
        )
    });
    first.extend(lasting);
    let facts = first.into_iter().zip(1..).map(|(event, seq)| Recorded {
        seq,
        at: at + chrono::TimeDelta::seconds(seq as i64 * 20),
        as_of: None,
        exempt: false,
        event,
    });
    let facts: Vec<Recorded> = facts.collect();
    fs::create_dir_all(sessions).unwrap();
    let path = sessions.join("2025-06-03-panel.jsonl");
    Writer::create(&path, Header::fresh(at).unwrap(), &facts).unwrap();
    path
}

#[test]
fn every_field_of_every_fact_is_inert_in_every_command() {
    let dir = tempfile::tempdir().unwrap();
    let log = hostile_log(&dir.path().join("sessions"));
    let log = log.to_str().unwrap();
    for format in ["md", "html", "json", "csv", "ics", "popolo", "akn"] {
        says_nothing_hostile(dir.path(), &["export", log, "--format", format, "--exempt"]);
    }
    for paper in ["decisions", "actions", "attendance"] {
        for format in ["md", "csv"] {
            says_nothing_hostile(dir.path(), &["export", log, "--format", format, "--paper", paper]);
        }
    }
    for command in commands(dir.path()) {
        for arguments in [
            vec![],
            vec![log],
            vec!["x"],
            vec!["--json", "x"],
            vec!["--json"],
            vec!["--csv"],
            vec![log, "19:40"],
            vec!["--print", log],
            vec!["--print", "--keys", "<enter><down><tab><down>", log],
            vec!["--print", "--size", "40x12", log],
        ] {
            let arguments = [&[command.as_str()], arguments.as_slice()].concat();
            says_nothing_hostile(dir.path(), &arguments);
        }
    }
}

/// JSON is inert and still says what was in the log.
#[test]
fn json_reads_back_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    hostile_log(&dir.path().join("sessions"));
    let said = says_nothing_hostile(dir.path(), &["list", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(list[0]["body"].as_str().unwrap().contains(HOSTILE), "{said}");
}

/// What a program wrote to its terminal is its own sequences and text; the text, without them.
fn text_of(bytes: &[u8]) -> String {
    let written = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut text = String::new();
    let mut rest = written.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = if let Some(title) = after.strip_prefix("]0;") {
            let end = title.find('\u{7}').expect("a title ends");
            assert_eq!(&title[..end], "quorate", "another's title");
            3 + end + 1
        } else {
            let control = after
                .strip_prefix('[')
                .unwrap_or_else(|| panic!("ESC {:?}", after.chars().next()));
            let end = control
                .find(|c: char| ('@'..='~').contains(&c))
                .expect("a sequence ends");
            let last = control[end..].chars().next().unwrap();
            assert!("mHJKhlABCDGdqu".contains(last), "ESC [ {}", &control[..=end]);
            1 + end + 1
        };
        rest = &after[end..];
    }
    text.push_str(rest);
    text
}

#[test]
fn the_bytes_of_the_terminal_are_the_programs_own() {
    let dir = tempfile::tempdir().unwrap();
    let log = hostile_log(&dir.path().join("sessions"));
    let log = log.to_str().unwrap();
    for arguments in [
        vec!["review", log],
        vec!["review"],
        vec!["chair", log],
        vec!["clerk", log, "--reopen"],
        vec![],
    ] {
        let mut terminal = pty::Terminal::start(dir.path(), &arguments, (120, 40));
        terminal.watch(Duration::from_millis(400));
        for keys in [
            "\t", "\x1b[B", "\x1b[B", "\r", "\x1b[6~", "\t", "\x1b[B", "\r", "\x1bOP", "x", "\x10", "e",
        ] {
            terminal.keys(keys);
            terminal.watch(Duration::from_millis(40));
        }
        terminal.keys(&format!("\x1b[200~{HOSTILE}\x1b[201~"));
        terminal.watch(Duration::from_millis(150));
        terminal.keys("\x1b\x11\x11");
        terminal.ends_within(Duration::from_secs(5));
        let text = text_of(&terminal.bytes);
        assert!(text.len() > 500, "{arguments:?} showed nothing: {text}");
        inert::lines(
            &text.replace("\r\n", "\n").replace('\r', "\n"),
            &format!("{arguments:?}"),
        );
    }
}

/// A page that never ends is given up, whichever it is.
#[test]
fn pages_without_end_are_given_up() {
    let dir = tempfile::tempdir().unwrap();
    let log = hostile_log(&dir.path().join("sessions"));
    let log = log.to_str().unwrap();
    for arguments in [
        vec!["--config", "/dev/zero", "list"],
        vec!["export", log, "--format", "md", "--style", "/dev/zero"],
        vec!["orders", "check", "/dev/zero"],
        vec!["clerk", "/dev/zero"],
        vec!["check", "/dev/zero"],
        vec!["review", "/dev/zero", "--print"],
        vec!["dictate", "/dev/zero"],
    ] {
        let said = says_nothing_hostile(dir.path(), &arguments);
        assert!(
            said.starts_with("quorate: ") || said.contains("/dev/zero"),
            "{arguments:?}: {said}"
        );
    }
}
