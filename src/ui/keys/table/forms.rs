//! The rows of the forms and of a vote being taken. A member's own key in a vote is shown beside the member:
//! it is data, and stands in no row.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::Model;
use crate::ui::keys::{Action, Place as P, Place};
use crate::ui::keystring::{ctrl, key, letter};
use crate::ui::poll::Mark;

const CLERK: &[Place] = &[P::Entry, P::Completions, P::Minutes, P::Agenda, P::Floor];
const OVER: &[Place] = &[P::Form, P::Poll];

fn no_voters(model: &Model) -> Option<&'static str> {
    let mut voters = model.clerk()?.meeting.electorate();
    voters
        .next()
        .is_none()
        .then_some("nobody on the list has a vote: /vote with figures records it")
}

fn counts_hands(model: &Model) -> Option<&'static str> {
    let hands = model.poll()?.hands;
    hands.and(Some("hands are counted: their figures are typed"))
}

pub(super) const TABLE: &[Row] = &[
    row(
        &[key(KeyCode::F(3))],
        CLERK,
        Action::Form,
        "A form for the line typed so far, or for anything",
    )
    .hint("forms")
    .offered(),
    row(
        &[key(KeyCode::Enter)],
        &[P::Form],
        Action::Choose,
        "To the next field; from the last, record",
    )
    .hint("next, at last record"),
    row(
        &[ctrl('s')],
        &[P::Form],
        Action::Record,
        "Record what is filled in, from any field",
    )
    .hint("record"),
    row(
        &[key(KeyCode::Enter), ctrl('s')],
        &[P::Poll],
        Action::Record,
        "Record the vote",
    )
    .hint("record"),
    row(
        &[key(KeyCode::Tab)],
        &[P::Form],
        Action::Complete,
        "Complete a name, an item or an id; else to the next field",
    )
    .hint("complete"),
    row(
        &[key(KeyCode::BackTab)],
        &[P::Form],
        Action::CompleteBack,
        "To the field before",
    ),
    row(
        &[letter('f')],
        &[P::Poll],
        Action::Mark(Mark::For),
        "The selected member votes for, and stays selected; or to the figure for",
    )
    .hint("for"),
    row(
        &[letter('a')],
        &[P::Poll],
        Action::Mark(Mark::Against),
        "Against, likewise",
    )
    .hint("against"),
    row(
        &[letter('b')],
        &[P::Poll],
        Action::Mark(Mark::Abstain),
        "Abstains, likewise",
    )
    .hint("abstains"),
    row(
        &[key(KeyCode::Tab), key(KeyCode::Right)],
        &[P::Poll],
        Action::Turn(false),
        "The next column: what a member's own key sets",
    )
    .hint("column"),
    row(
        &[key(KeyCode::BackTab), key(KeyCode::Left)],
        &[P::Poll],
        Action::Turn(true),
        "The column before",
    ),
    row(
        &[key(KeyCode::Backspace), key(KeyCode::Delete)],
        &[P::Poll],
        Action::Unmark,
        "Take the selected member's vote back, or a digit of the figure",
    ),
    row(
        &[letter('t')],
        &[P::Poll],
        Action::Hands,
        "Count hands instead, or go back to the members",
    )
    .hint("hands"),
    row(
        &[key(KeyCode::Esc), key(KeyCode::F(3))],
        OVER,
        Action::Close,
        "Back to the entry line, which keeps what was filled in",
    )
    .hint("line"),
    row(
        &[letter('n')],
        &[P::Poll],
        Action::Mark(Mark::NotVoting),
        "Is here and does not vote, likewise",
    )
    .hint("not voting")
    .unless(counts_hands),
    row(
        &[letter('*'), letter('+')],
        &[P::Poll],
        Action::TheRest,
        "Everybody not marked yet gets the column",
    )
    .hint("the rest")
    .unless(counts_hands),
];

/// Hinted last: it is for those who have the room.
pub(super) const VOTE: &[Row] = &[row(
    &[key(KeyCode::F(4))],
    CLERK,
    Action::Poll,
    "Take a vote: member by member, or hands counted",
)
.hint("vote")
.offered()
.unless(no_voters)];
