//! `quorate` and `quorate clerk`: home, and the clerk's view, in the terminal or as one frame.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{self, Again, Session};
use super::{Frame, Setup, example, export, frame};
use chrono::NaiveDate;

use crate::agenda::{self, Planned, intake};
use crate::entry::{self, Phrase, Predictor};
use crate::error::Error;
use crate::journal::{self, draft, name};
use crate::meeting::event::PersonKind;
use crate::meeting::event::{Event, Recorded};
use crate::meeting::people::Person;
use crate::meeting::{Meeting, Status};
use crate::shell::{self, Bring, Desk, Left, Say, TurnTo, clock};
use crate::shown::shown;
use crate::ui::home::HomeEntry;
use crate::ui::paper::Reading;
use crate::ui::planner::LastTime;
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
    let mut bring = bringing(setup);
    if print.print {
        let nobody: Say = Arc::new(|_| {});
        let model = Model::home(meetings, print.size).dressed(&setup.look);
        return frame::print_with(model, print, |effect| match effect {
            Effect::Bring(wanted) => Some(bring(wanted, &nobody)),
            _ => None,
        });
    }
    shell::run(
        setup.look.mouse,
        |size| Desk {
            model: Model::home(meetings, size).dressed(&setup.look),
            writer: None,
            bring: Some(bring),
            follows: None,
        },
        turning(setup),
    )
    .and_then(|left| say_left(&left))
}

/// The last lines: where the log is, and where the minutes are or how they are written.
fn say_left(left: &Left) -> Result<(), Error> {
    let path = |path: &Path| shown(&path.display().to_string()).into_owned();
    let Some(log) = left.log.as_deref().map(path) else {
        return Ok(());
    };
    let minutes = match &left.minutes {
        Some(file) => path(file),
        None => format!("quorate export '{log}' --format docx -o minutes.docx"),
    };
    super::print(&format!("{log}\nMinutes: {minutes}\n"))
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
    let paper = match folder::is_page(named) {
        true => super::paper::foreign(named, &setup.values)?,
        false => None,
    };
    if let Some(paper) = paper {
        return read_first(paper, named, setup, again, print);
    }
    if print.print {
        let (meeting, typed) = seen(named, setup)?;
        let now = frame::moment(print, &meeting)?;
        let model = Model::of_clerk(meeting, &typed, now, print.size);
        return frame::print(model.dressed(&setup.look), print);
    }
    let session = folder::open(named, setup, again)?;
    let begun = session.writer.path().to_owned();
    let mut left = shell::run(
        setup.look.mouse,
        |size| desk(session, setup, size),
        turning(setup),
    )?;
    left.log.get_or_insert(begun);
    say_left(&left)
}

/// A paper that is not in our own form is shown beside what was understood of it, before anything begins.
fn read_first(
    paper: intake::Paper,
    named: &Path,
    setup: &Setup,
    again: Again,
    print: &Frame,
) -> Result<(), Error> {
    let model = |size| Model::of_paper(reading(paper, Some(named)), size).dressed(&setup.look);
    if print.print {
        return frame::print(model(print.size), print);
    }
    shell::run(
        setup.look.mouse,
        |size| at_rest(model(size), setup),
        turning_again(setup, again),
    )
    .and_then(|left| say_left(&left))
}

fn reading(paper: intake::Paper, named: Option<&Path>) -> Reading {
    let name = named.map_or_else(
        || "what was pasted".to_owned(),
        |named| shown(&named.display().to_string()).into_owned(),
    );
    Reading::new(paper, name, named.and_then(Path::parent).map(Path::to_owned))
}

/// A screen that writes no log.
fn at_rest(model: Model, setup: &Setup) -> Desk {
    Desk {
        model,
        writer: None,
        bring: Some(bringing(setup)),
        follows: None,
    }
}

/// A meeting and its draft, read without taking the log up: for a frame.
fn seen(named: &Path, setup: &Setup) -> Result<(Meeting, String), Error> {
    if folder::is_page(named) {
        let page = super::paper::read(named, &setup.values)?.planned;
        match folder::log_of_page(&page, &setup.sessions)? {
            Some(path) => return seen(&path, setup),
            None => return Ok((folder::planned(&page, clock::now()), String::new())),
        }
    }
    let path = folder::log_path(named, &setup.sessions)?;
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
    let log = writer.path().to_owned();
    let mut model = Model::of_clerk_at_work(meeting, &typed, clock::now(), size).logged_at(log);
    if !told.is_empty() {
        model = model.told(&told.join("\n"));
    }
    Desk {
        model: model.dressed(&setup.look),
        writer: Some(writer),
        bring: Some(bringing(setup)),
        follows: None,
    }
}

/// The most phrases of earlier meetings that are brought: those minuted last.
const PHRASES: usize = 4000;

/// Brings what Home and the clerk's view ask for.
fn bringing(setup: &Setup) -> Bring {
    let setup = setup.clone();
    Box::new(move |wanted, _| match wanted {
        Wanted::Paths(of) if of.is_empty() => Brought::Paths {
            found: folder::likely(),
            of,
        },
        Wanted::Paths(of) => Brought::Paths {
            found: folder::paths(&of),
            of,
        },
        Wanted::Learn(learn) => {
            let earlier = phrases(&setup.sessions, &learn.body, learn.before);
            Brought::Learned(Box::new(Predictor::learned(learn.house, &earlier, &learn.said)))
        }
        Wanted::LastTime(body) => Brought::LastTime(last_time(&setup.sessions, body)),
        Wanted::Folder | Wanted::Open(_) | Wanted::Export { .. } => export::bring(wanted, &setup.values),
        Wanted::Shelf
        | Wanted::Find { .. }
        | Wanted::Register { .. }
        | Wanted::Named { .. }
        | Wanted::Meeting { .. }
        | Wanted::Propose { .. } => Brought::Nothing("this is read with quorate review".into()),
    })
}

/// What the last meeting of a body had, as a page has it. What cannot be read is left out.
fn last_time(sessions: &Path, body: String) -> LastTime {
    let logs = folder::logs(sessions).unwrap_or_default();
    let meetings = logs.iter().filter_map(|path| {
        let meeting = Meeting::replay(journal::read(path).ok()?.facts);
        let plan = meeting.plan.as_ref().filter(|plan| plan.body == body)?;
        Some((plan.date, meeting.clone()))
    });
    let Some((_, meeting)) = meetings.max_by_key(|(date, _)| *date) else {
        return LastTime {
            body,
            ..LastTime::default()
        };
    };
    let plan = meeting.plan.as_ref();
    let written = |person: &Person| {
        let role = person.role.as_ref().filter(|role| **role != person.name);
        let role = role.map(|role| format!(" ({role})"));
        format!("{}{} [{}]", person.name, role.unwrap_or_default(), person.id)
    };
    let of = |kinds: &[PersonKind]| {
        let listed = meeting.people.iter().filter(|one| kinds.contains(&one.kind));
        listed.map(written).collect()
    };
    LastTime {
        body,
        time: plan
            .and_then(|plan| plan.time)
            .map(|time| time.format("%H:%M").to_string())
            .unwrap_or_default(),
        venue: plan.and_then(|plan| plan.venue.clone()).unwrap_or_default(),
        members: of(&[PersonKind::Member]),
        attending: of(&[PersonKind::Officer]),
    }
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
    turning_again(setup, AS_IT_IS)
}

/// The page of a meeting that was planned on the screen: what it does not understand is named with what stands
/// there, since nobody has seen its lines.
fn planned(page: &str) -> Result<Vec<Planned>, Error> {
    agenda::read(page).map_err(|complaints| {
        let each = complaints.iter().map(|one| {
            let line = page.lines().nth(one.line.saturating_sub(1)).unwrap_or_default();
            format!("“{line}”: {}: {}", one.what, one.instead)
        });
        Error::request(each.collect::<Vec<_>>().join("\n"))
    })
}

fn turning_again(setup: &Setup, again: Again) -> TurnTo {
    let setup = setup.clone();
    Box::new(move |wanted, size| turn_to(wanted, &setup, again, size))
}

fn turn_to(wanted: &Effect, setup: &Setup, again: Again, size: (u16, u16)) -> Result<Option<Desk>, Error> {
    let of_paper = |paper, named| {
        let model = Model::of_paper(reading(paper, named), size);
        Ok(Some(at_rest(model.dressed(&setup.look), setup)))
    };
    if let Effect::StartFrom(page) = wanted
        && let page = folder::at_home(page)
        && folder::is_page(&page)
        && let Some(paper) = super::paper::foreign(&page, &setup.values)?
    {
        return of_paper(paper, Some(page.as_path()));
    }
    let session = match wanted {
        Effect::ReadPasted(text) => return of_paper(super::paper::pasted(text, &setup.values)?, None),
        Effect::GoHome => {
            let model = Model::home(meetings(&setup.sessions)?, size);
            return Ok(Some(at_rest(model.dressed(&setup.look), setup)));
        }
        Effect::Begin { page, beside } => {
            folder::begin_beside(&super::paper::planned(page)?, beside.as_deref(), setup, again)?
        }
        Effect::OpenLog(path) => folder::resume(path, AS_IT_IS)?,
        Effect::StartFrom(page) => folder::open(&folder::at_home(page), setup, AS_IT_IS)?,
        Effect::Plan(page) => folder::begin(&planned(page)?, setup, AS_IT_IS)?,
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
