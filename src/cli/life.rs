//! What becomes of the minutes: `quorate approve`, `sign`, `correct`, and `diff` between two states of them.

use std::path::Path;

use chrono::NaiveDate;

use super::{export, folder, print};
use crate::error::Error;
use crate::meeting::{Intent, Meeting, Seq};
use crate::minutes::compare::{self, Line};
use crate::minutes::{Order, Paper, Scope};
use crate::shell::clock;
use crate::shown::shown;

/// When the minutes were approved, and where.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Approve {
    /// The day on which they were approved: 2016-11-18 [default: that of the later meeting whose log says so]
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// At which meeting
    #[arg(long, value_name = "MEETING")]
    meeting: Option<String>,
    /// With corrections, which were entered before this
    #[arg(long)]
    corrected: bool,
}

/// When the minutes were signed, and by whom.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Sign {
    /// The day on which they were signed: 2016-11-18
    #[arg(long, value_name = "DATE")]
    on: NaiveDate,
    /// Who signed them
    #[arg(long, value_name = "NAME")]
    by: String,
}

/// What a later minute corrects.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Correct {
    /// The number of the entry
    entry: Seq,
    /// How it should read
    text: String,
    /// The day of the later minute: 2016-12-09
    #[arg(long, value_name = "DATE")]
    on: NaiveDate,
    /// Why
    #[arg(long, value_name = "WHY")]
    why: Option<String>,
}

/// Which two states, of which minutes.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Diff {
    /// The earlier state: the number of an event, or `approved`
    #[arg(long, value_name = "SEQ|approved", default_value = "approved")]
    at: String,
    /// With what was said while press and public were excluded
    #[arg(long)]
    exempt: bool,
    /// The house style of both: one that comes with the program, or a TOML file
    #[arg(long, value_name = "STYLE|FILE", default_value = "default")]
    style: String,
}

/// The minutes were approved.
///
/// # Errors
/// The meeting is not closed, they are approved already, or the log cannot be written.
pub fn approve(path: &Path, asked: Approve) -> Result<(), Error> {
    let Approve {
        on,
        meeting,
        corrected,
    } = asked;
    let (on, corrected) = match on {
        Some(on) => (on, corrected),
        None => approved_later(path, corrected)?,
    };
    enter(
        path,
        Intent::Approve {
            on,
            meeting,
            corrected,
        },
    )
}

/// The day of the later meeting of the same body whose log says that these minutes were approved, and whether with
/// corrections.
fn approved_later(path: &Path, corrected: bool) -> Result<(NaiveDate, bool), Error> {
    let meeting = Meeting::replay(crate::journal::read(path)?.facts);
    let body = meeting
        .plan
        .as_ref()
        .map(|plan| plan.body.as_str())
        .unwrap_or_default();
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let later = super::next::of_body(body, beside.unwrap_or(Path::new(".")))?;
    let approved = later.iter().find_map(|later| {
        let held = meeting.date()?;
        let (_, with) = later.approved.iter().find(|(day, _)| *day == held)?;
        Some((later.date()?, corrected || *with))
    });
    approved.ok_or_else(|| {
        Error::request(
            "no later meeting's log says that they were approved: --on with the day of the approval",
        )
    })
}

/// The minutes were signed.
///
/// # Errors
/// They are not approved, they are signed already, or the log cannot be written.
pub fn sign(path: &Path, asked: Sign) -> Result<(), Error> {
    let Sign { on, by } = asked;
    enter(path, Intent::Sign { on, name: by })
}

/// A later minute corrects the minutes as approved.
///
/// # Errors
/// They are not approved, there is no such entry, or the log cannot be written.
pub fn correct(path: &Path, asked: Correct) -> Result<(), Error> {
    let Correct { entry, text, on, why } = asked;
    enter(path, Intent::Correct { entry, text, on, why })
}

fn enter(path: &Path, intent: Intent) -> Result<(), Error> {
    let mut session = folder::take_up(path)?;
    folder::record(&mut session, intent)?;
    for told in &session.told {
        let _ = super::complain(&format!("quorate: {}\n", shown(told)));
    }
    let status = session.meeting.status().word();
    print(&format!("{} {status}\n", session.meeting.last_seq()))
}

/// Prints what changed in the minutes since an event. Nothing changed is a "no".
///
/// # Errors
/// There is no such state or style, nothing changed, or the log cannot be read or is damaged.
pub fn diff(path: &Path, asked: &Diff) -> Result<(), Error> {
    let (log, seal) = export::whole(path)?;
    let meeting = Meeting::replay(log.facts);
    let seq = state(&meeting, &asked.at)?;
    let order = Order {
        scope: if asked.exempt {
            Scope::Exempt
        } else {
            Scope::Public
        },
        paper: &Paper::Minutes,
        style: &export::style(&asked.style)?,
        draft: false,
        id: &log.header.id,
        seal: &seal,
        here: Some(clock::WALL),
        outside: crate::minutes::Outside::default(),
    };
    let states = compare::states(&meeting, seq, &order);
    let (earlier, later) = states.map_err(|error| Error::failed(error.to_string()))?;
    let mut out = String::new();
    let mut heading = None;
    for line in compare::lines(&earlier, &later) {
        let (mark, text) = match line {
            Line::Same(text) => {
                if text.starts_with('#') {
                    heading = Some(text);
                }
                continue;
            }
            Line::Gone(text) => ('-', text),
            Line::New(text) => ('+', text),
        };
        if let Some(heading) = heading.take() {
            out.push_str(&format!("  {}\n", shown(heading)));
        }
        out.push_str(&format!("{mark} {}\n", shown(text)));
    }
    if out.is_empty() {
        return Err(Error::no(format!(
            "nothing in the minutes has changed since event {seq}"
        )));
    }
    print(&out)
}

/// The number of the event that `named` means.
fn state(meeting: &Meeting, named: &str) -> Result<Seq, Error> {
    if named == "approved" {
        let approval = meeting.life.approval.as_ref();
        return approval.map(|approval| approval.seq).ok_or_else(|| {
            Error::no("the minutes are not approved: --at with the number of an event compares from there")
        });
    }
    let last = meeting.last_seq();
    let seq = named.parse().ok().filter(|seq| (1..=last).contains(seq));
    seq.ok_or_else(|| Error::request(format!("--at {named}: a number from 1 to {last}, or approved")))
}
