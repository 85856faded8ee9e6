//! The header over saved meetings: which it is, how it stands, what of it is seen, and its seal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::library::register::Which;
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, clock};
use crate::ui::review::finding::Finding;
use crate::ui::review::reader::Reader;
use crate::ui::review::register::Registers;
use crate::ui::review::shelf::Shelf;
use crate::ui::shown;
use crate::ui::theme::Theme;

/// Digits of a seal that tell it from any other at a glance.
const SEAL: usize = 12;

/// Cells of a body's name that still tell it from others.
const LEAST_NAME: usize = 12;

/// Puts the header of the shelf into `area`.
pub fn of_shelf(buf: &mut Buffer, area: Rect, shelf: &Shelf, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = usize::from(area.width);
    shown::put_cut(buf, (area.x, area.y), "Saved meetings", room, theme.title);
    if area.height < 2 {
        return;
    }
    let all = shelf.meetings.len();
    let problems = shelf.meetings.iter().filter(|one| one.problem.is_some()).count();
    let noun = if all == 1 { "meeting" } else { "meetings" };
    let text = format!("{all} {noun}");
    let x = shown::put_cut(buf, (area.x, area.y + 1), &text, room, theme.text);
    if problems > 0 {
        let text = format!("   {problems} with a damaged log");
        let left = usize::from(area.right().saturating_sub(x));
        shown::put_cut(buf, (x, area.y + 1), &text, left, theme.notice);
    }
}

/// How many columns the bar takes.
const BAR: usize = 20;

/// At the right of the header's first row: how many of all meetings are read, while they are.
pub fn reading(buf: &mut Buffer, area: Rect, reading: Option<(usize, usize)>, theme: &Theme) {
    let Some((done, all)) = reading.filter(|_| area.height > 0) else {
        return;
    };
    let text = match all {
        0 => "reading the meetings".to_owned(),
        all => {
            let full = (BAR * done / all).min(BAR);
            let bar = "█".repeat(full) + &"░".repeat(BAR - full);
            format!("reading the meetings  {bar}  {done} of {all}")
        }
    };
    let width = shown::width(&text).min(usize::from(area.width));
    let x = area
        .right()
        .saturating_sub(u16::try_from(width).unwrap_or(area.width));
    shown::put_cut(buf, (x, area.y), &text, width, theme.mark);
}

/// How much of all meetings is looked at.
fn openness_of(exempt: bool, theme: &Theme) -> (&'static str, Style) {
    match exempt {
        true => (" WITH EXEMPT ", theme.exempt),
        false => (" PUBLIC ", theme.public),
    }
}

/// Puts the header of the search into `area`.
pub fn of_search(buf: &mut Buffer, area: Rect, finding: &Finding, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = usize::from(area.width);
    shown::put_cut(buf, (area.x, area.y), "Search in all meetings", room, theme.title);
    if area.height > 1 {
        let (word, style) = openness_of(finding.exempt, theme);
        shown::put(buf, (area.x, area.y + 1), word, room, style);
    }
}

/// Puts the header of the registers into `area`: which there are, with the one that is looked at marked.
pub fn of_registers(buf: &mut Buffer, area: Rect, registers: &Registers, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = |x: u16| usize::from(area.right().saturating_sub(x));
    let title = match area.height {
        1 => format!("{} of all meetings", registers.which.word()),
        _ => "Registers of all meetings".into(),
    };
    shown::put_cut(buf, (area.x, area.y), &title, room(area.x), theme.title);
    if area.height < 2 {
        return;
    }
    let y = area.y + 1;
    let (word, style) = openness_of(registers.exempt, theme);
    let mut x = shown::put(buf, (area.x, y), word, room(area.x), style) + 2;
    // Where not all fit, the one that is looked at does.
    let all: usize = Which::ALL.iter().map(|which| which.word().len() + 2).sum();
    let fits = all <= room(x) + 2;
    for which in Which::ALL {
        let here = *which == registers.which;
        if here || fits {
            let style = if here { theme.selected } else { theme.quiet };
            x = shown::put_cut(buf, (x, y), which.word(), room(x), style) + 2;
        }
    }
}

fn times(meeting: &Meeting, manner: Manner) -> String {
    let opened = meeting.opened.map(|mark| manner.hour(mark.at));
    let closed = meeting.closed.map(|mark| manner.hour(mark.at));
    let last = meeting.facts().iter().map(|fact| fact.when()).max();
    let took = last
        .and_then(|last| meeting.elapsed_s(last))
        .map(clock::in_minutes);
    match (opened, closed, took) {
        (Some(opened), Some(closed), Some(took)) => format!("{opened}–{closed}, {took}"),
        (Some(opened), None, _) => format!("from {opened}"),
        (Some(_), Some(_), None) | (None, ..) => String::new(),
    }
}

fn openness(reader: &Reader, theme: &Theme) -> (String, Style) {
    match (reader.exempt, reader.hidden) {
        (true, 1..) => (" WITH EXEMPT ".into(), theme.exempt),
        (true | false, 0) => (" PUBLIC ".into(), theme.public),
        (false, hidden) => (format!(" PUBLIC, {hidden} not shown "), theme.public),
    }
}

/// Puts stretches one after another, as many as fit. Gives the column after.
fn stretches(buf: &mut Buffer, area: Rect, y: u16, parts: &[(String, Style)]) {
    let mut x = area.x;
    for (text, style) in parts.iter().filter(|(text, _)| !text.is_empty()) {
        let gap = if x > area.x { 3 } else { 0 };
        let room = usize::from(area.right().saturating_sub(x));
        if shown::width(text) + gap <= room {
            x = shown::put(buf, (x + gap as u16, y), text, room, *style);
        }
    }
}

/// Puts the header of a meeting into `area`.
pub fn of_meeting(buf: &mut Buffer, area: Rect, reader: &Reader, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let meeting = &reader.meeting;
    let plan = meeting.plan.as_ref();
    let body = plan.map_or("A meeting", |plan| plan.title.as_deref().unwrap_or(&plan.body));
    let date = meeting
        .date()
        .map(|date| theme.manner.date(date))
        .unwrap_or_default();
    let status = meeting.status().word();
    let room = usize::from(area.width);
    let right = shown::width(status) as u16;
    let taken = shown::width(&date) + usize::from(right) + 6;
    // Where there is room for one of them, whose meeting it was says more than the day.
    let dated = room >= taken + LEAST_NAME;
    let left = room.saturating_sub(if dated { taken } else { usize::from(right) + 2 });
    let x = shown::put_cut(buf, (area.x, area.y), body, left, theme.title);
    if dated {
        shown::put(buf, (x + 3, area.y), &date, room, theme.quiet);
    }
    let at = area.right().saturating_sub(right).max(area.x);
    shown::put(buf, (at, area.y), status, room, theme.title);
    if area.height < 2 {
        return;
    }
    let y = area.y + 1;
    let (word, style) = match &reader.problem {
        Some(problem) => (format!("DAMAGED: {problem}"), theme.wrong),
        None => ("✓ whole".into(), theme.good),
    };
    let taken = shown::width(&word).min(room / 2);
    let at = area.right().saturating_sub(taken as u16);
    shown::put_cut(buf, (at, y), &word, taken, style);
    let left = Rect {
        width: area.width.saturating_sub(taken as u16 + 2),
        ..area
    };
    let seal = reader.seals.last().map(|seal| {
        let short = seal.get(..SEAL).unwrap_or(seal);
        let whole = usize::from(area.width) > 150;
        let seal = if whole { seal } else { short };
        match area.width {
            0..100 => format!("seal {seal}"),
            _ => format!("{} events, seal {seal}", reader.seals.len().saturating_sub(1)),
        }
    });
    stretches(
        buf,
        left,
        y,
        &[
            openness(reader, theme),
            (times(meeting, theme.manner), theme.text),
            (seal.unwrap_or_default(), theme.quiet),
        ],
    );
}
