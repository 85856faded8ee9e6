//! The terminal: taken over, drawn on, and given back as it was, whatever happens.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::error::Error;
use crate::guard::{self, Guard};
use crate::ui::layout;

/// A frame is one write: a buffer larger than any frame, flushed once.
type Out = BufWriter<File>;

/// Whether the terminal is ours now; so that giving it back twice does no harm.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. Dropping it gives it back.
///
/// It compares a frame with what is on the screen row by row, since a key changes two rows of forty:
/// ratatui's own terminal compares every cell and says where the cursor is at every frame.
pub struct Screen {
    backend: CrosstermBackend<Out>,
    on_screen: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over, and sees to it that a panic gives it back and ends the program.
    ///
    /// # Errors
    /// Standard input or output is no terminal, or it failed.
    pub fn take(mouse: bool) -> Result<Self, Error> {
        let failed = |error: io::Error| {
            Error::failed(format!(
                "the terminal cannot be used ({error}): run it in a terminal, or draw one frame with --print"
            ))
        };
        if !io::IsTerminal::is_terminal(&io::stdin()) || !io::IsTerminal::is_terminal(&io::stdout()) {
            return Err(failed(io::Error::other("the standard input or output is none")));
        }
        if guard::on(Guard::PanicHook) {
            end_on_panic();
        }
        enter(mouse).map_err(failed)?;
        let out = File::from(rustix::io::dup(io::stdout()).map_err(|errno| failed(errno.into()))?);
        let backend = CrosstermBackend::new(BufWriter::with_capacity(256 << 10, out));
        let (on_screen, next) = (Buffer::empty(Rect::ZERO), Buffer::empty(Rect::ZERO));
        Ok(Self {
            backend,
            on_screen,
            next,
            cursor: None,
            mouse,
        })
    }

    /// Draws a part of a screen of this size; `draw` says where the cursor is, if it is shown. A part is
    /// whole rows; the whole screen where nothing that was drawn is there.
    ///
    /// # Errors
    /// The terminal failed.
    pub fn show(
        &mut self,
        (width, height): (u16, u16),
        part: Option<Rect>,
        draw: impl FnOnce(&mut Buffer, Rect) -> Option<Position>,
    ) -> io::Result<()> {
        let screen = layout::capped(Rect::new(0, 0, width, height));
        if self.on_screen.area != screen {
            self.forget();
            self.on_screen = Buffer::empty(screen);
            queue!(self.backend, Clear(ClearType::All))?;
        }
        self.next.resize(part.unwrap_or(screen).intersection(screen));
        self.next.reset();
        let cursor = draw(&mut self.next, screen);
        let changed = self.changed();
        let drawn = !changed.is_empty();
        if drawn {
            self.backend
                .draw(changed.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        }
        match cursor {
            Some(at) if drawn || self.cursor != cursor => {
                queue!(self.backend, cursor::MoveTo(at.x, at.y))?;
                if self.cursor.is_none() {
                    queue!(self.backend, cursor::Show)?;
                }
            }
            None if self.cursor.is_some() => queue!(self.backend, cursor::Hide)?,
            Some(_) | None => {}
        }
        self.cursor = cursor;
        Write::flush(&mut self.backend)
    }

    /// Takes the rows just drawn for those on the screen; which cells differ.
    fn changed(&mut self) -> Vec<(u16, u16, Cell)> {
        let width = usize::from(self.next.area.width).max(1);
        let first = usize::from(self.next.area.y) * width;
        let on_screen = self.on_screen.content.get_mut(first..).unwrap_or_default();
        let rows = on_screen.chunks_mut(width).zip(self.next.content.chunks(width));
        let mut changed = Vec::new();
        for (y, (old, new)) in (self.next.area.y..)
            .zip(rows)
            .filter(|(_, (old, new))| old != new)
        {
            let row = |cells: &[Cell]| Buffer {
                area: Rect::new(0, y, width as u16, 1),
                content: cells.to_vec(),
            };
            // ratatui's comparison knows what wide characters cover.
            changed.extend(
                row(old)
                    .diff(&row(new))
                    .into_iter()
                    .map(|(x, y, cell)| (x, y, cell.clone())),
            );
            old.clone_from_slice(new);
        }
        changed
    }

    /// Nothing that was drawn is there any more.
    fn forget(&mut self) {
        self.on_screen = Buffer::empty(Rect::ZERO);
        self.cursor = None;
    }

    /// Gives the terminal back, waits to be brought to the front again, and takes it once more.
    ///
    /// # Errors
    /// The terminal failed.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
        enter(self.mouse)?;
        self.forget();
        Ok(())
    }
}

/// A panic, in whichever thread, gives the terminal back and ends the program: the threads that are left
/// would draw on a terminal that is not ours, and one of them may be missing for good.
fn end_on_panic() {
    let was = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back();
        // Where, and not what: a panic's words may hold what was typed.
        let at = info
            .location()
            .map(|at| format!(" at {}:{}", at.file(), at.line()))
            .unwrap_or_default();
        let fault = "a fault of ours. Everything marked as on disk is on disk.";
        let _ = writeln!(io::stderr(), "quorate stopped{at}: {fault}");
        if std::env::var_os("RUST_BACKTRACE").is_some() {
            was(info);
        }
        std::process::exit(101);
    }));
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
        // The hook that gives it back has nothing more to do.
        let _ = panic::take_hook();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        SetTitle("quorate"),
        cursor::Hide
    )?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back. Errors are of no use: there is nobody left to tell.
pub fn give_back() {
    if guard::on(Guard::GiveBack) && TAKEN.swap(false, Ordering::SeqCst) {
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

/// The same without waiting for a terminal that takes nothing: its settings can be had back all the same.
pub fn give_back_within(time: Duration) {
    if TAKEN.load(Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
    let (done, given) = channel();
    let giving = thread::Builder::new().name("giving back".into()).spawn(move || {
        give_back();
        done.send(())
    });
    if giving.is_ok() {
        let _ = given.recv_timeout(time);
    }
}
