//! The loop without a terminal: what changes in a followed meeting, a line each, until it is over.

use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};

use super::follow::Follow;
use super::run::Heard;
use super::{clock, signals};
use crate::error::Error;
use crate::journal::Follower;
use crate::shown::shown;
use crate::ui::chair::says::Sayer;

/// Says what `sayer` has to say of the log that is followed, until the meeting is over, a signal comes, or
/// nobody reads any more.
///
/// # Errors
/// No thread can be had, or `out` failed.
pub fn aloud(follower: Follower, mut sayer: Sayer, out: &mut dyn Write) -> Result<(), Error> {
    let failed = |error: io::Error| Error::failed(format!("the log cannot be followed: {error}"));
    let (to, heard) = channel();
    signals::listen(to.clone()).map_err(failed)?;
    if !say(out, sayer.begins(clock::now()))? || sayer.is_over() {
        return Ok(());
    }
    let _follow = Follow::begin(follower, to).map_err(failed)?;
    loop {
        let lines = match heard.recv_timeout(sayer.wake()) {
            Ok(Heard::Followed(followed)) => sayer.followed(followed, clock::now()),
            Ok(Heard::Leave) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Ok(Heard::End(end)) => return end,
            Ok(Heard::Suspend) => {
                let own = rustix::process::getpid();
                let stopped = rustix::process::kill_process(own, rustix::process::Signal::STOP);
                stopped.map_err(|errno| failed(errno.into()))?;
                Vec::new()
            }
            // Nobody here writes, and there is no terminal.
            Ok(
                Heard::Wake | Heard::Written(..) | Heard::NotWritten(_) | Heard::Brought(_) | Heard::Told(_),
            ) => Vec::new(),
            Err(RecvTimeoutError::Timeout) => sayer.tick(clock::now()),
        };
        if !say(out, lines)? || sayer.is_over() {
            return Ok(());
        }
    }
}

/// Writes lines; whether somebody still reads them.
fn say(out: &mut dyn Write, lines: Vec<String>) -> Result<bool, Error> {
    let text: String = lines.iter().map(|line| format!("{}\n", shown(line))).collect();
    if text.is_empty() {
        return Ok(true);
    }
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Error::failed(format!(
            "standard output cannot be written: {error}"
        ))),
    }
}
