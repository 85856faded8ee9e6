//! `quorate roll`: who was here at a moment, who could vote, and whether there was a quorum.

use std::path::Path;

use crate::entry;
use crate::error::Error;
use crate::journal;
use crate::meeting::{Meeting, Moment, words};
use crate::shown::shown_lines;

/// Prints the roll of a log as it stood at `at`: a time of the meeting's day, or the end of what is recorded.
/// Without `exempt`, as the public may know it.
///
/// # Errors
/// The log cannot be read, or the time cannot be understood.
pub fn roll(path: &Path, at: Option<&str>, exempt: bool) -> Result<(), Error> {
    let log = journal::read(path)?;
    let meeting = Meeting::replay(log.facts);
    // The page may have been read on any day, and anywhere: the meeting's own time is told by its own facts.
    let held = meeting
        .facts()
        .iter()
        .filter(|fact| fact.seq > meeting.plan_end());
    let last = held.map(|fact| fact.when()).max();
    let last = last.ok_or_else(|| Error::no("nothing of this meeting is recorded yet"))?;
    let at = match at {
        Some(text) => moment(text, &meeting, last)?,
        None => last,
    };
    let then = meeting.at(at);
    let then = if exempt { then } else { then.public() };
    super::print(&shown_lines(&told(&then, at)))
}

fn moment(text: &str, meeting: &Meeting, near: Moment) -> Result<Moment, Error> {
    let line = format!("@{}", text.trim().trim_start_matches('@'));
    match entry::clock(&line) {
        Some((entry::When::Exactly(moment), "")) => Ok(moment),
        Some((when, "")) => {
            let local = when.local(meeting, near);
            Ok(local.and_local_timezone(*near.offset()).single().unwrap_or(near))
        }
        _ => Err(Error::request(format!(
            "{text} is no time: write --at 11:42, or --at 2016-10-21T11:42:00+01:00"
        ))),
    }
}

fn told(then: &Meeting, at: Moment) -> String {
    let body = then
        .plan
        .as_ref()
        .map_or("The meeting", |plan| plan.body.as_str());
    let item = then.agenda.current();
    let item = item.map_or_else(
        || format!("no item open, {}", then.status().word()),
        |item| format!("item {}: {}", item.label(), item.title),
    );
    let (date, time) = (words::date(at.date_naive()), at.format("%H:%M:%S"));
    let mut out = format!("{body}, {date}, {time}, {item}\n");
    let quorum = then.quorum();
    let met = if quorum.met() { "met" } else { "not met" };
    out.push_str(&format!(
        "Quorum: {met}, {} of {} present, {} needed\n",
        quorum.present, quorum.base, quorum.needed
    ));
    let roll = then.roll_now();
    let could = roll.iter().filter(|one| one.vote.is_ok()).count();
    out.push_str(&format!("Could vote: {could}\n\n"));
    let width = roll
        .iter()
        .map(|one| one.shown.chars().count())
        .max()
        .unwrap_or(0);
    for one in &roll {
        let vote = match &one.vote {
            Ok(()) => "could vote",
            Err(why) => why.as_str(),
        };
        let pad = " ".repeat(width - one.shown.chars().count());
        out.push_str(&format!("{}{pad}  {}; {vote}\n", one.shown, one.presence));
    }
    out
}
