//! Each fact as one sentence: what will be recorded, or what was. One match over all of them.

use super::{Manner, capitalised, count, exact, interest_kind, listed, names, plain, side};
use crate::meeting::clock::clock_face;
use crate::meeting::event::{Event, Mode, MotionKind, NamedVote, Priority, Seq, Settled, Side, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId, Owed, PersonId, QuestionId};
use crate::meeting::motion::Count;
use crate::meeting::state::Meeting;

fn item_words(meeting: &Meeting, id: &ItemId) -> String {
    match meeting.agenda.get(id) {
        Some(item) => format!("Item {}: {}", item.label(), item.title),
        None => format!("Item {id}"),
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

fn because(why: &Option<String>) -> String {
    why.as_deref().map(|why| format!(" ({why})")).unwrap_or_default()
}

/// Entries and what they do: `Entries 42 to 46 move`.
fn entries(of: &[Seq], (one, several): (&str, &str)) -> String {
    let in_a_row = of.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    match of {
        [only] => format!("Entry {only} {one}"),
        [first, .., last] if in_a_row && of.len() > 2 => format!("Entries {first} to {last} {several}"),
        _ => {
            let numbers: Vec<String> = of.iter().map(Seq::to_string).collect();
            format!("Entries {} {several}", listed(numbers.iter().map(String::as_str)))
        }
    }
}

fn remotely(mode: Mode) -> &'static str {
    match mode {
        Mode::Room => "",
        Mode::Remote => ", remotely",
    }
}

/// A fact as one sentence: what will be recorded, or what was.
pub fn sentence(event: &Event, meeting: &Meeting) -> String {
    sentence_in(event, meeting, Manner::PLAIN)
}

/// The same, with its dates and hours said in a manner.
pub fn sentence_in(event: &Event, meeting: &Meeting, manner: Manner) -> String {
    let shown = |person: &PersonId| meeting.people.shown(person).to_owned();
    match event {
        Event::MeetingPlanned(plan) => format!("{}, {}", plan.body, manner.date(plan.date)),
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
            let day = meeting.resumed.map(|mark| mark.at.date_naive());
            format!("The meeting adjourned until {}", manner.moment(*until, day.or(meeting.date())))
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
            let due = due
                .map(|due| format!(", by {}", manner.date(due)))
                .unwrap_or_default();
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
            category,
            first,
        } => match priority {
            Priority::Turn if *first => format!("{} is to go on speaking next{}", shown(person), tail(note)),
            Priority::Turn => format!("{} wishes to speak{}", shown(person), tail(note)),
            Priority::PointOfOrder => {
                let category = category
                    .as_ref()
                    .map(|category| format!(" ({category})"))
                    .unwrap_or_default();
                format!(
                    "{} raises a point of order{category}{}",
                    shown(person),
                    tail(note)
                )
            }
            Priority::Interposed => format!(
                "{} wishes to put a question to the speaker{}",
                shown(person),
                tail(note)
            ),
        },
        Event::SpeakerUnqueued { person } => format!("{} no longer wishes to speak", shown(person)),
        Event::QueueClosed {} => "The speaking list is closed".into(),
        Event::QueueOpened {} => "The speaking list is open".into(),
        Event::QueueCleared {} => "The speaking list is cleared".into(),
        Event::FloorGiven { person, priority } => match priority {
            Priority::Turn => format!("{} has the floor", shown(person)),
            Priority::PointOfOrder => format!("{} has the floor on a point of order", shown(person)),
            Priority::Interposed => format!("{} puts a question to the speaker", shown(person)),
        },
        Event::FloorYielded {} => "The floor is free".into(),
        Event::LimitSet { seconds: Some(s) } => {
            format!("Each speech is limited to {} min", clock_face(i64::from(*s)))
        }
        Event::LimitSet { seconds: None } => "Speeches are not limited".into(),
        Event::MotionMoved {
            id,
            kind,
            text,
            moved_by,
            seconded_by,
            amends,
            procedure: _,
        } => {
            let what = match (kind, amends) {
                (MotionKind::Amendment, Some(amends)) => format!("Amendment {id} to {amends}"),
                (kind, _) => capitalised(&meeting.orders.terms.kind(*kind)) + &format!(" {id}"),
            };
            let moved = moved_by
                .as_ref()
                .map(|by| format!(", moved by {}", shown(by)))
                .unwrap_or_default();
            let seconded = seconded_by
                .as_ref()
                .map(|by| format!(", seconded by {}", shown(by)))
                .unwrap_or_default();
            format!("{what}{moved}{seconded}: {}", exact(*kind, text))
        }
        Event::MotionSeconded { motion, by } => format!("{} seconded {motion}", shown(by)),
        Event::MotionReworded { motion, text } => format!("{motion} now reads: {text}"),
        Event::MotionWithdrawn {
            motion,
            consent: false,
        } => format!("{motion} was withdrawn"),
        Event::MotionWithdrawn {
            motion,
            consent: true,
        } => format!("{motion} was withdrawn by consent"),
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
            let came = meeting
                .orders
                .terms
                .verdict(meeting.weigh(*motion, &tally).verdict);
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
                _ => format!(
                    "{subject} was declared {}{}",
                    meeting.orders.terms.verdict(*came),
                    tail(text)
                ),
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
        Event::AmendmentAccepted { motion } => format!("The mover accepted {motion}"),
        Event::NamedVoteDemanded { motion, by } => {
            format!("{} demanded a vote by name{}", names(meeting, by), on(*motion))
        }
        Event::ElectionCalled { id, office, nominees } => {
            let standing = names(meeting, nominees.iter().map(|one| &one.person));
            format!("Election {id}, {office}: {standing}")
        }
        Event::BallotCounted {
            election,
            votes,
            abstain,
        } => {
            let each = votes
                .iter()
                .map(|one| format!("{} {}", shown(&one.person), one.votes));
            let each: Vec<String> = each.collect();
            let abstain = match abstain {
                0 => String::new(),
                n => format!(", {n} abstaining"),
            };
            let came = meeting
                .elections
                .iter()
                .find(|one| one.id == *election)
                .map(|one| format!(": {}", one.outcome(votes).words(meeting)))
                .unwrap_or_default();
            format!("Ballot in {election}: {}{abstain}{came}", each.join(", "))
        }
        Event::ElectionSettled {
            election,
            person,
            how,
        } => {
            let how = match how {
                Settled::Unopposed => "unopposed",
                Settled::CastingVote => "by the chair's casting vote",
                Settled::Lot => "by lot",
            };
            format!("{} was elected in {election}, {how}", shown(person))
        }
        Event::DispensationGranted {
            person,
            item,
            speak_only,
            text,
        } => {
            let of = item
                .as_ref()
                .map(|id| format!(" in {}", item_words(meeting, id)))
                .unwrap_or_default();
            let part = if *speak_only { "speak" } else { "speak and vote" };
            format!(
                "{} may {part}{of} in spite of an interest{}",
                shown(person),
                tail(text)
            )
        }
        Event::ProxyGiven { from, to } => format!("{} votes for {}", shown(to), shown(from)),
        Event::UrgencyExplained { item, reason } => {
            format!("{} is urgent: {reason}", item_words(meeting, item))
        }
        Event::EarlierSettled {
            held,
            owed,
            dropped,
            text,
        } => {
            let what = match (dropped, owed) {
                (true, _) => "Given up",
                (false, Owed::Question(_)) => "Answered",
                (false, Owed::Action(_) | Owed::Undertaking(_)) => "Reported done",
            };
            format!("{what}: {owed} of {}{}", manner.date(*held), tail(text))
        }
        Event::SummaryGiven { item, text } => {
            format!("The public may read of {}: {text}", item_words(meeting, item))
        }
        Event::MeetingExtended { until } => {
            format!("The meeting was extended until {}", manner.hour(*until))
        }
        Event::NextMeetingFixed {
            date: day,
            time,
            venue,
        } => {
            let time = time.map(|time| format!(" at {}", manner.hour(time)));
            let venue = venue.as_ref().map(|venue| format!(", {venue}"));
            format!(
                "Next meeting: {}{}{}",
                manner.date(*day),
                time.unwrap_or_default(),
                venue.unwrap_or_default()
            )
        }
        Event::MinutesApproved {
            on,
            meeting,
            corrected,
        } => {
            let corrected = if *corrected { " with corrections" } else { "" };
            format!(
                "Minutes approved{corrected} on {}{}",
                manner.date(*on),
                tail(meeting)
            )
        }
        Event::MinutesSigned { on, name } => format!("Minutes signed by {name} on {}", manner.date(*on)),
        Event::MinutesCorrected { entry, text, on, why } => {
            let why = why.as_ref().map(|why| format!(" ({why})"));
            let why = why.unwrap_or_default();
            format!(
                "Entry {entry} corrected on {} to read{why}: {text}",
                manner.date(*on)
            )
        }
        Event::StandingOrdersAdopted { name, .. } => format!("Standing orders: {name}"),
        Event::PublicExcluded { ground } => format!("Press and public excluded: {ground}"),
        Event::PublicReadmitted {} => "Press and public readmitted".into(),
        Event::EntryEdited { entry, text, why } => {
            format!("Entry {entry} now reads{}: {text}", because(why))
        }
        Event::EntrySplit {
            entry,
            first,
            second,
            why,
        } => format!(
            "Entry {entry} is divided{}: {first} // {}",
            because(why),
            sentence(second, meeting)
        ),
        Event::EntriesMerged {
            entry,
            others,
            text,
            why,
        } => format!(
            "{} into {entry}, which now reads{}: {text}",
            entries(others, ("goes", "go")),
            because(why)
        ),
        Event::EntriesMoved {
            entries: of,
            item,
            why,
        } => format!(
            "{} to {}{}",
            entries(of, ("moves", "move")),
            item_words(meeting, item),
            because(why)
        ),
        Event::SpeakerChanged { entry, by, why } => {
            let by = by
                .as_ref()
                .map_or_else(|| "nobody's".to_owned(), |by| format!("by {}", shown(by)));
            format!("Entry {entry} is {by}{}", because(why))
        }
        Event::EntryPlaced { item, entry } => {
            format!("In {}: {}", item_words(meeting, item), sentence(entry, meeting))
        }
        Event::MarkLeft { entry, text } => {
            let at = entry.map(|entry| format!(" at entry {entry}"));
            format!("A mark{}, in no minutes{}", at.unwrap_or_default(), tail(text))
        }
        Event::MarkCleared { mark } => match meeting.marks.iter().find(|one| one.seq == *mark) {
            Some(mark) => {
                let at = mark.entry.map(|entry| format!(" at entry {entry}"));
                format!(
                    "The mark{} is cleared{}",
                    at.unwrap_or_default(),
                    tail(&mark.text)
                )
            }
            None => format!("The mark {mark} is cleared"),
        },
        Event::CorrectionProposed { entry, text, why } => {
            format!("Entry {entry} should read “{text}”: {why}")
        }
        Event::EntryStruck { entry, why } => format!("Entry {entry} is struck: {why}"),
        Event::FactUndone { fact } => match meeting.fact(*fact) {
            Some(fact) => format!(
                "Taken back, as if never entered: {}",
                sentence_in(&fact.event, meeting, manner)
            ),
            None => format!("Taken back: {fact}"),
        },
        Event::ClockStepped { ms } => format!("The computer's clock was set by {} s", ms / 1000),
        Event::Unknown { name, .. } => format!("A fact of a newer Quorate: {}", plain(name)),
    }
}

fn asked_by(meeting: &Meeting, id: QuestionId) -> String {
    let question = meeting.questions.get(id);
    question
        .map(|question| format!(" ({})", meeting.people.shown(&question.by)))
        .unwrap_or_default()
}
