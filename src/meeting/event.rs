//! The facts of a meeting, as the session log keeps them: the public contract.
//!
//! Each is in the past tense and says only what happened; what follows from it is derived in
//! `state`. A type that has been released keeps its name and its fields: a golden line in the
//! tests holds each. A line that the clerk types becomes exactly one fact, so that no crash can
//! keep half of it and undo can name it by its number.

mod value;

use chrono::{DateTime, FixedOffset};

pub use super::facts::*;
pub use value::{
    Aim, InterestKind, Mode, MotionKind, NamedVote, Nominee, NomineeVotes, PartMoved, PersonKind, Priority,
    Procedure, Settled, Side, Verdict, VoteMethod,
};

/// A moment with the offset of the place it was told in.
pub type Moment = DateTime<FixedOffset>;

/// Number of a fact in its log, from 1.
pub type Seq = u64;

/// A fact with its place in the log and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the log, from 1, without gaps.
    pub seq: Seq,
    /// When it was entered.
    pub at: Moment,
    /// When it happened, where the clerk entered it late.
    pub as_of: Option<Moment>,
    /// Press and public were excluded, or it names exempt matter.
    pub exempt: bool,
    /// What happened.
    pub event: Event,
}

impl Recorded {
    /// When it happened.
    pub fn when(&self) -> Moment {
        self.as_of.unwrap_or(self.at)
    }
}
