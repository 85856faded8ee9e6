//! One of each fact there is, with every field filled and a word in every text that must not get out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up fails"
)]

use chrono::{NaiveDate, NaiveTime};
use quorate::meeting::event::*;
use quorate::meeting::facts::{
    ActionAssigned, ActionDone, ActionDropped, AmendmentAccepted, ApologiesGiven, AppointmentMade,
    BallotCounted, CastingVoteGiven, ChairTaken, ClockStepped, CorrectionProposed, DecisionDeclared,
    DispensationGranted, DocumentCited, EarlierMinutesApproved, EarlierSettled, ElectionCalled,
    ElectionSettled, EntriesMerged, EntriesMoved, EntryEdited, EntryPlaced, EntrySplit, EntryStruck,
    FactUndone, FloorGiven, FloorYielded, HeadingMinuted, HearingClosed, HearingOpened, InterestDeclared,
    ItemClosed, ItemDeferred, ItemListed, ItemNoted, ItemOpened, ItemPulled, ItemsTakenTogether, LimitSet,
    MarkCleared, MarkLeft, MeetingAdjourned, MeetingClosed, MeetingExtended, MeetingOpened, MeetingReopened,
    MeetingResumed, MinutesApproved, MinutesCorrected, MinutesSigned, MotionLapsed, MotionMoved,
    MotionReworded, MotionSeconded, MotionWithdrawn, NamedVoteDemanded, NarrativeMinuted, NextMeetingFixed,
    NomineeAdded, PeopleAbsent, PeopleArrived, PeopleLeft, PersonListed, PersonRecused, PointMade,
    ProxyGiven, PublicExcluded, PublicReadmitted, QuestionAnswered, QuestionAsked, QuestionSubmitted,
    QuestionWithdrawn, QueueCleared, QueueClosed, QueueOpened, QueueReordered, ReadingTaken,
    RecommendationListed, ReportListed, RollCalled, SpeakerChanged, SpeakerQueued, SpeakerUnqueued,
    StandingOrdersAdopted, StatementMade, SummaryGiven, UndertakingGiven, UrgencyExplained, VoteRecorded,
    VoteRecounted, VoteTaken,
};
use quorate::meeting::ids::*;
use quorate::meeting::{Moment, Seq};

/// The word in every text.
pub const CANARY: &str = "canary";

fn text(of: &str) -> String {
    format!("{CANARY} {of}")
}

fn some(of: &str) -> Option<String> {
    Some(text(of))
}

fn who() -> PersonId {
    PersonId::from("canarybird")
}

fn item() -> ItemId {
    ItemId::from("canary7")
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 3).unwrap()
}

fn time() -> NaiveTime {
    NaiveTime::from_hms_opt(19, 30, 0).unwrap()
}

fn moment() -> Moment {
    "2025-06-03T19:30:00+01:00".parse().unwrap()
}

/// One of each; `entry` is the entry or fact that corrections name.
pub fn every_event(entry: Seq) -> Vec<Event> {
    let (q, m, a, u) = (QuestionId(91), MotionId(92), ActionId(93), UndertakingId(94));
    let e = ElectionId(95);
    let named = || {
        vec![NamedVote {
            person: who(),
            side: Side::For,
        }]
    };
    vec![
        Event::NextMeetingFixed(NextMeetingFixed {
            date: date(),
            time: Some(time()),
            venue: some("next venue"),
        }),
        Event::MinutesApproved(MinutesApproved {
            on: date(),
            meeting: some("approving meeting"),
            corrected: true,
        }),
        Event::MinutesSigned(MinutesSigned {
            on: date(),
            name: text("signature"),
        }),
        Event::MinutesCorrected(MinutesCorrected {
            entry,
            text: text("corrected"),
            on: date(),
            why: some("why corrected"),
        }),
        Event::MeetingPlanned(Box::new(Plan {
            body: text("body"),
            title: some("title"),
            date: date(),
            time: Some(time()),
            ends: Some(time()),
            venue: some("venue"),
            standing_orders: some("orders"),
            quorum: Some(3),
            vacant: vec![text("vacant")],
        })),
        Event::PersonListed(PersonListed {
            id: who(),
            name: text("name"),
            role: some("role"),
            shown: text("shown"),
            kind: PersonKind::Witness,
            voting: false,
            votes: Some(125),
        }),
        Event::ItemListed(ItemListed {
            id: item(),
            number: some("number"),
            title: text("title"),
            planned_s: Some(60),
            due: Some(time()),
            exempt: some("ground"),
            parent: Some(item()),
            note: some("note"),
            consent: true,
        }),
        Event::ReportListed(ReportListed {
            item: item(),
            title: text("report"),
        }),
        Event::RecommendationListed(RecommendationListed {
            item: item(),
            text: text("recommendation"),
        }),
        Event::MeetingOpened(MeetingOpened {}),
        Event::MeetingAdjourned(MeetingAdjourned {
            until: Some(moment()),
        }),
        Event::MeetingResumed(MeetingResumed {}),
        Event::ItemOpened(ItemOpened { item: item() }),
        Event::ItemNoted(ItemNoted {
            item: Some(item()),
            text: some("noted"),
        }),
        Event::ItemDeferred(ItemDeferred {
            item: item(),
            text: some("deferred"),
        }),
        Event::ItemClosed(ItemClosed { item: item() }),
        Event::RollCalled(RollCalled {
            present: vec![who()],
            mode: Mode::Remote,
        }),
        Event::ApologiesGiven(ApologiesGiven {
            people: vec![who()],
            substitute: Some(who()),
        }),
        Event::PeopleArrived(PeopleArrived {
            people: vec![who()],
            mode: Mode::Room,
        }),
        Event::PeopleLeft(PeopleLeft { people: vec![who()] }),
        Event::InterestDeclared(InterestDeclared {
            person: who(),
            item: Some(item()),
            kind: InterestKind::Personal,
            text: text("interest"),
        }),
        Event::ChairTaken(ChairTaken { person: who() }),
        Event::NarrativeMinuted(NarrativeMinuted {
            text: text("narrative"),
            unnamed: some("unnamed"),
        }),
        Event::HeadingMinuted(HeadingMinuted {
            text: text("heading"),
        }),
        Event::StatementMade(StatementMade {
            by: who(),
            text: text("statement"),
        }),
        Event::PointMade(PointMade {
            by: Some(who()),
            under: Some(entry),
            text: text("point"),
        }),
        Event::QuestionAsked(QuestionAsked {
            id: q,
            by: who(),
            to: Some(who()),
            follow_up_to: Some(q),
            text: text("question"),
        }),
        Event::QuestionSubmitted(QuestionSubmitted {
            id: QuestionId(95),
            by: who(),
            to: Some(who()),
            item: Some(item()),
            text: text("written"),
        }),
        Event::QuestionAnswered(QuestionAnswered {
            question: q,
            by: who(),
            text: text("answer"),
        }),
        Event::QuestionWithdrawn(QuestionWithdrawn { question: q }),
        Event::UndertakingGiven(UndertakingGiven {
            id: u,
            by: who(),
            question: Some(q),
            text: text("undertaking"),
        }),
        Event::ActionAssigned(ActionAssigned {
            id: a,
            owner: Some(who()),
            text: text("action"),
            due: Some(date()),
            from: Some(u),
        }),
        Event::ActionDone(ActionDone { action: a }),
        Event::ActionDropped(ActionDropped {
            action: a,
            why: some("dropped"),
        }),
        Event::DocumentCited(DocumentCited {
            title: text("document"),
            url: Some("https://canary.example".into()),
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: who(),
            priority: Priority::PointOfOrder,
            note: some("note"),
            category: some("category"),
            first: true,
        }),
        Event::FloorGiven(FloorGiven {
            person: who(),
            priority: Priority::Turn,
        }),
        Event::FloorYielded(FloorYielded {}),
        Event::SpeakerUnqueued(SpeakerUnqueued { person: who() }),
        Event::QueueClosed(QueueClosed {}),
        Event::QueueOpened(QueueOpened {}),
        Event::QueueCleared(QueueCleared {}),
        Event::LimitSet(LimitSet { seconds: Some(180) }),
        Event::MotionMoved(MotionMoved {
            id: m,
            kind: MotionKind::Motion,
            text: text("motion"),
            moved_by: Some(who()),
            seconded_by: Some(who()),
            amends: Some(m),
            procedure: Some(Procedure::Closure),
            aim: Some(Box::new(Aim {
                motion: Some(m),
                held: None,
                until: some("until"),
                to: some("body"),
                parts: vec![PartMoved {
                    id: MotionId(97),
                    text: text("part"),
                }],
                seconds: None,
            })),
        }),
        Event::MotionSeconded(MotionSeconded { motion: m, by: who() }),
        Event::MotionReworded(MotionReworded {
            motion: m,
            text: text("reworded"),
        }),
        Event::VoteTaken(VoteTaken {
            motion: Some(m),
            method: VoteMethod::Named,
            in_favour: 1,
            against: 0,
            abstain: 0,
            names: named(),
            spoilt: Some(2),
        }),
        Event::CastingVoteGiven(CastingVoteGiven {
            motion: Some(m),
            by: Some(who()),
            side: Side::For,
        }),
        Event::VoteRecorded(VoteRecorded {
            motion: Some(m),
            person: who(),
            side: Side::Against,
        }),
        Event::DecisionDeclared(DecisionDeclared {
            motion: Some(m),
            method: VoteMethod::Declared,
            verdict: Verdict::Carried,
            text: some("decision"),
            in_favour: Some(3),
            against: Some(2),
            abstain: Some(1),
        }),
        Event::MotionWithdrawn(MotionWithdrawn {
            motion: m,
            consent: true,
        }),
        Event::AmendmentAccepted(AmendmentAccepted { motion: m }),
        Event::NamedVoteDemanded(NamedVoteDemanded {
            motion: Some(m),
            by: vec![who()],
        }),
        Event::ElectionCalled(ElectionCalled {
            id: e,
            office: text("office"),
            nominees: vec![Nominee {
                person: who(),
                moved_by: Some(who()),
                seconded_by: Some(who()),
            }],
        }),
        Event::BallotCounted(BallotCounted {
            election: e,
            votes: vec![NomineeVotes {
                person: who(),
                votes: 1,
            }],
            abstain: 1,
        }),
        Event::ElectionSettled(ElectionSettled {
            election: e,
            person: who(),
            how: Settled::Lot,
        }),
        Event::DispensationGranted(DispensationGranted {
            person: who(),
            item: Some(item()),
            speak_only: true,
            text: some("dispensation"),
        }),
        Event::ProxyGiven(ProxyGiven {
            from: who(),
            to: who(),
        }),
        Event::UrgencyExplained(UrgencyExplained {
            item: item(),
            reason: text("urgency"),
        }),
        Event::CorrectionProposed(CorrectionProposed {
            entry,
            text: text("proposed"),
            why: text("why proposed"),
        }),
        Event::EarlierMinutesApproved(EarlierMinutesApproved {
            held: date(),
            corrected: true,
        }),
        Event::EarlierSettled(EarlierSettled {
            held: date(),
            owed: quorate::meeting::ids::Owed::Action(quorate::meeting::ids::ActionId(1)),
            dropped: true,
            text: some("settled"),
        }),
        Event::SummaryGiven(SummaryGiven {
            item: item(),
            text: text("summary"),
        }),
        Event::MeetingExtended(MeetingExtended { until: moment() }),
        // The rules of a body are no secret, whenever they were adopted.
        Event::StandingOrdersAdopted(StandingOrdersAdopted {
            name: "house-rules".into(),
            rules: Box::default(),
        }),
        Event::MotionLapsed(MotionLapsed { motion: m }),
        Event::PublicExcluded(PublicExcluded {
            ground: text("ground"),
        }),
        Event::PublicReadmitted(PublicReadmitted {}),
        Event::EntryEdited(EntryEdited {
            entry,
            text: text("edited"),
            why: some("edited why"),
        }),
        Event::EntrySplit(EntrySplit {
            entry,
            first: text("first"),
            second: Box::new(Event::StatementMade(StatementMade {
                by: who(),
                text: text("second"),
            })),
            why: some("split why"),
        }),
        Event::EntriesMerged(EntriesMerged {
            entry,
            others: vec![entry],
            text: text("merged"),
            why: some("merged why"),
        }),
        Event::EntriesMoved(EntriesMoved {
            entries: vec![entry],
            item: item(),
            why: some("moved why"),
        }),
        Event::SpeakerChanged(SpeakerChanged {
            entry,
            by: Some(who()),
            why: some("speaker why"),
        }),
        Event::EntryRecast(EntryRecast {
            entry,
            to: Box::new(Event::StatementMade(StatementMade {
                by: who(),
                text: text("recast"),
            })),
            as_of: "2016-10-21T11:05:00+01:00".parse().ok(),
            why: some("recast why"),
        }),
        Event::EntryPlaced(EntryPlaced {
            item: item(),
            entry: Box::new(Event::StatementMade(StatementMade {
                by: who(),
                text: text("placed"),
            })),
        }),
        Event::MarkLeft(MarkLeft {
            entry: Some(entry),
            text: some("mark"),
        }),
        Event::MarkCleared(MarkCleared { mark: entry }),
        Event::EntryStruck(EntryStruck {
            entry,
            why: text("struck"),
        }),
        Event::FactUndone(FactUndone { fact: entry }),
        Event::VoteRecounted(VoteRecounted {
            vote: entry,
            motion: Some(m),
            in_favour: 3,
            against: 2,
            abstain: 1,
            why: some("recount why"),
        }),
        Event::PeopleAbsent(PeopleAbsent {
            people: vec![who()],
            excused: true,
        }),
        Event::PersonRecused(PersonRecused {
            person: who(),
            item: Some(item()),
            why: some("recusal why"),
        }),
        Event::ItemsTakenTogether(ItemsTakenTogether { items: vec![item()] }),
        Event::ItemPulled(ItemPulled { item: item() }),
        Event::HearingOpened(HearingOpened { item: item() }),
        Event::HearingClosed(HearingClosed { item: item() }),
        Event::ReadingTaken(ReadingTaken {
            item: item(),
            which: text("reading"),
        }),
        Event::NomineeAdded(NomineeAdded {
            election: e,
            nominee: Nominee {
                person: who(),
                moved_by: Some(who()),
                seconded_by: Some(who()),
            },
        }),
        Event::AppointmentMade(AppointmentMade {
            people: vec![who()],
            to: text("appointed to"),
        }),
        Event::QueueReordered(QueueReordered {
            person: who(),
            before: Some(who()),
        }),
        Event::ClockStepped(ClockStepped { ms: 1500 }),
        Event::MeetingClosed(MeetingClosed {}),
        Event::MeetingReopened(MeetingReopened {}),
    ]
}
