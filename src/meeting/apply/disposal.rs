//! What a motion about another motion, or about the item, does when it is carried: laid on the table and taken up,
//! postponed, referred, divided, reconsidered, rescinded, a recess. Total: what is not there is left alone.

use crate::meeting::agenda::{Decided, Outcome};
use crate::meeting::event::{Aim, Procedure, Seq};
use crate::meeting::ids::MotionId;
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::state::Meeting;

impl Meeting {
    /// Something done to a motion that nobody is named as having moved: it is done, unless a vote on it says
    /// otherwise.
    pub(in crate::meeting) fn dispose_at_once(&mut self, seq: Seq, id: MotionId) {
        self.motions.set(id, MotionStatus::Carried);
        self.dispose(seq, id);
        self.motions.taken = Some(id);
    }

    /// Does what a carried motion says.
    pub(super) fn dispose(&mut self, seq: Seq, id: MotionId) {
        let Some(motion) = self.motions.get(id) else {
            return;
        };
        let (procedure, item) = (motion.procedure, motion.item.clone());
        let Some(aim) = motion.aim.clone() else { return };
        match procedure {
            Some(Procedure::Table) => self.set_aside(seq, id, &aim, MotionStatus::Tabled),
            Some(Procedure::Postpone | Procedure::PostponeIndefinitely) => {
                self.set_aside(seq, id, &aim, MotionStatus::Postponed);
            }
            Some(Procedure::Refer) => self.set_aside(seq, id, &aim, MotionStatus::Referred),
            Some(Procedure::TakeUp) => {
                if let Some(target) = aim.motion {
                    self.take_up(target);
                }
            }
            Some(Procedure::Divide) => self.divide(seq, &aim),
            Some(Procedure::Reconsider) => {
                if let Some(target) = aim.motion.filter(|_| aim.held.is_none()) {
                    self.reopen(target);
                }
            }
            Some(Procedure::Rescind) => {
                if let Some(target) = aim.motion.filter(|_| aim.held.is_none()) {
                    self.keep_before(target);
                    self.motions.set(target, MotionStatus::Rescinded);
                    if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item)) {
                        item.undecide(Some(target));
                    }
                }
            }
            Some(Procedure::Recess) => {
                if let Some(mark) = self.latest {
                    let until = aim
                        .seconds
                        .map(|seconds| mark.at + chrono::TimeDelta::seconds(i64::from(seconds)));
                    self.floor.end_all(mark);
                    if let Some(item) = self.agenda.current_mut() {
                        crate::meeting::clock::end(&mut item.spans, mark);
                    }
                    self.adjourned = Some((mark, until));
                }
            }
            _ => {}
        }
    }

    /// Puts a motion by, with all that hangs on it; or the item, where it is about that.
    fn set_aside(&mut self, seq: Seq, id: MotionId, aim: &Aim, status: MotionStatus) {
        let item = match aim.motion {
            Some(target) => {
                for hanging in self.hanging_on(target, id) {
                    self.keep_before(hanging);
                    self.motions.set(hanging, status);
                }
                let Some(motion) = self.motions.get_mut(target) else {
                    return;
                };
                motion.until = aim.until.clone();
                motion.to = aim.to.clone();
                motion.item.clone()
            }
            None => self.motions.get(id).and_then(|motion| motion.item.clone()),
        };
        let outcome = Outcome::Deferred;
        if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item))
            && !item.decided.iter().any(|one| one.motion == Some(id))
        {
            item.decide(Decided {
                seq,
                motion: Some(id),
                outcome,
            });
        }
    }

    /// A motion and the pending amendments to it.
    fn hanging_on(&self, target: MotionId, but: MotionId) -> Vec<MotionId> {
        let mut all = vec![target];
        for motion in &self.motions.list {
            let hangs = motion.amends.is_some_and(|id| all.contains(&id));
            if hangs && motion.status.is_pending() && motion.id != but {
                all.push(motion.id);
            }
        }
        all
    }

    fn keep_before(&mut self, id: MotionId) {
        if let Some(motion) = self.motions.get_mut(id)
            && motion.before.is_none()
        {
            motion.before = Some(motion.status);
        }
    }

    /// A motion that was set aside is before the meeting again, with all that hung on it, on the present item.
    fn take_up(&mut self, target: MotionId) {
        let here = self.item().cloned();
        let hung: Vec<MotionId> = self
            .motions
            .list
            .iter()
            .filter(|one| one.before.is_some() && (one.id == target || one.amends == Some(target)))
            .map(|one| one.id)
            .collect();
        for id in hung {
            self.restore(id);
            if let Some(motion) = self.motions.get_mut(id)
                && here.is_some()
            {
                motion.item.clone_from(&here);
            }
        }
        if let Some(motion) = self.motions.get_mut(target) {
            (motion.until, motion.to) = (None, None);
        }
    }

    fn restore(&mut self, id: MotionId) {
        let before = self.motions.get_mut(id).and_then(|motion| motion.before.take());
        if let Some(before) = before {
            self.motions.set(id, before);
        }
    }

    /// A vote taken back by the meeting: the motion is pending again as before it.
    fn reopen(&mut self, target: MotionId) {
        self.keep_before(target);
        let Some(motion) = self.motions.get(target) else {
            return;
        };
        let item = motion.item.clone();
        let status = match motion.seconded_by {
            Some(_) => MotionStatus::Seconded,
            None => MotionStatus::Proposed,
        };
        self.motions.set(target, status);
        if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item)) {
            item.undecide(Some(target));
        }
    }

    /// The parts are motions of their own from now on, voted one by one in their order.
    fn divide(&mut self, seq: Seq, aim: &Aim) {
        let Some(whole) = aim.motion.and_then(|id| self.motions.get(id)).cloned() else {
            return;
        };
        self.keep_before(whole.id);
        self.motions.set(whole.id, MotionStatus::Divided);
        let taken = self.motions.taken;
        for part in &aim.parts {
            if self.motions.get(part.id).is_some() {
                self.restore(part.id);
                continue;
            }
            self.motions.propose(Motion {
                id: part.id,
                seq,
                text: part.text.clone(),
                amends: None,
                procedure: None,
                amended_by: Vec::new(),
                status: match whole.seconded_by {
                    Some(_) => MotionStatus::Seconded,
                    None => MotionStatus::Proposed,
                },
                ballots: Vec::new(),
                aim: None,
                before: None,
                until: None,
                to: None,
                part_of: Some(whole.id),
                parts: Vec::new(),
                covers: Vec::new(),
                replaced: None,
                ..whole.clone()
            });
        }
        self.motions.taken = taken;
        if let Some(motion) = self.motions.get_mut(whole.id) {
            motion.parts = aim.parts.iter().map(|part| part.id).collect();
        }
    }

    /// What was told as done lost its vote: all is as it was before.
    pub(super) fn undo_disposal(&mut self, id: MotionId) {
        let Some(aim) = self.motions.get(id).and_then(|motion| motion.aim.clone()) else {
            return;
        };
        let parts: Vec<MotionId> = aim.parts.iter().map(|part| part.id).collect();
        for part in parts {
            if self.motions.get(part).is_some_and(|one| one.status.is_pending()) {
                self.motions.set(part, MotionStatus::Lapsed);
            }
        }
        if let Some(target) = aim.motion {
            let hung = self.motions.list.iter();
            let hung = hung.filter(|one| one.id == target || one.amends == Some(target));
            let hung: Vec<MotionId> = hung.map(|one| one.id).collect();
            for id in hung {
                self.restore(id);
            }
            if let Some(motion) = self.motions.get_mut(target) {
                (motion.until, motion.to) = (None, None);
            }
        }
        let item = self.motions.get(id).and_then(|motion| motion.item.clone());
        if let Some(item) = item.and_then(|item| self.agenda.get_mut(&item)) {
            item.undecide(Some(id));
        }
    }
}
