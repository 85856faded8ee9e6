//! The shelf on the screen: a meeting a row, in columns that stay where they are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::columns::{self, Column, fitted, left, right};
use crate::library::shelf::Shelved;
use crate::meeting::clock;
use crate::meeting::words::Manner;
use crate::ui::parts::list;
use crate::ui::review::shelf::Shelf;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// The columns on a screen of this width: what matters most stays longest.
fn columns(width: usize, manner: Manner) -> Vec<Column> {
    let mut columns = vec![left("Date", 10)];
    if width >= 60 {
        columns.push(left("Time", manner.wide()));
    }
    columns.push(left("Meeting", 0));
    if width >= 36 {
        columns.push(left("Status", 10));
    }
    if width >= 76 {
        columns.push(right("Length", 7));
    }
    if width >= 92 {
        columns.push(right("Decisions", 9));
    }
    if width >= 110 {
        columns.push(right("Open actions", 12));
    }
    fitted(columns, width)
}

fn cell(one: &Shelved, head: &str, manner: Manner) -> String {
    match head {
        "Date" => one
            .date
            .map(|date| date.to_string())
            .unwrap_or_else(|| "no date".into()),
        "Time" => one.time.map(|time| manner.column(time)).unwrap_or_default(),
        "Meeting" => name(one),
        "Status" if one.problem.is_some() => "damaged".into(),
        "Status" => one.standing().into(),
        "Length" => one.elapsed.map(clock::in_minutes).unwrap_or_default(),
        "Decisions" if one.decisions > 0 => one.decisions.to_string(),
        "Open actions" if one.open_actions > 0 => one.open_actions.to_string(),
        _ => String::new(),
    }
}

/// What a meeting is called: by its title where it has one, by its file where nothing else is known.
fn name(one: &Shelved) -> String {
    match (&one.body, &one.title) {
        (Some(body), Some(title)) => format!("{body}: {title}"),
        (Some(body), None) => body.clone(),
        (None, _) => {
            let file = one
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            file.unwrap_or_default()
        }
    }
}

/// Puts the meetings found into `area`, with the columns' heads in the row above it.
pub fn draw(buf: &mut Buffer, area: Rect, shelf: &Shelf, reading: bool, theme: &Theme) {
    if area.height == 0 || area.width < 4 {
        return;
    }
    let columns = self::columns(usize::from(area.width), theme.manner);
    if area.y > buf.area.y {
        columns::put(buf, (area.x, area.y - 1), &columns, |column| {
            (column.head.into(), theme.quiet)
        });
    }
    let first = list::first(shelf.selected(), usize::from(area.height));
    for (nth, (one, y)) in shelf.found(first).zip(area.y..area.bottom()).enumerate() {
        let here = first + nth == shelf.selected();
        let sign = if here { "▸" } else { " " };
        shown::put(buf, (area.x, y), sign, 1, theme.current);
        columns::put(buf, (area.x, y), &columns, |column| {
            let style = match (column.head, here) {
                ("Status", _) if one.problem.is_some() => theme.notice,
                ("Meeting", true) => theme.selected,
                ("Meeting", false) => theme.text,
                _ => theme.quiet,
            };
            (cell(one, column.head, theme.manner).into(), style)
        });
    }
    if shelf.count() == 0 {
        let text = match shelf.meetings.is_empty() {
            true if reading => "The meetings are being read.",
            true => "No meeting is saved here. quorate clerk agenda.md begins one.",
            false => "No meeting is called that.",
        };
        shown::put_cut(
            buf,
            (area.x + 2, area.y),
            text,
            usize::from(area.width),
            theme.quiet,
        );
    }
}

/// How many were found; or what is the matter with the one selected.
pub fn foot(buf: &mut Buffer, area: Rect, shelf: &Shelf, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = usize::from(area.width.saturating_sub(2));
    let at = (area.x + 2, area.y);
    if let Some(problem) = shelf.chosen().and_then(|one| one.problem.as_ref()) {
        shown::put_cut(buf, at, problem, room, theme.notice);
        return;
    }
    let all = shelf.meetings.len();
    if shelf.count() < all {
        let text = format!("{} of {all}", shelf.count());
        shown::put_cut(buf, at, &text, room, theme.quiet);
    }
}
