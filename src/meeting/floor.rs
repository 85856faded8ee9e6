//! The floor: who speaks, for how long, and who waits.

use super::clock::{Mark, Span};
use super::event::Priority;
use super::ids::{ItemId, PersonId};

/// A turn on the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Who spoke.
    pub person: PersonId,
    /// On which item.
    pub item: Option<ItemId>,
    /// From when to when.
    pub span: Span,
    /// The limit that held, in seconds.
    pub limit_s: Option<u32>,
    /// In turn, or a point of order.
    pub priority: Priority,
    /// Begun while press and public were excluded.
    pub exempt: bool,
}

/// Somebody who waits to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub person: PersonId,
    /// In turn, or a point of order.
    pub priority: Priority,
    /// On what.
    pub note: Option<String>,
}

/// The floor and its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Floor {
    /// Every speech so far; the last may still run.
    pub speeches: Vec<Speech>,
    /// Those who wait, in order.
    pub queue: Vec<Waiting>,
    /// Whether the queue takes no new names.
    pub queue_closed: bool,
    /// Seconds each speech may last.
    pub limit_s: Option<u32>,
}

impl Floor {
    /// The speech that runs.
    pub fn speaking(&self) -> Option<&Speech> {
        self.speeches.last().filter(|speech| speech.span.to.is_none())
    }

    /// Whether somebody waits.
    pub fn waits(&self, person: &PersonId) -> bool {
        self.queue.iter().any(|waiting| waiting.person == *person)
    }

    /// Puts somebody in the queue: a point of order after those before it and before those in turn.
    /// Whoever waits already is moved, not doubled.
    pub(super) fn queue(&mut self, waiting: Waiting) {
        self.unqueue(&waiting.person);
        let place = match waiting.priority {
            Priority::Turn => self.queue.len(),
            Priority::PointOfOrder => self
                .queue
                .iter()
                .take_while(|other| other.priority == Priority::PointOfOrder)
                .count(),
        };
        self.queue.insert(place, waiting);
    }

    pub(super) fn unqueue(&mut self, person: &PersonId) {
        self.queue.retain(|waiting| waiting.person != *person);
    }

    pub(super) fn give(&mut self, speech: Speech) {
        self.free(speech.span.from);
        self.unqueue(&speech.person);
        self.speeches.push(speech);
    }

    pub(super) fn free(&mut self, at: Mark) {
        if let Some(speech) = self.speeches.last_mut().filter(|speech| speech.span.to.is_none()) {
            speech.span.to = Some(at);
        }
    }
}
