//! The entries of a saved meeting, by time, those shown that were asked for.
//!
//! It works from the first entry on the screen and looks at no more than fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::areas_of;
use crate::meeting::minute::Entry;
use crate::ui::parts::minutes::{self, Columns, Opening};
use crate::ui::parts::reading;
use crate::ui::review::reader::{Focus, Reader};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Rows kept between the selected entry and the edge, where there is something beyond it.
const MARGIN: usize = 2;

fn opening(reader: &Reader, at: usize) -> Option<(usize, Opening)> {
    let index = *reader.found.get(at)?;
    let before = at.checked_sub(1).and_then(|at| reader.found.get(at)).copied();
    Some((index, minutes::opening_after(&reader.meeting, before, index)))
}

/// The rows above an entry's own: none over the first on the screen.
fn above(opening: Opening, first: bool) -> usize {
    match opening {
        _ if first => 0,
        Opening::Runs => 0,
        Opening::IsTitle => 1,
        Opening::Title => 2,
    }
}

fn rows_of(reader: &Reader, at: usize, columns: Columns) -> usize {
    let index = reader.found.get(at).copied();
    let entry = index.and_then(|index| reader.meeting.entries.get(index));
    entry.map_or(0, |entry| {
        reading::read(&reader.meeting, entry, columns.manner)
            .rows(columns.text)
            .len()
    })
}

fn height(reader: &Reader, at: usize, first: bool, columns: Columns) -> usize {
    let above = opening(reader, at).map_or(0, |(_, opening)| above(opening, first));
    above + rows_of(reader, at, columns)
}

/// Which of the entries found is the first on a screen of this size, so that the selected one is on it.
pub(in crate::ui::review) fn first_shown(reader: &Reader, size: (u16, u16)) -> usize {
    let body = minutes::body(areas_of(size).minutes);
    let columns = minutes::columns(&reader.meeting, body.width, reader.manner);
    let room = usize::from(body.height);
    let margin = MARGIN.min(room / 4);
    if reader.at <= reader.first {
        return reader.at.saturating_sub(usize::from(margin > 0));
    }
    let last = reader.found.len().saturating_sub(1);
    let below = if reader.at < last { margin } else { 0 };
    let mut used = below + rows_of(reader, reader.at, columns);
    let mut first = reader.at;
    while first > reader.first {
        let more = height(reader, first, false, columns) - rows_of(reader, first, columns)
            + rows_of(reader, first - 1, columns);
        if used + more > room {
            break;
        }
        used += more;
        first -= 1;
    }
    first
}

/// How many entries a page is, about the one selected.
pub(in crate::ui::review) fn page_of(reader: &Reader, size: (u16, u16)) -> usize {
    let body = minutes::body(areas_of(size).minutes);
    let columns = minutes::columns(&reader.meeting, body.width, reader.manner);
    let mut used = 0;
    let fits = |at: &usize| {
        used += height(reader, *at, *at == reader.first, columns);
        used < usize::from(body.height)
    };
    (reader.first..reader.found.len()).take_while(fits).count()
}

/// The entries on the screen, each with its place among those found, its first own row and its height.
fn arrange(reader: &Reader, body: Rect, columns: Columns) -> Vec<(usize, u16, u16)> {
    let mut y = body.y;
    let mut arranged = Vec::new();
    for at in reader.first..reader.found.len() {
        let over = height(reader, at, at == reader.first, columns) - rows_of(reader, at, columns);
        y = y.saturating_add(over as u16);
        if y >= body.bottom() {
            break;
        }
        let rows = (rows_of(reader, at, columns) as u16).min(body.bottom() - y);
        arranged.push((at, y, rows));
        y += rows;
    }
    arranged
}

/// Puts the entries into `area`, under the item that the selected one belongs to.
pub fn draw(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let body = minutes::body(area);
    if area.height > body.height {
        title(buf, area, reader, theme);
    }
    if reader.found.is_empty() {
        let text = match reader.meeting.entries.is_empty() {
            true => "Nothing was minuted.",
            false => "No entry is like that.",
        };
        shown::put_cut(buf, (body.x, body.y), text, usize::from(body.width), theme.quiet);
        return;
    }
    let columns = minutes::columns(&reader.meeting, body.width, reader.manner);
    for (at, y, rows) in arrange(reader, body, columns) {
        let Some((index, opening)) = opening(reader, at) else {
            continue;
        };
        if let Some(entry) = reader.meeting.entries.get(index) {
            let pane = Pane {
                body,
                columns,
                reader,
                theme,
            };
            if opening == Opening::Title && at > reader.first {
                pane.title(buf, entry, y - 1);
            }
            pane.entry(buf, entry, opening, (y, rows), at == reader.at);
        }
    }
}

fn title(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) {
    let style = match reader.focus {
        Focus::Entries => theme.focused,
        Focus::Agenda | Focus::Asking => theme.title,
    };
    let room = usize::from(area.width);
    let note = match reader.selected() {
        Some(entry) => format!("entry {}", entry.seq),
        None => String::new(),
    };
    let left = room.saturating_sub(shown::width(&note) + 2);
    let item = reader.here().and_then(|at| reader.meeting.agenda.items.get(at));
    let text = item.map_or("Minutes".into(), |item| {
        format!("{}  {}", item.label(), item.title)
    });
    shown::put_cut(buf, (area.x, area.y), &text, left, style);
    let x = area
        .right()
        .saturating_sub(shown::width(&note) as u16)
        .max(area.x);
    shown::put(buf, (x, area.y), &note, room, theme.quiet);
}

/// Where the entries go.
struct Pane<'a> {
    body: Rect,
    columns: Columns,
    reader: &'a Reader,
    theme: &'a Theme,
}

impl Pane<'_> {
    fn gutter(&self) -> u16 {
        self.body.width.saturating_sub(self.columns.text as u16)
    }

    fn entry(&self, buf: &mut Buffer, entry: &Entry, opening: Opening, (y, rows): (u16, u16), here: bool) {
        let reading = reading::read(&self.reader.meeting, entry, self.reader.manner);
        let broken = reading.rows(self.columns.text);
        let at = (self.body.x, y);
        minutes::number(
            buf,
            at,
            usize::from(self.gutter()),
            entry,
            self.columns,
            here,
            self.theme,
        );
        for (nth, (row, y)) in broken.into_iter().zip(y..y + rows).enumerate() {
            let indent = if nth > 0 { reading.indent as u16 } else { 0 };
            let mut x = self.body.x + self.gutter() + indent;
            let mut from = row.start;
            for (end, voice) in &reading.voices {
                let to = (*end).min(row.end);
                if to > from {
                    let style = match (opening, voice) {
                        (Opening::IsTitle, reading::Voice::Quiet) => self.theme.title,
                        (Opening::IsTitle | Opening::Title | Opening::Runs, _) => {
                            minutes::style(*voice, self.theme)
                        }
                    };
                    let room = usize::from(self.body.right().saturating_sub(x));
                    x = shown::put(buf, (x, y), &reading.text[from..to], room, style);
                    from = to;
                }
            }
        }
    }

    /// The title of the item that an entry belongs to, where the one shown before it was of another.
    fn title(&self, buf: &mut Buffer, entry: &Entry, y: u16) {
        let item = entry
            .item
            .as_ref()
            .and_then(|id| self.reader.meeting.agenda.get(id));
        let text = item.map_or(String::new(), |item| {
            format!("Item {}: {}", item.label(), item.title)
        });
        let at = (self.body.x + self.gutter(), y);
        shown::put_cut(buf, at, &text, self.columns.text, self.theme.title);
    }
}

/// Which of the entries found is on row `y` of a pane drawn into `area`.
pub fn found_at(reader: &Reader, area: Rect, y: u16) -> Option<usize> {
    let body = minutes::body(area);
    let columns = minutes::columns(&reader.meeting, body.width, reader.manner);
    let mut arranged = arrange(reader, body, columns).into_iter();
    arranged
        .find(|(_, top, rows)| y >= *top && y < top + rows)
        .map(|(at, ..)| at)
}
