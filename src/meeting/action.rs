//! Actions: who is to do what, by when.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::event::Seq;
use super::ids::{ActionId, ItemId, PersonId, UndertakingId};

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// To be done.
    Open,
    /// Reported done.
    Done,
    /// Given up.
    Dropped,
}

impl ActionStatus {
    /// The word for it in the record.
    pub fn word(self) -> &'static str {
        match self {
            ActionStatus::Open => "open",
            ActionStatus::Done => "done",
            ActionStatus::Dropped => "dropped",
        }
    }
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The fact that holds it.
    pub seq: Seq,
    /// The item it came up on.
    pub item: Option<ItemId>,
    /// Who is to do it.
    pub owner: Option<PersonId>,
    /// The words as they stand.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub status: ActionStatus,
    /// The undertaking that it follows from.
    pub from: Option<UndertakingId>,
}

impl Action {
    /// Whether it is to be done and nothing says by whom.
    pub fn wants_owner(&self) -> bool {
        self.owner.is_none() && self.status == ActionStatus::Open
    }
}
