//! The palette over the screen: what is typed, and what was found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{entry, list};
use crate::ui::palette::Palette;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Puts a box in the middle of `screen` with its title. Gives what is inside.
pub fn boxed(buf: &mut Buffer, screen: Rect, size: (u16, u16), title: &str, theme: &Theme) -> Rect {
    let area = placed(screen, size);
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
    inside_of(area)
}

fn placed(screen: Rect, size: (u16, u16)) -> Rect {
    let (width, height) = (size.0.min(screen.width), size.1.min(screen.height));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    }
}

fn inside_of(area: Rect) -> Rect {
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

fn size(screen: Rect) -> (u16, u16) {
    let wanted = (
        screen.width.saturating_sub(4).min(110),
        screen.height.saturating_sub(4).min(24),
    );
    (
        wanted.0.max(screen.width.min(30)),
        wanted.1.max(screen.height.min(6)),
    )
}

/// The row for what is typed, and those for what was found, of what is inside the box.
fn divided(inside: Rect) -> (Rect, Rect) {
    let query = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let rows = Rect {
        y: inside.y + query.height,
        height: inside.height - query.height,
        ..inside
    };
    let footer = if rows.height >= 6 { 2 } else { 0 };
    let listed = Rect {
        height: rows.height - footer,
        ..rows
    };
    (query, listed)
}

/// Which of what was found is at a cell of a screen of this size.
pub fn row_at(palette: &Palette, (width, height): (u16, u16), (x, y): (u16, u16)) -> Option<usize> {
    let screen = crate::ui::layout::capped(Rect::new(0, 0, width, height));
    let (_, listed) = divided(inside_of(placed(screen, size(screen))));
    let first = list::first(palette.selected(), usize::from(listed.height));
    let at = first + usize::from(y.checked_sub(listed.y)?);
    (listed.contains(Position::new(x, y)) && at < palette.items().len()).then_some(at)
}

/// Puts the palette over `screen`. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, screen: Rect, palette: &Palette, theme: &Theme) -> Option<Position> {
    let title = if palette.forms_only {
        "Forms: type what you look for"
    } else {
        "Commands"
    };
    let inside = boxed(buf, screen, size(screen), title, theme);
    let (query, listed) = divided(inside);
    let cursor = entry::line(buf, query, &palette.query, theme);
    let items = palette.items();
    if items.is_empty() {
        let text = "No command is called that or does that.";
        if listed.height > 0 {
            shown::put_cut(
                buf,
                (listed.x + 2, listed.y),
                text,
                usize::from(listed.width),
                theme.quiet,
            );
        }
        return cursor;
    }
    list::draw(buf, listed, &items, Some(palette.selected()), theme);
    if let Some(item) = items
        .get(palette.selected())
        .filter(|_| listed.bottom() < inside.bottom())
    {
        // What the list may have cut, in full.
        let text = item.why_not.as_deref().unwrap_or(&item.about);
        let at = (inside.x + 2, inside.bottom() - 1);
        shown::put_cut(
            buf,
            at,
            text,
            usize::from(inside.width.saturating_sub(2)),
            theme.text,
        );
    }
    cursor
}
