//! The hint line: what is offered after the cursor, and the keys that work here, from the table; or how the
//! command being typed goes on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::keys::{self, Action, Place, Row};
use crate::ui::theme::Theme;
use crate::ui::{Model, parts, shown};

/// The most that is said here of what is offered.
const OFFERED: usize = 32;

/// What is offered after the cursor, in words, so that nobody has to tell it from what is typed by its shade.
fn offer(model: &Model) -> Option<String> {
    let offered = model.clerk()?.offered()?.trim();
    if offered.is_empty() {
        return None; // A blank alone is nothing to tell of.
    }
    let mut said: String = offered.chars().take(OFFERED).collect();
    if said.len() < offered.len() {
        said.push('…');
    }
    Some(format!("takes “{said}”"))
}

/// Puts the hints into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let place = model.place();
    if place == Place::Entry
        && let Some(command) = model.clerk().and_then(parts::entry::command)
    {
        let mut x = area.x + 2;
        let taken = offer(model)
            .map(|said| format!("→ {said}   "))
            .unwrap_or_default();
        for (text, style) in [
            (taken.as_str(), theme.quiet),
            ("/", theme.key),
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
    for hinted in hints(area, model) {
        let x = shown::put(buf, (hinted.x, area.y), &hinted.name, hinted.width, theme.key);
        shown::put(buf, (x + 1, area.y), &hinted.hint, hinted.width, theme.quiet);
    }
}

/// A hint as it stands on the screen.
struct Hinted {
    row: &'static Row,
    name: String,
    hint: String,
    x: u16,
    width: usize,
}

/// What gives way in the entry line where there is no room for every hint, first what goes first: Enter where
/// nothing is typed, then the way out, which help names.
fn gives_way(model: &Model) -> Vec<Action> {
    let idle = model.clerk().is_some_and(|clerk| clerk.line.is_empty());
    let mut first = vec![Action::Export];
    if idle {
        first.push(Action::Record);
    }
    first.extend([Action::Leave, Action::Palette]);
    first
}

/// The hints that fit into `area`.
fn hints(area: Rect, model: &Model) -> Vec<Hinted> {
    let gap = if area.width < 100 { 2 } else { 3 };
    let mut all = wanted(model);
    if model.place() == Place::Entry {
        let room = usize::from(area.width.saturating_sub(2));
        let takes = |all: &[Hinted]| -> usize {
            all.iter().map(|one| one.width).sum::<usize>() + usize::from(gap) * all.len().saturating_sub(1)
        };
        for action in gives_way(model) {
            if takes(&all) > room {
                all.retain(|one| one.row.action != action);
            }
        }
    }
    let mut x = area.x + 2;
    let mut hints = Vec::new();
    for mut hinted in all {
        if usize::from(area.right().saturating_sub(x)) < hinted.width {
            continue;
        }
        hinted.x = x;
        x += hinted.width as u16 + gap;
        hints.push(hinted);
    }
    hints
}

/// Every hint of the place, in the order of the table.
fn wanted(model: &Model) -> Vec<Hinted> {
    let mut hints = Vec::new();
    let offer = offer(model);
    for row in keys::at(model.place()) {
        // Tab takes what is offered, too.
        let hint = match (row.action, &offer) {
            (Action::Take, Some(offer)) => Some(offer.clone()),
            (Action::Complete, Some(_)) => None,
            (_, _) => row.hint.map(str::to_owned),
        };
        let (Some(hint), Some(first)) = (hint, model.keys.keys(model.place(), row).first()) else {
            continue;
        };
        // Before anything is typed there is nothing to complete, and on a narrow screen no room to say so.
        let idle = row.action == Action::Complete
            && model.place() == Place::Entry
            && model.clerk().is_some_and(|clerk| clerk.line.is_empty());
        if idle || (row.why_not)(model).is_some() {
            continue;
        }
        let name = first.name();
        let width = shown::width(&name) + 1 + shown::width(&hint);
        hints.push(Hinted {
            row,
            name,
            hint,
            x: 0,
            width,
        });
    }
    hints
}

/// The row whose hint is at a cell: a click there is its key.
pub fn row_at(area: Rect, model: &Model, (x, y): (u16, u16)) -> Option<&'static Row> {
    let typing = model.place() == Place::Entry && model.clerk().and_then(parts::entry::command).is_some();
    if y != area.y || area.height == 0 || typing {
        return None;
    }
    let mut hints = hints(area, model).into_iter();
    let hinted = hints.find(|one| x >= one.x && usize::from(x - one.x) < one.width)?;
    Some(hinted.row)
}
