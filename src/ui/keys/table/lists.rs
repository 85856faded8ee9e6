//! The rows that go through a list, a pane or a text, wherever there is one.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::keys::{Action, Going, Place as P, Place};
use crate::ui::keystring::key;

/// Lists without a line that is typed, where Home and End are free.
const ENDED: &[Place] = &[
    P::Poll,
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Help,
    P::Menu,
    P::History,
    P::Checks,
    P::Chair,
    P::Lobby,
    P::Record,
    P::Contents,
    P::Replay,
    P::Picture,
    P::Changes,
    P::Paper,
];
/// Where a row or an entry is gone to; a replay has its own words for it.
const LISTS: &[Place] = &[
    P::Form,
    P::Poll,
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Palette,
    P::Help,
    P::Menu,
    P::History,
    P::Checks,
    P::Export,
    P::Home,
    P::Path,
    P::Paper,
    P::Planner,
    P::Shelf,
    P::Record,
    P::Contents,
    P::Asking,
    P::Finding,
    P::Registers,
    P::Picture,
    P::Changes,
    P::Chair,
    P::Lobby,
];

pub(super) const TABLE: &[Row] = &[
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
];
