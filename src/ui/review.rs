//! Reading saved meetings: the shelf of them all, and one of them with its agenda, its entries and what
//! became of each.
//!
//! Nothing is read from disk here and nothing written: what is wanted goes out as an effect, what was
//! brought comes back as a message. Must never show what is exempt before it was asked for.

pub mod draw;
pub mod finding;
pub mod reader;
mod reading;
pub mod register;
pub mod replay;
pub mod shelf;
mod wanted;

use std::path::PathBuf;

use std::time::Duration;

use super::Effect;
use super::keys::{Going, Place};
use super::line::Line;
use crate::library::shelf::Shelved;
use crate::meeting::finding::Finding as Found;
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Moment, Seq};
use crate::pictures::Kind;
use finding::Finding;
use reader::{Focus, Reader};
use register::Registers;
use replay::Player;
use shelf::Shelf;

pub use reading::Reading;
pub use wanted::{Brought, Learn, Opened, Wanted};

/// Which page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// All meetings.
    Shelf,
    /// What was found in them.
    Finding,
    /// What was decided in them, is owed, waits for an answer; who came.
    Registers,
    /// One of them.
    Meeting,
}

/// Reading saved meetings.
#[derive(Debug, Clone)]
pub struct Review {
    /// Which page is open.
    pub page: Page,
    /// The meetings, if they were brought.
    pub shelf: Option<Shelf>,
    /// The meeting that is read.
    pub reader: Option<Box<Reader>>,
    /// What is looked for in all of them.
    pub finding: Finding,
    /// The registers of them all.
    pub registers: Registers,
    /// Where the reader goes back to.
    from: Page,
    /// How dates and hours are said.
    manner: Manner,
    /// Something to say until the next key.
    pub told: Option<String>,
    /// So many of all logs are read, while they are.
    pub reading: Option<(usize, usize)>,
    /// The meetings are still to be asked for.
    pub(super) wants_shelf: bool,
}

impl Review {
    /// Says dates and hours in this manner.
    pub(super) fn say_in(&mut self, manner: Manner) {
        self.manner = manner;
        if let Some(reader) = &mut self.reader {
            reader.manner = manner;
        }
    }

    /// The shelf with these meetings.
    pub fn of_shelf(meetings: Vec<Shelved>) -> Self {
        Self {
            page: Page::Shelf,
            shelf: Some(Shelf::new(meetings)),
            reader: None,
            finding: Finding::default(),
            registers: Registers::default(),
            manner: Manner::PLAIN,
            from: Page::Shelf,
            told: None,
            reading: None,
            wants_shelf: false,
        }
    }

    /// The shelf before anything of it is known: it is asked for once this is on the screen.
    pub fn of_shelf_to_come() -> Self {
        Self {
            reading: Some((0, 0)),
            wants_shelf: true,
            ..Self::of_shelf(Vec::new())
        }
    }

    /// One meeting; with what is exempt in it if that was asked for.
    pub fn of_meeting(opened: Opened, exempt: bool) -> Self {
        Self {
            page: Page::Meeting,
            shelf: None,
            reader: Some(Box::new(Reader::new(opened, exempt, None))),
            finding: Finding::default(),
            registers: Registers::default(),
            manner: Manner::PLAIN,
            from: Page::Shelf,
            told: None,
            reading: None,
            wants_shelf: false,
        }
    }

    /// What has the keyboard.
    pub fn place(&self) -> Place {
        match (self.page, &self.reader) {
            (Page::Finding, _) => Place::Finding,
            (Page::Registers, _) => Place::Registers,
            (Page::Shelf, _) | (Page::Meeting, None) => Place::Shelf,
            (Page::Meeting, Some(reader)) if reader.player.is_some() => Place::Replay,
            (Page::Meeting, Some(reader)) if reader.picture.is_some() => Place::Picture,
            (Page::Meeting, Some(reader)) if reader.changes.is_some() => Place::Changes,
            (Page::Meeting, Some(reader)) => match reader.focus {
                Focus::Entries => Place::Record,
                Focus::Agenda => Place::Contents,
                Focus::Asking => Place::Asking,
            },
        }
    }

    /// The meeting that is read, as it is shown.
    pub fn meeting(&self) -> Option<&Meeting> {
        let reader = self.reader.as_ref().filter(|_| self.page == Page::Meeting)?;
        let player = reader.player.as_ref();
        Some(player.map_or(&reader.meeting, |player| player.meeting()))
    }

    /// The line that typing changes.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match self.place() {
            Place::Shelf => self.shelf.as_mut().map(|shelf| &mut shelf.filter),
            Place::Finding => Some(&mut self.finding.line),
            Place::Registers => Some(&mut self.registers.line),
            Place::Asking => self.reader.as_mut().map(|reader| &mut reader.line),
            _ => None,
        }
    }

    /// The line was changed by hand. Gives what is to be brought for it.
    pub(super) fn line_changed(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.told = None;
        match (self.place(), &mut self.shelf, &mut self.reader) {
            (Place::Shelf, Some(shelf), _) => shelf.search(),
            (Place::Registers, ..) => self.registers.search(),
            (Place::Asking, _, Some(reader)) => reader.asked(size),
            (Place::Finding, ..) => return self.finding.asks().map(Effect::Bring).into_iter().collect(),
            _ => {}
        }
        Vec::new()
    }

    /// A digit while entries have the keyboard begins the number of one.
    pub(super) fn begin_number(&mut self, c: char) -> bool {
        let wanted = c.is_ascii_digit() && self.place() == Place::Record;
        match self.reader.as_mut().filter(|_| wanted) {
            Some(reader) => {
                reader.ask_number();
                true
            }
            None => false,
        }
    }

    pub(super) fn go(&mut self, going: Going, size: (u16, u16), now: Moment) {
        self.told = None;
        if let Some(player) = self.player_mut() {
            player.go(going, now);
            return;
        }
        match (self.page, &mut self.shelf, &mut self.reader) {
            (Page::Shelf, Some(shelf), _) => shelf.go(going, draw::list_rows(size)),
            (Page::Finding, ..) => self.finding.go(going, draw::found_rows(size)),
            (Page::Registers, ..) => self.registers.go(going, draw::found_rows(size)),
            (Page::Meeting, _, Some(reader)) => reader.go(going, size),
            _ => {}
        }
    }

    /// Enter.
    pub(super) fn choose(&mut self, size: (u16, u16)) -> Vec<Effect> {
        match (self.place(), &mut self.shelf, &mut self.reader) {
            (Place::Finding, ..) => self.finding.chosen().map(Effect::Bring).into_iter().collect(),
            (Place::Registers, ..) => self.registers.opens().map(Effect::Bring).into_iter().collect(),
            (Place::Shelf, Some(shelf), _) => match shelf.chosen() {
                None => Vec::new(),
                Some(one) if one.status.is_none() => {
                    self.told = one.problem.clone();
                    Vec::new()
                }
                Some(one) => {
                    let path = one.path.clone();
                    vec![Effect::Bring(Wanted::Meeting { path, seq: None })]
                }
            },
            (Place::Asking, _, Some(reader)) => match reader.asked_for(size) {
                Ok(wanted) => vec![Effect::Bring(wanted)],
                Err(told) => {
                    self.told = told;
                    Vec::new()
                }
            },
            (Place::Contents, _, Some(reader)) => {
                reader.focus = Focus::Entries;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The log of the meeting that is read, or selected on the shelf, and whether what is exempt is shown.
    pub(super) fn log_shown(&self) -> Option<(PathBuf, bool)> {
        match (self.place(), &self.shelf, &self.reader) {
            (Place::Shelf, Some(shelf), _) => {
                let one = shelf.chosen().filter(|one| one.status.is_some())?;
                Some((one.path.clone(), false))
            }
            (Place::Record | Place::Contents, _, Some(reader)) => Some((reader.path.clone(), reader.exempt)),
            _ => None,
        }
    }

    /// Esc: one step back.
    pub(super) fn close(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.told = None;
        let came_from = matches!(self.from, Page::Finding | Page::Registers) && !self.is_filtered();
        match (self.place(), &mut self.shelf, &mut self.reader) {
            (Place::Shelf, Some(shelf), _) => {
                shelf.filter.set("");
                shelf.search();
            }
            (Place::Finding | Place::Registers, Some(_), _) => self.page = Page::Shelf,
            (Place::Finding | Place::Registers, None, _) => return vec![Effect::Bring(Wanted::Shelf)],
            (Place::Record, ..) if came_from => self.page = self.from,
            (Place::Asking, _, Some(reader)) => reader.ask_nothing(size),
            (Place::Contents, _, Some(reader)) => reader.focus = Focus::Entries,
            (Place::Replay, _, Some(reader)) => reader.stop_replay(size),
            (Place::Picture, _, Some(reader)) => reader.picture = None,
            (Place::Changes, _, Some(reader)) => reader.changes = None,
            (Place::Record, _, Some(reader)) if reader.is_filtered() => reader.ask_nothing(size),
            (Place::Record, Some(_), _) => self.page = Page::Shelf,
            (Place::Record, None, _) => return vec![Effect::Bring(Wanted::Shelf)],
            _ => {}
        }
        Vec::new()
    }

    /// Does what a key asks.
    pub(super) fn act(&mut self, reading: Reading, size: (u16, u16), now: Moment) -> Vec<Effect> {
        self.told = None;
        if reading == Reading::Search {
            self.page = match self.page {
                Page::Shelf | Page::Meeting | Page::Registers => Page::Finding,
                Page::Finding if self.shelf.is_none() => return vec![Effect::Bring(Wanted::Shelf)],
                Page::Finding => Page::Shelf,
            };
            return Vec::new();
        }
        match (reading, self.page) {
            (Reading::Exempt, Page::Finding) => {
                self.finding.exempt = !self.finding.exempt;
                return self.finding.asks().map(Effect::Bring).into_iter().collect();
            }
            (Reading::Registers, _) => {
                self.page = Page::Registers;
                return vec![Effect::Bring(self.registers.asks())];
            }
            (_, Page::Registers) => {
                let (effect, told) = self.registers.act(reading);
                self.told = told;
                return effect.into_iter().collect();
            }
            (_, Page::Shelf | Page::Finding | Page::Meeting) => {}
        }
        let Some(reader) = &mut self.reader else {
            return Vec::new();
        };
        match reading {
            Reading::Search
            | Reading::Registers
            | Reading::NextRegister
            | Reading::RegisterBefore
            | Reading::NextOrder
            | Reading::TurnOrder => {}
            Reading::Filter => reader.ask_words(),
            Reading::Propose => self.told = reader.ask_correction(),
            Reading::Jump => reader.ask_number(),
            Reading::Exempt => self.told = Some(reader.turn_exempt(size)),
            Reading::OtherPane => {
                reader.focus = match reader.focus {
                    Focus::Entries => Focus::Agenda,
                    Focus::Agenda | Focus::Asking => Focus::Entries,
                };
            }
            Reading::NextItem | Reading::ItemBefore => {
                let on = reading == Reading::NextItem;
                match &mut reader.player {
                    Some(player) => player.seek_item(on, now),
                    None => reader.step_item(on, size),
                }
            }
            Reading::Changes => reader.changes = Some(0),
            Reading::Picture => {
                let kind = reader.picture.map_or(Kind::Timing, |(kind, _)| kind.next());
                reader.picture = Some((kind, 0));
            }
            Reading::Replay => reader.replay(),
            Reading::Play | Reading::Faster | Reading::Slower => {
                if let Some(player) = &mut reader.player {
                    match reading {
                        Reading::Faster => player.faster(true, now),
                        Reading::Slower => player.faster(false, now),
                        _ => player.play(now),
                    }
                }
            }
            Reading::Copy => {
                let (text, told) = match reader.copied() {
                    Some(copied) => copied,
                    None => return Vec::new(),
                };
                self.told = Some(told);
                return vec![Effect::Copy(text)];
            }
        }
        Vec::new()
    }

    /// Takes what was brought.
    pub(super) fn brought(&mut self, brought: Brought, size: (u16, u16)) {
        match brought {
            Brought::Reading { done, all, shelf } => {
                self.reading = Some((done, all));
                if let (Some(meetings), Some(shelf)) = (shelf, &mut self.shelf) {
                    shelf.refill(meetings);
                }
            }
            Brought::Shelf(meetings) if self.reading.take().is_some() => match &mut self.shelf {
                Some(shelf) => shelf.refill(meetings),
                None => self.shelf = Some(Shelf::new(meetings)),
            },
            Brought::Shelf(meetings) => {
                let here = self.reader.as_ref().map(|reader| reader.path.clone());
                let mut shelf = Shelf::new(meetings);
                shelf.select(here.as_deref());
                self.shelf = Some(shelf);
                self.page = Page::Shelf;
            }
            Brought::Found(answer) => self.finding.take(answer),
            Brought::Register(gathered) => self.registers.take(gathered),
            // For other screens.
            Brought::Learned(_) | Brought::LastTime(_) | Brought::Exported(_) | Brought::Folder(_) => {}
            Brought::Meeting(opened, seq) => {
                let exempt = match self.page {
                    Page::Finding => self.finding.exempt,
                    Page::Registers => self.registers.exempt,
                    Page::Shelf | Page::Meeting => self.reader.as_ref().is_some_and(|reader| reader.exempt),
                };
                self.from = self.page;
                let mut reader = Reader::new(*opened, exempt, seq);
                reader.manner = self.manner;
                reader.settle(size);
                self.reader = Some(Box::new(reader));
                self.page = Page::Meeting;
            }
            Brought::Changed(opened, seq, told) => {
                let exempt = self.reader.as_ref().is_some_and(|reader| reader.exempt);
                let mut reader = Reader::new(*opened, exempt, Some(seq));
                reader.settle(size);
                self.reader = Some(Box::new(reader));
                self.page = Page::Meeting;
                self.told = Some(told);
            }
            Brought::Done(told) => self.told = Some(told),
            // Asked for at Home, and no longer wanted here.
            Brought::Paths { .. } => {}
            Brought::Nothing(why) => self.told = Some(why),
        }
    }

    /// The time that `wake` asked for has come.
    pub(super) fn tick(&mut self, now: Moment) {
        if let Some(player) = self.player_mut() {
            player.tick(now);
        }
    }

    /// How long until the screen changes by itself.
    pub(super) fn wake(&self, now: Moment) -> Option<Duration> {
        let reader = self.reader.as_ref().filter(|_| self.page == Page::Meeting)?;
        reader.player.as_ref()?.wake(now)
    }

    /// The entry that is selected.
    pub(super) fn entry_at(&self) -> Option<Seq> {
        let reader = self.reader.as_ref().filter(|_| self.page == Page::Meeting)?;
        reader.selected().map(|entry| entry.seq)
    }

    /// Goes to what is to be looked at, and says what it is.
    pub(super) fn look_at(&mut self, found: &Found, size: (u16, u16)) {
        if let Some(reader) = &mut self.reader {
            reader.look_at(found, size);
            self.told = Some(found.message.clone());
        }
    }

    fn is_filtered(&self) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.is_filtered())
    }

    fn player_mut(&mut self) -> Option<&mut Player> {
        let reader = self.reader.as_mut().filter(|_| self.page == Page::Meeting)?;
        reader.player.as_mut()
    }

    /// The mouse chose what is at a cell.
    pub(super) fn click(&mut self, at: (u16, u16), size: (u16, u16)) {
        match (self.page, &mut self.shelf, &mut self.reader) {
            (Page::Finding, ..) => {
                if let Some(row) = draw::hit_at(&self.finding, size, at.1) {
                    self.finding.select_row(row);
                }
            }
            (Page::Registers, ..) => {
                if let Some(row) = draw::registered_at(&self.registers, size, at.1) {
                    self.registers.select_row(row);
                }
            }
            (Page::Shelf, Some(shelf), _) => {
                if let Some(row) = draw::shelved_at(shelf.selected(), size, at.1) {
                    shelf.select_row(row);
                }
            }
            (Page::Meeting, _, Some(reader)) => {
                if let Some(found) = draw::found_at(reader, size, at) {
                    reader.select_row(found);
                    reader.settle(size);
                }
            }
            _ => {}
        }
    }

    /// The screen has another size.
    pub(super) fn resized(&mut self, size: (u16, u16)) {
        if let Some(reader) = &mut self.reader {
            reader.settle(size);
        }
    }
}
