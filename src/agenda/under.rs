//! What stands under an item and is no item: reports, recommendations, written questions.
//!
//! Each begins with a word that says which it is; `Recommendations:` alone is followed by a list.
//! Anything else further in than such a line is complained of: what has no place in the log must not
//! seem to be in it.

use super::page::{Line, Shape};
use super::span::Span;
use super::who::Directory;
use super::{Complaints, quote};
use crate::did_you_mean::near;
use crate::meeting::ids::PersonId;

/// One thing under an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Under {
    /// A paper, as printed.
    Report(String),
    /// What the item asks for.
    Recommendation(String),
    /// A question put in writing.
    Question {
        /// Who asks.
        by: PersonId,
        /// To whom.
        to: Option<PersonId>,
        /// The words.
        text: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Report,
    Recommendation,
    Question,
}

const LABELS: &[(What, &[&str])] = &[
    (
        What::Question,
        &[
            "written questions",
            "written question",
            "public questions",
            "public question",
            "questions",
            "question",
        ],
    ),
    (
        What::Recommendation,
        &[
            "recommendations",
            "recommendation",
            "recommended",
            "officer recommendation",
            "officer's recommendation",
        ],
    ),
    (
        What::Report,
        &[
            "reports",
            "report",
            "documents",
            "document",
            "papers",
            "paper",
            "background papers",
            "background paper",
            "attachments",
            "attachment",
        ],
    ),
];

/// Papers that are called by their label: "Appendix A: Finance".
const APPENDED: &[&str] = &[
    "appendix",
    "appendices",
    "annex",
    "annexe",
    "enclosure",
    "schedule",
];

/// What is told of an item in a line of its own, and is kept with its note.
const NOTED: &[&str] = &[
    "presenter",
    "presented by",
    "speaker",
    "speakers",
    "lead",
    "lead officer",
    "lead member",
    "led by",
    "portfolio holder",
    "contact",
    "contact officer",
    "purpose",
    "ward",
    "wards",
    "wards affected",
    "applicant",
    "author",
    "officer",
    "note",
];

const MAY_STAND: &str = "write \"Report: …\", \"Recommended: …\" or \"Written question: who to whom: …\", \
     move it out to where the line above begins, or put it in a comment <!-- -->";

/// Whether a line says that it stands under an item.
pub(super) fn is_labelled(line: Span<'_>) -> bool {
    labelled(line).is_some()
}

/// Whether a line tells something of its item that is kept as a note: `Presenter: Ann Grey`.
pub(super) fn is_noted(line: Span<'_>) -> bool {
    line.split_once(":").is_some_and(|(label, rest)| {
        let label = label.text().to_lowercase();
        !rest.is_empty() && NOTED.contains(&label.as_str())
    })
}

/// What the word before a line's colon was meant to be, where it is misspelt.
pub(super) fn misspelt(line: Span<'_>) -> Option<&'static str> {
    let (label, _) = line.split_once(":")?;
    let long = label.text().chars().count() >= 5;
    let labels = LABELS.iter().flat_map(|(_, labels)| labels.iter().copied());
    near(label.text(), labels).filter(|_| long)
}

/// What is known of the line with a label that what follows may belong to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// Its item, by its place.
    pub item: usize,
    indent: usize,
    plain: bool,
    open: bool,
    /// It is a recommendation that no full stop ends.
    goes_on: bool,
}

impl Label {
    /// Of a line with a label.
    pub fn of(line: &Line, item: usize) -> Option<Label> {
        let text = line.text();
        let (what, rest) = labelled(text.span())?;
        Some(Label {
            item,
            indent: line.indent,
            plain: line.shape == Shape::Plain,
            open: rest.is_empty(),
            goes_on: what == What::Recommendation && !rest.text().ends_with(['.', '?', '!']),
        })
    }

    /// Whether a line without a label belongs to it: it stands further in, or is of the list that the label
    /// announces.
    pub fn holds(&self, line: &Line) -> bool {
        let numbered = matches!(line.shape, Shape::Numbered { .. });
        let listed = numbered || line.shape == Shape::Bullet;
        let list = self.plain && (self.open && listed || self.goes_on && numbered);
        line.indent > self.indent || line.indent == self.indent && list
    }
}

/// What a line is, and what follows its label.
fn labelled(line: Span<'_>) -> Option<(What, Span<'_>)> {
    let lower = line.text().to_ascii_lowercase();
    for (what, labels) in LABELS {
        for label in *labels {
            let Some(rest) = lower.strip_prefix(label) else {
                continue;
            };
            let behind = line.from(label.len());
            let mark = [":", " :", " - ", " \u{2013} ", " \u{2014} "]
                .into_iter()
                .find(|mark| rest.starts_with(mark));
            let runs_on = match what {
                What::Report => &[" of the ", " by the ", " from the "][..],
                What::Recommendation => &[" that ", " to "],
                What::Question => &[" from ", " by "],
            };
            if let Some(mark) = mark {
                return Some((*what, behind.from(mark.len()).trim()));
            }
            if runs_on.iter().any(|words| rest.starts_with(words))
                && (*what != What::Question || rest.contains(':'))
            {
                // "Report of the Director" is a title of its own, "Recommended that" a beginning.
                return Some((
                    *what,
                    if *what == What::Report {
                        line
                    } else {
                        behind.trim()
                    },
                ));
            }
        }
    }
    let (label, rest) = line.split_once(":")?;
    let appended = label
        .text()
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let named = label.text().split(' ').count() <= 2 && APPENDED.contains(&appended.as_str());
    named.then_some((What::Report, if rest.is_empty() { rest } else { line }))
}

/// A label whose list may follow, or a text that lettered parts may follow.
struct Above<'a> {
    what: What,
    line: &'a Line,
    /// Nothing followed the label.
    open: bool,
    /// How many lines have been taken under it.
    children: usize,
    /// How far in the first of them stands.
    inset: Option<usize>,
}

/// What a line is called, with the blank after it.
fn mark(line: &Line) -> String {
    match &line.shape {
        Shape::Numbered { mark, .. } => format!("{mark} "),
        Shape::Bullet | Shape::Plain | Shape::Heading(_) => String::new(),
    }
}

/// Whether a line is the row of a small table.
fn is_row(line: Span<'_>) -> bool {
    line.text().starts_with('|') && line.text().matches('|').count() > 1
}

/// Reads the lines under an item.
pub(super) fn read(lines: &[&Line], directory: &Directory<'_>, complaints: &mut Complaints) -> Vec<Under> {
    let mut out = Vec::new();
    let mut above: Option<Above<'_>> = None;
    for &line in lines {
        let text = line.text();
        let span = text.span();
        if let Some((what, rest)) = labelled(span) {
            close(above.take(), complaints);
            if !rest.is_empty() {
                out.extend(under(what, rest, directory, complaints));
            }
            above = Some(Above {
                what,
                line,
                open: rest.is_empty(),
                children: 0,
                inset: None,
            });
            continue;
        }
        // Which lines belong to a label was decided where the items were told apart.
        match (above.as_mut(), out.last_mut()) {
            (Some(above), _) if above.open => {
                above.children += 1;
                out.extend(under(above.what, span, directory, complaints));
            }
            // A recommendation in parts is one recommendation, with its letters as printed: a clause a line, each as
            // far in as it stood. What is no part of a list goes on from the line above.
            (Some(above), Some(Under::Recommendation(text))) => {
                let inset = *above.inset.get_or_insert(line.indent);
                let deeper = "  ".repeat((line.indent.saturating_sub(inset) / 2).min(2));
                let joint = match line.shape != Shape::Plain || is_row(span) {
                    true => format!("\n{deeper}"),
                    false => " ".to_owned(),
                };
                *text = format!("{text}{joint}{}{}", mark(line), span.text());
            }
            (Some(above), Some(Under::Question { text, .. })) if above.what != What::Report => {
                *text = format!("{text} {}{}", mark(line), span.text());
            }
            _ => complaints.at(
                line.place,
                format!(
                    "{} cannot stand under an item",
                    complaints.quote(span.text(), "this line")
                ),
                MAY_STAND,
            ),
        }
    }
    close(above, complaints);
    out
}

fn close(above: Option<Above<'_>>, complaints: &mut Complaints) {
    if let Some(above) = above.filter(|above| above.open && above.children == 0) {
        let text = above.line.text();
        let what = format!("{} is followed by nothing", quote(text.span().text()));
        complaints.at(
            above.line.place,
            what,
            "write it on the same line, or as a list under it, or take the line out",
        );
    }
}

fn under(
    what: What,
    span: Span<'_>,
    directory: &Directory<'_>,
    complaints: &mut Complaints,
) -> Option<Under> {
    match what {
        What::Report => Some(Under::Report(span.owned())),
        What::Recommendation => Some(Under::Recommendation(span.owned())),
        What::Question => question(span, directory, complaints),
    }
}

/// Reads `burke to pcc: What does it cost?`
fn question(span: Span<'_>, directory: &Directory<'_>, complaints: &mut Complaints) -> Option<Under> {
    let lower = span.text().to_ascii_lowercase();
    let skip = ["from ", "by "]
        .iter()
        .find(|word| lower.starts_with(*word))
        .map_or(0, |word| word.len());
    let Some((who, text)) = span.from(skip).split_once(":") else {
        let what = format!(
            "{} does not say who asks",
            complaints.quote(span.text(), "this question")
        );
        complaints.at(
            span.place(),
            what,
            "write \"Written question: burke to pcc: What does it cost?\"",
        );
        return None;
    };
    if text.is_empty() {
        complaints.at(
            text.place(),
            "the question is missing",
            "write it after the colon",
        );
    }
    let (by, to) = directory.asker(who, complaints)?;
    Some(Under::Question {
        by,
        to,
        text: text.owned(),
    })
}
