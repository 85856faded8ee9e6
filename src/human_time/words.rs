//! The tables of words in which people write dates and hours, read once from `words.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

const TABLES: &str = include_str!("words.toml");

/// The tables, as they are asked.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str::<Written>(TABLES)
        .map(Words::of)
        .unwrap_or_default()
});

#[derive(Deserialize)]
struct Written {
    months: BTreeMap<String, String>,
    days: BTreeMap<String, String>,
    small: BTreeMap<String, String>,
    hours: BTreeMap<String, Vec<String>>,
    lengths: BTreeMap<String, String>,
    lengths_said: BTreeMap<String, String>,
    lengths_about: BTreeMap<String, Vec<String>>,
}

/// What each word means.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// A month's name and its number from 1.
    pub months: HashMap<String, u32>,
    /// A day's name and its number from Monday, 0.
    pub days: HashMap<String, u32>,
    small: BTreeMap<String, Vec<String>>,
    hours: BTreeMap<String, Vec<String>>,
    /// A unit's word and its seconds.
    pub units: HashMap<String, u32>,
    /// Lengths that are said without a figure, the longest first, and what they are with one.
    pub said: Vec<(String, String)>,
    about: BTreeMap<String, Vec<String>>,
}

impl Words {
    fn of(written: Written) -> Self {
        let numbered = |table: BTreeMap<String, String>| {
            let each = table.into_iter().flat_map(|(number, words)| {
                let number = number.parse().unwrap_or_default();
                words
                    .split_whitespace()
                    .map(move |word| (word.to_owned(), number))
                    .collect::<Vec<_>>()
            });
            each.collect()
        };
        let split = |words: String| words.split_whitespace().map(str::to_owned).collect();
        let mut said: Vec<(String, String)> = written.lengths_said.into_iter().collect();
        said.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self {
            months: numbered(written.months),
            days: numbered(written.days),
            small: written
                .small
                .into_iter()
                .map(|(name, words)| (name, split(words)))
                .collect(),
            hours: written.hours,
            units: numbered(written.lengths),
            said,
            about: written.lengths_about,
        }
    }

    /// The month that a word names, or is the beginning of.
    pub fn month(&self, word: &str) -> Option<u32> {
        named(word, &self.months)
    }

    /// The day of the week that a word names, or is the beginning of.
    pub fn day(&self, word: &str) -> Option<u32> {
        named(word, &self.days)
    }

    /// Whether a word stands in one of the lists of small words.
    pub fn is_small(&self, list: &str, word: &str) -> bool {
        self.small
            .get(list)
            .is_some_and(|words| words.iter().any(|known| known == word))
    }

    /// The words of a list about hours.
    pub fn hours(&self, list: &str) -> &[String] {
        self.hours.get(list).map_or(&[], Vec::as_slice)
    }

    /// What says that a length is about so much.
    pub fn about(&self, side: &str) -> &[String] {
        self.about.get(side).map_or(&[], Vec::as_slice)
    }
}

/// What a word names: whole, or as the only thing that begins with it.
fn named(word: &str, names: &HashMap<String, u32>) -> Option<u32> {
    if let Some(number) = names.get(word) {
        return Some(*number);
    }
    if word.len() < 3 {
        return None;
    }
    let mut found = names
        .iter()
        .filter(|(name, _)| name.starts_with(word))
        .map(|(_, number)| *number);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read_and_no_word_means_two_things() {
        let written: Written = toml::from_str(TABLES).unwrap();
        for table in [&written.months, &written.days, &written.lengths] {
            let mut all: Vec<&str> = table
                .values()
                .flat_map(|words| words.split_whitespace())
                .collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "a word stands twice");
            assert!(table.keys().all(|number| number.parse::<u32>().is_ok()));
        }
        assert_eq!(written.months.len(), 12);
        assert_eq!(written.days.len(), 7);
        let words = Words::of(written);
        for list in [
            "am", "pm", "noon", "midnight", "units", "zones", "before", "until",
        ] {
            assert!(!words.hours(list).is_empty(), "{list}");
        }
        for list in ["date", "welsh_day", "ordinal", "today", "tomorrow"] {
            assert!(words.small.contains_key(list), "{list}");
        }
    }
}
