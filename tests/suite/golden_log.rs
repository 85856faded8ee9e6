//! The public contract, line by line: `golden_log.jsonl` holds every type of event, with all that
//! it can say and with as little as it can.
//!
//! A line that has been released is never changed here. A new type of event, or a new field, gets
//! new lines at the end.
use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use quorate::journal::{self, Header, Writer};
use quorate::meeting::event::*;
use quorate::meeting::ids::*;
use quorate::meeting::orders::*;

const GOLDEN: &str = include_str!("../golden_log.jsonl");

fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).unwrap()
}

fn events() -> Vec<Event> {
    let person = PersonId::from;
    let item = ItemId::from;
    let some = |text: &str| Some(text.to_owned());
    let text = || "Costs of £2m; “agreed” — Zoë".to_owned();
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0);
    let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let (q1, q2, m1, m2, a1, u1) = (
        QuestionId(1),
        QuestionId(2),
        MotionId(1),
        MotionId(2),
        ActionId(1),
        UndertakingId(1),
    );
    let interest = |item, kind| {
        Event::InterestDeclared(InterestDeclared {
            person: person("burke"),
            item,
            kind,
            text: text(),
        })
    };
    let moved = |kind| {
        Event::MotionMoved(MotionMoved {
            id: m1,
            kind,
            text: text(),
            moved_by: None,
            seconded_by: None,
            amends: None,
            procedure: None,
            aim: None,
        })
    };
    let procedural = |procedure| {
        Event::MotionMoved(MotionMoved {
            id: m1,
            kind: MotionKind::Procedural,
            text: text(),
            moved_by: None,
            seconded_by: None,
            amends: None,
            procedure: Some(procedure),
            aim: None,
        })
    };
    let settled = |how| {
        Event::ElectionSettled(ElectionSettled {
            election: ElectionId(1),
            person: person("mallon"),
            how,
        })
    };
    let named = |who, side| NamedVote {
        person: person(who),
        side,
    };
    vec![
        Event::MeetingPlanned(Box::new(Plan {
            body: "Thames Valley Police and Crime Panel".into(),
            title: some("Annual meeting"),
            date: date(2016, 10, 21).unwrap(),
            time: time(11, 0),
            ends: time(13, 30),
            venue: some("Council chamber"),
            standing_orders: some("police-and-crime-panel"),
            quorum: Some(7),
            vacant: Vec::new(),
        })),
        Event::MeetingPlanned(Box::new(Plan {
            body: "Parish council".into(),
            title: None,
            date: date(2016, 10, 21).unwrap(),
            time: None,
            ends: None,
            venue: None,
            standing_orders: None,
            quorum: None,
            vacant: Vec::new(),
        })),
        Event::PersonListed(PersonListed {
            id: person("pcc"),
            name: "Anthony Stansfeld".into(),
            role: some("Police and Crime Commissioner"),
            shown: "the PCC".into(),
            kind: PersonKind::Officer,
            voting: false,
            votes: None,
        }),
        Event::PersonListed(PersonListed {
            id: person("burke"),
            name: "Cllr Margaret Burke".into(),
            role: None,
            shown: "Cllr Burke".into(),
            kind: PersonKind::Member,
            voting: true,
            votes: None,
        }),
        Event::ItemListed(ItemListed {
            id: item("71"),
            number: some("71"),
            title: "Contract matter".into(),
            planned_s: Some(900),
            due: time(11, 10),
            exempt: some("paragraph 3"),
            parent: None,
            note: None,
            consent: false,
        }),
        Event::ItemListed(ItemListed {
            id: item("i2"),
            number: None,
            title: "Any other business".into(),
            planned_s: None,
            due: None,
            exempt: None,
            parent: None,
            note: None,
            consent: false,
        }),
        Event::ReportListed(ReportListed {
            item: item("70"),
            title: "Collaboration, Office of the PCC".into(),
        }),
        Event::RecommendationListed(RecommendationListed {
            item: item("70"),
            text: "That the Panel note the report".into(),
        }),
        Event::MeetingOpened(MeetingOpened {}),
        Event::MeetingAdjourned(MeetingAdjourned {
            until: Some(moment("2016-10-21T11:40:00+01:00")),
        }),
        Event::MeetingAdjourned(MeetingAdjourned { until: None }),
        Event::MeetingResumed(MeetingResumed {}),
        Event::MeetingClosed(MeetingClosed {}),
        Event::MeetingReopened(MeetingReopened {}),
        Event::ItemOpened(ItemOpened { item: item("70") }),
        Event::ItemClosed(ItemClosed { item: item("70") }),
        Event::ItemNoted(ItemNoted {
            item: Some(item("70")),
            text: some("the report"),
        }),
        Event::ItemNoted(ItemNoted {
            item: None,
            text: None,
        }),
        Event::ItemDeferred(ItemDeferred {
            item: item("70"),
            text: some("to the next meeting"),
        }),
        Event::ItemDeferred(ItemDeferred {
            item: item("70"),
            text: None,
        }),
        Event::RollCalled(RollCalled {
            present: vec![person("burke"), person("white")],
            mode: Mode::Room,
        }),
        Event::RollCalled(RollCalled {
            present: vec![person("burke")],
            mode: Mode::Remote,
        }),
        Event::ApologiesGiven(ApologiesGiven {
            people: vec![person("burke")],
            substitute: Some(person("white")),
        }),
        Event::ApologiesGiven(ApologiesGiven {
            people: vec![person("burke")],
            substitute: None,
        }),
        Event::PeopleArrived(PeopleArrived {
            people: vec![person("burke")],
            mode: Mode::Remote,
        }),
        Event::PeopleLeft(PeopleLeft {
            people: vec![person("burke")],
        }),
        interest(Some(item("71")), InterestKind::Pecuniary),
        interest(None, InterestKind::Prejudicial),
        interest(None, InterestKind::Personal),
        interest(None, InterestKind::Unspecified),
        Event::ChairTaken(ChairTaken {
            person: person("mallon"),
        }),
        Event::NarrativeMinuted(NarrativeMinuted {
            text: text(),
            unnamed: None,
        }),
        Event::HeadingMinuted(HeadingMinuted { text: text() }),
        Event::StatementMade(StatementMade {
            by: person("burke"),
            text: text(),
        }),
        Event::PointMade(PointMade {
            by: Some(person("burke")),
            under: Some(34),
            text: text(),
        }),
        Event::PointMade(PointMade {
            by: None,
            under: None,
            text: text(),
        }),
        Event::QuestionAsked(QuestionAsked {
            id: q2,
            by: person("burke"),
            to: Some(person("pcc")),
            follow_up_to: Some(q1),
            text: text(),
        }),
        Event::QuestionAsked(QuestionAsked {
            id: q1,
            by: person("burke"),
            to: None,
            follow_up_to: None,
            text: text(),
        }),
        Event::QuestionSubmitted(QuestionSubmitted {
            id: q1,
            by: person("burke"),
            to: Some(person("pcc")),
            item: Some(item("70")),
            text: text(),
        }),
        Event::QuestionSubmitted(QuestionSubmitted {
            id: q1,
            by: person("burke"),
            to: None,
            item: None,
            text: text(),
        }),
        Event::QuestionAnswered(QuestionAnswered {
            question: q1,
            by: person("pcc"),
            text: text(),
        }),
        Event::QuestionWithdrawn(QuestionWithdrawn { question: q1 }),
        Event::UndertakingGiven(UndertakingGiven {
            id: u1,
            by: person("pcc"),
            question: Some(q1),
            text: text(),
        }),
        Event::UndertakingGiven(UndertakingGiven {
            id: u1,
            by: person("pcc"),
            question: None,
            text: text(),
        }),
        Event::ActionAssigned(ActionAssigned {
            id: a1,
            owner: Some(person("cc")),
            text: text(),
            due: date(2016, 12, 1),
            from: Some(u1),
        }),
        Event::ActionAssigned(ActionAssigned {
            id: a1,
            owner: None,
            text: text(),
            due: None,
            from: None,
        }),
        Event::ActionDone(ActionDone { action: a1 }),
        Event::ActionDropped(ActionDropped {
            action: a1,
            why: some("overtaken"),
        }),
        Event::ActionDropped(ActionDropped {
            action: a1,
            why: None,
        }),
        Event::DocumentCited(DocumentCited {
            title: "Budget".into(),
            url: some("https://example.org/b?x=1&y=2"),
        }),
        Event::DocumentCited(DocumentCited {
            title: "Budget".into(),
            url: None,
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: person("white"),
            priority: Priority::PointOfOrder,
            note: some("cost"),
            category: None,
            first: false,
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: person("white"),
            priority: Priority::Turn,
            note: None,
            category: None,
            first: false,
        }),
        Event::SpeakerUnqueued(SpeakerUnqueued {
            person: person("white"),
        }),
        Event::QueueClosed(QueueClosed {}),
        Event::QueueOpened(QueueOpened {}),
        Event::QueueCleared(QueueCleared {}),
        Event::FloorGiven(FloorGiven {
            person: person("white"),
            priority: Priority::Turn,
        }),
        Event::FloorGiven(FloorGiven {
            person: person("white"),
            priority: Priority::PointOfOrder,
        }),
        Event::FloorYielded(FloorYielded {}),
        Event::LimitSet(LimitSet { seconds: Some(180) }),
        Event::LimitSet(LimitSet { seconds: None }),
        Event::MotionMoved(MotionMoved {
            id: m2,
            kind: MotionKind::Amendment,
            text: text(),
            moved_by: Some(person("mallon")),
            seconded_by: Some(person("white")),
            amends: Some(m1),
            procedure: None,
            aim: None,
        }),
        moved(MotionKind::Motion),
        moved(MotionKind::Recommendation),
        moved(MotionKind::Procedural),
        Event::MotionSeconded(MotionSeconded {
            motion: m1,
            by: person("white"),
        }),
        Event::MotionReworded(MotionReworded {
            motion: m1,
            text: text(),
        }),
        Event::MotionWithdrawn(MotionWithdrawn {
            motion: m1,
            consent: false,
        }),
        Event::MotionLapsed(MotionLapsed { motion: m1 }),
        Event::VoteTaken(VoteTaken {
            motion: Some(m1),
            method: VoteMethod::Named,
            in_favour: 1,
            against: 1,
            abstain: 1,
            names: vec![
                named("burke", Side::For),
                named("white", Side::Against),
                named("mallon", Side::Abstain),
            ],
            spoilt: None,
        }),
        Event::VoteTaken(VoteTaken {
            motion: None,
            method: VoteMethod::Show,
            in_favour: 12,
            against: 3,
            abstain: 1,
            names: vec![],
            spoilt: None,
        }),
        Event::VoteTaken(VoteTaken {
            motion: None,
            method: VoteMethod::Unanimous,
            in_favour: 9,
            against: 0,
            abstain: 0,
            names: vec![],
            spoilt: None,
        }),
        Event::DecisionDeclared(DecisionDeclared {
            motion: Some(m1),
            method: VoteMethod::Assent,
            verdict: Verdict::Carried,
            text: some("as amended"),
            in_favour: None,
            against: None,
            abstain: None,
        }),
        Event::DecisionDeclared(DecisionDeclared {
            motion: None,
            method: VoteMethod::Declared,
            verdict: Verdict::Lost,
            text: None,
            in_favour: None,
            against: None,
            abstain: None,
        }),
        Event::DecisionDeclared(DecisionDeclared {
            motion: None,
            method: VoteMethod::Declared,
            verdict: Verdict::Tied,
            text: None,
            in_favour: None,
            against: None,
            abstain: None,
        }),
        Event::CastingVoteGiven(CastingVoteGiven {
            motion: Some(m1),
            by: Some(person("egleton")),
            side: Side::For,
        }),
        Event::CastingVoteGiven(CastingVoteGiven {
            motion: None,
            by: None,
            side: Side::Against,
        }),
        Event::VoteRecorded(VoteRecorded {
            motion: Some(m1),
            person: person("white"),
            side: Side::Against,
        }),
        Event::VoteRecorded(VoteRecorded {
            motion: None,
            person: person("white"),
            side: Side::Abstain,
        }),
        Event::PublicExcluded(PublicExcluded {
            ground: "paragraph 3".into(),
        }),
        Event::PublicReadmitted(PublicReadmitted {}),
        Event::EntryEdited(EntryEdited {
            entry: 42,
            text: text(),
            why: None,
        }),
        Event::EntryStruck(EntryStruck {
            entry: 42,
            why: "said in error".into(),
        }),
        Event::FactUndone(FactUndone { fact: 42 }),
        Event::ClockStepped(ClockStepped { ms: -3_600_000 }),
        Event::StandingOrdersAdopted(StandingOrdersAdopted {
            name: "the ordinary rules".into(),
            rules: Box::default(),
        }),
        Event::StandingOrdersAdopted(StandingOrdersAdopted {
            name: "harbour-trust".into(),
            rules: Box::new(full_orders()),
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: person("white"),
            priority: Priority::PointOfOrder,
            note: None,
            category: some("closure"),
            first: false,
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: person("white"),
            priority: Priority::Turn,
            note: None,
            category: None,
            first: true,
        }),
        Event::SpeakerQueued(SpeakerQueued {
            person: person("white"),
            priority: Priority::Interposed,
            note: None,
            category: None,
            first: false,
        }),
        Event::FloorGiven(FloorGiven {
            person: person("white"),
            priority: Priority::Interposed,
        }),
        procedural(Procedure::Closure),
        procedural(Procedure::NextBusiness),
        procedural(Procedure::Adjourn),
        procedural(Procedure::Exclude),
        procedural(Procedure::Suspend),
        procedural(Procedure::Extend),
        Event::MotionWithdrawn(MotionWithdrawn {
            motion: m1,
            consent: true,
        }),
        Event::AmendmentAccepted(AmendmentAccepted { motion: m2 }),
        Event::NamedVoteDemanded(NamedVoteDemanded {
            motion: Some(m1),
            by: vec![person("burke"), person("white")],
        }),
        Event::NamedVoteDemanded(NamedVoteDemanded {
            motion: None,
            by: vec![person("burke")],
        }),
        Event::ElectionCalled(ElectionCalled {
            id: ElectionId(1),
            office: "Chairman".into(),
            nominees: vec![
                Nominee {
                    person: person("mallon"),
                    moved_by: Some(person("burke")),
                    seconded_by: Some(person("white")),
                },
                Nominee {
                    person: person("burke"),
                    moved_by: None,
                    seconded_by: None,
                },
            ],
        }),
        Event::BallotCounted(BallotCounted {
            election: ElectionId(1),
            votes: vec![
                NomineeVotes {
                    person: person("mallon"),
                    votes: 8,
                },
                NomineeVotes {
                    person: person("burke"),
                    votes: 5,
                },
            ],
            abstain: 1,
        }),
        settled(Settled::Unopposed),
        settled(Settled::CastingVote),
        settled(Settled::Lot),
        Event::DispensationGranted(DispensationGranted {
            person: person("burke"),
            item: Some(item("70")),
            speak_only: true,
            text: some("by the monitoring officer"),
        }),
        Event::DispensationGranted(DispensationGranted {
            person: person("burke"),
            item: None,
            speak_only: false,
            text: None,
        }),
        Event::ProxyGiven(ProxyGiven {
            from: person("white"),
            to: person("burke"),
        }),
        Event::UrgencyExplained(UrgencyExplained {
            item: item("75"),
            reason: text(),
        }),
        Event::MeetingExtended(MeetingExtended {
            until: moment("2016-10-21T14:00:00.000+01:00"),
        }),
        Event::NextMeetingFixed(NextMeetingFixed {
            date: date(2016, 11, 18).unwrap(),
            time: time(11, 0),
            venue: some("Council chamber"),
        }),
        Event::NextMeetingFixed(NextMeetingFixed {
            date: date(2016, 11, 18).unwrap(),
            time: None,
            venue: None,
        }),
        Event::MinutesApproved(MinutesApproved {
            on: date(2016, 11, 18).unwrap(),
            meeting: some("the Panel's meeting"),
            corrected: true,
        }),
        Event::MinutesApproved(MinutesApproved {
            on: date(2016, 11, 18).unwrap(),
            meeting: None,
            corrected: false,
        }),
        Event::MinutesSigned(MinutesSigned {
            on: date(2016, 11, 18).unwrap(),
            name: "Cllr Trevor Egleton".into(),
        }),
        Event::MinutesCorrected(MinutesCorrected {
            entry: 42,
            text: text(),
            on: date(2016, 12, 9).unwrap(),
            why: some("a slip of the pen"),
        }),
        Event::MinutesCorrected(MinutesCorrected {
            entry: 42,
            text: text(),
            on: date(2016, 12, 9).unwrap(),
            why: None,
        }),
        Event::SummaryGiven(SummaryGiven {
            item: item("71"),
            text: text(),
        }),
        Event::EarlierSettled(EarlierSettled {
            held: date(2016, 6, 17).unwrap(),
            owed: Owed::Action(a1),
            dropped: false,
            text: None,
        }),
        Event::EarlierSettled(EarlierSettled {
            held: date(2016, 6, 17).unwrap(),
            owed: Owed::Undertaking(u1),
            dropped: true,
            text: some("overtaken"),
        }),
        Event::EarlierSettled(EarlierSettled {
            held: date(2016, 6, 17).unwrap(),
            owed: Owed::Question(q1),
            dropped: false,
            text: some("in writing"),
        }),
        Event::EntryEdited(EntryEdited {
            entry: 42,
            text: text(),
            why: some("misheard"),
        }),
        Event::EntrySplit(EntrySplit {
            entry: 42,
            first: text(),
            second: Box::new(
                StatementMade {
                    by: person("burke"),
                    text: text(),
                }
                .into(),
            ),
            why: some("two speakers"),
        }),
        Event::EntrySplit(EntrySplit {
            entry: 42,
            first: text(),
            second: Box::new(
                NarrativeMinuted {
                    text: text(),
                    unnamed: None,
                }
                .into(),
            ),
            why: None,
        }),
        Event::EntriesMerged(EntriesMerged {
            entry: 42,
            others: vec![43, 44],
            text: text(),
            why: some("one answer"),
        }),
        Event::EntriesMerged(EntriesMerged {
            entry: 42,
            others: vec![43],
            text: text(),
            why: None,
        }),
        Event::EntriesMoved(EntriesMoved {
            entries: vec![42, 43],
            item: item("70"),
            why: some("said before the item was taken"),
        }),
        Event::EntriesMoved(EntriesMoved {
            entries: vec![42],
            item: item("70"),
            why: None,
        }),
        Event::SpeakerChanged(SpeakerChanged {
            entry: 42,
            by: Some(person("white")),
            why: some("misheard"),
        }),
        Event::SpeakerChanged(SpeakerChanged {
            entry: 42,
            by: None,
            why: None,
        }),
        Event::EntryPlaced(EntryPlaced {
            item: item("70"),
            entry: Box::new(
                StatementMade {
                    by: person("burke"),
                    text: text(),
                }
                .into(),
            ),
        }),
        Event::MarkLeft(MarkLeft {
            entry: Some(42),
            text: some("check the figure"),
        }),
        Event::MarkLeft(MarkLeft {
            entry: None,
            text: None,
        }),
        Event::MarkCleared(MarkCleared { mark: 42 }),
        Event::CorrectionProposed(CorrectionProposed {
            entry: 42,
            text: text(),
            why: "a slip of the pen".into(),
        }),
        Event::ItemListed(ItemListed {
            id: item("72.1"),
            number: some("72.1"),
            title: "Minutes of 17 June".into(),
            planned_s: None,
            due: None,
            exempt: None,
            parent: Some(item("72")),
            note: some("To be signed.\nSent with the papers."),
            consent: true,
        }),
        Event::PersonListed(PersonListed {
            id: person("flat12"),
            name: "Ann Grey".into(),
            role: some("Flat 12"),
            shown: "Ann Grey".into(),
            kind: PersonKind::Member,
            voting: true,
            votes: Some(125),
        }),
        Event::MeetingPlanned(Box::new(Plan {
            body: "Parish Council".into(),
            title: None,
            date: NaiveDate::from_ymd_opt(2016, 10, 21).unwrap(),
            time: None,
            ends: None,
            venue: None,
            standing_orders: None,
            quorum: None,
            vacant: vec!["Vacancy".into(), "Vacant (Ward 3)".into()],
        })),
        Event::NarrativeMinuted(NarrativeMinuted {
            text: text(),
            unnamed: some("Costs"),
        }),
        Event::EntryRecast(EntryRecast {
            entry: 42,
            to: Box::new(
                PeopleArrived {
                    people: vec![person("white")],
                    mode: Mode::Room,
                }
                .into(),
            ),
            as_of: Some(moment("2016-10-21T11:05:00.000+01:00")),
            why: some("misread"),
        }),
        Event::EntryRecast(EntryRecast {
            entry: 42,
            to: Box::new(
                NarrativeMinuted {
                    text: text(),
                    unnamed: None,
                }
                .into(),
            ),
            as_of: None,
            why: None,
        }),
        Event::EarlierMinutesApproved(EarlierMinutesApproved {
            held: date(2016, 6, 17).unwrap(),
            corrected: true,
        }),
        Event::EarlierMinutesApproved(EarlierMinutesApproved {
            held: date(2016, 6, 17).unwrap(),
            corrected: false,
        }),
        Event::MotionMoved(MotionMoved {
            id: MotionId(4),
            kind: MotionKind::Procedural,
            text: text(),
            moved_by: Some(person("burke")),
            seconded_by: Some(person("white")),
            amends: None,
            procedure: Some(Procedure::Divide),
            aim: Some(Box::new(Aim {
                motion: Some(MotionId(1)),
                held: NaiveDate::from_ymd_opt(2016, 6, 17),
                until: some("2016-12-01"),
                to: some("Planning Committee"),
                parts: vec![PartMoved {
                    id: MotionId(5),
                    text: text(),
                }],
                seconds: Some(600),
            })),
        }),
        Event::VoteTaken(VoteTaken {
            motion: Some(MotionId(4)),
            method: VoteMethod::Secret,
            in_favour: 12,
            against: 3,
            abstain: 1,
            names: Vec::new(),
            spoilt: Some(2),
        }),
        Event::DecisionDeclared(DecisionDeclared {
            motion: Some(MotionId(4)),
            method: VoteMethod::Consent,
            verdict: Verdict::Carried,
            text: None,
            in_favour: Some(12),
            against: Some(2),
            abstain: Some(1),
        }),
        Event::VoteRecounted(VoteRecounted {
            vote: 42,
            motion: Some(MotionId(1)),
            in_favour: 13,
            against: 3,
            abstain: 1,
            why: some("a hand was missed"),
        }),
        Event::PeopleAbsent(PeopleAbsent {
            people: vec![person("white")],
            excused: true,
        }),
        Event::PersonRecused(PersonRecused {
            person: person("white"),
            item: Some(item("72")),
            why: some("a neighbour"),
        }),
        Event::ItemsTakenTogether(ItemsTakenTogether {
            items: vec![item("72.1")],
        }),
        Event::ItemPulled(ItemPulled { item: item("72.1") }),
        Event::HearingOpened(HearingOpened { item: item("72") }),
        Event::HearingClosed(HearingClosed { item: item("72") }),
        Event::ReadingTaken(ReadingTaken {
            item: item("72"),
            which: "second".into(),
        }),
        Event::NomineeAdded(NomineeAdded {
            election: ElectionId(1),
            nominee: Nominee {
                person: person("white"),
                moved_by: Some(person("burke")),
                seconded_by: Some(person("pcc")),
            },
        }),
        Event::AppointmentMade(AppointmentMade {
            people: vec![person("white")],
            to: "Planning Committee".into(),
        }),
        Event::QueueReordered(QueueReordered {
            person: person("white"),
            before: Some(person("burke")),
        }),
    ]
}

/// Every list filled, and every choice another than the ordinary one.
fn full_orders() -> Orders {
    let mut orders = Orders::default();
    orders.quorum.number = Some(5);
    orders.quorum.of = Base::Entitled;
    orders.special.push(Special {
        name: "veto".into(),
        majority: Majority {
            needs: Needs::AtLeast(Share::new(2, 3).unwrap()),
            of: Base::All,
            source: "PRSR Act 2011 Sch 5".into(),
        },
        kinds: vec![MotionKind::Motion],
        procedures: vec![Procedure::Closure],
        words: vec!["veto".into()],
        items: vec!["70".into()],
    });
    orders.ties.equal = Equal::ChairVotesNow;
    orders.voting.methods = vec![VoteMethod::Named];
    orders.voting.requisition = Some(3);
    orders.seconder.before = Before::Debate;
    orders.amendments.order = AmendmentOrder::AsMoved;
    orders.limits.push(Limit {
        name: "mover".into(),
        who: vec![SpeakerRole::Mover],
        on: vec![MotionKind::Motion],
        seconds: Some(300),
        times: Some(1),
        source: "SO 14".into(),
    });
    orders.guillotine.after_s = Some(9000);
    orders.guillotine.at = NaiveTime::from_hms_opt(22, 0, 0);
    orders
}

fn header() -> Header {
    Header {
        major: 1,
        minor: 0,
        id: "01BX5ZZKBKACTAV9WEVGEMMVRZ".into(),
        salt: "00112233445566778899aabbccddeeff".into(),
        created: moment("2016-10-21T10:59:30.000+01:00"),
        writer: "quorate 0.1.0".into(),
    }
}

fn facts() -> Vec<Recorded> {
    let at = moment("2016-10-21T11:00:00.125+01:00");
    let fact = |(seq, event)| Recorded {
        seq,
        at: at + TimeDelta::milliseconds(seq as i64 * 20_500),
        as_of: (seq == 30 || seq == 31).then_some(at),
        exempt: seq == 31 || seq == 32,
        event,
    };
    (1..).zip(events()).map(fact).collect()
}

#[test]
fn the_golden_log_is_written_and_read_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("golden.jsonl");
    drop(Writer::create(&path, header(), &facts()).unwrap());
    let written = std::fs::read_to_string(&path).unwrap();
    for (line, golden) in written.lines().zip(GOLDEN.lines()) {
        assert_eq!(line, golden);
    }
    assert!(written == GOLDEN, "golden_log.jsonl should hold:\n{written}");

    std::fs::write(&path, GOLDEN).unwrap();
    let log = journal::read(&path).unwrap();
    assert!(log.is_whole(), "{:?}", log.damage);
    assert_eq!(log.header, header());
    assert_eq!(log.facts, facts());
}

#[test]
fn every_type_of_event_has_a_golden_line() {
    let schema = schemars::schema_for!(Event);
    let known: BTreeSet<String> = schema.as_value()["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["properties"]["type"]["const"].as_str().unwrap().to_owned())
        .collect();
    let golden: BTreeSet<String> = GOLDEN
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| line["event"]["type"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(golden, known);
}
