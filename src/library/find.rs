//! Search: everything in every meeting that a query asks for, with the words around what was found.
//!
//! The full text says which entries have all the words; which of them have the words together, and where, is read
//! in the entries themselves.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

use super::Sight;
use super::kept::{ENTRY_BITS, days};
use super::query::{Phrase, Query, Sort, State};
use super::register::{column, date};
use super::rows::{kind_mark, state_mark};
use super::search::Hit;
use super::spelling;
use crate::meeting::minute::EntryKind;

/// Of more than so many it is not counted how many there are.
pub const MOST_COUNTED: usize = 10_000;

/// Of so many of the latest it is worked out which say most of what is asked.
const MOST_RANKED: usize = 5_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The first of it.
    pub hits: Vec<Hit>,
    /// How much there is in all, as far as it was counted.
    pub all: usize,
    /// There is more than was counted.
    pub more: bool,
    /// Nothing is written so: the words that were looked for, each with those that were found instead.
    pub instead: Vec<(String, Vec<String>)>,
}

/// What is asked, and how much of the answer is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What.
    pub query: &'a Query,
    /// How much of each meeting may be seen.
    pub sight: Sight,
    /// The day it is.
    pub today: NaiveDate,
    /// The most that is wanted.
    pub most: usize,
}

/// Finds what is asked for.
///
/// # Errors
/// The library is not what it should be.
pub fn find(library: &Connection, asked: &Asked<'_>) -> rusqlite::Result<Found> {
    if asked.query.is_empty() {
        return Ok(Found::default());
    }
    let parts: &[&str] = match asked.sight {
        Sight::Public => &["main"],
        Sight::Exempt => &["main", "exempt"],
    };
    if asked.query.asks_whether_settled() {
        note_settled(library)?;
    }
    let found = answer(library, parts, asked, &[])?;
    if found.all > 0 {
        return Ok(found);
    }
    let instead = spelling::instead(library, parts, asked.query)?;
    if instead.is_empty() {
        return Ok(found);
    }
    let found = answer(library, parts, asked, &instead)?;
    Ok(Found { instead, ..found })
}

fn answer(
    library: &Connection,
    parts: &[&str],
    asked: &Asked<'_>,
    instead: &[(String, Vec<String>)],
) -> rusqlite::Result<Found> {
    let mut ids = BTreeSet::new();
    let (mut all, mut more) = (0, false);
    for part in parts {
        let Some(ask) = Ask::of(library, part, asked, instead)? else {
            continue;
        };
        let (found, counted) = ask.ids(library, parts.len() > 1 && *part == "main")?;
        all += found.len();
        more |= !counted;
        ids.extend(found.into_iter().map(|id| (id, *part == "exempt")));
    }
    let mut hits = Vec::new();
    let ranked = asked.query.sort == Sort::Relevance;
    let wanted = if ranked { MOST_RANKED } else { asked.most };
    for (id, exempt) in ids.into_iter().take(wanted) {
        let part = if exempt { "exempt" } else { "main" };
        hits.extend(hit(library, part, id, asked.query, instead)?);
    }
    if ranked {
        rank(&mut hits, asked.query, instead);
        hits.truncate(asked.most);
    }
    Ok(Found {
        hits,
        all,
        more,
        instead: Vec::new(),
    })
}

/// What is asked of one part of the library, as its full text takes it.
struct Ask<'a> {
    part: &'a str,
    query: &'a Query,
    instead: &'a [(String, Vec<String>)],
    /// What must be among the words of an entry; nothing where only days are asked for.
    words: Vec<String>,
    /// The same of what waited at its own meeting and became something at a later one, and what it became.
    later: Option<(Vec<String>, State)>,
    today: NaiveDate,
}

impl<'a> Ask<'a> {
    /// None where nothing in this part can be what is asked for.
    fn of(
        library: &Connection,
        part: &'a str,
        asked: &Asked<'a>,
        instead: &'a [(String, Vec<String>)],
    ) -> rusqlite::Result<Option<Self>> {
        let query = asked.query;
        let mut words = Vec::new();
        for phrase in &query.phrases {
            words.extend(worded(phrase, instead));
        }
        for (sort, marks, phrases) in [
            ("person", 'w', &query.by),
            ("person", 'o', &query.owner),
            ("person", 'm', &query.moved),
            ("person", 's', &query.seconded),
            ("person", 'f', &query.in_favour),
            ("person", 'a', &query.against),
            ("person", 't', &query.abstained),
            ("body", 'b', &query.body),
            ("item", 'i', &query.item),
        ] {
            for phrase in phrases {
                let named = named(library, part, sort, phrase, instead)?;
                if named.is_empty() {
                    return Ok(None);
                }
                words.push(any(named.iter().map(|hash| format!("#{marks}{hash}"))));
            }
        }
        if !query.kinds.is_empty() {
            words.push(any(query.kinds.iter().map(|kind| kind_mark(*kind))));
        }
        let became = |state: &&State| matches!(state, State::Done | State::Answered | State::Dropped);
        let later = query.states.iter().find(became).map(|state| {
            let mut later = words.clone();
            later.push(any(
                [State::Open, State::Promised].map(|state| state_mark(state.word()))
            ));
            (later, *state)
        });
        for state in &query.states {
            let state = match state {
                State::Overdue => State::Open,
                state => *state,
            };
            words.push(any([state_mark(state.word())]));
        }
        Ok(Some(Self {
            part,
            query,
            instead,
            words,
            later,
            today: asked.today,
        }))
    }

    /// The numbers of what is asked for, in their order, and whether they are all: the latest meeting's first.
    /// What is told whole in the exempt part is left out here.
    fn ids(&self, library: &Connection, told_elsewhere: bool) -> rusqlite::Result<(Vec<i64>, bool)> {
        let part = self.part;
        let (from, to) = days(self.query.from, self.query.to);
        let last = to
            .checked_add(1)
            .and_then(|next| next.checked_mul(1 << ENTRY_BITS));
        let (from, to) = (from << ENTRY_BITS, last.map_or(i64::MAX, |next| next - 1));
        let mut sql = match self.words.is_empty() {
            true => format!("SELECT id FROM {part}._entries WHERE ?1 IS NOT NULL AND id BETWEEN ?2 AND ?3"),
            false => format!(
                "SELECT rowid AS id FROM {part}.words(?1) WHERE rowid BETWEEN ?2 AND ?3
                 AND +rowid IN (SELECT id FROM {part}._entries)"
            ),
        };
        let waits = |state: &State| matches!(state, State::Open | State::Promised | State::Overdue);
        if self.query.states.iter().any(waits) {
            sql.push_str(" AND id NOT IN (SELECT id FROM temp.closed)");
        }
        if self.query.states.contains(&State::Overdue) {
            let today = self.today;
            sql.push_str(&format!(
                " AND +id IN (SELECT (meeting << {ENTRY_BITS}) | entry FROM {part}._actions
                  WHERE status = 'open' AND due < '{today}')"
            ));
        }
        let (later, became) = match &self.later {
            Some((words, state)) => (words.join(" AND "), state.word()),
            None => Default::default(),
        };
        if self.later.is_some() {
            sql.push_str(&format!(
                " UNION SELECT rowid FROM {part}.words(?4) WHERE rowid BETWEEN ?2 AND ?3
                  AND rowid IN (SELECT id FROM temp.closed WHERE state = ?5)"
            ));
        }
        if told_elsewhere {
            sql = format!(
                "SELECT id FROM ({sql}) WHERE id >> {ENTRY_BITS} NOT IN (SELECT id FROM exempt.meetings)"
            );
        }
        sql.push_str(" ORDER BY 1");
        let mut statement = library.prepare(&sql)?;
        let words = self.words.join(" AND ");
        let mut found = match self.later.is_some() {
            true => statement.query((words, from, to, later, became))?,
            false => statement.query((words, from, to))?,
        };
        let mut text = library.prepare(&format!(
            "SELECT e.text, coalesce(p.shown, p.name, e.person) FROM {part}._entries AS e LEFT JOIN {part}._people AS p
             ON p.meeting = e.id >> {ENTRY_BITS} AND p.tag = e.person WHERE e.id = ?1"
        ))?;
        let together = self.query.phrases.iter().any(|phrase| phrase.words.len() > 1);
        let mut ids = Vec::new();
        while let Some(row) = found.next()? {
            let id: i64 = row.get(0)?;
            if together {
                let said = text.query_row([id], |row| {
                    Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
                });
                let (said, by) = said?;
                if words_in(self.query, self.instead, &said, by.as_deref()).is_none() {
                    continue;
                }
            }
            if ids.len() == MOST_COUNTED {
                return Ok((ids, false));
            }
            ids.push(id);
        }
        Ok((ids, true))
    }
}

/// Where the first of the words stands, or of those that are taken in their place.
fn words_in(
    query: &Query,
    instead: &[(String, Vec<String>)],
    text: &str,
    by: Option<&str>,
) -> Option<(usize, usize)> {
    if instead.is_empty() {
        return query.words_in(text, by);
    }
    let all = spelling::readings(query, instead);
    all.iter().find_map(|query| query.words_in(text, by))
}

fn any(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("\"{word}\"")).collect();
    format!("({})", words.join(" OR "))
}

/// What a phrase asks of an entry's words, each for itself.
fn worded(phrase: &Phrase, instead: &[(String, Vec<String>)]) -> Vec<String> {
    let last = phrase.words.len().saturating_sub(1);
    let one = |(at, word): (usize, &String)| {
        if let Some((_, others)) = instead.iter().find(|(asked, _)| asked == word) {
            return any(others.iter().cloned());
        }
        let begins = phrase.apart.is_some() || (phrase.begins && at == last);
        format!("\"{word}\"{}", if begins { "*" } else { "" })
    };
    phrase.words.iter().enumerate().map(one).collect()
}

/// The marks of everybody, or everything, that is called so.
fn named(
    library: &Connection,
    part: &str,
    sort: &str,
    phrase: &Phrase,
    instead: &[(String, Vec<String>)],
) -> rusqlite::Result<Vec<String>> {
    let sql = format!("SELECT substr(mark, 3) FROM {part}._names WHERE sort = ?1 AND words GLOB ?2");
    let mut statement = library.prepare_cached(&sql)?;
    let mut all = Vec::new();
    for reading in spelling::phrases(phrase, instead) {
        let end = if reading.begins { "*" } else { " *" };
        let glob = format!("* {}{end}", reading.words.join(" "));
        for mark in statement.query_map((sort, glob), |row| row.get(0))? {
            all.push(mark?);
        }
    }
    Ok(all)
}

/// Notes which entries waited, and what a later meeting made of them.
fn note_settled(library: &Connection) -> rusqlite::Result<()> {
    library.execute_batch(&format!(
        "CREATE TEMP TABLE IF NOT EXISTS closed (id INTEGER PRIMARY KEY, state TEXT NOT NULL);
         DELETE FROM temp.closed;
         INSERT OR REPLACE INTO temp.closed
         SELECT (meeting << {ENTRY_BITS}) | entry, state FROM (
             SELECT a.meeting, a.entry, iif(s.dropped, 'dropped', 'done') AS state, s.meeting AS late, s.seq AS nth
             FROM _settled AS s CROSS JOIN meetings AS m ON m.date = s.held AND m._body = s._body
             JOIN _actions AS a ON a.meeting = m.id AND a.id = s.owed
             UNION ALL
             SELECT q.meeting, q.entry, iif(s.dropped, 'dropped', 'answered'), s.meeting, s.seq
             FROM _settled AS s CROSS JOIN meetings AS m ON m.date = s.held AND m._body = s._body
             JOIN _questions AS q ON q.meeting = m.id AND q.id = s.owed)
         WHERE entry IS NOT NULL ORDER BY late DESC, nth;"
    ))
}

fn hit(
    library: &Connection,
    part: &str,
    id: i64,
    query: &Query,
    instead: &[(String, Vec<String>)],
) -> rusqlite::Result<Option<Hit>> {
    let mut statement = library.prepare_cached(&format!("SELECT * FROM {part}.entries WHERE id = ?1"))?;
    let found = statement.query_row([id], |row| {
        let kind: String = row.get("kind")?;
        let (text, by): (String, Option<String>) = (row.get("text")?, row.get("speaker")?);
        Ok(Hit {
            meeting: row.get("log")?,
            body: column(row, "body")?.unwrap_or_default(),
            date: date(row, "date")?,
            at: column(row, "at")?.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()),
            seq: row.get("seq")?,
            item: row.get("item")?,
            kind: EntryKind::ALL
                .into_iter()
                .find(|one| one.word() == kind)
                .unwrap_or(EntryKind::Narrative),
            found: words_in(query, instead, &text, by.as_deref()).unwrap_or((0, 0)),
            by,
            text,
            approved: row.get("approved")?,
            exempt: row.get("exempt")?,
        })
    });
    found.optional()
}

/// Puts what says most of what is asked first, as it is usually reckoned (BM25): a rare word tells more than a
/// common one, and in a short entry more than in a long one. Of the same, the latest first.
fn rank(hits: &mut Vec<Hit>, query: &Query, instead: &[(String, Vec<String>)]) {
    let readings = match instead.is_empty() {
        true => vec![query.clone()],
        false => spelling::readings(query, instead),
    };
    let phrases: Vec<&Phrase> = readings.iter().flat_map(|query| &query.phrases).collect();
    let counts: Vec<(Vec<usize>, usize)> = hits
        .iter()
        .map(|hit| spelling::counts(&phrases, &hit.text))
        .collect();
    let all = hits.len().max(1) as f64;
    let usual = counts.iter().map(|(_, words)| *words as f64).sum::<f64>() / all;
    let rarity: Vec<f64> = (0..phrases.len())
        .map(|at| {
            let with = counts.iter().filter(|(counts, _)| counts[at] > 0).count() as f64;
            ((all - with + 0.5) / (with + 0.5) + 1.0).ln()
        })
        .collect();
    let worth = |(counts, words): &(Vec<usize>, usize)| -> f64 {
        let length = 0.25 + 0.75 * *words as f64 / usual.max(1.0);
        let each = counts.iter().zip(&rarity);
        each.map(|(count, rarity)| rarity * *count as f64 * 2.2 / (*count as f64 + 1.2 * length))
            .sum()
    };
    let mut ranked: Vec<(f64, Hit)> = counts.iter().map(worth).zip(hits.drain(..)).collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    hits.extend(ranked.into_iter().map(|(_, hit)| hit));
}
