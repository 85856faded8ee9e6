//! A log read with the seal of each of its states, so that what stood at any moment can be held against
//! minutes that were printed then. IO.

use std::path::Path;

use super::reading;
use crate::journal::{self, JournalError, LineHash};
use crate::meeting::Meeting;

/// A meeting and the seal of each state it went through.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The meeting.
    pub meeting: Meeting,
    /// The hash of each line of its log as the line after tells it: the header's, then one for each fact.
    pub seals: Vec<String>,
    /// What is the matter with the log.
    pub problem: Option<String>,
}

/// Reads the log at `path`.
///
/// # Errors
/// There is none, or it is no log at all.
pub fn read(path: &Path) -> Result<Sealed, JournalError> {
    let log = journal::read(path)?;
    // Read a second time for the hashes of its lines: what was added in between has no fact here.
    let bytes = std::fs::read(path).unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let seals = lines.map(|line| LineHash::of(line).to_string());
    let problem = reading::noticed(&log);
    Ok(Sealed {
        seals: seals.take(log.facts.len() + 1).collect(),
        meeting: Meeting::replay(log.facts),
        problem,
    })
}
