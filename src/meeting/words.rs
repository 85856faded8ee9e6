//! Facts in words: the preview before Enter, the entries that have no words of their own, and what
//! notices say. One place, so that the same fact never reads two ways.

mod manner;
mod substitution;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::event::{Event, InterestKind, MotionKind, Side, Verdict};
use super::ids::PersonId;
use super::minute::{EntryKind, Reference};
use super::motion::Count;
use super::plain::Seen;
use super::state::Meeting;

pub use manner::{Hours, Language, Manner};
pub use substitution::{NotPlain, Substitution};

/// A fact as one sentence: what will be recorded, or what was.
pub fn sentence(event: &Event, meeting: &Meeting) -> String {
    event.sentence(meeting, Manner::PLAIN)
}

/// The same, with its dates and hours said in a manner.
pub fn sentence_in(event: &Event, meeting: &Meeting, manner: Manner) -> String {
    event.sentence(meeting, manner)
}

/// A date as minutes write it: `21 October 2016`.
pub fn date(date: NaiveDate) -> String {
    Language::English.date(date)
}

/// What came of a motion, in one word.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Carried => "carried",
        Verdict::Lost => "lost",
        Verdict::Tied => "tied",
    }
}

/// A side of a vote, in one word.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::For => "for",
        Side::Against => "against",
        Side::Abstain => "abstaining",
    }
}

/// An interest, with its article.
pub fn interest_kind(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Pecuniary => "a disclosable pecuniary interest",
        InterestKind::Prejudicial => "a prejudicial interest",
        InterestKind::Personal => "a personal interest",
        InterestKind::Unspecified => "an interest",
    }
}

/// A text from outside without what a terminal might obey.
pub fn plain(text: &str) -> String {
    let plain = super::plain::seen(text).map(|(c, seen)| match seen {
        Seen::Itself | Seen::Form | Seen::Joiner => c,
        Seen::Break | Seen::Hidden | Seen::Piled => '\u{fffd}',
    });
    plain.collect()
}

/// Names as a sentence lists them: `A, B and C`.
pub fn names<'a>(meeting: &'a Meeting, people: impl IntoIterator<Item = &'a PersonId>) -> String {
    listed(people.into_iter().map(|person| meeting.people.shown(person)))
}

/// Words as a sentence lists them: `a, b and c`.
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.as_slice() {
        [] => "nobody".into(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `text` as it would read after a change written `s/old/new/`, if that is how it is written and the old words
/// are there.
pub fn substituted(text: &str, change: &str) -> Option<String> {
    Substitution::read(change).ok().flatten()?.made(text)
}

/// The words of a motion as they are said: a change written `s/old/new/` is what it leaves out and inserts.
pub fn exact(kind: MotionKind, text: &str) -> Cow<'_, str> {
    let change = match kind {
        MotionKind::Amendment => Substitution::read(text).ok().flatten(),
        MotionKind::Motion | MotionKind::Recommendation | MotionKind::Procedural => None,
    };
    change.map_or_else(|| text.into(), |change| change.said().into())
}

/// The word for a place in a row, from the first to the tenth.
pub fn ordinal(nth: usize) -> Option<&'static str> {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    WORDS.get(nth.checked_sub(1)?).copied()
}

/// As a sentence begins.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// As a sentence ends: with a full stop, unless it has its own.
pub fn stopped(text: &str) -> String {
    let text = text.trim_end();
    let ends = text.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    let stop = match ends.ends_with(['.', '!', '?', '…', ':', ';']) {
        true => "",
        false => ".",
    };
    format!("{text}{stop}")
}

/// What the sentence that the minutes print does not tell, and the clerk is to see before Enter: by what id it will
/// be known, what it belongs to, and who it is of, where the style does not name them.
pub fn marks(event: &Event, meeting: &Meeting, printed: &str) -> String {
    let Some(minuted) = event.entry() else {
        return String::new();
    };
    let letters = |text: &str| text.to_lowercase();
    let people = minuted.by.iter().chain(&minuted.to);
    let unnamed = people.map(|id| meeting.people.shown(id));
    let unnamed = unnamed.filter(|shown| !letters(printed).contains(&letters(shown)));
    let mut marks: Vec<String> = unnamed.map(str::to_owned).collect();
    marks.extend(minuted.known_as.map(|id| id.to_string()));
    let of = |id: Reference| match id {
        Reference::Question(id) => meeting.questions.get(id).map(|one| meeting.people.shown(&one.by)),
        _ => None,
    };
    match (minuted.kind, minuted.refers_to) {
        (EntryKind::Narrative, _) => marks.push("no speaker".into()),
        (EntryKind::Point, _) => marks.push("a point".into()),
        (EntryKind::Answer, Some(to)) => {
            let of = of(to).map(|of| format!(" of {of}")).unwrap_or_default();
            marks.push(format!("answer to {to}{of}"));
        }
        (EntryKind::Question, Some(to)) => marks.push(format!("follow-up to {to}")),
        (EntryKind::Action, Some(from)) => marks.push(format!("from {from}")),
        (EntryKind::Undertaking, Some(on)) => marks.push(format!("on {on}")),
        _ => {}
    }
    match marks.is_empty() {
        true => String::new(),
        false => format!(" ({})", marks.join(", ")),
    }
}

/// Figures in words: `12 for, 3 against, 1 abstaining`.
pub fn count(count: &Count) -> String {
    let Count {
        in_favour,
        against,
        abstain,
    } = count;
    match abstain {
        0 => format!("{in_favour} for, {against} against"),
        _ => format!("{in_favour} for, {against} against, {abstain} abstaining"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(capitalised("the PCC"), "The PCC");
        assert_eq!(capitalised("ärzte"), "Ärzte");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn a_change_is_said_and_other_words_stand() {
        let said = |text| exact(MotionKind::Amendment, text).into_owned();
        assert_eq!(said("s/May/June/"), "leave out “May”, insert “June”");
        assert_eq!(said("s/, at most//"), "leave out “, at most”");
        assert_eq!(said("That it be June"), "That it be June");
        assert_eq!(exact(MotionKind::Motion, "s/May/June/"), "s/May/June/");
    }
}
