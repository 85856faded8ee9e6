//! The shelf and the registers across meetings.
use crate::samples;
use crate::sitting;
use std::path::Path;

use quorate::library::query::Query;
use quorate::library::shelf::{self, Shelved};
use quorate::library::table::{Column, Table};
use quorate::library::{Volume, attendance, commitments, decisions, search};
use quorate::meeting::Meeting;
use unicode_width::UnicodeWidthStr;

fn meetings() -> [(&'static str, Meeting); 2] {
    [
        ("2025-06-03-nether-wallop", samples::parish_council().meeting),
        ("2025-09-15-ferry", samples::union_branch().meeting),
    ]
}

fn volumes(meetings: &[(&'static str, Meeting)]) -> Vec<Volume<'static>> {
    // Tests may leak: it keeps them short.
    let leak = |(name, meeting): &(&'static str, Meeting)| Volume {
        name,
        meeting: Box::leak(Box::new(meeting.clone())),
    };
    meetings.iter().map(leak).collect()
}

fn asked(query: &str) -> Query {
    Query::read(query).unwrap()
}

fn today() -> chrono::NaiveDate {
    "2025-10-01".parse().unwrap()
}

#[test]
fn the_shelf() {
    let shelved = |(name, meeting): &(&str, Meeting)| {
        Shelved::of(Path::new(&format!("/sessions/{name}.jsonl")), meeting, None)
    };
    let mut all: Vec<Shelved> = meetings().iter().map(shelved).collect();
    all[0].problem = Some("line 7 was altered".into());
    shelf::in_order(&mut all);
    insta::assert_snapshot!(shelf::table(&all).print(Some(120)));
    insta::assert_snapshot!(serde_json::to_string_pretty(&all[0]).unwrap());
}

#[test]
fn the_decisions() {
    let found = decisions::decisions(&volumes(&meetings()));
    insta::assert_snapshot!(decisions::table(&found).print(Some(100)));
}

#[test]
fn the_commitments() {
    let today = "2025-10-01".parse().unwrap();
    let found = commitments::commitments(&volumes(&meetings()), today);
    insta::assert_snapshot!(commitments::table(&found).print(Some(120)));
}

#[test]
fn the_attendance() {
    let found = attendance::attendance(&volumes(&meetings()));
    insta::assert_snapshot!(attendance::table(&found).print(None));
}

#[test]
fn a_search_finds_all_words_in_any_case_and_says_where() {
    let volumes = volumes(&meetings());
    let texts = |query| {
        let hits = search::search(&volumes, &asked(query), today());
        hits.into_iter()
            .map(|hit| hit.text[hit.found.0..hit.found.1].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts("BRIDGES"), ["bridges", "bridges"]);
    assert_eq!(texts("county bridges"), ["county"]);
    assert_eq!(texts("\"the county\""), ["the county"; 3]);
    assert_eq!(texts("ranger £2"), ["2"]);
    assert_eq!(
        texts("stiles broken"),
        ["stiles"],
        "a written question that is no entry"
    );
    assert_eq!(texts("\"in anger\"").len(), 0, "struck");
    assert_eq!(texts("  \"\" ").len(), 0);
    insta::assert_snapshot!(
        search::table(&search::search(&volumes, &asked("the"), today())).print(Some(120))
    );
}

#[test]
fn an_excerpt_is_cut_between_words_and_says_so() {
    let mut s = sitting::Sitting::of("Body", "2025-06-03", "19:00");
    s.narrates("one two three four five NEEDLE six seven eight nine ten");
    let volume = Volume {
        name: "x",
        meeting: &s.meeting,
    };
    let hit = search::search(&[volume], &asked("needle"), today()).remove(0);
    assert_eq!(hit.excerpt(11), "… four five NEEDLE six seven …");
    assert_eq!(hit.excerpt(100), hit.text);
}

#[test]
fn what_is_given_in_public_shows_nothing_exempt() {
    let public = meetings().map(|(name, meeting)| (name, meeting.public()));
    let volumes = volumes(&public);
    let commitments = commitments::commitments(&volumes, "2025-10-01".parse().unwrap());
    assert!(
        search::search(&volumes, &asked("tender"), today())
            .iter()
            .all(|hit| hit.text.contains("Tenders for the roof"))
    );
    assert!(
        commitments
            .iter()
            .all(|one| !one.exempt && !one.text.contains("tender"))
    );
}

#[test]
fn a_table_cuts_nothing_and_keeps_to_its_width() {
    let mut table = Table::new([Column::fixed("Id"), Column::text("What"), Column::number("Days")]);
    table.row(["a1".into(), "漢字 と ".repeat(9), "7".into()]);
    table.row(["a2".into(), "x".repeat(70), "1234".into()]);
    table.row(["a3".into(), "red\u{1b}[31m \u{202e}back".into(), String::new()]);
    let printed = table.print(Some(40));
    assert!(printed.lines().all(|line| line.width() <= 40), "{printed}");
    assert_eq!(printed.matches('x').count(), 70);
    assert_eq!(printed.matches('漢').count(), 9);
    assert!(!printed.contains('\u{1b}') && !printed.contains('\u{202e}'));
    // So narrow that it cannot be: wider rather than cut.
    assert_eq!(table.print(Some(5)).matches('x').count(), 70);
    assert_eq!(table.print(None).lines().count(), 5);
}
