//! A register on the screen: each row in two, what there is to compare in columns and the words below.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::columns::{self, Column, fitted, left, right};
use crate::library::register::{Row, Which};
use crate::meeting::clock;
use crate::minutes::document::capitalised;
use crate::ui::parts::list;
use crate::ui::review::draw::finding::{ROWS, fit};
use crate::ui::review::register::Registers;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// The columns on a screen of this width: what matters most stays longest.
fn columns(which: Which, width: usize) -> Vec<Column> {
    let wide = |least: usize, column: Column| (width >= least).then_some(column);
    let columns = match which {
        Which::Decisions => vec![
            Some(left("Date", 10)),
            Some(left("Outcome", 9)),
            Some(left("Body and item", 0)),
        ],
        Which::Actions => vec![
            wide(60, left("Date", 10)),
            Some(left("Due", 10)),
            Some(left("Status", 15)),
            wide(50, right("Days", 5)),
            Some(left("Body", 0)),
        ],
        Which::Questions => vec![
            Some(left("Date", 10)),
            Some(left("Status", 8)),
            wide(50, right("Days", 5)),
            Some(left("Body", 0)),
        ],
        Which::Votes => vec![
            Some(left("Date", 10)),
            Some(left("Member", 20)),
            Some(left("Voted", 7)),
            wide(60, left("Outcome", 8)),
            wide(70, left("Body and item", 0)),
        ],
        Which::Attendance => vec![
            Some(left("Name", 0)),
            Some(right("Meetings", 8)),
            Some(right("Present", 7)),
            wide(46, right("Share", 5)),
            wide(58, right("As substitute", 13)),
            wide(70, right("Apologies", 9)),
            wide(80, right("Absent", 6)),
            wide(94, right("Time there", 10)),
            wide(106, right("Spoke", 7)),
        ],
    };
    fitted(columns.into_iter().flatten().collect(), width)
}

fn day(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn days(age: Option<i64>) -> String {
    age.map(|days| days.to_string()).unwrap_or_default()
}

fn cell(row: &Row<'_>, head: &str) -> String {
    match (row, head) {
        (Row::Decisions(one), "Date") => day(one.date),
        (Row::Decisions(one), "Outcome") => one.outcome.clone(),
        (Row::Decisions(one), _) => match &one.item {
            Some(item) => format!("{}  {item}", one.body),
            None => one.body.clone(),
        },
        (Row::Actions(one), "Date") => day(one.date),
        (Row::Actions(one), "Due") => day(one.due),
        (Row::Actions(one), "Status") => one.standing(),
        (Row::Actions(one), "Days") => days(one.age_days),
        (Row::Actions(one), _) => one.body.clone(),
        (Row::Questions(one), "Date") => day(one.date),
        (Row::Questions(one), "Status") => one.status.word().into(),
        (Row::Questions(one), "Days") => days(one.age_days),
        (Row::Questions(one), _) => one.body.clone(),
        (Row::Votes(one), "Date") => day(one.date),
        (Row::Votes(one), "Member") => one.member.clone(),
        (Row::Votes(one), "Voted") => one.side.clone(),
        (Row::Votes(one), "Outcome") => one.outcome.clone(),
        (Row::Votes(one), _) => match &one.item {
            Some(item) => format!("{}  {item}", one.body),
            None => one.body.clone(),
        },
        (Row::Attendance(one), "Name") => one.name.clone(),
        (Row::Attendance(one), "Meetings") => one.meetings.to_string(),
        (Row::Attendance(one), "Present") => one.present.to_string(),
        (Row::Attendance(one), "Share") => format!("{} %", one.percent),
        (Row::Attendance(one), "As substitute") => one.as_substitute.to_string(),
        (Row::Attendance(one), "Apologies") => one.apologies.to_string(),
        (Row::Attendance(one), "Absent") => one.absent.to_string(),
        (Row::Attendance(one), "Spoke") => clock::clock_face(one.spoke),
        (Row::Attendance(one), _) => clock::in_minutes(one.seconds),
    }
}

/// The words under the columns, and what stands before them.
fn words<'a>(row: &Row<'a>) -> (String, &'a str) {
    match row {
        Row::Decisions(one) => {
            let vote = one.vote.as_ref().map(|vote| format!("{vote}: "));
            (vote.unwrap_or_default(), &one.text)
        }
        Row::Actions(one) => {
            let owner = one.owner.as_deref().unwrap_or("no owner");
            (format!("{} {owner}: ", one.id), &one.text)
        }
        Row::Questions(one) => {
            let to = one.to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
            (format!("{} {}{to}: ", one.id, one.by), &one.text)
        }
        Row::Votes(one) => {
            let vote = one.vote.as_ref().map(|vote| format!("{vote}: "));
            (vote.unwrap_or_default(), one.text.as_deref().unwrap_or_default())
        }
        Row::Attendance(one) => (String::new(), &one.body),
    }
}

/// How a cell looks: what is late is not overlooked.
fn style(row: &Row<'_>, head: &str, here: bool, theme: &Theme) -> Style {
    let late = matches!(row, Row::Actions(one) if one.overdue);
    match head {
        "Status" | "Due" if late => theme.notice,
        "Date" | "Due" | "Name" if here => theme.selected,
        "Date" | "Name" => theme.title,
        "Outcome" | "Status" | "Due" => theme.text,
        _ => theme.quiet,
    }
}

/// Which is the first on the screen.
pub(super) fn first(registers: &Registers, height: u16) -> usize {
    list::first(registers.selected(), fit(height))
}

/// Puts what was found into `area`, with the columns' heads in the row above it.
pub fn draw(buf: &mut Buffer, area: Rect, registers: &Registers, theme: &Theme) {
    if area.height == 0 || area.width < 8 {
        return;
    }
    if registers.count() == 0 {
        let text = match (registers.waits(), registers.all() == 0) {
            (true, _) => "Looking…".into(),
            (false, true) => format!("{}.", capitalised(registers.which.none())),
            (false, false) => "Nothing in this register says that.".into(),
        };
        let room = usize::from(area.width - 2);
        shown::put_cut(buf, (area.x + 2, area.y), &text, room, theme.quiet);
        return;
    }
    let columns = self::columns(registers.which, usize::from(area.width));
    if area.y > buf.area.y {
        columns::put(buf, (area.x, area.y - 1), &columns, |column| {
            (column.head.into(), theme.quiet)
        });
    }
    let first = first(registers, area.height);
    let places = (area.y..area.bottom()).step_by(usize::from(ROWS));
    for (nth, (row, y)) in registers.found(first).zip(places).enumerate() {
        let here = first + nth == registers.selected();
        let sign = if here { "▸" } else { " " };
        shown::put(buf, (area.x, y), sign, 1, theme.current);
        columns::put(buf, (area.x, y), &columns, |column| {
            let style = style(&row, column.head, here, theme);
            (Cow::Owned(cell(&row, column.head)), style)
        });
        if y + 1 < area.bottom() {
            below(buf, Rect { y: y + 1, ..area }, &row, theme);
        }
    }
}

fn below(buf: &mut Buffer, area: Rect, row: &Row<'_>, theme: &Theme) {
    let mut x = area.x + 4;
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    if row.exempt() {
        x = shown::put(buf, (x, area.y), "EXEMPT", room(x), theme.exempt) + 1;
    }
    let (lead, text) = words(row);
    x = shown::put_cut(buf, (x, area.y), &lead, room(x), theme.mark);
    shown::put_cut(buf, (x, area.y), text, room(x), theme.text);
}

/// How many there are, and how many of them were found.
pub fn foot(buf: &mut Buffer, area: Rect, registers: &Registers, theme: &Theme) {
    if area.height == 0 || registers.all() == 0 {
        return;
    }
    let (found, all) = (registers.count(), registers.all());
    let text = if found < all {
        format!("{found} of {all}")
    } else {
        format!("{all} in all")
    };
    let order = registers.ordered().map(|order| format!(", by {order}"));
    let text = format!("{text}{}", order.unwrap_or_default());
    let room = usize::from(area.width.saturating_sub(2));
    shown::put_cut(buf, (area.x + 2, area.y), &text, room, theme.quiet);
}
