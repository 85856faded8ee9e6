//! What is moved about a motion: each may begin with `mover/seconder`, and then names the motion or means the one
//! before the meeting. And counts again, absences, recusals and decisions without objection.

use super::given::{Given, wants};
use super::motions::figures;
use crate::entry::Misread;
use crate::entry::names::{self, Named};
use crate::entry::when::{self, split_word};
use crate::human_time;
use crate::meeting::event::{Procedure, Verdict, VoteMethod};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::intent::{Intent, Tally, Wanted};
use crate::meeting::motion::{Count, Figures};

/// Who moved and seconded it, the motion it is about, and the words after them.
struct Moved<'a> {
    by: Option<PersonId>,
    seconded_by: Option<PersonId>,
    aim: Wanted,
    words: &'a str,
}

impl Moved<'_> {
    fn to(self, procedure: Procedure) -> Intent {
        Intent::Dispose {
            procedure,
            moved_by: self.by,
            seconded_by: self.seconded_by,
            aim: self.aim,
        }
    }
}

/// Reads what all of them begin with.
fn moved<'a>(given: &Given<'a>) -> Result<Moved<'a>, Misread> {
    let (word, _) = split_word(given.words);
    let is_motion = |word: &str| word.parse::<MotionId>().is_ok();
    let names_mover = !is_motion(word)
        && (word.contains('/') && !word.starts_with('/')
            || matches!(word, "-" | "–" | "—")
            || matches!(names::speaker(word, given.meeting), Named::One(_)));
    let (by, seconded_by, words) = match names_mover {
        true => given.mover(given.words)?,
        false => (None, None, given.words),
    };
    let mut aim = Wanted::default();
    let mut rest = words.trim_start();
    for filler in ["the motion", "the question", "motion", "that the motion"] {
        if let Some(after) = rest.strip_prefix(filler)
            && (after.is_empty() || after.starts_with(' '))
        {
            rest = after.trim_start();
            break;
        }
    }
    let (first, after) = split_word(rest);
    if let Ok(id) = first.parse() {
        aim.motion = Some(id);
        rest = after;
    }
    Ok(Moved {
        by,
        seconded_by,
        aim,
        words: rest,
    })
}

fn nothing_more(moved: &Moved<'_>, wanted: &str) -> Result<(), Misread> {
    match moved.words {
        "" => Ok(()),
        rest => Err(Misread::Refused(format!("“{rest}” is too much: {wanted}"))),
    }
}

pub(super) fn table(given: &Given<'_>) -> Result<Intent, Misread> {
    let moved = moved(given)?;
    nothing_more(
        &moved,
        "/table lays on the table; /postpone to 7 April names a time",
    )?;
    Ok(moved.to(Procedure::Table))
}

pub(super) fn take_up(given: &Given<'_>) -> Result<Intent, Misread> {
    let moved = moved(given)?;
    nothing_more(&moved, "which motion: /take-up m1")?;
    Ok(moved.to(Procedure::TakeUp))
}

pub(super) fn postpone(given: &Given<'_>) -> Result<Intent, Misread> {
    let mut moved = moved(given)?;
    let (first, rest) = split_word(moved.words);
    match first.to_lowercase().as_str() {
        "indefinitely" if rest.is_empty() => return Ok(moved.to(Procedure::PostponeIndefinitely)),
        "to" | "until" | "till" if !rest.is_empty() => moved.words = rest,
        _ => return wants("to when, or indefinitely"),
    }
    moved.aim.until = Some(day(moved.words, given));
    Ok(moved.to(Procedure::Postpone))
}

/// A day as it is written in the log; what is none, as it was said.
fn day(words: &str, given: &Given<'_>) -> String {
    let date = human_time::next_date(words, given.now.date_naive());
    date.map_or_else(|| words.to_owned(), |date| date.to_string())
}

pub(super) fn refer(given: &Given<'_>) -> Result<Intent, Misread> {
    let mut moved = moved(given)?;
    let words = moved
        .words
        .strip_prefix("back")
        .map_or(moved.words, str::trim_start);
    let (first, rest) = split_word(words);
    let to = match first.eq_ignore_ascii_case("to") {
        true => rest,
        false => words,
    };
    if to.is_empty() {
        return wants("to whom: /refer to Planning Committee");
    }
    moved.aim.to = Some(to.to_owned());
    Ok(moved.to(Procedure::Refer))
}

pub(super) fn divide(given: &Given<'_>) -> Result<Intent, Misread> {
    let mut moved = moved(given)?;
    let parts = moved.words.split("//").map(str::trim);
    moved.aim.parts = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    if moved.aim.parts.len() < 2 {
        return wants("the parts, with // between them");
    }
    Ok(moved.to(Procedure::Divide))
}

pub(super) fn reconsider(given: &Given<'_>) -> Result<Intent, Misread> {
    earlier(given, Procedure::Reconsider)
}

pub(super) fn rescind(given: &Given<'_>) -> Result<Intent, Misread> {
    earlier(given, Procedure::Rescind)
}

/// `m2`, or `2026-02-03 m2` of an earlier meeting.
fn earlier(given: &Given<'_>, procedure: Procedure) -> Result<Intent, Misread> {
    let mut moved = moved(given)?;
    if moved.words.is_empty() {
        return Ok(moved.to(procedure));
    }
    match when::date_and_time(moved.words, given.now.date_naive()) {
        Some((held, None, rest)) => {
            moved.aim.held = Some(held);
            moved.aim.motion = match rest {
                "" => moved.aim.motion,
                id => match id.parse() {
                    Ok(id) => Some(id),
                    Err(()) => return wants("the motion of that meeting: m2"),
                },
            };
            Ok(moved.to(procedure))
        }
        _ => wants("which motion: m2, or 2026-02-03 m2 of an earlier meeting"),
    }
}

pub(super) fn recess(given: &Given<'_>) -> Result<Intent, Misread> {
    let mut moved = moved(given)?;
    let words = moved.words.strip_prefix("for ").unwrap_or(moved.words);
    let until = words.strip_prefix("until ").unwrap_or(words).trim();
    let long = human_time::typed_length(until).filter(|seconds| *seconds > 0);
    let seconds = match (until, long) {
        ("", _) => None,
        (_, Some(seconds)) => Some(seconds),
        (words, None) => {
            let until = when::to_come(words, given.now, None);
            let Some(until) = until else {
                return wants("how long, or until when: 10m");
            };
            u32::try_from((until - given.now).num_seconds()).ok()
        }
    };
    if moved.by.is_none() && moved.seconded_by.is_none() {
        return Ok(Intent::Adjourn {
            until: seconds.map(|seconds| given.now + chrono::TimeDelta::seconds(i64::from(seconds))),
        });
    }
    moved.aim.seconds = seconds;
    Ok(moved.to(Procedure::Recess))
}

/// `13 3 1 why`.
pub(super) fn recount(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let words = words.trim();
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut numbers = Vec::new();
    let mut rest = words;
    loop {
        let (word, after) = split_word(rest);
        if !is_figure(word) || numbers.len() == 3 {
            break;
        }
        numbers.push(word);
        rest = after;
    }
    let Tally::Count {
        in_favour,
        against,
        abstain,
    } = figures(&numbers)?
    else {
        return wants("the figures");
    };
    Ok(Intent::Recount {
        motion,
        count: Count {
            in_favour,
            against,
            abstain,
        },
        why: Some(rest.to_owned()).filter(|why| !why.is_empty()),
    })
}

/// `who… [excused]`.
pub(super) fn absent(given: &Given<'_>) -> Result<Intent, Misread> {
    let words = given.words;
    let excuse = |last: &str| match last.to_lowercase().as_str() {
        "excused" => Some(true),
        "unexcused" => Some(false),
        _ => None,
    };
    let split = words.rsplit_once(char::is_whitespace);
    let (words, excused) = match split.and_then(|(before, last)| Some((before, excuse(last)?))) {
        Some((before, excused)) => (
            before
                .trim_end_matches([' ', ','])
                .trim_end_matches(" not")
                .trim_end_matches(" without"),
            excused && !before.trim_end().ends_with(" not"),
        ),
        None => (words, false),
    };
    Ok(Intent::Absent {
        people: given.list(words)?,
        excused,
    })
}

pub(super) fn recuse(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, why) = given.name()?;
    Ok(Intent::Recuse {
        person,
        why: Some(why.to_owned()).filter(|why| !why.is_empty()),
    })
}

/// Without objection.
pub(super) fn unanimous(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, text) = given.motion();
    Ok(Intent::DecidedWith {
        motion,
        method: VoteMethod::Consent,
        verdict: Verdict::Carried,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
        figures: Figures::default(),
    })
}
