//! What `/show` says: the state in one line, recording nothing.

use super::Topic;
use crate::meeting::action::ActionStatus;
use crate::meeting::clock::clock_face;
use crate::meeting::event::Priority;
use crate::meeting::ids::PersonId;
use crate::meeting::{Meeting, Moment};

/// What is to be said of `topic`, as one line.
pub(super) fn show(topic: Topic, meeting: &Meeting, now: Moment) -> String {
    match topic {
        Topic::Queue => queue(meeting),
        Topic::Motion => motion(meeting),
        Topic::Clock => clock(meeting, now),
        Topic::Quorum => {
            let quorum = meeting.quorum();
            let met = if quorum.met() { "met" } else { "not met" };
            let (present, base, needed) = (quorum.present, quorum.base, quorum.needed);
            format!("quorum: {met}, {present} of {base} present, {needed} needed")
        }
        Topic::Actions => actions(meeting),
    }
}

fn or<'a>(
    parts: impl IntoIterator<Item = String>,
    between: &str,
    none: &'a str,
) -> std::borrow::Cow<'a, str> {
    let parts: Vec<String> = parts.into_iter().collect();
    if parts.is_empty() {
        none.into()
    } else {
        parts.join(between).into()
    }
}

fn queue(meeting: &Meeting) -> String {
    let waiting = meeting.floor.queue.iter().map(|waiting| match waiting.priority {
        Priority::Turn => waiting.person.to_string(),
        Priority::PointOfOrder => match &waiting.category {
            Some(category) => format!("{} (point of order: {category})", waiting.person),
            None => format!("{} (point of order)", waiting.person),
        },
        Priority::Interposed => format!("{} (question to the speaker)", waiting.person),
    });
    format!("queue: {}", or(waiting, ", ", "empty"))
}

fn motion(meeting: &Meeting) -> String {
    let Some(motion) = meeting.motion_on_floor() else {
        return "motion: none".into();
    };
    let tag = |person: &Option<PersonId>| person.as_ref().map_or_else(|| "-".into(), PersonId::to_string);
    let (id, kind, status) = (
        motion.id,
        meeting.orders.terms.standing(motion),
        meeting.orders.terms.status(motion.status),
    );
    format!(
        "motion: {id} {kind}, {status}, moved {}, seconded {}: {}",
        tag(&motion.moved_by),
        tag(&motion.seconded_by),
        motion.text
    )
}

fn clock(meeting: &Meeting, now: Moment) -> String {
    let mark = meeting.mark(now);
    let item = meeting.agenda.current().map(|item| {
        let spent = clock_face(item.actual_s(mark).unwrap_or(0));
        match item.planned_s {
            Some(planned) => format!(
                "item {} {spent} of {}",
                item.label(),
                clock_face(i64::from(planned))
            ),
            None => format!("item {} {spent}", item.label()),
        }
    });
    let speaking = meeting.floor.speaking().map(|speech| {
        let spent = clock_face(speech.seconds(mark));
        match speech.limit_s {
            Some(limit) => format!("{} {spent} of {}", speech.person, clock_face(i64::from(limit))),
            None => format!("{} {spent}", speech.person),
        }
    });
    let whole = meeting
        .elapsed_s(now)
        .map(|seconds| format!("meeting {}", clock_face(seconds)));
    let parts = [Some(now.format("%H:%M:%S").to_string()), whole, item, speaking];
    format!("clock: {}", or(parts.into_iter().flatten(), ", ", "not running"))
}

fn actions(meeting: &Meeting) -> String {
    let open = meeting
        .actions
        .iter()
        .filter(|action| action.status == ActionStatus::Open)
        .map(|action| {
            let owner = action.owner.as_ref().map_or("-", PersonId::as_str);
            let due = action.due.map(|due| format!(" by {due}")).unwrap_or_default();
            format!("{} {owner}{due}: {}", action.id, action.text)
        });
    format!("actions: {}", or(open, "; ", "none"))
}
