//! `quorate next`: the page of a body's next meeting, and whose people a page without members takes over.

use std::path::{Path, PathBuf};

use super::{Setup, folder, output};
use crate::agenda;
use crate::error::Error;
use crate::journal;
use crate::meeting::event::{Event, PersonKind};
use crate::meeting::facts::PersonListed;
use crate::meeting::{Meeting, Recorded};
use crate::shown::shown;

/// Which meeting is to come, and where its page goes.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Next {
    /// The log of the last meeting, or the name of the body
    #[arg(value_name = "LOG | BODY")]
    of: PathBuf,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "PAGE.md")]
    output: Option<PathBuf>,
}

/// Writes the page of the next meeting.
///
/// # Errors
/// There is no such log or body, a log cannot be read, or the file cannot be written.
pub fn next(asked: &Next, setup: &Setup) -> Result<(), Error> {
    let named = asked.of.to_string_lossy();
    let (body, until) = match folder::log_path(&asked.of, &setup.sessions) {
        Ok(path) => {
            let meeting = Meeting::replay(journal::read(&path)?.facts);
            let plan = meeting
                .plan
                .as_ref()
                .ok_or_else(|| Error::no(format!("{} does not say whose meeting it is", shown(&named))))?;
            (plan.body.clone(), Some(meeting.date().unwrap_or(plan.date)))
        }
        Err(no_log) => match body_called(&named, &setup.sessions)? {
            Some(body) => (body, None),
            None if asked.of.components().count() > 1 => return Err(no_log),
            None => {
                return Err(Error::no(format!(
                    "no meeting of “{}” is saved, nor is that a log: `quorate list` shows them",
                    shown(&named)
                )));
            }
        },
    };
    let mut meetings = of_body(&body, &setup.sessions)?;
    if let Some(until) = until {
        meetings.retain(|meeting| day(meeting) <= Some(until));
    }
    let page = agenda::next(&meetings)
        .ok_or_else(|| Error::no(format!("no meeting of {} says when it was", shown(&body))))?;
    match &asked.output {
        Some(to) => output::write(to, page.as_bytes(), true),
        None => super::print(&crate::shown::shown_lines(&page)),
    }
}

fn day(meeting: &Meeting) -> Option<chrono::NaiveDate> {
    meeting.date().or_else(|| Some(meeting.plan.as_ref()?.date))
}

/// The body that is called so, or the only one whose name holds these words.
fn body_called(named: &str, sessions: &Path) -> Result<Option<String>, Error> {
    let wanted = named.to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for path in folder::logs(sessions)? {
        let Some(body) = body_of(&path) else { continue };
        if body.to_lowercase() == wanted {
            return Ok(Some(body));
        }
        if body.to_lowercase().contains(&wanted) && !found.contains(&body) {
            found.push(body);
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        several => Err(Error::request(format!(
            "“{}” may be several bodies: {}",
            shown(named),
            several.join("; ")
        ))),
    }
}

/// Whose meeting a log holds: its first facts say so.
fn body_of(path: &Path) -> Option<String> {
    let log = journal::read(path).ok()?;
    log.facts.into_iter().find_map(|fact| match fact.event {
        Event::MeetingPlanned(plan) => Some(plan.body),
        _ => None,
    })
}

/// The meetings of a body that can be read, in their order. The clerk's own folder: nothing is kept from it.
pub(super) fn of_body(body: &str, sessions: &Path) -> Result<Vec<Meeting>, Error> {
    let mut meetings = Vec::new();
    for path in folder::logs(sessions)? {
        let log = match journal::read(&path) {
            Ok(log) => log,
            Err(error) => {
                let _ = super::complain(&format!("quorate: left out: {error}\n"));
                continue;
            }
        };
        if is_of(&log.facts, body) {
            meetings.push(Meeting::replay(log.facts));
        }
    }
    meetings.sort_by_key(|meeting| (day(meeting), meeting.plan.as_ref().and_then(|plan| plan.time)));
    Ok(meetings)
}

fn is_of(facts: &[Recorded], body: &str) -> bool {
    let mut plans = facts.iter().filter_map(|fact| match &fact.event {
        Event::MeetingPlanned(plan) => Some(plan),
        _ => None,
    });
    plans.any(|plan| plan.body.to_lowercase() == body.to_lowercase())
}

/// The page with the people of the body's last meeting, where it lists no member, and what to say of that.
///
/// # Errors
/// The folder cannot be read.
pub fn with_people(
    planned: &[agenda::Planned],
    sessions: &Path,
) -> Result<(Vec<agenda::Planned>, Option<String>), Error> {
    let plan = planned.iter().find_map(|planned| match &planned.event {
        Event::MeetingPlanned(plan) => Some(plan),
        _ => None,
    });
    let listed = |planned: &agenda::Planned| match &planned.event {
        Event::PersonListed(person) => Some(person.clone()),
        _ => None,
    };
    let people: Vec<PersonListed> = planned.iter().filter_map(listed).collect();
    let own = planned.to_vec();
    let Some(plan) = plan.filter(|_| !people.iter().any(|one| one.kind == PersonKind::Member)) else {
        return Ok((own, None));
    };
    let mut earlier = of_body(&plan.body, sessions)?;
    earlier.retain(|meeting| day(meeting) <= Some(plan.date));
    let Some(last) = earlier
        .iter()
        .rev()
        .find(|meeting| meeting.people.voting().next().is_some())
    else {
        return Ok((own, None));
    };
    let free = |id: &str, name: &str| people.iter().all(|one| one.id.as_str() != id && one.name != name);
    let taken: Vec<agenda::Planned> = last
        .people
        .iter()
        .filter(|one| matches!(one.kind, PersonKind::Member | PersonKind::Officer))
        .filter(|one| free(one.id.as_str(), &one.name))
        .map(|one| agenda::Planned {
            event: Event::PersonListed(PersonListed {
                id: one.id.clone(),
                name: one.name.clone(),
                role: one.role.clone(),
                shown: one.shown.clone(),
                kind: one.kind,
                voting: one.voting,
                votes: one.votes,
            }),
            exempt: false,
        })
        .collect();
    let when = day(last).map(|day| format!(" of {day}")).unwrap_or_default();
    let told = format!(
        "the page lists no members: the {} people of the meeting{when} are taken over; /person adds others",
        taken.len()
    );
    let vacant = last
        .plan
        .as_ref()
        .map(|plan| plan.vacant.clone())
        .unwrap_or_default();
    let mut all = own;
    if let Some(agenda::Planned {
        event: Event::MeetingPlanned(plan),
        ..
    }) = all.first_mut()
        && plan.vacant.is_empty()
    {
        plan.vacant = vacant;
    }
    let at = 1.min(all.len());
    all.splice(at..at, taken);
    Ok((all, Some(told)))
}
