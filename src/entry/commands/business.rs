//! Items taken together, hearings, readings, nominations and appointments: the words after each command.

use super::correct;
use super::given::{Given, wants};
use crate::entry::Misread;
use crate::entry::names;
use crate::entry::when::split_word;
use crate::meeting::event::Nominee;
use crate::meeting::ids::ItemId;
use crate::meeting::intent::Intent;

/// Nothing, or items and rows of them: `C1-C4 C7`.
pub(super) fn consent(given: &Given<'_>) -> Result<Intent, Misread> {
    let listed = &given.meeting.agenda.items;
    let place = |id: &ItemId| listed.iter().position(|item| item.id == *id);
    let one = |label: &str| correct::item(label, given);
    let mut items = Vec::new();
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    for word in given.words.split(separates).filter(|word| !word.is_empty()) {
        if word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("items") {
            continue;
        }
        let whole = one(word);
        let row = word.split_once(['-', '–']).filter(|_| place(&whole).is_none());
        match row.map(|(from, to)| (place(&one(from)), place(&one(to)))) {
            Some((Some(from), Some(to))) if from <= to => {
                items.extend(listed[from..=to].iter().map(|item| item.id.clone()));
            }
            Some(_) => {
                return Err(Misread::Refused(format!(
                    "{word} is no row of items on the agenda"
                )));
            }
            None => items.push(whole),
        }
    }
    items.dedup();
    Ok(Intent::Together { items })
}

pub(super) fn pull(given: &Given<'_>) -> Result<Intent, Misread> {
    let words = given.words.strip_prefix("item ").unwrap_or(given.words);
    match words {
        "" => wants("which item: C2"),
        label => Ok(Intent::Pull {
            item: correct::item(label, given),
        }),
    }
}

pub(super) fn hearing(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.to_lowercase().as_str() {
        "open" | "opened" => Ok(Intent::Hearing { open: true }),
        "close" | "closed" => Ok(Intent::Hearing { open: false }),
        _ => wants("open or close"),
    }
}

/// `first`, `second`, `third`, `2nd and 3rd`.
pub(super) fn reading(given: &Given<'_>) -> Result<Intent, Misread> {
    let which = given.words.to_lowercase();
    let which = which.trim_end_matches("reading").trim();
    let which = match which {
        "" => return wants("which reading: first, second or third"),
        "1" | "1st" => "first",
        "2" | "2nd" => "second",
        "3" | "3rd" => "third",
        which => which,
    };
    Ok(Intent::Reading {
        which: which.to_owned(),
    })
}

/// `who for Office [by who/who]`.
pub(super) fn nominate(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, words) = given.name()?;
    let (first, rest) = split_word(words);
    let office = match first.to_lowercase().as_str() {
        "for" | "as" | "to" => rest,
        _ => return wants("who, for, and the office: /nominate white for Chairman"),
    };
    let (office, by) = match office.rsplit_once(" by ") {
        Some((office, by)) => (office, Some(by)),
        None => (office, None),
    };
    let (moved_by, seconded_by) = match by {
        Some(by) => {
            let (moved_by, seconded_by, _) = given.mover(by)?;
            (moved_by, seconded_by)
        }
        None => (None, None),
    };
    Ok(Intent::Nominate {
        office: office.trim().to_owned(),
        nominee: Nominee {
            person,
            moved_by,
            seconded_by,
        },
    })
}

/// `who… to Body`.
pub(super) fn appoint(given: &Given<'_>) -> Result<Intent, Misread> {
    let found = [" to ", " as "]
        .into_iter()
        .find_map(|mark| given.words.split_once(mark));
    let Some((who, to)) = found else {
        return wants("who, to, and what: /appoint white to Planning Committee");
    };
    Ok(Intent::Appoint {
        people: given.list(who)?,
        to: to.trim().to_owned(),
    })
}

/// `white first`, `white before burke`.
pub(super) fn reorder(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, words) = given.name()?;
    let (first, rest) = split_word(words);
    match first.to_lowercase().as_str() {
        "first" if rest.is_empty() => Ok(Intent::Reorder { person, before: None }),
        "before" if !rest.is_empty() => Ok(Intent::Reorder {
            person,
            before: Some(names::one(rest, given.meeting)?),
        }),
        _ => wants("open, closed or clear; or who first, or who before whom"),
    }
}
