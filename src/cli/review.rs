//! `quorate review`: saved meetings read in the terminal, or as one frame.

use std::path::Path;

use super::{Frame, Setup, export, folder, frame};
use crate::error::Error;
use crate::library::query::Query;
use crate::library::register::{Asked, Which};
use crate::library::shelf::{self, Shelved};
use crate::library::{Sight, find, kept, sealed};
use crate::meeting::Intent;
use crate::shell::{self, Desk, clock};
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
        None => Review::of_shelf(shelf(&setup)?),
    };
    let mut bring = bringing(setup.clone());
    if print.print {
        return frame::print_with(
            Model::of_review(review, print.size).dressed(&setup.look),
            print,
            |effect| match effect {
                Effect::Bring(wanted) => Some(bring(wanted)),
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

/// Asks the library, without a word.
fn ask<T>(
    setup: &Setup,
    sight: Sight,
    of: impl Fn(&rusqlite::Connection) -> rusqlite::Result<T>,
) -> Result<T, Error> {
    let (sessions, place) = (setup.sessions.as_path(), super::registers::place(setup));
    let answer = kept::ask(sessions, place.as_ref(), sight, &|_| {}, of);
    answer.map_err(|error| super::registers::unreadable(sessions, &error))
}

fn shelf(setup: &Setup) -> Result<Vec<Shelved>, Error> {
    ask(setup, Sight::Public, |library| {
        shelf::shelf(library, &setup.sessions)
    })
}

/// Puts it on record, with the lock that whoever minutes holds too.
fn propose(path: &Path, intent: Intent) -> Result<(), Error> {
    let mut session = folder::take_up(path)?;
    folder::record(&mut session, intent).map(|_| ())
}

/// The most that is shown of what was found.
const MOST: usize = 200;

fn find(setup: &Setup, asked: String, exempt: bool) -> Result<Answer, Error> {
    let query = Query::read(&asked).map_err(Error::request)?;
    let of = find::Asked {
        query: &query,
        sight: sight(exempt),
        today: clock::now().date_naive(),
        most: MOST,
    };
    let found = ask(setup, of.sight, |library| find::find(library, &of))?;
    Ok(Answer {
        asked,
        told: super::registers::taken_for(&found),
        hits: found.hits,
        all: found.all,
        more: found.more,
    })
}

/// A register as its command works it out. What is the matter with a log is on the shelf.
fn register(setup: &Setup, which: Which, exempt: bool) -> Result<Gathered, Error> {
    let asked = Asked::all(clock::now().date_naive());
    let rows = ask(setup, sight(exempt), |library| which.rows(library, &asked))?;
    Ok(Gathered { rows: rows.0, exempt })
}

fn sight(exempt: bool) -> Sight {
    if exempt { Sight::Exempt } else { Sight::Public }
}

/// Fetches from a folder.
fn bringing(setup: Setup) -> shell::Bring {
    Box::new(move |wanted| {
        let brought = match wanted {
            Wanted::Paths(of) => Ok(Brought::Paths {
                found: folder::paths(&of),
                of,
            }),
            Wanted::Shelf => shelf(&setup).map(Brought::Shelf),
            Wanted::Find { asked, exempt } => find(&setup, asked, exempt).map(Brought::Found),
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
            Wanted::Register { which, exempt } => register(&setup, which, exempt).map(Brought::Register),
            Wanted::Phrases { .. } | Wanted::LastTime(_) => {
                Ok(Brought::Nothing("nothing is minuted here".into()))
            }
            Wanted::Meeting { path, seq } => {
                opened(&path).map(|opened| Brought::Meeting(Box::new(opened), seq))
            }
        };
        brought.unwrap_or_else(|error| Brought::Nothing(error.to_string()))
    })
}
