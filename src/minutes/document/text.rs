//! Text from the log made fit to be read: nothing in it invisible, and no link that runs anything.

/// `text` on one line, with every control, bidirectional or invisible character shown by its number.
///
/// Joiners and variation selectors stay where a script or a sign needs them: after a letter or sign beyond
/// ASCII. Anywhere else they would only make two names look alike.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' if !before.is_ascii() && !is_unseen(before) => {
                shown.push(c);
            }
            c if is_unseen(c) => shown.push_str(&format!("\u{27e8}U+{:04X}\u{27e9}", u32::from(c))),
            c => shown.push(c),
        }
        before = c;
    }
    shown
}

/// Characters that draw nothing, change the order of others, or that XML forbids.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// An address that a reader may follow: `http`, `https` or `mailto`, in characters that no format reads as
/// its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The address, made inert; none where its scheme is another one.
    pub fn safe(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once(':')?;
        let lower = scheme.to_ascii_lowercase();
        let known = match lower.as_str() {
            "http" | "https" => rest.starts_with("//") && rest.len() > 2,
            "mailto" => rest.contains('@'),
            _ => false,
        };
        known.then(|| Self(format!("{lower}:{}", encoded(rest))))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `rest` with every byte that is not plainly part of an address written as `%XX`.
fn encoded(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len());
    for byte in rest.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'%' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'&' | b'+'
            | b',' | b';' | b'=' | b':' | b'[' | b']' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// `text` with its first letter in upper case, as at the beginning of a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown() {
        assert_eq!(visible("a\u{202e}b\u{7}c"), "a⟨U+202E⟩b⟨U+0007⟩c");
        assert_eq!(visible("two\nlines\u{2028}three"), "two lines three");
        assert_eq!(visible("pay\u{200d}ment"), "pay⟨U+200D⟩ment");
        assert_eq!(
            visible("\u{1f468}\u{200d}\u{1f469}, Cllr Ó Súilleabháin"),
            "\u{1f468}\u{200d}\u{1f469}, Cllr Ó Súilleabháin"
        );
        assert_eq!(visible("\u{ffff}\u{feff}"), "⟨U+FFFF⟩⟨U+FEFF⟩");
    }

    #[test]
    fn only_addresses_one_may_follow_are_links() {
        let safe = |url| Link::safe(url).map(|link| link.0);
        assert_eq!(
            safe("HTTPS://example.org/a (b)").as_deref(),
            Some("https://example.org/a%20%28b%29")
        );
        assert_eq!(
            safe("mailto:clerk@example.org").as_deref(),
            Some("mailto:clerk@example.org")
        );
        assert_eq!(
            safe("https://x/\"><script>").as_deref(),
            Some("https://x/%22%3E%3Cscript%3E")
        );
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//host",
            "file:///etc",
            "java\nscript:x",
            "http:x",
            "",
        ] {
            assert_eq!(safe(url), None, "{url}");
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(capitalised("the PCC"), "The PCC");
        assert_eq!(capitalised("ärzte"), "Ärzte");
        assert_eq!(capitalised(""), "");
    }
}
