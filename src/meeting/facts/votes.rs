//! Votes, decisions without figures, casting votes, and votes that a member wants recorded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::{because, named, on, tail};
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::{NamedVote, Seq, Side, Verdict, VoteMethod};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::motion::{Count, Figures};
use crate::meeting::state::Meeting;
use crate::meeting::words::{Manner, count, names, side};

/// A vote was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteTaken {
    /// On what; none where no motion was on the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// How.
    pub method: VoteMethod,
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstain: u32,
    /// Who voted how, where it was by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NamedVote>,
    /// Spoilt or invalid votes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoilt: Option<u32>,
}

impl Fact for VoteTaken {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
            spoilt,
        } = self;
        let count = Count {
            in_favour: *in_favour,
            against: *against,
            abstain: *abstain,
        };
        meeting.ballot(at.seq, *motion, *method, count, names.clone());
        if let Some(ballot) = meeting.motions.last_ballot_mut(*motion) {
            ballot.told.spoilt = *spoilt;
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { names, .. } = self;
        names.iter().map(|vote| &vote.person).collect()
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { names, .. } = self;
        names.iter().map(|vote| &vote.person).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Vote).refers_to(self.motion.map(Reference::Motion)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
            spoilt,
        } = self;
        let tally = Count {
            in_favour: *in_favour,
            against: *against,
            abstain: *abstain,
        };
        let came = meeting
            .orders
            .terms
            .verdict(meeting.weigh(*motion, &tally).verdict);
        let spoilt = spoilt
            .map(|spoilt| format!(", {spoilt} spoilt"))
            .unwrap_or_default();
        let (on, figures) = (on(*motion), format!("{}{spoilt}", count(&tally)));
        match method {
            VoteMethod::Named => {
                format!("Vote by name{on}: {figures}: {came}. {}", named(meeting, names))
            }
            VoteMethod::Unanimous => format!("Vote{on}: all {in_favour} present for: {came}"),
            method if !names.is_empty() => {
                format!(
                    "Vote{}{on}: {figures}: {came}. {}",
                    method.how(),
                    named(meeting, names)
                )
            }
            method => format!("Vote{}{on}: {figures}: {came}", method.how()),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A decision without figures: by assent, or as the chair declared it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionDeclared {
    /// On what; none where it was the item itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// How it was reached.
    pub method: VoteMethod,
    /// What came of it.
    pub verdict: Verdict,
    /// Its words, where more than the motion's were used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Votes for, where only they were told.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub in_favour: Option<u32>,
    /// Votes against, where only they were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<u32>,
    /// Abstentions, where only they were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abstain: Option<u32>,
}

impl Fact for DecisionDeclared {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            motion,
            method,
            verdict,
            in_favour,
            against,
            abstain,
            ..
        } = self;
        meeting.declare(at.seq, *motion, *method, *verdict);
        let told = [in_favour, against, abstain].into_iter().any(Option::is_some);
        if let Some(ballot) = meeting.motions.last_ballot_mut(*motion).filter(|_| told) {
            ballot.told = Figures {
                in_favour: *in_favour,
                against: *against,
                abstain: *abstain,
                spoilt: ballot.told.spoilt,
            };
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Decision).refers_to(self.motion.map(Reference::Motion)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            motion,
            method,
            verdict: came,
            text,
            in_favour,
            against,
            abstain,
        } = self;
        let figures = figures(*in_favour, *against, *abstain);
        let figures = figures.map(|told| format!(" ({told})")).unwrap_or_default();
        let subject = motion.map_or_else(
            || {
                meeting
                    .agenda
                    .current()
                    .map_or("The meeting".into(), |item| format!("Item {}", item.label()))
            },
            |id| id.to_string(),
        );
        match (method, motion) {
            (VoteMethod::Assent, Some(_)) => {
                format!("{subject} was agreed without a vote{figures}{}", tail(text))
            }
            (VoteMethod::Consent, Some(_)) => {
                format!("{subject} was agreed without objection{figures}{}", tail(text))
            }
            (VoteMethod::Assent, None) => format!("Agreed{figures}{}", tail(text)),
            (VoteMethod::Consent, None) => format!("Agreed without objection{figures}{}", tail(text)),
            _ => format!(
                "{subject} was declared {}{figures}{}",
                meeting.orders.terms.verdict(*came),
                tail(text)
            ),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The chair gave a casting vote (LGA 1972 Sch 12 para 39).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CastingVoteGiven {
    /// On what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// Who was in the chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// For or against.
    pub side: Side,
}

impl Fact for CastingVoteGiven {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { motion, side, .. } = self;
        meeting.cast(at.seq, *motion, *side)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::sentence(EntryKind::Vote)
                .by(self.by.as_ref())
                .refers_to(self.motion.map(Reference::Motion)),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            motion,
            by,
            side: cast,
        } = self;
        let by = by.as_ref().map_or("the chair", |by| meeting.shown(by));
        format!("Casting vote of {by}{}: {}", on(*motion), side(*cast))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// One member had their own vote recorded (SI 1993/202).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteRecorded {
    /// On what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// Who.
    pub person: PersonId,
    /// How they voted.
    pub side: Side,
}

impl Fact for VoteRecorded {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { motion, person, side } = self;
        let vote = NamedVote {
            person: person.clone(),
            side: *side,
        };
        meeting.record_vote(at.seq, *motion, vote);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.person, "voted"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::sentence(EntryKind::Vote)
                .by(Some(&self.person))
                .refers_to(self.motion.map(Reference::Motion)),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            motion,
            person,
            side: voted,
        } = self;
        format!(
            "{} asked to be recorded{} as {}",
            meeting.shown(person),
            on(*motion),
            side(*voted)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Members demanded that a vote be taken by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedVoteDemanded {
    /// On what; none where no motion was on the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// Who.
    pub by: Vec<PersonId>,
}

impl Fact for NamedVoteDemanded {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { motion, by } = self;
        for person in by {
            let demand = (*motion, person.clone());
            if !meeting.demands.contains(&demand) {
                meeting.demands.push(demand);
            }
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(self.motion.map(Reference::Motion)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { motion, by } = self;
        format!("{} demanded a vote by name{}", names(meeting, by), on(*motion))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// Figures as far as they were told: `2 against`.
fn figures(in_favour: Option<u32>, against: Option<u32>, abstain: Option<u32>) -> Option<String> {
    let told = [(in_favour, "for"), (against, "against"), (abstain, "abstaining")];
    let told = told
        .into_iter()
        .filter_map(|(number, word)| Some(format!("{} {word}", number?)));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// A count that was wrong: the vote was counted again. Both counts stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteRecounted {
    /// The fact that holds the vote as it was first counted.
    pub vote: Seq,
    /// On what; none where no motion was on the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion: Option<MotionId>,
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstain: u32,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for VoteRecounted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let count = Count {
            in_favour: self.in_favour,
            against: self.against,
            abstain: self.abstain,
        };
        meeting.recount(at.seq, self.vote, self.motion, count);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Vote).refers_to(self.motion.map(Reference::Motion)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let tally = Count {
            in_favour: self.in_favour,
            against: self.against,
            abstain: self.abstain,
        };
        let came = meeting.weigh(self.motion, &tally).verdict;
        format!(
            "The votes{} were counted again: {}: {}{}",
            on(self.motion),
            count(&tally),
            meeting.orders.terms.verdict(came),
            because(&self.why)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.vote]
    }
}
