//! THE table of keys. Dispatch, the hint line, F1, the palette, `quorate keys` and the README read it;
//! no key is bound anywhere else.
//!
//! Each row says in which places it works, what it does in words, and why it cannot be done now.

mod review;
mod table;

use crossterm::event::KeyEvent;

use super::Model;
use super::chair::View;
use super::keystring::Chord;
use super::review::Reading;
use table::TABLE;

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
    /// The saved meetings.
    Shelf,
    /// The entries of a saved meeting.
    Record,
    /// The agenda of a saved meeting.
    Contents,
    /// What is asked of a saved meeting.
    Asking,
    /// A saved meeting played again.
    Replay,
    /// The search across saved meetings.
    Finding,
    /// A picture of a saved meeting.
    Picture,
    /// What changed in a saved meeting since its close.
    Changes,
    /// The chair's view.
    Chair,
    /// Where the chair waits for a meeting.
    Lobby,
}

impl Place {
    /// Every place.
    pub const ALL: [Place; 19] = [
        Place::Entry,
        Place::Completions,
        Place::Minutes,
        Place::Agenda,
        Place::Floor,
        Place::Palette,
        Place::Help,
        Place::Home,
        Place::Path,
        Place::Shelf,
        Place::Record,
        Place::Contents,
        Place::Asking,
        Place::Replay,
        Place::Finding,
        Place::Picture,
        Place::Changes,
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
            Place::Shelf => "Saved meetings",
            Place::Record => "Saved meeting",
            Place::Contents => "Agenda of a saved meeting",
            Place::Asking => "What to show of a saved meeting",
            Place::Replay => "Replay",
            Place::Finding => "Search in all meetings",
            Place::Picture => "Picture of a saved meeting",
            Place::Changes => "What changed in a saved meeting",
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

/// The table.
pub fn table() -> impl Iterator<Item = &'static Row> {
    // What a screen does itself is hinted before what works everywhere.
    review::TABLE.iter().chain(TABLE)
}

/// The row that a key means in a place.
pub fn find(place: Place, event: KeyEvent) -> Option<&'static Row> {
    let chord = Chord::of(event);
    table().find(|row| row.keys.contains(&chord) && row.places.contains(&place))
}

/// The rows that work in a place, in order.
pub fn at(place: Place) -> impl Iterator<Item = &'static Row> {
    table().filter(move |row| row.places.contains(&place))
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
    use crossterm::event::{KeyCode, KeyModifiers};
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
        for chord in table().flat_map(|row| row.keys) {
            let event = KeyEvent::new(chord.code, chord.held);
            assert_eq!(Chord::of(event), *chord, "{}", chord.name());
        }
    }

    #[test]
    fn every_place_can_be_left() {
        for place in Place::ALL {
            assert!(
                find(place, KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL)).is_some(),
                "{place:?}"
            );
        }
    }
}
