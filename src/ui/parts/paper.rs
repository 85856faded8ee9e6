//! A paper and what was understood of it, on the screen: the source on the left, line by line, and on the right what
//! each line is taken for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{entry, hint, list};
use crate::agenda::intake::Role;
use crate::ui::paper::{Reading, Said, taken_for};
use crate::ui::theme::Theme;
use crate::ui::{Model, shown};

/// Where the lines are on this screen.
pub fn list_area(screen: Rect) -> Rect {
    let above = match screen.height {
        0..6 => 0,
        6..12 => 2,
        _ => 3,
    };
    let below = 3.min(screen.height.saturating_sub(above));
    Rect {
        y: screen.y + above,
        height: screen.height.saturating_sub(above + below),
        ..screen
    }
}

/// The line of the paper at a cell of the screen.
pub fn line_at(screen: Rect, reading: &Reading, at: (u16, u16)) -> Option<usize> {
    let area = list_area(screen);
    let inside = at.1 >= area.y && at.1 < area.bottom();
    inside.then(|| usize::from(at.1 - area.y) + list::first(reading.selected(), usize::from(area.height)))
}

/// Puts the paper on the screen. Gives where the cursor is.
pub fn draw(
    buf: &mut Buffer,
    screen: Rect,
    model: &Model,
    reading: &Reading,
    theme: &Theme,
) -> Option<Position> {
    let area = list_area(screen);
    head(buf, screen, area.y - screen.y, reading, theme);
    // On a narrow screen the source has less room: what it is taken for is what is to be looked at.
    let left = (area.width / 2).saturating_sub(2);
    let right_x = area.x + left + 3;
    let right = usize::from(area.right().saturating_sub(right_x));
    let first = list::first(reading.selected(), usize::from(area.height));
    let lines = reading
        .paper
        .lines
        .iter()
        .zip(&reading.paper.seen)
        .enumerate()
        .skip(first);
    for ((n, (line, seen)), y) in lines.zip(area.y..area.bottom()) {
        let here = n == reading.selected();
        let quiet = matches!(seen.role, Role::Left(_) | Role::Unread | Role::More);
        let source = match (here, quiet) {
            (true, _) => theme.selected,
            (false, true) => theme.quiet,
            (false, false) => theme.text,
        };
        let mark = if here { "▶ " } else { "  " };
        let x = shown::put(buf, (area.x, y), mark, usize::from(left), source);
        let number = line
            .number
            .as_deref()
            .map(|number| format!("{number} "))
            .unwrap_or_default();
        let indent = " ".repeat(line.indent.min(12));
        let text = format!("{indent}{number}{}", line.text.replace('\t', "  "));
        shown::put_cut(
            buf,
            (x, y),
            &text,
            usize::from((area.x + left).saturating_sub(x)),
            source,
        );
        let sign = if seen.doubt.is_some() { "? " } else { "│ " };
        let style = if seen.doubt.is_some() {
            theme.notice
        } else {
            theme.quiet
        };
        shown::put(buf, (right_x - 2, y), sign, 2, style);
        let (words, depth) = taken_for(reading, n);
        let style = match (here, quiet, &seen.role) {
            (true, _, _) => theme.selected,
            (_, true, _) => theme.quiet,
            (_, _, Role::Item { .. }) => theme.key,
            (_, _, Role::Part(Some(_))) => theme.exempt,
            _ => theme.text,
        };
        let words = format!("{}{words}", "  ".repeat(depth));
        shown::put_cut(buf, (right_x, y), &words, right, style);
    }
    foot(buf, screen, area, model, reading, theme)
}

/// Who meets when and where, and how much there is to look at.
fn head(buf: &mut Buffer, screen: Rect, rows: u16, reading: &Reading, theme: &Theme) {
    let width = usize::from(screen.width);
    if rows < 2 {
        return;
    }
    let said = &reading.agenda.head;
    let body = said.body.as_deref().unwrap_or("Who meets is not said");
    let style = if said.body.is_some() {
        theme.title
    } else {
        theme.wrong
    };
    shown::put_cut(buf, (screen.x, screen.y), body, width, style);
    let mut parts = Vec::new();
    match said.date {
        Some(date) => parts.push(theme.manner.date(date)),
        None => parts.push("no day yet".to_owned()),
    }
    parts.extend(said.time.map(|time| match said.ends {
        Some(ends) => format!("{} to {}", time.format("%H:%M"), ends.format("%H:%M")),
        None => time.format("%H:%M").to_string(),
    }));
    parts.extend(said.venue.clone());
    let count = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    parts.push(count(reading.agenda.items.len(), "item", "items"));
    parts.push(count(reading.agenda.people.len(), "person", "people"));
    match reading.doubts() {
        0 => {}
        doubts => parts.push(format!("{doubts} not certain (?)")),
    }
    let style = if said.date.is_some() {
        theme.quiet
    } else {
        theme.wrong
    };
    shown::put_cut(buf, (screen.x, screen.y + 1), &parts.join(" · "), width, style);
    if rows > 2 {
        let left = usize::from(screen.width / 2).saturating_sub(1);
        shown::put_cut(buf, (screen.x, screen.y + 2), &reading.name, left, theme.quiet);
        let right = screen.x + screen.width / 2 + 1;
        shown::put_cut(
            buf,
            (right, screen.y + 2),
            "What it is taken for",
            usize::from(screen.right().saturating_sub(right)),
            theme.quiet,
        );
    }
}

/// Why a line is uncertain, or what is typed; then the keys.
fn foot(
    buf: &mut Buffer,
    screen: Rect,
    area: Rect,
    model: &Model,
    reading: &Reading,
    theme: &Theme,
) -> Option<Position> {
    let width = usize::from(screen.width);
    let row = |nth: u16| Some(area.bottom() + nth).filter(|y| *y < screen.bottom());
    let mut cursor = None;
    if let Some(y) = row(0) {
        if let Some((what, line)) = &reading.typed {
            let word = match what {
                Said::Body => "Who meets ",
                Said::Date => "Day ",
                Said::Time => "Hour ",
            };
            let x = shown::put(buf, (screen.x, y), word, width, theme.title);
            let rest = Rect {
                x,
                y,
                width: screen.right().saturating_sub(x),
                height: 1,
            };
            cursor = entry::line(buf, rest, line, theme);
        } else {
            let doubt = reading
                .paper
                .seen
                .get(reading.selected())
                .and_then(|seen| seen.doubt.as_deref());
            let place = reading
                .paper
                .lines
                .get(reading.selected())
                .map(|line| line.place.to_string());
            let words = match doubt {
                Some(doubt) => format!("? {doubt}"),
                None => place.unwrap_or_default(),
            };
            let style = if doubt.is_some() {
                theme.notice
            } else {
                theme.quiet
            };
            shown::put_cut(buf, (screen.x, y), &words, width, style);
        }
    }
    if let Some((y, told)) = row(1).zip(reading.told.as_deref()) {
        shown::put_cut(buf, (screen.x, y), told, width, theme.notice);
    }
    if let Some(y) = row(2) {
        let hints = Rect {
            x: screen.x,
            y,
            width: screen.width,
            height: 1,
        };
        hint::draw(buf, hints, model, theme);
    }
    cursor
}
