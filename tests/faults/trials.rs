//! What is counted: trials, what had been acknowledged in them, what of it was lost, and what did not
//! come back.
//!
//! Must never let a trial pass in silence: one that panics is counted and told as well.

use std::any::Any;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most failures that are told of each fault.
const TOLD: usize = 5;

/// All trials of one fault.
#[derive(Default)]
pub struct Trials {
    pub trials: usize,
    pub acknowledged: usize,
    pub lost: usize,
    pub unrecovered: usize,
    pub wrong: usize,
    pub told: Vec<String>,
    /// What could not be tried here, and why.
    pub skipped: Vec<String>,
    /// What was tried in part.
    pub sampled: Vec<String>,
    /// Whether every trial is to be made, however long it takes.
    pub all: bool,
}

/// One trial while it runs.
#[derive(Default)]
pub struct Trial {
    acknowledged: usize,
    lost: usize,
    unrecovered: bool,
    told: Vec<String>,
}

impl Trials {
    /// Makes one trial; what it is called tells of it if it fails.
    pub fn trial(&mut self, at: impl Display, run: impl FnOnce(&mut Trial)) {
        let mut trial = Trial::default();
        let ran = catch_unwind(AssertUnwindSafe(|| run(&mut trial)));
        self.trials += 1;
        self.acknowledged += trial.acknowledged;
        self.lost += trial.lost;
        self.unrecovered += usize::from(trial.unrecovered);
        if let Err(panic) = ran {
            self.wrong += 1;
            trial.told.push(words(&*panic));
        }
        let room = TOLD.saturating_sub(self.told.len());
        self.told.extend(
            trial
                .told
                .into_iter()
                .take(room)
                .map(|what| format!("{at}: {what}")),
        );
    }

    /// Says that something cannot be tried here.
    pub fn skip(&mut self, what: impl Display) {
        self.skipped.push(what.to_string());
    }

    /// Every `stride`th of `all`, or all of them where that is asked for.
    pub fn some_of<T>(&mut self, what: &str, all: Vec<T>, stride: usize) -> Vec<T> {
        if self.all || stride <= 1 {
            return all;
        }
        let count = all.len();
        // Not from the first on: it is the least telling.
        let some: Vec<T> = all.into_iter().skip(stride / 2).step_by(stride).collect();
        self.sampled
            .push(format!("{} of {count} trials of {what}", some.len()));
        some
    }

    /// Whether anything went wrong.
    pub fn failed(&self) -> bool {
        self.lost + self.unrecovered + self.wrong > 0
    }
}

impl Trial {
    /// So many events were said to be on disk.
    pub fn acknowledged(&mut self, events: usize) {
        self.acknowledged += events;
    }

    /// Of those, so many are not there, or are not what they were.
    pub fn lost(&mut self, events: usize, what: impl Display) {
        self.lost += events;
        self.told.push(format!("lost {events}: {what}"));
    }

    /// The log cannot be gone on with.
    pub fn unrecovered(&mut self, why: impl Display) {
        self.unrecovered = true;
        self.told.push(format!("not recovered: {why}"));
    }
}

/// What a panic says.
pub fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}
