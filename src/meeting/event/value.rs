//! The words that facts are told in: kinds, sides, priorities. As much the public contract as the facts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

use crate::meeting::ids::{MotionId, PersonId};

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
    /// To lay a motion on the table (RONR 17).
    Table,
    /// To take it from the table, or up again (RONR 34).
    TakeUp,
    /// To postpone it to a time (RONR 14).
    Postpone,
    /// To postpone it indefinitely, so that it falls (RONR 11).
    PostponeIndefinitely,
    /// To refer it to a committee or another body, or back (RONR 13).
    Refer,
    /// To divide it into parts that are voted one by one (RONR 27).
    Divide,
    /// To take a vote on it again (RONR 37).
    Reconsider,
    /// To rescind what was adopted (RONR 35).
    Rescind,
    /// To take a recess (RONR 20).
    Recess,
    /// To limit or extend the debate (RONR 15).
    LimitDebate,
    /// To consider it by paragraphs (RONR 28).
    ByParagraph,
    /// To appeal from a ruling of the chair (RONR 24).
    Appeal,
    /// To change the order of business (RONR 14, 25).
    ChangeOrder,
    /// That a member be not further heard, or leave the meeting.
    NotHeard,
}

/// What a motion about another motion, or about the item itself, would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Aim {
    /// To which motion; none where it is about the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// Of an earlier meeting, held on this day: the motion is one of its.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<NaiveDate>,
    /// Until when: a day, or as it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Into which parts, each a motion of its own from then on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartMoved>,
    /// For how many seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// A part of a motion that was divided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartMoved {
    /// Its id.
    pub id: MotionId,
    /// Its words.
    pub text: String,
}

impl Procedure {
    /// Those that end or interrupt a debate.
    pub const DURING_DEBATE: [Procedure; 6] = [
        Procedure::Closure,
        Procedure::NextBusiness,
        Procedure::Adjourn,
        Procedure::Exclude,
        Procedure::Suspend,
        Procedure::Extend,
    ];

    /// Every one, in the order in which the help lists them.
    pub const ALL: [Procedure; 20] = [
        Procedure::Closure,
        Procedure::NextBusiness,
        Procedure::Adjourn,
        Procedure::Exclude,
        Procedure::Suspend,
        Procedure::Extend,
        Procedure::Table,
        Procedure::TakeUp,
        Procedure::Postpone,
        Procedure::PostponeIndefinitely,
        Procedure::Refer,
        Procedure::Divide,
        Procedure::Reconsider,
        Procedure::Rescind,
        Procedure::Recess,
        Procedure::LimitDebate,
        Procedure::ByParagraph,
        Procedure::Appeal,
        Procedure::ChangeOrder,
        Procedure::NotHeard,
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
    /// Without objection: nobody objected when the chair asked (RONR 4:58).
    Consent,
    /// By a show of hands.
    Hands,
    /// By voices.
    Voices,
    /// By calling the roll.
    Roll,
    /// By ballot papers.
    Ballot,
    /// By secret ballot.
    Secret,
    /// By an electronic or online vote.
    Online,
    /// By a division: those for and against go apart and are counted.
    Division,
}

impl VoteMethod {
    /// The word for it in tables and interchange formats.
    pub fn word(self) -> &'static str {
        match self {
            VoteMethod::Show => "show",
            VoteMethod::Named => "named",
            VoteMethod::Unanimous => "unanimous",
            VoteMethod::Assent => "assent",
            VoteMethod::Declared => "declared",
            VoteMethod::Consent => "consent",
            VoteMethod::Hands => "hands",
            VoteMethod::Voices => "voices",
            VoteMethod::Roll => "roll",
            VoteMethod::Ballot => "ballot",
            VoteMethod::Secret => "secret",
            VoteMethod::Online => "online",
            VoteMethod::Division => "division",
        }
    }

    /// Which of the ways that rules list it is: a show of hands is a show, a roll call a vote by name.
    pub fn listed_as(self) -> VoteMethod {
        match self {
            VoteMethod::Hands | VoteMethod::Voices | VoteMethod::Online => VoteMethod::Show,
            VoteMethod::Roll | VoteMethod::Division => VoteMethod::Named,
            VoteMethod::Consent => VoteMethod::Assent,
            VoteMethod::Show
            | VoteMethod::Named
            | VoteMethod::Unanimous
            | VoteMethod::Assent
            | VoteMethod::Declared
            | VoteMethod::Ballot
            | VoteMethod::Secret => self,
        }
    }

    /// How a sentence says in what way it was taken; nothing where that is plain.
    pub fn how(self) -> &'static str {
        match self {
            VoteMethod::Show
            | VoteMethod::Named
            | VoteMethod::Unanimous
            | VoteMethod::Assent
            | VoteMethod::Declared => "",
            VoteMethod::Consent => " without objection",
            VoteMethod::Hands => " by show of hands",
            VoteMethod::Voices => " by voices",
            VoteMethod::Roll => " by roll call",
            VoteMethod::Ballot => " by ballot",
            VoteMethod::Secret => " by secret ballot",
            VoteMethod::Online => " online",
            VoteMethod::Division => " by division",
        }
    }
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
