//! The register of attendance: who came to how many of the meetings they were listed for.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::kept::days;
use super::passage::stands_in;
use super::query::Query;
use super::register::{Asked, Register, column, word};
use super::table::Column;
use crate::meeting::event::PersonKind;
use crate::meeting::{Seq, clock};

/// A person's attendance at the meetings of one body. People are told apart by name: tags are each meeting's
/// own. Meetings never opened do not count.
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
    /// That, of a hundred.
    pub percent: u32,
    /// Of these, how often they attended from elsewhere.
    pub remote: u32,
    /// Of these, how often they sat in somebody else's place.
    pub as_substitute: u32,
    /// Of those they missed, at how many somebody sat or voted for them.
    pub represented: u32,
    /// For how many they sent apologies.
    pub apologies: u32,
    /// Of how many nothing is recorded.
    pub absent: u32,
    /// Seconds they were there, all meetings together.
    pub seconds: i64,
    /// How often they had the floor.
    pub speeches: u32,
    /// Seconds they had it, all meetings together.
    pub spoke: i64,
    #[serde(skip)]
    place: u32,
}

/// The register: body by body, members first, each in the order they are listed.
///
/// # Errors
/// The library is not what it should be.
pub fn rows(library: &Connection, asked: &Asked) -> rusqlite::Result<(Vec<Attended>, bool)> {
    let (from, to) = days(asked.query.from, asked.query.to);
    let with_item = with_item(library, &asked.query)?;
    let mut statement = library.prepare(
        "SELECT who, meeting, tag, state, mode, substitute_for IS NOT NULL, represented_by IS NOT NULL, seconds,
             speeches, spoke FROM _people WHERE state IS NOT NULL AND meeting BETWEEN ?1 AND ?2",
    )?;
    let mut first = library.prepare("SELECT * FROM attendance WHERE meeting = ?1 AND tag = ?2")?;
    let mut all: HashMap<i64, Option<Attended>> = HashMap::new();
    let mut found = statement.query((from, to))?;
    while let Some(row) = found.next()? {
        let meeting: i64 = row.get(1)?;
        if with_item.as_ref().is_some_and(|with| !with.contains(&meeting)) {
            continue;
        }
        let one = match all.entry(row.get(0)?) {
            std::collections::hash_map::Entry::Occupied(one) => one.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                let tag: String = row.get(2)?;
                let one = first.query_row((meeting, tag), |row| {
                    Ok(admits(row, &asked.query)?.then(|| Attended::read(row, asked.today)))
                })?;
                free.insert(one.transpose()?)
            }
        };
        if let Some(one) = one {
            one.count(row)?;
        }
    }
    let mut all: Vec<Attended> = all.into_values().flatten().collect();
    all.sort_by(|a, b| {
        let key = |one: &Attended| {
            (
                one.body.clone(),
                one.kind != PersonKind::Member,
                one.place,
                one.name.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    let more = asked.most.is_some_and(|most| all.len() > most);
    all.truncate(asked.most.unwrap_or(usize::MAX));
    Ok((all, more))
}

/// The meetings that had an item called so; none where no item is asked for.
fn with_item(library: &Connection, query: &Query) -> rusqlite::Result<Option<HashSet<i64>>> {
    if query.item.is_empty() {
        return Ok(None);
    }
    let mut statement = library.prepare("SELECT meeting, coalesce(number, id) || ' ' || title FROM items")?;
    let mut found = statement.query([])?;
    let mut all = HashSet::new();
    while let Some(row) = found.next()? {
        let title: String = row.get(1)?;
        if query.item.iter().all(|phrase| stands_in(phrase, [&title])) {
            all.insert(row.get(0)?);
        }
    }
    Ok(Some(all))
}

fn admits(row: &Row<'_>, query: &Query) -> rusqlite::Result<bool> {
    let body = column(row, "body")?;
    let mut names = Vec::new();
    for name in ["tag", "name", "shown", "role"] {
        names.extend(column(row, name)?);
    }
    let people = query.by.iter().chain(&query.owner).chain(&query.phrases);
    Ok(query.body.iter().all(|phrase| stands_in(phrase, &body))
        && people.into_iter().all(|phrase| stands_in(phrase, &names)))
}

impl Attended {
    /// Takes in one meeting.
    fn count(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        self.meetings += 1;
        let is = |at| row.get::<_, bool>(at).map(u32::from);
        match row.get_ref(3)?.as_str()? {
            "present" => {
                self.present += 1;
                let mode = row.get_ref(4)?.as_str_or_null()?;
                self.remote += u32::from(mode == Some("remote"));
                self.as_substitute += is(5)?;
            }
            state => {
                self.represented += is(6)?;
                self.apologies += u32::from(state == "apologies");
                self.absent += u32::from(state != "apologies");
            }
        }
        self.percent = self.present * 100 / self.meetings;
        self.seconds += row.get::<_, Option<i64>>(7)?.unwrap_or(0);
        self.speeches += row.get::<_, Option<u32>>(8)?.unwrap_or(0);
        self.spoke += row.get::<_, Option<i64>>(9)?.unwrap_or(0);
        Ok(())
    }
}

impl Register for Attended {
    const FROM: &'static str = "attendance";
    const BY: &'static [&'static str] = &[];
    const STANDS: &'static [&'static str] = &[];

    /// The person, before any meeting is counted.
    fn read(row: &Row<'_>, _: NaiveDate) -> rusqlite::Result<Self> {
        Ok(Self {
            body: column(row, "body")?.unwrap_or_default(),
            name: row.get("name")?,
            kind: word(row, "kind")?,
            meetings: 0,
            present: 0,
            percent: 0,
            remote: 0,
            as_substitute: 0,
            represented: 0,
            apologies: 0,
            absent: 0,
            seconds: 0,
            speeches: 0,
            spoke: 0,
            place: row.get("place")?,
        })
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::text("Body"),
            Column::text("Name"),
            Column::fixed("As"),
            Column::number("Meetings"),
            Column::number("Present"),
            Column::number("Share"),
            Column::number("Remote"),
            Column::number("As substitute"),
            Column::number("Represented"),
            Column::number("Apologies"),
            Column::number("Absent"),
            Column::number("Time there"),
            Column::number("Spoke"),
        ]
    }

    fn cells(&self) -> Vec<String> {
        let kind = serde_json::to_value(self.kind).ok();
        vec![
            self.body.clone(),
            self.name.clone(),
            kind.as_ref()
                .and_then(|kind| kind.as_str())
                .unwrap_or_default()
                .to_owned(),
            self.meetings.to_string(),
            self.present.to_string(),
            format!("{} %", self.percent),
            self.remote.to_string(),
            self.as_substitute.to_string(),
            self.represented.to_string(),
            self.apologies.to_string(),
            self.absent.to_string(),
            clock::in_minutes(self.seconds),
            clock::clock_face(self.spoke),
        ]
    }

    fn place(&self) -> Option<(&str, Seq)> {
        None
    }

    fn is_exempt(&self) -> bool {
        false
    }
}
