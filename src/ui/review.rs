//! Reading saved meetings: the shelf of them all, and one of them with its agenda, its entries and what
//! became of each.
//!
//! Nothing is read from disk here and nothing written: what is wanted goes out as an effect, what was
//! brought comes back as a message. Must never show what is exempt before it was asked for.

pub mod draw;
pub mod reader;
pub mod shelf;

use std::path::PathBuf;

use super::Effect;
use super::keys::{Going, Place};
use super::line::Line;
use crate::library::shelf::Shelved;
use crate::meeting::{Meeting, Seq};
use reader::{Focus, Reader};
use shelf::Shelf;

/// What the reader wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The meetings that there are.
    Shelf,
    /// A meeting, at an entry.
    Meeting {
        /// Its log.
        path: PathBuf,
        /// The entry to go to.
        seq: Option<Seq>,
    },
}

/// What was brought from the folder of logs.
#[derive(Debug, Clone)]
pub enum Brought {
    /// The meetings that there are.
    Shelf(Vec<Shelved>),
    /// A meeting, to be opened at an entry.
    Meeting(Box<Opened>, Option<Seq>),
    /// Nothing, for this reason.
    Nothing(String),
}

/// A meeting taken from the shelf.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// Its log.
    pub path: PathBuf,
    /// All of it, with what is exempt.
    pub meeting: Meeting,
    /// The seal of each state: the hash of the log's line for each fact, with the header's first.
    pub seals: Vec<String>,
    /// What is the matter with its log.
    pub problem: Option<String>,
}

/// Which page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// All meetings.
    Shelf,
    /// One of them.
    Meeting,
}

/// What a key does while meetings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Shows only the entries that are asked for.
    Filter,
    /// Goes to an entry by its number.
    Jump,
    /// Shows what is exempt, or hides it again.
    Exempt,
    /// Goes to the other pane.
    OtherPane,
    /// Goes to the item after this.
    NextItem,
    /// Goes to the item before this.
    ItemBefore,
    /// Copies the selected entry.
    Copy,
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
    /// Something to say until the next key.
    pub told: Option<String>,
}

impl Review {
    /// The shelf with these meetings.
    pub fn of_shelf(meetings: Vec<Shelved>) -> Self {
        Self {
            page: Page::Shelf,
            shelf: Some(Shelf::new(meetings)),
            reader: None,
            told: None,
        }
    }

    /// One meeting; with what is exempt in it if that was asked for.
    pub fn of_meeting(opened: Opened, exempt: bool) -> Self {
        Self {
            page: Page::Meeting,
            shelf: None,
            reader: Some(Box::new(Reader::new(opened, exempt, None))),
            told: None,
        }
    }

    /// What has the keyboard.
    pub fn place(&self) -> Place {
        match (self.page, &self.reader) {
            (Page::Shelf, _) | (Page::Meeting, None) => Place::Shelf,
            (Page::Meeting, Some(reader)) => match reader.focus {
                Focus::Entries => Place::Record,
                Focus::Agenda => Place::Contents,
                Focus::Asking => Place::Asking,
            },
        }
    }

    /// The meeting that is read, as it is shown.
    pub fn meeting(&self) -> Option<&Meeting> {
        let reader = self.reader.as_ref().filter(|_| self.page == Page::Meeting);
        reader.map(|reader| &reader.meeting)
    }

    /// The line that typing changes.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match self.place() {
            Place::Shelf => self.shelf.as_mut().map(|shelf| &mut shelf.filter),
            Place::Asking => self.reader.as_mut().map(|reader| &mut reader.line),
            _ => None,
        }
    }

    pub(super) fn line_changed(&mut self, size: (u16, u16)) {
        self.told = None;
        match (self.place(), &mut self.shelf, &mut self.reader) {
            (Place::Shelf, Some(shelf), _) => shelf.search(),
            (Place::Asking, _, Some(reader)) => reader.asked(size),
            _ => {}
        }
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

    pub(super) fn go(&mut self, going: Going, size: (u16, u16)) {
        self.told = None;
        match (self.page, &mut self.shelf, &mut self.reader) {
            (Page::Shelf, Some(shelf), _) => shelf.go(going, draw::list_rows(size)),
            (Page::Meeting, _, Some(reader)) => reader.go(going, size),
            _ => {}
        }
    }

    /// Enter.
    pub(super) fn choose(&mut self, size: (u16, u16)) -> Vec<Effect> {
        match (self.place(), &mut self.shelf, &mut self.reader) {
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
            (Place::Asking, _, Some(reader)) => {
                self.told = reader.ask_no_more(size);
                Vec::new()
            }
            (Place::Contents, _, Some(reader)) => {
                reader.focus = Focus::Entries;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Esc: one step back.
    pub(super) fn close(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.told = None;
        match (self.place(), &mut self.shelf, &mut self.reader) {
            (Place::Shelf, Some(shelf), _) => {
                shelf.filter.set("");
                shelf.search();
            }
            (Place::Asking, _, Some(reader)) => reader.ask_nothing(size),
            (Place::Contents, _, Some(reader)) => reader.focus = Focus::Entries,
            (Place::Record, _, Some(reader)) if reader.is_filtered() => reader.ask_nothing(size),
            (Place::Record, Some(_), _) => self.page = Page::Shelf,
            (Place::Record, None, _) => return vec![Effect::Bring(Wanted::Shelf)],
            _ => {}
        }
        Vec::new()
    }

    /// Does what a key asks.
    pub(super) fn act(&mut self, reading: Reading, size: (u16, u16)) -> Vec<Effect> {
        self.told = None;
        let Some(reader) = &mut self.reader else {
            return Vec::new();
        };
        match reading {
            Reading::Filter => reader.ask_words(),
            Reading::Jump => reader.ask_number(),
            Reading::Exempt => self.told = Some(reader.turn_exempt(size)),
            Reading::OtherPane => {
                reader.focus = match reader.focus {
                    Focus::Entries => Focus::Agenda,
                    Focus::Agenda | Focus::Asking => Focus::Entries,
                };
            }
            Reading::NextItem => reader.step_item(true, size),
            Reading::ItemBefore => reader.step_item(false, size),
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
            Brought::Shelf(meetings) => {
                let here = self.reader.as_ref().map(|reader| reader.path.clone());
                let mut shelf = Shelf::new(meetings);
                shelf.select(here.as_deref());
                self.shelf = Some(shelf);
                self.page = Page::Shelf;
            }
            Brought::Meeting(opened, seq) => {
                let exempt = self.reader.as_ref().is_some_and(|reader| reader.exempt);
                let mut reader = Reader::new(*opened, exempt, seq);
                reader.settle(size);
                self.reader = Some(Box::new(reader));
                self.page = Page::Meeting;
            }
            Brought::Nothing(why) => self.told = Some(why),
        }
    }

    /// The mouse chose what is at a cell.
    pub(super) fn click(&mut self, at: (u16, u16), size: (u16, u16)) {
        match (self.page, &mut self.shelf, &mut self.reader) {
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
