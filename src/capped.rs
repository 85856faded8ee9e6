//! Pages that people write (an agenda, a config, standing orders, a house style), read whole and within
//! bounds. A device or a pipe that never ends is given up at the cap, like a file that is too large; a pipe
//! that nobody writes into is not waited for.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::OFlags;

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
    String::from_utf8(read_bytes(path, most)?).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
        Unread::NotUtf8 { line }
    })
}

/// The bytes at `path`, of `most` at most.
///
/// # Errors
/// It cannot be read, or is larger.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
        .open(path)
        .map_err(Unread::Io)?;
    let bytes = to_the_end(&file, most + 1).map_err(Unread::Io)?;
    if bytes.len() as u64 > most && guard::on(Guard::PageCap) {
        return Err(Unread::TooLarge);
    }
    Ok(bytes)
}

/// What is in a file, at most so much of it. Who writes into a pipe is given time.
fn to_the_end(file: &File, most: u64) -> io::Result<Vec<u8>> {
    use std::os::unix::fs::FileTypeExt;
    let mut bytes = Vec::new();
    let mut rest = file.take(most);
    while let Err(error) = rest.read_to_end(&mut bytes) {
        if error.kind() != ErrorKind::WouldBlock {
            return Err(error);
        }
        poll(&mut [PollFd::new(file, PollFlags::IN)], None)?;
    }
    if bytes.is_empty() && file.metadata()?.file_type().is_fifo() {
        return Err(io::Error::other("it is a pipe, and nobody writes into it"));
    }
    Ok(bytes)
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
    fn a_pipe_is_read_and_one_that_nobody_writes_into_is_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("page");
        let (fifo, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
        rustix::fs::mknodat(rustix::fs::CWD, &path, fifo, mode, 0).unwrap();
        assert!(matches!(read(&path, 9), Err(Unread::Io(_))));
        let both = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        let mut writes = &both;
        io::Write::write_all(&mut writes, b"one\n").unwrap();
        let reading = std::thread::spawn(move || read(&path, 9));
        std::thread::sleep(std::time::Duration::from_millis(50));
        io::Write::write_all(&mut writes, b"two\n").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(50));
        drop(both);
        assert_eq!(reading.join().unwrap().unwrap(), "one\ntwo\n");
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
