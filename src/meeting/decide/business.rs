//! Items taken together, hearings, nominations and the order of the speaking list, decided into facts.

use super::Decider;
use crate::meeting::event::{Event, Nominee};
use crate::meeting::facts::{
    ActionAssigned, HearingClosed, HearingOpened, ItemPulled, ItemsTakenTogether, NomineeAdded,
    QueueReordered,
};
use crate::meeting::ids::{ActionId, ItemId, PersonId, UndertakingId};
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    /// These items, or those that are marked and stand open.
    pub(super) fn together(&self, items: Vec<ItemId>) -> Result<Event, Refusal> {
        let items = match items.is_empty() {
            true => {
                let all = &self.meeting.agenda.items;
                let whole = |id: &ItemId| all.iter().any(|item| item.parent.as_ref() == Some(id));
                let marked = all.iter().filter(|item| item.consent && !whole(&item.id));
                marked
                    .filter(|item| item.outcome().is_none())
                    .map(|item| item.id.clone())
                    .collect()
            }
            false => items
                .into_iter()
                .map(|item| self.on_agenda(item))
                .collect::<Result<Vec<_>, _>>()?,
        };
        match items.is_empty() {
            true => Err(Refusal::NothingTogether),
            false => Ok(Event::ItemsTakenTogether(ItemsTakenTogether { items })),
        }
    }

    pub(super) fn pull(&self, item: ItemId) -> Result<Event, Refusal> {
        let item = self.on_agenda(item)?;
        let marked = self.meeting.agenda.get(&item).is_some_and(|one| one.consent);
        match marked || self.meeting.together.contains(&item) {
            true => Ok(Event::ItemPulled(ItemPulled { item })),
            false => Err(Refusal::NotTogether(item)),
        }
    }

    pub(super) fn hearing(&self, open: bool) -> Result<Event, Refusal> {
        let item = self.item()?;
        let held = self
            .meeting
            .agenda
            .get(&item)
            .and_then(|item| item.hearings.last());
        let is_open = held.is_some_and(|(_, closed)| closed.is_none());
        match (open, is_open) {
            (true, false) => Ok(Event::HearingOpened(HearingOpened { item })),
            (false, true) => Ok(Event::HearingClosed(HearingClosed { item })),
            (true, true) => Err(Refusal::HearingIsOpen),
            (false, false) => Err(Refusal::NoHearing),
        }
    }

    /// Into the election for that office, or as the first of a new one.
    pub(super) fn nominate(&self, office: String, nominee: Nominee) -> Result<Event, Refusal> {
        self.known(nominee.person.clone())?;
        let open = self.meeting.elections.iter().rev().find(|one| {
            let same = one.office.eq_ignore_ascii_case(&office);
            same && one.ballots.is_empty() && one.settled.is_none()
        });
        match open {
            None => self.call_election(office, vec![nominee]),
            Some(one) if one.nominees.iter().any(|other| other.person == nominee.person) => {
                Err(Refusal::StandsTwice(self.shown(&nominee.person)))
            }
            Some(one) => Ok(Event::NomineeAdded(NomineeAdded {
                election: one.id,
                nominee,
            })),
        }
    }

    pub(super) fn reorder(&self, person: PersonId, before: Option<PersonId>) -> Result<Event, Refusal> {
        for one in [&person].into_iter().chain(&before) {
            if !self.meeting.floor.waits(one) {
                return Err(Refusal::NotWaiting(self.shown(one)));
            }
        }
        Ok(Event::QueueReordered(QueueReordered { person, before }))
    }

    /// An action that the clerk says meets a promise.
    pub(super) fn act_meeting(
        &self,
        owner: Option<PersonId>,
        text: String,
        due: Option<chrono::NaiveDate>,
        meets: UndertakingId,
    ) -> Result<Event, Refusal> {
        let given = &self.meeting.questions.undertakings;
        if !given.iter().any(|one| one.id == meets) {
            return Err(Refusal::NoSuchUndertaking(meets));
        }
        Ok(Event::ActionAssigned(ActionAssigned {
            id: ActionId(self.meeting.next.action),
            owner: self.known_opt(owner)?,
            text,
            due,
            from: Some(meets),
        }))
    }
}
