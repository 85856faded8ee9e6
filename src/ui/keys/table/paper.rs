//! The rows of a paper that is read: through it, from doubt to doubt, and what a line is made.

use crossterm::event::KeyCode;

use super::{Row, row};
use crate::ui::keys::{Action, Place as P};
use crate::ui::keystring::{key, letter};
use crate::ui::paper::{Made, Said};

const HERE: &[P] = &[P::Paper];

pub(super) const TABLE: &[Row] = &[
    row(&[key(KeyCode::Enter)], HERE, Action::Choose, "Begin the meeting").hint("begin"),
    row(
        &[letter('n'), key(KeyCode::Tab)],
        HERE,
        Action::NextDoubt,
        "To the next place that is not certain",
    )
    .hint("next ?"),
    row(
        &[letter('i')],
        HERE,
        Action::Make(Made::Item),
        "The line is an item",
    )
    .hint("item"),
    row(
        &[letter('s')],
        HERE,
        Action::Make(Made::Part),
        "The line is a part of the item above; again, a part of a part",
    )
    .hint("part"),
    row(
        &[letter('p')],
        HERE,
        Action::Make(Made::Person),
        "The line names members",
    )
    .hint("person"),
    row(
        &[letter('o')],
        HERE,
        Action::Make(Made::Note),
        "The line is a note of the item above",
    )
    .hint("note"),
    row(
        &[letter('x'), key(KeyCode::Delete)],
        HERE,
        Action::Make(Made::Nothing),
        "The line is nothing: it is left out",
    )
    .hint("nothing"),
    row(&[letter('b')], HERE, Action::Say(Said::Body), "Say who meets").hint("body"),
    row(&[letter('d')], HERE, Action::Say(Said::Date), "Say on which day").hint("day"),
    row(&[letter('t')], HERE, Action::Say(Said::Time), "Say at what hour").hint("hour"),
    row(
        &[key(KeyCode::Esc)],
        HERE,
        Action::Close,
        "Back to home; nothing is begun",
    )
    .hint("back"),
    row(
        &[key(KeyCode::Enter)],
        &[P::PaperHead],
        Action::Choose,
        "Take what is typed",
    )
    .hint("take"),
    row(&[key(KeyCode::Esc)], &[P::PaperHead], Action::Close, "Let it go").hint("let go"),
];
