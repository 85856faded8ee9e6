//! How the next line probably begins: who speaks and how, or which command, from how the meeting stands.

use super::super::COMMANDS;
use crate::meeting::ids::ItemId;
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::people::Person;
use crate::meeting::question::QuestionStatus;
use crate::meeting::{Meeting, Status};

/// How many entries back it matters who spoke.
const BACK: usize = 60;

/// A way the line may begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// What would be typed.
    pub text: String,
    /// How much of it is the name alone.
    pub name: usize,
    /// How likely it is, beside the others.
    pub weight: f32,
}

/// What a person's line may be, as likely as it is in most meetings.
const VOTING: [(&str, f32); 6] = [
    (": ", 0.42),
    ("? ", 0.4),
    ("?? ", 0.08),
    ("= ", 0.03),
    ("~ ", 0.03),
    ("! ", 0.04),
];
const OTHERS: [(&str, f32); 4] = [(": ", 0.4), ("= ", 0.45), ("~ ", 0.07), ("! ", 0.08)];

/// The mark of what somebody says.
const MARKS: [(EntryKind, &str); 5] = [
    (EntryKind::Statement, ": "),
    (EntryKind::Question, "? "),
    (EntryKind::Answer, "= "),
    (EntryKind::Undertaking, "~ "),
    (EntryKind::Action, "! "),
];

/// Commands that are given often, whatever stands; every other weighs 1.
const OFTEN: [(&str, f32); 12] = [
    ("item", 8.0),
    ("move", 6.0),
    ("agreed", 5.0),
    ("vote", 5.0),
    ("noted", 4.0),
    ("recommend", 3.0),
    ("apologies", 3.0),
    ("present", 3.0),
    ("declare", 3.0),
    ("doc", 3.0),
    ("action", 3.0),
    ("exempt", 2.0),
];

/// The ways in which the next line may begin, of which `typed` is typed.
pub fn guesses(typed: &str, meeting: &Meeting) -> Vec<Guess> {
    let mut found = Vec::new();
    let mut command = |line: &str, weight| {
        found.push(Guess {
            text: line.to_owned(),
            name: line.len(),
            weight,
        });
    };
    for (line, weight) in proceedings(meeting) {
        command(line, weight);
    }
    if let Some(typed) = typed.strip_prefix('/') {
        commands(typed, &mut command);
        return found;
    }
    people(meeting, &mut found);
    found
}

/// The commands that begin with what is typed.
fn commands(typed: &str, command: &mut impl FnMut(&str, f32)) {
    for one in COMMANDS.iter().filter(|one| one.name.starts_with(typed)) {
        let often = OFTEN.iter().find(|(name, _)| *name == one.name);
        let often = often.map_or(1.0, |(_, often)| *often);
        let arguments = one.arguments();
        let bare = arguments.is_empty() || arguments.starts_with('[');
        let blank = if bare { "" } else { " " };
        command(&format!("/{}{blank}", one.name), often * 0.002);
    }
}

/// What the course of the meeting asks for next.
fn proceedings(meeting: &Meeting) -> Vec<(&'static str, f32)> {
    match meeting.status() {
        Status::Planned => return vec![("/open", 20.0)],
        Status::Adjourned => return vec![("/resume", 20.0)],
        Status::Closed | Status::Approved | Status::Signed => return Vec::new(),
        Status::Live => {}
    }
    let mut ways = Vec::new();
    let last = last(meeting);
    let more = meeting.agenda.next().is_some();
    let Some(item) = meeting.agenda.current() else {
        // After the opening comes the roll.
        if !meeting.roll.called {
            ways.push(("/present all", 8.0));
        }
        ways.push(match (more, meeting.roll.called) {
            (true, true) => ("/item next", 4.0),
            (true, false) => ("/item next", 2.0),
            (false, _) => ("/close", 4.0),
        });
        return ways;
    };
    if meeting.motion_on_floor().is_some() {
        ways.extend(decisions(meeting, last));
    }
    if item.outcome().is_none() && about_apologies(&item.title) && !has_apologies(meeting, &item.id) {
        ways.push(("/apologies ", 7.0));
    }
    if item.outcome().is_some() {
        ways.push(if more {
            ("/item next", 4.0)
        } else {
            ("/close", 3.0)
        });
    } else if matches!(
        last.map(|entry| entry.kind),
        Some(EntryKind::Decision | EntryKind::Noted)
    ) {
        ways.push(if more {
            ("/item next", 2.0)
        } else {
            ("/close", 1.5)
        });
    }
    if meeting.private.is_some() {
        ways.push(("/public", 0.3));
    } else if item.exempt.is_some() {
        ways.push(("/exempt", 2.0));
    }
    match last.map(|entry| entry.kind) {
        Some(EntryKind::Point) => ways.push(("- ", 2.5)),
        Some(EntryKind::Statement) if last.is_some_and(|entry| entry.text.ends_with(':')) => {
            ways.push(("- ", 12.0));
        }
        Some(_) | None => {}
    }
    ways
}

/// How a motion is decided: as this meeting has decided most, and at once where it was the last thing said.
fn decisions(meeting: &Meeting, last: Option<&Entry>) -> [(&'static str, f32); 3] {
    let count = |kind| meeting.entries.iter().filter(|entry| entry.kind == kind).count();
    let (votes, agreed) = (count(EntryKind::Vote), count(EntryKind::Decision));
    let moved = last.is_some_and(|entry| entry.kind == EntryKind::Motion);
    let sure = if moved { 7.0 } else { 1.5 };
    match votes > agreed {
        true => [("/vote ", sure), ("/agreed", 1.0), ("/amend ", 0.2)],
        false => [("/agreed", sure), ("/vote ", 1.0), ("/amend ", 0.2)],
    }
}

fn about_apologies(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("apolog") || title.contains("absence")
}

/// Whether something was recorded under the item already.
fn has_apologies(meeting: &Meeting, item: &ItemId) -> bool {
    let here = meeting.entries.iter().rev().take(BACK);
    here.filter(|entry| entry.item.as_ref() == Some(item))
        .any(|entry| entry.kind == EntryKind::Attendance || entry.kind == EntryKind::Narrative)
}

/// The last entry that is part of the debate.
fn last(meeting: &Meeting) -> Option<&Entry> {
    meeting
        .entries
        .iter()
        .rev()
        .take(BACK)
        .find(|entry| entry.struck.is_none() && entry.kind != EntryKind::Procedure)
}

/// How much a person has said of late, and what.
struct Said {
    share: f32,
    marks: Vec<(&'static str, f32)>,
}

/// Everybody's lines.
fn people(meeting: &Meeting, found: &mut Vec<Guess>) {
    let recent: Vec<&Entry> = meeting
        .entries
        .iter()
        .rev()
        .take(BACK)
        .filter(|entry| entry.struck.is_none())
        .collect();
    let last = last(meeting);
    let asked = last
        .filter(|entry| entry.kind == EntryKind::Question)
        .and_then(|_| {
            let question = meeting.questions.list.last()?;
            (question.status == QuestionStatus::Open).then_some(question)
        });
    // A question put to nobody is most often answered by whoever answered before.
    let answers = asked.and_then(|question| {
        let before = recent.iter().find(|entry| entry.kind == EntryKind::Answer);
        question
            .to
            .as_ref()
            .or_else(|| before.and_then(|entry| entry.by.as_ref()))
    });
    let sure = asked.is_some_and(|question| question.to.is_some());
    let unheard = meeting.unheard();
    let each: Vec<(&Person, Said)> = meeting
        .people
        .iter()
        .filter(|person| !unheard.people.contains(&person.id))
        .map(|person| (person, said(person, &recent, last)))
        .collect();
    let all: f32 = each.iter().map(|(_, said)| said.share).sum();
    for (person, said) in each {
        let tag = person.id.as_str();
        for (mark, likely) in said.marks {
            let mut weight = 2.0 * said.share / all.max(1.0) * likely;
            if mark == "= " && asked.is_some() {
                weight *= if person.voting { 1.0 } else { 4.0 };
                if answers == Some(&person.id) {
                    weight += if sure { 9.0 } else { 2.0 };
                }
            } else if mark == "= " {
                weight *= 0.3;
            } else if asked.is_some() {
                weight *= 0.4;
            }
            found.push(Guess {
                text: format!("{tag}{mark}"),
                name: tag.len(),
                weight,
            });
        }
    }
}

fn said(person: &Person, recent: &[&Entry], last: Option<&Entry>) -> Said {
    let theirs = |entry: &&&Entry| entry.by.as_ref() == Some(&person.id);
    let mut marks: Vec<(&'static str, f32)> = if person.voting {
        VOTING.to_vec()
    } else {
        OTHERS.to_vec()
    };
    let mut share = 1.0;
    for (back, entry) in recent.iter().enumerate().filter(|(_, entry)| theirs(entry)) {
        share += 3.0 / (1.0 + back as f32 / 20.0);
        let mark = MARKS
            .iter()
            .find(|(kind, _)| *kind == entry.kind)
            .map(|(_, mark)| *mark);
        if let Some(one) = marks.iter_mut().find(|(known, _)| Some(*known) == mark) {
            one.1 += 0.15;
        }
    }
    let sum: f32 = marks.iter().map(|(_, likely)| likely).sum();
    marks.iter_mut().for_each(|(_, likely)| *likely /= sum);
    // Nobody speaks twice in a row without somebody between, as a rule.
    if last.is_some_and(|entry| entry.by.as_ref() == Some(&person.id)) {
        share *= 0.5;
    }
    Said { share, marks }
}
