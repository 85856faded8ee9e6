//! The floor: who speaks, for how long, and who waits.
//!
//! A point of order or a question put to the speaker interrupts a speech: its clock stands still until the
//! floor comes back to it. Ending a speech ends what interrupts it. It must never lose whom it interrupted.

use super::clock::{self, Mark, Span};
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
    /// When others had the floor in between.
    pub pauses: Vec<Span>,
    /// The limit that held, in seconds.
    pub limit_s: Option<u32>,
    /// In turn, or a point of order.
    pub priority: Priority,
    /// Begun while press and public were excluded.
    pub exempt: bool,
}

impl Speech {
    /// Whole seconds spoken, up to `now` where it still runs, without those in which others had the floor.
    pub fn seconds(&self, now: Mark) -> i64 {
        let pauses = clock::total(&self.pauses, self.span.to.unwrap_or(now));
        (self.span.seconds(now) - pauses).max(0)
    }

    /// Whether somebody else has the floor in the middle of it.
    pub fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }
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
    /// Which kind of point of order.
    pub category: Option<String>,
    /// Before those of the same priority with a higher rank.
    pub rank: usize,
}

/// The floor and its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Floor {
    /// Every speech so far; some may still run.
    pub speeches: Vec<Speech>,
    /// Those who wait, in order.
    pub queue: Vec<Waiting>,
    /// Whether the queue takes no new names.
    pub queue_closed: bool,
    /// Seconds each speech may last.
    pub limit_s: Option<u32>,
    /// The speeches that run: the last has the floor, those before it are interrupted.
    running: Vec<usize>,
}

impl Floor {
    /// The speech that runs.
    pub fn speaking(&self) -> Option<&Speech> {
        self.running.last().map(|&at| &self.speeches[at])
    }

    pub(super) fn speaking_mut(&mut self) -> Option<&mut Speech> {
        self.running.last().map(|&at| &mut self.speeches[at])
    }

    /// Those interrupted, who have the floor again afterwards: the one that comes first, first.
    pub fn interrupted(&self) -> impl Iterator<Item = &Speech> {
        self.running.iter().rev().skip(1).map(|&at| &self.speeches[at])
    }

    /// Who spoke last in turn, and has ended.
    pub fn last_ended(&self) -> Option<&PersonId> {
        let ended = self.speeches.iter().filter(|one| one.priority == Priority::Turn);
        let ended = ended.filter_map(|one| Some((one.span.to?.at, &one.person)));
        ended.max_by_key(|(at, _)| *at).map(|(_, person)| person)
    }

    /// Whether somebody waits.
    pub fn waits(&self, person: &PersonId) -> bool {
        self.queue.iter().any(|waiting| waiting.person == *person)
    }

    /// Puts somebody who waits before another, or to the front.
    pub(super) fn reorder(&mut self, person: &PersonId, before: Option<&PersonId>) {
        let Some(at) = self.queue.iter().position(|waiting| waiting.person == *person) else {
            return;
        };
        let waiting = self.queue.remove(at);
        let to = before.and_then(|before| self.queue.iter().position(|one| one.person == *before));
        self.queue.insert(to.unwrap_or(0), waiting);
    }

    /// Puts somebody in the queue: questions to the speaker first, then points of order by their rank, then
    /// those in turn. Whoever waits already is moved, not doubled; but one may wait in turn and with a
    /// point of order.
    pub(super) fn queue(&mut self, waiting: Waiting) {
        self.queue
            .retain(|other| other.person != waiting.person || other.priority != waiting.priority);
        let order = |one: &Waiting| {
            let class = match one.priority {
                Priority::Interposed => 0,
                Priority::PointOfOrder => 1,
                Priority::Turn => 2,
            };
            (class, one.rank)
        };
        let place = self
            .queue
            .partition_point(|other| order(other) <= order(&waiting));
        self.queue.insert(place, waiting);
    }

    pub(super) fn unqueue(&mut self, person: &PersonId) {
        self.queue.retain(|waiting| waiting.person != *person);
    }

    /// Gives somebody the floor. In turn it ends every speech that runs, unless it is theirs, which then
    /// goes on; a point of order or a question interrupts, and ends only another of its own kind.
    pub(super) fn give(&mut self, speech: Speech) {
        let at = speech.span.from;
        self.queue
            .retain(|one| one.person != speech.person || one.priority != speech.priority);
        match speech.priority {
            Priority::Turn => {
                let theirs = |floor: &Self, at: usize| {
                    floor.speeches[at].person == speech.person
                        && floor.speeches[at].priority == Priority::Turn
                };
                if self.running.iter().any(|&at| theirs(self, at)) {
                    while self.running.last().is_some_and(|&at| !theirs(self, at)) {
                        self.free(at);
                    }
                    return;
                }
                self.end_all(at);
            }
            Priority::PointOfOrder | Priority::Interposed => {
                if self.speaking().is_some_and(|one| one.priority == speech.priority) {
                    self.free(at);
                }
                if let Some(interrupted) = self.speaking_mut() {
                    clock::begin(&mut interrupted.pauses, at);
                }
            }
        }
        self.running.push(self.speeches.len());
        self.speeches.push(speech);
    }

    /// Ends the speech that runs. Whom it interrupted has the floor again.
    pub(super) fn free(&mut self, at: Mark) {
        let Some(ended) = self.running.pop() else { return };
        let ended = &mut self.speeches[ended];
        clock::end(&mut ended.pauses, at);
        ended.span.to = Some(at);
        if ended.priority == Priority::Turn {
            self.queue.retain(|one| one.priority != Priority::Interposed);
        }
        if let Some(back) = self.speaking_mut() {
            clock::end(&mut back.pauses, at);
        }
    }

    /// Ends every speech that runs.
    pub(super) fn end_all(&mut self, at: Mark) {
        while !self.running.is_empty() {
            self.free(at);
        }
    }

    /// Ends the speech of somebody who went, and what interrupts it.
    pub(super) fn leave(&mut self, person: &PersonId, at: Mark) {
        let Some(place) = self
            .running
            .iter()
            .position(|&one| self.speeches[one].person == *person)
        else {
            return;
        };
        while self.running.len() > place {
            self.free(at);
        }
    }
}
