//! Dates, hours and durations, however a clerk spells them, and what a misspelt word was meant to be.
//!
//! Days come before months (`3/4/2016` is 3 April). Nothing here guesses: `2016` is no time of
//! day, and `11` is none without `am` or `pm`.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

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

/// Reads `11:00`, `11.00`, `1100`, `11am`, `11:30 pm`, `noon`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let text: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let text = text.replace("a.m", "am").replace("p.m", "pm");
    let text = text
        .trim_end_matches('.')
        .strip_prefix("at")
        .unwrap_or(text.trim_end_matches('.'));
    match text {
        "noon" | "midday" => return NaiveTime::from_hms_opt(12, 0, 0),
        "midnight" => return NaiveTime::from_hms_opt(0, 0, 0),
        _ => {}
    }
    let (figures, half) = match text {
        t if t.ends_with("am") => (t.trim_end_matches("am"), Some(false)),
        t if t.ends_with("pm") => (t.trim_end_matches("pm"), Some(true)),
        t if t.ends_with("noon") => (t.trim_end_matches("noon"), Some(true)),
        t => (t, None),
    };
    let figures = ["hours", "hrs", "hr", "h"]
        .iter()
        .find_map(|u| figures.strip_suffix(u).filter(|f| f.len() >= 4))
        .unwrap_or(figures);
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if figures.len() == 4 => (figures.get(..2)?, figures.get(2..)?),
        None if half.is_some() => (figures, "00"),
        None => return None,
    };
    let all_figures = |t: &str| !t.is_empty() && t.len() <= 2 && t.bytes().all(|b| b.is_ascii_digit());
    if !all_figures(hour) || !all_figures(minute) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(false) if hour > 12 => return None,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Reads `11:00-13:30`, `11:00 to 13:30`, `2-4pm`.
pub(super) fn range(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let lower = text.to_lowercase();
    let lower = lower.strip_prefix("from ").unwrap_or(&lower);
    let marks = [
        " to ", " until ", " till ", "\u{2013}", "\u{2014}", "\u{2212}", "-",
    ];
    let (first, last) = marks.iter().find_map(|mark| lower.split_once(mark))?;
    let to = time(last)?;
    // "2-4pm" says pm once for both, unless the first would then come after the second.
    let last = last.replace('.', "");
    let half = ["am", "pm"]
        .into_iter()
        .find(|half| last.trim_end().ends_with(half));
    let shared = half
        .and_then(|half| time(&format!("{}{half}", first.trim())))
        .filter(|from| *from < to);
    let from = match half {
        Some("pm") if shared.is_none() => time(first).or_else(|| time(&format!("{}am", first.trim()))),
        _ if ends_in_letter(first) => time(first),
        _ => shared.or_else(|| time(first)),
    }?;
    Some((from, to))
}

fn ends_in_letter(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches('.')
        .ends_with(char::is_alphabetic)
}

/// The words for units of time, and their seconds.
const UNITS: &[(&str, u32)] = &[
    ("h", 3600),
    ("hr", 3600),
    ("hrs", 3600),
    ("hour", 3600),
    ("hours", 3600),
    ("m", 60),
    ("min", 60),
    ("mins", 60),
    ("minute", 60),
    ("minutes", 60),
    ("'", 60),
    ("\u{2019}", 60),
    ("\u{2032}", 60),
    ("s", 1),
    ("sec", 1),
    ("secs", 1),
    ("second", 1),
    ("seconds", 1),
];

/// Reads `5 min`, `1h`, `1 h 30`, `1 hour 15 minutes`, `1½ hours`, `half an hour`, in seconds.
pub(super) fn duration(text: &str) -> Option<u32> {
    let mut text = text.to_lowercase();
    for word in [
        "about ",
        "approximately ",
        "approx. ",
        "approx ",
        "circa ",
        "ca. ",
        "c. ",
        "up to ",
        "max. ",
        "max ",
    ] {
        text = text.strip_prefix(word).map(str::to_owned).unwrap_or(text);
    }
    for word in [
        " maximum",
        " max",
        " approximately",
        " approx",
        " in total",
        " allowed",
    ] {
        text = text
            .trim_end_matches('.')
            .strip_suffix(word)
            .map(str::to_owned)
            .unwrap_or(text);
    }
    let text = text
        .replace("half an hour", "30 min")
        .replace("quarter of an hour", "15 min")
        .replace("an hour", "1 hour")
        .replace("one hour", "1 hour")
        .replace("and a half", "30")
        .replace('½', ".5")
        .replace('¼', ".25")
        .replace('¾', ".75");
    let (mut rest, mut total, mut last) = (text.trim(), 0u32, u32::MAX);
    while !rest.is_empty() {
        let figures = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let amount = rest.get(..figures)?;
        rest = rest.get(figures..)?.trim_start_matches([' ', '-']);
        let letters = rest
            .find(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.')
            .unwrap_or(rest.len());
        let word = rest.get(..letters)?;
        // "1 h 30": minutes, by where they stand.
        let unit = if word.is_empty() && last == 3600 {
            60
        } else {
            unit(word)?
        };
        if unit >= last || (unit == 60 && last == 3600 && amount.parse::<u32>().ok()? >= 60) {
            return None;
        }
        total = total.checked_add(times(amount, unit)?)?;
        last = unit;
        rest = rest.get(letters..)?.trim_start_matches(['.', ' ']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (1..=24 * 3600).contains(&total).then_some(total)
}

/// The seconds of a unit's word.
fn unit(word: &str) -> Option<u32> {
    UNITS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, seconds)| *seconds)
}

/// `amount` of `unit`, where that is a whole number of seconds.
fn times(amount: &str, unit: u32) -> Option<u32> {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    if (whole.is_empty() && part.is_empty()) || whole.len() > 6 || part.len() > 3 {
        return None;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let scale = 10u32.pow(u32::try_from(part.len()).ok()?);
    let part: u32 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let parts = part.checked_mul(unit)?;
    (parts % scale == 0)
        .then(|| whole.checked_mul(unit)?.checked_add(parts / scale))
        .flatten()
}

/// Whether text was meant as an hour or a duration and is none: `5 mni`, `25:10`, `0 min`.
pub(super) fn is_near_timing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let figures = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (amount, rest) = text.split_at(figures);
    if amount.is_empty() || amount.len() > 4 {
        return false;
    }
    if rest
        .strip_prefix(':')
        .is_some_and(|minutes| minutes.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let word = rest.trim_matches(|c: char| c.is_whitespace() || c == '.' || c == '-');
    let long: Vec<&str> = UNITS
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| name.len() >= 3)
        .collect();
    unit(word).is_some() || (!matches!(word, "men" | "main" | "mine" | "ours") && near(word, long).is_some())
}

/// The choice that a word was meant to be: one slip away, or two in a long word.
pub(super) fn near<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(40).collect();
    let slips = if word.len() < 3 {
        0
    } else if word.len() < 6 {
        1
    } else {
        2
    };
    choices
        .into_iter()
        .map(|choice| (distance(&word, &choice.chars().collect::<Vec<_>>()), choice))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, choice)| choice)
}

/// Letters to insert, delete, change or swap with their neighbour to make `b` of `a`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (get(&last, j) + usize::from(x != y))
                .min(get(&last, j + 1) + 1)
                .min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped && x != y {
                cost = cost.min(get(&before_last, j - 1) + 1);
            }
            row.push(cost);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
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

    #[test]
    fn times_in_every_spelling() {
        for (text, told) in [
            ("11:00", Some((11, 0))),
            ("11.00", Some((11, 0))),
            ("1100", Some((11, 0))),
            ("1100 hrs", Some((11, 0))),
            ("11am", Some((11, 0))),
            ("11.00 a.m.", Some((11, 0))),
            ("11:30 pm", Some((23, 30))),
            ("2pm", Some((14, 0))),
            ("12pm", Some((12, 0))),
            ("12 noon", Some((12, 0))),
            ("12am", Some((0, 0))),
            ("noon", Some((12, 0))),
            ("at 9:05", Some((9, 5))),
            ("13:30 pm", Some((13, 30))),
            ("13am", None),
            ("25:10", None),
            ("11:60", None),
            ("11:0", None),
            ("11", None),
            ("", None),
            ("pm", None),
            ("é1:00", None),
        ] {
            assert_eq!(
                time(text),
                told.and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)),
                "{text}"
            );
        }
    }

    #[test]
    fn ranges_in_every_spelling() {
        for (text, told) in [
            ("11:00-13:30", Some(((11, 0), (13, 30)))),
            ("11:00 to 13:30", Some(((11, 0), (13, 30)))),
            ("from 11.00 until 13.30", Some(((11, 0), (13, 30)))),
            ("11:00 – 13:30", Some(((11, 0), (13, 30)))),
            ("2-4pm", Some(((14, 0), (16, 0)))),
            ("2:00 - 4:00 p.m.", Some(((14, 0), (16, 0)))),
            ("11am-1pm", Some(((11, 0), (13, 0)))),
            ("11-1pm", Some(((11, 0), (13, 0)))),
            ("9-11am", Some(((9, 0), (11, 0)))),
            ("11:00", None),
            ("2-4", None),
        ] {
            let hour = |(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap();
            assert_eq!(range(text), told.map(|(a, b)| (hour(a), hour(b))), "{text}");
        }
    }

    #[test]
    fn durations_in_every_spelling() {
        for (text, minutes) in [
            ("5 min", Some(5)),
            ("5m", Some(5)),
            ("5 mins.", Some(5)),
            ("90 minutes", Some(90)),
            ("1h", Some(60)),
            ("1 h 30", Some(90)),
            ("1h30", Some(90)),
            ("1h30m", Some(90)),
            ("1 hour 15 minutes", Some(75)),
            ("1 hour and 15 minutes", Some(75)),
            ("1.5 hours", Some(90)),
            ("1½ hours", Some(90)),
            ("half an hour", Some(30)),
            ("an hour and a half", Some(90)),
            ("about 20 min", Some(20)),
            ("20 minutes maximum", Some(20)),
            ("10-minute", Some(10)),
            ("10'", Some(10)),
            ("5", None),
            ("0 min", None),
            ("25 hours", None),
            ("1 h 75", None),
            ("5 min 5 min", None),
            ("5 mni", None),
            ("99999999999 min", None),
            (". min", None),
            ("", None),
        ] {
            assert_eq!(duration(text), minutes.map(|m: u32| m * 60), "{text}");
        }
        assert_eq!(duration("90 sec"), Some(90));
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        for (text, near) in [
            ("5 mni", true),
            ("40 minuets", true),
            ("25:10", true),
            ("0 min", true),
            ("second reading", false),
            ("2016", false),
            ("20 men", false),
            ("3 wards", false),
            ("£25.10", false),
        ] {
            assert_eq!(is_near_timing(text), near, "{text}");
        }
        assert_eq!(near("tme", ["date", "time"]), Some("time"));
        assert_eq!(near("memebrs", ["members"]), Some("members"));
        assert_eq!(near("x", ["y"]), None);
    }
}
