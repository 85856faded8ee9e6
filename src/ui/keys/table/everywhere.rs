//! The rows that work on every screen: help, the palette, the way out.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::Model;
use crate::ui::keys::{Action, Place, Place as P};
use crate::ui::keystring::{ctrl, key, letter};

/// Everywhere but in the help itself.
const HELPED: &[Place] = &[
    P::Entry,
    P::Completions,
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Palette,
    P::Menu,
    P::Form,
    P::Poll,
    P::Checks,
    P::Export,
    P::Home,
    P::Path,
    P::Paper,
    P::PaperHead,
    P::Planner,
    P::Shelf,
    P::Record,
    P::Contents,
    P::Asking,
    P::Replay,
    P::Finding,
    P::Registers,
    P::Picture,
    P::Changes,
    P::Chair,
    P::Lobby,
];
/// Where everything typed is on disk when it is left; the chair's own screens say it in their own words.
const LEFT: &[Place] = &[
    P::Help,
    P::History,
    P::Checks,
    P::Entry,
    P::Completions,
    P::Minutes,
    P::Agenda,
    P::Floor,
    P::Palette,
    P::Menu,
    P::Form,
    P::Poll,
    P::Export,
    P::Home,
    P::Path,
    P::Paper,
    P::PaperHead,
    P::Planner,
    P::Shelf,
    P::Record,
    P::Contents,
    P::Asking,
    P::Replay,
    P::Finding,
    P::Registers,
    P::Picture,
    P::Changes,
];

fn no_meeting_shown(model: &Model) -> Option<&'static str> {
    model
        .meeting()
        .is_none()
        .then_some("no meeting is open: choose one first")
}

fn no_log(model: &Model) -> Option<&'static str> {
    let log = crate::ui::export::log_of(model);
    log.is_none()
        .then_some("no meeting with a log is open or selected")
}

fn nothing_written(model: &Model) -> Option<&'static str> {
    let written = model.export().and_then(|export| export.written.as_ref());
    written.is_none().then_some("nothing was written yet")
}

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::F(1))],
        HELPED,
        Action::Help,
        "Keys that work here, what to type",
    )
    .hint("help")
    .offered(),
    row(
        &[ctrl('p')],
        &[P::Entry, P::Completions, P::Minutes, P::Agenda, P::Floor, P::Help],
        Action::Palette,
        "Find any command by name",
    )
    .hint("commands"),
    row(
        &[ctrl('q')],
        LEFT,
        Action::Leave,
        "Leave, with everything on disk",
    )
    .hint("leave")
    .offered(),
    row(
        &[ctrl('q'), letter('q')],
        &[P::Chair, P::Lobby],
        Action::Leave,
        "Leave; the meeting goes on",
    )
    .hint("leave"),
    row(
        &[key(KeyCode::F(2))],
        &[
            P::Entry,
            P::Completions,
            P::Minutes,
            P::Agenda,
            P::Floor,
            P::Form,
            P::Poll,
            P::Record,
            P::Contents,
        ],
        Action::Check,
        "What to look at before the minutes go out, each one key from its entry",
    )
    .hint("check")
    .offered()
    .unless(no_meeting_shown),
    row(
        &[ctrl('s')],
        &[
            P::Entry,
            P::Completions,
            P::Minutes,
            P::Agenda,
            P::Floor,
            P::Home,
            P::Shelf,
        ],
        Action::Export,
        "Write the minutes to a file: Word, PDF, HTML, Markdown",
    )
    .hint("minutes")
    .offered()
    .unless(no_log),
    row(
        &[ctrl('s'), letter('w')],
        &[P::Record, P::Contents],
        Action::Export,
        "Write the minutes to a file: Word, PDF, HTML, Markdown",
    )
    .hint("minutes"),
    row(
        &[key(KeyCode::Enter)],
        &[P::Export],
        Action::Choose,
        "Write the file",
    )
    .hint("write it"),
    row(
        &[ctrl('o')],
        &[P::Export],
        Action::OpenFile,
        "Open the file that was written",
    )
    .hint("open it")
    .unless(nothing_written),
    row(&[key(KeyCode::Esc)], &[P::Export], Action::Close, "Close").hint("close"),
];
