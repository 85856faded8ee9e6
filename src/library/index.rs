//! The index of every word in a folder of meetings: answers in milliseconds what reading the logs would
//! answer in seconds. IO.
//!
//! Derived, kept in the cache folder, brought up to date by whoever asks, and made anew where it cannot be
//! used. Must never decide what is found: what is not in it yet is looked for in the logs themselves.

mod asked;
mod schema;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::query::Query as Ask;
use tantivy::{
    DocAddress, Index, IndexSettings, IndexWriter, Order, ReloadPolicy, Searcher, TantivyDocument, Term,
};

use super::cache::Cache;
use super::passage::{Passage, passages};
use super::query::Query;
use super::reading::{self, Held};
use super::search::{self, Hit};
use super::settled::{self, Settled};
use super::stamps::{Stamp, Stamped, stamps};
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
    // While the folder is walked the index is asked already: as a rule nothing was written since.
    let (logs, known) = std::thread::scope(|scope| {
        let logs = scope.spawn(|| stamps(sessions));
        let words = cache.and_then(|cache| Words::open(cache).ok());
        let known = words.map(|words| (words.find(asked), words));
        match logs.join() {
            Ok(logs) => (logs, known),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let logs = logs?;
    let everything = || scan(sessions, logs.iter().map(|(name, _)| name), asked);
    let Some((found, words)) = known else {
        return Ok(everything());
    };
    if words.known == logs {
        return Ok(found.unwrap_or_else(|_| {
            words.forget();
            everything()
        }));
    }
    let missed = words.update(sessions, &logs);
    match words.find(asked) {
        Ok(mut found) => {
            let late = scan(sessions, missed.iter(), asked);
            // What the index has of these logs is what they were.
            let missed: HashSet<String> = missed
                .iter()
                .map(|name| reading::name_of(Path::new(name)))
                .collect();
            let was = found.hits.len();
            found.hits.retain(|hit| !missed.contains(&hit.meeting));
            found.all -= was - found.hits.len();
            found.all += late.all;
            found.hits.splice(0..0, late.hits);
            found.hits.truncate(asked.most);
            Ok(found)
        }
        Err(_) => {
            words.forget();
            Ok(everything())
        }
    }
}

/// Finds the same by reading the logs.
fn scan<'a>(sessions: &Path, names: impl Iterator<Item = &'a String>, asked: &Asked<'_>) -> Found {
    let names: Vec<&String> = names.collect();
    let settled = match asked.query.asks_whether_settled() {
        false => Settled::default(),
        true => {
            let closings = reading::in_turn(&names, |name| {
                let held = Held::read(&sessions.join(name), asked.sight);
                let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
                settled::closings(&volume)
            });
            Settled::of(closings.into_iter().flatten())
        }
    };
    let read = |name: &&String| {
        let held = Held::read(&sessions.join(name), asked.sight);
        let volume: Vec<Volume<'_>> = held.volume().into_iter().collect();
        search::among(&volume, asked.query, asked.today, &settled)
    };
    let mut hits: Vec<Hit> = reading::in_turn(&names, read).into_iter().flatten().collect();
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
    known: Vec<Stamped>,
}

/// The name of the file that says which logs are in the index.
const INDEXED: &str = "words.jsonl";

/// Bytes of passages that are packed together: what is read where one of them is wanted.
const PACKED: usize = 4096;

impl<'a> Words<'a> {
    fn open(cache: &'a Cache) -> tantivy::Result<Self> {
        let folder = cache.folder().join("words");
        let (schema, fields) = schema::schema();
        let settings = IndexSettings {
            docstore_blocksize: PACKED,
            ..IndexSettings::default()
        };
        let made = || {
            ensure_folder(&folder).map_err(std::io::Error::other)?;
            let builder = Index::builder().schema(schema.clone()).settings(settings.clone());
            builder.open_or_create(MmapDirectory::open(&folder)?)
        };
        let index = match made() {
            Ok(index) if *index.settings() == settings => index,
            // Of another version, or not whole.
            Ok(_) | Err(_) => {
                std::fs::remove_dir_all(&folder)?;
                cache.save::<Stamped>(INDEXED, []);
                made()?
            }
        };
        schema::register(&index);
        let known = cache.load(INDEXED);
        Ok(Self {
            cache,
            index,
            fields,
            known,
        })
    }

    /// Makes it as if it had never been, for the next who asks.
    fn forget(&self) {
        self.cache.save::<Stamped>(INDEXED, []);
        let _ = std::fs::remove_dir_all(self.cache.folder().join("words"));
    }

    /// Takes in what was written since. Gives the logs that are not in the index as they are now, where
    /// another process is at work on it or the disk would not take it.
    fn update(&self, sessions: &Path, logs: &[Stamped]) -> Vec<String> {
        let known: HashMap<&String, &Stamp> = self.known.iter().map(|(name, stamp)| (name, stamp)).collect();
        let is_fresh = |(name, stamp): &&Stamped| known.get(name) == Some(&stamp);
        let stale: Vec<&Stamped> = logs.iter().filter(|log| !is_fresh(log)).collect();
        let here: HashSet<&String> = logs.iter().map(|(name, _)| name).collect();
        let lost = self.known.iter().map(|(name, _)| name);
        match self.take_in(sessions, &stale, lost.filter(|name| !here.contains(name))) {
            Ok(()) => {
                self.cache.save(INDEXED, logs);
                Vec::new()
            }
            Err(_) => stale.into_iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn take_in<'b>(
        &self,
        sessions: &Path,
        stale: &[&'b Stamped],
        lost: impl Iterator<Item = &'b String>,
    ) -> tantivy::Result<()> {
        let mut writer: IndexWriter = self.index.writer(WRITER_BYTES)?;
        for name in lost.chain(stale.iter().map(|(name, _)| name)) {
            let stem = reading::name_of(Path::new(name));
            writer.delete_term(Term::from_field_text(self.fields.log, &stem));
        }
        let taken = reading::in_turn(stale, |(name, _)| {
            let held = Held::read(&sessions.join(name), Sight::Exempt);
            seen(&held).into_iter().try_for_each(|(passage, only)| {
                writer
                    .add_document(self.fields.document(&held, &passage, only))
                    .map(|_| ())
            })
        });
        taken.into_iter().collect::<tantivy::Result<()>>()?;
        writer.commit()?;
        Ok(())
    }

    fn find(&self, asked: &Asked<'_>) -> tantivy::Result<Found> {
        // Nobody waits here for what others write: it would take a thread that watches.
        let reader = self.index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let searcher = reader.try_into()?.searcher();
        let closed = self.closed(&searcher, asked)?;
        let exact = self.fields.ask(asked, 0, &closed);
        let found = self.answer(&searcher, asked, &*exact)?;
        if found.all > 0 || asked.query.phrases.is_empty() {
            return Ok(found);
        }
        let near = self.fields.ask(asked, 1, &closed);
        let found = self.answer(&searcher, asked, &*near)?;
        let nearly = found.all > 0;
        Ok(Found { nearly, ..found })
    }

    /// What later meetings settled, where it matters.
    fn closed(&self, searcher: &Searcher, asked: &Asked<'_>) -> tantivy::Result<Vec<(String, bool)>> {
        if !asked.query.asks_whether_settled() {
            return Ok(Vec::new());
        }
        let ask = self.fields.closings(asked.sight);
        let places = searcher.search(&*ask, &DocSetCollector)?;
        let mut closed = Vec::with_capacity(places.len());
        for place in places {
            let document: TantivyDocument = searcher.doc(place)?;
            closed.extend(self.fields.closing(&document));
        }
        Ok(closed)
    }

    fn answer(&self, searcher: &Searcher, asked: &Asked<'_>, ask: &dyn Ask) -> tantivy::Result<Found> {
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

/// Everything to be found in a log, each with who alone may see it: those who may see what is exempt, or,
/// where it reads otherwise for the public, the public; nobody alone, where all who read it may.
fn seen(held: &Held) -> Vec<(Passage, Option<Sight>)> {
    let Some(volume) = held.volume() else {
        return Vec::new();
    };
    let meeting = volume.meeting;
    let all = passages(&volume);
    let private = meeting.facts().iter().any(|fact| meeting.is_exempt(fact.seq))
        || meeting.agenda.items.iter().any(|item| item.exempt.is_some());
    if !private {
        return all.into_iter().map(|passage| (passage, None)).collect();
    }
    let public = meeting.public();
    let public = passages(&Volume {
        name: volume.name,
        meeting: &public,
    });
    let told = |seq| {
        let place = public.binary_search_by_key(&seq, |one: &Passage| one.seq).ok();
        place.and_then(|at| public.get(at))
    };
    let mut seen: Vec<(Passage, Option<Sight>)> = all
        .into_iter()
        .map(|passage| match told(passage.seq) {
            Some(told) if *told == passage => (passage, None),
            Some(_) | None => (passage, Some(Sight::Exempt)),
        })
        .collect();
    let for_all = |one: &Passage| {
        seen.iter()
            .any(|(passage, only)| only.is_none() && passage == one)
    };
    let told: Vec<_> = public.iter().filter(|one| !for_all(one)).cloned().collect();
    seen.extend(told.into_iter().map(|passage| (passage, Some(Sight::Public))));
    seen
}
