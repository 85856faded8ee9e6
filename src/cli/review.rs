//! `quorate review`: saved meetings read in the terminal, or as one frame.

use std::path::Path;

use super::{Frame, Setup, export, folder, frame};
use crate::error::Error;
use crate::library::cache;
use crate::library::gathered::Folder;
use crate::library::index::{self, Asked};
use crate::library::query::Query;
use crate::library::register::Which;
use crate::library::shelf::Shelved;
use crate::library::{Sight, sealed};
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

fn shelf(setup: &Setup) -> Result<Vec<Shelved>, Error> {
    let kept = super::registers::kept(setup);
    let folder = setup.sessions.as_path();
    let shelf = cache::shelf(folder, kept.as_ref(), Sight::Public);
    shelf.map_err(|error| super::registers::unreadable(folder, &error))
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
    let kept = super::registers::kept(setup);
    let folder = setup.sessions.as_path();
    let found = index::search(
        folder,
        kept.as_ref(),
        &Asked {
            query: &query,
            sight: sight(exempt),
            today: clock::now().date_naive(),
            most: MOST,
        },
    );
    let found = found.map_err(|error| super::registers::unreadable(folder, &error))?;
    Ok(Answer {
        asked,
        hits: found.hits,
        all: found.all,
        nearly: found.nearly,
    })
}

/// A register as its command works it out. What is the matter with a log is on the shelf.
fn register(setup: &Setup, which: Which, exempt: bool) -> Result<Gathered, Error> {
    let kept = super::registers::kept(setup);
    let sessions = setup.sessions.as_path();
    let folder = Folder {
        sessions,
        cache: kept.as_ref(),
        sight: sight(exempt),
    };
    let rows = folder.register(which, clock::now().date_naive());
    let rows = rows.map_err(|error| super::registers::unreadable(sessions, &error))?;
    Ok(Gathered { rows, exempt })
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
