//! The rows of the clerk's view: the entry line, its completions, the panes.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Row, no_meeting, row};
use crate::ui::Model;
use crate::ui::keys::{Action, Going, Jump, OnEntry, Place as P, Place};
use crate::ui::keystring::{alt, ctrl, held, key, letter};

const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const PANES: &[Place] = &[P::Minutes, P::Agenda, P::Floor];

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

fn no_parts(model: &Model) -> Option<&'static str> {
    let clerk = model.clerk()?;
    let items = &clerk.meeting.agenda.items;
    let none = items.iter().all(|item| item.depth == 0);
    none.then_some("no item of this agenda has parts")
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

fn no_history(model: &Model) -> Option<&'static str> {
    let entries = model.meeting().map(|meeting| meeting.entries.len());
    (entries.unwrap_or(0) == 0).then_some("nothing has been minuted yet")
}

fn none_of(model: &Model, jump: Jump, why: &'static str) -> Option<&'static str> {
    let clerk = model.clerk()?;
    clerk.targets(jump).is_empty().then_some(why)
}

fn no_marks(model: &Model) -> Option<&'static str> {
    none_of(model, Jump::Mark, "no mark was left: /mark leaves one")
}

fn no_questions(model: &Model) -> Option<&'static str> {
    none_of(model, Jump::Question, "no question is open")
}

fn no_promises(model: &Model) -> Option<&'static str> {
    none_of(
        model,
        Jump::Promise,
        "every undertaking has an action or an answer",
    )
}

fn no_needs(model: &Model) -> Option<&'static str> {
    model.clerk()?.needs.is_empty().then_some("nothing needs you")
}

fn nowhere_before(model: &Model) -> Option<&'static str> {
    model
        .clerk()?
        .came_from
        .is_none()
        .then_some("you have gone nowhere")
}

fn nothing_recorded(model: &Model) -> Option<&'static str> {
    let Some(clerk) = model.clerk() else {
        return no_meeting(model);
    };
    let meeting = &clerk.meeting;
    (meeting.last_seq() <= meeting.plan_end()).then_some("there is nothing to take back")
}

pub(super) const TABLE: &[Row] = &[
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
        "Take what is offered, or complete the word",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::BackTab)],
        &[P::Entry],
        Action::CompleteBack,
        "List all that the word could be",
    ),
    row(
        &[key(KeyCode::Right), ctrl('f')],
        &[P::Entry],
        Action::Take,
        "Take what is offered, or go right",
    ),
    row(
        &[held(KeyCode::Right, ALT), alt('f'), held(KeyCode::Right, CTRL)],
        &[P::Entry],
        Action::TakeWord,
        "Take a word of it, or go a word right",
    ),
    row(
        &[key(KeyCode::Esc)],
        &[P::Entry],
        Action::ToPanes,
        "To the panes: correct, strike, undo",
    )
    .hint("panes")
    .offered()
    .unless(no_meeting),
    row(
        &[key(KeyCode::Up)],
        &[P::Entry],
        Action::Older,
        "Earlier line that begins like this",
    ),
    row(&[key(KeyCode::Down)], &[P::Entry], Action::Newer, "Later line"),
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
        "Back to the entry line; so does anything that is typed",
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
        &[key(KeyCode::Enter)],
        &[P::Minutes],
        Action::Menu,
        "What can be done to the selected entry",
    )
    .hint("what to do")
    .unless(no_entries),
    row(
        &[ctrl('e')],
        &[P::Minutes],
        Action::Correct,
        "Correct the selected entry, in the form that made it where there is one",
    )
    .hint("correct")
    .in_menu("Correct it")
    .unless(no_entries),
    row(
        &[key(KeyCode::Delete)],
        &[P::Minutes],
        Action::Strike,
        "Strike the selected entry, with a reason",
    )
    .hint("strike")
    .in_menu("Strike it, with a reason")
    .unless(no_entries),
    row(
        &[ctrl('z')],
        PANES,
        Action::TakeBack,
        "Take back what was recorded last",
    )
    .hint("undo")
    .offered()
    .unless(nothing_recorded),
    row(
        &[alt('w')],
        &[P::Minutes],
        Action::On(OnEntry::Speaker),
        "Whose the selected entry is",
    )
    .in_menu("Say whose it is")
    .unless(no_entries),
    row(
        &[alt('i')],
        &[P::Minutes],
        Action::On(OnEntry::Item),
        "Put the selected entry under another item",
    )
    .in_menu("Put it under another item")
    .unless(no_entries),
    row(
        &[ctrl('x')],
        &[P::Minutes],
        Action::On(OnEntry::Divide),
        "Divide the selected entry in two",
    )
    .in_menu("Divide it in two")
    .unless(no_entries),
    row(
        &[alt('j')],
        &[P::Minutes],
        Action::On(OnEntry::Join),
        "Join the selected entry to the one before",
    )
    .in_menu("Join it to the one before")
    .unless(no_entries),
    row(
        &[alt('h')],
        &[P::Minutes],
        Action::History,
        "The history of the selected entry",
    )
    .in_menu("See its history")
    .unless(no_history),
    row(
        &[letter('h')],
        &[P::Record],
        Action::History,
        "The history of the selected entry",
    )
    .hint("history")
    .unless(no_history),
    row(
        &[ctrl('t')],
        &[P::Minutes],
        Action::On(OnEntry::Mark),
        "Mark the selected entry to come back to, or clear its mark",
    )
    .in_menu("Mark it, or clear its mark")
    .unless(no_entries),
    row(
        &[ctrl('t')],
        &[P::Entry],
        Action::MarkHere,
        "Mark the last entry to come back to, at once",
    )
    .unless(no_meeting),
    row(
        &[alt('n')],
        &[P::Minutes],
        Action::Jump(Jump::Mark),
        "To the next mark",
    )
    .hint("next mark")
    .unless(no_marks),
    row(
        &[alt('n')],
        &[P::Entry],
        Action::Jump(Jump::Mark),
        "To the next mark",
    )
    .offered()
    .unless(no_marks),
    row(
        &[alt('q')],
        &[P::Minutes],
        Action::Jump(Jump::Question),
        "To the next question without an answer",
    )
    .hint("next question")
    .unless(no_questions),
    row(
        &[alt('q')],
        &[P::Entry],
        Action::Jump(Jump::Question),
        "To the next question without an answer",
    )
    .offered()
    .unless(no_questions),
    row(
        &[alt('u')],
        &[P::Minutes],
        Action::Jump(Jump::Promise),
        "To the next undertaking without an action",
    )
    .unless(no_promises),
    row(
        &[alt('u')],
        &[P::Entry],
        Action::Jump(Jump::Promise),
        "To the next undertaking without an action",
    )
    .offered()
    .unless(no_promises),
    row(
        &[alt('a')],
        &[P::Entry, P::Minutes, P::Agenda, P::Floor],
        Action::Jump(Jump::Need),
        "Through what needs you, one by one",
    )
    .offered()
    .unless(no_needs),
    row(
        &[alt('o')],
        &[P::Minutes],
        Action::WayBack,
        "Back to where you were",
    )
    .hint("back")
    .unless(nowhere_before),
    row(
        &[alt('o')],
        &[P::Entry, P::Agenda, P::Floor],
        Action::WayBack,
        "Back to where you were",
    )
    .unless(nowhere_before),
    row(
        &[ctrl('c')],
        &[P::Minutes],
        Action::Copy,
        "Copy the selected entry",
    )
    .in_menu("Copy it")
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
        &[key(KeyCode::Left)],
        &[P::Agenda],
        Action::Fold(true),
        "Hide the parts of the selected item",
    )
    .hint("fold")
    .unless(no_parts),
    row(
        &[key(KeyCode::Right)],
        &[P::Agenda],
        Action::Fold(false),
        "Show the parts of the selected item",
    )
    .hint("unfold")
    .unless(no_parts),
    row(
        &[key(KeyCode::Enter)],
        &[P::Floor],
        Action::CallSpeaker,
        "Give the selected speaker the floor",
    )
    .hint("call")
    .unless(nobody_waits),
];
