//! The hint line: the keys that work here, from the table; or how the command being typed goes on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::keys::{self, Action, Place, Row};
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
            (command.arguments().as_str(), theme.mark),
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
    for (x, row, hint) in spots(area, model) {
        let name = row.keys.first().map(|chord| chord.name()).unwrap_or_default();
        let room = usize::from(area.right().saturating_sub(x));
        let x = shown::put(buf, (x, area.y), &name, room, theme.key);
        shown::put(buf, (x + 1, area.y), hint, room, theme.quiet);
    }
}

/// Which hints have room, and in which column each begins.
fn spots(area: Rect, model: &Model) -> Vec<(u16, &'static Row, &'static str)> {
    let place = model.place();
    let mut x = area.x + 2;
    let gap = if area.width < 100 { 2 } else { 3 };
    let mut spots = Vec::new();
    for row in keys::at(place) {
        let (Some(hint), Some(first)) = (row.hint, row.keys.first()) else {
            continue;
        };
        // Before anything is typed there is nothing to complete, and on a narrow screen no room to say so.
        let idle = row.action == Action::Complete && model.clerk().is_some_and(|clerk| clerk.line.is_empty());
        if (row.why_not)(model).is_some() || (idle && place == Place::Entry) {
            continue;
        }
        let wanted = shown::width(&first.name()) + 1 + shown::width(hint);
        if usize::from(area.right().saturating_sub(x)) < wanted {
            continue;
        }
        spots.push((x, row, hint));
        x += wanted as u16 + gap;
    }
    spots
}

/// The key whose hint is at a cell.
pub fn row_at(area: Rect, model: &Model, (x, y): (u16, u16)) -> Option<&'static Row> {
    let typed = model.place() == Place::Entry && model.clerk().and_then(parts::entry::command).is_some();
    if y != area.y || area.height == 0 || typed {
        return None;
    }
    let mut spots = spots(area, model).into_iter();
    spots
        .find(|(from, row, hint)| {
            let name = row.keys.first().map(|chord| chord.name()).unwrap_or_default();
            (*from..*from + (shown::width(&name) + 1 + shown::width(hint)) as u16).contains(&x)
        })
        .map(|(_, row, _)| row)
}
