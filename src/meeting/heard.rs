//! Who has been heard so far, and who least. Offered to a chair who looks for it, and never imposed.

use super::event::{Moment, Priority};
use super::ids::PersonId;
use super::minute::EntryKind;
use super::state::Meeting;

/// How much somebody was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Who.
    pub person: PersonId,
    /// Whole seconds on the floor.
    pub seconds: i64,
    /// What the minutes have of them: statements, questions, answers, promises.
    pub times: usize,
}

/// How much a person was heard up to `now`. Points of order are no turn to speak.
pub fn heard(meeting: &Meeting, person: &PersonId, now: Moment) -> Heard {
    let mark = meeting.mark(now);
    let turns = meeting
        .floor
        .speeches
        .iter()
        .filter(|speech| speech.person == *person && speech.priority == Priority::Turn);
    let said = meeting.entries.iter().filter(|entry| {
        entry.struck.is_none()
            && entry.by.as_ref() == Some(person)
            && matches!(
                entry.kind,
                EntryKind::Statement | EntryKind::Question | EntryKind::Answer | EntryKind::Undertaking
            )
    });
    Heard {
        person: person.clone(),
        seconds: turns.map(|speech| speech.seconds(mark)).sum(),
        times: said.count(),
    }
}

/// Of those who wait in turn, the one heard least; of those heard alike, the first in the queue. None
/// where there is nothing to choose.
pub fn least_of_queue(meeting: &Meeting, now: Moment) -> Option<Heard> {
    let waiting: Vec<&PersonId> = meeting
        .floor
        .queue
        .iter()
        .filter(|waiting| waiting.priority == Priority::Turn)
        .map(|waiting| &waiting.person)
        .collect();
    if waiting.len() < 2 {
        return None;
    }
    let heard = waiting.into_iter().map(|person| heard(meeting, person, now));
    heard.min_by_key(|one| (one.seconds, one.times))
}

/// Members with a vote who are here and were not heard yet, in the order of the list; not the chair, whose
/// office it is to speak, nor who has the floor.
pub fn unheard(meeting: &Meeting, now: Moment) -> Vec<PersonId> {
    let speaking = meeting.floor.speaking().map(|speech| &speech.person);
    meeting
        .voters()
        .map(|person| &person.id)
        .filter(|id| meeting.chair.as_ref() != Some(*id))
        .filter(|id| speaking != Some(*id) && !meeting.floor.waits(id))
        .filter(|id| {
            let heard = heard(meeting, id, now);
            heard.seconds == 0 && heard.times == 0
        })
        .cloned()
        .collect()
}
