//! Tables for spreadsheets, as CSV: entries, actions, votes, attendance.
//!
//! A spreadsheet runs a cell that begins like a formula: no cell from outside may. Numbers are ours.

use super::document::visible;
use super::record::{AttendanceState, Decision, Motion, Record, Stamp, VoteTaken};
use crate::guard::{self, Guard};
use crate::meeting::event::{Mode, VoteMethod};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::{Seq, words};

/// The minutes, an entry a row; of one item alone, where it is named.
///
/// # Errors
/// None but what memory gives.
pub fn entries(record: &Record, of: Option<&ItemId>, mark: bool) -> Result<Vec<u8>, csv::Error> {
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
        "corrected_on",
        "corrected_to",
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
            .into_iter()
            .chain(correction(record, &[entry.seq]))
            .collect()
        });
    written(&head, rows, mark)
}

/// The actions, a row each.
///
/// # Errors
/// None but what memory gives.
pub fn actions(record: &Record, mark: bool) -> Result<Vec<u8>, csv::Error> {
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
    written(&head, rows, mark)
}

/// The votes and decisions in the order in which they were taken, a row each: votes on motions, and what was noted,
/// put off, agreed without a motion or decided by an election. A motion never voted on has a row too.
///
/// # Errors
/// None but what memory gives.
pub fn decisions(record: &Record, mark: bool) -> Result<Vec<u8>, csv::Error> {
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
        "number",
        "corrected_on",
        "corrected_to",
    ];
    let mut rows: Vec<(Seq, Vec<String>)> = Vec::new();
    for motion in &record.motions {
        let moved = record
            .entries
            .iter()
            .find(|entry| entry.id == Some(motion.id.to_string()))
            .map_or(0, |entry| entry.seq);
        let decided = record.decisions.iter().find(|one| one.motion == Some(motion.id));
        let last = motion.votes.len().saturating_sub(1);
        let ballots: Vec<Option<&VoteTaken>> = match motion.votes.as_slice() {
            [] => vec![None],
            votes => votes.iter().map(Some).collect(),
        };
        for (nth, ballot) in ballots.into_iter().enumerate() {
            // The number is that of the decision, which the last vote made.
            let number = decided.filter(|_| nth == last).and_then(|one| one.number.clone());
            let cells = [
                motion_cells(record, motion),
                ballot_cells(record, ballot),
                vec![number.unwrap_or_default()],
                correction(record, &[moved]).to_vec(),
            ];
            rows.push((ballot.map_or(moved, |ballot| ballot.seq), cells.concat()));
        }
    }
    rows.extend(record.votes_without_motion.iter().map(|loose| {
        let mut first = vec![String::new(); 8];
        first[1] = inert(loose.item.as_ref().map_or("", |item| item.as_str()));
        first.extend(ballot_cells(record, Some(&loose.vote)));
        first.extend([String::new(), String::new(), String::new()]);
        (loose.vote.seq, first)
    }));
    let others = record
        .decisions
        .iter()
        .filter(|one| one.motion.is_none() && one.in_favour.is_none());
    rows.extend(others.map(|one| (one.seq, decision_cells(record, one))));
    rows.sort_by_key(|(seq, _)| *seq);
    written(&head, rows.into_iter().map(|(_, row)| row), mark)
}

/// A decision without a motion.
fn decision_cells(record: &Record, one: &Decision) -> Vec<String> {
    let item = one.item.as_ref();
    let kind = match (&one.election, one.outcome.as_str()) {
        (Some(_), _) => "election",
        (None, outcome) => outcome,
    };
    let title = || {
        let item = record.agenda.iter().find(|listed| Some(&listed.id) == item);
        item.map_or(String::new(), |item| item.title.clone())
    };
    let mut cells = vec![
        String::new(),
        inert(item.map_or("", |item| item.as_str())),
        kind.to_owned(),
        inert(&one.text.clone().unwrap_or_else(title)),
        name(record, one.moved_by.as_ref()),
        name(record, one.seconded_by.as_ref()),
        String::new(),
        one.outcome.clone(),
        one.seq.to_string(),
        one.method.map_or("", method).to_owned(),
    ];
    cells.resize(16, String::new());
    cells.push(one.outcome.clone());
    cells.resize(20, String::new());
    cells.push(one.number.clone().unwrap_or_default());
    cells.extend(correction(record, &[one.seq]));
    cells
}

/// On which day a later minute corrected an entry as it was approved, and to what.
fn correction(record: &Record, of: &[Seq]) -> [String; 2] {
    let made = record
        .minutes
        .corrections
        .iter()
        .rev()
        .find(|one| of.contains(&one.entry));
    match made {
        Some(made) => [made.on.to_string(), inert(&made.text)],
        None => [String::new(), String::new()],
    }
}

/// Who attended, a row for each stay; whoever did not come has one too.
///
/// # Errors
/// None but what memory gives.
pub fn attendance(record: &Record, mark: bool) -> Result<Vec<u8>, csv::Error> {
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
    written(&head, rows, mark)
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

fn written(
    head: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    mark: bool,
) -> Result<Vec<u8>, csv::Error> {
    let begin = if mark { "\u{feff}" } else { "" };
    // RFC 4180: lines end in CR LF.
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(begin.as_bytes().to_vec());
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
    method.word()
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
