//! What can still be done to minutes that were approved: signed, and corrected by a later minute.

use super::{Decider, said};
use crate::meeting::event::{Event, Seq};
use crate::meeting::facts::{CorrectionProposed, FactUndone, MinutesCorrected, MinutesSigned};
use crate::meeting::intent::Intent;
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Status;

impl Decider<'_> {
    /// The fact that `intent` is once the minutes are approved.
    pub(super) fn after_approval(&self, intent: Intent) -> Result<Event, Refusal> {
        match intent {
            Intent::Sign { on, name } if self.meeting.status() == Status::Approved => {
                Ok(Event::MinutesSigned(MinutesSigned {
                    on,
                    name: said(name)?,
                }))
            }
            Intent::Sign { .. } => Err(Refusal::AlreadySigned),
            Intent::Propose { entry, text, why } => self.propose(entry, text, why),
            Intent::Correct { entry, text, on, why } => {
                // The words must differ, and be words: as for any correction.
                self.edit(entry, said(text.clone())?, None)?;
                Ok(Event::MinutesCorrected(MinutesCorrected { entry, text, on, why }))
            }
            // A slip in what was just entered can be taken back; nothing before the approval can.
            Intent::Undo => match self.undo()? {
                Event::FactUndone(FactUndone { fact }) if self.is_of_the_minutes_life(fact) => {
                    Ok(Event::FactUndone(FactUndone { fact }))
                }
                _ => Err(Refusal::Approved),
            },
            _ => Err(Refusal::Approved),
        }
    }

    /// The words must differ, and be words: as for any correction. What is corrected is corrected by its reason.
    pub(super) fn propose(&self, entry: Seq, text: String, why: String) -> Result<Event, Refusal> {
        self.edit(entry, said(text.clone())?, None)?;
        Ok(Event::CorrectionProposed(CorrectionProposed {
            entry,
            text,
            why: said(why)?,
        }))
    }

    fn is_of_the_minutes_life(&self, seq: Seq) -> bool {
        let event = self.meeting.fact(seq).map(|fact| &fact.event);
        matches!(
            event,
            Some(
                Event::MinutesApproved(_)
                    | Event::MinutesSigned(_)
                    | Event::MinutesCorrected(_)
                    | Event::CorrectionProposed(_)
            )
        )
    }
}
