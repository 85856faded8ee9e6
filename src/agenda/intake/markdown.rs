//! Markdown, as lines: headings, lists, emphasis, links, tables.

use super::line::{Cell, Line, Place, tidy};
use super::text::indent;

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let longest = text
        .lines()
        .map(|line| line.chars().count())
        .filter(|count| *count < 400)
        .max()
        .unwrap_or(0);
    let full = (longest * 8 / 10).max(50);
    let mut out: Vec<Line> = Vec::new();
    let (mut after_gap, mut fenced, mut commented) = (true, false, false);
    let (mut table, mut row) = (0u32, 0u32);
    // The last number of the list at each indent: `1.` before every item leaves the counting to Markdown.
    let mut counts: Vec<(usize, u32, u32)> = Vec::new();
    for (n, raw) in text.lines().enumerate() {
        let place = Place {
            line: u32::try_from(n).unwrap_or(0) + 1,
            ..Place::default()
        };
        let trimmed = raw.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        if commented || trimmed.starts_with("<!--") {
            commented = !trimmed.contains("-->");
            out.push(Line {
                aside: Some("a comment"),
                ..Line::new(tidy(trimmed), place)
            });
            continue;
        }
        if trimmed.is_empty() {
            after_gap = true;
            (row, table) = if row > 0 { (0, table) } else { (row, table) };
            continue;
        }
        let rule = trimmed.len() >= 3 && trimmed.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '));
        if rule {
            let underlines = trimmed.starts_with(['=', '-']) && !after_gap;
            if let Some(last) = out.last_mut().filter(|_| underlines) {
                last.heading = Some(if trimmed.starts_with('=') { 1 } else { 2 });
            }
            after_gap = true;
            continue;
        }
        if !fenced && trimmed.starts_with('|') {
            if row == 0 {
                table += 1;
            }
            let cells: Vec<&str> = trimmed.trim_matches('|').split('|').map(str::trim).collect();
            if cells
                .iter()
                .all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
            {
                continue;
            }
            row += 1;
            for (column, cell) in cells.into_iter().enumerate() {
                let (text, _) = plain(cell);
                out.push(Line {
                    cell: Some(Cell {
                        table,
                        row,
                        column: u32::try_from(column).unwrap_or(0),
                    }),
                    after_gap: true,
                    ..Line::new(
                        tidy(&text),
                        Place {
                            row: Some((table, row)),
                            ..place
                        },
                    )
                });
            }
            continue;
        }
        let quoted = raw.trim_start().trim_start_matches('>');
        let raw = if raw.trim_start().starts_with('>') {
            quoted
        } else {
            raw
        };
        let level = raw.trim_start().chars().take_while(|c| *c == '#').count();
        let heading = (1..=6).contains(&level)
            && raw
                .trim_start()
                .chars()
                .nth(level)
                .is_none_or(char::is_whitespace);
        let body = if heading {
            raw.trim_start().trim_matches('#')
        } else {
            raw
        };
        let (words, bold) = plain(body);
        let mut line = Line {
            indent: indent(raw),
            heading: heading.then(|| u8::try_from(level).unwrap_or(6)),
            bold,
            after_gap,
            wraps: true,
            full: raw.trim_end().chars().count() >= full,
            ..Line::new(tidy(&words), place)
        };
        if line.text.is_empty() {
            continue;
        }
        recount(&mut line, &mut counts);
        out.push(line);
        after_gap = heading;
    }
    out
}

/// Counts a list whose items all say `1.`.
fn recount(line: &mut Line, counts: &mut Vec<(usize, u32, u32)>) {
    let figures: String = line.text.chars().take_while(char::is_ascii_digit).collect();
    let rest = line.text.get(figures.len()..).unwrap_or_default();
    let Some(said) = figures
        .parse::<u32>()
        .ok()
        .filter(|_| rest.starts_with(". ") || rest.starts_with(") "))
    else {
        return;
    };
    counts.retain(|(indent, _, _)| *indent <= line.indent);
    match counts.iter_mut().find(|(indent, _, _)| *indent == line.indent) {
        Some((_, first, count)) if said == *first && said <= 1 => {
            *count += 1;
            line.number = Some(format!("{count}."));
            line.text = rest.get(2..).unwrap_or_default().trim().to_owned();
        }
        Some((_, first, count)) => (*first, *count) = (u32::MAX, said),
        None => counts.push((line.indent, said, said)),
    }
}

/// Words without the marks of emphasis and links; whether all of them were strong.
fn plain(text: &str) -> (String, bool) {
    let trimmed = text.trim();
    let listed = super::marker::read(trimmed).map_or(0, |marker| marker.len);
    let inner = trimmed.get(listed..).unwrap_or_default().trim();
    let bold = inner.len() > 4
        && ((inner.starts_with("**")
            && inner.ends_with("**")
            && !inner.get(2..inner.len() - 2).unwrap_or_default().contains("**"))
            || (inner.starts_with("__") && inner.ends_with("__")));
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let mut after = rest.chars();
            after.next();
            if let Some(next) = after.next().filter(char::is_ascii_punctuation) {
                out.push(next);
                rest = after.as_str();
                continue;
            }
        }
        if let Some((words, after)) = link(rest) {
            out.push_str(words);
            rest = after;
            continue;
        }
        let marks = ["**", "__", "`", "~~"]
            .iter()
            .find(|mark| rest.starts_with(**mark));
        if let Some(mark) = marks {
            rest = rest.get(mark.len()..).unwrap_or_default();
            continue;
        }
        // A star or a bar around words; "5 * 3" and snake_case stay.
        let before = out.chars().next_back();
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let opens = !word(before) && word(next);
        let closes = before.is_some_and(|c| !c.is_whitespace()) && !word(next);
        if matches!(c, '*' | '_')
            && (opens || closes)
            && !(out.trim().is_empty() && next.is_some_and(char::is_whitespace))
        {
            rest = after;
            continue;
        }
        out.push(c);
        rest = after;
    }
    (out, bold)
}

/// `[words](address)`, `![words](address)` and `<address>` as their words.
fn link(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix("<http") {
        let end = inner.find('>')?;
        return Some((text.get(1..end + 5)?, inner.get(end + 1..)?));
    }
    let inner = text.strip_prefix("![").or_else(|| text.strip_prefix('['))?;
    let end = inner.find("](")?;
    let words = inner.get(..end).filter(|words| !words.contains(['[', ']']))?;
    let after = inner.get(end + 2..)?;
    let close = after.find(')')?;
    Some((words, after.get(close + 1..)?))
}
