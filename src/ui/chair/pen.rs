//! A pen that goes down an area, row by row, and never leaves it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::{shown, wrap};

/// The pen.
pub struct Pen<'a> {
    /// What is written on.
    pub buf: &'a mut Buffer,
    /// Where.
    pub area: Rect,
    /// The row it is at.
    pub y: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the top of `area`.
    pub fn new(buf: &'a mut Buffer, area: Rect) -> Self {
        Self { buf, area, y: area.y }
    }

    /// How many rows are left.
    pub fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    /// How many cells a row has.
    pub fn room(&self) -> usize {
        usize::from(self.area.width)
    }

    /// A row of stretches from the left; what does not fit is cut with `…`.
    pub fn row(&mut self, stretches: &[(&str, Style)]) {
        if self.left() == 0 {
            return;
        }
        let mut x = self.area.x;
        for (text, style) in stretches {
            let room = usize::from(self.area.right().saturating_sub(x));
            x = shown::put_cut(self.buf, (x, self.y), text, room, *style);
        }
        self.y += 1;
    }

    /// A row of stretches with three blanks between, those that do not fit left out whole.
    pub fn stretches(&mut self, parts: &[(&str, Style)]) {
        if self.left() == 0 {
            return;
        }
        let mut x = self.area.x;
        for (text, style) in parts.iter().filter(|(text, _)| !text.is_empty()) {
            let gap = if x > self.area.x { 3 } else { 0 };
            let room = usize::from(self.area.right().saturating_sub(x));
            if x > self.area.x && shown::width(text) + gap > room {
                continue;
            }
            x = shown::put_cut(self.buf, (x + gap as u16, self.y), text, room, *style);
        }
        self.y += 1;
    }

    /// A row with something at its left, cut where it must be, and something at its right, kept whole.
    pub fn both(&mut self, left: &[(&str, Style)], right: (&str, Style)) {
        if self.left() == 0 {
            return;
        }
        let took = shown::width(right.0).min(self.room());
        let end = self.area.right() - took as u16;
        let mut x = self.area.x;
        for (text, style) in left {
            let room = usize::from(end.saturating_sub(x)).saturating_sub(usize::from(took > 0) * 2);
            x = shown::put_cut(self.buf, (x, self.y), text, room, *style);
        }
        shown::put(self.buf, (end, self.y), right.0, took, right.1);
        self.y += 1;
    }

    /// Text over at most `most` rows, from column `indent`; gives whether all of it was written.
    pub fn text(&mut self, text: &str, indent: u16, most: u16, style: Style) -> bool {
        let indent = indent.min(self.area.width);
        let room = usize::from(self.area.width - indent).max(1);
        let rows = wrap::rows(text, room, room);
        let most = usize::from(most.min(self.left()));
        let cut = rows.len() > most;
        for (at, row) in rows.iter().take(most).enumerate() {
            let last = cut && at + 1 == most;
            let part = if last {
                &text[row.start..]
            } else {
                text[row.clone()].trim_end()
            };
            shown::put_cut(self.buf, (self.area.x + indent, self.y), part, room, style);
            self.y += 1;
        }
        !cut
    }

    /// An empty row, where more than `wanted` rows are left.
    pub fn gap(&mut self, wanted: u16) {
        if self.left() > wanted {
            self.y += 1;
        }
    }

    /// A rule across.
    pub fn rule(&mut self, style: Style) {
        let line = "─".repeat(self.room());
        self.row(&[(&line, style)]);
    }
}

/// A bar of `width` cells, so much of `of` full. What is over fills it and says so by its shape.
pub fn bar(done: i64, of: i64, width: usize) -> String {
    if of <= 0 || done > of {
        return "▓".repeat(width);
    }
    let full = (done.max(0) as u128 * width as u128 / of as u128) as usize;
    format!("{}{}", "█".repeat(full), "░".repeat(width - full))
}

/// The first rows of `area`, and the rest.
pub fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let top = Rect { height: rows, ..area };
    let rest = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    (top, rest)
}

/// All but the last rows of `area`, and those.
pub fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    split_top(area, area.height - rows.min(area.height))
}
