//! The list of what to look at, over the screen, with all that is to be said of the selected one under it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::list;
use super::palette::{boxed, inside, size};
use crate::meeting::Meeting;
use crate::meeting::finding::findings;
use crate::ui::checks::{self, Checks};
use crate::ui::theme::Theme;
use crate::ui::{shown, wrap};

/// Rows for what is said of the selected one.
const FOOT: u16 = 3;

/// The list's rows and the foot under them, of what is inside the box.
fn parts(inside: Rect) -> (Rect, Rect) {
    let foot = if inside.height > 2 * FOOT { FOOT + 1 } else { 0 };
    let rows = Rect {
        height: inside.height - foot,
        ..inside
    };
    let foot = Rect {
        y: rows.bottom() + foot.min(1),
        height: foot.saturating_sub(1),
        ..inside
    };
    (rows, foot)
}

/// Puts the list over `screen`. Gives no cursor.
pub fn draw(
    buf: &mut Buffer,
    screen: Rect,
    list: &Checks,
    meeting: &Meeting,
    theme: &Theme,
) -> Option<Position> {
    let found = findings(meeting);
    let title = match found.len() {
        0 => "Nothing to look at   Esc close".to_owned(),
        n => format!("{}   Enter goes there   Esc close", checks::in_words(n)),
    };
    let within = boxed(buf, screen, size(screen), &title, theme);
    let (rows, foot) = parts(within);
    if found.is_empty() {
        let text = "No question, promise, motion, vote, action or item of this meeting wants anything.";
        put(buf, rows, text, theme.quiet);
        return None;
    }
    let at = list.selected(found.len());
    list::draw(buf, rows, &checks::items(meeting, &found), Some(at), theme);
    if let Some(one) = found.get(at) {
        put(buf, foot, &format!("{} [{}]", one.message, one.code), theme.text);
    }
    None
}

/// Puts words into `area`, on as many rows as they take.
fn put(buf: &mut Buffer, area: Rect, text: &str, style: ratatui::style::Style) {
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    for (row, y) in wrap::rows(text, room, room)
        .into_iter()
        .zip(area.y..area.bottom())
    {
        shown::put_cut(buf, (area.x + 2, y), text[row].trim_end(), room, style);
    }
}

/// The one on row `y` of the screen.
pub fn row_at(screen: Rect, list: &Checks, meeting: &Meeting, at: (u16, u16)) -> Option<usize> {
    let count = findings(meeting).len();
    let (rows, _) = parts(inside(screen, size(screen)));
    let first = list::first(list.selected(count), usize::from(rows.height));
    let row = first + usize::from(at.1.saturating_sub(rows.y));
    (rows.contains(Position::from(at)) && row < count).then_some(row)
}
