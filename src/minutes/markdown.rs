//! The document as Markdown (CommonMark with tables), readable as it stands.
//!
//! Nothing a clerk typed may become structure, HTML or a link: every text passes `escape`.

mod escape;

use super::document::{Block, Document, Inline, Part, Role, Text};
use super::{Scope, Seal, compose};
use crate::meeting::Meeting;
use escape::{Place, escape};

/// The minutes of a meeting in Markdown, for those of `scope`.
pub fn minutes(meeting: &Meeting, scope: Scope, seal: &Seal) -> String {
    write(&compose::minutes(meeting, scope, seal))
}

/// A document in Markdown, each block after an empty line.
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title, Place::Heading));
    if !document.kind.is_empty() {
        out.push_str(&format!("\n**{}**\n", escape(&document.kind, Place::Within)));
    }
    for (holds, mark) in [
        (document.draft, &document.marks.draft),
        (document.exempt, &document.marks.contains_exempt),
    ] {
        if holds {
            out.push_str(&format!("\n**{mark}**\n"));
        }
    }
    let mut exempt = false;
    for part in &document.parts {
        if part.exempt != exempt {
            exempt = part.exempt;
            let mark = if exempt {
                &document.marks.exempt
            } else {
                &document.marks.exempt_ends
            };
            out.push_str(&format!("\n**{mark}**\n"));
        }
        let block = block(part);
        if !block.is_empty() {
            out.push('\n');
            out.push_str(&block);
        }
    }
    if exempt {
        out.push_str(&format!("\n**{}**\n", document.marks.exempt_ends));
    }
    out
}

fn block(part: &Part) -> String {
    match &part.block {
        Block::Heading { level, text } => {
            let mark = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
            format!("{mark} {}\n", inline(text, Place::Heading))
        }
        Block::Paragraph { text, .. } if text.is_empty() => String::new(),
        Block::Paragraph { text, .. } => format!("{}\n", inline(text, Place::Start)),
        Block::Exact(text) => format!("> {}\n", inline(text, Place::Start)),
        Block::Bullets(points) => points
            .iter()
            .map(|point| format!("- {}\n", inline(point, Place::Start)))
            .collect(),
        Block::Numbered(points) => points
            .iter()
            .zip(1..)
            .map(|(point, nth)| format!("{nth}. {}\n", inline(point, Place::Start)))
            .collect(),
        Block::Labelled(lines) => lines
            .iter()
            .map(|(label, text)| {
                let label = escape(label, Place::Start);
                format!("- {label}: {}\n", inline(text, Place::Within))
            })
            .collect(),
        Block::Clauses { role, clauses } => {
            let quoted = if *role == Role::Motion { "> " } else { "" };
            clauses
                .iter()
                .map(|one| {
                    let indent = "  ".repeat(usize::from(one.level.clamp(1, 5)) - 1);
                    let mark = one.mark.as_ref();
                    let mark = mark.map(|mark| format!("{} ", escape(mark, Place::Start)));
                    let place = if mark.is_some() {
                        Place::Within
                    } else {
                        Place::Start
                    };
                    let text = inline(&one.text, place);
                    format!("{quoted}{indent}- {}{text}\n", mark.unwrap_or_default())
                })
                .collect()
        }
        Block::Table { head, rows } => table(head, rows),
    }
}

fn table(head: &[String], rows: &[Vec<Text>]) -> String {
    let cells = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    // A table without a head has an empty one: Markdown knows no other.
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    let mut first: Vec<String> = head.iter().map(|cell| escape(cell, Place::Within)).collect();
    first.resize(wide, String::new());
    let mut out = cells(first);
    out.push_str(&cells(vec!["---".to_owned(); wide]));
    for row in rows {
        out.push_str(&cells(
            row.iter().map(|cell| inline(cell, Place::Within)).collect(),
        ));
    }
    out
}

fn inline(text: &Text, place: Place) -> String {
    let mut out = String::new();
    for (at, inline) in text.0.iter().enumerate() {
        let place = match (at, place) {
            (0, place) | (_, place @ Place::Heading) => place,
            (_, Place::Start | Place::Within) => Place::Within,
        };
        match inline {
            Inline::Plain(words) => out.push_str(&escape(words, place)),
            Inline::Strong(words) => out.push_str(&strong(words, place)),
            // An address that is its own words is written as it is.
            Inline::Link { text, to } if text == to.as_str() => out.push_str(&format!("<{text}>")),
            Inline::Link { text, to } => {
                out.push_str(&format!("[{}](<{}>)", escape(text, Place::Within), to.as_str()));
            }
        }
    }
    out.trim().to_owned()
}

/// Emphasis holds only where no blank stands inside its marks.
fn strong(words: &str, place: Place) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return words.to_owned();
    }
    let start = words.len() - words.trim_start().len();
    let (before, after) = (&words[..start], &words[start + inner.len()..]);
    format!("{before}**{}**{after}", escape(inner, place))
}
