//! Keys, pastes, clicks and sizes, as the terminal sends them.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event;

use super::run::Heard;

/// Reads the terminal until it is gone.
///
/// # Errors
/// The system gave no thread.
pub fn listen(to: Sender<Heard>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let heard = match event::read() {
                Ok(event) => Heard::Event(event),
                Err(_) => Heard::Leave,
            };
            let gone = matches!(heard, Heard::Leave);
            if to.send(heard).is_err() || gone {
                break;
            }
        }
    })?;
    Ok(())
}
