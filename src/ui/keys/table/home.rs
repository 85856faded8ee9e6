//! The rows of Home and of what lies over the screens: the palette and the help.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::keys::{Action, Place as P};
use crate::ui::keystring::{ctrl, key};

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::Enter)],
        &[P::Palette, P::Menu, P::Home],
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
        &[key(KeyCode::Enter)],
        &[P::Planner],
        Action::Choose,
        "To the next row; in a list to one more",
    )
    .hint("next"),
    row(
        &[ctrl('s')],
        &[P::Planner],
        Action::Record,
        "Begin the meeting that is planned here",
    )
    .hint("begin the meeting"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Planner],
        Action::Complete,
        "Complete who meets, or to the next row",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::BackTab)],
        &[P::Planner],
        Action::CompleteBack,
        "To the row before",
    ),
    row(
        &[key(KeyCode::Esc)],
        &[P::Planner],
        Action::Close,
        "Back to the meetings, keeping what is filled in",
    )
    .hint("back"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Path],
        Action::Complete,
        "Complete the path",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Palette, P::Menu, P::Path],
        Action::Close,
        "Close",
    )
    .hint("close"),
    row(
        &[key(KeyCode::Esc), key(KeyCode::F(1))],
        &[P::Help],
        Action::Close,
        "Close the help",
    )
    .hint("close"),
    row(
        &[key(KeyCode::Esc)],
        &[P::History],
        Action::Close,
        "Close the history",
    )
    .hint("close"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Home],
        Action::Close,
        "Show all meetings again",
    )
    .hint("show all"),
];
