//! What a command can end in, at the edge: what went wrong, in words, and the exit status for it.

use std::fmt;
use std::path::Path;

use crate::capped::Unread;
use crate::journal::JournalError;

/// Which of the contract's exit statuses an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The answer is "no": 1.
    No,
    /// The request could not be understood: 2.
    Request,
    /// A file, the disk or the terminal failed: 3.
    Failed,
}

/// Why a command did not do what was asked. Its words say what, where and what to do next.
#[derive(Debug)]
pub struct Error {
    /// Which exit status it is.
    pub kind: Kind,
    message: String,
}

impl Error {
    /// The answer is "no".
    pub fn no(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::No,
            message: message.into(),
        }
    }

    /// The request could not be understood.
    pub fn request(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Request,
            message: message.into(),
        }
    }

    /// A file, the disk or the terminal failed.
    pub fn failed(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Failed,
            message: message.into(),
        }
    }

    /// A page of some kind, `agenda`, that cannot be had.
    pub fn unread(kind: &str, path: &Path, unread: &Unread) -> Self {
        let path = path.display();
        match unread {
            Unread::Io(error) => Self::failed(format!("the {kind} {path} cannot be read: {error}")),
            Unread::TooLarge => Self::request(format!(
                "{path} is larger than any {kind}: check that it is the file you meant"
            )),
            Unread::NotUtf8 { line } => {
                Self::request(format!("{path}:{line}: this is not UTF-8 text: save it as UTF-8"))
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<JournalError> for Error {
    fn from(error: JournalError) -> Self {
        let kind = match error {
            JournalError::Damaged { .. } => Kind::No,
            JournalError::OtherVersion { .. } | JournalError::Exists { .. } => Kind::Request,
            JournalError::NotFound { .. }
            | JournalError::BeingMinuted { .. }
            | JournalError::NoLock { .. }
            | JournalError::NotAFile { .. }
            | JournalError::NotAFolder { .. }
            | JournalError::TooBig { .. }
            | JournalError::Replaced { .. }
            | JournalError::MustReopen { .. }
            | JournalError::OutOfTurn { .. }
            | JournalError::Unwritable { .. }
            | JournalError::Io { .. } => Kind::Failed,
        };
        Self {
            kind,
            message: error.to_string(),
        }
    }
}
