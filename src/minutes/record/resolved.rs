//! The record's decisions: all that was decided, each with its words as adopted and the figures that decided it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::meeting::clauses::{self, Piece};
use crate::meeting::decisions::{self, On};
use crate::meeting::event::{Side, VoteMethod};
use crate::meeting::ids::{ElectionId, ItemId, MotionId, PersonId};
use crate::meeting::{Meeting, Seq};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// The entry that decided it.
    pub seq: Seq,
    /// Its number, where the house numbers its decisions: `2026/001`.
    pub number: Option<String>,
    /// The item it was decided on.
    pub item: Option<ItemId>,
    /// The motion, where there was one.
    pub motion: Option<MotionId>,
    /// The election, where there was one.
    pub election: Option<ElectionId>,
    /// What came of it: carried, agreed, elected, noted, deferred, lost, tied.
    pub outcome: String,
    /// Its words as adopted, a clause a line; null where nothing was said but what came of it.
    pub text: Option<String>,
    /// The clauses in those words.
    pub clauses: Vec<Clause>,
    /// Its mover.
    pub moved_by: Option<PersonId>,
    /// Its seconder.
    pub seconded_by: Option<PersonId>,
    /// How it was reached; null where it was noted or put off.
    pub method: Option<VoteMethod>,
    /// Votes for; null where it was without figures.
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against; null where it was without figures.
    pub against: Option<u32>,
    /// Abstentions; null where it was without figures.
    pub abstain: Option<u32>,
    /// The chair's casting vote.
    pub casting: Option<Side>,
}

/// A clause of a motion or a decision, or a row of a table in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Clause {
    /// How deep it stands, from 1.
    pub level: u8,
    /// What it is called, as it was typed: `(1)`.
    pub mark: Option<String>,
    /// Its words.
    pub text: String,
    /// The cells, where it is the row of a table.
    pub cells: Option<Vec<String>>,
}

pub(super) fn decisions(meeting: &Meeting) -> Vec<Decision> {
    decisions::decisions(meeting).iter().map(decided).collect()
}

fn decided(one: &decisions::Decision) -> Decision {
    let (motion, election) = match one.on {
        On::Motion(motion, _) => (Some(motion), None),
        On::Election(election) => (None, Some(election)),
        On::Item | On::Vote => (None, None),
    };
    Decision {
        seq: one.seq,
        number: None,
        item: one.item.clone(),
        motion,
        election,
        outcome: one.came.word().to_owned(),
        text: one.text.clone(),
        clauses: one.text.as_deref().map(clauses_of).unwrap_or_default(),
        moved_by: one.moved_by.clone(),
        seconded_by: one.seconded_by.clone(),
        method: one.method,
        in_favour: one.count.map(|count| count.in_favour),
        against: one.count.map(|count| count.against),
        abstain: one.count.map(|count| count.abstain),
        casting: one.casting,
    }
}

/// The clauses of a text, in order.
pub(super) fn clauses_of(text: &str) -> Vec<Clause> {
    let row = |cells: &Vec<String>| Clause {
        level: 1,
        mark: None,
        text: cells.join(" | "),
        cells: Some(cells.clone()),
    };
    let mut out = Vec::new();
    for piece in clauses::read(text).pieces {
        match piece {
            Piece::Clause(one) => out.push(Clause {
                level: one.level,
                mark: one.mark,
                text: one.text,
                cells: None,
            }),
            Piece::Table { head, rows } => {
                let head = Some(head).filter(|head| !head.is_empty());
                out.extend(head.iter().chain(&rows).map(row));
            }
        }
    }
    out
}
