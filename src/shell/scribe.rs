//! The one thread that writes the log: every fact synced by itself, and its word sent back.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::run::Heard;
use crate::guard::{self, Guard};
use crate::journal::{Writer, draft};
use crate::meeting::Recorded;

/// How often it is looked whether the log is still there, while nobody writes.
const EACH: Duration = Duration::from_secs(1);

/// Where a log ended, and what there is to tell of it: `Err` where it is nowhere to be found.
pub type Closed = (PathBuf, Result<Option<String>, String>);

/// What the scribe is asked.
enum Ask {
    Write(Box<Recorded>),
    Draft(String),
}

/// A thread that writes one log.
pub struct Scribe {
    asks: Option<Sender<Ask>>,
    thread: Option<JoinHandle<Closed>>,
}

impl Scribe {
    /// Begins to write for `to`.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn begin(writer: Writer, to: Sender<Heard>) -> io::Result<Self> {
        let (asks, asked) = channel();
        let thread = thread::Builder::new()
            .name("scribe".into())
            .spawn(move || work(writer, &asked, &to))?;
        Ok(Self {
            asks: Some(asks),
            thread: Some(thread),
        })
    }

    /// Asks for a fact to be put on disk. The answer comes through the loop's channel.
    pub fn write(&self, fact: Recorded) {
        self.ask(Ask::Write(Box::new(fact)));
    }

    /// Asks for the half-typed line to be kept.
    pub fn draft(&self, text: String) {
        self.ask(Ask::Draft(text));
    }

    /// Waits until all that was asked is done and the log is closed. Where it is then; none where the scribe
    /// has panicked, which the hook has said.
    pub fn close(mut self) -> Option<Closed> {
        self.asks = None;
        self.thread.take()?.join().ok()
    }

    fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // A scribe that is gone has panicked, and the hook has said so.
            let _ = asks.send(ask);
        }
    }
}

impl Drop for Scribe {
    /// Waits until all that was asked is done and the log is closed.
    fn drop(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(mut writer: Writer, asked: &Receiver<Ask>, to: &Sender<Heard>) -> Closed {
    let mut draft_failed = false;
    let mut gone = false;
    loop {
        match asked.recv_timeout(EACH) {
            Ok(Ask::Write(fact)) => {
                let heard = match put(&mut writer, &fact) {
                    Ok(told) => Heard::Written(fact, told),
                    Err(why) => Heard::NotWritten(why),
                };
                let _ = to.send(heard);
            }
            Ok(Ask::Draft(_)) if !guard::on(Guard::DraftSave) => {}
            Ok(Ask::Draft(text)) => match draft::save(writer.path(), &text) {
                Ok(()) => draft_failed = false,
                // Said once: a full disk would otherwise say it at every pause in the typing.
                Err(error) if !draft_failed => {
                    draft_failed = true;
                    let _ = to.send(Heard::Told(error.to_string()));
                }
                Err(_) => {}
            },
            // The clerk may sit for long before a screen that says so many are on disk.
            Err(RecvTimeoutError::Timeout) => match look(&mut writer) {
                Ok(told) => {
                    gone = false;
                    if let Some(told) = told {
                        let _ = to.send(Heard::Told(told));
                    }
                }
                Err(why) if !gone => {
                    gone = true;
                    let _ = to.send(Heard::NotWritten(why));
                }
                Err(_) => {}
            },
            Err(RecvTimeoutError::Disconnected) => {
                let told = look(&mut writer);
                return (writer.path().to_owned(), told);
            }
        }
    }
}

/// Makes sure that what was acknowledged is to be found. What there is to tell of it.
fn look(writer: &mut Writer) -> Result<Option<String>, String> {
    writer.look().map_err(|error| error.to_string())?;
    Ok(writer.moved().map(|moved| moved.to_string()))
}

/// Puts a fact on disk; after an earlier failure only when the log has been opened again and looked
/// through. What that found is told with it.
fn put(writer: &mut Writer, fact: &Recorded) -> Result<Option<String>, String> {
    let mut told = None;
    if writer.must_reopen() {
        let recovery = writer.reopen().map_err(|error| error.to_string())?;
        told = (!recovery.is_nothing()).then(|| recovery.to_string());
    }
    match writer.append(std::slice::from_ref(fact)) {
        Ok(_) => Ok(writer.moved().map(|moved| moved.to_string()).or(told)),
        Err(error) => Err(error.to_string()),
    }
}
