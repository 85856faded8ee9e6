//! How a sentence ends: with one mark, behind whatever closes with it. And where one ends and the next begins.

/// What may close after the mark of a sentence: quotations first, then brackets.
const QUOTES: [char; 8] = ['"', '\'', '”', '’', '»', '›', '“', '‘'];
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// Marks that end a sentence.
const MARKS: [char; 6] = ['.', '!', '?', '…', '。', '？'];

/// Abbreviations whose full stop ends no sentence, without it.
const ABBREVIATIONS: &str = "e.g i.e eg ie approx st no nos mr mrs ms mx dr cllr cllrs cr prof rev revd hon rt sr jr ltd \
    co p pp para paras ch cl vs v cf ca c al fig vol ed eds est incl inc dept ext tel ref \
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun \
    a.m p.m am pm m mme mlle art al bzw ca z.b u.a d.h nr hr fr abs str sra sta núm pág cyng";

/// `text` with one mark at its end: its own, or `mark`. What leads on to nothing (a colon, a comma) gives way
/// to it, unless a list follows.
pub fn closed(text: &str, mark: char, list_follows: bool) -> String {
    let mut text = text.trim_end();
    if text.is_empty() || (list_follows && text.ends_with([':', ';', ','])) {
        return text.to_owned();
    }
    while let Some(shorter) = text.strip_suffix([':', ';', ',']) {
        text = shorter.trim_end();
    }
    match text.is_empty() || is_closed(text) {
        true => text.to_owned(),
        false => format!("{text}{mark}"),
    }
}

/// Whether a sentence has its mark.
pub fn is_closed(text: &str) -> bool {
    let mut text = text.trim_end();
    loop {
        let Some(last) = text.chars().next_back() else {
            return false;
        };
        if MARKS.contains(&last) {
            return true;
        }
        let inner = &text[..text.len() - last.len_utf8()];
        if QUOTES.contains(&last) {
            text = inner;
        } else if let Some((opens, _)) = BRACKETS.iter().find(|(_, closes)| *closes == last) {
            // A mark within brackets ends the sentence around them only where they hold the whole of it.
            let before = matching(inner, *opens, last).map(|at| inner[..at].trim_end());
            if !before.is_some_and(|before| before.is_empty() || is_closed(before)) {
                return false;
            }
            text = inner;
        } else {
            return false;
        }
    }
}

/// Where the bracket opens that closes after `inner`.
fn matching(inner: &str, opens: char, closes: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in inner.char_indices().rev() {
        if letter == closes {
            depth += 1;
        } else if letter == opens {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// The first sentence of `text`, with its mark and what closes with it.
pub fn first_sentence(text: &str) -> &str {
    let mut marked = false;
    for (at, letter) in text.char_indices() {
        if MARKS.contains(&letter) {
            marked = !(letter == '.' && abbreviates(&text[..at]));
        } else if letter.is_whitespace() && marked {
            let next = text[at..].trim_start().chars().next();
            if next.is_some_and(|next| !next.is_lowercase()) {
                return &text[..at];
            }
            marked = false;
        } else if !(QUOTES.contains(&letter) || BRACKETS.iter().any(|(_, closes)| *closes == letter)) {
            marked = false;
        }
    }
    text
}

/// Whether a full stop after `before` belongs to an abbreviation or an initial.
fn abbreviates(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "([\"“‘".contains(c))
        .next();
    let word = word.unwrap_or_default();
    let mut letters = word.chars();
    let initial = matches!((letters.next(), letters.next()), (Some(one), None) if one.is_alphabetic());
    // "no." alone is what somebody said; "No. 5" a number.
    (initial && word != "I")
        || ABBREVIATIONS
            .split_whitespace()
            .any(|known| known == word.to_lowercase() && word != "no")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_closes_with_one_mark() {
        let closed = |text| closed(text, '.', false);
        for (typed, printed) in [
            ("It was late", "It was late."),
            ("It was late.", "It was late."),
            ("Was it late?", "Was it late?"),
            ("It was late…", "It was late…"),
            ("Bins, benches, etc.", "Bins, benches, etc."),
            ("She said “no”", "She said “no”."),
            ("She said “no.”", "She said “no.”"),
            ("The sign read “Stop!”", "The sign read “Stop!”"),
            ("The residents'", "The residents'."),
            ("It was late (why?)", "It was late (why?)."),
            ("It was late (by approx.)", "It was late (by approx.)."),
            (
                "It was late. (Nobody knew why.)",
                "It was late. (Nobody knew why.)",
            ),
            ("(Nobody knew why.)", "(Nobody knew why.)"),
            ("The reasons were:", "The reasons were."),
            ("Cost;", "Cost."),
            ("See https://example.org/a?b=1", "See https://example.org/a?b=1."),
            ("It cost £4.50", "It cost £4.50."),
            ("Thanks 🎉", "Thanks 🎉."),
            ("", ""),
        ] {
            assert_eq!(closed(typed), printed);
        }
        assert_eq!(super::closed("The reasons were:", '.', true), "The reasons were:");
        assert_eq!(super::closed("What is it", '?', false), "What is it?");
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        for (text, first) in [
            ("It was late. Nobody knew.", "It was late."),
            ("St. John's was closed. It leaked.", "St. John's was closed."),
            ("No. 5 was sold. It leaked.", "No. 5 was sold."),
            ("Mr. J. Smith came. He spoke.", "Mr. J. Smith came."),
            (
                "It cost approx. £4.50 a head. Why?",
                "It cost approx. £4.50 a head.",
            ),
            ("She said “no.” Nobody answered.", "She said “no.”"),
            (
                "Bins, e.g. Blue ones, were late",
                "Bins, e.g. Blue ones, were late",
            ),
            ("Why? Because it rained.", "Why?"),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
