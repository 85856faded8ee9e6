//! Moments, spans and how long things took.
//!
//! Every moment is given; nothing here asks what time it is. Durations leave out the steps by which
//! the computer's clock was set while the meeting ran, so that they are what a stopwatch would say.

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone};

use super::event::Moment;

/// A moment, and by how much the clock had been set since the meeting's log began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The moment as the clock showed it.
    pub at: Moment,
    stepped_ms: i64,
}

impl Mark {
    /// A moment under a clock that had by then been set by `stepped_ms` in all.
    pub fn new(at: Moment, stepped_ms: i64) -> Self {
        Self { at, stepped_ms }
    }

    /// Milliseconds since 1970 on a clock that nobody had set.
    pub(super) fn unset_ms(&self) -> i64 {
        self.at.timestamp_millis().saturating_sub(self.stepped_ms)
    }

    /// Whole seconds from `earlier` to this mark; none is negative.
    pub fn seconds_since(self, earlier: Mark) -> i64 {
        let shown = (self.at - earlier.at).num_milliseconds();
        let run = shown.saturating_sub(self.stepped_ms.saturating_sub(earlier.stepped_ms));
        (run / 1000).max(0)
    }
}

/// A stretch of time that may still be running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its beginning.
    pub from: Mark,
    /// Its end, unless it runs.
    pub to: Option<Mark>,
}

impl Span {
    /// A span that begins and runs.
    pub fn begin(from: Mark) -> Self {
        Self { from, to: None }
    }

    /// Whether a moment lies in it: its beginning does, its end does not.
    pub fn holds(&self, at: Moment) -> bool {
        self.from.at <= at && self.to.is_none_or(|to| at < to.at)
    }

    /// Whether it has anything in common with the minute that begins at `at`.
    pub fn touches_minute(&self, at: Moment) -> bool {
        self.from.at < at + TimeDelta::minutes(1) && self.to.is_none_or(|to| at < to.at)
    }

    /// Whether it has anything in common with another.
    pub fn meets(&self, other: &Span) -> bool {
        other.to.is_none_or(|to| self.from.at < to.at) && self.to.is_none_or(|to| other.from.at < to.at)
    }

    /// Whole seconds, up to `now` where it still runs.
    pub fn seconds(&self, now: Mark) -> i64 {
        self.to.unwrap_or(now).seconds_since(self.from)
    }
}

/// Begins another of `spans`, unless the last one runs.
pub fn begin(spans: &mut Vec<Span>, at: Mark) {
    if spans.last().is_none_or(|span| span.to.is_some()) {
        spans.push(Span::begin(at));
    }
}

/// Ends the last of `spans` if it runs.
pub fn end(spans: &mut [Span], at: Mark) {
    if let Some(span) = spans.last_mut().filter(|span| span.to.is_none()) {
        span.to = Some(at);
    }
}

/// All of `spans` together, in whole seconds.
pub fn total(spans: &[Span], now: Mark) -> i64 {
    spans.iter().map(|span| span.seconds(now)).sum()
}

/// `date` and `time` in the place where `near` was told: its offset, since a moment carries no zone.
pub fn moment_on(date: NaiveDate, time: NaiveTime, near: Moment) -> Moment {
    near.offset()
        .from_local_datetime(&date.and_time(time))
        .single()
        .unwrap_or(near)
}

/// A duration as people read it on a clock: `4:05`, `1:04:05`.
pub fn clock_face(seconds: i64) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if h > 0 {
        format!("{h}:{m:02}:{s:02}")
    } else {
        format!("{m}:{s:02}")
    }
}

/// A duration in whole minutes, for agendas: `40 min`, `1 h 30`.
pub fn in_minutes(seconds: i64) -> String {
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m:02}"),
    }
}
