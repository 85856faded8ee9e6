//! Facts in words: the preview before Enter, the entries that have no words of their own, and what
//! notices say. One place, so that the same fact never reads two ways.

mod manner;
mod sentence;

use crate::meeting::facts::{
    ActionAssigned, ActionDone, ActionDropped, AmendmentAccepted, CastingVoteGiven, ChairTaken,
    DecisionDeclared, DispensationGranted, DocumentCited, FloorGiven, FloorYielded, HeadingMinuted,
    InterestDeclared, ItemNoted, MotionLapsed, MotionMoved, MotionReworded, MotionSeconded, MotionWithdrawn,
    NamedVoteDemanded, NarrativeMinuted, PointMade, QuestionAnswered, QuestionAsked, QuestionSubmitted,
    QuestionWithdrawn, QueueCleared, QueueClosed, QueueOpened, SpeakerQueued, StatementMade, SummaryGiven,
    UndertakingGiven, VoteRecorded, VoteTaken,
};
use std::borrow::Cow;

use chrono::NaiveDate;

use super::event::{Event, InterestKind, MotionKind, Side, Verdict};
use super::ids::PersonId;
use super::minute::Reference;
use super::motion::Count;
use super::plain::Seen;
use super::state::Meeting;

pub use manner::{Hours, Language, Manner};
pub use sentence::{sentence, sentence_in};

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

/// `amended` as `text` would read after a change written `s/old/new/`, if that is how it is written and
/// the old words are there.
pub fn substituted(text: &str, change: &str) -> Option<String> {
    let (old, new) = substitution(change)?;
    text.contains(old).then(|| text.replacen(old, new, 1))
}

/// The old words and the new of a change written `s/old/new/`.
pub fn substitution(change: &str) -> Option<(&str, &str)> {
    let rest = change.trim().strip_prefix("s/")?;
    let (old, new) = rest.strip_suffix('/').unwrap_or(rest).split_once('/')?;
    (!old.is_empty()).then_some((old, new))
}

/// The words of a motion as they are said: a change written `s/old/new/` is what it leaves out and inserts.
pub fn exact(kind: MotionKind, text: &str) -> Cow<'_, str> {
    let change = match kind {
        MotionKind::Amendment => substitution(text),
        MotionKind::Motion | MotionKind::Recommendation | MotionKind::Procedural => None,
    };
    match change {
        Some((old, "")) => format!("leave out “{old}”").into(),
        Some((old, new)) => format!("leave out “{old}”, insert “{new}”").into(),
        None => text.into(),
    }
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

/// Who speaks, moves, seconds or takes the floor in a fact.
pub(super) fn speaker(event: &Event) -> Option<&PersonId> {
    match event {
        Event::StatementMade(StatementMade { by, .. })
        | Event::QuestionAsked(QuestionAsked { by, .. })
        | Event::QuestionAnswered(QuestionAnswered { by, .. })
        | Event::UndertakingGiven(UndertakingGiven { by, .. })
        | Event::MotionSeconded(MotionSeconded { by, .. }) => Some(by),
        Event::FloorGiven(FloorGiven { person, .. }) | Event::VoteRecorded(VoteRecorded { person, .. }) => {
            Some(person)
        }
        Event::MotionMoved(MotionMoved { moved_by, .. }) => moved_by.as_ref(),
        _ => None,
    }
}

/// What that person did, for a sentence that begins with them.
pub(super) fn doing(event: &Event) -> &'static str {
    match event {
        Event::MotionMoved(_) => "moved",
        Event::MotionSeconded(_) => "seconded",
        Event::VoteRecorded(_) => "voted",
        _ => "spoke",
    }
}

/// Everybody who by this fact is shown to be present.
pub(super) fn takes_part(event: &Event) -> Vec<&PersonId> {
    match event {
        Event::MotionMoved(MotionMoved {
            moved_by,
            seconded_by,
            ..
        }) => moved_by.iter().chain(seconded_by).collect(),
        Event::VoteTaken(VoteTaken { names, .. }) => names.iter().map(|vote| &vote.person).collect(),
        Event::ChairTaken(ChairTaken { person })
        | Event::InterestDeclared(InterestDeclared { person, .. }) => vec![person],
        Event::SpeakerQueued(SpeakerQueued { person, .. }) => vec![person],
        Event::CastingVoteGiven(CastingVoteGiven { by, .. }) => by.iter().collect(),
        Event::NamedVoteDemanded(NamedVoteDemanded { by, .. }) => by.iter().collect(),
        event => speaker(event).into_iter().collect(),
    }
}

/// Whose an entry is and to whom it is put.
pub(super) fn by_and_to(event: &Event) -> (Option<PersonId>, Option<PersonId>) {
    match event {
        Event::StatementMade(StatementMade { by, .. })
        | Event::QuestionAnswered(QuestionAnswered { by, .. })
        | Event::UndertakingGiven(UndertakingGiven { by, .. })
        | Event::MotionSeconded(MotionSeconded { by, .. }) => (Some(by.clone()), None),
        Event::PointMade(PointMade { by, .. }) => (by.clone(), None),
        Event::QuestionAsked(QuestionAsked { by, to, .. })
        | Event::QuestionSubmitted(QuestionSubmitted { by, to, .. }) => (Some(by.clone()), to.clone()),
        Event::ActionAssigned(ActionAssigned { owner, .. }) => (None, owner.clone()),
        Event::MotionMoved(MotionMoved { moved_by, .. }) => (moved_by.clone(), None),
        Event::InterestDeclared(InterestDeclared { person, .. })
        | Event::VoteRecorded(VoteRecorded { person, .. }) => (Some(person.clone()), None),
        Event::ChairTaken(ChairTaken { person })
        | Event::DispensationGranted(DispensationGranted { person, .. }) => (Some(person.clone()), None),
        Event::CastingVoteGiven(CastingVoteGiven { by, .. }) => (by.clone(), None),
        _ => (None, None),
    }
}

/// The id an entry is known by, and what it refers to.
pub(super) fn references(event: &Event) -> (Option<Reference>, Option<Reference>) {
    use Reference as R;
    match event {
        Event::QuestionAsked(QuestionAsked { id, follow_up_to, .. }) => {
            (Some(R::Question(*id)), follow_up_to.map(R::Question))
        }
        Event::QuestionSubmitted(QuestionSubmitted { id, .. }) => (Some(R::Question(*id)), None),
        Event::QuestionAnswered(QuestionAnswered { question, .. })
        | Event::QuestionWithdrawn(QuestionWithdrawn { question }) => (None, Some(R::Question(*question))),
        Event::UndertakingGiven(UndertakingGiven { id, question, .. }) => {
            (Some(R::Undertaking(*id)), question.map(R::Question))
        }
        Event::ActionAssigned(ActionAssigned { id, from, .. }) => {
            (Some(R::Action(*id)), from.map(R::Undertaking))
        }
        Event::ActionDone(ActionDone { action }) | Event::ActionDropped(ActionDropped { action, .. }) => {
            (None, Some(R::Action(*action)))
        }
        Event::MotionMoved(MotionMoved { id, amends, .. }) => (Some(R::Motion(*id)), amends.map(R::Motion)),
        Event::MotionSeconded(MotionSeconded { motion, .. })
        | Event::MotionReworded(MotionReworded { motion, .. })
        | Event::MotionWithdrawn(MotionWithdrawn { motion, .. })
        | Event::AmendmentAccepted(AmendmentAccepted { motion })
        | Event::MotionLapsed(MotionLapsed { motion }) => (None, Some(R::Motion(*motion))),
        Event::VoteTaken(VoteTaken { motion, .. })
        | Event::NamedVoteDemanded(NamedVoteDemanded { motion, .. })
        | Event::DecisionDeclared(DecisionDeclared { motion, .. })
        | Event::CastingVoteGiven(CastingVoteGiven { motion, .. })
        | Event::VoteRecorded(VoteRecorded { motion, .. }) => (None, motion.map(R::Motion)),
        Event::PointMade(PointMade { under, .. }) => (None, under.map(R::Entry)),
        _ => (None, None),
    }
}

/// The words of a fact's entry: the clerk's own, or a sentence. None where a fact makes no entry.
pub(super) fn entry_text(event: &Event, meeting: &Meeting) -> Option<String> {
    match event {
        Event::NarrativeMinuted(NarrativeMinuted { text })
        | Event::HeadingMinuted(HeadingMinuted { text })
        | Event::StatementMade(StatementMade { text, .. })
        | Event::PointMade(PointMade { text, .. })
        | Event::QuestionAsked(QuestionAsked { text, .. })
        | Event::QuestionSubmitted(QuestionSubmitted { text, .. })
        | Event::QuestionAnswered(QuestionAnswered { text, .. })
        | Event::UndertakingGiven(UndertakingGiven { text, .. })
        | Event::ActionAssigned(ActionAssigned { text, .. })
        | Event::InterestDeclared(InterestDeclared { text, .. })
        | Event::SummaryGiven(SummaryGiven { text, .. })
        | Event::MotionMoved(MotionMoved { text, .. }) => Some(text.clone()),
        Event::DocumentCited(DocumentCited { title, url }) => Some(match url {
            Some(url) => format!("{title} <{url}>"),
            None => title.clone(),
        }),
        Event::ItemNoted(ItemNoted { text: Some(text), .. }) => Some(text.clone()),
        Event::MeetingPlanned(_)
        | Event::PersonListed(_)
        | Event::ItemListed(_)
        | Event::ReportListed(_)
        | Event::RecommendationListed(_)
        | Event::SpeakerQueued(_)
        | Event::SpeakerUnqueued(_)
        | Event::QueueClosed(QueueClosed {})
        | Event::QueueOpened(QueueOpened {})
        | Event::QueueCleared(QueueCleared {})
        | Event::FloorGiven(_)
        | Event::FloorYielded(FloorYielded {})
        | Event::LimitSet(_)
        | Event::EntryEdited(_)
        | Event::EntryStruck(_)
        | Event::EntrySplit(_)
        | Event::EntriesMerged(_)
        | Event::EntriesMoved(_)
        | Event::SpeakerChanged(_)
        | Event::EntryPlaced(_)
        | Event::MarkLeft(_)
        | Event::MarkCleared(_)
        | Event::FactUndone(_)
        | Event::StandingOrdersAdopted(_)
        | Event::MinutesApproved(_)
        | Event::MinutesSigned(_)
        | Event::MinutesCorrected(_)
        | Event::CorrectionProposed(_)
        | Event::ClockStepped(_) => None,
        event => Some(sentence(event, meeting)),
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
