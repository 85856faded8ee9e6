//! The rules on deciding: quorum, majorities, ties and ways of voting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::share::{Base, Needs, Share};
use crate::meeting::event::{MotionKind, Procedure, VoteMethod};

/// How many must be here. A number, or a share of a base; at least so many; never more than there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct QuorumRule {
    /// A share of the base; not asked where there is a number.
    pub needs: Needs,
    /// So many, whatever the base.
    pub number: Option<u32>,
    /// Of whom: `all` or `entitled`.
    pub of: Base,
    /// Never fewer than this.
    pub least: u32,
    /// Where the rule stands.
    pub source: String,
}

impl Default for QuorumRule {
    fn default() -> Self {
        Self {
            needs: Needs::AtLeast(Share::QUARTER),
            number: None,
            of: Base::All,
            least: 3,
            source: "LGA 1972 Sch 12 paras 6, 12 and 28".into(),
        }
    }
}

impl QuorumRule {
    /// How many of `base` make a quorum.
    pub fn needed(&self, base: u32) -> u32 {
        let wanted = self.number.unwrap_or_else(|| self.needs.of(base));
        wanted.max(self.least).min(base)
    }
}

/// What a vote needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Majority {
    /// How much.
    pub needs: Needs,
    /// Of whom.
    pub of: Base,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Majority {
    fn default() -> Self {
        Self {
            needs: Needs::MoreThan(Share::HALF),
            of: Base::Cast,
            source: "LGA 1972 Sch 12 para 39(1)".into(),
        }
    }
}

/// What certain votes need instead. Each list that is not empty must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Special {
    /// What the rule is called.
    pub name: String,
    /// What it needs.
    #[serde(flatten)]
    pub majority: Majority,
    /// Motions of these kinds.
    pub kinds: Vec<MotionKind>,
    /// These procedural motions.
    pub procedures: Vec<Procedure>,
    /// Motions in whose words, or in whose item's title, one of these words stands.
    pub words: Vec<String>,
    /// Motions on items with these numbers.
    pub items: Vec<String>,
}

/// What becomes of equal votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Equal {
    /// The chair, who has voted like others, may give a second vote.
    CastingVote,
    /// The chair, who has not voted, may vote now.
    ChairVotesNow,
    /// The motion falls.
    Falls,
}

impl Equal {
    /// Every way.
    pub const ALL: [Equal; 3] = [Equal::CastingVote, Equal::ChairVotesNow, Equal::Falls];

    /// The word for it in a file.
    pub fn word(self) -> &'static str {
        match self {
            Equal::CastingVote => "casting_vote",
            Equal::ChairVotesNow => "chair_votes_now",
            Equal::Falls => "falls",
        }
    }
}

/// What becomes of equal votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Ties {
    /// Who resolves them.
    pub equal: Equal,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Ties {
    fn default() -> Self {
        Self {
            equal: Equal::CastingVote,
            source: "LGA 1972 Sch 12 para 39(2)".into(),
        }
    }
}

/// How votes are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Voting {
    /// In which ways; any where none is listed.
    pub methods: Vec<VoteMethod>,
    /// How many members may together demand a vote by name; none where nobody can.
    pub requisition: Option<u32>,
    /// The vote is by name where one of these words is in the motion or in its item's title.
    pub named_for: Vec<String>,
    /// Whether any one member may have their own vote recorded.
    pub single_record: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Voting {
    fn default() -> Self {
        Self {
            methods: Vec::new(),
            requisition: None,
            named_for: Vec::new(),
            single_record: true,
            source: "SI 1993/202 Sch 2 para 1".into(),
        }
    }
}

/// How somebody is elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ElectionRule {
    /// How much of the votes cast it takes; none where the most votes are enough.
    pub needs: Option<Needs>,
    /// Whoever has fewest votes stands no more in the next ballot.
    pub drop_lowest: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for ElectionRule {
    fn default() -> Self {
        Self {
            needs: Some(Needs::MoreThan(Share::HALF)),
            drop_lowest: true,
            source: "LGA 1972 Sch 12 para 39(1)".into(),
        }
    }
}
