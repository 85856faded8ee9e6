//! What the standing orders leave to notice in a meeting as it stands: what should have followed, and did not.

use super::{Finding, Severity, open};
use crate::meeting::agenda::Item;
use crate::meeting::election::Came;
use crate::meeting::event::{Event, Procedure, Recorded, Seq};
use crate::meeting::facts::{
    CorrectionProposed, EntryEdited, EntryStruck, FactUndone, MeetingClosed, MinutesCorrected, MotionReworded,
};
use crate::meeting::house::Part;
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::state::Meeting;
use crate::meeting::words;

/// What should have followed, each with the fact to go to.
pub(super) fn wanting(meeting: &Meeting) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |code, severity, seq, message| {
        found.push(Finding {
            code,
            severity,
            seq,
            message,
            person: None,
        });
    };
    for (code, seq, message) in super::kept::from_the_public(meeting) {
        say(code, Severity::Warning, Some(seq), message);
    }
    // What the page made is no entry, nor is the roll called before the meeting: business is.
    let business = |entry: &&Entry| entry.struck.is_none() && entry.kind != EntryKind::Attendance;
    if meeting.opened.is_none() && meeting.entries.iter().any(|entry| business(&entry)) {
        let first = meeting.entries.iter().find(business);
        let message =
            "something was minuted of a meeting that was never opened: /open, or @10:00 /open at its hour";
        say(
            "never_opened",
            Severity::Warning,
            first.map(|entry| entry.seq),
            message.to_owned(),
        );
    }
    for motion in &meeting.motions.list {
        if let Some(wanted) = effect_wanting(meeting, motion) {
            let (id, what) = (motion.id, motion.kind.word());
            say(
                "effect_not_recorded",
                Severity::Warning,
                Some(motion.seq),
                format!("{id}, a {what}, was carried, and nothing says that it was done; {wanted}"),
            );
        }
        if let Some(amendment) = unwritten(meeting, motion) {
            say(
                "words_wanting",
                Severity::Warning,
                Some(motion.seq),
                format!(
                    "amendment {} to {} was carried, and the words do not show it; /reword {}",
                    amendment.id, motion.id, motion.id
                ),
            );
        }
    }
    for interest in meeting.interests.iter().filter(|one| !meeting.left_room(one)) {
        let must = meeting.orders.interests.leave.contains(&interest.kind);
        let item = interest.item.as_ref().and_then(|id| meeting.agenda.get(id));
        let taken = item.is_some_and(|item| item.closed.is_some());
        let free = meeting.dispensed(&interest.person, interest.item.as_ref(), Part::Speaking);
        if must && taken && !free {
            let shown = meeting.people.shown(&interest.person);
            let (kind, source) = (
                words::interest_kind(interest.kind),
                &meeting.orders.interests.source,
            );
            say(
                "interest_stayed",
                Severity::Warning,
                Some(interest.seq),
                format!("{shown} declared {kind}, and nothing says that they left the room ({source})"),
            );
        }
    }
    for item in meeting.agenda.items.iter().filter(|item| item.added) {
        if meeting.orders.urgent.reason && item.opened.is_some() && item.urgent.is_none() {
            let (label, source) = (item.label(), &meeting.orders.urgent.source);
            say(
                "urgent_without_reason",
                Severity::Warning,
                open::listed(meeting, item),
                format!("item {label} was not on the agenda, and no reason is given ({source}); /urgent why"),
            );
        }
    }
    for fact in meeting.facts() {
        let Event::CorrectionProposed(CorrectionProposed { entry, text, why }) = &fact.event else {
            continue;
        };
        let settles = |later: &Recorded| match &later.event {
            Event::EntryEdited(EntryEdited { entry: of, .. })
            | Event::EntryStruck(EntryStruck { entry: of, .. })
            | Event::MinutesCorrected(MinutesCorrected { entry: of, .. }) => of == entry,
            Event::FactUndone(FactUndone { fact: of }) => *of == fact.seq,
            _ => false,
        };
        if !after(meeting, fact.seq).any(settles) {
            let how = match meeting.status().is_approved() {
                true => {
                    format!("quorate correct, with the day of the minute that does, corrects entry {entry}")
                }
                false => format!("/edit {entry} corrects it"),
            };
            say(
                "correction_proposed",
                Severity::Note,
                Some(*entry),
                format!("entry {entry} should read “{text}”: {why}; {how}"),
            );
        }
    }
    let over = meeting.status().is_over();
    let unsaid = |item: &&Item| meeting.was_secret(&item.id) && meeting.summary(&item.id).is_none();
    for item in meeting.agenda.items.iter().filter(unsaid).filter(|_| over) {
        let label = item.label();
        say(
            "summary_wanting",
            Severity::Note,
            None,
            format!(
                "item {label} was taken in private, and the public minutes have no summary; /summary item {label}"
            ),
        );
    }
    for election in meeting.elections.iter().filter(|one| one.elected().is_none()) {
        let came = election
            .ballots
            .last()
            .map(|ballot| election.outcome(&ballot.votes));
        let tied = matches!(came, Some(Came::Tied(_)));
        if tied || over {
            let came = came
                .map(|came| format!(": {}", came.words(meeting)))
                .unwrap_or_default();
            say(
                "nobody_elected",
                Severity::Warning,
                Some(election.seq),
                format!("nobody is elected {}{came}", election.office),
            );
        }
    }
    found
}

/// What records the effect of a carried procedural motion that has a fact of its own, where none followed.
fn effect_wanting(meeting: &Meeting, motion: &Motion) -> Option<&'static str> {
    if motion.status != MotionStatus::Carried {
        return None;
    }
    let (wanted, is_it): (_, fn(&Event) -> bool) = match motion.procedure? {
        Procedure::Adjourn => ("/adjourn", |event| {
            matches!(
                event,
                Event::MeetingAdjourned(_) | Event::ItemDeferred(_) | Event::MeetingClosed(MeetingClosed {})
            )
        }),
        Procedure::Exclude => ("/exempt", |event| matches!(event, Event::PublicExcluded(_))),
        Procedure::Extend => ("/extend until", |event| {
            matches!(event, Event::MeetingExtended(_))
        }),
        // These do it by themselves, or are done by whoever then speaks.
        _ => return None,
    };
    let followed = after(meeting, motion.seq).any(|fact| is_it(&fact.event));
    (!followed).then_some(wanted)
}

fn after(meeting: &Meeting, seq: Seq) -> impl Iterator<Item = &Recorded> {
    meeting.facts().iter().skip_while(move |fact| fact.seq <= seq)
}

/// The last carried amendment whose words are neither written in nor put in by the clerk.
pub(in crate::meeting) fn unwritten<'a>(meeting: &'a Meeting, motion: &Motion) -> Option<&'a Motion> {
    let last = motion.amended_by.last().and_then(|id| meeting.motions.get(*id))?;
    let change = words::Substitution::read(&last.text).ok().flatten();
    let written = change.is_some_and(|change| motion.text.contains(&change.new));
    let put = |fact: &Recorded| match &fact.event {
        Event::MotionReworded(MotionReworded { motion: id, .. }) => *id == motion.id,
        Event::EntryEdited(EntryEdited { entry, .. }) => *entry == motion.seq,
        _ => false,
    };
    (!written && !after(meeting, last.seq).any(put)).then_some(last)
}
