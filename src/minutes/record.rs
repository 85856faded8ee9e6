//! The record: a meeting as one JSON document, `quorate-record/1`. A public contract.
//!
//! Every field is always there, null where nothing is known. People are named by their tags, times are
//! RFC 3339 with offset and milliseconds, durations whole seconds. It must never be built from anything
//! but the meeting and the seal it is given, so that the same log always gives the same record.

mod debate;
mod decision;
mod election;
mod life;
mod people;
mod resolved;
mod stamp;

use crate::meeting::facts::MeetingOpened;
use chrono::{Days, NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Scope, Seal};
use crate::meeting::agenda::{Decided, Outcome};
use crate::meeting::clock::{self, Mark};
use crate::meeting::finding::{self, Severity};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::wall::Wall;
use crate::meeting::{Event, Meeting, Moment, Seq, Status};

pub use debate::{Answer, Contribution, Entry, Question, Speech, Undertaking, Waiting};
pub use decision::{Action, LooseVote, Motion, VoteNames, VoteTaken};
pub use election::{Ballot, Election, Nominee, Votes};
pub use life::{Approval, Correction, Life, NextMeeting, Signature};
pub use people::{Attendance, AttendanceState, Dispensation, Interest, Interval, Person};
pub use resolved::{Clause, Decision};
pub use stamp::Stamp;

/// The name and version of the form.
pub const FORMAT: &str = "quorate-record/1";

/// A meeting as one JSON document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The name and version of this form: `quorate-record/1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The meeting as a whole.
    pub meeting: Header,
    /// Who may take part, in the order listed.
    pub people: Vec<Person>,
    /// How each of them attended, in the same order.
    pub attendance: Vec<Attendance>,
    /// What was declared.
    pub interests: Vec<Interest>,
    /// Who was allowed to take part in spite of an interest.
    pub dispensations: Vec<Dispensation>,
    /// The items in their printed order.
    pub agenda: Vec<Item>,
    /// The minutes in the order entered, without what was struck.
    pub entries: Vec<Entry>,
    /// Who had the floor, in order.
    pub speeches: Vec<Speech>,
    /// The speakers waiting now, in order.
    pub queue: Vec<Waiting>,
    /// What was asked, with those put in writing before the meeting.
    pub questions: Vec<Question>,
    /// What was promised.
    pub undertakings: Vec<Undertaking>,
    /// All that was decided, in the order in which it was.
    pub decisions: Vec<Decision>,
    /// What was moved, with the votes on it.
    pub motions: Vec<Motion>,
    /// Votes taken with no motion on the floor.
    pub votes_without_motion: Vec<LooseVote>,
    /// Who stood for what, the ballots, and who was elected.
    pub elections: Vec<Election>,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// What became of the minutes, and the meeting that is to come.
    pub minutes: Life,
    /// What a careful reader should notice.
    pub findings: Vec<Finding>,
    /// What this record can be held against.
    pub seal: Seal,
}

/// The meeting as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// The log's ULID.
    pub id: String,
    /// What the meeting is called, where that is more than the body's name.
    pub title: Option<String>,
    /// Who met.
    pub body: Option<String>,
    /// The day: when it was opened, else as planned.
    pub date: Option<NaiveDate>,
    /// Where.
    pub venue: Option<String>,
    /// The start as announced.
    pub planned_start: Option<Stamp>,
    /// The end as announced.
    pub planned_end: Option<Stamp>,
    /// When it was opened.
    pub opened: Option<Stamp>,
    /// When it was closed.
    pub closed: Option<Stamp>,
    /// Who is, or at the end was, in the chair.
    pub chair: Option<PersonId>,
    /// How far it has come.
    pub status: Status,
    /// The quorum as the roll stands.
    pub quorum: Quorum,
}

/// The quorum as the roll stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quorum {
    /// Voting members needed.
    pub needed: u32,
    /// Voting members in all.
    pub base: u32,
    /// Voting members present.
    pub present: u32,
    /// Whether enough are present.
    pub met: bool,
}

/// An item of business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The item it is a part of.
    pub parent: Option<ItemId>,
    /// Its printed number.
    pub number: Option<String>,
    /// Its public title.
    pub title: String,
    /// The paragraphs printed under it, a line each.
    pub note: Option<String>,
    /// Seconds planned.
    pub planned_s: Option<u32>,
    /// Seconds spent on it, so far where it is still being taken; null where it was never taken.
    pub actual_s: Option<i64>,
    /// When it was first taken.
    pub opened: Option<Stamp>,
    /// When it was last left.
    pub closed: Option<Stamp>,
    /// What became of it, in one word: `deferred` where that was the last of it, else `agreed` where anything
    /// was, else `lost`, else `noted`.
    pub outcome: Option<Outcome>,
    /// All that was decided on it, in order; each motion once, as it stands.
    pub decisions: Vec<ItemDecision>,
    /// Whether it was to be taken in private.
    pub exempt: bool,
    /// Whether one motion was to decide it together with others.
    pub consent: bool,
    /// What the public may read of what was done in private on it.
    pub summary: Option<String>,
    /// The public hearings on it.
    pub hearings: Vec<Hearing>,
    /// The readings of it.
    pub readings: Vec<Reading>,
}

/// A public hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hearing {
    /// When it was opened.
    pub opened: Stamp,
    /// When it was closed; null while it is open.
    pub closed: Option<Stamp>,
}

/// A reading of a by-law or ordinance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// Which: `first`, `second`.
    pub which: String,
    /// Its entry.
    pub seq: Seq,
}

/// Something decided on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemDecision {
    /// The entry that decided it.
    pub seq: Seq,
    /// The motion, where there was one.
    pub motion: Option<MotionId>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Something to notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Which rule or gap: stable, for programs.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The entry or fact to go to.
    pub seq: Option<Seq>,
    /// What is the matter.
    pub message: String,
}

/// The record of a meeting for those of `scope`; `id` is the log's ULID.
pub fn record(meeting: &Meeting, scope: Scope, id: &str, seal: &Seal) -> Record {
    record_here(meeting, scope, id, seal, None)
}

/// The same, read where the clock is `here`: the times planned have the offset that was in force then, where
/// the meeting's own facts were told by that clock.
pub fn record_here(meeting: &Meeting, scope: Scope, id: &str, seal: &Seal, here: Option<Wall>) -> Record {
    let meeting = &*scope.of(meeting);
    let now = last_mark(meeting);
    Record {
        format: FORMAT.to_owned(),
        meeting: header(meeting, id, here),
        people: people::people(meeting),
        attendance: people::attendance(meeting),
        interests: people::interests(meeting),
        dispensations: people::dispensations(meeting),
        agenda: meeting
            .agenda
            .items
            .iter()
            .map(|one| item(meeting, one, now))
            .collect(),
        entries: debate::entries(meeting),
        speeches: debate::speeches(meeting),
        queue: debate::queue(meeting),
        questions: debate::questions(meeting),
        undertakings: debate::undertakings(meeting),
        decisions: resolved::decisions(meeting),
        motions: decision::motions(meeting),
        votes_without_motion: decision::loose(meeting),
        elections: election::elections(meeting),
        actions: decision::actions(meeting),
        minutes: life::life(meeting),
        findings: findings(meeting),
        seal: seal.clone(),
    }
}

/// The latest moment the log knows. A record asks no clock: what still runs has run until then.
fn last_mark(meeting: &Meeting) -> Option<Mark> {
    meeting.facts().last().map(|fact| meeting.mark(fact.when()))
}

/// A moment whose offset is that of the place: when the meeting was opened, else the log's first fact.
fn near(meeting: &Meeting) -> Option<Moment> {
    let opening = meeting
        .facts()
        .iter()
        .find(|fact| matches!(fact.event, Event::MeetingOpened(MeetingOpened {})));
    let fact = opening.or_else(|| meeting.facts().first());
    fact.map(|fact| fact.when())
}

fn header(meeting: &Meeting, id: &str, here: Option<Wall>) -> Header {
    let plan = meeting.plan.as_ref();
    let near = near(meeting);
    let wall = here.map(|here| Wall::of(meeting, here));
    let moment = |day: NaiveDate, time: NaiveTime| match wall {
        Some(wall) => Some(wall.moment(day.and_time(time))),
        None => Some(clock::moment_on(day, time, near?)),
    };
    let start = plan.and_then(|plan| moment(plan.date, plan.time?));
    let end = plan.and_then(|plan| {
        let ends = plan.ends?;
        // A meeting that ends at an earlier hour than it begins ends on the next day.
        let over_midnight = plan.time.is_some_and(|time| ends <= time);
        let day = plan.date.checked_add_days(Days::new(u64::from(over_midnight)))?;
        moment(day, ends)
    });
    let quorum = meeting.quorum();
    Header {
        id: id.to_owned(),
        title: plan.and_then(|plan| plan.title.clone()),
        body: plan.map(|plan| plan.body.clone()),
        date: meeting.date(),
        venue: plan.and_then(|plan| plan.venue.clone()),
        planned_start: start.map(Stamp),
        planned_end: end.map(Stamp),
        opened: meeting.opened.map(|mark| Stamp(mark.at)),
        closed: meeting.closed.map(|mark| Stamp(mark.at)),
        chair: meeting.chair.clone(),
        status: meeting.status(),
        quorum: Quorum {
            needed: quorum.needed,
            base: quorum.base,
            present: quorum.present,
            met: quorum.met(),
        },
    }
}

fn item(meeting: &Meeting, item: &crate::meeting::agenda::Item, now: Option<Mark>) -> Item {
    Item {
        id: item.id.clone(),
        parent: item.parent.clone(),
        number: item.number.clone(),
        title: item.title.clone(),
        note: item.note.clone(),
        planned_s: item.planned_s,
        actual_s: now.and_then(|now| item.actual_s(now)),
        opened: item.opened.map(Stamp),
        closed: item.closed.map(Stamp),
        outcome: item.outcome(),
        decisions: item.decided.iter().map(decision).collect(),
        exempt: item.exempt.is_some(),
        consent: item.consent,
        hearings: item
            .hearings
            .iter()
            .map(|(opened, closed)| Hearing {
                opened: (*opened).into(),
                closed: closed.map(Into::into),
            })
            .collect(),
        readings: item
            .readings
            .iter()
            .map(|(which, seq)| Reading {
                which: which.clone(),
                seq: *seq,
            })
            .collect(),
        summary: meeting.summary(&item.id).map(|entry| entry.text.clone()),
    }
}

fn decision(decided: &Decided) -> ItemDecision {
    let Decided { seq, motion, outcome } = *decided;
    ItemDecision { seq, motion, outcome }
}

fn findings(meeting: &Meeting) -> Vec<Finding> {
    let found = finding::findings(meeting).into_iter();
    found
        .map(|finding| Finding {
            code: finding.code.to_owned(),
            severity: finding.severity,
            seq: finding.seq,
            message: finding.message,
        })
        .collect()
}
