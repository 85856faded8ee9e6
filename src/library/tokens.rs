//! The words of a text as search compares them: small letters, without accents, one by one.
//!
//! What is kept and what is asked must be taken the same way, or nothing would be found: both are taken here.
//! Pure.

use nucleo_matcher::chars::normalize;

/// A word of a text: where it stands in it, in bytes, and how it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub from: usize,
    /// The byte after it.
    pub to: usize,
    /// The word as it compares.
    pub word: String,
}

/// Scripts that put no blanks between words: each sign counts as one.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{e00}'..='\u{eff}' | '\u{20000}'..='\u{3ffff}')
}

/// A mark upon the letter before it: written apart or in one, a letter compares the same.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (from, first) = letters.find(|(_, c)| c.is_alphanumeric())?;
        let mut token = Token {
            from,
            to: from + first.len_utf8(),
            word: normalize(first).to_lowercase().collect(),
        };
        if stands_alone(first) {
            return Some(token);
        }
        while let Some((at, c)) =
            letters.next_if(|(_, c)| (c.is_alphanumeric() && !stands_alone(*c)) || is_accent(*c))
        {
            token.to = at + c.len_utf8();
            if !is_accent(c) {
                token.word.extend(normalize(c).to_lowercase());
            }
        }
        Some(token)
    })
}

/// The words of `text` as they compare, a blank between them.
pub fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    if text.is_ascii() {
        // Nearly every text: the same, without a word by itself.
        for word in text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(word);
        }
        all.make_ascii_lowercase();
        return all;
    }
    for token in tokens(text) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&token.word);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.word).collect()
    }

    #[test]
    fn words_compare_without_case_and_accents() {
        assert_eq!(
            words("Cllr Ó Súilleabháin, £2m"),
            ["cllr", "o", "suilleabhain", "2m"]
        );
        assert_eq!(words("s.100A(4)"), ["s", "100a", "4"]);
        assert_eq!(words("cafe\u{301} 会議 x"), ["cafe", "会", "議", "x"]);
        assert!(words(" –… ").is_empty());
    }

    #[test]
    fn a_text_is_folded_word_by_word() {
        for text in [
            "",
            "  ",
            "The s.100A(4) -- x",
            "Ŵy, 会e\u{301}x",
            "£2m for Ó Súilleabháin",
        ] {
            assert_eq!(folded(text), words(text).join(" "), "{text}");
        }
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Ŵy, 会e\u{301}x";
        let found: Vec<&str> = tokens(text).map(|token| &text[token.from..token.to]).collect();
        assert_eq!(found, ["Ŵy", "会", "e\u{301}x"]);
    }
}
