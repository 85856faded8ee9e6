//! Facts in words: the preview before Enter, the entries that have no words of their own, and what
//! notices say. One place, so that the same fact never reads two ways.

use chrono::NaiveDate;

use super::event::{Event, InterestKind, Mode, MotionKind, NamedVote, Priority, Side, Verdict, VoteMethod};
use super::ids::{ItemId, MotionId, PersonId};
use super::minute::Reference;
use super::motion::Count;
use super::state::Meeting;

/// A date as minutes write it: `21 October 2016`.
pub fn date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
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
    text.chars()
        .map(|c| if super::plain::is_unseen(c) { '\u{fffd}' } else { c })
        .collect()
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

/// Who speaks, moves, seconds or takes the floor in a fact.
pub(super) fn speaker(event: &Event) -> Option<&PersonId> {
    match event {
        Event::StatementMade { by, .. }
        | Event::QuestionAsked { by, .. }
        | Event::QuestionAnswered { by, .. }
        | Event::UndertakingGiven { by, .. }
        | Event::MotionSeconded { by, .. } => Some(by),
        Event::FloorGiven { person, .. } | Event::VoteRecorded { person, .. } => Some(person),
        Event::MotionMoved { moved_by, .. } => moved_by.as_ref(),
        _ => None,
    }
}

/// What that person did, for a sentence that begins with them.
pub(super) fn doing(event: &Event) -> &'static str {
    match event {
        Event::MotionMoved { .. } => "moved",
        Event::MotionSeconded { .. } => "seconded",
        Event::VoteRecorded { .. } => "voted",
        _ => "spoke",
    }
}

/// Everybody who by this fact is shown to be present.
pub(super) fn takes_part(event: &Event) -> Vec<&PersonId> {
    match event {
        Event::MotionMoved {
            moved_by,
            seconded_by,
            ..
        } => moved_by.iter().chain(seconded_by).collect(),
        Event::VoteTaken { names, .. } => names.iter().map(|vote| &vote.person).collect(),
        Event::ChairTaken { person } | Event::InterestDeclared { person, .. } => vec![person],
        Event::SpeakerQueued { person, .. } => vec![person],
        Event::CastingVoteGiven { by, .. } => by.iter().collect(),
        event => speaker(event).into_iter().collect(),
    }
}

/// Whose an entry is and to whom it is put.
pub(super) fn by_and_to(event: &Event) -> (Option<PersonId>, Option<PersonId>) {
    match event {
        Event::StatementMade { by, .. }
        | Event::QuestionAnswered { by, .. }
        | Event::UndertakingGiven { by, .. }
        | Event::MotionSeconded { by, .. } => (Some(by.clone()), None),
        Event::PointMade { by, .. } => (by.clone(), None),
        Event::QuestionAsked { by, to, .. } | Event::QuestionSubmitted { by, to, .. } => {
            (Some(by.clone()), to.clone())
        }
        Event::ActionAssigned { owner, .. } => (None, owner.clone()),
        Event::MotionMoved { moved_by, .. } => (moved_by.clone(), None),
        Event::InterestDeclared { person, .. } | Event::VoteRecorded { person, .. } => {
            (Some(person.clone()), None)
        }
        Event::ChairTaken { person } => (Some(person.clone()), None),
        Event::CastingVoteGiven { by, .. } => (by.clone(), None),
        _ => (None, None),
    }
}

/// The id an entry is known by, and what it refers to.
pub(super) fn references(event: &Event) -> (Option<Reference>, Option<Reference>) {
    use Reference as R;
    match event {
        Event::QuestionAsked { id, follow_up_to, .. } => {
            (Some(R::Question(*id)), follow_up_to.map(R::Question))
        }
        Event::QuestionSubmitted { id, .. } => (Some(R::Question(*id)), None),
        Event::QuestionAnswered { question, .. } | Event::QuestionWithdrawn { question } => {
            (None, Some(R::Question(*question)))
        }
        Event::UndertakingGiven { id, question, .. } => {
            (Some(R::Undertaking(*id)), question.map(R::Question))
        }
        Event::ActionAssigned { id, from, .. } => (Some(R::Action(*id)), from.map(R::Undertaking)),
        Event::ActionDone { action } | Event::ActionDropped { action, .. } => {
            (None, Some(R::Action(*action)))
        }
        Event::MotionMoved { id, amends, .. } => (Some(R::Motion(*id)), amends.map(R::Motion)),
        Event::MotionSeconded { motion, .. }
        | Event::MotionReworded { motion, .. }
        | Event::MotionWithdrawn { motion }
        | Event::MotionLapsed { motion } => (None, Some(R::Motion(*motion))),
        Event::VoteTaken { motion, .. }
        | Event::DecisionDeclared { motion, .. }
        | Event::CastingVoteGiven { motion, .. }
        | Event::VoteRecorded { motion, .. } => (None, motion.map(R::Motion)),
        Event::PointMade { under, .. } => (None, under.map(R::Entry)),
        _ => (None, None),
    }
}

/// The words of a fact's entry: the clerk's own, or a sentence. None where a fact makes no entry.
pub(super) fn entry_text(event: &Event, meeting: &Meeting) -> Option<String> {
    match event {
        Event::NarrativeMinuted { text }
        | Event::HeadingMinuted { text }
        | Event::StatementMade { text, .. }
        | Event::PointMade { text, .. }
        | Event::QuestionAsked { text, .. }
        | Event::QuestionSubmitted { text, .. }
        | Event::QuestionAnswered { text, .. }
        | Event::UndertakingGiven { text, .. }
        | Event::ActionAssigned { text, .. }
        | Event::InterestDeclared { text, .. }
        | Event::MotionMoved { text, .. } => Some(text.clone()),
        Event::DocumentCited { title, url } => Some(match url {
            Some(url) => format!("{title} <{url}>"),
            None => title.clone(),
        }),
        Event::ItemNoted { text: Some(text), .. } => Some(text.clone()),
        Event::MeetingPlanned(_)
        | Event::PersonListed { .. }
        | Event::ItemListed { .. }
        | Event::ReportListed { .. }
        | Event::RecommendationListed { .. }
        | Event::SpeakerQueued { .. }
        | Event::SpeakerUnqueued { .. }
        | Event::QueueClosed {}
        | Event::QueueOpened {}
        | Event::QueueCleared {}
        | Event::FloorGiven { .. }
        | Event::FloorYielded {}
        | Event::LimitSet { .. }
        | Event::EntryEdited { .. }
        | Event::EntryStruck { .. }
        | Event::FactUndone { .. }
        | Event::ClockStepped { .. } => None,
        event => Some(sentence(event, meeting)),
    }
}

fn item_words(meeting: &Meeting, id: &ItemId) -> String {
    match meeting.agenda.get(id) {
        Some(item) => format!("Item {}: {}", item.label(), item.title),
        None => format!("Item {id}"),
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

fn named(meeting: &Meeting, votes: &[NamedVote]) -> String {
    let of = |which: Side| {
        let people = votes
            .iter()
            .filter(|vote| vote.side == which)
            .map(|vote| &vote.person);
        names(meeting, people)
    };
    let (f, a, x) = (of(Side::For), of(Side::Against), of(Side::Abstain));
    let mut told = format!("For: {f}. Against: {a}");
    if votes.iter().any(|vote| vote.side == Side::Abstain) {
        told.push_str(&format!(". Abstaining: {x}"));
    }
    told
}

fn on(motion: Option<MotionId>) -> String {
    motion.map(|id| format!(" on {id}")).unwrap_or_default()
}

fn tail(text: &Option<String>) -> String {
    text.as_deref()
        .map(|text| format!(": {text}"))
        .unwrap_or_default()
}

fn remotely(mode: Mode) -> &'static str {
    match mode {
        Mode::Room => "",
        Mode::Remote => ", remotely",
    }
}

/// A fact as one sentence: what will be recorded, or what was.
pub fn sentence(event: &Event, meeting: &Meeting) -> String {
    let shown = |person: &PersonId| meeting.people.shown(person).to_owned();
    match event {
        Event::MeetingPlanned(plan) => format!("{}, {}", plan.body, date(plan.date)),
        Event::PersonListed {
            id,
            name,
            role,
            voting,
            ..
        } => {
            let role = role
                .as_deref()
                .map(|role| format!(" ({role})"))
                .unwrap_or_default();
            format!(
                "On the list: {name}{role} as {id}{}",
                if *voting { ", with a vote" } else { "" }
            )
        }
        Event::ItemListed { id, title, .. } => format!("On the agenda: {id}, {title}"),
        Event::ReportListed { title, .. } => format!("Report: {title}"),
        Event::RecommendationListed { text, .. } => format!("Recommended: {text}"),
        Event::MeetingOpened {} => "The meeting opened".into(),
        Event::MeetingAdjourned { until: None } => "The meeting adjourned".into(),
        Event::MeetingAdjourned { until: Some(until) } => {
            format!("The meeting adjourned until {}", until.format("%H:%M"))
        }
        Event::MeetingResumed {} => "The meeting resumed".into(),
        Event::MeetingClosed {} => "The meeting closed".into(),
        Event::MeetingReopened {} => "The record of the meeting was taken up again".into(),
        Event::ItemOpened { item } => item_words(meeting, item),
        Event::ItemClosed { item } => format!("{}, done", item_words(meeting, item)),
        Event::ItemNoted { text, .. } => format!("Noted{}", tail(text)),
        Event::ItemDeferred { item, text } => {
            format!("{}, deferred{}", item_words(meeting, item), tail(text))
        }
        Event::RollCalled { present, mode } => {
            format!("Present{}: {}", remotely(*mode), names(meeting, present))
        }
        Event::ApologiesGiven { people, substitute } => {
            let from = names(meeting, people);
            match substitute {
                Some(person) => format!("Apologies from {from}; {} substitutes", shown(person)),
                None => format!("Apologies from {from}"),
            }
        }
        Event::PeopleArrived { people, mode } => {
            format!("{} arrived{}", names(meeting, people), remotely(*mode))
        }
        Event::PeopleLeft { people } => format!("{} left", names(meeting, people)),
        Event::InterestDeclared {
            person,
            item,
            kind,
            text,
        } => {
            let of = item
                .as_ref()
                .map(|id| format!(" in {}", item_words(meeting, id)))
                .unwrap_or_default();
            format!("{} declared {}{of}: {text}", shown(person), interest_kind(*kind))
        }
        Event::ChairTaken { person } => format!("{} took the chair", shown(person)),
        Event::NarrativeMinuted { text } => format!("Narrative, no speaker: {text}"),
        Event::HeadingMinuted { text } => format!("Sub-heading: {text}"),
        Event::StatementMade { by, text } => format!("{}: {text}", shown(by)),
        Event::PointMade { by, text, .. } => match by {
            Some(by) => format!("Point of {}: {text}", shown(by)),
            None => format!("Point: {text}"),
        },
        Event::QuestionAsked {
            id,
            by,
            to,
            follow_up_to,
            text,
        } => {
            let to = to
                .as_ref()
                .map(|to| format!(" to {}", shown(to)))
                .unwrap_or_default();
            let follows = follow_up_to
                .map(|q| format!(", follow-up to {q}"))
                .unwrap_or_default();
            format!("Question {id}, {}{to}{follows}: {text}", shown(by))
        }
        Event::QuestionSubmitted { id, by, to, text, .. } => {
            let to = to
                .as_ref()
                .map(|to| format!(" to {}", shown(to)))
                .unwrap_or_default();
            format!("Written question {id}, {}{to}: {text}", shown(by))
        }
        Event::QuestionAnswered { question, by, text } => {
            format!(
                "Answer to {question}{}, {}: {text}",
                asked_by(meeting, *question),
                shown(by)
            )
        }
        Event::QuestionWithdrawn { question } => format!("Question {question} withdrawn"),
        Event::UndertakingGiven {
            id,
            by,
            question,
            text,
        } => {
            let question = question.map(|q| format!(" on {q}")).unwrap_or_default();
            format!("Undertaking {id}{question}, {}: {text}", shown(by))
        }
        Event::ActionAssigned {
            id,
            owner,
            text,
            due,
            from,
        } => {
            let owner = owner.as_ref().map_or_else(|| "nobody named".to_owned(), shown);
            let due = due.map(|due| format!(", by {}", date(due))).unwrap_or_default();
            let from = from.map(|u| format!(", from {u}")).unwrap_or_default();
            format!("Action {id} for {owner}{due}{from}: {text}")
        }
        Event::ActionDone { action } => format!("Action {action} is done"),
        Event::ActionDropped { action, why } => format!("Action {action} is dropped{}", tail(why)),
        Event::DocumentCited { title, url } => match url {
            Some(url) => format!("Document: {title}, {url}"),
            None => format!("Document: {title}"),
        },
        Event::SpeakerQueued {
            person,
            priority,
            note,
        } => match priority {
            Priority::Turn => format!("{} wishes to speak{}", shown(person), tail(note)),
            Priority::PointOfOrder => format!("{} raises a point of order{}", shown(person), tail(note)),
        },
        Event::SpeakerUnqueued { person } => format!("{} no longer wishes to speak", shown(person)),
        Event::QueueClosed {} => "The speaking list is closed".into(),
        Event::QueueOpened {} => "The speaking list is open".into(),
        Event::QueueCleared {} => "The speaking list is cleared".into(),
        Event::FloorGiven { person, priority } => match priority {
            Priority::Turn => format!("{} has the floor", shown(person)),
            Priority::PointOfOrder => format!("{} has the floor on a point of order", shown(person)),
        },
        Event::FloorYielded {} => "The floor is free".into(),
        Event::LimitSet { seconds: Some(s) } => {
            format!(
                "Each speech is limited to {} min",
                super::clock::clock_face(i64::from(*s))
            )
        }
        Event::LimitSet { seconds: None } => "Speeches are not limited".into(),
        Event::MotionMoved {
            id,
            kind,
            text,
            moved_by,
            seconded_by,
            amends,
        } => {
            let what = match (kind, amends) {
                (MotionKind::Amendment, Some(amends)) => format!("Amendment {id} to {amends}"),
                (kind, _) => capitalised(kind.word()) + &format!(" {id}"),
            };
            let moved = moved_by
                .as_ref()
                .map(|by| format!(", moved by {}", shown(by)))
                .unwrap_or_default();
            let seconded = seconded_by
                .as_ref()
                .map(|by| format!(", seconded by {}", shown(by)))
                .unwrap_or_default();
            format!("{what}{moved}{seconded}: {text}")
        }
        Event::MotionSeconded { motion, by } => format!("{} seconded {motion}", shown(by)),
        Event::MotionReworded { motion, text } => format!("{motion} now reads: {text}"),
        Event::MotionWithdrawn { motion } => format!("{motion} was withdrawn"),
        Event::MotionLapsed { motion } => format!("{motion} lapsed"),
        Event::VoteTaken {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
        } => {
            let tally = Count {
                in_favour: *in_favour,
                against: *against,
                abstain: *abstain,
            };
            let came = verdict(meeting.orders.verdict(&tally));
            let (on, figures) = (on(*motion), count(&tally));
            match method {
                VoteMethod::Named => {
                    format!("Vote by name{on}: {figures}: {came}. {}", named(meeting, names))
                }
                VoteMethod::Unanimous => format!("Vote{on}: all {in_favour} present for: {came}"),
                VoteMethod::Show | VoteMethod::Assent | VoteMethod::Declared => {
                    format!("Vote{on}: {figures}: {came}")
                }
            }
        }
        Event::DecisionDeclared {
            motion,
            method,
            verdict: came,
            text,
        } => {
            let subject = motion.map_or_else(
                || {
                    meeting
                        .agenda
                        .current()
                        .map_or("The meeting".into(), |item| format!("Item {}", item.label()))
                },
                |id| id.to_string(),
            );
            match (method, motion) {
                (VoteMethod::Assent, Some(_)) => format!("{subject} was agreed without a vote{}", tail(text)),
                (VoteMethod::Assent, None) => format!("Agreed{}", tail(text)),
                _ => format!("{subject} was declared {}{}", verdict(*came), tail(text)),
            }
        }
        Event::CastingVoteGiven {
            motion,
            by,
            side: cast,
        } => {
            let by = by.as_ref().map_or_else(|| "the chair".to_owned(), shown);
            format!("Casting vote of {by}{}: {}", on(*motion), side(*cast))
        }
        Event::VoteRecorded {
            motion,
            person,
            side: voted,
        } => {
            format!(
                "{} asked to be recorded{} as {}",
                shown(person),
                on(*motion),
                side(*voted)
            )
        }
        Event::PublicExcluded { ground } => format!("Press and public excluded: {ground}"),
        Event::PublicReadmitted {} => "Press and public readmitted".into(),
        Event::EntryEdited { entry, text } => format!("Entry {entry} now reads: {text}"),
        Event::EntryStruck { entry, why } => format!("Entry {entry} is struck: {why}"),
        Event::FactUndone { fact } => match meeting.fact(*fact) {
            Some(fact) => format!(
                "Taken back, as if never entered: {}",
                sentence(&fact.event, meeting)
            ),
            None => format!("Taken back: {fact}"),
        },
        Event::ClockStepped { ms } => format!("The computer's clock was set by {} s", ms / 1000),
        Event::Unknown { name, .. } => format!("A fact of a newer Quorate: {}", plain(name)),
    }
}

fn asked_by(meeting: &Meeting, id: super::ids::QuestionId) -> String {
    let question = meeting.questions.get(id);
    question
        .map(|question| format!(" ({})", meeting.people.shown(&question.by)))
        .unwrap_or_default()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
