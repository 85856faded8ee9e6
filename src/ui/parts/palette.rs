//! The palette over the screen: what is typed, and what was found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{entry, list};
use crate::ui::palette::Palette;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Puts a box in the middle of `screen` with its title. Gives what is inside.
pub fn boxed(buf: &mut Buffer, screen: Rect, size: (u16, u16), title: &str, theme: &Theme) -> Rect {
    let width = size.0.min(screen.width);
    let height = size.1.min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    };
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
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: width - 4,
        height: height - 2,
    }
}

/// Puts the palette over `screen`. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, screen: Rect, palette: &Palette, theme: &Theme) -> Option<Position> {
    let wanted = (
        screen.width.saturating_sub(4).min(110),
        screen.height.saturating_sub(4).min(24),
    );
    let size = (
        wanted.0.max(screen.width.min(30)),
        wanted.1.max(screen.height.min(6)),
    );
    let inside = boxed(buf, screen, size, "Commands", theme);
    let query = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let cursor = entry::line(buf, query, &palette.query, theme);
    let rows = Rect {
        y: inside.y + query.height,
        height: inside.height - query.height,
        ..inside
    };
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
    let footer = if rows.height >= 6 { 2 } else { 0 };
    let listed = Rect {
        height: rows.height - footer,
        ..rows
    };
    list::draw(buf, listed, &items, Some(palette.selected()), theme);
    if let Some(item) = items.get(palette.selected()).filter(|_| footer > 0) {
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
