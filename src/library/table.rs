//! Rows as people read them on a terminal or in a pipe: aligned, and wrapped where they must be.
//!
//! Nothing is cut: a cell too long for its column goes on in the next line. Widths are those a terminal
//! draws, and text from a log comes out with nothing in it that is not seen.

use std::borrow::Cow;

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use crate::meeting::plain::visible;

/// The least that a column is narrowed to before the table is let be wider than the terminal.
const LEAST: usize = 8;

/// What stands between columns.
const GAP: &str = "  ";

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    head: &'static str,
    wraps: bool,
    right: bool,
}

impl Column {
    /// Words, which may go on in the next line.
    pub fn text(head: &'static str) -> Self {
        Self {
            head,
            wraps: true,
            right: false,
        }
    }

    /// Short words or a date, never broken.
    pub fn fixed(head: &'static str) -> Self {
        Self {
            head,
            wraps: false,
            right: false,
        }
    }

    /// A number, against the right edge.
    pub fn number(head: &'static str) -> Self {
        Self {
            head,
            wraps: false,
            right: true,
        }
    }
}

impl Column {
    /// What it is called, in small letters and without blanks.
    pub fn name(&self) -> String {
        self.head.to_lowercase().replace(' ', "-")
    }

    /// What stands over it.
    pub fn head(&self) -> &'static str {
        self.head
    }

    /// Whether somebody who writes this means it.
    pub fn is_called(&self, name: &str) -> bool {
        self.name() == name.trim().to_lowercase().replace(' ', "-")
    }
}

/// A cell, and how wide it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    width: usize,
}

impl Cell {
    fn of(text: String) -> Self {
        // Nearly every cell: a register has a hundred thousand.
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            let width = text.len();
            return Self { text, width };
        }
        let text = visible(&text);
        let width = text.width();
        Self { text, width }
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        let columns = columns.into_iter().collect();
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row, a cell for each column.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(Cell::of).collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn head(&self) -> Vec<Cell> {
        let heads = self.columns.iter().map(|column| column.head.to_owned());
        heads.map(Cell::of).collect()
    }

    /// The table in lines of at most `width` columns where that can be; with none, a line for each row.
    pub fn print(&self, width: Option<usize>) -> String {
        let widths = self.widths(width);
        let rule: Vec<Cell> = widths.iter().map(|width| Cell::of("-".repeat(*width))).collect();
        let mut out = String::new();
        for row in [&self.head(), &rule].into_iter().chain(&self.rows) {
            self.lines(&mut out, row, &widths);
        }
        out
    }

    /// The table as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is kept from it by an
    /// apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        for row in std::iter::once(&self.head()).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(&cell.text)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// How wide each column is: as its widest cell, then the widest of those that wrap made narrower.
    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let natural = |(at, column): (usize, &Column)| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| cell.width);
            cells.chain([column.head.width()]).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = self.columns.iter().enumerate().map(natural).collect();
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let Some(room) = width.map(|width| width.saturating_sub(gaps)) else {
            return widths;
        };
        while widths.iter().sum::<usize>() > room {
            let wraps =
                |at: usize| self.columns[at].wraps && widths[at] > LEAST.max(self.columns[at].head.width());
            let Some(widest) = (0..widths.len())
                .filter(|at| wraps(*at))
                .max_by_key(|at| widths[*at])
            else {
                break;
            };
            widths[widest] -= 1;
        }
        widths
    }

    /// A row: a line, or several where a cell goes on in the next.
    fn lines(&self, out: &mut String, row: &[Cell], widths: &[usize]) {
        if row.iter().zip(widths).all(|(cell, width)| cell.width <= *width) {
            let cells = row.iter().map(|cell| (cell.text.as_str(), cell.width));
            return self.line(out, cells, widths);
        }
        let wrapped: Vec<Vec<Cow<'_, str>>> = row
            .iter()
            .zip(widths)
            // A word longer than its column is broken, and every piece of it printed.
            .map(|(cell, width)| textwrap::wrap(&cell.text, Options::new((*width).max(1)).break_words(true)))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let pieces = wrapped.iter().map(|cell| cell.get(at).map_or("", AsRef::as_ref));
            self.line(out, pieces.map(|piece| (piece, piece.width())), widths);
        }
    }

    /// Pieces of text side by side, each with how wide it is.
    fn line<'a>(&self, out: &mut String, pieces: impl Iterator<Item = (&'a str, usize)>, widths: &[usize]) {
        let start = out.len();
        for (((text, took), column), width) in pieces.zip(&self.columns).zip(widths) {
            let blank = width.saturating_sub(took);
            let (before, after) = if column.right { (blank, 0) } else { (0, blank) };
            pad(out, before);
            out.push_str(text);
            pad(out, after + GAP.len());
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }
}

/// Blanks, many at a time: half of what a register prints.
fn pad(out: &mut String, mut blank: usize) {
    const BLANKS: &str = "                                                                ";
    while blank > 0 {
        let some = blank.min(BLANKS.len());
        out.push_str(&BLANKS[..some]);
        blank -= some;
    }
}

fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    let guard = if formula { "'" } else { "" };
    if formula || cell.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
