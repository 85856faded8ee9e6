//! The clock of the entry line: what stands after `@`. How hours are spelt is known to `human_time`.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::human_time;
use crate::meeting::{Meeting, Moment, clock};

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
                let opened = meeting.resumed.map(|mark| mark.at.naive_local());
                let day = match meeting.adjourned {
                    // After the adjournment, as long as the hour lets it be.
                    Some((since, _)) if time >= since.at.time() => Some(since.at.date_naive()),
                    Some(_) | None => meeting.day(),
                };
                let local = day.unwrap_or_else(|| now.date_naive()).and_time(time);
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
pub fn stamp(line: &str) -> Option<(When, &str)> {
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

/// A date at the beginning of `words`, an hour behind it where there is one, and what follows them.
pub(super) fn date_and_time(words: &str, near: NaiveDate) -> Option<(NaiveDate, Option<NaiveTime>, &str)> {
    let (date, rest) = longest(words, 6, |words| human_time::next_date(words, near))?;
    let rest = rest.trim_start_matches([',', ' ']);
    let hour = rest.strip_prefix("at ").unwrap_or(rest).trim_start();
    match longest(hour, 3, human_time::time) {
        Some((time, rest)) => Some((date, Some(time), rest)),
        None => Some((date, None, rest)),
    }
}

/// What `read` makes of the longest beginning of `words`, and what follows it.
fn longest<T>(words: &str, most: usize, read: impl Fn(&str) -> Option<T>) -> Option<(T, &str)> {
    let blanks = words.match_indices(' ').map(|(at, _)| at);
    let ends: Vec<usize> = blanks.take(most - 1).chain([words.len()]).collect();
    let found = |end: &usize| {
        let read = read(words[..*end].trim_end_matches([',', ';']))?;
        Some((read, words[*end..].trim_start()))
    };
    ends.iter().rev().find_map(found)
}

/// A moment to come: an hour, of the next day where today's is over; or a day and an hour. `hour` is that of a day
/// that is named alone.
pub(super) fn to_come(words: &str, now: Moment, hour: Option<NaiveTime>) -> Option<Moment> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(words) {
        return Some(moment);
    }
    let today = now.date_naive();
    if let Some(time) = human_time::time(words) {
        let at = clock::moment_on(today, time, now);
        let next = today.succ_opt().map(|day| clock::moment_on(day, time, now));
        return if at < now { next } else { Some(at) };
    }
    let (date, time) = match date_and_time(words, today) {
        Some((date, time, "")) => (date, time.or(hour)?),
        _ => {
            let (time, rest) = longest(words, 3, human_time::time)?;
            let rest = rest.trim_start_matches([',', ' ']);
            let rest = rest.strip_prefix("on ").unwrap_or(rest);
            (human_time::next_date(rest, today)?, time)
        }
    };
    Some(clock::moment_on(date, time, now))
}

#[cfg(test)]
mod tests {
    use super::super::{Line, read};
    use crate::meeting::intent::Intent;
    use crate::meeting::{Meeting, Moment};

    fn now() -> Moment {
        Moment::parse_from_rfc3339("2026-03-03T19:00:00+00:00").unwrap()
    }

    fn intent(line: &str) -> Intent {
        match read(line, &Meeting::default(), now()) {
            Ok(Line::Record { intent, .. }) => intent,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn dates_hours_and_lengths_are_read_alike_wherever_they_stand() {
        let date = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        match intent("/next-meeting 14 April 2026 7.30pm Village Hall") {
            Intent::NextMeeting {
                date: on,
                time,
                venue,
            } => {
                assert_eq!(on, date("2026-04-14"));
                assert_eq!(time, chrono::NaiveTime::from_hms_opt(19, 30, 0));
                assert_eq!(venue.as_deref(), Some("Village Hall"));
            }
            other => panic!("{other:?}"),
        }
        match intent("! Write to the board by the 21st of April") {
            Intent::Act { text, due, .. } => {
                assert_eq!(
                    (text.as_str(), due),
                    ("Write to the board", Some(date("2026-04-21")))
                );
            }
            other => panic!("{other:?}"),
        }
        match intent("/item new Extra (1h30)") {
            Intent::AddItem { title, planned_s, .. } => {
                assert_eq!((title.as_str(), planned_s), ("Extra", Some(5400)));
            }
            other => panic!("{other:?}"),
        }
        match intent("/extend until 10pm") {
            Intent::Extend { until } => assert_eq!(until.to_rfc3339(), "2026-03-03T22:00:00+00:00"),
            other => panic!("{other:?}"),
        }
        match intent("/limit 1h30") {
            Intent::Limit { seconds } => assert_eq!(seconds, Some(5400)),
            other => panic!("{other:?}"),
        }
        match read("@7.31pm They came back", &Meeting::default(), now()) {
            Ok(Line::Record { at: Some(at), .. }) => assert_eq!(at.to_rfc3339(), "2026-03-03T19:31:00+00:00"),
            other => panic!("{other:?}"),
        }
    }
}
