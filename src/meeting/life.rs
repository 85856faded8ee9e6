//! What becomes of the minutes after the meeting: approved at a later one, signed, corrected; and the meeting
//! that is to come.
//!
//! Minutes are signed at the same or the next suitable meeting and are evidence from then on (LGA 1972 Sch 12
//! para 41). So nothing in them changes after approval: what was wrong is corrected by a later minute, which
//! says what it corrects.

use chrono::{NaiveDate, NaiveTime};

use super::event::Seq;

/// The minutes' own course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// That they were approved.
    pub approval: Option<Approval>,
    /// That they were signed.
    pub signature: Option<Signature>,
    /// What was corrected after that, in order.
    pub corrections: Vec<Correction>,
    /// The next meeting, where it was fixed.
    pub next: Option<NextMeeting>,
}

/// That the minutes were approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The fact that holds it.
    pub seq: Seq,
    /// The day.
    pub on: NaiveDate,
    /// At which meeting, where it was said.
    pub meeting: Option<String>,
    /// With corrections, which are in the minutes as approved.
    pub corrected: bool,
}

/// That the minutes were signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The fact that holds it.
    pub seq: Seq,
    /// The day.
    pub on: NaiveDate,
    /// By whom: perhaps somebody who was not at the meeting.
    pub name: String,
}

/// What a later minute corrects in the minutes as approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The fact that holds it.
    pub seq: Seq,
    /// The entry that it corrects. The entry itself stays as it was approved.
    pub entry: Seq,
    /// How it should read.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub why: Option<String>,
}

/// The meeting that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextMeeting {
    /// The fact that holds it.
    pub seq: Seq,
    /// The day.
    pub date: NaiveDate,
    /// The hour, in the place's own time.
    pub time: Option<NaiveTime>,
    /// Where.
    pub venue: Option<String>,
}
