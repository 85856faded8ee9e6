//! The palette over the screen: what is typed, and what was found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{entry, list};
use crate::ui::palette::Palette;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Puts a box in the middle of `screen` with its title. Gives what is inside.
pub fn boxed(buf: &mut Buffer, screen: Rect, size: (u16, u16), title: &str, theme: &Theme) -> Rect {
    let area = outside(screen, size);
    let (width, height) = (area.width, area.height);
    list::clear(buf, area);
    if width < 4 || height < 3 {
        return area;
    }
    let across = "─".repeat(usize::from(width - 2));
    for (y, left, right) in [(area.y, "╭", "╮"), (area.bottom() - 1, "╰", "╯")] {
        let row = format!("{left}{across}{right}");
        shown::put(buf, (area.x, y), &row, usize::from(width), theme.quiet);
    }
    for y in area.y + 1..area.bottom() - 1 {
        shown::put(buf, (area.x, y), "│", 1, theme.quiet);
        shown::put(buf, (area.right() - 1, y), "│", 1, theme.quiet);
    }
    let title = format!(" {title} ");
    shown::put_cut(
        buf,
        (area.x + 2, area.y),
        &title,
        usize::from(width - 4),
        theme.title,
    );
    inside(screen, size)
}

/// Where a box of this size is on `screen`.
fn outside(screen: Rect, size: (u16, u16)) -> Rect {
    let width = size.0.min(screen.width);
    let height = size.1.min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    }
}

/// What is inside a box of this size.
pub fn inside(screen: Rect, size: (u16, u16)) -> Rect {
    let area = outside(screen, size);
    if area.width < 4 || area.height < 3 {
        return area;
    }
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    }
}

/// How large a list over the screen is.
pub fn size(screen: Rect) -> (u16, u16) {
    let wanted = (
        screen.width.saturating_sub(4).min(110),
        screen.height.saturating_sub(4).min(24),
    );
    (
        wanted.0.max(screen.width.min(30)),
        wanted.1.max(screen.height.min(6)),
    )
}

/// The rows under the query, and those of them that list what was found.
fn rows(inside: Rect) -> (Rect, Rect) {
    let query = inside.height.min(1);
    let rows = Rect {
        y: inside.y + query,
        height: inside.height - query,
        ..inside
    };
    let footer = if rows.height >= 6 { 2 } else { 0 };
    let listed = Rect {
        height: rows.height - footer,
        ..rows
    };
    (rows, listed)
}

/// The one of what was found that is at a cell of the screen.
pub fn row_at(screen: Rect, palette: &Palette, at: (u16, u16)) -> Option<usize> {
    let (_, listed) = rows(inside(screen, size(screen)));
    let first = list::first(palette.selected(), usize::from(listed.height));
    let row = first + usize::from(at.1.saturating_sub(listed.y));
    (listed.contains(Position::from(at)) && row < palette.items().len()).then_some(row)
}

/// Puts the palette over `screen`. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, screen: Rect, palette: &Palette, theme: &Theme) -> Option<Position> {
    let inside = boxed(buf, screen, size(screen), "Commands", theme);
    let query = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let cursor = entry::line(buf, query, &palette.query, theme);
    let (rows, listed) = rows(inside);
    let items = palette.items();
    if items.is_empty() {
        let text = "No command is called that or does that.";
        if rows.height > 0 {
            shown::put_cut(
                buf,
                (rows.x + 2, rows.y),
                text,
                usize::from(rows.width),
                theme.quiet,
            );
        }
        return cursor;
    }
    list::draw(buf, listed, &items, Some(palette.selected()), theme);
    if let Some(item) = items
        .get(palette.selected())
        .filter(|_| listed.height < rows.height)
    {
        // What the list may have cut, in full.
        let text = item.why_not.as_deref().unwrap_or(&item.about);
        let at = (rows.x + 2, rows.bottom() - 1);
        shown::put_cut(
            buf,
            at,
            text,
            usize::from(rows.width.saturating_sub(2)),
            theme.text,
        );
    }
    cursor
}
