//! Questions asked, put in writing, answered and taken back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::asked_by;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::corrected::Corrected;
use crate::meeting::ids::{ItemId, PersonId, QuestionId};
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::question::{Answer, Question, QuestionStatus};
use crate::meeting::state::{Counters, Meeting};
use crate::meeting::words::Manner;

/// A question was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAsked {
    /// Its id.
    pub id: QuestionId,
    /// Who asked.
    pub by: PersonId,
    /// To whom it was put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// The question it follows up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_to: Option<QuestionId>,
    /// The words.
    pub text: String,
}

impl Fact for QuestionAsked {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            by,
            to,
            follow_up_to,
            text,
        } = self;
        meeting.questions.ask(Question {
            id: *id,
            seq: at.seq,
            item: at.item.cloned(),
            by: by.clone(),
            to: to.clone(),
            text: text.clone(),
            written: false,
            status: QuestionStatus::Open,
            follow_up_to: *follow_up_to,
            answers: Vec::new(),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, to, .. } = self;
        std::iter::once(by).chain(to).collect()
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.by, "spoke"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Question, &self.text)
                .by(Some(&self.by))
                .to(self.to.as_ref())
                .known_as(Reference::Question(self.id))
                .refers_to(self.follow_up_to.map(Reference::Question)),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            id,
            by,
            to,
            follow_up_to,
            text,
        } = self;
        let to = to
            .as_ref()
            .map(|to| format!(" to {}", meeting.shown(to)))
            .unwrap_or_default();
        let follows = follow_up_to
            .map(|q| format!(", follow-up to {q}"))
            .unwrap_or_default();
        format!("Question {id}, {}{to}{follows}: {text}", meeting.shown(by))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn reserve(&self, next: &mut Counters) {
        next.question = next.question.max(self.id.0.saturating_add(1));
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.by);
        }
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.follow_up_to = self.follow_up_to.map(|id| merged.question(id));
    }
}

/// A question was put in writing before the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionSubmitted {
    /// Its id.
    pub id: QuestionId,
    /// Who asks.
    pub by: PersonId,
    /// To whom it is put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// The item it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The words.
    pub text: String,
}

impl Fact for QuestionSubmitted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            by,
            to,
            item,
            text,
        } = self;
        meeting.questions.ask(Question {
            id: *id,
            seq: at.seq,
            item: item.clone(),
            by: by.clone(),
            to: to.clone(),
            text: text.clone(),
            written: true,
            status: QuestionStatus::Open,
            follow_up_to: None,
            answers: Vec::new(),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, to, .. } = self;
        std::iter::once(by).chain(to).collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Question, &self.text)
                .by(Some(&self.by))
                .to(self.to.as_ref())
                .known_as(Reference::Question(self.id))
                .under(self.item.as_ref()),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { id, by, to, text, .. } = self;
        let to = to
            .as_ref()
            .map(|to| format!(" to {}", meeting.shown(to)))
            .unwrap_or_default();
        format!("Written question {id}, {}{to}: {text}", meeting.shown(by))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn reserve(&self, next: &mut Counters) {
        next.question = next.question.max(self.id.0.saturating_add(1));
    }

    fn is_planning(&self) -> bool {
        true
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.by);
        }
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        self.item
            .as_ref()
            .is_some_and(|item| meeting.agenda.is_exempt(item))
    }

    fn item(&self) -> Option<&ItemId> {
        self.item.as_ref()
    }
}

/// A question was answered, by one of perhaps several people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAnswered {
    /// Which.
    pub question: QuestionId,
    /// By whom.
    pub by: PersonId,
    /// The answer.
    pub text: String,
}

impl Fact for QuestionAnswered {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { question, by, .. } = self;
        if let Some(question) = meeting.questions.get_mut(*question) {
            question.answers.push(Answer {
                seq: at.seq,
                by: by.clone(),
            });
        }
        meeting.questions.settle(*question, QuestionStatus::Answered);
        let promised = meeting.questions.undertakings.iter_mut();
        promised
            .filter(|one| one.question == Some(*question))
            .for_each(|one| one.met = true);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        vec![by]
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.by, "spoke"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Answer, &self.text)
                .by(Some(&self.by))
                .refers_to(Some(Reference::Question(self.question))),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { question, by, text } = self;
        format!(
            "Answer to {question}{}, {}: {text}",
            asked_by(meeting, *question),
            meeting.shown(by)
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.by);
        }
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.question = merged.question(self.question);
    }
}

/// A question was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionWithdrawn {
    /// Which.
    pub question: QuestionId,
}

impl Fact for QuestionWithdrawn {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { question } = self;
        meeting.questions.settle(*question, QuestionStatus::Withdrawn)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Question(self.question))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { question } = self;
        format!("Question {question} withdrawn")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.question = merged.question(self.question);
    }
}
