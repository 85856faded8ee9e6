//! The loop: what was heard goes to the model, what the model wants is done, and then it is drawn.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::Event;
use crossterm::execute;

use super::clock::{self, Steps};
use super::follow::Follow;
use super::scribe::Scribe;
use super::terminal::Screen;
use super::{input, signals};
use crate::error::Error;
use crate::journal::{Follower, Writer};
use crate::meeting::Recorded;
use crate::ui::chair::Followed;
use crate::ui::{self, Effect, Model, Msg};

/// The most that is taken in between two frames, so that a flood of keys is still seen to move.
const MOST_BETWEEN_FRAMES: usize = 256;

/// What the loop hears.
pub enum Heard {
    /// The terminal.
    Event(Event),
    /// A fact is on disk, and what there is to tell about it.
    Written(Box<Recorded>, Option<String>),
    /// A fact is not on disk.
    NotWritten(String),
    /// What became of the log that is followed.
    Followed(Followed),
    /// Something to say.
    Told(String),
    /// To the background, and back.
    Suspend,
    /// The terminal is gone, or the system wants the program gone.
    Leave,
}

/// What is worked on: a screen, and the log that it writes or follows if it does.
pub struct Desk {
    /// The screen.
    pub model: Model,
    /// The log.
    pub writer: Option<Writer>,
    /// The log that somebody else writes and this screen follows.
    pub follows: Option<Follower>,
}

/// Makes the desk that an effect asks for: a log, an agenda, the example, a meeting to follow. Given the
/// screen's size. None where there is nothing to turn to yet.
pub type TurnTo<'a> = Box<dyn FnMut(&Effect, (u16, u16)) -> Result<Option<Desk>, Error> + 'a>;

/// Runs the screen of `desk` until it is left.
///
/// # Errors
/// The terminal cannot be used or failed.
pub fn run(desk: impl FnOnce((u16, u16)) -> Desk, turn_to: TurnTo<'_>) -> Result<(), Error> {
    let mut screen = Screen::take(true)?;
    let (to, heard) = channel();
    let failed = |error: io::Error| Error::failed(format!("the terminal failed: {error}"));
    signals::listen(to.clone()).map_err(failed)?;
    input::listen(to.clone()).map_err(failed)?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let Desk {
        model,
        writer,
        follows,
    } = desk(size);
    let scribe = scribe(writer, &to)?;
    let follow = follow(follows, &to)?;
    Shell {
        model,
        scribe,
        _follow: follow,
        to,
        steps: Steps::watch(),
        size,
        turn_to,
    }
    .work(&mut screen, &heard)
}

fn scribe(writer: Option<Writer>, to: &Sender<Heard>) -> Result<Option<Scribe>, Error> {
    let scribe = writer.map(|writer| Scribe::begin(writer, to.clone())).transpose();
    scribe.map_err(|error| Error::failed(format!("no thread can be had to write the log: {error}")))
}

fn follow(follows: Option<Follower>, to: &Sender<Heard>) -> Result<Option<Follow>, Error> {
    let follow = follows
        .map(|follower| Follow::begin(follower, to.clone()))
        .transpose();
    follow.map_err(|error| Error::failed(format!("no thread can be had to follow the log: {error}")))
}

struct Shell<'a> {
    model: Model,
    scribe: Option<Scribe>,
    _follow: Option<Follow>,
    to: Sender<Heard>,
    steps: Steps,
    size: (u16, u16),
    turn_to: TurnTo<'a>,
}

/// Whether the loop goes on.
enum Then {
    On,
    Left,
}

impl Shell<'_> {
    fn work(mut self, screen: &mut Screen, heard: &Receiver<Heard>) -> Result<(), Error> {
        let failed = |error: io::Error| Error::failed(format!("the terminal failed: {error}"));
        loop {
            let model = &self.model;
            screen
                .terminal
                .draw(|frame| ui::view(model, clock::now(), frame))
                .map_err(failed)?;
            let Some(first) = self.wait(heard) else {
                return Ok(());
            };
            for heard in std::iter::once(first)
                .chain(heard.try_iter())
                .take(MOST_BETWEEN_FRAMES)
            {
                if let Heard::Suspend = heard {
                    screen.suspend().map_err(failed)?;
                } else if let Then::Left = self.take_in(heard)? {
                    return Ok(());
                }
            }
        }
    }

    /// Sleeps until something is heard or the screen would change by itself; none when nothing can be heard
    /// any more.
    fn wait(&self, heard: &Receiver<Heard>) -> Option<Heard> {
        let tick = || Some(Heard::Event(Event::FocusGained));
        match ui::next_wake(&self.model, clock::now()) {
            None => heard.recv().ok(),
            Some(time) => match heard.recv_timeout(time.max(Duration::from_millis(1))) {
                Ok(heard) => Some(heard),
                Err(RecvTimeoutError::Timeout) => tick(),
                Err(RecvTimeoutError::Disconnected) => None,
            },
        }
    }

    fn take_in(&mut self, heard: Heard) -> Result<Then, Error> {
        if let Some(ms) = self.steps.seen() {
            self.tell(Msg::ClockStepped { ms })?;
        }
        match heard {
            Heard::Event(Event::Key(key)) => self.tell(Msg::Key(key)),
            Heard::Event(Event::Paste(text)) => self.tell(Msg::Paste(text)),
            Heard::Event(Event::Mouse(mouse)) => self.tell(Msg::Mouse(mouse)),
            Heard::Event(Event::Resize(width, height)) => {
                self.size = (width, height);
                self.tell(Msg::Resize(width, height))
            }
            Heard::Event(Event::FocusGained | Event::FocusLost) => self.tell(Msg::Tick),
            Heard::Written(fact, told) => {
                let then = self.tell(Msg::Written(*fact))?;
                match told {
                    Some(told) => self.tell(Msg::Told(told)),
                    None => Ok(then),
                }
            }
            Heard::NotWritten(why) => self.tell(Msg::NotWritten { why }),
            Heard::Followed(followed) => self.tell(Msg::Followed(followed)),
            Heard::Told(what) => self.tell(Msg::Told(what)),
            Heard::Leave => {
                // What is half typed is kept as if the clerk had left.
                for effect in ui::leave(&mut self.model) {
                    self.perform(effect)?;
                }
                Ok(Then::Left)
            }
            Heard::Suspend => Ok(Then::On),
        }
    }

    fn tell(&mut self, msg: Msg) -> Result<Then, Error> {
        for effect in ui::update(&mut self.model, msg, clock::now()) {
            if let Then::Left = self.perform(effect)? {
                return Ok(Then::Left);
            }
        }
        Ok(Then::On)
    }

    fn perform(&mut self, effect: Effect) -> Result<Then, Error> {
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
                let copied = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
                copied.map_err(|error| Error::failed(format!("the terminal failed: {error}")))?;
            }
            Effect::OpenLog(_)
            | Effect::StartFrom(_)
            | Effect::Example
            | Effect::Follow(_)
            | Effect::LookForMeetings => match (self.turn_to)(&effect, self.size) {
                Ok(None) => {}
                Ok(Some(desk)) => {
                    self.scribe = scribe(desk.writer, &self.to)?;
                    self._follow = follow(desk.follows, &self.to)?;
                    self.model = desk.model;
                }
                Err(error) => return self.tell(Msg::Told(error.to_string())),
            },
            Effect::Ring => {
                let mut out = io::stdout();
                let rung = out.write_all(b"\x07").and_then(|()| out.flush());
                rung.map_err(|error| Error::failed(format!("the terminal failed: {error}")))?;
            }
            Effect::Quit => return Ok(Then::Left),
        }
        Ok(Then::On)
    }
}
