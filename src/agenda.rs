//! The agenda page: Markdown as a clerk would write it, read into the facts with which a log begins.
//!
//! Tolerant in spelling, exact in complaint: what cannot be understood is named with its line and
//! column, all of it at once, and nothing is dropped in silence. Only HTML comments, rules (`---`)
//! and the marks of emphasis stand for nothing. This room never opens a file, asks a clock or
//! guesses between two people: it takes the page's text and gives facts or complaints, never both.
//!
//! | file | reads |
//! |---|---|
//! | `span` | text that knows where on the page each letter stood |
//! | `page` | lines, list marks, headings, comments; refuses letters that cannot be seen |
//! | `section` | which heading begins what |
//! | `head` | body, date, times, venue |
//! | `person` | a line of the roster |
//! | `tag` | the tags people are given |
//! | `item` | numbered items and what stands under them |
//! | `number` | an item's printed number |
//! | `next` | the page of the next meeting, drafted from the last |
//! | `nesting` | of which item a line is a part |
//! | `bracket` | `(11:10, 40 min, exempt: paragraph 3)` |
//! | `under` | reports, recommendations, written questions |
//! | `intake` | any other paper, made into such a page |
//! | `who` | whom a written question names |

mod bracket;
mod head;
pub mod intake;
mod item;
mod misread;
mod nesting;
mod next;
mod number;
mod page;
mod person;
mod quotation;
mod section;
mod span;
mod tag;
mod under;
mod who;

#[cfg(test)]
mod tests;

use crate::meeting::facts::PersonListed;
use std::fmt;

use crate::human_time::FigureOrder;
use crate::meeting::event::{Event, PersonKind};
use crate::meeting::ids::PersonId;
use span::Place;

pub use next::{next, person};

/// A fact that the page announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The fact.
    pub event: Event,
    /// It belongs to an item to be taken in private: only the item's own public title may be shown.
    pub exempt: bool,
}

/// Something on the page that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong with it.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.line, self.column, self.what, self.instead
        )
    }
}

impl std::error::Error for Complaint {}

/// Reads an agenda page into the facts with which its log begins: `MeetingPlanned`, then a
/// `PersonListed` for each person, then for each item its `ItemListed` and what stands under it.
///
/// # Errors
///
/// All complaints about the page, in its order. The caller puts the file's name before each.
pub fn read(page: &str) -> Result<Vec<Planned>, Vec<Complaint>> {
    read_in_order(page, FigureOrder::Unsaid)
}

/// Reads a page of a body in whose country this comes first in a date of figures alone.
///
/// # Errors
/// As `read`.
pub fn read_in_order(page: &str, order: FigureOrder) -> Result<Vec<Planned>, Vec<Complaint>> {
    let mut complaints = Complaints::default();
    let Some(lines) = page::lines(page, &mut complaints) else {
        return Err(complaints.in_order());
    };
    let sections = section::split(lines, &mut complaints);
    let plan = head::read(&sections, order, &mut complaints);
    let (listed, vacant) = person::read(&sections, &mut complaints);
    let people = tag::give(listed, &mut complaints);
    let items = item::read(&sections, &people, plan.as_ref(), &mut complaints);

    match plan {
        Some(mut plan) if complaints.list.is_empty() => {
            plan.vacant = vacant;
            let open = |event| Planned { event, exempt: false };
            let mut facts = vec![open(Event::MeetingPlanned(Box::new(plan)))];
            facts.extend(people.into_iter().map(|person| open(person.into_event())));
            facts.extend(items);
            Ok(facts)
        }
        _ => Err(complaints.in_order()),
    }
}

/// The text of a page in our own form, as it was meant to be: with a heading of its own and the day, or with people
/// under a heading of ours. Any other paper is none.
pub fn own_form(bytes: &[u8]) -> Option<String> {
    let sealed = bytes.starts_with(b"PK") || bytes.starts_with(b"%PDF");
    if sealed {
        return None;
    }
    let text = intake::decode(bytes);
    let headed = text
        .lines()
        .any(|line| line.starts_with("# ") || line.starts_with("#\u{a0}"));
    let of_ours = text.lines().any(|line| {
        let lower = line.trim_start_matches(['*', '_', '-', ' ']).to_ascii_lowercase();
        let dated = ["date:", "date :", "**date", "dtae:", "date\t"]
            .iter()
            .any(|label| lower.starts_with(label));
        let under = lower.strip_prefix("##").is_some_and(|name| {
            matches!(
                name.trim_matches(['#', ' ', ':']),
                "members" | "in attendance" | "officers" | "apologies" | "witnesses" | "guests" | "memebrs"
            )
        });
        dated || under
    });
    (headed && of_ours).then_some(text)
}

/// Reads one line of a roster, as it may stand on a page, for somebody who is put on the list later.
/// `taken` are the tags that others have.
///
/// # Errors
/// What is wrong with the line, and what to write instead.
pub fn read_person(line: &str, kind: PersonKind, taken: &[&str]) -> Result<Event, String> {
    let section = match kind {
        PersonKind::Member => "Members",
        PersonKind::Officer => "Officers",
        PersonKind::Witness => "Witnesses",
        PersonKind::Guest => "Guests",
        PersonKind::Public => "Public",
    };
    let line = line.replace(['\n', '\r'], " ");
    let page = format!("# Body\nDate: 2000-01-01\n## {section}\n- {line}\n");
    let facts = read(&page).map_err(|complaints| {
        let first = complaints
            .first()
            .map(|one| format!("{}: {}", one.what, one.instead));
        first.unwrap_or_else(|| "this names nobody".into())
    })?;
    let listed = facts
        .into_iter()
        .map(|planned| planned.event)
        .find(|event| matches!(event, Event::PersonListed(_)));
    let Some(Event::PersonListed(PersonListed {
        id,
        name,
        role,
        shown,
        kind,
        voting,
        votes,
    })) = listed
    else {
        return Err("this names nobody: Name (Role) [tag]".into());
    };
    // A tag that was given is the clerk's to choose; one that was made gives way.
    let given = line.contains('[');
    let mut own = id.as_str().to_owned();
    for n in 2.. {
        if given || !taken.contains(&own.as_str()) {
            break;
        }
        own = format!("{id}{n}");
    }
    Ok(Event::PersonListed(PersonListed {
        id: PersonId::from(own.as_str()),
        name,
        role,
        shown,
        kind,
        voting,
        votes,
    }))
}

/// What has been found wrong so far.
#[derive(Debug, Default)]
struct Complaints {
    list: Vec<Complaint>,
    /// What is being read is exempt: a complaint may be copied anywhere, so it must not quote it.
    discreet: bool,
}

impl Complaints {
    fn at(&mut self, place: Place, what: impl Into<String>, instead: impl Into<String>) {
        self.list.push(Complaint {
            line: place.line,
            column: place.column,
            what: what.into(),
            instead: instead.into(),
        });
    }

    fn in_order(mut self) -> Vec<Complaint> {
        self.list.sort_by_key(|c| (c.line, c.column));
        self.list
    }

    /// Words of the page in quotation marks, or what stands for them where they are exempt.
    fn quote(&self, text: &str, instead: &str) -> String {
        if self.discreet {
            instead.to_owned()
        } else {
            quote(text)
        }
    }
}

/// A piece of the page short enough to be quoted in a complaint.
fn quote(text: &str) -> String {
    const ENOUGH: usize = 40;
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("\"{}…\"", text.get(..end).unwrap_or_default().trim_end()),
        None => format!("\"{text}\""),
    }
}
