//! The head of the minutes: when and where, who was there, what was declared.

use chrono::NaiveDate;

use super::Sheet;
use crate::meeting::event::{Mode, PersonKind};
use crate::meeting::facts::{PeopleArrived, PeopleLeft};
use crate::meeting::ids::PersonId;
use crate::meeting::minute::Entry;
use crate::meeting::people::Person;
use crate::meeting::roll::{Attendance, Presence};
use crate::meeting::{Event, Meeting, Seq, clock, words};
use crate::minutes::document::{Block, Role, Text, capitalised, stopped};

pub(super) fn front(sheet: &mut Sheet<'_>) {
    sheet.put(Block::Labelled(particulars(sheet)));
    let meeting = sheet.meeting;
    let listed = |member: bool| {
        let of_kind = move |person: &&Person| (person.kind == PersonKind::Member) == member;
        meeting.people.iter().filter(of_kind)
    };
    let (present, attending) = (attended(sheet, listed(true)), attended(sheet, listed(false)));
    let (apologies, silent) = (apologies(sheet), silent(sheet, listed(true)));
    let (stood_by, absent): (Vec<&Person>, Vec<&Person>) = silent.into_iter().partition(|one| stands_by(one));
    sheet.bullets("Present", present);
    if !meeting.roll.called && meeting.opened.is_some() {
        let note = "The roll was not called: those named as present are those who took part.";
        sheet.say(Role::Note, Text::plain(note));
    }
    sheet.bullets("In attendance", attending);
    sheet.bullets("Represented", represented(sheet));
    sheet.bullets("Apologies and substitutes", apologies);
    let absent_as = match meeting.roll.called {
        true => "Absent",
        false => "No attendance recorded",
    };
    sheet.bullets(absent_as, names(absent));
    sheet.bullets("Substitutes not called on", names(stood_by));
}

fn particulars(sheet: &Sheet<'_>) -> Vec<(String, Text)> {
    let meeting = sheet.meeting;
    let plan = meeting.plan.as_ref();
    let mut lines = Vec::new();
    let mut line = |label: &str, text: Option<String>| {
        if let Some(text) = text {
            lines.push((label.to_owned(), Text::plain(text)));
        }
    };
    line("Meeting", plan.and_then(|plan| plan.title.clone()));
    line("Date", days_named(sheet));
    line("Time", time(sheet));
    line("Venue", plan.and_then(|plan| plan.venue.clone()));
    line("In the chair", chairs(sheet));
    lines
}

/// The days on which it sat, as the style writes them.
pub(super) fn days_named(sheet: &Sheet<'_>) -> Option<String> {
    let days = days(sheet.meeting).into_iter().map(|date| sheet.style.date(date));
    let days: Vec<String> = days.collect();
    Some(days.join("; ")).filter(|days| !days.is_empty())
}

/// The days on which it sat, in order.
fn days(meeting: &Meeting) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = meeting.date().into_iter().collect();
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    for entry in standing {
        if matches!(meeting.told(entry.seq), Some(Event::MeetingResumed(_))) {
            days.push(entry.when().date_naive());
        }
    }
    days.dedup();
    days
}

/// Who was in the chair: at first, and from when each who took it later.
pub(super) fn chairs(sheet: &Sheet<'_>) -> Option<String> {
    let meeting = sheet.meeting;
    let mut held: Vec<(Option<String>, &PersonId)> = Vec::new();
    for (seq, person) in &meeting.chairs {
        let entry = meeting.entry(*seq).filter(|entry| entry.struck.is_none());
        let after = |entry: &&Entry| meeting.opened.is_some_and(|opened| entry.when() > opened.at);
        let from = entry.filter(after).map(|entry| sheet.hour(entry.when()));
        let opened = meeting.opened.map(|opened| sheet.hour(opened.at));
        let from = from.filter(|from| Some(from) != opened.as_ref());
        match from {
            // Whoever opens the meeting is in the chair from its beginning.
            None => held = vec![(None, person)],
            from => held.push((from, person)),
        }
    }
    // Who is on the page as its chair, and did not come, was not in the chair.
    let came = |id: &PersonId| meeting.roll.get(id).is_some_and(|one| !one.spans.is_empty());
    if held.len() > 1 {
        held.retain(|(from, person)| from.is_some() || came(person));
    }
    let told = held.into_iter().map(|(from, person)| {
        let from = from.map(|from| format!(" from {from}")).unwrap_or_default();
        format!("{}{from}", in_full(sheet, person))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// How somebody is called at the head of the paper: by their name, where their form of address is an office.
fn in_full(sheet: &Sheet<'_>, id: &PersonId) -> String {
    let (shown, person) = (sheet.shown(id), sheet.meeting.people.get(id));
    let name = person
        .filter(|_| shown.starts_with("the "))
        .map(|one| one.name.as_str());
    capitalised(name.unwrap_or(shown))
}

pub(super) fn time(sheet: &Sheet<'_>) -> Option<String> {
    let meeting = sheet.meeting;
    let announced = meeting.plan.as_ref().and_then(|plan| {
        let time = sheet.style.hour(plan.time?);
        Some(match plan.ends {
            Some(ends) => format!("{time} to {}", sheet.style.hour(ends)),
            None => time,
        })
    });
    let several = days(meeting).len() > 1;
    let held = meeting.opened.map(|opened| match meeting.closed {
        Some(closed) if several => format!(
            "{}, {} to {}, {}",
            sheet.style.date(opened.at.date_naive()),
            sheet.hour(opened.at),
            sheet.style.date(closed.at.date_naive()),
            sheet.hour(closed.at)
        ),
        Some(closed) => format!("{} to {}", sheet.hour(opened.at), sheet.hour(closed.at)),
        None => format!("from {}", sheet.hour(opened.at)),
    });
    match (held, announced) {
        (Some(held), Some(announced)) => Some(format!("{held} (announced: {announced})")),
        (held, announced) => held.or(announced),
    }
}

/// Those of `people` who were there.
fn attended<'a>(sheet: &Sheet<'a>, people: impl Iterator<Item = &'a Person>) -> Vec<Text> {
    let there = people.filter_map(|person| Some((person, sheet.meeting.roll.get(&person.id)?)));
    let held = sheet.meeting.opened.is_some();
    let there = there.filter(|(person, one)| match one.presence {
        Presence::Present | Presence::Left => true,
        // An officer whom the page has in attendance serves the meeting, and may say nothing all evening.
        Presence::Absent if person.kind == PersonKind::Officer && held => true,
        Presence::Absent | Presence::Apologies => !one.spans.is_empty(),
    });
    there.map(|(person, one)| attendee(sheet, person, one)).collect()
}

fn attendee(sheet: &Sheet<'_>, person: &Person, one: &Attendance) -> Text {
    let mut told = capitalised(&person.name);
    if let Some(role) = person.role.as_ref().filter(|role| **role != person.name) {
        told.push_str(&format!(" ({role})"));
    }
    if let Some(replaced) = &one.substitute_for {
        told.push_str(&format!(", substitute for {}", sheet.shown(replaced)));
    }
    if one.mode == Mode::Remote {
        told.push_str(", remotely");
    }
    // The roll is that of the members: whoever else is there is not called.
    let called = sheet.meeting.roll.called && person.kind == PersonKind::Member;
    if one.inferred && called {
        told.push_str(", not on the roll but took part");
    }
    let moves = comings_and_goings(sheet, &person.id);
    if !moves.is_empty() {
        told.push_str(&format!(": {}", moves.join("; ")));
    }
    Text::plain(told)
}

/// When somebody came and went after the meeting had been opened, with the item being taken.
fn comings_and_goings(sheet: &Sheet<'_>, person: &PersonId) -> Vec<String> {
    let meeting = sheet.meeting;
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let mut moves = Vec::new();
    for entry in standing.filter(|entry| meeting.opened.is_some_and(|opened| entry.when() > opened.at)) {
        let did = match meeting.told(entry.seq) {
            Some(Event::PeopleArrived(PeopleArrived { people, .. })) if people.contains(person) => {
                match had_left(meeting, person, entry.seq) {
                    true => "returned",
                    false => "arrived",
                }
            }
            Some(Event::PeopleLeft(PeopleLeft { people })) if people.contains(person) => "left",
            _ => continue,
        };
        let during = entry
            .item
            .as_ref()
            .map(|item| format!(" during {}", sheet.item(item)));
        moves.push(format!(
            "{did} at {}{}",
            sheet.hour(entry.when()),
            during.unwrap_or_default()
        ));
    }
    moves
}

/// Whether somebody had been there and gone, by what was recorded before that fact.
pub(super) fn had_left(meeting: &Meeting, person: &PersonId, seq: Seq) -> bool {
    let before = meeting.entries.iter().take_while(|entry| entry.seq < seq);
    let went =
        |event: &Event| matches!(event, Event::PeopleLeft(PeopleLeft { people }) if people.contains(person));
    before
        .filter(|entry| entry.struck.is_none())
        .any(|entry| meeting.told(entry.seq).is_some_and(went))
}

fn apologies(sheet: &Sheet<'_>) -> Vec<Text> {
    let roll = &sheet.meeting.roll;
    let here = |one: &&Attendance| sheet.meeting.represented_by(&one.person).is_none();
    let sent = roll.iter().filter(|one| one.presence == Presence::Apologies);
    sent.filter(here)
        .map(|one| {
            let person = sheet.meeting.people.get(&one.person);
            let name = person.map_or(one.person.as_str(), |person| &person.name);
            let instead = roll
                .iter()
                .find(|other| other.substitute_for.as_ref() == Some(&one.person));
            let instead = instead.map(|other| format!(" (substitute: {})", sheet.shown(&other.person)));
            Text::plain(format!("{}{}", capitalised(name), instead.unwrap_or_default()))
        })
        .collect()
}

/// Who was not there and gave somebody their vote.
fn represented(sheet: &Sheet<'_>) -> Vec<Text> {
    let meeting = sheet.meeting;
    let given = meeting.people.iter().filter_map(|person| {
        let holder = meeting.represented_by(&person.id)?;
        Some(format!(
            "{}, by {}",
            capitalised(&person.name),
            sheet.shown(holder)
        ))
    });
    given.map(Text::plain).collect()
}

/// Members of whom nothing was heard, once the meeting was opened.
fn silent<'a>(sheet: &Sheet<'a>, members: impl Iterator<Item = &'a Person>) -> Vec<&'a Person> {
    let roll = &sheet.meeting.roll;
    let silent = members.filter(|person| roll.presence(&person.id) == Presence::Absent);
    let silent = silent.filter(|person| sheet.meeting.represented_by(&person.id).is_none());
    silent.filter(|_| sheet.meeting.opened.is_some()).collect()
}

/// Whether somebody is listed as a substitute only, who is missed by nobody.
fn stands_by(person: &Person) -> bool {
    let role = person.role.as_deref().unwrap_or_default().to_lowercase();
    role.starts_with("substitute")
}

fn names(people: Vec<&Person>) -> Vec<Text> {
    let names = people.into_iter().map(|person| capitalised(&person.name));
    names.map(Text::plain).collect()
}

pub(super) fn declarations(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    for (exempt, heading) in [
        (false, "Declarations of interest"),
        (true, "Declarations made in private"),
    ] {
        let declared = meeting
            .interests
            .iter()
            .filter(|interest| sheet.marks_fact(interest.seq) == exempt);
        let points = declared
            .map(|interest| {
                let item = interest.item.as_ref().and_then(|id| meeting.agenda.get(id));
                let of = item.map_or_else(String::new, |item| {
                    format!(" in item {}, {}", item.label(), item.title)
                });
                let kind = words::interest_kind(interest.kind);
                let text = match meeting.left_room(interest) {
                    true => format!("{}; left the room", interest.text.trim_end_matches('.')),
                    false => interest.text.clone(),
                };
                let told = stopped(&format!(" declared {kind}{of}: {text}"));
                Text::strong(sheet.name(&interest.person)).then(told)
            })
            .collect();
        sheet.exempt = exempt;
        sheet.bullets(heading, points);
    }
    sheet.exempt = false;
}

/// How long an item was meant to take, in words.
pub(super) fn planned(seconds: Option<u32>) -> String {
    seconds
        .map(|seconds| format!(" (planned: {})", clock::in_minutes(i64::from(seconds))))
        .unwrap_or_default()
}
