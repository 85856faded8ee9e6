//! What a careful reader should notice. Nothing here refuses: the clerk records what happened.

mod conduct;
mod debate;
mod notice;
mod noticer;
mod voting;
mod whole;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::ActionStatus;
use super::event::{PersonKind, Seq};
use super::minute::EntryKind;
use super::motion::MotionStatus;
use super::question::QuestionStatus;
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
}

pub(super) use notice::noticed;

/// All there is to notice in a meeting as it stands, in the order of its facts.
pub fn findings(meeting: &Meeting) -> Vec<Finding> {
    // Who is to do an action may have been said since.
    let standing = |one: &&Finding| one.code != "action_without_owner";
    let mut found: Vec<Finding> = meeting.notices.iter().filter(standing).cloned().collect();
    let mut say = |code, severity, seq, message| {
        found.push(Finding {
            code,
            severity,
            seq,
            message,
        })
    };
    let over = meeting.status().is_over();
    for question in &meeting.questions.list {
        let left = meeting.agenda.current().map(|item| &item.id) != question.item.as_ref();
        if question.status == QuestionStatus::Open && (over || left) {
            let by = meeting.people.shown(&question.by);
            say(
                "unanswered",
                Severity::Warning,
                Some(question.seq),
                format!("{}, asked by {by}, has no answer", question.id),
            );
        }
    }
    for one in meeting
        .questions
        .undertakings
        .iter()
        .filter(|one| one.action.is_none() && !one.met)
    {
        let by = meeting.people.shown(&one.by);
        say(
            "undertaking_open",
            Severity::Note,
            Some(one.seq),
            format!("{by} promised this and no action follows: {}", one.text),
        );
    }
    for action in meeting
        .actions
        .iter()
        .filter(|one| one.owner.is_none() && one.status == ActionStatus::Open)
    {
        say(
            "action_without_owner",
            Severity::Warning,
            Some(action.seq),
            format!("{} has no owner: {}", action.id, action.text),
        );
    }
    for motion in &meeting.motions.list {
        match motion.status {
            MotionStatus::Tied => {
                let id = motion.id;
                say(
                    "tied",
                    Severity::Warning,
                    Some(motion.seq),
                    format!("{id} was tied and nothing says how that was resolved"),
                );
            }
            MotionStatus::Proposed | MotionStatus::Seconded => {
                let (id, kind) = (motion.id, motion.kind.word());
                say(
                    "undecided",
                    Severity::Warning,
                    Some(motion.seq),
                    format!("{id}, a {kind}, has no outcome"),
                );
            }
            MotionStatus::Carried | MotionStatus::Lost | MotionStatus::Withdrawn | MotionStatus::Lapsed => {}
        }
    }
    if over {
        for item in meeting
            .agenda
            .items
            .iter()
            .filter(|item| item.opened.is_none() && item.outcome().is_none())
        {
            let label = item.label();
            say(
                "item_not_taken",
                Severity::Warning,
                None,
                format!("item {label} was on the agenda and was not taken or deferred"),
            );
        }
        if !meeting.roll.called
            && meeting
                .people
                .iter()
                .any(|person| person.kind == PersonKind::Member)
        {
            say(
                "roll_not_called",
                Severity::Note,
                None,
                "nobody recorded who was present; the names are those who took part".into(),
            );
        }
    }
    if meeting.opened.is_some() && meeting.chair.is_none() && !meeting.people.is_empty() {
        say(
            "no_chair",
            Severity::Note,
            None,
            "nobody is recorded in the chair; /chair who".into(),
        );
    }
    for entry in &meeting.entries {
        if let Some(into) = entry.merged {
            say(
                "merged",
                Severity::Note,
                Some(entry.seq),
                format!("the words of entry {} are in {into}", entry.seq),
            );
        } else if let Some(why) = &entry.struck {
            say(
                "struck",
                Severity::Note,
                Some(entry.seq),
                format!("entry {} was struck: {why}", entry.seq),
            );
        }
    }
    for entry in meeting.entries.iter().filter(|entry| entry.struck.is_none()) {
        // The words of a point stand by themselves.
        let on = entry.refers_to.filter(|_| entry.kind != EntryKind::Point);
        if let Some(on) = on.filter(|on| meeting.is_struck(*on)) {
            let seq = entry.seq;
            say(
                "on_struck",
                Severity::Warning,
                Some(seq),
                format!("entry {seq} is on {on}, which was struck: /strike {seq} too, if it goes with it"),
            );
        }
    }
    found.extend(whole::wanting(meeting));
    found.sort_by_key(|finding| finding.seq.unwrap_or(Seq::MAX));
    found
}
