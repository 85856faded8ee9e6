//! People, motions, votes and speeches as Popolo (popoloproject.com): the form in which civic data is shared.
//!
//! It comes from the record, so what is exempt is left out there. What Popolo has no word for stays in the
//! record; nothing here is made up to fill a field.

use chrono::SecondsFormat;
use serde_json::{Value, json};

use super::named::Named;
use super::record::{self, Decision, Entry, Item, Motion, Record, Stamp, VoteTaken};
use crate::meeting::Seq;
use crate::meeting::event::{PersonKind, Side, Verdict, VoteMethod};
use crate::meeting::ids::PersonId;
use crate::meeting::minute::EntryKind;
use crate::meeting::motion::MotionStatus;

/// A record as Popolo's collections.
pub fn write(record: &Record) -> Value {
    let names = Names {
        meeting: record.meeting.id.clone(),
        named: Named::of(record),
    };
    let organization = json!({
        "id": names.body(),
        "name": record.meeting.body.as_deref().unwrap_or("Meeting"),
    });
    lean(json!({
        "persons": record.people.iter().map(|person| json!({
            "id": names.person(&person.id),
            "name": person.name,
            "other_names": [{ "name": person.shown, "note": "As the minutes call them" }],
        })).collect::<Vec<_>>(),
        "organizations": [organization],
        "memberships": record.people.iter().filter(|person| person.kind == PersonKind::Member).map(|person| json!({
            "person_id": names.person(&person.id),
            "organization_id": names.body(),
            "role": person.role.as_deref().unwrap_or("Member"),
        })).collect::<Vec<_>>(),
        "events": events(record, &names),
        "motions": motions(record, &names),
        "speeches": speeches(record, &names),
    }))
}

/// The ids by which the collections refer to one another. People and the body have theirs from their names, so that the
/// same are the same in every meeting; what belongs to one meeting is within the log's own id.
struct Names {
    meeting: String,
    named: Named,
}

impl Names {
    fn body(&self) -> String {
        self.named.body.clone()
    }

    fn person(&self, person: &PersonId) -> String {
        format!("{}/person/{}", self.named.body, self.named.person(person))
    }

    fn item(&self, item: &str) -> String {
        format!("{}/item/{item}", self.meeting)
    }

    fn motion(&self, motion: &impl std::fmt::Display) -> String {
        format!("{}/motion/{motion}", self.meeting)
    }

    fn decision(&self, one: &Decision) -> String {
        match &one.motion {
            Some(motion) => self.motion(motion),
            None => format!("{}/decision/{}", self.meeting, one.seq),
        }
    }
}

/// The meeting, and each item as an event within it.
fn events(record: &Record, names: &Names) -> Vec<Value> {
    let meeting = &record.meeting;
    let there = record.attendance.iter().filter(|one| !one.intervals.is_empty());
    let attendees = there.map(|one| json!({ "id": names.person(&one.person) }));
    let whole = json!({
        "id": names.meeting,
        "name": meeting.title.as_ref().or(meeting.body.as_ref()),
        "classification": "meeting",
        "organization_id": names.body(),
        "start_date": second(meeting.opened.or(meeting.planned_start))
            .or_else(|| meeting.date.map(|date| date.to_string())),
        "end_date": second(meeting.closed),
        "location": meeting.venue,
        "status": meeting.status.word(),
        "attendees": attendees.collect::<Vec<_>>(),
    });
    let item = |item: &Item| {
        json!({
            "id": names.item(item.id.as_str()),
            "name": item.title,
            "classification": "agenda item",
            "parent_id": names.meeting,
            "organization_id": names.body(),
            "start_date": second(item.opened),
            "end_date": second(item.closed),
            "status": item.outcome.map(|outcome| outcome.word()),
            "identifiers": item.number.iter().map(|number| json!({ "identifier": number })).collect::<Vec<_>>(),
        })
    };
    std::iter::once(whole)
        .chain(record.agenda.iter().map(item))
        .collect()
}

/// What was moved, and what was decided without a motion: noted, put off, agreed, who was elected.
fn motions(record: &Record, names: &Names) -> Vec<Value> {
    let moved = record.motions.iter().map(|one| motion(record, one, names));
    let others = record.decisions.iter().filter(|one| one.motion.is_none());
    moved
        .chain(others.map(|one| decision(record, one, names)))
        .collect()
}

fn decision(record: &Record, one: &Decision, names: &Names) -> Value {
    let entry = record.entries.iter().find(|entry| entry.seq == one.seq);
    let item = one.item.as_ref();
    let listed = record.agenda.iter().find(|listed| Some(&listed.id) == item);
    let held = record.elections.iter().find(|held| Some(held.id) == one.election);
    let kind = match (&one.election, one.outcome.as_str()) {
        (Some(_), _) => "election",
        (None, outcome) => outcome,
    };
    let result = match one.outcome.as_str() {
        "agreed" | "carried" => "pass",
        "lost" => "fail",
        "tied" => "tie",
        other => other,
    };
    let ballots = held.map(|held| {
        let ballot = |ballot: &record::Ballot| {
            let votes = ballot.votes.iter();
            let counts = votes.map(|one| json!({ "option": shown(record, &one.person), "value": one.votes }));
            let abstain =
                (ballot.abstain > 0).then(|| json!({ "option": "abstain", "value": ballot.abstain }));
            let entry = record.entries.iter().find(|entry| entry.seq == ballot.seq);
            json!({
                "id": format!("{}/vote/{}", names.decision(one), ballot.seq),
                "organization_id": names.body(),
                "motion_id": names.decision(one),
                "classification": "election",
                "start_date": second(entry.map(|entry| entry.as_of.unwrap_or(entry.at))),
                "counts": counts.chain(abstain).collect::<Vec<_>>(),
            })
        };
        held.ballots.iter().map(ballot).collect::<Vec<_>>()
    });
    json!({
        "id": names.decision(one),
        "organization_id": names.body(),
        "legislative_session_id": names.meeting,
        "creator_id": one.moved_by.as_ref().map(|by| names.person(by)),
        "seconder_id": one.seconded_by.as_ref().map(|by| names.person(by)),
        "identifier": one.number,
        "text": one.text.clone().or_else(|| listed.map(|item| item.title.clone())),
        "classification": kind,
        "date": second(entry.map(|entry| entry.as_of.unwrap_or(entry.at))),
        "result": result,
        "elected_id": held.and_then(|held| held.elected.as_ref()).map(|who| names.person(who)),
        "vote_events": ballots.unwrap_or_default(),
        "corrections": corrections(record, one.seq),
    })
}

/// What later minutes corrected in an entry, as it should read; none where nothing was.
fn corrections(record: &Record, entry: Seq) -> Option<Vec<Value>> {
    let made = record.minutes.corrections.iter().filter(|one| one.entry == entry);
    let made: Vec<Value> = made
        .map(|one| json!({ "date": one.on.to_string(), "text": one.text, "note": one.why }))
        .collect();
    (!made.is_empty()).then_some(made)
}

fn shown(record: &Record, person: &PersonId) -> String {
    let listed = record.people.iter().find(|one| one.id == *person);
    listed.map_or(person.as_str(), |one| &one.shown).to_owned()
}

fn motion(record: &Record, motion: &Motion, names: &Names) -> Value {
    let moved = |entry: &&Entry| entry.id == Some(motion.id.to_string());
    let moved = record.entries.iter().find(moved);
    let decided = record.decisions.iter().find(|one| one.motion == Some(motion.id));
    json!({
        "id": names.motion(&motion.id),
        "organization_id": names.body(),
        "legislative_session_id": names.meeting,
        "creator_id": motion.moved_by.as_ref().map(|by| names.person(by)),
        "seconder_id": motion.seconded_by.as_ref().map(|by| names.person(by)),
        "text": motion.text,
        "identifier": decided.and_then(|one| one.number.clone()),
        "classification": motion.kind.word(),
        "date": second(moved.map(|entry| entry.as_of.unwrap_or(entry.at))),
        "result": result(motion.status),
        "vote_events": motion.votes.iter().map(|vote| vote_event(record, motion, vote, names)).collect::<Vec<_>>(),
        "corrections": moved.and_then(|entry| corrections(record, entry.seq)),
    })
}

/// What came of it; none while nothing has.
fn result(status: MotionStatus) -> Option<&'static str> {
    match status {
        MotionStatus::Carried => Some("pass"),
        MotionStatus::Lost => Some("fail"),
        MotionStatus::Tied => Some("tie"),
        MotionStatus::Withdrawn => Some("withdrawn"),
        MotionStatus::Lapsed
        | MotionStatus::Tabled
        | MotionStatus::Postponed
        | MotionStatus::Referred
        | MotionStatus::Divided
        | MotionStatus::Rescinded => Some(status.word()),
        MotionStatus::Proposed | MotionStatus::Seconded => None,
    }
}

fn vote_event(record: &Record, motion: &Motion, vote: &VoteTaken, names: &Names) -> Value {
    let entry = record.entries.iter().find(|entry| entry.seq == vote.seq);
    let count =
        |side: Side, value: Option<u32>| value.map(|value| json!({ "option": option(side), "value": value }));
    let counts = [
        count(Side::For, vote.in_favour),
        count(Side::Against, vote.against),
        count(Side::Abstain, vote.abstain),
    ];
    let of = |side: Side, people: &[PersonId]| -> Vec<Value> {
        let vote = |person| json!({ "voter_id": names.person(person), "option": option(side) });
        people.iter().map(vote).collect()
    };
    let votes = [
        of(Side::For, &vote.names.in_favour),
        of(Side::Against, &vote.names.against),
        of(Side::Abstain, &vote.names.abstain),
        // By its role it is told from the same person's first vote.
        vote.casting
            .iter()
            .map(|side| {
                json!({
                    "voter_id": vote.casting_by.as_ref().map(|by| names.person(by)),
                    "option": option(*side),
                    "role": "casting vote",
                })
            })
            .collect(),
    ];
    json!({
        "id": format!("{}/vote/{}", names.motion(&motion.id), vote.seq),
        "organization_id": names.body(),
        "motion_id": names.motion(&motion.id),
        "classification": match vote.method {
            VoteMethod::Show => "show of hands",
            VoteMethod::Named => "by name",
            VoteMethod::Unanimous => "unanimous",
            VoteMethod::Assent => "assent",
            method => method.word(),
        },
        "start_date": second(entry.map(|entry| entry.as_of.unwrap_or(entry.at))),
        "result": match vote.verdict {
            Verdict::Carried => "pass",
            Verdict::Lost => "fail",
            Verdict::Tied => "tie",
        },
        "counts": counts.into_iter().flatten().collect::<Vec<_>>(),
        "votes": votes.concat(),
    })
}

fn option(side: Side) -> &'static str {
    match side {
        Side::For => "yes",
        Side::Against => "no",
        Side::Abstain => "abstain",
    }
}

/// What was said, in order; points stand in the speech that they belong to.
fn speeches(record: &Record, names: &Names) -> Vec<Value> {
    let mut speeches: Vec<Value> = Vec::new();
    for entry in &record.entries {
        let kind = match entry.kind {
            EntryKind::Statement | EntryKind::Undertaking => "speech",
            EntryKind::Question => "question",
            EntryKind::Answer => "answer",
            EntryKind::Narrative => "narrative",
            EntryKind::Point => {
                if let Some(Value::String(text)) =
                    speeches.last_mut().and_then(|speech| speech.get_mut("text"))
                {
                    text.push('\n');
                    text.push_str(&entry.text);
                }
                continue;
            }
            EntryKind::Heading
            | EntryKind::Action
            | EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Vote
            | EntryKind::Decision
            | EntryKind::Noted
            | EntryKind::Attendance
            | EntryKind::Interest
            | EntryKind::Procedure => continue,
        };
        speeches.push(json!({
            "id": format!("{}/entry/{}", names.meeting, entry.seq),
            "creator_id": entry.by.as_ref().map(|by| names.person(by)),
            "attribution_text": entry.by.as_ref().map(|by| shown(record, by)),
            "audience_id": entry.to.as_ref().map(|to| names.person(to)),
            "text": entry.text,
            "date": second(Some(entry.as_of.unwrap_or(entry.at))),
            "type": kind,
            "corrections": corrections(record, entry.seq),
            "position": speeches.len() + 1,
            "event_id": entry.item.as_ref().map_or(names.meeting.clone(), |item| names.item(item.as_str())),
        }));
    }
    speeches
}

/// A moment to the second: Popolo's own pattern has no finer one.
fn second(stamp: Option<Stamp>) -> Option<String> {
    stamp.map(|stamp| stamp.0.to_rfc3339_opts(SecondsFormat::Secs, false))
}

/// Without what is not known: a field that is not there says so more plainly than a null.
fn lean(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, lean(value)))
            .collect(),
        Value::Array(values) => values.into_iter().map(lean).collect(),
        other => other,
    }
}
