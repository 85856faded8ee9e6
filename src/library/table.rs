//! Rows as people read them on a terminal or in a pipe: aligned, and wrapped where they must be.
//!
//! Nothing is cut: a cell too long for its column goes on in the next line. Widths are those a terminal
//! draws, and text from a log comes out with nothing in it that is not seen.

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

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
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
        self.rows
            .push(cells.into_iter().map(|cell| visible(&cell)).collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table in lines of at most `width` columns where that can be; with none, a line for each row.
    pub fn print(&self, width: Option<usize>) -> String {
        let widths = self.widths(width);
        let head: Vec<String> = self.columns.iter().map(|column| column.head.to_owned()).collect();
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let mut out = String::new();
        for row in [&head, &rule].into_iter().chain(&self.rows) {
            self.line(&mut out, row, &widths);
        }
        out
    }

    /// The table as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is kept from it by an
    /// apostrophe.
    pub fn csv(&self) -> String {
        let head: Vec<String> = self.columns.iter().map(|column| column.head.to_owned()).collect();
        let mut out = String::new();
        for row in std::iter::once(&head).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// How wide each column is: as its widest cell, then the widest of those that wrap made narrower.
    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let natural = |(at, column): (usize, &Column)| {
            let cells = self
                .rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| cell.width());
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

    fn line(&self, out: &mut String, row: &[String], widths: &[usize]) {
        let wrapped: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                // A word longer than its column is broken, and every piece of it printed.
                let lines = textwrap::wrap(cell, Options::new((*width).max(1)).break_words(true));
                lines.into_iter().map(|line| line.into_owned()).collect()
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = String::new();
            for ((cell, column), width) in wrapped.iter().zip(&self.columns).zip(widths) {
                let text = cell.get(at).map_or("", String::as_str);
                let blank = " ".repeat(width.saturating_sub(text.width()));
                let (before, after) = if column.right {
                    (blank.as_str(), "")
                } else {
                    ("", blank.as_str())
                };
                line.push_str(&format!("{before}{text}{after}{GAP}"));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
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
