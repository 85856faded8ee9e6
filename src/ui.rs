//! The screens. Pure: what was pressed and what time it is go in, effects and a picture come out.
//!
//! `update` changes the model and says what is to be done about it; `draw` only reads. Nothing here asks
//! a clock, opens a file or touches the terminal: `shell` does, and comes back with a `Msg`.

pub mod chair;
pub mod checks;
pub mod clerk;
pub mod commands;
pub mod completion;
pub mod export;
mod filling;
pub mod form;
pub mod grammar;
pub mod history;
pub mod home;
pub mod keys;
pub mod keystring;
pub mod layout;
pub mod line;
pub mod menu;
pub mod outbox;
pub mod palette;
pub mod paper;
mod parts;
pub mod planner;
pub mod poll;
pub mod review;
pub mod scroll;
pub mod shown;
pub mod theme;
mod update;
mod view;
pub mod ways;
pub mod wrap;

use std::path::PathBuf;
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::entry::House;
use crate::meeting::wall::Wall;
use crate::meeting::{Meeting, Moment, Recorded, Seq, attention};
use crate::minutes::Style;
use chair::lobby::Lobby;
use chair::{Chair, Followed};
use checks::Checks;
use clerk::{Clerk, Focus};
use export::Export;
use form::Form;
use home::{Home, HomeEntry};
use keys::{Keymap, Place};
use menu::Menu;
use palette::Palette;
use poll::Poll;
use review::{Brought, Review, Wanted};
use theme::Theme;

pub use update::{leave, update};
pub use view::{draw, draw_foot, foot, render_to_text, view};

/// What happened to the screen.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// The time that `next_wake` asked for has come.
    Tick,
    /// A fact is on disk, and stays there.
    Written(Recorded),
    /// The fact of the last `Effect::Write` is not on disk, for this reason.
    NotWritten {
        /// Why, in words for the clerk.
        why: String,
    },
    /// The computer's clock was set by so many milliseconds while the program ran.
    ClockStepped {
        /// Forward is positive.
        ms: i64,
    },
    /// What became of the log that is followed.
    Followed(Followed),
    /// Something to say that is no part of the meeting.
    Told(String),
    /// What was wanted from the saved meetings is here.
    Brought(Box<Brought>),
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Append this fact to the log and come back with `Written` or `NotWritten`. No other follows before.
    Write(Recorded),
    /// Save this as the draft, in place of the one before; empty means there is none.
    Draft(String),
    /// Put this on the clipboard.
    Copy(String),
    /// Open the log at this path.
    OpenLog(PathBuf),
    /// Start, or resume, the meeting of the agenda at this path.
    StartFrom(PathBuf),
    /// Begin the meeting of this agenda page, which was made of a paper that lies beside the one named.
    Begin {
        /// The page.
        page: String,
        /// Where the paper lies.
        beside: Option<PathBuf>,
    },
    /// Read this text, which was pasted, as an agenda.
    ReadPasted(String),
    /// Go home.
    GoHome,
    /// Start, or resume, the meeting of this agenda page.
    Plan(String),
    /// Start the example meeting.
    Example,
    /// Bring this from the saved meetings and come back with `Brought`.
    Bring(Wanted),
    /// Follow the log at this path.
    Follow(PathBuf),
    /// Look whether there is a meeting to follow.
    LookForMeetings,
    /// Ring the bell.
    Ring,
    /// Leave.
    Quit,
}

/// How the screens are for whoever sits at them.
#[derive(Debug, Clone)]
pub struct Look {
    /// The styles, and how dates and hours are said.
    pub theme: Theme,
    /// Which keys do what.
    pub keys: Keymap,
    /// Whether the chair's bell is on to begin with.
    pub bell: bool,
    /// Whether the mouse is the program's; else the terminal's, to select text with.
    pub mouse: bool,
    /// What the house always says, and how its clerk abbreviates.
    pub house: House,
    /// The house style of the minutes, which the clerk sees each sentence in.
    pub style: Style,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::DARK,
            keys: Keymap::default(),
            bell: false,
            mouse: true,
            house: House::default(),
            style: Style::default(),
        }
    }
}

/// What lies over the screen.
#[derive(Debug, Clone)]
pub(crate) enum Overlay {
    Help { from: Place, top: usize },
    History { seq: Seq, top: usize },
    Menu(Menu),
    Palette(Palette),
    Form(Box<Form>),
    Poll(Box<Poll>),
    Checks(Checks),
    Export(Export),
}

/// The screen under the overlays.
#[derive(Debug, Clone)]
enum Screen {
    Home(Box<Home>),
    Clerk(Box<Clerk>),
    Review(Box<Review>),
    Chair(Box<Chair>),
    Lobby(Box<Lobby>),
    Paper(Box<paper::Reading>),
}

/// How much of the screen is to be drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Redraw {
    /// Nothing changed.
    Nothing,
    /// The entry line and what stands around it.
    Foot,
    /// All of it.
    All,
}

/// All that the screen shows.
#[derive(Debug, Clone)]
pub struct Model {
    redraw: Redraw,
    screen: Screen,
    overlays: Vec<Overlay>,
    size: (u16, u16),
    theme: Theme,
    /// Which keys do what.
    keys: Keymap,
    /// It was left while a line was being written: it goes when that is on disk.
    leaving: bool,
    /// The file that the minutes were written to last.
    exported: Option<PathBuf>,
}

impl Model {
    /// Home, with the meetings that there are.
    pub fn home(meetings: Vec<HomeEntry>, size: (u16, u16)) -> Self {
        Self::new(Screen::Home(Box::new(Home::new(meetings))), size)
    }

    /// The clerk's view of a meeting as its log has it, with the draft that an earlier run left.
    pub fn of_clerk(meeting: Meeting, draft: &str, now: Moment, size: (u16, u16)) -> Self {
        let mut clerk = Clerk::new(meeting, draft);
        clerk.look(now);
        clerk.attend(now);
        Self::new(Screen::Clerk(Box::new(clerk)), size)
    }

    /// Reading saved meetings.
    pub fn of_review(mut review: Review, size: (u16, u16)) -> Self {
        review.resized(size);
        Self::new(Screen::Review(Box::new(review)), size)
    }

    /// The chair's view of a meeting as its log has it, by the clock of this place.
    pub fn of_chair(meeting: Meeting, here: Wall, size: (u16, u16)) -> Self {
        Self::new(Screen::Chair(Box::new(Chair::new(meeting, here))), size)
    }

    /// A paper, and what was understood of it.
    pub fn of_paper(reading: paper::Reading, size: (u16, u16)) -> Self {
        Self::new(Screen::Paper(Box::new(reading)), size)
    }

    /// Waiting for a meeting to follow, or asking which.
    pub fn lobby(lobby: Lobby, size: (u16, u16)) -> Self {
        Self::new(Screen::Lobby(Box::new(lobby)), size)
    }

    fn new(screen: Screen, size: (u16, u16)) -> Self {
        Self {
            redraw: Redraw::All,
            screen,
            overlays: Vec::new(),
            size,
            theme: Theme::DARK,
            keys: Keymap::default(),
            leaving: false,
            exported: None,
        }
    }

    /// The same as whoever sits at it wants it.
    #[must_use]
    pub fn dressed(mut self, look: &Look) -> Self {
        self.theme = look.theme;
        self.keys = look.keys.clone();
        match &mut self.screen {
            Screen::Chair(chair) => chair.bell.on = look.bell,
            Screen::Clerk(clerk) => {
                clerk.manner = look.theme.manner;
                clerk.keys = look.keys.clone();
                clerk.style = look.style.clone();
                clerk.in_house(look.house.clone());
            }
            Screen::Review(review) => review.say_in(look.theme.manner),
            Screen::Home(_) | Screen::Lobby(_) | Screen::Paper(_) => {}
        }
        self
    }

    /// The clerk's view, which has somebody learn what was said here and at earlier meetings as soon as anything
    /// happens.
    pub fn of_clerk_at_work(meeting: Meeting, draft: &str, now: Moment, size: (u16, u16)) -> Self {
        let mut clerk = Clerk::new(meeting, draft);
        (clerk.recalls, clerk.awaits) = (true, true);
        clerk.look(now);
        clerk.attend(now);
        Self::new(Screen::Clerk(Box::new(clerk)), size)
    }

    /// The same of the meeting whose log is at this path.
    #[must_use]
    pub fn logged_at(mut self, log: PathBuf) -> Self {
        if let Screen::Clerk(clerk) = &mut self.screen {
            clerk.log = Some(log);
        }
        self
    }

    /// The file that the minutes were written to last, if they were.
    pub fn exported(&self) -> Option<&PathBuf> {
        self.exported.as_ref()
    }

    /// The same on a screen of another size.
    #[must_use]
    pub fn sized(mut self, size: (u16, u16)) -> Self {
        self.size = size;
        self
    }

    /// The same with something said to begin with: that a log was resumed, or recovered.
    #[must_use]
    pub fn told(mut self, words: &str) -> Self {
        self.tell(words);
        self
    }

    fn tell(&mut self, words: &str) {
        match &mut self.screen {
            Screen::Home(home) => home.told = Some(words.to_owned()),
            Screen::Clerk(clerk) => clerk.told = Some(words.to_owned()),
            Screen::Review(review) => review.told = Some(words.to_owned()),
            Screen::Chair(chair) => chair.told = Some(words.to_owned()),
            Screen::Lobby(lobby) => lobby.told = Some(words.to_owned()),
            Screen::Paper(reading) => reading.told = Some(words.to_owned()),
        }
    }

    /// The clerk's view, if that is what is shown.
    pub fn clerk(&self) -> Option<&Clerk> {
        match &self.screen {
            Screen::Clerk(clerk) => Some(clerk),
            Screen::Home(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {
                None
            }
        }
    }

    /// The saved meetings, if they are what is read.
    pub fn review(&self) -> Option<&Review> {
        match &self.screen {
            Screen::Review(review) => Some(review),
            Screen::Home(_) | Screen::Clerk(_) | Screen::Chair(_) | Screen::Lobby(_) | Screen::Paper(_) => {
                None
            }
        }
    }

    /// The chair's view, if that is what is shown.
    pub fn chair(&self) -> Option<&Chair> {
        match &self.screen {
            Screen::Chair(chair) => Some(chair),
            Screen::Home(_) | Screen::Clerk(_) | Screen::Review(_) | Screen::Lobby(_) | Screen::Paper(_) => {
                None
            }
        }
    }

    /// The lobby, if that is what is shown.
    pub fn lobby_state(&self) -> Option<&Lobby> {
        match &self.screen {
            Screen::Lobby(lobby) => Some(lobby),
            Screen::Home(_) | Screen::Clerk(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Paper(_) => {
                None
            }
        }
    }

    /// The paper that is read, if one is.
    pub fn paper(&self) -> Option<&paper::Reading> {
        match &self.screen {
            Screen::Paper(reading) => Some(reading),
            Screen::Home(_) | Screen::Clerk(_) | Screen::Review(_) | Screen::Chair(_) | Screen::Lobby(_) => {
                None
            }
        }
    }

    /// The meeting that is shown, if one is.
    pub fn meeting(&self) -> Option<&Meeting> {
        match &self.screen {
            Screen::Clerk(clerk) => Some(&clerk.meeting),
            Screen::Chair(chair) => Some(&chair.meeting),
            Screen::Review(review) => review.meeting(),
            Screen::Home(_) | Screen::Lobby(_) | Screen::Paper(_) => None,
        }
    }

    /// How much is to be drawn again since this was last asked.
    pub fn take_redraw(&mut self) -> Redraw {
        std::mem::replace(&mut self.redraw, Redraw::Nothing)
    }

    /// The form that is filled in, if one has the keyboard.
    pub fn form(&self) -> Option<&Form> {
        let Some(Overlay::Form(form)) = self.overlays.last() else {
            return None;
        };
        Some(form)
    }

    /// The minutes being written to a file, if that has the keyboard.
    pub fn export(&self) -> Option<&Export> {
        let Some(Overlay::Export(export)) = self.overlays.last() else {
            return None;
        };
        Some(export)
    }

    /// The vote that is taken, if it has the keyboard.
    pub fn poll(&self) -> Option<&Poll> {
        let Some(Overlay::Poll(poll)) = self.overlays.last() else {
            return None;
        };
        Some(poll)
    }

    /// What has the keyboard.
    pub fn place(&self) -> Place {
        match (self.overlays.last(), &self.screen) {
            (Some(Overlay::Help { .. }), _) => Place::Help,
            (Some(Overlay::History { .. }), _) => Place::History,
            (Some(Overlay::Menu(_)), _) => Place::Menu,
            (Some(Overlay::Palette(_)), _) => Place::Palette,
            (Some(Overlay::Form(_)), _) => Place::Form,
            (Some(Overlay::Poll(_)), _) => Place::Poll,
            (Some(Overlay::Checks(_)), _) => Place::Checks,
            (Some(Overlay::Export(_)), _) => Place::Export,
            (None, screen) => place_under(screen),
        }
    }
}

fn place_under(screen: &Screen) -> Place {
    match screen {
        Screen::Home(home) if home.planning => Place::Planner,
        Screen::Home(home) if home.path.is_some() => Place::Path,
        Screen::Home(_) => Place::Home,
        Screen::Review(review) => review.place(),
        Screen::Chair(_) => Place::Chair,
        Screen::Lobby(_) => Place::Lobby,
        Screen::Paper(reading) if reading.typed.is_some() => Place::PaperHead,
        Screen::Paper(_) => Place::Paper,
        Screen::Clerk(clerk) => match clerk.focus {
            Focus::Entry if clerk.completion.is_some() => Place::Completions,
            Focus::Entry => Place::Entry,
            Focus::Minutes => Place::Minutes,
            Focus::Agenda => Place::Agenda,
            Focus::Floor => Place::Floor,
        },
    }
}

/// No screen changes by itself sooner than this, but for a draft that is to be saved.
const LEAST_WAKE: Duration = Duration::from_millis(200);

/// How long until the screen changes by itself or the draft wants saving: the shell sleeps so long, and
/// then sends `Tick`. A running speech shows seconds; nothing else shows less than minutes.
pub fn next_wake(model: &Model, now: Moment) -> Option<Duration> {
    let past_second = u64::from(now.timestamp_subsec_millis() % 1000);
    let past_minute = (now.timestamp().rem_euclid(60) as u64) * 1000 + past_second;
    let minute = Duration::from_millis(60_000 - past_minute);
    let clerk = match &model.screen {
        Screen::Clerk(clerk) => clerk,
        Screen::Chair(chair) => return chair.wake(now),
        Screen::Lobby(_) => return Some(Duration::from_secs(1)),
        Screen::Review(review) => return review.wake(now),
        Screen::Home(_) | Screen::Paper(_) => return None,
    };
    let speech = clerk
        .meeting
        .floor
        .speaking()
        .filter(|_| view::floor_is_shown(model));
    let second = speech.map(|speech| {
        let ran = (now - speech.span.from.at).num_milliseconds().rem_euclid(1000) as u64;
        Duration::from_millis(1000 - ran)
    });
    // What needs the clerk is told when it does, to the second.
    let need = attention::changes_at(&clerk.meeting, now, clerk.outgoing());
    let need = need.map(|at| (at - now).to_std().unwrap_or_default().max(LEAST_WAKE));
    [Some(minute), second, need, clerk.draft_wake(now)]
        .into_iter()
        .flatten()
        .min()
}
