//! The clerk's line. Pure: text and a meeting in, what it means out.
//!
//! `read` says what a line means, `preview` what it would record, `complete` how it might go on, `show`
//! answers `/show`. `COMMANDS` is the one table of `/` commands: the reader, the completion, the help
//! and the palette all read it.

mod again;
mod commands;
mod complete;
pub mod form;
mod grammar;
mod names;
mod predict;
mod shape;
mod show;
mod sought;
mod when;

use crate::meeting::facts::{MeetingClosed, NarrativeMinuted};
use std::fmt;

pub use again::line_again;
pub use commands::{BREAK, COMMANDS, Command, TOPICS, command};
pub use predict::{House, Phrase, Predictor, Said, phrases};
pub use sought::{also, meant};
pub use when::{When, stamp as clock};

use crate::meeting::words::Manner;
use crate::meeting::{self, Event, Intent, Meeting, Moment, Refusal, words};

/// What a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An empty line.
    Nothing,
    /// Only a time: in `dictate` it sets the clock.
    Clock(Moment),
    /// Something to record, at another time than now where the line says so.
    Record {
        /// When it happened, where the line says so.
        at: Option<Moment>,
        /// What is meant.
        intent: Intent,
    },
    /// `/show`: something to say, nothing to record.
    Show(Topic),
}

/// What `/show` can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Who waits to speak.
    Queue,
    /// The motion on the floor.
    Motion,
    /// The item's and the meeting's time.
    Clock,
    /// The quorum.
    Quorum,
    /// The actions so far.
    Actions,
    /// What a vote on the motion needs, and what is missing before it.
    Needs,
    /// What the rules have a place for now, and what not.
    Next,
}

/// Why a line cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// It is not complete: what it wants next.
    Wants(String),
    /// It names what does not exist or contradicts itself, and what to do instead.
    Refused(String),
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misread::Wants(what) => write!(f, "this wants {what}"),
            Misread::Refused(why) => f.write_str(why),
        }
    }
}

impl From<Refusal> for Misread {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Nothing => Misread::Wants("words".into()),
            Refusal::NoGround => Misread::Wants("the ground: /exempt paragraph 3".into()),
            // As it stands when the entry is taken up to be corrected: nothing is wrong yet.
            Refusal::SameWords(entry) => Misread::Wants(format!("other words than entry {entry} has")),
            refusal => Misread::Refused(refusal.to_string()),
        }
    }
}

/// What the line under the entry says before Enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// Nothing is typed.
    Nothing,
    /// Enter would record this.
    Records(String),
    /// Enter would show this.
    Shows(String),
    /// Enter would be refused, for this reason and with what to do instead.
    Refused(String),
    /// The line is not complete: what it wants next.
    Wants(String),
    /// Enter would take as text what looks like somebody's words: whether that is meant.
    Asks(String),
}

/// A way the word at the cursor might go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The bytes of the line that it replaces.
    pub replaces: std::ops::Range<usize>,
    /// What it puts there.
    pub text: String,
    /// What it stands for, in words.
    pub about: String,
}

/// What Enter does with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// Nothing: the line is empty.
    Nothing,
    /// It records this fact, as of another time where the line said so.
    Records(Event, Option<Moment>),
    /// It shows this.
    Shows(String),
}

/// What `line` means in this meeting at `now`. A time in it is in the offset of `now`.
///
/// # Errors
/// Why it cannot be understood, and what to do instead.
pub fn read(line: &str, meeting: &Meeting, now: Moment) -> Result<Line, Misread> {
    grammar::read(line, meeting, now)
}

/// What Enter does with `line`, typed live at `now`: read, and decided into a fact.
///
/// # Errors
/// Why it cannot be recorded, and what to do instead.
pub fn enter(line: &str, meeting: &Meeting, now: Moment) -> Result<Entered, Misread> {
    enter_in(line, meeting, now, Manner::PLAIN)
}

/// The same, with what it shows said in a manner.
///
/// # Errors
/// Why it cannot be recorded, and what to do instead.
pub fn enter_in(line: &str, meeting: &Meeting, now: Moment, manner: Manner) -> Result<Entered, Misread> {
    match read(line, meeting, now)? {
        Line::Nothing => Ok(Entered::Nothing),
        Line::Clock(_) => Err(Misread::Wants("what happened then".into())),
        Line::Show(topic) => Ok(Entered::Shows(show::show(topic, meeting, now, manner))),
        Line::Record { at, intent } => {
            if at.is_some_and(|at| at > now) {
                return Err(Refusal::NotYet.into());
            }
            Ok(Entered::Records(meeting::decide(meeting, intent)?, at))
        }
    }
}

/// Whether `text` is read as narrative, word for word.
pub fn is_narrative(text: &str, meeting: &Meeting, now: Moment) -> bool {
    match read(text, meeting, now) {
        Ok(Line::Record {
            at: None,
            intent: Intent::Narrate { text: read },
        }) => read == text.trim(),
        Ok(_) | Err(_) => false,
    }
}

/// Whether `line` would close the meeting.
pub fn closes(line: &str, meeting: &Meeting, now: Moment) -> bool {
    line.contains('/')
        && matches!(
            enter(line, meeting, now),
            Ok(Entered::Records(Event::MeetingClosed(MeetingClosed {}), _))
        )
}

/// What `line` would do in this meeting at `now`, in words: just what `enter` does.
pub fn preview(line: &str, meeting: &Meeting, now: Moment) -> Preview {
    preview_in(line, meeting, now, Manner::PLAIN, &|_| None)
}

/// The same, with dates and hours said in a manner. `printed` gives the sentence that the minutes will print of a
/// fact, where they print one.
pub fn preview_in(
    line: &str,
    meeting: &Meeting,
    now: Moment,
    manner: Manner,
    printed: &dyn Fn(&Event) -> Option<String>,
) -> Preview {
    match enter_in(line, meeting, now, manner) {
        Ok(Entered::Nothing) => Preview::Nothing,
        Ok(Entered::Shows(what)) => Preview::Shows(what),
        Ok(Entered::Records(event, at)) => {
            let late = at
                .map(|at| format!(", as of {}", manner.hour(at)))
                .unwrap_or_default();
            if let Event::NarrativeMinuted(NarrativeMinuted {
                unnamed: Some(name), ..
            }) = event.said()
            {
                return Preview::Asks(format!(
                    "nobody is called {name}: → to list them, Enter as text{late}"
                ));
            }
            let told = match printed(&event) {
                Some(printed) => format!("{printed}{}", words::marks(&event, meeting, &printed)),
                None => words::sentence_in(&event, meeting, manner),
            };
            let nobody = unnamed(line, &event)
                .map(|name| format!(" (nobody is called {name})"))
                .unwrap_or_default();
            // A mark says already that it is in no minutes.
            let mark = matches!(event, Event::MarkLeft(_) | Event::MarkCleared(_));
            let exempt = if meeting.record(event, now, at).exempt && !mark {
                " (exempt: not for the public)"
            } else {
                ""
            };
            Preview::Records(format!("{told}{late}{nobody}{exempt}"))
        }
        Err(Misread::Wants(what)) => Preview::Wants(what),
        Err(Misread::Refused(why)) => Preview::Refused(why),
    }
}

/// The word before a mark that names nobody and so made the line narrative.
fn unnamed<'a>(line: &'a str, event: &Event) -> Option<&'a str> {
    let Event::NarrativeMinuted(_) = event else {
        return None;
    };
    let line = clock(line).map_or(line, |(_, rest)| rest).trim_start();
    let (name, _) = names::before_mark(line)?;
    (!name.contains(char::is_whitespace)).then_some(name)
}

/// Everybody who could be meant by the name with which `line` begins where nobody is called so, those whose
/// names begin most like it first.
pub fn who(line: &str, meeting: &Meeting) -> Vec<Candidate> {
    let Some(name) = shape::speaker_like(clock(line).map_or(line, |(_, rest)| rest)) else {
        return Vec::new();
    };
    let Some(at) = line.find(name) else {
        return Vec::new();
    };
    let wanted = names::folded(name);
    let like = |one: &Candidate| {
        let alike = |text: &str| {
            let letters = names::folded(text);
            letters
                .chars()
                .zip(wanted.chars())
                .take_while(|(a, b)| a == b)
                .count()
        };
        one.about
            .split_whitespace()
            .chain([one.text.as_str()])
            .map(alike)
            .max()
            .unwrap_or(0)
    };
    let mut people = complete::people("", at..at + name.len(), meeting);
    people.sort_by_key(|one| std::cmp::Reverse(like(one)));
    people
}

/// How the word at byte `cursor` of `line` might go on, the likeliest first.
pub fn complete(line: &str, cursor: usize, meeting: &Meeting) -> Vec<Candidate> {
    complete::complete(line, cursor, meeting)
}

/// How the word at byte `cursor` of a form's field might go on, the likeliest first.
pub fn complete_field(kind: form::Kind, text: &str, cursor: usize, meeting: &Meeting) -> Vec<Candidate> {
    complete::field(kind, text, cursor, meeting)
}

/// What `/show` says of `topic`.
pub fn show(topic: Topic, meeting: &Meeting, now: Moment) -> String {
    show::show(topic, meeting, now, Manner::PLAIN)
}
