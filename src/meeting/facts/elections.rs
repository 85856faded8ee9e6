//! Elections: called, counted, settled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::election::{Election, ElectionBallot};
use crate::meeting::event::{Nominee, NomineeVotes, Settled};
use crate::meeting::ids::{ElectionId, PersonId};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::{Counters, Meeting};
use crate::meeting::words::{Manner, names};

/// An election was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ElectionCalled {
    /// Its id.
    pub id: ElectionId,
    /// To what.
    pub office: String,
    /// Who stands.
    pub nominees: Vec<Nominee>,
}

impl Fact for ElectionCalled {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { id, office, nominees } = self;
        meeting.elections.push(Election {
            id: *id,
            seq: at.seq,
            item: at.item.cloned(),
            office: office.clone(),
            nominees: nominees.clone(),
            rule: meeting.orders.elections.clone(),
            ballots: Vec::new(),
            settled: None,
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { nominees, .. } = self;
        nominees
            .iter()
            .flat_map(|one| {
                std::iter::once(&one.person)
                    .chain(&one.moved_by)
                    .chain(&one.seconded_by)
            })
            .collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { id, office, nominees } = self;
        let standing = names(meeting, nominees.iter().map(|one| &one.person));
        format!("Election {id}, {office}: {standing}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn reserve(&self, next: &mut Counters) {
        next.election = next.election.max(self.id.0.saturating_add(1));
    }
}

/// A ballot of an election was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BallotCounted {
    /// Which election.
    pub election: ElectionId,
    /// The votes for each who stood in it.
    pub votes: Vec<NomineeVotes>,
    /// How many abstained.
    #[serde(default)]
    pub abstain: u32,
}

impl Fact for BallotCounted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            election,
            votes,
            abstain,
        } = self;
        let present = meeting.house().present;
        if let Some(one) = meeting.elections.iter_mut().find(|one| one.id == *election) {
            one.ballots.push(ElectionBallot {
                seq: at.seq,
                votes: votes.clone(),
                abstain: *abstain,
                present,
            });
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { votes, .. } = self;
        votes.iter().map(|one| &one.person).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Vote))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            election,
            votes,
            abstain,
        } = self;
        let each = votes
            .iter()
            .map(|one| format!("{} {}", meeting.shown(&one.person), one.votes));
        let each: Vec<String> = each.collect();
        let abstain = match abstain {
            0 => String::new(),
            n => format!(", {n} abstaining"),
        };
        let came = meeting
            .elections
            .iter()
            .find(|one| one.id == *election)
            .map(|one| format!(": {}", one.outcome(votes).words(meeting)))
            .unwrap_or_default();
        format!("Ballot in {election}: {}{abstain}{came}", each.join(", "))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// An election was settled otherwise than by its ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ElectionSettled {
    /// Which election.
    pub election: ElectionId,
    /// Who is elected.
    pub person: PersonId,
    /// How.
    pub how: Settled,
}

impl Fact for ElectionSettled {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self {
            election,
            person,
            how,
        } = self;
        if let Some(one) = meeting.elections.iter_mut().find(|one| one.id == *election) {
            one.settled = Some((person.clone(), *how));
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Decision))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            election,
            person,
            how,
        } = self;
        let how = match how {
            Settled::Unopposed => "unopposed",
            Settled::CastingVote => "by the chair's casting vote",
            Settled::Lot => "by lot",
        };
        format!("{} was elected in {election}, {how}", meeting.shown(person))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
