//! The names by which facts refer to people, items, questions, motions and actions.
//!
//! They are what the clerk types and what the record prints, so each reads back as it was typed.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! worded {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub Box<str>);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

worded! {
    /// A person's tag: what the clerk types for them.
    PersonId
}
worded! {
    /// An agenda item: its number where it has one of its own, else `i` and its place.
    ItemId
}

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();

            /// Reads the id in either case; anything else is `Err`.
            fn from_str(text: &str) -> Result<Self, ()> {
                let digits = text
                    .strip_prefix($letter)
                    .or_else(|| text.strip_prefix($letter.to_ascii_uppercase() as char))
                    .ok_or(())?;
                if digits.is_empty() || digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(());
                }
                digits.parse().map(Self).map_err(|_| ())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(|()| {
                    serde::de::Error::custom(concat!("an id like ", $letter, "1 was expected"))
                })
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": concat!("^", $letter, "[1-9][0-9]*$") })
            }
        }
    };
}

numbered! {
    /// A question: `q3`.
    QuestionId, 'q'
}
numbered! {
    /// A motion, amendment or recommendation: `m2`.
    MotionId, 'm'
}
numbered! {
    /// An action: `a1`.
    ActionId, 'a'
}
numbered! {
    /// An undertaking: `u1`.
    UndertakingId, 'u'
}
numbered! {
    /// An election: `e1`.
    ElectionId, 'e'
}

/// What a meeting may leave open for a later one: an action, an undertaking or a question, by its id there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owed {
    /// An action.
    Action(ActionId),
    /// An undertaking.
    Undertaking(UndertakingId),
    /// A question.
    Question(QuestionId),
}

impl fmt::Display for Owed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owed::Action(id) => id.fmt(f),
            Owed::Undertaking(id) => id.fmt(f),
            Owed::Question(id) => id.fmt(f),
        }
    }
}

impl FromStr for Owed {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let action = text.parse().map(Owed::Action);
        let undertaking = || text.parse().map(Owed::Undertaking);
        action
            .or_else(|()| undertaking())
            .or_else(|()| text.parse().map(Owed::Question))
    }
}

impl Serialize for Owed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Owed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = |()| serde::de::Error::custom(format!("{text} is no action, undertaking or question"));
        text.parse().map_err(wrong)
    }
}

impl JsonSchema for Owed {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Owed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[auq][1-9][0-9]*$" })
    }
}
