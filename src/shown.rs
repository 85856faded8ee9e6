//! Text on its way to a terminal or a file for people: nothing in it that is obeyed or cannot be seen.

use std::borrow::Cow;

use crate::guard::{self, Guard};

/// What stands for a character that must not be shown.
pub const REPLACED: char = '\u{fffd}';

/// The most combining marks that one letter keeps.
const MOST_MARKS: u8 = 4;

/// Whether `c` is obeyed by terminals, turns the direction of text, or cannot be seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Whether `c` stands upon the letter before it.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}')
        || matches!(c, '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// `text` as it may be shown on one line.
pub fn shown(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|b| (b' '..0x7f).contains(&b));
    if plain || !guard::on(Guard::ShownFilter) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let plain = text.chars().filter_map(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            _ if marks > MOST_MARKS => {
                marks = MOST_MARKS;
                None
            }
            '\t' => Some(' '),
            c if is_hidden(c) => Some(REPLACED),
            c => Some(c),
        }
    });
    Cow::Owned(plain.collect())
}

/// `text` as it may be shown, its lines kept.
pub fn shown_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(shown).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(shown("a\u{1b}[31mb"), "a\u{fffd}[31mb");
        assert_eq!(
            shown("a\u{202e}b\u{200b}c\u{9b}d\u{2028}e"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e"
        );
        assert_eq!(shown("Tŷ Ddewi – £5 “yes”"), "Tŷ Ddewi – £5 “yes”");
        assert_eq!(shown(&format!("e{}", "\u{301}".repeat(50))).chars().count(), 5);
        assert_eq!(shown_lines("a\nb\r\n"), "a\nb\u{fffd}\n");
    }
}
