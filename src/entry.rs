//! The clerk's line. Pure: text and a meeting in, what it means out.
//!
//! `read` says what a line means, `preview` what it would record, `complete` how it might go on, `show`
//! answers `/show`. `commands` is the one table of `/` commands: the reader, the completion, the help
//! and the palette all read it.

use crate::meeting::{Intent, Meeting, Moment};

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

/// A `/` command, as the help, the palette and the completion know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Its name without the slash.
    pub name: &'static str,
    /// Its arguments, as shown while it is typed: `[mover/seconder] text`.
    pub arguments: &'static str,
    /// What it does, in a few words.
    pub does: &'static str,
    /// A line that uses it.
    pub example: &'static str,
    /// Under which heading the help lists it.
    pub group: &'static str,
}

/// Every `/` command.
pub const COMMANDS: &[Command] = &[];

/// What `line` means in this meeting at `now`.
///
/// # Errors
/// Why it cannot be understood, and what to do instead.
pub fn read(line: &str, meeting: &Meeting, now: Moment) -> Result<Line, String> {
    let _ = meeting;
    match line.trim() {
        "" => Ok(Line::Nothing),
        text => Ok(Line::Record {
            at: Some(now),
            intent: Intent::Narrate {
                text: text.to_owned(),
            },
        }),
    }
}

/// What `line` would do in this meeting at `now`, in words.
pub fn preview(line: &str, meeting: &Meeting, now: Moment) -> Preview {
    match read(line, meeting, now) {
        Ok(_) => Preview::Nothing,
        Err(why) => Preview::Refused(why),
    }
}

/// How the word at byte `cursor` of `line` might go on, the likeliest first.
pub fn complete(_line: &str, _cursor: usize, _meeting: &Meeting) -> Vec<Candidate> {
    Vec::new()
}

/// What `/show` says of `topic`.
pub fn show(_topic: Topic, _meeting: &Meeting, _now: Moment) -> String {
    String::new()
}
