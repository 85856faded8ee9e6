//! Digits large enough to be read across a room, as large as the area allows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::shown;

/// Rows of a glyph, in dots.
const HIGH: u16 = 5;

/// Five rows of dots, `#` for a dot that is set.
fn glyph(c: char) -> Option<[&'static str; 5]> {
    Some(match c {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        ':' => [" ", "#", " ", "#", " "],
        '+' => ["   ", " # ", "###", " # ", "   "],
        '-' => ["   ", "   ", "###", "   ", "   "],
        _ => return None,
    })
}

/// Columns of a text in dots, a dot between the glyphs.
fn dots(text: &str) -> u16 {
    let widths = text
        .chars()
        .filter_map(glyph)
        .map(|rows| rows[0].len() as u16 + 1);
    widths.sum::<u16>().saturating_sub(1)
}

/// How large a text can be in `area`: cells a dot is high, and twice as many wide. None where it does not fit.
fn scale(text: &str, area: Rect) -> Option<u16> {
    let wide = area.width / (dots(text).max(1) * 2);
    let high = area.height / HIGH;
    Some(wide.min(high)).filter(|scale| *scale > 0)
}

/// Puts a text of digits into `area`, as large as fits, in its middle or at its left. Gives whether it did.
pub fn put(buf: &mut Buffer, area: Rect, text: &str, centred: bool, style: Style) -> bool {
    let Some(scale) = scale(text, area) else {
        return false;
    };
    let took = dots(text) * 2 * scale;
    let mut left = area.x + if centred { (area.width - took) / 2 } else { 0 };
    let top = area.y
        + if centred {
            (area.height - HIGH * scale) / 2
        } else {
            0
        };
    let block = "█".repeat(usize::from(scale) * 2);
    for rows in text.chars().filter_map(glyph) {
        for (row, line) in (0_u16..).zip(rows) {
            for (column, _) in (0_u16..).zip(line.bytes()).filter(|(_, dot)| *dot == b'#') {
                for y in 0..scale {
                    let at = (left + column * 2 * scale, top + row * scale + y);
                    shown::put(buf, at, &block, block.len(), style);
                }
            }
        }
        left += (rows[0].len() as u16 + 1) * 2 * scale;
    }
    true
}
