//! Text on its way to a terminal or a file for people: nothing in it that is obeyed or cannot be seen.

use std::borrow::Cow;
use std::path::Path;

use crate::guard::{self, Guard};
use crate::meeting::plain::{Seen, seen};

/// What stands for a character that must not be shown.
const REPLACED: char = '\u{fffd}';

/// `text` as it may be shown on one line.
pub fn shown(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|b| (b' '..0x7f).contains(&b));
    if plain || !guard::on(Guard::ShownFilter) {
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

/// A path as it may be shown: a name that is no text with its bytes told, so that it can be found.
pub fn shown_path(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(&shown(chunk.valid()));
        let bytes = chunk.invalid().iter();
        text.extend(bytes.map(|byte| format!("\\x{byte:02x}")));
    }
    text
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
    fn a_name_that_is_no_text_is_shown_by_its_bytes() {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"T\xc5\xb7\xff\x1b.jsonl");
        assert_eq!(shown_path(Path::new(name)), "T\u{177}\\xff\u{fffd}.jsonl");
    }

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
