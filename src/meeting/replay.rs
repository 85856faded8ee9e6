//! A meeting as it stood at any of its facts, there and back.
//!
//! What stands after the first n facts is, by definition, the replay of those n and nothing else. A few
//! states are kept on the way, so that a step in either direction costs no more than a few facts.
//! Must never give a state that depends on the way by which it was reached.

use super::event::{Event, Moment, Recorded};
use super::state::Meeting;
use crate::meeting::facts::MeetingOpened;

/// The most states that are kept: each is a whole meeting.
const MOST_STOPS: usize = 24;

/// The fewest facts between two states that are kept.
const LEAST_BETWEEN: usize = 32;

/// A meeting that can be wound forwards and backwards.
#[derive(Debug, Clone)]
pub struct Replay {
    facts: Vec<Recorded>,
    /// States after so many facts, in order of the number; made when first passed.
    stops: Vec<(usize, Meeting)>,
    between: usize,
    at: usize,
    meeting: Meeting,
}

impl Replay {
    /// A meeting from its facts, before the first of them.
    pub fn new(facts: Vec<Recorded>) -> Self {
        Self {
            between: (facts.len() / MOST_STOPS).max(LEAST_BETWEEN),
            facts,
            stops: Vec::new(),
            at: 0,
            meeting: Meeting::default(),
        }
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there is nothing to replay.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// After how many facts it stands.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The meeting as it stood then.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// All facts.
    pub fn facts(&self) -> &[Recorded] {
        &self.facts
    }

    /// The fact that led to where it stands.
    pub fn fact(&self) -> Option<&Recorded> {
        self.at.checked_sub(1).and_then(|at| self.facts.get(at))
    }

    /// When each fact was entered: never before the one before it, so that a clock that was set back does
    /// not run backwards here. What came before the opening stands at it: agendas are made days before, and
    /// a past meeting is entered years after.
    pub fn moments(&self) -> Vec<Moment> {
        let opened = |fact: &Recorded| matches!(fact.event, Event::MeetingOpened(MeetingOpened {}));
        let start = self.facts.iter().position(opened).unwrap_or(0);
        let Some(first) = self.facts.get(start).map(|fact| fact.at) else {
            return Vec::new();
        };
        let mut latest = first;
        let began = self.facts.iter().skip(start).map(|fact| {
            latest = latest.max(fact.at);
            latest
        });
        std::iter::repeat_n(first, start).chain(began).collect()
    }

    /// Winds to after the first `to` facts; to the end, where there are not so many.
    pub fn seek(&mut self, to: usize) -> &Meeting {
        let to = to.min(self.facts.len());
        if to < self.at || to - self.at > self.between {
            self.start_near(to);
        }
        while self.at < to {
            self.meeting.apply(self.facts[self.at].clone());
            self.at += 1;
            if self.at.is_multiple_of(self.between) {
                self.keep();
            }
        }
        &self.meeting
    }

    /// Goes back to the last state kept that is not beyond `to`, unless it already stands nearer.
    fn start_near(&mut self, to: usize) {
        let after = self.stops.partition_point(|(at, _)| *at <= to);
        let stop = after.checked_sub(1).and_then(|at| self.stops.get(at));
        let (at, meeting) = match stop {
            Some((at, meeting)) => (*at, Some(meeting)),
            None => (0, None),
        };
        if self.at <= to && self.at >= at {
            return;
        }
        self.meeting = meeting.cloned().unwrap_or_default();
        self.at = at;
    }

    fn keep(&mut self) {
        let place = self.stops.partition_point(|(at, _)| *at < self.at);
        if self.stops.get(place).is_none_or(|(at, _)| *at != self.at) {
            self.stops.insert(place, (self.at, self.meeting.clone()));
        }
    }
}
