//! Questions, their answers, and what was promised instead of one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::event::Seq;
use super::ids::{ActionId, ItemId, PersonId, QuestionId, UndertakingId};

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionStatus {
    /// Nobody answered.
    Open,
    /// Somebody did.
    Answered,
    /// An answer was promised.
    Promised,
    /// It was taken back.
    Withdrawn,
}

impl QuestionStatus {
    /// The word for it in the record.
    pub fn word(self) -> &'static str {
        match self {
            QuestionStatus::Open => "open",
            QuestionStatus::Answered => "answered",
            QuestionStatus::Promised => "promised",
            QuestionStatus::Withdrawn => "withdrawn",
        }
    }
}

/// One of perhaps several answers to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The fact that holds it.
    pub seq: Seq,
    /// Who answered.
    pub by: PersonId,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The fact that holds it.
    pub seq: Seq,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// Who asked.
    pub by: PersonId,
    /// To whom it was put.
    pub to: Option<PersonId>,
    /// The words as they stand.
    pub text: String,
    /// Put in writing before the meeting.
    pub written: bool,
    /// How it stands.
    pub status: QuestionStatus,
    /// The question it follows up.
    pub follow_up_to: Option<QuestionId>,
    /// Its answers in order.
    pub answers: Vec<Answer>,
}

/// Something promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// Its id.
    pub id: UndertakingId,
    /// The fact that holds it.
    pub seq: Seq,
    /// The item it was given on.
    pub item: Option<ItemId>,
    /// Who promised.
    pub by: PersonId,
    /// The question it was promised on.
    pub question: Option<QuestionId>,
    /// The words as they stand.
    pub text: String,
    /// The action that follows from it.
    pub action: Option<ActionId>,
    /// A later answer met it.
    pub met: bool,
}

/// The questions of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// All, in the order of their ids.
    pub list: Vec<Question>,
    /// Those not answered, oldest first.
    pub open: Vec<QuestionId>,
    /// What was promised, in order.
    pub undertakings: Vec<Undertaking>,
}

impl Questions {
    /// The question with this id.
    pub fn get(&self, id: QuestionId) -> Option<&Question> {
        self.list
            .binary_search_by_key(&id, |question| question.id)
            .ok()
            .map(|at| &self.list[at])
    }

    pub(super) fn get_mut(&mut self, id: QuestionId) -> Option<&mut Question> {
        self.list
            .binary_search_by_key(&id, |question| question.id)
            .ok()
            .map(|at| &mut self.list[at])
    }

    pub(super) fn ask(&mut self, question: Question) {
        self.open.push(question.id);
        self.list.push(question);
    }

    pub(super) fn settle(&mut self, id: QuestionId, status: QuestionStatus) {
        if let Some(question) = self.get_mut(id) {
            question.status = status;
            self.open.retain(|open| *open != id);
        }
    }

    /// Whose answer it would be if `by` answered now without saying what: the latest open question put
    /// to them, else the latest open one, else the latest that was promised an answer, else the latest.
    pub fn answered_by(&self, by: &PersonId) -> Option<QuestionId> {
        let open = || self.open.iter().rev().filter_map(|id| self.get(*id));
        open()
            .find(|question| question.to.as_ref() == Some(by))
            .or_else(|| open().next())
            .map(|question| question.id)
            .or_else(|| {
                let promised = self
                    .undertakings
                    .iter()
                    .rev()
                    .find(|one| one.by == *by && !one.met);
                promised.and_then(|one| one.question)
            })
            .or_else(|| self.latest())
    }

    /// The question asked last.
    pub fn latest(&self) -> Option<QuestionId> {
        self.list
            .iter()
            .rev()
            .find(|q| q.status != QuestionStatus::Withdrawn)
            .map(|question| question.id)
    }
}
