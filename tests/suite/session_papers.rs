//! The worked meetings in `sessions/` in every text format, as the public gets them.
use std::path::{Path, PathBuf};

use quorate::journal;
use quorate::meeting::Meeting;
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};

fn logs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    let mut logs: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    logs.sort();
    logs
}

/// The meeting, and how an order for its papers begins.
fn read(log: &Path) -> (Meeting, String, Seal) {
    let log = journal::read(log).unwrap();
    let seal = Seal {
        events: log.head.events,
        hash: log.head.hash.to_string(),
    };
    (Meeting::replay(log.facts), log.header.id, seal)
}

fn paper(log: &Path, format: Format, paper: &Paper, style: &str) -> Vec<u8> {
    let (meeting, id, seal) = read(log);
    let order = Order {
        scope: Scope::Public,
        paper,
        style: &Style::shipped(style).unwrap(),
        draft: false,
        id: &id,
        seal: &seal,
        here: None,
        outside: quorate::minutes::Outside::default(),
    };
    export(&meeting, format, &order).unwrap().bytes
}

fn text(log: &Path, format: Format, of: &Paper, style: &str) -> String {
    String::from_utf8(paper(log, format, of, style))
        .unwrap()
        .replace("\r\n", "\n")
}

/// The day of a meeting, by which its snapshots are named. Markdown lies beside the logs.
fn day(log: &Path) -> String {
    log.file_name().unwrap().to_str().unwrap()[..10].to_owned()
}

#[test]
fn their_papers() {
    for log in logs() {
        for format in [Format::Html, Format::Ics, Format::Popolo, Format::Akn] {
            let name = format!("{}_{}", day(&log), format.word());
            let text = text(&log, format, &Paper::Minutes, "default");
            // One element a line, so that a change can be read.
            let text = if format == Format::Akn {
                text.replace("><", ">\n<")
            } else {
                text
            };
            insta::assert_snapshot!(name, text);
        }
        for of in [
            Paper::Minutes,
            Paper::Decisions,
            Paper::Actions,
            Paper::Attendance,
        ] {
            let name = format!("{}_csv_{of}", day(&log));
            insta::assert_snapshot!(name, text(&log, Format::Csv, &of, "default"));
        }
    }
}

#[test]
fn their_minutes_in_each_style() {
    for log in logs() {
        for style in Style::names().filter(|style| *style != "default") {
            let name = format!("{}_in_the_style_{style}", day(&log));
            insta::assert_snapshot!(name, text(&log, Format::Md, &Paper::Minutes, style));
        }
    }
}

/// What was said in the seeds' two items is all there in the panel's style, in the seeds' order.
#[test]
fn the_panels_style_tells_every_fact_of_an_item_in_order() {
    for log in logs().iter().take(2) {
        let (meeting, ..) = read(log);
        let minutes = text(log, Format::Md, &Paper::Minutes, "panel");
        let plain = |text: &str| text.replace(['\\', '*'], "");
        let minutes = plain(&minutes);
        let mut at = 0;
        for entry in &meeting.entries {
            use quorate::meeting::minute::EntryKind as Kind;
            let told = match entry.kind {
                Kind::Statement
                | Kind::Question
                | Kind::Answer
                | Kind::Undertaking
                | Kind::Point
                | Kind::Narrative
                | Kind::Heading
                | Kind::Action => true,
                Kind::Document
                | Kind::Motion
                | Kind::Vote
                | Kind::Decision
                | Kind::Noted
                | Kind::Attendance
                | Kind::Interest
                | Kind::Procedure => false,
            };
            if told {
                // The first letter may be small after the name, and the mark at the end another one.
                let words = entry.text.trim_end_matches(['.', ':', ';', '?']);
                let first = words.chars().next().map_or(0, char::len_utf8);
                let found = minutes[at..].find(&words[first..]);
                assert!(found.is_some(), "{}: {}", log.display(), entry.text);
                at += found.unwrap();
            }
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn their_pdfs_are_written() {
    for log in logs() {
        assert!(paper(&log, Format::Pdf, &Paper::Minutes, "default").starts_with(b"%PDF-1.7"));
    }
}
