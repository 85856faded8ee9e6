//! The ways a word might go on, and which of them is in the line now.

use super::line::Line;
use super::parts::list::Item;
use crate::entry::Candidate;

/// An open list of completions.
#[derive(Debug, Clone)]
pub struct Completion {
    /// The ways.
    pub candidates: Vec<Candidate>,
    /// Which is in the line; none before the second Tab.
    pub chosen: Option<usize>,
    before: String,
    cursor: usize,
}

impl Completion {
    /// Puts in what all have in common, or the only one. The list, where several are left.
    ///
    /// # Errors
    /// Why there is nothing to complete.
    pub fn begin(candidates: Vec<Candidate>, line: &mut Line) -> Result<Option<Self>, &'static str> {
        match candidates.as_slice() {
            [] => Err("Nothing here to complete."),
            [only] => {
                line.replace(only.replaces.clone(), &only.text);
                Ok(None)
            }
            [first, ..] => {
                let common = common(&candidates);
                let range = first.replaces.clone();
                let typed = line.text().get(range.clone()).unwrap_or_default();
                let same = candidates.iter().all(|one| one.replaces == range);
                let mut candidates = candidates;
                if same && common.len() > typed.len() && common.starts_with(typed) {
                    line.replace(range.clone(), &common);
                    let end = range.start + common.len();
                    candidates.iter_mut().for_each(|one| one.replaces.end = end);
                }
                Ok(Some(Self {
                    candidates,
                    chosen: None,
                    before: line.text().to_owned(),
                    cursor: line.cursor(),
                }))
            }
        }
    }

    /// The next one, or the one before, into the line.
    pub fn turn(&mut self, back: bool, line: &mut Line) {
        let last = self.candidates.len().saturating_sub(1);
        let at = match (self.chosen, back) {
            (None, false) => 0,
            (None, true) | (Some(0), true) => last,
            (Some(at), true) => at - 1,
            (Some(at), false) => (at + 1) % (last + 1),
        };
        self.chosen = Some(at);
        if let Some(one) = self.candidates.get(at) {
            line.set(&self.before);
            line.to(self.cursor);
            line.replace(one.replaces.clone(), &one.text);
        }
    }

    /// The rows of the list.
    pub fn items(&self) -> Vec<Item> {
        let row = |one: &Candidate| Item {
            name: one.text.trim_end().to_owned(),
            about: one.about.clone(),
            ..Item::default()
        };
        self.candidates.iter().map(row).collect()
    }

    /// The line as it was before the list chose for it.
    pub fn cancel(self, line: &mut Line) {
        line.set(&self.before);
        line.to(self.cursor);
    }
}

fn common(candidates: &[Candidate]) -> String {
    let mut texts = candidates.iter().map(|one| one.text.as_str());
    let first = texts.next().unwrap_or_default();
    let shared = texts.fold(first.len(), |shared, text| {
        let same = first[..shared].char_indices().zip(text.chars());
        let same = same.take_while(|((_, a), b)| a == b);
        same.last().map_or(0, |((at, c), _)| at + c.len_utf8())
    });
    first[..shared].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Candidate {
        Candidate {
            replaces: 0..2,
            text: text.into(),
            about: String::new(),
        }
    }

    #[test]
    fn several_put_in_what_they_share_and_then_take_turns() {
        let mut line = Line::new("ma");
        let list = Completion::begin(vec![one("mallon"), one("malone")], &mut line);
        let mut list = list.expect("candidates").expect("several");
        assert_eq!(line.text(), "mal");
        list.turn(false, &mut line);
        assert_eq!(line.text(), "mallon");
        list.turn(false, &mut line);
        assert_eq!(line.text(), "malone");
        list.turn(false, &mut line);
        assert_eq!(line.text(), "mallon");
        list.turn(true, &mut line);
        assert_eq!(line.text(), "malone");
        list.cancel(&mut line);
        assert_eq!(line.text(), "mal");
    }
}
