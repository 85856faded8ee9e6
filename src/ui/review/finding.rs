//! Search across all meetings: what is asked, what was brought, which of it is selected.
//!
//! Answers come when they come: one that is not the answer to what is typed now is not shown.

use std::path::PathBuf;

use super::Wanted;
use crate::library::query::Query;
use crate::library::search::Hit;
use crate::ui::keys::Going;
use crate::ui::line::Line;
use crate::ui::update::stepped;

/// What was found in all meetings.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// What was asked.
    pub asked: String,
    /// The best of it.
    pub hits: Vec<Hit>,
    /// How much there is in all.
    pub all: usize,
    /// There is more than was counted.
    pub more: bool,
    /// Which words were taken for which, where nothing is written as it was asked.
    pub told: Vec<String>,
}

/// Search across all meetings.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// What is typed.
    pub line: Line,
    /// What was brought last.
    pub answer: Answer,
    /// Why what is typed cannot be asked.
    pub misread: Option<String>,
    at: usize,
    /// Whether what is exempt is looked through too.
    pub exempt: bool,
}

impl Finding {
    /// The line was changed: what is to be asked now.
    pub(in crate::ui) fn asks(&mut self) -> Option<Wanted> {
        self.misread = None;
        match Query::read(self.line.text()) {
            Err(why) => {
                self.misread = Some(why);
                None
            }
            Ok(query) if query.is_empty() => {
                self.answer = Answer::default();
                self.at = 0;
                None
            }
            Ok(_) => Some(Wanted::Find {
                asked: self.line.text().to_owned(),
                exempt: self.exempt,
            }),
        }
    }

    /// Takes an answer, if it is that to what is typed.
    pub(in crate::ui) fn take(&mut self, answer: Answer) {
        if answer.asked == self.line.text() {
            self.answer = answer;
            self.at = 0;
        }
    }

    /// Whether an answer is still to come.
    pub fn waits(&self) -> bool {
        self.misread.is_none() && !self.line.text().trim().is_empty() && self.answer.asked != self.line.text()
    }

    /// Which is selected.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// The meeting of what is selected, to be opened there.
    pub(in crate::ui) fn chosen(&self) -> Option<Wanted> {
        let hit = self.answer.hits.get(self.at)?;
        Some(Wanted::Named {
            name: PathBuf::from(&hit.meeting),
            seq: hit.seq,
        })
    }

    pub(in crate::ui) fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, self.answer.hits.len().saturating_sub(1), page, going);
    }

    pub(in crate::ui) fn select_row(&mut self, at: usize) {
        if at < self.answer.hits.len() {
            self.at = at;
        }
    }
}
