//! What is to be noticed as each fact comes in: one match over all of them.

use super::noticer::Noticer;
use super::{Finding, Severity};
use crate::meeting::event::{Event, MotionKind, Priority, Recorded};
use crate::meeting::facts::{
    ActionAssigned, ApologiesGiven, BallotCounted, CastingVoteGiven, ClockStepped, DecisionDeclared,
    EntriesMerged, EntryEdited, EntryRecast, FloorGiven, FloorYielded, ItemOpened, MeetingClosed,
    MeetingExtended, MeetingOpened, MeetingReopened, MeetingResumed, MotionMoved, MotionSeconded,
    MotionWithdrawn, PeopleArrived, ProxyGiven, PublicExcluded, PublicReadmitted, QuestionAnswered,
    QuestionAsked, QueueCleared, QueueClosed, QueueOpened, RollCalled, SpeakerChanged, SpeakerQueued,
    StatementMade, UndertakingGiven, Unknown, VoteRecorded, VoteTaken,
};
use crate::meeting::floor::Speech;
use crate::meeting::house::Part;
use crate::meeting::motion::Count;
use crate::meeting::state::{Meeting, Status};
use crate::meeting::words;

/// What is to be noticed when `fact` comes to a meeting that stands as `meeting` does.
pub(in crate::meeting) fn noticed(meeting: &Meeting, fact: &Recorded) -> Vec<Finding> {
    let mark = meeting.mark(fact.when());
    let mut n = Noticer {
        meeting,
        seq: fact.seq,
        found: Vec::new(),
    };
    let before = meeting
        .facts()
        .last()
        .filter(|before| before.seq > meeting.plan_end());
    if let Some(before) = before.filter(|before| (before.at - fact.at).num_seconds() > 1) {
        let (was, is) = (before.at.format("%H:%M:%S"), fact.at.format("%H:%M:%S"));
        n.say(
            "time_went_back",
            Severity::Note,
            format!("entered at {is}, after what was entered at {was}"),
        );
    }
    if let Some((person, did)) = fact.event.speaker() {
        let part = match &fact.event {
            Event::VoteRecorded(_) => Part::Voting,
            _ => Part::Speaking,
        };
        n.takes_part(person, did, part);
        // An interest declared or a point of order raised needs no open meeting; what is said does.
        match meeting.status() {
            Status::Adjourned => n.say(
                "while_adjourned",
                Severity::Note,
                "recorded while the meeting was adjourned".into(),
            ),
            Status::Closed | Status::Approved | Status::Signed => n.say(
                "after_close",
                Severity::Note,
                "recorded after the meeting was closed".into(),
            ),
            Status::Planned | Status::Live => {}
        }
    }
    match &fact.event {
        Event::StatementMade(StatementMade { by, .. })
        | Event::QuestionAsked(QuestionAsked { by, .. })
        | Event::QuestionAnswered(QuestionAnswered { by, .. })
        | Event::UndertakingGiven(UndertakingGiven { by, .. }) => {
            n.speaks(by);
            n.hour(fact);
        }
        Event::FloorGiven(FloorGiven { person, priority }) => {
            match priority {
                Priority::Turn => {
                    n.has_spoken(person);
                    let ending: Vec<_> = meeting.floor.speaking().into_iter().collect();
                    let ending = ending.into_iter().chain(meeting.floor.interrupted());
                    let going_on = |one: &&Speech| one.person == *person;
                    let ending: Vec<_> = ending.take_while(|one| !going_on(one)).collect();
                    ending.into_iter().for_each(|speech| n.ended(speech, mark));
                }
                Priority::Interposed if !meeting.orders.points.interposed => n.say(
                    "no_interposed_questions",
                    Severity::Note,
                    format!(
                        "these rules know no questions to a speaker ({})",
                        meeting.orders.points.source
                    ),
                ),
                Priority::Interposed | Priority::PointOfOrder => {}
            }
            n.hour(fact);
        }
        Event::FloorYielded(FloorYielded {}) | Event::MeetingClosed(MeetingClosed {}) => {
            if let Some(speech) = meeting.floor.speaking() {
                n.ended(speech, mark);
            }
        }
        Event::MotionMoved(MotionMoved {
            kind,
            moved_by,
            seconded_by,
            amends,
            procedure,
            text,
            ..
        }) => {
            if let Some(amends) = amends {
                n.amends(*amends, text);
            }
            if let Some(procedure) = procedure {
                n.procedural(*procedure);
            }
            if matches!(kind, MotionKind::Motion | MotionKind::Recommendation) && moved_by.is_some() {
                n.second_main();
            }
            n.hour(fact);
            if let Some(seconder) = seconded_by {
                n.takes_part(seconder, "seconded", Part::Speaking);
            }
            if moved_by.is_some() && moved_by == seconded_by {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::MotionSeconded(MotionSeconded { motion, by }) => {
            if meeting
                .motions
                .get(*motion)
                .is_some_and(|motion| motion.moved_by.as_ref() == Some(by))
            {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::VoteTaken(VoteTaken {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
            ..
        }) => {
            let count = Count {
                in_favour: *in_favour,
                against: *against,
                abstain: *abstain,
            };
            n.votes(*motion, *method, &count, names);
            n.hour(fact);
        }
        Event::DecisionDeclared(DecisionDeclared {
            motion,
            method,
            verdict,
            ..
        }) => match motion.and_then(|id| meeting.motions.get(id)) {
            Some(motion) => n.declared(motion, *method, *verdict),
            None => n.quorum("the decision", 0),
        },
        Event::CastingVoteGiven(CastingVoteGiven { motion, by, side }) => {
            n.casting(*motion, by.as_ref(), *side)
        }
        Event::VoteRecorded(VoteRecorded { person, motion, side }) => n.single(*motion, person, *side),
        Event::MotionWithdrawn(MotionWithdrawn { motion, consent }) => {
            if let Some(motion) = meeting.motions.get(*motion) {
                n.withdraws(motion, *consent);
            }
        }
        Event::AmendmentAccepted(_) => n.accepts(),
        Event::ElectionSettled(_) => n.quorum("the election", 0),
        Event::BallotCounted(BallotCounted { votes, abstain, .. }) => {
            let cast = votes
                .iter()
                .fold(*abstain, |sum, one| sum.saturating_add(one.votes));
            n.election(cast);
        }
        Event::ApologiesGiven(ApologiesGiven {
            substitute: Some(substitute),
            ..
        }) => n.substitutes(substitute),
        Event::RollCalled(RollCalled { present: people, .. })
        | Event::PeopleArrived(PeopleArrived { people, .. }) => {
            people.iter().for_each(|person| n.comes(person));
        }
        Event::ProxyGiven(ProxyGiven { from, to }) => n.proxy(from, to),
        Event::MeetingExtended(MeetingExtended { until }) => n.extends(*until),
        Event::PublicExcluded(PublicExcluded { ground }) => n.excludes(ground),
        Event::ItemClosed(_) => n.leaves_item(),
        // A list closed to those in turn takes points of order all the same.
        Event::SpeakerQueued(SpeakerQueued {
            person,
            priority: Priority::Turn,
            first: false,
            ..
        }) if meeting.floor.queue_closed => {
            let shown = meeting.people.shown(person);
            n.say(
                "queue_closed",
                Severity::Note,
                format!("{shown} was added to a closed speaking list"),
            );
        }
        Event::ItemOpened(ItemOpened { item }) => {
            let private = meeting.agenda.get(item).and_then(|item| item.exempt.as_ref());
            if let Some(ground) = private.filter(|_| meeting.private.is_none()) {
                n.warn(
                    "public_not_excluded",
                    format!("this item is exempt; /exempt {ground} records that the public left"),
                );
            }
        }
        Event::ActionAssigned(ActionAssigned { id, owner: None, .. }) => {
            n.warn(
                "action_without_owner",
                format!("{id} has no owner; /speaker {} who names one", fact.seq),
            );
        }
        Event::ActionAssigned(ActionAssigned { owner: Some(_), .. }) => {}
        Event::MeetingOpened(MeetingOpened {}) => {
            let date = fact.when().date_naive();
            if let Some(plan) = meeting.plan.as_ref().filter(|plan| plan.date != date) {
                let planned = words::date(plan.date);
                n.warn(
                    "date_differs",
                    format!("opened on {}, but the agenda says {planned}", words::date(date)),
                );
            }
        }
        Event::ClockStepped(ClockStepped { ms }) => {
            n.say(
                "clock_stepped",
                Severity::Note,
                format!("the computer's clock was set by {} s", ms / 1000),
            );
        }
        Event::Unknown(Unknown { name, .. }) => {
            n.say(
                "unknown_fact",
                Severity::Note,
                format!("a fact of a newer Quorate: {}", words::plain(name)),
            );
        }
        Event::EntryEdited(EntryEdited { entry, .. })
        | Event::SpeakerChanged(SpeakerChanged { entry, .. })
        | Event::EntryRecast(EntryRecast { entry, .. })
        | Event::EntriesMerged(EntriesMerged { entry, .. }) => {
            if fact.exempt && meeting.fact(*entry).is_some() && !meeting.is_exempt(*entry) {
                n.warn(
                    "corrected_in_private",
                    format!(
                        "entry {entry} was corrected in private: the public minutes keep it as it was; \
                         correct it again in public"
                    ),
                );
            }
        }
        // These have nothing of their own to notice, beyond who took part.
        Event::SpeakerQueued(_)
        | Event::NamedVoteDemanded(_)
        | Event::ElectionCalled(_)
        | Event::DispensationGranted(_)
        | Event::UrgencyExplained(_)
        | Event::EarlierSettled(_)
        | Event::EarlierMinutesApproved(_)
        | Event::SummaryGiven(_)
        | Event::StandingOrdersAdopted(_)
        | Event::MeetingPlanned(_)
        | Event::PersonListed(_)
        | Event::ItemListed(_)
        | Event::ReportListed(_)
        | Event::RecommendationListed(_)
        | Event::MeetingAdjourned(_)
        | Event::MeetingResumed(MeetingResumed {})
        | Event::MeetingReopened(MeetingReopened {})
        | Event::ItemNoted(_)
        | Event::ItemDeferred(_)
        | Event::ApologiesGiven(_)
        | Event::PeopleLeft(_)
        | Event::PeopleAbsent(_)
        | Event::ItemsTakenTogether(_)
        | Event::ItemPulled(_)
        | Event::HearingOpened(_)
        | Event::HearingClosed(_)
        | Event::ReadingTaken(_)
        | Event::NomineeAdded(_)
        | Event::AppointmentMade(_)
        | Event::QueueReordered(_)
        | Event::PersonRecused(_)
        | Event::VoteRecounted(_)
        | Event::InterestDeclared(_)
        | Event::ChairTaken(_)
        | Event::NarrativeMinuted(_)
        | Event::HeadingMinuted(_)
        | Event::PointMade(_)
        | Event::QuestionSubmitted(_)
        | Event::QuestionWithdrawn(_)
        | Event::ActionDone(_)
        | Event::ActionDropped(_)
        | Event::DocumentCited(_)
        | Event::NextMeetingFixed(_)
        | Event::MinutesApproved(_)
        | Event::MinutesSigned(_)
        | Event::MinutesCorrected(_)
        | Event::CorrectionProposed(_)
        | Event::SpeakerUnqueued(_)
        | Event::QueueClosed(QueueClosed {})
        | Event::QueueOpened(QueueOpened {})
        | Event::QueueCleared(QueueCleared {})
        | Event::LimitSet(_)
        | Event::MotionReworded(_)
        | Event::MotionLapsed(_)
        | Event::PublicReadmitted(PublicReadmitted {})
        | Event::EntryStruck(_)
        | Event::EntrySplit(_)
        | Event::EntriesMoved(_)
        | Event::EntryPlaced(_)
        | Event::MarkLeft(_)
        | Event::MarkCleared(_)
        | Event::FactUndone(_) => {}
    }
    n.found
}
