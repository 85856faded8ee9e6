//! The minutes written to a file: the formats, the folder, and what became of it, in a box over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list;
use super::palette::{boxed, inside};
use crate::ui::export::Export;
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Rows under the formats: one between, the folder, what became of it.
const FOOT: u16 = 5;

fn size(screen: Rect) -> (u16, u16) {
    let rows = Export::items().len() as u16 + FOOT + 2;
    (screen.width.min(100), rows.min(screen.height))
}

fn listed(inside: Rect) -> Rect {
    Rect {
        height: inside.height.saturating_sub(FOOT).max(inside.height.min(4)),
        ..inside
    }
}

/// Puts it over `screen`. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, screen: Rect, export: &Export, theme: &Theme) -> Option<Position> {
    let title = match export.is_exempt() {
        false => "Write the minutes to a file",
        true => "Write the minutes to a file, WITH WHAT IS EXEMPT",
    };
    let within = boxed(buf, screen, size(screen), title, theme);
    let rows = listed(within);
    list::draw(buf, rows, &Export::items(), Some(export.selected()), theme);
    let foot = Rect {
        y: rows.bottom() + 1,
        height: within.bottom().saturating_sub(rows.bottom() + 1),
        ..within
    };
    if foot.height == 0 {
        return None;
    }
    let label = "Into the folder ";
    let room = usize::from(foot.width);
    let x = shown::put_cut(buf, (foot.x, foot.y), label, room, theme.quiet);
    let line = Rect {
        x,
        width: foot.right().saturating_sub(x),
        height: 1,
        ..foot
    };
    let cursor = super::entry::line(buf, line, &export.folder, theme);
    if let Some(said) = &export.said {
        let rows = wrap::rows(said, room, room.max(1));
        for (row, y) in rows.into_iter().zip(foot.y + 1..foot.bottom()) {
            shown::put_cut(buf, (foot.x, y), said[row].trim_end(), room, theme.text);
        }
    }
    cursor
}

/// The format at a cell of the screen.
pub fn row_at(screen: Rect, export: &Export, at: (u16, u16)) -> Option<usize> {
    let rows = listed(inside(screen, size(screen)));
    let first = list::first(export.selected(), usize::from(rows.height));
    let row = first + usize::from(at.1.saturating_sub(rows.y));
    (rows.contains(Position::from(at)) && row < Export::items().len()).then_some(row)
}
