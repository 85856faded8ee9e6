//! House style as data: who is named and how, the sentence for each kind of entry, numbers and dates.
//!
//! A style is a TOML page. One that a house writes itself says only what it changes, on top of a shipped one.
//! It is held to what it may say when it is read, so that no paper fails half-way: every key known, every
//! template tried. It can change words, never leave out what happened: that is what papers are for.

mod say;
mod shape;
mod speech;
mod voice;
mod word;

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use thiserror::Error;
use toml::{Table, Value};

use crate::meeting::event::PersonKind;
use crate::meeting::words::Language;

pub use say::Say;
pub use shape::{End, Head, Listing, Shape};
pub use speech::{By, Speech, Spoken};
pub(super) use voice::{Voice, Words, named};
pub use word::Word;

/// The styles that come with the program: name and page. The first is on top of nothing.
const SHIPPED: [(&str, &str); 8] = [
    ("default", include_str!("style/default.toml")),
    ("panel", include_str!("style/panel.toml")),
    ("parish", include_str!("style/parish.toml")),
    ("decisions", include_str!("style/decisions.toml")),
    ("welsh", include_str!("style/welsh.toml")),
    ("french", include_str!("style/french.toml")),
    ("german", include_str!("style/german.toml")),
    ("spanish", include_str!("style/spanish.toml")),
];

/// A house style.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// What it is for, in a line.
    pub about: String,
    /// The language that its sentences are in, as a BCP 47 tag.
    pub language: String,
    /// Whether the minutes tell what was said, or only what was done and decided.
    pub discussion: bool,
    /// Whether they tell when each item began and ended.
    pub times: bool,
    /// Further words with which what somebody said goes on from their name.
    pub goes_on: Vec<String>,
    /// The shape of the paper.
    pub shape: Shape,
    /// How what was said is joined to the name of whoever said it.
    pub speech: Speech,
    /// Dates and hours.
    pub formats: Formats,
    /// Who is named, and how.
    pub names: Names,
    /// How items and decisions are numbered.
    pub numbering: Numbering,
    /// How motions are set out.
    pub motions: Motions,
    /// The Word file that papers are put into.
    pub docx: Docx,
    /// Where the fonts of a PDF are.
    pub pdf: Pdf,
    /// The sentence for each kind of entry.
    pub sentences: BTreeMap<String, String>,
    /// Every other word that a paper prints.
    pub words: BTreeMap<String, String>,
}

/// Papers as PDF.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pdf {
    /// A folder of fonts for letters that the program's own lacks; empty: those of the system.
    pub fonts: String,
}

/// Papers as Word files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Docx {
    /// The house's own Word file, beside the style's page; empty: one of our own.
    pub template: String,
}

/// Dates and hours, as chrono's `strftime` writes them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formats {
    /// The language of months and days: `cy`. Empty: the reader's own, or English.
    pub dates: String,
    /// A date: `%-d %B %Y`.
    pub date: String,
    /// A time of day: `%H:%M`.
    pub time: String,
    /// A time of day on another day than the meeting's: `{time} on {date}`.
    pub other_day: String,
}

/// Who is named in what was said, and how. Movers and votes are always by name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Those who are named.
    pub named: Vec<PersonKind>,
    /// How somebody is called when first named: a template.
    pub first: String,
    /// How from then on: a template.
    pub later: String,
    /// What those are called who are not named, by kind.
    pub unnamed: BTreeMap<String, String>,
}

/// How items and decisions are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// An item's heading: a template.
    pub item: String,
    /// The number of the first minute of the first meeting that is kept here.
    pub first_minute: u32,
    /// The number of a decision: a template, given to the sentences as `number`.
    pub decision: String,
}

/// How motions are set out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motions {
    /// Whether the words of a motion that is carried stand where it was moved too, or with the decision alone.
    pub words_when_moved: bool,
    /// Whether recommendations that nobody moved and nobody decided stand in one numbered list.
    pub list_recommendations: bool,
}

/// Why a style cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StyleError {
    /// It is not TOML.
    #[error("line {line}: {what}")]
    NotToml {
        /// Where.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// A key that no style has.
    #[error("{key}: no style says this{}", near.as_ref().map(|near| format!("; `{near}` is meant?")).unwrap_or_default())]
    Unknown {
        /// The key with those it stands under.
        key: String,
        /// One like it.
        near: Option<String>,
    },
    /// What a key holds is not what it should be.
    #[error("{key}: {what}")]
    Wrong {
        /// The key with those it stands under.
        key: String,
        /// What is wrong.
        what: String,
    },
}

impl Default for Style {
    fn default() -> Self {
        // A test holds every shipped style; if this one were broken, the minutes would still have their facts.
        Self::shipped("default").unwrap_or_else(|| Self {
            about: String::new(),
            language: "en-GB".into(),
            discussion: true,
            times: true,
            goes_on: Vec::new(),
            shape: Shape::default(),
            speech: Speech::default(),
            formats: Formats {
                dates: String::new(),
                date: "%-d %B %Y".into(),
                time: "%H:%M".into(),
                other_day: "{time} on {date}".into(),
            },
            names: Names {
                named: Vec::new(),
                first: "{{ shown }}".into(),
                later: "{{ shown }}".into(),
                unnamed: BTreeMap::new(),
            },
            numbering: Numbering {
                item: "{{ title }}".into(),
                first_minute: 1,
                decision: String::new(),
            },
            motions: Motions {
                words_when_moved: true,
                list_recommendations: false,
            },
            docx: Docx {
                template: String::new(),
            },
            pdf: Pdf { fonts: String::new() },
            sentences: BTreeMap::new(),
            words: BTreeMap::new(),
        })
    }
}

impl Style {
    /// The names of the styles that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// The page of a style that comes with the program, for those who write their own.
    pub fn page(name: &str) -> Option<&'static str> {
        SHIPPED
            .iter()
            .find(|(shipped, _)| *shipped == name)
            .map(|(_, page)| *page)
    }

    /// A style that comes with the program.
    pub fn shipped(name: &str) -> Option<Self> {
        Self::page(name).and_then(|page| Self::read(page).ok())
    }

    /// A style from its page, on top of the one that its `base` names, or of the default.
    ///
    /// # Errors
    /// The page is not TOML, says what no style says, or holds a template that does not work.
    pub fn read(page: &str) -> Result<Self, StyleError> {
        let table = whole(page, 0)?;
        let style: Self = Value::Table(table).try_into().map_err(|error: toml::de::Error| {
            let (key, what) = (String::from("the page"), error.message().to_owned());
            StyleError::Wrong { key, what }
        })?;
        style.check()?;
        Ok(style)
    }

    fn check(&self) -> Result<(), StyleError> {
        let date = NaiveDate::default();
        for (key, format) in [
            ("formats.date", &self.formats.date),
            ("formats.time", &self.formats.time),
        ] {
            let mut out = String::new();
            let at = date.and_time(NaiveTime::default());
            let lone = match key {
                "formats.date" => write!(out, "{}", date.format(format)),
                _ => write!(out, "{}", at.time().format(format)),
            };
            if lone.is_err() {
                let what = format!("`{format}` is not a form that a date or an hour can be written in");
                return Err(StyleError::Wrong {
                    key: key.into(),
                    what,
                });
            }
        }
        let dates = &self.formats.dates;
        if !dates.is_empty() && Language::of(dates).is_none() {
            let known = Language::ALL.map(Language::code).join(", ");
            return Err(StyleError::Wrong {
                key: "formats.dates".into(),
                what: format!("`{dates}` is no language that dates are said in: {known}, or empty"),
            });
        }
        if let Some(what) = self.shape.wrong() {
            let key = "shape".to_owned();
            return Err(StyleError::Wrong { key, what });
        }
        voice::check(self)
    }

    /// Whether its sentence of this kind has a place for what it is told under that name.
    pub fn says(&self, say: Say, name: &str) -> bool {
        self.sentences
            .get(say.key())
            .is_some_and(|page| page.contains(name))
    }

    /// Whether its sentences are English.
    pub fn is_english(&self) -> bool {
        self.language.split('-').next() == Some("en")
    }

    /// The same, with dates in a language, unless it names one itself.
    #[must_use]
    pub fn with_dates_in(mut self, language: Language) -> Self {
        if self.formats.dates.is_empty() {
            self.formats.dates = language.code().to_owned();
        }
        self
    }

    /// A date in this style.
    pub fn date(&self, date: NaiveDate) -> String {
        let language = Language::of(&self.formats.dates).unwrap_or_default();
        let formatted = language.formatted(date, &self.formats.date);
        formatted.unwrap_or_else(|| language.date(date))
    }

    /// A time of day, as `hour` writes it, on a day that has to be named.
    pub fn on_day(&self, hour: &str, date: NaiveDate) -> String {
        let date = self.date(date);
        self.formats
            .other_day
            .replace("{time}", hour)
            .replace("{date}", &date)
    }

    /// A time of day in this style.
    pub fn hour(&self, time: NaiveTime) -> String {
        let mut out = String::new();
        match write!(out, "{}", time.format(&self.formats.time)) {
            Ok(()) => out,
            Err(_) => time.format("%H:%M").to_string(),
        }
    }
}

/// The page of a style with all that it leaves to its base. Bases of bases end: a page names only shipped ones.
fn whole(page: &str, depth: usize) -> Result<Table, StyleError> {
    let mut table: Table = toml::from_str(page).map_err(|error: toml::de::Error| StyleError::NotToml {
        line: error.span().map_or(1, |span| {
            page[..span.start.min(page.len())].matches('\n').count() + 1
        }),
        what: error.message().to_owned(),
    })?;
    let base = match table.remove("base") {
        None if page == SHIPPED[0].1 => return Ok(table),
        None => SHIPPED[0].1,
        Some(Value::String(name)) if depth < SHIPPED.len() => Style::page(&name).ok_or_else(|| {
            let names: Vec<&str> = Style::names().collect();
            let what = format!("there is no style {name}; there are {}", names.join(", "));
            StyleError::Wrong {
                key: "base".into(),
                what,
            }
        })?,
        Some(_) => {
            let what = "the name of a style, in quotes".to_owned();
            return Err(StyleError::Wrong {
                key: "base".into(),
                what,
            });
        }
    };
    let mut merged = whole(base, depth + 1)?;
    merge(&mut merged, table, "")?;
    Ok(merged)
}

/// Lays `own` over `base`: a table key by key, anything else in its place.
fn merge(base: &mut Table, own: Table, under: &str) -> Result<(), StyleError> {
    for (key, value) in own {
        let path = if under.is_empty() {
            key.clone()
        } else {
            format!("{under}.{key}")
        };
        match (base.get_mut(&key), value) {
            (Some(Value::Table(base)), Value::Table(own)) => merge(base, own, &path)?,
            (Some(base), value) if base.same_type(&value) => *base = value,
            (Some(base), value) => {
                let what = format!("{} is wanted, not {}", base.type_str(), value.type_str());
                return Err(StyleError::Wrong { key: path, what });
            }
            (None, _) => {
                let near = base.keys().find(|known| is_near(known, &key)).cloned();
                return Err(StyleError::Unknown { key: path, near });
            }
        }
    }
    Ok(())
}

/// Whether two keys differ by a slip or two of the finger.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = one.len().max(other.len());
    same + back + 2 >= longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_style_can_be_used() {
        for name in Style::names() {
            let page = Style::page(name).unwrap();
            assert_eq!(Style::read(page).map(|_| ()), Ok(()), "{name}");
        }
        let known: Vec<&str> = Say::ALL.iter().map(|say| say.key()).collect();
        let default = Style::default();
        let mut has: Vec<&str> = default.sentences.keys().map(String::as_str).collect();
        has.sort_by_key(|key| known.iter().position(|known| known == key));
        assert_eq!(has, known, "the default style has every sentence");
        for word in Word::ALL {
            assert!(default.words.contains_key(word.key()), "{}", word.key());
        }
        assert_eq!(default.words.len(), Word::ALL.len());
    }

    #[test]
    fn what_no_style_says_is_named() {
        let wrong = |page: &str| Style::read(page).unwrap_err().to_string();
        assert_eq!(
            wrong("[sentences]\nqestion = \"x\""),
            "sentences.qestion: no style says this; `question` is meant?"
        );
        assert_eq!(wrong("times = \"no\""), "times: boolean is wanted, not string");
        assert_eq!(
            wrong("about = \"x\"\ntimes = maybe").split(':').next(),
            Some("line 2")
        );
        assert_eq!(
            wrong("base = \"pannel\"").split(';').next(),
            Some("base: there is no style pannel")
        );
        assert!(wrong("[formats]\ndate = \"%Q\"").starts_with("formats.date: "));
        assert!(wrong("[formats]\ndates = \"tlh\"").starts_with("formats.dates: "));
        assert!(wrong("[sentences]\nanswer = \"{{ nobody }}\"").starts_with("sentences.answer: "));
        assert!(wrong("[sentences]\nanswer = \"{% if %}\"").starts_with("sentences.answer: "));
        assert!(wrong("[names]\nfirst = \"{{ for x }}\"").starts_with("names.first: "));
        let forever = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(wrong(&format!("[sentences]\nanswer = \"{forever}\"")).starts_with("sentences.answer: "));
        for much in ["['a'] * 100000000", "'x' in (['a'] * 100000000)"] {
            let page = format!("[numbering]\ndecision = \"{{{{ {much} }}}}\"");
            assert!(wrong(&page).starts_with("numbering.decision: "));
        }
    }

    #[test]
    fn a_number_is_padded_within_reason() {
        let far = Style::read("[numbering]\ndecision = \"{{ nth|padded(99999999) }}\"");
        assert!(far.is_ok(), "{far:?}");
    }

    #[test]
    fn dates_are_in_the_styles_language_or_else_in_the_readers() {
        let date = NaiveDate::from_ymd_opt(2016, 10, 21).unwrap();
        let own = Style::read("[formats]\ndates = \"cy\"").unwrap();
        assert_eq!(own.with_dates_in(Language::German).date(date), "21 Hydref 2016");
        let none = Style::default().with_dates_in(Language::German);
        assert_eq!(none.date(date), "21. Oktober 2016");
        let day = Style::read("[formats]\ndate = \"%A %-d %B\"").unwrap();
        assert_eq!(
            day.with_dates_in(Language::French).date(date),
            "vendredi 21 octobre"
        );
    }

    #[test]
    fn a_page_says_only_what_it_changes() {
        let style = Style::read("base = \"panel\"\n[formats]\ndate = \"%d.%m.%Y\"").unwrap();
        assert_eq!(
            style.date(NaiveDate::from_ymd_opt(2016, 10, 21).unwrap()),
            "21.10.2016"
        );
        let panel = Style::shipped("panel").unwrap();
        assert_eq!(style.sentences, panel.sentences);
    }
}
