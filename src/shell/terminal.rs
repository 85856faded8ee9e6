//! The terminal: taken over, drawn on, and given back as it was, whatever happens.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::error::Error;

/// A frame is one write: a buffer larger than any frame, flushed once.
type Out = BufWriter<File>;

/// Whether the terminal is ours now; so that giving it back twice does no harm.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. Dropping it gives it back.
pub struct Screen {
    /// What draws.
    pub terminal: Terminal<CrosstermBackend<Out>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over, and sees to it that a panic gives it back.
    ///
    /// # Errors
    /// Standard output is no terminal, or it failed.
    pub fn take(mouse: bool) -> Result<Self, Error> {
        let failed = |error: io::Error| {
            Error::failed(format!(
                "the terminal cannot be used ({error}): run it in a terminal, or draw one frame with --print"
            ))
        };
        let was = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            // Where, and not what: a panic's words may hold what was typed.
            let at = info
                .location()
                .map(|at| format!(" at {}:{}", at.file(), at.line()))
                .unwrap_or_default();
            let _ = writeln!(
                io::stderr(),
                "quorate stopped{at}: a fault of ours. Everything marked as on disk is on disk."
            );
            if std::env::var_os("RUST_BACKTRACE").is_some() {
                was(info);
            }
        }));
        enter(mouse).map_err(failed)?;
        let terminal = backend().and_then(Terminal::new).map_err(failed)?;
        Ok(Self { terminal, mouse })
    }

    /// Gives the terminal back, waits to be brought to the front again, and takes it once more.
    ///
    /// # Errors
    /// The terminal failed.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
        enter(self.mouse)?;
        // Nothing of what was drawn is there any more. `clear` would ask the terminal where its cursor is,
        // and wait for an answer that the input thread gets.
        self.terminal = Terminal::new(backend()?)?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
        // The hook that gives it back has nothing more to do.
        let _ = panic::take_hook();
    }
}

fn backend() -> io::Result<CrosstermBackend<Out>> {
    let out = File::from(rustix::io::dup(io::stdout())?);
    Ok(CrosstermBackend::new(BufWriter::with_capacity(256 << 10, out)))
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        SetTitle("quorate")
    )?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back. Errors are of no use: there is nobody left to tell.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}
