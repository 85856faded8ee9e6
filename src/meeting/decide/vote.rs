//! Votes and what the chair declares, decided into facts. The figures are the clerk's: nothing is added up
//! that was not told.

use super::Decider;
use crate::meeting::event::{Event, NamedVote, Side, Verdict, VoteMethod};
use crate::meeting::facts::{DecisionDeclared, VoteRecounted, VoteTaken};
use crate::meeting::ids::MotionId;
use crate::meeting::intent::Tally;
use crate::meeting::motion::{Count, Figures, MotionStatus};
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    pub(super) fn vote(&self, motion: Option<MotionId>, tally: Tally) -> Result<Event, Refusal> {
        let motion = self.floor_or_named(motion)?;
        let (method, names) = match tally {
            Tally::Count {
                in_favour,
                against,
                abstain,
            } => {
                let (method, names) = (VoteMethod::Show, Vec::new());
                return Ok(Event::VoteTaken(VoteTaken {
                    motion,
                    method,
                    in_favour,
                    against,
                    abstain,
                    names,
                    spoilt: None,
                }));
            }
            Tally::All(side) => {
                let here = self.meeting.voters();
                let names: Vec<NamedVote> = here
                    .map(|person| NamedVote {
                        person: person.id.clone(),
                        side,
                    })
                    .collect();
                if names.is_empty() {
                    return Err(Refusal::NobodyPresent);
                }
                (
                    if side == Side::For {
                        VoteMethod::Unanimous
                    } else {
                        VoteMethod::Named
                    },
                    names,
                )
            }
            Tally::Named(names) => {
                for (at, vote) in names.iter().enumerate() {
                    self.known(vote.person.clone())?;
                    if names[..at].iter().any(|other| other.person == vote.person) {
                        return Err(Refusal::VotedTwice(self.shown(&vote.person)));
                    }
                }
                (VoteMethod::Named, names)
            }
        };
        let of = |side: Side| names.iter().filter(|vote| vote.side == side).count() as u32;
        let (in_favour, against, abstain) = (of(Side::For), of(Side::Against), of(Side::Abstain));
        Ok(Event::VoteTaken(VoteTaken {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
            spoilt: None,
        }))
    }

    /// A vote taken in a way that was told, with what was spoilt.
    pub(super) fn vote_by(
        &self,
        motion: Option<MotionId>,
        tally: Tally,
        by: Option<VoteMethod>,
        void: Option<u32>,
    ) -> Result<Event, Refusal> {
        let mut vote = self.vote(motion, tally)?;
        if let Event::VoteTaken(VoteTaken { method, spoilt, .. }) = &mut vote {
            *method = by.unwrap_or(*method);
            *spoilt = void;
        }
        Ok(vote)
    }

    /// A decision without a full count.
    pub(super) fn decided_with(
        &self,
        motion: Option<MotionId>,
        method: VoteMethod,
        verdict: Verdict,
        text: Option<String>,
        figures: Figures,
    ) -> Result<Event, Refusal> {
        let motion = match method {
            VoteMethod::Declared => Some(self.declared_on(motion)?),
            _ => self.floor_or_named(motion)?,
        };
        Ok(Event::DecisionDeclared(DecisionDeclared {
            motion,
            method,
            verdict,
            text,
            in_favour: figures.in_favour,
            against: figures.against,
            abstain: figures.abstain,
        }))
    }

    /// The last vote, counted again.
    pub(super) fn recount(
        &self,
        motion: Option<MotionId>,
        count: Count,
        why: Option<String>,
    ) -> Result<Event, Refusal> {
        let motions = &self.meeting.motions;
        let ballots = motions
            .list
            .iter()
            .flat_map(|one| &one.ballots)
            .chain(&motions.loose);
        let counted = ballots.filter(|ballot| ballot.count.is_some());
        let last = counted
            .filter(|ballot| motion.is_none() || ballot.motion == motion)
            .max_by_key(|ballot| ballot.seq)
            .ok_or(Refusal::NoVote)?;
        Ok(Event::VoteRecounted(VoteRecounted {
            vote: last.seq,
            motion: last.motion,
            in_favour: count.in_favour,
            against: count.against,
            abstain: count.abstain,
            why,
        }))
    }

    pub(super) fn tied(&self) -> Option<MotionId> {
        let pending = self
            .meeting
            .motions
            .pending
            .iter()
            .rev()
            .filter_map(|id| self.meeting.motions.get(*id));
        pending
            .filter(|motion| motion.status == MotionStatus::Tied)
            .map(|motion| motion.id)
            .next()
    }

    /// What was voted on last.
    pub(super) fn last_voted(&self) -> Option<MotionId> {
        let ballots = self
            .meeting
            .motions
            .list
            .iter()
            .filter_map(|motion| motion.ballots.last());
        let loose = self.meeting.motions.loose.last();
        ballots
            .chain(loose)
            .max_by_key(|ballot| ballot.seq)
            .and_then(|ballot| ballot.motion)
    }

    /// The chair declares: what was just voted on, else what is on the floor.
    pub(super) fn declared(&self, motion: Option<MotionId>, verdict: Verdict) -> Result<Event, Refusal> {
        let motion = self.declared_on(motion)?;
        Ok(Event::DecisionDeclared(DecisionDeclared {
            motion: Some(motion),
            method: VoteMethod::Declared,
            verdict,
            text: None,
            in_favour: None,
            against: None,
            abstain: None,
        }))
    }

    /// What the chair declares on: what was just voted on, else what is on the floor, else what was just done.
    fn declared_on(&self, motion: Option<MotionId>) -> Result<MotionId, Refusal> {
        match (motion, self.meeting.motions.undeclared) {
            (Some(id), _) => self.named(id).map(|motion| motion.id),
            (None, Some(id)) => Ok(id),
            (None, None) => match (self.pending(None), self.meeting.motions.taken) {
                (Err(_), Some(id)) => Ok(id),
                (pending, _) => pending.map(|motion| motion.id),
            },
        }
    }
}
