//! Hours of the day, however a clerk spells them. `11` is none without `am` or `pm`.

use chrono::NaiveTime;

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
}
