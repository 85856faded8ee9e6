//! What one meeting leaves open and a later one settles, followed from meeting to meeting through the registers
//! and the search. The earlier log is never touched.
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn quorate(home: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(["--sessions", home.join("sessions").to_str().unwrap()])
        .args(args)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("TZ", "Europe/London")
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn rows(home: &Path, args: &[&str]) -> Vec<Value> {
    let output = quorate(home, args, "");
    let rows: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"));
    rows.as_array().unwrap().clone()
}

/// A meeting of the panel on this day, with these lines.
fn held(home: &Path, date: &str, lines: &str) {
    let page = format!(
        "# Valley Panel\n\nDate: {date}\nTime: 11:00\n\n## Members\n- Cllr Egleton (Chairman) [egleton]\n- Cllr Mallon [mallon]\n\n\
         ## In attendance\n- The Commissioner [pcc]\n\n## Agenda\n1. Collaboration\n2. Fire governance\n"
    );
    std::fs::write(home.join("agenda.md"), page).unwrap();
    let lines = format!("@{date}T11:00:00+01:00 /open\n/present egleton mallon\n/item 1\n{lines}\n/close\n");
    let told = quorate(home, &["dictate", "--strict", "agenda.md"], &lines);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}

/// The thread of the seeds: a neighbour to be approached, a decision that waits, a review told of in September.
fn thread(home: &Path) {
    held(
        home,
        "2016-06-17",
        "! Tell the September meeting how the fund review went by 1 Sep 2016\n\
         egleton! Approach the Hampshire panel on scrutiny together\n\
         pcc~ He would publish what the consortium costs\n\
         mallon?pcc When is fire governance decided?",
    );
    held(
        home,
        "2016-09-16",
        "/earlier 2016-06-17 a1 the review was told of\n/earlier 17 Jun 2016 q1 the decision waits for the Government",
    );
    held(
        home,
        "2016-10-21",
        "/earlier 17 June 2016 u1 dropped the consortium was wound up\n/earlier 2016-06-17 a9",
    );
}

#[test]
fn what_a_later_meeting_settled_is_open_no_more() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    thread(home);
    let log = home.join("sessions/2016-06-17-valley-panel.jsonl");
    let before = std::fs::read(&log).unwrap();

    let owed = rows(home, &["actions", "--json"]);
    let stands: Vec<(&str, &str, bool)> = owed
        .iter()
        .map(|one| {
            (
                one["id"].as_str().unwrap(),
                one["status"].as_str().unwrap(),
                one["overdue"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        stands,
        [
            ("a1", "done", false),
            ("a2", "open", false),
            ("u1", "dropped", false)
        ]
    );
    assert_eq!(owed[0]["settled"]["meeting"], "2016-09-16-valley-panel");
    assert_eq!(owed[0]["settled"]["date"], "2016-09-16");
    assert!(owed[0]["settled"]["seq"].as_u64().unwrap() > 0);
    assert_eq!(owed[1].get("settled"), None);

    let told = quorate(home, &["actions"], "");
    let (out, err) = (
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr),
    );
    assert!(
        out.contains("done 2016-09-16") && out.contains("dropped 2016-10-21"),
        "{out}"
    );
    assert!(
        err.contains("settles 2016-06-17 a9, and no meeting of that body left it open"),
        "{err}"
    );

    // Answered later: no question waits, and the list counts one action still to be done.
    let none = quorate(home, &["questions"], "");
    assert_eq!(none.status.code(), Some(1));
    let list = rows(home, &["list", "--json"]);
    let open: Vec<u64> = list
        .iter()
        .map(|one| one["open_actions"].as_u64().unwrap())
        .collect();
    assert_eq!(open.iter().sum::<u64>(), 1);
    assert_eq!(
        std::fs::read(&log).unwrap(),
        before,
        "the earlier log is as it was"
    );
}

#[test]
fn search_knows_what_was_settled_later_with_and_without_an_index() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    thread(home);
    let found = |query: &str| -> Vec<String> {
        let hits = rows(home, &["search", "--json", query]);
        let mut texts: Vec<String> = hits
            .iter()
            .map(|hit| hit["text"].as_str().unwrap().to_owned())
            .collect();
        texts.sort();
        texts
    };
    // The second time the index is there; the third there can be none.
    for time in ["fresh", "indexed", "without a cache"] {
        if time == "without a cache" {
            std::fs::remove_dir_all(home.join("cache")).unwrap();
            std::fs::write(home.join("cache"), "in the way").unwrap();
        }
        assert_eq!(
            found("kind:action open"),
            ["Approach the Hampshire panel on scrutiny together"],
            "{time}"
        );
        assert_eq!(
            found("kind:question is:answered"),
            ["When is fire governance decided?"],
            "{time}"
        );
        assert_eq!(
            found("kind:undertaking is:dropped"),
            ["He would publish what the consortium costs"],
            "{time}"
        );
        assert_eq!(
            found("kind:action is:done"),
            ["Tell the September meeting how the fund review went"],
            "{time}"
        );
        assert_eq!(found("overdue"), [""; 0], "{time}");
        // The thread itself, from the promise to what became of it.
        assert_eq!(found("consortium").len(), 2, "{time}");
    }
}

/// What another body left open on the same day is another matter.
#[test]
fn only_meetings_of_the_same_body_settle_one_another() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    held(
        home,
        "2016-06-17",
        "egleton! Write to the county\nmallon?pcc How many?",
    );
    let page = "# Hill Board\n\nDate: 2016-07-01\n\n## Members\n- Ann Lee [lee]\n\n## Agenda\n1. Bins\n";
    std::fs::write(home.join("agenda.md"), page).unwrap();
    let lines =
        "@2016-07-01T11:00:00+01:00 /open\n/item 1\n/earlier 2016-06-17 a1\n/earlier 2016-06-17 q1\n/close\n";
    assert!(
        quorate(home, &["dictate", "--strict", "agenda.md"], lines)
            .status
            .success()
    );
    assert_eq!(rows(home, &["actions", "--json"])[0]["status"], "open");
    let waits = rows(home, &["questions", "--json"]);
    assert_eq!(
        (&waits[0]["id"], &waits[0]["by"], &waits[0]["to"]),
        (&"q1".into(), &"Cllr Mallon".into(), &"The Commissioner".into())
    );
    let csv = quorate(home, &["questions", "--csv"], "");
    assert!(String::from_utf8_lossy(&csv.stdout).contains("2016-06-17,Valley Panel,q1,Cllr Mallon"));
}

#[test]
fn what_is_not_earlier_or_not_owed_is_refused_with_what_to_do_instead() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    std::fs::write(
        home.join("agenda.md"),
        "# Hill Board\n\nDate: 2016-07-01\n\n## Agenda\n1. Bins\n",
    )
    .unwrap();
    let lines = "@2016-07-01T11:00:00+01:00 /open\n/earlier 2016-07-01 a1\n/earlier 2016-06-17 m1\n/earlier yesterday a1\n";
    let told = quorate(home, &["dictate", "agenda.md"], lines);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    for why in [
        "/done-action closes an action of this one",
        "what was open there: a1, u1 or q1",
        "the day of the earlier meeting",
    ] {
        assert!(told.contains(why), "{why}: {told}");
    }
}
