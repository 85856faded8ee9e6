//! Who has the floor, and which item is taken, decided into facts.

use super::Decider;
use crate::meeting::event::Event;
use crate::meeting::ids::PersonId;
use crate::meeting::intent::Take;
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
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
        Ok(Event::FloorGiven { person, priority })
    }

    pub(super) fn take(&self, take: Take) -> Result<Event, Refusal> {
        let item = match take {
            Take::Next => self.meeting.agenda.next().ok_or(Refusal::NoNextItem)?.id.clone(),
            Take::Item(id) => self.on_agenda(id)?,
        };
        if self.meeting.item() == Some(&item) {
            return Err(Refusal::AlreadyOnItem(item));
        }
        Ok(Event::ItemOpened { item })
    }
}
