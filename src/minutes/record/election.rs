//! The record's elections: who stood, what each ballot came to, and who was elected, and how.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::event::{NomineeVotes, Settled};
use crate::meeting::ids::{ElectionId, ItemId, PersonId};
use crate::meeting::{Meeting, Seq, election};

/// An election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Election {
    /// Its id.
    pub id: ElectionId,
    /// The item it was held on.
    pub item: Option<ItemId>,
    /// To what.
    pub office: String,
    /// Who stood from the first.
    pub nominees: Vec<Nominee>,
    /// The ballots counted, in order.
    pub ballots: Vec<Ballot>,
    /// Who is elected; null while nobody is.
    pub elected: Option<PersonId>,
    /// How, where it was not by a ballot.
    pub settled: Option<Settled>,
    /// The entry that called it.
    pub seq: Seq,
}

/// Somebody who stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// Who put them forward.
    pub moved_by: Option<PersonId>,
    /// Who supported that.
    pub seconded_by: Option<PersonId>,
}

/// A ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ballot {
    /// The votes for each who stood in it.
    pub votes: Vec<Votes>,
    /// How many abstained.
    pub abstain: u32,
    /// Voting members present at that moment.
    pub present: u32,
    /// Its entry.
    pub seq: Seq,
}

/// The votes for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Votes {
    /// For whom.
    pub person: PersonId,
    /// How many.
    pub votes: u32,
}

pub(super) fn elections(meeting: &Meeting) -> Vec<Election> {
    meeting.elections.iter().map(held).collect()
}

fn held(held: &election::Election) -> Election {
    let nominees = held.nominees.iter().map(|one| Nominee {
        person: one.person.clone(),
        moved_by: one.moved_by.clone(),
        seconded_by: one.seconded_by.clone(),
    });
    let votes = |one: &NomineeVotes| Votes {
        person: one.person.clone(),
        votes: one.votes,
    };
    let ballots = held.ballots.iter().map(|ballot| Ballot {
        votes: ballot.votes.iter().map(votes).collect(),
        abstain: ballot.abstain,
        present: ballot.present,
        seq: ballot.seq,
    });
    Election {
        id: held.id,
        item: held.item.clone(),
        office: held.office.clone(),
        nominees: nominees.collect(),
        ballots: ballots.collect(),
        elected: held.elected(),
        settled: held.settled.as_ref().map(|(_, how)| *how),
        seq: held.seq,
    }
}
