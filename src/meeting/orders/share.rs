//! Fractions, and of whom: `1/4`, `more than 1/2`, `at least 2/3`. Each reads back as it was written.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::conduct::Terms;

/// A fraction of a whole: `1/4`. Never more than the whole, never of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share {
    parts: u32,
    of: u32,
}

/// The largest number above or below the line.
const MOST: u32 = 1000;

impl Share {
    /// `parts` of `of`; none where that is no fraction.
    pub fn new(parts: u32, of: u32) -> Option<Self> {
        (parts > 0 && parts <= of && of <= MOST).then_some(Self { parts, of })
    }

    /// A half.
    pub const HALF: Share = Share { parts: 1, of: 2 };
    /// A quarter.
    pub const QUARTER: Share = Share { parts: 1, of: 4 };

    /// The least whole number that is at least this share of `base`.
    pub fn at_least(self, base: u32) -> u32 {
        let share = (u64::from(base) * u64::from(self.parts)).div_ceil(u64::from(self.of));
        u32::try_from(share).unwrap_or(u32::MAX)
    }

    /// The least whole number that is more than this share of `base`.
    fn more_than(self, base: u32) -> u32 {
        let share = u64::from(base) * u64::from(self.parts) / u64::from(self.of) + 1;
        u32::try_from(share).unwrap_or(u32::MAX)
    }

    /// In words: `half`, `two thirds`, `5/9`.
    pub fn words(self) -> String {
        match (self.parts, self.of) {
            (n, d) if n == d => "all".into(),
            (1, 2) => "half".into(),
            (1, 3) => "a third".into(),
            (2, 3) => "two thirds".into(),
            (1, 4) => "a quarter".into(),
            (3, 4) => "three quarters".into(),
            (1, 5) => "a fifth".into(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.parts, self.of)
    }
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            let text = text.trim();
            text.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| text.parse().ok())
                .flatten()
        };
        let parts = text.split_once('/').map(|(n, d)| (number(n), number(d)));
        match parts {
            Some((Some(parts), Some(of))) => Share::new(parts, of),
            _ => None,
        }
        .ok_or_else(|| format!("{text} is no fraction such as 1/4"))
    }
}

impl TryFrom<String> for Share {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        share.to_string()
    }
}

impl JsonSchema for Share {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Share".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[1-9][0-9]*/[1-9][0-9]*$" })
    }
}

/// How much of a base it takes: `more than 1/2`, `at least 2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Needs {
    /// More than this share.
    MoreThan(Share),
    /// This share or more.
    AtLeast(Share),
}

impl Needs {
    /// How many of `base` it takes; never nobody.
    pub fn of(self, base: u32) -> u32 {
        match self {
            Needs::MoreThan(share) => share.more_than(base),
            Needs::AtLeast(share) => share.at_least(base).max(1),
        }
    }

    /// Whether it is the ordinary majority, at which equal votes leave the matter open.
    pub fn is_more_than_half(self) -> bool {
        self == Needs::MoreThan(Share::HALF)
    }

    /// In words: `more than half`, `two thirds`.
    pub fn words(self) -> String {
        match self {
            Needs::MoreThan(share) => format!("more than {}", share.words()),
            Needs::AtLeast(share) => share.words(),
        }
    }
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Needs::MoreThan(share) => write!(f, "more than {share}"),
            Needs::AtLeast(share) => write!(f, "at least {share}"),
        }
    }
}

impl FromStr for Needs {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || format!("{text} is no majority such as more than 1/2, or at least 2/3");
        match (text.strip_prefix("more than "), text.strip_prefix("at least ")) {
            // More than the whole could never be reached.
            (Some(share), _) => match share.parse() {
                Ok(Share { parts, of }) if parts == of => Err(wrong()),
                share => share.map(Needs::MoreThan).map_err(|_| wrong()),
            },
            (None, Some(share)) => share.parse().map(Needs::AtLeast).map_err(|_| wrong()),
            (None, None) => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Needs {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Needs> for String {
    fn from(needs: Needs) -> Self {
        needs.to_string()
    }
}

impl JsonSchema for Needs {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Needs".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(more than|at least) [1-9][0-9]*/[1-9][0-9]*$" })
    }
}

/// Of whom a share is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who voted for or against.
    Cast,
    /// Those who voted, and those who said that they abstained.
    CastWithAbstentions,
    /// The voting members present, whether they voted or not.
    Present,
    /// The voting members, present or not, whom no interest bars from this vote.
    Entitled,
    /// All voting members of the body.
    All,
}

impl Base {
    /// Every base.
    pub const ALL: [Base; 5] = [
        Base::Cast,
        Base::CastWithAbstentions,
        Base::Present,
        Base::Entitled,
        Base::All,
    ];

    /// The word for it in a file.
    pub fn word(self) -> &'static str {
        match self {
            Base::Cast => "cast",
            Base::CastWithAbstentions => "cast_with_abstentions",
            Base::Present => "present",
            Base::Entitled => "entitled",
            Base::All => "all",
        }
    }

    /// Those it counts, in words that stand after a number.
    pub fn words(self, terms: &Terms) -> String {
        let words = match self {
            Base::Cast => "present and voting",
            Base::CastWithAbstentions => "voting or abstaining",
            Base::Present => "present",
            Base::Entitled => "entitled to vote",
            Base::All => return format!("{} in all", terms.members()),
        };
        words.to_owned()
    }
}
