//! The lobby on the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lobby::Lobby;
use super::pen::Pen;
use crate::meeting::Moment;
use crate::ui::theme::Theme;

/// Puts the lobby into `area`.
pub fn draw(buf: &mut Buffer, area: Rect, lobby: &Lobby, now: Moment, theme: &Theme) {
    let mut pen = Pen::new(buf, area);
    let clock = theme.manner.hour(now);
    pen.both(
        &[("Quorate", theme.title), ("   the chair's view", theme.quiet)],
        (&clock, theme.title),
    );
    pen.gap(2);
    if lobby.meetings.is_empty() {
        pen.row(&[("Waiting for a meeting to begin", theme.current)]);
        pen.gap(1);
        let words = format!(
            "It is followed as soon as its clerk begins it in {}",
            lobby.folder
        );
        pen.text(&words, 0, 3, theme.quiet);
    } else {
        pen.row(&[("Which meeting?", theme.current)]);
        pen.gap(1);
    }
    let rows = usize::from(pen.left());
    let first = (lobby.at + 1).saturating_sub(rows);
    for (at, one) in lobby.meetings.iter().enumerate().skip(first).take(rows) {
        let (sign, style) = if at == lobby.at {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.text)
        };
        let status = format!("  {}", one.status);
        pen.row(&[(sign, theme.current), (&one.body, style), (&status, theme.quiet)]);
    }
    if let Some(told) = &lobby.told {
        pen.gap(1);
        pen.text(told, 0, 3, theme.notice);
    }
}
