//! Elections, decided into facts. Who has enough votes is for `election` to say, not for this.

use super::Decider;
use crate::meeting::election::Election;
use crate::meeting::event::{Event, Nominee, NomineeVotes, Settled};
use crate::meeting::facts::{BallotCounted, ElectionCalled, ElectionSettled};
use crate::meeting::ids::{ElectionId, PersonId};
use crate::meeting::refusal::Refusal;

impl<'a> Decider<'a> {
    pub(super) fn call_election(&self, office: String, nominees: Vec<Nominee>) -> Result<Event, Refusal> {
        for (at, one) in nominees.iter().enumerate() {
            self.known(one.person.clone())?;
            self.known_opt(one.moved_by.clone())?;
            self.known_opt(one.seconded_by.clone())?;
            if nominees[..at].iter().any(|other| other.person == one.person) {
                return Err(Refusal::StandsTwice(self.shown(&one.person)));
            }
        }
        if nominees.is_empty() {
            return Err(Refusal::Nothing);
        }
        Ok(Event::ElectionCalled(ElectionCalled {
            id: ElectionId(self.meeting.next.election),
            office,
            nominees,
        }))
    }

    /// The election named, or the last one called.
    fn election(&self, id: Option<ElectionId>) -> Result<&'a Election, Refusal> {
        let all = &self.meeting.elections;
        match id {
            Some(id) => all
                .iter()
                .find(|one| one.id == id)
                .ok_or(Refusal::NoSuchElection(id)),
            None => all.last().ok_or(Refusal::NoElection),
        }
    }

    fn stands(&self, election: &Election, person: &PersonId) -> Result<(), Refusal> {
        let stands = election.nominees.iter().any(|one| one.person == *person);
        match stands {
            true => Ok(()),
            false => Err(Refusal::DoesNotStand(self.shown(person))),
        }
    }

    pub(super) fn count_ballot(
        &self,
        election: Option<ElectionId>,
        votes: Vec<NomineeVotes>,
        abstain: u32,
    ) -> Result<Event, Refusal> {
        let election = self.election(election)?;
        for (at, one) in votes.iter().enumerate() {
            self.stands(election, &one.person)?;
            if votes[..at].iter().any(|other| other.person == one.person) {
                return Err(Refusal::StandsTwice(self.shown(&one.person)));
            }
        }
        Ok(Event::BallotCounted(BallotCounted {
            election: election.id,
            votes,
            abstain,
        }))
    }

    pub(super) fn settle(
        &self,
        election: Option<ElectionId>,
        person: PersonId,
        how: Settled,
    ) -> Result<Event, Refusal> {
        let election = self.election(election)?;
        self.stands(election, &person)?;
        Ok(Event::ElectionSettled(ElectionSettled {
            election: election.id,
            person,
            how,
        }))
    }
}
