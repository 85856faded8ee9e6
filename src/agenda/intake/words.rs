//! The tables of what papers call things, read once from `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::line::Column;
use crate::meeting::fold;

const TABLES: &str = include_str!("words.toml");

/// The tables.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(TABLES).unwrap_or_default());

/// What papers call things.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    pub agenda: Vec<String>,
    pub agenda_of: Vec<String>,
    pub meeting_of: Vec<String>,
    pub organisation: Vec<String>,
    pub committee: Vec<String>,
    pub meeting: Vec<String>,
    pub paper: Vec<String>,
    pub venue: Vec<String>,
    pub venue_after: Vec<String>,
    pub part: Vec<String>,
    pub open_part: Vec<String>,
    pub closed_part: Vec<String>,
    pub exclusion: Vec<String>,
    pub private_mark: Vec<String>,
    pub ground: Vec<String>,
    pub procedure: Vec<String>,
    pub consent: Vec<String>,
    pub people: People,
    pub fields: BTreeMap<String, Vec<String>>,
    pub beside: BTreeMap<String, Vec<String>>,
    pub noise: Noise,
    pub columns: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct People {
    pub members: Vec<String>,
    pub attending: Vec<String>,
    pub chairing: Vec<String>,
    pub present: Vec<String>,
    pub to: Vec<String>,
    pub titles: Vec<String>,
    pub suffixes: Vec<String>,
    pub vacant: Vec<String>,
    pub and: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Noise {
    pub links: Vec<String>,
    pub notices: Vec<String>,
    pub tail: Vec<String>,
    pub signature: Vec<String>,
}

impl Words {
    /// What a column is, by its heading.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let heading = fold::unaccented(heading);
        let heading = heading.trim().trim_end_matches([':', '.']).trim();
        let rows = [
            ("number", Column::Number),
            ("title", Column::Title),
            ("time", Column::Time),
            ("length", Column::Length),
            ("lead", Column::Lead),
            ("page", Column::Page),
            ("other", Column::Other),
        ];
        rows.into_iter()
            .find(|(name, _)| {
                self.columns
                    .get(*name)
                    .is_some_and(|words| words.iter().any(|word| word.trim_end_matches('.') == heading))
            })
            .map(|(_, column)| column)
    }

    /// Which field of the head a label names.
    pub fn field(&self, label: &str) -> Option<&str> {
        let label = fold::unaccented(label);
        let bare = |label: &str| label.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let named = |label: String| {
            let found = self.fields.iter().find(|(_, words)| is(&label, words));
            found.map(|(name, _)| name.as_str())
        };
        // "Lleoliad / Venue" is said in two languages.
        named(bare(&label)).or_else(|| label.split(['/', '|']).find_map(|part| named(bare(part))))
    }
}

/// Whether words are one of the list.
pub(super) fn is(text: &str, list: &[String]) -> bool {
    list.iter().any(|known| known == text)
}

/// Whether one of the list stands in a text, as whole words.
pub(super) fn has<'a>(text: &str, list: &'a [String]) -> Option<&'a str> {
    list.iter().map(String::as_str).find(|known| holds(text, known))
}

/// Whether `words` stand in a text, whole.
pub(super) fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A heading's words: lower case, no accents, no signs and figures.
pub(super) fn heading(text: &str) -> String {
    let folded = fold::unaccented(text);
    let signless: String = folded
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = signless.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read_and_are_folded() {
        let words: Words = toml::from_str(TABLES).unwrap();
        let lists = [
            &words.agenda,
            &words.closed_part,
            &words.people.members,
            &words.people.present,
        ];
        for word in lists.into_iter().flatten() {
            assert_eq!(&fold::unaccented(word), word);
        }
        for word in words.agenda.iter().chain(&words.noise.tail) {
            assert_eq!(&heading(word), word);
        }
        assert_eq!(words.field("Ort:"), Some("venue"));
        assert_eq!(words.column("Item No."), Some(Column::Number));
        assert!(holds("part ii - press", "part ii") && !holds("part iii", "part ii"));
    }
}
