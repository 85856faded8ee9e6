//! Votes and what the chair declares, decided into facts. The figures are the clerk's: nothing is added up
//! that was not told.

use super::Decider;
use crate::meeting::event::{Event, NamedVote, Side, Verdict, VoteMethod};
use crate::meeting::facts::{DecisionDeclared, VoteTaken};
use crate::meeting::ids::MotionId;
use crate::meeting::intent::Tally;
use crate::meeting::motion::MotionStatus;
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
        let motion = match motion {
            Some(id) => self.named(id)?.id,
            None => match self.meeting.motions.undeclared {
                Some(id) => id,
                None => self.pending(None)?.id,
            },
        };
        Ok(Event::DecisionDeclared(DecisionDeclared {
            motion: Some(motion),
            method: VoteMethod::Declared,
            verdict,
            text: None,
        }))
    }
}
