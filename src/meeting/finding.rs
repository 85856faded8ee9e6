//! What a careful reader should notice. Nothing here refuses: the clerk records what happened.

mod conduct;
mod debate;
mod kept;
mod notice;
mod noticer;
mod open;
mod voting;
mod whole;

use crate::meeting::facts::{DecisionDeclared, MeetingClosed, VoteTaken};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::Action;
use super::event::{Event, Seq};
use super::ids::PersonId;
use super::state::Meeting;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record contradicts itself.
    Error,
    /// A rule was broken or something is missing.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Something to notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule or gap, in snake_case: stable, for programs.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The fact to go to.
    pub seq: Option<Seq>,
    /// What is the matter, for people.
    pub message: String,
    /// Whom it is about, where a later fact about them may put it right.
    pub person: Option<PersonId>,
}

pub(super) use notice::noticed;
pub(super) use whole::unwritten;

/// All there is to notice in a meeting as it stands, in the order of its facts.
pub fn findings(meeting: &Meeting) -> Vec<Finding> {
    // An action without an owner is told of the action itself.
    let told = |one: &&Finding| one.code != "action_without_owner" && stands(meeting, one);
    let mut found: Vec<Finding> = meeting.notices.iter().filter(told).cloned().collect();
    found.extend(open::left(meeting));
    found.extend(whole::wanting(meeting));
    found.sort_by_key(|finding| finding.seq.unwrap_or(Seq::MAX));
    found
}

/// All there would be to notice if the meeting were closed as it stands.
pub fn findings_at_close(meeting: &Meeting) -> Vec<Finding> {
    let Some(last) = meeting.facts().last() else {
        return findings(meeting);
    };
    let mut closed = meeting.clone();
    let close = closed.record(Event::MeetingClosed(MeetingClosed {}), last.at, None);
    closed.apply(close);
    findings(&closed)
}

/// Whether what was noticed as a fact came in still stands, or has been put right since.
pub fn stands(meeting: &Meeting, one: &Finding) -> bool {
    match one.code {
        "action_without_owner" => {
            let action = meeting.actions.iter().find(|action| Some(action.seq) == one.seq);
            action.is_some_and(Action::wants_owner)
        }
        "unseconded" => {
            let decided = one.seq.and_then(|seq| meeting.fact(seq)).map(|fact| &fact.event);
            let motion = match decided {
                Some(
                    Event::VoteTaken(VoteTaken { motion, .. })
                    | Event::DecisionDeclared(DecisionDeclared { motion, .. }),
                ) => *motion,
                _ => None,
            };
            let motion = motion.and_then(|id| meeting.motions.get(id));
            motion.is_none_or(|motion| motion.seconded_by.is_none())
        }
        "queue_waiting" => !meeting.floor.queue.is_empty(),
        _ => true,
    }
}
