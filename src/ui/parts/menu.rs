//! What can be done to an entry, in a box over the screen that names the entry.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list;
use super::palette::{boxed, inside};
use crate::ui::Model;
use crate::ui::menu::{self, Menu};
use crate::ui::theme::Theme;

fn size(screen: Rect) -> (u16, u16) {
    let rows = menu::rows().count() as u16 + 2;
    (screen.width.min(60), rows.min(screen.height))
}

/// Puts the menu over `screen`. Gives no cursor.
pub fn draw(buf: &mut Buffer, screen: Rect, menu: Menu, model: &Model, theme: &Theme) -> Option<Position> {
    let entry = model.clerk().and_then(|clerk| clerk.selected());
    let title = match entry {
        Some(entry) => format!("Entry {}: {}", entry.seq, entry.text),
        None => "No entry is selected".to_owned(),
    };
    let within = boxed(buf, screen, size(screen), &title, theme);
    list::draw(buf, within, &menu::items(model), Some(menu.selected()), theme);
    None
}

/// The row at a cell of the screen.
pub fn row_at(screen: Rect, menu: Menu, at: (u16, u16)) -> Option<usize> {
    let rows = inside(screen, size(screen));
    let first = list::first(menu.selected(), usize::from(rows.height));
    let row = first + usize::from(at.1.saturating_sub(rows.y));
    (rows.contains(Position::from(at)) && row < menu::rows().count()).then_some(row)
}
