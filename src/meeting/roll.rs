//! The roll: who was there, when, and who is counted.

use super::clock::{Mark, Span};
use super::event::{Mode, Moment};
use super::ids::PersonId;

/// How a person stands on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// Nothing was said of them.
    #[default]
    Absent,
    /// They are here, or were until the end.
    Present,
    /// They were here and left.
    Left,
    /// They sent apologies.
    Apologies,
}

/// One person's attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Who.
    pub person: PersonId,
    /// How they stand.
    pub presence: Presence,
    /// In the room or remote.
    pub mode: Mode,
    /// Taken to be present because they spoke, moved or voted; nobody has said so yet.
    pub inferred: bool,
    /// In whose place they sit.
    pub substitute_for: Option<PersonId>,
    /// When they were here.
    pub spans: Vec<Span>,
    /// They were said to be absent: with or without an excuse.
    pub excused: Option<bool>,
    /// They were seen to be here: they came in, spoke, moved or voted.
    pub took_part: bool,
}

impl Attendance {
    /// Whether they are here, or nothing says that they are not.
    pub(super) fn sits(&self) -> bool {
        match self.presence {
            Presence::Present | Presence::Absent => true,
            Presence::Left | Presence::Apologies => false,
        }
    }
}

/// Everybody's attendance, in the order first heard of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roll {
    list: Vec<Attendance>,
    /// Whether the roll was ever called.
    pub called: bool,
    substituted: bool,
}

impl Roll {
    /// Somebody's attendance, if anything is known of it.
    pub fn get(&self, person: &PersonId) -> Option<&Attendance> {
        self.list.iter().find(|one| one.person == *person)
    }

    /// All that is known, in the order first heard of.
    pub fn iter(&self) -> std::slice::Iter<'_, Attendance> {
        self.list.iter()
    }

    /// How somebody stands.
    pub fn presence(&self, person: &PersonId) -> Presence {
        self.get(person).map_or(Presence::Absent, |one| one.presence)
    }

    /// Whether somebody is here.
    pub fn is_present(&self, person: &PersonId) -> bool {
        self.presence(person) == Presence::Present
    }

    /// Whether somebody was here at a moment.
    pub fn was_present(&self, person: &PersonId, at: Moment) -> bool {
        self.get(person)
            .is_some_and(|one| one.spans.iter().any(|span| span.holds(at)))
    }

    fn entry(&mut self, person: &PersonId) -> &mut Attendance {
        let at = self
            .list
            .iter()
            .position(|one| one.person == *person)
            .unwrap_or_else(|| {
                self.list.push(Attendance {
                    person: person.clone(),
                    presence: Presence::Absent,
                    mode: Mode::Room,
                    inferred: false,
                    substitute_for: None,
                    spans: Vec::new(),
                    took_part: false,
                    excused: None,
                });
                self.list.len() - 1
            });
        &mut self.list[at]
    }

    pub(super) fn arrive(&mut self, person: &PersonId, mode: Mode, at: Mark) {
        let one = self.entry(person);
        if one.presence != Presence::Present {
            one.spans.push(Span::begin(at));
        }
        one.presence = Presence::Present;
        one.mode = mode;
        one.inferred = false;
    }

    pub(super) fn infer(&mut self, person: &PersonId, at: Mark) {
        let one = self.entry(person);
        one.took_part = true;
        if one.presence != Presence::Present {
            // Somebody who was on the roll before is inferred to be back, not to have been here at all.
            one.inferred = one.spans.is_empty() || one.inferred;
            one.spans.push(Span::begin(at));
            one.presence = Presence::Present;
        }
    }

    pub(super) fn leave(&mut self, person: &PersonId, at: Mark) {
        let one = self.entry(person);
        super::clock::end(&mut one.spans, at);
        one.presence = Presence::Left;
    }

    /// Somebody was seen to be here.
    pub(super) fn takes_part(&mut self, person: &PersonId) {
        self.entry(person).took_part = true;
    }

    /// Apologies. Whoever was only called with the rest was never here; whoever came or took part was, and left.
    pub(super) fn apologise(&mut self, person: &PersonId, at: Mark) {
        let one = self.entry(person);
        if one.took_part {
            super::clock::end(&mut one.spans, at);
            one.presence = match one.spans.is_empty() {
                true => Presence::Apologies,
                false => Presence::Left,
            };
        } else {
            one.spans.clear();
            one.presence = Presence::Apologies;
        }
    }

    /// Somebody was not there. Whoever came or took part was, and left.
    pub(super) fn absent(&mut self, person: &PersonId, excused: bool, at: Mark) {
        self.apologise(person, at);
        let one = self.entry(person);
        one.excused = Some(excused);
        if one.presence == Presence::Apologies {
            one.presence = Presence::Absent;
        }
    }

    /// Whether anybody ever sat for another.
    pub fn has_substitutes(&self) -> bool {
        self.substituted
    }

    pub(super) fn substitute(&mut self, person: &PersonId, replaced: &PersonId) {
        self.substituted = true;
        self.entry(person).substitute_for = Some(replaced.clone());
    }

    /// Ends everybody's stay: the meeting is closed.
    pub(super) fn disperse(&mut self, at: Mark) {
        for one in &mut self.list {
            super::clock::end(&mut one.spans, at);
        }
    }

    /// Takes those who stayed to the end to be here again: the meeting was reopened.
    pub(super) fn reassemble(&mut self, at: Mark) {
        for one in self
            .list
            .iter_mut()
            .filter(|one| one.presence == Presence::Present)
        {
            super::clock::begin(&mut one.spans, at);
        }
    }
}

/// The quorum at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// How many are needed.
    pub needed: u32,
    /// Of how many voting members.
    pub base: u32,
    /// How many are here.
    pub present: u32,
}

impl Quorum {
    /// Whether enough are here.
    pub fn met(&self) -> bool {
        self.present >= self.needed
    }
}
