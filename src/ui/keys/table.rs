//! The rows of the table, and why each cannot be done now.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Action, Editing, Going, Place, Place as P, Row};
use crate::ui::Model;
use crate::ui::chair::{MORE_S, View};
use crate::ui::keystring::{Chord, alt, ctrl, held, key, letter};

pub(super) const fn row(
    keys: &'static [Chord],
    places: &'static [Place],
    action: Action,
    words: &'static str,
) -> Row {
    Row {
        keys,
        places,
        action,
        words,
        hint: None,
        offered: false,
        why_not: never,
    }
}

impl Row {
    pub(super) const fn hint(mut self, words: &'static str) -> Self {
        self.hint = Some(words);
        self
    }

    pub(super) const fn offered(mut self) -> Self {
        self.offered = true;
        self
    }

    pub(super) const fn unless(mut self, why_not: fn(&Model) -> Option<&'static str>) -> Self {
        self.why_not = why_not;
        self
    }
}

fn never(_: &Model) -> Option<&'static str> {
    None
}

fn no_entries(model: &Model) -> Option<&'static str> {
    let clerk = model.clerk()?;
    clerk
        .meeting
        .entries
        .is_empty()
        .then_some("nothing has been minuted yet")
}

fn no_items(model: &Model) -> Option<&'static str> {
    let clerk = model.clerk()?;
    clerk
        .meeting
        .agenda
        .items
        .is_empty()
        .then_some("the agenda has no items: /item new Title adds one")
}

fn nobody_waits(model: &Model) -> Option<&'static str> {
    let clerk = model.clerk()?;
    clerk
        .meeting
        .floor
        .queue
        .is_empty()
        .then_some("nobody is waiting to speak")
}

fn no_meeting(model: &Model) -> Option<&'static str> {
    model
        .clerk()
        .is_none()
        .then_some("no meeting is open: choose one first")
}

fn nothing_recorded(model: &Model) -> Option<&'static str> {
    let Some(clerk) = model.clerk() else {
        return no_meeting(model);
    };
    let meeting = &clerk.meeting;
    (meeting.last_seq() <= meeting.plan_end()).then_some("there is nothing to take back")
}

const TYPING: &[Place] = &[
    P::Entry,
    P::Palette,
    P::Home,
    P::Path,
    P::Shelf,
    P::Asking,
    P::Finding,
];
/// Where a line is typed and nothing is offered after its cursor.
const ELSEWHERE: &[Place] = &[P::Palette, P::Home, P::Path, P::Shelf, P::Asking, P::Finding];
fn no_choice(model: &Model) -> Option<&'static str> {
    model
        .lobby_state()?
        .meetings
        .is_empty()
        .then_some("no meeting is live yet")
}

fn no_limit(model: &Model) -> Option<&'static str> {
    let floor = &model.chair()?.meeting.floor;
    match floor.speaking() {
        None => Some("nobody has the floor"),
        Some(speech) => speech
            .limit_s
            .is_none()
            .then_some("no limit holds for this speech"),
    }
}

/// Lists without a line that is typed, where Home and End are free.
const ENDED: &[Place] = &[
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Help,
    P::Chair,
    P::Lobby,
    P::Record,
    P::Contents,
    P::Replay,
    P::Picture,
    P::Changes,
];
const PANES: &[Place] = &[P::Minutes, P::Agenda, P::Floor];
const LISTS: &[Place] = &[
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Palette,
    P::Help,
    P::Home,
    P::Shelf,
    P::Record,
    P::Contents,
    P::Asking,
    P::Replay,
    P::Finding,
    P::Picture,
    P::Changes,
    P::Chair,
    P::Lobby,
];
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::Enter), ctrl('j')],
        &[P::Entry],
        Action::Record,
        "Record the line",
    )
    .hint("record"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Entry],
        Action::Complete,
        "Take what is offered, or complete the word",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::BackTab)],
        &[P::Entry],
        Action::CompleteBack,
        "List all that the word could be",
    ),
    row(
        &[key(KeyCode::Right), ctrl('f')],
        &[P::Entry],
        Action::Take,
        "Take what is offered, or go right",
    ),
    row(
        &[held(KeyCode::Right, ALT), alt('f'), held(KeyCode::Right, CTRL)],
        &[P::Entry],
        Action::TakeWord,
        "Take a word of it, or go a word right",
    ),
    row(
        &[key(KeyCode::Esc)],
        &[P::Entry],
        Action::ToPanes,
        "To the panes: correct, strike, undo",
    )
    .hint("panes")
    .offered()
    .unless(no_meeting),
    row(
        &[key(KeyCode::Up)],
        &[P::Entry],
        Action::Older,
        "Earlier line that begins like this",
    ),
    row(&[key(KeyCode::Down)], &[P::Entry], Action::Newer, "Later line"),
    row(
        &[key(KeyCode::PageUp)],
        &[P::Entry],
        Action::Scroll(Going::PageUp),
        "Scroll the minutes back",
    ),
    row(
        &[key(KeyCode::PageDown)],
        &[P::Entry],
        Action::Scroll(Going::PageDown),
        "Scroll the minutes on",
    ),
    row(
        &[held(KeyCode::Home, CTRL)],
        &[P::Entry],
        Action::Scroll(Going::First),
        "Scroll to the first entry",
    )
    .offered()
    .unless(no_entries),
    row(
        &[held(KeyCode::End, CTRL)],
        &[P::Entry],
        Action::Scroll(Going::Last),
        "Scroll to the latest entry",
    )
    .offered()
    .unless(no_entries),
    row(
        &[key(KeyCode::Tab), key(KeyCode::Down)],
        &[P::Completions],
        Action::Complete,
        "Choose the next one",
    )
    .hint("next"),
    row(
        &[key(KeyCode::BackTab), key(KeyCode::Up)],
        &[P::Completions],
        Action::CompleteBack,
        "Choose the one before",
    )
    .hint("back"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Completions],
        Action::Close,
        "Close the list, leaving the line as it was",
    )
    .hint("close"),
    row(
        &[key(KeyCode::Esc)],
        PANES,
        Action::ToEntry,
        "Back to the entry line; so does any letter not listed here",
    )
    .hint("entry"),
    row(
        &[key(KeyCode::Tab)],
        PANES,
        Action::NextPane,
        "Go to the next pane",
    )
    .hint("next pane"),
    row(
        &[key(KeyCode::BackTab)],
        PANES,
        Action::PreviousPane,
        "Go to the pane before",
    ),
    row(
        &[key(KeyCode::Enter), letter('e')],
        &[P::Minutes],
        Action::Correct,
        "Correct the selected entry",
    )
    .hint("correct")
    .unless(no_entries),
    row(
        &[letter('s')],
        &[P::Minutes],
        Action::Strike,
        "Strike the selected entry, with a reason",
    )
    .hint("strike")
    .unless(no_entries),
    row(
        &[letter('u')],
        PANES,
        Action::TakeBack,
        "Take back what was recorded last",
    )
    .hint("undo")
    .offered()
    .unless(nothing_recorded),
    row(
        &[letter('y')],
        &[P::Minutes],
        Action::Copy,
        "Copy the selected entry",
    )
    .hint("copy")
    .unless(no_entries),
    row(
        &[key(KeyCode::Enter)],
        &[P::Agenda],
        Action::TakeItem,
        "Take the selected item",
    )
    .hint("take item")
    .unless(no_items),
    row(
        &[key(KeyCode::Enter)],
        &[P::Floor],
        Action::CallSpeaker,
        "Give the selected speaker the floor",
    )
    .hint("call")
    .unless(nobody_waits),
    row(
        &[key(KeyCode::Enter)],
        &[P::Palette, P::Home],
        Action::Choose,
        "Choose what is selected",
    )
    .hint("choose"),
    row(
        &[key(KeyCode::Enter)],
        &[P::Path],
        Action::Choose,
        "Start the meeting of this agenda",
    )
    .hint("start"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Palette, P::Help, P::Path],
        Action::Close,
        "Close",
    )
    .hint("close"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Home],
        Action::Close,
        "Show all meetings again",
    ),
    row(&[key(KeyCode::Up)], LISTS, Action::Go(Going::Up), "Up"),
    row(&[key(KeyCode::Down)], LISTS, Action::Go(Going::Down), "Down"),
    row(
        &[key(KeyCode::PageUp)],
        LISTS,
        Action::Go(Going::PageUp),
        "A page up",
    ),
    row(
        &[key(KeyCode::PageDown)],
        LISTS,
        Action::Go(Going::PageDown),
        "A page down",
    ),
    row(
        &[key(KeyCode::Home)],
        ENDED,
        Action::Go(Going::First),
        "To the first",
    ),
    row(
        &[key(KeyCode::End)],
        ENDED,
        Action::Go(Going::Last),
        "To the last",
    ),
    row(
        &[key(KeyCode::Left), ctrl('b')],
        TYPING,
        Action::Edit(Editing::Left),
        "A character left",
    ),
    row(
        &[key(KeyCode::Right), ctrl('f')],
        ELSEWHERE,
        Action::Edit(Editing::Right),
        "A character right",
    ),
    row(
        &[held(KeyCode::Left, CTRL), alt('b'), held(KeyCode::Left, ALT)],
        TYPING,
        Action::Edit(Editing::WordLeft),
        "A word left",
    ),
    row(
        &[held(KeyCode::Right, CTRL), alt('f'), held(KeyCode::Right, ALT)],
        ELSEWHERE,
        Action::Edit(Editing::WordRight),
        "A word right",
    ),
    row(
        &[key(KeyCode::Home), ctrl('a')],
        TYPING,
        Action::Edit(Editing::Start),
        "To the start of the line",
    ),
    row(
        &[key(KeyCode::End), ctrl('e')],
        TYPING,
        Action::Edit(Editing::End),
        "To the end of the line",
    ),
    row(
        &[key(KeyCode::Backspace), ctrl('h')],
        TYPING,
        Action::Edit(Editing::Backspace),
        "Erase the character before",
    ),
    row(
        &[key(KeyCode::Delete)],
        TYPING,
        Action::Edit(Editing::Delete),
        "Erase the character after",
    ),
    row(
        &[
            ctrl('w'),
            held(KeyCode::Backspace, ALT),
            held(KeyCode::Backspace, CTRL),
        ],
        TYPING,
        Action::Edit(Editing::CutWordLeft),
        "Cut the word before",
    ),
    row(
        &[alt('d'), held(KeyCode::Delete, CTRL)],
        TYPING,
        Action::Edit(Editing::CutWordRight),
        "Cut the word after",
    ),
    row(
        &[ctrl('u')],
        TYPING,
        Action::Edit(Editing::CutToStart),
        "Cut to the start of the line",
    ),
    row(
        &[ctrl('k')],
        TYPING,
        Action::Edit(Editing::CutToEnd),
        "Cut to the end of the line",
    ),
    row(
        &[ctrl('y')],
        TYPING,
        Action::Edit(Editing::Yank),
        "Put back what was cut",
    ),
    row(&[ctrl('z')], TYPING, Action::Edit(Editing::Undo), "Undo typing"),
    row(
        &[
            held(KeyCode::Char('z'), CTRL.union(KeyModifiers::SHIFT)),
            ctrl('r'),
        ],
        TYPING,
        Action::Edit(Editing::Redo),
        "Redo typing",
    ),
    row(
        &[key(KeyCode::Enter)],
        &[P::Lobby],
        Action::Choose,
        "Follow the selected meeting",
    )
    .hint("follow")
    .unless(no_choice),
    row(
        &[letter('d')],
        &[P::Chair],
        Action::See(View::Dashboard),
        "The dashboard",
    )
    .hint("dashboard"),
    row(
        &[letter('c')],
        &[P::Chair],
        Action::See(View::Clock),
        "The big clock, readable from three metres",
    )
    .hint("clock"),
    row(
        &[letter('w')],
        &[P::Chair],
        Action::See(View::Wording),
        "Every word of the motion on the floor",
    )
    .hint("wording"),
    row(
        &[letter('r')],
        &[P::Chair],
        Action::See(View::Room),
        "The speakers, for the room to see: nothing exempt",
    )
    .hint("room"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Chair],
        Action::NextView,
        "The next of these views",
    ),
    row(
        &[letter('+'), letter('=')],
        &[P::Chair],
        Action::GiveMore(MORE_S),
        "Give the speaker 30 s more: your own note, not recorded",
    )
    .hint("30 s more")
    .unless(no_limit),
    row(
        &[letter('-')],
        &[P::Chair],
        Action::GiveMore(-MORE_S),
        "Take 30 s back",
    )
    .unless(no_limit),
    row(
        &[letter('b')],
        &[P::Chair],
        Action::Bell,
        "Ring when a speaker's time is over, or be silent",
    )
    .hint("bell"),
    row(
        &[letter('q')],
        &[P::Chair, P::Lobby],
        Action::Leave,
        "Leave; the meeting goes on",
    ),
    row(
        &[key(KeyCode::F(1))],
        &[
            P::Chair,
            P::Lobby,
            P::Entry,
            P::Completions,
            P::Minutes,
            P::Agenda,
            P::Floor,
            P::Home,
            P::Path,
            P::Palette,
            P::Shelf,
            P::Record,
            P::Contents,
            P::Asking,
            P::Replay,
            P::Finding,
            P::Picture,
            P::Changes,
        ],
        Action::Help,
        "Keys that work here, what to type",
    )
    .hint("help")
    .offered(),
    row(&[key(KeyCode::F(1))], &[P::Help], Action::Close, "Close the help"),
    row(
        &[ctrl('p')],
        &[P::Entry, P::Completions, P::Minutes, P::Agenda, P::Floor, P::Help],
        Action::Palette,
        "Find any command by name",
    )
    .hint("commands"),
    row(
        &[ctrl('q')],
        &P::ALL,
        Action::Leave,
        "Leave, with everything on disk",
    )
    .hint("leave")
    .offered(),
];
