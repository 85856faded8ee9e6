//! The record's decisions: motions, the votes on them, and actions.

use crate::meeting::facts::CastingVoteGiven;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::resolved::{Clause, clauses_of};
use crate::meeting::action::ActionStatus;
use crate::meeting::event::{MotionKind, Procedure, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ActionId, ItemId, MotionId, PersonId, UndertakingId};
use crate::meeting::minute::Reference;
use crate::meeting::motion::{Ballot, MotionStatus};
use crate::meeting::{Event, Meeting, Seq, motion};

/// A motion, amendment or recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// The item it was moved on.
    pub item: Option<ItemId>,
    /// Of what sort it is.
    pub kind: MotionKind,
    /// Its exact words as they stand, a clause a line; of a change, what it leaves out and inserts.
    pub text: String,
    /// The clauses in them.
    pub clauses: Vec<Clause>,
    /// Its mover.
    pub moved_by: Option<PersonId>,
    /// Its seconder.
    pub seconded_by: Option<PersonId>,
    /// The motion that it would change.
    pub amends: Option<MotionId>,
    /// How it stands.
    pub status: MotionStatus,
    /// Until when it is postponed: a date, or as it was said.
    pub until: Option<String>,
    /// To whom it is referred.
    pub to: Option<String>,
    /// The motions into which it was divided.
    pub parts: Vec<MotionId>,
    /// The decision that it would take up again.
    pub reconsiders: Option<MotionId>,
    /// The decision that it would rescind.
    pub rescinds: Option<MotionId>,
    /// The day of the earlier meeting that made that decision; null where it was this one.
    pub earlier: Option<NaiveDate>,
    /// The votes and decisions on it, in order.
    pub votes: Vec<VoteTaken>,
}

/// A vote or decision as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteTaken {
    /// How.
    pub method: VoteMethod,
    /// Votes for; null where it was without figures.
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against; null where it was without figures.
    pub against: Option<u32>,
    /// Abstentions; null where it was without figures.
    pub abstain: Option<u32>,
    /// Who voted how, as far as it was recorded.
    pub names: VoteNames,
    /// The chair's casting vote.
    pub casting: Option<Side>,
    /// Who gave it.
    pub casting_by: Option<PersonId>,
    /// Voting members present at that moment.
    pub present: u32,
    /// How many votes for it took to pass; null where it was without figures.
    pub threshold: Option<u32>,
    /// What came of it.
    pub verdict: Verdict,
    /// Spoilt or invalid votes, where they were told.
    pub spoilt: Option<u32>,
    /// Those there who took no part.
    pub recused: Vec<PersonId>,
    /// The entry of the vote whose count was wrong, which this one counts again.
    pub recounts: Option<Seq>,
    /// Its entry.
    pub seq: Seq,
}

/// Who voted how. Empty lists where the vote was not by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct VoteNames {
    /// In favour.
    #[serde(rename = "for")]
    pub in_favour: Vec<PersonId>,
    /// Opposed.
    pub against: Vec<PersonId>,
    /// Neither.
    pub abstain: Vec<PersonId>,
}

/// A vote taken with no motion on the floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LooseVote {
    /// The item it was taken on.
    pub item: Option<ItemId>,
    /// The vote, as on a motion.
    #[serde(flatten)]
    pub vote: VoteTaken,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The item it came up on.
    pub item: Option<ItemId>,
    /// Who is to do it.
    pub owner: Option<PersonId>,
    /// Its words as they stand.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub status: ActionStatus,
    /// The undertaking that it follows from.
    pub from: Option<UndertakingId>,
}

pub(super) fn motions(meeting: &Meeting) -> Vec<Motion> {
    meeting
        .motions
        .list
        .iter()
        .map(|motion| moved(meeting, motion))
        .collect()
}

fn moved(meeting: &Meeting, motion: &motion::Motion) -> Motion {
    Motion {
        id: motion.id,
        item: motion.item.clone(),
        kind: motion.kind,
        text: motion.exact().into_owned(),
        clauses: clauses_of(&motion.text),
        moved_by: motion.moved_by.clone(),
        seconded_by: motion.seconded_by.clone(),
        amends: motion
            .amends
            .filter(|id| !meeting.is_struck(Reference::Motion(*id))),
        status: motion.status,
        until: motion.until.clone(),
        to: motion.to.clone(),
        parts: motion.parts.clone(),
        reconsiders: aimed(motion, Procedure::Reconsider),
        rescinds: aimed(motion, Procedure::Rescind),
        earlier: motion.aim.as_ref().and_then(|aim| aim.held),
        votes: motion.ballots.iter().map(|one| vote(meeting, one)).collect(),
    }
}

/// The motion that a motion of this sort is about.
fn aimed(motion: &motion::Motion, procedure: Procedure) -> Option<MotionId> {
    let aim = motion
        .aim
        .as_ref()
        .filter(|_| motion.procedure == Some(procedure));
    aim.and_then(|aim| aim.motion)
}

fn vote(meeting: &Meeting, ballot: &Ballot) -> VoteTaken {
    let told = ballot.told;
    VoteTaken {
        method: ballot.method,
        in_favour: ballot.count.map(|count| count.in_favour).or(told.in_favour),
        against: ballot.count.map(|count| count.against).or(told.against),
        abstain: ballot.count.map(|count| count.abstain).or(told.abstain),
        names: names(ballot),
        casting: ballot.casting,
        casting_by: ballot.casting.and_then(|_| cast_by(meeting, ballot)),
        present: ballot.present,
        threshold: ballot.threshold,
        verdict: ballot.verdict,
        spoilt: told.spoilt,
        recused: ballot.recused.clone(),
        recounts: ballot.recounts,
        seq: ballot.seq,
    }
}

/// Who gave the casting vote on what a ballot was on: who is named, else whoever was in the chair.
fn cast_by(meeting: &Meeting, ballot: &Ballot) -> Option<PersonId> {
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let mut after = standing.filter(|entry| entry.seq > ballot.seq);
    after.find_map(|entry| match meeting.told(entry.seq)? {
        Event::CastingVoteGiven(CastingVoteGiven { motion, by, .. }) if *motion == ballot.motion => {
            by.clone().or_else(|| meeting.chair_at(entry.seq).cloned())
        }
        _ => None,
    })
}

fn names(ballot: &Ballot) -> VoteNames {
    let of = |side: Side| {
        let votes = ballot.names.iter().filter(|vote| vote.side == side);
        votes.map(|vote| vote.person.clone()).collect()
    };
    VoteNames {
        in_favour: of(Side::For),
        against: of(Side::Against),
        abstain: of(Side::Abstain),
    }
}

pub(super) fn loose(meeting: &Meeting) -> Vec<LooseVote> {
    let loose = meeting.motions.loose.iter();
    loose
        .map(|ballot| LooseVote {
            item: ballot.item.clone(),
            vote: vote(meeting, ballot),
        })
        .collect()
}

pub(super) fn actions(meeting: &Meeting) -> Vec<Action> {
    let actions = meeting.actions.iter();
    actions
        .map(|action| Action {
            id: action.id,
            item: action.item.clone(),
            owner: action.owner.clone(),
            text: action.text.clone(),
            due: action.due,
            status: action.status,
            from: action
                .from
                .filter(|id| !meeting.is_struck(Reference::Undertaking(*id))),
        })
        .collect()
}
