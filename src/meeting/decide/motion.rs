//! What is moved, seconded and reworded, decided into facts. It never asks whether a rule allows it.

use super::{Decider, said};
use crate::meeting::event::{Event, MotionKind, Procedure};
use crate::meeting::facts::{AmendmentAccepted, MotionMoved, MotionSeconded};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::motion::Motion;
use crate::meeting::refusal::Refusal;
use crate::meeting::words::Substitution;

impl<'a> Decider<'a> {
    /// A motion in its own words, or in those that the agenda prints for the item.
    pub(super) fn moved(
        &self,
        kind: MotionKind,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        text: Option<String>,
    ) -> Result<Event, Refusal> {
        let printed = || {
            let item = self.meeting.agenda.current()?;
            let mut left = item.recommended.iter();
            left.find(|text| !self.meeting.was_moved(text, &item.id)).cloned()
        };
        let text = text
            .filter(|text| !text.trim().is_empty())
            .or_else(printed)
            .ok_or(Refusal::NoWords)?;
        let procedure = match kind {
            MotionKind::Procedural => Procedure::of(&text),
            MotionKind::Motion | MotionKind::Recommendation | MotionKind::Amendment => None,
        };
        Ok(Event::MotionMoved(MotionMoved {
            id: MotionId(self.meeting.next.motion),
            kind,
            text: said(text)?,
            moved_by: self.known_opt(moved_by)?,
            seconded_by: self.known_opt(seconded_by)?,
            amends: None,
            procedure,
            aim: None,
        }))
    }

    /// The mover takes over the amendment on the floor.
    pub(super) fn accept(&self, motion: Option<MotionId>) -> Result<Event, Refusal> {
        let motion = self.pending(motion)?;
        match motion.kind {
            MotionKind::Amendment => Ok(Event::AmendmentAccepted(AmendmentAccepted { motion: motion.id })),
            MotionKind::Motion | MotionKind::Recommendation | MotionKind::Procedural => {
                Err(Refusal::NoAmendment(motion.id))
            }
        }
    }

    pub(super) fn named(&self, id: MotionId) -> Result<&'a Motion, Refusal> {
        self.meeting.motions.get(id).ok_or(Refusal::NoSuchMotion(id))
    }

    /// A motion still to be decided: the one named, or the one on the floor.
    pub(super) fn pending(&self, motion: Option<MotionId>) -> Result<&'a Motion, Refusal> {
        let motion = match motion {
            Some(id) => self.named(id)?,
            None => self.meeting.motion_on_floor().ok_or(Refusal::NoMotion)?,
        };
        if motion.status.is_pending() {
            Ok(motion)
        } else {
            Err(Refusal::MotionIsDecided(motion.id))
        }
    }

    /// What an amendment changes: the motion named, or what is on the floor. Where that is an amendment that the
    /// rules let nobody amend, what it amends is meant.
    pub(super) fn to_amend(&self, named: Option<MotionId>) -> Result<MotionId, Refusal> {
        let mut motion = self.pending(named)?;
        let (motions, most) = (&self.meeting.motions, self.meeting.orders.amendments.degrees);
        while named.is_none() && motions.degree(motion) >= most {
            let above = motion.amends.and_then(|id| motions.get(id));
            let Some(above) = above.filter(|above| above.status.is_pending() && above.id < motion.id) else {
                break;
            };
            motion = above;
        }
        Ok(motion.id)
    }

    /// The words of an amendment: a change that is written as one is one.
    pub(super) fn change(&self, text: String) -> Result<String, Refusal> {
        match Substitution::read(&text) {
            Ok(_) => Ok(text),
            Err(why) => Err(Refusal::NotPlain(why)),
        }
    }

    /// A vote or assent may come without any motion, but not to one that is not there.
    pub(super) fn floor_or_named(&self, motion: Option<MotionId>) -> Result<Option<MotionId>, Refusal> {
        match motion {
            // What was done without a mover may still be voted on.
            Some(id) if self.meeting.motions.taken == Some(id) => Ok(Some(id)),
            Some(id) => self.pending(Some(id)).map(|motion| Some(motion.id)),
            None => {
                let floor = self.meeting.motion_on_floor().map(|motion| motion.id);
                Ok(floor.or(self.meeting.motions.taken))
            }
        }
    }

    /// The substantive words may be put right after the amendment was carried, before the motion is voted.
    pub(super) fn reworded(&self, motion: Option<MotionId>) -> Result<MotionId, Refusal> {
        self.pending(motion).map(|motion| motion.id)
    }

    pub(super) fn second(&self, motion: Option<MotionId>, by: PersonId) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let motion = match motion {
            Some(id) => self.named(id)?,
            None => self.pending(None)?,
        };
        match &motion.seconded_by {
            Some(first) => Err(Refusal::AlreadySeconded {
                motion: motion.id,
                by: self.shown(first),
            }),
            None => Ok(Event::MotionSeconded(MotionSeconded {
                motion: motion.id,
                by,
            })),
        }
    }
}
