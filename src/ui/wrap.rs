//! Where text breaks into rows. The rows cover the text: none of it is dropped, so that a row and a column
//! can be turned back into a place in it.

use std::ops::Range;

use super::shown;

/// The rows of `text`: the first `first` cells wide, those after it `rest`. A row breaks after a blank, a
/// dash or a wide character where it can, not within a date or a span of figures; blanks at its end may hang
/// over.
pub fn rows(text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut breaker = Breaker {
        rows: Vec::new(),
        start: 0,
        used: 0,
        room: first.max(1),
        rest: rest.max(1),
        last_break: None,
    };
    if shown::plain(text) {
        for (at, byte) in text.bytes().enumerate() {
            breaker.take(at, 1, 1, byte == b' ', byte == b'-' && !figure_at(text, at + 1));
        }
    } else {
        for (at, grapheme) in shown::graphemes(text) {
            let (_, width) = shown::cell(grapheme);
            let dash = matches!(grapheme, "-" | "–" | "—");
            let may_break = width > 1 || (dash && !figure_at(text, at + grapheme.len()));
            breaker.take(at, grapheme.len(), width, grapheme == " ", may_break);
        }
    }
    breaker.rows.push(breaker.start..text.len());
    breaker.rows
}

fn figure_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Rows as far as they are broken.
struct Breaker {
    rows: Vec<Range<usize>>,
    start: usize,
    used: usize,
    room: usize,
    rest: usize,
    /// The byte after the last place to break, and the cells up to it.
    last_break: Option<(usize, usize)>,
}

impl Breaker {
    fn take(&mut self, at: usize, bytes: usize, width: usize, blank: bool, may_break: bool) {
        while !blank && self.used + width > self.room && at > self.start {
            let here = self.last_break.filter(|(cut, _)| *cut > self.start);
            let (cut, cells) = here.unwrap_or((at, self.used));
            self.rows.push(self.start..cut);
            self.start = cut;
            self.used -= cells;
            self.room = self.rest;
            self.last_break = None;
        }
        self.used += width;
        if blank || may_break {
            self.last_break = Some((at + bytes, self.used));
        }
    }
}

/// The row that holds byte `at`, and the column in cells.
pub fn place(text: &str, rows: &[Range<usize>], at: usize) -> (usize, usize) {
    let row = rows
        .iter()
        .position(|row| at < row.end)
        .unwrap_or(rows.len().saturating_sub(1));
    let start = rows.get(row).map_or(0, |row| row.start).min(at);
    (row, shown::width(&text[start..at]))
}

/// The byte at a row and a column of cells, or the nearest before it.
pub fn byte(text: &str, rows: &[Range<usize>], row: usize, column: usize) -> usize {
    let Some(range) = rows.get(row.min(rows.len().saturating_sub(1))) else {
        return 0;
    };
    let mut used = 0;
    for (at, grapheme) in shown::graphemes(&text[range.clone()]) {
        used += shown::cell(grapheme).1;
        if used > column {
            return range.start + at;
        }
    }
    // The end of a row that goes on belongs to the next: stay before its last character.
    if range.end == text.len() {
        range.end
    } else {
        let last = shown::graphemes(&text[range.clone()]).next_back();
        range.start + last.map_or(0, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str, first: usize, rest: usize) -> Vec<&str> {
        rows(text, first, rest)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(texts("the panel noted it", 8, 8), ["the ", "panel ", "noted it"]);
        assert_eq!(texts("the panel noted it", 10, 5), ["the panel ", "noted ", "it"]);
        assert_eq!(texts("extraordinary", 5, 5), ["extra", "ordin", "ary"]);
        assert_eq!(texts("", 5, 5), [""]);
        assert_eq!(
            texts("on 2016-10-21 well-known", 10, 10),
            ["on ", "2016-10-21 ", "well-known"]
        );
        assert_eq!(
            texts("in 2015–16 a well–known", 9, 9),
            ["in ", "2015–16 a ", "well–", "known"]
        );
        assert_eq!(texts("会議会議", 4, 4), ["会議", "会議"]);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text(text in "\\PC{0,60}", first in 0usize..12, rest in 0usize..12) {
            let rows = rows(&text, first, rest);
            let joined: String = rows.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(&joined, &text);
            for (at, _) in shown::graphemes(&text) {
                let (row, column) = place(&text, &rows, at);
                prop_assert_eq!(byte(&text, &rows, row, column), at);
            }
        }
    }
}
