//! What changes entries that are there, and what was noticed of them: a correction of their words, an exclusion or
//! an arrival told late.

use crate::meeting::clock::{self, Mark, Span};
use crate::meeting::event::{Mode, Seq};
use crate::meeting::exempt::Secluded;
use crate::meeting::finding::Finding;
use crate::meeting::ids::PersonId;
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::state::Meeting;

impl Meeting {
    /// The public is out from `mark` on; `late` where that is told later than it happened.
    pub(in crate::meeting) fn exclude(&mut self, ground: &str, mark: Mark, late: bool) {
        let here = self.item().cloned();
        // What was noticed when the exempt item was opened is put right.
        let put_right = |seq| self.entry(seq).is_some_and(|entry| entry.item == here);
        let still = self.notices.iter();
        let still = still.filter(|one| one.code != "public_not_excluded" || !one.seq.is_some_and(put_right));
        self.notices = still.cloned().collect();
        clock::end(&mut self.readmitted, mark);
        self.secluded.push(Secluded {
            span: Span::begin(mark),
            ground: ground.to_owned(),
            late,
        });
        self.private = Some(ground.to_owned());
    }

    /// The public is back from `mark` on, whatever exclusion had begun by then. From one that begins later, as
    /// the clerk has it, nobody was let in.
    pub(in crate::meeting) fn readmit(&mut self, mark: Mark) {
        let running = self.secluded.iter_mut().filter(|one| one.span.to.is_none());
        running
            .filter(|one| one.span.from.unset_ms() <= mark.unset_ms())
            .for_each(|one| one.span.to = Some(mark));
        let still = self.secluded.iter().rfind(|one| one.span.to.is_none());
        self.private = still.map(|one| one.ground.clone());
        let on_private = self.agenda.current().is_some_and(|item| item.exempt.is_some());
        if self.private.is_none() && on_private {
            clock::begin(&mut self.readmitted, mark);
        }
    }

    /// People are here. That they took part after they had left, or sent apologies, is put right.
    pub(in crate::meeting) fn arrive(&mut self, people: &[PersonId], mode: Mode, mark: Mark) {
        let came = |one: &Finding| one.person.as_ref().is_some_and(|person| people.contains(person));
        self.notices
            .retain(|one| one.code != "absent_took_part" || !came(one));
        for person in people {
            self.roll.arrive(person, mode, mark);
        }
    }

    /// The roll was called at `mark`: where that is told late, votes after it were taken on a known roll.
    pub(in crate::meeting) fn roll_was_called(&mut self, mark: Mark) {
        let facts = &self.facts;
        let before = |seq: Option<Seq>| {
            let at = seq.and_then(|seq| facts.binary_search_by_key(&seq, |fact| fact.seq).ok());
            at.is_some_and(|at| facts[at].when() < mark.at)
        };
        self.notices
            .retain(|one| one.code != "roll_not_called" || before(one.seq));
    }

    pub(in crate::meeting) fn edit(&mut self, seq: Seq, text: &str) {
        let Ok(at) = self.entries.binary_search_by_key(&seq, |entry| entry.seq) else {
            return;
        };
        self.entries[at].corrected = true;
        let was = std::mem::replace(&mut self.entries[at].text, text.to_owned());
        if self.entries[at].kind == EntryKind::Point
            && let Some(motion) = self.motions.list.iter_mut().find(|motion| motion.holds(seq))
        {
            motion.corrects(&was, text);
        }
        match self.entries[at].known_as {
            Some(Reference::Question(id)) => {
                if let Some(question) = self.questions.get_mut(id) {
                    text.clone_into(&mut question.text);
                }
            }
            Some(Reference::Motion(id)) => {
                if let Some(motion) = self.motions.get_mut(id) {
                    match motion.wordings.iter().all(|one| one.points.is_empty()) {
                        true => text.clone_into(&mut motion.text),
                        false => motion.corrects(&was, text),
                    }
                }
            }
            Some(Reference::Action(id)) => {
                if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
                    text.clone_into(&mut action.text);
                }
            }
            Some(Reference::Undertaking(id)) => {
                if let Some(one) = self.questions.undertakings.iter_mut().find(|one| one.id == id) {
                    text.clone_into(&mut one.text);
                }
            }
            Some(Reference::Entry(_)) | None => {}
        }
        if let Some(interest) = self.interests.iter_mut().find(|interest| interest.seq == seq) {
            text.clone_into(&mut interest.text);
        }
    }
}
