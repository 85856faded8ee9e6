//! Facts in any order, with anything in them: every state, screen, register, picture and paper can be had of
//! them, and nothing in what is shown or published is obeyed or hidden.
//!
//! The input is a fact a line, as `log` takes them after `C`.

use std::path::PathBuf;

use quorate::journal;
use quorate::library::kept::of_meetings;
use quorate::library::query::Query;
use quorate::library::register::{Asked, Which};
use quorate::library::{Sight, find, search};
use quorate::meeting::finding::findings;
use quorate::meeting::forecast::Forecast;
use quorate::meeting::ids::ItemId;
use quorate::meeting::replay::Replay;
use quorate::meeting::wall::Wall;
use quorate::meeting::{Meeting, Moment, words};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};
use quorate::pictures::{Kind, Picture, svg};
use quorate::shown::{shown, shown_lines};
use quorate::ui::chair::View;
use quorate::ui::review::{Opened, Review};
use quorate::ui::{Model, Msg, keys, update};

use super::{inert, log};

const MOST: usize = 1 << 14;

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let text = String::from_utf8_lossy(data);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("2016-10-21-panel.jsonl");
    std::fs::write(&path, log::chained(text.lines())).unwrap();
    let read = journal::read(&path).expect("a log with a header");
    let meeting = Meeting::replay(read.facts);
    // Each input has a turn at some of all there is; together they have all of it.
    let turn = data.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    let last = meeting.facts().last().map(|fact| fact.at);
    let now = last.unwrap_or_else(|| crate::stage::moment("12:00:00"));
    replays(&meeting, turn);
    if turn.is_multiple_of(2) {
        derives(&meeting, now);
        shows(&meeting, now, turn / 2);
    } else {
        publishes(&meeting, turn / 2);
    }
}

fn derives(meeting: &Meeting, now: Moment) {
    assert_eq!(*meeting, Meeting::replay(meeting.facts().to_vec()));
    for found in findings(meeting) {
        inert::line(&shown(&found.message), "a finding");
    }
    for fact in meeting.facts() {
        inert::line(&shown(&words::sentence(&fact.event, meeting)), "a fact in words");
    }
    let wall = Wall::of(meeting, Wall::Steady(*now.offset()));
    Forecast::of(meeting, now, &wall);
    let today = now.date_naive();
    let library = of_meetings([("log", meeting)], Sight::Exempt).expect("memory");
    let registers = Which::ALL.iter().map(|which| {
        let (rows, _) = which.rows(&library, &Asked::all(today)).expect("a register");
        rows.table()
    });
    let asked = find::Asked {
        query: &Query::read("a").expect("a word"),
        sight: Sight::Exempt,
        today,
        most: 100,
    };
    let found = find::find(&library, &asked).expect("an answer");
    for table in registers.chain([search::table(&found.hits)]) {
        inert::lines(&shown_lines(&table.print(Some(100))), "a register");
        table.print(None);
    }
    for kind in Kind::ALL {
        let drawn = svg::svg(&Picture::of(kind, meeting), "the meeting");
        inert::lines(&drawn, "a picture");
    }
}

/// Folding fact by fact, and winding back, gives what reading them all gives.
fn replays(meeting: &Meeting, turn: usize) {
    let mut grown = Meeting::default();
    for fact in meeting.facts() {
        grown.apply(fact.clone());
    }
    assert_eq!(grown, *meeting, "fact by fact it is another meeting");
    let mut replay = Replay::new(meeting.facts().to_vec());
    let to = turn % (replay.len() + 1);
    replay.seek(to);
    let part = Meeting::replay(meeting.facts()[..to].to_vec());
    assert_eq!(*replay.seek(to), part, "wound to {to}");
}

fn shows(meeting: &Meeting, now: Moment, turn: usize) {
    let sizes = [(80, 24), (40, 12), (120, 40), (20, 6), (200, 60)];
    let size = sizes[turn % sizes.len()];
    let mut clerk = Model::of_clerk(meeting.clone(), "", now, size);
    super::keys::draws(&clerk, now, size);
    for row in keys::at(clerk.place()).collect::<Vec<_>>() {
        let chord = row.keys[turn % row.keys.len()];
        let event = crossterm::event::KeyEvent::new(chord.code, chord.held);
        update(&mut clerk, Msg::Key(event), now);
    }
    super::keys::draws(&clerk, now, size);
    let mut chair = Model::of_chair(meeting.clone(), Wall::Steady(*now.offset()), size);
    let mut view = View::Dashboard;
    loop {
        super::keys::draws(&chair, now, size);
        let tab = crossterm::event::KeyCode::Tab;
        update(&mut chair, Msg::Key(tab.into()), now);
        view = view.next();
        if view == View::Dashboard {
            break;
        }
    }
    let opened = Opened {
        path: PathBuf::from("/sessions/2016-10-21-panel.jsonl"),
        seals: vec![String::new(); meeting.facts().len() + 1],
        meeting: meeting.clone(),
        problem: None,
    };
    let review = Model::of_review(Review::of_meeting(opened, turn.is_multiple_of(2)), size);
    super::keys::draws(&review, now, size);
}

fn publishes(meeting: &Meeting, turn: usize) {
    let papers = [
        Paper::Minutes,
        Paper::Decisions,
        Paper::Actions,
        Paper::Attendance,
        Paper::Item(
            meeting
                .agenda
                .items
                .first()
                .map_or(ItemId::from("1"), |item| item.id.clone()),
        ),
    ];
    let style = Style::shipped(
        Style::names()
            .nth(turn % Style::names().count())
            .expect("a style"),
    );
    let style = style.expect("a shipped style");
    let seal = Seal::default();
    for (n, format) in Format::ALL.into_iter().enumerate() {
        let often = if format.is_text() { 3 } else { 12 };
        if !(turn + n).is_multiple_of(often) {
            continue;
        }
        let paper = match format {
            Format::Md
            | Format::Html
            | Format::Csv
            | Format::Docx
            | Format::Odt
            | Format::Pdf
            | Format::Txt => &papers[turn % papers.len()],
            Format::Json | Format::Ics | Format::Popolo | Format::Akn => &Paper::Minutes,
        };
        let scope = if turn.is_multiple_of(2) {
            Scope::Public
        } else {
            Scope::Exempt
        };
        let order = Order {
            scope,
            paper,
            style: &style,
            draft: turn.is_multiple_of(3),
            id: "01BX5ZZKBKACTAV9WEVGEMMVS0",
            seal: &seal,
            here: None,
            outside: quorate::minutes::Outside::default(),
        };
        let bytes = match export(meeting, format, &order) {
            Ok(exported) => exported.bytes,
            Err(error) if matches!(paper, Paper::Item(_)) => {
                assert!(error.to_string().contains("no item"), "{error}");
                continue;
            }
            Err(error) => panic!("{format:?} of {paper} cannot be had: {error}"),
        };
        if format.is_text() {
            let text = String::from_utf8(bytes).expect("text");
            is_inert(format, &text);
        }
    }
}

fn is_inert(format: Format, text: &str) {
    let lines = text.replace("\r\n", "\n");
    // Plain text parts the cells of its tables by tabs, to be pasted into a sheet.
    let lines = if format == Format::Txt {
        lines.replace('\t', " ")
    } else {
        lines
    };
    inert::lines(&lines, format.word());
    match format {
        Format::Html => {
            let lower = text.to_lowercase();
            assert!(
                !lower.contains("<script") && !lower.contains("javascript:"),
                "{text}"
            );
            assert_eq!(lower.matches("<body").count(), 1, "{text}");
        }
        Format::Md => assert!(!text.to_lowercase().contains("](javascript:"), "{text}"),
        Format::Csv => {
            let mut table = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            for row in table.records() {
                for cell in row.expect("rows of one width").iter() {
                    assert!(
                        !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                        "a formula: {cell:?}"
                    );
                }
            }
        }
        Format::Json | Format::Popolo => {
            let json: Result<serde_json::Value, _> = serde_json::from_str(text);
            assert!(json.is_ok(), "{:?}", json.err());
        }
        Format::Akn => {
            let mut reader = quick_xml::Reader::from_str(text);
            while reader.read_event().expect("XML that is well formed") != quick_xml::events::Event::Eof {}
        }
        Format::Ics => assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}"),
        Format::Docx | Format::Odt | Format::Pdf | Format::Txt => {}
    }
}
