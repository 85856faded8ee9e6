//! The chair's view: a meeting that somebody else minutes, followed. It looks and never writes.
//!
//! What is private to this chair (more time for a speaker, the bell) is kept here and goes nowhere else.
//! The room's view is drawn from the public's meeting alone.

pub mod bell;
mod clock;
mod dashboard;
mod digits;
pub mod lobby;
mod motion;
pub(super) mod pen;
mod room;
pub mod says;
mod speaker;
mod timing;
pub(super) mod top;
pub(super) mod waiting;
mod wording;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Effect;
use super::keys::Going;
use super::theme::Theme;
use crate::meeting::event::Recorded;
use crate::meeting::wall::Wall;
use crate::meeting::{Meeting, Moment};
use bell::Bell;

/// By how much one key lengthens a speech, in seconds.
pub const MORE_S: i64 = 30;

/// How long something is said to a chair who presses no key, in seconds at least.
const TOLD_S: i64 = 20;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// All that the chair needs.
    Dashboard,
    /// One clock, to be read from three metres.
    Clock,
    /// The motion on the floor, every word of it.
    Wording,
    /// The speakers, for the room: only what the public may know.
    Room,
}

impl View {
    /// The view that Tab goes to.
    pub fn next(self) -> Self {
        match self {
            View::Dashboard => View::Clock,
            View::Clock => View::Wording,
            View::Wording => View::Room,
            View::Room => View::Dashboard,
        }
    }
}

/// What was heard of the log that is followed.
#[derive(Debug, Clone)]
pub enum Followed {
    /// These facts came after the others.
    Facts(Vec<Recorded>),
    /// The log was read again from its beginning, and this is what it holds now.
    Again {
        /// Why, in words.
        why: String,
        /// All its facts.
        facts: Vec<Recorded>,
    },
    /// It cannot be read now, for this reason. What was read still stands.
    Lost(String),
    /// It can be read again.
    Found,
}

/// The chair's view.
#[derive(Debug, Clone)]
pub struct Chair {
    /// The meeting as far as its log was read.
    pub meeting: Meeting,
    /// The clock on the wall where it is held.
    pub wall: Wall,
    /// What is shown.
    pub view: View,
    /// Whether the bell rings.
    pub bell: Bell,
    /// Something to say, until the next key or for a while.
    pub told: Option<String>,
    told_since: Option<Moment>,
    /// Why the log cannot be read now. What is shown may be old.
    pub lost: Option<String>,
    here: Wall,
    /// The speech that was given more time, by its place, and how many seconds.
    more: Option<(usize, i64)>,
    /// The first row shown of the motion's words.
    top: usize,
    /// The meeting as the public may know it; made when the room's view is shown.
    public: Option<Box<Meeting>>,
}

impl Chair {
    /// The view of a meeting as its log has it, read by the clock `here`.
    pub fn new(meeting: Meeting, here: Wall) -> Self {
        Self {
            wall: Wall::of(&meeting, here),
            meeting,
            view: View::Dashboard,
            bell: Bell::default(),
            told: None,
            told_since: None,
            lost: None,
            here,
            more: None,
            top: 0,
            public: None,
        }
    }

    /// Takes in what was heard of the log.
    pub fn followed(&mut self, followed: Followed, now: Moment) -> Vec<Effect> {
        match followed {
            Followed::Facts(facts) => {
                for fact in facts {
                    self.meeting.apply(fact);
                }
            }
            Followed::Again { why, facts } => {
                self.meeting = Meeting::replay(facts);
                self.say(why);
                self.more = None;
            }
            Followed::Lost(why) => self.lost = Some(why),
            Followed::Found => {
                if self.lost.take().is_some() {
                    self.say("the log is there again".into());
                }
            }
        }
        self.wall = Wall::of(&self.meeting, self.here);
        self.public = None;
        self.see_room();
        self.tick(now)
    }

    /// Time went on: the bell may ring, and what was said long enough is cleared away.
    pub fn tick(&mut self, now: Moment) -> Vec<Effect> {
        match (&self.told, self.told_since) {
            (None, _) => self.told_since = None,
            (Some(_), None) => self.told_since = Some(now),
            (Some(_), Some(since)) if (now - since).num_seconds() >= TOLD_S => {
                (self.told, self.told_since) = (None, None);
            }
            (Some(_), Some(_)) => {}
        }
        let turn = speaker::turn(&self.meeting, self.more_s(), now);
        let rings = self.bell.hears(turn.as_ref(), self.speech());
        if rings { vec![Effect::Ring] } else { Vec::new() }
    }

    fn say(&mut self, words: String) {
        self.told = Some(words);
        self.told_since = None;
    }

    /// Shows another view.
    pub fn see(&mut self, view: View) {
        self.view = view;
        self.top = 0;
        self.see_room();
    }

    fn see_room(&mut self) {
        match self.view {
            View::Room if self.public.is_none() => self.public = Some(Box::new(self.meeting.public())),
            View::Room => {}
            // Folded anew for each fact it would cost what only the room's view needs.
            View::Dashboard | View::Clock | View::Wording => self.public = None,
        }
    }

    /// The place of the speech that has the floor. One that was interrupted keeps its own.
    fn speech(&self) -> Option<usize> {
        let floor = &self.meeting.floor;
        let speaking = floor.speaking()?;
        floor
            .speeches
            .iter()
            .position(|speech| std::ptr::eq(speech, speaking))
    }

    /// Lets the speaker have more time, or takes it back: a note of this chair's, and no fact.
    pub fn give_more(&mut self, seconds: i64) {
        let more = self.more_s().saturating_add(seconds);
        self.more = self.speech().map(|speech| (speech, more));
    }

    /// By how much the present speech was lengthened here, in seconds.
    pub fn more_s(&self) -> i64 {
        let more = self.more.filter(|(of, _)| self.speech() == Some(*of));
        more.map_or(0, |(_, more)| more)
    }

    /// Rings from now on, or is silent.
    pub fn toggle_bell(&mut self) {
        self.bell.on = !self.bell.on;
        let words = if self.bell.on {
            "the bell rings when a speaker's time is over"
        } else {
            "the bell is silent"
        };
        self.say(words.into());
    }

    /// Goes through the motion's words.
    pub fn go(&mut self, going: Going, page: usize) {
        // The view stops at the last row: how many there are is known only to it.
        let last = self.top + page + 1;
        self.top = super::update::stepped(self.top, last, page, going);
    }

    /// How long until the picture changes by itself.
    pub fn wake(&self, now: Moment) -> Option<Duration> {
        let within = |period_ms: i64, from: Option<Moment>| {
            let gone = from.map_or(now.timestamp_millis(), |from| (now - from).num_milliseconds());
            let left = period_ms - gone.rem_euclid(period_ms);
            Duration::from_millis(left.unsigned_abs())
        };
        let speech = self.meeting.floor.speaking().map(|speech| speech.span.from.at);
        let item = self.meeting.agenda.current();
        let item = item
            .and_then(|item| item.spans.last())
            .filter(|span| span.to.is_none());
        let item = item.map(|span| span.from.at);
        if self.meeting.status().is_over() {
            return Some(within(60_000, None));
        }
        match (speech, item, self.view) {
            (Some(speech), ..) => Some(within(1000, Some(speech))),
            (None, Some(item), View::Clock) => Some(within(1000, Some(item))),
            (None, _, _) => Some(within(60_000, None).min(within(60_000, item))),
        }
    }
}

/// Draws the chair's view into `area`, its last row left for the hints.
pub fn draw(buf: &mut Buffer, area: Rect, chair: &Chair, now: Moment, theme: &Theme) {
    match chair.view {
        View::Dashboard => dashboard::draw(buf, area, chair, now, theme),
        View::Clock => clock::draw(buf, area, chair, now, theme),
        View::Wording => wording::draw(buf, area, chair, now, theme),
        View::Room => room::draw(buf, area, chair, now, theme),
    }
}
