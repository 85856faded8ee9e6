//! THE table of keys. Dispatch, the hint line, F1, the palette, `quorate keys` and the README read it;
//! no key is bound anywhere else.
//!
//! Each row says in which places it works, what it does in words, and why it cannot be done now.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Model;
use super::chair::{MORE_S, View};
use super::keystring::{Chord, alt, ctrl, held, key, letter};

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The entry line.
    Entry,
    /// The list of completions, over the entry line.
    Completions,
    /// The minutes.
    Minutes,
    /// The agenda.
    Agenda,
    /// The floor.
    Floor,
    /// The palette of commands.
    Palette,
    /// The help.
    Help,
    /// Home: the list of meetings.
    Home,
    /// Home: the path of an agenda file.
    Path,
    /// The chair's view.
    Chair,
    /// Where the chair waits for a meeting.
    Lobby,
}

impl Place {
    /// Every place.
    pub const ALL: [Place; 11] = [
        Place::Entry,
        Place::Completions,
        Place::Minutes,
        Place::Agenda,
        Place::Floor,
        Place::Palette,
        Place::Help,
        Place::Home,
        Place::Path,
        Place::Chair,
        Place::Lobby,
    ];

    /// What help calls it.
    pub fn name(self) -> &'static str {
        match self {
            Place::Entry => "Entry line",
            Place::Completions => "Completions",
            Place::Minutes => "Minutes",
            Place::Agenda => "Agenda",
            Place::Floor => "Floor",
            Place::Palette => "Palette",
            Place::Help => "Help",
            Place::Home => "Home",
            Place::Path => "Agenda file",
            Place::Chair => "Chair",
            Place::Lobby => "Waiting for a meeting",
        }
    }
}

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

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Records what the entry line says.
    Record,
    /// Completes the word at the cursor, or goes to the next way to complete it.
    Complete,
    /// Goes to the way before.
    CompleteBack,
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
    /// Puts the correction of the selected entry into the entry line.
    Correct,
    /// Puts the striking of the selected entry into the entry line.
    Strike,
    /// Puts `/undo` into the entry line.
    TakeBack,
    /// Copies the selected entry.
    Copy,
    /// Puts `/item` with the selected item into the entry line.
    TakeItem,
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
    /// Shows another of the chair's views.
    See(View),
    /// Shows the view after this.
    NextView,
    /// Gives the speaker so many seconds more, or takes them back: a private note, and no fact.
    GiveMore(i64),
    /// Turns the bell on or off.
    Bell,
    /// Leaves.
    Leave,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The keys that do it, the one to show first.
    pub keys: &'static [Chord],
    /// Where.
    pub places: &'static [Place],
    /// What they do.
    pub action: Action,
    /// That in words.
    pub words: &'static str,
    /// That in one or two words for the hint line; none where it is not hinted.
    pub hint: Option<&'static str>,
    /// Whether the palette offers it.
    pub offered: bool,
    /// Why it cannot be done now.
    pub why_not: fn(&Model) -> Option<&'static str>,
}

const fn row(keys: &'static [Chord], places: &'static [Place], action: Action, words: &'static str) -> Row {
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
    const fn hint(mut self, words: &'static str) -> Self {
        self.hint = Some(words);
        self
    }

    const fn offered(mut self) -> Self {
        self.offered = true;
        self
    }

    const fn unless(mut self, why_not: fn(&Model) -> Option<&'static str>) -> Self {
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

use Place as P;

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

const TYPING: &[Place] = &[P::Entry, P::Palette, P::Home, P::Path];
const PANES: &[Place] = &[P::Minutes, P::Agenda, P::Floor];
const LISTS: &[Place] = &[
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Palette,
    P::Help,
    P::Home,
    P::Chair,
    P::Lobby,
];
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

const TABLE: &[Row] = &[
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
        "Complete the name, item or command at the cursor",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Entry],
        Action::ToPanes,
        "Go to the panes: scroll back, correct, strike",
    )
    .hint("panes")
    .offered()
    .unless(no_meeting),
    row(
        &[key(KeyCode::Up)],
        &[P::Entry],
        Action::Older,
        "Bring back an earlier line that begins like this one",
    ),
    row(
        &[key(KeyCode::Down)],
        &[P::Entry],
        Action::Newer,
        "Bring back the later line",
    ),
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
        &[P::Minutes, P::Agenda, P::Floor, P::Help, P::Chair, P::Lobby],
        Action::Go(Going::First),
        "To the first",
    ),
    row(
        &[key(KeyCode::End)],
        &[P::Minutes, P::Agenda, P::Floor, P::Help, P::Chair, P::Lobby],
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
        TYPING,
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
        TYPING,
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
        ],
        Action::Help,
        "Show the keys that work here and the entry line's grammar",
    )
    .hint("help")
    .offered(),
    row(
        &[key(KeyCode::F(1)), letter('q')],
        &[P::Help],
        Action::Close,
        "Close the help",
    ),
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

/// The table.
pub fn table() -> &'static [Row] {
    TABLE
}

/// The row that a key means in a place.
pub fn find(place: Place, event: KeyEvent) -> Option<&'static Row> {
    let chord = Chord::of(event);
    TABLE
        .iter()
        .find(|row| row.keys.contains(&chord) && row.places.contains(&place))
}

/// The rows that work in a place, in order.
pub fn at(place: Place) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.places.contains(&place))
}

/// A row's keys by name: `Ctrl-←, Alt-B`.
pub fn names(row: &Row) -> String {
    let names: Vec<String> = row.keys.iter().map(|chord| chord.name()).collect();
    names.join(", ")
}

/// The whole table as a Markdown page, for `quorate keys` and the README.
pub fn markdown() -> String {
    let mut page = String::new();
    for place in Place::ALL {
        page.push_str(&format!("### {}\n\n| keys | |\n|---|---|\n", place.name()));
        for row in at(place) {
            page.push_str(&format!("| {} | {} |\n", names(row), row.words));
        }
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for chord in at(place).flat_map(|row| row.keys) {
                assert!(seen.insert(chord), "{} twice in {place:?}", chord.name());
            }
        }
    }

    #[test]
    fn every_chord_is_as_terminals_send_it() {
        for chord in TABLE.iter().flat_map(|row| row.keys) {
            let event = KeyEvent::new(chord.code, chord.held);
            assert_eq!(Chord::of(event), *chord, "{}", chord.name());
        }
    }

    #[test]
    fn every_place_can_be_left() {
        for place in Place::ALL {
            assert!(
                find(place, KeyEvent::new(KeyCode::Char('q'), CTRL)).is_some(),
                "{place:?}"
            );
        }
    }
}
