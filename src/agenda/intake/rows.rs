//! Tables and wide gaps, taken apart: one line an item, with what the other columns say beside it.

use super::line::{Column, Line, in_capitals};
use super::marker;
use super::words::WORDS;
use crate::human_time;

/// Takes the rows of tables, and lines with gaps in them, apart.
pub(super) fn apart(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    let mut table: Option<Table> = None;
    let mut spaced: Option<Table> = None;
    while let Some(line) = rest.next() {
        let Some(cell) = line.cell else {
            // A table set with blanks: its heading says what the columns are.
            let parts = line.text.split('\t').count();
            let named = line
                .text
                .split('\t')
                .filter(|part| WORDS.column(part).is_some())
                .count();
            if parts >= 3 && named + 1 >= parts && line.aside.is_none() {
                let columns = line
                    .text
                    .split('\t')
                    .map(|part| WORDS.column(part).or(Some(Column::Other)))
                    .collect();
                let mut table = Table { nth: 0, columns };
                table.one_title();
                spaced = Some(table);
                out.push(Line {
                    aside: Some("the heading of a table"),
                    ..line
                });
                continue;
            }
            match &spaced {
                Some(table) if line.text.contains('\t') => out.extend(table.spaced(line)),
                _ => out.push(gaps(line)),
            }
            continue;
        };
        let mut row = vec![line];
        while let Some(next) = rest.next_if(|next| {
            next.cell
                .is_some_and(|other| (other.table, other.row) == (cell.table, cell.row))
        }) {
            row.push(next);
        }
        if table.as_ref().is_none_or(|table| table.nth != cell.table) {
            table = Some(Table::new(cell.table));
        }
        if let Some(table) = &mut table {
            out.extend(table.row(row));
        }
    }
    out
}

/// What is known of the table's columns.
struct Table {
    nth: u32,
    columns: Vec<Option<Column>>,
}

impl Table {
    fn new(nth: u32) -> Self {
        Self {
            nth,
            columns: Vec::new(),
        }
    }

    /// The lines of one row, in the order in which a person reads it.
    fn row(&mut self, lines: Vec<Line>) -> Vec<Line> {
        let mut cells: Vec<(u32, Vec<Line>)> = Vec::new();
        for line in lines
            .into_iter()
            .filter(|line| !line.text.is_empty() || line.number.is_some())
        {
            let column = line.cell.map_or(0, |cell| cell.column);
            match cells.last_mut().filter(|(last, _)| *last == column) {
                Some((_, lines)) => lines.push(line),
                None => cells.push((column, vec![line])),
            }
        }
        if cells.is_empty() {
            return Vec::new();
        }
        if self.is_header(&cells) {
            return cells
                .into_iter()
                .flat_map(|(_, lines)| lines)
                .map(|line| Line {
                    aside: Some("the heading of a table"),
                    ..line
                })
                .collect();
        }
        if cells.len() == 1 {
            let (_, lines) = cells.remove(0);
            return lines
                .into_iter()
                .enumerate()
                .map(|(n, line)| {
                    gaps(Line {
                        indent: usize::from(n > 0) * 4 + line.indent,
                        cell: None,
                        ..line
                    })
                })
                .collect();
        }
        // "Date | 6 May 2026": a label and what it labels.
        if let [(_, label), (_, value)] = cells.as_slice()
            && let [label] = label.as_slice()
            && !value.is_empty()
            && (WORDS.field(&label.text).is_some()
                || super::people::section(&label.text).is_some() && self.columns.is_empty())
            && marker::alone(&label.text).is_none()
        {
            let text = format!("{}: {}", label.text.trim_end_matches([':', ' ']), words(value));
            return vec![Line {
                cell: None,
                text,
                ..label.clone()
            }];
        }
        self.item(cells)
    }

    /// A row that is set with blanks: as many parts as there are columns, or what each can only be.
    fn spaced(&self, line: Line) -> Vec<Line> {
        let parts: Vec<&str> = line.text.split('\t').collect();
        if parts.len() + 1 < self.columns.len() || parts.len() > self.columns.len() {
            return vec![gaps(line)];
        }
        let cells = parts
            .iter()
            .enumerate()
            .map(|(n, part)| {
                let cell = Line {
                    beside: Vec::new(),
                    ..line.clone()
                };
                (
                    u32::try_from(n).unwrap_or(0),
                    vec![Line {
                        text: part.trim().to_owned(),
                        ..cell
                    }],
                )
            })
            .collect();
        self.item(cells)
    }

    /// Whether a row says what the columns are; they are known from then on.
    fn is_header(&mut self, cells: &[(u32, Vec<Line>)]) -> bool {
        let named: Vec<Option<Column>> = cells
            .iter()
            .map(|(_, lines)| match lines.as_slice() {
                [line] if line.text.len() < 40 => WORDS.column(&line.text),
                [a, b] if a.text.len() + b.text.len() < 40 => WORDS.column(&format!("{} {}", a.text, b.text)),
                _ => None,
            })
            .collect();
        let known = named.iter().flatten().count();
        let header = known >= 2 || (known == 1 && cells.len() == 1);
        let all = known == cells.len() || (known >= 2 && known + 1 >= cells.len());
        if !(header && all && self.columns.is_empty())
            || (cells.len() == 1 && named != [Some(Column::Number)])
        {
            return false;
        }
        for ((column, _), named) in cells.iter().zip(named) {
            let at = usize::try_from(*column).unwrap_or(0);
            if self.columns.len() <= at {
                self.columns.resize(at + 1, None);
            }
            if let Some(slot) = self.columns.get_mut(at) {
                *slot = named.or(Some(Column::Other));
            }
        }
        self.one_title();
        true
    }

    /// "Item | Subject | Lead": of two titles the first is the number.
    fn one_title(&mut self) {
        let titles = self
            .columns
            .iter()
            .filter(|column| **column == Some(Column::Title))
            .count();
        let first = self
            .columns
            .iter_mut()
            .find(|column| **column == Some(Column::Title));
        if let Some(first) = first.filter(|_| titles >= 2) {
            *first = Some(Column::Number);
        }
    }

    /// A row of several cells: a number or an hour, a title with what stands under it, and the rest.
    fn item(&self, cells: Vec<(u32, Vec<Line>)>) -> Vec<Line> {
        let mut number: Option<String> = None;
        let mut titled: Option<Vec<Line>> = None;
        let mut beside: Vec<(Column, String)> = Vec::new();
        let mut under: Vec<Line> = Vec::new();
        let only_title = !cells
            .iter()
            .any(|(column, _)| self.column(*column) == Some(Column::Title));
        for (column, lines) in cells {
            let all = words(&lines);
            let said = self.column(column);
            let guessed = guess(&all, titled.is_some());
            let is = match said {
                Some(Column::Title) => Column::Title,
                Some(Column::Number)
                    if marker::alone(&all).is_some() || titled.is_none() && all.len() < 12 =>
                {
                    Column::Number
                }
                Some(other) if titled.is_some() || guessed.is_some() || !only_title => other,
                _ => guessed.unwrap_or(if titled.is_none() {
                    Column::Title
                } else {
                    Column::Other
                }),
            };
            match is {
                Column::Number if number.is_none() && titled.is_none() => {
                    let own = lines.first().and_then(|line| line.number.clone());
                    number = Some(own.unwrap_or(all)).filter(|number| !number.is_empty());
                }
                Column::Title if titled.is_none() => titled = Some(lines),
                Column::Time | Column::Length | Column::Lead | Column::Page => beside.push((is, all)),
                _ if said == Some(Column::Other) && all.chars().count() < 40 => {
                    beside.push((Column::Other, all))
                }
                _ => under.extend(lines),
            }
        }
        let mut titled = titled.unwrap_or_default();
        if titled.is_empty() && under.is_empty() {
            // A number and nothing to it: what stands beside it is all there is.
            let text = beside
                .iter()
                .map(|(_, text)| text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let text = if text.is_empty() {
                number.take().unwrap_or_default()
            } else {
                text
            };
            return vec![Line::new(text, Default::default())];
        }
        titled.extend(under);
        let mut out = Vec::new();
        for (n, line) in titled.into_iter().enumerate() {
            let first = n == 0;
            let line = Line {
                number: if first {
                    number.take().or(line.number)
                } else {
                    line.number
                },
                indent: line.indent + if first { 0 } else { 4 },
                beside: if first {
                    std::mem::take(&mut beside)
                } else {
                    Vec::new()
                },
                ..line
            };
            out.push(line);
        }
        out
    }

    fn column(&self, column: u32) -> Option<Column> {
        let at = usize::try_from(column).ok()?;
        self.columns.get(at).copied().flatten()
    }
}

fn words(lines: &[Line]) -> String {
    let each: Vec<String> = lines
        .iter()
        .map(|line| match &line.number {
            Some(number) => format!("{number} {}", line.text).trim().to_owned(),
            None => line.text.clone(),
        })
        .collect();
    each.join(" ").replace('\t', " ")
}

/// What a cell is, by what stands in it.
fn guess(text: &str, titled: bool) -> Option<Column> {
    let text = text.trim();
    if human_time::length(text).is_some() {
        return Some(Column::Length);
    }
    if human_time::time(text).is_some_and(|_| text.contains([':', '.', 'h', 'm', 'H']))
        || human_time::range(text).is_some()
    {
        return Some(Column::Time);
    }
    if titled {
        return is_pages(text).then_some(Column::Page);
    }
    (text.chars().count() < 14 && marker::alone(text).is_some_and(|marker| !marker.number.is_empty()))
        .then_some(Column::Number)
}

/// Whether words are only pages of the papers: `5 - 28`, `(Pages 3–4)`, `p. 7`.
pub(super) fn is_pages(text: &str) -> bool {
    let lower = crate::meeting::fold::unaccented(text);
    let bare = lower.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.') || c.is_whitespace());
    let figures = [
        "pages",
        "page",
        "pp.",
        "pp",
        "p.",
        "tudalennau",
        "tudalen",
        "seiten",
        "seite",
        "s.",
        "paginas",
        "pagina",
    ]
    .iter()
    .find_map(|word| bare.strip_prefix(word))
    .unwrap_or(bare)
    .trim_start_matches([':', ' ', '.']);
    let parts: Vec<&str> = figures
        .split(|c: char| matches!(c, '-' | '–' | '—' | ',' | '&') || c.is_whitespace())
        .filter(|part| !part.is_empty() && *part != "to" && *part != "and")
        .collect();
    (1..=6).contains(&parts.len())
        && parts
            .iter()
            .all(|part| part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit()))
}

/// A line with wide gaps: a number before the first of them; pages, an hour, a length after the last ones.
fn gaps(mut line: Line) -> Line {
    if !line.text.contains('\t') || line.aside.is_some() {
        return line;
    }
    let parts: Vec<String> = line.text.split('\t').map(|part| part.trim().to_owned()).collect();
    let mut parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut beside = Vec::new();
    // A programme: the hour, what is done then, who leads it.
    if line.number.is_none()
        && parts.len() >= 2
        && parts
            .first()
            .is_some_and(|first| guess(first, false) == Some(Column::Time))
    {
        beside.push((Column::Time, parts.remove(0).to_owned()));
        if parts.len() >= 2
            && parts.last().is_some_and(|last| last.split(' ').count() <= 4)
            && let Some(last) = parts.pop()
        {
            let column = guess(last, true).unwrap_or(Column::Lead);
            beside.push((column, last.to_owned()));
        }
    }
    let has_number = parts
        .first()
        .is_some_and(|first| marker::alone(first).is_some() || line.number.is_some());
    while parts.len() >= 2 + usize::from(has_number && line.number.is_none()) {
        let Some(last) = parts.last() else { break };
        let Some(column) = guess(last, true) else { break };
        beside.insert(0, (column, (*last).to_owned()));
        parts.pop();
    }
    // A name in a column of its own, where an hour or a length stands in another.
    if has_number
        && parts.len() >= 3
        && parts
            .last()
            .is_some_and(|last| last.split(' ').count() <= 4 && !in_capitals(last))
        && beside
            .iter()
            .any(|(column, _)| matches!(column, Column::Time | Column::Length))
        && let Some(last) = parts.pop()
    {
        beside.insert(0, (Column::Lead, last.to_owned()));
    }
    line.beside.extend(beside);
    line.text = parts.join("\t");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_columns() {
        let line = gaps(Line::new(
            "3.\tBudget\tAnn Ortega\t10 min\t5 - 28",
            Default::default(),
        ));
        assert_eq!(line.text, "3.\tBudget");
        assert_eq!(
            line.beside,
            [
                (Column::Lead, "Ann Ortega".to_owned()),
                (Column::Length, "10 min".to_owned()),
                (Column::Page, "5 - 28".to_owned())
            ]
        );
        assert!(is_pages("(Pages 5 - 28)") && is_pages("29 - 31") && !is_pages("Room 4"));
    }
}
