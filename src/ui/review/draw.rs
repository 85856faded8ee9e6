//! Saved meetings on the screen: where the parts of each page are, and what stands around them.

mod changes;
mod columns;
mod detail;
mod entries;
mod finding;
mod header;
mod pictures;
mod register;
mod replay;
mod shelf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::finding::Finding;
use super::reader::{Asking, Focus, Reader};
use super::register::Registers;
use super::{Page, Review};
use crate::meeting::{Meeting, Moment};
use crate::pictures::Picture;
use crate::ui::layout::{self, Areas, Wants};
use crate::ui::theme::Theme;
use crate::ui::{Model, checks, line, parts, shown, view};

pub(super) use entries::{first_shown, page_of};
pub(super) use pictures::rows as picture_rows;

/// Where the parts are on a screen of this size.
fn areas_of(size: (u16, u16)) -> Areas {
    let wants = Wants {
        entry: 1,
        hint: true,
        ..Wants::default()
    };
    layout::areas(Rect::new(0, 0, size.0, size.1), wants)
}

/// Where the keys are hinted on a screen of this size.
pub(in crate::ui) fn hint_area(size: (u16, u16)) -> Rect {
    areas_of(size).hint
}

/// How many changes there are since the close.
pub(super) fn changes_count(meeting: &Meeting) -> usize {
    changes::since_close(meeting).len()
}

/// Where the panes are, as one.
fn body_area(size: (u16, u16)) -> Rect {
    let areas = areas_of(size);
    if areas.agenda.area() > 0 {
        areas.agenda.union(areas.minutes).union(areas.floor)
    } else {
        areas.minutes
    }
}

/// The shelf's list on a screen of this size.
pub(super) fn list_area(size: (u16, u16)) -> Rect {
    let body = body_area(size);
    let head = u16::from(body.height > 4);
    Rect {
        y: body.y + head,
        height: body.height - head,
        ..body
    }
}

/// How many meetings of the shelf are seen at once.
pub(super) fn list_rows(size: (u16, u16)) -> usize {
    usize::from(list_area(size).height).max(1)
}

/// How many of what was found is seen at once.
pub(super) fn found_rows(size: (u16, u16)) -> usize {
    finding::fit(list_area(size).height)
}

/// What was found that is on row `y` of the screen.
pub(in crate::ui) fn hit_at(found: &Finding, size: (u16, u16), y: u16) -> Option<usize> {
    let area = list_area(size);
    let first = finding::first(found, area.height);
    (y >= area.y && y < area.bottom()).then(|| first + usize::from((y - area.y) / finding::ROWS))
}

/// The row of the register that is on row `y` of the screen.
pub(in crate::ui) fn registered_at(registers: &Registers, size: (u16, u16), y: u16) -> Option<usize> {
    let area = list_area(size);
    let first = register::first(registers, area.height);
    (y >= area.y && y < area.bottom()).then(|| first + usize::from((y - area.y) / finding::ROWS))
}

/// The moment that durations which never ended run to: the last that the log knows.
fn last_moment(meeting: &Meeting, now: Moment) -> Moment {
    meeting
        .facts()
        .iter()
        .map(|fact| fact.when())
        .max()
        .unwrap_or(now)
}

/// Puts the page that is open on the screen. Gives where the cursor is.
pub fn draw(
    buf: &mut Buffer,
    screen: Rect,
    model: &Model,
    review: &Review,
    now: Moment,
    theme: &Theme,
) -> Option<Position> {
    let size = (screen.width, screen.height);
    let areas = areas_of(size);
    parts::hint::draw(buf, areas.hint, model, theme);
    let told = if areas.told.height > 0 {
        areas.told
    } else {
        areas.preview
    };
    if let Some(words) = &review.told {
        shown::put_cut(buf, (told.x + 2, told.y), words, room(told, 2), theme.notice);
    }
    let quiet = areas.told.height > 0 || review.told.is_none();
    match (review.page, &review.shelf, &review.reader) {
        (Page::Shelf, Some(shelf), _) => {
            header::of_shelf(buf, areas.header, shelf, theme);
            header::reading(buf, areas.header, review.reading, theme);
            ruled(buf, screen, &areas, theme);
            shelf::draw(buf, list_area(size), shelf, review.reading.is_some(), theme);
            let cursor = typed(buf, areas.entry, "Find ", &shelf.filter, theme);
            if quiet {
                shelf::foot(buf, areas.preview, shelf, theme);
            }
            cursor
        }
        (Page::Finding, ..) => {
            header::of_search(buf, areas.header, &review.finding, theme);
            header::reading(buf, areas.header, review.reading, theme);
            ruled(buf, screen, &areas, theme);
            finding::draw(buf, list_area(size), &review.finding, theme);
            let cursor = typed(buf, areas.entry, "Search ", &review.finding.line, theme);
            if quiet {
                finding::foot(buf, areas.preview, &review.finding, theme);
            }
            cursor
        }
        (Page::Registers, ..) => {
            header::of_registers(buf, areas.header, &review.registers, theme);
            header::reading(buf, areas.header, review.reading, theme);
            ruled(buf, screen, &areas, theme);
            register::draw(buf, list_area(size), &review.registers, theme);
            let cursor = typed(buf, areas.entry, "Find ", &review.registers.line, theme);
            if quiet {
                register::foot(buf, areas.preview, &review.registers, theme);
            }
            cursor
        }
        (Page::Meeting, _, Some(reader)) if reader.player.is_some() => {
            header::of_meeting(buf, areas.header, reader, theme);
            view::rules(buf, screen, &areas, theme);
            if let Some(player) = &reader.player {
                replay::draw(buf, &areas, player, reader.exempt, now, theme);
            }
            None
        }
        (Page::Meeting, _, Some(reader)) if reader.changes.is_some() => {
            header::of_meeting(buf, areas.header, reader, theme);
            ruled(buf, screen, &areas, theme);
            let top = reader.changes.unwrap_or(0);
            changes::draw(buf, body_area(size), reader, top, theme);
            None
        }
        (Page::Meeting, _, Some(reader)) if reader.picture.is_some() => {
            header::of_meeting(buf, areas.header, reader, theme);
            ruled(buf, screen, &areas, theme);
            if let Some((kind, top)) = reader.picture {
                let picture = Picture::of(kind, &reader.meeting);
                pictures::draw(buf, body_area(size), &picture, kind, top, theme);
            }
            None
        }
        (Page::Meeting, _, Some(reader)) => {
            header::of_meeting(buf, areas.header, reader, theme);
            view::rules(buf, screen, &areas, theme);
            let look = parts::agenda::Look {
                meeting: &reader.meeting,
                here: reader.here(),
                selected: (reader.focus == Focus::Agenda).then_some(reader.here().unwrap_or(reader.item)),
                shut: None,
            };
            let then = last_moment(&reader.meeting, now);
            parts::agenda::draw(buf, areas.agenda, &look, then, theme);
            detail::draw(buf, areas.floor, reader, theme);
            entries::draw(buf, areas.minutes, reader, theme);
            let cursor = asked(buf, areas.entry, reader, theme);
            if quiet {
                foot(buf, areas.preview, reader, theme);
            }
            cursor
        }
        (Page::Shelf, None, _) | (Page::Meeting, _, None) => None,
    }
}

fn room(area: Rect, indent: u16) -> usize {
    usize::from(area.width.saturating_sub(indent))
}

/// The rules of a page without panes.
fn ruled(buf: &mut Buffer, screen: Rect, areas: &Areas, theme: &Theme) {
    let whole = Areas {
        agenda: Rect::default(),
        floor: Rect::default(),
        ..*areas
    };
    view::rules(buf, screen, &whole, theme);
}

/// A line that is typed, after the word for it.
fn typed(buf: &mut Buffer, area: Rect, word: &str, line: &line::Line, theme: &Theme) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    let x = shown::put(buf, (area.x, area.y), word, room(area, 0), theme.title);
    let rest = Rect {
        x,
        width: area.right().saturating_sub(x),
        ..area
    };
    parts::entry::line(buf, rest, line, theme)
}

/// What is asked of the entries.
fn asked(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) -> Option<Position> {
    let word = match &reader.asking {
        Asking::Words => "Show ".to_owned(),
        Asking::Number => "Entry ".to_owned(),
        Asking::Correction(seq) => format!("Entry {seq} should read "),
        Asking::Reason(..) => "Why ".to_owned(),
    };
    if reader.focus == Focus::Asking || !reader.line.is_empty() {
        let cursor = typed(buf, area, &word, &reader.line, theme);
        return cursor.filter(|_| reader.focus == Focus::Asking);
    }
    let words = "/ shows only some entries; a number goes to one";
    shown::put_cut(buf, (area.x, area.y), words, room(area, 0), theme.quiet);
    None
}

/// How many entries are shown, and how the line was understood.
fn foot(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let at = (area.x + 2, area.y);
    if let Some(why) = &reader.misread {
        shown::put_cut(buf, at, why, room(area, 2), theme.notice);
        return;
    }
    let all = reader.meeting.entries.len();
    let text = match (reader.is_filtered(), reader.found.len()) {
        (false, _) if reader.checks == 0 => format!("{all} entries"),
        (false, _) => format!("{all} entries; {}: F2", checks::in_words(reader.checks)),
        (true, 0) => format!("No entry: {}", reader.filter_in_words()),
        (true, found) => format!("{found} of {all} entries: {}", reader.filter_in_words()),
    };
    shown::put_cut(buf, at, &text, room(area, 2), theme.quiet);
}

/// The entry found that is on row `y` of the screen.
pub(in crate::ui) fn found_at(reader: &Reader, size: (u16, u16), (x, y): (u16, u16)) -> Option<usize> {
    let area = areas_of(size).minutes;
    area.contains(Position::new(x, y))
        .then(|| entries::found_at(reader, area, y))
        .flatten()
}

/// The meeting of the shelf that is on row `y` of the screen.
pub(in crate::ui) fn shelved_at(selected: usize, size: (u16, u16), y: u16) -> Option<usize> {
    let area = list_area(size);
    let first = parts::list::first(selected, usize::from(area.height));
    (y >= area.y && y < area.bottom()).then(|| first + usize::from(y - area.y))
}
