//! The loop: what was heard goes to the model, what the model wants is done, and then it is drawn.
//!
//! Two threads take turns at it. One reads the terminal and does at once what a key asks: a key that is
//! handed on to another thread is on the screen a thread switch later. The other hears everything else,
//! and sleeps until the screen would change by itself.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, Event};
use crossterm::execute;

use super::clock::{self, Steps};
use super::follow::Follow;
use super::keyboard::Keyboard;
use super::librarian::{Bring, Librarian};
use super::scribe::Scribe;
use super::signals;
use super::terminal::Screen;
use crate::error::Error;
use crate::journal::{Follower, Writer};
use crate::meeting::Recorded;
use crate::shown::shown;
use crate::ui::chair::Followed;
use crate::ui::review::Brought;
use crate::ui::{self, Effect, Model, Msg, Redraw};

/// The most that is taken in between two frames, so that a flood of facts is still seen to move.
const MOST_BETWEEN_FRAMES: usize = 256;

/// What the loop hears besides the terminal.
pub enum Heard {
    /// A fact is on disk, and what there is to tell about it.
    Written(Box<Recorded>, Option<String>),
    /// A fact is not on disk.
    NotWritten(String),
    /// What was wanted from the saved meetings.
    Brought(Box<Brought>),
    /// What became of the log that is followed.
    Followed(Followed),
    /// Something to say.
    Told(String),
    /// To the background, and back.
    Suspend,
    /// When to wake has changed.
    Wake,
    /// The end, for this reason if it is not the clerk's wish.
    End(Result<(), Error>),
    /// The terminal is gone, or the system wants the program gone.
    Leave,
}

/// What is worked on: a screen, and the log that it writes or follows if it does.
pub struct Desk {
    /// The screen.
    pub model: Model,
    /// The log.
    pub writer: Option<Writer>,
    /// How saved meetings are fetched.
    pub bring: Option<Bring>,
    /// The log that somebody else writes and this screen follows.
    pub follows: Option<Follower>,
}

/// Makes the desk that an effect asks for: a log, an agenda, the example, a meeting to follow. Given the
/// screen's size. None where there is nothing to turn to yet.
pub type TurnTo = Box<dyn FnMut(&Effect, (u16, u16)) -> Result<Option<Desk>, Error> + Send>;

/// What is left when the screen is: the log that was written, and the file of the minutes.
#[derive(Debug, Default)]
pub struct Left {
    /// Where the log is, if one was written.
    pub log: Option<PathBuf>,
    /// Where the minutes are, if they were written to a file.
    pub minutes: Option<PathBuf>,
}

/// Runs the screen of `desk` until it is left, with the mouse or without. Gives where the log that was minuted
/// is then: it may have been taken from its place meanwhile.
///
/// # Errors
/// The terminal cannot be used or failed; or the log is gone and could be written nowhere.
pub fn run(mouse: bool, desk: impl FnOnce((u16, u16)) -> Desk, turn_to: TurnTo) -> Result<Left, Error> {
    let screen = Screen::take(mouse)?;
    let (to, heard) = channel();
    signals::listen(to.clone()).map_err(failed)?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let Desk {
        model,
        writer,
        bring,
        follows,
    } = desk(size);
    let scribe = scribe(writer, &to)?;
    let librarian = librarian(bring, &to)?;
    let follow = follow(follows, &to)?;
    let shell = Shell {
        model,
        scribe,
        librarian,
        follow,
        to,
        steps: Steps::watch(),
        size,
        turn_to,
        screen,
        wakes: None,
    };
    let shell = Arc::new(Mutex::new(shell));
    let _ = turn(&shell).draw();
    // What is not needed for the first frame is asked for once that is drawn.
    if let ControlFlow::Break(end) = turn(&shell).tell(Msg::Tick) {
        super::terminal::give_back();
        return end.map(|()| Left::default());
    }
    let reading = Arc::clone(&shell);
    thread::Builder::new()
        .name("keys".into())
        .spawn(move || read_keys(&reading))
        .map_err(failed)?;
    let ended = hear(&shell, &heard);
    // The thread that reads keys may wait for one for ever; what is to be closed is closed here.
    let mut shell = turn(&shell);
    let closed = shell.scribe.take().and_then(Scribe::close);
    shell.follow = None;
    super::terminal::give_back();
    ended?;
    let minutes = shell.model.exported().cloned();
    let Some((log, told)) = closed else {
        return Ok(Left { log: None, minutes });
    };
    if let Some(told) = told.map_err(Error::failed)? {
        let _ = writeln!(io::stderr(), "quorate: {}", shown(&told));
    }
    Ok(Left {
        log: Some(log),
        minutes,
    })
}

fn failed(error: io::Error) -> Error {
    Error::failed(format!("the terminal failed: {error}"))
}

fn scribe(writer: Option<Writer>, to: &Sender<Heard>) -> Result<Option<Scribe>, Error> {
    let scribe = writer.map(|writer| Scribe::begin(writer, to.clone())).transpose();
    scribe.map_err(|error| Error::failed(format!("no thread can be had to write the log: {error}")))
}

fn librarian(bring: Option<Bring>, to: &Sender<Heard>) -> Result<Option<Librarian>, Error> {
    let librarian = bring.map(|bring| Librarian::begin(bring, to.clone())).transpose();
    librarian.map_err(|error| Error::failed(format!("no thread can be had to read the meetings: {error}")))
}

fn follow(follows: Option<Follower>, to: &Sender<Heard>) -> Result<Option<Follow>, Error> {
    let follow = follows
        .map(|follower| Follow::begin(follower, to.clone()))
        .transpose();
    follow.map_err(|error| Error::failed(format!("no thread can be had to follow the log: {error}")))
}

/// A turn at the shell. A thread that panicked has ended the program.
fn turn(shell: &Mutex<Shell>) -> MutexGuard<'_, Shell> {
    shell.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the terminal until it is gone.
fn read_keys(shell: &Mutex<Shell>) {
    let mut keyboard = Keyboard::new(Instant::now());
    loop {
        let events = event::read().map(|first| keyboard.burst(first, Instant::now(), next_event));
        let mut shell = turn(shell);
        let flow = match events {
            Ok(events) => events.into_iter().try_for_each(|event| shell.terminal(event)),
            Err(_) => shell.hear(Heard::Leave),
        };
        let drawn = match flow {
            ControlFlow::Continue(()) => shell.draw(),
            ControlFlow::Break(end) => {
                let _ = shell.to.send(Heard::End(end));
                return;
            }
        };
        match drawn {
            Ok(()) => shell.wake_sooner(),
            Err(error) => {
                let _ = shell.to.send(Heard::End(Err(error)));
                return;
            }
        }
    }
}

/// What the terminal sends within a time. What is wrong with it is found by whoever reads it next.
fn next_event(within: Duration) -> Option<Event> {
    match event::poll(within) {
        Ok(true) => event::read().ok(),
        Ok(false) | Err(_) => None,
    }
}

/// Hears everything but the terminal until the end.
fn hear(shell: &Mutex<Shell>, heard: &Receiver<Heard>) -> Result<(), Error> {
    loop {
        let time = turn(shell).sleeps();
        let first = match time.map_or_else(
            || heard.recv().map_err(Into::into),
            |time| heard.recv_timeout(time),
        ) {
            Ok(first) => Some(first),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        let mut shell = turn(shell);
        let ticked = if first.is_none() {
            shell.tell(Msg::Tick)
        } else {
            Flow::Continue(())
        };
        if let ControlFlow::Break(end) = ticked {
            return end;
        }
        for heard in first
            .into_iter()
            .chain(heard.try_iter())
            .take(MOST_BETWEEN_FRAMES)
        {
            if let ControlFlow::Break(end) = shell.hear(heard) {
                return end;
            }
        }
        shell.draw()?;
    }
}

struct Shell {
    model: Model,
    scribe: Option<Scribe>,
    librarian: Option<Librarian>,
    follow: Option<Follow>,
    to: Sender<Heard>,
    steps: Steps,
    size: (u16, u16),
    turn_to: TurnTo,
    screen: Screen,
    wakes: Option<Instant>,
}

/// Whether the loop goes on.
type Flow = ControlFlow<Result<(), Error>>;

impl Shell {
    /// How long until the screen changes by itself.
    fn sleeps(&mut self) -> Option<Duration> {
        let time = ui::next_wake(&self.model, clock::now()).map(clock::takes);
        self.wakes = time.map(|time| Instant::now() + time);
        time
    }

    /// Wakes the thread that sleeps too long for what a key has just asked.
    fn wake_sooner(&self) {
        let Some(time) = ui::next_wake(&self.model, clock::now()).map(clock::takes) else {
            return;
        };
        let then = Instant::now() + time;
        if self
            .wakes
            .is_none_or(|wakes| then + Duration::from_millis(20) < wakes)
        {
            let _ = self.to.send(Heard::Wake);
        }
    }

    fn draw(&mut self) -> Result<(), Error> {
        let now = clock::now();
        let drawn = match self.model.take_redraw() {
            Redraw::Nothing => return Ok(()),
            Redraw::Foot => {
                let foot = ui::foot(&self.model);
                self.screen.show(self.size, Some(foot), |buffer, _| {
                    ui::draw_foot(&self.model, buffer)
                })
            }
            Redraw::All => self.screen.show(self.size, None, |buffer, area| {
                ui::draw(&self.model, now, area, buffer)
            }),
        };
        drawn.map_err(failed)
    }

    fn terminal(&mut self, event: Event) -> Flow {
        match event {
            Event::Key(key) => self.tell(Msg::Key(key)),
            Event::Paste(text) => self.tell(Msg::Paste(text)),
            Event::Mouse(mouse) => self.tell(Msg::Mouse(mouse)),
            Event::Resize(width, height) => {
                self.size = (width, height);
                self.tell(Msg::Resize(width, height))
            }
            Event::FocusGained | Event::FocusLost => self.tell(Msg::Tick),
        }
    }

    fn hear(&mut self, heard: Heard) -> Flow {
        match heard {
            Heard::Written(fact, told) => {
                self.tell(Msg::Written(*fact))?;
                told.map_or(Flow::Continue(()), |told| self.tell(Msg::Told(told)))
            }
            Heard::NotWritten(why) => self.tell(Msg::NotWritten { why }),
            Heard::Brought(brought) => self.tell(Msg::Brought(brought)),
            Heard::Followed(followed) => self.tell(Msg::Followed(followed)),
            Heard::Told(what) => self.tell(Msg::Told(what)),
            Heard::Suspend => match self.screen.suspend() {
                Ok(()) => self.tell(Msg::Resize(self.size.0, self.size.1)),
                Err(error) => Flow::Break(Err(failed(error))),
            },
            Heard::Wake => Flow::Continue(()),
            Heard::End(end) => Flow::Break(end),
            Heard::Leave => {
                // What is half typed is kept as if the clerk had left.
                for effect in ui::leave(&mut self.model) {
                    self.perform(effect)?;
                }
                Flow::Break(Ok(()))
            }
        }
    }

    fn tell(&mut self, msg: Msg) -> Flow {
        let now = clock::now();
        if let Some(ms) = self.steps.seen() {
            for effect in ui::update(&mut self.model, Msg::ClockStepped { ms }, now) {
                self.perform(effect)?;
            }
        }
        for effect in ui::update(&mut self.model, msg, now) {
            self.perform(effect)?;
        }
        Flow::Continue(())
    }

    /// Puts another desk in the place of this one.
    fn turn(&mut self, desk: Desk) -> Result<(), Error> {
        self.scribe = scribe(desk.writer, &self.to)?;
        self.follow = follow(desk.follows, &self.to)?;
        self.librarian = librarian(desk.bring, &self.to)?;
        self.model = desk.model;
        Ok(())
    }

    fn perform(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Write(fact) => {
                if let Some(scribe) = &self.scribe {
                    scribe.write(fact);
                }
            }
            Effect::Draft(text) => {
                if let Some(scribe) = &self.scribe {
                    scribe.draft(text);
                }
            }
            Effect::Copy(text) => {
                if let Err(error) = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
                    return Flow::Break(Err(failed(error)));
                }
            }
            Effect::OpenLog(_)
            | Effect::StartFrom(_)
            | Effect::Begin { .. }
            | Effect::ReadPasted(_)
            | Effect::GoHome
            | Effect::Plan(_)
            | Effect::Example
            | Effect::Follow(_)
            | Effect::LookForMeetings => match (self.turn_to)(&effect, self.size) {
                Ok(None) => {}
                Ok(Some(desk)) => {
                    if let Err(error) = self.turn(desk) {
                        return self.tell(Msg::Told(error.to_string()));
                    }
                }
                Err(error) => return self.tell(Msg::Told(error.to_string())),
            },
            Effect::Ring => {
                let mut out = io::stdout();
                if let Err(error) = out.write_all(b"\x07").and_then(|()| out.flush()) {
                    return Flow::Break(Err(failed(error)));
                }
            }
            Effect::Bring(wanted) => {
                if let Some(librarian) = &self.librarian {
                    librarian.ask(wanted);
                }
            }
            Effect::Quit => return Flow::Break(Ok(())),
        }
        Flow::Continue(())
    }
}
