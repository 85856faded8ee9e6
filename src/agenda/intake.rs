//! Any paper, made into an agenda page: what a clerk has (Word, ODT, PDF, a web page, Markdown, plain text) is read
//! into lines with their shape, and one recogniser makes an agenda of them, whatever they came from.
//!
//! Nothing disappears: every word of the paper is in the page, or in the list of what was left out, which stands in
//! the page as comments. Nothing is guessed about who was there. This room opens no file and follows nothing that a
//! paper points at; what it reads is bounded in bytes, entries and depth.
//!
//! | file | does |
//! |---|---|
//! | `line` | a line with its shape: number, indent, emphasis, cell, link, page |
//! | `format` | which format bytes are in |
//! | `text`, `markdown`, `html`, `docx`, `odt`, `pdf` | a format, read into lines |
//! | `parcel` | the zip archive of docx and odt, with its caps |
//! | `words` | the tables of what papers call things, from `words.toml` |
//! | `rows` | tables and wide gaps, taken apart |
//! | `marker` | the number, letter, dot or hour that a line begins with |
//! | `levels` | which number goes under which |
//! | `head` | body, date, hours, venue |
//! | `people` | who is named |
//! | `items` | where the items begin and end, and which line is one |
//! | `title` | an item's line: title, hour, length, who leads, privacy |
//! | `paper` | what each line was taken for, and the agenda that comes of it |
//! | `page` | the agenda as a page in our own form |

mod docx;
mod format;
mod head;
mod html;
mod items;
mod levels;
mod line;
mod markdown;
mod marker;
mod odt;
mod page;
mod paper;
mod parcel;
#[cfg(feature = "pdf")]
mod pdf;
mod people;
mod rows;
mod text;
mod title;
mod words;
mod xml;

use chrono::NaiveDate;

pub use format::{MOST_BYTES, Unread, lines};
pub use line::{Cell, Column, Line, Place};
pub use page::write;
pub use paper::{Agenda, Doubt, Head, Item, Left, Paper, Role, Seen};
pub use people::{Capacity, Person};
pub use text::decode;

use crate::human_time::FigureOrder;

/// What is known of a paper beforehand.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Today, for dates without a year.
    pub today: NaiveDate,
    /// Which comes first in a date of figures alone.
    pub order: FigureOrder,
}

/// Reads a paper: its lines, whatever its format, and what they are taken for. `ending` is that of its name.
///
/// # Errors
/// It is in no format that can be read, it is damaged or locked, or there is more in it than in any paper.
pub fn read(bytes: &[u8], ending: Option<&str>, asked: &Asked) -> Result<Paper, Unread> {
    Ok(recognise(lines(bytes, ending)?, asked))
}

/// What a paper's lines are taken for.
pub fn recognise(lines: Vec<Line>, asked: &Asked) -> Paper {
    let lines = items::paired(rows::apart(lines));
    let (until, _) = items::start(&lines, &items::Marks::of(&lines));
    let (lines, _) = items::unbroken(lines, until);
    let mut seen = vec![Seen::default(); lines.len()];
    for (slot, line) in seen.iter_mut().zip(&lines) {
        if let Some(why) = line.aside {
            slot.role = Role::Left(why);
        }
    }
    let marks = items::Marks::of(&lines);
    let (from, titled) = items::start(&lines, &marks);
    let before = items::before_first(&lines, &marks, from);
    let heads: Vec<usize> = (0..from).collect();
    let mut which = heads;
    let dated = |n: &usize| {
        lines.get(*n).is_some_and(|line| {
            crate::human_time::find_date(&line.text, asked.order).is_some()
                || crate::human_time::find_hours(&line.text).is_some()
                || head::labelled(line).is_some_and(|(label, _)| {
                    words::WORDS.field(label).is_some() || people::section(label).is_some()
                })
        })
    };
    // Between the heading and the first item: when and where, and whatever stands above that.
    let last_dated = before.clone().rev().find(dated);
    which.extend(before.start..last_dated.map_or(before.start, |n| n + 1));
    let (head, mut doubts) = head::read(&lines, &which, &mut seen, asked);
    doubts.extend(items::read(
        &lines,
        &marks,
        which.last().map_or(from, |n| (n + 1).max(from)),
        titled,
        &mut seen,
    ));
    let mut paper = Paper {
        lines,
        seen,
        head,
        doubts,
        private_after: None,
    };
    close_what_follows_an_exclusion(&mut paper);
    seat_the_chair(&mut paper);
    paper.doubts.sort_by_key(|doubt| doubt.place);
    for doubt in &paper.doubts {
        let at = paper.lines.iter().position(|line| line.place == doubt.place);
        if let Some(slot) = at.and_then(|at| paper.seen.get_mut(at)) {
            slot.doubt.get_or_insert_with(|| doubt.what.clone());
        }
    }
    paper
}

/// "Mayor: …" beside a list of members is one of them; where nobody is listed, nothing is known of the members.
fn seat_the_chair(paper: &mut Paper) {
    const OFFICES: [&str; 24] = [
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "vice-chair",
        "vice chair",
        "vice-chairman",
        "vice chairman",
        "mayor",
        "deputy mayor",
        "vice mayor",
        "president",
        "vice president",
        "convener",
        "convenor",
        "cadeirydd",
        "is-gadeirydd",
        "maire",
        "vorsitz",
        "vorsitzender",
        "vorsitzende",
        "burgermeister",
        "alcalde",
        "alcaldesa",
    ];
    let listed = paper.seen.iter().any(|seen| {
        matches!(&seen.role, Role::People(people) if people.iter().any(|person| person.capacity == Capacity::Member))
    });
    if !listed {
        return;
    }
    for seen in &mut paper.seen {
        let Role::People(people) = &mut seen.role else {
            continue;
        };
        for person in people {
            let office = person
                .role
                .as_deref()
                .map(crate::meeting::fold::unaccented)
                .unwrap_or_default();
            if OFFICES.contains(&office.as_str()) {
                person.capacity = Capacity::Member;
            }
        }
    }
}

/// "Exclusion of the press and public" is an item of its own; those after it are private.
fn close_what_follows_an_exclusion(paper: &mut Paper) {
    let Some(at) = items::close_after_exclusion(&paper.lines, &paper.seen) else {
        return;
    };
    let parted = paper
        .seen
        .iter()
        .skip(at)
        .any(|seen| matches!(seen.role, Role::Part(_)));
    if parted {
        return;
    }
    let place = paper.lines.get(at).map(|line| line.place).unwrap_or_default();
    let follows = paper
        .seen
        .iter()
        .skip(at + 1)
        .any(|seen| matches!(seen.role, Role::Item { depth: 0, .. }));
    if follows {
        paper.private_after = Some(at);
        paper.doubts.push(Doubt::new(
            place,
            "the items after this one are taken for private",
        ));
    }
}

#[cfg(test)]
mod tests;
