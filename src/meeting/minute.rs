//! An entry of the minutes: what one fact reads like, in order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::event::{Event, Moment, Seq};
use super::ids::{ActionId, ItemId, MotionId, PersonId, QuestionId, UndertakingId};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Text with no speaker.
    Narrative,
    /// A sub-heading within an item.
    Heading,
    /// Something said.
    Statement,
    /// A point under it.
    Point,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A promise.
    Undertaking,
    /// Something to be done.
    Action,
    /// A paper or a link.
    Document,
    /// A motion, amendment or recommendation.
    Motion,
    /// A vote.
    Vote,
    /// What was decided.
    Decision,
    /// Something noted.
    Noted,
    /// Somebody came, went or was absent.
    Attendance,
    /// An interest declared.
    Interest,
    /// The course of the meeting.
    Procedure,
}

impl EntryKind {
    /// Every kind, in the order of the contract.
    pub const ALL: [EntryKind; 16] = [
        EntryKind::Narrative,
        EntryKind::Heading,
        EntryKind::Statement,
        EntryKind::Point,
        EntryKind::Question,
        EntryKind::Answer,
        EntryKind::Undertaking,
        EntryKind::Action,
        EntryKind::Document,
        EntryKind::Motion,
        EntryKind::Vote,
        EntryKind::Decision,
        EntryKind::Noted,
        EntryKind::Attendance,
        EntryKind::Interest,
        EntryKind::Procedure,
    ];

    /// The word for it in the record and in what `dictate` prints.
    pub fn word(self) -> &'static str {
        match self {
            EntryKind::Narrative => "narrative",
            EntryKind::Heading => "heading",
            EntryKind::Statement => "statement",
            EntryKind::Point => "point",
            EntryKind::Question => "question",
            EntryKind::Answer => "answer",
            EntryKind::Undertaking => "undertaking",
            EntryKind::Action => "action",
            EntryKind::Document => "document",
            EntryKind::Motion => "motion",
            EntryKind::Vote => "vote",
            EntryKind::Decision => "decision",
            EntryKind::Noted => "noted",
            EntryKind::Attendance => "attendance",
            EntryKind::Interest => "interest",
            EntryKind::Procedure => "procedure",
        }
    }

    /// Whether its words are what somebody said or the clerk wrote, never a sentence made from the fact.
    pub fn is_said(self) -> bool {
        match self {
            EntryKind::Narrative
            | EntryKind::Heading
            | EntryKind::Statement
            | EntryKind::Point
            | EntryKind::Question
            | EntryKind::Answer
            | EntryKind::Undertaking
            | EntryKind::Action
            | EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Interest => true,
            EntryKind::Vote
            | EntryKind::Decision
            | EntryKind::Noted
            | EntryKind::Attendance
            | EntryKind::Procedure => false,
        }
    }

    /// The kind of entry that a fact makes; a fact that makes none is part of the procedure.
    pub fn of(event: &Event) -> EntryKind {
        event.entry().map_or(EntryKind::Procedure, |entry| entry.kind)
    }
}

/// What an entry refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// A question.
    Question(QuestionId),
    /// A motion.
    Motion(MotionId),
    /// An action.
    Action(ActionId),
    /// An undertaking.
    Undertaking(UndertakingId),
    /// Another entry.
    Entry(Seq),
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reference::Question(id) => id.fmt(f),
            Reference::Motion(id) => id.fmt(f),
            Reference::Action(id) => id.fmt(f),
            Reference::Undertaking(id) => id.fmt(f),
            Reference::Entry(seq) => seq.fmt(f),
        }
    }
}

/// An entry of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The fact that made it.
    pub seq: Seq,
    /// When it was entered.
    pub at: Moment,
    /// When it happened, where it was entered late.
    pub as_of: Option<Moment>,
    /// The item it belongs to.
    pub item: Option<ItemId>,
    /// What it is.
    pub kind: EntryKind,
    /// Whose it is.
    pub by: Option<PersonId>,
    /// To whom it is put.
    pub to: Option<PersonId>,
    /// Its words: the clerk's own, or for votes, attendance and procedure a sentence from the fact.
    pub text: String,
    /// What it refers to.
    pub refers_to: Option<Reference>,
    /// The id it is known by, where it has one: `q3`, `m1`, `a2`, `u1`.
    pub known_as: Option<Reference>,
    /// Exempt from publication.
    pub exempt: bool,
    /// Its words, its speaker or its place were corrected.
    pub corrected: bool,
    /// Why it was struck, if it was. A struck entry stays to be seen and counts for nothing.
    pub struck: Option<String>,
    /// Into which entry its words went, where that is why it was struck.
    pub merged: Option<Seq>,
    /// The entry after which it stands, where it was divided from it.
    pub after: Option<Seq>,
    /// It was put under another item than the one the meeting was on.
    pub placed: bool,
}

impl Entry {
    /// When it happened.
    pub fn when(&self) -> Moment {
        self.as_of.unwrap_or(self.at)
    }
}
