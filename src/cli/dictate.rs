//! `quorate dictate`: the clerk's entry lines from standard input, no terminal needed.

use std::io::{BufRead, Read, Write};

use super::folder::Session;
use crate::entry::{self, Line};
use crate::error::Error;
use crate::guard::{self, Guard};
use crate::journal::JournalError;
use crate::meeting::minute::EntryKind;
use crate::meeting::{self, Moment};
use crate::shell::clock;
use crate::shown::shown;

/// The most bytes of a line.
const LINE_CAP: usize = 64 << 10;

/// Enters every line of `input`; prints `SEQ KIND` to `out` for each that is on disk, and
/// `refused LINE: why` to `err` for each that is not, with the number of the line.
///
/// True where every line was taken.
///
/// # Errors
/// The disk failed: what was printed before is on it.
pub fn dictate(
    session: &mut Session,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    err: &mut dyn Write,
    strict: bool,
) -> Result<bool, Error> {
    // The clock that `@` sets stands until the next one.
    let mut told: Option<Moment> = None;
    let mut all_taken = true;
    for number in 1usize.. {
        let Some(line) = next_line(input)? else { break };
        let taken = line.and_then(|line| take(session, &line, &mut told));
        match taken {
            Ok(said) => {
                if let Some(moved) = session.writer.moved() {
                    say(err, &format!("quorate: {}", shown(&moved.to_string())))?;
                }
                if let Some(said) = said {
                    say(out, &said.line)?;
                    if let Some(noticed) = said.noticed {
                        say(err, &format!("noticed {number}: {}", shown(&noticed)))?;
                    }
                }
            }
            Err(Refused::Line(why)) => {
                all_taken = false;
                say(err, &format!("refused {number}: {}", shown(&why)))?;
                if strict {
                    break;
                }
            }
            Err(Refused::Disk(error)) => {
                say(err, &format!("refused {number}: {}", shown(&error.to_string())))?;
                return Err(Error::failed(""));
            }
        }
    }
    // What was printed is to be found, whatever became of the log since.
    session.writer.look()?;
    if let Some(moved) = session.writer.moved() {
        say(err, &format!("quorate: {}", shown(&moved.to_string())))?;
    }
    Ok(all_taken)
}

/// What is printed of a line that was taken.
struct Said {
    line: String,
    noticed: Option<String>,
}

enum Refused {
    Line(String),
    Disk(JournalError),
}

/// The next line without its end; none at the end of input.
fn next_line(input: &mut dyn BufRead) -> Result<Option<Result<String, Refused>>, Error> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| Error::failed(format!("standard input cannot be read: {error}"));
    let read = input
        .take(LINE_CAP as u64 + 1)
        .read_until(b'\n', &mut bytes)
        .map_err(failed)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && read > LINE_CAP && guard::on(Guard::DictatedCap) {
        // The rest of a line too long is read past, piece by piece, and belongs to the refusal.
        loop {
            let mut rest = Vec::new();
            let read = input
                .take(LINE_CAP as u64)
                .read_until(b'\n', &mut rest)
                .map_err(failed)?;
            if read == 0 || rest.last() == Some(&b'\n') {
                break;
            }
        }
        return Ok(Some(Err(Refused::Line(format!(
            "the line is longer than {LINE_CAP} bytes: divide it"
        )))));
    }
    Ok(Some(
        String::from_utf8(bytes).map_err(|_| Refused::Line("the line is not UTF-8 text".into())),
    ))
}

/// Records one line, and says what is to be printed of it.
fn take(session: &mut Session, line: &str, told: &mut Option<Moment>) -> Result<Option<Said>, Refused> {
    let line = line.trim();
    let rest = match entry::clock(line) {
        Some((when, rest)) => {
            let at = match when {
                entry::When::Exactly(moment) => moment,
                entry::When::Local(_) | entry::When::Time(_) => {
                    clock::here(when.local(&session.meeting, clock::now()))
                }
            };
            *told = Some(at);
            rest
        }
        None => line,
    };
    let at = told.unwrap_or_else(clock::now);
    let misread = |misread: entry::Misread| Refused::Line(misread.to_string());
    match entry::read(rest, &session.meeting, at).map_err(misread)? {
        Line::Nothing | Line::Clock(_) => Ok(None),
        Line::Show(topic) => Ok(Some(Said {
            line: shown(&entry::show(topic, &session.meeting, at)).into_owned(),
            noticed: None,
        })),
        Line::Record { intent, .. } => {
            let event = meeting::decide(&session.meeting, intent)
                .map_err(|refusal| misread(entry::Misread::from(refusal)))?;
            let noticed = event.unnamed();
            let noticed =
                noticed.map(|name| format!("nobody is called {name}, and the line was taken as text"));
            let kind = EntryKind::of(event.said()).word();
            let fact = session.meeting.record(event, at, None);
            let appended = session.writer.append(std::slice::from_ref(&fact));
            appended.map_err(|error| match error {
                JournalError::Unwritable { .. } => Refused::Line(error.to_string()),
                error => Refused::Disk(error),
            })?;
            let line = format!("{} {kind}", fact.seq);
            session.meeting.apply(fact);
            Ok(Some(Said { line, noticed }))
        }
    }
}

/// Prints a line. Where nobody reads any more, what was recorded stays recorded.
fn say(to: &mut dyn Write, line: &str) -> Result<(), Error> {
    let said = writeln!(to, "{line}").and_then(|()| to.flush());
    said.map_err(|error| {
        Error::failed(format!(
            "nobody reads what is printed ({error}): what was printed before is on disk"
        ))
    })
}
