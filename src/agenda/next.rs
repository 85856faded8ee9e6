//! The page of a body's next meeting, drafted from what its last ones left: who sits, what always stands on the
//! agenda, the minutes to approve, what was put off or not reached, and what is owed.
//!
//! Nothing of it is taken for decided: the clerk edits the page. Whatever is brought along says where it comes
//! from, and what belongs to a private item stands under a private item again.

mod owed;
mod standing;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate};

use super::read;
use crate::meeting::event::PersonKind;
use crate::meeting::facts::Plan;
use crate::meeting::name::parts;
use crate::meeting::people::Person;
use crate::meeting::state::Meeting;
use owed::{owed, put_off, to_approve};
use standing::{is_closing, is_minutes, is_opening, standing};

/// An item as it is to stand on the page.
#[derive(Debug, Clone, Default)]
struct Drafted {
    title: String,
    planned_s: Option<u32>,
    exempt: Option<String>,
    consent: bool,
    /// Its paragraphs.
    notes: Vec<String>,
    /// Lines with a label: reports and recommendations.
    lines: Vec<String>,
    parts: Vec<Drafted>,
}

/// The page of the meeting after these, which are of one body and in their order; none where there are none with
/// a plan.
pub fn next(meetings: &[Meeting]) -> Option<String> {
    let last = meetings.iter().rev().find(|meeting| meeting.plan.is_some())?;
    let plan = last.plan.as_ref()?;
    let mut page = head(plan, last, meetings);
    page.push_str(&roster(last));
    let items = items(meetings);
    let titles: Vec<String> = last
        .agenda
        .items
        .iter()
        .filter(|item| item.parent.is_none())
        .filter_map(|item| item.number.clone())
        .collect();
    page.push_str("\n## Agenda\n");
    let numbering = Numbering::after(&titles);
    for (nth, item) in items.iter().enumerate() {
        write(&mut page, item, &numbering.number(nth), "");
    }
    Some(mended(page))
}

fn head(plan: &Plan, last: &Meeting, meetings: &[Meeting]) -> String {
    let mut page = format!("# {}\n\n", plan.body);
    let next = last.life.next.as_ref();
    match next {
        Some(next) => page += &format!("Date: {}\n", next.date),
        None => {
            let guess = date_after(plan.date, meetings);
            page += &format!(
                "Date: {guess}\n<!-- no date was fixed for this meeting: {guess} follows from when the last ones were -->\n"
            );
        }
    }
    let mut field = |label: &str, value: Option<String>| {
        if let Some(value) = value {
            page.push_str(&format!("{label}: {value}\n"));
        }
    };
    let hour = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let time = next.and_then(|next| next.time).or(plan.time);
    field("Time", time.map(hour));
    // An end before a new start would be another day's.
    let ends = plan
        .ends
        .filter(|ends| time.is_none_or(|time| plan.time == Some(time) || time < *ends));
    field("Ends", ends.map(hour));
    let venue = next
        .and_then(|next| next.venue.clone())
        .or_else(|| plan.venue.clone());
    field("Venue", venue);
    field("Standing orders", plan.standing_orders.clone());
    field("Quorum", plan.quorum.map(|quorum| quorum.to_string()));
    page
}

/// The day that follows from the last two: as many weeks on as they were apart, else four.
fn date_after(last: NaiveDate, meetings: &[Meeting]) -> NaiveDate {
    let dates = meetings
        .iter()
        .filter_map(|meeting| Some(meeting.plan.as_ref()?.date));
    let before = dates.filter(|date| *date < last).max();
    let days = before.map_or(28, |before| (last - before).num_days());
    let days = u64::try_from(days).unwrap_or(28).clamp(1, 366);
    // Within a fortnight of a week's day, meetings keep to that day.
    let days = if days >= 7 && before.is_none_or(|before| before.weekday() == last.weekday()) {
        (days / 7) * 7
    } else {
        days
    };
    last.checked_add_days(Days::new(days)).unwrap_or(last)
}

/// Members and officers as they were; whoever came for one meeting only is not carried over.
fn roster(last: &Meeting) -> String {
    let mut page = String::new();
    let vacant = last.plan.as_ref().map_or(&[][..], |plan| &plan.vacant);
    for (heading, kind, voting) in [
        ("Members", PersonKind::Member, true),
        ("Non-voting members", PersonKind::Member, false),
        ("In attendance", PersonKind::Officer, false),
    ] {
        let of = |person: &&Person| person.kind == kind && person.voting == voting;
        let mut lines: Vec<String> = last.people.iter().filter(of).map(person).collect();
        if voting {
            lines.extend(vacant.iter().map(|seat| format!("- {seat}\n")));
        }
        if !lines.is_empty() {
            page += &format!("\n## {heading}\n{}", lines.concat());
        }
    }
    page
}

/// A line of the roster.
pub fn person(person: &Person) -> String {
    let role = person
        .role
        .as_ref()
        .map(|role| format!(" ({role})"))
        .unwrap_or_default();
    let votes = person
        .votes
        .map(|votes| format!(" ({votes} votes)"))
        .unwrap_or_default();
    let taken = parts(&person.name);
    let usual = match &taken.title {
        Some(title) if person.kind == PersonKind::Member && !taken.knightly => {
            format!("{title} {}", taken.surname)
        }
        _ => person.name.clone(),
    };
    let shown = match person.shown.contains(['"', '\u{201c}', '\u{201d}']) || person.shown == usual {
        true => String::new(),
        false => format!(" as \"{}\"", person.shown),
    };
    format!("- {}{role}{votes} [{}]{shown}\n", person.name, person.id)
}

/// The items in their order: what stands at the beginning, the minutes to approve, what was put off, what is owed,
/// and what stands at the end.
fn items(meetings: &[Meeting]) -> Vec<Drafted> {
    let standing = standing(meetings);
    let closing = standing
        .iter()
        .position(|item| is_closing(&item.title))
        .unwrap_or(standing.len());
    let mut items = standing;
    let closing = items.split_off(closing);
    let approve = to_approve(meetings);
    if !approve.is_empty() {
        let note = format!("To approve: {}.", approve.join(", "));
        match items.iter_mut().find(|item| is_minutes(&item.title)) {
            Some(minutes) => minutes.notes.push(note),
            None => {
                let at = items
                    .iter()
                    .rposition(|item| is_opening(&item.title))
                    .map_or(0, |at| at + 1);
                let minutes = Drafted {
                    title: "Minutes".into(),
                    notes: vec![note],
                    ..Drafted::default()
                };
                items.insert(at, minutes);
            }
        }
    }
    items.extend(put_off(meetings));
    items.extend(owed(meetings));
    items.extend(closing);
    items
}

/// How the items are numbered.
enum Numbering {
    /// Figures between what stays: `26-014`.
    Figures {
        before: String,
        next: u64,
        width: usize,
        after: String,
    },
    Letters,
    None,
}

impl Numbering {
    /// As those of the last meeting; on from them where they did not begin at one.
    fn after(numbers: &[String]) -> Self {
        let Some((first, last)) = numbers.first().zip(numbers.last()) else {
            return Self::None;
        };
        let taken = |number: &str| {
            let tail = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let digits = tail.len() - tail.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (before, figures) = tail.split_at(tail.len() - digits);
            Some((before.to_owned(), figures.parse::<u64>().ok()?, figures.len()))
        };
        let (before, after) = match (first.split_once('/'), last.split_once('/')) {
            // "20/26": the year stays.
            (Some((_, one)), Some((_, other))) if one == other => (true, format!("/{one}")),
            _ => (false, String::new()),
        };
        let bare = |number: &str| match before {
            true => number.split('/').next().unwrap_or_default().to_owned(),
            false => number.to_owned(),
        };
        match (taken(&bare(first)), taken(&bare(last))) {
            (Some((before, from, width)), Some((_, to, _))) => Self::Figures {
                before,
                next: if from <= 1 { from.max(1) } else { to.max(from) + 1 },
                width: if width > 1 && first.contains('0') {
                    width
                } else {
                    1
                },
                after,
            },
            _ => Self::Letters,
        }
    }

    fn number(&self, nth: usize) -> String {
        match self {
            Self::Figures {
                before,
                next,
                width,
                after,
            } => {
                let number = next + nth as u64;
                format!("{before}{number:0width$}{after}")
            }
            Self::Letters if nth < 26 => u8::try_from(nth)
                .map_or('A', |nth| char::from(b'A' + nth))
                .to_string(),
            Self::Letters => format!("A{nth}"),
            Self::None => String::new(),
        }
    }
}

/// Writes an item, its notes, what stands under it, and its parts.
fn write(page: &mut String, item: &Drafted, number: &str, indent: &str) {
    let mut told: Vec<String> = Vec::new();
    if let Some(seconds) = item.planned_s.filter(|seconds| *seconds > 0) {
        told.push(match seconds % 60 {
            0 => format!("{} min", seconds / 60),
            _ => format!("{seconds} sec"),
        });
    }
    if item.consent {
        told.push("consent".into());
    }
    if let Some(ground) = &item.exempt {
        told.push(match ground.as_str() {
            word @ ("exempt" | "confidential") => word.to_owned(),
            ground => format!("exempt: {ground}"),
        });
    }
    let told = match told.is_empty() {
        true => String::new(),
        false => format!(" ({})", told.join(", ")),
    };
    let mark = match number {
        "" => "- ".to_owned(),
        number if indent.is_empty() => format!("{number}. "),
        number => format!("{number} "),
    };
    page.push_str(&format!("{indent}{mark}{}{told}\n", line(&item.title)));
    let within = format!("{indent}    ");
    for text in &item.lines {
        page.push_str(&format!("{within}- {}\n", line(text)));
    }
    for note in &item.notes {
        page.push_str(&format!("\n{within}{}\n\n", line(note)));
    }
    for (nth, part) in item.parts.iter().enumerate() {
        let number = match number {
            "" => String::new(),
            number => format!("{number}.{}", nth + 1),
        };
        write(page, part, &number, &within);
    }
}

/// Words in one line, without what would begin or end a comment.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace("<!--", "‹!--").replace("-->", "--›")
}

/// The page with what it could not be read with put otherwise: brackets in an old title that say something else
/// in a new one, or, where that does not do, the line as a comment. Nothing is left out.
fn mended(page: String) -> String {
    let mut page = page;
    for last in [false, false, true] {
        let Err(complaints) = read(&page) else { break };
        let wrong: Vec<usize> = complaints.iter().map(|complaint| complaint.line).collect();
        let lines = page
            .lines()
            .zip(1..)
            .map(|(text, number)| match wrong.contains(&number) {
                false => text.to_owned(),
                true if last => format!("<!-- {} -->", line(text)),
                true => text.replace(['(', '['], "– ").replace([')', ']'], ""),
            });
        page = lines.map(|line| line + "\n").collect();
    }
    page
}
