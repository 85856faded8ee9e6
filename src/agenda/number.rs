//! An item's printed number: `70.`, `7a)`, `20/22`, `C 10/034`, `A1.`, `iv)`, `3(a)`, `Item 12:`, `TOP 3`.
//!
//! A number without a full stop, bracket, colon or dash after it is taken for one only where no
//! bullet stands before it: `- 2016 accounts` has none.

use std::collections::HashSet;

use super::nesting::{Form, follows};
use super::page::Shape;
use super::span::Span;

/// What an item may be called before its number. The last need a sign after it: "Point 5 of the plan".
const CALLED: [&str; 6] = ["Item ", "TOP ", "Punkt ", "Point ", "Eitem ", "Punto "];
const CALLED_SURELY: usize = 2;

/// How a line calls its item, where it does: by which of them.
fn called(text: &str) -> Option<usize> {
    CALLED.iter().position(|word| {
        let begin = text.get(..word.len()).unwrap_or_default();
        // "Top 10 risks" are no item.
        begin == *word || (*word != "TOP " && begin.eq_ignore_ascii_case(word))
    })
}

/// Longer ones are words.
const LONGEST: usize = 20;

/// The number at the beginning of an item, and the rest of it.
pub(super) fn read<'a>(item: Span<'a>, shape: &Shape) -> (Option<String>, Span<'a>) {
    if let Shape::Numbered { number, .. } = shape {
        return (Some(number.clone()), item);
    }
    let called = called(item.text());
    let word = called.and_then(|at| CALLED.get(at)).map_or(0, |word| word.len());
    let span = item.from(word).trim();
    // What an item is called in English is no part of its number; "TOP 3" is cited whole.
    let kept = if called == Some(0) { 0 } else { word };
    let called = called.is_some_and(|at| at < CALLED_SURELY);
    let text = span.text();
    let end = end(text);
    let Some(number) = text
        .get(..end)
        .filter(|number| !number.is_empty() && end <= LONGEST)
    else {
        return (None, item);
    };
    let rest = text.get(end..).unwrap_or_default();
    let has_figure = number.bytes().any(|b| b.is_ascii_digit());
    let mark = rest.chars().next();
    let spaced = has_figure && rest.starts_with(" : ");
    let ended = matches!(mark, Some('.' | ')' | ':'))
        && rest.get(1..).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    let dash = [" - ", " \u{2013} ", " \u{2014} "]
        .into_iter()
        .find(|dash| rest.starts_with(dash));
    let bare = rest.is_empty() || rest.starts_with(' ');
    let small = number.starts_with(|c: char| c.is_ascii_lowercase());
    let loose = small || (number.contains(' ') && !number.contains('/'));
    let skip = if spaced {
        3
    } else if ended && (has_figure || mark != Some(':')) {
        1
    } else if let Some(dash) = dash.filter(|_| has_figure) {
        dash.len()
    } else if bare && has_figure && (called || (*shape != Shape::Bullet && !loose)) {
        0
    } else {
        return (None, item);
    };
    let number = match kept {
        0 => number.to_owned(),
        kept => format!("{}{number}", item.text().get(..kept).unwrap_or_default()),
    };
    (Some(number), span.from(end + skip).trim())
}

/// What stands around a number that `read` gave.
pub(super) fn form(item: &str, shape: &Shape, number: &str) -> Form {
    match shape {
        Shape::Numbered { mark, .. } if mark.starts_with('(') => Form::Bracketed,
        Shape::Numbered { mark, .. } if mark.ends_with(')') => Form::Closed,
        Shape::Numbered { .. } => Form::Plain,
        Shape::Bullet | Shape::Plain | Shape::Heading(_) => {
            let behind = item.split_once(number).map_or("", |(_, behind)| behind);
            if behind.starts_with(')') {
                Form::Closed
            } else {
                Form::Plain
            }
        }
    }
}

/// The number of an indented line without a mark of its own, where it can be nothing else: `8.1 Process` under
/// item 8, `TOP 3`, `b.` after `a.`. "17 June was agreed" has none.
pub(super) fn of_part(line: Span<'_>, seen: &HashSet<String>) -> Option<String> {
    let (number, rest) = read(line, &Shape::Plain);
    let number = number.filter(|_| !rest.is_empty())?;
    let bare: String = number.split_whitespace().collect();
    let text = line.text();
    let called = called(text).is_some();
    let marked = text.strip_prefix(number.as_str());
    let marked = marked.is_some_and(|rest| rest.starts_with(['.', ')', ':']));
    let of_another = (1..bare.len()).any(|end| {
        let whole = bare.get(..end).filter(|whole| seen.contains(*whole));
        whole.is_some_and(|whole| super::nesting::is_part(&bare, whole) || is_lettered(&bare, whole))
    });
    let lettered = bare.bytes().all(|b| b.is_ascii_alphabetic());
    let sure =
        called || of_another || marked && (!lettered || follows(&bare, |before| seen.contains(before)));
    sure.then_some(bare)
}

/// Whether a number is another with a letter after it: `7a`.
fn is_lettered(number: &str, of: &str) -> bool {
    let rest = number.strip_prefix(of).unwrap_or_default();
    rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Where a number that a text begins with ends: 0 where it has none.
fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |n: usize| bytes.get(n).copied().unwrap_or(b' ');
    let run = |from: usize, such: fn(&u8) -> bool| bytes.iter().skip(from).take_while(|b| such(b)).count();
    let letters = run(0, u8::is_ascii_alphabetic);
    let space =
        usize::from((1..=3).contains(&letters) && at(letters) == b' ' && at(letters + 1).is_ascii_digit());

    let mut end = letters + space;
    // "D.1" and "II.2": a part of a lettered item.
    let lettered = letters > 0 && space == 0 && at(letters) == b'.' && at(letters + 1).is_ascii_digit();
    if lettered && (letters == 1 || text.get(..letters).is_some_and(is_roman)) {
        end += 1;
    }
    if !at(end).is_ascii_digit() {
        // "a)" and "iv.": a letter, or a Roman number.
        let roman = text.get(..letters).is_some_and(is_roman);
        return if letters == 1 || (roman && letters <= 6) {
            letters
        } else {
            0
        };
    }
    if letters > 3 {
        return 0;
    }
    end += run(end, u8::is_ascii_digit);
    while matches!(at(end), b'.' | b'/' | b'-') && at(end + 1).is_ascii_digit() {
        end += 1 + run(end + 1, u8::is_ascii_digit);
    }
    end += usize::from(at(end).is_ascii_alphabetic() && !at(end + 1).is_ascii_alphanumeric());
    // "3(a)" and "3(a)(ii)".
    while at(end) == b'(' {
        let inner = run(end + 1, u8::is_ascii_alphanumeric);
        if !(1..=4).contains(&inner) || at(end + 1 + inner) != b')' {
            break;
        }
        end += inner + 2;
    }
    end
}

fn is_roman(letters: &str) -> bool {
    letters.bytes().all(|b| b"ivxIVX".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::span::{Place, Text};

    #[test]
    fn numbers_are_told_from_titles() {
        for (line, plain, bullet) in [
            ("20/22 Apologies", Some(("20/22", "Apologies")), None),
            (
                "20/22. Apologies",
                Some(("20/22", "Apologies")),
                Some(("20/22", "Apologies")),
            ),
            ("C 10/034 Apologies", Some(("C 10/034", "Apologies")), None),
            (
                "C 10/034: Apologies",
                Some(("C 10/034", "Apologies")),
                Some(("C 10/034", "Apologies")),
            ),
            ("7a Minutes", Some(("7a", "Minutes")), None),
            ("7a) Minutes", Some(("7a", "Minutes")), Some(("7a", "Minutes"))),
            ("7.1 Minutes", Some(("7.1", "Minutes")), None),
            ("A1 Minutes", Some(("A1", "Minutes")), None),
            ("iv) Minutes", Some(("iv", "Minutes")), Some(("iv", "Minutes"))),
            ("b. Minutes", Some(("b", "Minutes")), Some(("b", "Minutes"))),
            (
                "Item 12: Minutes",
                Some(("12", "Minutes")),
                Some(("12", "Minutes")),
            ),
            ("70 – Minutes", Some(("70", "Minutes")), Some(("70", "Minutes"))),
            ("70", Some(("70", "")), None),
            ("3(a) Minutes", Some(("3(a)", "Minutes")), None),
            (
                "3(a)(ii). Minutes",
                Some(("3(a)(ii)", "Minutes")),
                Some(("3(a)(ii)", "Minutes")),
            ),
            (
                "TOP 3 Haushalt",
                Some(("TOP 3", "Haushalt")),
                Some(("TOP 3", "Haushalt")),
            ),
            (
                "Point 4 : Budget",
                Some(("Point 4", "Budget")),
                Some(("Point 4", "Budget")),
            ),
            ("D.1 Budget", Some(("D.1", "Budget")), None),
            ("2-1) Budget", Some(("2-1", "Budget")), Some(("2-1", "Budget"))),
            ("26-014 Footbridge", Some(("26-014", "Footbridge")), None),
            ("3(see over) Minutes", None, None),
            ("Minutes", None, None),
            ("Mr. Smith's petition", None, None),
            ("Top 10 risks", None, None),
            ("a petition", None, None),
            ("11:10 Welcome", None, None),
            ("i3. Minutes", Some(("i3", "Minutes")), Some(("i3", "Minutes"))),
            ("top10 risks", None, None),
            ("5G masts", Some(("5G", "masts")), None),
            ("é", None, None),
            ("", None, None),
        ] {
            let letters: Vec<_> = line.chars().map(|c| (c, Place::TOP)).collect();
            let text = Text::new(&letters, Place::TOP);
            for (shape, told) in [(Shape::Plain, plain), (Shape::Bullet, bullet)] {
                let (number, rest) = read(text.span(), &shape);
                let wanted = told.map_or((None, line), |(number, rest)| (Some(number.to_owned()), rest));
                assert_eq!((number, rest.text()), wanted, "{line} {shape:?}");
            }
        }
    }
}
