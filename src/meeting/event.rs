//! The facts of a meeting, as the session log keeps them: the public contract.
//!
//! Each is in the past tense and says only what happened; what follows from it is derived in
//! `state`. A type that has been released keeps its name and its fields: a golden line in the
//! tests holds each. A line that the clerk types becomes exactly one fact, so that no crash can
//! keep half of it and undo can name it by its number.

mod value;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ActionId, ElectionId, ItemId, MotionId, Owed, PersonId, QuestionId, UndertakingId};
use super::orders::Orders;
pub use value::{
    InterestKind, Mode, MotionKind, NamedVote, Nominee, NomineeVotes, PersonKind, Priority, Procedure,
    Settled, Side, Verdict, VoteMethod,
};

/// A moment with the offset of the place it was told in.
pub type Moment = DateTime<FixedOffset>;

/// Number of a fact in its log, from 1.
pub type Seq = u64;

/// A fact with its place in the log and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the log, from 1, without gaps.
    pub seq: Seq,
    /// When it was entered.
    pub at: Moment,
    /// When it happened, where the clerk entered it late.
    pub as_of: Option<Moment>,
    /// Press and public were excluded, or it names exempt matter.
    pub exempt: bool,
    /// What happened.
    pub event: Event,
}

impl Recorded {
    /// When it happened.
    pub fn when(&self) -> Moment {
        self.as_of.unwrap_or(self.at)
    }
}

/// The meeting as its agenda page announces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Who meets: the page's heading.
    pub body: String,
    /// What the meeting is called, where that is more than the body's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// The start, in the place's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// When it is to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveTime>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The name of the standing orders that apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing_orders: Option<String>,
    /// How many voting members make a quorum, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
    /// The seats that nobody holds, as the page names them: part of the body's size, and nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vacant: Vec<String>,
}

/// What happened. Serialised with its `type` in snake_case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The meeting as its agenda page announces it. The first fact of every log.
    MeetingPlanned(Box<Plan>),
    /// A person was put on the list of those who may take part.
    PersonListed {
        /// Their tag.
        id: PersonId,
        /// Their full name, or the office where no name is given.
        name: String,
        /// Their office or organisation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
        /// How the minutes call them.
        shown: String,
        /// In what capacity they attend.
        kind: PersonKind,
        /// Whether they have a vote.
        voting: bool,
        /// The weight of their vote, where votes are weighed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        votes: Option<u32>,
    },
    /// An item was put on the agenda.
    ItemListed {
        /// Its id.
        id: ItemId,
        /// Its printed number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// Its public title.
        title: String,
        /// Seconds planned for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        planned_s: Option<u32>,
        /// The time it is due to begin.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveTime>,
        /// The ground on which it is to be taken in private.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exempt: Option<String>,
        /// The item it is a part of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<ItemId>,
        /// The paragraphs printed under it, a line each.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// One motion is to decide it together with others.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        consent: bool,
    },
    /// A report stands under an item of the agenda.
    ReportListed {
        /// The item.
        item: ItemId,
        /// The report's title and author as printed.
        title: String,
    },
    /// The agenda prints a recommendation for an item.
    RecommendationListed {
        /// The item.
        item: ItemId,
        /// Its words.
        text: String,
    },
    /// The chair called the meeting to order.
    MeetingOpened {},
    /// The meeting stopped for a while.
    MeetingAdjourned {
        /// Until when, where it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Moment>,
    },
    /// The meeting went on.
    MeetingResumed {},
    /// The chair closed the meeting.
    MeetingClosed {},
    /// A closed meeting's log was taken up again.
    MeetingReopened {},
    /// An item was taken, or returned to. It ends the item before it.
    ItemOpened {
        /// The item.
        item: ItemId,
    },
    /// The item was done with.
    ItemClosed {
        /// The item.
        item: ItemId,
    },
    /// The item was noted: the most common decision there is.
    ItemNoted {
        /// The item, where one was open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// What was noted, where it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The item was put off.
    ItemDeferred {
        /// The item.
        item: ItemId,
        /// Why, or until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// People were there when the roll was called.
    RollCalled {
        /// Who was present.
        present: Vec<PersonId>,
        /// How they attend.
        #[serde(default)]
        mode: Mode,
    },
    /// Apologies were received.
    ApologiesGiven {
        /// From whom.
        people: Vec<PersonId>,
        /// Who sits in their place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        substitute: Option<PersonId>,
    },
    /// People came in.
    PeopleArrived {
        /// Who.
        people: Vec<PersonId>,
        /// How they attend.
        #[serde(default)]
        mode: Mode,
    },
    /// People went out.
    PeopleLeft {
        /// Who.
        people: Vec<PersonId>,
    },
    /// Somebody declared an interest.
    InterestDeclared {
        /// Who.
        person: PersonId,
        /// In which item; none where it was declared for the whole meeting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// Of which kind.
        kind: InterestKind,
        /// Its nature, in the words used.
        text: String,
    },
    /// Somebody took the chair.
    ChairTaken {
        /// Who.
        person: PersonId,
    },
    /// Text with no speaker.
    NarrativeMinuted {
        /// The words.
        text: String,
    },
    /// A sub-heading within the item.
    HeadingMinuted {
        /// The words.
        text: String,
    },
    /// Somebody said something.
    StatementMade {
        /// Who.
        by: PersonId,
        /// What.
        text: String,
    },
    /// A point under what was said before it.
    PointMade {
        /// Whose point, where its statement had a speaker.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// The entry it stands under.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<Seq>,
        /// The words.
        text: String,
    },
    /// A question was asked.
    QuestionAsked {
        /// Its id.
        id: QuestionId,
        /// Who asked.
        by: PersonId,
        /// To whom it was put.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PersonId>,
        /// The question it follows up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follow_up_to: Option<QuestionId>,
        /// The words.
        text: String,
    },
    /// A question was put in writing before the meeting.
    QuestionSubmitted {
        /// Its id.
        id: QuestionId,
        /// Who asks.
        by: PersonId,
        /// To whom it is put.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PersonId>,
        /// The item it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// The words.
        text: String,
    },
    /// A question was answered, by one of perhaps several people.
    QuestionAnswered {
        /// Which.
        question: QuestionId,
        /// By whom.
        by: PersonId,
        /// The answer.
        text: String,
    },
    /// A question was taken back.
    QuestionWithdrawn {
        /// Which.
        question: QuestionId,
    },
    /// Somebody promised something.
    UndertakingGiven {
        /// Its id.
        id: UndertakingId,
        /// Who.
        by: PersonId,
        /// The question it is promised on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        /// What.
        text: String,
    },
    /// Somebody was given something to do.
    ActionAssigned {
        /// Its id.
        id: ActionId,
        /// Who is to do it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
        /// What.
        text: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
        /// The undertaking that it follows from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<UndertakingId>,
    },
    /// An action was reported done.
    ActionDone {
        /// Which.
        action: ActionId,
    },
    /// An action was given up.
    ActionDropped {
        /// Which.
        action: ActionId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// What an earlier meeting of the body had left open was reported done, answered or given up at this one. The
    /// earlier log stays as it is.
    EarlierSettled {
        /// The day of the earlier meeting.
        held: NaiveDate,
        /// What was open there: `a1`, `u2`, `q3`.
        owed: Owed,
        /// It was given up.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        dropped: bool,
        /// How, or why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A paper was put before the meeting or pointed to.
    DocumentCited {
        /// Its title.
        title: String,
        /// Where it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        url: Option<String>,
    },
    /// Somebody joined the speaking queue.
    SpeakerQueued {
        /// Who.
        person: PersonId,
        /// In turn, or a point of order.
        #[serde(default)]
        priority: Priority,
        /// On what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// Which of the standing orders' points of order it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
        /// Before all others in turn: they are to go on with what they had to break off.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        first: bool,
    },
    /// Somebody left the queue without speaking.
    SpeakerUnqueued {
        /// Who.
        person: PersonId,
    },
    /// The queue was closed to new names.
    QueueClosed {},
    /// The queue was opened.
    QueueOpened {},
    /// The queue was emptied.
    QueueCleared {},
    /// Somebody was given the floor. It ends the speech before it.
    FloorGiven {
        /// Who.
        person: PersonId,
        /// As what they were called.
        #[serde(default)]
        priority: Priority,
    },
    /// The floor became free.
    FloorYielded {},
    /// A limit was set for each speech from now on.
    LimitSet {
        /// Seconds; none lifts the limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u32>,
    },
    /// A motion, recommendation or amendment was put before the meeting.
    MotionMoved {
        /// Its id.
        id: MotionId,
        /// Of what sort it is.
        kind: MotionKind,
        /// Its exact words.
        text: String,
        /// Its mover.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moved_by: Option<PersonId>,
        /// Its seconder, where named at once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconded_by: Option<PersonId>,
        /// The motion that it would change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amends: Option<MotionId>,
        /// What a procedural motion would do, where it is one of those that have an effect of their own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        procedure: Option<Procedure>,
    },
    /// A motion was seconded.
    MotionSeconded {
        /// Which.
        motion: MotionId,
        /// By whom.
        by: PersonId,
    },
    /// The words of a motion were changed before it was decided.
    MotionReworded {
        /// Which.
        motion: MotionId,
        /// Its new words.
        text: String,
    },
    /// A motion was withdrawn.
    MotionWithdrawn {
        /// Which.
        motion: MotionId,
        /// Its seconder and the meeting consented.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        consent: bool,
    },
    /// A motion fell without a decision: nobody seconded it, or its time ran out.
    MotionLapsed {
        /// Which.
        motion: MotionId,
    },
    /// A vote was taken.
    VoteTaken {
        /// On what; none where no motion was on the floor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionId>,
        /// How.
        method: VoteMethod,
        /// Votes for.
        #[serde(rename = "for")]
        in_favour: u32,
        /// Votes against.
        against: u32,
        /// Abstentions.
        abstain: u32,
        /// Who voted how, where it was by name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        names: Vec<NamedVote>,
    },
    /// A decision without figures: by assent, or as the chair declared it.
    DecisionDeclared {
        /// On what; none where it was the item itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionId>,
        /// How it was reached.
        method: VoteMethod,
        /// What came of it.
        verdict: Verdict,
        /// Its words, where more than the motion's were used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The chair gave a casting vote (LGA 1972 Sch 12 para 39).
    CastingVoteGiven {
        /// On what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionId>,
        /// Who was in the chair.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// For or against.
        side: Side,
    },
    /// One member had their own vote recorded (SI 1993/202).
    VoteRecorded {
        /// On what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionId>,
        /// Who.
        person: PersonId,
        /// How they voted.
        side: Side,
    },
    /// The mover took an amendment over without a vote: it is part of the motion.
    AmendmentAccepted {
        /// Which amendment.
        motion: MotionId,
    },
    /// Members demanded that a vote be taken by name.
    NamedVoteDemanded {
        /// On what; none where no motion was on the floor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionId>,
        /// Who.
        by: Vec<PersonId>,
    },
    /// An election was called.
    ElectionCalled {
        /// Its id.
        id: ElectionId,
        /// To what.
        office: String,
        /// Who stands.
        nominees: Vec<Nominee>,
    },
    /// A ballot of an election was counted.
    BallotCounted {
        /// Which election.
        election: ElectionId,
        /// The votes for each who stood in it.
        votes: Vec<NomineeVotes>,
        /// How many abstained.
        #[serde(default)]
        abstain: u32,
    },
    /// An election was settled otherwise than by its ballot.
    ElectionSettled {
        /// Which election.
        election: ElectionId,
        /// Who is elected.
        person: PersonId,
        /// How.
        how: Settled,
    },
    /// A member with an interest was allowed to take part all the same (Localism Act 2011 s.33).
    DispensationGranted {
        /// Who.
        person: PersonId,
        /// In which item; none where it is for the whole meeting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// To speak only, not to vote.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        speak_only: bool,
        /// Why, or by whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// An absent member gave another their vote.
    ProxyGiven {
        /// Whose vote.
        from: PersonId,
        /// Who gives it.
        to: PersonId,
    },
    /// The reason why an item was taken that was not on the agenda (LGA 1972 s.100B(4)(b)).
    UrgencyExplained {
        /// The item.
        item: ItemId,
        /// The special circumstances.
        reason: String,
    },
    /// What the public may read of an item that was taken in private: a fair summary, in the clerk's words
    /// (LGA 1972 s.100C(2)). It is public by nature, whenever it is entered.
    SummaryGiven {
        /// The item.
        item: ItemId,
        /// The summary.
        text: String,
    },
    /// The hour at which the meeting ends was put off.
    MeetingExtended {
        /// Until when.
        until: Moment,
    },
    /// The rules of this meeting, written out whole: what they were is part of what happened.
    StandingOrdersAdopted {
        /// The name under which they were found.
        name: String,
        /// The rules.
        rules: Box<Orders>,
    },
    /// The next meeting was fixed.
    NextMeetingFixed {
        /// The day.
        date: NaiveDate,
        /// The hour, in the place's own time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<NaiveTime>,
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        venue: Option<String>,
    },
    /// The minutes were approved at a later meeting. From then on they change no more.
    MinutesApproved {
        /// The day.
        on: NaiveDate,
        /// At which meeting, where it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meeting: Option<String>,
        /// With corrections, which are in the log before this.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        corrected: bool,
    },
    /// The minutes were signed, and are evidence (LGA 1972 Sch 12 para 41).
    MinutesSigned {
        /// The day.
        on: NaiveDate,
        /// By whom: perhaps somebody who was not at the meeting.
        name: String,
    },
    /// A later minute corrected an entry of the minutes as approved. The entry itself stays.
    MinutesCorrected {
        /// The entry.
        entry: Seq,
        /// How it should read.
        text: String,
        /// The day.
        on: NaiveDate,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Somebody who read the minutes proposed a correction. The entry stays as it is until the clerk corrects it,
    /// or a later minute does.
    CorrectionProposed {
        /// The entry.
        entry: Seq,
        /// How it should read.
        text: String,
        /// Why.
        why: String,
    },
    /// Press and public were excluded (LGA 1972 s.100A(4)).
    PublicExcluded {
        /// The ground: the paragraph of Schedule 12A, or what was said.
        ground: String,
    },
    /// Press and public were let in again.
    PublicReadmitted {},
    /// An entry's words were corrected.
    EntryEdited {
        /// The entry.
        entry: Seq,
        /// Its words from now on.
        text: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// An entry was struck from the minutes, and its effect with it.
    EntryStruck {
        /// The entry.
        entry: Seq,
        /// Why.
        why: String,
    },
    /// An entry was divided in two: the first part stays under its number, the second is this fact's own
    /// entry and stands after it.
    EntrySplit {
        /// The entry.
        entry: Seq,
        /// Its words from now on.
        first: String,
        /// What the rest is: a fact such as makes an entry.
        second: Box<Event>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Entries were joined into one of them; what referred to the others refers to it.
    EntriesMerged {
        /// The entry that stays.
        entry: Seq,
        /// Those that went into it, in order.
        others: Vec<Seq>,
        /// Its words from now on.
        text: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Entries were put under another item.
    EntriesMoved {
        /// Which.
        entries: Vec<Seq>,
        /// The item.
        item: ItemId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// An entry had been put down to the wrong person.
    SpeakerChanged {
        /// The entry.
        entry: Seq,
        /// Whose it is; none where it is nobody's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Something was minuted under another item than the one the meeting was on, which it stayed on.
    EntryPlaced {
        /// The item.
        item: ItemId,
        /// What was minuted: a fact such as makes an entry.
        entry: Box<Event>,
    },
    /// The clerk left a mark to come back to. A note of the clerk's own, and no part of the minutes.
    MarkLeft {
        /// At which entry, where there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<Seq>,
        /// What for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The clerk came back to a mark and cleared it.
    MarkCleared {
        /// The fact that left it.
        mark: Seq,
    },
    /// A fact was taken back, as if it had not been entered.
    FactUndone {
        /// Which.
        fact: Seq,
    },
    /// The computer's clock was set while the meeting ran; durations do not count the step.
    ClockStepped {
        /// By how many milliseconds, forward positive.
        ms: i64,
    },
    /// A fact of a newer version that this one does not know. Kept, shown, never written.
    #[serde(skip)]
    #[schemars(skip)]
    Unknown {
        /// Its type as the log names it.
        name: String,
        /// The whole event as the log has it.
        json: String,
    },
}

impl Event {
    /// What was minuted, where this fact says besides where it belongs: an entry that was placed, or the
    /// second part of one that was split. Any other is itself.
    pub fn said(&self) -> &Event {
        match self {
            Event::EntryPlaced { entry: said, .. } | Event::EntrySplit { second: said, .. } => said.said(),
            event => event,
        }
    }
}
