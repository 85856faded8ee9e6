//! The agenda: each item with its planned and actual time, what became of it, and where the meeting is.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::meeting::Meeting;
use crate::meeting::Moment;
use crate::meeting::agenda::Item;
use crate::meeting::ids::ItemId;
use crate::meeting::words::Manner;
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Panes at least this wide say times in words under each title.
const ROOMY: u16 = 32;

/// What of a meeting the agenda shows.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Whose agenda.
    pub meeting: &'a Meeting,
    /// The place of the item the meeting is on, or the reader.
    pub here: Option<usize>,
    /// The place of the item selected, where the agenda has the keyboard.
    pub selected: Option<usize>,
    /// The items whose parts are not shown.
    pub shut: Option<&'a HashSet<ItemId>>,
}

impl<'a> Look<'a> {
    /// As the clerk sees it.
    pub fn of_clerk(clerk: &'a Clerk) -> Self {
        let meeting = &clerk.meeting;
        let last = meeting.agenda.items.len().saturating_sub(1);
        Self {
            meeting,
            here: meeting.item().and_then(|id| meeting.agenda.place(id)),
            selected: (clerk.focus == Focus::Agenda).then(|| clerk.item.min(last)),
            shut: Some(&clerk.shut),
        }
    }

    /// The places of the items that have a row: all but the parts of those that are shut.
    pub fn rows(&self) -> Vec<usize> {
        let agenda = &self.meeting.agenda;
        let (mut rows, mut at) = (Vec::with_capacity(agenda.items.len()), 0);
        while let Some(item) = agenda.items.get(at) {
            rows.push(at);
            at = match self.is_shut(item) {
                true => agenda.parts(at).end,
                false => at + 1,
            };
        }
        rows
    }

    fn is_shut(&self, item: &Item) -> bool {
        self.shut.is_some_and(|shut| shut.contains(&item.id))
    }
}

/// Which of the rows stands for an item: its own, or that of the item it is hidden within.
fn row_of(rows: &[usize], index: usize) -> usize {
    rows.partition_point(|row| *row <= index).saturating_sub(1)
}

/// Puts the agenda into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, of: &Look<'_>, now: Moment, theme: &Theme) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let style = if of.selected.is_some() {
        theme.focused
    } else {
        theme.title
    };
    shown::put(buf, (area.x, area.y), "Agenda", usize::from(area.width), style);
    let body = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let items = &of.meeting.agenda.items;
    if items.is_empty() {
        let text = "No items: /item new Title";
        shown::put_cut(buf, (body.x, body.y), text, room(body), theme.quiet);
        return;
    }
    let plan = arrange(of, body, now);
    let rows = of.rows();
    let row_of = |index: Option<usize>| index.and_then(|at| rows.get(row_of(&rows, at)).copied());
    let (here, selected) = (row_of(of.here), row_of(of.selected));
    for (index, y, height) in plan {
        let rect = Rect { y, height, ..body };
        let marks = (here == Some(index), selected == Some(index));
        one(buf, rect, of, index, marks, now, theme);
    }
}

fn room(area: Rect) -> usize {
    usize::from(area.width)
}

/// Which items are shown, each with its row and its height: all if they fit, else those about the one that
/// matters.
fn arrange(of: &Look<'_>, body: Rect, now: Moment) -> Vec<(usize, u16, u16)> {
    let items = &of.meeting.agenda.items;
    let rows = of.rows();
    let current = of.here.map(|here| row_of(&rows, here));
    let focus = of.selected.map(|at| row_of(&rows, at)).or(current).unwrap_or(0);
    let spacious = body.width >= ROOMY && rows.len() * 2 <= usize::from(body.height);
    let height = |row: usize| -> u16 {
        let item = &items[rows[row]];
        if current == Some(row) {
            let room = title_room(of, body, item);
            let title = wrap::rows(&item.title, room, room).len().min(2);
            title as u16 + u16::from(!note(item, of, now, Manner::PLAIN).is_empty())
        } else {
            1 + u16::from(spacious && !note(item, of, now, Manner::PLAIN).is_empty())
        }
    };
    let mut first = focus.min(rows.len().saturating_sub(1));
    let mut used = height(first);
    while first > 0 && used + height(first - 1) <= body.height / 2 {
        first -= 1;
        used += height(first);
    }
    // Rows left over below the last go to the ones above the first.
    let below: u16 = (first..rows.len()).map(height).fold(0, u16::saturating_add);
    let mut spare = body.height.saturating_sub(below);
    while first > 0 && height(first - 1) <= spare {
        first -= 1;
        spare -= height(first);
    }
    let mut y = body.y;
    let mut plan = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first) {
        if y >= body.bottom() {
            break;
        }
        let high = height(at).min(body.bottom() - y);
        plan.push((*row, y, high));
        y += high;
    }
    plan
}

/// What an item is called in its row: a part by the number it has in its whole, for what it is a part of stands
/// above it.
fn called(item: &Item) -> &str {
    match &item.parent {
        Some(_) => item.number.as_deref().unwrap_or("·"),
        None => item.label(),
    }
}

/// The columns of its label: those of the items, one like another; a part's as it is.
fn label_width(of: &Look<'_>, item: &Item) -> usize {
    if item.parent.is_some() {
        return shown::width(called(item)).clamp(1, 8);
    }
    let items = of.meeting.agenda.items.iter().take(200);
    let wholes = items.filter(|item| item.parent.is_none());
    let widest = wholes.map(|item| shown::width(item.label())).max().unwrap_or(1);
    widest.clamp(1, 8)
}

/// Columns by which a part stands further in than what it is a part of.
const INDENT: usize = 2;

fn title_room(of: &Look<'_>, body: Rect, item: &Item) -> usize {
    let before = 3 + label_width(of, item) + INDENT * item.depth;
    room(body).saturating_sub(before).max(1)
}

/// An item's title; with how many parts are hidden, where they are.
fn title(of: &Look<'_>, at: usize, item: &Item) -> String {
    let agenda = &of.meeting.agenda;
    match agenda.parts(at).len() {
        0 => item.title.clone(),
        parts if of.is_shut(item) => format!("{} [+{parts}]", item.title),
        _ => item.title.clone(),
    }
}

/// Planned, taken and become, in words.
fn note(item: &Item, of: &Look<'_>, now: Moment, manner: Manner) -> String {
    let mark = of.meeting.mark(now);
    let actual = of.meeting.agenda.spent_s(item, mark).map(|s| s / 60);
    let planned = of.meeting.agenda.planned_s(item).map(|s| s / 60);
    let mut parts = Vec::new();
    if !item.decided.is_empty() {
        parts.push(item.became());
    }
    match (actual, planned) {
        (Some(actual), Some(planned)) => parts.push(format!("{actual} of {planned} min")),
        (Some(actual), None) => parts.push(format!("{actual} min")),
        (None, Some(planned)) => parts.push(format!("{planned} min")),
        (None, None) => {}
    }
    if let (Some(due), None) = (item.due, item.opened) {
        parts.push(format!("due {}", manner.hour(due)));
    }
    if item.exempt.is_some() {
        parts.push("in private".into());
    }
    if item.consent && item.opened.is_none() {
        parts.push("consent".into());
    }
    parts.join(" · ")
}

/// The same in a few cells: `12/40`.
fn short(item: &Item, of: &Look<'_>, now: Moment) -> String {
    let agenda = &of.meeting.agenda;
    let actual = agenda.spent_s(item, of.meeting.mark(now)).map(|s| s / 60);
    let planned = agenda.planned_s(item).map(|s| s / 60);
    match (actual, planned) {
        (Some(actual), Some(planned)) => format!("{actual}/{planned}m"),
        (Some(actual), None) => format!("{actual}m"),
        (None, Some(planned)) => format!("{planned}m"),
        (None, None) => String::new(),
    }
}

/// One item; `marks`: whether the meeting is on it, and whether it is selected.
fn one(
    buf: &mut Buffer,
    area: Rect,
    of: &Look<'_>,
    at: usize,
    (here, selected): (bool, bool),
    now: Moment,
    theme: &Theme,
) {
    let agenda = &of.meeting.agenda;
    let Some(item) = agenda.items.get(at) else { return };
    let left = item.closed.is_some() || !item.decided.is_empty() || agenda.is_put_off(at);
    let done = !here
        && match agenda.parts(at).is_empty() {
            true => left,
            false => agenda.is_reached(at) && !agenda.parts(at).any(|part| Some(part) == of.here),
        };
    let title = title(of, at, item);
    let sign = match (here, done) {
        (true, _) => "▶",
        (false, true) => "✓",
        (false, false) => " ",
    };
    let style = match (selected, here, done) {
        (true, _, _) => theme.selected,
        (false, true, _) => theme.current,
        (false, false, true) => theme.quiet,
        (false, false, false) => theme.text,
    };
    let label = label_width(of, item);
    let further_in = (INDENT * item.depth) as u16;
    shown::put(
        buf,
        (area.x, area.y),
        sign,
        1,
        if done { theme.good } else { theme.current },
    );
    if selected {
        shown::put(buf, (area.x + 1, area.y), "▸", 1, theme.current);
    }
    let x = area.x + 2 + further_in;
    shown::put_cut(buf, (x, area.y), called(item), label, style);
    let x = x + 1 + label as u16;
    let indent = usize::from(x - area.x);
    let wide = room(area).saturating_sub(indent);
    if here {
        let rows = wrap::rows(&title, wide.max(1), wide.max(1));
        let last = rows.len().saturating_sub(1).min(1);
        for (at, y) in (0..=last).zip(area.y..area.bottom()) {
            let text = match at {
                1 => &title[rows[1].start..],
                _ => &title[rows[0].clone()],
            };
            shown::put_cut(buf, (x, y), text.trim_end(), wide, style);
        }
        let y = area.y + 1 + last as u16;
        if y < area.bottom() {
            over(buf, (x, y), wide, of, item, now, theme);
        }
    } else if area.height > 1 {
        shown::put_cut(buf, (x, area.y), &title, wide, style);
        shown::put_cut(
            buf,
            (x, area.y + 1),
            &note(item, of, now, theme.manner),
            wide,
            theme.quiet,
        );
    } else {
        let times = short(item, of, now);
        let took = shown::width(&times);
        let left = wide.saturating_sub(took + 1);
        shown::put_cut(buf, (x, area.y), &title, left, style);
        let right = area.right().saturating_sub(took as u16);
        if right > x {
            shown::put(buf, (right, area.y), &times, took, theme.quiet);
        }
    }
}

/// The current item's note; in words where it takes longer than planned.
fn over(
    buf: &mut Buffer,
    at: (u16, u16),
    room: usize,
    of: &Look<'_>,
    item: &Item,
    now: Moment,
    theme: &Theme,
) {
    let agenda = &of.meeting.agenda;
    let actual = agenda.spent_s(item, of.meeting.mark(now)).unwrap_or(0);
    let late = agenda
        .planned_s(item)
        .map(|planned| actual - i64::from(planned))
        .filter(|late| *late >= 60);
    let text = note(item, of, now, theme.manner);
    match late {
        Some(late) => {
            let late = late / 60;
            // By how much it is over matters most where there is little room.
            let said = [
                format!("{text}, {late} over"),
                format!("{} min, {late} over", short(item, of, now).trim_end_matches('m')),
                format!("{late} min over"),
            ];
            let fits = said.iter().find(|said| shown::width(said) <= room);
            let said = fits.or(said.last()).map_or("", String::as_str);
            shown::put_cut(buf, at, said, room, theme.notice);
        }
        None => {
            shown::put_cut(buf, at, &text, room, theme.quiet);
        }
    }
}

/// Which item is on row `y` of an agenda drawn into `area`.
pub fn item_at(of: &Look<'_>, area: Rect, y: u16, now: Moment) -> Option<usize> {
    if area.height < 2 || of.meeting.agenda.items.is_empty() {
        return None;
    }
    let body = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let mut plan = arrange(of, body, now).into_iter();
    plan.find(|(_, top, height)| y >= *top && y < top + height)
        .map(|(index, ..)| index)
}
