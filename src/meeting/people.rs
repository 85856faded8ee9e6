//! Who may take part: the list, and how each is called.

use std::collections::HashMap;

use super::event::PersonKind;
use super::ids::PersonId;
use super::name;

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their tag.
    pub id: PersonId,
    /// Their full name, or the office where no name is given.
    pub name: String,
    /// Their office or organisation.
    pub role: Option<String>,
    /// How the minutes call them.
    pub shown: String,
    /// In what capacity they attend.
    pub kind: PersonKind,
    /// Whether they have a vote.
    pub voting: bool,
    /// The weight of their vote, where votes are weighed.
    pub votes: Option<u32>,
}

/// Words by which those who lead a meeting are known.
const CHAIRS: [&str; 25] = [
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "convener",
    "convenor",
    "moderator",
    "president",
    "mayor",
    // Welsh and Irish, French, German, Spanish.
    "cadeirydd",
    "maer",
    "cathaoirleach",
    "maire",
    "président",
    "présidente",
    "bürgermeister",
    "bürgermeisterin",
    "oberbürgermeister",
    "oberbürgermeisterin",
    "vorsitzender",
    "vorsitzende",
    "alcalde",
    "alcaldesa",
    "presidente",
    "presidenta",
];

/// Words that make somebody's office another one than the chair's.
const DEPUTIES: [&str; 16] = [
    "vice",
    "deputy",
    "former",
    "past",
    "ex",
    "immediate",
    "elect",
    "dirprwy",
    "leas",
    "adjoint",
    "adjointe",
    "stellv",
    "stellvertretender",
    "stellvertretende",
    "teniente",
    "tenienta",
];

impl Person {
    /// The surname, without titles before it and letters after it; of an office the last word.
    pub fn surname(&self) -> String {
        let parts = name::parts(&self.name);
        match parts.office {
            true => self
                .name
                .split_whitespace()
                .last()
                .unwrap_or(&self.name)
                .to_owned(),
            false => parts.surname,
        }
    }

    /// The initials of an office of two words or more: `pcc` for a Police and Crime Commissioner.
    pub fn initials(&self) -> Option<String> {
        let office = match &self.role {
            Some(role) => role,
            None if name::parts(&self.name).office => &self.name,
            None => return None,
        };
        let office = office.split([',', '(']).next().unwrap_or(office);
        let letters: String = office
            .split(|c: char| c.is_whitespace() || c == '-')
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .flat_map(char::to_lowercase)
            .collect();
        (letters.chars().count() > 1).then_some(letters)
    }

    /// Whether their office begins with one of `offices`, whatever the case.
    pub fn is_one_of(&self, offices: &[String]) -> bool {
        let role = self.role.as_deref().unwrap_or_default().to_lowercase();
        offices.iter().any(|office| {
            let rest = role.strip_prefix(&office.to_lowercase());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether they are listed to sit for others, and have no seat until they do.
    pub fn is_reserve(&self) -> bool {
        let Some(role) = &self.role else { return false };
        let role = role.to_lowercase();
        let mut words = role.split(|c: char| !c.is_alphanumeric());
        words.any(|word| matches!(word, "substitute" | "reserve" | "alternate"))
    }

    /// Whether the office is that of the chair itself, not of a deputy.
    pub fn leads(&self) -> bool {
        let office = self.role.as_deref().unwrap_or(&self.name).to_lowercase();
        let (office, of) = office.split_once(" of ").unwrap_or((&office, "the meeting"));
        let words: Vec<&str> = office
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let deputy = |word: &&&str| DEPUTIES.contains(word);
        // The chair of some other committee chairs nothing here.
        words.last().is_some_and(|last| CHAIRS.contains(last))
            && !words.iter().any(|word| deputy(&word))
            && of.starts_with("the ")
    }
}

/// Everybody on the list, in the order they were put on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    list: Vec<Person>,
    place: HashMap<PersonId, usize>,
}

impl People {
    /// Puts somebody on the list, or corrects how they stand on it.
    pub(super) fn list(&mut self, person: Person) {
        if let Some(&at) = self.place.get(&person.id) {
            self.list[at] = person;
        } else {
            self.place.insert(person.id.clone(), self.list.len());
            self.list.push(person);
        }
    }

    /// The person with this tag.
    pub fn get(&self, id: &PersonId) -> Option<&Person> {
        self.place.get(id).map(|&at| &self.list[at])
    }

    /// Their place on the list, from 0.
    pub fn place(&self, id: &PersonId) -> Option<usize> {
        self.place.get(id).copied()
    }

    /// How the minutes call them; the tag itself where the log names somebody it never listed.
    pub fn shown<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.get(id).map_or(id.as_str(), |person| &person.shown)
    }

    /// Everybody, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Person> {
        self.list.iter()
    }

    /// Those with a vote.
    pub fn voting(&self) -> impl Iterator<Item = &Person> {
        self.list.iter().filter(|person| person.voting)
    }

    /// Whether nobody is listed.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
