//! The help: the keys that work where it was asked for, and the entry line's grammar, on one page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::palette::boxed;
use crate::entry::COMMANDS;
use crate::ui::grammar::FORMS;
use crate::ui::keys::{self, Place};
use crate::ui::palette::{SHOWS, TOPICS};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// A row of the page.
#[derive(Debug, Clone)]
pub enum Row {
    /// A heading.
    Head(String),
    /// What to press or type, and what it does.
    Pair(String, String),
    /// Nothing.
    Gap,
}

fn grammar(rows: &mut Vec<Row>) {
    rows.push(Row::Head("What to type".into()));
    rows.extend(
        FORMS
            .iter()
            .map(|form| Row::Pair(form.line.into(), form.records.into())),
    );
    rows.push(Row::Gap);
    let mut group = "";
    for command in COMMANDS {
        if command.group != group {
            group = command.group;
            rows.push(Row::Head(group.into()));
        }
        let line = format!("/{} {}", command.name, command.arguments);
        rows.push(Row::Pair(line, command.does.into()));
    }
    rows.push(Row::Pair(format!("/show {TOPICS}"), SHOWS.into()));
}

fn bound(place: Place, rows: &mut Vec<Row>) {
    rows.push(Row::Head(format!("Keys here: {}", place.name().to_lowercase())));
    rows.extend(keys::at(place).map(|row| Row::Pair(keys::names(row), row.words.into())));
    rows.push(Row::Gap);
}

/// The page for a place, for a screen this wide.
pub fn rows(from: Place, _width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let typing = matches!(
        from,
        Place::Entry | Place::Completions | Place::Palette | Place::Help
    );
    if typing {
        grammar(&mut rows);
        rows.push(Row::Gap);
    }
    bound(from, &mut rows);
    if from == Place::Entry {
        rows.push(Row::Head("In the panes, after Esc".into()));
        let panes =
            keys::at(Place::Minutes).filter(|row| keys::at(Place::Entry).all(|own| own.words != row.words));
        rows.extend(panes.map(|row| Row::Pair(keys::names(row), row.words.into())));
        rows.push(Row::Gap);
    }
    if !typing && !matches!(from, Place::Home | Place::Path | Place::Chair | Place::Lobby) {
        grammar(&mut rows);
    }
    rows
}

fn put(buf: &mut Buffer, area: Rect, rows: &[Row], theme: &Theme) {
    let left = rows.iter().map(|row| match row {
        Row::Pair(what, _) => shown::width(what),
        Row::Head(_) | Row::Gap => 0,
    });
    let left = left.max().unwrap_or(0).min(usize::from(area.width) * 2 / 5);
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        let room = |x: u16| usize::from(area.right().saturating_sub(x));
        let mut say = |x: u16, text: &str, most: usize, style: Style| {
            shown::put_cut(buf, (x, y), text, most.min(room(x)), style);
        };
        match row {
            Row::Head(text) => say(area.x, text, usize::MAX, theme.title),
            Row::Pair(what, does) => {
                say(area.x + 2, what, left, theme.mark);
                say(area.x + 4 + left as u16, does, usize::MAX, theme.text);
            }
            Row::Gap => {}
        }
    }
}

/// Puts the page over `screen`, from row `top`; two columns where they fit. Gives no cursor.
pub fn draw(buf: &mut Buffer, screen: Rect, from: Place, top: usize, theme: &Theme) -> Option<Position> {
    let size = (
        screen.width.saturating_sub(2).min(170),
        screen.height.saturating_sub(1),
    );
    let title = "Help   ↑ ↓ PgUp PgDn scroll   Esc close";
    let inside = boxed(buf, screen, size, title, theme);
    let rows = rows(from, screen.width);
    let high = usize::from(inside.height);
    if high == 0 {
        return None;
    }
    if inside.width >= 120 {
        let half = Rect {
            width: inside.width / 2 - 2,
            ..inside
        };
        let right = Rect {
            x: inside.x + inside.width / 2 + 1,
            ..half
        };
        let top = top.min(rows.len().saturating_sub(2 * high));
        put(buf, half, rows.get(top..).unwrap_or_default(), theme);
        put(buf, right, rows.get(top + high..).unwrap_or_default(), theme);
    } else {
        let top = top.min(rows.len().saturating_sub(high));
        put(buf, inside, rows.get(top..).unwrap_or_default(), theme);
    }
    None
}
