//! What a later meeting does with the minutes: approves, signs, corrects them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::tail;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::Seq;
use crate::meeting::life::{Approval, Correction, Signature};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// The minutes were approved at a later meeting. From then on they change no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesApproved {
    /// The day.
    pub on: NaiveDate,
    /// At which meeting, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// With corrections, which are in the log before this.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
}

impl Fact for MinutesApproved {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.life.approval = Some(Approval {
            seq: at.seq,
            on: self.on,
            meeting: self.meeting.clone(),
            corrected: self.corrected,
        });
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        let corrected = if self.corrected { " with corrections" } else { "" };
        let on = manner.date(self.on);
        format!("Minutes approved{corrected} on {on}{}", tail(&self.meeting))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The minutes of an earlier meeting of the body were approved at this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierMinutesApproved {
    /// The day of the earlier meeting.
    pub held: NaiveDate,
    /// With corrections.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
}

impl Fact for EarlierMinutesApproved {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        meeting.approved.push((self.held, self.corrected));
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Decision))
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        let corrected = if self.corrected { " with corrections" } else { "" };
        format!(
            "The minutes of the meeting of {} were approved{corrected}",
            manner.date(self.held)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The minutes were signed, and are evidence (LGA 1972 Sch 12 para 41).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesSigned {
    /// The day.
    pub on: NaiveDate,
    /// By whom: perhaps somebody who was not at the meeting.
    pub name: String,
}

impl Fact for MinutesSigned {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { on, name } = self;
        meeting.life.signature = Some(Signature {
            seq: at.seq,
            on: *on,
            name: name.clone(),
        });
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        let Self { on, name } = self;
        format!("Minutes signed by {name} on {}", manner.date(*on))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A later minute corrected an entry of the minutes as approved. The entry itself stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MinutesCorrected {
    /// The entry.
    pub entry: Seq,
    /// How it should read.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for MinutesCorrected {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { entry, text, on, why } = self;
        meeting.life.corrections.push(Correction {
            seq: at.seq,
            entry: *entry,
            text: text.clone(),
            on: *on,
            why: why.clone(),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, manner: Manner) -> String {
        let Self { entry, text, on, why } = self;
        let why = why.as_ref().map(|why| format!(" ({why})"));
        let why = why.unwrap_or_default();
        format!(
            "Entry {entry} corrected on {} to read{why}: {text}",
            manner.date(*on)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }
}

/// Somebody who read the minutes proposed a correction. The entry stays as it is until the clerk corrects it,
/// or a later minute does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionProposed {
    /// The entry.
    pub entry: Seq,
    /// How it should read.
    pub text: String,
    /// Why.
    pub why: String,
}

impl Fact for CorrectionProposed {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { entry, text, why } = self;
        format!("Entry {entry} should read “{text}”: {why}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.is_exempt(self.entry)
    }
}
