//! Hours of the day, however people spell them. `11` is none without `am`, `pm`, `h` or `Uhr`.

use chrono::NaiveTime;

use super::words::WORDS;
use crate::meeting::fold;

/// Reads `11:00`, `11.00`, `1100`, `11am`, `11:30 pm`, `noon`, `19h30`, `19.30 Uhr`, `15:00 UTC`.
///
/// A zone that is written is read past: hours are the place's own.
pub fn time(text: &str) -> Option<NaiveTime> {
    let lower = fold::unaccented(text).replace('’', "'");
    let trimmed = without_first_word(lower.trim());
    let bare: String = trimmed.chars().filter(|c| !c.is_whitespace()).collect();
    hour(bare.trim_end_matches([',', ';']))
}

/// As the entry line's `@` takes it: also with seconds, `11:03:05`.
pub fn clock_time(word: &str) -> Option<NaiveTime> {
    match word.rsplit_once([':', '.']) {
        Some((minutes, seconds)) if minutes.contains([':', '.']) && seconds.len() <= 2 => {
            NaiveTime::overflowing_add_signed(
                &time(minutes)?,
                chrono::TimeDelta::seconds(seconds.parse::<u32>().ok().filter(|s| *s < 60)?.into()),
            )
            .0
            .into()
        }
        _ => time(word),
    }
}

/// Whether a word, in lower case, belongs to an hour that stands before it: `pm`, `Uhr`, `noon`, `UTC`.
pub fn is_hour_word(word: &str) -> bool {
    let word = fold::unaccented(word);
    let word = word.trim_end_matches([',', ';', ')']);
    let bare = word.trim_end_matches('.');
    ["am", "pm", "noon", "midnight", "units", "zones"]
        .iter()
        .any(|list| {
            WORDS
                .hours(list)
                .iter()
                .any(|known| known == word || known == bare)
        })
}

/// Takes `at`, `um`, `à` off, where an hour follows.
fn without_first_word(text: &str) -> &str {
    let after = WORDS.hours("before").iter().filter_map(|word| {
        let rest = text.strip_prefix(word.as_str())?;
        // "at9:05" is written, too; "ab" is no "a".
        let rest = rest.trim_start_matches([' ', ':']);
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    });
    after.min_by_key(|rest| rest.len()).unwrap_or(text)
}

fn hour(text: &str) -> Option<NaiveTime> {
    let of = |hour: u32, minute: u32| NaiveTime::from_hms_opt(hour, minute, 0);
    let is = |list: &str, text: &str| WORDS.hours(list).iter().any(|word| word == text);
    if is("noon", text) {
        return of(12, 0);
    }
    if is("midnight", text) {
        return of(0, 0);
    }
    let text = ends_with(text, "zones").unwrap_or(text);
    let text = text.trim_end_matches(['.', '(', ')']);
    let (figures, half) = if let Some(figures) = ends_with(text, "am") {
        (figures, Some(false))
    } else if let Some(figures) = ends_with(text, "pm").or_else(|| ends_with(text, "noon")) {
        (figures, Some(true))
    } else if let Some(figures) = ends_with(text, "midnight") {
        (figures, Some(false))
    } else {
        (text, None)
    };
    let unit = ends_with(figures, "units");
    let figures = unit.unwrap_or(figures);
    let whole = unit.is_some() || half.is_some();
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if figures.len() == 4 => (figures.get(..2)?, figures.get(2..)?),
        None => match between(figures) {
            Some(parts) => parts,
            None if whole => (figures, "00"),
            None => return None,
        },
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
        _ if hour == 24 && minute == 0 => 0,
        _ => hour,
    };
    of(hour, minute)
}

/// What stands before a word of the list, which follows a figure.
fn ends_with<'a>(text: &'a str, list: &str) -> Option<&'a str> {
    let dotless = text.trim_end_matches('.');
    let found = WORDS.hours(list).iter().filter_map(|word| {
        text.strip_suffix(word.as_str())
            .or_else(|| dotless.strip_suffix(word.as_str()))
    });
    found
        .map(|rest| rest.trim_end_matches('.'))
        .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic() && list == "zones"))
        .min_by_key(|rest| rest.len())
}

/// `19h30`, `19uhr30`: the unit between hour and minutes.
fn between(text: &str) -> Option<(&str, &str)> {
    let hour = text.find(|c: char| !c.is_ascii_digit())?;
    let (hour, rest) = text.split_at(hour);
    let minute = rest.find(|c: char| c.is_ascii_digit())?;
    let (unit, minute) = rest.split_at(minute);
    let known = WORDS.hours("units").iter().any(|word| word == unit);
    (known && minute.len() == 2).then_some((hour, minute))
}

/// Reads `11:00-13:30`, `11:00 to 13:30`, `2-4pm`, `10.30am to 12 noon`, `von 14 bis 16 Uhr`.
pub fn range(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let lower = fold::unaccented(text);
    let lower = without_first_word(lower.trim());
    let dashes = ["\u{2013}", "\u{2014}", "\u{2212}", "-"].map(str::to_owned);
    let words = WORDS.hours("until").iter().map(|word| format!(" {word} "));
    words
        .chain(dashes)
        .filter_map(|mark| lower.split_once(&mark))
        .find_map(|(first, last)| ends(first, last))
}

fn ends(first: &str, last: &str) -> Option<(NaiveTime, NaiveTime)> {
    let to = time(last)?;
    // "2-4pm" says pm once for both, unless the first would then come after the second; "14-16 Uhr" likewise.
    let bare: String = last.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = ends_with(&bare, "zones").unwrap_or(&bare);
    let half = [("am", "am"), ("pm", "pm"), ("units", "h")]
        .into_iter()
        .find(|(list, _)| ends_with(bare, list).is_some())
        .map(|(_, half)| half);
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

#[cfg(test)]
mod tests {
    use super::*;

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
            ("7.30pm", Some((19, 30))),
            ("6:30 P.M.", Some((18, 30))),
            ("19h30", Some((19, 30))),
            ("19 h 30", Some((19, 30))),
            ("19 heures 30", Some((19, 30))),
            ("19 heures", Some((19, 0))),
            ("à 19h", Some((19, 0))),
            ("19.30 Uhr", Some((19, 30))),
            ("um 19 Uhr", Some((19, 0))),
            ("19 Uhr 30", Some((19, 30))),
            ("a las 18:00 horas", Some((18, 0))),
            ("18.00 h", Some((18, 0))),
            ("7.00 yr hwyr", Some((19, 0))),
            ("10yb", Some((10, 0))),
            ("7 o'clock", Some((7, 0))),
            ("15:00 UTC", Some((15, 0))),
            ("3:00 PM ET", None),
            ("3:00 PM EST", Some((15, 0))),
            ("midi", Some((12, 0))),
            ("12 midnight", Some((0, 0))),
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
        assert_eq!(clock_time("11:03:05"), NaiveTime::from_hms_opt(11, 3, 5));
        assert_eq!(clock_time("7.31pm"), NaiveTime::from_hms_opt(19, 31, 0));
        assert_eq!(clock_time("11.03"), NaiveTime::from_hms_opt(11, 3, 0));
        assert_eq!(clock_time("11:03:61"), None);
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
            ("10.30am to 12 noon", Some(((10, 30), (12, 0)))),
            ("13:00-15:00 UTC", Some(((13, 0), (15, 0)))),
            ("von 14 bis 16 Uhr", Some(((14, 0), (16, 0)))),
            ("de 18h à 20h30", Some(((18, 0), (20, 30)))),
            ("de 18:00 a 20:00 horas", Some(((18, 0), (20, 0)))),
            ("19.30 Uhr bis 21 Uhr", Some(((19, 30), (21, 0)))),
            ("11:00", None),
            ("2-4", None),
        ] {
            let hour = |(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap();
            assert_eq!(range(text), told.map(|(a, b)| (hour(a), hour(b))), "{text}");
        }
    }
}
