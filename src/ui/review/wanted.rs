//! What goes to whoever fetches saved meetings, and what comes back.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::finding::Answer;
use super::register::Gathered;
use crate::entry::{House, Predictor, Said};
use crate::library::register::Which;
use crate::library::shelf::Shelved;
use crate::meeting::{Meeting, Seq};
use crate::minutes::Format;
use crate::ui::planner::LastTime;

/// What the reader wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The paths that begin like this.
    Paths(String),
    /// The meetings that there are.
    Shelf,
    /// What all meetings have of what is asked.
    Find {
        /// What is asked.
        asked: String,
        /// Whether what is exempt is looked through too.
        exempt: bool,
    },
    /// A register of all meetings.
    Register {
        /// Which.
        which: Which,
        /// Whether what is exempt is looked at too.
        exempt: bool,
    },
    /// What was minuted at the earlier meetings of a body, and here, learned.
    Learn(Box<Learn>),
    /// A meeting by the name of its log, at an entry.
    Named {
        /// The log's name, without its folder and ending.
        name: PathBuf,
        /// The entry to go to.
        seq: Seq,
    },
    /// A correction put on record as proposed, and the meeting as it stands then.
    Propose {
        /// Its log.
        path: PathBuf,
        /// The entry.
        entry: Seq,
        /// How it should read.
        text: String,
        /// Why.
        why: String,
    },
    /// What the last meeting of a body had.
    LastTime(String),
    /// The folder in which the minutes are written unless another is named.
    Folder,
    /// A file opened where there is a desktop to open it on.
    Open(PathBuf),
    /// The minutes written to a file.
    Export {
        /// The log.
        path: PathBuf,
        /// As what.
        format: Format,
        /// With what is exempt.
        exempt: bool,
        /// Into which folder; empty for the one that the program was started in.
        folder: PathBuf,
    },
    /// A meeting, at an entry.
    Meeting {
        /// Its log.
        path: PathBuf,
        /// The entry to go to.
        seq: Option<Seq>,
    },
}

/// What the clerk's line is to be predicted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learn {
    /// The body.
    pub body: String,
    /// The day of the meeting that is minuted now: earlier ones are learned from.
    pub before: NaiveDate,
    /// What the house says.
    pub house: House,
    /// What was said here.
    pub said: Said,
}

/// What was brought from the folder of logs.
#[derive(Debug, Clone)]
pub enum Brought {
    /// Paths that begin like what was typed.
    Paths {
        /// What was typed.
        of: String,
        /// Each of them whole, a folder with a stroke at its end.
        found: Vec<String>,
    },
    /// The meetings that there are.
    Shelf(Vec<Shelved>),
    /// So many of all logs are read; and where there is more to see than before, the meetings so far.
    Reading {
        /// So many.
        done: usize,
        /// Of these; none where another process reads them.
        all: usize,
        /// The meetings so far.
        shelf: Option<Vec<Shelved>>,
    },
    /// What was found in all meetings.
    Found(Answer),
    /// A register of all meetings.
    Register(Gathered),
    /// What was learned of how lines go on.
    Learned(Box<Predictor>),
    /// What the last meeting of a body had.
    LastTime(LastTime),
    /// The folder in which the minutes are written unless another is named.
    Folder(String),
    /// The minutes are in this file.
    Exported(PathBuf),
    /// A meeting, to be opened at an entry.
    Meeting(Box<Opened>, Option<Seq>),
    /// A meeting as it stands after something was put on record, and what to say of it.
    Changed(Box<Opened>, Seq, String),
    /// It was done; this is to be said.
    Done(String),
    /// Nothing, for this reason.
    Nothing(String),
}

/// A meeting taken from the shelf.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// Its log.
    pub path: PathBuf,
    /// All of it, with what is exempt.
    pub meeting: Meeting,
    /// The seal of each state: the hash of the log's line for each fact, with the header's first.
    pub seals: Vec<String>,
    /// What is the matter with its log.
    pub problem: Option<String>,
}
