//! The record's people: the list, how each attended, what they declared.

use crate::meeting::facts::DispensationGranted;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stamp;
use crate::meeting::event::{Event, InterestKind, Mode, PersonKind};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::roll::{self, Presence};
use crate::meeting::{Meeting, Seq, minute, people};

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Their tag, by which the rest of the record names them.
    pub id: PersonId,
    /// Their full name, or the office where no name is given.
    pub name: String,
    /// How the minutes call them.
    pub shown: String,
    /// Their office or organisation.
    pub role: Option<String>,
    /// In what capacity they attend.
    pub kind: PersonKind,
    /// Whether they have a vote.
    pub voting: bool,
    /// The weight of their vote, where votes are weighed.
    pub votes: Option<u32>,
}

/// How a person attended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attendance {
    /// Who.
    pub person: PersonId,
    /// How they stand: `present` also of somebody who has left again, whose intervals say when.
    pub state: AttendanceState,
    /// In the room or remote; null where they were not there.
    pub mode: Option<Mode>,
    /// In whose place they sit.
    #[serde(rename = "for")]
    pub in_place_of: Option<PersonId>,
    /// Whether the meeting excused them; null where nothing was said of it.
    pub excused: Option<bool>,
    /// Who gives their vote; null where they are not represented.
    pub represented_by: Option<PersonId>,
    /// When they were there.
    pub intervals: Vec<Interval>,
    /// Taken to be present because they spoke, moved or voted; nobody has recorded it yet.
    pub inferred: bool,
}

/// How a person stands in the attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceState {
    /// They are or were there.
    Present,
    /// They sent apologies.
    Apologies,
    /// Nothing was heard of them.
    Absent,
    /// They sit in somebody else's place.
    Substitute,
    /// They were not there, and gave somebody their vote.
    Represented,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Its beginning.
    pub from: Stamp,
    /// Its end; null while it lasts.
    pub to: Option<Stamp>,
}

/// An interest declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interest {
    /// Who declared it.
    pub person: PersonId,
    /// In which item; null where it was for the whole meeting.
    pub item: Option<ItemId>,
    /// Of which kind.
    pub kind: InterestKind,
    /// Its nature, in the words used.
    pub nature: String,
    /// Whether they left the room for that item.
    pub left_room: bool,
}

/// A leave to take part in spite of an interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dispensation {
    /// Who may.
    pub person: PersonId,
    /// In which item; null where it is for the whole meeting.
    pub item: Option<ItemId>,
    /// To speak only, not to vote.
    pub speak_only: bool,
    /// Why, or by whom.
    pub text: Option<String>,
    /// Its entry.
    pub seq: Seq,
}

/// Read from the facts: what an interest bars is all that the meeting itself remembers of them.
pub(super) fn dispensations(meeting: &Meeting) -> Vec<Dispensation> {
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let given = |entry: &minute::Entry| match &meeting.fact(entry.seq)?.event {
        Event::DispensationGranted(DispensationGranted {
            person,
            item,
            speak_only,
            text,
        }) => Some(Dispensation {
            person: person.clone(),
            item: item.clone(),
            speak_only: *speak_only,
            text: text.clone(),
            seq: entry.seq,
        }),
        _ => None,
    };
    standing.filter_map(given).collect()
}

pub(super) fn people(meeting: &Meeting) -> Vec<Person> {
    meeting.people.iter().map(person).collect()
}

fn person(person: &people::Person) -> Person {
    Person {
        id: person.id.clone(),
        name: person.name.clone(),
        shown: person.shown.clone(),
        role: person.role.clone(),
        kind: person.kind,
        voting: person.voting,
        votes: person.votes,
    }
}

/// Everybody listed, in that order, then those whom only the roll names.
pub(super) fn attendance(meeting: &Meeting) -> Vec<Attendance> {
    let listed = meeting.people.iter().map(|person| &person.id);
    let unlisted = meeting.roll.iter().map(|one| &one.person);
    let unlisted = unlisted.filter(|id| meeting.people.get(id).is_none());
    listed.chain(unlisted).map(|id| attended(meeting, id)).collect()
}

fn attended(meeting: &Meeting, id: &PersonId) -> Attendance {
    let represented_by = meeting.represented_by(id).cloned();
    let Some(one) = meeting.roll.get(id) else {
        return Attendance {
            person: id.clone(),
            state: match represented_by {
                Some(_) => AttendanceState::Represented,
                None => AttendanceState::Absent,
            },
            mode: None,
            in_place_of: None,
            excused: None,
            represented_by,
            intervals: Vec::new(),
            inferred: false,
        };
    };
    Attendance {
        person: id.clone(),
        state: match represented_by {
            Some(_) => AttendanceState::Represented,
            None => state(one),
        },
        mode: (!one.spans.is_empty()).then_some(one.mode),
        in_place_of: one.substitute_for.clone(),
        excused: one.excused,
        represented_by,
        intervals: intervals(one),
        inferred: one.inferred,
    }
}

fn state(one: &roll::Attendance) -> AttendanceState {
    match (one.presence, &one.substitute_for) {
        (Presence::Apologies, _) => AttendanceState::Apologies,
        (Presence::Present | Presence::Left | Presence::Absent, Some(_)) => AttendanceState::Substitute,
        (Presence::Present | Presence::Left, None) => AttendanceState::Present,
        (Presence::Absent, None) => AttendanceState::Absent,
    }
}

fn intervals(one: &roll::Attendance) -> Vec<Interval> {
    let spans = one.spans.iter();
    spans
        .map(|span| Interval {
            from: span.from.at.into(),
            to: span.to.map(|mark| mark.at.into()),
        })
        .collect()
}

pub(super) fn interests(meeting: &Meeting) -> Vec<Interest> {
    let declared = meeting.interests.iter();
    declared
        .map(|interest| Interest {
            person: interest.person.clone(),
            item: interest.item.clone(),
            kind: interest.kind,
            nature: interest.text.clone(),
            left_room: meeting.left_room(interest),
        })
        .collect()
}
