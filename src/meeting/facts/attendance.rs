//! Who is here, who sent apologies, who came and went, who is in the chair, who votes for whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::remotely;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::Mode;
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::{Manner, names};

/// People were there when the roll was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RollCalled {
    /// Who was present.
    pub present: Vec<PersonId>,
    /// How they attend.
    #[serde(default)]
    pub mode: Mode,
}

impl Fact for RollCalled {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { present, mode } = self;
        meeting.roll.called = true;
        meeting.roll_was_called(at.mark);
        meeting.arrive(present, *mode, at.mark);
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        let mode = self.mode;
        match sight.known(&self.present) {
            Some(present) => Public::As(RollCalled { present, mode }.into()),
            None => Public::Nothing,
        }
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { present: people, .. } = self;
        people.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { present, mode } = self;
        format!("Present{}: {}", remotely(*mode), names(meeting, present))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Apologies were received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApologiesGiven {
    /// From whom.
    pub people: Vec<PersonId>,
    /// Who sits in their place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<PersonId>,
}

impl Fact for ApologiesGiven {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { people, substitute } = self;
        people
            .iter()
            .for_each(|person| meeting.roll.apologise(person, at.mark));
        if let (Some(substitute), Some(replaced)) = (substitute, people.first()) {
            meeting.roll.substitute(substitute, replaced);
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        let substitute = self.substitute.clone().filter(|id| sight.knows(id));
        match sight.known(&self.people) {
            Some(people) => Public::As(ApologiesGiven { people, substitute }.into()),
            None => Public::Nothing,
        }
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { people, substitute } = self;
        people.iter().chain(substitute).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { people, substitute } = self;
        let from = names(meeting, people);
        match substitute {
            Some(person) => format!("Apologies from {from}; {} substitutes", meeting.shown(person)),
            None => format!("Apologies from {from}"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// People came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeopleArrived {
    /// Who.
    pub people: Vec<PersonId>,
    /// How they attend.
    #[serde(default)]
    pub mode: Mode,
}

impl Fact for PeopleArrived {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { people, mode } = self;
        meeting.arrive(people, *mode, at.mark);
        people.iter().for_each(|person| meeting.roll.takes_part(person));
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        let mode = self.mode;
        match sight.known(&self.people) {
            Some(people) => Public::As(PeopleArrived { people, mode }.into()),
            None => Public::Nothing,
        }
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { people, .. } = self;
        people.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { people, mode } = self;
        format!("{} arrived{}", names(meeting, people), remotely(*mode))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// People went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeopleLeft {
    /// Who.
    pub people: Vec<PersonId>,
}

impl Fact for PeopleLeft {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { people } = self;
        for person in people {
            meeting.roll.leave(person, at.mark);
            meeting.floor.unqueue(person);
            meeting.floor.leave(person, at.mark);
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        match sight.known(&self.people) {
            Some(people) => Public::As(PeopleLeft { people }.into()),
            None => Public::Nothing,
        }
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { people } = self;
        people.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { people } = self;
        format!("{} left", names(meeting, people))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Somebody took the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChairTaken {
    /// Who.
    pub person: PersonId,
}

impl Fact for ChairTaken {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { person } = self;
        meeting.chair = Some(person.clone());
        meeting.chairs.push((at.seq, person.clone()));
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        sight.whole_if(sight.knows(&self.person))
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person } = self;
        vec![person]
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { person } = self;
        vec![person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).by(Some(&self.person)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { person } = self;
        format!("{} took the chair", meeting.shown(person))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// An absent member gave another their vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProxyGiven {
    /// Whose vote.
    pub from: PersonId,
    /// Who gives it.
    pub to: PersonId,
}

impl Fact for ProxyGiven {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { from, to } = self;
        meeting.proxies.push((from.clone(), to.clone()))
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        // Who may vote for whom says who is counted as there.
        sight.whole_if(sight.knows(&self.from) && sight.knows(&self.to))
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { from, to } = self;
        vec![from, to]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { from, to } = self;
        format!("{} votes for {}", meeting.shown(to), meeting.shown(from))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// People were not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeopleAbsent {
    /// Who.
    pub people: Vec<PersonId>,
    /// The meeting excused them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excused: bool,
}

impl Fact for PeopleAbsent {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        for person in &self.people {
            meeting.roll.absent(person, self.excused, at.mark);
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        let excused = self.excused;
        match sight.known(&self.people) {
            Some(people) => Public::As(PeopleAbsent { people, excused }.into()),
            None => Public::Nothing,
        }
    }

    fn names(&self) -> Vec<&PersonId> {
        self.people.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Attendance))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let excused = if self.excused { ", excused" } else { "" };
        format!("Absent{excused}: {}", names(meeting, &self.people))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Somebody is here and takes no part in an item: neither in the debate nor in the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonRecused {
    /// Who.
    pub person: PersonId,
    /// In which item; none where no item was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for PersonRecused {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.recusals.push((self.person.clone(), self.item.clone()));
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        vec![&self.person]
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        vec![&self.person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Interest).by(Some(&self.person)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let shown = meeting.shown(&self.person);
        let why = self
            .why
            .as_deref()
            .map(|why| format!(": {why}"))
            .unwrap_or_default();
        format!("{shown} took no part in this item{why}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
