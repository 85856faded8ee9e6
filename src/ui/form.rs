//! A form over the clerk's view: what is typed into each field, which field has the keyboard, and the line
//! that it composes. It records nothing: the line in the entry does, as if it had been typed.

use super::completion::Completion;
use super::keys::Going;
use super::line::Line;
use super::update::stepped;
use crate::entry::form::{Field, Filled, Kind};
use crate::entry::{self, Candidate};
use crate::meeting::Meeting;

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Which of several ways of saying it.
    Way,
    /// A field, by its place.
    Field(usize),
    /// When it happened.
    When,
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    filled: Filled,
    /// What stands before the line that it composes: which entry that puts right.
    before: String,
    lines: Vec<Line>,
    when: Line,
    at: usize,
    /// The ways the field might go on, once they are asked for.
    pub completion: Option<Completion>,
}

impl Form {
    /// The form with what was filled in so far; the first empty field has the keyboard.
    pub fn new(filled: Filled) -> Self {
        Self::behind("", filled)
    }

    /// The form, composing what stands behind `before` in the line.
    pub fn behind(before: &str, filled: Filled) -> Self {
        let lines: Vec<Line> = filled.values.iter().map(|value| Line::new(value)).collect();
        let mut form = Self {
            when: Line::new(&filled.at),
            lines,
            filled,
            before: before.to_owned(),
            at: 0,
            completion: None,
        };
        let empty = |row: &Row| match row {
            Row::Field(at) => {
                let optional = matches!(form.fields()[*at].kind, Kind::Motion | Kind::Election);
                form.lines[*at].is_empty() && !optional
            }
            Row::Way | Row::When => false,
        };
        let rows = form.rows();
        let first = rows.iter().position(empty);
        let typed = rows.iter().rposition(|row| matches!(row, Row::Field(_)));
        form.at = first.or(typed).unwrap_or(0);
        form
    }

    /// What it fills in, as it stands.
    pub fn filled(&self) -> &Filled {
        &self.filled
    }

    /// Its fields.
    pub fn fields(&self) -> &'static [Field] {
        self.filled.fields()
    }

    /// What stands in a field.
    pub fn value(&self, field: usize) -> &Line {
        &self.lines[field]
    }

    /// When it happened, as typed.
    pub fn when(&self) -> &Line {
        &self.when
    }

    /// Its rows in order.
    pub fn rows(&self) -> Vec<Row> {
        let ways = self.filled.sheet.ways.len();
        let fields = (0..self.lines.len()).map(Row::Field);
        let way = (ways > 1).then_some(Row::Way);
        let when = self.filled.sheet.records().then_some(Row::When);
        way.into_iter().chain(fields).chain(when).collect()
    }

    /// The place of the row that has the keyboard.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The row that has the keyboard.
    pub fn row(&self) -> Option<Row> {
        self.rows().get(self.at).copied()
    }

    /// Whether the row that has the keyboard is typed into; else it has choices.
    pub fn is_typed(&self) -> bool {
        self.row().is_some_and(|row| self.choices(row).is_none())
    }

    /// The line typed into, where the row has one.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        match self.row()? {
            Row::Field(at) if !matches!(self.fields()[at].kind, Kind::Choice(_)) => self.lines.get_mut(at),
            Row::When => Some(&mut self.when),
            Row::Field(_) | Row::Way => None,
        }
    }

    /// What is typed goes into what it fills in. Gives the line that it composes.
    pub fn changed(&mut self) -> String {
        let values = self.lines.iter().map(|line| line.text().to_owned());
        self.filled.values = values.collect();
        self.filled.at = self.when.text().trim().to_owned();
        format!("{}{}", self.before, self.filled.line())
    }

    /// The words of the choices of the row that has the keyboard, and which is chosen.
    pub fn choices(&self, row: Row) -> Option<(Vec<&'static str>, Option<usize>)> {
        match row {
            Row::Way => {
                let names = self.filled.sheet.ways.iter().map(|way| way.name);
                Some((names.collect(), Some(self.filled.way)))
            }
            Row::Field(at) => {
                let Kind::Choice(choices) = self.fields()[at].kind else {
                    return None;
                };
                let value = self.lines[at].text();
                let chosen = choices.iter().position(|(word, _)| *word == value);
                Some((choices.iter().map(|(word, _)| *word).collect(), chosen))
            }
            Row::When => None,
        }
    }

    /// What the choice in a field says.
    pub fn says(&self, field: usize) -> Option<&'static str> {
        let Kind::Choice(choices) = self.fields()[field].kind else {
            return None;
        };
        let value = self.lines[field].text();
        choices
            .iter()
            .find(|(word, _)| *word == value)
            .map(|(_, says)| *says)
    }

    /// Chooses one of a row's choices; none leaves the field empty.
    pub fn choose(&mut self, row: Row, which: Option<usize>) {
        let Some((words, _)) = self.choices(row) else {
            return;
        };
        match row {
            Row::Way => {
                self.changed();
                self.filled.by_way(which.unwrap_or(0));
                self.lines = self.filled.values.iter().map(|value| Line::new(value)).collect();
            }
            Row::Field(at) => {
                let word = which.and_then(|which| words.get(which)).copied().unwrap_or("");
                self.lines[at].set(word);
            }
            Row::When => {}
        }
    }

    /// The next choice of the row that has the keyboard, or the one before; whether it has any.
    pub fn turn(&mut self, back: bool) -> bool {
        let Some(row) = self.row() else { return false };
        let Some((words, chosen)) = self.choices(row) else {
            return false;
        };
        let needed = match row {
            Row::Way => true,
            Row::Field(at) => self.fields()[at].needed,
            Row::When => false,
        };
        let next = match (chosen, back) {
            (None, false) => Some(0),
            (None, true) => words.len().checked_sub(1),
            (Some(at), false) if at + 1 < words.len() => Some(at + 1),
            (Some(at), true) if at > 0 => Some(at - 1),
            (Some(_), false) => needed.then_some(0),
            (Some(_), true) => needed.then(|| words.len() - 1),
        };
        self.choose(row, next);
        true
    }

    /// A letter where the row has choices: the next that begins with it; a blank takes the next.
    pub fn type_choice(&mut self, c: char) {
        if c == ' ' {
            self.turn(false);
            return;
        }
        let Some((row, (words, chosen))) = self.row().and_then(|row| Some((row, self.choices(row)?))) else {
            return;
        };
        let begins = |at: &usize| words[*at].to_lowercase().starts_with(c.to_ascii_lowercase());
        let after = chosen.map_or(0, |at| at + 1);
        let found = (after..words.len()).chain(0..after).find(begins);
        if found.is_some() {
            self.choose(row, found);
        }
    }

    /// Goes through the rows.
    pub fn go(&mut self, going: Going) {
        self.completion = None;
        let last = self.rows().len().saturating_sub(1);
        self.at = stepped(self.at, last, last.max(1), going);
    }

    /// Goes to a row.
    pub fn to(&mut self, row: usize) {
        self.completion = None;
        self.at = row.min(self.rows().len().saturating_sub(1));
    }

    /// Whether Enter in this row records: in the last field, and where the time is typed.
    pub fn is_last(&self) -> bool {
        match self.row() {
            Some(Row::Field(at)) => at + 1 >= self.lines.len(),
            Some(Row::When) | None => true,
            Some(Row::Way) => self.lines.is_empty(),
        }
    }

    /// The ways the field that has the keyboard might go on.
    pub fn candidates(&self, meeting: &Meeting) -> Vec<Candidate> {
        match self.row() {
            Some(Row::Field(at)) => {
                let line = &self.lines[at];
                entry::complete_field(self.fields()[at].kind, line.text(), line.cursor(), meeting)
            }
            Some(Row::Way | Row::When) | None => Vec::new(),
        }
    }

    /// Tab: what is certain is put in; where there are several, further Tabs go round; where there is
    /// nothing, to the next row.
    pub fn complete(&mut self, back: bool, meeting: &Meeting) {
        let mut completion = self.completion.take();
        let found = self.candidates(meeting);
        let Some(line) = self.line_mut() else {
            return self.go(if back { Going::Up } else { Going::Down });
        };
        if let Some(list) = &mut completion {
            list.turn(back, line);
            self.completion = completion;
            return;
        }
        let whole = |one: &Candidate| line.text().get(one.replaces.clone()) == Some(one.text.as_str());
        let nothing_to_do = line.is_empty() || found.is_empty() || found.iter().any(whole);
        if back || nothing_to_do {
            return self.go(if back { Going::Up } else { Going::Down });
        }
        if let Ok(list) = Completion::begin(found, line) {
            self.completion = list;
        }
    }

    /// Puts a candidate into the field.
    pub fn take(&mut self, candidate: &Candidate) {
        self.completion = None;
        if let Some(line) = self.line_mut() {
            line.replace(candidate.replaces.clone(), &candidate.text);
        }
    }
}
