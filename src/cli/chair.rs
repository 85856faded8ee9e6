//! `quorate chair`: a meeting that somebody else minutes, followed in the terminal, as one frame, or in
//! lines of words. Nothing here writes.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Frame, Setup, folder, frame};
use crate::error::Error;
use crate::journal::{self, Follower};
use crate::meeting::{Meeting, Status};
use crate::shell::{self, Desk, clock};
use crate::shown::shown;
use crate::ui::chair::lobby::{Followable, Lobby};
use crate::ui::chair::says::Sayer;
use crate::ui::{Effect, Look, Model};

/// A log that nobody has written for so long is not that of a live meeting.
const LIVE_WITHIN: Duration = Duration::from_secs(36 * 3600);

/// Until the terminal has said how large it is.
const FIRST_SIZE: (u16, u16) = (80, 24);

/// The chair's view of the log `named`, or else of the live meeting.
///
/// # Errors
/// The log cannot be read, or the terminal failed.
pub fn chair(named: Option<&Path>, setup: &Setup, plain: bool, print: &Frame) -> Result<(), Error> {
    let mut looking = Looking::new(setup);
    let path = match named {
        Some(named) => Some(folder::log_path(named, &setup.sessions)?),
        None => looking.only()?,
    };
    if print.print {
        let model = match path {
            Some(path) => of_log(&path, &setup.look, print.size)?.model,
            None => looking.lobby(print.size)?.model,
        };
        return frame::print(model, print);
    }
    if plain {
        return in_words(path, &mut looking);
    }
    let first = match path {
        Some(path) => of_log(&path, &setup.look, FIRST_SIZE)?,
        None => looking.lobby(FIRST_SIZE)?,
    };
    shell::run(
        setup.look.mouse,
        |size| Desk {
            model: first.model.sized(size),
            ..first
        },
        Box::new(move |wanted, size| match wanted {
            Effect::Follow(path) => of_log(path, &looking.look, size).map(Some),
            Effect::LookForMeetings => looking.again(size),
            Effect::OpenLog(_)
            | Effect::StartFrom(_)
            | Effect::Begin { .. }
            | Effect::ReadPasted(_)
            | Effect::GoHome
            | Effect::Plan(_)
            | Effect::Example
            | Effect::Write(_)
            | Effect::Draft(_)
            | Effect::Copy(_)
            | Effect::Ring
            | Effect::Bring(_)
            | Effect::Quit => Err(Error::request("this leads to no other screen")),
        }),
    )?;
    Ok(())
}

/// The chair's view of a log.
fn of_log(path: &Path, look: &Look, size: (u16, u16)) -> Result<Desk, Error> {
    let (follower, log) = Follower::open(path)?;
    let whole = log.is_whole();
    let newer = log.is_newer();
    let mut model = Model::of_chair(Meeting::replay(log.facts), clock::WALL, size);
    if !whole {
        model = model.told("this log is damaged: quorate check says where");
    } else if newer {
        model = model.told("a newer quorate writes this log: something in it may not be understood here");
    }
    Ok(Desk {
        model: model.dressed(look),
        writer: None,
        bring: None,
        follows: Some(follower),
    })
}

/// What changes, a line each, without a terminal. With several meetings there is nobody to ask.
fn in_words(path: Option<PathBuf>, looking: &mut Looking) -> Result<(), Error> {
    let mut told = false;
    let path = loop {
        let meetings = looking.meetings()?;
        match (&path, meetings.as_slice()) {
            (Some(path), _) => break path.clone(),
            (None, [one]) => break one.path.clone(),
            (None, []) => {
                if !told {
                    let folder = looking.sessions.display();
                    super::print(&format!(
                        "Waiting for a meeting in {}\n",
                        shown(&folder.to_string())
                    ))?;
                }
                told = true;
                std::thread::sleep(Duration::from_secs(1));
            }
            (None, several) => {
                let names: Vec<String> = several
                    .iter()
                    .map(|one| format!("  {}", one.path.display()))
                    .collect();
                return Err(Error::request(format!(
                    "several meetings are live: name the log to follow.\n{}",
                    names.join("\n")
                )));
            }
        }
    };
    let (follower, log) = Follower::open(&path)?;
    let sayer = Sayer::new(Meeting::replay(log.facts), clock::WALL, looking.look.theme.manner);
    shell::aloud(follower, sayer, &mut io::stdout())
}

/// A look at the sessions folder for meetings to follow. A log is read again only when it has changed.
struct Looking {
    sessions: PathBuf,
    look: Look,
    read: HashMap<PathBuf, (SystemTime, u64, Option<Followable>)>,
    last: Option<Vec<Followable>>,
}

impl Looking {
    fn new(setup: &Setup) -> Self {
        Self {
            sessions: setup.sessions.clone(),
            look: setup.look.clone(),
            read: HashMap::new(),
            last: None,
        }
    }

    /// The meetings to follow: those under way; where there are none, those of today that are yet to open.
    fn meetings(&mut self) -> Result<Vec<Followable>, Error> {
        let mut found = Vec::new();
        for path in folder::logs(&self.sessions)? {
            let Ok(meta) = fs::metadata(&path) else { continue };
            let written = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            if written.elapsed().is_ok_and(|ago| ago > LIVE_WITHIN) {
                continue;
            }
            let known = self.read.get(&path);
            let known = known.filter(|(time, len, _)| (*time, *len) == (written, meta.len()));
            let one = match known {
                Some((.., one)) => one.clone(),
                None => followable(&path),
            };
            self.read.insert(path, (written, meta.len(), one.clone()));
            found.extend(one);
        }
        let live = |one: &Followable| one.status != Status::Planned.word();
        if found.iter().any(live) {
            found.retain(live);
        }
        Ok(found)
    }

    /// The one meeting to follow, if there is one and no other.
    fn only(&mut self) -> Result<Option<PathBuf>, Error> {
        let meetings = self.meetings()?;
        Ok(match meetings.as_slice() {
            [one] => Some(one.path.clone()),
            _ => None,
        })
    }

    fn lobby(&mut self, size: (u16, u16)) -> Result<Desk, Error> {
        let lobby = Lobby::new(self.meetings()?, self.sessions.display().to_string());
        Ok(Desk {
            model: Model::lobby(lobby, size).dressed(&self.look),
            writer: None,
            bring: None,
            follows: None,
        })
    }

    /// What to turn to, where something changed since the last look.
    fn again(&mut self, size: (u16, u16)) -> Result<Option<Desk>, Error> {
        let meetings = self.meetings()?;
        if self.last.as_ref() == Some(&meetings) {
            return Ok(None);
        }
        self.last = Some(meetings.clone());
        match meetings.as_slice() {
            [one] => of_log(&one.path, &self.look, size).map(Some),
            _ => self.lobby(size).map(Some),
        }
    }
}

/// What can be followed in a log: a meeting that is under way, or is to open today.
fn followable(path: &Path) -> Option<Followable> {
    let log = journal::read(path).ok()?;
    let meeting = Meeting::replay(log.facts);
    let status = meeting.status();
    let today = meeting.date() == Some(clock::now().date_naive());
    match status {
        Status::Closed | Status::Approved | Status::Signed => return None,
        Status::Planned if !today => return None,
        Status::Planned | Status::Live | Status::Adjourned => {}
    }
    let body = meeting.plan.as_ref().map(|plan| plan.body.clone());
    let name = || path.file_stem().map(|name| name.to_string_lossy().into_owned());
    Some(Followable {
        path: path.to_owned(),
        body: body.or_else(name).unwrap_or_default(),
        status: status.word().to_owned(),
    })
}
