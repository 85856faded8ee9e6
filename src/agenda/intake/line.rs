//! A paper as lines with their shape: what every reader of a format gives, and all that the recogniser sees.

use std::fmt;

/// Where a line stands in the paper, as a person would look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The page, from 1; 0 where the format has none.
    pub page: u32,
    /// Table and row, from 1, where it stands in a table.
    pub row: Option<(u32, u32)>,
    /// The line or paragraph, from 1: of the page where there are pages.
    pub line: u32,
    /// Whether that counts paragraphs.
    pub paragraph: bool,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.page > 0 {
            write!(f, "page {}, ", self.page)?;
        }
        match self.row {
            Some((table, row)) => write!(f, "table {table}, row {row}"),
            None if self.paragraph => write!(f, "paragraph {}", self.line),
            None => write!(f, "line {}", self.line),
        }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The table, from 1.
    pub table: u32,
    /// The row in it, from 1.
    pub row: u32,
    /// The column in the row, from 0.
    pub column: u32,
}

/// What stands in other columns beside an item's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Its number.
    Number,
    /// Its title.
    Title,
    /// When it begins.
    Time,
    /// How long it is to take.
    Length,
    /// Who leads it.
    Lead,
    /// Pages of the papers.
    Page,
    /// Something else.
    Other,
}

/// A line of a paper.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its words: single blanks, and a tab where a wide gap stands.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Its number, where the format keeps that apart from the words: `3.`, `(a)`.
    pub number: Option<String>,
    /// A list's dot stands before it.
    pub bullet: bool,
    /// How deep in a list it is, from 0, where the format says so.
    pub level: Option<usize>,
    /// How far it is from the margin, in letters.
    pub indent: usize,
    /// The level of heading, from 1, where the format says so.
    pub heading: Option<u8>,
    /// All of it is set off: bold.
    pub bold: bool,
    /// So many bytes at its beginning are set off, and the rest is not.
    pub bold_until: usize,
    /// Room was left above it.
    pub after_gap: bool,
    /// The format breaks lines where they are full, so that a line may go on on the next.
    pub wraps: bool,
    /// It is about as long as lines are in this paper.
    pub full: bool,
    /// The cell it stands in.
    pub cell: Option<Cell>,
    /// All of it leads somewhere else.
    pub link: bool,
    /// It is no part of the text: a running head, a page's number, navigation.
    pub aside: Option<&'static str>,
    /// What stands in other columns of its row.
    pub beside: Vec<(Column, String)>,
}

impl Line {
    /// A line of these words at this place.
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self {
            text: text.into(),
            place,
            ..Self::default()
        }
    }

    /// Its words in lower case, without accents.
    pub fn lower(&self) -> String {
        crate::meeting::fold::unaccented(&self.text)
    }

    /// Whether it is set off from the text around it: a heading, bold, or all in capitals.
    pub fn stands_out(&self) -> bool {
        self.heading.is_some() || self.bold || in_capitals(&self.text)
    }
}

/// Whether words are all in capitals.
pub fn in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (large, small) = letters.fold((0usize, 0usize), |(large, small), c| match c.is_lowercase() {
        true => (large, small + 1),
        false => (large + 1, small),
    });
    // "2.30pm", "15TH July" and "O'BRIEN's" have a small letter or two.
    large >= 3 && small * 6 <= large
}

/// Words with their blanks made single; a tab, or three blanks and more, is a gap and becomes one tab.
/// `T a g e s o r d n u n g` is set wide and is one word.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0usize;
    let mut tab = false;
    for c in text.chars() {
        match c {
            '\t' => tab = true,
            c if c.is_whitespace() => blanks += 1,
            // Nobody can see these, and no word needs them.
            '\u{ad}'
            | '\u{200b}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => blanks += 1,
            c => {
                if !out.is_empty() && (tab || blanks > 0) {
                    out.push(if tab || blanks >= 3 { '\t' } else { ' ' });
                }
                (tab, blanks) = (false, 0);
                out.push(c);
            }
        }
    }
    unspaced(&out).unwrap_or(out)
}

/// A heading whose letters are set wide, drawn together.
fn unspaced(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', '\t']).collect();
    let single = |word: &&str| word.chars().count() == 1;
    let letters = words.iter().filter(|word| single(word)).count();
    if words.len() < 4
        || letters + 1 < words.len()
        || !words.iter().all(|w| w.chars().all(char::is_alphabetic))
    {
        return None;
    }
    let mut out = String::new();
    for (n, part) in text.split('\t').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        out.extend(part.chars().filter(|c| *c != ' '));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_tidied_and_gaps_are_kept() {
        for (text, tidied) in [
            ("  1.   Welcome  and\u{a0}more ", "1.\tWelcome and more"),
            ("A\tB", "A\tB"),
            ("A G E N D A", "AGENDA"),
            ("T a g e s o r d n u n g", "Tagesordnung"),
            ("a b", "a b"),
            ("soft\u{ad}ly\u{200b}", "softly"),
        ] {
            assert_eq!(tidy(text), tidied, "{text}");
        }
        assert!(in_capitals("TO RECEIVE APOLOGIES"));
        assert!(in_capitals("MEETING ON 15th JULY 2020"));
        assert!(!in_capitals("To Receive"));
        assert!(!in_capitals("15 7"));
    }
}
