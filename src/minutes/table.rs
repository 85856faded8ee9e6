//! Tables for spreadsheets, as CSV: entries, actions, votes, attendance.
//!
//! A spreadsheet runs a cell that begins like a formula: no cell from outside may. Numbers are ours.

use super::document::visible;
use super::record::{AttendanceState, Motion, Record, Stamp, VoteTaken};
use crate::guard::{self, Guard};
use crate::meeting::event::{Mode, VoteMethod};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::words;

/// The minutes, an entry a row; of one item alone, where it is named.
///
/// # Errors
/// None but what memory gives.
pub fn entries(record: &Record, of: Option<&ItemId>) -> Result<Vec<u8>, csv::Error> {
    let head = [
        "seq",
        "at",
        "as_of",
        "item",
        "kind",
        "by",
        "by_name",
        "to",
        "to_name",
        "text",
        "id",
        "refers_to",
        "exempt",
        "corrected",
    ];
    let entries = record.entries.iter();
    let rows = entries
        .filter(|entry| of.is_none() || entry.item.as_ref() == of)
        .map(|entry| {
            vec![
                entry.seq.to_string(),
                time(Some(entry.at)),
                time(entry.as_of),
                inert(entry.item.as_ref().map_or("", |item| item.as_str())),
                entry.kind.word().to_owned(),
                tag(entry.by.as_ref()),
                name(record, entry.by.as_ref()),
                tag(entry.to.as_ref()),
                name(record, entry.to.as_ref()),
                inert(&entry.text),
                entry.id.clone().unwrap_or_default(),
                entry.refers_to.clone().unwrap_or_default(),
                yes_or_no(entry.exempt),
                yes_or_no(entry.corrected),
            ]
        });
    written(&head, rows)
}

/// The actions, a row each.
///
/// # Errors
/// None but what memory gives.
pub fn actions(record: &Record) -> Result<Vec<u8>, csv::Error> {
    let head = [
        "id",
        "item",
        "owner",
        "owner_name",
        "text",
        "due",
        "status",
        "from",
    ];
    let rows = record.actions.iter().map(|action| {
        vec![
            action.id.to_string(),
            inert(action.item.as_ref().map_or("", |item| item.as_str())),
            tag(action.owner.as_ref()),
            name(record, action.owner.as_ref()),
            inert(&action.text),
            action.due.map(|due| due.to_string()).unwrap_or_default(),
            action.status.word().to_owned(),
            action.from.map(|from| from.to_string()).unwrap_or_default(),
        ]
    });
    written(&head, rows)
}

/// The votes and decisions, a row each; a motion never voted on has one too.
///
/// # Errors
/// None but what memory gives.
pub fn votes(record: &Record) -> Result<Vec<u8>, csv::Error> {
    let head = [
        "motion",
        "item",
        "kind",
        "text",
        "moved_by",
        "seconded_by",
        "amends",
        "status",
        "seq",
        "method",
        "for",
        "against",
        "abstain",
        "casting",
        "present",
        "threshold",
        "verdict",
        "for_names",
        "against_names",
        "abstain_names",
    ];
    let moved = record.motions.iter().flat_map(|motion| {
        let first = motion_cells(record, motion);
        let ballots: Vec<Option<&VoteTaken>> = match motion.votes.as_slice() {
            [] => vec![None],
            votes => votes.iter().map(Some).collect(),
        };
        ballots
            .into_iter()
            .map(move |ballot| [first.clone(), ballot_cells(record, ballot)].concat())
    });
    let loose = record.votes_without_motion.iter().map(|loose| {
        let mut first = vec![String::new(); 8];
        first[1] = inert(loose.item.as_ref().map_or("", |item| item.as_str()));
        [first, ballot_cells(record, Some(&loose.vote))].concat()
    });
    written(&head, moved.chain(loose))
}

/// Who attended, a row for each stay; whoever did not come has one too.
///
/// # Errors
/// None but what memory gives.
pub fn attendance(record: &Record) -> Result<Vec<u8>, csv::Error> {
    let head = [
        "person", "name", "role", "voting", "state", "mode", "for", "inferred", "from", "to",
    ];
    let rows = record.attendance.iter().flat_map(|one| {
        let person = record.people.iter().find(|person| person.id == one.person);
        let mode = one.mode.map(|mode| match mode {
            Mode::Room => "room",
            Mode::Remote => "remote",
        });
        let first = vec![
            inert(one.person.as_str()),
            inert(person.map_or("", |person| &person.name)),
            inert(person.and_then(|person| person.role.as_deref()).unwrap_or("")),
            yes_or_no(person.is_some_and(|person| person.voting)),
            state(one.state).to_owned(),
            mode.unwrap_or("").to_owned(),
            tag(one.in_place_of.as_ref()),
            yes_or_no(one.inferred),
        ];
        let stays: Vec<[String; 2]> = match one.intervals.as_slice() {
            [] => vec![[String::new(), String::new()]],
            stays => stays
                .iter()
                .map(|stay| [time(Some(stay.from)), time(stay.to)])
                .collect(),
        };
        stays
            .into_iter()
            .map(move |stay| [first.clone(), stay.to_vec()].concat())
    });
    written(&head, rows)
}

fn motion_cells(record: &Record, motion: &Motion) -> Vec<String> {
    vec![
        motion.id.to_string(),
        inert(motion.item.as_ref().map_or("", |item| item.as_str())),
        motion.kind.word().to_owned(),
        inert(&motion.text),
        name(record, motion.moved_by.as_ref()),
        name(record, motion.seconded_by.as_ref()),
        motion.amends.map(|amends| amends.to_string()).unwrap_or_default(),
        motion.status.word().to_owned(),
    ]
}

fn ballot_cells(record: &Record, ballot: Option<&VoteTaken>) -> Vec<String> {
    let Some(ballot) = ballot else {
        return vec![String::new(); 12];
    };
    let figure = |figure: Option<u32>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let names = |people: &[PersonId]| {
        let shown: Vec<String> = people.iter().map(|person| shown(record, person)).collect();
        inert(&shown.join("; "))
    };
    vec![
        ballot.seq.to_string(),
        method(ballot.method).to_owned(),
        figure(ballot.in_favour),
        figure(ballot.against),
        figure(ballot.abstain),
        ballot.casting.map_or("", words::side).to_owned(),
        ballot.present.to_string(),
        figure(ballot.threshold),
        words::verdict(ballot.verdict).to_owned(),
        names(&ballot.names.in_favour),
        names(&ballot.names.against),
        names(&ballot.names.abstain),
    ]
}

fn written(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    // RFC 4180: lines end in CR LF.
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    table.write_record(head)?;
    for row in rows {
        table.write_record(&row)?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it, which
/// spreadsheets show as text.
fn inert(text: &str) -> String {
    let text = visible(text);
    let begins = text.trim_start().chars().next();
    match begins {
        _ if !guard::on(Guard::CsvInert) => text,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text,
    }
}

fn tag(person: Option<&PersonId>) -> String {
    person.map(|person| inert(person.as_str())).unwrap_or_default()
}

fn name(record: &Record, person: Option<&PersonId>) -> String {
    person
        .map(|person| inert(&shown(record, person)))
        .unwrap_or_default()
}

fn shown(record: &Record, person: &PersonId) -> String {
    let listed = record.people.iter().find(|one| one.id == *person);
    listed.map_or(person.as_str(), |one| &one.shown).to_owned()
}

fn time(stamp: Option<Stamp>) -> String {
    let text = stamp.map(|stamp| stamp.0.to_rfc3339_opts(chrono::SecondsFormat::Millis, false));
    text.unwrap_or_default()
}

fn yes_or_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

fn method(method: VoteMethod) -> &'static str {
    match method {
        VoteMethod::Show => "show",
        VoteMethod::Named => "named",
        VoteMethod::Unanimous => "unanimous",
        VoteMethod::Assent => "assent",
        VoteMethod::Declared => "declared",
    }
}

fn state(state: AttendanceState) -> &'static str {
    match state {
        AttendanceState::Present => "present",
        AttendanceState::Apologies => "apologies",
        AttendanceState::Absent => "absent",
        AttendanceState::Substitute => "substitute",
        AttendanceState::Represented => "represented",
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_cell_is_a_formula() {
        for (typed, cell) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            (" =1", "' =1"),
            ("+44", "'+44"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("\t=1", "' =1"),
            ("\r\n=1", "'  =1"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(inert(typed), cell, "{typed:?}");
        }
    }
}
