//! A meeting played again: where it stands, how fast it runs, and what its clock shows.
//!
//! The meeting wound to any fact is `meeting::replay`'s; here is only the running of it. The time is given.

use std::time::Duration;

use chrono::TimeDelta;

use crate::meeting::replay::Replay;
use crate::meeting::{Meeting, Moment, Recorded};
use crate::ui::keys::Going;
use crate::ui::update::stepped;

/// How many times faster than it was.
const SPEEDS: [u32; 6] = [1, 5, 20, 60, 240, 1000];

/// Nobody looks at nothing for longer than this: a pause in the meeting is cut short.
const LONGEST_WAIT: TimeDelta = TimeDelta::seconds(3);

/// A meeting being played again.
#[derive(Debug, Clone)]
pub struct Player {
    replay: Replay,
    moments: Vec<Moment>,
    /// The meeting as it is to be seen.
    shown: Meeting,
    exempt: bool,
    speed: usize,
    /// Since when it has run from the fact where it stands.
    playing: Option<Moment>,
}

impl Player {
    /// A meeting at its fact numbered `seq`, or at the one before it in its log.
    pub fn new(facts: Vec<Recorded>, exempt: bool, seq: u64) -> Self {
        let at = facts.partition_point(|fact| fact.seq <= seq);
        let replay = Replay::new(facts);
        let mut player = Self {
            moments: replay.moments(),
            replay,
            shown: Meeting::default(),
            exempt,
            speed: 2,
            playing: None,
        };
        player.seek(at);
        player
    }

    /// The meeting as it stood, as far as it may be seen.
    pub fn meeting(&self) -> &Meeting {
        &self.shown
    }

    /// After how many facts it stands.
    pub fn at(&self) -> usize {
        self.replay.at()
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.replay.len()
    }

    /// Whether there is nothing to play.
    pub fn is_empty(&self) -> bool {
        self.replay.is_empty()
    }

    /// The fact that led to where it stands.
    pub fn fact(&self) -> Option<&Recorded> {
        self.replay.fact()
    }

    /// All facts, each with the moment at which it was entered.
    pub fn line(&self) -> impl Iterator<Item = (&Recorded, Moment)> {
        self.replay.facts().iter().zip(self.moments.iter().copied())
    }

    /// How many times faster than it was.
    pub fn speed(&self) -> u32 {
        SPEEDS.get(self.speed).copied().unwrap_or(1)
    }

    /// Whether it runs.
    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Shows what is exempt, or hides it.
    pub(in crate::ui) fn show(&mut self, exempt: bool) {
        self.exempt = exempt;
        self.look();
    }

    fn look(&mut self) {
        let meeting = self.replay.meeting();
        self.shown = if self.exempt {
            meeting.clone()
        } else {
            meeting.public()
        };
    }

    pub(in crate::ui) fn seek(&mut self, at: usize) {
        self.replay.seek(at);
        self.look();
    }

    /// Plays, or stops; from the start again at the end.
    pub(in crate::ui) fn play(&mut self, now: Moment) {
        if self.playing.take().is_some() {
            return;
        }
        if self.at() == self.len() {
            self.seek(0);
        }
        self.playing = Some(now);
    }

    pub(in crate::ui) fn faster(&mut self, faster: bool, now: Moment) {
        let last = SPEEDS.len() - 1;
        self.speed = match faster {
            true => (self.speed + 1).min(last),
            false => self.speed.saturating_sub(1),
        };
        if self.playing.is_some() {
            self.playing = Some(now);
        }
    }

    /// A step, ten, or to an end: by facts.
    pub(in crate::ui) fn go(&mut self, going: Going, now: Moment) {
        let to = stepped(self.at(), self.len(), 10, going);
        self.seek(to);
        if self.playing.is_some() {
            self.playing = Some(now);
        }
    }

    /// To where the item after or before this was taken.
    pub(in crate::ui) fn seek_item(&mut self, on: bool, now: Moment) {
        use crate::meeting::Event;
        let turns = self.replay.facts().iter().enumerate();
        let turns = turns.filter(|(_, fact)| matches!(fact.event, Event::ItemOpened(_)));
        let at = self.at();
        let to = match on {
            true => turns.map(|(place, _)| place + 1).find(|place| *place > at),
            false => turns
                .map(|(place, _)| place + 1)
                .take_while(|place| *place < at)
                .last(),
        };
        self.seek(to.unwrap_or(if on { self.len() } else { 0 }));
        if self.playing.is_some() {
            self.playing = Some(now);
        }
    }

    /// How long, in the time of whoever watches, until the next fact.
    fn wait(&self) -> Option<TimeDelta> {
        let next = *self.moments.get(self.at())?;
        let here = self.moments.get(self.at().checked_sub(1)?)?;
        Some(((next - here) / self.speed() as i32).min(LONGEST_WAIT))
    }

    /// Plays on to where it should be by now.
    pub(in crate::ui) fn tick(&mut self, now: Moment) {
        let Some(mut since) = self.playing else { return };
        let mut at = self.at();
        // A machine that slept does not rush through the rest of the meeting.
        if now - since > LONGEST_WAIT * 2 {
            since = now - LONGEST_WAIT;
        }
        loop {
            let wait = match (
                self.moments.get(at),
                at.checked_sub(1).and_then(|at| self.moments.get(at)),
            ) {
                (Some(next), Some(here)) => ((*next - *here) / self.speed() as i32).min(LONGEST_WAIT),
                (Some(_), None) => TimeDelta::zero(),
                (None, _) => break,
            };
            if now - since < wait {
                break;
            }
            since += wait;
            at += 1;
        }
        self.playing = (at < self.len()).then_some(since);
        if at != self.at() {
            self.seek(at);
        }
    }

    /// What the clock shows: that of the meeting.
    pub fn clock(&self, now: Moment) -> Option<Moment> {
        let here = *self.moments.get(self.at().saturating_sub(1))?;
        let Some(since) = self.playing else {
            return Some(here);
        };
        let gap = self
            .moments
            .get(self.at())
            .map_or(TimeDelta::zero(), |next| *next - here);
        let ran = (now - since) * self.speed() as i32;
        Some(here + ran.clamp(TimeDelta::zero(), gap))
    }

    /// How long until the screen changes by itself.
    pub(in crate::ui) fn wake(&self, now: Moment) -> Option<Duration> {
        let since = self.playing?;
        let left = self.wait().unwrap_or(TimeDelta::zero()) - (now - since);
        // The clock runs on between facts: ten times a second is smooth enough.
        let left = left.clamp(TimeDelta::milliseconds(1), TimeDelta::milliseconds(100));
        left.to_std().ok()
    }
}
