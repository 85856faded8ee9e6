//! The history of an entry over the screen: how it was entered, and what each later fact made of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::palette::boxed;
use crate::meeting::history::{self, Step};
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Seq};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

fn head(step: &Step, manner: Manner) -> String {
    let undone = step.undone.map(|by| format!(", taken back by {by}"));
    format!(
        "{}  {}{}",
        step.seq,
        manner.second(step.at),
        undone.unwrap_or_default()
    )
}

/// The rows of the history in a box this wide: whether each is a head, and whether it counts.
fn rows(meeting: &Meeting, seq: Seq, width: usize, manner: Manner) -> Vec<(bool, bool, String)> {
    let mut rows = Vec::new();
    for step in history::history(meeting, seq) {
        let counts = step.undone.is_none();
        rows.push((true, counts, head(&step, manner)));
        let room = width.saturating_sub(2).max(1);
        let words = wrap::rows(&step.told, room, room).into_iter();
        rows.extend(words.map(|row| (false, counts, step.told[row].trim_end().to_owned())));
    }
    rows
}

fn size(screen: Rect) -> (u16, u16) {
    let wide = screen.width.saturating_sub(4).min(100);
    (
        wide.max(screen.width.min(30)),
        screen.height.saturating_sub(4).max(6),
    )
}

/// How far it can be scrolled on a screen of this size.
pub fn last_top(meeting: &Meeting, seq: Seq, screen: (u16, u16)) -> usize {
    let (width, height) = size(Rect::new(0, 0, screen.0, screen.1));
    let rows = rows(meeting, seq, usize::from(width.saturating_sub(4)), Manner::PLAIN);
    rows.len().saturating_sub(usize::from(height.saturating_sub(2)))
}

/// Puts the history over `screen`, from row `top`. Gives no cursor.
pub fn draw(
    buf: &mut Buffer,
    screen: Rect,
    meeting: &Meeting,
    seq: Seq,
    top: usize,
    theme: &Theme,
) -> Option<Position> {
    let title = format!("History of entry {seq}   Esc close");
    let wanted = size(screen);
    let all = rows(
        meeting,
        seq,
        usize::from(wanted.0.saturating_sub(4)),
        theme.manner,
    );
    let high = (all.len() as u16).saturating_add(2).min(wanted.1);
    let inside = boxed(buf, screen, (wanted.0, high), &title, theme);
    let room = usize::from(inside.width);
    for ((is_head, counts, text), y) in all.iter().skip(top).zip(inside.y..inside.bottom()) {
        let style = match (is_head, counts) {
            (true, _) => theme.quiet,
            (false, true) => theme.text,
            (false, false) => theme.struck,
        };
        let indent = if *is_head { 0 } else { 2 };
        shown::put_cut(
            buf,
            (inside.x + indent, y),
            text,
            room.saturating_sub(usize::from(indent)),
            style,
        );
    }
    None
}
