//! What `/show` says: the state in one line, recording nothing.

use super::Topic;
use crate::meeting::action::ActionStatus;
use crate::meeting::clauses;
use crate::meeting::clock::clock_face;
use crate::meeting::event::Priority;
use crate::meeting::ids::PersonId;
use crate::meeting::possible::{What, missing, possible, vote_needs};
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Moment};

/// What is to be said of `topic`, as one line.
pub(super) fn show(topic: Topic, meeting: &Meeting, now: Moment, manner: Manner) -> String {
    match topic {
        Topic::Queue => queue(meeting),
        Topic::Motion => motion(meeting),
        Topic::Clock => clock(meeting, now, manner),
        Topic::Quorum => {
            let quorum = meeting.quorum();
            let met = if quorum.met() { "met" } else { "not met" };
            let (present, base, needed) = (quorum.present, quorum.base, quorum.needed);
            format!("quorum: {met}, {present} of {base} present, {needed} needed")
        }
        Topic::Actions => actions(meeting),
        Topic::Needs => needs(meeting),
        Topic::Next => next(meeting),
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
        clauses::on_one_line(&motion.exact())
    )
}

fn clock(meeting: &Meeting, now: Moment, manner: Manner) -> String {
    let mark = meeting.mark(now);
    let item = meeting.agenda.running().map(|item| {
        let spent = clock_face(meeting.agenda.spent_s(item, mark).unwrap_or(0));
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
    let parts = [Some(manner.second(now)), whole, item, speaking];
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

fn needs(meeting: &Meeting) -> String {
    let Some(needs) = vote_needs(meeting) else {
        return "needs: no motion is on the floor".into();
    };
    format!(
        "needs: {needs}; missing: {}",
        or(missing(meeting), "; ", "nothing")
    )
}

/// What the rules have a place for now, by the lines that enter it; then what they have none for, and why.
fn next(meeting: &Meeting) -> String {
    let all = possible(meeting);
    let name = |what: What, line: &str| {
        if let What::Procedure(procedure) = what {
            format!("{line} ({})", procedure.word())
        } else if what == What::Reply {
            format!("{line} (reply)")
        } else {
            line.to_owned()
        }
    };
    let now = all.iter().filter(|one| one.why_not.is_none());
    let now: Vec<String> = now.map(|one| name(one.what, one.line)).collect();
    let mut not: Vec<(String, String)> = Vec::new();
    for one in &all {
        let Some(why) = &one.why_not else { continue };
        let name = name(one.what, one.line);
        match not.iter_mut().find(|(reason, _)| reason == why) {
            Some((_, names)) => *names = format!("{names}, {name}"),
            None => not.push((why.clone(), name)),
        }
    }
    let not = not.into_iter().map(|(why, names)| format!("{names}: {why}"));
    format!(
        "next: {}; not now: {}",
        or(now, ", ", "nothing"),
        or(not, "; ", "nothing")
    )
}
