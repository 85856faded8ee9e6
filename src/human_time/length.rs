//! Lengths of time, however people spell them, and what was meant as a timing and is none.

use super::words::WORDS;
use crate::did_you_mean::near;
use crate::meeting::fold;

/// Reads `5 min`, `1h`, `1 h 30`, `1 hour 15 minutes`, `1½ hours`, `half an hour`, in seconds.
pub fn length(text: &str) -> Option<u32> {
    let mut text = fold::unaccented(text.trim());
    for word in WORDS.about("before") {
        text = text
            .strip_prefix(word.as_str())
            .map(str::to_owned)
            .unwrap_or(text);
    }
    for word in WORDS.about("after") {
        text = text
            .trim_end_matches('.')
            .strip_suffix(word.as_str())
            .map(str::to_owned)
            .unwrap_or(text);
    }
    for (said, written) in &WORDS.said {
        text = text.replace(said.as_str(), written);
    }
    let text = text.replace('½', ".5").replace('¼', ".25").replace('¾', ".75");
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

/// As a command takes it: also bare minutes, `3`, and minutes and seconds, `1:30`.
pub fn typed_length(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some((minutes, seconds)) = text.split_once(':') {
        let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
        return (seconds < 60)
            .then(|| minutes.checked_mul(60)?.checked_add(seconds))
            .flatten();
    }
    match text.parse::<u32>() {
        Ok(minutes) => minutes.checked_mul(60),
        Err(_) => length(text),
    }
}

/// The seconds of a unit's word.
fn unit(word: &str) -> Option<u32> {
    WORDS.units.get(word).copied()
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
pub fn is_near_length(text: &str) -> bool {
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
    let long = WORDS
        .units
        .keys()
        .map(String::as_str)
        .filter(|name| name.len() >= 3);
    unit(word).is_some() || (!matches!(word, "men" | "main" | "mine" | "ours") && near(word, long).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("une demi-heure", Some(30)),
            ("1 Std. 30 Min.", Some(90)),
            ("media hora", Some(30)),
            ("20 munud", Some(20)),
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
            assert_eq!(length(text), minutes.map(|m: u32| m * 60), "{text}");
        }
        assert_eq!(length("90 sec"), Some(90));
    }

    #[test]
    fn lengths_as_a_command_takes_them() {
        for (text, wanted) in [
            ("3m", Some(180)),
            ("3", Some(180)),
            ("90s", Some(90)),
            ("1:30", Some(90)),
            ("1h", Some(3600)),
            ("1h30", Some(5400)),
            ("1:75", None),
            ("x", None),
        ] {
            assert_eq!(typed_length(text), wanted, "{text}");
        }
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
            assert_eq!(is_near_length(text), near, "{text}");
        }
    }
}
