//! One saved meeting: which of its entries are shown, which is selected, and what is asked of them.

mod asking;

use std::collections::HashSet;
use std::path::PathBuf;

use super::replay::Player;
use super::{Opened, draw};
use crate::library::Volume;
use crate::library::passage::{Passage, passages};
use crate::library::query::Query;
use crate::meeting::finding::{Finding, findings};
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Seq, running};
use crate::pictures::{Kind, Picture};
use crate::ui::checks::item_listed;
use crate::ui::keys::Going;
use crate::ui::line::Line;
use crate::ui::update::stepped;

pub use asking::Asking;

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The entries.
    Entries,
    /// The agenda.
    Agenda,
    /// The line where words or a number are typed.
    Asking,
}

/// One saved meeting.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Its log.
    pub path: PathBuf,
    /// The meeting as it is shown: what the public may see, unless more was asked for.
    pub meeting: Meeting,
    /// Whether what is exempt is shown.
    pub exempt: bool,
    /// How many entries are exempt.
    pub hidden: usize,
    /// The seal of each state.
    pub seals: Vec<String>,
    /// What is the matter with its log.
    pub problem: Option<String>,
    /// What has the keyboard.
    pub focus: Focus,
    /// What is being typed, and what it is for.
    pub line: Line,
    pub(super) asking: Asking,
    /// How dates and hours are said.
    pub(super) manner: Manner,
    whole: Meeting,
    filter: Query,
    /// Why the filter was not understood.
    pub(super) misread: Option<String>,
    passages: Vec<Passage>,
    /// The entries shown, by their place in the meeting.
    pub(super) found: Vec<usize>,
    pub(super) at: usize,
    /// The first on the screen, of those found.
    pub(super) first: usize,
    /// The item selected in the agenda.
    pub(super) item: usize,
    /// The meeting played again, while it is.
    pub(super) player: Option<Player>,
    /// The picture of it that is looked at, and the first of its rows on the screen.
    pub(super) picture: Option<(Kind, usize)>,
    /// How many things there are to look at.
    pub(super) checks: usize,
    /// The first of the changes on the screen, while they are looked at.
    pub(super) changes: Option<usize>,
}

impl Reader {
    /// Opens a meeting at an entry, or at its first.
    pub fn new(opened: Opened, exempt: bool, seq: Option<Seq>) -> Self {
        let hidden = opened.meeting.entries.iter().filter(|entry| entry.exempt).count();
        let mut reader = Self {
            path: opened.path,
            meeting: Meeting::default(),
            exempt,
            hidden,
            seals: opened.seals,
            problem: opened.problem,
            focus: Focus::Entries,
            line: Line::default(),
            asking: Asking::Words,
            manner: Manner::PLAIN,
            whole: opened.meeting,
            filter: Query::default(),
            misread: None,
            passages: Vec::new(),
            found: Vec::new(),
            at: 0,
            first: 0,
            item: 0,
            player: None,
            picture: None,
            checks: 0,
            changes: None,
        };
        reader.look();
        if let Some(seq) = seq {
            reader.select(seq);
        }
        reader
    }

    /// All of the meeting, for what is worked out from its facts.
    pub fn whole(&self) -> &Meeting {
        &self.whole
    }

    /// Makes the meeting anew as it is to be seen.
    fn look(&mut self) {
        self.meeting = if self.exempt {
            self.whole.clone()
        } else {
            self.whole.public()
        };
        self.checks = findings(&self.meeting).len();
        self.passages = passages(&Volume {
            name: "",
            meeting: &self.meeting,
        });
        self.find();
    }

    /// Finds the entries that are asked for.
    fn find(&mut self) {
        let entries = &self.meeting.entries;
        if self.filter.is_empty() {
            self.found = running::all(&self.meeting);
            return;
        }
        // What is overdue is so on the day of the meeting: no other day is known here.
        let today = self.meeting.date().unwrap_or_default();
        let asked = self
            .passages
            .iter()
            .filter(|one| self.filter.finds(one, today).is_some());
        let place = |one: &Passage| entries.binary_search_by_key(&one.seq, |entry| entry.seq).ok();
        let asked: HashSet<usize> = asked.filter_map(place).collect();
        let mut order = running::all(&self.meeting);
        order.retain(|at| asked.contains(at));
        self.found = order;
    }

    /// Whether only some entries are shown.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// What the filter was taken for, in words.
    pub fn filter_in_words(&self) -> String {
        self.filter.in_words()
    }

    /// The entry selected.
    pub fn selected(&self) -> Option<&Entry> {
        let at = self.found.get(self.at)?;
        self.meeting.entries.get(*at)
    }

    /// The place on the agenda of the item that the selected entry belongs to.
    pub fn here(&self) -> Option<usize> {
        self.meeting.agenda.place(self.selected()?.item.as_ref()?)
    }

    /// Selects the entry with this number, or the one before where that was taken up.
    fn select(&mut self, seq: Seq) {
        let seq_of = |at: &usize| self.meeting.entries.get(*at).map_or(0, |entry| entry.seq);
        let before = self.found.iter().enumerate().filter(|(_, at)| seq_of(at) <= seq);
        let nearest = before.max_by_key(|(_, at)| seq_of(at));
        self.at = nearest.map_or(0, |(place, _)| place);
    }

    /// Goes to what is to be looked at: its entry, or its item on the agenda.
    pub(in crate::ui) fn look_at(&mut self, found: &Finding, size: (u16, u16)) {
        if self.is_filtered() || self.focus == Focus::Asking {
            self.ask_nothing(size);
        }
        match found.seq.map(|seq| (seq, item_listed(&self.meeting, seq))) {
            Some((_, Some(item))) => {
                self.focus = Focus::Agenda;
                self.reach_item(item, Going::Down);
            }
            Some((seq, None)) => {
                self.focus = Focus::Entries;
                self.select(seq);
            }
            None => {}
        }
        self.settle(size);
    }

    /// Shows what is exempt, or hides it again. Gives what there is to say.
    pub(in crate::ui) fn turn_exempt(&mut self, size: (u16, u16)) -> String {
        let seq = self.selected().map(|entry| entry.seq);
        self.exempt = !self.exempt;
        self.look();
        if let Some(player) = &mut self.player {
            player.show(self.exempt);
        }
        seq.into_iter().for_each(|seq| self.select(seq));
        self.settle(size);
        match (self.exempt, self.hidden) {
            (_, 0) => "Nothing in this meeting is exempt.".into(),
            (true, n) => format!("With what is exempt: {n} entries. x hides it again."),
            (false, _) => "Only what the public may see.".into(),
        }
    }

    /// Plays the meeting again from the selected entry.
    pub(in crate::ui) fn replay(&mut self) {
        let seq = self.selected().map_or(0, |entry| entry.seq);
        self.player = Some(Player::new(self.whole.facts_as_known(), self.exempt, seq));
    }

    /// Back to the entries, at the one where the replay stood.
    pub(in crate::ui) fn stop_replay(&mut self, size: (u16, u16)) {
        if let Some(fact) = self.player.take().as_ref().and_then(Player::fact) {
            self.select(fact.seq);
        }
        self.settle(size);
    }

    pub(in crate::ui) fn go(&mut self, going: Going, size: (u16, u16)) {
        if let Some(top) = self.changes {
            let last = draw::changes_count(&self.meeting).saturating_sub(1);
            self.changes = Some(stepped(top.min(last), last, 5, going));
            return;
        }
        if let Some((kind, top)) = self.picture {
            let last = draw::picture_rows(&Picture::of(kind, &self.meeting)).saturating_sub(1);
            self.picture = Some((kind, stepped(top.min(last), last, 10, going)));
            return;
        }
        match self.focus {
            Focus::Agenda => {
                let last = self.meeting.agenda.items.len().saturating_sub(1);
                self.item = stepped(self.here().unwrap_or(self.item), last, 5, going);
                self.reach_item(self.item, going);
            }
            Focus::Entries | Focus::Asking => {
                let page = draw::page_of(self, size).max(1);
                self.at = stepped(self.at, self.found.len().saturating_sub(1), page, going);
            }
        }
        self.settle(size);
    }

    /// Goes to the first entry of an item; of one without any, on to the next that has some.
    fn reach_item(&mut self, item: usize, going: Going) {
        let items = &self.meeting.agenda.items;
        let back = matches!(going, Going::Up | Going::PageUp);
        let mut wanted: Box<dyn Iterator<Item = usize>> = if back {
            Box::new((0..=item).rev())
        } else {
            Box::new(item..items.len())
        };
        let entry_of = |item: usize| {
            let id = items.get(item).map(|item| &item.id);
            let entries = &self.meeting.entries;
            let is = |at: &usize| entries.get(*at).is_some_and(|entry| entry.item.as_ref() == id);
            self.found.iter().position(is)
        };
        if let Some(at) = wanted.find_map(entry_of) {
            self.at = at;
        }
        drop(wanted);
        self.item = self.here().unwrap_or(item);
    }

    /// Goes to the item after or before the one that the selected entry belongs to.
    pub(in crate::ui) fn step_item(&mut self, on: bool, size: (u16, u16)) {
        let last = self.meeting.agenda.items.len().saturating_sub(1);
        let going = if on { Going::Down } else { Going::Up };
        let to = match (self.here(), on) {
            (None, true) => 0,
            (None, false) => return,
            (Some(at), true) => (at + 1).min(last),
            (Some(0), false) => 0,
            (Some(at), false) => at - 1,
        };
        self.reach_item(to, going);
        self.settle(size);
    }

    /// Keeps the selected entry on the screen.
    pub(in crate::ui) fn settle(&mut self, size: (u16, u16)) {
        self.at = self.at.min(self.found.len().saturating_sub(1));
        self.first = draw::first_shown(self, size);
    }

    pub(in crate::ui) fn select_row(&mut self, at: usize) {
        if at < self.found.len() {
            self.at = at;
        }
    }

    /// The words of the selected entry for the clipboard, and what to say of it.
    pub(in crate::ui) fn copied(&self) -> Option<(String, String)> {
        let entry = self.selected()?;
        let by = entry.by.as_ref().filter(|_| entry.kind != EntryKind::Point);
        let by = by.map(|id| format!("{}: ", self.meeting.people.shown(id)));
        let text = format!("{}{}", by.unwrap_or_default(), entry.text);
        Some((text, format!("Entry {} is on the clipboard.", entry.seq)))
    }
}
