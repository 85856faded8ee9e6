//! The clock on the wall where a meeting is held. A time on an agenda is that clock's; a moment is the
//! same everywhere. Between the two, twice a year, the clock is set.
//!
//! Must never ask what time it is: whoever knows the place's rules hands them in.

use chrono::{FixedOffset, NaiveDateTime, TimeZone};

use super::event::Moment;
use super::state::Meeting;

/// The rules of a clock on a wall.
#[derive(Debug, Clone, Copy)]
pub enum Wall {
    /// It is never set.
    Steady(FixedOffset),
    /// It is set as in some place.
    Place {
        /// The moment at which it shows a day and time.
        moment: fn(NaiveDateTime) -> Moment,
        /// A moment as it shows it.
        shows: fn(Moment) -> Moment,
    },
}

impl Wall {
    /// The clock of a meeting: `here` where the meeting's own facts were told by it, else one that goes on
    /// as they were told. A log read far away keeps its own times.
    pub fn of(meeting: &Meeting, here: Wall) -> Wall {
        let told = meeting.opened.map(|mark| mark.at);
        let told = told.or_else(|| meeting.facts().last().map(|fact| fact.at));
        match told {
            Some(at) if here.shows(at).offset() != at.offset() => Wall::Steady(*at.offset()),
            Some(_) | None => here,
        }
    }

    /// The moment at which it shows a day and time.
    pub fn moment(&self, local: NaiveDateTime) -> Moment {
        match self {
            // An offset knows every time once, so there is always one.
            Wall::Steady(offset) => offset
                .from_local_datetime(&local)
                .single()
                .unwrap_or_else(|| offset.from_utc_datetime(&local)),
            Wall::Place { moment, .. } => moment(local),
        }
    }

    /// A moment as it shows it.
    pub fn shows(&self, moment: Moment) -> Moment {
        match self {
            Wall::Steady(offset) => moment.with_timezone(offset),
            Wall::Place { shows, .. } => shows(moment),
        }
    }

    /// A moment as people read it on the wall: `13:30`.
    pub fn face(&self, moment: Moment) -> String {
        self.shows(moment).format("%H:%M").to_string()
    }
}
