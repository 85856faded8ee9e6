//! How an entry of the minutes reads on the screen: what it is in words, whose, to whom, and its text, with
//! where each stretch of it ends. No cells and no colours: `minutes` puts it there.

use std::borrow::Cow;
use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::event::InterestKind;
use crate::meeting::minute::{Entry, EntryKind, Reference};
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::words::{self, Manner};
use crate::ui::wrap;

/// What each stretch of an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Mark,
    Speaker,
    Words,
    Heading,
    Quiet,
    Struck,
    Exempt,
}

/// An entry as it reads: its text, and where each stretch of it ends.
#[derive(Debug, Default)]
pub struct Reading {
    pub text: String,
    pub voices: Vec<(usize, Voice)>,
    pub indent: usize,
}

impl Reading {
    fn say(&mut self, voice: Voice, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.voices.push((self.text.len(), voice));
        }
    }

    pub fn rows(&self, width: usize) -> Vec<Range<usize>> {
        let rest = width.saturating_sub(self.indent);
        wrap::rows(&self.text, width, rest)
    }
}

fn due(meeting: &Meeting, entry: &Entry, manner: Manner) -> String {
    let Some(Reference::Action(id)) = entry.known_as else {
        return String::new();
    };
    let place = meeting.actions.binary_search_by_key(&id, |action| action.id);
    let due = place.ok().and_then(|at| meeting.actions[at].due);
    due.map(|due| format!(" by {}", manner.date(due)))
        .unwrap_or_default()
}

fn motion_of<'a>(meeting: &'a Meeting, entry: &Entry) -> Option<&'a Motion> {
    match entry.known_as {
        Some(Reference::Motion(id)) => meeting.motions.get(id),
        _ => None,
    }
}

fn motion_lead(meeting: &Meeting, entry: &Entry, reading: &mut Reading) {
    let Some(motion) = motion_of(meeting, entry) else {
        return reading.say(Voice::Mark, "Motion ");
    };
    let kind = words::capitalised(&meeting.orders.terms.kind(motion.kind));
    reading.say(Voice::Mark, &format!("{kind} {} ", motion.id));
    let mut by = String::new();
    for (verb, person) in [
        ("moved by", &motion.moved_by),
        ("seconded by", &motion.seconded_by),
    ] {
        if let Some(person) = person {
            let comma = if by.is_empty() { "" } else { ", " };
            by.push_str(&format!("{comma}{verb} {}", meeting.people.shown(person)));
        }
    }
    let gap = if by.is_empty() { "" } else { " " };
    reading.say(Voice::Speaker, &by);
    // Where a seconder is named, that it was seconded has been said.
    let said = motion.status == MotionStatus::Seconded && motion.seconded_by.is_some();
    let status = match said {
        true => ": ".to_owned(),
        false => format!("{gap}({}): ", meeting.orders.terms.status(motion.status)),
    };
    reading.say(Voice::Quiet, &status);
}

/// Of which kind an interest is, and in which item: `, a personal interest, item 6`.
fn interest(meeting: &Meeting, entry: &Entry) -> String {
    let Some(declared) = meeting.interests.iter().find(|one| one.seq == entry.seq) else {
        return String::new();
    };
    let item = declared.item.as_ref().and_then(|id| meeting.agenda.get(id));
    let item = item
        .map(|item| format!(", item {}", item.label()))
        .unwrap_or_default();
    let kind = match declared.kind {
        InterestKind::Unspecified => String::new(),
        InterestKind::Pecuniary | InterestKind::Prejudicial | InterestKind::Personal => {
            format!(", {}", words::interest_kind(declared.kind))
        }
    };
    format!("{kind}{item}")
}

/// What stands before an entry's words: what it is, whose, to whom.
fn lead(meeting: &Meeting, entry: &Entry, manner: Manner, reading: &mut Reading) {
    let by = entry.by.as_ref().map(|id| meeting.people.shown(id));
    let known = entry.known_as.map(|id| id.to_string()).unwrap_or_default();
    let refers = entry.refers_to.map(|id| id.to_string()).unwrap_or_default();
    match entry.kind {
        EntryKind::Statement => reading.say(Voice::Speaker, &format!("{}: ", by.unwrap_or_default())),
        EntryKind::Point => {
            reading.indent = 2;
            reading.say(Voice::Quiet, "• ");
        }
        EntryKind::Question => {
            reading.say(Voice::Mark, &format!("Q{} ", known.trim_start_matches('q')));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            if let Some(to) = &entry.to {
                reading.say(Voice::Words, " to ");
                reading.say(Voice::Speaker, meeting.people.shown(to));
            }
            if !refers.is_empty() {
                reading.say(Voice::Quiet, &format!(", following {refers}"));
            }
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Answer => {
            reading.say(Voice::Mark, &format!("A→{refers} "));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Undertaking => {
            reading.say(Voice::Mark, &format!("Promise {known} "));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            if !refers.is_empty() {
                reading.say(Voice::Quiet, &format!(", on {refers}"));
            }
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Action => {
            let owner = entry.to.as_ref().or(entry.by.as_ref());
            let owner = owner.map_or("nobody named", |id| meeting.people.shown(id));
            reading.say(Voice::Mark, &format!("Action {known} "));
            reading.say(Voice::Speaker, owner);
            reading.say(Voice::Words, &format!("{}: ", due(meeting, entry, manner)));
        }
        EntryKind::Motion => motion_lead(meeting, entry, reading),
        EntryKind::Document => reading.say(Voice::Mark, "Paper "),
        EntryKind::Noted if !entry.text.starts_with("Noted") => reading.say(Voice::Mark, "Noted: "),
        EntryKind::Interest => {
            reading.say(Voice::Mark, "Interest ");
            reading.say(Voice::Speaker, by.unwrap_or_default());
            reading.say(Voice::Quiet, &interest(meeting, entry));
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Narrative
        | EntryKind::Heading
        | EntryKind::Vote
        | EntryKind::Decision
        | EntryKind::Noted
        | EntryKind::Attendance
        | EntryKind::Procedure => {}
    }
}

/// An entry's own words. Those that the program put together from the fact have its hours as they are said
/// here; those that somebody wrote stay as they are.
fn text<'a>(meeting: &Meeting, entry: &'a Entry, manner: Manner) -> Cow<'a, str> {
    if let Some(motion) = motion_of(meeting, entry) {
        return words::exact(motion.kind, &entry.text);
    }
    let fact = Some(entry.seq)
        .filter(|_| manner != Manner::PLAIN)
        .and_then(|seq| meeting.fact(seq));
    match fact {
        Some(fact) if words::sentence(&fact.event, meeting) == entry.text => {
            words::sentence_in(&fact.event, meeting, manner).into()
        }
        Some(_) | None => entry.text.as_str().into(),
    }
}

/// How an entry reads: what it is, whose, to whom, and its words.
pub fn read(meeting: &Meeting, entry: &Entry, manner: Manner) -> Reading {
    let mut reading = Reading::default();
    if entry.exempt {
        reading.say(Voice::Exempt, "EXEMPT");
        reading.say(Voice::Words, " ");
    }
    if meeting.marks.iter().any(|mark| mark.entry == Some(entry.seq)) {
        reading.say(Voice::Mark, "marked ");
    }
    if let Some(into) = entry.merged {
        reading.say(Voice::Mark, &format!("in {into} "));
    } else if let Some(why) = &entry.struck {
        reading.say(Voice::Mark, "struck ");
        reading.say(Voice::Quiet, &format!("({why}) "));
    }
    lead(meeting, entry, manner, &mut reading);
    if entry.refers_to.is_some_and(|on| meeting.is_struck(on)) && entry.struck.is_none() {
        reading.say(Voice::Quiet, "(on what was struck) ");
    }
    let voice = match entry.kind {
        _ if entry.struck.is_some() => Voice::Struck,
        EntryKind::Heading => Voice::Heading,
        EntryKind::Vote | EntryKind::Decision | EntryKind::Noted => Voice::Speaker,
        EntryKind::Attendance | EntryKind::Procedure => Voice::Quiet,
        EntryKind::Narrative
        | EntryKind::Statement
        | EntryKind::Point
        | EntryKind::Question
        | EntryKind::Answer
        | EntryKind::Undertaking
        | EntryKind::Action
        | EntryKind::Document
        | EntryKind::Motion
        | EntryKind::Interest => Voice::Words,
    };
    reading.say(voice, &text(meeting, entry, manner));
    if entry.corrected {
        reading.say(Voice::Quiet, " (corrected)");
    }
    reading
}
