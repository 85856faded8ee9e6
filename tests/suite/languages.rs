//! Papers in other languages than English: every word that is printed is the style's, or was typed.

use std::collections::HashSet;

use crate::hall::Hall;
use quorate::minutes::{Format, Order, Outside, Paper, Scope, Seal, Style, export};

const LANGUAGES: [&str; 4] = ["welsh", "french", "german", "spanish"];

const PAGE: &str = "# Xanadu Zyx

Date: 2025-06-03
Time: 19:00
Ends: 21:00
Venue: Qvenue

## Members
- Aabb Ash [ash]
- Bbcc Birch [birch]
- Ccdd Cole [cole]
- Ddee Dale [dale]
- Eeff Elm [elm]

## In attendance
- Kkll Lock (Qclerk) [clerk]

## Agenda
1. Qroads (10 min)
    - Report: Qreport
    - Recommended: Qrecommended
2. Qbins
3. Qbudget (exempt: Qground)
4. Qlast
";

const LINES: &[&str] = &[
    "/apologies elm",
    "/present ash birch cole dale",
    "/chair ash",
    "@19:00 /open",
    "/item 1",
    "@19:05 birch: qstatement",
    "birch? qquestion",
    "cole??q1 qfollow",
    "clerk=q1 qanswer",
    "clerk~ qpromise",
    "clerk! qaction by 1 Dec",
    "! qnobody",
    "/doc Qdocument https://example.org/",
    "/declare cole personal qinterest",
    "/move birch/cole Qmotion",
    "/amend dale/ash s/Qmotion/Qnew/",
    "/vote 2 1 1",
    "/vote for birch cole against dale abstain ash",
    "/leave dale",
    "@19:20 /adjourn",
    "@19:30 /resume",
    "/arrive dale",
    "/item 2",
    "/noted qnoted",
    "/elect Qoffice: birch cole/dale",
    "/ballot birch 3 cole 1",
    "/proxy cole to dale",
    "/item 3",
    "/exempt Qground",
    "clerk: qsecret",
    "/public",
    "/item 4",
    "/defer qwhy",
    "@20:00 /close",
];

fn paper(style: &Style, scope: Scope, paper: &Paper) -> String {
    let mut hall = Hall::on(PAGE, None);
    hall.enter(LINES);
    let order = Order {
        scope,
        paper,
        style,
        draft: true,
        id: "",
        seal: &Seal::default(),
        here: None,
        outside: Outside::default(),
    };
    String::from_utf8(export(&hall.meeting, Format::Md, &order).unwrap().bytes).unwrap()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
}

#[test]
fn no_paper_prints_a_word_of_another_language_than_its_styles() {
    for name in LANGUAGES {
        let style = Style::shipped(name).unwrap();
        // Months and the units of time are the language's own too.
        let mut known: HashSet<String> = words(Style::page(name).unwrap()).collect();
        known.extend(words(PAGE).chain(LINES.iter().flat_map(|line| words(line))));
        known.extend(words("min https"));
        for month in 1..=12 {
            let date = chrono::NaiveDate::from_ymd_opt(2025, month, 1).unwrap();
            known.extend(words(&style.date(date)));
        }
        for scope in [Scope::Public, Scope::Exempt] {
            for kind in [
                Paper::Minutes,
                Paper::Decisions,
                Paper::Actions,
                Paper::Attendance,
                Paper::Item("1".into()),
            ] {
                let text = paper(&style, scope, &kind);
                let foreign: Vec<String> = words(&text).filter(|word| !known.contains(word)).collect();
                assert!(foreign.is_empty(), "{name} {kind}: {foreign:?}\n{text}");
            }
        }
    }
}

#[test]
fn a_style_in_another_language_leaves_no_sentence_to_english() {
    for name in LANGUAGES {
        let page: toml::Table = toml::from_str(Style::page(name).unwrap()).unwrap();
        let default: toml::Table = toml::from_str(Style::page("default").unwrap()).unwrap();
        for table in ["sentences", "words"] {
            let has = page[table].as_table().unwrap();
            let missing: Vec<&String> = default[table]
                .as_table()
                .unwrap()
                .keys()
                .filter(|key| !has.contains_key(*key))
                .collect();
            assert!(missing.is_empty(), "{name}: {table}: {missing:?}");
        }
    }
}

#[test]
fn each_language_as_it_reads() {
    for name in LANGUAGES {
        let style = Style::shipped(name).unwrap();
        insta::assert_snapshot!(
            format!("in_{name}"),
            paper(&style, Scope::Public, &Paper::Minutes)
        );
    }
}
