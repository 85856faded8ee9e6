//! The agenda: its items in order, which are parts of which, and what stands under each.
//!
//! An item is a line with a number or a bullet, or a sub-heading that begins with a number. `nesting` says of
//! which it is a part. A line with a label (`Report:`) stands under an item, and so does what stands further
//! in than that line; a paragraph is the note of its item. Nothing else is passed over.

use crate::meeting::facts::{ItemListed, QuestionSubmitted, RecommendationListed, ReportListed};
use std::collections::{HashMap, HashSet};

use chrono::{NaiveTime, TimeDelta};

use super::bracket::{Told, hour_before, take};
use super::head::hm;
use super::nesting::{Form, MOST_LEVELS, Nesting, path};
use super::page::{Line, Shape};
use super::section::{Holds, Section, Sections};
use super::span::Place;
use super::tag::Person;
use super::under::{self, Label, Under};
use super::who::Directory;
use super::{Complaints, Planned, number};
use crate::meeting::event::{Event, Plan};
use crate::meeting::ids::{ItemId, QuestionId};

/// A longer agenda is something else.
const MOST_ITEMS: usize = 2_000;

/// An item as its lines say.
struct Draft<'a> {
    place: Place,
    shape: Shape,
    number: Option<String>,
    form: Form,
    title: String,
    told: Told,
    /// The item it is a part of, by its place.
    parent: Option<usize>,
    /// How many parts it has.
    parts: usize,
    /// Its paragraphs.
    note: Vec<String>,
    /// What stands under it with a label, and what belongs to that.
    lines: Vec<&'a Line>,
    /// It stands under an item to be taken in private.
    within_private: bool,
}

impl Draft<'_> {
    fn is_private(&self) -> bool {
        self.told.exempt.is_some() || self.within_private
    }
}

/// Reads the items and what stands under them as facts.
pub(super) fn read(
    sections: &Sections,
    people: &[Person],
    plan: Option<&Plan>,
    complaints: &mut Complaints,
) -> Vec<Planned> {
    let mut items = Vec::new();
    for part in sections.parts.iter().filter(|part| part.holds == Holds::Agenda) {
        let few = drafts(part, &mut items, complaints);
        complaints.discreet = false;
        if !few {
            break;
        }
    }
    renumber(&mut items);
    let ids = ids(&items, complaints);
    let directory = Directory::new(people);
    let (mut facts, mut questions) = (Vec::new(), 0);
    for (item, id) in items.into_iter().zip(&ids) {
        refuse_before_start(&item, plan, complaints);
        let private = item.is_private();
        complaints.discreet = private;
        let under = under::read(&item.lines, &directory, complaints);
        complaints.discreet = false;
        facts.push(Planned {
            exempt: item.within_private,
            event: item.listed(id, &ids),
        });
        for line in under {
            let item = id.clone();
            let event = match line {
                Under::Report(title) => Event::ReportListed(ReportListed { item, title }),
                Under::Recommendation(text) => {
                    Event::RecommendationListed(RecommendationListed { item, text })
                }
                Under::Question { by, to, text } => {
                    questions += 1;
                    Event::QuestionSubmitted(QuestionSubmitted {
                        id: QuestionId(questions),
                        by,
                        to,
                        item: Some(item),
                        text,
                    })
                }
            };
            facts.push(Planned {
                event,
                exempt: private,
            });
        }
    }
    facts
}

impl Draft<'_> {
    /// As the fact that it is listed. `ids` are those of all items.
    fn listed(self, id: &ItemId, ids: &[ItemId]) -> Event {
        let bracketed = self.parent.is_some() && self.form == Form::Bracketed;
        let number = self.number.map(|number| match bracketed {
            true => format!("({number})"),
            false => number,
        });
        Event::ItemListed(ItemListed {
            id: id.clone(),
            number,
            title: self.title,
            planned_s: self.told.planned_s,
            due: self.told.due,
            exempt: self.told.exempt,
            parent: self.parent.and_then(|at| ids.get(at)).cloned(),
            note: (!self.note.is_empty()).then(|| self.note.join("\n")),
            consent: self.told.consent,
        })
    }
}

/// What a line of the agenda is.
enum What {
    /// An item, or a part of one.
    Item,
    /// It stands under the item at this place, with a label.
    Labelled(usize),
    /// It belongs to the line with a label before it.
    OfLabel(usize),
    /// It is a paragraph of the item at this place.
    Note(usize),
    /// It has a label, and stands where items do.
    Unplaced,
    /// It has no mark, and stands where items do.
    Unmarked,
}

/// Takes a section's lines as items and what stands under them. False where there are too many.
fn drafts<'a>(part: &'a Section, items: &mut Vec<Draft<'a>>, complaints: &mut Complaints) -> bool {
    let mut nesting = Nesting::default();
    let mut label: Option<Label> = None;
    for line in &part.lines {
        // A line that stands amiss after a private item may well have been meant to stand under it.
        complaints.discreet = items.last().is_some_and(Draft::is_private);
        let what = what(line, items, &mut nesting, label.as_ref());
        label = match what {
            What::OfLabel(_) => label,
            What::Labelled(item) => Label::of(line, item),
            What::Item | What::Note(_) | What::Unplaced | What::Unmarked => None,
        };
        match what {
            What::Labelled(item) | What::OfLabel(item) => {
                items
                    .get_mut(item)
                    .into_iter()
                    .for_each(|item| item.lines.push(line));
            }
            What::Note(item) => {
                let text = line.text().span().owned();
                items
                    .get_mut(item)
                    .into_iter()
                    .for_each(|item| item.note.push(text.clone()));
            }
            What::Unplaced => {
                let line_is = complaints.quote(line.text().span().text(), "this line");
                complaints.at(
                    line.place,
                    format!("{line_is} does not say whether it is an item"),
                    "indent it by four spaces to put it under the item above, or number the items",
                );
            }
            What::Unmarked => {
                let line_is = complaints.quote(line.text().span().text(), "this line");
                complaints.at(line.place, format!("{line_is} is not an item"), UNMARKED);
            }
            What::Item if items.len() == MOST_ITEMS => {
                complaints.at(
                    line.place,
                    format!("the agenda has more than {MOST_ITEMS} items"),
                    "is this the right file?",
                );
                return false;
            }
            What::Item => add(line, items, &mut nesting, complaints),
        }
    }
    true
}

const UNMARKED: &str = "begin it with its number or \"- \", indent it under the item whose note it is, or put it in \
     a comment <!-- -->";

/// The column of a line: those of headings are before any margin.
fn column(line: &Line) -> isize {
    match line.shape {
        Shape::Heading(level) => isize::try_from(level * 2).unwrap_or(0) - 100,
        _ => isize::try_from(line.indent).unwrap_or(isize::MAX),
    }
}

fn what(line: &Line, items: &[Draft<'_>], nesting: &mut Nesting, label: Option<&Label>) -> What {
    let text = line.text();
    let span = text.span();
    let heading = matches!(line.shape, Shape::Heading(_));
    let numbered = line.part
        || match line.shape {
            Shape::Numbered { .. } | Shape::Heading(_) => true,
            Shape::Bullet => number::read(span, &line.shape).0.is_some(),
            Shape::Plain => {
                line.indent == 0
                    && (number::read(span, &line.shape).0.is_some() || hour_before(span).1.is_some())
            }
        };
    let labelled = !numbered && under::is_labelled(span);
    if let Some(label) = label.filter(|label| !heading && !labelled && label.holds(line)) {
        return What::OfLabel(label.item);
    }
    if numbered {
        return What::Item;
    }
    let column = column(line);
    if labelled {
        // Level with an item that has a number, it stands under it.
        let level = |at: usize| {
            items
                .get(at)
                .is_some_and(|item: &Draft<'_>| item.number.is_some())
        };
        return match nesting.owner(column, level) {
            Some(item) => What::Labelled(item),
            None if nesting.depth() > 0 => What::Unplaced,
            None => What::Item,
        };
    }
    let noted = under::is_noted(span);
    if line.shape == Shape::Plain || noted {
        let level = |at: usize| {
            noted
                && items
                    .get(at)
                    .is_some_and(|item: &Draft<'_>| item.number.is_some())
        };
        return match nesting.owner(column, level) {
            Some(item) => What::Note(item),
            None if line.shape == Shape::Plain => What::Unmarked,
            None => What::Item,
        };
    }
    What::Item
}

/// Adds an item, as a part of that which it stands under.
fn add<'a>(line: &'a Line, items: &mut Vec<Draft<'a>>, nesting: &mut Nesting, complaints: &mut Complaints) {
    let mut item = draft(line, complaints);
    let number = item.number.as_deref().map(|number| (number, item.form));
    let parts = |of: Option<usize>| match of.and_then(|at| items.get(at)) {
        Some(whole) => whole.parts + 1,
        None => items.len() + 1,
    };
    let (parent, _) = nesting.open(items.len(), column(line), number, parts);
    item.parent = parent;
    if let Some(whole) = parent.and_then(|at| items.get_mut(at)) {
        whole.parts += 1;
        item.within_private = whole.is_private();
        item.told.consent |= whole.told.consent;
        if item.told.exempt.is_none() {
            item.told.exempt.clone_from(&whole.told.exempt);
        }
    }
    if nesting.depth() > MOST_LEVELS {
        let line_is = complaints.quote(&item.title, "this item");
        complaints.at(
            line.place,
            format!("{line_is} is a part of a part of a part"),
            "items go three levels deep: move it out, or write it as a paragraph without a number or \"- \"",
        );
    }
    if parent.is_some()
        && let Some(meant) = under::misspelt(line.text().span()).filter(|_| item.number.is_none())
    {
        let text = line.text();
        let label = text
            .span()
            .split_once(":")
            .map_or(text.span(), |(label, _)| label);
        let written = complaints.quote(label.text(), "this line");
        complaints.at(
            line.place,
            format!("{written} is not known under an item"),
            format!("write \"{}:\"?", crate::meeting::words::capitalised(meant)),
        );
    }
    items.push(item);
}

fn draft<'a>(line: &Line, complaints: &mut Complaints) -> Draft<'a> {
    let text = line.text();
    let (number, rest) = number::read(text.span(), &line.shape);
    let form = number.as_deref().map_or(Form::Plain, |number| {
        number::form(text.span().text(), &line.shape, number)
    });
    let (rest, before) = hour_before(rest);
    let (title, mut told) = take(rest, complaints);
    if let Some(before) = before {
        if told.due.is_some() || (told.planned_s.is_some() && before.planned_s.is_some()) {
            complaints.at(line.place, "this item has two timings", "keep one of them");
        }
        told.due = before.due;
        told.planned_s = told.planned_s.or(before.planned_s);
    }
    if title.is_empty() {
        complaints.at(
            line.place,
            "this item has no title",
            "write it, as in \"70. Apologies for absence (5 min)\"",
        );
    }
    let beside = told.beside.iter().map(|words| format!(" ({words})"));
    Draft {
        place: line.place,
        shape: line.shape.clone(),
        number,
        form,
        title: std::iter::once(title.owned()).chain(beside).collect(),
        told,
        parent: None,
        parts: 0,
        note: Vec::new(),
        lines: Vec::new(),
        within_private: false,
    }
}

/// `1.` before every item is how Markdown lets one leave the counting to it.
fn renumber(items: &mut [Draft<'_>]) {
    let mut parts: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.number.is_some()) {
        parts.entry(item.parent).or_default().push(at);
    }
    for listed in parts.into_values().filter(|listed| listed.len() > 1) {
        let first = listed.first().and_then(|at| items.get(*at));
        let Some((shape, number)) = first.map(|item| (item.shape.clone(), item.number.clone())) else {
            continue;
        };
        let begin = number.as_deref().and_then(|number| number.parse::<u64>().ok());
        let alike = |at: &usize| {
            let item = items.get(*at);
            item.is_some_and(|item| item.shape == shape && item.number == number)
        };
        let (Some(begin), Shape::Numbered { .. }, true) = (begin, &shape, listed.iter().all(alike)) else {
            continue;
        };
        for (number, at) in (begin..).zip(&listed) {
            if let Some(item) = items.get_mut(*at) {
                item.number = Some(number.to_string());
            }
        }
    }
}

/// An item's id is its whole number without spaces; one without a number is called by its place.
fn ids(items: &[Draft<'_>], complaints: &mut Complaints) -> Vec<ItemId> {
    let bare = |number: &str| number.split_whitespace().collect::<String>().to_lowercase();
    // "i3" may be the printed number of another item.
    let printed: HashSet<String> = items
        .iter()
        .filter_map(|item| item.number.as_deref())
        .map(bare)
        .collect();
    let mut lines: HashMap<String, usize> = HashMap::new();
    let mut parts: HashMap<usize, usize> = HashMap::new();
    let mut ids: Vec<ItemId> = Vec::with_capacity(items.len());
    for (n, item) in items.iter().enumerate() {
        let nth = match item.parent {
            Some(whole) => {
                let part = parts.entry(whole).or_default();
                *part += 1;
                *part
            }
            None => n + 1,
        };
        let whole = item.parent.and_then(|at| ids.get(at)).map(|id| id.as_str());
        let number = item.number.as_deref().map(|number| (number, item.form));
        let path = path(whole, number, || nth);
        let taken = |id: &str, lines: &HashMap<String, usize>| lines.get(&id.to_lowercase()).copied();
        let id = match (&item.number, taken(&path, &lines)) {
            (Some(number), Some(line)) => {
                complaints.at(
                    item.place,
                    format!("number {number} is also that of the item on line {line}"),
                    "give one of them another, or both a letter (7a, 7b)",
                );
                path
            }
            (Some(_), None) => path,
            (None, _) => (0..)
                .map(|tail| {
                    if tail == 0 {
                        path.clone()
                    } else {
                        format!("{path}-{tail}")
                    }
                })
                .find(|id| !printed.contains(&id.to_lowercase()) && taken(id, &lines).is_none())
                .unwrap_or_default(),
        };
        lines.entry(id.to_lowercase()).or_insert(item.place.line);
        ids.push(ItemId::from(id.as_str()));
    }
    ids
}

/// `(2:00)` at a meeting that starts at 14:00 was meant as the afternoon's hour.
fn refuse_before_start(item: &Draft<'_>, plan: Option<&Plan>, complaints: &mut Complaints) {
    const LONGEST_MEETING: TimeDelta = TimeDelta::hours(8);
    let (Some(due), Some(start)) = (item.told.due, plan.and_then(|plan| plan.time)) else {
        return;
    };
    let half_a_day: TimeDelta = TimeDelta::hours(12);
    let (later, wrapped): (NaiveTime, i64) = due.overflowing_add_signed(half_a_day);
    if due < start && wrapped == 0 && later >= start && later - start <= LONGEST_MEETING {
        let what = format!(
            "the item is due at {}, before the meeting starts at {}",
            hm(due),
            hm(start)
        );
        complaints.at(item.place, what, format!("write ({})", hm(later)));
    }
}
