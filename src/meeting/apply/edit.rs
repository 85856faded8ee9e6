//! A correction of an entry's words, in the entry and in what it made.

use crate::meeting::event::Seq;
use crate::meeting::minute::Reference;
use crate::meeting::state::Meeting;

impl Meeting {
    pub(super) fn edit(&mut self, seq: Seq, text: &str) {
        let Ok(at) = self.entries.binary_search_by_key(&seq, |entry| entry.seq) else {
            return;
        };
        self.entries[at].corrected = true;
        text.clone_into(&mut self.entries[at].text);
        match self.entries[at].known_as {
            Some(Reference::Question(id)) => {
                if let Some(question) = self.questions.get_mut(id) {
                    text.clone_into(&mut question.text);
                }
            }
            Some(Reference::Motion(id)) => {
                if let Some(motion) = self.motions.get_mut(id) {
                    text.clone_into(&mut motion.text);
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
