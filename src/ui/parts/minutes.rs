//! The minutes as they grow: newest at the bottom, an item's title where the meeting turned to it.
//!
//! It works from the end backwards and looks at no more entries than the pane has rows.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::minute::{Entry, EntryKind, Reference};
use crate::meeting::{Event, Meeting, words};
use crate::ui::clerk::{Clerk, Focus};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Panes at least this wide show when each entry was made.
const TIMED: u16 = 44;

/// How the rows of a pane are divided.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    digits: usize,
    timed: bool,
    text: usize,
}

/// The columns of the minutes in a pane of this width.
pub fn columns(meeting: &Meeting, width: u16) -> Columns {
    let digits = meeting.last_seq().max(100).ilog10() as usize + 1;
    let timed = width >= TIMED;
    let gutter = digits + if timed { 9 } else { 2 };
    Columns {
        digits,
        timed,
        text: usize::from(width).saturating_sub(gutter).max(1),
    }
}

/// What each stretch of an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    Mark,
    Speaker,
    Words,
    Heading,
    Quiet,
    Struck,
    Exempt,
}

/// An entry as it reads: its text, and where each stretch of it ends.
#[derive(Debug, Default)]
struct Reading {
    text: String,
    voices: Vec<(usize, Voice)>,
    indent: usize,
}

impl Reading {
    fn say(&mut self, voice: Voice, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.voices.push((self.text.len(), voice));
        }
    }

    fn rows(&self, columns: Columns) -> Vec<Range<usize>> {
        let rest = columns.text.saturating_sub(self.indent);
        wrap::rows(&self.text, columns.text, rest)
    }
}

fn due(meeting: &Meeting, entry: &Entry) -> String {
    let Some(Reference::Action(id)) = entry.known_as else {
        return String::new();
    };
    let place = meeting.actions.binary_search_by_key(&id, |action| action.id);
    let due = place.ok().and_then(|at| meeting.actions[at].due);
    due.map(|due| format!(" by {}", words::date(due)))
        .unwrap_or_default()
}

fn motion_lead(meeting: &Meeting, entry: &Entry, reading: &mut Reading) {
    let motion = match entry.known_as {
        Some(Reference::Motion(id)) => meeting.motions.get(id),
        _ => None,
    };
    let Some(motion) = motion else {
        return reading.say(Voice::Mark, "Motion ");
    };
    let kind = motion.kind.word();
    let kind = kind[..1].to_uppercase() + &kind[1..];
    reading.say(Voice::Mark, &format!("{kind} {} ", motion.id));
    let mut by = String::new();
    for (verb, person) in [
        ("moved by", &motion.moved_by),
        ("seconded by", &motion.seconded_by),
    ] {
        if let Some(person) = person {
            let comma = if by.is_empty() { "" } else { ", " };
            by.push_str(&format!("{comma}{verb} {}", meeting.people.shown(person)));
        }
    }
    reading.say(Voice::Speaker, &by);
    reading.say(Voice::Quiet, &format!(" ({}): ", motion.status.word()));
}

/// What stands before an entry's words: what it is, whose, to whom.
fn lead(meeting: &Meeting, entry: &Entry, reading: &mut Reading) {
    let by = entry.by.as_ref().map(|id| meeting.people.shown(id));
    let known = entry.known_as.map(|id| id.to_string()).unwrap_or_default();
    let refers = entry.refers_to.map(|id| id.to_string()).unwrap_or_default();
    match entry.kind {
        EntryKind::Statement => reading.say(Voice::Speaker, &format!("{}: ", by.unwrap_or_default())),
        EntryKind::Point => {
            reading.indent = 2;
            reading.say(Voice::Quiet, "• ");
        }
        EntryKind::Question => {
            reading.say(Voice::Mark, &format!("Q{} ", known.trim_start_matches('q')));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            if let Some(to) = &entry.to {
                reading.say(Voice::Words, " to ");
                reading.say(Voice::Speaker, meeting.people.shown(to));
            }
            if !refers.is_empty() {
                reading.say(Voice::Quiet, &format!(", following {refers}"));
            }
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Answer => {
            reading.say(Voice::Mark, &format!("A→{refers} "));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Undertaking => {
            reading.say(Voice::Mark, &format!("Promise {known} "));
            reading.say(Voice::Speaker, by.unwrap_or_default());
            if !refers.is_empty() {
                reading.say(Voice::Quiet, &format!(", on {refers}"));
            }
            reading.say(Voice::Words, ": ");
        }
        EntryKind::Action => {
            let owner = entry.to.as_ref().or(entry.by.as_ref());
            let owner = owner.map_or("nobody named", |id| meeting.people.shown(id));
            reading.say(Voice::Mark, &format!("Action {known} "));
            reading.say(Voice::Speaker, owner);
            reading.say(Voice::Words, &format!("{}: ", due(meeting, entry)));
        }
        EntryKind::Motion => motion_lead(meeting, entry, reading),
        EntryKind::Document => reading.say(Voice::Mark, "Paper "),
        EntryKind::Noted if !entry.text.starts_with("Noted") => reading.say(Voice::Mark, "Noted: "),
        EntryKind::Interest => {
            reading.say(Voice::Mark, "Interest ");
            reading.say(Voice::Speaker, &format!("{}: ", by.unwrap_or_default()));
        }
        EntryKind::Narrative
        | EntryKind::Heading
        | EntryKind::Vote
        | EntryKind::Decision
        | EntryKind::Noted
        | EntryKind::Attendance
        | EntryKind::Procedure => {}
    }
}

fn read(meeting: &Meeting, entry: &Entry) -> Reading {
    let mut reading = Reading::default();
    if entry.exempt {
        reading.say(Voice::Exempt, "EXEMPT");
        reading.say(Voice::Words, " ");
    }
    if let Some(why) = &entry.struck {
        reading.say(Voice::Mark, "struck ");
        reading.say(Voice::Quiet, &format!("({why}) "));
    }
    lead(meeting, entry, &mut reading);
    let voice = match entry.kind {
        _ if entry.struck.is_some() => Voice::Struck,
        EntryKind::Heading => Voice::Heading,
        EntryKind::Vote | EntryKind::Decision | EntryKind::Noted => Voice::Speaker,
        EntryKind::Attendance | EntryKind::Procedure => Voice::Quiet,
        EntryKind::Narrative
        | EntryKind::Statement
        | EntryKind::Point
        | EntryKind::Question
        | EntryKind::Answer
        | EntryKind::Undertaking
        | EntryKind::Action
        | EntryKind::Document
        | EntryKind::Motion
        | EntryKind::Interest => Voice::Words,
    };
    reading.say(voice, &entry.text);
    if entry.corrected {
        reading.say(Voice::Quiet, " (corrected)");
    }
    reading
}

fn turns_to_item(meeting: &Meeting, entry: &Entry) -> bool {
    entry.kind == EntryKind::Procedure
        && meeting
            .fact(entry.seq)
            .is_some_and(|fact| matches!(fact.event, Event::ItemOpened { .. }))
}

/// How the entry at `index` begins: under a title of its own, or in the run of the item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Runs,
    Title,
    IsTitle,
}

fn opening(meeting: &Meeting, index: usize) -> Opening {
    let entry = &meeting.entries[index];
    let before = index.checked_sub(1).map(|before| &meeting.entries[before]);
    if turns_to_item(meeting, entry) {
        Opening::IsTitle
    } else if entry.item.is_some() && before.is_some_and(|before| before.item != entry.item) {
        Opening::Title
    } else {
        Opening::Runs
    }
}

/// How many rows the entry at `index` takes.
pub fn height(meeting: &Meeting, index: usize, columns: Columns) -> usize {
    let Some(entry) = meeting.entries.get(index) else {
        return 0;
    };
    let above = match opening(meeting, index) {
        Opening::Runs => 0,
        Opening::IsTitle => usize::from(index > 0),
        Opening::Title => 2,
    };
    above + read(meeting, entry).rows(columns).len()
}

/// Puts the minutes into `area`, its first row the title of the item the meeting is on.
pub fn draw(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    let meeting = &clerk.meeting;
    if area.height == 0 || area.width == 0 {
        return;
    }
    let body = body(area);
    if area.height > body.height {
        title(buf, area, clerk, theme);
    }
    let columns = columns(meeting, body.width);
    let Some((mut index, mut hidden)) = clerk.scroll.bottom(meeting) else {
        let hint = match meeting.opened {
            None => "Nothing minuted yet. Type /open and Enter when the chair calls the meeting to order.",
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
    // Few entries stand at the top; many push the older out.
    let mut bottom = i32::from(body.bottom());
    let total = height_up_to(meeting, index, columns, usize::from(body.height) + hidden);
    if total < usize::from(body.height) + hidden {
        bottom = i32::from(body.y) + total as i32 - hidden as i32;
    }
    loop {
        let selected = clerk.focus == Focus::Minutes && clerk.scroll.selected(meeting) == Some(index);
        bottom = entry(
            buf, body, bottom, hidden, meeting, index, columns, selected, theme,
        );
        hidden = 0;
        if index == 0 || bottom <= i32::from(body.y) {
            break;
        }
        index -= 1;
    }
}

/// The rows of the entries up to `index`, counted only as far as `enough`.
fn height_up_to(meeting: &Meeting, index: usize, columns: Columns, enough: usize) -> usize {
    let mut total = 0;
    for at in (0..=index).rev() {
        total += height(meeting, at, columns);
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

fn title(buf: &mut Buffer, area: Rect, clerk: &Clerk, theme: &Theme) {
    let style = if clerk.focus == Focus::Minutes {
        theme.focused
    } else {
        theme.title
    };
    let room = usize::from(area.width);
    let back = clerk.scroll.is_back(&clerk.meeting);
    let note = if back { "older, End: latest" } else { "" };
    let left = room.saturating_sub(shown::width(note) + usize::from(back));
    match clerk.meeting.agenda.current() {
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

fn style(voice: Voice, theme: &Theme) -> Style {
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

/// Puts one entry so that it ends above `bottom` with its last `hidden` rows left out. Gives the row above it.
#[expect(
    clippy::too_many_arguments,
    reason = "one call, and each is a different thing"
)]
fn entry(
    buf: &mut Buffer,
    body: Rect,
    bottom: i32,
    hidden: usize,
    meeting: &Meeting,
    index: usize,
    columns: Columns,
    selected: bool,
    theme: &Theme,
) -> i32 {
    let Some(entry) = meeting.entries.get(index) else {
        return bottom;
    };
    let reading = read(meeting, entry);
    let rows = reading.rows(columns);
    let opening = opening(meeting, index);
    let top = bottom - (rows.len() as i32 - hidden as i32);
    for (at, row) in rows.iter().enumerate() {
        let y = top + at as i32;
        if y < i32::from(body.y) || y >= bottom.min(i32::from(body.bottom())) {
            continue;
        }
        let y = y as u16;
        let mut x = body.x;
        let gutter = usize::from(body.width).saturating_sub(columns.text);
        if at == 0 {
            number(buf, (body.x, y), gutter, entry, columns, selected, theme);
        }
        x += gutter as u16 + if at > 0 { reading.indent as u16 } else { 0 };
        let mut from = row.start;
        for (end, voice) in &reading.voices {
            let to = (*end).min(row.end);
            if to > from {
                let style = match opening {
                    Opening::IsTitle if *voice == Voice::Quiet => theme.title,
                    Opening::IsTitle | Opening::Title | Opening::Runs => style(*voice, theme),
                };
                let room = usize::from(body.right().saturating_sub(x));
                x = shown::put(
                    buf,
                    (x, y),
                    reading.text[from..to].trim_end_matches('\n'),
                    room,
                    style,
                );
                from = to;
            }
        }
    }
    let mut above = top;
    match opening {
        Opening::Runs => {}
        Opening::IsTitle => above -= i32::from(index > 0),
        Opening::Title => {
            above -= 1;
            if above >= i32::from(body.y) && above < i32::from(body.bottom()) {
                let gutter = usize::from(body.width).saturating_sub(columns.text);
                let item = entry.item.as_ref().and_then(|id| meeting.agenda.get(id));
                let text = item.map_or(String::new(), |item| {
                    format!("Item {}: {}", item.label(), item.title)
                });
                let at = (body.x + gutter as u16, above as u16);
                shown::put_cut(buf, at, &text, columns.text, theme.title);
            }
            above -= 1;
        }
    }
    above
}

fn number(
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
        text.push_str(&format!(" {late}{}", entry.when().format("%H:%M")));
    }
    let style = if selected { theme.selected } else { theme.quiet };
    shown::put(buf, (x, y), &text, room, style);
}

/// Which entry is on row `y` of a pane drawn into `area`.
pub fn entry_at(clerk: &Clerk, area: Rect, y: u16) -> Option<usize> {
    let meeting = &clerk.meeting;
    let body = body(area);
    let columns = columns(meeting, body.width);
    let (bottom, hidden) = clerk.scroll.bottom(meeting)?;
    let room = usize::from(body.height) + hidden;
    let total = height_up_to(meeting, bottom, columns, room);
    let end = i32::from(body.y) + total.min(room) as i32 - hidden as i32;
    let mut end = end.min(i32::from(body.bottom())) + hidden as i32;
    for index in (0..=bottom).rev() {
        let top = end - height(meeting, index, columns) as i32;
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
pub fn rows_of(meeting: &Meeting, area: Rect) -> impl Fn(usize) -> usize + '_ {
    let columns = columns(meeting, area.width);
    move |index| height(meeting, index, columns)
}
