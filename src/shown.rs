//! Text on its way to a terminal or a file for people: nothing in it that is obeyed or cannot be seen.

use std::borrow::Cow;

use crate::meeting::plain::{Seen, seen};

/// What stands for a character that must not be shown.
const REPLACED: char = '\u{fffd}';

/// `text` as it may be shown on one line.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let plain = seen(text).filter_map(|(c, seen)| match seen {
        Seen::Itself | Seen::Form => Some(c),
        Seen::Break if c == '\t' => Some(' '),
        Seen::Break | Seen::Hidden | Seen::Joiner => Some(REPLACED),
        Seen::Piled => None,
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
