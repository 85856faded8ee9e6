//! What is to be noticed as each fact comes in: one match over all of them.

use super::noticer::Noticer;
use super::{Finding, Severity};
use crate::meeting::event::{Event, Recorded, Side, Verdict, VoteMethod};
use crate::meeting::motion::Count;
use crate::meeting::state::{Meeting, Status};
use crate::meeting::words;

/// What is to be noticed when `fact` comes to a meeting that stands as `meeting` does.
pub(in crate::meeting) fn noticed(meeting: &Meeting, fact: &Recorded) -> Vec<Finding> {
    let mut n = Noticer {
        meeting,
        seq: fact.seq,
        found: Vec::new(),
    };
    if let Some(person) = words::speaker(&fact.event) {
        n.takes_part(person, words::doing(&fact.event));
        // An interest declared or a point of order raised needs no open meeting; what is said does.
        match meeting.status() {
            Status::Adjourned => n.say(
                "while_adjourned",
                Severity::Note,
                "recorded while the meeting was adjourned".into(),
            ),
            Status::Closed => n.say(
                "after_close",
                Severity::Note,
                "recorded after the meeting was closed".into(),
            ),
            Status::Planned | Status::Live => {}
        }
    }
    match &fact.event {
        Event::MotionMoved {
            moved_by,
            seconded_by,
            ..
        } => {
            if let Some(seconder) = seconded_by {
                n.takes_part(seconder, "seconded");
            }
            if moved_by.is_some() && moved_by == seconded_by {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::MotionSeconded { motion, by } => {
            if meeting
                .motions
                .get(*motion)
                .is_some_and(|motion| motion.moved_by.as_ref() == Some(by))
            {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::VoteTaken {
            motion,
            in_favour,
            against,
            abstain,
            names,
            ..
        } => {
            let count = Count {
                in_favour: *in_favour,
                against: *against,
                abstain: *abstain,
            };
            n.votes(*motion, Some(&count), names);
        }
        Event::DecisionDeclared {
            motion,
            method,
            verdict,
            ..
        } => match motion.and_then(|id| meeting.motions.get(id)) {
            Some(motion) => {
                let told = motion.ballots.last().filter(|ballot| ballot.verdict != *verdict);
                if let Some(ballot) = told.filter(|_| *method == VoteMethod::Declared) {
                    let (id, was, is) = (
                        motion.id,
                        words::verdict(ballot.verdict),
                        words::verdict(*verdict),
                    );
                    n.warn(
                        "verdict_differs",
                        format!("{id} was declared {is}, but its vote was {was}"),
                    );
                }
                if motion.ballots.is_empty() {
                    n.unseconded(motion);
                    n.quorum("the decision", 0);
                }
            }
            None => n.quorum("the decision", 0),
        },
        Event::CastingVoteGiven { motion, by, .. } => {
            if meeting
                .motions
                .last_ballot(*motion)
                .is_none_or(|ballot| ballot.verdict != Verdict::Tied)
            {
                n.warn(
                    "casting_without_tie",
                    "a casting vote where the votes were not equal".into(),
                );
            }
            if by.is_none() {
                n.warn(
                    "no_chair",
                    "a casting vote, and nobody is recorded in the chair; /chair who".into(),
                );
            }
        }
        Event::VoteRecorded { person, motion, side } => {
            n.may_vote(person);
            let named = meeting
                .motions
                .last_ballot(*motion)
                .into_iter()
                .flat_map(|ballot| &ballot.names);
            let other: Vec<Side> = named
                .filter(|vote| vote.person == *person)
                .map(|vote| vote.side)
                .collect();
            if other.iter().any(|was| was != side) {
                n.warn(
                    "recorded_twice",
                    format!("{} is recorded on both sides", meeting.people.shown(person)),
                );
            }
        }
        Event::SpeakerQueued { person, .. } if meeting.floor.queue_closed => {
            let shown = meeting.people.shown(person);
            n.say(
                "queue_closed",
                Severity::Note,
                format!("{shown} was added to a closed speaking list"),
            );
        }
        Event::ItemOpened { item } => {
            let private = meeting.agenda.get(item).and_then(|item| item.exempt.as_ref());
            if let Some(ground) = private.filter(|_| meeting.private.is_none()) {
                n.warn(
                    "public_not_excluded",
                    format!("this item is exempt; /exempt {ground} records that the public left"),
                );
            }
        }
        Event::MeetingOpened {} => {
            let date = fact.when().date_naive();
            if let Some(plan) = meeting.plan.as_ref().filter(|plan| plan.date != date) {
                let planned = words::date(plan.date);
                n.warn(
                    "date_differs",
                    format!("opened on {}, but the agenda says {planned}", words::date(date)),
                );
            }
        }
        Event::ClockStepped { ms } => {
            n.say(
                "clock_stepped",
                Severity::Note,
                format!("the computer's clock was set by {} s", ms / 1000),
            );
        }
        Event::Unknown { name, .. } => {
            n.say(
                "unknown_fact",
                Severity::Note,
                format!("a fact of a newer Quorate: {}", words::plain(name)),
            );
        }
        Event::EntryEdited { entry, .. } => {
            if fact.exempt && meeting.fact(*entry).is_some_and(|other| !other.exempt) {
                n.warn(
                    "corrected_in_private",
                    format!(
                        "entry {entry} was corrected in private: the public minutes keep its old words; \
                         /edit {entry} again in public"
                    ),
                );
            }
        }
        // These have nothing of their own to notice, beyond who took part.
        Event::SpeakerQueued { .. }
        | Event::MeetingPlanned(_)
        | Event::PersonListed { .. }
        | Event::ItemListed { .. }
        | Event::ReportListed { .. }
        | Event::RecommendationListed { .. }
        | Event::MeetingAdjourned { .. }
        | Event::MeetingResumed {}
        | Event::MeetingClosed {}
        | Event::MeetingReopened {}
        | Event::ItemClosed { .. }
        | Event::ItemNoted { .. }
        | Event::ItemDeferred { .. }
        | Event::RollCalled { .. }
        | Event::ApologiesGiven { .. }
        | Event::PeopleArrived { .. }
        | Event::PeopleLeft { .. }
        | Event::InterestDeclared { .. }
        | Event::ChairTaken { .. }
        | Event::NarrativeMinuted { .. }
        | Event::HeadingMinuted { .. }
        | Event::StatementMade { .. }
        | Event::PointMade { .. }
        | Event::QuestionAsked { .. }
        | Event::QuestionSubmitted { .. }
        | Event::QuestionAnswered { .. }
        | Event::QuestionWithdrawn { .. }
        | Event::UndertakingGiven { .. }
        | Event::ActionAssigned { .. }
        | Event::ActionDone { .. }
        | Event::ActionDropped { .. }
        | Event::DocumentCited { .. }
        | Event::SpeakerUnqueued { .. }
        | Event::QueueClosed {}
        | Event::QueueOpened {}
        | Event::QueueCleared {}
        | Event::FloorGiven { .. }
        | Event::FloorYielded {}
        | Event::LimitSet { .. }
        | Event::MotionReworded { .. }
        | Event::MotionWithdrawn { .. }
        | Event::MotionLapsed { .. }
        | Event::PublicExcluded { .. }
        | Event::PublicReadmitted {}
        | Event::EntryStruck { .. }
        | Event::FactUndone { .. } => {}
    }
    n.found
}
