//! The rules of conduct: words, time, interests, the public, and members who are not in the room.

use chrono::NaiveTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::event::{InterestKind, MotionKind, Verdict};
use crate::meeting::motion::{Motion, MotionStatus};

/// What this body calls things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Terms {
    /// The offices of those who lead it, besides the usual ones: a member listed so is in the chair.
    pub chairs: Vec<String>,
    /// How whoever is in the chair is called.
    pub chair: String,
    /// How a member is called.
    pub member: String,
    /// How a motion is called.
    pub motion: String,
    /// What it is when it passed.
    pub carried: String,
    /// What it is when it failed.
    pub lost: String,
    /// Where the words stand.
    pub source: String,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            chairs: Vec::new(),
            chair: "chair".into(),
            member: "member".into(),
            motion: "motion".into(),
            carried: "carried".into(),
            lost: "lost".into(),
            source: String::new(),
        }
    }
}

impl Terms {
    /// One of our words for a kind of motion, with this body's word in it: `procedural proposal`.
    fn own(&self, word: &str) -> String {
        word.replace("motion", &self.motion)
    }

    /// What a motion of this kind is called.
    pub fn kind(&self, kind: MotionKind) -> String {
        self.own(kind.word())
    }

    /// What a motion is called as it stands now: an amended one is the substantive motion.
    pub fn standing(&self, motion: &Motion) -> String {
        self.own(motion.standing())
    }

    /// How a motion stands, in one word.
    pub fn status(&self, status: MotionStatus) -> &str {
        match status {
            MotionStatus::Carried => &self.carried,
            MotionStatus::Lost => &self.lost,
            MotionStatus::Proposed
            | MotionStatus::Seconded
            | MotionStatus::Tied
            | MotionStatus::Withdrawn
            | MotionStatus::Lapsed
            | MotionStatus::Tabled
            | MotionStatus::Postponed
            | MotionStatus::Referred
            | MotionStatus::Divided
            | MotionStatus::Rescinded => status.word(),
        }
    }

    /// What a vote came to, in one word.
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.status(verdict.into())
    }

    /// Members, of whom there are several.
    pub fn members(&self) -> String {
        format!("{}s", self.member)
    }
}

/// Time for the public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PublicTime {
    /// Seconds for all of them together; none where it is not limited.
    pub seconds: Option<u32>,
    /// Where the rule stands.
    pub source: String,
}

/// When the meeting ends unless it is extended. Of both, the earlier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Guillotine {
    /// So many seconds after it was opened.
    pub after_s: Option<u32>,
    /// At this time of day.
    pub at: Option<NaiveTime>,
    /// By at most so many seconds each time; none where any extension will do.
    pub extend_s: Option<u32>,
    /// So many times at most; none where it may be done again and again.
    pub extensions: Option<u32>,
    /// Where the rule stands.
    pub source: String,
}

/// What a declared interest bars, unless it was dispensed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct InterestRule {
    /// Interests of these kinds bar speaking.
    pub bar_speaking: Vec<InterestKind>,
    /// Interests of these kinds bar voting.
    pub bar_voting: Vec<InterestKind>,
    /// Whoever has one of these leaves the room.
    pub leave: Vec<InterestKind>,
    /// Where the rule stands.
    pub source: String,
}

impl Default for InterestRule {
    fn default() -> Self {
        let bars = [
            InterestKind::Pecuniary,
            InterestKind::Prejudicial,
            InterestKind::Unspecified,
        ];
        Self {
            bar_speaking: bars.to_vec(),
            bar_voting: bars.to_vec(),
            leave: Vec::new(),
            source: "Localism Act 2011 s.31(4)".into(),
        }
    }
}

/// On what grounds press and public may be excluded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Exclusion {
    /// How the ground begins; any will do where none is listed.
    pub grounds: Vec<String>,
    /// Whether the meeting itself must resolve it.
    pub by_resolution: bool,
    /// Where the rule stands.
    pub source: String,
}

/// Business that was not on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Urgent {
    /// Whether the reason is to be minuted.
    pub reason: bool,
    /// Where the rule stands.
    pub source: String,
}

/// Who may sit for an absent member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Substitutes {
    /// Whether anybody may.
    pub allowed: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for Substitutes {
    fn default() -> Self {
        Self {
            allowed: true,
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// Members who attend from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RemoteRule {
    /// Whether they count towards the quorum.
    pub quorum: bool,
    /// Whether they may vote.
    pub vote: bool,
    /// Where the rule stands.
    pub source: String,
}

impl Default for RemoteRule {
    fn default() -> Self {
        Self {
            quorum: true,
            vote: true,
            source: "the ordinary rules of debate".into(),
        }
    }
}

/// Members who vote for another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ProxyRule {
    /// How many absent members one may vote for; 0 where nobody votes for another.
    pub most: u32,
    /// Whether whoever gave one counts towards the quorum.
    pub quorum: bool,
    /// Where the rule stands.
    pub source: String,
}
