//! The head of the minutes: when and where, who was there, what was declared.

use chrono::NaiveDate;

use super::Sheet;
use crate::meeting::event::{InterestKind, Mode, PersonKind};
use crate::meeting::facts::{PeopleArrived, PeopleLeft};
use crate::meeting::ids::PersonId;
use crate::meeting::minute::Entry;
use crate::meeting::people::Person;
use crate::meeting::roll::{Attendance, Presence};
use crate::meeting::{Event, Meeting, Moment, Seq, clock};
use crate::minutes::clause;
use crate::minutes::document::{Block, Role, Text, capitalised};
use crate::minutes::style::{Head, Listing, Word};

/// The sections before the proceedings, as the style orders them. Gives where the particulars end.
pub(super) fn front(sheet: &mut Sheet<'_>, kind: &str) -> usize {
    if sheet.style.shape.headline {
        let headline = headline(sheet, kind);
        sheet.say(Role::Procedure, headline);
    }
    let head = &sheet.style.shape.head;
    if head.contains(&Head::Particulars) {
        sheet.put(Block::Labelled(particulars(sheet)));
    }
    let particulars = sheet.parts.len();
    let meeting = sheet.meeting;
    let listed = |member: bool| {
        let of_kind = move |person: &&Person| (person.kind == PersonKind::Member) == member;
        meeting.people.iter().filter(of_kind)
    };
    let (present, attending) = (attended(sheet, listed(true)), attended(sheet, listed(false)));
    let (apologies, silent) = (apologies(sheet), silent(sheet, listed(true)));
    let (stood_by, absent): (Vec<&Person>, Vec<&Person>) = silent.into_iter().partition(|one| stands_by(one));
    let absent_as = match meeting.roll.called {
        true => Word::Absent,
        false => Word::NotRecorded,
    };
    for section in head {
        match section {
            Head::Particulars => {}
            Head::Present => {
                people(sheet, Word::Present, &present);
                if !meeting.roll.called && meeting.opened.is_some() {
                    let note = sheet.word(Word::NotCalled);
                    sheet.say(Role::Note, Text::plain(note));
                }
            }
            Head::InAttendance => people(sheet, Word::InAttendance, &attending),
            Head::Represented => people(sheet, Word::Represented, &represented(sheet)),
            Head::Apologies => people(sheet, Word::Apologies, &apologies),
            Head::Absent => people(sheet, absent_as, &names(&absent)),
            Head::Substitutes => people(sheet, Word::StoodBy, &names(&stood_by)),
        }
    }
    particulars
}

/// "Minutes of the meeting of … held on …".
fn headline(sheet: &Sheet<'_>, kind: &str) -> Text {
    let plan = sheet.meeting.plan.as_ref();
    let opened = sheet.meeting.opened.map(|opened| sheet.hour(opened.at));
    let announced = plan.and_then(|plan| plan.time).map(|time| sheet.style.hour(time));
    sheet.voice.word(
        Word::Headline,
        &[
            ("kind", kind.into()),
            ("body", plan.map(|plan| plan.body.clone()).into()),
            ("title", plan.and_then(|plan| plan.title.clone()).into()),
            ("date", days_named(sheet).into()),
            ("time", opened.or(announced).into()),
            ("venue", plan.and_then(|plan| plan.venue.clone()).into()),
            ("chair", chairs(sheet).into()),
        ],
    )
}

/// People under their heading, as the style sets them out.
fn people(sheet: &mut Sheet<'_>, heading: Word, who: &[Text]) {
    match sheet.style.shape.people {
        Listing::List => sheet.bullets(heading, who.to_vec()),
        Listing::RunOn if who.is_empty() => {}
        Listing::RunOn => {
            let each: Vec<String> = who.iter().map(Text::words).collect();
            // Whoever came or went has commas and semicolons of their own.
            let joint = if each.iter().any(|one| one.contains([',', ';'])) {
                "; "
            } else {
                ", "
            };
            let told = sheet.voice.word(
                Word::RunOn,
                &[
                    ("heading", sheet.word(heading).into()),
                    ("count", each.len().into()),
                    ("names", each.join(joint).into()),
                ],
            );
            sheet.say(Role::Procedure, told);
        }
    }
}

fn particulars(sheet: &Sheet<'_>) -> Vec<(String, Text)> {
    let meeting = sheet.meeting;
    let plan = meeting.plan.as_ref();
    let mut lines = Vec::new();
    let mut line = |label: Word, text: Option<String>| {
        if let Some(text) = text {
            lines.push((sheet.word(label), Text::plain(text)));
        }
    };
    line(Word::Meeting, plan.and_then(|plan| plan.title.clone()));
    line(Word::Date, days_named(sheet));
    line(Word::Time, time(sheet));
    line(Word::Venue, plan.and_then(|plan| plan.venue.clone()));
    line(Word::InTheChair, chairs(sheet));
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
        let name = in_full(sheet, person);
        match from {
            Some(from) => sheet.phrase(Word::ChairFrom, &[("name", name.into()), ("at", from.into())]),
            None => name,
        }
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
            Some(ends) => span(sheet, &time, &sheet.style.hour(ends)),
            None => time,
        })
    });
    let several = days(meeting).len() > 1;
    let held = meeting.opened.map(|opened| match meeting.closed {
        Some(closed) if several => {
            let on = |at: Moment| format!("{}, {}", sheet.style.date(at.date_naive()), sheet.hour(at));
            span(sheet, &on(opened.at), &on(closed.at))
        }
        Some(closed) => span(sheet, &sheet.hour(opened.at), &sheet.hour(closed.at)),
        None => sheet.phrase(Word::Since, &[("at", sheet.hour(opened.at).into())]),
    });
    match (held, announced) {
        (Some(held), Some(announced)) => {
            let known = [("held", held.into()), ("announced", announced.into())];
            Some(sheet.phrase(Word::Announced, &known))
        }
        (held, announced) => held.or(announced),
    }
}

/// From one hour to another.
pub(super) fn span(sheet: &Sheet<'_>, from: &str, to: &str) -> String {
    sheet.phrase(Word::Span, &[("from", from.into()), ("to", to.into())])
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
    let role = person.role.as_ref().filter(|role| **role != person.name);
    let instead = one.substitute_for.as_ref().map(|replaced| sheet.shown(replaced));
    // The roll is that of the members: whoever else is there is not called.
    let called = sheet.meeting.roll.called && person.kind == PersonKind::Member;
    let moves = comings_and_goings(sheet, &person.id);
    sheet.voice.word(
        Word::Attendee,
        &[
            ("name", capitalised(&person.name).into()),
            ("role", role.cloned().into()),
            ("instead", instead.map(str::to_owned).into()),
            ("remote", (one.mode == Mode::Remote).into()),
            ("inferred", (one.inferred && called).into()),
            ("moves", (!moves.is_empty()).then(|| moves.join("; ")).into()),
        ],
    )
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
                    true => Word::ReturnedAt,
                    false => Word::ArrivedAt,
                }
            }
            Some(Event::PeopleLeft(PeopleLeft { people })) if people.contains(person) => Word::LeftAt,
            _ => continue,
        };
        let at = sheet.hour(entry.when());
        let item = entry.item.as_ref().map(|item| sheet.item(item));
        moves.push(sheet.phrase(did, &[("at", at.into()), ("item", item.into())]));
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
            let instead = instead.map(|other| sheet.shown(&other.person).to_owned());
            let known = [("name", capitalised(name).into()), ("substitute", instead.into())];
            sheet.voice.word(Word::Apologised, &known)
        })
        .collect()
}

/// Who was not there and gave somebody their vote.
fn represented(sheet: &Sheet<'_>) -> Vec<Text> {
    let meeting = sheet.meeting;
    let given = meeting.people.iter().filter_map(|person| {
        let holder = meeting.represented_by(&person.id)?;
        let known = [
            ("name", capitalised(&person.name).into()),
            ("by", sheet.shown(holder).into()),
        ];
        Some(sheet.voice.word(Word::RepresentedBy, &known))
    });
    given.collect()
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

fn names(people: &[&Person]) -> Vec<Text> {
    let names = people.iter().map(|person| capitalised(&person.name));
    names.map(Text::plain).collect()
}

pub(super) fn declarations(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    for (exempt, heading) in [(false, Word::Declarations), (true, Word::DeclarationsPrivate)] {
        let declared = meeting
            .interests
            .iter()
            .filter(|interest| sheet.marks_fact(interest.seq) == exempt);
        let points = declared
            .map(|interest| {
                let item = interest.item.as_ref().and_then(|id| meeting.agenda.get(id));
                let label = item.map(|item| sheet.item(&item.id));
                let kind = sheet.word(interest_word(interest.kind));
                sheet.voice.word(
                    Word::Declared,
                    &[
                        ("who", sheet.name(&interest.person).into()),
                        ("interest", kind.into()),
                        ("item", label.into()),
                        ("title", item.map(|item| item.title.clone()).into()),
                        ("text", interest.text.clone().into()),
                        ("left", meeting.left_room(interest).into()),
                        ("direct", clause::stands_apart(sheet.style, &interest.text).into()),
                    ],
                )
            })
            .collect();
        sheet.exempt = exempt;
        sheet.bullets(heading, points);
    }
    sheet.exempt = false;
}

/// The word for a kind of interest.
pub(super) fn interest_word(kind: InterestKind) -> Word {
    match kind {
        InterestKind::Pecuniary => Word::Pecuniary,
        InterestKind::Prejudicial => Word::Prejudicial,
        InterestKind::Personal => Word::Personal,
        InterestKind::Unspecified => Word::AnInterest,
    }
}

/// What is told of an item's hours, with how long it was meant to take.
pub(super) fn planned(sheet: &Sheet<'_>, told: String, seconds: Option<u32>) -> String {
    let Some(seconds) = seconds else { return told };
    let minutes = clock::in_minutes(i64::from(seconds));
    sheet.phrase(
        Word::Planned,
        &[("told", told.into()), ("minutes", minutes.into())],
    )
}
