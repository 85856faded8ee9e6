//! The record's own course: approved, signed, corrected since, and the meeting that is to come.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::{Meeting, Seq};

/// What became of the minutes, and the meeting that is to come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Life {
    /// That they were approved.
    pub approved: Option<Approval>,
    /// That they were signed.
    pub signed: Option<Signature>,
    /// What later minutes correct in them.
    pub corrections: Vec<Correction>,
    /// The next meeting, where it was fixed.
    pub next_meeting: Option<NextMeeting>,
}

/// That the minutes were approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    /// The day.
    pub on: NaiveDate,
    /// At which meeting.
    pub meeting: Option<String>,
    /// Whether with corrections, which are in the record.
    pub corrected: bool,
}

/// That the minutes were signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// The day.
    pub on: NaiveDate,
    /// By whom.
    pub name: String,
}

/// What a later minute corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// The entry, which stands as it was approved.
    pub entry: Seq,
    /// How it should read.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub why: Option<String>,
}

/// The meeting that is to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextMeeting {
    /// The day.
    pub date: NaiveDate,
    /// The hour, in the place's own time.
    pub time: Option<NaiveTime>,
    /// Where.
    pub venue: Option<String>,
}

pub(super) fn life(meeting: &Meeting) -> Life {
    let life = &meeting.life;
    let corrections = life.corrections.iter().map(|one| Correction {
        entry: one.entry,
        text: one.text.clone(),
        on: one.on,
        why: one.why.clone(),
    });
    Life {
        approved: life.approval.as_ref().map(|one| Approval {
            on: one.on,
            meeting: one.meeting.clone(),
            corrected: one.corrected,
        }),
        signed: life.signature.as_ref().map(|one| Signature {
            on: one.on,
            name: one.name.clone(),
        }),
        corrections: corrections.collect(),
        next_meeting: life.next.as_ref().map(|one| NextMeeting {
            date: one.date,
            time: one.time,
            venue: one.venue.clone(),
        }),
    }
}
