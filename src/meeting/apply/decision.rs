//! What votes and decisions do to the motions and items they bear on. It judges by the rules that hold
//! when the fact comes, and must never refuse one.

use crate::meeting::agenda::{Decided, Outcome};
use crate::meeting::event::{MotionKind, NamedVote, Procedure, Seq, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::motion::{Ballot, Count, Figures, MotionStatus};
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
        let recused = self.people.iter().map(|person| &person.id);
        let recused = recused.filter(|id| self.is_recused(id) && self.roll.is_present(id));
        let recused: Vec<PersonId> = recused.cloned().collect();
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
            recused,
            recounts: None,
            told: Figures::default(),
        };
        self.motions.taken = None;
        match motion.and_then(|id| self.motions.get_mut(id)) {
            Some(motion) => motion.ballots.push(ballot),
            None => self.motions.loose.push(ballot),
        }
        self.resolve(seq, motion, verdict);
        self.motions.undeclared = motion;
    }

    /// Sets what came of a motion, and of the motion or item that it bears on.
    pub(super) fn resolve(&mut self, seq: Seq, motion: Option<MotionId>, verdict: Verdict) {
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
                let covers = self
                    .motions
                    .get(id)
                    .map(|one| one.covers.clone())
                    .unwrap_or_default();
                for item in &covers {
                    self.conclude(Some(item), seq, Some(id), Outcome::Agreed);
                }
            }
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Lost) => {
                self.conclude(item.as_ref(), seq, Some(id), Outcome::Lost);
            }
            (MotionKind::Amendment, Verdict::Carried) => self.amend(id),
            (MotionKind::Procedural, Verdict::Carried) => self.proceed(seq, id, procedure, item),
            // What was told as done, and then lost its vote, was not done.
            (MotionKind::Procedural, Verdict::Lost | Verdict::Tied) => self.undo_disposal(id),
            // As many for as against decide nothing, whatever an earlier vote did.
            (MotionKind::Motion | MotionKind::Recommendation, Verdict::Tied) => {
                if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item)) {
                    item.undecide(Some(id));
                }
            }
            (MotionKind::Amendment, Verdict::Lost | Verdict::Tied) => self.unamend(id),
        }
    }

    /// What a carried procedural motion does by itself. An adjournment, an exclusion and an extension are
    /// facts of their own, with their own times: `finding` asks for them.
    pub(super) fn proceed(
        &mut self,
        seq: Seq,
        id: MotionId,
        procedure: Option<Procedure>,
        item: Option<ItemId>,
    ) {
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
            Some(
                Procedure::Table
                | Procedure::TakeUp
                | Procedure::Postpone
                | Procedure::PostponeIndefinitely
                | Procedure::Refer
                | Procedure::Divide
                | Procedure::Reconsider
                | Procedure::Rescind
                | Procedure::Recess,
            ) => self.dispose(seq, id),
            Some(
                Procedure::Adjourn
                | Procedure::Exclude
                | Procedure::Extend
                | Procedure::LimitDebate
                | Procedure::ByParagraph
                | Procedure::Appeal
                | Procedure::ChangeOrder
                | Procedure::NotHeard,
            )
            | None => {}
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
            let replaced = std::mem::replace(&mut motion.text, text);
            if let Some(amendment) = self.motions.get_mut(id) {
                amendment.replaced = Some(replaced);
            }
        }
    }

    /// An amendment that was carried by a wrong count is no part of the motion, as long as none came after it.
    fn unamend(&mut self, id: MotionId) {
        let Some(amendment) = self.motions.get_mut(id) else {
            return;
        };
        let (replaced, amends) = (amendment.replaced.take(), amendment.amends);
        let Some(motion) = amends.and_then(|id| self.motions.get_mut(id)) else {
            return;
        };
        if motion.amended_by.last() == Some(&id) {
            motion.amended_by.pop();
            if let Some(text) = replaced {
                motion.text = text;
            }
        }
    }

    /// A vote counted again: its verdict is that of the new count.
    pub(in crate::meeting) fn recount(
        &mut self,
        seq: Seq,
        vote: Seq,
        motion: Option<MotionId>,
        count: Count,
    ) {
        let first = |ballot: &Ballot| ballot.seq == vote;
        let ballots = match motion.and_then(|id| self.motions.get(id)) {
            Some(motion) => &motion.ballots,
            None => &self.motions.loose,
        };
        let Some(first) = ballots.iter().find(|ballot| first(ballot)).cloned() else {
            return;
        };
        let weighed = self.orders.weigh(self.majority(motion), &count, first.house);
        let verdict = weighed.verdict;
        let again = Ballot {
            seq,
            count: Some(count),
            names: Vec::new(),
            casting: None,
            threshold: Some(weighed.needed),
            weighed: Some(weighed),
            verdict,
            recounts: Some(vote),
            told: Figures::default(),
            ..first
        };
        match motion.and_then(|id| self.motions.get_mut(id)) {
            Some(motion) => motion.ballots.push(again),
            None => self.motions.loose.push(again),
        }
        self.resolve(seq, motion, verdict);
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
            let together = std::mem::take(&mut self.together);
            self.conclude(self.item().cloned().as_ref(), seq, None, outcome);
            for item in together
                .iter()
                .filter(|item| self.item() != Some(item))
                .cloned()
                .collect::<Vec<_>>()
            {
                self.conclude(Some(&item), seq, None, outcome);
            }
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
        let by_name = match ballot.method.listed_as() {
            VoteMethod::Named | VoteMethod::Unanimous => !ballot.names.is_empty(),
            _ => false,
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
