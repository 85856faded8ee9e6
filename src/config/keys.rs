//! The `[keys]` of the config file: an action's name and its keys, everywhere or in one place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::meant;
use crate::ui::keys::{self, Action, Fault, Keymap, Place};
use crate::ui::keystring::{self, Chord};

/// Where in the file an action's keys were given.
pub type Bound = BTreeMap<(&'static str, &'static str), usize>;

/// Reads the table into a map, complaining of what cannot be used. Gives the bytes at which keys were given.
pub fn read(table: &DeTable<'_>, map: &mut Keymap, complain: &mut dyn FnMut(Range<usize>, String)) -> Bound {
    let mut bound = Bound::new();
    // What is said of one place holds there, wherever it stands in the file.
    for (name, value) in table
        .iter()
        .filter(|(_, value)| value.get_ref().as_table().is_none())
    {
        let places = Place::ALL
            .into_iter()
            .filter(|place| action_in(*place, name.get_ref()).is_some());
        let places: Vec<Place> = places.collect();
        if places.is_empty() {
            let known = keys::table().map(|row| row.action.name());
            let near = meant(name.get_ref(), known.chain(Place::ALL.map(Place::key)));
            complain(
                name.span(),
                format!(
                    "there is no action `{}`{near}. `quorate keys` lists them by place",
                    name.get_ref()
                ),
            );
            continue;
        }
        bind(name, value, &places, map, &mut bound, complain);
    }
    for (name, value) in table {
        let Some(actions) = value.get_ref().as_table() else {
            continue;
        };
        let Some(place) = Place::ALL.into_iter().find(|place| place.key() == name.get_ref()) else {
            let places = Place::ALL.map(Place::key);
            complain(
                name.span(),
                format!(
                    "there is no place [keys.{}]{}. Places: {}",
                    name.get_ref(),
                    meant(name.get_ref(), places),
                    places.join(", ")
                ),
            );
            continue;
        };
        for (name, value) in actions {
            if action_in(place, name.get_ref()).is_some() {
                bind(name, value, &[place], map, &mut bound, complain);
            } else {
                let near = meant(name.get_ref(), keys::at(place).map(|row| row.action.name()));
                complain(
                    name.span(),
                    format!(
                        "there is no action `{}` in `{}`{near}. `quorate keys` lists them by place",
                        name.get_ref(),
                        place.key()
                    ),
                );
            }
        }
    }
    bound
}

fn action_in(place: Place, name: &str) -> Option<Action> {
    keys::at(place)
        .map(|row| row.action)
        .find(|action| action.name() == name)
}

fn bind(
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    places: &[Place],
    map: &mut Keymap,
    bound: &mut Bound,
    complain: &mut dyn FnMut(Range<usize>, String),
) {
    let Some(chords) = chords(value, complain) else {
        return;
    };
    for place in places {
        if let Some(action) = action_in(*place, name.get_ref()) {
            map.bind(*place, action, chords.clone());
            bound.insert((place.key(), action.name()), name.span().start);
        }
    }
}

/// The keys of a value: one, or a list of them.
fn chords(
    value: &Spanned<DeValue<'_>>,
    complain: &mut dyn FnMut(Range<usize>, String),
) -> Option<Vec<Chord>> {
    let one = std::slice::from_ref(value);
    let list = match value.get_ref() {
        DeValue::Array(list) => list.as_ref(),
        _ => one,
    };
    let mut chords = Vec::new();
    let mut well = true;
    for value in list {
        let read = match value.get_ref() {
            DeValue::String(text) => keystring::chord(text),
            _ => Err("a key is written in quotes, several as a list: [\"F9\", \"Ctrl-G\"]".into()),
        };
        match read {
            Ok(chord) if !chords.contains(&chord) => chords.push(chord),
            Ok(_) => {}
            Err(what) => {
                well = false;
                complain(value.span(), what);
            }
        }
    }
    well.then_some(chords)
}

/// Complains of each fault of a map, at the last of the lines that brought it about.
pub fn complain_of_faults(
    map: &Keymap,
    bound: &Bound,
    line: impl Fn(usize) -> usize,
    complain: &mut dyn FnMut(Range<usize>, String),
) {
    let mut said: Vec<(usize, Vec<Action>)> = Vec::new();
    for fault in map.faults() {
        let place = fault.place().key();
        let given = |action: &Action| bound.get(&(place, action.name())).copied();
        let mut at: Vec<usize> = fault.actions().iter().filter_map(given).collect();
        at.sort_unstable();
        let last = at.last().copied().unwrap_or(0);
        // A binding that holds everywhere is at fault once.
        if said.contains(&(last, fault.actions())) {
            continue;
        }
        said.push((last, fault.actions()));
        let mut what = fault.to_string();
        if let Fault::Twice { actions, .. } = &fault {
            match (
                at.as_slice(),
                actions.iter().find(|action| given(action).is_none()),
            ) {
                ([first, _], _) => what.push_str(&format!(" (the other is in line {})", line(*first))),
                (_, Some(own)) => {
                    what.push_str(&format!(" (`{}` has it unless you give it others)", own.name()))
                }
                _ => {}
            }
        }
        complain(last..last, what);
    }
}
