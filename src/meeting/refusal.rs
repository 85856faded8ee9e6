//! Why a line cannot be recorded: it contradicts itself or the record, or names what does not exist.
//! Each says what to do instead.

use thiserror::Error;

use super::event::Seq;
use super::ids::{ActionId, ElectionId, ItemId, MotionId, PersonId, QuestionId};

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
    #[error("no question has been asked: write  {0}: text  for a statement")]
    NoQuestion(PersonId),
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
    #[error("entry {0} has no words of its own to edit: /undo or /strike takes it out")]
    NotEditable(Seq),
    #[error("entry {0} is struck already")]
    AlreadyStruck(Seq),
    #[error("entry {0} reads so already")]
    SameWords(Seq),
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
