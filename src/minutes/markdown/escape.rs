//! Text that stays text in Markdown, whichever Markdown reads it.

use crate::guard::{self, Guard};

/// Where the text stands, since some signs mean something only there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the beginning of a line.
    Start,
    /// After other text.
    Within,
    /// In a heading.
    Heading,
}

/// `text` with everything escaped that could be read as markup, HTML, or an address to follow.
pub(super) fn escape(text: &str, place: Place) -> String {
    if !guard::on(Guard::MarkdownEscape) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = match place {
        Place::Start => text.trim_start(),
        Place::Within | Place::Heading => text,
    };
    if place == Place::Start {
        let at = marker(rest);
        out.push_str(&rest[..at]);
        if at < rest.len() && (at > 0 || rest.starts_with(['#', '-', '+', '=', ':', '>', '%'])) {
            out.push('\\');
            // The marker is ASCII, so one byte on is a character's edge.
            out.push_str(&rest[at..=at]);
            rest = &rest[at + 1..];
        }
    }
    let mut before = out.chars().last().unwrap_or(' ');
    for (at, c) in rest.char_indices() {
        let after = &rest[at + c.len_utf8()..];
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if after.starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric()) => {
                out.push_str("&amp;")
            }
            '#' if place == Place::Heading => out.push_str("\\#"),
            // Bare addresses become links in many readers; one that was cited has its own.
            ':' if after.starts_with("//") => out.push_str("\\:"),
            '.' if before.eq_ignore_ascii_case(&'w') && ends_in_www(&rest[..at]) => out.push_str("\\."),
            c => out.push(c),
        }
        before = c;
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// How many bytes of digits stand before the `.` or `)` that would make a numbered list; 0 where none would.
fn marker(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') => digits,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        for (typed, written) in [
            ("# not a heading", "\\# not a heading"),
            ("- not a point", "\\- not a point"),
            ("+ not a point", "\\+ not a point"),
            ("  1. not a list", "1\\. not a list"),
            ("12) nor this", "12\\) nor this"),
            ("3.5 million", "3\\.5 million"),
            ("=== ", "\\=== "),
            ("> quoted", "\\> quoted"),
            (". dot", ". dot"),
            (
                "*b* _i_ `c` [l](x) ![i](x) a|b ~~s~~ \\",
                "\\*b\\* \\_i\\_ \\`c\\` \\[l\\](x) !\\[i\\](x) a\\|b \\~\\~s\\~\\~ \\\\",
            ),
            ("<script>&lt; R & D", "&lt;script&gt;&amp;lt; R & D"),
            (
                "see https://x.org or WWW.x.org",
                "see https\\://x.org or WWW\\.x.org",
            ),
            ("", ""),
        ] {
            assert_eq!(escape(typed, Place::Start), written, "{typed}");
        }
        assert_eq!(escape("C# and #1 #", Place::Heading), "C\\# and \\#1 \\#");
        assert_eq!(escape("1. - #", Place::Within), "1. - #");
    }
}
