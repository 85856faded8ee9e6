//! What is moved about another motion, or about the item: its words, and to which motion it goes. It never asks
//! whether a rule allows it.

use super::Decider;
use crate::meeting::event::{Aim, Event, MotionKind, PartMoved, Procedure};
use crate::meeting::facts::MotionMoved;
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::intent::Wanted;
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::refusal::Refusal;
use crate::meeting::{clock, words};

impl Decider<'_> {
    pub(super) fn disposes(
        &self,
        procedure: Procedure,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        wanted: Wanted,
    ) -> Result<Event, Refusal> {
        let motion = self.disposed(procedure, &wanted)?;
        let id = MotionId(self.meeting.next.motion);
        if procedure == Procedure::Divide && wanted.parts.len() < 2 {
            return Err(Refusal::OnePart);
        }
        let parts = (1..).zip(wanted.parts).map(|(n, text)| PartMoved {
            id: MotionId(id.0.saturating_add(n)),
            text,
        });
        let aim = Aim {
            motion,
            held: wanted.held,
            until: wanted.until,
            to: wanted.to,
            parts: parts.collect(),
            seconds: wanted.seconds,
        };
        Ok(Event::MotionMoved(MotionMoved {
            id,
            kind: MotionKind::Procedural,
            text: self.says(procedure, &aim),
            moved_by: self.known_opt(moved_by)?,
            seconded_by: self.known_opt(seconded_by)?,
            amends: None,
            procedure: Some(procedure),
            aim: Some(Box::new(aim)),
        }))
    }

    /// Which motion is meant.
    fn disposed(&self, procedure: Procedure, wanted: &Wanted) -> Result<Option<MotionId>, Refusal> {
        if wanted.held.is_some() || procedure == Procedure::Recess {
            return Ok(wanted.motion);
        }
        let motions = &self.meeting.motions;
        let last = |is_it: &dyn Fn(&Motion) -> bool| {
            let found = motions.list.iter().rev().find(|one| is_it(one));
            found.map(|motion| Some(motion.id))
        };
        match (procedure, wanted.motion) {
            (Procedure::TakeUp, None) => {
                last(&|one| one.is_set_aside() && one.is_main()).ok_or(Refusal::NothingSetAside)
            }
            (Procedure::TakeUp, Some(id)) => match self.named(id)?.is_set_aside() {
                true => Ok(Some(id)),
                false => Err(Refusal::NotSetAside(id)),
            },
            (Procedure::Reconsider | Procedure::Rescind, None) => {
                last(&|one| decided(one, procedure)).ok_or(Refusal::NothingDecided)
            }
            (Procedure::Reconsider | Procedure::Rescind, Some(id)) => {
                match decided(self.named(id)?, procedure) {
                    true => Ok(Some(id)),
                    false => Err(Refusal::NotDecided(id)),
                }
            }
            (_, Some(id)) => self.pending(Some(id)).map(|motion| Some(motion.id)),
            (Procedure::Divide, None) => self.main().ok_or(Refusal::NoMotion).map(Some),
            (_, None) => Ok(self.main()),
        }
    }

    /// The main motion before the meeting: what the motion on the floor changes or is about.
    fn main(&self) -> Option<MotionId> {
        let motions = &self.meeting.motions;
        let mut motion = self.meeting.motion_on_floor()?;
        while let Some(above) = motion.amends.and_then(|id| motions.get(id))
            && above.id < motion.id
        {
            motion = above;
        }
        if motion.is_main() {
            return Some(motion.id);
        }
        let mut pending = motions.pending.iter().filter_map(|id| motions.get(*id));
        let here = pending.find(|one| one.is_main() && one.item.as_ref() == self.meeting.item());
        here.map(|one| one.id)
    }

    /// The motion in words.
    fn says(&self, procedure: Procedure, aim: &Aim) -> String {
        let of = match (aim.motion, aim.held) {
            (Some(id), Some(held)) => format!("the decision {id} of {}", words::date(held)),
            (None, Some(held)) => format!("the decision of {}", words::date(held)),
            (Some(id), None) => {
                let motions = self.meeting.motions.list.iter().filter(|one| one.is_main());
                match motions.count() {
                    1 => "the motion".to_owned(),
                    _ => format!("motion {id}"),
                }
            }
            (None, None) => "the item".to_owned(),
        };
        let until = aim.until.as_deref().map(said_until).unwrap_or_default();
        let to = aim.to.as_deref().unwrap_or("a committee");
        match procedure {
            Procedure::Table => format!("That {of} be laid on the table"),
            Procedure::TakeUp => format!("That {of} be taken up again"),
            Procedure::Postpone => format!("That {of} be postponed to {until}"),
            Procedure::PostponeIndefinitely => format!("That {of} be postponed indefinitely"),
            Procedure::Refer => format!("That {of} be referred to {to}"),
            Procedure::Divide => {
                let parts: Vec<&str> = aim.parts.iter().map(|part| part.text.as_str()).collect();
                format!("That {of} be divided: {}", parts.join("; "))
            }
            Procedure::Reconsider => format!("That {of} be reconsidered"),
            Procedure::Rescind => format!("That {of} be rescinded"),
            Procedure::Recess => match aim.seconds {
                Some(seconds) => {
                    let long = clock::in_minutes(i64::from(seconds));
                    format!("That the meeting take a recess of {long}")
                }
                None => "That the meeting take a recess".to_owned(),
            },
            other => format!("That there be {}", other.word()),
        }
    }
}

/// A day as it is said, or what was said instead.
fn said_until(until: &str) -> String {
    until.parse().map_or_else(|_| until.to_owned(), words::date)
}

fn decided(motion: &Motion, procedure: Procedure) -> bool {
    let lost = procedure == Procedure::Reconsider
        && matches!(motion.status, MotionStatus::Lost | MotionStatus::Tied);
    (motion.status == MotionStatus::Carried || lost) && motion.kind != MotionKind::Procedural
}
