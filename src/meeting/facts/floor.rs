//! Who waits to speak, who has the floor, and for how long.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::tail;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::clock::{Span, clock_face};
use crate::meeting::event::Priority;
use crate::meeting::floor::{Speech, Waiting};
use crate::meeting::ids::PersonId;
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// Somebody joined the speaking queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerQueued {
    /// Who.
    pub person: PersonId,
    /// In turn, or a point of order.
    #[serde(default)]
    pub priority: Priority,
    /// On what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Which of the standing orders' points of order it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Before all others in turn: they are to go on with what they had to break off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first: bool,
}

impl Fact for SpeakerQueued {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self {
            person,
            priority,
            note,
            category,
            first,
        } = self;
        meeting.floor.queue(Waiting {
            person: person.clone(),
            priority: *priority,
            note: note.clone(),
            category: category.clone(),
            rank: meeting.rank(*priority, category.as_deref(), *first),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    /// Who raised a point of order is minuted; who wished to speak is not.
    fn entry(&self) -> Option<Minuted<'_>> {
        match self.priority {
            Priority::PointOfOrder => Some(Minuted::sentence(EntryKind::Procedure).by(Some(&self.person))),
            Priority::Turn | Priority::Interposed => None,
        }
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            person,
            priority,
            note,
            category,
            first,
        } = self;
        match priority {
            Priority::Turn if *first => format!(
                "{} is to go on speaking next{}",
                meeting.shown(person),
                tail(note)
            ),
            Priority::Turn => format!("{} wishes to speak{}", meeting.shown(person), tail(note)),
            Priority::PointOfOrder => {
                let category = category
                    .as_ref()
                    .map(|category| format!(" ({category})"))
                    .unwrap_or_default();
                format!(
                    "{} raises a point of order{category}{}",
                    meeting.shown(person),
                    tail(note)
                )
            }
            Priority::Interposed => format!(
                "{} wishes to put a question to the speaker{}",
                meeting.shown(person),
                tail(note)
            ),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Somebody left the queue without speaking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerUnqueued {
    /// Who.
    pub person: PersonId,
}

impl Fact for SpeakerUnqueued {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { person } = self;
        meeting.floor.unqueue(person)
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        sight.whole_if(sight.knows(&self.person))
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person } = self;
        vec![person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { person } = self;
        format!("{} no longer wishes to speak", meeting.shown(person))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The queue was closed to new names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueClosed {}

impl Fact for QueueClosed {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.floor.queue_closed = true
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The speaking list is closed".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The queue was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueOpened {}

impl Fact for QueueOpened {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.floor.queue_closed = false
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The speaking list is open".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The queue was emptied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueCleared {}

impl Fact for QueueCleared {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.floor.queue.clear()
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The speaking list is cleared".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Somebody was given the floor. It ends the speech before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FloorGiven {
    /// Who.
    pub person: PersonId,
    /// As what they were called.
    #[serde(default)]
    pub priority: Priority,
}

impl Fact for FloorGiven {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { person, priority } = self;
        meeting.floor.give(Speech {
            person: person.clone(),
            item: at.item.cloned(),
            span: Span::begin(at.mark),
            pauses: Vec::new(),
            limit_s: meeting.limit_for(person, *priority),
            priority: *priority,
            exempt: at.exempt,
        })
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        // Who spoke in private is not told, only that the one before them had ended.
        sight.public.floor.unqueue(&self.person);
        Public::As(FloorYielded {}.into())
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.person, "spoke"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { person, priority } = self;
        match priority {
            Priority::Turn => format!("{} has the floor", meeting.shown(person)),
            Priority::PointOfOrder => format!("{} has the floor on a point of order", meeting.shown(person)),
            Priority::Interposed => format!("{} puts a question to the speaker", meeting.shown(person)),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The floor became free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FloorYielded {}

impl Fact for FloorYielded {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.floor.free(at.mark)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The floor is free".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A limit was set for each speech from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LimitSet {
    /// Seconds; none lifts the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

impl Fact for LimitSet {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { seconds } = self;
        meeting.set_limit(*seconds)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        match self.seconds {
            Some(s) => format!("Each speech is limited to {} min", clock_face(i64::from(s))),
            None => "Speeches are not limited".into(),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
