//! Lines on their way to the disk. A line leaves the entry and waits here until the log has it; nothing in
//! here is recorded, and nothing in here is ever dropped without the clerk's doing.

use std::collections::VecDeque;

use crate::meeting::Recorded;

/// A line whose fact is being written.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The line as it was typed.
    pub line: String,
    /// The fact it was decided into.
    pub fact: Recorded,
}

/// A line that could not be recorded while the clerk was typing something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The line as it was typed.
    pub line: String,
    /// Why it is here.
    pub why: String,
    /// It is a paragraph of a paste: the next one comes up when it is recorded.
    pub pasted: bool,
}

/// The lines on their way.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    /// The one being written.
    pub writing: Option<Writing>,
    /// Those entered since, in order.
    pub waiting: VecDeque<String>,
    /// Those that want the clerk, oldest first.
    pub held: VecDeque<Held>,
    /// Why the disk did not take the last line. Those that wait go on when a line gets through.
    pub trouble: Option<String>,
    /// By how much the clock was set and the log does not say so yet, in milliseconds.
    pub stepped_ms: i64,
}

impl Outbox {
    /// Whether a line entered now must wait its turn.
    pub fn busy(&self) -> bool {
        self.writing.is_some() || (self.trouble.is_none() && !self.waiting.is_empty())
    }

    /// Whether lines wait because the disk did not take the one before them.
    pub fn stalled(&self) -> bool {
        self.trouble.is_some() && !self.waiting.is_empty()
    }

    /// How many lines are not on disk.
    pub fn unwritten(&self) -> usize {
        usize::from(self.writing.is_some()) + self.waiting.len() + self.held.len()
    }

    /// Every line in here, oldest first.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let held = self.held.iter().map(|held| held.line.as_str());
        let writing = self.writing.iter().map(|writing| writing.line.as_str());
        held.chain(writing).chain(self.waiting.iter().map(String::as_str))
    }
}
