//! Which facts are to be read otherwise than the log has them, because a later fact corrected whose they are
//! or joined them to another.
//!
//! Whose words an entry holds bears on more than the entry: on who was there, on what was noticed. So the
//! meeting is folded as if it had been entered right. What only changes words or place (`apply::edit`,
//! `apply::place`) changes the state as it comes. Must never look at a fact that was itself taken back.

use crate::meeting::facts::{
    EntriesMerged, EntryRecast, MotionMoved, MotionSeconded, PointMade, SpeakerChanged,
};
use std::collections::HashMap;

use super::event::{Event, Moment, Recorded, Seq};
use super::ids::{ActionId, MotionId, PersonId, QuestionId, UndertakingId};
use super::minute::Reference;
use super::void::Void;

/// How facts are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Corrected {
    /// Whose each entry is, where that was changed; none where it is nobody's.
    speakers: HashMap<Seq, Option<PersonId>>,
    /// What an entry is, and since when, where it had been entered as something else; and by which fact.
    recast: HashMap<Seq, (Event, Option<Moment>)>,
    /// Who seconded a motion, where its entry was put right, and by which fact.
    seconded: HashMap<MotionId, (PersonId, Seq)>,
    /// Into which entry each one went.
    into: HashMap<Seq, Seq>,
    questions: HashMap<QuestionId, QuestionId>,
    undertakings: HashMap<UndertakingId, UndertakingId>,
    actions: HashMap<ActionId, ActionId>,
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
                Event::SpeakerChanged(SpeakerChanged { entry, by, .. }) if *entry < fact.seq => {
                    corrected.speakers.insert(*entry, by.clone());
                }
                Event::EntryRecast(EntryRecast { entry, to, as_of, .. }) if *entry < fact.seq => {
                    if let Event::MotionMoved(MotionMoved {
                        id,
                        seconded_by: Some(by),
                        ..
                    }) = to.said()
                    {
                        corrected.seconded.insert(*id, (by.clone(), fact.seq));
                    }
                    corrected.recast.insert(*entry, ((**to).clone(), *as_of));
                }
                Event::EntriesMerged(EntriesMerged { entry, others, .. }) => {
                    let others = others
                        .iter()
                        .filter(|other| **other < fact.seq && *other != entry);
                    corrected.into.extend(others.map(|other| (*other, *entry)));
                }
                _ => {}
            }
        }
        if !corrected.into.is_empty() {
            let ids: HashMap<Seq, Reference> = facts
                .filter_map(|fact| Some((fact.seq, fact.event.said().entry()?.known_as?)))
                .collect();
            for (from, to) in &corrected.into {
                match (ids.get(from), ids.get(to)) {
                    (Some(Reference::Question(from)), Some(Reference::Question(to))) => {
                        corrected.questions.insert(*from, *to);
                    }
                    (Some(Reference::Undertaking(from)), Some(Reference::Undertaking(to))) => {
                        corrected.undertakings.insert(*from, *to);
                    }
                    (Some(Reference::Action(from)), Some(Reference::Action(to))) => {
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
        if self.speakers.is_empty() && self.into.is_empty() && self.recast.is_empty() {
            return None;
        }
        let mut read = match self.recast.get(&seq) {
            Some((to, _)) => to.clone(),
            None => event.clone(),
        };
        // Who seconded a motion afterwards is put right with the motion.
        if let Event::MotionSeconded(MotionSeconded { motion, by }) = &mut read
            && let Some((right, since)) = self.seconded.get(motion)
            && seq < *since
        {
            right.clone_into(by);
        }
        read.redirect(self);
        let by = match (self.speakers.get(&seq), &read) {
            // A point is whose the statement is under which it stands.
            (
                None,
                Event::PointMade(PointMade {
                    under: Some(under), ..
                }),
            ) => self.speakers.get(under),
            (by, _) => by,
        };
        if let Some(by) = by {
            read = read.with_speaker(by.as_ref());
        }
        (read != *event).then_some(read)
    }

    /// When an entry happened, where that was put right.
    pub(super) fn happened(&self, seq: Seq) -> Option<Moment> {
        self.recast.get(&seq).and_then(|(_, as_of)| *as_of)
    }

    /// Whether somebody said that the entry is another's, or another thing.
    pub(super) fn changes(&self, seq: Seq) -> bool {
        self.speakers.contains_key(&seq) || self.recast.contains_key(&seq)
    }

    /// The question into which this one went, else itself.
    pub(super) fn question(&self, id: QuestionId) -> QuestionId {
        end_of(&self.questions, id)
    }

    /// The undertaking into which this one went, else itself.
    pub(super) fn undertaking(&self, id: UndertakingId) -> UndertakingId {
        end_of(&self.undertakings, id)
    }

    /// The action into which this one went, else itself.
    pub(super) fn action(&self, id: ActionId) -> ActionId {
        end_of(&self.actions, id)
    }

    /// The entry into which this one went, else itself.
    pub(super) fn entry(&self, seq: Seq) -> Seq {
        end_of(&self.into, seq)
    }
}
