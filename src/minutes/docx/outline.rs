//! How the clauses of a passage are counted in Word: a list of levels that Word numbers by itself, only where it comes
//! to the marks that were typed. A reference to a clause must never lead elsewhere in Word than in the log.

use super::super::document::Clause;
use super::super::xml::Xml;
use crate::meeting::clauses::{Counting, Mark, counted};

/// How far each level is set in, in twentieths of a point.
pub(super) const STEP: u32 = 567;

/// The levels of a passage: each counted, or plain points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline(Vec<Option<Level>>);

/// How a level is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    before: String,
    after: String,
    counting: Counting,
    start: u32,
}

impl Outline {
    /// How these clauses are counted; none where no list of Word's comes to their marks.
    pub(super) fn of(clauses: &[Clause]) -> Option<Self> {
        let mut levels: Vec<Option<Level>> = Vec::new();
        let mut next: Vec<u32> = Vec::new();
        for one in clauses {
            let depth = usize::from(one.level.clamp(1, 5));
            if depth > levels.len() + 1 {
                return None;
            }
            let known = levels.get(depth - 1).cloned();
            let expected = next.get(depth - 1).copied();
            let read = match one.mark.as_deref() {
                Some(mark) => {
                    let counting = known.as_ref().and_then(|level| Some(level.as_ref()?.counting));
                    let after = counting.zip(expected.map(|next| next.saturating_sub(1)));
                    Some(counted(mark, after)?)
                }
                None => None,
            };
            let level = match (known, read) {
                (None, None) => None,
                (None, Some(mark)) => Some(Level::of(&mark)?),
                (Some(None), None) => None,
                (Some(Some(level)), Some(mark)) if level.counts(&mark, expected) => Some(level),
                _ => return None,
            };
            // What stands deeper begins anew below.
            let number = read.map_or(0, |mark| mark.number);
            match levels.get_mut(depth - 1) {
                Some(held) => *held = level,
                None => levels.push(level),
            }
            next.resize(depth.max(next.len()), 0);
            next[depth - 1] = number + 1;
            for (deeper, level) in next.iter_mut().zip(&levels).skip(depth) {
                *deeper = level.as_ref().map_or(0, |level| level.start);
            }
        }
        Some(Self(levels))
    }

    /// Its place among the lists of the file.
    pub(super) fn define(&self, xml: &mut Xml, id: u32) {
        let id = id.to_string();
        xml.open("w:abstractNum", &[("w:abstractNumId", &id)]);
        xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
        for (at, level) in self.0.iter().enumerate() {
            xml.open("w:lvl", &[("w:ilvl", &at.to_string())]);
            let (start, format, text) = match level {
                Some(level) => level.words(at),
                None => (1, "bullet", "\u{2022}".to_owned()),
            };
            xml.empty("w:start", &[("w:val", &start.to_string())]);
            xml.empty("w:numFmt", &[("w:val", format)]);
            xml.empty("w:lvlText", &[("w:val", &text)]);
            xml.empty("w:lvlJc", &[("w:val", "left")]);
            xml.open("w:pPr", &[]);
            let left = STEP * (u32::try_from(at).unwrap_or(0) + 1);
            xml.empty(
                "w:ind",
                &[("w:left", &left.to_string()), ("w:hanging", &STEP.to_string())],
            );
            xml.close().close();
        }
        xml.close();
    }
}

impl Level {
    fn of(mark: &Mark<'_>) -> Option<Self> {
        (mark.above == 0).then(|| Self {
            before: mark.before.to_owned(),
            after: mark.after.to_owned(),
            counting: mark.counting,
            start: mark.number,
        })
    }

    fn counts(&self, mark: &Mark<'_>, expected: Option<u32>) -> bool {
        (self.before.as_str(), self.after.as_str(), self.counting) == (mark.before, mark.after, mark.counting)
            && expected == Some(mark.number)
            && mark.above == 0
    }

    /// Where it starts, and how Word is told to count it.
    fn words(&self, at: usize) -> (u32, &'static str, String) {
        let format = match self.counting {
            Counting::Figures => "decimal",
            Counting::Letters => "lowerLetter",
            Counting::Capitals => "upperLetter",
            Counting::Roman => "lowerRoman",
        };
        (
            self.start,
            format,
            format!("{}%{}{}", self.before, at + 1, self.after),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::document::Text;

    fn outline(marks: &[(u8, &str)]) -> Option<Vec<String>> {
        let clauses: Vec<Clause> = marks
            .iter()
            .map(|(level, mark)| Clause {
                level: *level,
                mark: (!mark.is_empty()).then(|| (*mark).to_owned()),
                text: Text::plain("x"),
            })
            .collect();
        let levels = Outline::of(&clauses)?.0;
        let words = levels.iter().enumerate().map(|(at, level)| match level {
            Some(level) => {
                let (start, format, text) = level.words(at);
                format!("{start} {format} {text}")
            }
            None => "points".to_owned(),
        });
        Some(words.collect())
    }

    #[test]
    fn word_counts_only_what_comes_to_the_marks_typed() {
        let nested = [
            (1, "(1)"),
            (2, "(a)"),
            (2, "(b)"),
            (3, "i."),
            (1, "(2)"),
            (2, "(a)"),
        ];
        let levels = ["1 decimal (%1)", "1 lowerLetter (%2)", "1 lowerRoman %3."];
        assert_eq!(outline(&nested), Some(levels.map(str::to_owned).to_vec()));
        assert_eq!(
            outline(&[(1, "3."), (1, "4.")]),
            Some(vec!["3 decimal %1.".to_owned()])
        );
        assert_eq!(outline(&[(1, ""), (1, "")]), Some(vec!["points".to_owned()]));
        for other in [
            &[(1, "(1)"), (1, "(3)")][..],
            &[(1, "(1)"), (1, "")],
            &[(1, "(1)"), (1, "2.")],
            &[(1, "1.1"), (1, "1.2")],
            &[(1, "(1)"), (2, "(a)"), (1, "(2)"), (2, "(c)")],
        ] {
            assert_eq!(outline(other), None, "{other:?}");
        }
    }
}
