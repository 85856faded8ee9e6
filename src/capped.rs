//! Pages that people write (an agenda, a config, standing orders, a house style), read whole and within
//! bounds. A device or a pipe that never ends is given up at the cap, like a file that is too large.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::guard::{self, Guard};

/// Why a page cannot be had.
#[derive(Debug)]
pub enum Unread {
    /// It cannot be read.
    Io(io::Error),
    /// It is longer than any page of its kind.
    TooLarge,
    /// It is not UTF-8, from this line on.
    NotUtf8 {
        /// From 1.
        line: usize,
    },
}

/// The page at `path`, of `most` bytes at most.
///
/// # Errors
/// It cannot be read, is larger, or is not UTF-8.
pub fn read(path: &Path, most: u64) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Unread::Io)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(Unread::Io)?;
    if bytes.len() as u64 > most && guard::on(Guard::PageCap) {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
        Unread::NotUtf8 { line }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_given_up() {
        assert!(matches!(
            read(Path::new("/dev/zero"), 1 << 10),
            Err(Unread::TooLarge)
        ));
        assert!(matches!(read(Path::new("/"), 9), Err(Unread::Io(_))));
    }

    #[test]
    fn a_page_is_text() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"a\nb\n\xff").unwrap();
        assert!(matches!(read(file.path(), 9), Err(Unread::NotUtf8 { line: 3 })));
        assert!(matches!(read(file.path(), 4), Err(Unread::TooLarge)));
        std::fs::write(file.path(), b"a\nb\n").unwrap();
        assert_eq!(read(file.path(), 4).unwrap(), "a\nb\n");
    }
}
