//! Standing orders as text: TOML read into the rules that `meeting` judges by, and written out again.
//!
//! Tolerant of nothing, helpful in complaint: a key or value that is not known is named with its line and
//! with what may stand there. A file says which of the presets it is based on and changes what differs.
//! This room opens no file: it takes text and gives rules or complaints, never both; and it judges nothing.
//!
//! | file | holds |
//! |---|---|
//! | `settings` | THE table: every setting, what it takes, how it is read and written |
//! | `given` | values as a file gives them |
//! | `named` | the sections that have names: special majorities, limits on speeches |
//! | `read` | a file into rules |
//! | `show` | rules into a file |
//! | `presets/*.toml` | the rules that are shipped, each with its source |

mod given;
mod named;
mod read;
mod settings;
mod show;

use std::fmt;

use crate::meeting::orders::Orders;

pub use read::read;
pub use show::show;

/// The presets, by name.
pub const PRESETS: [(&str, &str); 5] = [
    (
        "police-and-crime-panel",
        include_str!("rules/presets/police-and-crime-panel.toml"),
    ),
    (
        "principal-council",
        include_str!("rules/presets/principal-council.toml"),
    ),
    (
        "parish-council",
        include_str!("rules/presets/parish-council.toml"),
    ),
    ("roberts-rules", include_str!("rules/presets/roberts-rules.toml")),
    ("consensus", include_str!("rules/presets/consensus.toml")),
];

/// Standing orders, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What they are called.
    pub title: Option<String>,
    /// The preset that they change.
    pub based_on: Option<String>,
    /// The rules.
    pub orders: Orders,
}

/// Something in a file that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
    /// What may stand there.
    pub instead: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.line, self.what, self.instead)
    }
}

/// The text of the preset with this name.
pub fn preset(name: &str) -> Option<&'static str> {
    PRESETS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, text)| *text)
}

/// The names of the presets, as a sentence lists them.
pub fn preset_names() -> String {
    PRESETS.map(|(name, _)| name).join(", ")
}
