//! Who has the floor, and which item is taken, decided into facts.

use super::Decider;
use crate::meeting::event::{Event, Priority};
use crate::meeting::facts::{FloorGiven, ItemOpened, SpeakerQueued};
use crate::meeting::ids::PersonId;
use crate::meeting::intent::Take;
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    /// A point of order whose note begins with one of the standing orders' categories is of that one.
    pub(super) fn enqueue(
        &self,
        person: PersonId,
        priority: Priority,
        note: Option<String>,
    ) -> Result<Event, Refusal> {
        let begins = |category: &&String| {
            let note = note.as_deref().unwrap_or_default().to_lowercase();
            let rest = note.strip_prefix(&category.to_lowercase()).map(str::to_owned);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let known = &self.meeting.orders.points.categories;
        let category = match priority {
            Priority::PointOfOrder => known.iter().find(begins).cloned(),
            Priority::Turn | Priority::Interposed => None,
        };
        if priority == Priority::Interposed && self.meeting.floor.speaking().is_none() {
            return Err(Refusal::NobodyToAsk);
        }
        Ok(Event::SpeakerQueued(SpeakerQueued {
            person: self.known(person)?,
            priority,
            note,
            category,
            first: false,
        }))
    }

    /// Whoever spoke last in turn is to go on next.
    pub(super) fn readd(&self) -> Result<Event, Refusal> {
        let person = self.meeting.floor.last_ended().ok_or(Refusal::NobodySpoke)?;
        let waiting = self.meeting.floor.queue.iter();
        let mut in_turn = waiting.filter(|one| one.priority == Priority::Turn);
        if in_turn.any(|one| one.person == *person) {
            return Err(Refusal::AlreadyWaiting(self.shown(person)));
        }
        Ok(Event::SpeakerQueued(SpeakerQueued {
            person: person.clone(),
            priority: Priority::Turn,
            note: None,
            category: None,
            first: true,
        }))
    }

    pub(super) fn call(&self, person: PersonId) -> Result<Event, Refusal> {
        let person = self.known(person)?;
        if self
            .meeting
            .floor
            .speaking()
            .is_some_and(|speech| speech.person == person)
        {
            return Err(Refusal::HasTheFloor(self.shown(&person)));
        }
        let waiting = self
            .meeting
            .floor
            .queue
            .iter()
            .find(|waiting| waiting.person == person);
        let priority = waiting.map(|waiting| waiting.priority).unwrap_or_default();
        Ok(Event::FloorGiven(FloorGiven { person, priority }))
    }

    pub(super) fn take(&self, take: Take) -> Result<Event, Refusal> {
        let item = match take {
            Take::Next => self.meeting.agenda.next().ok_or(Refusal::NoNextItem)?.id.clone(),
            Take::Item(id) => self.on_agenda(id)?,
        };
        if self.meeting.item() == Some(&item) {
            return Err(Refusal::AlreadyOnItem(item));
        }
        Ok(Event::ItemOpened(ItemOpened { item }))
    }
}
