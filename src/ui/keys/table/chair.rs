//! The rows of the chair's view and of where it waits.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::Model;
use crate::ui::chair::{MORE_S, View};
use crate::ui::keys::{Action, Place as P};
use crate::ui::keystring::{key, letter};

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

pub(super) const TABLE: &[Row] = &[
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
];
