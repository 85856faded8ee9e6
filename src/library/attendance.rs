//! The register of attendance: who came to how many of the meetings they were listed for.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Deserialize, Serialize};

use super::Volume;
use super::table::{Column, Table};
use crate::meeting::event::PersonKind;
use crate::meeting::people::Person;
use crate::meeting::roll::Presence;
use crate::meeting::{Meeting, clock};

/// A person's attendance at the meetings of one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    together(volumes.iter().map(of_one))
}

fn of_one(volume: &Volume<'_>) -> Vec<Attended> {
    if volume.meeting.opened.is_none() {
        return Vec::new();
    }
    let body = volume.body();
    let people = volume.meeting.people.iter();
    people
        .map(|person| {
            let mut one = nobody_yet(&body, person);
            count(&mut one, volume.meeting, person);
            one
        })
        .collect()
}

/// The registers of several meetings as one; the same as if all had been counted together.
pub fn together(registers: impl IntoIterator<Item = Vec<Attended>>) -> Vec<Attended> {
    let mut all: Vec<Attended> = Vec::new();
    let mut bodies: Vec<String> = Vec::new();
    let mut place: HashMap<(String, String), usize> = HashMap::new();
    for one in registers.into_iter().flatten() {
        if !bodies.contains(&one.body) {
            bodies.push(one.body.clone());
        }
        match place.entry((one.body.clone(), one.name.to_lowercase())) {
            Entry::Vacant(free) => {
                free.insert(all.len());
                all.push(one);
            }
            Entry::Occupied(same) => all[*same.get()].add(one),
        }
    }
    all.sort_by_key(|one| bodies.iter().position(|body| *body == one.body));
    all
}

impl Attended {
    fn add(&mut self, later: Attended) {
        self.name = later.name;
        self.kind = later.kind;
        self.meetings += later.meetings;
        self.present += later.present;
        self.as_substitute += later.as_substitute;
        self.apologies += later.apologies;
        self.absent += later.absent;
        self.seconds += later.seconds;
    }
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
