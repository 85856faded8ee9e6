//! The kinds of paper that a meeting leaves.

use std::fmt;
use std::str::FromStr;

use crate::meeting::ids::ItemId;

/// What a paper holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Paper {
    /// Everything.
    #[default]
    Minutes,
    /// Who came, what was declared, decided and voted: the note to be out within days.
    Decisions,
    /// What is to be done, by whom and when.
    Actions,
    /// Who came, and when.
    Attendance,
    /// One item of business as it was taken.
    Item(ItemId),
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paper::Minutes => f.write_str("minutes"),
            Paper::Decisions => f.write_str("decisions"),
            Paper::Actions => f.write_str("actions"),
            Paper::Attendance => f.write_str("attendance"),
            Paper::Item(item) => write!(f, "item:{item}"),
        }
    }
}

impl FromStr for Paper {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "minutes" => Ok(Paper::Minutes),
            "decisions" => Ok(Paper::Decisions),
            "actions" => Ok(Paper::Actions),
            "attendance" => Ok(Paper::Attendance),
            other => match other.strip_prefix("item:") {
                Some(item) if !item.trim().is_empty() => Ok(Paper::Item(item.trim().into())),
                _ => Err("a paper is minutes, decisions, actions, attendance or item:NUMBER".into()),
            },
        }
    }
}
