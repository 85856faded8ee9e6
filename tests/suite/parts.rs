//! Items under items, from the page to the minutes: taken, timed, put off, told and recorded.

use std::process::{Command, Stdio};

use serde_json::Value;

const PAGE: &str = "# City of Maple Ford
Date: 2026-03-03
Time: 18:30
## Members
- Mayor Pat Lee
- Cllr Ann Ortega
- Cllr Bob Smithson
- Vacancy
## Agenda
A. Call to order (5 min)
B. Consent agenda (consent, 10 min)
   1. Minutes of 17 February
   2. Licence renewals
C. Special orders
   (a) Footbridge over the weir (20 min)

       The engineer attends.
       - Report: Survey of the footbridge
       (i) Cost
       (ii) Timetable
   (b) Skate park (10 min)
D. Staffing (exempt: paragraph 3)

   The bid is low.
   D.1 The bid of Tanner
E. Adjournment
";

/// What the lines make of the page: the minutes as Markdown, and the record, for the public or with all.
fn minuted(lines: &str, exempt: bool) -> (String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("agenda.md");
    std::fs::write(&page, PAGE).unwrap();
    let run = |arguments: &[&str], input: &str| {
        let typed = folder.path().join("lines");
        std::fs::write(&typed, input).unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_quorate"))
            .arg("--sessions")
            .arg(folder.path())
            .args(arguments)
            .env("TZ", "Europe/London")
            .stdin(std::fs::File::open(&typed).unwrap())
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}");
        String::from_utf8(done.stdout).unwrap()
    };
    run(&["dictate", page.to_str().unwrap()], lines);
    let mut logs = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .map(|one| one.path());
    let log = logs
        .find(|path| path.extension().is_some_and(|ext| ext == "jsonl"))
        .unwrap();
    let mut arguments = vec!["export", log.to_str().unwrap()];
    if exempt {
        arguments.push("--exempt");
    }
    let minutes = run(&[&arguments[..], &["--format", "md"]].concat(), "");
    let record = run(&[&arguments[..], &["--format", "json"]].concat(), "");
    (minutes, serde_json::from_str(&record).unwrap())
}

const LINES: &str = "@18:30 /open
/present all
/item A
lee: Good evening.
@18:34 /item next
@18:38 /noted
@18:41 /item Ca
ortega: The weir is old.
@18:45 /item next
lee: It costs £40,000.
@18:50 /item next
smithson: By May.
@18:55 /item C
lee: More on the orders.
@18:57 /item b
ortega: A bowl.
@19:10 /item next
@19:15 /defer to April
@19:20 /item next
@19:21 /close
";

fn headings(minutes: &str) -> Vec<&str> {
    minutes.lines().filter(|line| line.starts_with("##")).collect()
}

#[test]
fn headings_are_nested_and_the_order_goes_depth_first() {
    let (minutes, _) = minuted(LINES, true);
    let wanted = [
        "## Present",
        "## Opening",
        "## A. Call to order",
        "## B. Consent agenda",
        "## C. Special orders",
        "### (a) Footbridge over the weir",
        "#### (i) Cost",
        "#### (ii) Timetable",
        "## C. Special orders (continued)",
        "### (b) Skate park",
        "## **EXEMPT: not for publication** D. Staffing",
        "## E. Adjournment",
        "## Close",
        "## Status of these minutes",
    ];
    let found: Vec<String> = headings(&minutes)
        .into_iter()
        .map(|line| match line.contains("Staffing") {
            true => "## **EXEMPT: not for publication** D. Staffing".to_owned(),
            false => line.to_owned(),
        })
        .collect();
    assert_eq!(found, wanted, "{minutes}");
}

#[test]
fn a_heading_whose_parts_were_taken_is_not_said_to_be_left() {
    let lines = "@18:30 /open\n/item A\n@18:35 /item B.1\n/noted\n@18:36 /item B2\n/noted\n@18:40 /item C(a)(i)\n/noted\n\
        @18:41 /item Caii\n/noted\n@18:50 /close\n";
    let (minutes, record) = minuted(lines, true);
    let left = minutes.split("## Items not taken").nth(1).unwrap();
    let left: Vec<&str> = left
        .lines()
        .filter(|line| line.starts_with("- "))
        .take(4)
        .collect();
    assert_eq!(
        left,
        [
            "- C(b) Skate park",
            "- D. Staffing",
            "- D.1. The bid of Tanner",
            "- E. Adjournment"
        ]
    );
    let findings = record["findings"].as_array().unwrap();
    let untaken = findings.iter().filter(|one| one["code"] == "item_not_taken");
    let untaken: Vec<&str> = untaken.map(|one| one["message"].as_str().unwrap()).collect();
    assert_eq!(untaken.len(), 3, "{untaken:?}");
}

#[test]
fn the_record_says_what_is_a_part_of_what() {
    let (_, record) = minuted(LINES, true);
    let item = |id: &str| {
        let items = record["agenda"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap().clone()
    };
    assert_eq!(item("C(a)(i)")["parent"], "C(a)");
    assert_eq!(item("C(a)")["parent"], "C");
    assert_eq!(item("C(a)")["number"], "(a)");
    assert_eq!(item("C(a)")["note"], "The engineer attends.");
    assert_eq!(item("C")["parent"], Value::Null);
    assert_eq!(item("B.2")["consent"], true);
    assert_eq!(item("C")["consent"], false);
    assert_eq!(item("D")["outcome"], "deferred");
    assert_eq!(record["meeting"]["quorum"]["base"], 4);
    assert_eq!(record["people"].as_array().unwrap().len(), 3);
}

#[test]
fn what_is_within_a_private_item_is_not_in_what_the_public_reads() {
    let lines =
        "@18:30 /open\n/item D\nlee: A secret.\n@18:35 /item next\nortega: Of Tanner.\n@18:50 /close\n";
    let (minutes, record) = minuted(lines, false);
    for text in [minutes, record.to_string()] {
        for secret in ["Tanner", "bid", "secret"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("Staffing"));
    }
}
