//! The hint line: the keys that work here, from the table; or how the command being typed goes on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::keys::{self, Place};
use crate::ui::theme::Theme;
use crate::ui::{Model, parts, shown};

/// Puts the hints into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let place = model.place();
    if place == Place::Entry
        && let Some(command) = model.clerk().and_then(parts::entry::command)
    {
        let room = usize::from(area.width.saturating_sub(2));
        let mut x = shown::put(buf, (area.x + 2, area.y), "/", room, theme.key);
        for (text, style) in [
            (command.name, theme.key),
            (" ", theme.text),
            (command.arguments, theme.mark),
            ("   ", theme.text),
            (command.does, theme.quiet),
        ] {
            x = shown::put_cut(
                buf,
                (x, area.y),
                text,
                usize::from(area.right().saturating_sub(x)),
                style,
            );
        }
        return;
    }
    let mut x = area.x + 2;
    let gap = if area.width < 100 { 2 } else { 3 };
    for row in keys::at(place) {
        let (Some(hint), Some(first)) = (row.hint, model.keys.keys(place, row).first()) else {
            continue;
        };
        if (row.why_not)(model).is_some() {
            continue;
        }
        let name = first.name();
        let wanted = shown::width(&name) + 1 + shown::width(hint);
        if usize::from(area.right().saturating_sub(x)) < wanted {
            continue;
        }
        x = shown::put(buf, (x, area.y), &name, wanted, theme.key);
        x = shown::put(buf, (x + 1, area.y), hint, wanted, theme.quiet) + gap;
    }
}
