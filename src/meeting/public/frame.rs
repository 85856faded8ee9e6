//! What the public may know of an exempt fact, and whom a fact names: one flat match over all of them each, so
//! that a new fact is thought of before anything of it is published.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::meeting::event::Event;
use crate::meeting::ids::PersonId;
use crate::meeting::state::Meeting;

/// What the public may know of an exempt fact; none where it may know nothing.
pub(super) fn frame<'a>(
    event: &'a Event,
    public: &mut Meeting,
    named: &HashSet<&PersonId>,
) -> Option<Cow<'a, Event>> {
    let known = |people: &[PersonId]| -> Vec<PersonId> {
        people
            .iter()
            .filter(|id| public.people.get(id).is_some())
            .cloned()
            .collect()
    };
    let some = |people: Vec<PersonId>| (!people.is_empty()).then_some(people);
    let left = || public.item().cloned().map(|item| Event::ItemClosed { item });
    match event {
        Event::MeetingOpened {}
        | Event::MeetingAdjourned { .. }
        | Event::MeetingResumed {}
        | Event::MeetingClosed {}
        | Event::MeetingReopened {}
        | Event::MeetingExtended { .. }
        | Event::StandingOrdersAdopted { .. }
        | Event::FloorYielded {}
        | Event::QueueOpened {}
        | Event::QueueClosed {}
        | Event::QueueCleared {}
        | Event::LimitSet { .. }
        | Event::ClockStepped { .. } => Some(Cow::Borrowed(event)),
        Event::PersonListed { id, .. } => named.contains(id).then_some(Cow::Borrowed(event)),
        Event::ChairTaken { person } | Event::SpeakerUnqueued { person } => {
            public.people.get(person).map(|_| Cow::Borrowed(event))
        }
        // An item put on the agenda in private is not named; that the one before it was left is public.
        Event::ItemOpened { item } => match public.agenda.get(item) {
            Some(_) => Some(Cow::Borrowed(event)),
            None => left().map(Cow::Owned),
        },
        Event::ItemClosed { item } => public.agenda.get(item).map(|_| Cow::Borrowed(event)),
        Event::ItemDeferred { item, .. } if public.item() == Some(item) => left().map(Cow::Owned),
        Event::RollCalled { present, mode } => some(known(present)).map(|present| {
            let mode = *mode;
            Cow::Owned(Event::RollCalled { present, mode })
        }),
        Event::PeopleArrived { people, mode } => some(known(people)).map(|people| {
            let mode = *mode;
            Cow::Owned(Event::PeopleArrived { people, mode })
        }),
        Event::PeopleLeft { people } => {
            some(known(people)).map(|people| Cow::Owned(Event::PeopleLeft { people }))
        }
        Event::ApologiesGiven { people, substitute } => {
            let substitute = substitute.clone().filter(|id| public.people.get(id).is_some());
            some(known(people)).map(|people| Cow::Owned(Event::ApologiesGiven { people, substitute }))
        }
        // Who may vote for whom says who is counted as there.
        Event::ProxyGiven { from, to } => {
            let both = public.people.get(from).and(public.people.get(to));
            both.map(|_| Cow::Borrowed(event))
        }
        // Who spoke in private is not told, only that the one before them had ended.
        Event::FloorGiven { person, .. } => {
            public.floor.unqueue(person);
            Some(Cow::Owned(Event::FloorYielded {}))
        }
        Event::ItemDeferred { .. }
        | Event::MeetingPlanned(_)
        | Event::ItemListed { .. }
        | Event::ReportListed { .. }
        | Event::RecommendationListed { .. }
        | Event::ItemNoted { .. }
        | Event::InterestDeclared { .. }
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
        | Event::NextMeetingFixed { .. }
        | Event::MinutesApproved { .. }
        | Event::MinutesSigned { .. }
        | Event::MinutesCorrected { .. }
        | Event::CorrectionProposed { .. }
        | Event::DocumentCited { .. }
        | Event::SpeakerQueued { .. }
        | Event::MotionMoved { .. }
        | Event::MotionSeconded { .. }
        | Event::MotionReworded { .. }
        | Event::MotionWithdrawn { .. }
        | Event::MotionLapsed { .. }
        | Event::VoteTaken { .. }
        | Event::DecisionDeclared { .. }
        | Event::CastingVoteGiven { .. }
        | Event::VoteRecorded { .. }
        | Event::AmendmentAccepted { .. }
        | Event::NamedVoteDemanded { .. }
        | Event::ElectionCalled { .. }
        | Event::BallotCounted { .. }
        | Event::ElectionSettled { .. }
        | Event::DispensationGranted { .. }
        | Event::UrgencyExplained { .. }
        | Event::EarlierSettled { .. }
        | Event::SummaryGiven { .. }
        | Event::PublicExcluded { .. }
        | Event::PublicReadmitted {}
        | Event::EntryEdited { .. }
        | Event::EntryStruck { .. }
        | Event::EntrySplit { .. }
        | Event::EntriesMerged { .. }
        | Event::EntriesMoved { .. }
        | Event::SpeakerChanged { .. }
        | Event::EntryPlaced { .. }
        | Event::MarkLeft { .. }
        | Event::MarkCleared { .. }
        | Event::FactUndone { .. }
        | Event::Unknown { .. } => None,
    }
}

/// Everybody a fact names.
pub(super) fn named(event: &Event) -> Vec<&PersonId> {
    match event {
        Event::PersonListed { id, .. } => vec![id],
        Event::RollCalled { present: people, .. }
        | Event::PeopleArrived { people, .. }
        | Event::PeopleLeft { people } => people.iter().collect(),
        Event::ApologiesGiven { people, substitute } => people.iter().chain(substitute).collect(),
        Event::InterestDeclared { person, .. }
        | Event::DispensationGranted { person, .. }
        | Event::ElectionSettled { person, .. }
        | Event::ChairTaken { person }
        | Event::SpeakerQueued { person, .. }
        | Event::SpeakerUnqueued { person }
        | Event::FloorGiven { person, .. }
        | Event::VoteRecorded { person, .. } => vec![person],
        Event::StatementMade { by, .. }
        | Event::QuestionAnswered { by, .. }
        | Event::UndertakingGiven { by, .. }
        | Event::MotionSeconded { by, .. } => vec![by],
        Event::PointMade { by, .. }
        | Event::CastingVoteGiven { by, .. }
        | Event::SpeakerChanged { by, .. } => by.iter().collect(),
        Event::QuestionAsked { by, to, .. } | Event::QuestionSubmitted { by, to, .. } => {
            std::iter::once(by).chain(to).collect()
        }
        Event::ActionAssigned { owner, .. } => owner.iter().collect(),
        Event::MotionMoved {
            moved_by,
            seconded_by,
            ..
        } => moved_by.iter().chain(seconded_by).collect(),
        Event::VoteTaken { names, .. } => names.iter().map(|vote| &vote.person).collect(),
        Event::NamedVoteDemanded { by, .. } => by.iter().collect(),
        Event::ElectionCalled { nominees, .. } => nominees
            .iter()
            .flat_map(|one| {
                std::iter::once(&one.person)
                    .chain(&one.moved_by)
                    .chain(&one.seconded_by)
            })
            .collect(),
        Event::BallotCounted { votes, .. } => votes.iter().map(|one| &one.person).collect(),
        Event::ProxyGiven { from, to } => vec![from, to],
        Event::MeetingPlanned(_)
        | Event::ItemListed { .. }
        | Event::ReportListed { .. }
        | Event::RecommendationListed { .. }
        | Event::MeetingOpened {}
        | Event::MeetingAdjourned { .. }
        | Event::MeetingResumed {}
        | Event::MeetingClosed {}
        | Event::MeetingReopened {}
        | Event::ItemOpened { .. }
        | Event::ItemClosed { .. }
        | Event::ItemNoted { .. }
        | Event::ItemDeferred { .. }
        | Event::NarrativeMinuted { .. }
        | Event::HeadingMinuted { .. }
        | Event::QuestionWithdrawn { .. }
        | Event::ActionDone { .. }
        | Event::ActionDropped { .. }
        | Event::DocumentCited { .. }
        | Event::QueueClosed {}
        | Event::QueueOpened {}
        | Event::QueueCleared {}
        | Event::FloorYielded {}
        | Event::LimitSet { .. }
        | Event::MotionReworded { .. }
        | Event::MotionWithdrawn { .. }
        | Event::MotionLapsed { .. }
        | Event::DecisionDeclared { .. }
        | Event::AmendmentAccepted { .. }
        | Event::UrgencyExplained { .. }
        | Event::EarlierSettled { .. }
        | Event::SummaryGiven { .. }
        | Event::MeetingExtended { .. }
        | Event::NextMeetingFixed { .. }
        | Event::MinutesApproved { .. }
        | Event::MinutesSigned { .. }
        | Event::MinutesCorrected { .. }
        | Event::CorrectionProposed { .. }
        | Event::StandingOrdersAdopted { .. }
        | Event::PublicExcluded { .. }
        | Event::PublicReadmitted {}
        | Event::EntryEdited { .. }
        | Event::EntryStruck { .. }
        | Event::EntrySplit { .. }
        | Event::EntriesMerged { .. }
        | Event::EntriesMoved { .. }
        | Event::EntryPlaced { .. }
        | Event::MarkLeft { .. }
        | Event::MarkCleared { .. }
        | Event::FactUndone { .. }
        | Event::ClockStepped { .. }
        | Event::Unknown { .. } => Vec::new(),
    }
}
