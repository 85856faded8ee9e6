//! Dates, however a clerk spells them. Days come before months: `3/4/2016` is 3 April.

use chrono::{Datelike, NaiveDate, Weekday};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Why a date was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It is none, or one that no calendar has.
    Unknown,
    /// It names a day of the week that the date is not.
    OtherDay(NaiveDate),
    /// It has a day and a month and no year.
    NoYear,
}

/// Reads `2016-10-21`, `21/10/2016`, `21 October 2016`, `Friday 21st October, 2016` and their like.
pub(super) fn date(text: &str) -> Result<NaiveDate, NoDate> {
    let text = text.to_lowercase();
    if let Some(date) = date_in_figures(&text) {
        return date.ok_or(NoDate::Unknown);
    }
    let words = text.replace([',', '/', '-', '.', '\u{2013}'], " ");
    let (mut day, mut month, mut year, mut weekday) = (None, None, None, None);
    for word in words.split_whitespace() {
        let figures = word.trim_end_matches(|c: char| c.is_alphabetic());
        let ending = word.get(figures.len()..).unwrap_or_default();
        if matches!(word, "the" | "of" | "on") {
        } else if let Some(found) = named(word, &MONTHS).filter(|_| month.is_none()) {
            month = Some(found + 1);
        } else if let Some(found) = named(word, &DAYS).filter(|_| weekday.is_none()) {
            weekday = Some(found);
        } else if let Ok(figure) = figures.parse::<u32>() {
            let ordinal = matches!(ending, "" | "st" | "nd" | "rd" | "th") && figures.len() <= 2;
            if ordinal && day.is_none() {
                day = Some(figure);
            } else if ending.is_empty() && figures.len() == 4 && year.is_none() {
                year = i32::try_from(figure).ok();
            } else {
                return Err(NoDate::Unknown);
            }
        } else {
            return Err(NoDate::Unknown);
        }
    }
    let (Some(day), Some(month)) = (day, month) else {
        return Err(NoDate::Unknown);
    };
    let Some(year) = year else {
        return Err(NoDate::NoYear);
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDate::Unknown)?;
    match weekday {
        Some(named) if date.weekday().num_days_from_monday() != named => Err(NoDate::OtherDay(date)),
        _ => Ok(date),
    }
}

/// The English name of a day.
pub(super) fn day_name(day: Weekday) -> String {
    let name = usize::try_from(day.num_days_from_monday())
        .ok()
        .and_then(|n| DAYS.get(n))
        .unwrap_or(&"");
    name.chars()
        .enumerate()
        .map(|(n, c)| if n == 0 { c.to_ascii_uppercase() } else { c })
        .collect()
}

/// `Some(None)` where the figures are no date.
fn date_in_figures(text: &str) -> Option<Option<NaiveDate>> {
    let text = text.trim().trim_end_matches('.');
    let parts: Vec<&str> = text
        .split(['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}'])
        .map(str::trim)
        .collect();
    let [a, b, c] = parts.as_slice() else { return None };
    if ![a, b, c]
        .iter()
        .all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let figure = |p: &str| p.parse::<u32>().ok();
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1 | 2) => (a.parse().ok(), b, c),
        (1 | 2, 4) => (c.parse().ok(), b, a),
        (1 | 2, 2) => (c.parse::<i32>().ok().map(|year| 2000 + year), b, a),
        _ => return Some(None),
    };
    let date = year.zip(figure(month)).zip(figure(day));
    Some(date.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day)))
}

/// Which of the names a word is, or is the beginning of.
fn named(word: &str, names: &[&str]) -> Option<u32> {
    let found = names
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(word))?;
    u32::try_from(found).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_spelling() {
        let day = NaiveDate::from_ymd_opt(2016, 10, 21).unwrap();
        for text in [
            "2016-10-21",
            "21/10/2016",
            "21.10.2016",
            "21-10-2016",
            "21/10/16",
            "2016/10/21",
            "21 October 2016",
            "21st October 2016",
            "21 Oct 2016",
            "Friday 21st October, 2016",
            "Fri. 21st of Oct. 2016",
            "FRIDAY, the 21st of OCTOBER 2016",
            "October 21, 2016",
            "21-Oct-2016",
        ] {
            assert_eq!(date(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn dates_that_are_none() {
        for text in [
            "",
            "soon",
            "31/2/2016",
            "10/21/2016",
            "2016",
            "21 October 20165",
            "21 22 October 2016",
            "1-2-3-4",
        ] {
            assert_eq!(date(text), Err(NoDate::Unknown), "{text}");
        }
        assert_eq!(date("21 October"), Err(NoDate::NoYear));
        let friday = NaiveDate::from_ymd_opt(2016, 10, 21).unwrap();
        assert_eq!(date("Saturday 21 October 2016"), Err(NoDate::OtherDay(friday)));
        assert_eq!(day_name(friday.weekday()), "Friday");
    }
}
