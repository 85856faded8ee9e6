//! The panes: going through them, and what is done to what is selected. Nothing is recorded from here: the
//! command goes into the entry line, where the clerk sees what it would do.

use ratatui::layout::{Position, Rect};

use super::{Clerk, Focus};
use crate::entry::BREAK;
use crate::meeting::finding::Finding;
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::{Moment, Seq};
use crate::ui::Effect;
use crate::ui::checks;
use crate::ui::keys::{Going, OnEntry};
use crate::ui::layout::Areas;
use crate::ui::parts::{self, minutes};
use crate::ui::update::stepped;

/// Rows that a turn of the wheel scrolls.
const WHEEL: usize = 3;

/// What is put behind words that hold a break themselves, so that it is read as theirs.
fn whole(text: &str) -> &'static str {
    if text.contains(BREAK) { " //" } else { "" }
}

impl Clerk {
    /// Esc: to the pane that had the keyboard last.
    pub(in crate::ui) fn look_back(&mut self) {
        self.told = None;
        self.focus = self.last_pane;
    }

    pub(super) fn to(&mut self, pane: Focus) {
        self.focus = pane;
        if pane != Focus::Entry {
            self.last_pane = pane;
        }
    }

    /// The screen has another size: a pane that is not on it cannot keep the keyboard.
    pub(in crate::ui) fn stay_in_sight(&mut self, areas: &Areas) {
        let gone = |pane: Focus| match pane {
            Focus::Entry | Focus::Minutes => false,
            Focus::Agenda => areas.agenda.area() == 0,
            Focus::Floor => areas.floor.area() == 0,
        };
        if gone(self.last_pane) {
            self.last_pane = Focus::Minutes;
        }
        if gone(self.focus) {
            self.focus = Focus::Minutes;
        }
    }

    /// Tab: the next pane that is on the screen.
    pub(in crate::ui) fn next_pane(&mut self, back: bool, areas: &Areas) {
        let panes = [
            (Focus::Minutes, areas.minutes),
            (Focus::Agenda, areas.agenda),
            (Focus::Floor, areas.floor),
        ];
        let at = panes
            .iter()
            .position(|(pane, _)| *pane == self.focus)
            .unwrap_or(0);
        let step = if back { panes.len() - 1 } else { 1 };
        let found = (1..=panes.len())
            .map(|n| panes[(at + n * step) % panes.len()])
            .find(|(_, area)| area.area() > 0);
        if let Some((pane, _)) = found {
            self.to(pane);
        }
        // Whoever comes to the agenda with Tab most often means the next item.
        if let (Focus::Agenda, Some(next)) = (self.focus, self.meeting.agenda.next()) {
            self.item = self.meeting.agenda.place(&next.id).unwrap_or(self.item);
            self.unfold_about(self.item);
        }
    }

    /// ← and →: the parts of the selected item are hidden or shown. From a part, ← goes to its whole.
    pub(in crate::ui) fn fold(&mut self, shut: bool) {
        let agenda = &self.meeting.agenda;
        let at = self.item.min(agenda.items.len().saturating_sub(1));
        let Some(item) = agenda.items.get(at) else { return };
        let folds = !agenda.parts(at).is_empty() && !self.shut.contains(&item.id);
        match (shut, agenda.wholes(at).next()) {
            (false, _) => {
                self.shut.remove(&item.id);
            }
            (true, _) if folds => {
                self.shut.insert(item.id.clone());
            }
            (true, Some(whole)) => self.item = whole,
            (true, None) => {}
        }
    }

    /// What an item is within is shown with its parts.
    fn unfold_about(&mut self, at: usize) {
        let agenda = &self.meeting.agenda;
        for whole in agenda.wholes(at) {
            self.shut.remove(&agenda.items[whole].id);
        }
    }

    /// The selected item by so many rows of those that are shown.
    fn go_in_agenda(&mut self, page: usize, going: Going) {
        let rows = parts::agenda::Look::of_clerk(self).rows();
        let at = rows.partition_point(|row| *row <= self.item).saturating_sub(1);
        let to = stepped(at, rows.len().saturating_sub(1), page, going);
        self.item = rows.get(to).copied().unwrap_or(0);
    }

    /// ↑, ↓ and pages in the pane that has the keyboard.
    pub(in crate::ui) fn go(&mut self, going: Going, areas: &Areas) {
        match self.focus {
            Focus::Entry => {}
            Focus::Minutes => {
                let body = minutes::body(areas.minutes);
                let room = usize::from(body.height);
                let last = self.meeting.entries.len().saturating_sub(1);
                let at = self.scroll.selected(&self.meeting).unwrap_or(0);
                let page = (room / 2).max(1);
                let rows = minutes::rows_of(&self.meeting, &self.order, body, self.manner);
                self.scroll
                    .select(stepped(at, last, page, going), &self.meeting, room, rows);
            }
            Focus::Agenda => {
                self.go_in_agenda(usize::from(areas.agenda.height).max(1), going);
            }
            Focus::Floor => {
                let last = self.meeting.floor.queue.len().saturating_sub(1);
                self.speaker = stepped(self.speaker.min(last), last, 5, going);
            }
        }
    }

    /// Scrolls the minutes without taking the keyboard from the entry line.
    pub(in crate::ui) fn scroll_minutes(&mut self, going: Going, area: Rect) {
        let page = usize::from(area.height).saturating_sub(2).max(1);
        self.scroll_by(going, page, area);
    }

    fn scroll_by(&mut self, going: Going, by: usize, area: Rect) {
        let body = minutes::body(area);
        let room = usize::from(body.height);
        let rows = minutes::rows_of(&self.meeting, &self.order, body, self.manner);
        let scroll = &mut self.scroll;
        match going {
            Going::Up | Going::PageUp => scroll.back(by, &self.meeting, room, rows),
            Going::Down | Going::PageDown => scroll.on(by, &self.meeting, rows),
            Going::First => scroll.select(0, &self.meeting, room, rows),
            Going::Last => scroll.follow(),
        }
    }

    /// The wheel turned over `at`.
    pub(in crate::ui) fn wheel(&mut self, going: Going, at: (u16, u16), areas: &Areas) {
        let at = Position::from(at);
        if areas.agenda.contains(at) {
            self.go_in_agenda(1, going);
        } else {
            self.scroll_by(going, WHEEL, areas.minutes);
        }
    }

    /// A click: the pane gets the keyboard, and what is under it is selected.
    pub(in crate::ui) fn click(&mut self, at: (u16, u16), areas: &Areas, now: Moment) {
        let position = Position::from(at);
        self.completion = None;
        if areas.minutes.contains(position) {
            self.to(Focus::Minutes);
            if let Some(index) = minutes::entry_at(self, areas.minutes, at.1) {
                let body = minutes::body(areas.minutes);
                let rows = minutes::rows_of(&self.meeting, &self.order, body, self.manner);
                self.scroll
                    .select(index, &self.meeting, usize::from(body.height), rows);
            }
        } else if areas.agenda.contains(position) {
            let item = parts::agenda::item_at(&parts::agenda::Look::of_clerk(self), areas.agenda, at.1, now);
            self.to(Focus::Agenda);
            self.item = item.unwrap_or(self.item);
        } else if areas.floor.contains(position) {
            self.to(Focus::Floor);
        } else if areas.entry.contains(position) {
            let byte = parts::entry::byte_at(&self.line, areas.entry, at);
            self.to(Focus::Entry);
            self.line.to(byte);
        } else {
            self.to(Focus::Entry);
        }
    }

    /// ↑ within a line of several rows; whether there was a row above.
    pub(in crate::ui) fn row_up(&mut self, width: u16) -> bool {
        self.row_by(width, |row| row.checked_sub(1))
    }

    /// ↓ within a line of several rows; whether there was a row below.
    pub(in crate::ui) fn row_down(&mut self, width: u16) -> bool {
        self.row_by(width, |row| Some(row + 1))
    }

    fn row_by(&mut self, width: u16, to: impl Fn(usize) -> Option<usize>) -> bool {
        if self.history.browsing() {
            return false;
        }
        let rows = parts::entry::rows(&self.line, width);
        let text = self.line.text();
        let (row, column) = crate::ui::wrap::place(text, &rows, self.line.cursor());
        let Some(row) = to(row).filter(|row| *row < rows.len()) else {
            return false;
        };
        let byte = crate::ui::wrap::byte(text, &rows, row, column);
        self.line.to(byte);
        true
    }

    /// The entry that is selected.
    pub(in crate::ui) fn entry_at(&self) -> Option<Seq> {
        self.selected().map(|entry| entry.seq)
    }

    /// Goes to what is to be looked at, its entry or its item on the agenda, and says what it is.
    pub(in crate::ui) fn look_at(&mut self, found: &Finding, areas: &Areas) {
        let item = found.seq.and_then(|seq| checks::item_listed(&self.meeting, seq));
        match (item, found.seq) {
            (Some(item), _) if areas.agenda.area() > 0 => {
                self.item = item;
                self.unfold_about(item);
                self.completion = None;
                self.to(Focus::Agenda);
            }
            (_, Some(seq)) => self.go_to(seq, areas),
            (_, None) => {}
        }
        self.refused = None;
        self.told = Some(found.message.clone());
    }

    pub(in crate::ui) fn selected(&self) -> Option<&Entry> {
        let at = self.scroll.selected(&self.meeting)?;
        self.meeting.entries.get(*self.order.get(at)?)
    }

    /// Enter on an entry: its correction, with its words to change.
    pub(in crate::ui) fn correct(&mut self, now: Moment) {
        let Some(entry) = self.selected() else { return };
        if entry.struck.is_some() {
            self.told = Some(format!(
                "Entry {} is struck: it counts for nothing as it is.",
                entry.seq
            ));
            return;
        }
        let command = format!("/edit {} {}{}", entry.seq, entry.text, whole(&entry.text));
        self.offer(&command, now);
    }

    /// The striking of the selected entry, to be finished with a reason.
    pub(in crate::ui) fn strike(&mut self, now: Moment) {
        let Some(seq) = self.selected().map(|entry| entry.seq) else {
            return;
        };
        self.offer(&format!("/strike {seq} "), now);
    }

    /// A command for the selected entry, for the clerk to finish.
    pub(in crate::ui) fn on_entry(&mut self, what: OnEntry, now: Moment) {
        let Some(entry) = self.selected() else { return };
        let (seq, text) = (entry.seq, &entry.text);
        if entry.struck.is_some() && what != OnEntry::Mark {
            self.told = Some(format!("Entry {seq} is struck: it counts for nothing as it is."));
            return;
        }
        let command = match what {
            // The break goes where the cursor is put.
            OnEntry::Divide => format!("/split {seq} {text}{}", whole(text)),
            OnEntry::Join => {
                let before = self.before(seq);
                let Some(before) = before else {
                    self.told = Some("Nothing stands before it to join it to.".into());
                    return;
                };
                format!("/merge {before} {seq}")
            }
            OnEntry::Item => format!("/put {seq} item "),
            OnEntry::Speaker => format!("/speaker {seq} "),
            OnEntry::Mark => {
                let marked = self.meeting.marks.iter().any(|mark| mark.entry == Some(seq));
                let name = if marked { "unmark" } else { "mark" };
                format!("/{name} {seq}{}", if marked { "" } else { " " })
            }
        };
        self.offer(&command, now);
    }

    /// The entry that stands before another and has words that others can go into.
    fn before(&self, seq: Seq) -> Option<Seq> {
        let entries = self
            .order
            .iter()
            .filter_map(|index| self.meeting.entries.get(*index));
        let standing = entries.filter(|entry| {
            let of_the_course = matches!(entry.kind, EntryKind::Procedure | EntryKind::Attendance);
            entry.struck.is_none() && !of_the_course
        });
        let before: Vec<Seq> = standing
            .map(|entry| entry.seq)
            .take_while(|one| *one != seq)
            .collect();
        before.last().copied()
    }

    /// The words of the selected entry, for the clipboard.
    pub(in crate::ui) fn copy(&mut self) -> Vec<Effect> {
        let Some(entry) = self.selected() else {
            return Vec::new();
        };
        let by = entry.by.as_ref().filter(|_| entry.kind != EntryKind::Point);
        let by = by.map(|id| format!("{}: ", self.meeting.people.shown(id)));
        let text = format!("{}{}", by.unwrap_or_default(), entry.text);
        let told = format!("Entry {} is on the clipboard.", entry.seq);
        self.told = Some(told);
        vec![Effect::Copy(text)]
    }

    /// Enter on an item of the agenda.
    pub(in crate::ui) fn take_item(&mut self, now: Moment) {
        let items = &self.meeting.agenda.items;
        let Some(item) = items.get(self.item.min(items.len().saturating_sub(1))) else {
            return;
        };
        let command = format!("/item {}", item.label());
        self.offer(&command, now);
    }

    /// Enter on somebody who waits.
    pub(in crate::ui) fn call_speaker(&mut self, now: Moment) {
        let queue = &self.meeting.floor.queue;
        let Some(one) = queue.get(self.speaker.min(queue.len().saturating_sub(1))) else {
            return;
        };
        let command = format!(">{}", one.person);
        self.offer(&command, now);
    }
}
