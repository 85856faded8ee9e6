//! Tables on the page: columns as wide as their words ask, and a row that may run over a page's end.

use krilla::tagging::{TableHeaderScope, Tag};

use super::super::document::{Link, Text};
use super::layout::Pen;
use super::lines::{self, Line};
use super::page::{Bar, Look, PLAIN, SIDE, WIDTH};

/// The room within a cell, at each side.
const PAD: f32 = 4.0;
const GREY: (u8, u8, u8) = (118, 118, 118);

/// A table with its head.
pub(super) fn table(pen: &mut Pen<'_>, head: &[String], rows: &[Vec<Text>]) {
    let head: Vec<Text> = head.iter().map(Text::strong).collect();
    let widths = widths(pen, &head, rows);
    let table = pen.node(Tag::Table.into(), None);
    let (thead, tbody) = (
        pen.node(Tag::THead.into(), Some(table)),
        pen.node(Tag::TBody.into(), Some(table)),
    );
    let look = Look { size: 9.5, ..PLAIN };
    // The head stays with the first row.
    pen.room(look, 4);
    row(pen, thead, &head, &widths, look, true);
    for cells in rows {
        row(pen, tbody, cells, &widths, look, false);
    }
    pen.y += 8.0;
}

/// A cell of a row, and those of its lines that are still to be put down.
struct Column<'a> {
    node: usize,
    x: f32,
    links: Vec<(&'a str, &'a Link)>,
    lines: std::vec::IntoIter<Line>,
}

fn row(pen: &mut Pen<'_>, under: usize, cells: &[Text], widths: &[f32], look: Look, head: bool) {
    let row = pen.node(Tag::TR.into(), Some(under));
    let mut columns: Vec<Column<'_>> = Vec::new();
    let (mut x, mut height) = (SIDE, 0);
    for (cell, width) in cells.iter().zip(widths) {
        let node = match head {
            true => pen.node(Tag::TH(TableHeaderScope::Column).into(), Some(row)),
            false => pen.node(Tag::TD.into(), Some(row)),
        };
        let inside = pen.node(Tag::P.into(), Some(node));
        let lines = lines::broken(cell, (width - 2.0 * PAD) / look.size, head, pen.faces);
        height = height.max(lines.len());
        columns.push(Column {
            node: inside,
            x: x + PAD,
            links: lines::links(cell),
            lines: lines.into_iter(),
        });
        x += width;
    }
    // A row of ordinary height is kept whole.
    pen.room(look, if height <= 12 { height + 1 } else { 1 });
    pen.y += PAD / 2.0;
    for _ in 0..height {
        pen.room(look, 1);
        let y = pen.y;
        let mut below = y;
        for column in &mut columns {
            if let Some(line) = column.lines.next() {
                pen.y = y;
                pen.line(column.node, line, &column.links, column.x, look);
                below = below.max(pen.y);
            }
        }
        pen.y = below;
    }
    pen.y += PAD / 2.0;
    let (page, y) = (pen.page, pen.y);
    let height = if head { 1.2 } else { 0.5 };
    pen.laid.bars.push(Bar {
        page,
        x: SIDE,
        y,
        width: WIDTH,
        height,
        ink: GREY,
    });
}

/// The width of each column: what its longest line would take, within bounds; never less than its longest word.
fn widths(pen: &Pen<'_>, head: &[Text], rows: &[Vec<Text>]) -> Vec<f32> {
    let size = 9.5;
    let asks = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .chain(head.get(column));
        let bold = |text: &str| pen.faces.width(text, super::face::Weight::Bold) * size + 2.0 * PAD + 1.0;
        let (mut whole, mut word) = (0.0_f32, 0.0_f32);
        for cell in cells {
            let words = cell.words();
            whole = whole.max(bold(&words));
            word = words.split_whitespace().map(bold).fold(word, f32::max);
        }
        (
            whole.min(WIDTH * 0.55),
            word.min(WIDTH / head.len().max(1) as f32),
        )
    };
    let asked: Vec<(f32, f32)> = (0..head.len()).map(asks).collect();
    let least: f32 = asked.iter().map(|(_, word)| word).sum();
    let more: f32 = asked.iter().map(|(whole, word)| (whole - word).max(0.0)).sum();
    let spare = (WIDTH - least).max(0.0);
    let share = |(whole, word): &(f32, f32)| match more > 0.0 {
        true => word + spare * (whole - word).max(0.0) / more,
        false => word + spare / asked.len().max(1) as f32,
    };
    asked.iter().map(share).collect()
}
