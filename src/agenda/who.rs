//! Whom a written question names: by tag, surname, full name, form of address or office.
//!
//! What fits two people names neither: it is refused with their tags, never guessed.

use std::collections::HashMap;

use super::Complaints;
use super::span::Span;
use super::tag::Person;
use crate::did_you_mean::near;
use crate::meeting::fold::fold;
use crate::meeting::ids::PersonId;
use crate::meeting::name;

/// The people of the page, by what they may be called.
pub(super) struct Directory<'a> {
    people: &'a [Person],
    tags: HashMap<&'a str, usize>,
    names: HashMap<String, Vec<usize>>,
}

impl<'a> Directory<'a> {
    /// Lists everybody under all their names.
    pub fn new(people: &'a [Person]) -> Self {
        let tags = people
            .iter()
            .enumerate()
            .map(|(n, person)| (person.id.as_str(), n))
            .collect();
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, person) in people.iter().enumerate() {
            for name in called(person) {
                let here = names.entry(name).or_default();
                if here.last() != Some(&n) {
                    here.push(n);
                }
            }
        }
        Self { people, tags, names }
    }

    /// Reads `burke to pcc`, or `burke` alone.
    pub fn asker(&self, who: Span<'_>, complaints: &mut Complaints) -> Option<(PersonId, Option<PersonId>)> {
        let lower = who.text().to_ascii_lowercase();
        let splits: Vec<(Span<'_>, Span<'_>)> = lower
            .match_indices(" to ")
            .map(|(at, mark)| (who.to(at).trim(), who.from(at + mark.len()).trim()))
            .collect();
        let both = |(by, to): &(Span<'_>, Span<'_>)| Some((self.one(by.text())?, Some(self.one(to.text())?)));
        // "Adviser to the PCC to cc" may be split twice.
        if let Some(pair) = splits.iter().find_map(both) {
            return Some(pair);
        }
        match splits.first() {
            Some((by, to)) => {
                let by = self.one_or_complain(*by, complaints);
                let to = self.one_or_complain(*to, complaints);
                Some((by?, Some(to?)))
            }
            None => Some((self.one_or_complain(who, complaints)?, None)),
        }
    }

    fn all(&self, who: &str) -> &[usize] {
        let name = who.to_lowercase();
        let name = name.strip_prefix("the ").unwrap_or(&name);
        self.names.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    fn one(&self, who: &str) -> Option<PersonId> {
        let tag = who.trim_matches(['[', ']']).to_lowercase();
        let found = self.tags.get(tag.as_str()).copied().or(match self.all(who) {
            [one] => Some(*one),
            _ => None,
        });
        self.people.get(found?).map(|person| person.id.clone())
    }

    fn one_or_complain(&self, who: Span<'_>, complaints: &mut Complaints) -> Option<PersonId> {
        if let Some(one) = self.one(who.text()) {
            return Some(one);
        }
        let tags = |people: &mut dyn Iterator<Item = &Person>| {
            let mut tags: Vec<&str> = Vec::new();
            for person in people {
                // Two of one tag are complained of where they are listed.
                if !tags.contains(&person.id.as_str()) {
                    tags.push(person.id.as_str());
                }
            }
            tags.join(", ")
        };
        let (what, instead) = match self.all(who.text()) {
            [] => {
                let what = format!(
                    "{} is nobody on this page",
                    complaints.quote(who.text(), "this person")
                );
                let words: Vec<&str> = who.text().split(' ').collect();
                // Among so many that no list of them would help, a search for every slip takes too long too.
                let searched = self.people.get(..self.people.len().min(200)).unwrap_or_default();
                let close = words
                    .iter()
                    .find_map(|word| near(word, searched.iter().map(|p| p.id.as_str())));
                let instead = match (close, self.people.len()) {
                    (Some(tag), _) => format!("write {tag}?"),
                    (None, 0) => "list the people under \"## Members\" and \"## In attendance\"".to_owned(),
                    (None, 1..=12) => format!("write one of {}", tags(&mut self.people.iter())),
                    (None, _) => format!(
                        "write one of {}…, or add the person",
                        tags(&mut self.people.iter().take(12))
                    ),
                };
                (what, instead)
            }
            several => {
                let mut people = several.iter().take(12).filter_map(|n| self.people.get(*n));
                (
                    format!(
                        "{} may be several people",
                        complaints.quote(who.text(), "this name")
                    ),
                    format!("write one of {}", tags(&mut people)),
                )
            }
        };
        complaints.at(who.place(), what, instead);
        None
    }
}

/// All that a person may be called, folded.
fn called(person: &Person) -> Vec<String> {
    let listed = &person.listed;
    name::called(
        person.id.as_str(),
        &listed.name,
        listed.role.as_deref(),
        &person.shown,
    )
}
