//! What a clerk has, as an agenda: a page in our own form, or any other paper. `quorate agenda` makes the one of the
//! other; everywhere an agenda is taken, both are.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::output;
use crate::agenda::{self, Planned, intake};
use crate::capped;
use crate::config::Values;
use crate::error::Error;
use crate::human_time::{self, FigureOrder, NoDate};
use crate::shell::clock;
use crate::shown::{shown, shown_lines};

/// Of what was left out, so many lines are named on standard error; all of them stand in the page.
const MOST_NAMED: usize = 40;

/// The facts of an agenda, and what is to be said of how they were read.
pub(super) struct Read {
    /// The facts.
    pub planned: Vec<Planned>,
    /// What is not certain, where the paper is not in our own form.
    pub told: Vec<String>,
}

/// What `quorate agenda` is asked.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// The paper: .docx .odt .pdf .html .txt .md, or - for standard input
    #[arg(value_name = "FILE | -")]
    file: PathBuf,
    /// The page to write instead of standard output
    #[arg(short, long, value_name = "PAGE.md")]
    output: Option<PathBuf>,
    /// Who meets, where the paper does not say so or says something else
    #[arg(long, value_name = "NAME")]
    body: Option<String>,
    /// The day of the meeting
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// From when, or from when to when
    #[arg(long, value_name = "TIME")]
    time: Option<String>,
}

/// A paper, and how it was read.
struct Made {
    page: String,
    /// What it was made of; none where it was a page in our own form.
    of: Option<intake::Paper>,
}

/// Makes an agenda page of a paper.
///
/// # Errors
/// The paper cannot be read, does not say who meets on which day or holds no item; or the page cannot be written.
pub(super) fn agenda(asked: &Asked, values: &Values) -> Result<(), Error> {
    let (bytes, name) = match asked.file.as_os_str() == "-" {
        true => (standard_input()?, PathBuf::from("standard input")),
        false => (bytes_of(&asked.file)?, asked.file.clone()),
    };
    let given = given(asked, values.figures())?;
    let made = made(&bytes, &name, &given, values, false)?;
    if let Some(paper) = &made.of {
        for line in told(paper, &name, true) {
            let _ = super::complain(&format!("quorate: {}\n", shown_lines(&line)));
        }
    }
    match &asked.output {
        Some(to) => output::write(to, made.page.as_bytes(), false),
        None => super::print(&shown_lines(&made.page)),
    }
}

/// Reads an agenda for a meeting: a page in our own form is exact, any other paper is made into one.
///
/// # Errors
/// It cannot be read; or what in it cannot be understood, by line and column.
pub(super) fn read(path: &Path, values: &Values) -> Result<Read, Error> {
    let bytes = bytes_of(path)?;
    let made = made(&bytes, path, &Given::default(), values, true)?;
    let planned = understood(&made.page, path, values.figures())?;
    let told = made
        .of
        .as_ref()
        .map_or_else(Vec::new, |paper| told(paper, path, false));
    Ok(Read { planned, told })
}

/// A paper that is not in our own form, as it was understood; none where the file is a page of ours.
///
/// # Errors
/// It cannot be read.
pub(super) fn foreign(path: &Path, values: &Values) -> Result<Option<intake::Paper>, Error> {
    let bytes = bytes_of(path)?;
    if agenda::own_form(&bytes).is_some() {
        return Ok(None);
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    intake::read(&bytes, ending, &asked_of(values))
        .map(Some)
        .map_err(|unread| unreadable(path, &unread))
}

/// Text that was pasted, as it was understood.
///
/// # Errors
/// It is no text.
pub(super) fn pasted(text: &str, values: &Values) -> Result<intake::Paper, Error> {
    intake::read(text.as_bytes(), None, &asked_of(values))
        .map_err(|unread| Error::request(format!("what was pasted cannot be read: {unread}")))
}

/// The facts of a page that was made of a paper.
///
/// # Errors
/// It cannot be understood: a fault of ours.
pub(super) fn planned(page: &str) -> Result<Vec<Planned>, Error> {
    understood(page, Path::new("the agenda"), FigureOrder::DayFirst)
}

fn asked_of(values: &Values) -> intake::Asked {
    intake::Asked {
        today: clock::now().date_naive(),
        order: values.figures(),
    }
}

fn unreadable(path: &Path, unread: &intake::Unread) -> Error {
    Error::request(format!(
        "{} cannot be read as an agenda: {unread}",
        path.display()
    ))
}

/// The facts of a page in our own form.
fn understood(page: &str, path: &Path, order: FigureOrder) -> Result<Vec<Planned>, Error> {
    let shown = path.display();
    agenda::read_in_order(page, order).map_err(|complaints| {
        let each: Vec<String> = complaints
            .iter()
            .map(|complaint| format!("{shown}:{complaint}"))
            .collect();
        Error::request(each.join("\n"))
    })
}

/// What the flags say that the paper may not.
#[derive(Debug, Default)]
struct Given {
    body: Option<String>,
    date: Option<NaiveDate>,
    time: Option<(chrono::NaiveTime, Option<chrono::NaiveTime>)>,
}

fn given(asked: &Asked, order: FigureOrder) -> Result<Given, Error> {
    let date = asked
        .date
        .as_deref()
        .map(|text| match human_time::date_in_order(text, order) {
            Ok(date) | Err(NoDate::OtherDay(date)) => Ok(date),
            Err(_) => Err(Error::request(format!(
                "--date {text} is no date: write 2026-03-03"
            ))),
        });
    let time = asked.time.as_deref().map(|text| {
        let range = human_time::range(text).map(|(from, to)| (from, Some(to)));
        range
            .or_else(|| human_time::time(text).map(|from| (from, None)))
            .ok_or_else(|| Error::request(format!("--time {text} is no time of day: write 18:30")))
    });
    Ok(Given {
        body: asked.body.clone(),
        date: date.transpose()?,
        time: time.transpose()?,
    })
}

/// The page that a paper comes to. `exact`: a page in our own form is taken as it is, with its faults.
fn made(bytes: &[u8], path: &Path, given: &Given, values: &Values, exact: bool) -> Result<Made, Error> {
    let name = path.display();
    let order = values.figures();
    let untouched = given.body.is_none() && given.date.is_none() && given.time.is_none();
    if let Some(page) = agenda::own_form(bytes)
        && untouched
        && (exact || agenda::read_in_order(&page, order).is_ok())
    {
        return Ok(Made { page, of: None });
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    let paper = intake::read(bytes, ending, &asked_of(values));
    let mut paper = paper.map_err(|unread| unreadable(path, &unread))?;
    if let Some(body) = &given.body {
        paper.head.body = Some(body.clone());
    }
    paper.head.date = given.date.or(paper.head.date);
    if let Some((from, to)) = given.time {
        (paper.head.time, paper.head.ends) = (Some(from), to.or(paper.head.ends.filter(|ends| *ends > from)));
    }
    let agenda = paper.agenda();
    let mut lacks = Vec::new();
    if agenda.head.body.is_none() {
        lacks.push("who meets (--body NAME)");
    }
    if agenda.head.date.is_none() {
        lacks.push("the day of the meeting (--date 2026-03-03)");
    }
    if agenda.items.is_empty() {
        lacks.push("any item (number them, or write \"Agenda\" above them)");
    }
    if !lacks.is_empty() {
        return Err(Error::request(format!(
            "{name} does not say {}: `quorate agenda {name} -o PAGE.md` with what is missing makes a page of it",
            lacks.join(", nor ")
        )));
    }
    let page = intake::write(&agenda);
    Ok(Made {
        page,
        of: Some(paper),
    })
}

/// How a paper was read, in words: what it came to, what is not certain, what was left out.
fn told(paper: &intake::Paper, path: &Path, all: bool) -> Vec<String> {
    let agenda = paper.agenda();
    let head = &agenda.head;
    let mut first = format!("{} was read as the agenda of", path.display());
    first += &format!(" {}", head.body.as_deref().unwrap_or("a meeting"));
    if let Some(date) = head.date {
        first += &format!(" on {}", date.format("%-d %B %Y"));
    }
    if let Some(time) = head.time {
        first += &format!(" at {}", time.format("%H:%M"));
    }
    let count = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    first += &format!(
        ": {}, {}",
        count(agenda.items.len(), "item", "items"),
        count(agenda.people.len(), "person", "people")
    );
    let mut told = vec![first];
    told.extend(
        paper
            .doubts
            .iter()
            .map(|doubt| format!("not certain, {}: {}", doubt.place, doubt.what)),
    );
    let left = agenda.left.len();
    if all {
        told.extend(agenda.left.iter().take(MOST_NAMED).map(|left| {
            let short: String = left.text.chars().take(90).collect();
            let short = if short.len() < left.text.len() {
                format!("{short}…")
            } else {
                short
            };
            format!("left out, {} ({}): {short}", left.place, left.why)
        }));
        if left > MOST_NAMED {
            told.push(format!(
                "left out: {} more lines, which stand in the page as comments",
                left - MOST_NAMED
            ));
        }
    } else if left > 0 {
        told.push(format!(
            "{} left out: `quorate agenda {}` names them",
            count(left, "line was", "lines were"),
            shown(&path.display().to_string())
        ));
    }
    told
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    capped::read_bytes(path, intake::MOST_BYTES as u64)
        .map_err(|unread| Error::unread("agenda", path, &unread))
}

fn standard_input() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let most = intake::MOST_BYTES as u64 + 1;
    io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::failed(format!("standard input cannot be read: {error}")))?;
    Ok(bytes)
}
