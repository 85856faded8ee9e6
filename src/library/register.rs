//! The registers as one: which there are, and the rows of any of them. Pure.

use super::attendance::Attended;
use super::commitments::Commitment;
use super::decisions::Decision;
use super::questions::Unanswered;
use crate::meeting::Seq;

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// What was decided.
    #[default]
    Decisions,
    /// What is owed: actions and promises.
    Actions,
    /// What waits for an answer.
    Questions,
    /// Who came.
    Attendance,
}

impl Which {
    /// Every register, in the order they are gone through.
    pub const ALL: [Which; 4] = [
        Which::Decisions,
        Which::Actions,
        Which::Questions,
        Which::Attendance,
    ];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Which::Decisions => "Decisions",
            Which::Actions => "Actions",
            Which::Questions => "Questions",
            Which::Attendance => "Attendance",
        }
    }

    /// What is said where it has no rows.
    pub fn none(self) -> &'static str {
        match self {
            Which::Decisions => "no decision is recorded",
            Which::Actions => "no action is recorded",
            Which::Questions => "no question waits for an answer",
            Which::Attendance => "no meeting was held yet",
        }
    }

    /// The one after this, or the one before; after the last comes the first.
    #[must_use]
    pub fn step(self, back: bool) -> Self {
        match (self, back) {
            (Which::Decisions, false) | (Which::Questions, true) => Which::Actions,
            (Which::Actions, false) | (Which::Attendance, true) => Which::Questions,
            (Which::Questions, false) | (Which::Decisions, true) => Which::Attendance,
            (Which::Attendance, false) | (Which::Actions, true) => Which::Decisions,
        }
    }
}

/// The rows of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// What was decided.
    Decisions(Vec<Decision>),
    /// What is owed.
    Actions(Vec<Commitment>),
    /// What waits for an answer.
    Questions(Vec<Unanswered>),
    /// Who came.
    Attendance(Vec<Attended>),
}

impl Default for Rows {
    fn default() -> Self {
        Rows::Decisions(Vec::new())
    }
}

/// A row of a register.
#[derive(Debug, Clone, Copy)]
pub enum Row<'a> {
    /// A decision.
    Decision(&'a Decision),
    /// An action or a promise.
    Action(&'a Commitment),
    /// A question.
    Question(&'a Unanswered),
    /// A person.
    Attended(&'a Attended),
}

impl Rows {
    /// Which register they are of.
    pub fn which(&self) -> Which {
        match self {
            Rows::Decisions(_) => Which::Decisions,
            Rows::Actions(_) => Which::Actions,
            Rows::Questions(_) => Which::Questions,
            Rows::Attendance(_) => Which::Attendance,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Rows::Decisions(rows) => rows.len(),
            Rows::Actions(rows) => rows.len(),
            Rows::Questions(rows) => rows.len(),
            Rows::Attendance(rows) => rows.len(),
        }
    }

    /// One of them.
    pub fn get(&self, at: usize) -> Option<Row<'_>> {
        match self {
            Rows::Decisions(rows) => rows.get(at).map(Row::Decision),
            Rows::Actions(rows) => rows.get(at).map(Row::Action),
            Rows::Questions(rows) => rows.get(at).map(Row::Question),
            Rows::Attendance(rows) => rows.get(at).map(Row::Attended),
        }
    }

    /// The latest meeting's first; within one, in its order. People stay as they were listed.
    pub fn latest_first(&mut self) {
        match self {
            Rows::Decisions(rows) => rows.sort_by_key(|one| std::cmp::Reverse(one.date)),
            Rows::Actions(rows) => rows.sort_by_key(|one| std::cmp::Reverse(one.date)),
            Rows::Questions(rows) => rows.sort_by_key(|one| std::cmp::Reverse(one.date)),
            Rows::Attendance(_) => {}
        }
    }
}

impl Row<'_> {
    /// The meeting and the entry to go to; none where it is of several.
    pub fn place(&self) -> Option<(&str, Seq)> {
        match self {
            Row::Decision(one) => Some((&one.meeting, one.seq)),
            Row::Action(one) => Some((&one.meeting, one.seq)),
            Row::Question(one) => Some((&one.meeting, one.seq)),
            Row::Attended(_) => None,
        }
    }

    /// Whether it is exempt from publication.
    pub fn exempt(&self) -> bool {
        match self {
            Row::Decision(one) => one.exempt,
            Row::Action(one) => one.exempt,
            Row::Question(one) => one.exempt,
            Row::Attended(_) => false,
        }
    }
}
