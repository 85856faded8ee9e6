//! What a line means: the grammar of the contract, and nothing that a command takes (see `commands`).

use super::names::{self, Named};
use super::shape::speaker_like;
use super::when::{self, split_word};
use super::{Line, Misread, commands};
use crate::human_time;
use crate::meeting::event::Priority;
use crate::meeting::ids::{PersonId, QuestionId, UndertakingId};
use crate::meeting::intent::{FollowUp, Intent};
use crate::meeting::{Meeting, Moment, clock};

/// What `line` means, the time before it and all.
pub(super) fn read(line: &str, meeting: &Meeting, now: Moment) -> Result<Line, Misread> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Line::Nothing);
    }
    if !line.starts_with('@') {
        return without_time(line, meeting, now, None);
    }
    let (when, rest) = when::stamp(line).ok_or_else(|| {
        Misread::Refused("after @ comes a time: @11:03 text; \\ before @ makes the line narrative".into())
    })?;
    let local = when.local(meeting, now);
    let at = match when {
        when::When::Exactly(moment) => moment,
        when::When::Local(_) | when::When::Time(_) => clock::moment_on(local.date(), local.time(), now),
    };
    if rest.is_empty() {
        return Ok(Line::Clock(at));
    }
    without_time(rest, meeting, at, Some(at))
}

/// What a line means that carries no time of its own; `now` is when it happened.
fn without_time(line: &str, meeting: &Meeting, now: Moment, at: Option<Moment>) -> Result<Line, Misread> {
    if let Some(command) = line.strip_prefix('/') {
        return commands::read(command, meeting, now, at);
    }
    let intent = match line.chars().next() {
        Some('\\') => Intent::Narrate {
            text: wanted(&line[1..], "the words of the narrative")?,
        },
        Some('#') => Intent::Head {
            text: wanted(&line[1..], "the words of the sub-heading")?,
        },
        Some('-') => minus(line, meeting)?,
        Some('+') => plus(line, meeting)?,
        Some('>') => floor(line, meeting)?,
        Some('<') if line.len() == 1 => Intent::Yield,
        Some(':' | '?' | '=' | '~' | '!') => by_floor(line, meeting, now)?,
        _ => by_name(line, meeting, now)?,
    };
    Ok(Line::Record { at, intent })
}

/// What a line says that is part of another: an intent, and nothing else.
pub(super) fn said(line: &str, meeting: &Meeting, now: Moment) -> Result<Intent, Misread> {
    match without_time(line, meeting, now, None)? {
        Line::Record { intent, .. } => Ok(intent),
        Line::Show(_) | Line::Clock(_) | Line::Nothing => Err(Misread::Refused(
            "only what is to be recorded can stand there".into(),
        )),
    }
}

fn wanted(text: &str, what: &str) -> Result<String, Misread> {
    match text.trim() {
        "" => Err(Misread::Wants(what.into())),
        text => Ok(text.into()),
    }
}

/// Narrative; where it looks like somebody's words, that nobody is called so goes with it.
fn narrative(line: &str) -> Intent {
    let text = line.to_owned();
    match speaker_like(line) {
        Some(name) => Intent::NarrateUnnamed {
            name: name.to_owned(),
            text,
        },
        None => Intent::Narrate { text },
    }
}

/// `- point`, or `-burke` out of the queue.
fn minus(line: &str, meeting: &Meeting) -> Result<Intent, Misread> {
    let rest = &line[1..];
    if rest.is_empty() || rest.starts_with(char::is_whitespace) {
        return Ok(Intent::Point {
            text: wanted(rest, "the words of the point")?,
        });
    }
    let (name, after) = names::leading(rest);
    if !after.is_empty() || name.starts_with('-') {
        return Ok(narrative(line));
    }
    Ok(Intent::Dequeue {
        person: names::one(name, meeting)?,
    })
}

/// `+burke note`, `++burke note`.
fn plus(line: &str, meeting: &Meeting) -> Result<Intent, Misread> {
    let (priority, rest) = match line.strip_prefix("++") {
        Some(rest) => (Priority::PointOfOrder, rest),
        None => (Priority::Turn, &line[1..]),
    };
    let (name, note) = names::leading(rest.trim_start());
    if name.is_empty() && note.is_empty() {
        return Err(Misread::Wants("the name of who wishes to speak".into()));
    }
    if name.is_empty() || !(note.is_empty() || note.starts_with(char::is_whitespace)) {
        return Ok(narrative(line));
    }
    let note = Some(note.trim())
        .filter(|note| !note.is_empty())
        .map(str::to_owned);
    Ok(Intent::Enqueue {
        person: names::one(name, meeting)?,
        priority,
        note,
    })
}

/// `>` the next speaker, `>burke`.
fn floor(line: &str, meeting: &Meeting) -> Result<Intent, Misread> {
    let rest = line[1..].trim();
    if rest.is_empty() {
        return Ok(Intent::CallNext);
    }
    let (name, after) = names::leading(rest);
    if after.is_empty() {
        return Ok(Intent::Call {
            person: names::one(name, meeting)?,
        });
    }
    match names::named(name, meeting) {
        Named::One(person) => Err(Misread::Refused(format!(
            "> gives the floor and takes no words: write  >{person}  and then  {person}: text"
        ))),
        Named::Several(_) | Named::Nobody => Ok(narrative(line)),
    }
}

/// A line that begins with a mark is by whoever has the floor; an action may be nobody's.
fn by_floor(line: &str, meeting: &Meeting, now: Moment) -> Result<Intent, Misread> {
    if let Some(text) = line.strip_prefix('!') {
        return action_or_meeting(None, text, now);
    }
    let by = meeting.floor.speaking().map(|speech| speech.person.clone());
    let by = by.ok_or_else(|| {
        let mark = &line[..1];
        Misread::Refused(format!(
            "nobody has the floor: write a name before {mark} or give the floor with > and a name"
        ))
    })?;
    marked(by, line, meeting, now)
}

/// A line that may begin with a name and a mark; otherwise it is narrative.
fn by_name(line: &str, meeting: &Meeting, now: Moment) -> Result<Intent, Misread> {
    let Some((name, rest)) = names::before_mark(line) else {
        return Ok(narrative(line));
    };
    match names::speaker(name, meeting) {
        Named::One(by) => marked(by, rest, meeting, now),
        Named::Several(people) => Err(names::several(name, &people, meeting)),
        Named::Nobody if matches!(&names::folded(name)[..], "chair" | "thechair") => Err(Misread::Refused(
            "nobody is in the chair: /chair and a name says who".into(),
        )),
        Named::Nobody => Ok(narrative(line)),
    }
}

/// What a known speaker's line means: it begins with its mark.
fn marked(by: PersonId, line: &str, meeting: &Meeting, now: Moment) -> Result<Intent, Misread> {
    let shown = meeting.people.shown(&by).to_owned();
    if let Some(rest) = line.strip_prefix("??") {
        let (follows, to, text) = match question_id(rest) {
            Some((id, text)) => (FollowUp::Of(id), None, text),
            None => {
                let (to, text) = addressee(rest, meeting)?;
                (FollowUp::Latest, to, text)
            }
        };
        let text = wanted(text, &format!("the follow-up question of {shown}"))?;
        return Ok(Intent::Ask {
            by,
            to,
            follows: Some(follows),
            text,
        });
    }
    if let Some(rest) = line.strip_prefix('?') {
        let (to, text) = addressee(rest, meeting)?;
        let text = wanted(text, &format!("the question of {shown}; ?pcc puts it to the PCC"))?;
        return Ok(Intent::Ask {
            by,
            to,
            follows: None,
            text,
        });
    }
    if let Some(rest) = line.strip_prefix('=') {
        let (question, text) = match question_id(rest) {
            Some((id, rest)) => (Some(id), rest),
            None => (None, rest),
        };
        return Ok(Intent::Answer {
            by,
            question,
            text: wanted(text, &format!("the answer of {shown}"))?,
        });
    }
    if let Some(rest) = line.strip_prefix('~') {
        return Ok(Intent::Undertake {
            by,
            text: wanted(rest, &format!("what {shown} promised"))?,
        });
    }
    if let Some(rest) = line.strip_prefix('!') {
        return action_or_meeting(Some(by), rest, now);
    }
    let text = line.strip_prefix(':').unwrap_or(line);
    let text = wanted(text, &format!("what {shown} said"))?;
    Ok(Intent::State { by, text })
}

/// What follows `!`: an action, or one that meets a promise: `!u1 …`.
pub(super) fn action_or_meeting(owner: Option<PersonId>, rest: &str, now: Moment) -> Result<Intent, Misread> {
    let (word, text) = split_word(rest);
    if !rest.starts_with(char::is_whitespace)
        && let Ok(meets) = word.parse::<UndertakingId>()
        && let Intent::Act { owner, text, due } = action(owner.clone(), text, now)?
    {
        return Ok(Intent::ActMeeting {
            owner,
            text,
            due,
            meets,
        });
    }
    action(owner, rest, now)
}

pub(super) fn action(owner: Option<PersonId>, text: &str, now: Moment) -> Result<Intent, Misread> {
    let (text, due) = human_time::with_due(text.trim(), now.date_naive());
    Ok(Intent::Act {
        owner,
        text: wanted(text, "what is to be done, and by when: … by 1 Dec")?,
        due,
    })
}

/// `q3` at the beginning of `text`, alone as a word, and the rest.
fn question_id(text: &str) -> Option<(QuestionId, &str)> {
    if text.starts_with(char::is_whitespace) {
        return None;
    }
    let (word, rest) = split_word(text);
    word.parse().ok().map(|id| (id, rest))
}

/// To whom a question is put: a name that stands right behind the mark.
fn addressee<'a>(text: &'a str, meeting: &Meeting) -> Result<(Option<PersonId>, &'a str), Misread> {
    let (name, rest) = names::leading(text);
    if name.is_empty() || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return Ok((None, text));
    }
    match names::named(name, meeting) {
        Named::One(to) => Ok((Some(to), rest)),
        Named::Several(people) => Err(names::several(name, &people, meeting)),
        Named::Nobody => Err(Misread::Refused(format!(
            "right behind ? stands to whom it is put, and nobody is called {name}: put a space before the question"
        ))),
    }
}

/// The words of a written question: `burke?pcc text`.
pub(super) fn written(text: &str, meeting: &Meeting) -> Result<Intent, Misread> {
    let wants = || Misread::Wants("who asks, whom, and the words: burke?pcc text".into());
    let (name, rest) = names::leading(text);
    let rest = rest
        .strip_prefix('?')
        .filter(|_| !name.is_empty())
        .ok_or_else(wants)?;
    let by = names::one(name, meeting)?;
    let (to, text) = addressee(rest, meeting)?;
    Ok(Intent::Submit {
        by,
        to,
        text: wanted(text, "the words of the question")?,
    })
}
