//! An item's printed number: `70.`, `7a)`, `20/22`, `C 10/034`, `A1.`, `iv)`, `Item 12:`.
//!
//! A number without a full stop, bracket, colon or dash after it is taken for one only where no
//! bullet stands before it: `- 2016 accounts` has none.

use super::page::Shape;
use super::span::Span;

/// Longer ones are words.
const LONGEST: usize = 20;

/// The number at the beginning of an item, and the rest of it.
pub(super) fn read<'a>(item: Span<'a>, shape: &Shape) -> (Option<String>, Span<'a>) {
    if let Shape::Numbered { number, .. } = shape {
        return (Some(number.clone()), item);
    }
    let (span, called) = match item.text().get(..5) {
        Some(word) if word.eq_ignore_ascii_case("item ") => (item.from(5).trim(), true),
        _ => (item, false),
    };
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
    let ended = matches!(mark, Some('.' | ')' | ':'))
        && rest.get(1..).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    let dash = [" - ", " \u{2013} ", " \u{2014} "]
        .into_iter()
        .find(|dash| rest.starts_with(dash));
    let bare = rest.is_empty() || rest.starts_with(' ');
    let small = number.starts_with(|c: char| c.is_ascii_lowercase());
    let loose = small || (number.contains(' ') && !number.contains('/'));
    let skip = if ended && (has_figure || mark != Some(':')) {
        1
    } else if let Some(dash) = dash.filter(|_| has_figure) {
        dash.len()
    } else if bare && has_figure && (called || (*shape != Shape::Bullet && !loose)) {
        0
    } else {
        return (None, item);
    };
    (Some(number.to_owned()), span.from(end + skip).trim())
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
    if !at(end).is_ascii_digit() {
        // "a)" and "iv.": a letter, or a Roman number.
        let roman = text
            .get(..letters)
            .is_some_and(|l| l.bytes().all(|b| b"ivxIVX".contains(&b)));
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
    end + usize::from(at(end).is_ascii_alphabetic() && !at(end + 1).is_ascii_alphanumeric())
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
