//! A stretch of days, and how a clerk writes its ends. Pure.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The meetings of these days, and where an end is open, all before or after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether a meeting of that day is one of them. Of one without a day it cannot be said.
    pub fn holds(&self, day: Option<NaiveDate>) -> bool {
        *self == Self::default()
            || day.is_some_and(|day| {
                self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
            })
    }
}

/// The first and the last day of a year, a month or a day as it is written.
///
/// # Errors
/// It is none of them.
pub fn days(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let wrong = || format!("{text} is no date: write 2016, 2016-10 or 2016-10-21");
    let numbers: Result<Vec<u32>, _> = text.split('-').map(str::parse).collect();
    let numbers = numbers.map_err(|_| wrong())?;
    let year = |year: u32| {
        i32::try_from(year)
            .ok()
            .filter(|year| (1000..10_000).contains(year))
    };
    let (first, next) = match numbers[..] {
        [y] => {
            let first = year(y).and_then(|y| NaiveDate::from_ymd_opt(y, 1, 1));
            (first, first.and_then(|day| day.with_year(day.year() + 1)))
        }
        [y, m] => {
            let first = year(y).and_then(|y| NaiveDate::from_ymd_opt(y, m, 1));
            (
                first,
                first.and_then(|day| day.checked_add_months(Months::new(1))),
            )
        }
        [y, m, d] => {
            let first = year(y).and_then(|y| NaiveDate::from_ymd_opt(y, m, d));
            (first, first.and_then(|day| day.checked_add_days(Days::new(1))))
        }
        _ => (None, None),
    };
    let last = next.and_then(|day| day.checked_sub_days(Days::new(1)));
    first.zip(last).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_may_be_open_at_either_end() {
        let day = |text: &str| Some(days(text).unwrap().0);
        let last = |text: &str| Some(days(text).unwrap().1);
        let rows = [
            (None, None, "2016-10-21", true),
            (day("2016"), None, "2015-12-31", false),
            (day("2016"), None, "2016-01-01", true),
            (None, last("2016-02"), "2016-02-29", true),
            (None, last("2016-02"), "2016-03-01", false),
            (day("2016-10-21"), last("2016-10-21"), "2016-10-21", true),
        ];
        for (from, to, date, held) in rows {
            assert_eq!(
                Period { from, to }.holds(day(date)),
                held,
                "{from:?} {to:?} {date}"
            );
        }
        let whole = Period::default();
        assert!(whole.holds(None));
        assert!(
            !Period {
                from: day("2016"),
                to: None
            }
            .holds(None)
        );
    }
}
