//! What votes and decisions do to the motions and items they bear on. It judges by the rules that hold
//! when the fact comes, and must never refuse one.

use crate::meeting::agenda::Outcome;
use crate::meeting::event::{MotionKind, NamedVote, Seq, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::motion::{Ballot, Count};
use crate::meeting::state::Meeting;
use crate::meeting::words;

impl Meeting {
    pub(super) fn conclude(&mut self, item: Option<&ItemId>, outcome: Outcome) {
        if let Some(item) = item.and_then(|id| self.agenda.get_mut(id)) {
            item.outcome = Some(outcome);
        }
    }

    pub(super) fn vote(
        &mut self,
        seq: Seq,
        motion: Option<MotionId>,
        method: VoteMethod,
        count: Option<Count>,
        names: Vec<NamedVote>,
        verdict: Verdict,
    ) {
        let ballot = Ballot {
            seq,
            motion,
            item: self.item().cloned(),
            method,
            threshold: count.map(|count| self.orders.threshold(&count)),
            count,
            names,
            casting: None,
            present: self.quorum().present,
            verdict,
        };
        match motion.and_then(|id| self.motions.get_mut(id)) {
            Some(motion) => motion.ballots.push(ballot),
            None => self.motions.loose.push(ballot),
        }
        self.resolve(motion, verdict);
        self.motions.undeclared = motion;
    }

    /// Sets what came of a motion, and of the motion or item that it bears on.
    pub(super) fn resolve(&mut self, motion: Option<MotionId>, verdict: Verdict) {
        let Some(id) = motion else { return };
        self.motions.set(id, verdict.into());
        let Some(motion) = self.motions.get(id) else {
            return;
        };
        let item = motion.item.clone();
        match (motion.kind, verdict) {
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Carried) => {
                self.conclude(item.as_ref(), Outcome::Agreed);
            }
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Lost) => {
                self.conclude(item.as_ref(), Outcome::Lost);
            }
            (MotionKind::Amendment, Verdict::Carried) => self.amend(id),
            (MotionKind::Amendment | MotionKind::Procedural, _) | (_, Verdict::Tied) => {}
        }
    }

    /// Writes a carried amendment of the form `s/old/new/` into the motion it amends. Any other is left to
    /// the clerk, who alone knows the words agreed.
    pub(super) fn amend(&mut self, amendment: MotionId) {
        let Some(amendment) = self.motions.get(amendment) else {
            return;
        };
        let (text, amends) = (amendment.text.clone(), amendment.amends);
        let Some(motion) = amends.and_then(|id| self.motions.get_mut(id)) else {
            return;
        };
        if let Some(text) = words::substituted(&motion.text, &text) {
            motion.text = text;
        }
    }

    pub(super) fn declare(
        &mut self,
        seq: Seq,
        motion: Option<MotionId>,
        method: VoteMethod,
        verdict: Verdict,
    ) {
        let voted = motion.is_some_and(|id| self.motions.last_ballot(Some(id)).is_some());
        if voted && method == VoteMethod::Declared {
            if let Some(ballot) = self.motions.last_ballot_mut(motion) {
                ballot.verdict = verdict;
            }
            self.resolve(motion, verdict);
        } else if motion.is_some() {
            self.vote(seq, motion, method, None, Vec::new(), verdict);
        } else {
            let outcome = if verdict == Verdict::Carried {
                Outcome::Agreed
            } else {
                Outcome::Lost
            };
            self.conclude(self.item().cloned().as_ref(), outcome);
        }
        self.motions.undeclared = None;
    }

    pub(super) fn cast(&mut self, motion: Option<MotionId>, side: Side) {
        let verdict = match side {
            Side::For => Verdict::Carried,
            Side::Against => Verdict::Lost,
            Side::Abstain => return,
        };
        let Some(ballot) = self.motions.last_ballot_mut(motion) else {
            return;
        };
        let tied = ballot.verdict == Verdict::Tied;
        ballot.casting = Some(side);
        // Where the votes were not equal they decided, whatever the chair thought: `finding` says so.
        if tied {
            ballot.verdict = verdict;
            self.resolve(motion, verdict);
        }
    }
}
