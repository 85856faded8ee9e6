//! The sections that a file may have several of, each with a name: `[special.veto]`, `[limit.mover]`.

use super::given::{Given, duration, listed, or_none, quoted, worded};
use crate::meeting::orders::{Limit, Special};

/// What may stand in a section of this kind, and how it is read and written.
pub struct Key<T> {
    /// Its key.
    pub key: &'static str,
    /// What may stand there.
    pub takes: &'static str,
    /// Reads it; none where it is not what it takes.
    pub set: fn(&mut T, Given<'_>) -> Option<()>,
    /// Writes it.
    pub show: fn(&T) -> String,
}

/// A rule that has a name.
pub trait Named: Default + Sized + 'static {
    /// The first word of its sections.
    const SECTION: &'static str;
    /// What it is about.
    const ABOUT: &'static str;
    /// What may stand in it.
    const KEYS: &'static [Key<Self>];

    /// A new rule with this name.
    fn called(name: &str) -> Self;
    /// Its name.
    fn name(&self) -> &str;
    /// Where it stands.
    fn source(&mut self) -> &mut String;
}

impl Named for Special {
    const SECTION: &'static str = "special";
    const ABOUT: &'static str = "what certain votes need; the first that fits holds";
    const KEYS: &'static [Key<Self>] = &[
        Key {
            key: "needs",
            takes: "a majority: \"more than 1/2\", \"at least 2/3\"",
            set: |rule, given| {
                rule.majority.needs = given.parsed()?;
                Some(())
            },
            show: |rule| quoted(&rule.majority.needs.to_string()),
        },
        Key {
            key: "of",
            takes: "\"cast\", \"cast_with_abstentions\", \"present\", \"entitled\" or \"all\"",
            set: |rule, given| {
                rule.majority.of = given.word()?;
                Some(())
            },
            show: |rule| worded(&rule.majority.of),
        },
        Key {
            key: "kinds",
            takes: "a list of \"motion\", \"recommendation\", \"amendment\" and \"procedural\"",
            set: |rule, given| {
                rule.kinds = given.words()?;
                Some(())
            },
            show: |rule| listed(&rule.kinds, worded),
        },
        Key {
            key: "procedures",
            takes: "a list of \"closure\", \"next_business\", \"adjourn\", \"exclude\", \"suspend\" and \"extend\"",
            set: |rule, given| {
                rule.procedures = given.words()?;
                Some(())
            },
            show: |rule| listed(&rule.procedures, worded),
        },
        Key {
            key: "words",
            takes: "a list of words in the motion or in its item's title: [\"veto\"]",
            set: |rule, given| {
                rule.words = given.texts()?;
                Some(())
            },
            show: |rule| listed(&rule.words, |word| quoted(word)),
        },
        Key {
            key: "items",
            takes: "a list of item numbers: [\"12\"]",
            set: |rule, given| {
                rule.items = given.texts()?;
                Some(())
            },
            show: |rule| listed(&rule.items, |item| quoted(item)),
        },
    ];

    fn called(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn source(&mut self) -> &mut String {
        &mut self.majority.source
    }
}

impl Named for Limit {
    const SECTION: &'static str = "limit";
    const ABOUT: &'static str = "how long and how often people may speak; the first that fits holds";
    const KEYS: &'static [Key<Self>] = &[
        Key {
            key: "who",
            takes: "a list of \"mover\", \"seconder\", \"chair\", \"member\", \"officer\", \"witness\", \"guest\" and \
                    \"public\"",
            set: |rule, given| {
                rule.who = given.words()?;
                Some(())
            },
            show: |rule| listed(&rule.who, worded),
        },
        Key {
            key: "on",
            takes: "a list of \"motion\", \"recommendation\", \"amendment\" and \"procedural\"",
            set: |rule, given| {
                rule.on = given.words()?;
                Some(())
            },
            show: |rule| listed(&rule.on, worded),
        },
        Key {
            key: "seconds",
            takes: "a duration: \"5m\", or \"none\"",
            set: |rule, given| {
                rule.seconds = given.or_none(Given::seconds)?;
                Some(())
            },
            show: |rule| or_none(rule.seconds, duration),
        },
        Key {
            key: "times",
            takes: "a number, or \"none\"",
            set: |rule, given| {
                rule.times = given.or_none(Given::number)?;
                Some(())
            },
            show: |rule| or_none(rule.times, |times| times.to_string()),
        },
    ];

    fn called(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn source(&mut self) -> &mut String {
        &mut self.source
    }
}
