//! Work that takes longer than half a second shows how far it is: a bar in a terminal, nothing anywhere else.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::library::build::Step;

/// What is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often it is drawn.
const EACH: Duration = Duration::from_millis(100);

/// How many columns the bar itself takes.
const WIDE: usize = 30;

/// A bar on standard error. It goes when it is dropped.
pub struct Bar {
    start: Instant,
    drawn: Mutex<Option<Instant>>,
    seen: bool,
}

impl Bar {
    /// A bar that begins now.
    pub fn begin() -> Self {
        Self {
            start: Instant::now(),
            drawn: Mutex::new(None),
            seen: io::stderr().is_terminal(),
        }
    }

    /// Shows how far the work has come.
    pub fn tell(&self, step: Step) {
        if !self.seen || self.start.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut drawn) = self.drawn.lock() else { return };
        if drawn.is_some_and(|drawn| drawn.elapsed() < EACH) {
            return;
        }
        *drawn = Some(Instant::now());
        let _ = write!(io::stderr(), "\r\x1b[K{}", line(step, self.start.elapsed()));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.drawn.lock().is_ok_and(|drawn| drawn.is_some()) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// The line: what is done, how far it is, and how long it is still about.
pub fn line(step: Step, since: Duration) -> String {
    let (done, all) = match step {
        Step::Waits => return "another quorate reads the meetings; waiting for it".into(),
        Step::Read { done, all } | Step::Kept { done, all } => (done, all.max(1)),
    };
    let full = WIDE * done / all;
    let left = since.as_secs_f64() * (all - done.min(all)) as f64 / done.max(1) as f64;
    format!(
        "reading the meetings  {}{}  {done} of {all}, {left:.0} s left",
        "█".repeat(full),
        "░".repeat(WIDE - full)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_says_what_how_far_and_how_long() {
        let line = line(Step::Read { done: 250, all: 1000 }, Duration::from_secs(2));
        assert_eq!(
            line,
            "reading the meetings  ███████░░░░░░░░░░░░░░░░░░░░░░░  250 of 1000, 6 s left"
        );
    }
}
