//! The rows of the table for reading saved meetings.

use crossterm::event::KeyCode;

use super::table::row;
use super::{Action, Place as P, Row};
use crate::ui::Model;
use crate::ui::keystring::{key, letter};
use crate::ui::review::Reading;

fn nothing_shown(model: &Model) -> Option<&'static str> {
    let meeting = model.review()?.meeting()?;
    meeting.entries.is_empty().then_some("nothing was minuted")
}

fn nothing_exempt(model: &Model) -> Option<&'static str> {
    let reader = model.review()?.reader.as_ref()?;
    (reader.hidden == 0).then_some("nothing in this meeting is exempt")
}

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::Enter)],
        &[P::Shelf],
        Action::Choose,
        "Open the selected meeting",
    )
    .hint("open"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Shelf],
        Action::Close,
        "Show all meetings again",
    ),
    row(
        &[letter('/')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Filter),
        "Show only some entries: words, by:NAME, kind:motion, item:70, open",
    )
    .hint("filter")
    .unless(nothing_shown),
    row(
        &[letter('g')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Jump),
        "Go to an entry by its number; so does typing the number",
    )
    .hint("go to")
    .unless(nothing_shown),
    row(
        &[letter(']'), key(KeyCode::Right)],
        &[P::Record],
        Action::Review(Reading::NextItem),
        "To the next item",
    )
    .hint("item")
    .unless(nothing_shown),
    row(
        &[letter('['), key(KeyCode::Left)],
        &[P::Record],
        Action::Review(Reading::ItemBefore),
        "To the item before",
    )
    .unless(nothing_shown),
    row(
        &[key(KeyCode::Tab), key(KeyCode::BackTab)],
        &[P::Record, P::Contents],
        Action::Review(Reading::OtherPane),
        "From the entries to the agenda and back",
    )
    .hint("agenda"),
    row(
        &[letter('y')],
        &[P::Record],
        Action::Review(Reading::Copy),
        "Copy the selected entry",
    )
    .hint("copy")
    .unless(nothing_shown),
    row(
        &[letter('x')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Exempt),
        "Show what is exempt, or hide it again",
    )
    .hint("exempt")
    .unless(nothing_exempt),
    row(
        &[key(KeyCode::Enter)],
        &[P::Contents],
        Action::Choose,
        "To the entries of the selected item",
    )
    .hint("entries"),
    row(
        &[key(KeyCode::Enter)],
        &[P::Asking],
        Action::Choose,
        "Back to the entries that are shown",
    )
    .hint("done"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Asking],
        Action::Close,
        "Show all entries again",
    )
    .hint("show all"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Record, P::Contents],
        Action::Close,
        "Back: all entries, then all meetings",
    )
    .hint("back"),
];
