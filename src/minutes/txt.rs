//! The document as plain text, to be read in an e-mail or pasted into another program: no marks of any format, one
//! line a paragraph, so that whatever it is pasted into breaks the lines.

use super::document::{Block, Document, Inline, Part, Text};

/// A document as plain text, each block after an empty line.
pub fn write(document: &Document) -> String {
    let mut out = format!("{}\n", document.title);
    if !document.kind.is_empty() {
        out.push_str(&format!("{}\n", document.kind));
    }
    for (holds, mark) in [
        (document.draft, &document.marks.draft),
        (document.exempt, &document.marks.contains_exempt),
    ] {
        if holds {
            out.push_str(&format!("\n{mark}\n"));
        }
    }
    let mut exempt = false;
    for part in &document.parts {
        if part.exempt != exempt {
            exempt = part.exempt;
            out.push_str(&format!(
                "\n{}\n",
                if exempt {
                    &document.marks.exempt
                } else {
                    &document.marks.exempt_ends
                }
            ));
        }
        let block = block(part);
        if !block.is_empty() {
            out.push_str(if follows(part) { "" } else { "\n" });
            out.push_str(&block);
        }
    }
    if exempt {
        out.push_str(&format!("\n{}\n", document.marks.exempt_ends));
    }
    out
}

/// One item of a document alone, without what stands around it: to be pasted under the item's own heading elsewhere.
pub fn pasted(mut document: Document) -> String {
    let is_item = |part: &Part| {
        part.anchor
            .as_deref()
            .is_some_and(|anchor| anchor.starts_with("item-"))
    };
    let begin = document.parts.iter().position(is_item).unwrap_or(0);
    document.parts.drain(..begin);
    // What is said of the paper itself stands under a heading that no item has.
    let ends = |part: &Part| matches!(part.block, Block::Heading { level: 1, .. }) && !is_item(part);
    let end = document.parts.iter().position(ends);
    document.parts.truncate(end.unwrap_or(document.parts.len()));
    let text = write(&document);
    // The paper's own head is two lines.
    let head = if document.kind.is_empty() { 1 } else { 2 };
    let body: Vec<&str> = text.lines().skip(head).collect();
    format!("{}\n", body.join("\n").trim())
}

/// Whether a block stands close under the one before it.
fn follows(part: &Part) -> bool {
    matches!(part.block, Block::Clauses { .. })
}

fn block(part: &Part) -> String {
    match &part.block {
        Block::Heading { level, text } => {
            let words = inline(text);
            match level {
                0 | 1 => format!("{}\n", words.to_uppercase()),
                _ => format!("{words}\n"),
            }
        }
        Block::Paragraph { text, .. } if text.is_empty() => String::new(),
        Block::Paragraph { text, .. } => format!("{}\n", inline(text)),
        Block::Exact(text) => format!("    {}\n", inline(text)),
        Block::Bullets(points) => points
            .iter()
            .map(|point| format!("- {}\n", inline(point)))
            .collect(),
        Block::Numbered(points) => {
            let each = points.iter().zip(1..);
            each.map(|(point, nth)| format!("{nth}. {}\n", inline(point)))
                .collect()
        }
        Block::Labelled(lines) => {
            let each = lines.iter();
            each.map(|(label, text)| format!("{label}: {}\n", inline(text)))
                .collect()
        }
        Block::Clauses { clauses, .. } => {
            let each = clauses.iter().map(|one| {
                let indent = "    ".repeat(usize::from(one.level.clamp(1, 5)));
                format!(
                    "{indent}{} {}\n",
                    one.mark.as_deref().unwrap_or("-"),
                    inline(&one.text)
                )
            });
            each.collect()
        }
        Block::Table { head, rows } => table(head, rows),
    }
}

/// A table as rows of cells with tabs between them: pasted into a table it is one again.
fn table(head: &[String], rows: &[Vec<Text>]) -> String {
    let mut out = String::new();
    if !head.is_empty() {
        out.push_str(&format!("{}\n", head.join("\t")));
    }
    for row in rows {
        let cells: Vec<String> = row.iter().map(inline).collect();
        out.push_str(&format!("{}\n", cells.join("\t")));
    }
    out
}

fn inline(text: &Text) -> String {
    let words = text.0.iter().map(|inline| match inline {
        Inline::Plain(words) | Inline::Strong(words) => words.clone(),
        Inline::Link { text, to } if text == to.as_str() => text.clone(),
        Inline::Link { text, to } => format!("{text} <{}>", to.as_str()),
    });
    words.collect::<String>().trim().to_owned()
}
