//! The session log on disk: one meeting, one file, append only.
//!
//! Owns every byte of `<sessions>/<date>-<slug>.jsonl` and of the small files beside it, and the
//! word that a fact is on disk. Must never say so before the disk has, never rewrite a line, and
//! never know what a fact means: that is `meeting`'s.
//!
//! ```text
//! header ─┐
//! format ─┴─▶ chain ─▶ reader ─┬─▶ writer ── disk      one writer, holding the lock
//!                              └─▶ follower ── watch   any number of readers
//! ```
//!
//! Beside a log `x.jsonl` there may be
//!
//! - `x.jsonl.torn`: bytes that a crash left behind the last whole line. Kept, never read.
//! - `x.jsonl.head`: how many events the writer has put on disk and the last one's hash. Derived:
//!   it can be deleted, and is ignored when it is not whole.
//! - `x.jsonl.draft`: the line that the clerk was typing.
//!
//! None of them, and no log, is ever opened through a symbolic link.

mod body;
mod chain;
pub mod disk;
pub mod draft;
mod error;
mod follower;
mod format;
mod head;
mod header;
pub mod name;
mod place;
mod reader;
mod recovery;
#[cfg(test)]
mod tests;
mod watch;
mod writer;

use std::path::{Path, PathBuf};

pub use chain::{Damage, Flaw};
pub use disk::ensure_folder;
pub use error::{JournalError, Trouble};
pub use follower::{Follower, News, Why};
pub use format::{Head, LINE_CAP, LineHash, to_the_millisecond};
pub use header::{Header, MAJOR, MINOR};
pub use reader::{FILE_CAP, Log, Tail, Torn, id_of, read, read_on};
pub use recovery::{Cut, Missing, Moved, Recovery};
pub use watch::{Watch, watch};
pub use writer::Writer;

/// The file beside a log whose name is the log's with `suffix` after it.
fn beside(log: &Path, suffix: &str) -> PathBuf {
    let mut name = log.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Where what recovery cuts from `log` is kept.
pub fn torn_path(log: &Path) -> PathBuf {
    beside(log, ".torn")
}
