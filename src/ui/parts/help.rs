//! The help: the keys that work where it was asked for, and the entry line's grammar, on one page.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::palette::boxed;
use crate::entry::form;
use crate::ui::grammar::FORMS;
use crate::ui::keys::{self, Action, Going, Keymap, Place};
use crate::ui::theme::Theme;
use crate::ui::{shown, ways, wrap};

/// A row of the page.
enum Row {
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
    for sheet in form::commands() {
        if sheet.group != group {
            group = sheet.group;
            rows.push(Row::Head(group.into()));
        }
        rows.push(Row::Pair(sheet.grammar(), sheet.does.into()));
    }
}

/// Everything that can be done, and each way to it.
fn everything(keys: &Keymap, rows: &mut Vec<Row>) {
    rows.push(Row::Head(
        "Everything, by form, key and mouse; as a line: see above".into(),
    ));
    for one in ways::everything(keys) {
        let (form, key, mouse) = (&one.form, &one.key, &one.mouse);
        rows.push(Row::Pair(
            one.title.clone(),
            format!("form: {form}; key: {key}; click {mouse}"),
        ));
    }
}

fn bound(keys: &Keymap, place: Place, rows: &mut Vec<Row>) {
    rows.push(Row::Head(format!("Keys here: {}", place.name().to_lowercase())));
    let elsewhere = |row: &&keys::Row| edits(row) || (place == Place::Entry && leads(row));
    let own = keys::at(place).filter(|row| !elsewhere(row));
    rows.extend(pairs(keys, place, own));
    rows.push(Row::Gap);
}

/// Rows of the table; one whose keys were all taken away is none.
fn pairs<'a>(
    keys: &'a Keymap,
    place: Place,
    rows: impl Iterator<Item = &'static keys::Row> + 'a,
) -> impl Iterator<Item = Row> + 'a {
    rows.map(move |row| Row::Pair(keys.names(place, row), row.words.into()))
        .filter(|row| !matches!(row, Row::Pair(keys, _) if keys.is_empty()))
}

fn edits(row: &keys::Row) -> bool {
    matches!(row.action, Action::Edit(_))
}

/// Whether a row leaves the line as it is and leads through the minutes.
fn leads(row: &keys::Row) -> bool {
    matches!(row.action, Action::Jump(_) | Action::MarkHere | Action::WayBack)
}

fn editing(keys: &Keymap, place: Place, rows: &mut Vec<Row>) {
    if place == Place::Entry {
        rows.push(Row::Head("To come back to, and back".into()));
        let ways = keys::at(place).filter(|row| leads(row));
        rows.extend(pairs(keys, place, ways));
        rows.push(Row::Gap);
    }
    let mut edit = keys::at(place).filter(|row| edits(row)).peekable();
    if edit.peek().is_some() {
        rows.push(Row::Head("Editing what is typed".into()));
        rows.extend(pairs(keys, place, edit));
        rows.push(Row::Gap);
    }
}

/// The places of the clerk's view.
const CLERK: &[Place] = &[
    Place::Entry,
    Place::Completions,
    Place::Minutes,
    Place::Agenda,
    Place::Floor,
    Place::Palette,
    Place::Form,
    Place::Poll,
];

/// The page for a place: its keys first, then what to type, then the rest.
fn rows(keys: &Keymap, from: Place) -> Vec<Row> {
    let mut rows = Vec::new();
    bound(keys, from, &mut rows);
    if !matches!(
        from,
        Place::Home | Place::Path | Place::Paper | Place::PaperHead | Place::Chair | Place::Lobby
    ) {
        grammar(&mut rows);
        rows.push(Row::Gap);
    }
    if CLERK.contains(&from) {
        everything(keys, &mut rows);
        rows.push(Row::Gap);
    }
    editing(keys, from, &mut rows);
    if from == Place::Entry {
        let key = keys.shown(Place::Entry, Action::ToPanes);
        rows.push(Row::Head(format!("In the panes, after {key}")));
        let panes =
            keys::at(Place::Minutes).filter(|row| keys::at(Place::Entry).all(|own| own.words != row.words));
        rows.extend(pairs(keys, Place::Minutes, panes));
    }
    rows
}

/// A row as it stands on the screen: what is too long for its column has gone to rows of its own.
struct Laid {
    head: bool,
    what: String,
    does: String,
}

fn inside_width(screen: u16) -> usize {
    let inside = usize::from(screen).saturating_sub(4);
    if inside >= 120 { inside / 2 - 2 } else { inside }
}

/// How wide the column of what to press or type is.
fn left_of(width: usize) -> usize {
    (width * 2 / 5).min(34)
}

fn lay(rows: &[Row], width: usize) -> Vec<Laid> {
    let left = left_of(width);
    let right = width.saturating_sub(left + 4).max(1);
    let mut laid = Vec::new();
    let mut push = |head, what: &str, does: &str| {
        laid.push(Laid {
            head,
            what: what.to_owned(),
            does: does.trim_end().to_owned(),
        });
    };
    for row in rows {
        match row {
            Row::Head(text) => push(true, text, ""),
            Row::Gap => push(false, "", ""),
            Row::Pair(what, does) => {
                let mut what = what.as_str();
                if shown::width(what) > left {
                    push(false, what, "");
                    what = "";
                }
                for part in wrap::rows(does, right, right) {
                    push(false, what, &does[part]);
                    what = "";
                }
            }
        }
    }
    laid
}

/// How far the page can be scrolled on a screen of this size.
pub fn last_top(keys: &Keymap, from: Place, (width, height): (u16, u16)) -> usize {
    let inside = inside_width(width);
    let columns = if inside < usize::from(width) / 2 { 2 } else { 1 };
    let rows = lay(&rows(keys, from), inside).len();
    rows.saturating_sub(columns * usize::from(height.saturating_sub(3)))
}

fn put(buf: &mut Buffer, area: Rect, rows: &[Laid], theme: &Theme) {
    let left = left_of(usize::from(area.width)) as u16;
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        if row.head {
            shown::put_cut(buf, (area.x, y), &row.what, room(area.x), theme.title);
            continue;
        }
        let x = area.x + 2;
        shown::put_cut(buf, (x, y), row.what.trim_end(), room(x), theme.mark);
        let x = area.x + 4 + left;
        shown::put_cut(buf, (x, y), &row.does, room(x), theme.text);
    }
}

/// Puts the page over `screen`, from row `top`; two columns where they fit. Gives no cursor.
pub fn draw(
    buf: &mut Buffer,
    screen: Rect,
    keys: &Keymap,
    from: Place,
    top: usize,
    theme: &Theme,
) -> Option<Position> {
    // All of it, but for the hints: what would show at its sides could be taken for a part of it.
    let size = (screen.width, screen.height.saturating_sub(1));
    let key = |action| keys.shown(Place::Help, action);
    let scroll = [Going::Up, Going::Down, Going::PageUp, Going::PageDown].map(|going| key(Action::Go(going)));
    let title = format!(
        "Help   {} scroll   {} close",
        scroll.join(" "),
        key(Action::Close)
    );
    let inside = boxed(buf, screen, size, &title, theme);
    let width = inside_width(screen.width);
    let rows = lay(&rows(keys, from), width);
    let high = usize::from(inside.height);
    let columns = if usize::from(inside.width) > width { 2 } else { 1 };
    let top = top.min(rows.len().saturating_sub(columns * high));
    for column in 0..columns {
        let area = Rect {
            x: inside.x + (column as u16) * (inside.width / 2 + 1),
            width: (width as u16).min(inside.width),
            ..inside
        };
        let from = (top + column * high).min(rows.len());
        put(buf, area, &rows[from..], theme);
    }
    None
}
