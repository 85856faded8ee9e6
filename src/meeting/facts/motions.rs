//! What is moved, seconded, reworded, accepted, withdrawn, and what lapses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::{Aim, MotionKind, Procedure};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::motion::{Motion, MotionStatus, Wording};
use crate::meeting::state::{Counters, Meeting};
use crate::meeting::words::{Manner, capitalised, exact};

/// A motion, recommendation or amendment was put before the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MotionMoved {
    /// Its id.
    pub id: MotionId,
    /// Of what sort it is.
    pub kind: MotionKind,
    /// Its exact words.
    pub text: String,
    /// Its mover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_by: Option<PersonId>,
    /// Its seconder, where named at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconded_by: Option<PersonId>,
    /// The motion that it would change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<MotionId>,
    /// What a procedural motion would do, where it is one of those that have an effect of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// What it would do to another motion, or to the item. Where nobody moved it, it was done at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<Box<Aim>>,
}

impl MotionMoved {
    /// Whether it is told as done, and not as something to be voted on.
    fn at_once(&self) -> bool {
        self.aim.is_some() && self.moved_by.is_none() && self.seconded_by.is_none()
    }
}

impl Fact for MotionMoved {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            id,
            kind,
            text,
            moved_by,
            seconded_by,
            amends,
            procedure,
            aim,
        } = self;
        let motion = Motion {
            id: *id,
            seq: at.seq,
            item: at.item.cloned(),
            kind: *kind,
            text: text.clone(),
            wordings: vec![Wording::of(at.seq)],
            moved_by: moved_by.clone(),
            seconded_by: seconded_by.clone(),
            amends: *amends,
            procedure: *procedure,
            amended_by: Vec::new(),
            status: if seconded_by.is_some() {
                MotionStatus::Seconded
            } else {
                MotionStatus::Proposed
            },
            ballots: Vec::new(),
            aim: aim.clone(),
            before: None,
            until: aim.as_ref().and_then(|aim| aim.until.clone()),
            to: aim.as_ref().and_then(|aim| aim.to.clone()),
            part_of: None,
            parts: Vec::new(),
            covers: match kind {
                MotionKind::Motion | MotionKind::Recommendation => std::mem::take(&mut meeting.together),
                MotionKind::Amendment | MotionKind::Procedural => Vec::new(),
            },
            replaced: None,
        };
        meeting.motions.propose(motion);
        if self.at_once() {
            meeting.dispose_at_once(at.seq, *id);
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self {
            moved_by,
            seconded_by,
            ..
        } = self;
        moved_by.iter().chain(seconded_by).collect()
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self {
            moved_by,
            seconded_by,
            ..
        } = self;
        moved_by.iter().chain(seconded_by).collect()
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        self.moved_by.as_ref().map(|by| (by, "moved"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Motion, &self.text)
                .by(self.moved_by.as_ref())
                .known_as(Reference::Motion(self.id))
                .refers_to(
                    self.amends
                        .or_else(|| self.aim.as_ref()?.motion)
                        .map(Reference::Motion),
                ),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            id,
            kind,
            text,
            moved_by,
            seconded_by,
            amends,
            procedure: _,
            aim: _,
        } = self;
        let what = match (kind, amends) {
            (MotionKind::Amendment, Some(amends)) => format!("Amendment {id} to {amends}"),
            (kind, _) => capitalised(&meeting.orders.terms.kind(*kind)) + &format!(" {id}"),
        };
        let moved = moved_by
            .as_ref()
            .map(|by| format!(", moved by {}", meeting.shown(by)))
            .unwrap_or_default();
        let seconded = seconded_by
            .as_ref()
            .map(|by| format!(", seconded by {}", meeting.shown(by)))
            .unwrap_or_default();
        format!("{what}{moved}{seconded}: {}", exact(*kind, text))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn reserve(&self, next: &mut Counters) {
        let parts = self.aim.iter().flat_map(|aim| &aim.parts).map(|part| part.id);
        let last = parts.chain([self.id]).map(|id| id.0).max().unwrap_or_default();
        next.motion = next.motion.max(last.saturating_add(1));
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        self.moved_by = by.cloned();
    }
}

/// A motion was seconded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MotionSeconded {
    /// Which.
    pub motion: MotionId,
    /// By whom.
    pub by: PersonId,
}

impl Fact for MotionSeconded {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { motion, by } = self;
        if let Some(motion) = meeting.motions.get_mut(*motion) {
            motion.seconded_by = Some(by.clone());
            if motion.status == MotionStatus::Proposed {
                motion.status = MotionStatus::Seconded;
            }
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        vec![by]
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.by, "seconded"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::sentence(EntryKind::Procedure)
                .by(Some(&self.by))
                .refers_to(Some(Reference::Motion(self.motion))),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { motion, by } = self;
        format!("{} seconded {motion}", meeting.shown(by))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.by);
        }
    }
}

/// The words of a motion were changed before it was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MotionReworded {
    /// Which.
    pub motion: MotionId,
    /// Its new words.
    pub text: String,
}

impl Fact for MotionReworded {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { motion, text } = self;
        if let Some(motion) = meeting.motions.get_mut(*motion) {
            motion.text.clone_from(text);
            motion.wordings.push(Wording::of(at.seq));
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Motion(self.motion))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { motion, text } = self;
        format!("{motion} now reads: {text}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A motion was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MotionWithdrawn {
    /// Which.
    pub motion: MotionId,
    /// Its seconder and the meeting consented.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consent: bool,
}

impl Fact for MotionWithdrawn {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { motion, .. } = self;
        meeting.motions.set(*motion, MotionStatus::Withdrawn)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Motion(self.motion))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let by_consent = if self.consent { " by consent" } else { "" };
        format!("{} was withdrawn{by_consent}", self.motion)
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A motion fell without a decision: nobody seconded it, or its time ran out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MotionLapsed {
    /// Which.
    pub motion: MotionId,
}

impl Fact for MotionLapsed {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { motion } = self;
        meeting.motions.set(*motion, MotionStatus::Lapsed)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Motion(self.motion))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { motion } = self;
        format!("{motion} lapsed")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The mover took an amendment over without a vote: it is part of the motion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AmendmentAccepted {
    /// Which amendment.
    pub motion: MotionId,
}

impl Fact for AmendmentAccepted {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { motion } = self;
        meeting.accept(*motion)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).refers_to(Some(Reference::Motion(self.motion))))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { motion } = self;
        format!("The mover accepted {motion}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
