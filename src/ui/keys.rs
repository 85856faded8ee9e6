//! THE table of keys. Dispatch, the hint line, F1, the palette, `quorate keys` and the README read it;
//! no key is bound anywhere else.
//!
//! Each row says in which places it works, what it does in words, and why it cannot be done now.

mod action;
mod map;
mod place;
mod table;
mod told;

pub use action::{Action, Editing, Going, Jump, OnEntry};
pub use map::{Fault, Keymap};
pub use place::Place;
pub use table::{Row, table};
pub use told::{Part, SHARING, told};

/// The rows that work in a place, in order.
pub fn at(place: Place) -> impl Iterator<Item = &'static Row> {
    table().filter(move |row| row.places.contains(&place))
}

/// The whole table as a Markdown page, for the README.
pub fn markdown(keys: &Keymap) -> String {
    let (places, shared) = told(keys);
    let page = |parts: &[Part]| -> String { parts.iter().map(as_markdown).collect() };
    format!("{}{SHARING}\n\n{}", page(&places), page(&shared))
}

fn as_markdown(part: &Part) -> String {
    let mut page = format!("### {}\n\n| keys | |\n|---|---|\n", part.title);
    for (keys, row) in &part.rows {
        page.push_str(&format!("| {keys} | {} |\n", row.words));
    }
    if let Some(also) = part.also() {
        page.push_str(&format!("| | {also} |\n"));
    }
    page + "\n"
}

/// The whole table in columns, for whoever reads it in a terminal, with the names that the config file takes.
pub fn columns(keys: &Keymap) -> String {
    let (places, shared) = told(keys);
    let page = |parts: &[Part]| -> String { parts.iter().map(as_columns).collect() };
    let page = format!("{}{SHARING}\n\n{}", page(&places), page(&shared));
    page.trim_end().to_owned() + "\n"
}

fn as_columns(part: &Part) -> String {
    let place = part.place.map(|place| format!("  [keys.{}]", place.key()));
    let mut page = format!("{}{}\n", part.title, place.unwrap_or_default());
    let wide = |keys: &str| super::shown::width(keys);
    let widest = part.rows.iter().map(|(keys, _)| wide(keys)).max().unwrap_or(0);
    let name = part.rows.iter().map(|(_, row)| row.action.name().len()).max();
    let name = name.unwrap_or(0);
    for (keys, row) in &part.rows {
        let gap = " ".repeat(widest.saturating_sub(wide(keys)));
        page.push_str(&format!(
            "  {keys}{gap}  {:<name$}  {}\n",
            row.action.name(),
            row.words
        ));
    }
    if let Some(also) = part.also() {
        page.push_str(&format!("  {also}\n"));
    }
    page + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keystring::Chord;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use std::collections::HashSet;

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for chord in at(place).flat_map(|row| row.keys) {
                assert!(seen.insert(chord), "{} twice in {place:?}", chord.name());
            }
        }
    }

    #[test]
    fn an_action_has_one_row_in_a_place_and_a_name_of_its_own() {
        let places: HashSet<&str> = Place::ALL.iter().map(|place| place.key()).collect();
        assert_eq!(places.len(), Place::ALL.len());
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for row in at(place) {
                let name = row.action.name();
                assert!(seen.insert(name), "{name} twice in {place:?}");
                assert!(!places.contains(name), "{name} is an action and a place");
            }
        }
    }

    #[test]
    fn every_chord_is_as_terminals_send_it() {
        for chord in table().flat_map(|row| row.keys) {
            let event = KeyEvent::new(chord.code, chord.held);
            assert_eq!(Chord::of(event), *chord, "{}", chord.name());
        }
    }

    #[test]
    fn every_place_can_be_left() {
        for place in Place::ALL {
            let leave = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL);
            assert!(Keymap::default().find(place, leave).is_some(), "{place:?}");
        }
    }
}
