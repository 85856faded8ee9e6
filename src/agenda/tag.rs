//! The tags people are given, and how the minutes call them.
//!
//! A tag is what the clerk types for a person all meeting long: those that the page gives are kept,
//! the others are made from the surname or the office's initials. Nobody is given a surname as a
//! tag that somebody else on the page has too: of two Webbs, neither is just `webb`.

use crate::meeting::facts::PersonListed;
use std::collections::{HashMap, HashSet};

use super::Complaints;
use super::person::Listed;
use super::quote;
use super::span::Place;
use crate::meeting::event::{Event, PersonKind};
use crate::meeting::fold::{fold, is_joined_mark};
use crate::meeting::ids::PersonId;
use crate::meeting::name::{Parts, initials};

/// Words that mean something else where a person's tag may stand.
const RESERVED: &[&str] = &[
    "chair", "all", "none", "sub", "for", "against", "abstain", "remote",
];

/// Somebody with a tag.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// What the clerk types.
    pub id: PersonId,
    /// How the minutes call them.
    pub shown: String,
    /// What their line says.
    pub listed: Listed,
}

impl Person {
    /// As the fact that they are listed.
    pub fn into_event(self) -> Event {
        Event::PersonListed(PersonListed {
            id: self.id,
            name: self.listed.name,
            role: self.listed.role,
            shown: self.shown,
            kind: self.listed.kind,
            voting: self.listed.voting,
            votes: self.listed.votes,
        })
    }
}

/// What is wrong with a tag: from which byte, what, and what to write instead.
pub(super) fn wrong(tag: &str) -> Option<(usize, String, String)> {
    let instead =
        "write a word of letters, figures, _ and - that begins with a letter, such as [burke]".to_owned();
    if tag.is_empty() {
        return Some((0, "there is no tag in these brackets".to_owned(), instead));
    }
    let may = |at: usize, c: char| {
        c.is_alphabetic() || (at > 0 && (c.is_alphanumeric() || matches!(c, '_' | '-') || is_joined_mark(c)))
    };
    if let Some((at, c)) = tag.char_indices().find(|(at, c)| !may(*at, *c)) {
        let what = match c {
            ' ' => format!("a space in the tag {}", quote(tag)),
            _ if at == 0 => format!("the tag {} does not begin with a letter", quote(tag)),
            c => format!("{c:?} in the tag {}", quote(tag)),
        };
        return Some((at, what, instead));
    }
    is_reserved(&tag.to_lowercase()).then(|| {
        (
            0,
            format!("the tag {} means something else on the entry line", quote(tag)),
            "choose another".to_owned(),
        )
    })
}

/// Words of commands, and the ids of questions, motions, actions and undertakings.
fn is_reserved(tag: &str) -> bool {
    let numbered = tag.strip_prefix(['q', 'm', 'a', 'u']);
    RESERVED.contains(&tag)
        || numbered.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Gives everybody a tag and a form of address.
pub(super) fn give(listed: Vec<Listed>, complaints: &mut Complaints) -> Vec<Person> {
    refuse_doubles(&listed, complaints);
    let mut taken: HashMap<String, Place> = HashMap::new();
    for (tag, place) in listed.iter().filter_map(|person| person.tag.as_ref()) {
        if let Some(first) = taken.get(tag) {
            let what = format!("[{tag}] is also the tag on line {}", first.line);
            complaints.at(*place, what, "give one of them another");
        } else {
            taken.insert(tag.clone(), *place);
        }
    }

    let bases: Vec<String> = listed.iter().map(|person| base(&person.parts)).collect();
    let shared = more_than_once(bases.iter().cloned());
    let initialled = more_than_once(
        listed
            .iter()
            .zip(&bases)
            .filter_map(|(person, base)| with_first(person, base, 1)),
    );
    // A form of address must tell people apart: an office is no surname.
    let surname = |person: &Listed| fold(&person.parts.surname);
    let shared_names = more_than_once(listed.iter().filter(|person| !person.parts.office).map(surname));

    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut people = Vec::with_capacity(listed.len());
    for (person, base) in listed.into_iter().zip(bases) {
        let tag = match &person.tag {
            Some((tag, _)) => tag.clone(),
            None => {
                let initial = with_first(&person, &base, 1).filter(|form| !initialled.contains(form));
                let alone = (!shared.contains(&base)
                    || initial.is_none() && with_first(&person, &base, 1).is_none())
                .then(|| base.clone());
                let forms = [alone, initial, with_first(&person, &base, usize::MAX)];
                let free = |form: &String| !taken.contains_key(form) && wrong(form).is_none();
                let made = forms
                    .into_iter()
                    .flatten()
                    .find(free)
                    .unwrap_or_else(|| numbered(&base, &taken, numbers.entry(base.clone()).or_insert(2)));
                if made.is_empty() {
                    let what = format!("no tag can be made from {}", quote(&person.name));
                    complaints.at(person.place, what, "add one after the name, such as [guest1]");
                }
                taken.insert(made.clone(), person.place);
                made
            }
        };
        let shown = person
            .shown
            .clone()
            .unwrap_or_else(|| address(&person, shared_names.contains(&surname(&person))));
        people.push(Person {
            id: PersonId::from(tag.as_str()),
            shown,
            listed: person,
        });
    }
    people
}

/// What a tag is made from: the surname, or the initials of an office.
fn base(parts: &Parts) -> String {
    let folded = if parts.office {
        initials(&parts.surname)
    } else {
        fold(&parts.surname)
    };
    // "Flat 12" has no surname: it is called by all of it.
    let folded = match folded.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{}{folded}", parts.first.as_deref().map(fold).unwrap_or_default()),
        false => folded,
    };
    folded.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()
}

/// `q_webb`: so many letters of the first name before the surname.
fn with_first(person: &Listed, base: &str, letters: usize) -> Option<String> {
    let first = fold(person.parts.first.as_deref()?);
    let begin: String = first.chars().take(letters).collect();
    (!begin.is_empty() && !base.is_empty()).then(|| format!("{begin}_{base}"))
}

/// `webb2`, `webb3`… where nothing else tells people apart. `next` spares trying what is taken.
fn numbered(base: &str, taken: &HashMap<String, Place>, next: &mut usize) -> String {
    if base.is_empty() {
        return String::new();
    }
    let reserved = base.chars().count() == 1 || base.ends_with(|c: char| c.is_ascii_digit());
    loop {
        let made = if reserved {
            format!("{base}_{next}")
        } else {
            format!("{base}{next}")
        };
        *next += 1;
        if !taken.contains_key(&made) && wrong(&made).is_none() {
            return made;
        }
    }
}

fn more_than_once(words: impl Iterator<Item = String>) -> HashSet<String> {
    let mut seen = HashSet::new();
    words.filter(|word| !seen.insert(word.clone())).collect()
}

/// "Cllr Burke" for a member; the full name where a surname is shared, and for all others.
fn address(person: &Listed, shared: bool) -> String {
    match &person.parts.title {
        Some(title) if person.kind == PersonKind::Member && !shared && !person.parts.knightly => {
            format!("{title} {}", person.parts.surname)
        }
        _ => person.name.clone(),
    }
}

/// One name twice is one person twice, unless each is given a tag of their own. Offices may recur.
fn refuse_doubles(listed: &[Listed], complaints: &mut Complaints) {
    let mut seen: HashMap<String, &Listed> = HashMap::new();
    for person in listed {
        let name = person.name.to_lowercase();
        match seen.get(&name) {
            Some(first) if !person.parts.office && (first.tag.is_none() || person.tag.is_none()) => {
                let what = format!(
                    "{} is listed on line {} too",
                    quote(&person.name),
                    first.place.line
                );
                complaints.at(
                    person.place,
                    what,
                    "keep one; if they are two people, give each a [tag]",
                );
            }
            Some(_) => {}
            None => {
                seen.insert(name, person);
            }
        }
    }
}
