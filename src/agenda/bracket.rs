//! What stands in brackets after an item's title: `(11:10, 40 min, exempt: paragraph 3)`.
//!
//! A last bracket that says none of this belongs to the title, all of it. One that says some of it
//! and something else, or looks like a timing with a slip in it, is complained of: above all no
//! `exempt` may be overlooked, because what follows from that is published.

use chrono::NaiveTime;

use super::span::Span;
use super::{Complaints, quote};
use crate::did_you_mean::near;
use crate::human_time::{is_near_length as is_near_timing, length as duration, range, time};

/// What an item's brackets say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// When it is due to begin.
    pub due: Option<NaiveTime>,
    /// Seconds planned for it.
    pub planned_s: Option<u32>,
    /// The ground on which it is to be taken in private.
    pub exempt: Option<String>,
    /// One motion is to decide it together with others.
    pub consent: bool,
    /// Other words that stood beside a timing: who leads, as in `(chairs, 5 min)`.
    pub beside: Vec<String>,
}

/// One part of a bracket.
enum Part {
    Due(NaiveTime),
    Planned(u32),
    Both(NaiveTime, u32),
    Exempt(String),
    /// One motion decides it with others.
    Consent,
    /// It looks like a timing and is none.
    Slip,
    /// It speaks of privacy, and does not say it so that it can be relied on.
    Unclear,
    /// Other words.
    Other,
}

/// A bracket of more bytes within a title is prose.
const LONGEST_TIMING: usize = 400;

/// Words that say that an item is private.
const PRIVATE: &[&str] = &[
    "exempt",
    "confidential",
    "not for publication",
    "in private session",
    "in private",
    "private session",
    "private",
    "closed session",
    "in closed session",
    "press and public excluded",
];

/// What marks an item as one of those that a single motion decides.
const CONSENT: &[&str] = &["consent", "consent item", "by consent", "on consent"];

/// Takes the last brackets off a title, as long as they say something about time, privacy or consent.
pub(super) fn take<'a>(title: Span<'a>, complaints: &mut Complaints) -> (Span<'a>, Told) {
    let mut told = Told::default();
    let mut rest = title;
    loop {
        let closed = rest.trim_of(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':'));
        let Some(open) = opening(closed.text()) else { break };
        let inner = closed.cut(open + 1, closed.text().len() - 1);
        let parts = parts(inner);
        if parts.iter().all(|(_, part)| matches!(part, Part::Other)) {
            break;
        }
        // Beside a mark of privacy nothing may be left unread: what follows from it is published.
        let clear = |part: &Part| match part {
            Part::Due(_) | Part::Planned(_) | Part::Both(..) | Part::Consent | Part::Other => true,
            Part::Exempt(_) | Part::Slip | Part::Unclear => false,
        };
        let clear = parts.iter().all(|(_, part)| clear(part));
        let mut beside = Vec::new();
        for (span, part) in parts {
            match part {
                Part::Other if clear && !span.is_empty() => beside.push(span.text()),
                part => told.add(span, part, complaints),
            }
        }
        if !beside.is_empty() {
            told.beside.insert(0, beside.join(", "));
        }
        rest = closed.to(open).trim();
    }
    let before = complaints.list.len();
    refuse_misplaced(rest, complaints);
    if complaints.list.len() > before {
        // What is misplaced may be the mark of privacy: the page is refused, and what it quotes is less.
        told.exempt.get_or_insert_with(String::new);
    }
    (rest, told)
}

/// Reads an hour that stands before the title, as in a programme: `11:10 Welcome`.
pub(super) fn hour_before(title: Span<'_>) -> (Span<'_>, Option<Told>) {
    let text = title.text();
    let first = text.split(' ').next().unwrap_or_default();
    let rest = title.from(first.len()).trim();
    if !first.contains(':') || rest.is_empty() {
        return (title, None);
    }
    let told = match (range(first), time(first.trim_end_matches(':'))) {
        (Some((from, to)), _) if to > from => {
            let seconds = u32::try_from((to - from).num_seconds()).ok();
            Told {
                due: Some(from),
                planned_s: seconds,
                ..Told::default()
            }
        }
        (_, Some(due)) => Told {
            due: Some(due),
            ..Told::default()
        },
        _ => return (title, None),
    };
    (
        rest.trim_of(|c| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}')),
        Some(told),
    )
}

impl Told {
    fn add(&mut self, span: Span<'_>, part: Part, complaints: &mut Complaints) {
        let twice = match part {
            Part::Due(due) => self.due.replace(due).is_some(),
            Part::Planned(seconds) => self.planned_s.replace(seconds).is_some(),
            Part::Both(due, seconds) => {
                self.due.replace(due).is_some() | self.planned_s.replace(seconds).is_some()
            }
            Part::Exempt(ground) => self.exempt.replace(ground).is_some(),
            Part::Consent => std::mem::replace(&mut self.consent, true),
            Part::Slip => {
                let what = format!("{} is no time or duration", quote(span.text()));
                return complaints.at(span.place(), what, "write (11:10), (40 min) or (11:10, 40 min)");
            }
            Part::Unclear => {
                // Until it is put right, what stands under the item is treated as private.
                self.exempt.get_or_insert_with(|| span.owned());
                let what = format!(
                    "{} does not say on what ground the item is private",
                    quote(span.text())
                );
                return complaints.at(
                    span.place(),
                    what,
                    "write (exempt: paragraph 3), or say it without brackets",
                );
            }
            Part::Other => {
                let what = format!("{} is not understood beside a timing", quote(span.text()));
                return complaints.at(
                    span.place(),
                    what,
                    "put it in brackets of its own, before the timing",
                );
            }
        };
        if twice {
            complaints.at(
                span.place(),
                format!("{} says again what was said", quote(span.text())),
                "keep one of them",
            );
        }
    }
}

/// The parts of a bracket. A ground may have commas of its own: "exempt: paragraphs 1, 2 and 3".
fn parts(inner: Span<'_>) -> Vec<(Span<'_>, Part)> {
    let mut parts: Vec<(Span<'_>, Part)> = Vec::new();
    for span in inner.pieces(|c| matches!(c, ',' | ';')) {
        match (part(span), parts.last_mut()) {
            (Part::Other, Some((_, Part::Exempt(ground)))) if !span.is_empty() => {
                let bare = ground.eq_ignore_ascii_case("exempt");
                if bare && is_law(span.text()) {
                    *ground = span.owned();
                } else if bare {
                    parts.push((span, Part::Other));
                } else {
                    ground.push_str(", ");
                    ground.push_str(span.text());
                }
            }
            (part, _) => parts.push((span, part)),
        }
    }
    parts
}

fn part(span: Span<'_>) -> Part {
    let text = span.text();
    if let Some(ground) = ground(text) {
        return Part::Exempt(ground);
    }
    let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    match (range(text), time(text), duration(text)) {
        (Some((from, to)), _, _) => match u32::try_from((to - from).num_seconds()) {
            Ok(seconds) if seconds > 0 => Part::Both(from, seconds),
            _ => Part::Slip,
        },
        (_, Some(due), _) if !year => Part::Due(due),
        (_, _, Some(seconds)) => Part::Planned(seconds),
        _ if CONSENT.contains(&text.to_ascii_lowercase().as_str()) => Part::Consent,
        _ if is_about_privacy(text) => Part::Unclear,
        _ if is_near_timing(text) => Part::Slip,
        _ => Part::Other,
    }
}

/// The ground that a part gives for privacy: its words after "exempt", or the words themselves.
fn ground(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let word = PRIVATE.iter().find(|word| lower.starts_with(*word))?;
    let rest = text.get(word.len()..)?.trim_end();
    let spaces = rest.len() - rest.trim_start().len();
    let after = rest
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '\u{2013}' | '\u{2014}'));
    if after.is_empty() {
        return Some(text.get(..word.len())?.to_owned());
    }
    let marked = spaces + after.len() < rest.len();
    let timing = is_near_timing(after) || time(after).is_some() || duration(after).is_some();
    if timing || !(marked || (spaces > 0 && is_law(after))) {
        return None;
    }
    Some(if *word == "exempt" { after } else { text }.to_owned())
}

/// Whether words name a ground: "paragraph 3", "under section 100A".
fn is_law(text: &str) -> bool {
    const LAW: &[&str] = &[
        "para",
        "under",
        "by ",
        "as ",
        "sch",
        "section",
        "s.",
        "lga",
        "information",
        "because",
        "in accordance",
    ];
    let lower = text.to_ascii_lowercase();
    LAW.iter().any(|begin| lower.starts_with(begin))
}

/// Whether text speaks of privacy, whatever it says: `part exempt`, `exmept: paragraph 3`.
fn is_about_privacy(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    let first = words.next().unwrap_or_default();
    let rest = lower.get(first.len()..).unwrap_or_default().trim();
    let slip = near(first, ["exempt", "confidential"]).is_some() && !matches!(first, "except" | "excerpt");
    slip || words.any(|word| word == "exempt")
        || (rest.starts_with(':') && is_law(rest.trim_start_matches([':', ' '])))
}

/// The byte of the bracket that opens the one a text ends with.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 1 => return Some(at),
            '(' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Whether a bracket within a title should have stood at its end.
fn is_misplaced(parts: &[(Span<'_>, Part)]) -> bool {
    let private = parts
        .iter()
        .any(|(_, part)| matches!(part, Part::Exempt(_) | Part::Unclear));
    private
        || parts
            .iter()
            .all(|(_, part)| matches!(part, Part::Due(_) | Part::Planned(_) | Part::Both(..)))
}

/// Complains of a timing or a ground that stands where it would only be part of the title.
fn refuse_misplaced(title: Span<'_>, complaints: &mut Complaints) {
    let text = title.text();
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => {
                if let Some(from) = open.pop()
                    && at - from < LONGEST_TIMING
                    && is_misplaced(&parts(title.cut(from + 1, at)))
                {
                    let what = format!(
                        "{} does not stand at the end",
                        quote(title.cut(from, at + 1).text())
                    );
                    complaints.at(title.from(from).place(), what, "move it behind the title");
                }
            }
            _ => {}
        }
    }
    if let Some(from) = open.last()
        && parts(title.from(from + 1))
            .iter()
            .any(|(_, part)| !matches!(part, Part::Other))
    {
        complaints.at(
            title.from(*from).place(),
            "this bracket is not closed",
            "write \")\" where it ends",
        );
    }
    let square = text
        .strip_suffix(']')
        .and_then(|t| t.rfind('['))
        .map(|at| title.cut(at + 1, text.len() - 1));
    if let Some(inner) = square
        && parts(inner).iter().any(|(_, part)| !matches!(part, Part::Other))
    {
        let what = format!("{} is not in round brackets", quote(inner.text()));
        complaints.at(inner.place(), what, format!("write ({})", inner.text()));
    }
    refuse_unbracketed(title, complaints);
}

/// Complains of `EXEMPT: Contract` and `Contract – exempt`: said, and yet not said where it counts.
fn refuse_unbracketed(title: Span<'_>, complaints: &mut Complaints) {
    let text = title.text();
    let marks = [" - ", " \u{2013} ", " \u{2014} ", ":", ", ", "; "];
    let begins = marks
        .iter()
        .filter_map(|mark| text.split_once(mark))
        .any(|(first, _)| PRIVATE.contains(&first.trim().to_ascii_lowercase().as_str()));
    let mut ends = marks.iter().filter_map(|mark| text.split_once(mark));
    if begins || ends.any(|(_, last)| ground(last.trim()).is_some()) {
        let what = format!("{} says that it is private, but not in brackets", quote(text));
        complaints.at(title.place(), what, "write \"Title (exempt: paragraph 3)\"");
    }
}
