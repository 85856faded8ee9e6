//! Links that run nothing, and sentences that begin well.

use std::ops::Range;

use crate::guard::{self, Guard};

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
            _ => !guard::on(Guard::LinkScheme),
        };
        known.then(|| Self(format!("{lower}:{}", encoded(rest))))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where addresses stand in a text, without the mark that ends the sentence around them.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = begin(text, at) {
        let rest = &text[begin..];
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{201c}' | '\u{201d}' | '\u{300c}')
        };
        let mut end = rest.find(ends).unwrap_or(rest.len());
        // What closes a sentence or a bracket opened before the address is no part of it.
        while let Some(last) = rest[..end].chars().next_back() {
            let open = rest[..end].matches('(').count() >= rest[..end].matches(')').count();
            let trailing = match last {
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '\u{2019}' | ']' | '*' => true,
                ')' => !open,
                _ => false,
            };
            if !trailing {
                break;
            }
            end -= last.len_utf8();
        }
        if Link::safe(&rest[..end]).is_some_and(|link| link.as_str().len() > "https://".len()) {
            found.push(begin..begin + end);
        }
        at = begin + end.max(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Where the next address begins.
fn begin(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let schemes = ["http://", "https://", "mailto:"];
    let next = schemes.iter().filter_map(|scheme| rest.find(scheme)).min()?;
    Some(from + next)
}

/// Words as an anchor: small letters, figures and hyphens. Other scripts keep their letters.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "part".to_owned()
    } else {
        slug.to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_what_ends_the_sentence() {
        let found = |text: &'static str| {
            let found = addresses(text).into_iter();
            found.map(|range| &text[range]).collect::<Vec<&str>>()
        };
        assert_eq!(
            found("see https://x.org/a_(b), or (http://y.org)."),
            ["https://x.org/a_(b)", "http://y.org"]
        );
        assert_eq!(found("https://x.org/?q=1&r=2!"), ["https://x.org/?q=1&r=2"]);
        assert_eq!(
            found("mailto:clerk@x.org; http:// and https://"),
            ["mailto:clerk@x.org"]
        );
        assert_eq!(found("é http://é.org\u{2019}s"), ["http://é.org\u{2019}s"]);
        assert!(found("nothing here").is_empty());
    }

    #[test]
    fn anchors_are_plain() {
        assert_eq!(slug("item-25/106"), "item-25-106");
        assert_eq!(slug("  Present!  "), "present");
        assert_eq!(slug("\u{2026}"), "part");
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
}
