//! `quorate` and `quorate clerk`: home, and the clerk's view, in the terminal or as one frame.

use std::path::{Path, PathBuf};

use super::folder::{self, Again, Session};
use super::{Frame, example, frame};
use chrono::NaiveDate;

use crate::entry::{self, House, Phrase};
use crate::error::Error;
use crate::journal::{self, draft};
use crate::meeting::event::{Event, Recorded};
use crate::meeting::{Meeting, Status};
use crate::shell::{self, Bring, Desk, TurnTo, clock};
use crate::shown::shown;
use crate::ui::home::HomeEntry;
use crate::ui::review::{Brought, Wanted};
use crate::ui::{Effect, Model};

/// A meeting already begun is gone on with, and a closed one is not touched.
const AS_IT_IS: Again = Again {
    reopen: false,
    new: false,
};

/// Home: the saved meetings, a new one, an example.
///
/// # Errors
/// The sessions folder cannot be read, or the terminal failed.
pub fn home(sessions: &Path, print: &Frame, house: &House) -> Result<(), Error> {
    let meetings = meetings(sessions)?;
    if print.print {
        return frame::print(dressed(Model::home(meetings, print.size)), print);
    }
    shell::run(
        |size| Desk {
            model: dressed(Model::home(meetings, size)),
            writer: None,
            bring: None,
            follows: None,
        },
        turning(sessions, house),
    )
}

/// The clerk's view of what `named` means; without a name, of the live meeting, or else home.
///
/// # Errors
/// It cannot be read or understood, the meeting was closed, or the terminal failed.
pub fn clerk(
    named: Option<&Path>,
    sessions: &Path,
    again: Again,
    print: &Frame,
    house: &House,
) -> Result<(), Error> {
    let live = || {
        meetings(sessions).map(|all| {
            all.into_iter()
                .filter(|one| one.live)
                .map(|one| one.path)
                .collect()
        })
    };
    let live: Vec<PathBuf> = if named.is_some() { Vec::new() } else { live()? };
    let Some(named) = named.or_else(|| live.first().filter(|_| live.len() == 1).map(PathBuf::as_path)) else {
        return home(sessions, print, house);
    };
    if print.print {
        let (meeting, typed) = seen(named, sessions)?;
        let now = frame::moment(print, &meeting)?;
        let model = Model::of_clerk(meeting, &typed, now, print.size).in_house(house.clone());
        return frame::print(dressed(model), print);
    }
    let session = folder::open(named, sessions, again)?;
    let log = session.writer.path().to_owned();
    shell::run(
        |size| desk(session, size, sessions, house),
        turning(sessions, house),
    )?;
    let log = shown(&log.display().to_string()).into_owned();
    super::print(&format!("{log}\nMinutes: quorate export '{log}' --format md\n"))
}

/// A meeting and its draft, read without taking the log up: for a frame.
fn seen(named: &Path, sessions: &Path) -> Result<(Meeting, String), Error> {
    if folder::is_page(named) {
        let page = folder::read_page(named)?;
        match folder::log_of_page(&page, sessions)? {
            Some(path) => return seen(&path, sessions),
            None => return Ok((folder::planned(&page, clock::now()), String::new())),
        }
    }
    let path = folder::log_path(named, sessions)?;
    let typed = draft::load(&path)?.unwrap_or_default();
    Ok((Meeting::replay(journal::read(&path)?.facts), typed))
}

/// The clerk's view of a session.
fn desk(session: Session, size: (u16, u16), sessions: &Path, house: &House) -> Desk {
    let Session {
        writer,
        meeting,
        mut told,
        begun,
    } = session;
    if begun {
        told.insert(0, format!("a new log: {}", writer.path().display()));
    }
    let typed = draft::load(writer.path()).unwrap_or_else(|error| {
        told.push(error.to_string());
        None
    });
    let typed = typed.unwrap_or_default();
    if !typed.is_empty() {
        told.push("the unfinished line of last time is in the entry".into());
    }
    let mut model = Model::of_clerk(meeting, &typed, clock::now(), size)
        .in_house(house.clone())
        .recalling();
    if !told.is_empty() {
        model = model.told(&told.join("\n"));
    }
    Desk {
        model: dressed(model),
        writer: Some(writer),
        bring: Some(earlier(sessions.to_owned())),
        follows: None,
    }
}

/// The most phrases of earlier meetings that are brought: those minuted last.
const PHRASES: usize = 4000;

/// Brings what was minuted at earlier meetings of the same body.
fn earlier(sessions: PathBuf) -> Bring {
    Box::new(move |wanted| match wanted {
        Wanted::Phrases { body, before } => Brought::Phrases(phrases(&sessions, &body, before)),
        Wanted::Shelf | Wanted::Find { .. } | Wanted::Named { .. } | Wanted::Meeting { .. } => {
            Brought::Nothing("the clerk's view reads no saved meetings".into())
        }
    })
}

/// The phrases of the body's meetings before that day, the latest last. What cannot be read is left out: it
/// is offered, and missed by nobody.
pub(super) fn phrases(sessions: &Path, body: &str, before: NaiveDate) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut logs = folder::logs(sessions).unwrap_or_default();
    logs.sort();
    for path in logs.into_iter().rev() {
        let Ok(log) = journal::read(&path) else { continue };
        let ours = |fact: &Recorded| matches!(&fact.event, Event::MeetingPlanned(plan) if plan.body == body && plan.date < before);
        if !log.facts.iter().any(ours) {
            continue;
        }
        let mut said = entry::phrases(&Meeting::replay(log.facts));
        said.append(&mut found);
        found = said;
        if found.len() >= PHRASES {
            break;
        }
    }
    found.split_off(found.len().saturating_sub(PHRASES))
}

pub(super) fn turning(sessions: &Path, house: &House) -> TurnTo {
    let (sessions, house) = (sessions.to_owned(), house.clone());
    Box::new(move |wanted, size| turn_to(wanted, &sessions, size, &house))
}

fn turn_to(wanted: &Effect, sessions: &Path, size: (u16, u16), house: &House) -> Result<Option<Desk>, Error> {
    let session = match wanted {
        Effect::OpenLog(path) => folder::resume(path, AS_IT_IS)?,
        Effect::StartFrom(page) => folder::open(page, sessions, AS_IT_IS)?,
        Effect::Example => example::session(sessions)?,
        Effect::Write(_)
        | Effect::Draft(_)
        | Effect::Copy(_)
        | Effect::Follow(_)
        | Effect::LookForMeetings
        | Effect::Ring
        | Effect::Bring(_)
        | Effect::Quit => {
            return Err(Error::request("this leads to no other screen"));
        }
    };
    Ok(Some(desk(session, size, sessions, house)))
}

/// In colour, unless `NO_COLOR` says otherwise (no-color.org).
pub(super) fn dressed(model: Model) -> Model {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    if plain { model.plain() } else { model }
}

/// The saved meetings, each as far as its log can be read.
fn meetings(sessions: &Path) -> Result<Vec<HomeEntry>, Error> {
    let today = clock::now().date_naive();
    let entry = |path: PathBuf| {
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let log = match journal::read(&path) {
            Ok(log) => log,
            Err(error) => {
                let problem = Some(error.to_string());
                return HomeEntry {
                    path,
                    date: None,
                    body: name,
                    status: "unreadable".into(),
                    events: 0,
                    live: false,
                    problem,
                };
            }
        };
        let (events, damaged) = (log.head.events, !log.damage.is_empty());
        let planned = log.facts.iter().find_map(|fact| match &fact.event {
            Event::MeetingPlanned(plan) => Some((plan.date, plan.body.clone())),
            _ => None,
        });
        let status = Meeting::replay(log.facts).status();
        let (date, body) = planned.map_or((None, name), |(date, body)| (Some(date), body));
        let open = matches!(status, Status::Live | Status::Adjourned);
        let problem = damaged.then(|| "its log is damaged: quorate check names the line".to_owned());
        let status = if damaged { "damaged" } else { status.word() };
        HomeEntry {
            path,
            date,
            body,
            status: status.into(),
            events,
            live: open && date == Some(today),
            problem,
        }
    };
    Ok(folder::logs(sessions)?.into_iter().map(entry).collect())
}
