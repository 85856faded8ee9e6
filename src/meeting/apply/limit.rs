//! For how long a speech may last, and where somebody stands in the queue: told by the rules when the fact
//! comes, so that a rule changed later leaves the record alone.

use crate::meeting::event::Priority;
use crate::meeting::ids::PersonId;
use crate::meeting::orders::{Limit, SpeakerRole};
use crate::meeting::state::Meeting;

impl Meeting {
    /// As what somebody would speak now.
    pub fn roles(&self, person: &PersonId) -> Vec<SpeakerRole> {
        let mut roles = Vec::new();
        let motion = self.motion_on_floor();
        if motion.is_some_and(|motion| motion.moved_by.as_ref() == Some(person)) {
            roles.push(SpeakerRole::Mover);
        }
        if motion.is_some_and(|motion| motion.seconded_by.as_ref() == Some(person)) {
            roles.push(SpeakerRole::Seconder);
        }
        if self.chair.as_ref() == Some(person) {
            roles.push(SpeakerRole::Chair);
        }
        roles.extend(
            self.people
                .get(person)
                .map(|person| SpeakerRole::from(person.kind)),
        );
        roles
    }

    /// The standing orders' limit on a speech by somebody now; none while they are suspended.
    pub fn speaking_rule(&self, person: &PersonId) -> Option<&Limit> {
        let kind = self.motion_on_floor().map(|motion| motion.kind);
        match self.suspended {
            Some(_) => None,
            None => self.orders.limit(&self.roles(person), kind),
        }
    }

    /// Seconds: what the chair said holds before what the standing orders say.
    pub(in crate::meeting) fn limit_for(&self, person: &PersonId, priority: Priority) -> Option<u32> {
        let rule = || self.speaking_rule(person).and_then(|limit| limit.seconds);
        match priority {
            Priority::Turn => self.floor.limit_s.or_else(rule),
            Priority::PointOfOrder | Priority::Interposed => self.floor.limit_s,
        }
    }

    pub(in crate::meeting) fn rank(&self, priority: Priority, category: Option<&str>, first: bool) -> usize {
        match priority {
            Priority::Turn => usize::from(!first),
            Priority::Interposed => 0,
            Priority::PointOfOrder => {
                let known = &self.orders.points.categories;
                let place = |category: &str| known.iter().position(|one| one.eq_ignore_ascii_case(category));
                category.and_then(place).unwrap_or(known.len())
            }
        }
    }
}
