//! Before there is a meeting to follow: it waits for one, or asks which of several.

use std::path::PathBuf;

use super::super::Effect;
use super::super::keys::Going;

/// A meeting that can be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followable {
    /// Its log.
    pub path: PathBuf,
    /// Who meets.
    pub body: String,
    /// How far it has come.
    pub status: String,
}

/// The lobby.
#[derive(Debug, Clone, Default)]
pub struct Lobby {
    /// The meetings that can be followed; none while it waits.
    pub meetings: Vec<Followable>,
    /// Where it looks for them.
    pub folder: String,
    /// Something to say.
    pub told: Option<String>,
    pub(in crate::ui) at: usize,
}

impl Lobby {
    /// The lobby of a folder with the meetings that can be followed.
    pub fn new(meetings: Vec<Followable>, folder: String) -> Self {
        Self {
            meetings,
            folder,
            told: None,
            at: 0,
        }
    }

    /// Goes through the list.
    pub fn go(&mut self, going: Going) {
        let last = self.meetings.len().saturating_sub(1);
        self.at = super::super::update::stepped(self.at, last, 10, going);
    }

    /// Follows the one that is selected.
    pub fn choose(&self) -> Vec<Effect> {
        let chosen = self.meetings.get(self.at);
        chosen
            .map(|one| Effect::Follow(one.path.clone()))
            .into_iter()
            .collect()
    }

    /// A second went by: looks again, keeping the place in the list.
    pub fn look(&self) -> Vec<Effect> {
        vec![Effect::LookForMeetings]
    }
}
