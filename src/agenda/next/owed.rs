//! What earlier meetings left: minutes to approve, items put off or not reached, actions, promises, questions.

use chrono::NaiveDate;

use super::Drafted;
use super::standing::{is_brought, is_standing, key};
use crate::meeting::action::ActionStatus;
use crate::meeting::agenda::{Item, Outcome};
use crate::meeting::ids::{Owed, PersonId};
use crate::meeting::question::QuestionStatus;
use crate::meeting::state::Meeting;
use crate::meeting::words::{Manner, capitalised};

/// How the note of an item begins that is brought from an earlier meeting.
pub(super) const BROUGHT: &str = "From the meeting of ";
/// How the note of an item begins that lists what is owed.
pub(super) const OWED: &str = "What earlier meetings left open";

fn day(date: NaiveDate) -> String {
    Manner::PLAIN.date(date)
}

fn date_of(meeting: &Meeting) -> Option<NaiveDate> {
    meeting.date().or_else(|| Some(meeting.plan.as_ref()?.date))
}

/// The meetings whose minutes were not approved, by their days.
pub(super) fn to_approve(meetings: &[Meeting]) -> Vec<String> {
    let held = meetings
        .iter()
        .filter(|meeting| meeting.status().is_over() && !meeting.status().is_approved());
    let later = |date: &NaiveDate| {
        let mut approved = meetings.iter().flat_map(|meeting| &meeting.approved);
        approved.any(|(held, _)| held == date)
    };
    let dates = held.filter_map(date_of).filter(|date| !later(date));
    dates
        .map(|date| format!("the minutes of {}", day(date)))
        .collect()
}

/// An item that was put off or not reached, with where it comes from.
struct Pending {
    key: String,
    item: Drafted,
}

/// The items that were put off, or were on an agenda and not reached, and have not been taken since.
pub(super) fn put_off(meetings: &[Meeting]) -> Vec<Drafted> {
    let mut pending: Vec<Pending> = Vec::new();
    for (nth, meeting) in meetings.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|at| meetings.get(at));
        let agenda = &meeting.agenda;
        let mut at = 0;
        while let Some(item) = agenda.items.get(at) {
            let parts = agenda.parts(at);
            let left = agenda.is_put_off(at) || (meeting.status().is_over() && agenda.is_untaken(at));
            // What is owed is reckoned from the meetings it comes from.
            if is_owed(item) {
                at = parts.end;
                continue;
            }
            let whole = agenda.wholes(at).next().and_then(|at| agenda.items.get(at));
            let name = match whole {
                Some(whole) => key(&format!("{} {}", whole.title, item.title)),
                None => key(&item.title),
            };
            let same = |one: &Pending| one.key == name;
            if !left {
                if item.opened.is_some()
                    || item.outcome().is_some()
                    || !parts.is_empty() && agenda.is_reached(at)
                {
                    pending.retain(|one| !same(one));
                }
                at += 1;
                continue;
            }
            let put_off = item.outcome() == Some(Outcome::Deferred);
            if put_off || !is_standing(item, before) {
                // Brought along again, it keeps where it first came from.
                let whence = match pending.iter().position(same) {
                    Some(at) => pending.remove(at).item.notes,
                    None if is_brought(item) => item
                        .note
                        .iter()
                        .flat_map(|note| note.lines())
                        .map(str::to_owned)
                        .collect(),
                    None => Vec::new(),
                };
                pending.push(Pending {
                    key: name,
                    item: brought(meeting, at, whence),
                });
            }
            at = parts.end;
        }
    }
    pending.into_iter().map(|one| one.item).collect()
}

fn is_owed(item: &Item) -> bool {
    let note = item.note.as_deref().unwrap_or_default();
    note.lines().any(|line| line.starts_with(OWED))
}

/// An item as it is brought along, with its parts; `whence` is what an earlier page said of it.
fn brought(meeting: &Meeting, at: usize, whence: Vec<String>) -> Drafted {
    let agenda = &meeting.agenda;
    let Some(item) = agenda.items.get(at) else {
        return Drafted::default();
    };
    let mut drafted = as_it_was(meeting, at);
    // A part that comes without its whole is called by both.
    let whole = agenda.wholes(at).next().and_then(|at| agenda.items.get(at));
    if let Some(whole) = whole {
        drafted.title = format!("{}: {}", whole.title, item.title);
    }
    let mut notes = whence;
    for line in std::mem::take(&mut drafted.notes) {
        if !notes.contains(&line) {
            notes.push(line);
        }
    }
    let how = match agenda.is_put_off(at) {
        true => why(meeting, item),
        false => "not reached".to_owned(),
    };
    if let Some(date) = date_of(meeting) {
        notes.push(format!("{BROUGHT}{}, item {}: {how}.", day(date), item.label()));
    }
    drafted.notes = notes;
    drafted
}

/// An item as it stood on the agenda, with its parts.
fn as_it_was(meeting: &Meeting, at: usize) -> Drafted {
    let agenda = &meeting.agenda;
    let Some(item) = agenda.items.get(at) else {
        return Drafted::default();
    };
    let reports = item.reports.iter().map(|report| format!("Report: {report}"));
    let recommended = item.recommended.iter().map(|text| format!("Recommended: {text}"));
    let direct = |part: &usize| {
        agenda
            .items
            .get(*part)
            .is_some_and(|part| part.depth == item.depth + 1)
    };
    let part = |at: usize| {
        let mut part = as_it_was(meeting, at);
        // What is within a private item is private without saying so.
        part.exempt = part.exempt.filter(|own| item.exempt.as_ref() != Some(own));
        part.consent &= !item.consent;
        part
    };
    Drafted {
        title: item.title.clone(),
        planned_s: item.planned_s,
        exempt: item.exempt.clone(),
        consent: item.consent,
        notes: item
            .note
            .iter()
            .flat_map(|note| note.lines())
            .map(str::to_owned)
            .collect(),
        lines: reports.chain(recommended).collect(),
        parts: agenda.parts(at).filter(direct).map(part).collect(),
    }
}

/// Why an item was put off, as it was minuted.
fn why(meeting: &Meeting, item: &Item) -> String {
    use crate::meeting::event::Event;
    let facts = meeting.facts().iter().rev();
    let said = facts.filter_map(|fact| match &fact.event {
        Event::ItemDeferred(deferred) if deferred.item == item.id => deferred.text.clone(),
        _ => None,
    });
    match said.into_iter().next() {
        Some(text) => format!("put off ({})", text.trim_end_matches('.')),
        None => "put off".to_owned(),
    }
}

/// What is owed from the meetings: an item for each kind, with a part for each; what is exempt under an item of
/// its own.
pub(super) fn owed(meetings: &[Meeting]) -> Vec<Drafted> {
    let mut open: Vec<(bool, Drafted)> = Vec::new();
    let mut promised: Vec<(bool, Drafted)> = Vec::new();
    let mut asked: Vec<(bool, Drafted)> = Vec::new();
    for (nth, meeting) in meetings.iter().enumerate() {
        let Some(date) = date_of(meeting) else { continue };
        let later = meetings.get(nth + 1..).unwrap_or_default();
        let settled = |owed: Owed| {
            let mut settled = later.iter().flat_map(|meeting| &meeting.settled);
            settled.any(|one| one.held == date && one.owed == owed)
        };
        let part = |text: &str, whence: String| Drafted {
            title: capitalised(&format!("{} ({whence})", text.trim_end_matches('.'))),
            ..Drafted::default()
        };
        let shown = |person: &PersonId| meeting.people.shown(person).to_owned();
        for action in meeting.actions.iter() {
            if action.status == ActionStatus::Open && !settled(Owed::Action(action.id)) {
                let owner = action.owner.as_ref().map_or("no owner".to_owned(), shown);
                let due = action
                    .due
                    .map(|due| format!(", by {}", day(due)))
                    .unwrap_or_default();
                let whence = format!("{} of {}: {owner}{due}", action.id, day(date));
                open.push((meeting.is_exempt(action.seq), part(&action.text, whence)));
            }
        }
        for promise in &meeting.questions.undertakings {
            let open = promise.action.is_none() && !promise.met;
            if open && !settled(Owed::Undertaking(promise.id)) {
                let whence = format!("{} of {}: {}", promise.id, day(date), shown(&promise.by));
                promised.push((meeting.is_exempt(promise.seq), part(&promise.text, whence)));
            }
        }
        for question in &meeting.questions.list {
            let waits = matches!(question.status, QuestionStatus::Open | QuestionStatus::Promised);
            if waits && !settled(Owed::Question(question.id)) {
                let to = question
                    .to
                    .as_ref()
                    .map(|to| format!(" to {}", shown(to)))
                    .unwrap_or_default();
                let whence = format!("{} of {}: {}{to}", question.id, day(date), shown(&question.by));
                asked.push((meeting.is_exempt(question.seq), part(&question.text, whence)));
            }
        }
    }
    let mut items = Vec::new();
    for (title, parts) in [
        ("Actions", open),
        ("Undertakings", promised),
        ("Questions without an answer", asked),
    ] {
        let (private, public): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(exempt, _)| *exempt);
        for (exempt, parts) in [(None, public), (Some("from a private part"), private)] {
            let parts: Vec<Drafted> = parts.into_iter().map(|(_, part)| part).collect();
            if !parts.is_empty() {
                items.push(Drafted {
                    title: title.to_owned(),
                    exempt: exempt.map(str::to_owned),
                    notes: vec![format!("{OWED}; /done-action and its like settle it.")],
                    parts,
                    ..Drafted::default()
                });
            }
        }
    }
    items
}
