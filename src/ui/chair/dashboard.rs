//! The dashboard: at a glance what we are on, whether we are late, who speaks, who is next, and what is
//! about to be voted on. Wide screens have it in two columns over the agenda, narrow ones in one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::{Pen, split_bottom, split_top};
use super::{Chair, motion, speaker, timing, top};
use crate::meeting::forecast::{Counts, Forecast, Stage};
use crate::meeting::{Moment, Status};
use crate::ui::shown;
use crate::ui::theme::Theme;

/// The widest that the agenda is drawn.
const LIST_WIDTH: u16 = 120;

/// Puts the dashboard into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, chair: &Chair, now: Moment, theme: &Theme) {
    let forecast = Forecast::of(&chair.meeting, now, &chair.wall);
    if area.width >= 72 && area.height >= 15 {
        wide(buf, area, chair, &forecast, now, theme);
    } else {
        narrow(buf, area, chair, &forecast, now, theme);
    }
}

/// The item, its time and the finish.
fn item(pen: &mut Pen<'_>, chair: &Chair, forecast: &Forecast, rows: u16, theme: &Theme) {
    let words = timing::standing(&chair.meeting, &chair.wall, theme.manner);
    let style = match chair.meeting.status() {
        Status::Adjourned => theme.notice,
        Status::Planned | Status::Live | Status::Closed | Status::Approved | Status::Signed => theme.current,
    };
    pen.text(&words, 0, rows, style);
    if let Some(item) = forecast.current() {
        timing::item_row(pen, item, theme);
    }
    if forecast.as_planned.is_some() || forecast.current().is_some() {
        timing::finish_row(pen, forecast, &chair.wall, theme);
    }
}

fn give(pen: &mut Pen<'_>, chair: &Chair, forecast: &Forecast, theme: &Theme) {
    if let (Some(give), Some(ends)) = (forecast.give(), forecast.ends) {
        let words = format!(
            "To end by {}, {}",
            theme.manner.hour(chair.wall.shows(ends)),
            give.words(&chair.meeting)
        );
        pen.row(&[(&words, theme.notice)]);
    }
}

fn wide(buf: &mut Buffer, area: Rect, chair: &Chair, forecast: &Forecast, now: Moment, theme: &Theme) {
    let high = area.height;
    let mut pen = Pen::new(buf, area);
    top::draw(&mut pen, chair, now, theme);
    pen.rule(theme.quiet);
    item(&mut pen, chair, forecast, if high >= 30 { 2 } else { 1 }, theme);
    give(&mut pen, chair, forecast, theme);
    pen.rule(theme.quiet);
    let rule = pen.y - 1;
    let rest = Rect {
        y: pen.y,
        height: area.bottom() - pen.y,
        ..area
    };
    let items = forecast.items.len() as u16;
    let rows = if high >= 20 { items.min(rest.height / 3) } else { 0 };
    let (body, agenda) = split_bottom(rest, rows + u16::from(rows > 0));
    columns(buf, body, rule, chair, now, theme);
    if rows > 0 {
        let (line, list) = split_top(agenda, 1);
        let across = "─".repeat(usize::from(line.width));
        shown::put(
            buf,
            (line.x, line.y),
            &across,
            usize::from(line.width),
            theme.quiet,
        );
        shown::put(buf, (middle(line), line.y), "┴", 1, theme.quiet);
        // A time far from its title is read beside another's.
        let list = Rect {
            width: list.width.min(LIST_WIDTH),
            ..list
        };
        items_of(&mut Pen::new(buf, list), chair, forecast, now, theme);
    }
}

/// The column of the line between the two halves.
fn middle(area: Rect) -> u16 {
    area.x + (area.width * 2 / 5).clamp(32, 60)
}

fn columns(buf: &mut Buffer, area: Rect, rule: u16, chair: &Chair, now: Moment, theme: &Theme) {
    let middle = middle(area);
    shown::put(buf, (middle, rule), "┬", 1, theme.quiet);
    for y in area.y..area.bottom() {
        shown::put(buf, (middle, y), "│", 1, theme.quiet);
    }
    let left = Rect {
        width: middle - area.x - 1,
        ..area
    };
    let right = Rect {
        x: middle + 2,
        width: area.right().saturating_sub(middle + 2),
        ..area
    };
    speaker::draw(&mut Pen::new(buf, left), chair, now, theme);
    motion::draw(&mut Pen::new(buf, right), &chair.meeting, theme);
}

/// The agenda about the item the meeting is on, with when each item ahead is likely to begin.
fn items_of(pen: &mut Pen<'_>, chair: &Chair, forecast: &Forecast, now: Moment, theme: &Theme) {
    let rows = usize::from(pen.left());
    let at = forecast.items.iter().position(|item| item.stage != Stage::Done);
    let now_at = forecast.items.iter().rposition(|item| item.stage == Stage::Now);
    let shown = now_at.or(at).unwrap_or(0);
    let first = shown
        .saturating_sub(1)
        .min(forecast.items.len().saturating_sub(rows));
    let scale = |seconds: i64| forecast.pace.map_or(seconds, |pace| pace.scale(seconds));
    let from = forecast.at_this_pace.or(forecast.as_planned).unwrap_or(now);
    // From the finish backwards: what is to be taken is taken in order, the present item first.
    let mut left: i64 = forecast
        .items
        .iter()
        .filter(|item| item.stage == Stage::Ahead && item.counts == Counts::Itself)
        .map(|item| item.left_s)
        .sum();
    for (index, item) in forecast.items.iter().enumerate() {
        let reckoned = forecast.as_planned.is_some() && item.counts != Counts::ItsWhole;
        let begins = (item.stage == Stage::Ahead && reckoned)
            .then(|| chrono::TimeDelta::try_seconds(scale(left)))
            .flatten()
            .and_then(|left| from.checked_sub_signed(left))
            .map(|begins| theme.manner.hour(chair.wall.shows(begins)));
        if item.stage == Stage::Ahead && item.counts == Counts::Itself {
            left -= item.left_s;
        }
        if index >= first {
            timing::agenda_row(pen, &chair.meeting, item, begins, theme);
        }
    }
}

fn narrow(buf: &mut Buffer, area: Rect, chair: &Chair, forecast: &Forecast, now: Moment, theme: &Theme) {
    let mut pen = Pen::new(buf, area);
    if area.height >= 5 {
        top::draw(&mut pen, chair, now, theme);
    }
    item(&mut pen, chair, forecast, 1, theme);
    if area.height >= 14 {
        give(&mut pen, chair, forecast, theme);
        pen.gap(7);
    }
    speaker::short(&mut pen, chair, now, theme);
    pen.gap(7);
    // The quorum is not in the first row of so narrow a screen; it has the last.
    let last = area.bottom() - 1;
    let quorum_row = area.height >= 10 && area.width < 72;
    pen.area.height -= u16::from(quorum_row);
    motion::draw(&mut pen, &chair.meeting, theme);
    if quorum_row {
        let (quorum, met) = motion::quorum(&chair.meeting);
        let style = if met { theme.quiet } else { theme.wrong };
        shown::put_cut(buf, (area.x, last), &quorum, usize::from(area.width), style);
    }
}
