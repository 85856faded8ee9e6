//! Columns that stay where they are: their heads, and rows of cells under them.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::ui::shown;

/// A column: its head, how wide it is, and whether it stands against the right edge.
pub(super) struct Column {
    pub head: &'static str,
    pub width: usize,
    right: bool,
}

/// A column of words or a date.
pub(super) fn left(head: &'static str, width: usize) -> Column {
    let right = false;
    Column { head, width, right }
}

/// A column of numbers.
pub(super) fn right(head: &'static str, width: usize) -> Column {
    let right = true;
    Column { head, width, right }
}

/// What stands between two columns, and before the first.
const GAP: usize = 2;

/// Gives the column without a width of its own what is left of `width`.
pub(super) fn fitted(mut columns: Vec<Column>, width: usize) -> Vec<Column> {
    let taken: usize = columns.iter().map(|column| column.width + GAP).sum();
    let rest = width.saturating_sub(taken + GAP);
    columns
        .iter_mut()
        .filter(|column| column.width == 0)
        .for_each(|column| column.width = rest.max(1));
    columns
}

/// Puts a cell for each column into the row at `(x, y)`.
pub(super) fn put<'a>(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    columns: &[Column],
    cell: impl Fn(&Column) -> (std::borrow::Cow<'a, str>, Style),
) {
    let mut x = x + GAP as u16;
    for column in columns {
        let (text, style) = cell(column);
        let blank = column.width.saturating_sub(shown::width(&text)) as u16;
        let at = if column.right { x + blank } else { x };
        shown::put_cut(buf, (at, y), &text, column.width, style);
        x = x.saturating_add((column.width + GAP) as u16);
    }
}
