//! PDF, as lines: letters with their places put together into rows, columns and paragraphs.
//!
//! What a file may do to its reader is bounded before anything of it is drawn: what its streams unpack to, how often a
//! drawing may be drawn again within others, how many pages and letters there are.

mod bounds;
mod letters;

use super::Unread;
use super::line::{Line, Place, tidy};
use super::text::mark_running;
use letters::Letter;

/// A gap of more than this, in sizes of the letters, is one between columns.
const COLUMN: f64 = 1.15;
/// A gap of more than this is one between words.
const WORD: f64 = 0.17;

/// Letters that stand together in a row.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    from: f64,
    to: f64,
    size: f64,
    bold: bool,
}

/// Pieces on one baseline.
#[derive(Debug, Clone)]
struct Row {
    y: f64,
    pieces: Vec<Piece>,
}

impl Row {
    fn from(&self) -> f64 {
        self.pieces.first().map_or(0.0, |piece| piece.from)
    }

    fn size(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.size).fold(0.0, f64::max)
    }
}

/// The lines of a document.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Unread> {
    bounds::check(bytes)?;
    let pages = letters::read(bytes)?;
    let pages: Vec<Vec<Row>> = pages
        .into_iter()
        .map(|page| in_reading_order(rows(page)))
        .collect();
    let body = body_size(&pages);
    let margin = pages
        .iter()
        .flatten()
        .map(Row::from)
        .fold(f64::INFINITY, f64::min);
    let mut out = Vec::new();
    for (page, rows) in pages.iter().enumerate() {
        let mut above: Option<f64> = None;
        for (n, row) in rows.iter().enumerate() {
            let text: Vec<&str> = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
            let text = tidy(&text.join("\t"));
            if text.is_empty() {
                continue;
            }
            let gap = above.is_none_or(|y| row.y < y || row.y - y > 1.75 * row.size().max(body * 0.8));
            above = Some(row.y);
            let size = row.size();
            let place = Place {
                page: u32::try_from(page).unwrap_or(0) + 1,
                line: u32::try_from(n).unwrap_or(0) + 1,
                ..Place::default()
            };
            out.push(Line {
                indent: letters_in(row.from() - margin, body),
                heading: match size / body {
                    ratio if ratio >= 1.45 => Some(1),
                    ratio if ratio >= 1.2 => Some(2),
                    _ => None,
                },
                bold: row.pieces.iter().all(|piece| piece.bold),
                after_gap: gap,
                wraps: true,
                full: is_full(row, rows),
                ..Line::new(text, place)
            });
        }
    }
    mark_running(&mut out);
    // A figure alone at the top or the foot of a page is its number.
    let mut ends: Vec<usize> = Vec::new();
    for n in 0..out.len() {
        let page = |n: usize| out.get(n).map(|line| line.place.page);
        if n == 0 || page(n) != page(n.wrapping_sub(1)) || page(n) != page(n + 1) {
            ends.push(n);
        }
    }
    for n in ends {
        if let Some(line) = out.get_mut(n)
            && line.text.len() <= 4
            && line.text.bytes().all(|b| b.is_ascii_digit())
        {
            line.aside = Some("the number of a page");
        }
    }
    Ok(out)
}

/// A distance in letters of the body's size.
fn letters_in(distance: f64, body: f64) -> usize {
    let letters = distance / (body * 0.5).max(1.0);
    (0..200usize).find(|n| (*n as f64) + 0.5 > letters).unwrap_or(200)
}

/// The size of most letters.
fn body_size(pages: &[Vec<Row>]) -> f64 {
    let mut sizes: Vec<(i64, usize)> = Vec::new();
    for piece in pages.iter().flatten().flat_map(|row| &row.pieces) {
        let key = (0..400i64)
            .find(|n| (*n as f64) * 0.5 + 0.25 > piece.size)
            .unwrap_or(400);
        match sizes.iter_mut().find(|(own, _)| *own == key) {
            Some((_, count)) => *count += piece.text.len(),
            None => sizes.push((key, piece.text.len())),
        }
    }
    let most = sizes.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(11.0, |(key, _)| (key as f64 * 0.5).max(1.0))
}

/// Letters on one baseline, from left to right, in pieces.
fn rows(mut letters: Vec<Letter>) -> Vec<Row> {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut bands: Vec<(f64, Vec<Letter>)> = Vec::new();
    for letter in letters {
        match bands.last_mut() {
            Some((y, band))
                if (letter.y - *y).abs()
                    <= 0.4 * letter.size.max(band.last().map_or(0.0, |last| last.size)) =>
            {
                // The larger letters say where the baseline is: "15th" has small ones above it.
                if band.iter().all(|other| other.size < letter.size) {
                    *y = letter.y;
                }
                band.push(letter);
            }
            _ => bands.push((letter.y, vec![letter])),
        }
    }
    bands
        .into_iter()
        .map(|(y, mut band)| {
            band.sort_by(|a, b| a.x.total_cmp(&b.x));
            Row {
                y,
                pieces: pieces(band),
            }
        })
        .filter(|row| !row.pieces.is_empty())
        .collect()
}

fn pieces(band: Vec<Letter>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<(f64, f64)> = None;
    for letter in band {
        let blank = letter.text.trim().is_empty();
        let end = letter.x + letter.width;
        // A letter drawn twice in the same place is bold.
        if let Some((x, _)) = last
            && (letter.x - x).abs() < 0.08 * letter.size
            && pieces
                .last()
                .is_some_and(|piece| piece.text.ends_with(&letter.text) && !blank)
        {
            continue;
        }
        let gap = last.map_or(f64::INFINITY, |(_, to)| letter.x - to);
        if blank {
            if let Some(piece) = pieces.last_mut().filter(|piece| !piece.text.ends_with(' ')) {
                piece.text.push(' ');
            }
            continue;
        }
        last = Some((letter.x, end));
        match pieces.last_mut().filter(|_| gap < COLUMN * letter.size) {
            Some(piece) => {
                if gap > WORD * letter.size && !piece.text.ends_with(' ') {
                    piece.text.push(' ');
                }
                piece.text.push_str(&letter.text);
                piece.to = end;
                piece.size = piece.size.max(letter.size);
                piece.bold &= letter.bold;
            }
            None => pieces.push(Piece {
                text: letter.text,
                from: letter.x,
                to: end,
                size: letter.size,
                bold: letter.bold,
            }),
        }
    }
    pieces
}

/// Two columns of running text, one after the other; a table stays row by row.
fn in_reading_order(rows: Vec<Row>) -> Vec<Row> {
    let from = rows.iter().map(Row::from).fold(f64::INFINITY, f64::min);
    let to = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .map(|piece| piece.to)
        .fold(0.0, f64::max);
    let width = to - from;
    if rows.len() < 12 || width < 200.0 {
        return rows;
    }
    let Some(gutter) = gutter(&rows, from, width) else {
        return rows;
    };
    let crosses = |row: &Row| {
        row.pieces
            .iter()
            .any(|piece| piece.from < gutter - 2.0 && piece.to > gutter + 2.0)
    };
    let first = rows
        .iter()
        .position(|row| !crosses(row) && row.pieces.iter().any(|piece| piece.from >= gutter));
    let last = rows
        .iter()
        .rposition(|row| !crosses(row) && row.pieces.iter().any(|piece| piece.from >= gutter));
    let (Some(first), Some(last)) = (first, last) else {
        return rows;
    };
    if rows.get(first..=last).unwrap_or_default().iter().any(crosses) {
        return rows;
    }
    let (mut out, mut left, mut right, mut after) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (n, row) in rows.into_iter().enumerate() {
        if n < first {
            out.push(row);
        } else if n > last {
            after.push(row);
        } else {
            let (l, r): (Vec<Piece>, Vec<Piece>) =
                row.pieces.into_iter().partition(|piece| piece.from < gutter);
            left.extend((!l.is_empty()).then_some(Row { y: row.y, pieces: l }));
            right.extend((!r.is_empty()).then_some(Row { y: row.y, pieces: r }));
        }
    }
    out.extend(left);
    out.extend(right);
    out.extend(after);
    out
}

/// Where the gutter between two columns of running text is.
fn gutter(rows: &[Row], from: f64, width: f64) -> Option<f64> {
    let mut best: Option<(usize, f64)> = None;
    for step in 6..=14 {
        let x = from + width * f64::from(step) / 20.0;
        let both: Vec<&Row> = rows
            .iter()
            .filter(|row| {
                row.pieces.iter().any(|piece| piece.to < x) && row.pieces.iter().any(|piece| piece.from > x)
            })
            .filter(|row| !row.pieces.iter().any(|piece| piece.from <= x && piece.to >= x))
            .collect();
        let wide = |left: bool| {
            let mut widths: Vec<f64> = both
                .iter()
                .map(|row| {
                    let side = row.pieces.iter().filter(|piece| (piece.to < x) == left);
                    let (from, to) = side.fold((f64::INFINITY, 0.0), |(a, b): (f64, f64), piece| {
                        (a.min(piece.from), b.max(piece.to))
                    });
                    to - from
                })
                .collect();
            widths.sort_by(f64::total_cmp);
            widths.get(widths.len() / 2).copied().unwrap_or(0.0) >= width * 0.27
        };
        if both.len() >= 8
            && both.len() * 2 >= rows.len()
            && wide(true)
            && wide(false)
            && best.is_none_or(|(most, _)| both.len() > most)
        {
            best = Some((both.len(), x));
        }
    }
    best.map(|(_, x)| x)
}

/// Whether the words of a row fill the column in which they begin.
fn is_full(row: &Row, rows: &[Row]) -> bool {
    // A number and pages beside it stand in columns of their own.
    let piece = row
        .pieces
        .iter()
        .max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from)));
    let Some(piece) = piece else { return false };
    let widest = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .filter(|other| (other.from - piece.from).abs() < 4.0)
        .map(|other| other.to)
        .fold(0.0, f64::max);
    if widest - piece.from > 60.0 && piece.to - piece.from >= 0.8 * (widest - piece.from) {
        return true;
    }
    // It is as long as it could be where the first word of the row below would not have stood beside it.
    let below = rows
        .iter()
        .filter(|other| other.y > row.y && other.y - row.y < 2.0 * row.size().max(1.0))
        .flat_map(|other| &other.pieces)
        .find(|other| (other.from - piece.from).abs() < 4.0);
    below.is_some_and(|below| {
        let letters = below.text.chars().count().max(1) as f64;
        let first = below.text.split(' ').next().unwrap_or_default().chars().count() as f64;
        let width = (below.to - below.from) * (first + 1.0) / letters;
        let beside = row
            .pieces
            .iter()
            .find(|other| other.from > piece.to)
            .map_or(f64::INFINITY, |other| other.from);
        piece.to + width > widest.min(beside) + 1.0
    })
}
