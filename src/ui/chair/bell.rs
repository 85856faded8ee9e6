//! The bell: rung once when a speaker's time is over, if the chair wants it. Silent by default.

use super::speaker::{Turn, Urgency};

/// Whether it rings, and for which speech it did.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bell {
    /// Whether the chair wants it.
    pub on: bool,
    rung: Option<usize>,
}

impl Bell {
    /// Whether it rings now: the time of the speech, which is the one at this place, is over.
    pub(super) fn hears(&mut self, turn: Option<&Turn>, speech: Option<usize>) -> bool {
        let over = turn.is_some_and(|turn| turn.urgency() == Urgency::Over);
        if !over {
            // More time was given: it may ring once more.
            self.rung = self.rung.filter(|rung| Some(*rung) != speech);
            return false;
        }
        // Turned on late, it does not ring for what is long over.
        let first = self.rung != speech;
        self.rung = speech;
        first && self.on
    }
}
