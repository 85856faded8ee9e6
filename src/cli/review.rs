//! `quorate review`: saved meetings read in the terminal, or as one frame.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Frame, Setup, export, folder, frame};
use crate::error::Error;
use crate::library::build::Step;
use crate::library::kept::Place;
use crate::library::query::Query;
use crate::library::register::{Asked, Which};
use crate::library::shelf::{self, Shelved};
use crate::library::{Sight, find, kept, sealed};
use crate::meeting::Intent;
use crate::shell::{self, Desk, Say, clock};
use crate::ui::review::finding::Answer;
use crate::ui::review::register::Gathered;
use crate::ui::review::{Brought, Opened, Review, Wanted};
use crate::ui::{Effect, Model};

/// Shows the meeting of a log, or the meetings of a folder; without a name, those in the sessions folder.
///
/// # Errors
/// It cannot be read, or the terminal failed.
pub fn review(named: Option<&Path>, setup: &Setup, exempt: bool, print: &Frame) -> Result<(), Error> {
    let setup = match named {
        Some(dir) if dir.is_dir() => Setup {
            sessions: dir.to_owned(),
            ..setup.clone()
        },
        Some(_) | None => setup.clone(),
    };
    let review = match named.filter(|named| !named.is_dir()) {
        Some(log) => Review::of_meeting(opened(&folder::log_path(log, &setup.sessions)?)?, exempt),
        None if print.print => Review::of_shelf(shelf(&setup)?),
        None => Review::of_shelf_to_come(),
    };
    let library = Arc::new(Library::of(setup.clone()));
    let mut bring = bringing(Arc::clone(&library));
    if print.print {
        let nobody: Say = Arc::new(|_| {});
        library.at_once.store(true, Ordering::Relaxed);
        return frame::print_with(
            Model::of_review(review, print.size).dressed(&setup.look),
            print,
            |effect| match effect {
                Effect::Bring(wanted) => Some(bring(wanted, &nobody)),
                _ => None,
            },
        );
    }
    shell::run(
        setup.look.mouse,
        |size| Desk {
            model: Model::of_review(review, size).dressed(&setup.look),
            writer: None,
            follows: None,
            bring: Some(bring),
        },
        super::clerk::turning(&setup),
    )?;
    Ok(())
}

/// A meeting with the seal of each of its states.
fn opened(path: &Path) -> Result<Opened, Error> {
    let sealed = sealed::read(path)?;
    Ok(Opened {
        path: path.to_owned(),
        meeting: sealed.meeting,
        seals: sealed.seals,
        problem: sealed.problem,
    })
}

/// The library of the folder that is read.
struct Library {
    setup: Setup,
    /// Where it is kept.
    place: Option<Place>,
    /// So many of all logs are read, while somebody brings it up to date.
    reading: Mutex<Option<(usize, usize)>>,
    /// Nobody looks on: everything is brought at once.
    at_once: AtomicBool,
}

/// How often whoever looks on is told how far the reading has come, and shown what there is so far.
const EACH: Duration = Duration::from_millis(100);
const SEEN: Duration = Duration::from_millis(700);

impl Library {
    fn of(setup: Setup) -> Self {
        Self {
            place: super::registers::place(&setup),
            setup,
            reading: Mutex::new(None),
            at_once: AtomicBool::new(false),
        }
    }

    /// So many of all logs are read, while they are.
    fn reading(&self) -> Option<(usize, usize)> {
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_reading(&self, reading: Option<(usize, usize)>) {
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner) = reading;
    }

    /// Asks the library: as far as it is made, while it is being made.
    fn ask<T>(
        &self,
        sight: Sight,
        of: impl Fn(&rusqlite::Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let place = self.place.as_ref();
        if self.reading().is_some()
            && let Some(so_far) = place.and_then(|place| kept::peek(place, sight, &of))
        {
            return Ok(so_far);
        }
        let sessions = self.setup.sessions.as_path();
        let answer = kept::ask(sessions, place, sight, &|_| {}, of);
        answer.map_err(|error| super::registers::unreadable(sessions, &error))
    }

    /// The shelf: at once where it is known, else as it is read, by a thread of its own.
    fn shelf(self: &Arc<Self>, say: &Say) -> Brought {
        let sessions = self.setup.sessions.as_path();
        let shelf = |library: &rusqlite::Connection| shelf::shelf(library, sessions);
        let place = self.place.as_ref();
        let known = place.and_then(|place| {
            kept::peek(place, Sight::Public, |library| {
                match kept::is_fresh(library, sessions) {
                    true => shelf(library).map(Some),
                    false => Ok(None),
                }
            })
        });
        if let Some(Some(known)) = known {
            return Brought::Shelf(known);
        }
        if self.at_once.load(Ordering::Relaxed) || self.reading().is_some() {
            let shelf = self.ask(Sight::Public, shelf).map(Brought::Shelf);
            return shelf.unwrap_or_else(|error| Brought::Nothing(error.to_string()));
        }
        self.set_reading(Some((0, 0)));
        let (library, say) = (Arc::clone(self), Arc::clone(say));
        let read = thread::Builder::new()
            .name("reading".into())
            .spawn(move || library.read(&say));
        match read {
            Ok(_) => Brought::Reading {
                done: 0,
                all: 0,
                shelf: None,
            },
            Err(error) => Brought::Nothing(format!("no thread can be had to read the meetings: {error}")),
        }
    }

    /// Brings the library up to date, and says how far it is.
    fn read(&self, say: &Say) {
        let sessions = self.setup.sessions.as_path();
        let shelf = |library: &rusqlite::Connection| shelf::shelf(library, sessions);
        let place = self.place.as_ref();
        let told = Mutex::new((Instant::now(), Instant::now()));
        let progress = |step: Step| {
            let (done, all, kept) = match step {
                Step::Waits => (0, 0, true),
                Step::Read { done, all } => (done, all, false),
                Step::Kept { done, all } => (done, all, true),
            };
            self.set_reading(Some((done, all)));
            let Ok(mut told) = told.lock() else { return };
            let mut shown = None;
            if kept && told.1.elapsed() > SEEN {
                shown = place.and_then(|place| kept::peek(place, Sight::Public, shelf));
                told.1 = Instant::now();
            } else if told.0.elapsed() < EACH {
                return;
            }
            told.0 = Instant::now();
            say(Brought::Reading {
                done,
                all,
                shelf: shown,
            });
        };
        let read = kept::ask(sessions, place, Sight::Public, &progress, shelf);
        self.set_reading(None);
        match read {
            Ok(shelf) => say(Brought::Shelf(shelf)),
            Err(error) => {
                say(Brought::Shelf(Vec::new()));
                say(Brought::Nothing(
                    super::registers::unreadable(sessions, &error).to_string(),
                ));
            }
        }
    }
}

fn shelf(setup: &Setup) -> Result<Vec<Shelved>, Error> {
    let library = Library::of(setup.clone());
    library.ask(Sight::Public, |library| shelf::shelf(library, &setup.sessions))
}

/// Puts it on record, with the lock that whoever minutes holds too.
fn propose(path: &Path, intent: Intent) -> Result<(), Error> {
    let mut session = folder::take_up(path)?;
    folder::record(&mut session, intent).map(|_| ())
}

/// The most that is shown of what was found.
const MOST: usize = 200;

fn find(library: &Library, asked: String, exempt: bool) -> Result<Answer, Error> {
    let query = Query::read(&asked).map_err(Error::request)?;
    let of = find::Asked {
        query: &query,
        sight: sight(exempt),
        today: clock::now().date_naive(),
        most: MOST,
    };
    let found = library.ask(of.sight, |library| find::find(library, &of))?;
    let mut told = super::registers::taken_for(&found);
    if let Some((done, all)) = library.reading() {
        told.push(format!("of the {done} meetings of {all} that are read so far"));
    }
    Ok(Answer {
        asked,
        told,
        hits: found.hits,
        all: found.all,
        more: found.more,
    })
}

/// A register as its command works it out. What is the matter with a log is on the shelf.
fn register(library: &Library, which: Which, exempt: bool) -> Result<Gathered, Error> {
    let asked = Asked::all(clock::now().date_naive());
    let rows = library.ask(sight(exempt), |library| which.rows(library, &asked))?;
    Ok(Gathered { rows: rows.0, exempt })
}

fn sight(exempt: bool) -> Sight {
    if exempt { Sight::Exempt } else { Sight::Public }
}

/// Fetches from a folder.
fn bringing(library: Arc<Library>) -> shell::Bring {
    Box::new(move |wanted, say| {
        let setup = &library.setup;
        let brought = match wanted {
            Wanted::Paths(of) => Ok(Brought::Paths {
                found: folder::paths(&of),
                of,
            }),
            Wanted::Shelf => Ok(library.shelf(say)),
            Wanted::Find { asked, exempt } => find(&library, asked, exempt).map(Brought::Found),
            Wanted::Named { name, seq } => folder::log_path(&name, &setup.sessions)
                .and_then(|path| opened(&path))
                .map(|opened| Brought::Meeting(Box::new(opened), Some(seq))),
            Wanted::Propose {
                path,
                entry,
                text,
                why,
            } => propose(&path, Intent::Propose { entry, text, why })
                .and_then(|()| opened(&path))
                .map(|opened| {
                    Brought::Changed(
                        Box::new(opened),
                        entry,
                        "Proposed, and on disk; c shows it.".into(),
                    )
                }),
            Wanted::Folder | Wanted::Open(_) | Wanted::Export { .. } => {
                Ok(export::bring(wanted, &setup.values))
            }
            Wanted::Register { which, exempt } => register(&library, which, exempt).map(Brought::Register),
            Wanted::Learn(_) | Wanted::LastTime(_) => Ok(Brought::Nothing("nothing is minuted here".into())),
            Wanted::Meeting { path, seq } => {
                opened(&path).map(|opened| Brought::Meeting(Box::new(opened), seq))
            }
        };
        brought.unwrap_or_else(|error| Brought::Nothing(error.to_string()))
    })
}
