//! `quorate` and `quorate clerk`: home, and the clerk's view, in the terminal or as one frame.

use std::path::{Path, PathBuf};

use super::folder::{self, Again, Session};
use super::{Frame, Setup, example, frame};
use chrono::NaiveDate;

use crate::entry::{self, Phrase, Predictor};
use crate::error::Error;
use crate::journal::{self, draft, name};
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
pub fn home(setup: &Setup, print: &Frame) -> Result<(), Error> {
    let meetings = meetings(&setup.sessions)?;
    if print.print {
        let model = Model::home(meetings, print.size).dressed(&setup.look);
        return frame::print_with(model, print, |effect| match effect {
            Effect::Bring(wanted) => Some(bring_path(wanted)),
            _ => None,
        });
    }
    shell::run(
        setup.look.mouse,
        |size| Desk {
            model: Model::home(meetings, size).dressed(&setup.look),
            writer: None,
            bring: Some(Box::new(|wanted, _| bring_path(wanted))),
            follows: None,
        },
        turning(setup),
    )?;
    Ok(())
}

/// What Home asks for: the paths that begin like the one being typed.
fn bring_path(wanted: Wanted) -> Brought {
    match wanted {
        Wanted::Paths(of) => Brought::Paths {
            found: folder::paths(&of),
            of,
        },
        Wanted::Shelf
        | Wanted::Learn(_)
        | Wanted::Find { .. }
        | Wanted::Register { .. }
        | Wanted::Named { .. }
        | Wanted::Meeting { .. }
        | Wanted::Propose { .. }
        | Wanted::Export { .. } => Brought::Nothing("this is read with quorate review".into()),
    }
}

/// The clerk's view of what `named` means; without a name, of the live meeting, or else home.
///
/// # Errors
/// It cannot be read or understood, the meeting was closed, or the terminal failed.
pub fn clerk(named: Option<&Path>, setup: &Setup, again: Again, print: &Frame) -> Result<(), Error> {
    let live = || {
        meetings(&setup.sessions).map(|all| {
            all.into_iter()
                .filter(|one| one.live)
                .map(|one| one.path)
                .collect()
        })
    };
    let live: Vec<PathBuf> = if named.is_some() { Vec::new() } else { live()? };
    let Some(named) = named.or_else(|| live.first().filter(|_| live.len() == 1).map(PathBuf::as_path)) else {
        return home(setup, print);
    };
    if print.print {
        let (meeting, typed) = seen(named, &setup.sessions)?;
        let now = frame::moment(print, &meeting)?;
        let model = Model::of_clerk(meeting, &typed, now, print.size);
        return frame::print(model.dressed(&setup.look), print);
    }
    let session = folder::open(named, setup, again)?;
    let begun = session.writer.path().to_owned();
    let log = shell::run(
        setup.look.mouse,
        |size| desk(session, setup, size),
        turning(setup),
    )?;
    let log = log.unwrap_or(begun);
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
fn desk(session: Session, setup: &Setup, size: (u16, u16)) -> Desk {
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
    let mut model = Model::of_clerk_at_work(meeting, &typed, clock::now(), size);
    if !told.is_empty() {
        model = model.told(&told.join("\n"));
    }
    Desk {
        model: model.dressed(&setup.look),
        writer: Some(writer),
        bring: Some(earlier(setup.sessions.clone())),
        follows: None,
    }
}

/// The most phrases of earlier meetings that are brought: those minuted last.
const PHRASES: usize = 4000;

/// Brings what was minuted at earlier meetings of the same body.
fn earlier(sessions: PathBuf) -> Bring {
    Box::new(move |wanted, _| match wanted {
        Wanted::Learn(learn) => {
            let earlier = phrases(&sessions, &learn.body, learn.before);
            Brought::Learned(Box::new(Predictor::learned(learn.house, &earlier, &learn.said)))
        }
        Wanted::Paths(_)
        | Wanted::Shelf
        | Wanted::Find { .. }
        | Wanted::Register { .. }
        | Wanted::Named { .. }
        | Wanted::Meeting { .. }
        | Wanted::Propose { .. }
        | Wanted::Export { .. } => Brought::Nothing("the clerk's view reads no saved meetings".into()),
    })
}

/// The phrases of the body's meetings before that day, the latest last. What cannot be read is left out: it
/// is offered, and missed by nobody.
fn phrases(sessions: &Path, body: &str, before: NaiveDate) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut logs = folder::logs(sessions).unwrap_or_default();
    // Only what is called as this body's logs are is read: the folder may hold thousands of others.
    let slug = name::file_name(before, body, 1);
    let slug = slug
        .get(10..)
        .and_then(|name| name.strip_suffix(".jsonl"))
        .unwrap_or_default();
    logs.retain(|path| path.to_string_lossy().contains(slug));
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

pub(super) fn turning(setup: &Setup) -> TurnTo {
    let setup = setup.clone();
    Box::new(move |wanted, size| turn_to(wanted, &setup, size))
}

fn turn_to(wanted: &Effect, setup: &Setup, size: (u16, u16)) -> Result<Option<Desk>, Error> {
    let session = match wanted {
        Effect::OpenLog(path) => folder::resume(path, AS_IT_IS)?,
        Effect::StartFrom(page) => folder::open(&folder::at_home(page), setup, AS_IT_IS)?,
        Effect::Example => example::session(setup)?,
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
    Ok(Some(desk(session, setup, size)))
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
