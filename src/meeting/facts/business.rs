//! Business as bodies conduct it: items taken together, hearings, readings, nominations, appointments, and the order
//! of the speaking list as the chair changes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::item_words;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::Nominee;
use crate::meeting::ids::{ElectionId, ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::{Manner, capitalised, listed, names};

/// Items are taken together: the next motion decides them all (RONR 41:32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemsTakenTogether {
    /// Which.
    pub items: Vec<ItemId>,
}

impl Fact for ItemsTakenTogether {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.together.clone_from(&self.items);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let each: Vec<String> = self.items.iter().map(|item| item_words(meeting, item)).collect();
        format!("Taken together: {}", listed(each.iter().map(String::as_str)))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// An item is taken out of those that are taken together, to be taken by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemPulled {
    /// Which.
    pub item: ItemId,
}

impl Fact for ItemPulled {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.together.retain(|item| *item != self.item);
        if let Some(item) = meeting.agenda.get_mut(&self.item) {
            item.consent = false;
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        format!("{}, to be taken by itself", item_words(meeting, &self.item))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A public hearing was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HearingOpened {
    /// On which item.
    pub item: ItemId,
}

impl Fact for HearingOpened {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        if let Some(item) = meeting.agenda.get_mut(&self.item) {
            item.hearings.push((at.mark.at, None));
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        format!(
            "The public hearing on {} was opened",
            item_words(meeting, &self.item)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A public hearing was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HearingClosed {
    /// On which item.
    pub item: ItemId,
}

impl Fact for HearingClosed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let item = meeting.agenda.get_mut(&self.item);
        if let Some((_, closed)) = item.and_then(|item| item.hearings.last_mut()) {
            closed.get_or_insert(at.mark.at);
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        format!(
            "The public hearing on {} was closed",
            item_words(meeting, &self.item)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A by-law or ordinance was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingTaken {
    /// Under which item.
    pub item: ItemId,
    /// Which reading: `first`, `second`, `third`.
    pub which: String,
}

impl Fact for ReadingTaken {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        if let Some(item) = meeting.agenda.get_mut(&self.item) {
            item.readings.push((self.which.clone(), at.seq));
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        format!(
            "{} reading of {}",
            capitalised(&self.which),
            item_words(meeting, &self.item)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Somebody more was nominated in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NomineeAdded {
    /// In which.
    pub election: ElectionId,
    /// Who, and by whom.
    pub nominee: Nominee,
}

impl Fact for NomineeAdded {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let election = meeting.elections.iter_mut().find(|one| one.id == self.election);
        if let Some(election) = election
            && !election
                .nominees
                .iter()
                .any(|one| one.person == self.nominee.person)
        {
            election.nominees.push(self.nominee.clone());
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Nominee {
            person,
            moved_by,
            seconded_by,
        } = &self.nominee;
        [person].into_iter().chain(moved_by).chain(seconded_by).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let office = meeting.elections.iter().find(|one| one.id == self.election);
        let office = office.map_or("", |one| one.office.as_str());
        let by: Vec<&PersonId> = self
            .nominee
            .moved_by
            .iter()
            .chain(&self.nominee.seconded_by)
            .collect();
        let by = match by.is_empty() {
            true => String::new(),
            false => format!(" by {}", names(meeting, by)),
        };
        format!(
            "{} was nominated as {office}{by}",
            meeting.shown(&self.nominee.person)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// People were appointed to a body or an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AppointmentMade {
    /// Who.
    pub people: Vec<PersonId>,
    /// To what.
    pub to: String,
}

impl Fact for AppointmentMade {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        self.people.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Decision))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let were = if self.people.len() == 1 { "was" } else { "were" };
        format!("{} {were} appointed to {}", names(meeting, &self.people), self.to)
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The chair changed the order of the speaking list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QueueReordered {
    /// Who was moved.
    pub person: PersonId,
    /// Before whom; none: to the front.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<PersonId>,
}

impl Fact for QueueReordered {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.floor.reorder(&self.person, self.before.as_ref());
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        [&self.person].into_iter().chain(&self.before).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let shown = meeting.shown(&self.person);
        match &self.before {
            Some(before) => format!("{shown} speaks before {}", meeting.shown(before)),
            None => format!("{shown} speaks first"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
