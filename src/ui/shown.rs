//! What may stand on the screen. Text from logs, agendas and the clipboard is full of surprises: here each
//! character becomes a cell that shows itself, and whatever would act on the terminal, turn the reading
//! direction or hide (`meeting::plain` knows) becomes `\u{fffd}`, to be seen.
//!
//! Must never let a cell through unlooked at: `sweep` reads the finished screen once more.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::meeting::plain::{self, MOST_MARKS, Seen};

/// What stands for what may not be shown.
const REPLACED: &str = "\u{fffd}";

/// Whether a reader's character holds what must not be shown, or more that has no width than one can carry,
/// in whatever script.
fn harmful(symbol: &str) -> bool {
    let without_width = symbol.chars().filter(|c| c.width() == Some(0)).count();
    without_width > MOST_MARKS
        || plain::seen(symbol).any(|(_, seen)| match seen {
            Seen::Itself | Seen::Form => false,
            Seen::Joiner | Seen::Break | Seen::Hidden | Seen::Piled => true,
        })
}

/// A reader's character as it is shown, and how many cells wide.
pub fn cell(grapheme: &str) -> (&str, usize) {
    if let [byte] = grapheme.as_bytes() {
        let harmless = (0x20..0x7f).contains(byte);
        return (if harmless { grapheme } else { REPLACED }, 1);
    }
    if harmful(grapheme) {
        return (REPLACED, 1);
    }
    match grapheme.cell_width() {
        0 => (REPLACED, 1),
        width => (grapheme, usize::from(width)),
    }
}

/// The characters of `text` with where each begins.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Whether every byte of `text` is a character that shows itself in one cell.
pub fn plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// How many cells `text` takes.
pub fn width(text: &str) -> usize {
    if plain(text) {
        return text.len();
    }
    graphemes(text).map(|(_, grapheme)| cell(grapheme).1).sum()
}

/// Puts `text` at `(x, y)`, at most `room` cells of it and nothing outside the screen. Gives the column after.
pub fn put(buf: &mut Buffer, (x, y): (u16, u16), text: &str, room: usize, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x < area.left() {
        return x;
    }
    let end = usize::from(x).saturating_add(room).min(usize::from(area.right()));
    let mut x = x;
    if plain(text) {
        let row = buf.index_of(x.min(area.right().saturating_sub(1)), y);
        let wide = end.saturating_sub(usize::from(x)).min(text.len());
        let cells = buf.content.iter_mut().skip(row).take(wide);
        for (at, cell) in cells.enumerate() {
            cell.set_symbol(&text[at..=at]).set_style(style);
        }
        return x + wide as u16;
    }
    for (_, grapheme) in graphemes(text) {
        let (symbol, width) = cell(grapheme);
        if usize::from(x) + width > end {
            break;
        }
        buf[(x, y)].set_symbol(symbol).set_style(style);
        x += 1;
        for _ in 1..width {
            // The wide character covers it.
            buf[(x, y)].reset();
            x += 1;
        }
    }
    x
}

/// Puts `text` at `(x, y)` as `put` does, and ends it with `…` where it does not fit.
pub fn put_cut(buf: &mut Buffer, at: (u16, u16), text: &str, room: usize, style: Style) -> u16 {
    if width(text) <= room {
        return put(buf, at, text, room, style);
    }
    let next = put(buf, at, text, room.saturating_sub(1), style);
    put(buf, (next, at.1), "…", usize::from(room > 0), style)
}

/// Reads every cell of the finished screen and replaces what must not reach a terminal.
pub fn sweep(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let symbol = cell.symbol();
        let harmless = match symbol.as_bytes() {
            [byte] => (0x20..0x7f).contains(byte),
            [] => true,
            _ => !harmful(symbol),
        };
        if !harmless {
            cell.set_symbol(REPLACED);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[test]
    fn what_acts_or_hides_is_shown_as_replaced() {
        for text in [
            "\u{1b}",
            "\u{7}",
            "\u{85}",
            "\u{9b}",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{200d}",
            "\u{2028}",
            "\u{feff}",
            "\u{61c}",
            "\r\n",
            "a\u{301}\u{301}\u{301}\u{301}\u{301}",
        ] {
            assert_eq!(cell(text), (REPLACED, 1), "{text:?}");
        }
        assert_eq!(cell("é"), ("é", 1));
        assert_eq!(cell("e\u{301}"), ("e\u{301}", 1));
        assert_eq!(cell("会"), ("会", 2));
    }

    #[test]
    fn the_sweep_reads_every_cell() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        buf[(0, 0)].set_symbol("\u{202e}");
        buf[(1, 0)].set_symbol("a\u{200b}");
        buf[(2, 0)].set_symbol("\u{1b}[2J");
        buf[(3, 0)].set_symbol("ok");
        sweep(&mut buf);
        let shown: Vec<&str> = buf.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown, [REPLACED, REPLACED, REPLACED, "ok"]);
    }

    #[test]
    fn nothing_is_put_outside() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 3, 1));
        assert_eq!(put(&mut buf, (1, 0), "会会", 9, Style::new()), 3);
        assert_eq!(put(&mut buf, (0, 5), "abc", 9, Style::new()), 0);
        assert_eq!(put(&mut buf, (9, 0), "abc", 9, Style::new()), 9);
    }
}
