//! The rows that edit a line, wherever one is typed.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Row, row};
use crate::ui::keys::{Action, Editing, Place as P, Place};
use crate::ui::keystring::{alt, ctrl, held, key};

const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

/// Where a line is typed: there a letter is always itself.
pub(in crate::ui::keys) const TYPING: &[Place] = &[
    P::Entry,
    P::Form,
    P::Palette,
    P::Export,
    P::Home,
    P::Path,
    P::PaperHead,
    P::Planner,
    P::Shelf,
    P::Asking,
    P::Finding,
    P::Registers,
];

/// Where a line is typed and nothing is offered after its cursor.
const ELSEWHERE: &[Place] = &[
    P::Palette,
    P::Form,
    P::Export,
    P::Home,
    P::Path,
    P::PaperHead,
    P::Planner,
    P::Shelf,
    P::Asking,
    P::Finding,
    P::Registers,
];

pub(super) const TABLE: &[Row] = &[
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
        &[ctrl('c')],
        TYPING,
        Action::Edit(Editing::Clear),
        "Clear the line; undo brings it back",
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
];
