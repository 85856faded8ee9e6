//! The head of the page: body, date, times, venue, standing orders, quorum.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::page::Shape;
use super::section::{Holds, Sections};
use super::span::{Place, Span};
use super::{Complaints, quote};
use crate::did_you_mean::near;
use crate::human_time::{FigureOrder, NoDate, date_in_order, day_name, find_date, range, time};
use crate::meeting::event::Plan;

/// What a field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Date,
    Time,
    Ends,
    Venue,
    Orders,
    Quorum,
    Title,
}

/// The labels of each field, the first being its own, with an example.
const FIELDS: &[(Field, &str, &[&str])] = &[
    (
        Field::Date,
        "Date: 2016-10-21",
        &["date", "day", "meeting date", "date of meeting"],
    ),
    (
        Field::Time,
        "Time: 11:00",
        &[
            "time",
            "start",
            "starts",
            "start time",
            "starts at",
            "begins",
            "from",
        ],
    ),
    (
        Field::Ends,
        "Ends: 13:30",
        &[
            "ends",
            "end",
            "end time",
            "ends at",
            "finish",
            "finishes",
            "until",
            "guillotine",
            "to",
        ],
    ),
    (
        Field::Venue,
        "Venue: Council chamber",
        &["venue", "place", "location", "where", "room", "held at", "at"],
    ),
    (
        Field::Orders,
        "Standing orders: principal-council",
        &["standing orders", "rules", "orders", "rules of procedure"],
    ),
    (Field::Quorum, "Quorum: 5", &["quorum"]),
    (
        Field::Title,
        "Title: Annual meeting",
        &["title", "meeting", "meeting title", "subject"],
    ),
];

/// Whether a line gives a field that the head of a page has.
pub(super) fn is_field(line: Span<'_>) -> bool {
    line.split_once(":")
        .is_some_and(|(label, _)| field(label.text()).is_some())
}

fn field(label: &str) -> Option<Field> {
    let label = label.to_lowercase().replace(['_', '-'], " ");
    FIELDS
        .iter()
        .find(|(_, _, names)| names.contains(&label.as_str()))
        .map(|(field, _, _)| *field)
}

fn example(field: Field) -> &'static str {
    FIELDS
        .iter()
        .find(|row| row.0 == field)
        .map_or("Date: 2016-10-21", |row| row.1)
}

/// What has been read of the head, and where each field stood.
#[derive(Default)]
struct Draft {
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    ends: Option<NaiveTime>,
    ends_at: Option<Place>,
    venue: Option<String>,
    orders: Option<String>,
    quorum: Option<u32>,
    title: Option<String>,
    seen: Vec<(Field, usize)>,
    /// Which comes first in a date of figures.
    order: FigureOrder,
}

/// Reads the head. Nothing where the body or the date is missing, which is then complained of.
pub(super) fn read(sections: &Sections, order: FigureOrder, complaints: &mut Complaints) -> Option<Plan> {
    let mut draft = Draft {
        order,
        ..Draft::default()
    };
    for line in sections
        .parts
        .iter()
        .filter(|part| part.holds == Holds::Head)
        .flat_map(|part| &part.lines)
    {
        let text = line.text();
        let span = text.span();
        match span.split_once(":") {
            Some((label, value)) if !matches!(line.shape, Shape::Numbered { .. }) => {
                draft.take(label, value, complaints);
            }
            _ => draft.without_label(span, complaints),
        }
    }
    draft.cross_midnight(complaints);
    let meant_date = draft.seen.iter().any(|(field, _)| *field == Field::Date);
    if !meant_date && !sections.parts.is_empty() {
        complaints.at(
            Place::TOP,
            "the page does not say when the meeting is",
            "add \"Date: 2016-10-21\" under its heading",
        );
    }
    Some(Plan {
        body: sections.body.clone()?,
        title: draft.title,
        date: draft.date?,
        time: draft.time,
        ends: draft.ends,
        venue: draft.venue,
        standing_orders: draft.orders,
        quorum: draft.quorum,
        vacant: Vec::new(),
    })
}

impl Draft {
    fn take(&mut self, label: Span<'_>, value: Span<'_>, complaints: &mut Complaints) {
        let Some(field) = field(label.text()) else {
            return self.unknown(label, complaints);
        };
        if let Some((_, line)) = self.seen.iter().find(|(seen, _)| *seen == field) {
            let what = format!(
                "{} is given a second time, after line {line}",
                quote(label.text())
            );
            return complaints.at(label.place(), what, "keep one of them");
        }
        self.seen.push((field, label.place().line));
        if value.is_empty() {
            let what = format!("{} says nothing", quote(&format!("{}:", label.text())));
            return complaints.at(
                value.place(),
                what,
                format!("write {}, or take the line out", quote(example(field))),
            );
        }
        match field {
            Field::Date => self.date(value, complaints),
            Field::Time => self.time(value, complaints),
            Field::Ends => match time(value.text()) {
                Some(ends) => self.end(ends, value.place(), complaints),
                None if label.text().eq_ignore_ascii_case("to") => complaints.at(
                    label.place(),
                    format!(
                        "{} says whom the page is sent to, and no hour",
                        quote(&format!("To: {}", value.text()))
                    ),
                    "list the members under \"## Members\", and put this in a comment <!-- -->",
                ),
                None => not_a_time(value, field, complaints),
            },
            Field::Venue => self.venue = Some(value.owned()),
            Field::Orders => self.orders = Some(value.owned()),
            Field::Title => self.title = Some(value.owned()),
            Field::Quorum => match quorum(value.text()) {
                Some(needed) => self.quorum = Some(needed),
                None => complaints.at(
                    value.place(),
                    format!("{} is not a number of members", quote(value.text())),
                    "write \"Quorum: 5\"; a fraction belongs in the standing orders",
                ),
            },
        }
    }

    /// A line that no label begins: a date or an hour alone is offered as what it is.
    fn without_label(&mut self, line: Span<'_>, complaints: &mut Complaints) {
        let text = line.text();
        let unsaid = |draft: &Self, field: Field| draft.seen.iter().all(|(seen, _)| *seen != field);
        let found = find_date(text, self.order).and_then(|found| match found.what {
            Ok(date) | Err(NoDate::OtherDay(date)) => Some(date),
            Err(_) => None,
        });
        let hours = range(text).map(|(from, _)| from).or_else(|| time(text));
        let (what, instead) = match (found, hours) {
            (Some(date), _) if unsaid(self, Field::Date) => {
                self.seen.push((Field::Date, line.place().line));
                ("has a date and no label", format!("write \"Date: {date}\""))
            }
            (None, Some(hour)) if unsaid(self, Field::Time) => {
                self.seen.push((Field::Time, line.place().line));
                (
                    "is an hour without a label",
                    format!("write \"Time: {}\"", hm(hour)),
                )
            }
            _ => (
                "is not a heading field",
                "write \"Date: 2016-10-21\" and its like, or put it in a comment <!-- -->".to_owned(),
            ),
        };
        complaints.at(line.place(), format!("{} {what}", quote(text)), instead);
    }

    fn unknown(&mut self, label: Span<'_>, complaints: &mut Complaints) {
        let name = label.text().to_lowercase();
        let names = FIELDS
            .iter()
            .flat_map(|(field, _, names)| names.iter().map(move |name| (*field, *name)));
        let meant = near(&name, names.clone().map(|(_, name)| name))
            .and_then(|meant| names.clone().find(|(_, name)| *name == meant))
            .map(|(field, _)| field);
        // A field that was meant is not also missing.
        self.seen.extend(meant.map(|field| (field, label.place().line)));
        let instead = match (meant, name.as_str()) {
            (Some(field), _) => format!("write {}", quote(example(field))),
            (None, "chair" | "chairman" | "chairwoman" | "chairperson" | "vice-chairman" | "vice-chair") => {
                format!("write \"({})\" after the name under \"## Members\"", label.text())
            }
            (None, "apologies" | "apologies for absence") => {
                "apologies are minuted at the meeting".to_owned()
            }
            (None, _) => {
                let known: Vec<&str> = FIELDS
                    .iter()
                    .filter_map(|(_, example, _)| example.split(':').next())
                    .collect();
                format!(
                    "write one of {}, or put it in a comment <!-- -->",
                    known.join(", ")
                )
            }
        };
        complaints.at(
            label.place(),
            format!("{} is not a heading field", quote(label.text())),
            instead,
        );
    }

    fn date(&mut self, value: Span<'_>, complaints: &mut Complaints) {
        let error = match date_in_order(value.text(), self.order) {
            Ok(date) => return self.date = Some(date),
            Err(error) => error,
        };
        // "21 October 2016 at 11:00": what stands after the date may be the time.
        for (at, _) in value
            .text()
            .char_indices()
            .filter(|(_, c)| matches!(c, ' ' | ','))
        {
            let (day, hour) = (value.to(at).trim(), value.from(at + 1).trim());
            if let Ok(day) = date_in_order(day.text(), self.order)
                && (time(hour.text()).is_some() || range(hour.text()).is_some())
            {
                self.date = Some(day);
                self.seen.push((Field::Time, value.place().line));
                return self.time(hour, complaints);
            }
        }
        let text = value.text();
        match error {
            NoDate::Unknown => complaints.at(
                value.place(),
                format!("{} is not a date", quote(text)),
                "write \"Date: 2016-10-21\" or \"Date: 21 October 2016\"",
            ),
            NoDate::NoYear => {
                complaints.at(
                    value.place(),
                    format!("{} has no year", quote(text)),
                    format!("write \"Date: {text} 2016\""),
                );
            }
            NoDate::OtherDay(day) => complaints.at(
                value.place(),
                format!("{day} is a {}", day_name(day.weekday())),
                "correct the day or the date",
            ),
            NoDate::WhichWayRound {
                day_first,
                month_first,
            } => {
                let ways: Vec<String> = [day_first, month_first]
                    .into_iter()
                    .flatten()
                    .map(|date| format!("\"Date: {date}\" for {}", date.format("%-d %B %Y")))
                    .collect();
                let what = format!(
                    "{} does not say whether the day or the month comes first",
                    quote(text)
                );
                let ways = ways.join(" or ");
                complaints.at(
                    value.place(),
                    what,
                    format!("write {ways}, or set country = \"GB\" or \"US\" in the config file"),
                );
            }
        }
    }

    fn time(&mut self, value: Span<'_>, complaints: &mut Complaints) {
        match (range(value.text()), time(value.text())) {
            (_, Some(time)) => self.time = Some(time),
            (Some((from, to)), None) => {
                self.time = Some(from);
                self.end(to, value.place(), complaints);
            }
            (None, None) => not_a_time(value, Field::Time, complaints),
        }
    }

    fn end(&mut self, ends: NaiveTime, place: Place, complaints: &mut Complaints) {
        match (self.ends, self.ends_at) {
            (Some(before), Some(other)) if before != ends => {
                let what = format!(
                    "the meeting ends at {} here and at {} on line {}",
                    hm(ends),
                    hm(before),
                    other.line
                );
                complaints.at(place, what, "keep one of them");
            }
            _ => (self.ends, self.ends_at) = (Some(ends), Some(place)),
        }
    }

    /// An end before the start is a slip, unless an evening's meeting runs past midnight.
    fn cross_midnight(&self, complaints: &mut Complaints) {
        let (Some(from), Some(to), Some(place)) = (self.time, self.ends, self.ends_at) else {
            return;
        };
        let overnight = from.signed_duration_since(to).num_hours() >= 12;
        if to <= from && !overnight {
            let later = to.overflowing_add_signed(chrono::TimeDelta::hours(12)).0;
            let instead = if later > from {
                format!("write \"Ends: {}\"?", hm(later))
            } else {
                "correct one of them".to_owned()
            };
            complaints.at(
                place,
                format!(
                    "the meeting ends at {}, not after its start at {}",
                    hm(to),
                    hm(from)
                ),
                instead,
            );
        }
    }
}

fn not_a_time(value: Span<'_>, field: Field, complaints: &mut Complaints) {
    let what = format!("{} is not a time of day", quote(value.text()));
    complaints.at(value.place(), what, format!("write {}", quote(example(field))));
}

/// Reads `5` and `5 members`.
fn quorum(text: &str) -> Option<u32> {
    let (number, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let rest = rest.trim().to_lowercase();
    let of_people = [
        "",
        "members",
        "voting members",
        "councillors",
        "trustees",
        "people",
    ]
    .contains(&rest.as_str());
    number.parse().ok().filter(|needed| of_people && *needed > 0)
}

/// An hour as a page shows it.
pub(super) fn hm(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
