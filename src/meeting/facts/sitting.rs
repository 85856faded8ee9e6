//! The course of the meeting: opened, adjourned, resumed, extended, closed, and when the next one is.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::clock;
use crate::meeting::event::Moment;
use crate::meeting::life::NextMeeting;
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// The chair called the meeting to order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingOpened {}

impl Fact for MeetingOpened {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.opened.get_or_insert(at.mark);
        meeting.resumed = Some(at.mark);
        meeting.closed = None;
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The meeting opened".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The meeting stopped for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingAdjourned {
    /// Until when, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
}

impl Fact for MeetingAdjourned {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { until } = self;
        meeting.floor.end_all(at.mark);
        if let Some(item) = meeting.agenda.current_mut() {
            clock::end(&mut item.spans, at.mark);
        }
        meeting.adjourned = Some((at.mark, *until));
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, manner: Manner) -> String {
        match self.until {
            None => "The meeting adjourned".into(),
            Some(until) => format!(
                "The meeting adjourned until {}",
                manner.moment(until, meeting.day())
            ),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The meeting went on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingResumed {}

impl Fact for MeetingResumed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.resume(at.mark)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The meeting resumed".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The chair closed the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingClosed {}

impl Fact for MeetingClosed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.floor.end_all(at.mark);
        meeting.agenda.leave(at.mark);
        meeting.roll.disperse(at.mark);
        meeting.adjourned = None;
        meeting.closed = Some(at.mark);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The meeting closed".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// A closed meeting's log was taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingReopened {}

impl Fact for MeetingReopened {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.closed = None;
        meeting.roll.reassemble(at.mark);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "The record of the meeting was taken up again".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The hour at which the meeting ends was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingExtended {
    /// Until when.
    pub until: Moment,
}

impl Fact for MeetingExtended {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { until } = self;
        meeting.extended.push(*until)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _meeting: &Meeting, manner: Manner) -> String {
        let Self { until } = self;
        format!("The meeting was extended until {}", manner.hour(*until))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}

/// The next meeting was fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextMeetingFixed {
    /// The day.
    pub date: NaiveDate,
    /// The hour, in the place's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
}

impl Fact for NextMeetingFixed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { date, time, venue } = self;
        meeting.life.next = Some(NextMeeting {
            seq: at.seq,
            date: *date,
            time: *time,
            venue: venue.clone(),
        });
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _meeting: &Meeting, manner: Manner) -> String {
        let Self {
            date: day,
            time,
            venue,
        } = self;
        let time = time.map(|time| format!(" at {}", manner.hour(time)));
        let venue = venue.as_ref().map(|venue| format!(", {venue}"));
        format!(
            "Next meeting: {}{}{}",
            manner.date(*day),
            time.unwrap_or_default(),
            venue.unwrap_or_default()
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
