//! Dates, however people spell them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::words::WORDS;
use crate::meeting::fold;

/// Which comes first where a date is written in figures alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FigureOrder {
    /// `3/4/2024` is 3 April.
    DayFirst,
    /// `3/4/2024` is 4 March.
    MonthFirst,
    /// Nobody said: what may be both ways round is neither.
    #[default]
    Unsaid,
}

/// Why a date was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDate {
    /// It is none, or one that no calendar has.
    Unknown,
    /// It names a day of the week that the date is not.
    OtherDay(NaiveDate),
    /// It has a day and a month and no year.
    NoYear,
    /// It depends on which comes first, day or month: what it would be either way.
    WhichWayRound {
        /// With the day first, where that is a date.
        day_first: Option<NaiveDate>,
        /// With the month first.
        month_first: Option<NaiveDate>,
    },
}

/// Reads `2016-10-21`, `21/10/2016`, `21 October 2016`, `Friday 21st October, 2016`, `12. Mai 2026` and their like.
/// In figures the day comes first.
///
/// # Errors
/// Why it is no date.
pub fn date(text: &str) -> Result<NaiveDate, NoDate> {
    date_in_order(text, FigureOrder::DayFirst)
}

/// Reads a date, taking figures alone in this order.
///
/// # Errors
/// Why it is no date.
pub fn date_in_order(text: &str, order: FigureOrder) -> Result<NaiveDate, NoDate> {
    if let Some(figures) = date_in_figures(text, order) {
        return figures;
    }
    let said = Said::read(text).ok_or(NoDate::Unknown)?;
    let (Some(day), Some(month)) = (said.day, said.month) else {
        return Err(NoDate::Unknown);
    };
    let Some(year) = said.year else {
        // 29 February is a day of some year.
        let some_year = NaiveDate::from_ymd_opt(2000, month, day);
        return Err(some_year.map_or(NoDate::Unknown, |_| NoDate::NoYear));
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDate::Unknown)?;
    match said.weekday {
        Some(named) if date.weekday().num_days_from_monday() != named => Err(NoDate::OtherDay(date)),
        _ => Ok(date),
    }
}

/// A date as the clerk types it in passing: also `1 Dec`, `1/12`, `Friday`, `next Friday`, `tomorrow`, `the 21st of
/// April`. Without a year it is the first such day from `near` on.
pub fn next_date(text: &str, near: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches(['.', ',']);
    let lower = fold::unaccented(text);
    let (first, rest) = lower.split_once(char::is_whitespace).unwrap_or((&lower, ""));
    if matches!(first, "next" | "this" | "on") && !rest.trim().is_empty() {
        return next_date(rest, near);
    }
    if WORDS.is_small("today", &lower) {
        return Some(near);
    }
    if WORDS.is_small("tomorrow", &lower) {
        return near.succ_opt();
    }
    match date(text) {
        // A weekday before a date says nothing that the date does not.
        Ok(date) | Err(NoDate::OtherDay(date)) => return Some(date),
        Err(NoDate::NoYear) => {
            let said = Said::read(text)?;
            return next_such(said.day?, said.month?, near);
        }
        Err(NoDate::Unknown | NoDate::WhichWayRound { .. }) => {}
    }
    if let Some((day, month)) = lower.split_once('/')
        && let (Ok(day), Ok(month)) = (day.trim().parse(), month.trim().parse())
    {
        return next_such(day, month, near);
    }
    if let Some((day, month, year)) = short_year(&lower) {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let said = Said::read(text)?;
    let weekday = said
        .weekday
        .filter(|_| said.day.is_none() && said.month.is_none())?;
    (1..=7)
        .filter_map(|n| near.checked_add_days(Days::new(n)))
        .find(|date| date.weekday().num_days_from_monday() == weekday)
}

/// `1 March 18`: a year of two figures, after a month that is a word.
fn short_year(lower: &str) -> Option<(u32, u32, i32)> {
    let (before, year) = lower.rsplit_once(char::is_whitespace)?;
    let year: i32 = (year.len() == 2).then(|| year.parse().ok())??;
    let said = Said::read(before)?;
    Some((said.day?, said.month?, 2000 + year)).filter(|_| said.year.is_none())
}

fn next_such(day: u32, month: u32, near: NaiveDate) -> Option<NaiveDate> {
    (0..=8)
        .filter_map(|n| NaiveDate::from_ymd_opt(near.year() + n, month, day))
        .find(|date| *date >= near)
}

/// Words that end in `by` and a date, split there: `Write to the board`, 1 December.
pub fn with_due(text: &str, near: NaiveDate) -> (&str, Option<NaiveDate>) {
    let lower = text.to_ascii_lowercase();
    let found = lower
        .match_indices("by ")
        .filter(|(at, _)| *at == 0 || lower[..*at].ends_with(' '));
    for (at, by) in found.collect::<Vec<_>>().into_iter().rev() {
        if let Some(due) = next_date(&text[at + by.len()..], near) {
            return (text[..at].trim_end().trim_end_matches(','), Some(due));
        }
    }
    (text, None)
}

/// The English name of a day.
pub fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// What the words of a date say, each at most once.
#[derive(Default)]
struct Said {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    weekday: Option<u32>,
}

impl Said {
    /// None where a word says nothing of a date, or says it a second time.
    fn read(text: &str) -> Option<Self> {
        let mut said = Self::default();
        let lower = fold::unaccented(text);
        let marks = [
            ',', '/', '-', '.', '\u{2013}', '\u{2010}', '\u{2011}', '(', ')', 'º', 'ª',
        ];
        let words = lower
            .split(|c: char| c.is_whitespace() || marks.contains(&c))
            .filter(|word| !word.is_empty());
        let mut before = "";
        for word in words {
            said.take(word, before)?;
            before = word;
        }
        Some(said)
    }

    fn take(&mut self, word: &str, before: &str) -> Option<()> {
        let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let ending = word.get(figures.len()..)?;
        let after_dydd = WORDS.is_small("welsh_day", before);
        if !figures.is_empty() {
            let figure: u32 = figures.parse().ok()?;
            let ordinal = ending.is_empty() || WORDS.is_small("ordinal", ending);
            if ordinal && figures.len() <= 2 && self.day.is_none() {
                self.day = Some(figure);
            } else if ending.is_empty() && figures.len() == 4 && self.year.is_none() {
                self.year = Some(i32::try_from(figure).ok()?);
            } else {
                return None;
            }
        } else if after_dydd && matches!(word, "mawrth" | "fawrth") && self.weekday.is_none() {
            self.weekday = Some(1);
        } else if let Some(month) = WORDS.month(word).filter(|_| self.month.is_none()) {
            self.month = Some(month);
        } else if let Some(day) = WORDS.day(word).filter(|_| self.weekday.is_none()) {
            self.weekday = Some(day);
        } else if !WORDS.is_small("date", word) {
            return None;
        }
        Some(())
    }
}

/// A date in figures alone; none where it is not written so.
fn date_in_figures(text: &str, order: FigureOrder) -> Option<Result<NaiveDate, NoDate>> {
    let text = text.trim().trim_end_matches('.');
    let marks = ['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}'];
    let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let figures = |p: &&str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    if ![a, b, c].into_iter().all(figures) {
        return None;
    }
    let figure = |p: &str| p.parse::<u32>().ok();
    let on = |year: Option<i32>, month: &str, day: &str| {
        NaiveDate::from_ymd_opt(year?, figure(month)?, figure(day)?)
    };
    let year = match (a.len(), c.len()) {
        (4, 1 | 2) => return Some(on(a.parse().ok(), b, c).ok_or(NoDate::Unknown)),
        (1 | 2, 4) => c.parse::<i32>().ok(),
        (1 | 2, 2) => c.parse::<i32>().ok().map(|year| 2000 + year),
        _ => return Some(Err(NoDate::Unknown)),
    };
    let (day_first, month_first) = (on(year, b, a), on(year, a, b));
    // 1.12.2016 is written where the day comes first.
    let dotted = text.contains('.');
    Some(match order {
        FigureOrder::DayFirst => day_first.ok_or(NoDate::Unknown),
        FigureOrder::MonthFirst if !dotted => month_first.ok_or(NoDate::Unknown),
        FigureOrder::MonthFirst => day_first.ok_or(NoDate::Unknown),
        FigureOrder::Unsaid => match (day_first, month_first.filter(|_| !dotted)) {
            (None, None) => Err(NoDate::Unknown),
            (Some(date), None) => Ok(date),
            (Some(date), Some(other)) if date == other => Ok(date),
            (day_first, month_first) => Err(NoDate::WhichWayRound {
                day_first,
                month_first,
            }),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_in_every_spelling() {
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
            "vendredi 21 octobre 2016",
            "le 21 octobre 2016",
            "Freitag, den 21. Oktober 2016",
            "viernes 21 de octubre de 2016",
            "viernes, 21 de octubre del 2016",
            "dydd Gwener, 21 Hydref 2016",
            "nos Wener 21ain Hydref 2016",
        ] {
            assert_eq!(date(text), Ok(day(2016, 10, 21)), "{text}");
        }
        for (text, wanted) in [
            ("Tuesday 3rd May 2016", day(2016, 5, 3)),
            ("12. Mai 2026", day(2026, 5, 12)),
            ("martes 5 de mayo de 2026", day(2026, 5, 5)),
            ("1er mars 2026", day(2026, 3, 1)),
            ("jeudi 12 août 2027", day(2027, 8, 12)),
            ("Dienstag, 3. März 2026", day(2026, 3, 3)),
            ("nos Fawrth 3ydd Mawrth 2026", day(2026, 3, 3)),
            ("Wednesday 15TH July 2020", day(2020, 7, 15)),
            ("9 février 2026", day(2026, 2, 9)),
        ] {
            assert_eq!(date(text), Ok(wanted), "{text}");
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
            "31 February",
        ] {
            assert_eq!(date(text), Err(NoDate::Unknown), "{text}");
        }
        assert_eq!(date("21 October"), Err(NoDate::NoYear));
        assert_eq!(date("nos Fercher 14 Hydref"), Err(NoDate::NoYear));
        let friday = day(2016, 10, 21);
        assert_eq!(date("Saturday 21 October 2016"), Err(NoDate::OtherDay(friday)));
        assert_eq!(day_name(friday.weekday()), "Friday");
    }

    #[test]
    fn figures_ask_which_way_round_unless_it_is_known() {
        use FigureOrder::{DayFirst, MonthFirst, Unsaid};
        let (april, march) = (day(2024, 4, 3), day(2024, 3, 4));
        assert_eq!(date_in_order("3/4/2024", DayFirst), Ok(april));
        assert_eq!(date_in_order("3/4/2024", MonthFirst), Ok(march));
        assert_eq!(
            date_in_order("3/4/2024", Unsaid),
            Err(NoDate::WhichWayRound {
                day_first: Some(april),
                month_first: Some(march)
            })
        );
        assert_eq!(
            date_in_order("3/14/2024", Unsaid),
            Err(NoDate::WhichWayRound {
                day_first: None,
                month_first: Some(day(2024, 3, 14))
            })
        );
        assert_eq!(date_in_order("3/14/2024", MonthFirst), Ok(day(2024, 3, 14)));
        assert_eq!(date_in_order("14/3/2024", Unsaid), Ok(day(2024, 3, 14)));
        assert_eq!(date_in_order("3.4.2024", MonthFirst), Ok(april));
        assert_eq!(date_in_order("3/3/2024", Unsaid), Ok(day(2024, 3, 3)));
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
            ("1 March 18", day(2018, 3, 1)),
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
            ("the 21st of April", day(2017, 4, 21)),
            ("le 1er décembre", day(2016, 12, 1)),
            ("am 1. Dezember", day(2016, 12, 1)),
            ("Saturday 21 October 2016", day(2016, 10, 21)),
        ] {
            assert_eq!(next_date(text, near), Some(wanted), "{text}");
        }
        for text in [
            "",
            "the officers",
            "31 Feb",
            "32 Dec",
            "Dec",
            "1 1 1 1",
            "the",
            "on",
        ] {
            assert_eq!(next_date(text, near), None, "{text}");
        }
    }

    #[test]
    fn only_a_date_at_the_end_is_a_due_date() {
        let near = day(2016, 10, 21);
        for (text, rest, due) in [
            (
                "Write to the board by 1 Dec",
                "Write to the board",
                Some(day(2016, 12, 1)),
            ),
            (
                "Find papers by hand, by 1 Dec.",
                "Find papers by hand",
                Some(day(2016, 12, 1)),
            ),
            ("Reply by the 21st of April", "Reply", Some(day(2017, 4, 21))),
            ("Agree words by email", "Agree words by email", None),
            ("Stand by 1 Dec", "Stand", Some(day(2016, 12, 1))),
        ] {
            assert_eq!(with_due(text, near), (rest, due), "{text}");
        }
    }
}
