//! Text that knows where on the page each of its letters stood.
//!
//! A complaint names line and column even where the text was put together from several lines, or
//! lost its marks of emphasis on the way. Nothing here knows what an agenda is.

/// A place on the page: line and column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// Where a page begins, and where what is missing from it is complained of.
    pub const TOP: Place = Place { line: 1, column: 1 };
}

/// A letter and where it stood.
pub(super) type Letter = (char, Place);

/// Text, with the place of each byte and of its end.
#[derive(Debug, Clone)]
pub(super) struct Text {
    text: String,
    places: Vec<Place>,
}

impl Text {
    /// Clean text from letters: white space made single, marks of emphasis taken off, and a
    /// backslash before a sign of Markdown taken as Markdown takes it.
    pub fn new(letters: &[Letter], end: Place) -> Self {
        let mut text = String::new();
        let mut places = Vec::new();
        for (c, place) in without_emphasis(&unescaped(letters)) {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c == ' ' && (text.is_empty() || text.ends_with(' ')) {
                continue;
            }
            text.push(c);
            places.extend(std::iter::repeat_n(place, c.len_utf8()));
        }
        if text.ends_with(' ') {
            text.pop();
            places.pop();
        }
        places.push(end);
        Self { text, places }
    }

    /// All of it.
    pub fn span(&self) -> Span<'_> {
        Span {
            text: &self.text,
            places: &self.places,
        }
    }
}

/// A part of a `Text`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'a> {
    text: &'a str,
    places: &'a [Place],
}

impl<'a> Span<'a> {
    /// The words.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// As the owned string that a fact keeps.
    pub fn owned(self) -> String {
        self.text.to_owned()
    }

    /// Where it begins.
    pub fn place(self) -> Place {
        self.places.first().copied().unwrap_or(Place::TOP)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// The bytes `from..to` of it; nothing where they are not whole letters.
    pub fn cut(self, from: usize, to: usize) -> Span<'a> {
        match (self.text.get(from..to), self.places.get(from..=to)) {
            (Some(text), Some(places)) => Span { text, places },
            _ => Span {
                text: "",
                places: self.places.get(self.text.len()..).unwrap_or_default(),
            },
        }
    }

    /// From byte `from` on.
    pub fn from(self, from: usize) -> Span<'a> {
        self.cut(from, self.text.len())
    }

    /// Up to byte `to`.
    pub fn to(self, to: usize) -> Span<'a> {
        self.cut(0, to)
    }

    /// Without white space around it.
    pub fn trim(self) -> Span<'a> {
        self.trim_of(char::is_whitespace)
    }

    /// Without such letters around it.
    pub fn trim_of(self, such: fn(char) -> bool) -> Span<'a> {
        let from = self.text.len() - self.text.trim_start_matches(such).len();
        let to = self.text.trim_end_matches(such).len();
        self.cut(from, to.max(from))
    }

    /// What stands before and after the first `mark`.
    pub fn split_once(self, mark: &str) -> Option<(Span<'a>, Span<'a>)> {
        let at = self.text.find(mark)?;
        Some((self.to(at).trim(), self.from(at + mark.len()).trim()))
    }

    /// What stands between signs that `is_mark`, outside round brackets.
    pub fn pieces(self, is_mark: fn(char) -> bool) -> Vec<Span<'a>> {
        let (mut depth, mut from, mut pieces) = (0usize, 0, Vec::new());
        for (at, c) in self.text.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                c if depth == 0 && is_mark(c) => {
                    pieces.push(self.cut(from, at).trim());
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        pieces.push(self.from(from).trim());
        pieces
    }
}

/// Letters with the mark whether a backslash made them plain.
fn unescaped(letters: &[Letter]) -> Vec<(char, Place, bool)> {
    let mut out = Vec::with_capacity(letters.len());
    let mut rest = letters.iter().peekable();
    while let Some(&(c, place)) = rest.next() {
        match rest.peek() {
            Some((next, _)) if c == '\\' && next.is_ascii_punctuation() => {
                out.push((*next, place, true));
                rest.next();
            }
            _ => out.push((c, place, false)),
        }
    }
    out
}

/// Takes `*` and `_` off where they stand around words, as in `**Date:** 2016-10-21`.
fn without_emphasis(letters: &[(char, Place, bool)]) -> Vec<Letter> {
    let mut drop = vec![false; letters.len()];
    let char_at = |at: Option<usize>| at.and_then(|at| letters.get(at)).map(|letter| letter.0);
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);

    // Runs of one to three equal marks: (begin, length, mark, may open, may close).
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(&(c, _, plain)) = letters.get(at) {
        let length = letters
            .iter()
            .skip(at)
            .take_while(|l| l.0 == c && !l.2)
            .count()
            .max(1);
        if !plain && (c == '*' || c == '_') && length <= 3 {
            let (before, after) = (char_at(at.checked_sub(1)), char_at(Some(at + length)));
            let opens = !space(after) && (c == '*' || !word(before));
            let closes = !space(before) && (c == '*' || !word(after));
            runs.push((at, length, c, opens, closes));
        }
        at += length;
    }
    // The nearest open run of its kind is closed by each that can close; one pass, no matter how many.
    let mut open: Vec<(usize, usize, char)> = Vec::new();
    for (at, length, c, opens, closes) in runs {
        let partner = if closes {
            open.iter().rposition(|o| (o.1, o.2) == (length, c))
        } else {
            None
        };
        if let Some(partner) = partner {
            let begin = open.get(partner).map_or(at, |o| o.0);
            open.truncate(partner);
            for marks in [begin..begin + length, at..at + length] {
                drop.get_mut(marks).into_iter().flatten().for_each(|d| *d = true);
            }
        } else if opens {
            // Six kinds of run exist; of each only the latest unclosed one can still matter.
            open.retain(|o| (o.1, o.2) != (length, c));
            open.push((at, length, c));
        }
    }
    letters
        .iter()
        .zip(drop)
        .filter(|(_, drop)| !drop)
        .map(|((c, place, _), _)| (*c, *place))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> Text {
        let letters: Vec<Letter> = line
            .chars()
            .enumerate()
            .map(|(n, c)| {
                (
                    c,
                    Place {
                        line: 1,
                        column: n + 1,
                    },
                )
            })
            .collect();
        Text::new(
            &letters,
            Place {
                line: 1,
                column: letters.len() + 1,
            },
        )
    }

    #[test]
    fn emphasis_is_taken_off_and_other_stars_are_kept() {
        for (written, read) in [
            ("**Date:** 2016-10-21", "Date: 2016-10-21"),
            ("_Cllr_ **Burke** [q_webb]", "Cllr Burke [q_webb]"),
            ("***Agenda***", "Agenda"),
            ("5 * 3 * 2", "5 * 3 * 2"),
            ("a snake_case_word and *one", "a snake_case_word and *one"),
            (r"\*not\* emphasis \[tag\]", "*not* emphasis [tag]"),
            ("  much \t  space\u{a0}here ", "much space here"),
            ("", ""),
        ] {
            assert_eq!(text(written).span().text(), read, "{written}");
        }
    }

    #[test]
    fn each_part_knows_its_column() {
        let text = text("**Time:** é 25:10");
        let (label, value) = text.span().split_once(":").unwrap();
        assert_eq!((label.text(), label.place().column), ("Time", 3));
        assert_eq!((value.text(), value.place().column), ("é 25:10", 11));
        assert_eq!(value.from(3).place().column, 13);
        assert_eq!(value.from(99).place().column, 18);
    }
}
