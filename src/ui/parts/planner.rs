//! A new meeting being planned: its fields, its people, its items, with what each takes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::entry;
use crate::ui::planner::{FIELDS, Planner, Row};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Cells for what a row is called.
const LABEL: u16 = 14;

/// What a row is called: the first of a list names it.
fn label(row: Row) -> &'static str {
    match row {
        Row::Field(at) => FIELDS[at].1,
        Row::Member(0) => "Members",
        Row::Attending(0) => "In attendance",
        Row::Item(0) => "Agenda",
        Row::Member(_) | Row::Attending(_) | Row::Item(_) => "",
    }
}

/// What an empty row takes.
fn takes(row: Row) -> &'static str {
    match row {
        Row::Field(at) => FIELDS[at].2,
        Row::Member(_) => "Cllr Ann White (Chairman), one a line; a list may be pasted",
        Row::Attending(_) => "The Clerk [clerk], one a line",
        Row::Item(_) => "Dredging (20 min), one a line; a list may be pasted",
    }
}

/// The first row shown, so that the one with the keyboard is.
fn first(planner: &Planner, height: u16) -> usize {
    (planner.at() + 1).saturating_sub(usize::from(height))
}

/// Puts it into `area`. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, area: Rect, planner: &Planner, theme: &Theme) -> Option<Position> {
    let mut cursor = None;
    let first = first(planner, area.height);
    let rows = planner.rows();
    for ((at, row), y) in rows.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let here = at == planner.at();
        let style = if here { theme.selected } else { theme.quiet };
        shown::put_cut(buf, (area.x, y), label(*row), usize::from(LABEL), style);
        let line = Rect {
            x: area.x + LABEL.min(area.width),
            y,
            width: area.width.saturating_sub(LABEL),
            height: 1,
        };
        let value = planner.value(*row);
        if here {
            cursor = entry::line(buf, line, value, theme);
        } else {
            shown::put_cut(
                buf,
                (line.x + 2, y),
                value.text(),
                usize::from(line.width),
                theme.text,
            );
        }
        if value.is_empty() {
            let x = line.x + 3;
            let room = usize::from(line.right().saturating_sub(x));
            shown::put_cut(buf, (x, y), takes(*row), room, theme.quiet);
        }
    }
    cursor
}

/// The row at a cell of the screen.
pub fn row_at(area: Rect, planner: &Planner, y: u16) -> Option<usize> {
    let row = first(planner, area.height) + usize::from(y.saturating_sub(area.y));
    (y >= area.y && y < area.bottom() && row < planner.rows().len()).then_some(row)
}
