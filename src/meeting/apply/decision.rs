//! What votes and decisions do to the motions and items they bear on. It judges by the rules that hold
//! when the fact comes, and must never refuse one.

use crate::meeting::agenda::{Decided, Outcome};
use crate::meeting::event::{MotionKind, NamedVote, Procedure, Seq, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::motion::{Ballot, Count, MotionStatus};
use crate::meeting::orders::Weighing;
use crate::meeting::state::Meeting;
use crate::meeting::words;

impl Meeting {
    pub(in crate::meeting) fn conclude(
        &mut self,
        item: Option<&ItemId>,
        seq: Seq,
        motion: Option<MotionId>,
        outcome: Outcome,
    ) {
        if let Some(item) = item.and_then(|id| self.agenda.get_mut(id)) {
            item.decide(Decided { seq, motion, outcome });
        }
    }

    /// A vote with figures, weighed against those who are here and entitled at this moment.
    pub(in crate::meeting) fn ballot(
        &mut self,
        seq: Seq,
        motion: Option<MotionId>,
        method: VoteMethod,
        count: Count,
        names: Vec<NamedVote>,
    ) {
        let weighed = self.weigh(motion, &count);
        let verdict = weighed.verdict;
        self.vote(seq, motion, method, Some((count, weighed)), names, verdict);
    }

    fn vote(
        &mut self,
        seq: Seq,
        motion: Option<MotionId>,
        method: VoteMethod,
        counted: Option<(Count, Weighing)>,
        names: Vec<NamedVote>,
        verdict: Verdict,
    ) {
        let (count, weighed) = counted.unzip();
        let house = self.house();
        let ballot = Ballot {
            seq,
            motion,
            item: self.item().cloned(),
            method,
            threshold: weighed.as_ref().map(|weighed| weighed.needed),
            count,
            names,
            casting: None,
            present: house.present,
            house,
            weighed,
            verdict,
        };
        match motion.and_then(|id| self.motions.get_mut(id)) {
            Some(motion) => motion.ballots.push(ballot),
            None => self.motions.loose.push(ballot),
        }
        self.resolve(seq, motion, verdict);
        self.motions.undeclared = motion;
    }

    /// Sets what came of a motion, and of the motion or item that it bears on.
    fn resolve(&mut self, seq: Seq, motion: Option<MotionId>, verdict: Verdict) {
        let Some(id) = motion else { return };
        self.motions.set(id, verdict.into());
        let Some(motion) = self.motions.get(id) else {
            return;
        };
        let (item, procedure) = (motion.item.clone(), motion.procedure);
        if motion.kind != MotionKind::Procedural {
            self.motions.put = false;
        }
        let Some(motion) = self.motions.get(id) else {
            return;
        };
        match (motion.kind, verdict) {
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Carried) => {
                self.conclude(item.as_ref(), seq, Some(id), Outcome::Agreed);
            }
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Lost) => {
                self.conclude(item.as_ref(), seq, Some(id), Outcome::Lost);
            }
            (MotionKind::Amendment, Verdict::Carried) => self.amend(id),
            (MotionKind::Procedural, Verdict::Carried) => self.proceed(procedure, item),
            // As many for as against decide nothing, whatever an earlier vote did.
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Tied) => {
                if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item)) {
                    item.undecide(Some(id));
                }
            }
            (MotionKind::Amendment | MotionKind::Procedural, Verdict::Lost | Verdict::Tied) => {}
        }
    }

    /// What a carried procedural motion does by itself. An adjournment, an exclusion and an extension are
    /// facts of their own, with their own times: `finding` asks for them.
    fn proceed(&mut self, procedure: Option<Procedure>, item: Option<ItemId>) {
        match procedure {
            Some(Procedure::Closure) => self.motions.put = true,
            Some(Procedure::NextBusiness) => {
                let open = self.motions.pending.iter().copied();
                let here = open.filter(|id| self.motions.get(*id).is_some_and(|one| one.item == item));
                let here: Vec<MotionId> = here.collect();
                for id in here {
                    self.motions.set(id, MotionStatus::Lapsed);
                }
            }
            Some(Procedure::Suspend) => self.suspended = Some(item),
            Some(Procedure::Adjourn | Procedure::Exclude | Procedure::Extend) | None => {}
        }
    }

    /// Writes a carried amendment of the form `s/old/new/` into the motion it amends. Any other is left to
    /// the clerk, who alone knows the words agreed.
    fn amend(&mut self, id: MotionId) {
        let Some(amendment) = self.motions.get(id) else {
            return;
        };
        let (text, amends) = (amendment.text.clone(), amendment.amends);
        let Some(motion) = amends.and_then(|id| self.motions.get_mut(id)) else {
            return;
        };
        // The vote and the chair's declaration of it both come here.
        if motion.amended_by.contains(&id) {
            return;
        }
        motion.amended_by.push(id);
        if let Some(text) = words::substituted(&motion.text, &text) {
            motion.text = text;
        }
    }

    /// The mover took an amendment over: it is decided, and in the words.
    pub(in crate::meeting) fn accept(&mut self, id: MotionId) {
        self.motions.set(id, MotionStatus::Carried);
        self.amend(id);
    }

    pub(in crate::meeting) fn declare(
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
            self.resolve(seq, motion, verdict);
        } else if motion.is_some() {
            self.vote(seq, motion, method, None, Vec::new(), verdict);
        } else {
            let outcome = if verdict == Verdict::Carried {
                Outcome::Agreed
            } else {
                Outcome::Lost
            };
            self.conclude(self.item().cloned().as_ref(), seq, None, outcome);
        }
        self.motions.undeclared = None;
    }

    /// One member's own vote. In a vote by name the figures are those of its names, so that it counts with them; in a
    /// count that named nobody it is counted already. Somebody named in the vote stands as named: `finding` tells.
    pub(in crate::meeting) fn record_vote(&mut self, seq: Seq, motion: Option<MotionId>, vote: NamedVote) {
        let house = self.house();
        let Some(ballot) = self.motions.last_ballot_mut(motion) else {
            return;
        };
        if ballot.names.iter().any(|one| one.person == vote.person) {
            return;
        }
        let side = vote.side;
        ballot.names.push(vote);
        let by_name = match ballot.method {
            VoteMethod::Named | VoteMethod::Unanimous => true,
            VoteMethod::Show | VoteMethod::Assent | VoteMethod::Declared => false,
        };
        let Some(count) = ballot.count.as_mut().filter(|_| by_name) else {
            return;
        };
        match side {
            Side::For => count.in_favour += 1,
            Side::Against => count.against += 1,
            Side::Abstain => count.abstain += 1,
        }
        let (count, was) = (*count, ballot.weighed.as_ref().map(|weighed| weighed.verdict));
        let stood = was == Some(ballot.verdict);
        let weighed = self.orders.weigh(self.majority(motion), &count, house);
        let verdict = weighed.verdict;
        let Some(ballot) = self.motions.last_ballot_mut(motion) else {
            return;
        };
        ballot.threshold = Some(weighed.needed);
        ballot.weighed = Some(weighed);
        (ballot.house, ballot.present) = (house, house.present);
        // What the chair declared, or decided by a vote of their own, stays.
        if stood && verdict != ballot.verdict {
            ballot.verdict = verdict;
            self.resolve(seq, motion, verdict);
        }
    }

    /// A vote of the chair's changes the verdict only where the rules give the chair one and it is decisive:
    /// else the votes decided, whatever the chair thought, and `finding` says so.
    pub(in crate::meeting) fn cast(&mut self, seq: Seq, motion: Option<MotionId>, side: Side) {
        let Some(ballot) = self.motions.last_ballot(motion) else {
            return;
        };
        let verdict = match (ballot.count, ballot.verdict) {
            (Some(count), _) => {
                let majority = self.majority(motion);
                self.orders.with_chair(majority, &count, ballot.house, side)
            }
            // Declared equal, without figures.
            (None, Verdict::Tied) => match side {
                Side::For => Some(Verdict::Carried),
                Side::Against => Some(Verdict::Lost),
                Side::Abstain => None,
            },
            (None, Verdict::Carried | Verdict::Lost) => None,
        };
        let Some(ballot) = self.motions.last_ballot_mut(motion) else {
            return;
        };
        ballot.casting = Some(side);
        if let Some(verdict) = verdict {
            ballot.verdict = verdict;
            self.resolve(seq, motion, verdict);
        }
    }
}
