//! The lines entered before, and the way back through them.
//!
//! It finds by how a line begins: what was typed before the first ↑ is the beginning, and ↓ past the
//! newest brings exactly that back.

/// How many lines it keeps.
const LINES: usize = 1000;

/// The lines entered before.
#[derive(Debug, Clone, Default)]
pub struct History {
    lines: Vec<String>,
    at: Option<usize>,
    typed: String,
}

impl History {
    /// Keeps a line that was entered, or was set aside unfinished.
    pub fn keep(&mut self, line: &str) {
        self.at = None;
        if line.trim().is_empty() || self.lines.last().is_some_and(|last| last == line) {
            return;
        }
        if self.lines.len() == LINES {
            self.lines.remove(0);
        }
        self.lines.push(line.to_owned());
    }

    /// Whether an older line is shown now.
    pub fn browsing(&self) -> bool {
        self.at.is_some()
    }

    /// What was typed is typed on: the next ↑ begins anew.
    pub fn rest(&mut self) {
        self.at = None;
    }

    /// The line before, of those that begin as `typed` did; none where there is no other.
    pub fn older(&mut self, typed: &str) -> Option<&str> {
        if self.at.is_none() {
            self.typed = typed.to_owned();
        }
        let from = self.at.unwrap_or(self.lines.len());
        let wanted = &self.typed;
        let found = self.lines[..from]
            .iter()
            .rposition(|line| line.starts_with(wanted) && line != typed)?;
        self.at = Some(found);
        Some(&self.lines[found])
    }

    /// The line after, or what was typed before the first ↑; none where no older line is shown.
    pub fn newer(&mut self, shown: &str) -> Option<&str> {
        let from = self.at?;
        let wanted = &self.typed;
        let later = &self.lines[from + 1..];
        let found = later
            .iter()
            .position(|line| line.starts_with(wanted) && line != shown);
        self.at = found.map(|at| from + 1 + at);
        Some(self.at.map_or(&self.typed, |at| &self.lines[at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_back_by_beginning_and_forth_to_what_was_typed() {
        let mut history = History::default();
        for line in ["burke: a", "/item 70", "burke: b", "burke: b", "white? c"] {
            history.keep(line);
        }
        assert_eq!(history.older("bu"), Some("burke: b"));
        assert_eq!(history.older("burke: b"), Some("burke: a"));
        assert_eq!(history.older("burke: a"), None);
        assert_eq!(history.newer("burke: a"), Some("burke: b"));
        assert_eq!(history.newer("burke: b"), Some("bu"));
        assert_eq!(history.newer("bu"), None);
    }
}
