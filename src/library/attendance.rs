//! The register of attendance: who came to how many of the meetings they were listed for.

use serde::Serialize;

use super::Volume;
use super::table::{Column, Table};
use crate::meeting::event::PersonKind;
use crate::meeting::people::Person;
use crate::meeting::roll::Presence;
use crate::meeting::{Meeting, clock};

/// A person's attendance at the meetings of one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attended {
    /// Whose meetings.
    pub body: String,
    /// Their name as listed last.
    pub name: String,
    /// In what capacity, as listed last.
    pub kind: PersonKind,
    /// Meetings held for which they were listed.
    pub meetings: u32,
    /// At how many of them they were present, for however short a time.
    pub present: u32,
    /// Of these, how often they sat in somebody else's place.
    pub as_substitute: u32,
    /// For how many they sent apologies.
    pub apologies: u32,
    /// Of how many nothing is recorded.
    pub absent: u32,
    /// Seconds they were there, all meetings together.
    pub seconds: i64,
}

/// Attendance at these meetings, body by body, in the order people were first listed. Meetings never opened
/// do not count. People are told apart by name: tags are each meeting's own.
pub fn attendance(volumes: &[Volume<'_>]) -> Vec<Attended> {
    let mut all: Vec<Attended> = Vec::new();
    for volume in volumes.iter().filter(|volume| volume.meeting.opened.is_some()) {
        let body = volume.body();
        for person in volume.meeting.people.iter() {
            let same =
                |one: &Attended| one.body == body && one.name.to_lowercase() == person.name.to_lowercase();
            let at = all.iter().position(same).unwrap_or_else(|| {
                all.push(nobody_yet(&body, person));
                all.len() - 1
            });
            let one = &mut all[at];
            one.name.clone_from(&person.name);
            one.kind = person.kind;
            count(one, volume.meeting, person);
        }
    }
    let place = |body: &str| volumes.iter().position(|volume| volume.body() == body);
    all.sort_by_key(|one| place(&one.body));
    all
}

fn nobody_yet(body: &str, person: &Person) -> Attended {
    Attended {
        body: body.to_owned(),
        name: person.name.clone(),
        kind: person.kind,
        meetings: 0,
        present: 0,
        as_substitute: 0,
        apologies: 0,
        absent: 0,
        seconds: 0,
    }
}

fn count(one: &mut Attended, meeting: &Meeting, person: &Person) {
    one.meetings += 1;
    let Some(roll) = meeting.roll.get(&person.id) else {
        one.absent += 1;
        return;
    };
    // Whoever came and sent word later that they could not stay was there all the same.
    match (roll.spans.is_empty(), roll.presence) {
        (false, _) => one.present += 1,
        (true, Presence::Apologies) => one.apologies += 1,
        (true, Presence::Absent | Presence::Present | Presence::Left) => one.absent += 1,
    }
    if !roll.spans.is_empty() && roll.substitute_for.is_some() {
        one.as_substitute += 1;
    }
    let last = meeting.facts().last().map(|fact| meeting.mark(fact.when()));
    one.seconds += last.map_or(0, |now| clock::total(&roll.spans, now));
}

/// The register as a table.
pub fn table(attended: &[Attended]) -> Table {
    let mut table = Table::new([
        Column::text("Body"),
        Column::text("Name"),
        Column::number("Meetings"),
        Column::number("Present"),
        Column::number("As substitute"),
        Column::number("Apologies"),
        Column::number("Absent"),
        Column::number("Time there"),
    ]);
    for one in attended {
        table.row([
            one.body.clone(),
            one.name.clone(),
            one.meetings.to_string(),
            one.present.to_string(),
            one.as_substitute.to_string(),
            one.apologies.to_string(),
            one.absent.to_string(),
            clock::in_minutes(one.seconds),
        ]);
    }
    table
}
