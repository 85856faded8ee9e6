//! Which facts are to be read otherwise than the log has them, because a later fact corrected whose they are
//! or joined them to another.
//!
//! Whose words an entry holds bears on more than the entry: on who was there, on what was noticed. So the
//! meeting is folded as if it had been entered right. What only changes words or place (`apply::edit`,
//! `apply::place`) changes the state as it comes. Must never look at a fact that was itself taken back.

use std::collections::HashMap;

use super::event::{Event, Recorded, Seq};
use super::ids::{ActionId, PersonId, QuestionId, UndertakingId};
use super::void::Void;

/// How facts are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Corrected {
    /// Whose each entry is, where that was changed; none where it is nobody's.
    speakers: HashMap<Seq, Option<PersonId>>,
    /// Into which entry each one went.
    into: HashMap<Seq, Seq>,
    questions: HashMap<QuestionId, QuestionId>,
    undertakings: HashMap<UndertakingId, UndertakingId>,
    actions: HashMap<ActionId, ActionId>,
}

/// The id that a fact gave to what it made.
#[derive(Clone, Copy)]
enum Id {
    Question(QuestionId),
    Undertaking(UndertakingId),
    Action(ActionId),
}

fn id_of(event: &Event) -> Option<Id> {
    match event.said() {
        Event::QuestionAsked { id, .. } | Event::QuestionSubmitted { id, .. } => Some(Id::Question(*id)),
        Event::UndertakingGiven { id, .. } => Some(Id::Undertaking(*id)),
        Event::ActionAssigned { id, .. } => Some(Id::Action(*id)),
        _ => None,
    }
}

/// Where a chain of things that went into one another ends.
fn end_of<T: Copy + Eq + std::hash::Hash>(map: &HashMap<T, T>, from: T) -> T {
    let mut at = from;
    // A log that was tampered with may go in circles.
    for _ in 0..=map.len() {
        match map.get(&at) {
            Some(next) => at = *next,
            None => return at,
        }
    }
    from
}

impl Corrected {
    /// What the facts say that still count.
    pub(super) fn of<'a>(
        facts: impl Iterator<Item = &'a Recorded> + Clone,
        void: &HashMap<Seq, Void>,
    ) -> Self {
        let mut corrected = Self::default();
        for fact in facts.clone().filter(|fact| !void.contains_key(&fact.seq)) {
            match &fact.event {
                Event::SpeakerChanged { entry, by, .. } if *entry < fact.seq => {
                    corrected.speakers.insert(*entry, by.clone());
                }
                Event::EntriesMerged { entry, others, .. } => {
                    let others = others
                        .iter()
                        .filter(|other| **other < fact.seq && *other != entry);
                    corrected.into.extend(others.map(|other| (*other, *entry)));
                }
                _ => {}
            }
        }
        if !corrected.into.is_empty() {
            let ids: HashMap<Seq, Id> = facts
                .filter_map(|fact| Some((fact.seq, id_of(&fact.event)?)))
                .collect();
            for (from, to) in &corrected.into {
                match (ids.get(from), ids.get(to)) {
                    (Some(Id::Question(from)), Some(Id::Question(to))) => {
                        corrected.questions.insert(*from, *to);
                    }
                    (Some(Id::Undertaking(from)), Some(Id::Undertaking(to))) => {
                        corrected.undertakings.insert(*from, *to);
                    }
                    (Some(Id::Action(from)), Some(Id::Action(to))) => {
                        corrected.actions.insert(*from, *to);
                    }
                    _ => {}
                }
            }
        }
        corrected
    }

    /// The fact numbered `seq` as it is to be read; none where it is as the log has it. `event` is what it
    /// says was minuted.
    pub(super) fn amended(&self, seq: Seq, event: &Event) -> Option<Event> {
        if self.speakers.is_empty() && self.into.is_empty() {
            return None;
        }
        let mut read = event.clone();
        self.redirect(&mut read);
        let by = match (self.speakers.get(&seq), &read) {
            // A point is whose the statement is under which it stands.
            (
                None,
                Event::PointMade {
                    under: Some(under), ..
                },
            ) => self.speakers.get(under),
            (by, _) => by,
        };
        if let Some(by) = by {
            read = with_speaker(read, by.as_ref());
        }
        (read != *event).then_some(read)
    }

    /// Whether somebody said that the entry is another's.
    pub(super) fn changes_speaker(&self, seq: Seq) -> bool {
        self.speakers.contains_key(&seq)
    }

    /// What went into another is that other from now on.
    fn redirect(&self, event: &mut Event) {
        match event {
            Event::QuestionAnswered { question, .. } | Event::QuestionWithdrawn { question } => {
                *question = end_of(&self.questions, *question);
            }
            Event::QuestionAsked {
                follow_up_to: Some(question),
                ..
            }
            | Event::UndertakingGiven {
                question: Some(question),
                ..
            } => *question = end_of(&self.questions, *question),
            Event::ActionAssigned { from: Some(from), .. } => *from = end_of(&self.undertakings, *from),
            Event::ActionDone { action } | Event::ActionDropped { action, .. } => {
                *action = end_of(&self.actions, *action);
            }
            Event::PointMade {
                under: Some(under), ..
            } => *under = end_of(&self.into, *under),
            _ => {}
        }
    }
}

/// A fact as if another had said it. What has no speaker, or would be nobody's, stays as it is.
pub(super) fn with_speaker(event: Event, by: Option<&PersonId>) -> Event {
    let mut event = match (event, by) {
        (Event::NarrativeMinuted { text }, Some(by)) => Event::StatementMade { by: by.clone(), text },
        (Event::StatementMade { text, .. }, None) => Event::NarrativeMinuted { text },
        (event, _) => event,
    };
    match (&mut event, by) {
        (
            Event::StatementMade { by: old, .. }
            | Event::QuestionAsked { by: old, .. }
            | Event::QuestionSubmitted { by: old, .. }
            | Event::QuestionAnswered { by: old, .. }
            | Event::UndertakingGiven { by: old, .. }
            | Event::MotionSeconded { by: old, .. }
            | Event::InterestDeclared { person: old, .. },
            Some(by),
        ) => by.clone_into(old),
        (
            Event::PointMade { by: old, .. }
            | Event::MotionMoved { moved_by: old, .. }
            | Event::ActionAssigned { owner: old, .. },
            by,
        ) => *old = by.cloned(),
        _ => {}
    }
    event
}
