//! The hint line: what is offered after the cursor, and the keys that work here, from the table; or how the
//! command being typed goes on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::keys::{self, Action, Place};
use crate::ui::theme::Theme;
use crate::ui::{Model, parts, shown};

/// The most that is said here of what is offered.
const OFFERED: usize = 32;

/// Says what is offered after the cursor, so that nobody has to tell it from what is typed by its shade.
/// Gives what is left of `area`.
fn offered(buf: &mut Buffer, area: Rect, model: &Model, theme: &Theme) -> Rect {
    let Some(offered) = model.clerk().and_then(|clerk| clerk.offered()) else {
        return area;
    };
    let room = usize::from(area.width.saturating_sub(2));
    let mut x = shown::put(buf, (area.x + 2, area.y), "→ ", room, theme.key);
    let room = usize::from(area.right().saturating_sub(x));
    x = shown::put(buf, (x, area.y), "takes “", room, theme.quiet);
    let room = usize::from(area.right().saturating_sub(x));
    x = shown::put_cut(buf, (x, area.y), offered.trim(), room.min(OFFERED), theme.text);
    let room = usize::from(area.right().saturating_sub(x));
    x = shown::put(buf, (x, area.y), "”", room, theme.quiet);
    x = x.min(area.right());
    Rect {
        x,
        width: area.right().saturating_sub(x),
        ..area
    }
}

/// Puts the hints into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let place = model.place();
    let area = if place == Place::Entry {
        offered(buf, area, model, theme)
    } else {
        area
    };
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
    let offers = model.clerk().is_some_and(|clerk| clerk.offered().is_some());
    let mut x = area.x + 2;
    let gap = if area.width < 100 { 2 } else { 3 };
    for row in keys::at(place) {
        let (Some(hint), Some(first)) = (row.hint, row.keys.first()) else {
            continue;
        };
        // Tab takes what is offered, as the line says already.
        let said = offers && row.action == Action::Complete;
        if said || (row.why_not)(model).is_some() {
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
