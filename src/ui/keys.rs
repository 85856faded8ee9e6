//! THE table of keys. Dispatch, the hint line, F1, the palette, `quorate keys` and the README read it;
//! no key is bound anywhere else.
//!
//! Each row says in which places it works, what it does in words, and why it cannot be done now.

mod action;
mod place;
mod table;

use crossterm::event::KeyEvent;

use super::keystring::Chord;
pub use action::{Action, Editing, Going};
pub use place::Place;
pub use table::{Row, table};

/// The row that a key means in a place.
pub fn find(place: Place, event: KeyEvent) -> Option<&'static Row> {
    let chord = Chord::of(event);
    table().find(|row| row.keys.contains(&chord) && row.places.contains(&place))
}

/// The rows that work in a place, in order.
pub fn at(place: Place) -> impl Iterator<Item = &'static Row> {
    table().filter(move |row| row.places.contains(&place))
}

/// A row's keys by name: `Ctrl-←, Alt-B`.
pub fn names(row: &Row) -> String {
    let names: Vec<String> = row.keys.iter().map(|chord| chord.name()).collect();
    names.join(", ")
}

/// The whole table as a Markdown page, for `quorate keys` and the README.
pub fn markdown() -> String {
    let mut page = String::new();
    for place in Place::ALL {
        page.push_str(&format!("### {}\n\n| keys | |\n|---|---|\n", place.name()));
        for row in at(place) {
            page.push_str(&format!("| {} | {} |\n", names(row), row.words));
        }
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};
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
            assert!(
                find(place, KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL)).is_some(),
                "{place:?}"
            );
        }
    }
}
