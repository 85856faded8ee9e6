//! Why a line cannot be recorded: it contradicts itself or the record, or names what does not exist.
//! Each says what to do instead.

use thiserror::Error;

use super::event::Seq;
use super::ids::{ActionId, ElectionId, ItemId, MotionId, Owed, PersonId, QuestionId, UndertakingId};
use super::words::NotPlain;

/// What to write instead of a change that cannot be read for certain.
fn not_plain(why: NotPlain) -> String {
    let other = |mark: char| if mark == '|' { '#' } else { '|' };
    match why {
        NotPlain::Marks(mark) => format!(
            "which {mark} are part of the words? Write another mark, s{0}old{0}new{0}, or \\ before each {mark} of \
             the words",
            other(mark)
        ),
        NotPlain::Behind(mark) => format!(
            "only g, for every place, may follow the last {mark}: where {mark} is part of the words, write another \
             mark, s{0}old{0}new{0}, or \\ before it",
            other(mark)
        ),
        NotPlain::Nothing => "this change leaves out nothing: s/old words/new words/".into(),
    }
}

/// Why a line is refused. Its words are what the screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the message of each says what it means")]
pub enum Refusal {
    #[error("nobody on the list is {0}: /person Name (Role) [{0}] puts them on it")]
    NobodyCalled(PersonId),
    #[error("the meeting is open already")]
    AlreadyOpen,
    #[error("the meeting is closed: --reopen takes its log up again, /undo takes the close back")]
    AlreadyClosed,
    #[error("the meeting is not closed, so its minutes cannot be approved: /close closes it")]
    NotClosed,
    #[error(
        "the minutes are not approved yet: quorate approve says when they were; until then /edit corrects them"
    )]
    NotApproved,
    #[error(
        "the minutes are approved and change no more: quorate correct enters what a later minute corrects"
    )]
    Approved,
    #[error("the minutes are signed already")]
    AlreadySigned,
    #[error("the meeting is not open: /open opens it")]
    NotOpen,
    #[error("the meeting stands adjourned already: /resume goes on")]
    AlreadyAdjourned,
    #[error("the meeting is not adjourned")]
    NotAdjourned,
    #[error("no item is open: /item next or /item with its number opens one")]
    NoItem,
    #[error(
        "{0} is to be of an earlier meeting: /done-action closes an action of this one, and = answers a question"
    )]
    NotEarlier(Owed),
    #[error("the minutes of an earlier meeting are approved here: /approve 17 Jun 2016 names its day")]
    NoEarlierMeeting,
    #[error(
        "nothing was taken in private that the public could be told of: /summary item 4 text names an item"
    )]
    NothingPrivate,
    #[error("there is no item after this one: /item with a number goes to any, /item new Title adds one")]
    NoNextItem,
    #[error("the agenda has no item {0}: /item new Title adds one")]
    NoSuchItem(ItemId),
    #[error("the meeting is on item {0} already")]
    AlreadyOnItem(ItemId),
    #[error("the agenda has an item {0} already")]
    ItemExists(String),
    #[error("no question has been asked that this could follow up: a single ? asks one")]
    NothingToFollowUp,
    #[error("there is no question {0}")]
    NoSuchQuestion(QuestionId),
    #[error("there is no action {0}: /show actions lists them")]
    NoSuchAction(ActionId),
    #[error("{0} is done already")]
    ActionIsDone(ActionId),
    #[error("nobody is waiting to speak: + and a name adds somebody, > and a name gives the floor at once")]
    NobodyWaiting,
    #[error("{0} is not waiting to speak")]
    NotWaiting(String),
    #[error("{0} has the floor already")]
    HasTheFloor(String),
    #[error("nobody has the floor: > and a name gives it")]
    FloorIsFree,
    #[error("nothing was laid on the table, postponed or referred that could be taken up")]
    NothingSetAside,
    #[error("{0} was not laid on the table, postponed or referred, so it cannot be taken up")]
    NotSetAside(MotionId),
    #[error(
        "nothing was decided yet that this could be about: /rescind 2026-02-03 m2 names a decision of an earlier \
         meeting"
    )]
    NothingDecided,
    #[error(
        "{0} is not decided, or not in a way that can be taken back: /withdraw or /lapse ends what is pending"
    )]
    NotDecided(MotionId),
    #[error(
        "no item is marked (consent) that stands open: /consent C1-C4 names those that are taken together"
    )]
    NothingTogether,
    #[error("item {0} is not among those taken together")]
    NotTogether(ItemId),
    #[error("the hearing is open already: /hearing close ends it")]
    HearingIsOpen,
    #[error("no hearing is open on this item: /hearing open begins one")]
    NoHearing,
    #[error("there is no promise {0}")]
    NoSuchUndertaking(UndertakingId),
    #[error("a motion is divided into two parts or more, with // between them")]
    OnePart,
    #[error("entry {0} cannot turn into that: /strike {0} and enter it anew")]
    OtherSort(Seq),
    #[error("{}", not_plain(*.0))]
    NotPlain(NotPlain),
    #[error("no motion is on the floor: /move mover/seconder text puts one")]
    NoMotion,
    #[error("there is no motion {0}")]
    NoSuchMotion(MotionId),
    #[error("{0} is decided already: /edit or /undo corrects the record")]
    MotionIsDecided(MotionId),
    #[error("{motion} was seconded by {by} already")]
    AlreadySeconded { motion: MotionId, by: String },
    #[error("say the words of the motion after who moved it")]
    NoWords,
    #[error("no vote has been taken on this: /vote 12 3 1 records one")]
    NoVote,
    #[error("{0} is named on both sides")]
    VotedTwice(String),
    #[error(
        "nobody with a vote is recorded as present: /present who is here first, or /vote with the figures"
    )]
    NobodyPresent,
    #[error("press and public are excluded already: /public readmits them")]
    AlreadyPrivate,
    #[error("press and public are not excluded")]
    NotPrivate,
    #[error("say on what ground: /exempt paragraph 3")]
    NoGround,
    #[error("{0} is somebody else's tag already: end the line with another in brackets, as [{0}2]")]
    TagTaken(PersonId),
    #[error("there is no entry {0}: the numbers stand beside the entries")]
    NoSuchEntry(Seq),
    #[error(
        "entry {0} says what was done: put it right with the line that says it, as /edit {0} /vote 12 3 1"
    )]
    NotEditable(Seq),
    #[error("entry {0} is struck already")]
    AlreadyStruck(Seq),
    #[error("entry {0} reads so already")]
    SameWords(Seq),
    #[error("entry {0} is struck, or went into another: /undo brings it back")]
    NotStanding(Seq),
    #[error("entry {0} cannot be divided: only what has words of its own can, and a motion is amended")]
    NotDivisible(Seq),
    #[error("the rest of an entry is something said: text, or a line such as  burke: text")]
    NotSaid,
    #[error("name at least two entries: /merge 42 43")]
    NothingToMerge,
    #[error("entry {0} can go into no other: only what was said or narrated can; /strike takes it out")]
    NotMergeable(Seq),
    #[error("entry {other} is not {entry}'s speaker's: /speaker {other} says whose it is, then they merge")]
    OtherSpeaker { entry: Seq, other: Seq },
    #[error(
        "only like entries are joined, and {other} is of another kind than {entry} or answers another question: \
         /edit {entry} takes its words up, /strike {other} takes it out"
    )]
    OtherKind { entry: Seq, other: Seq },
    #[error("one of entries {entry} and {other} is exempt and the other is not: they stay apart")]
    HalfExempt { entry: Seq, other: Seq },
    #[error(
        "entry {0} is part of the meeting's course: only what was said, moved or decided changes its item"
    )]
    NotMovable(Seq),
    #[error("entry {0} stands under that item already")]
    ThereAlready(Seq),
    #[error("entry {0} has no speaker to change: /strike it and enter it again")]
    NoSpeaker(Seq),
    #[error("entry {0} is theirs already")]
    TheirsAlready(Seq),
    #[error("somebody said this: name who")]
    MustBeSomebodys,
    #[error(
        "only what is said, noted, promised or to be done goes under another item: /item takes it up for the rest"
    )]
    NotPlaced,
    #[error("no mark was left: /mark leaves one")]
    NoMark,
    #[error("no mark was left at entry {0}")]
    NoMarkAt(Seq),
    #[error("there is nothing to take back")]
    NothingToUndo,
    #[error("nobody has spoken that could go on: + and a name adds somebody")]
    NobodySpoke,
    #[error("{0} waits to speak already")]
    AlreadyWaiting(String),
    #[error("nobody has the floor to be asked: + and a name adds somebody to the queue")]
    NobodyToAsk,
    #[error("{0} is no amendment: /agreed or /vote decides it")]
    NoAmendment(MotionId),
    #[error("{0} cannot vote for themselves by proxy")]
    OwnProxy(String),
    #[error("no election has been called: /elect Office: who who calls one")]
    NoElection,
    #[error("there is no election {0}")]
    NoSuchElection(ElectionId),
    #[error("{0} does not stand in this election")]
    DoesNotStand(String),
    #[error("{0} is named twice")]
    StandsTwice(String),
    #[error("say what to record after it")]
    Nothing,
    #[error("that moment has not come yet: @ is for what happened earlier")]
    NotYet,
}
