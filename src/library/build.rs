//! The library brought up to date with the logs: as many threads as help read and take them apart, one writes. IO.
//!
//! Only logs that changed are read again. Whatever is written is in a transaction, so that whoever reads meanwhile
//! sees whole meetings. A log that is there twice counts once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZero;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::kept::{ENTRY_BITS, NTH_BITS, first_of};
use super::reading::Held;
use super::rows::{Row, Rows};
use super::shelf::Shelved;
use super::stamps::Stamped;
use super::{Sight, Volume};
use crate::guard::{self, Guard};
use crate::meeting::{Event, Meeting};

/// How many meetings are written before they can be seen.
const BATCH: usize = 250;

/// How many meetings may wait to be written in their order: then they are written as they come.
const WAITING: usize = 200;

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another process is at work on it, and is waited for.
    Waits,
    /// So many logs of all that changed are read.
    Read {
        /// So many.
        done: usize,
        /// Of these.
        all: usize,
    },
    /// What is read so far can be seen.
    Kept {
        /// So many logs of all that changed.
        done: usize,
        /// Of these.
        all: usize,
    },
}

/// Whom to tell how far the work has come.
pub type Progress<'a> = dyn Fn(Step) + Sync + 'a;

/// What a folder was when it was looked at, in one number.
fn state(logs: &[Stamped]) -> String {
    let mut hasher = DefaultHasher::new();
    logs.hash(&mut hasher);
    format!("{} {:x}", logs.len(), hasher.finish())
}

/// Whether the library is what these logs are.
pub fn is_fresh(library: &Connection, logs: &[Stamped]) -> bool {
    let known = library.query_row("SELECT value FROM main._about WHERE key = 'folder'", [], |row| {
        row.get::<_, String>(0)
    });
    known.is_ok_and(|known| known == state(logs))
}

/// A log, taken apart.
struct Read {
    header: Option<String>,
    facts: usize,
    public: Rows,
    /// All of it, where the public may not see all.
    exempt: Option<Rows>,
}

/// The words that a reading thread has handed on.
#[derive(Default)]
struct Seen {
    public: HashSet<String>,
    exempt: HashSet<String>,
}

fn read(path: &Path, seen: &mut Seen) -> Read {
    taken_apart(&Held::read(path, Sight::Exempt), seen)
}

fn taken_apart(held: &Held, seen: &mut Seen) -> Read {
    let path = held.path.as_path();
    let Some(volume) = held.volume() else {
        let (line, meeting) = (Shelved::of_held(held), Meeting::default());
        let volume = Volume {
            name: &held.name,
            meeting: &meeting,
        };
        return Read {
            header: None,
            facts: 0,
            public: Rows::line_only(&volume, &line),
            exempt: None,
        };
    };
    let line = |meeting: &Meeting| Shelved::of(path, meeting, held.problem.clone());
    let facts = volume.meeting.facts().len();
    let header = held.header.clone();
    if !has_private(volume.meeting) {
        let public = Rows::of(&volume, &line(volume.meeting), &mut seen.public);
        return Read {
            header,
            facts,
            public,
            exempt: None,
        };
    }
    let known = volume.meeting.public();
    let public = Volume {
        name: &held.name,
        meeting: &known,
    };
    Read {
        header,
        facts,
        public: Rows::of(&public, &line(&known), &mut seen.public),
        exempt: Some(Rows::of(&volume, &line(volume.meeting), &mut seen.exempt)),
    }
}

/// Whether anything in a meeting may be kept from the public.
fn has_private(meeting: &Meeting) -> bool {
    let private = |event: &Event| matches!(event, Event::PublicExcluded(_));
    let said = |fact: &crate::meeting::Recorded| meeting.is_exempt(fact.seq) || private(fact.event.said());
    meeting.facts().iter().any(said) || meeting.agenda.items.iter().any(|item| item.exempt.is_some())
}

/// Brings the library up to date with these logs.
///
/// # Errors
/// It cannot be written.
pub fn update(
    library: &mut Connection,
    sessions: &Path,
    logs: &[Stamped],
    progress: &Progress<'_>,
) -> rusqlite::Result<()> {
    let known = known(library)?;
    let is_stale = |(name, stamp): &&Stamped| known.get(name).is_none_or(|known| *known != stamp.to_string());
    let mut stale: Vec<&Stamped> = logs.iter().filter(is_stale).collect();
    // The latest first, which is how they are numbered; names begin with the day.
    stale.sort_by(|(a, _), (b, _)| {
        let day = |name: &OsString| name.as_bytes().get(..10).map(<[u8]>::to_vec);
        day(b).cmp(&day(a)).then_with(|| a.cmp(b))
    });
    let here: HashSet<&OsString> = logs.iter().map(|(name, _)| name).collect();
    let gone = known.keys().filter(|name| !here.contains(name));
    let mut writer = Writer::begin(library)?;
    for name in gone {
        writer.forget(name)?;
    }
    read_all(&mut writer, sessions, &stale, progress)?;
    writer.count_once(sessions)?;
    writer.library.execute(
        "INSERT OR REPLACE INTO main._about VALUES ('folder', ?1)",
        [state(logs)],
    )?;
    writer.commit()
}

/// Puts meetings in that are in no folder.
///
/// # Errors
/// It cannot be written.
pub fn put_meetings<'a>(
    library: &mut Connection,
    meetings: impl IntoIterator<Item = (&'a str, &'a Meeting)>,
) -> rusqlite::Result<()> {
    let mut writer = Writer::begin(library)?;
    for (name, meeting) in meetings {
        let held = Held {
            path: format!("{name}.jsonl").into(),
            name: name.to_owned(),
            header: None,
            meeting: Some(meeting.clone()),
            problem: None,
        };
        let one = taken_apart(&held, &mut Seen::default());
        writer.write(held.path.as_os_str(), "", &one, None)?;
    }
    writer.commit()
}

fn known(library: &Connection) -> rusqlite::Result<HashMap<OsString, String>> {
    let mut statement = library.prepare("SELECT name, stamp FROM main._logs")?;
    let rows = statement.query_map([], |row| {
        let name: Vec<u8> = row.get(0)?;
        Ok((OsStr::from_bytes(&name).to_owned(), row.get(1)?))
    })?;
    rows.collect()
}

/// Reads each log on as many threads as help, and writes them in their order.
fn read_all(
    writer: &mut Writer<'_>,
    sessions: &Path,
    stale: &[&Stamped],
    progress: &Progress<'_>,
) -> rusqlite::Result<()> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(stale.len());
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, read_so_far) = sync_channel::<(usize, Read)>(2 * WAITING);
    thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (next, stopped) = (&next, &stopped);
            scope.spawn(move || {
                let mut seen = Seen::default();
                while !stopped.load(Ordering::Relaxed)
                    && let at = next.fetch_add(1, Ordering::Relaxed)
                    && let Some((name, _)) = stale.get(at)
                    && send.send((at, read(&sessions.join(name), &mut seen))).is_ok()
                {}
            });
        }
        drop(send);
        let written = write_all(writer, stale, read_so_far.iter(), progress);
        // Whoever still reads is not to wait for a place in the channel.
        stopped.store(true, Ordering::Relaxed);
        drop(read_so_far);
        written
    })
}

fn write_all(
    writer: &mut Writer<'_>,
    stale: &[&Stamped],
    read: impl Iterator<Item = (usize, Read)>,
    progress: &Progress<'_>,
) -> rusqlite::Result<()> {
    let (mut waiting, mut next, mut done) = (BTreeMap::new(), 0, 0);
    for (at, one) in read {
        waiting.insert(at, one);
        while let Some(first) = waiting.first_entry()
            && (*first.key() <= next || waiting.len() > WAITING)
        {
            let Some((at, one)) = waiting.pop_first() else {
                break;
            };
            next = next.max(at + 1);
            put(writer, stale[at], &one)?;
            done += 1;
            progress(Step::Read {
                done,
                all: stale.len(),
            });
            if done % BATCH == 0 {
                writer.commit()?;
                progress(Step::Kept {
                    done,
                    all: stale.len(),
                });
                writer.again()?;
            }
        }
    }
    for (at, one) in waiting {
        put(writer, stale[at], &one)?;
    }
    Ok(())
}

fn put(writer: &mut Writer<'_>, (name, stamp): &Stamped, one: &Read) -> rusqlite::Result<()> {
    writer.write(name, &stamp.to_string(), one, None)
}

/// Whoever writes.
struct Writer<'a> {
    library: &'a mut Connection,
    marks: [HashSet<String>; 2],
}

const PARTS: [&str; 2] = ["main", "exempt"];

/// The tables that hold what a meeting is, but for its entries.
const TABLES: [&str; 9] = [
    "_people",
    "items",
    "_settled",
    "_questions",
    "_motions",
    "votes",
    "_ballots",
    "_actions",
    "_decisions",
];

impl<'a> Writer<'a> {
    fn begin(library: &'a mut Connection) -> rusqlite::Result<Self> {
        library.set_prepared_statement_cache_capacity(128);
        // What is written at once before it is sorted: with less, a first build merges over and over.
        for part in PARTS {
            let sql = format!("INSERT INTO {part}.words (words, rank) VALUES ('hashsize', 33554432)");
            library.execute_batch(&sql)?;
        }
        library.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self {
            library,
            marks: Default::default(),
        })
    }

    fn commit(&mut self) -> rusqlite::Result<()> {
        self.library.execute_batch("COMMIT")
    }

    fn again(&mut self) -> rusqlite::Result<()> {
        self.library.execute_batch("BEGIN IMMEDIATE")
    }

    /// Takes a log out.
    fn forget(&mut self, name: &OsStr) -> rusqlite::Result<()> {
        if let Some(meeting) = self.meeting_of(name)? {
            self.clear(meeting)?;
            self.retire(meeting)?;
        }
        self.library
            .execute("DELETE FROM main._logs WHERE name = ?1", [name.as_bytes()])?;
        Ok(())
    }

    fn meeting_of(&self, name: &OsStr) -> rusqlite::Result<Option<i64>> {
        let mut statement = self
            .library
            .prepare_cached("SELECT meeting FROM main._logs WHERE name = ?1")?;
        let found = statement
            .query_row([name.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(found.flatten())
    }

    /// The next free number of an entry of a log's meeting.
    fn next_of(&self, name: &OsStr) -> rusqlite::Result<i64> {
        let mut statement = self
            .library
            .prepare_cached("SELECT next FROM main._logs WHERE name = ?1")?;
        statement.query_row([name.as_bytes()], |row| row.get(0))
    }

    /// Takes all that a meeting is out, but what the full text has of it.
    fn clear(&mut self, meeting: i64) -> rusqlite::Result<()> {
        let entries = (meeting << ENTRY_BITS, ((meeting + 1) << ENTRY_BITS) - 1);
        for part in PARTS {
            let own = format!("DELETE FROM {part}._entries WHERE id BETWEEN ?1 AND ?2");
            self.library.prepare_cached(&own)?.execute(entries)?;
            for table in TABLES {
                let sql = format!("DELETE FROM {part}.{table} WHERE meeting = ?1");
                self.library.prepare_cached(&sql)?.execute([meeting])?;
            }
            let sql = format!("DELETE FROM {part}.meetings WHERE id = ?1");
            self.library.prepare_cached(&sql)?.execute([meeting])?;
        }
        Ok(())
    }

    /// Its number is given to no other: what the full text has of its entries would be taken for the other's.
    fn retire(&self, meeting: i64) -> rusqlite::Result<()> {
        let mut statement = self
            .library
            .prepare_cached("INSERT OR IGNORE INTO main._retired VALUES (?1)")?;
        statement.execute([meeting]).map(drop)
    }

    /// The entries of a meeting that the full text has: by their number in the log, its own number of each and
    /// its words.
    fn worded(&self, part: &str, meeting: i64) -> rusqlite::Result<HashMap<i64, (i64, i64)>> {
        let sql = format!("SELECT seq, id, words FROM {part}._entries WHERE id BETWEEN ?1 AND ?2");
        let mut statement = self.library.prepare_cached(&sql)?;
        let ids = (meeting << ENTRY_BITS, ((meeting + 1) << ENTRY_BITS) - 1);
        let rows = statement.query_map(ids, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        rows.collect()
    }

    /// The number for a meeting of this day: the one it had, or the next that is free.
    fn number(&self, day: Option<chrono::NaiveDate>, had: Option<i64>) -> rusqlite::Result<i64> {
        let first = first_of(day);
        let next = first_of_next(first);
        if let Some(had) = had.filter(|had| (first..next).contains(had)) {
            return Ok(had);
        }
        let taken = "SELECT max(id) FROM (SELECT id FROM main.meetings WHERE id >= ?1 AND id < ?2
                         UNION ALL SELECT meeting FROM main._retired WHERE meeting >= ?1 AND meeting < ?2)";
        let mut taken = self.library.prepare_cached(taken)?;
        // Where a day is full, the one before takes what is over.
        let mut from = first;
        loop {
            let last: Option<i64> = taken.query_row((from, first_of_next(from)), |row| row.get(0))?;
            match last.map_or(from, |last| last + 1) {
                free if free < first_of_next(from) => return Ok(free),
                _ => from = first_of_next(from),
            }
        }
    }

    /// Puts a log in, in the place of what it was. A copy of another is a line in the list, and nothing else.
    fn write(
        &mut self,
        name: &OsStr,
        stamp: &str,
        one: &Read,
        copy_of: Option<&str>,
    ) -> rusqlite::Result<()> {
        let had = self.meeting_of(name)?;
        let meeting = self.number(one.public.date, had)?;
        let (mut public, mut private) = (HashMap::new(), HashMap::new());
        let mut next = 1;
        if let Some(had) = had {
            if had == meeting {
                (public, private) = (self.worded("main", had)?, self.worded("exempt", had)?);
                next = self.next_of(name)?;
            } else {
                self.retire(had)?;
            }
            self.clear(had)?;
        }
        let mut line = one.public.meeting.clone();
        if let Some(place) = line.get_mut(COPY_OF) {
            *place = copy_of.map_or(Value::Null, |of| Value::Text(of.to_owned()));
        }
        self.insert(0, "meetings", meeting, &[line], &[])?;
        if copy_of.is_none() {
            next = self.rows(0, meeting, &one.public, public, next)?;
            if let Some(exempt) = &one.exempt {
                self.insert(1, "meetings", meeting, std::slice::from_ref(&exempt.meeting), &[])?;
                next = self.rows(1, meeting, exempt, private, next)?;
            }
        }
        let facts = i64::try_from(one.facts).unwrap_or(i64::MAX);
        self.library
            .prepare_cached("INSERT OR REPLACE INTO main._logs VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute((name.as_bytes(), stamp, &one.header, facts, meeting, next))?;
        Ok(())
    }

    /// Puts rows into a table; where they name an entry by its place, by the number it has.
    fn insert(
        &self,
        part: usize,
        table: &str,
        meeting: i64,
        rows: &[Row],
        numbers: &[i64],
    ) -> rusqlite::Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let places = vec!["?"; first.len() + 1].join(",");
        let sql = format!("INSERT OR REPLACE INTO {}.{table} VALUES ({places})", PARTS[part]);
        let mut statement = self.library.prepare_cached(&sql)?;
        let entry = ENTRY.iter().find(|(named, _)| *named == table).map(|(_, at)| *at);
        for row in rows {
            let number = entry.map(|at| match row.get(at) {
                Some(Value::Integer(place)) => usize::try_from(*place)
                    .ok()
                    .and_then(|place| numbers.get(place.checked_sub(1)?))
                    .map_or(Value::Null, |number| Value::Integer(*number)),
                _ => Value::Null,
            });
            let values = row.iter().enumerate().map(|(at, value)| match &number {
                Some(number) if entry == Some(at) => number,
                _ => value,
            });
            let meeting = Value::Integer(meeting);
            statement.execute(params_from_iter([&meeting].into_iter().chain(values)))?;
        }
        Ok(())
    }

    /// Puts in what a meeting is in one part. An entry whose words are those it had keeps its number; what is new
    /// takes the `next`. Gives the next that is free then.
    fn rows(
        &mut self,
        part: usize,
        meeting: i64,
        rows: &Rows,
        mut worded: HashMap<i64, (i64, i64)>,
        mut next: i64,
    ) -> rusqlite::Result<i64> {
        let of = PARTS[part];
        for (mark, (sort, words)) in &rows.names {
            if self.marks[part].insert(mark.clone()) {
                let sql = format!("INSERT OR IGNORE INTO {of}._names VALUES (?1, ?2, ?3)");
                self.library.prepare_cached(&sql)?.execute((mark, sort, words))?;
            }
        }
        let sql = format!("INSERT OR IGNORE INTO {of}._vocabulary VALUES (?1)");
        let mut vocabulary = self.library.prepare_cached(&sql)?;
        for word in &rows.vocabulary {
            vocabulary.execute([word])?;
        }
        let sql = format!("INSERT INTO {of}.words (rowid, text) VALUES (?1, ?2)");
        let mut words = self.library.prepare_cached(&sql)?;
        let Some(first) = rows.entries.first() else {
            return self.tables(part, meeting, rows, &[]).map(|()| next);
        };
        let places = vec!["?"; first.len() + 1].join(",");
        let sql = format!("INSERT OR REPLACE INTO {of}._entries VALUES ({places})");
        let mut entries = self.library.prepare_cached(&sql)?;
        let mut numbers = Vec::with_capacity(rows.entries.len());
        for (entry, said) in rows.entries.iter().zip(&rows.words) {
            let (seq, hash) = (&entry[SEQ], &entry[WORDS]);
            let had = match seq {
                Value::Integer(seq) => worded.remove(seq),
                _ => None,
            };
            let id = match had.filter(|(_, words)| *hash == Value::Integer(*words)) {
                Some((id, _)) => id,
                None => {
                    let id = (meeting << ENTRY_BITS) + next;
                    next += 1;
                    words.execute((id, said))?;
                    id
                }
            };
            numbers.push(id - (meeting << ENTRY_BITS));
            entries.execute(params_from_iter([&Value::Integer(id)].into_iter().chain(entry)))?;
        }
        self.tables(part, meeting, rows, &numbers)?;
        Ok(next)
    }

    fn tables(&self, part: usize, meeting: i64, rows: &Rows, numbers: &[i64]) -> rusqlite::Result<()> {
        for (table, rows) in &rows.tables {
            self.insert(part, table, meeting, rows, numbers)?;
        }
        Ok(())
    }

    /// Of logs with the same header one counts: the longest, and of several the one with the shortest name.
    fn count_once(&mut self, sessions: &Path) -> rusqlite::Result<()> {
        if !guard::on(Guard::LibraryCopies) {
            return Ok(());
        }
        let mut statement = self.library.prepare(
            "SELECT l.header, l.name, l.stamp, m.copy_of, m.log FROM main._logs AS l JOIN main.meetings AS m
                 ON m.id = l.meeting
             WHERE header IN (SELECT header FROM main._logs WHERE header IS NOT NULL GROUP BY header HAVING count(*) > 1)
                 OR m.copy_of IS NOT NULL
             ORDER BY header, l.facts DESC, length(name), name",
        )?;
        type Same = (String, Vec<u8>, String, Option<String>, String);
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let same: Vec<Same> = rows.collect::<rusqlite::Result<_>>()?;
        drop(statement);
        let mut first: Option<(String, String)> = None;
        for (header, name, stamp, copy_of, log) in same {
            let of = match &first {
                Some((of, counted)) if *of == header => Some(counted.clone()),
                _ => {
                    first = Some((header, log));
                    None
                }
            };
            if of != copy_of {
                let name = OsStr::from_bytes(&name);
                let one = read(&sessions.join(name), &mut Seen::default());
                self.write(name, &stamp, &one, of.as_deref())?;
            }
        }
        Ok(())
    }
}

/// Where in the rows of a table an entry is named by its place.
const ENTRY: [(&str, usize); 4] = [
    ("_questions", 2),
    ("_motions", 2),
    ("_actions", 2),
    ("_decisions", 1),
];

/// Where in an entry's row its number in the log stands, and its words.
const SEQ: usize = 0;
const WORDS: usize = 9;

/// Whether the full text has so much of what is gone that it is better made anew.
pub fn is_worn(library: &Connection) -> bool {
    let sql =
        "SELECT (SELECT total(next) FROM main._logs) > 2 * (SELECT count(*) FROM main._entries) + 100000
               OR (SELECT count(*) FROM main._retired) > 10000";
    library.query_row(sql, [], |row| row.get(0)).unwrap_or(true)
}

/// Where in a meeting's row it stands which log it is a copy of.
const COPY_OF: usize = 14;

/// The first number of the day before the one that a number belongs to.
fn first_of_next(number: i64) -> i64 {
    (number >> NTH_BITS << NTH_BITS) + (1 << NTH_BITS)
}
