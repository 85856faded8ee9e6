//! The record's debate: entries, speeches, the queue, questions and what was promised.

use crate::meeting::facts::{ItemNoted, MotionMoved};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stamp;
use crate::meeting::event::Priority;
use crate::meeting::ids::{ActionId, ItemId, PersonId, QuestionId, UndertakingId};
use crate::meeting::minute::{self, EntryKind, Reference};
use crate::meeting::question::QuestionStatus;
use crate::meeting::{Event, Meeting, Seq, words};

/// An entry of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The number of the fact that made it.
    pub seq: Seq,
    /// When it was entered.
    pub at: Stamp,
    /// When it happened, where it was entered late.
    pub as_of: Option<Stamp>,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: EntryKind,
    /// Whose it is.
    pub by: Option<PersonId>,
    /// To whom it is put; of an action, its owner.
    pub to: Option<PersonId>,
    /// Its words as they stand: the clerk's own, or a sentence where the clerk gave none.
    pub text: String,
    /// What it refers to: the id of a question, motion, action or undertaking (`q3`, `m1`, `a2`, `u1`), or
    /// the `seq` of the entry that a point stands under.
    pub refers_to: Option<String>,
    /// What it referred to, where that was struck and is not in this record: `m1`.
    pub refers_to_struck: Option<String>,
    /// Whether it is exempt from publication.
    pub exempt: bool,
    /// Whether its words, its speaker or its place were corrected.
    pub corrected: bool,
    /// The id it is known by itself, where it has one.
    pub id: Option<String>,
}

/// A turn on the floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speech {
    /// Who spoke.
    pub person: PersonId,
    /// On which item.
    pub item: Option<ItemId>,
    /// Its beginning.
    pub from: Stamp,
    /// Its end; null while it lasts.
    pub to: Option<Stamp>,
    /// How long it took; null while it lasts.
    pub seconds: Option<i64>,
    /// The limit that held, in seconds.
    pub limit_s: Option<u32>,
    /// As what they were called.
    pub contribution: Contribution,
}

/// As what somebody was called to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    /// In turn.
    Speech,
    /// On a point of order.
    PointOfOrder,
    /// With a question to whoever was speaking.
    InterposedQuestion,
}

impl From<Priority> for Contribution {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Turn => Contribution::Speech,
            Priority::PointOfOrder => Contribution::PointOfOrder,
            Priority::Interposed => Contribution::InterposedQuestion,
        }
    }
}

/// Somebody who waits to speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Waiting {
    /// Who.
    pub person: PersonId,
    /// On what.
    pub note: Option<String>,
    /// In turn, or a point of order.
    pub priority: Priority,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// Who asked.
    pub by: PersonId,
    /// To whom it was put.
    pub to: Option<PersonId>,
    /// Its words as they stand.
    pub text: String,
    /// Put in writing before the meeting. Such a one is no entry where it came with the agenda page.
    pub written: bool,
    /// How it stands.
    pub status: QuestionStatus,
    /// The question it follows up.
    pub follow_up_to: Option<QuestionId>,
    /// Its answers in order.
    pub answers: Vec<Answer>,
}

/// One of perhaps several answers to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// Its entry.
    pub seq: Seq,
    /// Who answered.
    pub by: PersonId,
    /// Its words as they stand.
    pub text: String,
}

/// Something promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Undertaking {
    /// Its id.
    pub id: UndertakingId,
    /// The item it was given on.
    pub item: Option<ItemId>,
    /// Who promised.
    pub by: PersonId,
    /// Its words as they stand.
    pub text: String,
    /// The question it was promised on.
    pub question: Option<QuestionId>,
    /// The action that follows from it.
    pub action: Option<ActionId>,
    /// Whether a later answer met it.
    pub met: bool,
}

/// The entries that stand. What was struck is told by a finding, which says why.
pub(super) fn entries(meeting: &Meeting) -> Vec<Entry> {
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let struck = |entry: &minute::Entry| entry.refers_to.filter(|one| meeting.is_struck(*one));
    let stands = |entry: &minute::Entry| entry.refers_to.filter(|one| !meeting.is_struck(*one));
    standing
        .map(|entry| Entry {
            seq: entry.seq,
            at: entry.at.into(),
            as_of: entry.as_of.map(Stamp),
            item: entry.item.clone(),
            kind: entry.kind,
            by: entry.by.clone(),
            to: entry.to.clone(),
            text: formal(meeting, entry),
            refers_to: stands(entry).map(|reference| reference.to_string()),
            refers_to_struck: struck(entry).map(|reference| reference.to_string()),
            exempt: entry.exempt,
            corrected: entry.corrected,
            id: entry.known_as.map(|reference| reference.to_string()),
        })
        .collect()
}

/// The words of an entry as they are handed on: a change as what it leaves out and inserts, and no number that only
/// the clerk's screen knows a motion, an action or a question by.
fn formal(meeting: &Meeting, entry: &minute::Entry) -> String {
    let Some(event) = meeting.told(entry.seq) else {
        return entry.text.clone();
    };
    let own = match event {
        Event::MotionMoved(MotionMoved { kind, .. }) => return words::exact(*kind, &entry.text).into_owned(),
        // The clerk's own words stay as they were typed.
        event if entry.corrected || EntryKind::of(event).is_said() => true,
        Event::ItemNoted(ItemNoted { text, .. }) => text.is_some(),
        _ => false,
    };
    let (Some(reference), false) = (entry.refers_to, own) else {
        return entry.text.clone();
    };
    let called = match reference {
        Reference::Motion(id) => meeting.motion_called(id),
        Reference::Action(_) => "the action".to_owned(),
        Reference::Question(_) => "the question".to_owned(),
        Reference::Undertaking(_) => "the undertaking".to_owned(),
        Reference::Entry(_) => return entry.text.clone(),
    };
    let id = reference.to_string();
    let before = |at: usize| {
        entry.text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    };
    let after = |at: usize| {
        entry.text[at..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric())
    };
    let mut places = entry.text.match_indices(&id);
    let place = places.find(|(at, _)| before(*at) && after(at + id.len()));
    match place {
        None => entry.text.clone(),
        Some((0, _)) => words::capitalised(&called) + &entry.text[id.len()..],
        Some((at, _)) => {
            let head = entry.text[..at]
                .trim_end_matches("Action ")
                .trim_end_matches("Question ");
            let called = if head.is_empty() {
                words::capitalised(&called)
            } else {
                called
            };
            format!("{head}{called}{}", &entry.text[at + id.len()..])
        }
    }
}

pub(super) fn speeches(meeting: &Meeting) -> Vec<Speech> {
    let speeches = meeting.floor.speeches.iter();
    speeches
        .map(|speech| Speech {
            person: speech.person.clone(),
            item: speech.item.clone(),
            from: speech.span.from.at.into(),
            to: speech.span.to.map(|mark| mark.at.into()),
            seconds: speech.span.to.map(|to| speech.seconds(to)),
            limit_s: speech.limit_s,
            contribution: speech.priority.into(),
        })
        .collect()
}

pub(super) fn queue(meeting: &Meeting) -> Vec<Waiting> {
    let queue = meeting.floor.queue.iter();
    queue
        .map(|waiting| Waiting {
            person: waiting.person.clone(),
            note: waiting.note.clone(),
            priority: waiting.priority,
        })
        .collect()
}

pub(super) fn questions(meeting: &Meeting) -> Vec<Question> {
    let questions = meeting.questions.list.iter();
    questions
        .map(|question| Question {
            id: question.id,
            item: question.item.clone(),
            by: question.by.clone(),
            to: question.to.clone(),
            text: question.text.clone(),
            written: question.written,
            status: question.status,
            follow_up_to: question
                .follow_up_to
                .filter(|id| !meeting.is_struck(Reference::Question(*id))),
            answers: question.answers.iter().map(|one| answer(meeting, one)).collect(),
        })
        .collect()
}

fn answer(meeting: &Meeting, answer: &crate::meeting::question::Answer) -> Answer {
    let text = meeting.entry(answer.seq).map(|entry| entry.text.clone());
    Answer {
        seq: answer.seq,
        by: answer.by.clone(),
        text: text.unwrap_or_default(),
    }
}

pub(super) fn undertakings(meeting: &Meeting) -> Vec<Undertaking> {
    let given = meeting.questions.undertakings.iter();
    given
        .map(|one| Undertaking {
            id: one.id,
            item: one.item.clone(),
            by: one.by.clone(),
            text: one.text.clone(),
            question: one
                .question
                .filter(|id| !meeting.is_struck(Reference::Question(*id))),
            action: one.action,
            met: one.met,
        })
        .collect()
}
