//! What a key can do.

use crate::ui::chair::View;
use crate::ui::paper::{Made, Said};
use crate::ui::poll::Mark;
use crate::ui::review::Reading;

/// A change to the line being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "each is a function of `Line`, which says what it does"
)]
pub enum Editing {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    Backspace,
    Delete,
    CutWordLeft,
    CutWordRight,
    CutToStart,
    CutToEnd,
    Clear,
    Yank,
    Undo,
    Redo,
}

/// A way through a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "they say it themselves")]
pub enum Going {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// What of an entry is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnEntry {
    /// It is divided.
    Divide,
    /// It is joined to the one before it.
    Join,
    /// It goes under another item.
    Item,
    /// It is somebody else's.
    Speaker,
    /// It is marked, or its mark is cleared.
    Mark,
}

/// What is gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Jump {
    /// The next mark.
    Mark,
    /// The next question without an answer.
    Question,
    /// The next undertaking without an action.
    Promise,
    /// The next of what needs the clerk.
    Need,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Records what the entry line says.
    Record,
    /// Completes the word at the cursor, or goes to the next way to complete it.
    Complete,
    /// Goes to the way before.
    CompleteBack,
    /// Takes what is offered after the cursor, or goes a character to the right.
    Take,
    /// Takes the first word of what is offered, or goes a word to the right.
    TakeWord,
    /// Brings back the line before.
    Older,
    /// Brings back the line after.
    Newer,
    /// Changes the line.
    Edit(Editing),
    /// Goes through the list, the pane or the text that has the keyboard.
    Go(Going),
    /// Scrolls the minutes while the entry line keeps the keyboard.
    Scroll(Going),
    /// From the entry line to the panes.
    ToPanes,
    /// Back to the entry line.
    ToEntry,
    /// To the pane after this.
    NextPane,
    /// To the pane before this.
    PreviousPane,
    /// Shows what can be done to the selected entry.
    Menu,
    /// Puts the correction of the selected entry into the entry line.
    Correct,
    /// Puts the striking of the selected entry into the entry line.
    Strike,
    /// Puts `/undo` into the entry line.
    TakeBack,
    /// Puts a command for the selected entry into the entry line.
    On(OnEntry),
    /// Shows the history of the selected entry.
    History,
    /// Leaves a mark at the last entry at once.
    MarkHere,
    /// Goes to something in the minutes.
    Jump(Jump),
    /// Goes back to where the clerk was before.
    WayBack,
    /// Copies the selected entry.
    Copy,
    /// Puts `/item` with the selected item into the entry line.
    TakeItem,
    /// Shuts the selected item, so that its parts are not shown; or shows them.
    Fold(bool),
    /// Puts `>` with the selected speaker into the entry line.
    CallSpeaker,
    /// Opens or chooses what is selected.
    Choose,
    /// Closes what lies on top.
    Close,
    /// Shows the keys and the entry grammar.
    Help,
    /// Finds any command by name.
    Palette,
    /// Opens the form of what is typed, or the list of forms.
    Form,
    /// Takes a vote as the hands go up.
    Poll,
    /// The next choice or column, or the one before.
    Turn(bool),
    /// Sets how the selected member votes, or counts a hand.
    Mark(Mark),
    /// Takes that back.
    Unmark,
    /// Sets the column for all who are not marked.
    TheRest,
    /// Counts hands, or marks members again.
    Hands,
    /// Lists what to look at before the minutes go out.
    Check,
    /// Reads saved meetings.
    Review(Reading),
    /// Shows another of the chair's views.
    See(View),
    /// Shows the view after this.
    NextView,
    /// Gives the speaker so many seconds more, or takes them back: a private note, and no fact.
    GiveMore(i64),
    /// Turns the bell on or off.
    Bell,
    /// Goes to the next place of a paper that is not certain.
    NextDoubt,
    /// Makes a line of a paper something else.
    Make(Made),
    /// Types what a paper does not say.
    Say(Said),
    /// Writes the minutes to a file: as what, and where.
    Export,
    /// Opens the file that was written.
    OpenFile,
    /// Leaves.
    Leave,
}

impl Action {
    /// What the config file calls it. A promise to those who wrote it there: it does not change.
    pub fn name(self) -> &'static str {
        match self {
            Action::Record => "record",
            Action::Complete => "complete",
            Action::CompleteBack => "complete-back",
            Action::Take => "take",
            Action::TakeWord => "take-word",
            Action::Older => "older-line",
            Action::Newer => "newer-line",
            Action::Edit(editing) => editing.name(),
            Action::Go(Going::Up) => "up",
            Action::Go(Going::Down) => "down",
            Action::Go(Going::PageUp) => "page-up",
            Action::Go(Going::PageDown) => "page-down",
            Action::Go(Going::First) => "first",
            Action::Go(Going::Last) => "last",
            Action::Scroll(Going::Up) => "scroll-up",
            Action::Scroll(Going::Down) => "scroll-down",
            Action::Scroll(Going::PageUp) => "scroll-page-up",
            Action::Scroll(Going::PageDown) => "scroll-page-down",
            Action::Scroll(Going::First) => "scroll-first",
            Action::Scroll(Going::Last) => "scroll-last",
            Action::ToPanes => "to-panes",
            Action::ToEntry => "to-entry",
            Action::NextPane => "next-pane",
            Action::PreviousPane => "pane-before",
            Action::Menu => "what-to-do",
            Action::Correct => "correct",
            Action::Strike => "strike",
            Action::TakeBack => "take-back",
            Action::On(OnEntry::Divide) => "divide",
            Action::On(OnEntry::Join) => "join",
            Action::On(OnEntry::Item) => "move-entry",
            Action::On(OnEntry::Speaker) => "change-speaker",
            Action::On(OnEntry::Mark) => "mark-entry",
            Action::History => "history",
            Action::MarkHere => "mark-here",
            Action::Jump(Jump::Mark) => "next-mark",
            Action::Jump(Jump::Question) => "next-question",
            Action::Jump(Jump::Promise) => "next-promise",
            Action::Jump(Jump::Need) => "next-need",
            Action::WayBack => "way-back",
            Action::Copy | Action::Review(Reading::Copy) => "copy",
            Action::Review(Reading::Propose) => "propose-correction",
            Action::TakeItem => "take-item",
            Action::Fold(true) => "fold-item",
            Action::Fold(false) => "unfold-item",
            Action::CallSpeaker => "call-speaker",
            Action::Choose => "choose",
            Action::Close => "close",
            Action::Help => "help",
            Action::Palette => "find-command",
            Action::Form => "form",
            Action::Poll => "take-vote",
            Action::Turn(false) => "next-choice",
            Action::Turn(true) => "choice-before",
            Action::Mark(Mark::For) => "votes-for",
            Action::Mark(Mark::Against) => "votes-against",
            Action::Mark(Mark::Abstain) => "abstains",
            Action::Mark(Mark::NotVoting) => "not-voting",
            Action::Unmark => "take-vote-back",
            Action::TheRest => "the-rest",
            Action::Hands => "count-hands",
            Action::Check => "check",
            Action::Review(Reading::Filter) => "filter",
            Action::Review(Reading::Jump) => "go-to",
            Action::Review(Reading::Exempt) => "show-exempt",
            Action::Review(Reading::Search) => "search-all",
            Action::Review(Reading::Registers) => "registers",
            Action::Review(Reading::NextRegister) => "next-register",
            Action::Review(Reading::RegisterBefore) => "register-before",
            Action::Review(Reading::NextOrder) => "next-order",
            Action::Review(Reading::TurnOrder) => "turn-order",
            Action::Review(Reading::OtherPane) => "other-pane",
            Action::Review(Reading::NextItem) => "next-item",
            Action::Review(Reading::ItemBefore) => "item-before",
            Action::Review(Reading::Picture) => "picture",
            Action::Review(Reading::Changes) => "changes",
            Action::Review(Reading::Replay) => "replay",
            Action::Review(Reading::Play) => "play",
            Action::Review(Reading::Faster) => "faster",
            Action::Review(Reading::Slower) => "slower",
            Action::See(View::Dashboard) => "dashboard",
            Action::See(View::Clock) => "big-clock",
            Action::See(View::Wording) => "wording",
            Action::See(View::Room) => "speakers",
            Action::NextView => "next-view",
            Action::GiveMore(seconds) if seconds < 0 => "less-time",
            Action::GiveMore(_) => "more-time",
            Action::Bell => "bell",
            Action::NextDoubt => "next-doubt",
            Action::Make(Made::Item) => "make-item",
            Action::Make(Made::Part) => "make-part",
            Action::Make(Made::Person) => "make-person",
            Action::Make(Made::Note) => "make-note",
            Action::Make(Made::Nothing) => "make-nothing",
            Action::Say(Said::Body) => "say-body",
            Action::Say(Said::Date) => "say-day",
            Action::Say(Said::Time) => "say-hour",
            Action::Export => "write-minutes",
            Action::OpenFile => "open-file",
            Action::Leave => "leave",
        }
    }
}

impl Editing {
    fn name(self) -> &'static str {
        match self {
            Editing::Left => "left",
            Editing::Right => "right",
            Editing::WordLeft => "word-left",
            Editing::WordRight => "word-right",
            Editing::Start => "line-start",
            Editing::End => "line-end",
            Editing::Backspace => "erase-before",
            Editing::Delete => "erase-after",
            Editing::CutWordLeft => "cut-word-before",
            Editing::CutWordRight => "cut-word-after",
            Editing::CutToStart => "cut-to-start",
            Editing::CutToEnd => "cut-to-end",
            Editing::Clear => "clear-line",
            Editing::Yank => "put-back",
            Editing::Undo => "undo-typing",
            Editing::Redo => "redo-typing",
        }
    }
}
