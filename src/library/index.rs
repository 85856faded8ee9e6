//! The index of every word in a folder of meetings: answers in milliseconds what reading the logs would
//! answer in seconds. IO.
//!
//! Derived, kept in the cache folder, brought up to date by whoever asks, and made anew where it cannot be
//! used. Must never decide what is found: what is not in it yet is looked for in the logs themselves.

mod asked;
mod schema;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::query::Query as Ask;
use tantivy::{DocAddress, Index, IndexWriter, Order, TantivyDocument, Term};

use super::cache::Cache;
use super::passage::{Passage, passages};
use super::query::Query;
use super::reading::{self, Held};
use super::search::{self, Hit};
use super::settled::{self, Settled};
use super::stamps::{Stamp, stamps};
use super::{Sight, Volume};
use crate::journal::ensure_folder;
use schema::Fields;

/// Bytes that the writer may use before it puts a part of the index on disk.
const WRITER_BYTES: usize = 64 << 20;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best of it.
    pub hits: Vec<Hit>,
    /// How much there is in all.
    pub all: usize,
    /// Nothing is written so: these have words that are nearly so.
    pub nearly: bool,
}

/// What is asked, of whom, and how much of the answer is wanted.
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

/// Finds what is asked for in the logs of a folder.
///
/// # Errors
/// The folder cannot be read.
pub fn search(sessions: &Path, cache: Option<&Cache>, asked: &Asked<'_>) -> std::io::Result<Found> {
    if asked.query.is_empty() {
        return Ok(Found::default());
    }
    // The one waits for the disk while the other works.
    let (logs, words) = std::thread::scope(|scope| {
        let logs = scope.spawn(|| stamps(sessions));
        let words = cache.and_then(|cache| Words::open(cache).ok());
        match logs.join() {
            Ok(logs) => (logs, words),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let logs = logs?;
    let Some(mut words) = words else {
        let all: Vec<String> = logs.into_iter().map(|(name, _)| name).collect();
        return Ok(scan(sessions, &all, asked));
    };
    let missed = words.update(sessions, &logs);
    match words.find(asked) {
        Ok(mut found) => {
            let late = scan(sessions, &missed, asked);
            found.all += late.all;
            found.hits.splice(0..0, late.hits);
            found.hits.truncate(asked.most);
            Ok(found)
        }
        Err(_) => {
            words.forget();
            let all: Vec<String> = logs.into_iter().map(|(name, _)| name).collect();
            Ok(scan(sessions, &all, asked))
        }
    }
}

/// Finds the same by reading the logs.
fn scan(sessions: &Path, names: &[String], asked: &Asked<'_>) -> Found {
    let settled = match asked.query.asks_whether_settled() {
        false => Settled::default(),
        true => {
            let closings = reading::in_turn(names, |name| {
                let held = Held::read(&sessions.join(name), asked.sight);
                let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
                settled::closings(&volume)
            });
            Settled::of(closings.into_iter().flatten())
        }
    };
    let read = |name: &String| {
        let held = Held::read(&sessions.join(name), asked.sight);
        let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
        search::among(&volume, asked.query, asked.today, &settled)
    };
    let mut hits: Vec<Hit> = reading::in_turn(names, read).into_iter().flatten().collect();
    search::latest_first(&mut hits);
    let all = hits.len();
    hits.truncate(asked.most);
    Found {
        hits,
        all,
        nearly: false,
    }
}

/// The index, open.
struct Words<'a> {
    cache: &'a Cache,
    index: Index,
    fields: Fields,
    /// The logs that are in it, as they were then.
    known: HashMap<String, Stamp>,
}

/// The name of the file that says which logs are in the index.
const INDEXED: &str = "words.json";

impl<'a> Words<'a> {
    fn open(cache: &'a Cache) -> tantivy::Result<Self> {
        let folder = cache.folder().join("words");
        let (schema, fields) = schema::schema();
        ensure_folder(&folder).map_err(std::io::Error::other)?;
        let made = || Index::open_or_create(MmapDirectory::open(&folder)?, schema.clone());
        let index = match made() {
            Ok(index) => index,
            // Of another version, or not whole.
            Err(_) => {
                std::fs::remove_dir_all(&folder)?;
                cache.save(INDEXED, HashMap::<String, Stamp>::new());
                ensure_folder(&folder).map_err(std::io::Error::other)?;
                made()?
            }
        };
        schema::register(&index);
        let known = cache.load(INDEXED).unwrap_or_default();
        Ok(Self {
            cache,
            index,
            fields,
            known,
        })
    }

    /// Makes it as if it had never been, for the next who asks.
    fn forget(&self) {
        self.cache.save(INDEXED, HashMap::<String, Stamp>::new());
        let _ = std::fs::remove_dir_all(self.cache.folder().join("words"));
    }

    /// Takes in what was written since. Gives the logs that are not in the index as they are now, where
    /// another process is at work on it or the disk would not take it.
    fn update(&mut self, sessions: &Path, logs: &[(String, Stamp)]) -> Vec<String> {
        let known = &self.known;
        let is_fresh = |(name, stamp): &&(String, Stamp)| known.get(name) == Some(stamp);
        let stale: Vec<&(String, Stamp)> = logs.iter().filter(|log| !is_fresh(log)).collect();
        let gone =
            known.len() + stale.iter().filter(|(name, _)| !known.contains_key(name)).count() > logs.len();
        if stale.is_empty() && !gone {
            return Vec::new();
        }
        let here: HashMap<&String, &Stamp> = logs.iter().map(|(name, stamp)| (name, stamp)).collect();
        let lost = known.keys().filter(|name| !here.contains_key(name));
        match self.take_in(sessions, &stale, lost) {
            Ok(()) => {
                self.cache.save(INDEXED, &here);
                Vec::new()
            }
            Err(_) => stale.into_iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn take_in<'b>(
        &self,
        sessions: &Path,
        stale: &[&'b (String, Stamp)],
        lost: impl Iterator<Item = &'b String>,
    ) -> tantivy::Result<()> {
        let mut writer: IndexWriter = self.index.writer(WRITER_BYTES)?;
        for name in lost.chain(stale.iter().map(|(name, _)| name)) {
            let stem = reading::name_of(Path::new(name));
            writer.delete_term(Term::from_field_text(self.fields.log, &stem));
        }
        let taken = reading::in_turn(stale, |(name, _)| {
            let held = Held::read(&sessions.join(name), Sight::Exempt);
            seen(&held).into_iter().try_for_each(|(passage, marks)| {
                writer
                    .add_document(self.fields.document(&held, &passage, marks))
                    .map(|_| ())
            })
        });
        taken.into_iter().collect::<tantivy::Result<()>>()?;
        writer.commit()?;
        Ok(())
    }

    fn find(&self, asked: &Asked<'_>) -> tantivy::Result<Found> {
        let closed = self.closed(asked)?;
        let exact = self.fields.ask(asked, 0, &closed);
        let found = self.answer(asked, &*exact)?;
        if found.all > 0 || asked.query.phrases.is_empty() {
            return Ok(found);
        }
        let near = self.fields.ask(asked, 1, &closed);
        let nearly = true;
        Ok(Found {
            nearly,
            ..self.answer(asked, &*near)?
        })
    }

    /// What later meetings settled, where it matters.
    fn closed(&self, asked: &Asked<'_>) -> tantivy::Result<Vec<(String, bool)>> {
        if !asked.query.asks_whether_settled() {
            return Ok(Vec::new());
        }
        let searcher = self.index.reader()?.searcher();
        let ask = self.fields.closings(asked.sight);
        let places = searcher.search(&*ask, &DocSetCollector)?;
        let mut closed = Vec::with_capacity(places.len());
        for place in places {
            let document: TantivyDocument = searcher.doc(place)?;
            closed.extend(self.fields.closing(&document));
        }
        Ok(closed)
    }

    fn answer(&self, asked: &Asked<'_>, ask: &dyn Ask) -> tantivy::Result<Found> {
        let searcher = self.index.reader()?.searcher();
        let top = TopDocs::with_limit(asked.most.max(1));
        let (places, all): (Vec<DocAddress>, usize) = if asked.query.phrases.is_empty() {
            // Where no words are asked for, the latest matter most.
            let top = top.order_by_fast_field::<i64>("day", Order::Desc);
            let (top, all) = searcher.search(ask, &(top, Count))?;
            (top.into_iter().map(|(_, place)| place).collect(), all)
        } else {
            let (top, all) = searcher.search(ask, &(top.order_by_score(), Count))?;
            (top.into_iter().map(|(_, place)| place).collect(), all)
        };
        let mut hits = Vec::with_capacity(places.len());
        for place in places {
            let document: TantivyDocument = searcher.doc(place)?;
            hits.extend(self.fields.hit(&document, asked.query));
        }
        if asked.query.phrases.is_empty() {
            search::latest_first(&mut hits);
        }
        Ok(Found {
            hits,
            all,
            nearly: false,
        })
    }
}

/// Everything to be found in a log, each with who may see it: all who read it, or only those who may see
/// what is exempt, or, where it reads otherwise for the public, only the public.
fn seen(held: &Held) -> Vec<(Passage, &'static [Sight])> {
    let Some(volume) = held.volume() else {
        return Vec::new();
    };
    let meeting = volume.meeting;
    let all = passages(&volume);
    let private = meeting.facts().iter().any(|fact| fact.exempt)
        || meeting.agenda.items.iter().any(|item| item.exempt.is_some());
    if !private {
        let both: &[Sight] = &[Sight::Public, Sight::Exempt];
        return all.into_iter().map(|passage| (passage, both)).collect();
    }
    let public = meeting.public();
    let public = passages(&Volume {
        name: volume.name,
        meeting: &public,
    });
    let mut seen: Vec<(Passage, &'static [Sight])> = Vec::new();
    for passage in all {
        let place = public.binary_search_by_key(&passage.seq, |one| one.seq).ok();
        let told = place.and_then(|at| public.get(at));
        match told {
            Some(told) if *told == passage => seen.push((passage, &[Sight::Public, Sight::Exempt])),
            Some(_) | None => seen.push((passage, &[Sight::Exempt])),
        }
    }
    let told: Vec<_> = public
        .into_iter()
        .filter(|one| {
            !seen
                .iter()
                .any(|(passage, marks)| marks.len() == 2 && passage == one)
        })
        .collect();
    let only: &[Sight] = &[Sight::Public];
    seen.extend(told.into_iter().map(|passage| (passage, only)));
    seen
}
