//! The rules of debate: who may move what, in which order, and for how long people speak.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::event::{MotionKind, PersonKind, Procedure};

/// Before what something must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// Before anybody else speaks on it.
    Debate,
    /// Before it is decided.
    Vote,
}

/// Which motions want a seconder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Seconder {
    /// Motions of these kinds.
    pub kinds: Vec<MotionKind>,
    /// Before what.
    pub before: Before,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Seconder {
    fn default() -> Self {
        Self {
            kinds: vec![
                MotionKind::Motion,
                MotionKind::Recommendation,
                MotionKind::Amendment,
                MotionKind::Procedural,
            ],
            before: Before::Vote,
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// In which order amendments are voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentOrder {
    /// The last one moved first: an amendment to an amendment before it.
    LatestFirst,
    /// As they were moved; an amendment to an amendment still before it.
    AsMoved,
}

/// How motions are amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Amendments {
    /// Only one to the same motion may be under discussion.
    pub one_at_a_time: bool,
    /// How deep: 1 bars amendments to amendments, 2 allows them.
    pub degrees: u32,
    /// In which order they are voted.
    pub order: AmendmentOrder,
    /// The mover may take one over without a vote.
    pub friendly: bool,
    /// One that only says the opposite may be moved.
    pub negating: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Amendments {
    fn default() -> Self {
        Self {
            one_at_a_time: false,
            degrees: 2,
            order: AmendmentOrder::LatestFirst,
            friendly: true,
            negating: true,
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// The right of reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Reply {
    /// The mover of a motion speaks last on it, once more than others may.
    pub mover: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Reply {
    fn default() -> Self {
        Self {
            mover: true,
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// Which procedural motions there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Procedures {
    /// Those that may be moved.
    pub allowed: Vec<Procedure>,
    /// Where the rule stands.
    pub source: String,
}

impl Procedures {
    /// Whether these rules know a procedural motion. A list that names none of those about a motion says nothing of
    /// them.
    pub fn know(&self, procedure: Procedure) -> bool {
        let during = |one: &Procedure| Procedure::DURING_DEBATE.contains(one);
        self.allowed.contains(&procedure) || (!during(&procedure) && self.allowed.iter().all(during))
    }
}

impl Default for Procedures {
    fn default() -> Self {
        Self {
            allowed: Procedure::DURING_DEBATE.to_vec(),
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// Whose consent the withdrawal of a seconded motion takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Withdrawal {
    /// The seconder's.
    pub seconder: bool,
    /// The meeting's.
    pub meeting: bool,
    /// Where the rule stands.
    pub source: String,
}

/// As what somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerRole {
    /// The mover of the motion on the floor.
    Mover,
    /// Its seconder.
    Seconder,
    /// Whoever is in the chair.
    Chair,
    /// A member.
    Member,
    /// An officer.
    Officer,
    /// A witness.
    Witness,
    /// A guest.
    Guest,
    /// A member of the public.
    Public,
}

impl From<PersonKind> for SpeakerRole {
    fn from(kind: PersonKind) -> Self {
        match kind {
            PersonKind::Member => SpeakerRole::Member,
            PersonKind::Officer => SpeakerRole::Officer,
            PersonKind::Witness => SpeakerRole::Witness,
            PersonKind::Guest => SpeakerRole::Guest,
            PersonKind::Public => SpeakerRole::Public,
        }
    }
}

/// How long, and how often, somebody may speak. Each list that is not empty must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Limit {
    /// What the rule is called.
    pub name: String,
    /// Whoever speaks as one of these.
    pub who: Vec<SpeakerRole>,
    /// While a motion of one of these kinds is on the floor.
    pub on: Vec<MotionKind>,
    /// For so many seconds.
    pub seconds: Option<u32>,
    /// So many times on the same motion, or on the same item where none is on the floor.
    pub times: Option<u32>,
    /// Where the rule stands.
    pub source: String,
}

impl Limit {
    pub(super) fn fits(&self, roles: &[SpeakerRole], kind: Option<MotionKind>) -> bool {
        let who = self.who.is_empty() || self.who.iter().any(|role| roles.contains(role));
        let on = self.on.is_empty() || kind.is_some_and(|kind| self.on.contains(&kind));
        who && on
    }
}

/// Points of order, and questions put to whoever speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PointsOfOrder {
    /// Their categories, the most urgent first. What belongs to none comes after them.
    pub categories: Vec<String>,
    /// A question may be put to a speaker, whose time stands still for it.
    pub interposed: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for PointsOfOrder {
    fn default() -> Self {
        Self {
            categories: Vec::new(),
            interposed: true,
            source: "the ordinary rules of debate".into(),
        }
    }
}
