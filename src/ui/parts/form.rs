//! A form over the clerk's view, standing on the entry line that says what is filled in.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list::{self, Item};
use crate::entry::form::{Field, Kind};
use crate::meeting::Meeting;
use crate::meeting::possible::{rule_against, vote_needs};
use crate::ui::form::{Form, Row};
use crate::ui::layout::Areas;
use crate::ui::line::Line;
use crate::ui::poll;
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Rows kept for the ways a field might go on, where there is room.
const LIST_ROWS: u16 = 6;

/// The part of the screen over the entry line, `wanted` rows of it and its title.
pub fn over(areas: &Areas, wanted: u16) -> Rect {
    let below = [areas.lower_rule, areas.told, areas.entry];
    let bottom = below.iter().find(|area| area.height > 0).map_or(0, |area| area.y);
    let top = areas.header.bottom();
    let height = (wanted + 1).min(bottom.saturating_sub(top));
    Rect {
        x: areas.entry.x,
        y: bottom - height,
        width: areas.entry.width,
        height,
    }
}

/// Empties the part over the entry line and puts its title. Gives what is inside.
pub fn titled(buf: &mut Buffer, area: Rect, title: &str, about: &str, theme: &Theme) -> Rect {
    list::clear(buf, area);
    let line = "─".repeat(usize::from(area.width));
    if area.height == 0 {
        return area;
    }
    shown::put(buf, (area.x, area.y), &line, usize::from(area.width), theme.quiet);
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    let x = shown::put_cut(
        buf,
        (area.x + 1, area.y),
        &format!(" {title} "),
        room(area.x + 1),
        theme.title,
    );
    if !about.is_empty() {
        shown::put_cut(buf, (x, area.y), &format!(" {about} "), room(x + 1), theme.quiet);
    }
    Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    }
}

/// What a click in a form means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The row gets the keyboard.
    Row(usize),
    /// One of a row's choices.
    Choice(usize, usize),
    /// One of the ways the field might go on.
    Candidate(usize),
}

/// Where the parts of a form are.
pub struct Laid {
    area: Rect,
    rows: Rect,
    first: usize,
    labels: u16,
    note: Rect,
    list: Rect,
    choices: Vec<(Rect, usize, usize)>,
    first_listed: usize,
}

fn label(form: &Form, row: Row) -> &'static str {
    match row {
        Row::Way => "How",
        Row::Field(at) => form.fields()[at].label,
        Row::When => "When",
    }
}

fn items(form: &Form, meeting: &Meeting) -> (Vec<Item>, Option<usize>) {
    if let Some(list) = &form.completion {
        return (list.items(), list.chosen);
    }
    let item = |one: crate::entry::Candidate| Item {
        name: one.text.trim_end().to_owned(),
        about: one.about,
        ..Item::default()
    };
    (form.candidates(meeting).into_iter().map(item).collect(), None)
}

/// Where everything is, the same for drawing and for clicks.
pub fn lay(form: &Form, meeting: &Meeting, areas: &Areas) -> Laid {
    let all = form.rows();
    let area = over(areas, all.len() as u16 + 2 + LIST_ROWS);
    let inside = area.height.saturating_sub(1);
    let high = (all.len() as u16).min(inside);
    let note = (inside - high).min(if inside >= high + 5 { 2 } else { 1 });
    let rows = Rect {
        y: area.y + area.height.min(1),
        height: high,
        ..area
    };
    let widest = all.iter().map(|row| shown::width(label(form, *row))).max();
    let labels = (widest.unwrap_or(0) as u16 + 4).min(area.width / 2);
    let first = list::first(form.at(), usize::from(high));
    let (items, chosen) = items(form, meeting);
    let list = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        y: rows.bottom() + note,
        height: inside - high - note,
    };
    let mut choices = Vec::new();
    for (at, row) in all.iter().enumerate().skip(first).take(usize::from(high)) {
        let Some((words, _)) = form.choices(*row) else {
            continue;
        };
        let y = rows.y + (at - first) as u16;
        let mut x = area.x + labels;
        for (which, word) in words.iter().enumerate() {
            let width = (shown::width(word) + 2) as u16;
            if x + width > area.right() {
                break;
            }
            choices.push((
                Rect {
                    x,
                    y,
                    width,
                    height: 1,
                },
                at,
                which,
            ));
            x += width + 1;
        }
    }
    Laid {
        first_listed: list::first(chosen.unwrap_or(0), usize::from(list.height)).min(items.len()),
        note: Rect {
            y: rows.bottom(),
            height: note,
            ..area
        },
        area,
        rows,
        first,
        labels,
        list,
        choices,
    }
}

impl Laid {
    /// What is at a cell.
    pub fn under(&self, at: (u16, u16)) -> Option<Spot> {
        let cell = Position::from(at);
        if let Some((_, row, which)) = self.choices.iter().find(|(area, ..)| area.contains(cell)) {
            return Some(Spot::Choice(*row, *which));
        }
        if self.rows.contains(cell) {
            return Some(Spot::Row(self.first + usize::from(cell.y - self.rows.y)));
        }
        let listed = || self.first_listed + usize::from(cell.y - self.list.y);
        self.list.contains(cell).then(|| Spot::Candidate(listed()))
    }
}

/// What an empty field takes, in words.
fn wants(field: &Field) -> String {
    let what = match field.kind {
        Kind::Person => "a name",
        Kind::People => "names, a blank between",
        Kind::Text | Kind::Narrative => "words",
        Kind::Link => "https://…",
        Kind::Number => "a figure",
        Kind::Date => "a date: 1 Dec",
        Kind::Time => "a time: 11:40",
        Kind::Length => "a length: 3m, 90s",
        Kind::Item => "its number, or a word of its title",
        Kind::Question => "its id: q3",
        Kind::Motion => "its id: m1",
        Kind::Election => "its id: e1",
        Kind::Action => "its id: a1",
        Kind::Owed => "its id in that meeting: a1",
        Kind::Entry => "its number",
        Kind::Entries => "their numbers",
        Kind::Choice(_) => "",
    };
    match (field.needed, field.without) {
        (true, _) => format!("{what}, needed"),
        (false, "nothing") => format!("{what}, or nothing"),
        (false, without) => format!("{what}; empty: {without}"),
    }
}

/// The part of a line that is seen in so many cells, with the cursor in it, and the column of that.
fn seen(line: &Line, room: usize) -> (Range<usize>, usize) {
    let text = line.text();
    let before = shown::width(line.before());
    if before < room {
        return (0..text.len(), before);
    }
    let mut over = before + 1 - room;
    let mut from = 0;
    for (at, grapheme) in shown::graphemes(text) {
        if over == 0 {
            from = at;
            break;
        }
        over = over.saturating_sub(shown::cell(grapheme).1);
    }
    (
        from..text.len(),
        shown::width(&text[from..line.cursor().max(from)]),
    )
}

/// Puts a form over the entry line. Gives where the cursor is.
pub fn draw(
    buf: &mut Buffer,
    areas: &Areas,
    form: &Form,
    meeting: &Meeting,
    theme: &Theme,
) -> Option<Position> {
    let laid = lay(form, meeting, areas);
    let sheet = form.filled().sheet;
    titled(
        buf,
        laid.area,
        &format!("Form: {}", sheet.title()),
        sheet.does,
        theme,
    );
    let mut cursor = None;
    let rows = form.rows();
    let seen_rows = rows.iter().enumerate().skip(laid.first);
    for ((at, row), y) in seen_rows.zip(laid.rows.y..laid.rows.bottom()) {
        let here = at == form.at();
        let place = put_row(buf, &laid, form, *row, y, here, theme);
        cursor = place.filter(|_| here).or(cursor);
    }
    if laid.note.height > 0 {
        let (text, style) = note(form, meeting, theme);
        let room = usize::from(laid.note.width.saturating_sub(2));
        let rows = wrap::rows(&text, room, room);
        for (row, y) in rows.into_iter().zip(laid.note.y..laid.note.bottom()) {
            let last = y + 1 == laid.note.bottom();
            let part = if last { &text[row.start..] } else { &text[row] };
            shown::put_cut(buf, (laid.note.x + 2, y), part.trim_end(), room, style);
        }
    }
    let (items, chosen) = items(form, meeting);
    list::draw(buf, laid.list, &items, chosen, theme);
    cursor
}

fn put_row(
    buf: &mut Buffer,
    laid: &Laid,
    form: &Form,
    row: Row,
    y: u16,
    here: bool,
    theme: &Theme,
) -> Option<Position> {
    let right = laid.rows.right();
    let room = |x: u16| usize::from(right.saturating_sub(x));
    let sign = if here { "▸ " } else { "  " };
    let x = shown::put(buf, (laid.rows.x, y), sign, room(laid.rows.x), theme.current);
    let name = if here { theme.selected } else { theme.text };
    let left = usize::from(laid.labels.saturating_sub(3));
    shown::put_cut(buf, (x, y), label(form, row), left, name);
    let x = laid.rows.x + laid.labels;
    let (line, empty) = match row {
        Row::Way => return put_choices(buf, laid, form, row, y, theme),
        Row::Field(at) if form.choices(row).is_some() => {
            let after = put_choices(buf, laid, form, row, y, theme);
            let from = after.map_or(x, |at| at.x) + 2;
            let says = form.says(at).unwrap_or(if form.fields()[at].needed {
                "← → choose"
            } else {
                "← → choose, or nothing"
            });
            shown::put_cut(buf, (from, y), says, room(from), theme.quiet);
            return None;
        }
        Row::Field(at) => (form.value(at), wants(&form.fields()[at])),
        Row::When => (form.when(), "now; else the time it happened: 11:03".to_owned()),
    };
    let (range, column) = seen(line, room(x).saturating_sub(1));
    shown::put_cut(buf, (x, y), &line.text()[range], room(x), theme.typed);
    if line.is_empty() {
        shown::put_cut(buf, (x + 2, y), &empty, room(x + 2), theme.quiet);
    }
    Some(Position::new(x + column as u16, y))
}

/// Puts a row's choices, the chosen one in brackets. Gives where they end.
fn put_choices(
    buf: &mut Buffer,
    laid: &Laid,
    form: &Form,
    row: Row,
    y: u16,
    theme: &Theme,
) -> Option<Position> {
    let (words, chosen) = form.choices(row)?;
    let mut end = Position::new(laid.rows.x + laid.labels, y);
    for (area, _, which) in laid.choices.iter().filter(|(area, ..)| area.y == y) {
        let (text, style) = match chosen == Some(*which) {
            true => (format!("[{}]", words[*which]), theme.key),
            false => (format!(" {} ", words[*which]), theme.text),
        };
        shown::put(buf, (area.x, y), &text, usize::from(area.width), style);
        end.x = area.right();
    }
    Some(end)
}

/// What is to be known of the whole form: where the line would read it otherwise, what the rules say now,
/// what a vote needs.
fn note(form: &Form, meeting: &Meeting, theme: &Theme) -> (String, ratatui::style::Style) {
    let filled = form.filled();
    if let Some(why) = filled.misread() {
        return (format!("Otherwise than meant: {why}."), theme.notice);
    }
    let title = filled.sheet.title();
    let mut said: Vec<String> = Vec::new();
    if let Some(why) = rule_against(meeting, &title) {
        said.push(format!(
            "By the rules not now: {why}. What happened is recorded all the same."
        ));
    }
    if title == "/vote" {
        said.extend(poll::notes(meeting).into_iter().map(|note| format!("{note}.")));
    }
    let style = if said.is_empty() {
        theme.quiet
    } else {
        theme.notice
    };
    if title == "/vote"
        && let Some(needs) = vote_needs(meeting)
    {
        said.push(format!("F4 takes the vote by hands. It needs {needs}."));
    }
    (said.join(" "), style)
}
