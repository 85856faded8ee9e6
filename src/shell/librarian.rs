//! Whoever fetches saved meetings: a thread of its own, so that a large folder never holds up a key.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::run::Heard;
use crate::ui::review::{Brought, Wanted};

/// Whom to tell what comes before all of it is brought.
pub type Say = Arc<dyn Fn(Brought) + Send + Sync>;

/// How what is wanted is brought.
pub type Bring = Box<dyn FnMut(Wanted, &Say) -> Brought + Send>;

/// The thread that fetches.
pub struct Librarian {
    asks: Sender<Wanted>,
}

impl Librarian {
    /// Begins to fetch; what was brought is told to `to`.
    ///
    /// # Errors
    /// No thread can be had.
    pub fn begin(mut bring: Bring, to: Sender<Heard>) -> io::Result<Self> {
        let (asks, asked) = channel();
        let also = to.clone();
        let say: Say = Arc::new(move |brought| drop(also.send(Heard::Brought(Box::new(brought)))));
        thread::Builder::new().name("librarian".into()).spawn(move || {
            while let Ok(mut wanted) = asked.recv() {
                // Of several searches only the last is still wanted.
                while let Wanted::Find { .. } = &wanted
                    && let Ok(later) = asked.try_recv()
                {
                    wanted = later;
                }
                if to.send(Heard::Brought(Box::new(bring(wanted, &say)))).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { asks })
    }

    /// Asks for something. A librarian who is gone brings nothing.
    pub fn ask(&self, wanted: Wanted) {
        let _ = self.asks.send(wanted);
    }
}
