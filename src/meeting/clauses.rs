//! The clauses of a resolution: its words line by line, each numbered or lettered line a clause of its own.
//!
//! A motion's words are one text, so that every rule, register and format has the same ones. Where the text has
//! lines, the first leads and the others are its clauses, to three levels, or the rows of a small table. What a
//! clause is called is as it was typed; only where it stands is worked out here. No word is added or lost.

/// How deep clauses go.
pub const DEEPEST: u8 = 3;

/// A text taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// What stands before the clauses: the whole text where there are none.
    pub lead: String,
    /// The clauses and tables in order.
    pub pieces: Vec<Piece>,
}

/// What stands under the lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A clause.
    Clause(Clause),
    /// A table, each cell as typed.
    Table {
        /// The heads of its columns, where a row of dashes stands under them.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// How deep it stands, from 1 to `DEEPEST`.
    pub level: u8,
    /// What it is called, as typed: `(1)`, `b.`; none where it is a plain point.
    pub mark: Option<String>,
    /// Its words.
    pub text: String,
}

/// How a mark counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// 1, 2, 3.
    Figures,
    /// a, b, c.
    Letters,
    /// A, B, C.
    Capitals,
    /// i, ii, iii.
    Roman,
}

/// A mark taken apart: what stands before and after its number, how it counts and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    /// Before the number: `(`.
    pub before: &'a str,
    /// After it: `)` or `.`.
    pub after: &'a str,
    /// How it counts.
    pub counting: Counting,
    /// Its number.
    pub number: u32,
    /// How many numbers stand before its own: one in `1.2`.
    pub above: usize,
}

impl Mark<'_> {
    /// Whether two marks are of the same row.
    fn is_like(&self, other: &Mark<'_>) -> bool {
        (self.before, self.after, self.counting, self.above)
            == (other.before, other.after, other.counting, other.above)
    }
}

/// A text taken apart into what leads and its clauses.
pub fn read(text: &str) -> Passage {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let (first, rest) = match lines.as_slice() {
        [] => return Passage::default(),
        [first, rest @ ..] => (*first, rest),
    };
    // Where the first line is itself the first of the clauses, nothing leads.
    let leads = rest.is_empty() || mark_of(first).is_none();
    let mut passage = Passage {
        lead: if leads {
            first.trim().to_owned()
        } else {
            String::new()
        },
        pieces: Vec::new(),
    };
    let mut rows: Vec<Option<Mark<'_>>> = Vec::new();
    for line in if leads { rest } else { &lines } {
        if let Some(cells) = cells(line) {
            match passage.pieces.last_mut() {
                Some(Piece::Table { head, rows })
                    if is_rule(&cells) && head.is_empty() && rows.len() == 1 =>
                {
                    *head = rows.remove(0);
                }
                Some(Piece::Table { rows, .. }) => rows.push(cells),
                _ => passage.pieces.push(Piece::Table {
                    head: Vec::new(),
                    rows: vec![cells],
                }),
            }
            continue;
        }
        let (mark, text) = match mark_of(line) {
            Some((mark, text)) => (Some(mark), text),
            None => (None, line.trim()),
        };
        let level = level(&mut rows, line, mark);
        passage.pieces.push(Piece::Clause(Clause {
            level,
            mark: mark.map(str::to_owned),
            text: text.to_owned(),
        }));
    }
    passage
}

/// Whether a text has clauses.
pub fn has(text: &str) -> bool {
    text.trim_end().contains('\n')
}

/// A text on one line, its clauses one after the other.
pub fn on_one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<&str>>().join(" ")
}

/// Where a clause stands: beside those counted as it is, else below the last. `rows` holds the last mark of each
/// level that is open; a plain point has none.
fn level<'a>(rows: &mut Vec<Option<Mark<'a>>>, line: &str, mark: Option<&'a str>) -> u8 {
    let indent = line.len() - line.trim_start().len();
    let (place, held) = match mark {
        // A plain point stands where it is set in, or beside the plain points above it.
        None => match indent / 2 {
            0 => (rows.iter().position(Option::is_none), None),
            depth => (Some(depth.min(rows.len())), None),
        },
        Some(mark) => {
            // The deepest row that it follows, so that `i` after `h` is a letter and after `ii` a numeral.
            let follows = |(at, row): (usize, &Option<Mark<'_>>)| {
                let last = (*row)?;
                let read = counted(mark, Some((last.counting, last.number)))?;
                last.is_like(&read).then_some((at, read))
            };
            let found = rows.iter().enumerate().rev().find_map(follows);
            (
                found.map(|(at, _)| at),
                found.map(|(_, read)| read).or_else(|| counted(mark, None)),
            )
        }
    };
    let place = place.unwrap_or(rows.len()).min(usize::from(DEEPEST) - 1);
    rows.truncate(place);
    rows.push(held);
    u8::try_from(place + 1).unwrap_or(DEEPEST)
}

/// The mark that a line begins with, and what follows it.
pub fn mark_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (mark, text) = line.split_once(char::is_whitespace)?;
    counted(mark, None)?;
    Some((mark, text.trim_start()))
}

/// A mark taken apart; `after` is how the one before it counts and how far, where a letter may be a numeral.
pub fn counted(mark: &str, after: Option<(Counting, u32)>) -> Option<Mark<'_>> {
    let (before, inner) = match mark.strip_prefix('(') {
        Some(inner) => ("(", inner),
        None => ("", mark),
    };
    let end = inner.find([')', '.']).filter(|end| *end > 0)?;
    // `1.2` and `1.2.` count their last number.
    let (number, last, above) = match inner.rsplit_once('.') {
        Some((first, last)) if is_figures(last) => (last, "", first.matches('.').count() + 1),
        _ => {
            let body = inner.trim_end_matches([')', '.']);
            match body.rsplit_once('.') {
                Some((first, last)) if is_figures(last) => {
                    (last, &inner[body.len()..], first.matches('.').count() + 1)
                }
                _ => (&inner[..end], &inner[end..], 0),
            }
        }
    };
    let firsts = &inner[..inner.len() - number.len() - last.len()];
    let well_formed = firsts.split('.').all(|part| part.is_empty() || is_figures(part))
        && matches!((before, last), ("(", ")") | ("", ")" | ".") | ("", ""))
        && (!last.is_empty() || above > 0);
    if !well_formed {
        return None;
    }
    let (counting, number) = number_of(number, after)?;
    Some(Mark {
        before,
        after: last,
        counting,
        number,
        above,
    })
}

fn is_figures(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number_of(text: &str, after: Option<(Counting, u32)>) -> Option<(Counting, u32)> {
    if is_figures(text) {
        return Some((Counting::Figures, text.parse().ok()?));
    }
    let letter = match text.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((Counting::Letters, u32::from(letter - b'a') + 1)),
        [letter @ b'A'..=b'Z'] => Some((Counting::Capitals, u32::from(letter - b'A') + 1)),
        _ => None,
    };
    let roman = roman(text).map(|number| (Counting::Roman, number));
    match (letter, roman) {
        // A letter that is a numeral too is what comes next.
        (Some(letter), Some(roman)) => match after {
            Some((_, after)) if letter.1 == after + 1 => Some(letter),
            Some((_, after)) if roman.1 == after + 1 => Some(roman),
            _ if roman.1 == 1 => Some(roman),
            Some((Counting::Roman, _)) => Some(roman),
            _ => Some(letter),
        },
        (letter, roman) => letter.or(roman),
    }
}

/// A Roman numeral below forty, in small letters.
fn roman(text: &str) -> Option<u32> {
    (1..40).find(|number| numeral(*number) == text)
}

fn numeral(number: u32) -> String {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one = ones.get(usize::try_from(number % 10).unwrap_or(0)).unwrap_or(&"");
    format!("{}{one}", "x".repeat(usize::try_from(number / 10).unwrap_or(0)))
}

/// Whether a row only rules off what stands above it.
fn is_rule(cells: &[String]) -> bool {
    cells
        .iter()
        .all(|cell| cell.len() > 1 && cell.bytes().all(|byte| matches!(byte, b'-' | b':')))
}

/// The cells of a table's row: `| Roof | £5,000 |`.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner
        .contains('|')
        .then(|| inner.split('|').map(|cell| cell.trim().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Vec<String> {
        let passage = read(text);
        let pieces = passage.pieces.iter().map(|piece| match piece {
            Piece::Clause(one) => format!(
                "{} {} {}",
                one.level,
                one.mark.as_deref().unwrap_or("-"),
                one.text
            ),
            Piece::Table { head, rows } => {
                let rows = rows.iter().map(|row| row.join("/"));
                format!("[{}] {}", head.join("/"), rows.collect::<Vec<_>>().join(" // "))
            }
        });
        std::iter::once(passage.lead.clone()).chain(pieces).collect()
    }

    #[test]
    fn a_text_without_lines_is_its_own_lead() {
        assert_eq!(outline("That £5,000 be granted"), ["That £5,000 be granted"]);
        assert_eq!(outline(""), [""]);
        assert_eq!(outline("(1) That it be so"), ["(1) That it be so"]);
    }

    #[test]
    fn numbers_letters_and_numerals_are_levels() {
        let text = "That the Council:\n(1) approve the budget;\n(a) for parks;\n(b) for roads:\n(i) major\n(ii) minor\n\
                    (c) for halls;\n(2) note the rest.";
        assert_eq!(
            outline(text),
            [
                "That the Council:",
                "1 (1) approve the budget;",
                "2 (a) for parks;",
                "2 (b) for roads:",
                "3 (i) major",
                "3 (ii) minor",
                "2 (c) for halls;",
                "1 (2) note the rest.",
            ]
        );
    }

    #[test]
    fn an_i_after_an_h_is_a_letter_and_elsewhere_a_numeral() {
        let letters = "That:\n(g) a\n(h) b\n(i) c\n(j) d";
        assert_eq!(
            outline(letters)[1..],
            ["1 (g) a", "1 (h) b", "1 (i) c", "1 (j) d"]
        );
        let numerals = "That:\ni. a\nii. b\nv. c";
        assert_eq!(outline(numerals)[1..], ["1 i. a", "1 ii. b", "1 v. c"]);
        let under = "That:\n(a) x\n(i) y\n(ii) z\n(b) w";
        assert_eq!(outline(under)[1..], ["1 (a) x", "2 (i) y", "2 (ii) z", "1 (b) w"]);
    }

    #[test]
    fn plain_points_and_points_set_in_are_levels_too() {
        assert_eq!(
            outline("That:\none\n  two\n  three\nfour")[1..],
            ["1 - one", "2 - two", "2 - three", "1 - four"]
        );
        assert_eq!(
            outline("That:\n1.1 one\n1.2 two")[1..],
            ["1 1.1 one", "1 1.2 two"]
        );
    }

    #[test]
    fn what_only_looks_like_a_mark_is_words() {
        for line in [
            "£5m (net) for roads",
            "2026/27 budget",
            "etc. and so on",
            "Mr. Smith",
            "(see page 3) note",
            "10.30 start",
        ] {
            let read = mark_of(line);
            assert!(read.is_none() || line.starts_with("10.30"), "{line}: {read:?}");
        }
    }

    #[test]
    fn a_small_table_keeps_its_cells() {
        let text = "That the grants be:\n| Hall | £5,000 |\n| Green | £300 |\n(1) paid in May";
        assert_eq!(
            outline(text)[1..],
            ["[] Hall/£5,000 // Green/£300", "1 (1) paid in May"]
        );
        let headed = "That:\n| To | Sum |\n|---|---|\n| Hall | £5,000 |";
        assert_eq!(outline(headed)[1..], ["[To/Sum] Hall/£5,000"]);
    }

    #[test]
    fn on_one_line_no_word_is_lost() {
        assert_eq!(on_one_line("That:\n(1) a;\n  (a) b"), "That: (1) a; (a) b");
    }
}
