//! Where `-o` writes: whole or not at all, and never over what a meeting is kept in.
//!
//! Must never write over a session log or a file that its writer keeps beside it, nor wait for ever for whoever
//! should read.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::error::Error;
use crate::shown::shown_path;

/// How long a pipe's other end may take to be there, and to take anything.
const PATIENCE: Duration = Duration::from_secs(3);

/// What stands beside a log, by the end of its name.
const BESIDE: [&str; 4] = [".jsonl.head", ".jsonl.draft", ".jsonl.draft.new", ".jsonl.torn"];

/// Writes a file: a reader never meets half of it. `private` is for its owner alone.
///
/// # Errors
/// A folder or something of a meeting's is in the way, nobody reads the pipe, or the disk failed. What stood
/// there is untouched.
pub fn write(to: &Path, bytes: &[u8], private: bool) -> Result<(), Error> {
    let shown_to = shown_path(to);
    let failed = |error: io::Error| {
        Error::failed(format!(
            "{shown_to} cannot be written: {error}. Whatever stood there is untouched"
        ))
    };
    // Through a link to what it names; into a device or a pipe as it is.
    let target = std::fs::canonicalize(to).unwrap_or_else(|_| to.to_owned());
    let kept = |what: &str| {
        Err(Error::request(format!(
            "{shown_to} is {what}, which nothing is written over: choose another name"
        )))
    };
    match std::fs::metadata(&target) {
        Ok(there) if there.is_dir() => {
            return Err(Error::request(format!(
                "{shown_to} is a folder: name a file in it"
            )));
        }
        Ok(there) if there.file_type().is_fifo() => return into_pipe(&target, &shown_to, bytes),
        Ok(there) if !there.is_file() => {
            let mut device = OpenOptions::new().write(true).open(&target).map_err(failed)?;
            return device.write_all(bytes).map_err(failed);
        }
        Ok(_) if begins_as_log(&target) || has_head(&target) => return kept("a session log"),
        Ok(_) | Err(_) => {}
    }
    if is_beside_log(&target) || is_beside_log(to) {
        return kept("kept beside a session log by who minutes it");
    }
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    // Minutes are for others to read, as far as the system lets new files be; exempt matter is not.
    let mode = std::fs::Permissions::from_mode(if private { 0o600 } else { 0o666 });
    let mut file = tempfile::Builder::new()
        .permissions(mode)
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

fn begins_as_log(path: &Path) -> bool {
    let mut first = [0; 11];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && &first == b"{\"quorate\":"
}

/// Whether a file is minuted in, whatever has become of its beginning.
fn has_head(path: &Path) -> bool {
    let mut head = path.as_os_str().to_owned();
    head.push(BESIDE[0].trim_start_matches(".jsonl"));
    path.extension().is_some_and(|ending| ending == "jsonl") && Path::new(&head).is_file()
}

fn is_beside_log(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    BESIDE
        .iter()
        .any(|ending| name.to_ascii_lowercase().ends_with(ending.as_bytes()))
}

/// Writes into a named pipe, as long as somebody takes it out.
fn into_pipe(pipe: &Path, shown_to: &str, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: io::Error| Error::failed(format!("{shown_to} cannot be written: {error}"));
    let nobody = || {
        Error::failed(format!(
            "{shown_to} is a pipe that nobody reads: begin what reads it first, or write to a file"
        ))
    };
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let since = Instant::now();
    let mut file = loop {
        let opened = OpenOptions::new()
            .write(true)
            .custom_flags(flags.bits().cast_signed())
            .open(pipe);
        match opened {
            Ok(file) => break file,
            Err(error) if Errno::from_io_error(&error) != Some(Errno::NXIO) => return Err(failed(error)),
            Err(_) if since.elapsed() > PATIENCE => return Err(nobody()),
            Err(_) => thread::sleep(Duration::from_millis(20)),
        }
    };
    let patience = Timespec {
        tv_sec: PATIENCE.as_secs().cast_signed(),
        tv_nsec: 0,
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        match file.write(rest) {
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let mut ready = [PollFd::new(&file, PollFlags::OUT)];
                match poll(&mut ready, Some(&patience)) {
                    Ok(0) => return Err(nobody()),
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(errno) => return Err(failed(errno.into())),
                }
            }
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn nothing_of_a_meeting_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "x.jsonl",
            "x.jsonl.head",
            "x.jsonl.draft",
            "x.jsonl.draft.new",
            "x.jsonl.torn",
        ] {
            let path = dir.path().join(name);
            let text = if name == "x.jsonl" {
                "{\"quorate\":1}"
            } else {
                "kept"
            };
            fs::write(&path, text).unwrap();
            let link = dir.path().join("minutes.html");
            symlink(&path, &link).unwrap();
            for to in [&path, &link] {
                let refused = write(to, b"minutes", false).unwrap_err().to_string();
                assert!(refused.contains("nothing is written over"), "{refused}");
            }
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            fs::remove_file(&link).unwrap();
            fs::remove_file(&path).unwrap();
            if name != "x.jsonl" {
                assert!(
                    write(&path, b"minutes", false).is_err(),
                    "a writer would take it for its own"
                );
            }
        }
        let plain = dir.path().join("minutes.html");
        write(&plain, b"minutes", true).unwrap();
        assert_eq!(fs::read(&plain).unwrap(), b"minutes");
        assert_eq!(fs::metadata(&plain).unwrap().permissions().mode() & 0o777, 0o600);
    }

    fn pipe(dir: &Path) -> std::path::PathBuf {
        let pipe = dir.join("pipe");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        pipe
    }

    #[test]
    fn a_pipe_is_not_waited_for_for_ever_and_takes_all_where_it_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = pipe(dir.path());
        let much = vec![b'x'; 1 << 20];
        let since = Instant::now();
        let refused = write(&pipe, b"minutes", false).unwrap_err().to_string();
        assert!(refused.contains("a pipe that nobody reads"), "{refused}");
        // Somebody opens it and takes nothing.
        let held = OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
        assert!(write(&pipe, &much, false).is_err());
        assert!(since.elapsed() < 4 * PATIENCE);
        drop(held);
        let reading = pipe.clone();
        let reader = thread::spawn(move || fs::read(reading).unwrap());
        write(&pipe, &much, false).unwrap();
        assert_eq!(reader.join().unwrap().len(), much.len());
    }
}
