//! The agenda reader: a page is read into facts that a log can hold, or all that is wrong with it is named
//! by its line.

use quorate::meeting::facts::PersonListed;
use std::collections::HashSet;

use quorate::agenda;
use quorate::journal::{self, Header, Writer};
use quorate::meeting::{Event, Meeting, Recorded};

use super::inert;

const MOST: usize = 1 << 14;

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let page = String::from_utf8_lossy(data);
    let read = agenda::read(&page);
    if !page.contains('\r') {
        assert_eq!(
            agenda::read(&page.replace('\n', "\r\n")),
            read,
            "line ends say something"
        );
    }
    match read {
        Err(complaints) => {
            assert!(!complaints.is_empty(), "refused without a word");
            let lines = page.replace('\r', "\n").lines().count();
            for one in &complaints {
                assert!((1..=lines + 1).contains(&one.line), "{one}: of {lines} lines");
                assert!(
                    one.column >= 1 && !one.what.is_empty() && !one.instead.is_empty(),
                    "{one}"
                );
            }
        }
        Ok(planned) => {
            let at = chrono::DateTime::parse_from_rfc3339("2016-10-01T09:00:00+01:00").unwrap();
            let facts = planned.into_iter().zip(1..).map(|(planned, seq)| Recorded {
                seq,
                at,
                as_of: None,
                exempt: planned.exempt,
                event: planned.event,
            });
            holds(facts.collect());
        }
    }
    let line = page.lines().next().unwrap_or_default();
    if let Ok(Event::PersonListed(PersonListed { id, name, .. })) = agenda::read_person(
        line,
        quorate::meeting::event::PersonKind::Guest,
        &["white", "white2"],
    ) {
        assert!(!name.is_empty() && !id.as_str().is_empty());
    }
}

fn holds(facts: Vec<Recorded>) {
    assert!(matches!(facts[0].event, Event::MeetingPlanned(_)));
    for fact in &facts {
        inert::line(
            &format!("{:?}", fact.event).replace("\\n", " "),
            "a fact of the page",
        );
    }
    let people = facts.iter().filter_map(|fact| match &fact.event {
        Event::PersonListed(PersonListed { id, .. }) => Some(id.as_str()),
        _ => None,
    });
    let mut tags = HashSet::new();
    for tag in people {
        assert!(!tag.is_empty() && tags.insert(tag), "{tag:?} is two people");
    }
    let meeting = Meeting::replay(facts.clone());
    assert_eq!(meeting.public().plan, meeting.plan);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("log.jsonl");
    let header = Header::fresh(facts[0].at).unwrap();
    let made = Writer::create(&path, header, &facts);
    assert!(made.is_ok(), "a page that no log can hold: {:?}", made.err());
    drop(made);
    assert_eq!(journal::read(&path).unwrap().facts, facts);
}
