//! What changes entries that are there, and what was noticed of them: a correction of their words, an exclusion or
//! an arrival told late.

use crate::meeting::clock::{self, Mark};
use crate::meeting::event::{Mode, Moment, Seq};
use crate::meeting::finding::Finding;
use crate::meeting::ids::PersonId;
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::state::Meeting;

impl Meeting {
    /// The public is out from `mark` on. What was entered since then, where that is told late, is exempt too.
    pub(in crate::meeting) fn exclude(&mut self, ground: &str, mark: Mark, late: Option<Moment>) {
        let here = self.item().cloned();
        // What was noticed when the exempt item was opened is put right.
        let put_right = |seq| self.entry(seq).is_some_and(|entry| entry.item == here);
        let still = self.notices.iter();
        let still = still.filter(|one| one.code != "public_not_excluded" || !one.seq.is_some_and(put_right));
        self.notices = still.cloned().collect();
        if let Some(from) = late {
            let summaries: Vec<Seq> = self.agenda.items.iter().filter_map(|item| item.summary).collect();
            self.entries
                .iter_mut()
                .filter(|entry| entry.when() >= from && !summaries.contains(&entry.seq))
                .for_each(|entry| entry.exempt = true);
            let spoken = self
                .floor
                .speeches
                .iter_mut()
                .filter(|speech| speech.span.from.at >= from);
            spoken.for_each(|speech| speech.exempt = true);
        }
        clock::end(&mut self.readmitted, mark);
        clock::begin(&mut self.secluded, mark);
        self.private = Some(ground.to_owned());
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
