//! What somebody promised or was given to do, here or at an earlier meeting, and what became of it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::tail;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::action::{Action, ActionStatus};
use crate::meeting::corrected::Corrected;
use crate::meeting::ids::{ActionId, Owed, PersonId, QuestionId, UndertakingId};
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::question::{QuestionStatus, Undertaking};
use crate::meeting::state::{Counters, Meeting, Settled};
use crate::meeting::words::Manner;

/// Somebody promised something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UndertakingGiven {
    /// Its id.
    pub id: UndertakingId,
    /// Who.
    pub by: PersonId,
    /// The question it is promised on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// What.
    pub text: String,
}

impl Fact for UndertakingGiven {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            by,
            question,
            text,
        } = self;
        let open = question.filter(|id| meeting.questions.open.contains(id));
        if let Some(question) = open {
            meeting.questions.settle(question, QuestionStatus::Promised);
        }
        meeting.questions.undertakings.push(Undertaking {
            id: *id,
            seq: at.seq,
            item: at.item.cloned(),
            by: by.clone(),
            question: *question,
            text: text.clone(),
            action: None,
            met: false,
        });
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
            Minuted::own(EntryKind::Undertaking, &self.text)
                .by(Some(&self.by))
                .known_as(Reference::Undertaking(self.id))
                .refers_to(self.question.map(Reference::Question)),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            id,
            by,
            question,
            text,
        } = self;
        let question = question.map(|q| format!(" on {q}")).unwrap_or_default();
        format!("Undertaking {id}{question}, {}: {text}", meeting.shown(by))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn reserve(&self, next: &mut Counters) {
        next.undertaking = next.undertaking.max(self.id.0.saturating_add(1));
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
        self.question = self.question.map(|id| merged.question(id));
    }
}

/// Somebody was given something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionAssigned {
    /// Its id.
    pub id: ActionId,
    /// Who is to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// What.
    pub text: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The undertaking that it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UndertakingId>,
}

impl Fact for ActionAssigned {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            owner,
            text,
            due,
            from,
        } = self;
        let mut given = meeting.questions.undertakings.iter_mut();
        let undertaking = given.find(|one| Some(one.id) == *from);
        if let Some(undertaking) = undertaking {
            undertaking.action = Some(*id);
        }
        meeting.actions.push(Action {
            id: *id,
            seq: at.seq,
            item: at.item.cloned(),
            owner: owner.clone(),
            text: text.clone(),
            due: *due,
            status: ActionStatus::Open,
            from: *from,
        });
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { owner, .. } = self;
        owner.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Action, &self.text)
                .to(self.owner.as_ref())
                .known_as(Reference::Action(self.id))
                .refers_to(self.from.map(Reference::Undertaking)),
        )
    }

    fn sentence(&self, meeting: &Meeting, manner: Manner) -> String {
        let Self {
            id,
            owner,
            text,
            due,
            from,
        } = self;
        let owner = owner
            .as_ref()
            .map_or("nobody named", |owner| meeting.shown(owner));
        let due = due
            .map(|due| format!(", by {}", manner.date(due)))
            .unwrap_or_default();
        let from = from.map(|u| format!(", from {u}")).unwrap_or_default();
        format!("Action {id} for {owner}{due}{from}: {text}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn reserve(&self, next: &mut Counters) {
        next.action = next.action.max(self.id.0.saturating_add(1));
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        self.owner = by.cloned();
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.from = self.from.map(|id| merged.undertaking(id));
    }
}

/// An action was reported done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionDone {
    /// Which.
    pub action: ActionId,
}

impl Fact for ActionDone {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { action } = self;
        meeting.set_action(*action, ActionStatus::Done)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Action(self.action))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { action } = self;
        format!("Action {action} is done")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.action = merged.action(self.action);
    }
}

/// An action was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionDropped {
    /// Which.
    pub action: ActionId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for ActionDropped {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { action, .. } = self;
        meeting.set_action(*action, ActionStatus::Dropped)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Action(self.action))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { action, why } = self;
        format!("Action {action} is dropped{}", tail(why))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.action = merged.action(self.action);
    }
}

/// What an earlier meeting of the body had left open was reported done, answered or given up at this one. The
/// earlier log stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierSettled {
    /// The day of the earlier meeting.
    pub held: NaiveDate,
    /// What was open there: `a1`, `u2`, `q3`.
    pub owed: Owed,
    /// It was given up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
    /// How, or why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Fact for EarlierSettled {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            held, owed, dropped, ..
        } = self;
        meeting.settled.push(Settled {
            seq: at.seq,
            held: *held,
            owed: *owed,
            dropped: *dropped,
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        let Self {
            held,
            owed,
            dropped,
            text,
        } = self;
        let what = match (dropped, owed) {
            (true, _) => "Given up",
            (false, Owed::Question(_)) => "Answered",
            (false, Owed::Action(_) | Owed::Undertaking(_)) => "Reported done",
        };
        format!("{what}: {owed} of {}{}", manner.date(*held), tail(text))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
