//! What opening a log had to do to it, in words for the clerk.
//!
//! Must never be kept from them: nothing is cut, and nothing found lost, in silence.

use std::fmt;
use std::path::PathBuf;

use super::reader::Torn;

/// What was done to a log when it was opened, for the clerk to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recovery {
    /// What was cut from its end, and kept.
    pub cut: Option<Cut>,
    /// How many events had been on disk and are gone from the end.
    pub lost: u64,
    /// Where the log goes on, if what was written was not to be found in its place any more.
    pub moved: Option<Moved>,
}

/// A log that was not to be found in its place any more while it was written, and was written whole beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// What had become of it.
    pub why: Missing,
    /// Where it was.
    pub from: PathBuf,
    /// Where it goes on.
    pub to: PathBuf,
    /// How many events are there.
    pub events: u64,
}

/// What has become of a log that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing of its name is there.
    TakenAway,
    /// Another file has its name.
    Replaced,
    /// Another program wrote in it.
    Overwritten,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.why {
            Missing::TakenAway => "was taken away",
            Missing::Replaced => "was replaced by another file",
            Missing::Overwritten => "was overwritten by another program",
        };
        let (from, to, events) = (self.from.display(), self.to.display(), self.events);
        write!(
            f,
            "{from} {what} while it was being minuted. Nothing is lost: all {events} entries were written \
             to {to}, and the meeting goes on there"
        )
    }
}

/// What was cut from the end of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// How many bytes.
    pub bytes: u64,
    /// What they are. None for what had been written and not acknowledged.
    pub why: Option<Torn>,
    /// The file to which they were added.
    pub kept_in: PathBuf,
}

impl Recovery {
    /// Whether there is nothing to tell.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(moved) = &self.moved {
            return write!(f, "{moved}.");
        }
        if let Some(Cut { bytes, why, kept_in }) = &self.cut {
            match why {
                Some(why) => write!(f, "The log had been cut short: {why}.")?,
                None => write!(f, "An entry had been written and not confirmed.")?,
            }
            write!(f, " {bytes} bytes were set aside in {}.", kept_in.display())?;
        }
        if self.lost > 0 {
            let space = if self.cut.is_some() { " " } else { "" };
            write!(
                f,
                "{space}{} entries that had been on disk are gone from the end of the log.",
                self.lost
            )?;
        }
        Ok(())
    }
}
