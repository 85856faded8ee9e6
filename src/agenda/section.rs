//! Which heading begins what: the head of the page, the people, the agenda.
//!
//! A heading that is none of these is complained of once; what stands under it is then left alone,
//! so that one unknown section is one complaint and not fifty.

use std::collections::HashSet;

use super::page::{Line, Shape};
use super::span::Place;
use super::{Complaints, head, number, quote, under};
use crate::did_you_mean::near;
use crate::meeting::event::PersonKind;
use crate::meeting::words::capitalised;

/// What a part of the page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Date, time and place.
    Head,
    /// People of one kind; whether they have a vote.
    People(PersonKind, bool),
    /// The items.
    Agenda,
}

/// A part of the page: its lines with what wrapped onto the next one joined.
#[derive(Debug)]
pub(super) struct Section {
    /// What it holds.
    pub holds: Holds,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The numbers that have stood before its lines.
    numbers: HashSet<String>,
}

impl Section {
    fn new(holds: Holds) -> Self {
        Self {
            holds,
            lines: Vec::new(),
            numbers: HashSet::new(),
        }
    }
}

/// The page in its parts, and its heading.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// Who meets.
    pub body: Option<String>,
    /// The parts, in order.
    pub parts: Vec<Section>,
}

const MEMBERS: Holds = Holds::People(PersonKind::Member, true);
const WITHOUT_VOTE: Holds = Holds::People(PersonKind::Member, false);
const OFFICERS: Holds = Holds::People(PersonKind::Officer, false);
const WITNESSES: Holds = Holds::People(PersonKind::Witness, false);
const GUESTS: Holds = Holds::People(PersonKind::Guest, false);
const PUBLIC: Holds = Holds::People(PersonKind::Public, false);

/// Names of bodies that are also names of their membership: as the page's first heading, a body.
const BODIES: &str = "committee, board, panel, council, trustees, governors, directors, councillors";

/// What each section may be called, in lower case and without signs.
const NAMES: &[(Holds, &str)] = &[
    (MEMBERS, BODIES),
    (
        MEMBERS,
        "members, member, membership, councillor, committee members, board members, panel members, council members, \
         elected members, voting members, members voting, co opted members, coopted members, co optees, \
         independent members, independent co opted members, voting co opted members",
    ),
    (
        WITHOUT_VOTE,
        "non voting members, nonvoting members, members non voting, members without vote, members without a vote, \
         non voting, non voting co opted members, co opted non voting members, co opted members non voting, \
         advisory members, substitutes, substitute members",
    ),
    (
        OFFICERS,
        "in attendance, also in attendance, officers in attendance, in attendance officers, attending, \
         also attending, officers attending, officers, officer, attendees, staff, advisers, advisors",
    ),
    (WITNESSES, "witnesses, witness, expert witnesses"),
    (
        GUESTS,
        "guests, guest, observers, invited, invitees, invited guests, guests and observers, visitors",
    ),
    (
        PUBLIC,
        "public, members of the public, members of public, public speakers",
    ),
    (
        Holds::Agenda,
        "agenda, agenda items, items, item, business, items of business, order of business, order of the day, \
         orders of the day, order of proceedings, running order, programme, program",
    ),
    (
        Holds::Head,
        "meeting, details, meeting details, details of the meeting",
    ),
];

/// Splits the page at its headings.
pub(super) fn split(lines: Vec<Line>, complaints: &mut Complaints) -> Sections {
    let mut sections = Sections::default();
    if lines.is_empty() {
        complaints.at(
            Place::TOP,
            "the page is empty",
            "begin with \"# Name of the body\" and \"Date: 2016-10-21\"",
        );
        return sections;
    }
    let mut here = Some((Holds::Head, 1));
    sections.parts.push(Section::new(Holds::Head));
    for line in lines {
        if let Shape::Heading(level) = line.shape {
            turn(line, level, &mut here, &mut sections, complaints);
        } else if let Some((holds, level)) = bare(&line, here) {
            // Named once; what stands under it is read as it was meant.
            let text = line.text();
            let title = plainly(text.span().text());
            let what = format!("{} is a heading, and does not say so", quote(text.span().text()));
            complaints.at(line.place, what, format!("write \"## {}\"", capitalised(&title)));
            here = Some((holds, level));
            sections.parts.push(Section::new(holds));
        } else if let (Some((holds, _)), Some(part)) = (here, sections.parts.last_mut()) {
            put(line, holds, part, complaints);
        }
    }
    if sections.body.is_none() {
        complaints.at(
            Place::TOP,
            "the page has no heading that says who meets",
            "begin it with \"# Name of the body\"",
        );
    }
    sections
}

/// The section that a line without `##` was to begin: `AGENDA`, `Members:` alone on a line.
fn bare(line: &Line, here: Option<(Holds, usize)>) -> Option<(Holds, usize)> {
    let text = line.text();
    let said = text.span();
    let alone =
        line.shape == Shape::Plain && line.indent == 0 && (line.after_blank || said.text().ends_with(':'));
    let known = alone.then(|| holds(&plainly(said.text()))).flatten()?;
    let words = said.text().trim_end_matches(':');
    // "Meeting: …" is a field, "Councillors" under a heading of its own may be anybody.
    let heading = words.chars().all(|c| c.is_alphabetic() || c.is_whitespace()) && known != Holds::Head;
    (heading
        && here.is_some_and(|(holds, _)| {
            holds == Holds::Head || holds != known && words.chars().all(|c| !c.is_lowercase())
        }))
    .then_some((known, 2))
}

/// Takes a heading: the body's name, a section, an item, or a complaint.
fn turn(
    line: Line,
    level: usize,
    here: &mut Option<(Holds, usize)>,
    sections: &mut Sections,
    complaints: &mut Complaints,
) {
    let text = line.text();
    let title = text.span();
    let name = plainly(title.text());
    let known = holds(&name);
    let body_first = level == 1 && sections.body.is_none();
    if title.is_empty() {
        complaints.at(
            line.place,
            "this heading has no words",
            "write them, or take the line out",
        );
    } else if let Some(holds) = known.filter(|_| !(body_first && BODIES.split(", ").any(|body| body == name)))
    {
        *here = Some((holds, level));
        sections.parts.push(Section::new(holds));
    } else if sections.body.is_none() && (body_first || *here == Some((Holds::Head, 1))) {
        sections.body = Some(title.owned());
    } else if let (Some((Holds::Agenda, above)), Some(part)) = (*here, sections.parts.last_mut())
        && level > above
        && let Some(number) = number::read(title, &line.shape).0
    {
        part.numbers.insert(number.split_whitespace().collect());
        part.lines.push(line);
    } else {
        let within = here.filter(|(holds, above)| *holds != Holds::Head && level > *above);
        complaints.at(
            line.place,
            format!("{} is not a section of an agenda page", quote(title.text())),
            advice(&name, within),
        );
        *here = within;
        // What stands under a misspelt heading is read as was meant, so that only the heading is wrong.
        if let Some(holds) = meant(&name).and_then(holds) {
            *here = Some((holds, level));
            sections.parts.push(Section::new(holds));
        }
    }
}

/// Adds a line to its part, or to the line that it goes on from.
fn put(mut line: Line, holds: Holds, part: &mut Section, complaints: &mut Complaints) {
    let wraps = line.shape == Shape::Plain && !line.after_blank && line.indent > 0;
    let begins = match holds {
        Holds::Head => wraps && head::is_field(line.text().span()),
        Holds::Agenda => begins_in_agenda(&mut line, &mut part.numbers),
        Holds::People(..) => false,
    };
    match part.lines.last_mut() {
        Some(last) if wraps && !begins && goes_on(last, &line, holds) => {
            last.go_on_with(line, complaints);
        }
        _ => part.lines.push(line),
    }
}

/// Whether a line that begins nothing goes on from the last: in the agenda a paragraph does, too.
fn goes_on(last: &Line, line: &Line, holds: Holds) -> bool {
    let heading = matches!(last.shape, Shape::Heading(_));
    let further = line.indent > last.indent || last.shape != Shape::Plain || holds == Holds::Agenda;
    further && !heading
}

/// Whether a line of the agenda begins something, and cannot go on from another. Its number is noted.
fn begins_in_agenda(line: &mut Line, seen: &mut HashSet<String>) -> bool {
    let text = line.text();
    let span = text.span();
    let number = match (&line.shape, line.indent) {
        (Shape::Plain, 1..) => number::of_part(span, seen),
        (shape, _) => number::read(span, shape).0,
    };
    let numbered = number.is_some();
    let begins = numbered || under::is_labelled(span) || under::is_noted(span);
    line.part = numbered && line.shape == Shape::Plain;
    seen.extend(number.map(|number| number.split_whitespace().collect()));
    begins
}

/// Whether a heading of these words would begin a section, and so can be no body's name.
pub(super) fn is_section(title: &str) -> bool {
    let name = plainly(title);
    name.is_empty() || holds(&name).is_some() && !BODIES.split(", ").any(|body| body == name)
}

fn holds(name: &str) -> Option<Holds> {
    let of_a_body = ["members of ", "membership of ", "councillors of "];
    NAMES
        .iter()
        .find(|(_, names)| names.split(", ").any(|known| known == name))
        .map(|(holds, _)| *holds)
        .or_else(|| {
            of_a_body
                .iter()
                .any(|begin| name.starts_with(begin))
                .then_some(MEMBERS)
        })
}

/// The section that a misspelt heading was to begin.
fn meant(name: &str) -> Option<&'static str> {
    near(name, NAMES.iter().flat_map(|(_, names)| names.split(", ")))
}

fn advice(name: &str, within: Option<(Holds, usize)>) -> String {
    if let Some(meant) = meant(name) {
        return format!("write \"## {}\"", capitalised(meant));
    }
    if name.starts_with("apolog") || name == "absent" || name == "present" {
        return "list the people under \"## Members\" or \"## In attendance\"; who came is minuted at the meeting".into();
    }
    match within {
        Some((Holds::Agenda, _)) => {
            "begin it with a number to make it an item, or put it in a comment <!-- -->".into()
        }
        _ => "write \"## Members\", \"## In attendance\" or \"## Agenda\", or put it in a comment <!-- -->"
            .into(),
    }
}

/// A heading's words in lower case, without signs, figures and a leading article.
fn plainly(title: &str) -> String {
    let signless: String = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = signless.split_whitespace().collect();
    let words = words.strip_prefix(&["the"]).unwrap_or(&words);
    words.join(" ")
}
