//! The page as lines: list marks, headings, indents. Comments and rules are taken out here, and
//! letters that nobody can see are complained of.
//!
//! It knows Markdown as far as an agenda needs it, and nothing of meetings.

use super::Complaints;
use super::span::{Letter, Place, Text};
use crate::meeting::plain::{Seen, Sight};

/// A page of 1 MiB is more than a thousand sheets of paper.
pub(super) const MOST_BYTES: usize = 1 << 20;
/// More lines than any agenda has.
const MOST_LINES: usize = 5_000;
/// More letters than a paragraph has: several sheets without a full stop.
const MOST_LETTERS: usize = 20_000;

/// How a line begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `## Members`, with its level.
    Heading(usize),
    /// `70. `, `70) `, `a) ` or `(a) `.
    Numbered {
        /// `70`, `a`.
        number: String,
        /// As it is written: `70.`, `(a)`.
        mark: String,
    },
    /// `- ` and its like.
    Bullet,
    /// Neither.
    Plain,
}

/// A line with its mark taken off.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// How it begins.
    pub shape: Shape,
    /// Columns before it, a tab going to the next fourth.
    pub indent: usize,
    /// Where its mark stands, or its text where it has none.
    pub place: Place,
    /// Whether the line before it was blank.
    pub after_blank: bool,
    /// It has no mark, and yet a number that makes it a part of an item.
    pub part: bool,
    /// What follows the mark.
    letters: Vec<Letter>,
    end: Place,
}

impl Line {
    /// Its text, clean.
    pub fn text(&self) -> Text {
        Text::new(&self.letters, self.end)
    }

    /// Takes a following line as the rest of this one; complains where that becomes too long.
    pub fn go_on_with(&mut self, next: Line, complaints: &mut Complaints) {
        if self.letters.len() + next.letters.len() > MOST_LETTERS {
            return refuse_long(next.place, complaints);
        }
        self.letters.push((' ', next.place));
        self.letters.extend(next.letters);
        self.end = next.end;
    }

    fn is_plain_text(&self) -> bool {
        self.shape == Shape::Plain && !self.letters.iter().any(|l| l.0 == ':')
    }
}

/// The page's lines that are not blank; none where the page is too large to be an agenda.
pub(super) fn lines(page: &str, complaints: &mut Complaints) -> Option<Vec<Line>> {
    if page.len() > MOST_BYTES {
        let what = format!(
            "the page has {} bytes, more than the {MOST_BYTES} of an agenda",
            page.len()
        );
        complaints.at(Place::TOP, what, "is this the right file?");
        return None;
    }
    let page = page
        .strip_prefix('\u{feff}')
        .unwrap_or(page)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    if page.lines().count() > MOST_LINES {
        let place = Place {
            line: MOST_LINES + 1,
            column: 1,
        };
        complaints.at(
            place,
            format!("the page has more than {MOST_LINES} lines"),
            "is this the right file?",
        );
        return None;
    }

    let mut lines: Vec<Line> = Vec::new();
    let mut comment: Option<Place> = None;
    let mut after_blank = true;
    for (n, line) in page.lines().enumerate() {
        let commented = comment.is_some() || line.contains("<!--");
        let letters = uncommented(line, n + 1, &mut comment);
        refuse_unseen(&letters, complaints);
        if letters.len() > MOST_LETTERS {
            refuse_long(
                Place {
                    line: n + 1,
                    column: 1,
                },
                complaints,
            );
            continue;
        }
        let end = Place {
            line: n + 1,
            column: line.chars().count() + 1,
        };
        if letters.iter().all(|l| l.0.is_whitespace()) {
            after_blank |= !commented;
            continue;
        }
        if let Some(level) = underlining(&letters) {
            match lines.last_mut() {
                Some(last) if !after_blank && last.is_plain_text() => last.shape = Shape::Heading(level),
                _ if level == 2 => {}
                _ => complaints.at(
                    Place {
                        line: n + 1,
                        column: 1,
                    },
                    "this line underlines nothing",
                    "take it out, or write a heading above it",
                ),
            }
            after_blank = true;
            continue;
        }
        lines.push(marked(&letters, end, std::mem::replace(&mut after_blank, false)));
    }
    if let Some(begin) = comment {
        complaints.at(begin, "this comment has no end", "write \"-->\" where it ends");
    }
    Some(lines)
}

/// The letters of a line that stand in no comment. `comment` is where an open one began.
fn uncommented(line: &str, number: usize, comment: &mut Option<Place>) -> Vec<Letter> {
    let mut out = Vec::new();
    let (mut rest, mut column) = (line, 1);
    while let Some(c) = rest.chars().next() {
        let mark = if comment.is_some() { "-->" } else { "<!--" };
        let step = if let Some(after) = rest.strip_prefix(mark) {
            *comment = match comment {
                Some(_) => None,
                None => Some(Place { line: number, column }),
            };
            column += mark.len();
            after
        } else {
            if comment.is_none() {
                out.push((c, Place { line: number, column }));
            }
            column += 1;
            rest.get(c.len_utf8()..).unwrap_or_default()
        };
        rest = step;
    }
    // A backslash or two spaces at the end of a line ask Markdown for a break, and say nothing.
    if out.last().is_some_and(|l| l.0 == '\\') {
        out.pop();
    }
    out
}

fn refuse_long(place: Place, complaints: &mut Complaints) {
    let what = format!("this paragraph is longer than {MOST_LETTERS} letters");
    complaints.at(place, what, "break it into several; is this the right file?");
}

/// Complains of the first letter of a line that is not to be seen: it would be carried into
/// minutes that people compare by eye, and may turn their words around.
fn refuse_unseen(letters: &[Letter], complaints: &mut Complaints) {
    let mut sight = Sight::default();
    let unseen = letters.iter().filter_map(|(c, place)| match sight.sees(*c) {
        Seen::Itself | Seen::Form | Seen::Joiner => None,
        Seen::Break if *c == '\t' => None,
        Seen::Break | Seen::Hidden => Some((*c, *place, "there is a letter here that cannot be seen")),
        Seen::Piled => Some((*c, *place, "there are more marks here than a letter can carry")),
    });
    let unseen: Vec<(char, Place, &str)> = unseen.collect();
    if let Some((c, place, what)) = unseen.first() {
        let code = u32::from(*c);
        let more = match unseen.len() {
            1 => String::new(),
            n => format!(" (and {} more on this line)", n - 1),
        };
        complaints.at(
            *place,
            format!("{what}, U+{code:04X}{more}"),
            "delete it, or type the line again",
        );
    }
}

/// A line of one sign only: `===` (1), or `---`, `***`, `___` (2).
fn underlining(letters: &[Letter]) -> Option<usize> {
    let mut signs = letters.iter().map(|l| l.0).filter(|c| !c.is_whitespace());
    let first = signs.next()?;
    let count = 1 + signs.clone().count();
    let alike = signs.all(|c| c == first) && count >= 3;
    match first {
        '=' if alike => Some(1),
        '-' | '*' | '_' if alike => Some(2),
        _ => None,
    }
}

fn marked(letters: &[Letter], end: Place, after_blank: bool) -> Line {
    let blanks = letters.iter().take_while(|l| l.0.is_whitespace()).count();
    let indent = letters.iter().take(blanks).fold(0, |indent, l| {
        if l.0 == '\t' {
            (indent / 4 + 1) * 4
        } else {
            indent + 1
        }
    });
    let letters = letters.get(blanks..).unwrap_or_default();
    let place = letters.first().map_or(end, |l| l.1);
    let (shape, skip) = shape(letters);
    let mut letters = letters.get(skip..).unwrap_or_default().to_vec();
    if matches!(shape, Shape::Heading(_)) {
        close_heading(&mut letters);
    }
    Line {
        shape,
        indent,
        place,
        after_blank,
        part: false,
        letters,
        end,
    }
}

/// Takes off the `##` with which some close a heading.
fn close_heading(letters: &mut Vec<Letter>) {
    let kept = letters
        .iter()
        .rposition(|l| l.0 != '#' && !l.0.is_whitespace())
        .map_or(0, |at| at + 1);
    let closes = letters
        .get(kept..)
        .is_some_and(|tail| tail.first().is_some_and(|l| l.0.is_whitespace()));
    if closes || kept == 0 {
        letters.truncate(kept);
    }
}

/// How a line begins, and how many letters its mark takes.
fn shape(letters: &[Letter]) -> (Shape, usize) {
    let at = |n: usize| letters.get(n).map(|l| l.0);
    let ends = |n: usize| at(n).is_none_or(char::is_whitespace);
    match at(0) {
        Some('#') => {
            let level = letters.iter().take_while(|l| l.0 == '#').count();
            let heading = level <= 6 && (ends(level) || at(level).is_some_and(char::is_alphabetic));
            if heading {
                (Shape::Heading(level), level)
            } else {
                (Shape::Plain, 0)
            }
        }
        Some('-' | '*' | '+' | '•' | '·' | '‣' | '▪' | '◦' | '–' | '—') if ends(1) => {
            (Shape::Bullet, 1)
        }
        _ => list_number(letters).unwrap_or((Shape::Plain, 0)),
    }
}

/// `70.` and `70)`, as Markdown has them; `(70)`, `a)`, `(a)` and `(iv)`, as motions do.
fn list_number(letters: &[Letter]) -> Option<(Shape, usize)> {
    let mark: String = letters
        .iter()
        .map(|l| l.0)
        .take_while(|c| !c.is_whitespace())
        .take(12)
        .collect();
    let bracketed = mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')'));
    let number = bracketed
        .or_else(|| mark.strip_suffix(')'))
        .or_else(|| mark.strip_suffix('.'))?;
    let figures = number.bytes().all(|b| b.is_ascii_digit());
    let letter = number.len() == 1 || number.bytes().all(|b| b"ivx".contains(&b));
    let lettered = letter && number.bytes().all(|b| b.is_ascii_alphabetic()) && !mark.ends_with('.');
    let whole = letters.get(mark.len()).is_none_or(|l| l.0.is_whitespace());
    let number = (whole && !number.is_empty() && number.len() <= 9 && (figures || lettered))
        .then(|| number.to_owned())?;
    let length = mark.len();
    Some((Shape::Numbered { number, mark }, length))
}
