//! Which item a line is a part of: by its indent, by a number that begins with another's (`72.1`, `3(a)`),
//! or by a new way of counting that begins below it (`C.` then `1.`).
//!
//! It knows numbers and columns, and nothing of what stands in the lines.

pub(super) use crate::meeting::agenda::{MOST_LEVELS, is_part};

/// An item that what follows may still be a part of.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// Its place among the items.
    pub at: usize,
    /// Its column; that of a heading is before any margin.
    pub indent: isize,
    /// Its whole number: `3(a)`.
    pub path: String,
    /// How it is counted.
    ways: Vec<Way>,
}

/// A way of counting, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    signs: Signs,
    form: Form,
    nth: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signs {
    Figures,
    Capitals,
    Letters,
    BigRoman,
    SmallRoman,
}

/// What stands around the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `a.`, or nothing.
    Plain,
    /// `a)`
    Closed,
    /// `(a)`
    Bracketed,
}

/// The items that are still open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Open>,
}

impl Nesting {
    /// The item under which a line at `indent` stands that is none itself: the innermost that is at least two
    /// columns further out, or that stands level with it where `level` says so.
    pub fn owner(&mut self, indent: isize, level: impl Fn(usize) -> bool) -> Option<usize> {
        self.close(indent);
        let last = self.open.last()?;
        if level(last.at) || last.indent + 2 <= indent {
            return Some(last.at);
        }
        let outer = self.open.iter().rev().find(|open| open.indent + 2 <= indent);
        outer.map(|open| open.at)
    }

    /// Opens an item, and says of which it is a part and how its whole number reads.
    pub fn open(
        &mut self,
        at: usize,
        indent: isize,
        number: Option<(&str, Form)>,
        nth: impl Fn(Option<usize>) -> usize,
    ) -> (Option<usize>, String) {
        let ways = number.map_or_else(Vec::new, |(number, form)| ways(number, form));
        let kept = self.parents(indent, number.map(|(number, _)| number), &ways);
        self.open.truncate(kept);
        let parent = self.open.last();
        let path = path(parent.map(|open| open.path.as_str()), number, || {
            nth(parent.map(|open| open.at))
        });
        let parent = parent.map(|open| open.at);
        self.open.push(Open {
            at,
            indent,
            path: path.clone(),
            ways,
        });
        (parent, path)
    }

    /// How many levels are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// What is further in than a line is over.
    fn close(&mut self, indent: isize) {
        while self.open.last().is_some_and(|open| open.indent > indent + 1) {
            self.open.pop();
        }
    }

    /// How many of the open items a line is a part of.
    fn parents(&mut self, indent: isize, number: Option<&str>, ways: &[Way]) -> usize {
        let part = |open: &Open| number.is_some_and(|number| is_part(number, &open.path));
        if let Some(above) = self.open.iter().rposition(part) {
            return above + 1;
        }
        self.close(indent);
        let Some(last) = self.open.last() else { return 0 };
        if last.indent + 2 <= indent {
            return self.open.len();
        }
        let first = self
            .open
            .iter()
            .position(|open| open.indent + 2 > indent)
            .unwrap_or_default();
        let level = self.open.get(first..).unwrap_or_default();
        let same = |a: &Way, b: &Way| a.signs == b.signs && a.form == b.form;
        let goes_on = |open: &Open| {
            let next = |a: &Way| ways.iter().any(|b| same(a, b) && b.nth == a.nth + 1);
            open.ways.iter().any(next)
        };
        let counts = |open: &Open| open.ways.iter().any(|a| ways.iter().any(|b| same(a, b)));
        let alike = |open: &Open| open.ways.iter().any(|a| ways.iter().any(|b| a.signs == b.signs));
        if let Some(beside) = level.iter().rposition(goes_on) {
            return first + beside;
        }
        let begins = ways.iter().any(|way| way.nth == 1);
        let counted = level.last().is_some_and(|open| !open.ways.is_empty());
        if begins && counted && !level.iter().any(counts) {
            return self.open.len();
        }
        let beside = level
            .iter()
            .rposition(counts)
            .or_else(|| level.iter().rposition(alike));
        first + beside.unwrap_or_default()
    }
}

/// Whether a number comes first in its way of counting, or right after one of those seen.
pub(super) fn follows(number: &str, seen: impl Fn(&str) -> bool) -> bool {
    ways(number, Form::Plain)
        .iter()
        .any(|way| way.nth == 1 || before(*way).is_some_and(|before| seen(&before)))
}

fn before(way: Way) -> Option<String> {
    let nth = way.nth.checked_sub(1)?;
    let letter = |first: u8| {
        u8::try_from(nth - 1)
            .ok()
            .map(|n| char::from(first + n).to_string())
    };
    match way.signs {
        Signs::Figures => Some(nth.to_string()),
        Signs::Capitals => letter(b'A'),
        Signs::Letters => letter(b'a'),
        Signs::BigRoman => Some(roman(nth).to_uppercase()),
        Signs::SmallRoman => Some(roman(nth)),
    }
}

/// The ways in which a number may be counted; none where it is of more than one part.
fn ways(number: &str, form: Form) -> Vec<Way> {
    let way = |signs, nth| Way { signs, form, nth };
    let number = number.rsplit(' ').next().unwrap_or(number);
    let figures = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !figures.is_empty() && number.len() - figures.len() <= 1 && figures.bytes().all(|b| b.is_ascii_digit())
    {
        return figures
            .parse()
            .map(|nth| way(Signs::Figures, nth))
            .into_iter()
            .collect();
    }
    let mut ways = Vec::new();
    let small = number.to_ascii_lowercase();
    if let Some(nth) = unroman(&small) {
        match number == small {
            true => ways.push(way(Signs::SmallRoman, nth)),
            false if number == small.to_ascii_uppercase() => ways.push(way(Signs::BigRoman, nth)),
            false => {}
        }
    }
    if let [letter] = number.as_bytes() {
        match letter {
            b'a'..=b'z' => ways.push(way(Signs::Letters, u32::from(letter - b'a') + 1)),
            b'A'..=b'Z' => ways.push(way(Signs::Capitals, u32::from(letter - b'A') + 1)),
            _ => {}
        }
    }
    ways
}

const ROMAN: [(&str, u32); 9] = [
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
];

fn roman(mut n: u32) -> String {
    let mut out = String::new();
    for (sign, worth) in ROMAN {
        while n >= worth {
            out.push_str(sign);
            n -= worth;
        }
    }
    out
}

/// The number that Roman figures below 200 say, as they are properly written.
fn unroman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let (mut rest, mut n) = (text, 0);
    for (sign, worth) in ROMAN {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, n) = (after, n + worth);
        }
    }
    (rest.is_empty() && n < 200 && roman(n) == text).then_some(n)
}

/// The whole number of an item: that of the whole with its own behind it. One without a number is counted.
pub(super) fn path(
    parent: Option<&str>,
    number: Option<(&str, Form)>,
    nth: impl FnOnce() -> usize,
) -> String {
    let bare = |number: &str| number.split_whitespace().collect::<String>();
    let Some(parent) = parent else {
        return number.map_or_else(|| format!("i{}", nth()), |(number, _)| bare(number));
    };
    let own = match number {
        Some((number, _)) if is_part(number, parent) => return bare(number),
        Some((number, form)) => {
            let number = bare(number);
            let figures = number.bytes().all(|b| b.is_ascii_digit());
            if form == Form::Bracketed || !figures {
                return format!("{parent}({number})");
            }
            number
        }
        None => nth().to_string(),
    };
    match parent.ends_with(')') {
        true => format!("{parent}({own})"),
        false => format!("{parent}.{own}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures_are_read_as_they_are_written() {
        for n in 1..200 {
            assert_eq!(unroman(&roman(n)), Some(n));
        }
        for other in ["", "iiii", "vx", "ic", "mix", "a"] {
            assert_eq!(unroman(other), None, "{other}");
        }
    }

    #[test]
    fn a_number_says_of_which_it_is_a_part() {
        for (number, of, part) in [
            ("72.1", "72", true),
            ("72.1", "7", false),
            ("3(a)", "3", true),
            ("3(a)(ii)", "3(a)", true),
            ("C1", "C", true),
            ("2-1", "2", true),
            ("26-014", "26", false),
            ("7a", "7", false),
            ("20/22", "20", false),
            ("7.", "7", false),
        ] {
            assert_eq!(is_part(number, of), part, "{number} of {of}");
        }
    }
}
