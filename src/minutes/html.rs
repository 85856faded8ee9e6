//! The document as one HTML file: readable on a screen, on paper and by a screen reader.
//!
//! Nothing in it runs, and nothing is fetched: its own policy forbids both, and names the one style it has
//! by its hash. Whatever the clerk typed is text: every text passes `escape`.

use std::fmt::Write;

use super::document::{
    Block, CONTAINS_EXEMPT, DRAFT, Document, EXEMPT, EXEMPT_ENDS, Inline, Part, Role, Text,
};
use crate::guard::{self, Guard};

/// How it looks. Changed, its hash below changes with it: a test says so.
const STYLE: &str = include_str!("html/style.css");

/// The SHA-256 of the style, as a Content Security Policy names it.
const STYLE_HASH: &str = include_str!("html/style.hash");

/// With fewer headings than this, a list of them is more to read than it spares.
const CONTENTS_FROM: usize = 4;

/// A document as an HTML file.
pub fn write(document: &Document) -> String {
    let mut out = head(document);
    out.push_str("<header>\n");
    line(&mut out, "<h1>", &document.title, "</h1>");
    if !document.kind.is_empty() {
        line(&mut out, "<p class=\"kind\">", &document.kind, "</p>");
    }
    if document.draft {
        line(&mut out, "<p class=\"kind\">", DRAFT, "</p>");
    }
    if document.exempt {
        line(&mut out, "<p class=\"warning\">", CONTAINS_EXEMPT, "</p>");
    }
    out.push_str("</header>\n");
    contents(&mut out, &document.parts);
    out.push_str("<main>\n");
    let (mut exempt, mut headings) = (false, 0);
    for part in &document.parts {
        if part.exempt != exempt {
            exempt = part.exempt;
            turn(&mut out, exempt);
        }
        block(&mut out, part, &mut headings);
    }
    if exempt {
        turn(&mut out, false);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn head(document: &Document) -> String {
    let title = escape(&format!("{}: {}", document.running, document.kind));
    let language = escape(&document.language);
    let hash = STYLE_HASH.trim();
    let class = match (document.exempt, document.draft) {
        (false, false) => "",
        (true, false) => " class=\"private\"",
        (false, true) => " class=\"draft\"",
        (true, true) => " class=\"private draft\"",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{hash}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body{class}>\n"
    )
}

/// Where an exempt part begins or ends.
fn turn(out: &mut String, exempt: bool) {
    if exempt {
        out.push_str("<section class=\"exempt\" aria-label=\"Exempt part\">\n");
        line(out, "<p class=\"warning\">", EXEMPT, "</p>");
    } else {
        line(out, "<p class=\"warning\">", EXEMPT_ENDS, "</p>");
        out.push_str("</section>\n");
    }
}

/// The first headings, each a link: how a screen reader's user, and anybody with a long paper, finds a place.
fn contents(out: &mut String, parts: &[Part]) {
    let headings = parts.iter().filter_map(|part| match &part.block {
        Block::Heading { level, text } => Some((*level, text)),
        _ => None,
    });
    let first: Vec<_> = headings.zip(1..).filter(|((level, _), _)| *level == 1).collect();
    if first.len() < CONTENTS_FROM {
        return;
    }
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for ((_, text), nth) in first {
        let _ = writeln!(out, "<li><a href=\"#h{nth}\">{}</a></li>", escape(&text.words()));
    }
    out.push_str("</ul>\n</nav>\n");
}

fn block(out: &mut String, part: &Part, headings: &mut u32) {
    match &part.block {
        Block::Heading { level, text } => {
            *headings += 1;
            let level = (*level).clamp(1, 5) + 1;
            let exempt = if part.exempt { " (EXEMPT)" } else { "" };
            let _ = writeln!(
                out,
                "<h{level} id=\"h{headings}\">{}{exempt}</h{level}>",
                inline(text)
            );
        }
        Block::Paragraph { text, .. } if text.is_empty() => {}
        Block::Paragraph { role, text } => {
            let _ = match class(*role) {
                "" => writeln!(out, "<p>{}</p>", inline(text)),
                class => writeln!(out, "<p class=\"{class}\">{}</p>", inline(text)),
            };
        }
        Block::Exact(text) => {
            let _ = writeln!(out, "<blockquote><p>{}</p></blockquote>", inline(text));
        }
        Block::Bullets(points) => list(out, "ul", points),
        Block::Numbered(points) => list(out, "ol", points),
        Block::Labelled(lines) => {
            out.push_str("<dl>\n");
            for (label, text) in lines {
                let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(label), inline(text));
            }
            out.push_str("</dl>\n");
        }
        Block::Table { head, rows } => table(out, head, rows, *headings),
    }
}

/// The class of a paragraph; plain words have none.
fn class(role: Role) -> &'static str {
    match role {
        Role::Body => "",
        Role::Action => "action",
        Role::Motion => "motion",
        Role::Vote => "vote",
        Role::Decision => "decision",
        Role::Procedure => "procedure",
        Role::Note => "note",
    }
}

fn list(out: &mut String, kind: &str, points: &[Text]) {
    let _ = writeln!(out, "<{kind}>");
    for point in points {
        let _ = writeln!(out, "<li>{}</li>", inline(point));
    }
    let _ = writeln!(out, "</{kind}>");
}

fn table(out: &mut String, head: &[String], rows: &[Vec<Text>], heading: u32) {
    // A table is named by the heading it stands under.
    match heading {
        0 => out.push_str("<table>\n<thead>\n<tr>"),
        nth => {
            let _ = write!(out, "<table aria-labelledby=\"h{nth}\">\n<thead>\n<tr>");
        }
    }
    for cell in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(cell));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td>{}</td>", inline(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn inline(text: &Text) -> String {
    let mut out = String::new();
    for inline in &text.0 {
        let _ = match inline {
            Inline::Plain(words) => write!(out, "{}", escape(words)),
            Inline::Strong(words) => write!(out, "<strong>{}</strong>", escape(words)),
            Inline::Link { text, to } => {
                let (to, text) = (escape(to.as_str()), escape(text));
                write!(out, "<a href=\"{to}\" rel=\"noopener noreferrer\">{text}</a>")
            }
        };
    }
    out
}

fn line(out: &mut String, before: &str, text: &str, after: &str) {
    let _ = writeln!(out, "{before}{}{after}", escape(text));
}

/// Text that stays text, between tags and within quotes.
fn escape(text: &str) -> String {
    if !guard::on(Guard::HtmlEscape) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let bits =
                three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            for nth in 0..4 {
                let sign = if nth > three.len() {
                    b'='
                } else {
                    SIGNS[(bits >> (18 - 6 * nth) & 63) as usize]
                };
                out.push(char::from(sign));
            }
        }
        out
    }

    #[test]
    fn the_policy_names_the_style() {
        let hash = format!("sha256-{}", base64(&Sha256::digest(STYLE)));
        assert_eq!(STYLE_HASH.trim(), hash, "put this into html/style.hash");
        assert!(!STYLE.contains("url(") && !STYLE.contains("</"), "{STYLE}");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<a href=\"x\" id='y'>&amp;"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;"
        );
    }
}
