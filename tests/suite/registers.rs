//! The shelf and the registers across meetings.

use crate::samples;
use crate::sitting;
use std::path::Path;

use quorate::library::kept::of_meetings;
use quorate::library::query::Query;
use quorate::library::register::{Asked, Rows, Which};
use quorate::library::shelf::{self, Shelved};
use quorate::library::table::{Column, Table};
use quorate::library::{Sight, find, search};
use quorate::meeting::Meeting;
use unicode_width::UnicodeWidthStr;

fn meetings() -> [(&'static str, Meeting); 2] {
    [
        ("2025-06-03-nether-wallop", samples::parish_council().meeting),
        ("2025-09-15-ferry", samples::union_branch().meeting),
    ]
}

fn library(meetings: &[(&'static str, Meeting)], sight: Sight) -> rusqlite::Connection {
    of_meetings(meetings.iter().map(|(name, meeting)| (*name, meeting)), sight).unwrap()
}

fn rows(which: Which) -> Rows {
    let library = library(&meetings(), Sight::Exempt);
    which.rows(&library, &Asked::all(today())).unwrap().0
}

fn found(library: &rusqlite::Connection, query: &str, sight: Sight) -> Vec<search::Hit> {
    let asked = find::Asked {
        query: &asked(query),
        sight,
        today: today(),
        most: 100,
    };
    find::find(library, &asked).unwrap().hits
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
    insta::assert_snapshot!(rows(Which::Decisions).table().print(Some(120)));
}

#[test]
fn the_commitments() {
    insta::assert_snapshot!(rows(Which::Actions).table().print(Some(120)));
}

#[test]
fn the_attendance() {
    insta::assert_snapshot!(rows(Which::Attendance).table().print(None));
}

#[test]
fn the_votes() {
    insta::assert_snapshot!(rows(Which::Votes).table().print(Some(140)));
}

/// Every register takes the words of search, and says what it has no word for.
#[test]
fn a_register_is_asked_as_search_is() {
    let library = library(&meetings(), Sight::Exempt);
    let count = |which: Which, line: &str| {
        let asked = Asked {
            query: asked(line),
            today: today(),
            most: None,
        };
        which.rows(&library, &asked).unwrap().0.count()
    };
    for (which, line, some) in [
        (Which::Decisions, "is:carried", true),
        (Which::Decisions, "is:lost body:ferry", false),
        (Which::Decisions, "body:\"nether wallop\"", true),
        (Which::Decisions, "from:2025-07 is:carried", true),
        (Which::Decisions, "to:2025-05", false),
        (Which::Decisions, "moved:nobody", false),
        (Which::Actions, "overdue", true),
        (Which::Actions, "is:done is:open", false),
        (Which::Votes, "against:nobody", false),
        (Which::Attendance, "body:wallop", true),
        (Which::Attendance, "item:zzz", false),
    ] {
        let (found, all) = (count(which, line), count(which, ""));
        assert_eq!(found > 0, some, "{line}: {found} of {all}");
        assert!(found < all, "{line}: {found} of {all}");
    }
    let voted = |line| count(Which::Votes, line);
    let member = "by:hale";
    assert_eq!(
        voted(member),
        voted("for:hale") + voted("against:hale") + voted("abstained:hale"),
    );
}

#[test]
fn a_register_is_sorted_by_any_of_its_columns() {
    let mut actions = rows(Which::Actions);
    actions.sort("-days").unwrap();
    let Rows::Actions(sorted) = &actions else { panic!() };
    assert!(sorted.is_sorted_by_key(|one| std::cmp::Reverse(one.age_days)));
    for column in Which::Actions.columns() {
        actions.sort(&column.name()).unwrap();
    }
    let refused = actions.sort("colour").unwrap_err();
    assert!(refused.contains("owner") && refused.contains("due"), "{refused}");
}

#[test]
fn a_search_finds_all_words_in_any_case_and_says_where() {
    let library = library(&meetings(), Sight::Exempt);
    let texts = |query| {
        found(&library, query, Sight::Exempt)
            .into_iter()
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
    insta::assert_snapshot!(search::table(&found(&library, "the", Sight::Exempt)).print(Some(120)));
}

#[test]
fn an_excerpt_is_cut_between_words_and_says_so() {
    let mut s = sitting::Sitting::of("Body", "2025-06-03", "19:00");
    s.narrates("one two three four five NEEDLE six seven eight nine ten");
    let library = library(&[("x", s.meeting)], Sight::Public);
    let hit = found(&library, "needle", Sight::Public).remove(0);
    assert_eq!(hit.excerpt(11), "… four five NEEDLE six seven …");
    assert_eq!(hit.excerpt(100), hit.text);
}

#[test]
fn what_is_given_in_public_shows_nothing_exempt() {
    let library = library(&meetings(), Sight::Public);
    let hits = found(&library, "tender", Sight::Public);
    assert!(hits.iter().all(|hit| hit.text.contains("Tenders for the roof")));
    let (rows, _) = Which::Actions.rows(&library, &Asked::all(today())).unwrap();
    let Rows::Actions(rows) = rows else { panic!() };
    assert!(rows.iter().all(|one| !one.exempt && !one.text.contains("tender")));
    // Nor is it anywhere in what the public is answered from.
    let parts = library.query_row(
        "SELECT count(*) FROM pragma_database_list WHERE name = 'exempt'",
        [],
        |row| row.get::<_, u32>(0),
    );
    assert_eq!(parts.unwrap(), 0);
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
