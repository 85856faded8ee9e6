//! `quorate orders`, `quorate roll`, and the rules that an agenda page names, from outside.
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn quorate(home: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(["--sessions", home.join("sessions").to_str().unwrap()])
        .args(args)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("TZ", "Europe/London")
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A request that is refused at once reads nothing of it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const PAGE: &str = "# Harbour Parish Council

Date: 2025-06-03
Time: 19:00
Standing orders: NAME

## Members
- Cllr Ash (Chairman) [ash]
- Cllr Birch [birch]
- Cllr Cole [cole]
- Cllr Dale [dale]

## Agenda
1. Bins
2. Lease
";

const LINES: &str = "@2025-06-03T19:00:00+01:00 /open
/present ash birch cole dale
@19:05 /item 1
/declare dale item 2 pecuniary her firm
@19:10 /leave birch
@19:20 /arrive birch remote
@19:25 /item 2
@19:30 /move birch/cole That it be let
/vote for ash birch against cole dale
@19:40 /close
";

fn page(home: &Path, name: &str) {
    std::fs::write(home.join("agenda.md"), PAGE.replace("NAME", name)).unwrap();
}

#[test]
fn the_presets_and_ones_own_are_listed_shown_and_checked() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    let config = home.join("config/quorate/orders");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(
        config.join("harbour.toml"),
        "title = \"The harbour's\"\nbased_on = \"parish-council\"\n",
    )
    .unwrap();
    let listed = said(&quorate(home, &["orders"], ""));
    for name in [
        "police-and-crime-panel",
        "principal-council",
        "parish-council",
        "roberts-rules",
        "consensus",
        "harbour  ",
    ] {
        assert!(listed.contains(name), "{name}: {listed}");
    }
    let shown = quorate(home, &["orders", "show", "parish-council"], "");
    assert!(
        shown.status.success() && said(&shown).contains("needs = \"at least 1/3\""),
        "{}",
        said(&shown)
    );
    std::fs::write(
        home.join("own.toml"),
        "based_on = \"parish-council\"\n[quorum]\nnumber = 3\nsource = \"SO 4\"\n",
    )
    .unwrap();
    let checked = quorate(home, &["orders", "check", "own.toml"], "");
    assert!(
        checked.status.success() && said(&checked).contains("[quorum] number = 3"),
        "{}",
        said(&checked)
    );
    std::fs::write(home.join("bad.toml"), "[quorum]\nnumbr = 3\n").unwrap();
    let bad = quorate(home, &["orders", "check", "bad.toml"], "");
    assert_eq!(bad.status.code(), Some(1));
    assert!(
        complained(&bad).contains("bad.toml:2: [quorum] knows no numbr"),
        "{}",
        complained(&bad)
    );
    assert_eq!(
        quorate(home, &["orders", "show", "nobody"], "").status.code(),
        Some(2)
    );
    assert_eq!(
        quorate(home, &["orders", "show", "../own"], "").status.code(),
        Some(2)
    );
}

#[test]
fn a_log_keeps_the_rules_that_its_page_named() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    page(home, "nobodys");
    let unknown = quorate(home, &["dictate", "agenda.md"], LINES);
    assert_eq!(unknown.status.code(), Some(2));
    let why = complained(&unknown);
    assert!(
        why.contains("there are no standing orders called nobodys") && why.contains("roberts-rules"),
        "{why}"
    );
    assert!(
        !home.join("sessions").exists() || std::fs::read_dir(home.join("sessions")).unwrap().next().is_none()
    );

    std::fs::write(
        home.join("nobodys.toml"),
        "based_on = \"parish-council\"\n[quorum]\nnumber = 4\nsource = \"SO 4\"\n",
    )
    .unwrap();
    let done = quorate(home, &["dictate", "agenda.md"], LINES);
    assert!(done.status.success(), "{}", complained(&done));
    let logs: Vec<_> = std::fs::read_dir(home.join("sessions"))
        .unwrap()
        .flatten()
        .collect();
    let log = logs
        .iter()
        .find(|one| one.path().extension().is_some_and(|it| it == "jsonl"))
        .unwrap();
    let text = std::fs::read_to_string(log.path()).unwrap();
    assert!(
        text.lines()
            .nth(2)
            .unwrap()
            .contains("\"type\":\"standing_orders_adopted\",\"name\":\"nobodys\"")
    );
    // The file is gone, and what the log says stands.
    std::fs::remove_file(home.join("nobodys.toml")).unwrap();
    let log = log.path();
    let name = log.to_str().unwrap();
    let checked = said(&quorate(home, &["check", name], ""));
    assert!(
        checked.contains("no quorum at the vote: 3 present, 4 needed"),
        "{checked}"
    );
    assert!(
        checked.contains("[remote_vote]") && checked.contains("[interest_took_part]"),
        "{checked}"
    );
    assert!(
        quorate(home, &["dictate", "agenda.md", "--reopen"], "")
            .status
            .success()
    );
}

#[test]
fn who_was_here_and_could_vote_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    page(home, "parish-council");
    assert!(quorate(home, &["dictate", "agenda.md"], LINES).status.success());
    let roll = |at: &str| {
        said(&quorate(
            home,
            &["roll", "2025-06-03-harbour-parish-council", "--at", at],
            "",
        ))
    };
    let early = roll("19:07");
    assert!(
        early.contains("item 1: Bins") && early.contains("Could vote: 4"),
        "{early}"
    );
    let out = roll("19:15");
    assert!(
        out.contains("Could vote: 3") && out.contains("Cllr Birch  left at 19:10; no vote: not here"),
        "{out}"
    );
    let back = roll("19:26");
    assert!(
        back.contains("Could vote: 2") && back.contains("remote since 19:20, back again"),
        "{back}"
    );
    assert!(
        back.contains("Cllr Dale   in the room since 19:00; no vote: a disclosable pecuniary interest"),
        "{back}"
    );
    assert!(back.contains("Quorum: met, 3 of 4 present, 3 needed"), "{back}");
    assert_eq!(
        quorate(
            home,
            &["roll", "2025-06-03-harbour-parish-council", "--at", "noon-ish"],
            ""
        )
        .status
        .code(),
        Some(2)
    );
}
