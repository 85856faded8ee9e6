//! The registers across all meetings: which is looked at, what of it is found as one types, which is selected.
//!
//! They are worked out where the commands work them out, and brought: one that was brought for another
//! question is not shown.

use std::path::PathBuf;

use super::{Reading, Wanted};
use crate::library::register::{Row, Rows, Which};
use crate::ui::Effect;
use crate::ui::keys::Going;
use crate::ui::line::Line;
use crate::ui::update::stepped;

/// A register as it was brought.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Its rows.
    pub rows: Rows,
    /// Whether what is exempt is among them.
    pub exempt: bool,
}

/// The registers.
#[derive(Debug, Clone, Default)]
pub struct Registers {
    /// Which is looked at.
    pub which: Which,
    /// What is typed to find some of it.
    pub line: Line,
    /// Whether what is exempt is looked at too.
    pub exempt: bool,
    /// Its rows, once they were brought.
    rows: Option<Rows>,
    /// The column that they are in the order of, and whether that is turned round; else the latest first.
    order: Option<(usize, bool)>,
    /// What each row can be found by, in small letters.
    words: Vec<String>,
    found: Vec<usize>,
    at: usize,
}

impl Registers {
    /// What is to be brought.
    pub(in crate::ui) fn asks(&mut self) -> Wanted {
        self.rows = None;
        self.words.clear();
        self.search();
        Wanted::Register {
            which: self.which,
            exempt: self.exempt,
        }
    }

    /// Does what a key asks of them: what is to be done, and what there is to say.
    pub(in crate::ui) fn act(&mut self, reading: Reading) -> (Option<Effect>, Option<String>) {
        match reading {
            // What was typed goes along.
            Reading::NextRegister | Reading::RegisterBefore => {
                self.which = self.which.step(reading == Reading::RegisterBefore);
                self.order = None;
            }
            Reading::NextOrder => {
                let next = self.order.map_or(0, |(at, _)| at + 1);
                self.order = (next < self.which.columns().len()).then_some((next, false));
                // Past the last column the rows are as they come.
                if self.order.is_some() {
                    self.put_in_order();
                    return (
                        None,
                        self.ordered().map(|order| format!("In the order of {order}.")),
                    );
                }
            }
            Reading::TurnOrder => {
                let (at, back) = self.order.unwrap_or((0, true));
                self.order = Some((at, !back));
                self.put_in_order();
                return (
                    None,
                    self.ordered().map(|order| format!("In the order of {order}.")),
                );
            }
            Reading::Exempt => self.exempt = !self.exempt,
            Reading::Copy => {
                let copied = self.copied().map(Effect::Copy);
                let told = copied.as_ref().map(|_| "The row is on the clipboard.".into());
                return (copied, told);
            }
            _ => return (None, None),
        }
        (Some(Effect::Bring(self.asks())), None)
    }

    /// Takes what was brought, if it is what is looked at.
    pub(in crate::ui) fn take(&mut self, brought: Gathered) {
        if (brought.rows.which(), brought.exempt) == (self.which, self.exempt) {
            self.rows = Some(brought.rows);
            self.put_in_order();
        }
    }

    /// The column that the rows are in the order of, as it is said.
    pub fn ordered(&self) -> Option<String> {
        let (at, back) = self.order?;
        let column = self.which.columns().get(at)?.head().to_lowercase();
        Some(format!("{column}{}", if back { ", turned round" } else { "" }))
    }

    /// Puts the rows in the order that is asked for, and finds among them anew.
    fn put_in_order(&mut self) {
        if let (Some(rows), Some((at, back))) = (&mut self.rows, self.order)
            && let Some(column) = self.which.columns().get(at)
        {
            let by = format!("{}{}", if back { "-" } else { "" }, column.name());
            // A column of its own is never refused.
            let _ = rows.sort(&by);
        }
        let rows = self.rows.iter();
        let rows = rows.flat_map(|rows| (0..rows.count()).filter_map(|at| rows.get(at)));
        self.words = rows.map(|row| findable(&row)).collect();
        self.search();
    }

    /// Finds anew by what is typed: each word somewhere in the row.
    pub(in crate::ui) fn search(&mut self) {
        let wanted = self.line.text().to_lowercase();
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let has = |at: &usize| {
            let words = self.words.get(*at);
            words.is_some_and(|text| wanted.iter().all(|word| text.contains(word)))
        };
        self.found = (0..self.words.len()).filter(has).collect();
        self.at = 0;
    }

    /// Whether it is still to be brought.
    pub fn waits(&self) -> bool {
        self.rows.is_none()
    }

    /// How many rows there are.
    pub fn all(&self) -> usize {
        self.words.len()
    }

    /// How many were found.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Which is selected, of those found.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// The rows found, from the `first` on.
    pub fn found(&self, first: usize) -> impl Iterator<Item = Row<'_>> {
        let found = self.found.iter().skip(first);
        found.filter_map(|at| self.rows.as_ref()?.get(*at))
    }

    /// The row selected.
    pub fn chosen(&self) -> Option<Row<'_>> {
        self.found(self.at).next()
    }

    /// The meeting of what is selected, to be opened there; none where it is of several.
    pub(in crate::ui) fn opens(&self) -> Option<Wanted> {
        let row = self.chosen()?;
        let (name, seq) = row.place()?;
        Some(Wanted::Named {
            name: PathBuf::from(name),
            seq,
        })
    }

    /// The selected row for the clipboard.
    fn copied(&self) -> Option<String> {
        Some(said(&self.chosen()?).join(", "))
    }

    pub(in crate::ui) fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, self.found.len().saturating_sub(1), page, going);
    }

    pub(in crate::ui) fn select_row(&mut self, at: usize) {
        if at < self.found.len() {
            self.at = at;
        }
    }
}

/// Everything that a row says.
fn said(row: &Row<'_>) -> Vec<String> {
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let parts = match row {
        Row::Decisions(one) => vec![
            day(one.date),
            one.body.clone(),
            text(&one.item),
            one.outcome.clone(),
            text(&one.vote),
            one.text.clone(),
        ],
        Row::Actions(one) => vec![
            day(one.date),
            one.body.clone(),
            one.id.clone(),
            one.owner.clone().unwrap_or_else(|| "no owner".into()),
            one.text.clone(),
            one.due.map(|due| format!("due {due}")).unwrap_or_default(),
            one.standing(),
        ],
        Row::Questions(one) => vec![
            day(one.date),
            one.body.clone(),
            one.id.clone(),
            one.by.clone(),
            one.to.as_ref().map(|to| format!("to {to}")).unwrap_or_default(),
            one.text.clone(),
            one.status.word().to_owned(),
        ],
        Row::Votes(one) => vec![
            day(one.date),
            one.body.clone(),
            text(&one.item),
            text(&one.text),
            format!("{} voted {}", one.member, one.side),
            one.outcome.clone(),
            text(&one.vote),
        ],
        Row::Attendance(one) => vec![
            one.body.clone(),
            one.name.clone(),
            format!("{} meetings", one.meetings),
            format!("present {}", one.present),
            format!("as substitute {}", one.as_substitute),
            format!("apologies {}", one.apologies),
            format!("absent {}", one.absent),
        ],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// What a row can be found by: all that it says.
fn findable(row: &Row<'_>) -> String {
    let exempt = if row.exempt() { " exempt" } else { "" };
    let found = match row {
        // The words before the figures are in every row.
        Row::Attendance(one) => format!("{} {}", one.body, one.name),
        Row::Decisions(_) | Row::Actions(_) | Row::Questions(_) | Row::Votes(_) => said(row).join(" "),
    };
    format!("{found}{exempt}").to_lowercase()
}
