//! The rows of the list of what to look at.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::meeting::finding::findings;
use crate::ui::Model;
use crate::ui::keys::{Action, Place as P};
use crate::ui::keystring::key;

fn nothing_to_check(model: &Model) -> Option<&'static str> {
    let found = findings(model.meeting()?);
    found.is_empty().then_some("there is nothing to look at")
}

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::Enter)],
        &[P::Checks],
        Action::Choose,
        "Go to the entry that it is about",
    )
    .hint("go there")
    .unless(nothing_to_check),
    row(
        &[key(KeyCode::Esc), key(KeyCode::F(2))],
        &[P::Checks],
        Action::Close,
        "Close the list",
    )
    .hint("close"),
];
