//! Which way words run: what is written from right to left among what is written from left to right.

/// Whether a letter is of a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
pub(super) fn runs_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A text in stretches that run one way, each with whether it runs to the right. What stands between two words that
/// run to the left belongs to them.
pub(super) fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut ends = Vec::new();
    let mut stretch: Option<(usize, usize)> = None;
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        match (runs_left(letter), stretch) {
            (true, Some((from, _))) => stretch = Some((from, after)),
            (true, None) => stretch = Some((at, after)),
            // A letter or a figure that runs the other way ends it.
            (false, Some(done)) if letter.is_alphanumeric() => {
                ends.push(done);
                stretch = None;
            }
            (false, _) => {}
        }
    }
    ends.extend(stretch);
    let mut out = Vec::new();
    let mut at = 0;
    for (from, to) in ends {
        if at < from {
            out.push((&text[at..from], true));
        }
        out.push((&text[from..to], false));
        at = to;
    }
    if at < text.len() {
        out.push((&text[at..], true));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::stretches;

    #[test]
    fn words_the_other_way_are_one_stretch_and_nothing_is_lost() {
        for (text, parts) in [
            ("Cllr Burke", vec![("Cllr Burke", true)]),
            ("", vec![]),
            (
                "Cllr \u{5d3}\u{5d5}\u{5d3} \u{5db}\u{5d4}\u{5df}: it is so",
                vec![
                    ("Cllr ", true),
                    ("\u{5d3}\u{5d5}\u{5d3} \u{5db}\u{5d4}\u{5df}", false),
                    (": it is so", true),
                ],
            ),
            ("\u{5d0} 5", vec![("\u{5d0}", false), (" 5", true)]),
        ] {
            assert_eq!(stretches(text), parts);
            let whole: String = stretches(text).into_iter().map(|(part, _)| part).collect();
            assert_eq!(whole, text);
        }
    }
}
