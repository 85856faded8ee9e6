//! `quorate review`: saved meetings read in the terminal, or as one frame.

use std::path::{Path, PathBuf};

use super::clerk::dressed;
use super::{Frame, folder, frame};
use crate::entry::House;
use crate::error::Error;
use crate::library::cache;
use crate::library::index::{self, Asked};
use crate::library::query::Query;
use crate::library::shelf::Shelved;
use crate::library::{Sight, sealed};
use crate::shell::{self, Desk, clock};
use crate::ui::review::finding::Answer;
use crate::ui::review::{Brought, Opened, Review, Wanted};
use crate::ui::{Effect, Model};

/// Shows the meeting of a log, or the meetings of a folder; without a name, those in the sessions folder.
///
/// # Errors
/// It cannot be read, or the terminal failed.
pub fn review(
    named: Option<&Path>,
    sessions: &Path,
    exempt: bool,
    print: &Frame,
    house: &House,
) -> Result<(), Error> {
    let folder = match named {
        Some(dir) if dir.is_dir() => dir.to_owned(),
        Some(_) | None => sessions.to_owned(),
    };
    let review = match named.filter(|named| !named.is_dir()) {
        Some(log) => Review::of_meeting(opened(&folder::log_path(log, sessions)?)?, exempt),
        None => Review::of_shelf(shelf(&folder)?),
    };
    let mut bring = bringing(folder.clone());
    if print.print {
        return frame::print_with(
            dressed(Model::of_review(review, print.size)),
            print,
            |effect| match effect {
                Effect::Bring(wanted) => Some(bring(wanted)),
                _ => None,
            },
        );
    }
    shell::run(
        |size| Desk {
            model: dressed(Model::of_review(review, size)),
            writer: None,
            follows: None,
            bring: Some(bring),
        },
        super::clerk::turning(sessions, house),
    )
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

fn shelf(folder: &Path) -> Result<Vec<Shelved>, Error> {
    let kept = super::registers::kept(folder);
    let shelf = cache::shelf(folder, kept.as_ref(), Sight::Public);
    shelf.map_err(|error| Error::failed(format!("the folder {} cannot be read: {error}", folder.display())))
}

/// The most that is shown of what was found.
const MOST: usize = 200;

fn find(folder: &Path, asked: String, exempt: bool) -> Result<Answer, Error> {
    let query = Query::read(&asked).map_err(Error::request)?;
    let kept = super::registers::kept(folder);
    let found = index::search(
        folder,
        kept.as_ref(),
        &Asked {
            query: &query,
            sight: if exempt { Sight::Exempt } else { Sight::Public },
            today: clock::now().date_naive(),
            most: MOST,
        },
    );
    let found = found
        .map_err(|error| Error::failed(format!("the folder {} cannot be read: {error}", folder.display())))?;
    Ok(Answer {
        asked,
        hits: found.hits,
        all: found.all,
        nearly: found.nearly,
    })
}

/// Fetches from a folder.
fn bringing(folder: PathBuf) -> shell::Bring {
    Box::new(move |wanted| {
        let brought = match wanted {
            Wanted::Shelf => shelf(&folder).map(Brought::Shelf),
            Wanted::Find { asked, exempt } => find(&folder, asked, exempt).map(Brought::Found),
            Wanted::Named { name, seq } => folder::log_path(&name, &folder)
                .and_then(|path| opened(&path))
                .map(|opened| Brought::Meeting(Box::new(opened), Some(seq))),
            Wanted::Phrases { body, before } => {
                Ok(Brought::Phrases(super::clerk::phrases(&folder, &body, before)))
            }
            Wanted::Meeting { path, seq } => {
                opened(&path).map(|opened| Brought::Meeting(Box::new(opened), seq))
            }
        };
        brought.unwrap_or_else(|error| Brought::Nothing(error.to_string()))
    })
}
