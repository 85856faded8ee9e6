//! The keys in force: the table's own, and those that somebody put in their place.
//!
//! Nobody can be left without a way to record, to get help, to get back or to leave: such a map is at fault.

use std::fmt;

use crossterm::event::KeyEvent;

use super::table::typing::TYPING;
use super::{Action, Place, Row, at};
use crate::ui::keystring::Chord;

/// Which keys do what, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    own: Vec<Own>,
}

/// The keys of one action in one place, instead of the table's.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    place: Place,
    action: Action,
    keys: Vec<Chord>,
}

/// What is the matter with a map, in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// One key would do two things.
    Twice {
        /// Where.
        place: Place,
        /// The key.
        chord: Chord,
        /// The two.
        actions: [Action; 2],
    },
    /// What nobody can do without has no key that every terminal sends.
    NoWay {
        /// Where.
        place: Place,
        /// What.
        action: Action,
    },
    /// A key that types something, where something is typed.
    Typed {
        /// Where.
        place: Place,
        /// The key.
        chord: Chord,
        /// What it would do.
        action: Action,
    },
}

/// Keys by name: `Ctrl-←, Alt-B`.
pub(super) fn names(keys: &[Chord]) -> String {
    let names: Vec<String> = keys.iter().map(|chord| chord.name()).collect();
    names.join(", ")
}

/// Without a key for these somebody would be stuck.
fn is_vital(action: Action) -> bool {
    matches!(
        action,
        Action::Record | Action::Help | Action::Leave | Action::Close | Action::Choose | Action::ToEntry
    )
}

impl Keymap {
    /// Puts these keys in the place of those that the action has there.
    pub fn bind(&mut self, place: Place, action: Action, keys: Vec<Chord>) {
        self.own.retain(|own| (own.place, own.action) != (place, action));
        self.own.push(Own { place, action, keys });
    }

    /// The keys of a row in a place, the one to show first.
    pub fn keys(&self, place: Place, row: &Row) -> &[Chord] {
        let own = self
            .own
            .iter()
            .find(|own| (own.place, own.action) == (place, row.action));
        own.map_or(row.keys, |own| &own.keys)
    }

    /// The row that a key means in a place.
    pub fn find(&self, place: Place, event: KeyEvent) -> Option<&'static Row> {
        let chord = Chord::of(event);
        at(place).find(|row| self.keys(place, row).contains(&chord))
    }

    /// A row's keys by name.
    pub fn names(&self, place: Place, row: &Row) -> String {
        names(self.keys(place, row))
    }

    /// The key to show for an action in a place; empty where it has none.
    pub fn shown(&self, place: Place, action: Action) -> String {
        let row = at(place).find(|row| row.action == action);
        let first = row.and_then(|row| self.keys(place, row).first());
        first.map(|chord| chord.name()).unwrap_or_default()
    }

    /// All that is the matter with it.
    pub fn faults(&self) -> Vec<Fault> {
        Place::ALL
            .into_iter()
            .flat_map(|place| self.faults_in(place))
            .collect()
    }

    fn faults_in(&self, place: Place) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut taken: Vec<(Chord, Action)> = Vec::new();
        for row in at(place) {
            let (keys, action) = (self.keys(place, row), row.action);
            if is_vital(action) && !keys.iter().any(|chord| chord.is_sent_everywhere()) {
                faults.push(Fault::NoWay { place, action });
            }
            for chord in keys.iter().copied() {
                if TYPING.contains(&place) && chord.types().is_some() {
                    faults.push(Fault::Typed { place, chord, action });
                }
                match taken.iter().find(|(known, _)| *known == chord) {
                    Some((_, first)) => faults.push(Fault::Twice {
                        place,
                        chord,
                        actions: [*first, action],
                    }),
                    None => taken.push((chord, action)),
                }
            }
        }
        faults
    }
}

impl Fault {
    /// Where it is.
    pub fn place(&self) -> Place {
        match self {
            Fault::Twice { place, .. } | Fault::NoWay { place, .. } | Fault::Typed { place, .. } => *place,
        }
    }

    /// What it is about.
    pub fn actions(&self) -> Vec<Action> {
        match self {
            Fault::Twice { actions, .. } => actions.to_vec(),
            Fault::NoWay { action, .. } | Fault::Typed { action, .. } => vec![*action],
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Twice {
                place,
                chord,
                actions: [one, other],
            } => write!(
                f,
                "{} would do two things in `{}`: `{}` and `{}`. Give one of them another key",
                chord.name(),
                place.key(),
                one.name(),
                other.name()
            ),
            Fault::NoWay { place, action } => write!(
                f,
                "`{}` would have no key in `{}` that every terminal sends, and nobody could do without it. \
                 Give it one, as Enter, Esc, F9 or Ctrl-G",
                action.name(),
                place.key()
            ),
            Fault::Typed { place, chord, action } => write!(
                f,
                "{} is typed in `{}` and cannot mean `{}` there. Add Ctrl- or Alt- to it, or take a function key",
                chord.name(),
                place.key(),
                action.name()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keys::Going;
    use crate::ui::keystring::{ctrl, letter};

    #[test]
    fn the_tables_own_keys_are_without_fault() {
        assert_eq!(Keymap::default().faults(), []);
    }

    #[test]
    fn what_is_bound_is_found_and_what_it_had_is_free() {
        let mut map = Keymap::default();
        map.bind(Place::Minutes, Action::Strike, vec![letter('d')]);
        let press = |c| KeyEvent::new(letter(c).code, letter(c).held);
        assert_eq!(
            map.find(Place::Minutes, press('d')).map(|row| row.action),
            Some(Action::Strike)
        );
        assert!(map.find(Place::Minutes, press('s')).is_none());
        assert_eq!(map.shown(Place::Minutes, Action::Strike), "d");
        assert_eq!(map.faults(), []);
    }

    #[test]
    fn nobody_is_left_without_a_way() {
        for place in Place::ALL {
            for row in at(place) {
                let mut map = Keymap::default();
                map.bind(place, row.action, Vec::new());
                let stuck = map
                    .faults()
                    .iter()
                    .any(|fault| matches!(fault, Fault::NoWay { .. }));
                assert_eq!(stuck, is_vital(row.action), "{place:?} {:?}", row.action);
            }
        }
    }

    #[test]
    fn two_meanings_and_letters_that_are_typed_are_faults() {
        let mut map = Keymap::default();
        map.bind(Place::Entry, Action::Palette, vec![ctrl('q')]);
        map.bind(Place::Entry, Action::Scroll(Going::PageUp), vec![letter('u')]);
        let told: Vec<String> = map.faults().iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told.iter()
                .any(|one| one.contains("Ctrl-Q would do two things in `entry`")),
            "{told:?}"
        );
        assert!(
            told.iter().any(|one| one.contains("u is typed in `entry`")),
            "{told:?}"
        );
    }
}
