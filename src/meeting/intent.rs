//! What the clerk means: a line or a key, understood and with its people named, not yet decided.

use chrono::{NaiveDate, NaiveTime};

use super::event::{
    InterestKind, Mode, Moment, MotionKind, NamedVote, Nominee, NomineeVotes, Priority, Procedure, Seq,
    Settled, Side, Verdict, VoteMethod,
};
use super::ids::{ActionId, ElectionId, ItemId, MotionId, Owed, PersonId, QuestionId, UndertakingId};
use super::motion::{Count, Figures};
use super::people::Person;

/// Which question is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUp {
    /// The one asked last.
    Latest,
    /// This one.
    Of(QuestionId),
}

/// Which item is taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Take {
    /// The one after the present one.
    Next,
    /// This one.
    Item(ItemId),
}

/// How a vote was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tally {
    /// By figures.
    Count {
        /// Votes for.
        in_favour: u32,
        /// Votes against.
        against: u32,
        /// Abstentions.
        abstain: u32,
    },
    /// Every voting member present voted the same way.
    All(Side),
    /// By name.
    Named(Vec<NamedVote>),
}

/// What a motion about another would do, as far as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// To which motion; none: the one before the meeting, or the item.
    pub motion: Option<MotionId>,
    /// Of which earlier meeting.
    pub held: Option<NaiveDate>,
    /// Until when.
    pub until: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// Into which parts.
    pub parts: Vec<String>,
    /// For how long.
    pub seconds: Option<u32>,
}

/// What is done with the speaking list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueIs {
    /// It takes names.
    Open,
    /// It takes no more.
    Closed,
    /// It is emptied.
    Clear,
}

/// What the clerk means to record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each field is named as in the fact that it becomes: see `event`"
)]
pub enum Intent {
    /// About a motion, or the item: moved like any other, or told as done where nobody moved it.
    Dispose {
        procedure: Procedure,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        aim: Wanted,
    },
    /// A vote taken in a way that was told.
    VoteBy {
        motion: Option<MotionId>,
        tally: Tally,
        method: Option<VoteMethod>,
        spoilt: Option<u32>,
    },
    /// A decision without a full count, with the figures that were told.
    DecidedWith {
        motion: Option<MotionId>,
        method: VoteMethod,
        verdict: Verdict,
        text: Option<String>,
        figures: Figures,
    },
    Recount {
        motion: Option<MotionId>,
        count: Count,
        why: Option<String>,
    },
    /// The marked items, or these, are taken together.
    Together {
        items: Vec<ItemId>,
    },
    Pull {
        item: ItemId,
    },
    Hearing {
        open: bool,
    },
    Reading {
        which: String,
    },
    Nominate {
        office: String,
        nominee: Nominee,
    },
    Appoint {
        people: Vec<PersonId>,
        to: String,
    },
    Reorder {
        person: PersonId,
        before: Option<PersonId>,
    },
    /// An action that meets a promise.
    ActMeeting {
        owner: Option<PersonId>,
        text: String,
        due: Option<NaiveDate>,
        meets: UndertakingId,
    },
    Absent {
        people: Vec<PersonId>,
        excused: bool,
    },
    Recuse {
        person: PersonId,
        why: Option<String>,
    },
    Narrate {
        text: String,
    },
    /// Narrative that looks like somebody's words, and nobody is called so.
    NarrateUnnamed {
        name: String,
        text: String,
    },
    Head {
        text: String,
    },
    State {
        by: PersonId,
        text: String,
    },
    Point {
        text: String,
    },
    Ask {
        by: PersonId,
        to: Option<PersonId>,
        follows: Option<FollowUp>,
        text: String,
    },
    Answer {
        by: PersonId,
        question: Option<QuestionId>,
        text: String,
    },
    Undertake {
        by: PersonId,
        text: String,
    },
    Act {
        owner: Option<PersonId>,
        text: String,
        due: Option<NaiveDate>,
    },
    Submit {
        by: PersonId,
        to: Option<PersonId>,
        text: String,
    },
    WithdrawQuestion {
        question: QuestionId,
    },
    Enqueue {
        person: PersonId,
        priority: Priority,
        note: Option<String>,
    },
    /// Whoever spoke last is to go on next.
    Readd,
    Dequeue {
        person: PersonId,
    },
    CallNext,
    Call {
        person: PersonId,
    },
    Yield,
    Queue(QueueIs),
    Limit {
        seconds: Option<u32>,
    },
    Open,
    Adjourn {
        until: Option<Moment>,
    },
    Resume,
    Close,
    Reopen,
    NextMeeting {
        date: NaiveDate,
        time: Option<NaiveTime>,
        venue: Option<String>,
    },
    Approve {
        on: NaiveDate,
        meeting: Option<String>,
        corrected: bool,
    },
    Sign {
        on: NaiveDate,
        name: String,
    },
    Propose {
        entry: Seq,
        text: String,
        why: String,
    },
    Correct {
        entry: Seq,
        text: String,
        on: NaiveDate,
        why: Option<String>,
    },
    Take(Take),
    AddItem {
        number: Option<String>,
        title: String,
        planned_s: Option<u32>,
        due: Option<NaiveTime>,
        exempt: Option<String>,
    },
    Note {
        text: Option<String>,
    },
    Defer {
        text: Option<String>,
    },
    Done,
    Present {
        people: Vec<PersonId>,
        mode: Mode,
    },
    Apologies {
        people: Vec<PersonId>,
        substitute: Option<PersonId>,
    },
    Arrive {
        people: Vec<PersonId>,
        mode: Mode,
    },
    Leave {
        people: Vec<PersonId>,
    },
    Declare {
        person: PersonId,
        item: Option<ItemId>,
        kind: InterestKind,
        text: String,
    },
    Chair {
        person: PersonId,
    },
    Move {
        kind: MotionKind,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        text: Option<String>,
    },
    Amend {
        amends: Option<MotionId>,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        text: String,
    },
    Second {
        motion: Option<MotionId>,
        by: PersonId,
    },
    Reword {
        motion: Option<MotionId>,
        text: String,
    },
    Withdraw {
        motion: Option<MotionId>,
        consent: bool,
    },
    Accept {
        motion: Option<MotionId>,
    },
    Demand {
        by: Vec<PersonId>,
    },
    CallElection {
        office: String,
        nominees: Vec<Nominee>,
    },
    CountBallot {
        election: Option<ElectionId>,
        votes: Vec<NomineeVotes>,
        abstain: u32,
    },
    Settle {
        election: Option<ElectionId>,
        person: PersonId,
        how: Settled,
    },
    Dispense {
        person: PersonId,
        item: Option<ItemId>,
        speak_only: bool,
        text: Option<String>,
    },
    Proxy {
        from: PersonId,
        to: PersonId,
    },
    Urgent {
        reason: String,
    },
    ApproveEarlier {
        held: NaiveDate,
        corrected: bool,
    },
    SettleEarlier {
        held: NaiveDate,
        owed: Owed,
        dropped: bool,
        text: Option<String>,
    },
    Summarise {
        item: Option<ItemId>,
        text: String,
    },
    Extend {
        until: Moment,
    },
    Lapse {
        motion: Option<MotionId>,
    },
    Agree {
        motion: Option<MotionId>,
        text: Option<String>,
    },
    Vote {
        motion: Option<MotionId>,
        tally: Tally,
    },
    Cast {
        side: Side,
    },
    RecordVote {
        person: PersonId,
        side: Side,
    },
    Declared {
        motion: Option<MotionId>,
        verdict: Verdict,
    },
    ActionDone {
        action: ActionId,
    },
    ActionDropped {
        action: ActionId,
        why: Option<String>,
    },
    Cite {
        title: String,
        url: Option<String>,
    },
    Exclude {
        ground: Option<String>,
    },
    Readmit,
    List(Person),
    Edit {
        entry: Seq,
        text: String,
        why: Option<String>,
    },
    /// The rest is narrative where it is to be of the same kind as the entry it is divided from.
    Split {
        entry: Seq,
        first: String,
        rest: Box<Intent>,
        why: Option<String>,
    },
    Merge {
        entries: Vec<Seq>,
        why: Option<String>,
    },
    Put {
        entries: Vec<Seq>,
        item: ItemId,
        why: Option<String>,
    },
    /// An entry is read as if this had been entered where it stands.
    Recast {
        entry: Seq,
        to: Box<Intent>,
        /// When it happened, where the line says so.
        as_of: Option<Moment>,
        why: Option<String>,
    },
    ChangeSpeaker {
        entry: Seq,
        by: Option<PersonId>,
        why: Option<String>,
    },
    /// Minuted under another item than the one the meeting is on.
    Place {
        item: ItemId,
        entry: Box<Intent>,
    },
    /// At an entry, or at the last one.
    Mark {
        entry: Option<Seq>,
        text: Option<String>,
    },
    /// The mark at an entry, or the last one left.
    Unmark {
        entry: Option<Seq>,
    },
    Strike {
        entry: Seq,
        why: String,
    },
    Undo,
}
