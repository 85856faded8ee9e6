//! The rows of the table for reading saved meetings.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::Model;
use crate::ui::keys::{Action, Going, Place as P};
use crate::ui::keystring::{alt, ctrl, key, letter};
use crate::ui::review::Reading;

fn nothing_shown(model: &Model) -> Option<&'static str> {
    let meeting = model.review()?.meeting()?;
    meeting.entries.is_empty().then_some("nothing was minuted")
}

fn nothing_exempt(model: &Model) -> Option<&'static str> {
    let reader = model.review()?.reader.as_ref()?;
    (reader.hidden == 0).then_some("nothing in this meeting is exempt")
}

fn of_several(model: &Model) -> Option<&'static str> {
    let row = model.review()?.registers.chosen()?;
    row.place()
        .is_none()
        .then_some("attendance is counted over several meetings")
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
    )
    .hint("show all"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Shelf],
        Action::Review(Reading::Search),
        "Search in all meetings",
    )
    .hint("search in all"),
    row(
        &[ctrl('f')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Search),
        "Search in all meetings",
    )
    .hint("search in all"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Finding],
        Action::Review(Reading::Search),
        "To the list of meetings",
    )
    .hint("meetings"),
    row(
        &[key(KeyCode::Enter)],
        &[P::Finding],
        Action::Choose,
        "Open the meeting there",
    )
    .hint("open"),
    row(
        &[alt('x')],
        &[P::Finding],
        Action::Review(Reading::Exempt),
        "Look through what is exempt too, or not",
    )
    .hint("exempt"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Finding],
        Action::Close,
        "Back to the list of meetings",
    ),
    row(
        &[key(KeyCode::F(5))],
        &[P::Shelf, P::Finding],
        Action::Review(Reading::Registers),
        "Registers of all meetings: decisions, actions, questions, votes, attendance",
    )
    .hint("registers"),
    row(
        &[key(KeyCode::F(5))],
        &[P::Record, P::Contents],
        Action::Review(Reading::Registers),
        "Registers of all meetings",
    ),
    row(
        &[key(KeyCode::Enter)],
        &[P::Registers],
        Action::Choose,
        "Open the meeting there",
    )
    .hint("open")
    .unless(of_several),
    row(
        &[key(KeyCode::Tab)],
        &[P::Registers],
        Action::Review(Reading::NextRegister),
        "The next register",
    )
    .hint("next register"),
    row(
        &[key(KeyCode::BackTab)],
        &[P::Registers],
        Action::Review(Reading::RegisterBefore),
        "The register before",
    ),
    row(
        &[alt('o')],
        &[P::Registers],
        Action::Review(Reading::NextOrder),
        "In the order of the next column",
    )
    .hint("order"),
    row(
        &[alt('r')],
        &[P::Registers],
        Action::Review(Reading::TurnOrder),
        "That order turned round",
    ),
    row(
        &[alt('y')],
        &[P::Registers],
        Action::Review(Reading::Copy),
        "Copy the selected row",
    )
    .hint("copy"),
    row(
        &[alt('x')],
        &[P::Registers],
        Action::Review(Reading::Exempt),
        "With what is exempt too, or not",
    )
    .hint("exempt"),
    row(
        &[key(KeyCode::Esc), key(KeyCode::F(5))],
        &[P::Registers],
        Action::Close,
        "Back to the list of meetings",
    )
    .hint("meetings"),
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
        &[letter('e')],
        &[P::Record],
        Action::Review(Reading::Propose),
        "Propose a correction of the selected entry, with its reason",
    )
    .unless(nothing_shown),
    row(
        &[letter('r')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Replay),
        "Replay the meeting from the selected entry",
    )
    .hint("replay")
    .unless(nothing_shown),
    row(
        &[letter('p')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Picture),
        "The meeting in pictures: timing, speakers, questions, who was there",
    )
    .hint("pictures")
    .unless(nothing_shown),
    row(
        &[letter('c')],
        &[P::Record, P::Contents],
        Action::Review(Reading::Changes),
        "What changed since the meeting was closed",
    )
    .hint("changes"),
    row(
        &[key(KeyCode::Esc), letter('c')],
        &[P::Changes],
        Action::Close,
        "Back to the entries",
    )
    .hint("entries"),
    row(
        &[letter('p'), key(KeyCode::Tab), key(KeyCode::Right)],
        &[P::Picture],
        Action::Review(Reading::Picture),
        "The next picture",
    )
    .hint("next"),
    row(
        &[key(KeyCode::Esc)],
        &[P::Picture],
        Action::Close,
        "Back to the entries",
    )
    .hint("entries"),
    row(
        &[letter(' ')],
        &[P::Replay],
        Action::Review(Reading::Play),
        "Play, or stop",
    )
    .hint("play"),
    row(
        &[key(KeyCode::Right), key(KeyCode::Down)],
        &[P::Replay],
        Action::Go(Going::Down),
        "The next fact",
    )
    .hint("next fact"),
    row(
        &[key(KeyCode::Left), key(KeyCode::Up)],
        &[P::Replay],
        Action::Go(Going::Up),
        "The fact before",
    )
    .hint("before"),
    row(
        &[letter(']')],
        &[P::Replay],
        Action::Review(Reading::NextItem),
        "To where the next item was taken",
    )
    .hint("next item"),
    row(
        &[letter('[')],
        &[P::Replay],
        Action::Review(Reading::ItemBefore),
        "To where the item before was taken",
    ),
    row(
        &[letter('+'), letter('=')],
        &[P::Replay],
        Action::Review(Reading::Faster),
        "Play faster",
    )
    .hint("faster"),
    row(
        &[letter('-')],
        &[P::Replay],
        Action::Review(Reading::Slower),
        "Play slower",
    ),
    row(
        &[key(KeyCode::Esc), letter('r')],
        &[P::Replay],
        Action::Close,
        "Back to the entries, at where it stands",
    )
    .hint("entries"),
    row(
        &[letter('x')],
        &[P::Record, P::Contents, P::Replay, P::Picture],
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
