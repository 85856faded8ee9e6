//! What changed between two states of the minutes: line by line, as whoever reads both would see it.

use super::{ExportError, Order, document, markdown};
use crate::meeting::{Meeting, Seq};

/// A line of the minutes in one state or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the earlier state.
    Gone(&'a str),
    /// Only in the later state.
    New(&'a str),
}

/// The most pairs of lines that are compared one by one; beyond it what differs is told as a whole.
const MOST: usize = 16_000_000;

/// The minutes as they stood after the fact numbered `seq`, and as they stand in `meeting`, as Markdown.
///
/// # Errors
/// As for any paper.
pub fn states(meeting: &Meeting, seq: Seq, order: &Order<'_>) -> Result<(String, String), ExportError> {
    let mut facts = meeting.facts_as_known();
    facts.retain(|fact| fact.seq <= seq);
    let earlier = Meeting::replay(facts);
    let written = |meeting: &Meeting| Ok::<_, ExportError>(markdown::write(&document(meeting, order)?));
    Ok((written(&earlier)?, written(meeting)?))
}

/// Two texts as one: what is gone before what is new in its place.
pub fn lines<'a>(earlier: &'a str, later: &'a str) -> Vec<Line<'a>> {
    let full = |text: &'a str| {
        text.lines()
            .filter(|line| !line.is_empty())
            .collect::<Vec<&str>>()
    };
    let (old, new) = (full(earlier), full(later));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(same)
        .count();
    let (old_mid, new_mid) = (
        &old_rest[..old_rest.len() - tail],
        &new_rest[..new_rest.len() - tail],
    );
    let mut lines: Vec<Line<'a>> = old[..head].iter().map(|line| Line::Same(line)).collect();
    lines.extend(differing(old_mid, new_mid));
    lines.extend(old[old.len() - tail..].iter().map(|line| Line::Same(line)));
    lines
}

/// The longest sequence common to both, and between its lines what is gone and what is new.
fn differing<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    if old.len().saturating_mul(new.len()) > MOST {
        let gone = old.iter().map(|line| Line::Gone(line));
        return gone.chain(new.iter().map(|line| Line::New(line))).collect();
    }
    let width = new.len() + 1;
    // For each pair of places, how many lines are common from there on.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for (i, line) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i * width + j] = match line == other {
                true => common[(i + 1) * width + j + 1] + 1,
                false => common[(i + 1) * width + j].max(common[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < old.len() || j < new.len() {
        let line = match (old.get(i), new.get(j)) {
            (Some(line), Some(other)) if line == other => {
                (i, j) = (i + 1, j + 1);
                Line::Same(line)
            }
            (Some(line), other)
                if other.is_none() || common[(i + 1) * width + j] >= common[i * width + j + 1] =>
            {
                i += 1;
                Line::Gone(line)
            }
            (_, Some(line)) => {
                j += 1;
                Line::New(line)
            }
            (Some(line), None) => {
                i += 1;
                Line::Gone(line)
            }
            (None, None) => break,
        };
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_and_what_is_new() {
        use Line::{Gone, New, Same};
        assert_eq!(
            lines("# T\n\na\nb\n\nc\n", "# T\na\nx\nc\nd"),
            [Same("# T"), Same("a"), Gone("b"), New("x"), Same("c"), New("d")]
        );
        assert_eq!(lines("", "a"), [New("a")]);
        assert_eq!(
            lines("a\nb\na\nb", "b\na"),
            [Gone("a"), Same("b"), Same("a"), Gone("b")]
        );
        assert_eq!(lines("", ""), []);
    }
}
