//! What is said, asked, answered, promised and to be done, decided into facts.

use super::Decider;
use crate::meeting::action::ActionStatus;
use crate::meeting::event::Event;
use crate::meeting::facts::{
    ActionAssigned, PointMade, QuestionAnswered, QuestionAsked, StatementMade, UndertakingGiven,
};
use crate::meeting::ids::{ActionId, PersonId, QuestionId, UndertakingId};
use crate::meeting::intent::FollowUp;
use crate::meeting::minute::EntryKind;
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    /// A point stands under what was last said or narrated on this item, and is its speaker's.
    pub(super) fn point(&self, text: String) -> Result<Event, Refusal> {
        let item = self.here();
        let above = self
            .meeting
            .entries
            .iter()
            .rev()
            .filter(|entry| entry.struck.is_none() && (self.here.is_none() || entry.item.as_ref() == item))
            .find(|entry| match entry.kind {
                EntryKind::Narrative
                | EntryKind::Statement
                | EntryKind::Question
                | EntryKind::Answer
                | EntryKind::Undertaking
                | EntryKind::Heading
                | EntryKind::Motion
                | EntryKind::Decision
                | EntryKind::Noted
                | EntryKind::Action => true,
                EntryKind::Procedure => entry.refers_to.is_none() && entry.item.as_ref() != item,
                EntryKind::Point
                | EntryKind::Document
                | EntryKind::Vote
                | EntryKind::Attendance
                | EntryKind::Interest => false,
            });
        // What was entered late may belong to another item, and its points with it.
        let above =
            above.filter(|entry| entry.item.as_ref() == item || entry.as_of.is_some() || entry.placed);
        Ok(Event::PointMade(PointMade {
            by: above.and_then(|entry| entry.by.clone()),
            under: above.map(|entry| entry.seq),
            text,
        }))
    }

    pub(super) fn question(&self, id: QuestionId) -> Result<QuestionId, Refusal> {
        self.meeting
            .questions
            .get(id)
            .map(|question| question.id)
            .ok_or(Refusal::NoSuchQuestion(id))
    }

    pub(super) fn ask(
        &self,
        by: PersonId,
        to: Option<PersonId>,
        follows: Option<FollowUp>,
        text: String,
    ) -> Result<Event, Refusal> {
        let follow_up_to = match follows {
            None => None,
            Some(FollowUp::Of(id)) => Some(self.question(id)?),
            Some(FollowUp::Latest) => Some(
                self.meeting
                    .questions
                    .latest()
                    .ok_or(Refusal::NothingToFollowUp)?,
            ),
        };
        let id = QuestionId(self.meeting.next.question);
        Ok(Event::QuestionAsked(QuestionAsked {
            id,
            by: self.known(by)?,
            to: self.known_opt(to)?,
            follow_up_to,
            text,
        }))
    }

    pub(super) fn answer(
        &self,
        by: PersonId,
        question: Option<QuestionId>,
        text: String,
    ) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let question = match question {
            Some(id) => Some(self.question(id)?),
            None => self.meeting.questions.answered_by(&by),
        };
        // Where nobody has asked anything it was said all the same.
        Ok(match question {
            Some(question) => Event::QuestionAnswered(QuestionAnswered { question, by, text }),
            None => Event::StatementMade(StatementMade { by, text }),
        })
    }

    /// A promise belongs to the question its giver has just answered, else to the one put to them, else to
    /// the one open on this item that was put to nobody.
    pub(super) fn undertake(&self, by: PersonId, text: String) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let meeting = self.meeting;
        let just = meeting
            .entries
            .last()
            .filter(|last| last.kind == EntryKind::Answer && last.by.as_ref() == Some(&by));
        let answered = just.and_then(|last| match last.refers_to {
            Some(crate::meeting::minute::Reference::Question(id)) => Some(id),
            _ => None,
        });
        let open = || {
            meeting
                .questions
                .open
                .iter()
                .rev()
                .filter_map(|id| meeting.questions.get(*id))
        };
        let question = answered
            .or_else(|| {
                open()
                    .find(|question| question.to.as_ref() == Some(&by))
                    .map(|question| question.id)
            })
            .or_else(|| {
                let here = self.here();
                open()
                    .find(|question| question.to.is_none() && question.item.as_ref() == here)
                    .map(|question| question.id)
            });
        Ok(Event::UndertakingGiven(UndertakingGiven {
            id: UndertakingId(meeting.next.undertaking),
            by,
            question,
            text,
        }))
    }

    pub(super) fn act(
        &self,
        owner: Option<PersonId>,
        text: String,
        due: Option<chrono::NaiveDate>,
    ) -> Result<Event, Refusal> {
        let owner = self.known_opt(owner)?;
        // A promise is met only where the clerk says so: `dent!u1 text`.
        Ok(Event::ActionAssigned(ActionAssigned {
            id: ActionId(self.meeting.next.action),
            owner,
            text,
            due,
            from: None,
        }))
    }

    pub(super) fn open_action(&self, id: ActionId) -> Result<ActionId, Refusal> {
        let action = self.meeting.action(id).ok_or(Refusal::NoSuchAction(id))?;
        match action.status {
            ActionStatus::Open => Ok(id),
            ActionStatus::Done | ActionStatus::Dropped => Err(Refusal::ActionIsDone(id)),
        }
    }
}
