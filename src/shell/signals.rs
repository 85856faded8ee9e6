//! Signals as messages. A terminal that hangs up ends the program within half a second, whatever the
//! rest of it is doing.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGXFSZ};
use signal_hook::iterator::Signals;

use super::run::Heard;
use crate::guard::{self, Guard};

/// How long the loop has to save and leave by itself.
const GRACE: Duration = Duration::from_millis(500);

/// How long a terminal then has to take what gives it back: one that is stuck takes nothing.
const MOMENT: Duration = Duration::from_millis(100);

/// Passes signals on to the loop.
///
/// # Errors
/// The system refused.
pub fn listen(to: Sender<Heard>) -> io::Result<()> {
    if !guard::on(Guard::Signals) {
        return Ok(());
    }
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            // A loop that has ended needs no telling.
            if signal == SIGTSTP {
                let _ = to.send(Heard::Suspend);
            } else {
                let _ = to.send(Heard::Leave);
                leave_soon(signal);
            }
        }
    })?;
    Ok(())
}

/// Ends the program if it has not ended by itself.
fn leave_soon(signal: i32) {
    if !guard::on(Guard::LeaveSoon) {
        return;
    }
    thread::sleep(GRACE);
    super::terminal::give_back_within(MOMENT);
    std::process::exit(128 + signal);
}

/// A file that may grow no more is an error of the write that finds it out, not the end of the program.
///
/// # Errors
/// The system refused.
pub fn survive_large_files() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default()).map(|_| ())
}
