//! An entry put under another item, and what goes with it: the points under it, and of a motion all that was
//! recorded on it. Must never make public what is not.

use crate::meeting::event::Seq;
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::state::Meeting;

impl Meeting {
    /// Puts the entry numbered `seq` under `item`. What is put under a private item is exempt from now on.
    pub(in crate::meeting) fn put(&mut self, seq: Seq, item: &ItemId, away: bool) {
        let Some(entry) = self.entry(seq) else { return };
        let (from, known_as) = (entry.item.clone(), entry.known_as);
        let goes_along = |reference: Option<Reference>, kind: EntryKind| match reference {
            Some(Reference::Entry(under)) => kind == EntryKind::Point && under == seq,
            Some(Reference::Motion(_)) => reference == known_as,
            Some(Reference::Question(_) | Reference::Action(_) | Reference::Undertaking(_)) | None => false,
        };
        let moved: Vec<Seq> = self
            .entries
            .iter()
            .filter(|one| one.seq == seq || (one.item == from && goes_along(one.refers_to, one.kind)))
            .map(|one| one.seq)
            .collect();
        for entry in self.entries.iter_mut().filter(|one| moved.contains(&one.seq)) {
            entry.item = Some(item.clone());
            entry.corrected = true;
            entry.placed = true;
            entry.exempt |= away;
        }
        match known_as {
            Some(Reference::Question(id)) => {
                if let Some(question) = self.questions.get_mut(id) {
                    question.item = Some(item.clone());
                }
            }
            Some(Reference::Undertaking(id)) => {
                let mut given = self.questions.undertakings.iter_mut();
                if let Some(one) = given.find(|one| one.id == id) {
                    one.item = Some(item.clone());
                }
            }
            Some(Reference::Action(id)) => {
                if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
                    action.item = Some(item.clone());
                }
            }
            Some(Reference::Motion(id)) => self.put_motion(id, item),
            Some(Reference::Entry(_)) | None => {}
        }
        for ballot in self
            .motions
            .loose
            .iter_mut()
            .filter(|one| moved.contains(&one.seq))
        {
            ballot.item = Some(item.clone());
        }
        self.agenda.redecide(item, |decided| moved.contains(&decided.seq));
    }

    fn put_motion(&mut self, id: MotionId, item: &ItemId) {
        if let Some(motion) = self.motions.get_mut(id) {
            motion.item = Some(item.clone());
            for ballot in &mut motion.ballots {
                ballot.item = Some(item.clone());
            }
        }
        self.agenda.redecide(item, |decided| decided.motion == Some(id));
    }
}
