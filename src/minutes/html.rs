//! The document as one HTML file: readable on a screen, on paper and by a screen reader.
//!
//! Nothing in it runs, and nothing is fetched: its own policy forbids both, and names the one style it has
//! by its hash. Whatever the clerk typed is text: every text passes `escape`.

use std::collections::HashSet;
use std::fmt::Write;

use super::direction;
use super::document::{Block, Clause, Document, Inline, Marked, Part, Role, Text, slug};
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
        line(&mut out, "<p class=\"kind\">", &document.marks.draft, "</p>");
    }
    if document.exempt {
        line(
            &mut out,
            "<p class=\"warning\">",
            &document.marks.contains_exempt,
            "</p>",
        );
    }
    out.push_str("</header>\n");
    let ids = anchors(&document.parts);
    contents(&mut out, &document.parts, &ids, &document.marks);
    out.push_str("<main>\n");
    let (mut exempt, mut heading) = (false, None);
    for (part, id) in document.parts.iter().zip(&ids) {
        if part.exempt != exempt {
            exempt = part.exempt;
            turn(&mut out, exempt, &document.marks);
        }
        if matches!(part.block, Block::Heading { .. }) {
            heading = id.as_deref();
        }
        block(&mut out, part, id.as_deref(), heading);
    }
    if exempt {
        turn(&mut out, false, &document.marks);
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
fn turn(out: &mut String, exempt: bool, marks: &Marked) {
    if exempt {
        let label = escape(&marks.exempt);
        let _ = writeln!(out, "<section class=\"exempt\" aria-label=\"{label}\">");
        line(out, "<p class=\"warning\">", &marks.exempt, "</p>");
    } else {
        line(out, "<p class=\"warning\">", &marks.exempt_ends, "</p>");
        out.push_str("</section>\n");
    }
}

/// The first headings, each a link: how a screen reader's user, and anybody with a long paper, finds a place.
fn contents(out: &mut String, parts: &[Part], ids: &[Option<String>], marks: &Marked) {
    let headings = parts.iter().zip(ids).filter_map(|(part, id)| match &part.block {
        Block::Heading { level: 1, text } => Some((text, id.as_deref()?)),
        _ => None,
    });
    let first: Vec<(&Text, &str)> = headings.collect();
    if first.len() < CONTENTS_FROM {
        return;
    }
    let label = escape(&marks.contents);
    let _ = writeln!(out, "<nav aria-label=\"{label}\">\n<ul>");
    for (text, id) in first {
        let _ = writeln!(out, "<li><a href=\"#{id}\">{}</a></li>", words(&text.words()));
    }
    out.push_str("</ul>\n</nav>\n");
}

/// What each part is linked to by: its own anchor, which does not move with what stands before it; a heading
/// without one by its words.
fn anchors(parts: &[Part]) -> Vec<Option<String>> {
    let mut used = HashSet::new();
    let mut once = |wanted: String| {
        let later = (2..).map(|nth| format!("{wanted}-{nth}"));
        let free = std::iter::once(wanted.clone())
            .chain(later)
            .find(|id| !used.contains(id))?;
        used.insert(free.clone());
        Some(free)
    };
    let ids = parts.iter().map(|part| match (&part.anchor, &part.block) {
        (Some(anchor), _) => once(slug(anchor)),
        (None, Block::Heading { text, .. }) => once(slug(&text.words())),
        (None, _) => None,
    });
    ids.collect()
}

fn block(out: &mut String, part: &Part, id: Option<&str>, heading: Option<&str>) {
    let named = id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    match &part.block {
        Block::Heading { level, text } => {
            let level = (*level).clamp(1, 5) + 1;
            let _ = writeln!(out, "<h{level}{named}>{}</h{level}>", inline(text));
        }
        Block::Paragraph { text, .. } if text.is_empty() => {}
        Block::Paragraph { role, text } => {
            let _ = match class(*role) {
                "" => writeln!(out, "<p{named}>{}</p>", inline(text)),
                class => writeln!(out, "<p{named} class=\"{class}\">{}</p>", inline(text)),
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
        Block::Clauses { role, clauses } => self::clauses(out, *role, clauses),
        Block::Table { head, rows } => table(out, head, rows, heading),
    }
}

/// Clauses as lists in lists; each is called as it was typed, so that a reference to it finds it.
fn clauses(out: &mut String, role: Role, clauses: &[Clause]) {
    let class = match role {
        Role::Motion => "clauses moved",
        _ => "clauses decided",
    };
    let mut depth = 0;
    for one in clauses {
        let level = one.level.clamp(1, 5);
        if level > depth {
            while level > depth {
                depth += 1;
                match depth {
                    1 => {
                        let _ = write!(out, "<ol class=\"{class}\">\n<li>");
                    }
                    _ => out.push_str("\n<ol>\n<li>"),
                }
            }
        } else {
            while level < depth {
                depth -= 1;
                out.push_str("</li>\n</ol>\n");
            }
            out.push_str("</li>\n<li>");
        }
        match &one.mark {
            Some(mark) => {
                let _ = write!(out, "<span class=\"mark\">{}</span> ", escape(mark));
            }
            None => out.push_str("<span class=\"mark\">\u{2022}</span> "),
        }
        out.push_str(&inline(&one.text));
    }
    while depth > 0 {
        depth -= 1;
        out.push_str("</li>\n</ol>\n");
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

fn table(out: &mut String, head: &[String], rows: &[Vec<Text>], heading: Option<&str>) {
    // A table is named by the heading it stands under; a narrow screen moves it, not the page.
    out.push_str("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n");
    match heading {
        Some(id) => {
            let _ = writeln!(out, "<table aria-labelledby=\"{id}\">");
        }
        None => out.push_str("<table>\n"),
    }
    if !head.is_empty() {
        out.push_str("<thead>\n<tr>");
        for cell in head {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escape(cell));
        }
        out.push_str("</tr>\n</thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td>{}</td>", inline(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn inline(text: &Text) -> String {
    let mut out = String::new();
    for inline in &text.0 {
        let _ = match inline {
            Inline::Plain(text) => write!(out, "{}", words(text)),
            Inline::Strong(text) => write!(out, "<strong>{}</strong>", words(text)),
            Inline::Link { text, to } => {
                let (to, text) = (escape(to.as_str()), words(text));
                write!(out, "<a href=\"{to}\" rel=\"noopener noreferrer\">{text}</a>")
            }
        };
    }
    out
}

fn line(out: &mut String, before: &str, text: &str, after: &str) {
    let _ = writeln!(out, "{before}{}{after}", escape(text));
}

/// Words, those that run from right to left kept apart, so that what stands beside them keeps its place.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (stretch, rightward) in direction::stretches(text) {
        match rightward {
            true => out.push_str(&escape(stretch)),
            false => {
                let _ = write!(out, "<bdi>{}</bdi>", escape(stretch));
            }
        }
    }
    out
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
