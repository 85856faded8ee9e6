//! Links that run nothing, and sentences that begin well.

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
