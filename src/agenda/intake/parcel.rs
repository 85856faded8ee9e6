//! The zip archive that a docx or an odt is: bounded in entries and in what they come to, and never followed outside.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unread;

/// More than any paper's: pictures are entries, too.
const MOST_ENTRIES: usize = 10_000;
/// What one part may come to.
const MOST_BYTES: u64 = 48 << 20;

/// An archive.
pub(super) struct Parcel<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Parcel<'a> {
    /// Opens it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MOST_ENTRIES {
            return Err(Unread::new(
                "it has more parts than any paper",
                "is this the right file?",
            ));
        }
        Ok(Self { archive })
    }

    /// The names of its parts.
    pub fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// The text of a part; none where it has none of that name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(Unread::new("it is locked with a password", "save it without one"));
            }
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        part.take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged())?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Unread::new(
                "it unpacks to more than any paper holds",
                "is this the right file?",
            ));
        }
        Ok(Some(super::text::decode(&bytes)))
    }
}

fn damaged() -> Unread {
    Unread::new("its zip archive is damaged", "save it anew from its program")
}
