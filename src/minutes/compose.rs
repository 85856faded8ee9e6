//! The minutes of a meeting as a document, in the order that a reader expects.
//!
//! Who met, when and where; who was there; what was declared; each item in running order; the actions; what
//! the minutes can be held against. Every sentence is made so that it reads right whatever the clerk typed:
//! the clerk's words stand whole, after a colon or on their own.

mod back;
mod debate;
mod decision;
mod front;
mod order;
mod proceedings;

use super::document::{Block, Document, Part, Role, Text, capitalised};
use super::{Scope, Seal};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::{Meeting, Moment, Status};

/// The minutes of a meeting for those of `scope`.
pub fn minutes(meeting: &Meeting, scope: Scope, seal: &Seal) -> Document {
    let meeting = &*scope.of(meeting);
    let mut sheet = Sheet {
        meeting,
        scope,
        exempt: false,
        parts: Vec::new(),
    };
    front::front(&mut sheet);
    proceedings::proceedings(&mut sheet);
    back::back(&mut sheet, seal);
    let body = meeting.plan.as_ref().map_or("Meeting", |plan| plan.body.as_str());
    Document {
        title: super::document::visible(&capitalised(body)),
        kind: kind(meeting.status()).to_owned(),
        exempt: sheet.parts.iter().any(|part| part.exempt),
        parts: sheet.parts,
    }
}

fn kind(status: Status) -> &'static str {
    match status {
        Status::Planned => "Draft minutes of a meeting not yet opened",
        Status::Live | Status::Adjourned => "Draft minutes of a meeting still in progress",
        Status::Closed => "Draft minutes",
    }
}

/// The document as it is being written.
struct Sheet<'a> {
    meeting: &'a Meeting,
    scope: Scope,
    /// Whether what is written now is not for publication.
    exempt: bool,
    parts: Vec<Part>,
}

impl<'a> Sheet<'a> {
    fn put(&mut self, block: Block) {
        let exempt = self.exempt;
        self.parts.push(Part { exempt, block });
    }

    fn heading(&mut self, level: u8, text: impl AsRef<str>) {
        let text = Text::plain(text);
        self.put(Block::Heading { level, text });
    }

    fn say(&mut self, role: Role, text: Text) {
        self.put(Block::Paragraph { role, text });
    }

    /// A point, with those before it where they are the last thing written.
    fn point(&mut self, text: Text) {
        let exempt = self.exempt;
        match self.parts.last_mut() {
            Some(Part {
                exempt: same,
                block: Block::Bullets(points),
            }) if *same == exempt => points.push(text),
            _ => self.put(Block::Bullets(vec![text])),
        }
    }

    fn bullets(&mut self, heading: &str, points: Vec<Text>) {
        if !points.is_empty() {
            self.heading(1, heading);
            self.put(Block::Bullets(points));
        }
    }

    /// How the minutes call somebody within a sentence.
    fn shown(&self, person: &PersonId) -> &'a str {
        let people = &self.meeting.people;
        people
            .get(person)
            .map_or_else(|| self.unlisted(person), |one| &one.shown)
    }

    /// The log's own tag for somebody it never listed.
    fn unlisted(&self, person: &PersonId) -> &'a str {
        let heard_of = self.meeting.roll.iter().find(|one| one.person == *person);
        heard_of.map_or("a person not listed", |one| one.person.as_str())
    }

    /// How the minutes call somebody at the beginning of a sentence.
    fn name(&self, person: &PersonId) -> String {
        capitalised(self.shown(person))
    }

    fn names<'p>(&self, people: impl IntoIterator<Item = &'p PersonId>) -> String {
        let shown: Vec<&str> = people.into_iter().map(|person| self.shown(person)).collect();
        crate::meeting::words::listed(shown)
    }

    /// An item within a sentence: `item 70`.
    fn item(&self, id: &ItemId) -> String {
        let item = self.meeting.agenda.get(id);
        format!("item {}", item.map_or(id.as_str(), |item| item.label()))
    }

    /// Whether an item's own matter is to be marked as exempt. In a public paper nothing is.
    fn marks(&self, item: Option<&ItemId>) -> bool {
        let item = item.and_then(|id| self.meeting.agenda.get(id));
        self.scope == Scope::Exempt && item.is_some_and(|item| item.exempt.is_some())
    }

    /// Whether the entry of a fact is to be marked as exempt.
    fn marks_fact(&self, seq: crate::meeting::Seq) -> bool {
        self.scope == Scope::Exempt && self.meeting.fact(seq).is_some_and(|fact| fact.exempt)
    }
}

/// A time of day as minutes print it.
fn hour(at: Moment) -> String {
    at.format("%H:%M").to_string()
}
