//! A decision is the same words and the same figures in the minutes, the register, the table, the record, Akoma Ntoso
//! and Popolo, whatever happened at the meeting; and its clauses are kept.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quorate::entry::{self, Entered};
use quorate::library::decisions::decided;
use quorate::meeting::Meeting;
use quorate::minutes::{Format, Order, Outside, Paper, Scope, Seal, Style, export};

use super::hall::Hall;

fn made(meeting: &Meeting, format: Format, paper: &Paper) -> String {
    let order = Order {
        scope: Scope::Public,
        paper,
        style: &Style::default(),
        draft: false,
        id: "01J9Z3T0000000000000000000",
        seal: &Seal::default(),
        here: None,
        outside: Outside::default(),
    };
    String::from_utf8(export(meeting, format, &order).unwrap().bytes).unwrap()
}

/// Words alone: marks of a format, blanks and lines are none.
fn words(text: &str) -> String {
    let mut plain = String::new();
    let mut within = false;
    for c in text.chars() {
        match c {
            '<' => within = true,
            '>' => within = false,
            c if !within && c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => {}
        }
    }
    plain
}

/// Every decision of a meeting is in each format, in its words and with its figures.
fn agree(meeting: &Meeting) {
    let record: serde_json::Value =
        serde_json::from_str(&made(meeting, Format::Json, &Paper::Minutes)).unwrap();
    let minutes = words(&made(meeting, Format::Txt, &Paper::Minutes));
    let decisions = words(&made(meeting, Format::Txt, &Paper::Decisions));
    let akn = made(meeting, Format::Akn, &Paper::Minutes);
    let popolo: serde_json::Value =
        serde_json::from_str(&made(meeting, Format::Popolo, &Paper::Minutes)).unwrap();
    let table = made(meeting, Format::Csv, &Paper::Decisions);
    let mut rows: BTreeMap<String, csv::StringRecord> = BTreeMap::new();
    for row in csv::Reader::from_reader(table.as_bytes()).records() {
        let row = row.unwrap();
        rows.insert(row[8].to_owned(), row);
    }
    let register = decided(&meeting.public());
    let all = record["decisions"].as_array().unwrap();
    assert_eq!(register.len(), all.len());
    for (one, registered) in all.iter().zip(&register) {
        let outcome = one["outcome"].as_str().unwrap();
        assert_eq!(registered.outcome, outcome);
        let Some(text) = one["text"].as_str() else {
            continue;
        };
        let said = words(text);
        assert_eq!(words(&registered.text), said);
        // What was not adopted is told as it was moved.
        if !matches!(outcome, "lost" | "tied") {
            assert!(decisions.contains(&said), "{text}\n{decisions}");
            assert!(minutes.contains(&said), "{text}\n{minutes}");
        }
        let seq = one["seq"].as_u64().unwrap();
        let adopted = akn
            .split(&format!("eId=\"decision_{seq}\""))
            .nth(1)
            .unwrap_or_else(|| panic!("{text}\n{akn}"));
        let adopted = format!("<{}", adopted.split("</other>").next().unwrap());
        assert_eq!(words(&adopted), said);
        let motions = popolo["motions"].as_array().unwrap();
        let found = motions
            .iter()
            .find(|motion| motion["text"].as_str().map(words).as_ref() == Some(&said));
        assert!(found.is_some(), "{text}\n{popolo}");
        let row = match one["motion"].as_str() {
            Some(motion) => rows.values().rfind(|row| &row[0] == motion).unwrap(),
            None => &rows[&seq.to_string()],
        };
        assert_eq!(words(&row[3]), said);
        for (name, column) in [("for", 10), ("against", 11), ("abstain", 12)] {
            let Some(figure) = one[name].as_u64().map(|figure| figure.to_string()) else {
                continue;
            };
            let motion = one["motion"].as_str();
            let same = |row: &&csv::StringRecord| motion.is_none_or(|motion| &row[0] == motion);
            assert!(
                rows.values().filter(same).any(|row| row[column] == figure),
                "{text}\n{table}"
            );
        }
    }
    assert!(!table.contains("s/bins"), "a change is said in words: {table}");
    assert!(!akn.contains("s/bins"), "a change is said in words: {akn}");
}

/// Enters a line, if it can be.
fn tries(hall: &mut Hall, line: &str) {
    hall.now += chrono::TimeDelta::seconds(1);
    if let Ok(Entered::Records(event, as_of)) = entry::enter(line, &hall.meeting, hall.now) {
        let fact = hall.meeting.record(event, hall.now, as_of);
        hall.meeting.apply(fact);
    }
}

/// A line of a meeting, of each sort that bears on a decision.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("/item next".to_owned()),
        (1..9u32).prop_map(|n| format!("/move birch/cole That the Council spend {n} pounds on bins:")),
        (1..5u32).prop_map(|n| format!("- ({n}) part {n} of it")),
        Just("- (a) a smaller part".to_owned()),
        Just("- a point".to_owned()),
        Just("/amend dale/elm s/bins/new bins/".to_owned()),
        Just("/reword That it be otherwise".to_owned()),
        (0..5u32, 0..5u32).prop_map(|(a, b)| format!("/vote {a} {b}")),
        Just("/casting for".to_owned()),
        Just("/agreed".to_owned()),
        Just("/agreed the minutes as read".to_owned()),
        Just("/noted the report".to_owned()),
        Just("/noted".to_owned()),
        Just("/defer until May".to_owned()),
        Just("/elect Treasurer: elm fern".to_owned()),
        (1..6u32, 1..6u32).prop_map(|(a, b)| format!("/ballot elm {a} fern {b}")),
        Just("birch: It is dear.".to_owned()),
        Just("/withdraw".to_owned()),
        Just("/undo".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_decision_is_the_same_everywhere(lines in prop::collection::vec(line(), 1..40)) {
        let mut hall = Hall::of("parish-council");
        hall.opened();
        for line in &lines {
            tries(&mut hall, line);
        }
        agree(&hall.meeting);
    }
}

#[test]
fn clauses_are_kept_through_amendment_and_decision() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/move birch/cole That the Council:",
        "- (1) approve the budget of £5m;",
        "- (a) for parks;",
        "- (b) for roads;",
        "- (2) note the rest.",
        "- | Hall | £300 |",
        "/amend dale/elm s/£5m/£4m/",
        "/vote 5 0",
        "/vote 6 1",
    ]);
    let record: serde_json::Value =
        serde_json::from_str(&made(&hall.meeting, Format::Json, &Paper::Minutes)).unwrap();
    let decision = &record["decisions"][0];
    assert_eq!(
        decision["text"],
        "That the Council:\n(1) approve the budget of £4m;\n(a) for parks;\n(b) for roads;\n(2) note the rest.\n| Hall | £300 |"
    );
    let levels: Vec<u64> = decision["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["level"].as_u64().unwrap())
        .collect();
    assert_eq!(levels, [1, 2, 2, 1, 1]);
    assert_eq!(
        decision["clauses"][4]["cells"],
        serde_json::json!(["Hall", "£300"])
    );
    let markdown = made(&hall.meeting, Format::Md, &Paper::Decisions);
    assert!(
        markdown.contains(
            "**RESOLVED:** That the Council:\n\n- (1) approve the budget of £4m;\n  - (a) for parks;"
        ),
        "{markdown}"
    );
    assert!(
        made(&hall.meeting, Format::Akn, &Paper::Minutes).contains("<listIntroduction>That the Council:")
    );
    agree(&hall.meeting);
}

#[test]
fn a_casting_vote_and_a_later_correction_are_told_as_what_they_are() {
    let mut hall = Hall::of("parish-council");
    hall.opened().enter(&[
        "/move birch/cole That £50 be spent",
        "/vote 3 3",
        "/casting for",
        "/move dale/elm Ordered, That the report lie on the table",
        "/vote 6 0",
    ]);
    let popolo = made(&hall.meeting, Format::Popolo, &Paper::Minutes);
    assert!(
        popolo.contains("\"role\": \"casting vote\"") && popolo.contains("\"seconder_id\""),
        "{popolo}"
    );
    assert!(popolo.contains("\"harbour-council/person/cllr-ash\""), "{popolo}");
    let akn = made(&hall.meeting, Format::Akn, &Paper::Minutes);
    assert!(akn.contains("refersTo=\"#casting\""), "{akn}");
    let markdown = made(&hall.meeting, Format::Md, &Paper::Minutes);
    assert!(
        markdown.contains("**ORDERED:** That the report lie on the table"),
        "{markdown}"
    );
}
