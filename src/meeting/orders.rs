//! The rules that hold: a body's standing orders, as values.
//!
//! They decide nothing and refuse nothing: they say what a vote needs and what a careful reader should
//! notice. `Orders::default()` is the ordinary rules, which hold where a meeting adopted no others; a
//! meeting's own are a fact of its log, written out whole, so that no later preset changes an old verdict.
//!
//! Must never change a default: logs that adopted nothing are judged by it, and a setting that an older
//! log does not name reads as its default, which must be what was done before the setting was there.
//!
//! | file | holds |
//! |---|---|
//! | `share` | fractions, bases and majorities as they are written |
//! | `decision` | quorum, majorities, ties, ways of voting |
//! | `debate` | seconders, amendments, withdrawal, speaking, points of order |
//! | `conduct` | words, time, interests, the public, substitutes, remote and proxy |
//! | `weigh` | what a count comes to, and the arithmetic in words |

mod conduct;
mod debate;
mod decision;
mod share;
mod weigh;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use conduct::{
    Exclusion, Guillotine, InterestRule, ProxyRule, PublicTime, RemoteRule, Substitutes, Terms, Urgent,
};
pub use debate::{
    AmendmentOrder, Amendments, Before, Limit, PointsOfOrder, Procedures, Reply, Seconder, SpeakerRole,
    Withdrawal,
};
pub use decision::{ElectionRule, Equal, Majority, QuorumRule, Special, Ties, Voting};
pub use share::{Base, Needs, Share};
pub use weigh::{About, House, Weighing};

use super::event::MotionKind;

/// The rules that hold at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Orders {
    /// What this body calls things.
    pub terms: Terms,
    /// How many must be here.
    pub quorum: QuorumRule,
    /// What a vote needs where nothing special is said.
    pub majority: Majority,
    /// What certain votes need; the first that fits holds.
    pub special: Vec<Special>,
    /// What becomes of equal votes.
    pub ties: Ties,
    /// How votes are taken.
    pub voting: Voting,
    /// How somebody is elected.
    pub elections: ElectionRule,
    /// Which motions want a seconder.
    pub seconder: Seconder,
    /// How motions are amended.
    pub amendments: Amendments,
    /// Who speaks last.
    pub reply: Reply,
    /// Which procedural motions there are.
    pub procedures: Procedures,
    /// Whose consent a withdrawal takes.
    pub withdrawal: Withdrawal,
    /// How long and how often people may speak; the first that fits holds.
    pub limits: Vec<Limit>,
    /// Points of order, and questions put to a speaker.
    pub points: PointsOfOrder,
    /// Time for the public.
    pub public_time: PublicTime,
    /// When the meeting ends unless it is extended.
    pub guillotine: Guillotine,
    /// What a declared interest bars.
    pub interests: InterestRule,
    /// On what grounds press and public may be excluded.
    pub exclusion: Exclusion,
    /// Business that was not on the agenda.
    pub urgent: Urgent,
    /// Who may sit for an absent member.
    pub substitutes: Substitutes,
    /// Members who attend from elsewhere.
    pub remote: RemoteRule,
    /// Members who vote for another.
    pub proxy: ProxyRule,
    /// What is always said here, by a word of the item's title; `any` is for every item. It judges nothing: the
    /// clerk is offered it.
    #[serde(skip_serializing_if = "Phrases::is_empty")]
    pub phrases: Phrases,
}

/// Sentences, as far as they are always the same, by a word of an item's title.
pub type Phrases = BTreeMap<String, Vec<String>>;

impl Orders {
    /// Whether a motion of this kind wants a seconder. One that a report recommends wants none until
    /// somebody moves it.
    pub fn wants_seconder(&self, kind: MotionKind, moved: bool) -> bool {
        self.seconder.kinds.contains(&kind) && (moved || kind != MotionKind::Recommendation)
    }

    /// The first limit on speeches that fits somebody in this role, on a motion of this kind or on none.
    pub fn limit(&self, roles: &[SpeakerRole], kind: Option<MotionKind>) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.fits(roles, kind))
    }
}
