//! Text as words and marks. Knows nothing of what they mean.

/// Whether `c` stands in words.
pub fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '£' || c == '€' || c == '$' || c == '%'
}

/// Whether `c` holds two parts of a word together: `cross-border`, `2017/18`, `£5,000`, `o'clock`.
pub fn joins(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '/' | '.' | ',' | ':' | '&')
}

/// Whether a sentence begins after `token`, which itself began one or not.
pub fn begins_after(token: &str, began: bool) -> bool {
    matches!(token, "." | "?" | "!") || (began && opens(token))
}

/// Whether `c` stands right behind the word before it.
pub fn clings(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '”' | '’' | '%')
}

/// Whether nothing stands between `mark` and the word after it.
pub fn opens(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "“" | "‘" | "\"")
}

/// Where the word that ends `text` begins: its end where `text` ends with none.
pub fn last_word(text: &str) -> usize {
    let mut start = text.len();
    let mut joint = None;
    for (at, c) in text.char_indices().rev() {
        if in_word(c) {
            start = at;
            joint = None;
        } else if joins(c) && start < text.len() && joint.is_none() && numeric_or_letters(c, &text[start..]) {
            joint = Some(at);
        } else {
            break;
        }
    }
    start
}

/// A point, a comma or a colon holds figures together; the other joints hold letters too.
fn numeric_or_letters(joint: char, after: &str) -> bool {
    match joint {
        '.' | ',' | ':' => after.starts_with(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// The words and marks of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let c = rest.chars().next()?;
        let end = if in_word(c) { word_end(rest) } else { c.len_utf8() };
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
}

fn word_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let goes_on = in_word(c)
            || joins(c)
                && chars
                    .peek()
                    .is_some_and(|(after, next)| in_word(*next) && numeric_or_letters(c, &text[*after..]));
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_joins_them() {
        assert_eq!(
            tokens("The £5,000 for 2017/18 (cross-border), at 11:30. It’s so.").collect::<Vec<_>>(),
            [
                "The",
                "£5,000",
                "for",
                "2017/18",
                "(",
                "cross-border",
                ")",
                ",",
                "at",
                "11:30",
                ".",
                "It’s",
                "so",
                "."
            ]
        );
    }

    #[test]
    fn the_word_being_typed() {
        for (text, word) in [
            ("the Pan", "Pan"),
            ("the ", ""),
            ("cross-bor", "cross-bor"),
            ("done.So", "So"),
            ("£5,0", "£5,0"),
            ("", ""),
            ("(th", "th"),
        ] {
            assert_eq!(&text[last_word(text)..], word, "{text}");
        }
    }
}
