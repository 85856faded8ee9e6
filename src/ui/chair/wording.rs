//! The motion on the floor at full length, to be read out word by word.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::{Pen, split_bottom};
use super::{Chair, motion, top};
use crate::meeting::{Moment, result};
use crate::ui::theme::Theme;
use crate::ui::wrap;

/// Every row of the view, with its style.
fn rows(chair: &Chair, width: usize, theme: &Theme) -> Vec<(String, Style)> {
    let meeting = &chair.meeting;
    let mut rows: Vec<(String, Style)> = Vec::new();
    let mut say = |text: &str, style: Style| {
        for row in wrap::rows(text, width, width) {
            rows.push((text[row].trim_end().to_owned(), style));
        }
    };
    for (line, style) in motion::last_result(meeting, theme) {
        say(&line, style);
    }
    if meeting.last_result().is_some() {
        say("", theme.text);
    }
    let order = motion::ballot_order(meeting);
    if order.is_empty() {
        say("Nothing is on the floor.", theme.quiet);
    }
    for (at, one) in order.iter().enumerate() {
        let when = if at == 0 { "VOTE NEXT ON" } else { "THEN ON" };
        say(
            &format!(
                "{when}  {}, {}",
                motion::head(meeting, one),
                meeting.orders.terms.status(one.status)
            ),
            theme.title,
        );
        say(&motion::by(meeting, one), theme.quiet);
        say("", theme.text);
        if let Some(unwritten) = result::unwritten(meeting, one) {
            say(&unwritten, theme.wrong);
        }
        say(&one.quoted(), theme.text);
        say("", theme.text);
        say(&motion::needs(meeting, one), theme.current);
        if let Some((head, text)) = motion::if_carried(meeting, one) {
            say("", theme.text);
            say(&head, theme.title);
            say(&text, theme.text);
        }
        say("", theme.text);
    }
    for text in motion::recommended(meeting) {
        say("Recommended, not moved yet", theme.title);
        say(&format!("“{text}”"), theme.text);
        say("", theme.text);
    }
    rows
}

/// Puts the words into `area`, from the row that was scrolled to.
pub fn draw(buf: &mut Buffer, area: Rect, chair: &Chair, now: Moment, theme: &Theme) {
    let mut pen = Pen::new(buf, area);
    if area.height >= 4 {
        top::draw(&mut pen, chair, now, theme);
        pen.rule(theme.quiet);
    }
    let rest = Rect {
        y: pen.y,
        height: pen.left(),
        ..area
    };
    // Long rows are hard to read out.
    let width = usize::from(rest.width).clamp(1, 90);
    let rows = rows(chair, width, theme);
    let high = usize::from(rest.height);
    let (body, foot) = split_bottom(rest, u16::from(rows.len() > high && high > 1));
    let high = usize::from(body.height);
    let first = chair.top.min(rows.len().saturating_sub(high));
    let mut pen = Pen::new(buf, body);
    for (text, style) in rows.iter().skip(first).take(high) {
        pen.row(&[(text, *style)]);
    }
    if foot.height > 0 {
        let last = (first + high).min(rows.len());
        let words = format!("rows {} to {last} of {}; ↓ goes on", first + 1, rows.len());
        Pen::new(buf, foot).row(&[(&words, theme.quiet)]);
    }
}
