//! The words that facts are told in: kinds, sides, priorities. As much the public contract as the facts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::ids::PersonId;

/// In what capacity a person is at the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// A member of the body.
    Member,
    /// An officer or office holder who attends.
    Officer,
    /// Somebody called to give evidence.
    Witness,
    /// An invited guest or observer.
    Guest,
    /// A member of the public.
    Public,
}

/// How a person attends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In the room.
    #[default]
    Room,
    /// By telephone or video.
    Remote,
}

/// What an interest declared is, as far as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InterestKind {
    /// A disclosable pecuniary interest (Localism Act 2011 s.31): no speaking, no vote.
    Pecuniary,
    /// An interest that the body's code calls prejudicial.
    Prejudicial,
    /// A personal interest, declared and no bar.
    Personal,
    /// Declared without saying of which kind.
    Unspecified,
}

/// What sort of motion it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MotionKind {
    /// A recommendation to somebody else, or one that a report asks for.
    Recommendation,
    /// A motion of its own.
    Motion,
    /// A change to the motion before it.
    Amendment,
    /// About the proceedings: closure, next business, adjournment.
    Procedural,
}

/// What a procedural motion would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// That the question be now put.
    Closure,
    /// To go on to the next business.
    NextBusiness,
    /// To adjourn the debate or the meeting.
    Adjourn,
    /// To exclude press and public.
    Exclude,
    /// To suspend standing orders.
    Suspend,
    /// To extend the meeting.
    Extend,
}

impl Procedure {
    /// Every one, in the order in which the help lists them.
    pub const ALL: [Procedure; 6] = [
        Procedure::Closure,
        Procedure::NextBusiness,
        Procedure::Adjourn,
        Procedure::Exclude,
        Procedure::Suspend,
        Procedure::Extend,
    ];
}

/// How an election was settled otherwise than by its ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// Nobody else stood.
    Unopposed,
    /// By the chair's casting vote.
    CastingVote,
    /// By lot.
    Lot,
}

/// Somebody who stands in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// Who nominated them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_by: Option<PersonId>,
    /// Who seconded that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconded_by: Option<PersonId>,
}

/// The votes for one who stands in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NomineeVotes {
    /// Who stands.
    pub person: PersonId,
    /// How many voted for them.
    pub votes: u32,
}

/// How a decision was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteMethod {
    /// Counted by show of hands, or by any count that names nobody.
    Show,
    /// By name.
    Named,
    /// By all, counted from the roll.
    Unanimous,
    /// Without a vote, nobody dissenting.
    Assent,
    /// Told by the chair without figures.
    Declared,
}

/// One person's vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In favour.
    For,
    /// Opposed.
    Against,
    /// Neither.
    Abstain,
}

/// What came of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It passed.
    Carried,
    /// It failed.
    Lost,
    /// As many for as against, and no casting vote yet.
    Tied,
}

/// A person's vote by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedVote {
    /// Who voted.
    pub person: PersonId,
    /// How.
    pub side: Side,
}

/// How a speaker stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// In turn.
    #[default]
    Turn,
    /// A point of order: before those in turn. It interrupts whoever speaks.
    PointOfOrder,
    /// A question put to whoever speaks: before all others. Their time stands still for it.
    Interposed,
}
