//! Which log is meant: a log by its path or name, or the one that an agenda page belongs to.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Setup;
use crate::agenda;
use crate::error::Error;
use crate::journal::{self, Header, Recovery, Writer, name};
use crate::meeting::event::{Event, Plan, Recorded};
use crate::meeting::words;
use crate::meeting::{Intent, Meeting, Moment, decide};
use crate::shell::clock;

/// What to do where the meeting has been closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Again {
    /// Take the closed log up again.
    pub reopen: bool,
    /// Begin another meeting of the same body at the same time.
    pub new: bool,
}

/// A log open for writing, and the meeting it holds.
pub struct Session {
    /// The log.
    pub writer: Writer,
    /// The meeting as the log has it.
    pub meeting: Meeting,
    /// What to tell whoever opened it.
    pub told: Vec<String>,
    /// Whether the log was begun now.
    pub begun: bool,
}

/// The log that `named` means: a path, or a name in the sessions folder, with or without its ending.
///
/// # Errors
/// There is none, or it cannot be told whether there is.
pub fn log_path(named: &Path, sessions: &Path) -> Result<PathBuf, Error> {
    let ending = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(name::EXTENSION);
        PathBuf::from(name)
    };
    let inside = sessions.join(named);
    let candidates = [named.to_owned(), ending(named), inside.clone(), ending(&inside)];
    for path in candidates {
        match path.symlink_metadata() {
            Ok(there) if !there.is_dir() => {
                return match has_ending_of_page(&path) && is_page(&path) {
                    true => Err(is_no_log(&path)),
                    false => Ok(path),
                };
            }
            Ok(_) => {}
            // Only what is not there may be looked for elsewhere.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => {
                let path = path.display();
                return Err(Error::failed(format!(
                    "the log {path} cannot be looked at: {error}"
                )));
            }
        }
    }
    let (shown, folder) = (named.display(), sessions.display());
    Err(Error::failed(if named.is_dir() {
        format!("{shown} is a folder: name one of the logs or agenda pages in it")
    } else if has_ending_of_page(named) {
        format!("there is no page {shown}: check its name, and the folder it is in")
    } else {
        format!("there is no log {shown}, here or in {folder}. `quorate list` shows the saved meetings")
    }))
}

/// A page where a log is asked for: as good as the name of one, to whoever is new.
fn is_no_log(page: &Path) -> Error {
    let page = page.display();
    Error::request(format!(
        "{page} is a page, not the log of a meeting: `quorate clerk {page}` minutes it, and `quorate list` shows \
         the logs there are"
    ))
}

/// The most paths that are offered.
const MOST_PATHS: usize = 200;

/// The folders and pages whose path begins like `typed`, each with the beginning as it was typed.
pub fn paths(typed: &str) -> Vec<String> {
    let (folder, begun) = typed.rsplit_once('/').map_or(("", typed), |_| {
        typed.split_at(typed.rfind('/').map_or(0, |at| at + 1))
    });
    let looked = if folder.is_empty() {
        PathBuf::from(".")
    } else {
        at_home(Path::new(folder))
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(looked).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let hidden = name.starts_with('.') && !begun.starts_with('.');
        if hidden || !name.starts_with(begun) {
            continue;
        }
        let path = entry.path();
        let page = has_ending_of_page(&path);
        if path.is_dir() {
            found.push(format!("{folder}{name}/"));
        } else if page {
            found.push(format!("{folder}{name}"));
        }
    }
    found.sort();
    found.truncate(MOST_PATHS);
    found
}

/// Files that may be agendas, where people keep them: those that are called so first, then the newest.
pub fn likely() -> Vec<String> {
    const MOST: usize = 40;
    let home = directories::UserDirs::new();
    let own = |dir: Option<&Path>| dir.map(Path::to_owned);
    let mut folders = vec![Some(PathBuf::from("."))];
    if let Some(home) = &home {
        folders.extend([
            own(home.download_dir()),
            own(home.document_dir()),
            own(home.desktop_dir()),
        ]);
    }
    let mut found: Vec<(bool, std::time::SystemTime, String)> = Vec::new();
    for folder in folders.into_iter().flatten() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten().take(4_000) {
            let path = entry.path();
            let Ok(about) = entry.metadata() else { continue };
            if !has_ending_of_page(&path) || !about.is_file() {
                continue;
            }
            let name = entry.file_name().to_string_lossy().to_lowercase();
            let called = [
                "agenda",
                "ordre",
                "tagesordnung",
                "orden",
                "rhaglen",
                "summons",
                "convocation",
                "einladung",
                "convocatoria",
            ]
            .iter()
            .any(|word| name.contains(word));
            let shown = path.strip_prefix(".").unwrap_or(&path).display().to_string();
            found.push((called, about.modified().unwrap_or(std::time::UNIX_EPOCH), shown));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    found.dedup_by(|a, b| a.2 == b.2);
    found.truncate(MOST);
    found.into_iter().map(|(_, _, path)| path).collect()
}

/// Whether a file is called as pages are.
fn has_ending_of_page(path: &Path) -> bool {
    let endings = ["md", "markdown", "txt", "docx", "odt", "pdf", "html", "htm"];
    path.extension()
        .is_some_and(|ending| endings.iter().any(|page| ending.eq_ignore_ascii_case(page)))
}

/// A path with `~` at its beginning, from the home folder.
pub fn at_home(path: &Path) -> PathBuf {
    let rest = path.strip_prefix("~").ok();
    let home = rest.and_then(|rest| Some(directories::BaseDirs::new()?.home_dir().join(rest)));
    home.unwrap_or_else(|| path.to_owned())
}

/// Every log in the sessions folder, by name. A folder that is not there yet holds none.
///
/// # Errors
/// The folder cannot be read.
pub fn logs(sessions: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(sessions) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            let folder = sessions.display();
            return Err(Error::failed(format!(
                "the sessions folder {folder} cannot be read: {error}"
            )));
        }
    };
    let mut logs: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == name::EXTENSION))
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
        })
        .collect();
    logs.sort();
    Ok(logs)
}

/// Opens what `named` means for writing: a log to go on with, or an agenda page whose meeting is begun, or
/// gone on with where it has a log.
///
/// # Errors
/// It cannot be read or understood, the meeting was closed, or the disk failed.
pub fn open(named: &Path, setup: &Setup, again: Again) -> Result<Session, Error> {
    if is_page(named) {
        from_page(named, setup, again)
    } else {
        if again.new {
            return Err(Error::request(
                "--new begins a meeting from its agenda page: name the page, not a log",
            ));
        }
        resume(&log_path(named, &setup.sessions)?, again)
    }
}

/// Whether a name is that of a page rather than of a log: it is there, and does not begin as a log does.
pub fn is_page(named: &Path) -> bool {
    use std::io::Read;
    let ending = named.extension().is_some_and(|ending| ending == name::EXTENSION);
    let begins_as_log = || {
        let mut first = [0; 11];
        let file = fs::File::open(named).ok().filter(|_| named.is_file());
        file.is_some_and(|mut file| file.read_exact(&mut first).is_ok() && &first == b"{\"quorate\":")
    };
    !ending && named.is_file() && !begins_as_log()
}

/// Takes up a log as it is, for what becomes of its minutes after the meeting.
///
/// # Errors
/// It is damaged, being minuted elsewhere, or the disk failed.
pub fn take_up(path: &Path) -> Result<Session, Error> {
    let (writer, log, recovery) = Writer::open(path)?;
    Ok(Session {
        writer,
        meeting: Meeting::replay(log.facts),
        told: told(&recovery),
        begun: false,
    })
}

/// Goes on with a log.
///
/// # Errors
/// It is closed, damaged, being minuted elsewhere, or the disk failed.
pub fn resume(path: &Path, again: Again) -> Result<Session, Error> {
    if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
        journal::ensure_folder(folder)?;
    }
    let mut session = take_up(path)?;
    if session.meeting.status().is_over() {
        if !again.reopen {
            let path = path.display();
            return Err(Error::request(format!(
                "the meeting in {path} was closed. `quorate review {path}` reads it, --reopen goes on with it, \
                 and with its agenda --new begins another"
            )));
        }
        record(&mut session, Intent::Reopen)?;
        session.told.push("the record was taken up again".into());
    }
    Ok(session)
}

fn told(recovery: &Recovery) -> Vec<String> {
    if recovery.is_nothing() {
        Vec::new()
    } else {
        vec![recovery.to_string()]
    }
}

/// Records one thing now.
///
/// # Errors
/// It is refused, or the disk failed.
pub fn record(session: &mut Session, intent: Intent) -> Result<(), Error> {
    let event = decide(&session.meeting, intent).map_err(|refusal| Error::request(refusal.to_string()))?;
    let fact = session.meeting.record(event, clock::now(), None);
    session.writer.append(std::slice::from_ref(&fact))?;
    session
        .told
        .extend(session.writer.moved().map(|moved| moved.to_string()));
    session.meeting.apply(fact);
    Ok(())
}

fn from_page(page: &Path, setup: &Setup, again: Again) -> Result<Session, Error> {
    let read = super::paper::read(page, &setup.values)?;
    let mut session = begin_beside(&read.planned, page.parent(), setup, again)?;
    session.told.extend(read.told);
    Ok(session)
}

/// Begins the meeting that a page plans, or goes on with it where it has a log.
///
/// # Errors
/// The meeting was closed, its log is damaged or in use, or the disk failed.
pub fn begin(planned: &[agenda::Planned], setup: &Setup, again: Again) -> Result<Session, Error> {
    begin_beside(planned, None, setup, again)
}

/// Where a log is begun, the standing orders that the page names are looked for beside it, too.
///
/// # Errors
/// As `begin`.
pub fn begin_beside(
    planned: &[agenda::Planned],
    beside: Option<&Path>,
    setup: &Setup,
    again: Again,
) -> Result<Session, Error> {
    let sessions = setup.sessions.as_path();
    let plan = planned.iter().find_map(|planned| match &planned.event {
        Event::MeetingPlanned(plan) => Some(plan.as_ref()),
        _ => None,
    });
    let plan = plan.ok_or_else(|| Error::request("the agenda does not say which meeting it is for"))?;
    journal::ensure_folder(sessions)?;
    let there = if again.new { None } else { log_of(plan, sessions)? };
    if let Some(path) = there {
        let mut session = resume(&path, again)?;
        session
            .told
            .insert(0, format!("going on with {}", path.display()));
        session.told.extend(changed(planned, &session.meeting));
        return Ok(session);
    }
    let now = clock::now();
    let (planned, taken_over) = super::next::with_people(planned, sessions)?;
    let meeting = self::planned(
        &super::orders::adopted(&planned, beside, setup.values.orders.as_deref())?,
        now,
    );
    let header = Header::fresh(now)
        .map_err(|error| Error::failed(format!("the system gave no random number: {error}")))?;
    let free = (1..).map(|nth| sessions.join(name::file_name(plan.date, &plan.body, nth)));
    for path in free {
        if path.symlink_metadata().is_ok() {
            continue;
        }
        match Writer::create(&path, header.clone(), meeting.facts()) {
            // Somebody else began one of that name between the look and the making.
            Err(journal::JournalError::Exists { .. }) => {}
            Err(error) => return Err(error.into()),
            Ok(writer) => {
                let (told, begun) = (taken_over.into_iter().collect(), true);
                return Ok(Session {
                    writer,
                    meeting,
                    told,
                    begun,
                });
            }
        }
    }
    Err(Error::failed("no name is free for the log"))
}

/// The meeting that a page plans, as a log begun at `now` would have it.
pub fn planned(planned: &[agenda::Planned], now: Moment) -> Meeting {
    let mut meeting = Meeting::default();
    for planned in planned {
        let fact = meeting.record(planned.event.clone(), now, None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    meeting
}

/// What the page says now and the log does not: a log is not written anew when its page is.
fn changed(planned: &[agenda::Planned], meeting: &Meeting) -> Option<String> {
    let known: Vec<&Event> = meeting.facts().iter().map(|fact| &fact.event).collect();
    let new = planned
        .iter()
        .filter(|planned| !planned.exempt && !known.contains(&&planned.event));
    let new: Vec<String> = new
        .map(|planned| words::sentence(&planned.event, meeting))
        .collect();
    let (first, more) = (new.first()?, new.len() - 1);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Some(format!(
        "the page has changed since the log was begun, and the log has not: {first}{more}. \
         /item new and /person add to it; --new begins another log"
    ))
}

/// The log that a page belongs to, if it has one.
///
/// # Errors
/// The page or the folder cannot be read.
pub fn log_of_page(planned: &[agenda::Planned], sessions: &Path) -> Result<Option<PathBuf>, Error> {
    let plan = planned.iter().find_map(|planned| match &planned.event {
        Event::MeetingPlanned(plan) => Some(plan.as_ref()),
        _ => None,
    });
    plan.map_or(Ok(None), |plan| log_of(plan, sessions))
}

/// The log of the same body, date and time: the last one, where there are several; of the copies of one, that
/// which goes furthest.
fn log_of(plan: &Plan, sessions: &Path) -> Result<Option<PathBuf>, Error> {
    let date = plan.date.to_string();
    let that_day = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(&date))
    };
    let mut same: Vec<(String, u64, PathBuf)> = Vec::new();
    let mut broken = None;
    for path in logs(sessions)?.into_iter().filter(that_day) {
        let own = path
            .file_name()
            .is_some_and(|own| own.to_string_lossy() == name::file_name(plan.date, &plan.body, 1));
        let log = match journal::read(&path) {
            Ok(log) => log,
            // Somebody else's broken log is no reason not to hold this meeting; its own is.
            Err(_) if !own => continue,
            Err(error) => {
                broken = Some((path, error));
                continue;
            }
        };
        let other = log.facts.iter().find_map(|fact| match &fact.event {
            Event::MeetingPlanned(other) => Some((other.date, &other.body, other.time)),
            _ => None,
        });
        if other == Some((plan.date, &plan.body, plan.time)) {
            same.push((log.header.id, log.head.events, path));
        }
    }
    // What was put in its place while it was minuted does not stand in the way of the log itself.
    let kept = |broken: &Path| {
        let kept = |(_, _, path): &(String, u64, PathBuf)| {
            let nth = name::kept_times(path);
            nth > 0 && name::kept(broken, nth) == *path
        };
        same.iter().any(kept)
    };
    match broken {
        Some((path, error)) if !kept(&path) => Err(error.into()),
        Some(_) | None => Ok(same.into_iter().max().map(|(.., path)| path)),
    }
}
