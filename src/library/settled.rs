//! What earlier meetings had left open, and later ones of the same body settled: actions, promises, questions.
//!
//! A log is never changed by another: what became of it is found here, by body, day and id.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Volume;
use crate::meeting::{Seq, state};

/// What was settled at a later meeting, and where to read of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// What was open, as `key` calls it.
    pub of: String,
    /// It was given up.
    pub dropped: bool,
    /// The log of the later meeting.
    pub meeting: String,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// The entry to go to.
    pub seq: Seq,
}

/// What all meetings of a body call something that one of them left open.
pub fn key(body: &str, held: Option<NaiveDate>, id: &str) -> String {
    let held = held.map(|held| held.to_string()).unwrap_or_default();
    format!("{}\u{1f}{held}\u{1f}{id}", body.trim().to_lowercase())
}

/// What these meetings settled of earlier ones.
pub fn closings(volumes: &[Volume<'_>]) -> Vec<Closing> {
    let all = volumes
        .iter()
        .flat_map(|volume| volume.meeting.settled.iter().map(move |one| (volume, one)));
    let closing = |(volume, one): (&Volume<'_>, &state::Settled)| Closing {
        of: key(&volume.body(), Some(one.held), &one.owed.to_string()),
        dropped: one.dropped,
        meeting: volume.name.to_owned(),
        date: volume.date(),
        seq: one.seq,
    };
    all.map(closing).collect()
}

/// Everything that was settled at a later meeting.
#[derive(Debug, Clone, Default)]
pub struct Settled(HashMap<String, Closing>);

impl Settled {
    /// Of several that settle the same, the last.
    pub fn of(closings: impl IntoIterator<Item = Closing>) -> Self {
        let mut all: Vec<Closing> = closings.into_iter().collect();
        all.sort_by_key(|one| (one.date, one.seq));
        Self(all.into_iter().map(|one| (one.of.clone(), one)).collect())
    }

    /// Where this was settled.
    pub fn get(&self, body: &str, held: Option<NaiveDate>, id: &str) -> Option<&Closing> {
        self.0.get(&key(body, held, id))
    }

    /// All of it.
    pub fn iter(&self) -> impl Iterator<Item = &Closing> {
        self.0.values()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
