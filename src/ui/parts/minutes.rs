//! The minutes as they grow: newest at the bottom, an item's title where the meeting turned to it.
//!
//! It works from the end backwards and looks at no more entries than the pane has rows.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::reading::{self, Reading, Voice};
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::words::Manner;
use crate::meeting::{Event, Meeting};
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::scroll::Scroll;
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Panes at least this wide show when each entry was made.
const TIMED: u16 = 44;

/// How the rows of a pane are divided.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Digits of an entry's number.
    pub digits: usize,
    /// Whether there is room for when each was made.
    pub timed: bool,
    /// How dates and hours are said.
    pub manner: Manner,
    /// Cells for its words.
    pub text: usize,
}

/// The columns of the minutes in a pane of this width.
pub fn columns(meeting: &Meeting, width: u16, manner: Manner) -> Columns {
    let digits = meeting.last_seq().max(100).ilog10() as usize + 1;
    let timed = width >= TIMED;
    let gutter = digits + if timed { manner.wide() + 4 } else { 2 };
    Columns {
        digits,
        timed,
        manner,
        text: usize::from(width).saturating_sub(gutter).max(1),
    }
}

fn turns_to_item(meeting: &Meeting, entry: &Entry) -> bool {
    entry.kind == EntryKind::Procedure
        && meeting
            .fact(entry.seq)
            .is_some_and(|fact| matches!(fact.event, Event::ItemOpened(_)))
}

/// How an entry begins: under a title of its own, or in the run of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// As the one before it.
    Runs,
    /// With the title of its item.
    Title,
    /// It is itself the title.
    IsTitle,
}

fn opening(meeting: &Meeting, order: &[usize], at: usize) -> Opening {
    let before = at.checked_sub(1).and_then(|at| order.get(at)).copied();
    match order.get(at) {
        Some(index) => opening_after(meeting, before, *index),
        None => Opening::Runs,
    }
}

/// How the entry at `index` begins where the one shown before it is that at `before`.
pub fn opening_after(meeting: &Meeting, before: Option<usize>, index: usize) -> Opening {
    let entry = &meeting.entries[index];
    let before = before.map(|before| &meeting.entries[before]);
    if turns_to_item(meeting, entry) {
        Opening::IsTitle
    } else if entry.item.is_some() && before.is_some_and(|before| before.item != entry.item) {
        Opening::Title
    } else {
        Opening::Runs
    }
}

/// The rows above an entry's own.
fn above(opening: Opening, index: usize) -> usize {
    match opening {
        Opening::Runs => 0,
        Opening::IsTitle => usize::from(index > 0),
        Opening::Title => 2,
    }
}

/// How many rows the entry at this place of the order takes.
fn height(meeting: &Meeting, order: &[usize], at: usize, columns: Columns) -> usize {
    let Some(entry) = order.get(at).and_then(|index| meeting.entries.get(*index)) else {
        return 0;
    };
    let rows = reading::read(meeting, entry, columns.manner).rows(columns.text);
    above(opening(meeting, order, at), at) + rows.len()
}

/// What of a meeting's minutes is shown.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Whose minutes.
    pub meeting: &'a Meeting,
    /// The places of its entries, in the order in which they stand.
    pub order: &'a [usize],
    /// How far they are scrolled.
    pub scroll: Scroll,
    /// Whether they have the keyboard.
    pub focused: bool,
}

impl<'a> Look<'a> {
    /// As the clerk sees them.
    pub fn of_clerk(clerk: &'a Clerk) -> Self {
        Self {
            meeting: &clerk.meeting,
            order: &clerk.order,
            scroll: clerk.scroll,
            focused: clerk.focus == Focus::Minutes,
        }
    }
}

/// Puts the minutes into `area`, its first row the title of the item the meeting is on.
pub fn draw(buf: &mut Buffer, area: Rect, of: &Look<'_>, theme: &Theme) {
    let meeting = of.meeting;
    if area.height == 0 || area.width == 0 {
        return;
    }
    let body = body(area);
    if area.height > body.height {
        title(buf, area, of, theme);
    }
    let columns = columns(meeting, body.width, theme.manner);
    let Some((index, mut hidden)) = of.scroll.bottom(meeting) else {
        let hint = match meeting.opened {
            None => {
                "Nothing minuted yet. Type /open, and record it, when the chair calls the meeting to order."
            }
            Some(_) => "Nothing minuted yet.",
        };
        for (row, y) in wrap::rows(hint, usize::from(body.width), usize::from(body.width))
            .into_iter()
            .zip(body.y + u16::from(body.height > 2)..body.bottom())
        {
            shown::put(buf, (body.x, y), &hint[row], usize::from(body.width), theme.quiet);
        }
        return;
    };
    let room = usize::from(body.height) + hidden;
    let visible = visible(meeting, of.order, index, columns, room);
    let total: usize = visible.iter().map(Visible::height).sum();
    // Few entries stand at the top; many push the older out.
    let mut bottom = match total < room {
        true => i32::from(body.y) + total as i32 - hidden as i32,
        false => i32::from(body.bottom()),
    };
    let pane = Pane {
        body,
        columns,
        meeting,
        theme,
    };
    let selected = of.scroll.selected(meeting).filter(|_| of.focused);
    for one in &visible {
        bottom = pane.entry(buf, one, bottom, hidden, selected == Some(one.index));
        hidden = 0;
    }
}

/// An entry that is on the screen, and how.
struct Visible {
    /// Its place in the order shown.
    index: usize,
    /// Its place in the meeting.
    entry: usize,
    reading: Reading,
    rows: Vec<Range<usize>>,
    opening: Opening,
}

impl Visible {
    fn height(&self) -> usize {
        above(self.opening, self.index) + self.rows.len()
    }
}

/// The entries from `last` backwards that fill `room` rows.
fn visible(meeting: &Meeting, order: &[usize], last: usize, columns: Columns, room: usize) -> Vec<Visible> {
    let mut found = Vec::new();
    let mut total = 0;
    for (at, index) in order.iter().enumerate().take(last + 1).rev() {
        let Some(entry) = meeting.entries.get(*index) else {
            continue;
        };
        let reading = reading::read(meeting, entry, columns.manner);
        let one = Visible {
            index: at,
            entry: *index,
            rows: reading.rows(columns.text),
            reading,
            opening: opening(meeting, order, at),
        };
        total += one.height();
        found.push(one);
        if total >= room {
            break;
        }
    }
    found
}

/// The rows of the entries up to a place, counted only as far as `enough`.
fn height_up_to(meeting: &Meeting, order: &[usize], last: usize, columns: Columns, enough: usize) -> usize {
    let mut total = 0;
    for at in (0..=last).rev() {
        total += height(meeting, order, at, columns);
        if total >= enough {
            break;
        }
    }
    total
}

/// The pane below its title row.
pub fn body(area: Rect) -> Rect {
    let head = u16::from(area.height > 3);
    Rect {
        y: area.y + head,
        height: area.height - head,
        ..area
    }
}

fn title(buf: &mut Buffer, area: Rect, of: &Look<'_>, theme: &Theme) {
    let style = if of.focused { theme.focused } else { theme.title };
    let room = usize::from(area.width);
    let back = of.scroll.is_back(of.meeting);
    let note = if back { "older, End: latest" } else { "" };
    let left = room.saturating_sub(shown::width(note) + usize::from(back));
    match of.meeting.agenda.current() {
        Some(item) => {
            let text = format!("{}  {}", item.label(), item.title);
            shown::put_cut(buf, (area.x, area.y), &text, left, style);
        }
        None => {
            shown::put_cut(buf, (area.x, area.y), "Minutes", left, style);
        }
    }
    let x = area.right().saturating_sub(shown::width(note) as u16).max(area.x);
    shown::put(buf, (x, area.y), note, room, theme.quiet);
}

/// How a stretch of an entry looks.
pub fn style(voice: Voice, theme: &Theme) -> Style {
    match voice {
        Voice::Mark => theme.mark,
        Voice::Speaker => theme.speaker,
        Voice::Words => theme.text,
        Voice::Heading => theme.title,
        Voice::Quiet => theme.quiet,
        Voice::Struck => theme.struck,
        Voice::Exempt => theme.exempt,
    }
}

/// Where the entries go.
struct Pane<'a> {
    body: Rect,
    columns: Columns,
    meeting: &'a Meeting,
    theme: &'a Theme,
}

impl Pane<'_> {
    fn gutter(&self) -> u16 {
        self.body.width.saturating_sub(self.columns.text as u16)
    }

    fn has(&self, y: i32) -> bool {
        y >= i32::from(self.body.y) && y < i32::from(self.body.bottom())
    }

    /// Puts one entry so that it ends above `bottom` with its last `hidden` rows left out. Gives the row
    /// above it.
    fn entry(&self, buf: &mut Buffer, one: &Visible, bottom: i32, hidden: usize, selected: bool) -> i32 {
        let Some(entry) = self.meeting.entries.get(one.entry) else {
            return bottom;
        };
        let top = bottom - (one.rows.len() as i32 - hidden as i32);
        for (at, row) in one.rows.iter().enumerate() {
            let y = top + at as i32;
            if !self.has(y) || y >= bottom {
                continue;
            }
            if at == 0 {
                let place = (self.body.x, y as u16);
                number(
                    buf,
                    place,
                    usize::from(self.gutter()),
                    entry,
                    self.columns,
                    selected,
                    self.theme,
                );
            }
            let indent = if at > 0 { one.reading.indent as u16 } else { 0 };
            self.row(buf, one, row, (self.body.x + self.gutter() + indent, y as u16));
        }
        let height = above(one.opening, one.index) as i32;
        if one.opening == Opening::Title && self.has(top - 1) {
            self.title(buf, entry, top - 1);
        }
        top - height
    }

    fn row(&self, buf: &mut Buffer, one: &Visible, row: &Range<usize>, (x, y): (u16, u16)) {
        let mut x = x;
        let mut from = row.start;
        for (end, voice) in &one.reading.voices {
            let to = (*end).min(row.end);
            if to > from {
                let style = match (one.opening, voice) {
                    (Opening::IsTitle, Voice::Quiet) => self.theme.title,
                    (Opening::IsTitle | Opening::Title | Opening::Runs, _) => style(*voice, self.theme),
                };
                let room = usize::from(self.body.right().saturating_sub(x));
                x = shown::put(buf, (x, y), &one.reading.text[from..to], room, style);
                from = to;
            }
        }
    }

    /// The title of the item that an entry belongs to, where the entry before it was of another.
    fn title(&self, buf: &mut Buffer, entry: &Entry, y: i32) {
        let item = entry.item.as_ref().and_then(|id| self.meeting.agenda.get(id));
        let text = item.map_or(String::new(), |item| {
            format!("Item {}: {}", item.label(), item.title)
        });
        let at = (self.body.x + self.gutter(), y as u16);
        shown::put_cut(buf, at, &text, self.columns.text, self.theme.title);
    }
}

/// Puts an entry's number, and when it was made, before its first row.
pub fn number(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    room: usize,
    entry: &Entry,
    columns: Columns,
    selected: bool,
    theme: &Theme,
) {
    let width = columns.digits;
    let sign = if selected { '▸' } else { ' ' };
    let mut text = format!("{sign}{:>width$}", entry.seq);
    if columns.timed {
        let late = if entry.as_of.is_some() { '@' } else { ' ' };
        text.push_str(&format!(" {late}{}", columns.manner.column(entry.when())));
    }
    let style = if selected { theme.selected } else { theme.quiet };
    shown::put(buf, (x, y), &text, room, style);
}

/// Which entry is on row `y` of a pane drawn into `area`.
pub fn entry_at(clerk: &Clerk, area: Rect, y: u16) -> Option<usize> {
    let meeting = &clerk.meeting;
    let body = body(area);
    let columns = columns(meeting, body.width, clerk.manner);
    let (bottom, hidden) = clerk.scroll.bottom(meeting)?;
    let room = usize::from(body.height) + hidden;
    let order = &clerk.order;
    let total = height_up_to(meeting, order, bottom, columns, room);
    let end = i32::from(body.y) + total.min(room) as i32 - hidden as i32;
    let mut end = end.min(i32::from(body.bottom())) + hidden as i32;
    for index in (0..=bottom).rev() {
        let top = end - height(meeting, order, index, columns) as i32;
        if i32::from(y) >= top && i32::from(y) < end {
            return Some(index);
        }
        if top <= i32::from(body.y) {
            break;
        }
        end = top;
    }
    None
}

/// The scrolling of the minutes in `area`, for `scroll` to work with.
pub fn rows_of<'a>(
    meeting: &'a Meeting,
    order: &'a [usize],
    area: Rect,
    manner: Manner,
) -> impl Fn(usize) -> usize + 'a {
    let columns = columns(meeting, area.width, manner);
    move |at| height(meeting, order, at, columns)
}
