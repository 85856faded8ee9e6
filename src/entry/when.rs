//! Times, durations and dates as a clerk types them.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

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
    } else if let Some(time) = time(word) {
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

/// A time of day: `11:03`, `11.03`, `11:03:05`, `7.30pm`, `noon`.
pub(super) fn time(word: &str) -> Option<NaiveTime> {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    if lower.ends_with(['m', 'n', 'y', 't']) {
        return crate::agenda::hour_of_day(word);
    }
    let mut parts = word.split([':', '.']).map(|part| match part.len() {
        1 | 2 if part.bytes().all(|b| b.is_ascii_digit()) => part.parse::<u32>().ok(),
        _ => None,
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    match parts.next() {
        None => NaiveTime::from_hms_opt(hour, minute, second),
        Some(_) => None,
    }
}

/// A date at the beginning of `words`, an hour behind it where there is one, and what follows them.
pub(super) fn date_and_time(words: &str, near: NaiveDate) -> Option<(NaiveDate, Option<NaiveTime>, &str)> {
    let (date, rest) = longest(words, 6, |words| date(words, near))?;
    let rest = rest.trim_start_matches([',', ' ']);
    let hour = rest.strip_prefix("at ").unwrap_or(rest).trim_start();
    match longest(hour, 3, time) {
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
    if let Some(time) = time(words) {
        let at = clock::moment_on(today, time, now);
        let next = today.succ_opt().map(|day| clock::moment_on(day, time, now));
        return if at < now { next } else { Some(at) };
    }
    let (date, time) = match date_and_time(words, today) {
        Some((date, time, "")) => (date, time.or(hour)?),
        _ => {
            let (time, rest) = longest(words, 3, time)?;
            let rest = rest.trim_start_matches([',', ' ']);
            (date(rest.strip_prefix("on ").unwrap_or(rest), today)?, time)
        }
    };
    Some(clock::moment_on(date, time, now))
}

/// A length of time in seconds: `3m`, `3`, `3 min`, `90s`, `1:30`, `1h`.
pub(super) fn seconds(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Some((m, s)) = text.split_once(':') {
        let (m, s): (u32, u32) = (m.parse().ok()?, s.parse().ok()?);
        return (s < 60).then(|| m.checked_mul(60)?.checked_add(s)).flatten();
    }
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let number: u32 = number.parse().ok()?;
    let unit = match unit.trim().trim_end_matches('.') {
        "" | "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "h" | "hr" | "hour" | "hours" => 3600,
        _ => return None,
    };
    number.checked_mul(unit)
}

/// Words that end in `by` and a date, split there: `Write to the board`, 1 December.
pub(super) fn with_due(text: &str, near: NaiveDate) -> (&str, Option<NaiveDate>) {
    let lower = text.to_ascii_lowercase();
    let found = lower
        .match_indices("by ")
        .filter(|(at, _)| *at == 0 || lower[..*at].ends_with(' '));
    for (at, by) in found.collect::<Vec<_>>().into_iter().rev() {
        if let Some(due) = date(&text[at + by.len()..], near) {
            return (text[..at].trim_end().trim_end_matches(','), Some(due));
        }
    }
    (text, None)
}

/// A date: `1 Dec`, `1st December 2016`, `Dec 1`, `1/12`, `1/12/2016`, `2016-12-01`, `Friday`, `tomorrow`.
/// Without a year, the first such day from `near` on.
pub(super) fn date(text: &str, near: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('.');
    let text = text.strip_prefix("the ").unwrap_or(text);
    // A weekday before a date says nothing that the date does not; `next` before a weekday neither.
    let (first, rest) = split_word(text);
    let bare = first.trim_end_matches(',');
    if !rest.is_empty() && (bare.eq_ignore_ascii_case("next") || bare.parse::<Weekday>().is_ok()) {
        return date(rest, near);
    }
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    let parts: Vec<&str> = text
        .split([' ', '/', ',', '.'])
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("of"))
        .collect();
    match parts.as_slice() {
        [day] if day.eq_ignore_ascii_case("today") => Some(near),
        [day] if day.eq_ignore_ascii_case("tomorrow") => near.succ_opt(),
        [day] => {
            let day: Weekday = day.parse().ok()?;
            (1..=7)
                .filter_map(|n| near.checked_add_days(Days::new(n)))
                .find(|date| date.weekday() == day)
        }
        [a, b] => {
            let (day, month) = day_and_month(a, b)?;
            let this = NaiveDate::from_ymd_opt(near.year(), month, day).filter(|date| *date >= near);
            this.or_else(|| (1..=8).find_map(|n| NaiveDate::from_ymd_opt(near.year() + n, month, day)))
        }
        [a, b, year] => {
            let (day, month) = day_and_month(a, b)?;
            let year: i32 = year.parse().ok()?;
            let year = if year < 100 { 2000 + year } else { year };
            NaiveDate::from_ymd_opt(year, month, day)
        }
        _ => None,
    }
}

fn day_and_month(a: &str, b: &str) -> Option<(u32, u32)> {
    let number = |word: &str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = matches!(
            &word[digits.len()..].to_ascii_lowercase()[..],
            "" | "st" | "nd" | "rd" | "th"
        );
        (ordinal && !digits.is_empty())
            .then(|| digits.parse().ok())
            .flatten()
    };
    let month = |word: &str| {
        let word = if word.eq_ignore_ascii_case("sept") {
            "sep"
        } else {
            word
        };
        word.parse::<chrono::Month>()
            .ok()
            .map(|month| month.number_from_month())
    };
    match (number(a), month(a), number(b), month(b)) {
        (Some(day), _, _, Some(month)) | (_, Some(month), Some(day), _) => Some((day, month)),
        (Some(day), None, Some(month), None) => Some((day, month)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_without_a_year_are_the_next_such_day() {
        let near = day(2016, 10, 21);
        for (text, wanted) in [
            ("1 Dec", day(2016, 12, 1)),
            ("1st December", day(2016, 12, 1)),
            ("Dec 1", day(2016, 12, 1)),
            ("1/12", day(2016, 12, 1)),
            ("1 March", day(2017, 3, 1)),
            ("1 March 2018", day(2018, 3, 1)),
            ("01/03/18", day(2018, 3, 1)),
            ("2016-12-01", day(2016, 12, 1)),
            ("29 Feb", day(2020, 2, 29)),
            ("Friday", day(2016, 10, 28)),
            ("tomorrow", day(2016, 10, 22)),
            ("today", day(2016, 10, 21)),
            ("1 Sept", day(2017, 9, 1)),
            ("Fri 2 Dec", day(2016, 12, 2)),
            ("Friday, 2 December 2016", day(2016, 12, 2)),
            ("next Friday", day(2016, 10, 28)),
            ("1.12.2016", day(2016, 12, 1)),
        ] {
            assert_eq!(date(text, near), Some(wanted), "{text}");
        }
        for text in ["", "the officers", "31 Feb", "32 Dec", "Dec", "1 1 1 1"] {
            assert_eq!(date(text, near), None, "{text}");
        }
    }

    #[test]
    fn only_a_date_at_the_end_is_a_due_date() {
        let near = day(2016, 10, 21);
        assert_eq!(
            with_due("Write to the board by 1 Dec", near),
            ("Write to the board", Some(day(2016, 12, 1)))
        );
        assert_eq!(
            with_due("Find papers by hand, by 1 Dec.", near),
            ("Find papers by hand", Some(day(2016, 12, 1)))
        );
        assert_eq!(
            with_due("Agree words by email", near),
            ("Agree words by email", None)
        );
        assert_eq!(with_due("Stand by 1 Dec", near).0, "Stand");
    }

    #[test]
    fn lengths_of_time() {
        for (text, wanted) in [
            ("3m", Some(180)),
            ("3", Some(180)),
            ("90s", Some(90)),
            ("1:30", Some(90)),
            ("1h", Some(3600)),
            ("x", None),
        ] {
            assert_eq!(seconds(text), wanted, "{text}");
        }
    }
}
