//! The entry line, completion, `/show` and the search line: what is previewed is what is recorded, it is
//! inert, and the log alone gives the same meeting.
//!
//! The input is lines; each is typed into the meeting that the lines before it made, half a minute later.

use chrono::TimeDelta;
use quorate::entry::{self, Entered, Misread, Preview};
use quorate::library::kept::of_meetings;
use quorate::library::query::Query;
use quorate::library::{Sight, find};
use quorate::meeting::{Meeting, Moment, Recorded, words};
use quorate::shown::{shown, shown_lines};

use super::inert;

const MOST: usize = 1 << 13;
const MOST_LINES: usize = 64;

/// The panel's meeting, opened.
fn begun() -> (Meeting, Moment) {
    let now = crate::stage::moment("11:00:00");
    (Meeting::replay(crate::example::planned()), now)
}

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let text = String::from_utf8_lossy(data);
    let (mut meeting, mut now) = begun();
    for line in text.split('\n').take(MOST_LINES) {
        now += TimeDelta::seconds(30);
        completes(line, &meeting);
        asks(line, &meeting, now);
        if let Some(fact) = types(line, &meeting, now) {
            let on_disk = serde_json::to_string(&fact.event).expect("a fact is JSON");
            let back = serde_json::from_str(&on_disk).expect("a fact reads back");
            assert_eq!(fact.event, back, "{line:?}");
            meeting.apply(fact);
        }
    }
    assert_eq!(
        Meeting::replay(meeting.facts().to_vec()),
        meeting,
        "the log alone gives another"
    );
}

fn types(line: &str, meeting: &Meeting, now: Moment) -> Option<Recorded> {
    let entered = entry::enter(line, meeting, now);
    let preview = entry::preview(line, meeting, now);
    match (entered, preview) {
        (Ok(Entered::Nothing), Preview::Nothing) => None,
        (Ok(Entered::Shows(what)), Preview::Shows(told)) => {
            assert_eq!(what, told);
            says(&what);
            None
        }
        (Ok(Entered::Records(event, as_of)), Preview::Records(told)) => {
            assert!(
                told.starts_with(&words::sentence(&event, meeting)),
                "{line:?}: {told}"
            );
            says(&told);
            assert!(as_of.is_none_or(|at| at <= now), "{line:?} is not yet");
            Some(meeting.record(event, now, as_of))
        }
        (Ok(Entered::Records(event, as_of)), Preview::Asks(told)) => {
            assert!(event.unnamed().is_some(), "{line:?}: {told}");
            says(&told);
            Some(meeting.record(event, now, as_of))
        }
        (Err(Misread::Wants(what)), Preview::Wants(told))
        | (Err(Misread::Refused(what)), Preview::Refused(told)) => {
            assert_eq!(what, told);
            says(&told);
            None
        }
        (entered, preview) => panic!("{line:?}: {entered:?} was shown as {preview:?}"),
    }
}

/// There are words, and on their way to the screen nothing hides in them.
fn says(words: &str) {
    assert!(!words.trim().is_empty());
    inert::line(&shown(words), "what is said of a line");
    inert::lines(&shown_lines(words), "what is said of a line");
}

fn completes(line: &str, meeting: &Meeting) {
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    for cursor in ends.step_by(1 + line.len() / 24) {
        for candidate in entry::complete(line, cursor, meeting) {
            let replaced = line.get(candidate.replaces.clone());
            assert!(replaced.is_some(), "{line:?} at {cursor}: {candidate:?}");
            assert!(!candidate.text.is_empty() && candidate.replaces.end <= cursor.max(line.len()));
        }
    }
}

fn asks(line: &str, meeting: &Meeting, now: Moment) {
    let Ok(query) = Query::read(line) else { return };
    inert::line(&shown(&query.in_words()), "what is asked, in words");
    let library = of_meetings([("log", meeting)], Sight::Exempt).expect("memory");
    let asked = find::Asked {
        query: &query,
        sight: Sight::Exempt,
        today: now.date_naive(),
        most: 1000,
    };
    for hit in find::find(&library, &asked).expect("an answer").hits {
        assert!(hit.text.get(hit.found.0..hit.found.1).is_some(), "{hit:?}");
        assert!(hit.excerpt(10).chars().count() <= 24 + hit.text[hit.found.0..hit.found.1].chars().count());
    }
}
