//! The first date, or the first hours, within a sentence that says other things too.

use std::ops::Range;

use chrono::NaiveTime;

use super::date::{FigureOrder, NoDate, date_in_order};
use super::hour::{is_hour_word, range, time};
use super::words::WORDS;
use crate::meeting::fold;
use chrono::NaiveDate;

/// A date of more words is none.
const MOST_WORDS: usize = 9;
/// Hours of more words are none: `from 7.30 p.m. until 9.15 p.m. GMT`.
const MOST_HOUR_WORDS: usize = 9;

/// What was found, and where: bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What it is.
    pub what: T,
    /// Where it stands.
    pub at: Range<usize>,
}

/// The words of a text, by where they stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), from) {
            (true, Some(begin)) => {
                words.push(begin..at);
                from = None;
            }
            (false, None) => from = Some(at),
            _ => {}
        }
    }
    words.extend(from.map(|begin| begin..text.len()));
    words
}

fn cut<'a>(text: &'a str, at: &Range<usize>) -> &'a str {
    text.get(at.clone()).unwrap_or_default()
}

/// Without the signs that a sentence puts around a word.
fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let word = cut(text, &at);
    let signs = |c: char| {
        matches!(
            c,
            '(' | ')' | ',' | ';' | ':' | '.' | '"' | '“' | '”' | '*' | '[' | ']'
        )
    };
    let from = at.start + (word.len() - word.trim_start_matches(signs).len());
    let to = at.start + word.trim_end_matches(signs).len();
    from..to.max(from)
}

/// The first date in a text: a whole one, or else one without a year or that may be either way round.
pub fn find_date(text: &str, order: FigureOrder) -> Option<Found<Result<NaiveDate, NoDate>>> {
    let words = words(text);
    let mut half = None;
    for (n, first) in words.iter().enumerate() {
        if !may_begin_date(cut(text, first)) {
            continue;
        }
        for last in words.iter().skip(n).take(MOST_WORDS).rev() {
            let at = trimmed(text, first.start..last.end);
            let read = date_in_order(cut(text, &at), order);
            match read {
                Ok(_) | Err(NoDate::OtherDay(_)) => return Some(Found { what: read, at }),
                Err(NoDate::NoYear | NoDate::WhichWayRound { .. }) if half.is_none() => {
                    half = Some(Found { what: read, at });
                }
                Err(_) => {}
            }
        }
    }
    half
}

fn may_begin_date(word: &str) -> bool {
    let lower = fold::unaccented(word);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(|c: char| c.is_ascii_digit())
        || WORDS.day(bare).is_some()
        || WORDS.month(bare).is_some()
        || WORDS.is_small("welsh_day", bare)
}

/// The first hour in a text, and until when, where it says so. `19.30` alone is one only after a word that
/// announces an hour, since it may be a number or a price.
pub fn find_hours(text: &str) -> Option<Found<(NaiveTime, Option<NaiveTime>)>> {
    let words = words(text);
    for (n, first) in words.iter().enumerate() {
        let word = cut(text, first);
        if !may_begin_hour(word) {
            continue;
        }
        let before = n
            .checked_sub(1)
            .and_then(|n| words.get(n))
            .map(|at| cut(text, at));
        for last in words.iter().skip(n).take(MOST_HOUR_WORDS).rev() {
            let at = trimmed_hours(text, first.start..last.end);
            let said = cut(text, &at);
            if !is_sure(said, before) {
                continue;
            }
            if let Some((from, to)) = range(said) {
                return Some(Found {
                    what: (from, Some(to)),
                    at,
                });
            }
            if let Some(from) = time(said) {
                return Some(Found {
                    what: (from, None),
                    at,
                });
            }
        }
    }
    None
}

fn trimmed_hours(text: &str, at: Range<usize>) -> Range<usize> {
    let end = at.end;
    let inner = trimmed(text, at);
    // "p.m." keeps its full stop.
    let stop = text.get(inner.end..end).is_some_and(|rest| rest.starts_with('.'));
    let half = cut(text, &inner).to_ascii_lowercase();
    match stop && (half.ends_with(".m") || half.ends_with(".h")) {
        true => inner.start..inner.end + 1,
        false => inner,
    }
}

fn may_begin_hour(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '*', '[', '"']);
    let lower = fold::unaccented(bare.trim_end_matches([',', '.', ';', ')']));
    bare.starts_with(|c: char| c.is_ascii_digit())
        || ["noon", "midnight"]
            .iter()
            .any(|list| WORDS.hours(list).contains(&lower))
}

/// Whether what reads as an hour can hardly be anything else.
fn is_sure(said: &str, before: Option<&str>) -> bool {
    let lower = fold::unaccented(said);
    let signed = lower.contains(':') || lower.chars().any(char::is_alphabetic) && has_hour_word(&lower);
    let announced = before.is_some_and(|before| {
        let before = fold::unaccented(before);
        let bare = before.trim_matches(|c: char| !c.is_alphanumeric());
        [
            "at",
            "um",
            "commencing",
            "starting",
            "from",
            "time",
            "las",
            "uhrzeit",
            "beginn",
            "hora",
            "heure",
            "amser",
        ]
        .contains(&bare)
    });
    let figures = lower.chars().filter(char::is_ascii_digit).count();
    // 2026 in "2026 à 19h30" is no hour; "1900 hrs" is one.
    let first = lower.find(|c: char| !c.is_ascii_digit()).unwrap_or(lower.len());
    let after = lower.get(first..).unwrap_or_default().trim_start();
    let unit = after.split_whitespace().next().is_some_and(is_hour_word);
    if first >= 3 && !announced && !unit {
        return false;
    }
    signed || (announced && (3..=8).contains(&figures) && lower.contains(['.', 'h']))
}

fn has_hour_word(lower: &str) -> bool {
    let letters: String = lower
        .chars()
        .map(|c| {
            if c.is_ascii_digit() || matches!(c, '-' | '–' | ':') {
                ' '
            } else {
                c
            }
        })
        .collect();
    letters
        .split_whitespace()
        .any(|word| is_hour_word(word.trim_start_matches('.')) || is_hour_word(word.trim_matches('.')))
        || [
            "yr hwyr",
            "y bore",
            "y prynhawn",
            "de la tarde",
            "du soir",
            "du matin",
        ]
        .iter()
        .any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_found_in_a_sentence() {
        for (text, wanted) in [
            (
                "to be held on Wednesday 15TH July 2020 commencing at 7.00pm in the Village Hall",
                "2020-07-15",
            ),
            (
                "Le conseil municipal se réunira en mairie le jeudi 12 mars 2026 à 19h30",
                "2026-03-12",
            ),
            ("am Dienstag, 12. Mai 2026, 19.30 Uhr, im Rathaus", "2026-05-12"),
            ("Tuesday, March 3, 2026  6:30 PM", "2026-03-03"),
            ("Saturday 3rd May 2025, 10.30am to 12 noon", "2025-05-03"),
            ("minutes of the meeting (12/01/2026)", "2026-01-12"),
            (
                "en sesión ordinaria el martes 5 de mayo de 2026, a las 18:00 horas",
                "2026-05-05",
            ),
        ] {
            let found = find_date(text, FigureOrder::DayFirst).map(|found| found.what);
            assert_eq!(found, Some(Ok(wanted.parse().unwrap())), "{text}");
        }
        let found = find_date("nos Fercher 14 Hydref am 7yh", FigureOrder::Unsaid).unwrap();
        assert_eq!(found.what, Err(NoDate::NoYear));
        assert_eq!(
            find_date("Clerk: 01234 567890, Room 4", FigureOrder::Unsaid),
            None
        );
    }

    #[test]
    fn hours_are_found_in_a_sentence_and_figures_are_left_alone() {
        for (text, from, to) in [
            (
                "on Wednesday 15TH July 2020 commencing at 7.00pm in the Village Hall",
                Some("19:00"),
                None,
            ),
            ("le jeudi 12 mars 2026 à 19h30", Some("19:30"), None),
            (
                "am Dienstag, 12. Mai 2026, 19.30 Uhr, im Rathaus",
                Some("19:30"),
                None,
            ),
            ("Tuesday, March 3, 2026  6:30 PM", Some("18:30"), None),
            (
                "Saturday 3rd May 2025, 10.30am to 12 noon",
                Some("10:30"),
                Some("12:00"),
            ),
            ("7.30pm in the Village Hall", Some("19:30"), None),
            ("Wednesday 15TH July 2020 10.00 am", Some("10:00"), None),
            ("Date: 15.07.2020 at 18.30", Some("18:30"), None),
            ("at 7 p.m. in the hall", Some("19:00"), None),
            ("13:00-15:00 UTC", Some("13:00"), Some("15:00")),
            ("a las 18:00 horas en el salón", Some("18:00"), None),
            ("um 19 Uhr im Saal", Some("19:00"), None),
            ("am 7.00 yr hwyr yn y Neuadd", Some("19:00"), None),
            ("Tel: 01234 567890", None, None),
            ("a grant of £7.50 and 12.75 hectares", None, None),
            ("15.07.2020", None, None),
            ("Application 26/0042", None, None),
        ] {
            let hour = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
            let found = find_hours(text).map(|found| found.what);
            assert_eq!(found, from.map(|from| (hour(from), to.map(hour))), "{text}");
        }
    }
}
