//! The table as a reader is told it: for each place what is its own, and at the end, once, what many share.
//!
//! A place is said to share rows only where every key of them does there what they say, or what the place's own
//! rows say. Where somebody bound such a key otherwise in one place, that place is told whole.

use super::map::names;
use super::table::{SHARED, Shared};
use super::{Keymap, Place, Row, at};
use crate::ui::keystring::Chord;

/// How to read what is shared.
pub const SHARING: &str = "Keys that many places share are told once, and hold where a place says so. What the place \
                           says itself goes before them; where a list has a line, the line goes before the list.";

/// A part of the table: a place, or what many share.
#[derive(Debug)]
pub struct Part {
    /// Its heading.
    pub title: &'static str,
    /// The place; none where it is shared.
    pub place: Option<Place>,
    /// Its rows, each with its keys by name.
    pub rows: Vec<(String, &'static Row)>,
    /// The titles of what it shares.
    pub shares: Vec<&'static str>,
}

impl Part {
    /// What it shares, in words: `and the keys on every screen, in every line`; none where it shares nothing.
    pub fn also(&self) -> Option<String> {
        let shares = self.shares.join(", ").to_lowercase();
        (!shares.is_empty()).then(|| format!("and the keys {shares}"))
    }
}

/// The places in order, and what they share.
pub fn told(keys: &Keymap) -> (Vec<Part>, Vec<Part>) {
    let places = Place::ALL.into_iter().map(|place| {
        let held: Vec<&Shared> = SHARED.iter().filter(|one| holds(one, keys, place)).collect();
        let own = at(place).filter(|row| {
            !held
                .iter()
                .any(|one| one.rows().any(|other| is(row, other, keys, place)))
        });
        Part {
            title: place.name(),
            place: Some(place),
            rows: own.map(|row| (keys.names(place, row), row)).collect(),
            shares: held.iter().map(|one| one.title).collect(),
        }
    });
    let shared = SHARED.iter().map(|one| Part {
        title: one.title,
        place: None,
        rows: one.rows().map(|row| (names(usual(keys, row)), row)).collect(),
        shares: Vec::new(),
    });
    (places.collect(), shared.collect())
}

/// Whether a place has some of these rows, and every other key of them means something of its own there.
fn holds(shared: &Shared, keys: &Keymap, place: Place) -> bool {
    let has = |other: &Row| at(place).any(|row| is(row, other, keys, place));
    let means = |chord: &Chord| at(place).any(|row| keys.keys(place, row).contains(chord));
    shared.rows().any(has)
        && shared
            .rows()
            .all(|other| has(other) || usual(keys, other).iter().all(means))
}

/// Whether a row of a place is one that is shared, with the keys that it has elsewhere.
fn is(row: &Row, shared: &Row, keys: &Keymap, place: Place) -> bool {
    (row.action, row.words) == (shared.action, shared.words) && keys.keys(place, row) == usual(keys, shared)
}

/// The keys that a row has in most of its places.
fn usual<'a>(keys: &'a Keymap, row: &'a Row) -> &'a [Chord] {
    let each = row.places.iter().map(|place| keys.keys(*place, row));
    let places = |some: &[Chord]| each.clone().filter(|one| *one == some).count();
    each.clone().max_by_key(|some| places(some)).unwrap_or(row.keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keys::{Action, Editing, table};
    use crate::ui::keystring::ctrl;
    use std::collections::HashSet;

    /// What a reader takes a key for in a place: its own rows first, then what it shares, in order.
    fn read((places, shared): &(Vec<Part>, Vec<Part>), place: Place, chord: Chord) -> Option<&'static str> {
        let here = places.iter().filter(|part| part.place == Some(place));
        let titles: Vec<&str> = here.clone().flat_map(|part| &part.shares).copied().collect();
        let held = shared.iter().filter(|part| titles.contains(&part.title));
        let mut rows = here.chain(held).flat_map(|part| &part.rows);
        let says = |names: &str| names.split(", ").any(|name| name == chord.name());
        rows.find(|(names, _)| says(names)).map(|(_, row)| row.words)
    }

    fn done(keys: &Keymap, place: Place, chord: Chord) -> Option<&'static str> {
        let row = at(place).find(|row| keys.keys(place, row).contains(&chord));
        row.map(|row| row.words)
    }

    fn is_read_as_it_is_done(keys: &Keymap) {
        let page = told(keys);
        let chords: HashSet<Chord> = table().flat_map(|row| row.keys).copied().collect();
        for place in Place::ALL {
            for chord in chords.iter().copied().chain([ctrl('g')]) {
                let (read, done) = (read(&page, place, chord), done(keys, place, chord));
                assert_eq!(read, done, "{} in {place:?}", chord.name());
            }
        }
    }

    #[test]
    fn every_key_is_read_as_it_is_done_in_every_place() {
        is_read_as_it_is_done(&Keymap::default());
    }

    #[test]
    fn keys_that_were_bound_are_read_as_they_are_done() {
        let left = Action::Edit(Editing::Left);
        let mut one = Keymap::default();
        one.bind(Place::Home, left, vec![ctrl('g')]);
        is_read_as_it_is_done(&one);
        let mut everywhere = Keymap::default();
        for place in Place::ALL
            .into_iter()
            .filter(|place| at(*place).any(|row| row.action == left))
        {
            everywhere.bind(place, left, vec![ctrl('g')]);
        }
        is_read_as_it_is_done(&everywhere);
        let lines = |keys: &Keymap| {
            told(keys)
                .0
                .iter()
                .filter(|part| part.shares.contains(&"In every line"))
                .count()
        };
        assert_eq!(lines(&one) + 1, lines(&Keymap::default()));
        assert_eq!(lines(&everywhere), lines(&Keymap::default()));
    }
}
