//! Sentences in the house's own style: what is known of an entry goes in, and who is named how is kept here.

use std::collections::{BTreeMap, HashSet};

use minijinja::Value;

use super::Sheet;
use crate::meeting::agenda::Item;
use crate::meeting::event::PersonKind;
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::{Meeting, Seq, decisions};
use crate::minutes::Before;
use crate::minutes::clause::{self, Place};
use crate::minutes::document::{Role, Text};
use crate::minutes::style::{By, Say, Spoken, Style, Words, named};

/// What is known for a sentence.
pub(super) struct Telling<'p> {
    say: Say,
    words: Words,
    people: Vec<(&'static str, &'p PersonId)>,
    spoken: Option<(Spoken, &'p str, bool)>,
}

impl<'p> Telling<'p> {
    pub(super) fn of(say: Say) -> Self {
        let words = say.told().iter().map(|name| (*name, Value::from(()))).collect();
        let people = Vec::new();
        let spoken = None;
        Self {
            say,
            words,
            people,
            spoken,
        }
    }

    /// What it is told as.
    pub(super) fn say(&self) -> Say {
        self.say
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.words.insert(name, value.into());
        self
    }

    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The words that `who` said.
    pub(super) fn words(mut self, spoken: Spoken, text: &'p str, list_follows: bool) -> Self {
        self.spoken = Some((spoken, text, list_follows));
        self
    }

    /// Somebody, called as the style calls them there.
    pub(super) fn who(self, name: &'static str, person: &'p PersonId) -> Self {
        self.who_if(name, Some(person))
    }

    pub(super) fn who_if(mut self, name: &'static str, person: Option<&'p PersonId>) -> Self {
        self.people.extend(person.map(|person| (name, person)));
        self
    }
}

impl<'a> Sheet<'a> {
    /// A sentence as a paragraph; a style may leave one empty, and then it is not there.
    /// Gives whether it is.
    pub(super) fn tell(&mut self, role: Role, telling: Telling<'_>) -> bool {
        let text = self.told(telling);
        let there = !text.is_empty();
        if there {
            self.say(role, text);
        }
        there
    }

    /// A sentence.
    pub(super) fn told(&mut self, telling: Telling<'_>) -> Text {
        let Telling {
            say,
            mut words,
            people,
            spoken,
        } = telling;
        // Movers and votes are by name, whoever is named in the debate.
        let always = matches!(
            say,
            Say::Moved
                | Say::Seconded
                | Say::Casting
                | Say::VoteRecorded
                | Say::Chair
                | Say::Interest
                | Say::Action
                | Say::Resolved
                | Say::Recommended
                | Say::Apologies
        );
        let mut first = Vec::new();
        for (name, person) in people {
            let called = self.called(person, always);
            if name == "who" && say.told().contains(&"kind") {
                words.insert("kind", Value::from(self.kind_of(person)));
            }
            words.insert(name, named(&called));
            first.push((person.clone(), called));
        }
        if let Some((spoken, text, list_follows)) = spoken {
            let who = first.first().map(|(id, called)| (id, called.as_str()));
            let place = Place {
                to_named: words.get("to").is_some_and(|to| !to.is_none()),
                list_follows,
            };
            words.extend(self.joined(spoken, who, text, place));
        }
        let text = self.voice.say(say, &words);
        let written = text.words();
        for (person, called) in first {
            // A template may leave somebody out: then they are still to be introduced.
            let most = called.char_indices().nth(1).map_or("", |(at, _)| &called[at..]);
            if written.contains(most) {
                self.mentioned.insert(person);
            }
        }
        text
    }

    /// What a style is told of words that somebody said.
    fn joined(&self, spoken: Spoken, who: Option<(&PersonId, &str)>, text: &str, place: Place) -> Words {
        let person = who.and_then(|(id, _)| self.meeting.people.get(id));
        let by = By {
            kind: person.map_or(PersonKind::Member, |person| person.kind),
            chair: who.is_some_and(|(id, _)| self.meeting.chair_at(self.entry_here) == Some(id)),
        };
        let called = who.map_or("", |(_, called)| called);
        let joined = clause::joined(self.style, spoken, by, called, text, place);
        Words::from([
            ("verb", Value::from(joined.verb)),
            ("goes_on", Value::from(joined.goes_on)),
            ("direct", Value::from(joined.direct)),
            ("clause", Value::from(joined.clause)),
            ("text", Value::from(clause::closed(text, '.', place.list_follows))),
        ])
    }

    fn kind_of(&self, person: &PersonId) -> &'static str {
        let kind = self.meeting.people.get(person).map(|person| person.kind);
        kind.map_or("member", kind_word)
    }

    /// How the style calls somebody at this point.
    fn called(&self, id: &PersonId, always: bool) -> String {
        let Some(person) = self.meeting.people.get(id) else {
            return self.unlisted(id).to_owned();
        };
        let names = &self.style.names;
        let kind = kind_word(person.kind);
        if !always && !names.named.contains(&person.kind) {
            return names
                .unnamed
                .get(kind)
                .cloned()
                .unwrap_or_else(|| format!("a {kind}"));
        }
        let key = match self.mentioned.contains(id) {
            true => "names.later",
            false => "names.first",
        };
        let words = Words::from([
            ("name", Value::from(&person.name)),
            ("shown", Value::from(&person.shown)),
            ("role", Value::from(person.role.clone())),
            ("kind", Value::from(kind)),
            (
                "chair",
                Value::from(self.meeting.chair_at(self.entry_here) == Some(id)),
            ),
        ]);
        self.voice.plain(key, &words)
    }

    /// The number of the next decision, as the style numbers them.
    pub(super) fn decision_number(&self) -> String {
        let nth = self.numbers.nth(self.entry_here);
        let year = self
            .meeting
            .date()
            .map_or(0, |date| chrono::Datelike::year(&date));
        let item = self.item_here.as_ref().and_then(|id| self.meeting.agenda.get(id));
        let words = Words::from([
            ("nth", Value::from(nth)),
            ("year", Value::from(year)),
            ("item", Value::from(item.map(|item| item.label().to_owned()))),
        ]);
        self.voice.plain("numbering.decision", &words)
    }

    /// The heading of an item by this number: with that of its minute, where it was taken and the style numbers them.
    pub(super) fn item_heading(&self, item: &Item, number: Option<&str>) -> String {
        let words = Words::from([
            ("number", Value::from(number)),
            ("title", Value::from(item.title.as_str())),
            ("minute", Value::from(self.numbers.minute(&item.id))),
        ]);
        let heading = self.voice.plain("numbering.item", &words);
        match number.filter(|number| number.ends_with(')')) {
            // "(a) Signs": a bracket needs no full stop.
            Some(number) => heading.replacen(&format!("{number}."), number, 1),
            None => heading,
        }
    }
}

/// The decisions of a meeting, counted: the same one has the same number in every paper, also where the
/// reader of the paper may not know of those before it.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    decisions: BTreeMap<Seq, u32>,
    minutes: BTreeMap<ItemId, u32>,
    /// With which number the first minute of all began.
    first: u32,
    before: Before,
}

impl Numbers {
    /// The numbers of a meeting, which go on from those of the meetings before it.
    pub(super) fn of(meeting: &Meeting, style: &Style, before: Before) -> Self {
        Self {
            first: style.numbering.first_minute,
            decisions: decisions::numbers(meeting),
            minutes: decisions::minutes(meeting),
            before,
        }
    }

    /// Whether the decision that a fact made has a number.
    pub(super) fn has(&self, fact: Seq) -> bool {
        self.decisions.contains_key(&fact)
    }

    /// The number of the decision that a fact made.
    pub(super) fn nth(&self, fact: Seq) -> u32 {
        let last = self.decisions.len();
        let beyond = u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1);
        let nth = self.decisions.get(&fact).copied().unwrap_or(beyond);
        nth.saturating_add(self.before.decisions)
    }

    /// The number of the minute of an item, once it was taken.
    fn minute(&self, item: &ItemId) -> Option<u32> {
        let nth = self.minutes.get(item)?.saturating_sub(1);
        Some(self.first.saturating_add(self.before.minutes).saturating_add(nth))
    }
}

/// Those who have been introduced.
pub(super) type Mentioned = HashSet<PersonId>;

fn kind_word(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Member => "member",
        PersonKind::Officer => "officer",
        PersonKind::Witness => "witness",
        PersonKind::Guest => "guest",
        PersonKind::Public => "public",
    }
}
