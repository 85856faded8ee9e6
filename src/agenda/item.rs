//! The agenda: its items in order, and which lines stand under each.
//!
//! An item is a line with a number or a bullet at the margin, or a sub-heading that begins with a
//! number. Whatever is indented further stands under it, and is read by `under`.

use crate::meeting::facts::{ItemListed, QuestionSubmitted, RecommendationListed, ReportListed};
use std::collections::{HashMap, HashSet};

use chrono::{NaiveTime, TimeDelta};

use super::bracket::{Told, hour_before, take};
use super::head::hm;
use super::page::{Line, Shape};
use super::section::{Holds, Section, Sections};
use super::span::Place;
use super::tag::Person;
use super::under::{self, Under};
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
    title: String,
    told: Told,
    lines: Vec<&'a Line>,
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
    for (item, id) in items.into_iter().zip(ids) {
        refuse_before_start(&item, plan, complaints);
        let exempt = item.told.exempt.is_some();
        complaints.discreet = exempt;
        let under = under::read(&item.lines, &directory, complaints);
        complaints.discreet = false;
        facts.push(Planned {
            event: Event::ItemListed(ItemListed {
                id: id.clone(),
                number: item.number,
                title: item.title,
                planned_s: item.told.planned_s,
                due: item.told.due,
                exempt: item.told.exempt,
            }),
            exempt: false,
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
            facts.push(Planned { event, exempt });
        }
    }
    facts
}

/// Takes a section's lines as items and what stands under them. False where there are too many.
fn drafts<'a>(part: &'a Section, items: &mut Vec<Draft<'a>>, complaints: &mut Complaints) -> bool {
    let mut margin = usize::MAX;
    for line in &part.lines {
        // A line that stands amiss after a private item may well have been meant to stand under it.
        complaints.discreet = items.last().is_some_and(|item| item.told.exempt.is_some());
        let heading = matches!(line.shape, Shape::Heading(_));
        if !heading {
            let labelled = under::is_labelled(line.text().span());
            let last = items.last_mut().filter(|_| margin != usize::MAX);
            match last {
                Some(item) if matches!(item.shape, Shape::Heading(_)) => {
                    item.lines.push(line);
                    continue;
                }
                Some(item)
                    if line.indent >= margin.saturating_add(2) || (labelled && item.number.is_some()) =>
                {
                    item.lines.push(line);
                    continue;
                }
                Some(_) if labelled => {
                    let what = format!(
                        "{} does not say whether it is an item",
                        complaints.quote(line.text().span().text(), "this line")
                    );
                    complaints.at(
                        line.place,
                        what,
                        "indent it by four spaces to put it under the item above, or number the items",
                    );
                    continue;
                }
                _ => margin = margin.min(line.indent),
            }
        } else {
            margin = 0;
        }
        if items.len() == MOST_ITEMS {
            complaints.at(
                line.place,
                format!("the agenda has more than {MOST_ITEMS} items"),
                "is this the right file?",
            );
            return false;
        }
        items.extend(draft(line, complaints));
    }
    true
}

fn draft<'a>(line: &Line, complaints: &mut Complaints) -> Option<Draft<'a>> {
    let text = line.text();
    let (number, rest) = number::read(text.span(), &line.shape);
    let (rest, before) = hour_before(rest);
    if line.shape == Shape::Plain && number.is_none() && before.is_none() {
        complaints.at(
            line.place,
            format!("{} is not an item", complaints.quote(rest.text(), "this line")),
            "begin it with its number or \"- \", indent it to go on with the line above, or put it in a comment <!-- -->",
        );
        return None;
    }
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
    Some(Draft {
        place: line.place,
        shape: line.shape.clone(),
        number,
        title: title.owned(),
        told,
        lines: Vec::new(),
    })
}

/// `1.` before every item is how Markdown lets one leave the counting to it.
fn renumber(items: &mut [Draft<'_>]) {
    let mut numbered = items.iter().filter(|item| item.number.is_some());
    let Some(first) = numbered
        .next()
        .map(|item| (item.shape.clone(), item.number.clone()))
    else {
        return;
    };
    let alike = numbered
        .clone()
        .all(|item| (&item.shape, &item.number) == (&first.0, &first.1));
    let begin = first.1.as_deref().and_then(|number| number.parse::<u64>().ok());
    if let (true, Some(begin), Shape::Numbered { .. }) = (alike && numbered.next().is_some(), begin, first.0)
    {
        for (number, item) in (begin..).zip(items.iter_mut().filter(|item| item.number.is_some())) {
            item.number = Some(number.to_string());
        }
    }
}

/// An item's id is its number without spaces; one without a number is called by its place.
fn ids(items: &[Draft<'_>], complaints: &mut Complaints) -> Vec<ItemId> {
    let bare = |number: &str| number.split_whitespace().collect::<String>();
    let mut lines: HashMap<String, usize> = HashMap::new();
    for item in items {
        let Some(number) = &item.number else { continue };
        match lines.get(&bare(number).to_lowercase()) {
            Some(line) => complaints.at(
                item.place,
                format!("number {number} is also that of the item on line {line}"),
                "give one of them another, or both a letter (7a, 7b)",
            ),
            None => {
                lines.insert(bare(number).to_lowercase(), item.place.line);
            }
        }
    }
    let mut taken: HashSet<String> = lines.into_keys().collect();
    let mut ids = Vec::with_capacity(items.len());
    for (n, item) in items.iter().enumerate() {
        let id = match &item.number {
            Some(number) => bare(number),
            // "i3" may be the printed number of another item.
            None => (0..)
                .map(|tail| {
                    if tail == 0 {
                        format!("i{}", n + 1)
                    } else {
                        format!("i{}-{tail}", n + 1)
                    }
                })
                .find(|id| !taken.contains(id))
                .unwrap_or_default(),
        };
        taken.insert(id.clone());
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
