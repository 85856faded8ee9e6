//! The clock of the entry line: what stands after `@`. How hours are spelt is known to `human_time`.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime};

use crate::human_time;
use crate::meeting::{Meeting, Moment};

/// What stands after `@`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A moment with its offset.
    Exactly(Moment),
    /// A day and time, in the place's own time.
    Local(NaiveDateTime),
    /// A time on the meeting's day, in the place's own time.
    Time(NaiveTime),
}

impl When {
    /// The day and time in the place's own time, for a meeting that stands so.
    pub fn local(self, meeting: &Meeting, now: Moment) -> NaiveDateTime {
        match self {
            When::Exactly(moment) => moment.naive_local(),
            When::Local(local) => local,
            When::Time(time) => {
                let opened = meeting.opened.map(|mark| mark.at.naive_local());
                let day = meeting.date().unwrap_or_else(|| now.date_naive());
                let local = day.and_time(time);
                // A meeting that runs past midnight goes on to the next day, not back to the morning before.
                let before =
                    opened.is_some_and(|opened| opened.signed_duration_since(local).num_hours() >= 6);
                if before {
                    local.checked_add_days(Days::new(1)).unwrap_or(local)
                } else {
                    local
                }
            }
        }
    }
}

/// The time after an `@`, and the line that follows it. None where the line does not begin with one.
pub fn clock(line: &str) -> Option<(When, &str)> {
    let (word, rest) = split_word(line.trim_start().strip_prefix('@')?);
    let when = if let Ok(moment) = DateTime::parse_from_rfc3339(word) {
        When::Exactly(moment)
    } else if let Some(time) = human_time::clock_time(word) {
        When::Time(time)
    } else {
        let forms = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];
        When::Local(
            forms
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(word, form).ok())?,
        )
    };
    Some((when, rest))
}

/// The first word of `text` and what follows it, without the blanks between.
pub(super) fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let (word, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    (word, rest.trim_start())
}
