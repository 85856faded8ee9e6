//! How dates and hours are said to whoever reads: in which language, by which clock.
//!
//! Only dates and hours: everything else is said in English. The log and the record know nothing of it.

use chrono::format::{Fixed, Item, Numeric, Pad, StrftimeItems};
use chrono::{Datelike, NaiveDate, Timelike};

/// A language for dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// `21 October 2016`
    #[default]
    English,
    /// `21 Hydref 2016`
    Welsh,
    /// `21 Deireadh Fómhair 2016`
    Irish,
    /// `21 octobre 2016`
    French,
    /// `21. Oktober 2016`
    German,
    /// `21 de octubre de 2016`
    Spanish,
}

/// The names of a language: long and short, months from January, days from Monday.
struct Names {
    code: &'static str,
    language: Language,
    months: [&'static str; 12],
    short_months: [&'static str; 12],
    days: [&'static str; 7],
    short_days: [&'static str; 7],
}

const NAMES: [Names; 6] = [
    Names {
        code: "en",
        language: Language::English,
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        short_months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        days: [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
        short_days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    },
    Names {
        code: "cy",
        language: Language::Welsh,
        months: [
            "Ionawr",
            "Chwefror",
            "Mawrth",
            "Ebrill",
            "Mai",
            "Mehefin",
            "Gorffennaf",
            "Awst",
            "Medi",
            "Hydref",
            "Tachwedd",
            "Rhagfyr",
        ],
        short_months: [
            "Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag",
        ],
        days: [
            "dydd Llun",
            "dydd Mawrth",
            "dydd Mercher",
            "dydd Iau",
            "dydd Gwener",
            "dydd Sadwrn",
            "dydd Sul",
        ],
        short_days: ["Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"],
    },
    Names {
        code: "ga",
        language: Language::Irish,
        months: [
            "Eanáir",
            "Feabhra",
            "Márta",
            "Aibreán",
            "Bealtaine",
            "Meitheamh",
            "Iúil",
            "Lúnasa",
            "Meán Fómhair",
            "Deireadh Fómhair",
            "Samhain",
            "Nollaig",
        ],
        short_months: [
            "Ean", "Feabh", "Márta", "Aib", "Beal", "Meith", "Iúil", "Lún", "MFómh", "DFómh", "Samh", "Noll",
        ],
        days: [
            "Dé Luain",
            "Dé Máirt",
            "Dé Céadaoin",
            "Déardaoin",
            "Dé hAoine",
            "Dé Sathairn",
            "Dé Domhnaigh",
        ],
        short_days: ["Luan", "Máirt", "Céad", "Déar", "Aoine", "Sath", "Domh"],
    },
    Names {
        code: "fr",
        language: Language::French,
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        short_months: [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
        days: [
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        ],
        short_days: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    },
    Names {
        code: "de",
        language: Language::German,
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        short_months: [
            "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
        ],
        days: [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
        short_days: ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."],
    },
    Names {
        code: "es",
        language: Language::Spanish,
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        short_months: [
            "ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic.",
        ],
        days: [
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
        ],
        short_days: ["lun.", "mar.", "mié.", "jue.", "vie.", "sáb.", "dom."],
    },
];

/// The form of a date in full, which each language has in its own way.
const ORDINARY: &str = "%-d %B %Y";

impl Language {
    /// Every one.
    pub const ALL: [Language; 6] = [
        Language::English,
        Language::Welsh,
        Language::Irish,
        Language::French,
        Language::German,
        Language::Spanish,
    ];

    fn names(self) -> &'static Names {
        NAMES
            .iter()
            .find(|names| names.language == self)
            .unwrap_or(&NAMES[0])
    }

    /// Its code, after ISO 639-1.
    pub fn code(self) -> &'static str {
        self.names().code
    }

    /// The language of this code; a region after it (`cy-GB`) changes nothing.
    pub fn of(code: &str) -> Option<Self> {
        let code = code.split(['-', '_']).next().unwrap_or(code);
        let names = NAMES.iter().find(|names| names.code.eq_ignore_ascii_case(code));
        names.map(|names| names.language)
    }

    /// A date in full: `21 October 2016`.
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.names().months[date.month0() as usize % 12];
        let (day, year) = (date.day(), date.year());
        match self {
            Language::German => format!("{day}. {month} {year}"),
            Language::Spanish => format!("{day} de {month} de {year}"),
            Language::French if day == 1 => format!("1er {month} {year}"),
            Language::English | Language::Welsh | Language::Irish | Language::French => {
                format!("{day} {month} {year}")
            }
        }
    }

    /// A date as a `strftime` form writes it, with this language's names; none where the form is no form
    /// of a date.
    pub fn formatted(self, date: NaiveDate, form: &str) -> Option<String> {
        use std::fmt::Write as _;
        if form == ORDINARY {
            return Some(self.date(date));
        }
        let names = self.names();
        let (month, day) = (
            date.month0() as usize % 12,
            date.weekday().num_days_from_monday() as usize % 7,
        );
        let mut out = String::new();
        for item in StrftimeItems::new(form) {
            match item {
                Item::Fixed(Fixed::LongMonthName) => out.push_str(names.months[month]),
                Item::Fixed(Fixed::ShortMonthName) => out.push_str(names.short_months[month]),
                Item::Fixed(Fixed::LongWeekdayName) => out.push_str(names.days[day]),
                Item::Fixed(Fixed::ShortWeekdayName) => out.push_str(names.short_days[day]),
                // The first of a month is an ordinal in French, whatever stands before it: "lundi 1er mars".
                Item::Numeric(Numeric::Day, Pad::None) if self == Language::French && date.day() == 1 => {
                    out.push_str("1er");
                }
                other => write!(out, "{}", date.format_with_items(std::iter::once(other))).ok()?,
            }
        }
        Some(out)
    }
}

/// By which clock hours are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hours {
    /// `14:05`
    #[default]
    TwentyFour,
    /// `2:05pm`
    Twelve,
}

/// How dates and hours are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// In which language.
    pub language: Language,
    /// By which clock.
    pub hours: Hours,
}

impl Manner {
    /// As the minutes and the tables have them where nothing else is said.
    pub const PLAIN: Manner = Manner {
        language: Language::English,
        hours: Hours::TwentyFour,
    };

    /// A date in full.
    pub fn date(self, date: NaiveDate) -> String {
        self.language.date(date)
    }

    /// A time of day to the minute: `14:05`, `2:05pm`.
    pub fn hour(self, time: impl Timelike) -> String {
        match self.hours {
            Hours::TwentyFour => format!("{:02}:{:02}", time.hour(), time.minute()),
            Hours::Twelve => {
                let (pm, hour) = time.hour12();
                format!("{hour}:{:02}{}", time.minute(), half(pm))
            }
        }
    }

    /// A moment for whoever thinks of `day`: the hour, and the date before it where it is another day's.
    pub fn moment(self, moment: crate::meeting::Moment, day: Option<NaiveDate>) -> String {
        let (date, hour) = (moment.date_naive(), self.hour(moment));
        match day == Some(date) {
            true => hour,
            false => format!("{}, {hour}", self.date(date)),
        }
    }

    /// A time of day to the second: `14:05:09`, `2:05:09pm`.
    pub fn second(self, time: impl Timelike) -> String {
        match self.hours {
            Hours::TwentyFour => format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second()),
            Hours::Twelve => {
                let (pm, hour) = time.hour12();
                format!("{hour}:{:02}:{:02}{}", time.minute(), time.second(), half(pm))
            }
        }
    }

    /// The figures of a time of day alone, for large digits: `14:05`, `2:05`.
    pub fn figures(self, time: impl Timelike) -> String {
        let hour = self.hour(time);
        hour.trim_end_matches(char::is_alphabetic).to_owned()
    }

    /// A time of day to the minute, as wide as any other.
    pub fn column(self, time: impl Timelike) -> String {
        format!("{:>width$}", self.hour(time), width = self.wide())
    }

    /// How wide the widest time of day to the minute is.
    pub fn wide(self) -> usize {
        match self.hours {
            Hours::TwentyFour => 5,
            Hours::Twelve => 7,
        }
    }
}

fn half(pm: bool) -> &'static str {
    if pm { "pm" } else { "am" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2016, 10, day).unwrap_or_default()
    }

    #[test]
    fn dates_in_each_language() {
        let said = Language::ALL.map(|language| language.date(day(1)));
        assert_eq!(
            said,
            [
                "1 October 2016",
                "1 Hydref 2016",
                "1 Deireadh Fómhair 2016",
                "1er octobre 2016",
                "1. Oktober 2016",
                "1 de octubre de 2016"
            ]
        );
        for language in Language::ALL {
            assert_eq!(Language::of(language.code()), Some(language));
        }
        assert_eq!(Language::of("cy-GB"), Some(Language::Welsh));
        assert_eq!(Language::of("tlh"), None);
    }

    #[test]
    fn a_houses_own_form_takes_the_languages_names() {
        let said = |language: Language, form| language.formatted(day(21), form).unwrap_or_default();
        assert_eq!(
            said(Language::Welsh, "%A %-d %B %Y"),
            "dydd Gwener 21 Hydref 2016"
        );
        assert_eq!(said(Language::German, "%a %e.%m.%y"), "Fr. 21.10.16");
        let first = Language::French.formatted(day(1), "%A %-d %B");
        assert_eq!(first.as_deref(), Some("samedi 1er octobre"));
        for form in ["%-d %B %Y", "%A, %d %b %y", "%F", "%%"] {
            assert_eq!(said(Language::English, form), day(21).format(form).to_string());
        }
        assert_eq!(Language::English.formatted(day(21), "%Q"), None);
        assert_eq!(Language::English.formatted(day(21), "%H"), None);
    }

    #[test]
    fn hours_by_both_clocks() {
        let twelve = Manner {
            hours: Hours::Twelve,
            ..Manner::PLAIN
        };
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 7).unwrap_or_default();
        let said = [at(0, 0), at(9, 5), at(12, 0), at(23, 59)].map(|time| twelve.hour(time));
        assert_eq!(said, ["12:00am", "9:05am", "12:00pm", "11:59pm"]);
        assert_eq!(twelve.column(at(9, 5)), " 9:05am");
        assert_eq!(twelve.second(at(13, 5)), "1:05:07pm");
        assert_eq!(Manner::PLAIN.hour(at(9, 5)), "09:05");
        assert_eq!(Manner::PLAIN.second(at(9, 5)), "09:05:07");
    }
}
