//! Home on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{entry, hint, list};
use crate::meeting::words::Manner;
use crate::ui::home::{Home, HomeRow};
use crate::ui::keys::{Action, Going, Place};
use crate::ui::theme::Theme;
use crate::ui::{Model, shown, wrap};

/// Where the meetings are listed on this screen.
pub fn list_area(screen: Rect) -> Rect {
    let above = if screen.height >= 12 {
        3
    } else {
        u16::from(screen.height >= 6)
    };
    let below = 3.min(screen.height.saturating_sub(above));
    let side = if screen.width >= 60 { 2 } else { 0 };
    Rect {
        x: screen.x + side,
        y: screen.y + above,
        width: screen.width - 2 * side,
        height: screen.height.saturating_sub(above + below),
    }
}

fn item(home: &Home, row: HomeRow, manner: Manner) -> list::Item {
    match row {
        HomeRow::New => list::Item {
            name: "New meeting".into(),
            about: "planned here: who, when, what; the people as last time".into(),
            ..list::Item::default()
        },
        HomeRow::FromAgenda => list::Item {
            name: "From a file".into(),
            about: "a new meeting from an agenda: a file, or paste its text here".into(),
            ..list::Item::default()
        },
        HomeRow::Example => list::Item {
            name: "Example".into(),
            about: "a meeting to try, that needs no file".into(),
            ..list::Item::default()
        },
        HomeRow::Meeting(at) => {
            let Some(one) = home.meetings.get(at) else {
                return list::Item::default();
            };
            let live = if one.live { "▶ " } else { "" };
            list::Item {
                name: one
                    .date
                    .map(|date| manner.date(date))
                    .unwrap_or_else(|| "no date".into()),
                more: one.body.clone(),
                about: format!("{live}{}, {} on disk", one.status, one.events),
                why_not: one
                    .problem
                    .as_ref()
                    .map(|_| format!("{}: Enter says why", one.status)),
            }
        }
    }
}

/// What is said, in rows, where one row cannot hold it: complaints of an agenda, paths, why a log is not opened.
pub fn said(home: &Home, width: u16) -> Option<Vec<&str>> {
    let text = home.told.as_deref()?;
    let width = usize::from(width).max(1);
    let mut rows: Vec<&str> = Vec::new();
    for line in text.lines() {
        rows.extend(
            wrap::rows(line, width, width)
                .into_iter()
                .map(|row| line[row].trim_end()),
        );
    }
    (rows.len() > 1).then_some(rows)
}

/// Puts Home on the screen. Gives where the cursor is.
pub fn draw(buf: &mut Buffer, screen: Rect, model: &Model, home: &Home, theme: &Theme) -> Option<Position> {
    let area = list_area(screen);
    let width = usize::from(area.width);
    if area.y > screen.y {
        let y = screen.y + (area.y - screen.y) / 2;
        let x = shown::put(buf, (area.x, y), "Quorate", width, theme.title);
        let about = "   minute a formal meeting while people speak";
        shown::put(buf, (x, y), about, width.saturating_sub(7), theme.quiet);
    }
    let items: Vec<list::Item> = home
        .rows()
        .iter()
        .map(|row| item(home, *row, theme.manner))
        .collect();
    if items.is_empty() && home.path.is_none() && !home.planning && area.height > 0 {
        let text = "No meeting is called that.";
        shown::put_cut(buf, (area.x, area.y), text, width, theme.quiet);
    }
    let selected = home.path.is_none().then(|| home.selected());
    let said = said(home, area.width);
    let mut more = None;
    let plan = home.plan.as_ref().filter(|_| home.planning);
    let mut planned = None;
    match (&said, plan) {
        (None, Some(plan)) => planned = super::planner::draw(buf, area, plan, theme),
        (None, None) => list::draw(buf, area, &items, selected, theme),
        (Some(rows), _) => {
            let last = rows.len().saturating_sub(usize::from(area.height));
            let top = home.top.min(last);
            for (row, y) in rows.iter().skip(top).zip(area.y..area.bottom()) {
                shown::put_cut(buf, (area.x, y), row, width, theme.notice);
            }
            let key = |going| model.keys.shown(Place::Path, Action::Go(going));
            let seen = (top + 1, (top + usize::from(area.height)).min(rows.len()));
            more = (last > 0).then(|| {
                let (up, down) = (key(Going::Up), key(Going::Down));
                format!(
                    "Lines {} to {} of {}: {up} {down} show the rest",
                    seen.0,
                    seen.1,
                    rows.len()
                )
            });
        }
    }

    let below = |row: u16| Rect {
        y: area.bottom() + row,
        height: u16::from(area.bottom() + row < screen.bottom()),
        ..area
    };
    let (word, line) = match &home.path {
        Some(path) => ("Agenda file ", path),
        None => ("Find ", &home.filter),
    };
    let typing = below(0);
    let mut cursor = None;
    if plan.is_some() {
        cursor = planned;
    } else if typing.height > 0 {
        let x = shown::put(buf, (typing.x, typing.y), word, width, theme.title);
        let rest = Rect {
            x,
            width: typing.right().saturating_sub(x),
            ..typing
        };
        cursor = entry::line(buf, rest, line, theme);
    }
    let told = below(1);
    let words = if said.is_some() {
        more.as_ref()
    } else {
        home.told.as_ref()
    };
    if let Some(words) = words.filter(|_| told.height > 0) {
        shown::put_cut(buf, (told.x, told.y), words, width, theme.notice);
    }
    let hints = below(2);
    hint::draw(
        buf,
        Rect {
            x: hints.x.saturating_sub(2),
            ..hints
        },
        model,
        theme,
    );
    cursor
}
