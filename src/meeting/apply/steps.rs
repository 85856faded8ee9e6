//! Steps that several facts take.

use crate::meeting::action::ActionStatus;
use crate::meeting::clock::{self, Mark};
use crate::meeting::ids::ActionId;
use crate::meeting::people::Person;
use crate::meeting::state::Meeting;

impl Meeting {
    pub(in crate::meeting) fn list_person(&mut self, person: Person) {
        let leads = person.leads() || person.is_one_of(&self.orders.terms.chairs);
        if self.chair.is_none() && leads && person.voting {
            self.chair = Some(person.id.clone());
            // From the first, whenever the page listed them.
            self.chairs.push((0, person.id.clone()));
        }
        self.people.list(person);
    }

    pub(in crate::meeting) fn resume(&mut self, mark: Mark) {
        if let Some((since, _)) = self.adjourned.take()
            && since.at.date_naive() != mark.at.date_naive()
        {
            self.between_days_s += mark.seconds_since(since);
        }
        self.resumed = Some(mark);
        if let Some(item) = self.agenda.current_mut() {
            clock::begin(&mut item.spans, mark);
        }
    }

    pub(in crate::meeting) fn set_limit(&mut self, seconds: Option<u32>) {
        self.floor.limit_s = seconds;
        if let Some(speech) = self.floor.speaking_mut() {
            speech.limit_s = seconds;
        }
    }

    pub(in crate::meeting) fn set_action(&mut self, id: ActionId, status: ActionStatus) {
        if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
            action.status = status;
        }
    }
}
