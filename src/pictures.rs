//! A meeting in pictures: what was planned and what it took, who spoke, who asked, who was there. Pure: a
//! meeting in, a picture out; `svg` writes it, the screen draws it.
//!
//! Figures only: nothing here knows a colour or a cell. A picture shows of a meeting what it is given.

pub mod svg;

use std::collections::HashMap;

use crate::meeting::clock;
use crate::meeting::event::PersonKind;
use crate::meeting::ids::PersonId;
use crate::meeting::question::QuestionStatus;
use crate::meeting::{Meeting, Moment};

/// What a picture is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Each item: planned, and what it took.
    Timing,
    /// How long each person spoke.
    Speaking,
    /// How long members, officers and others spoke.
    Roles,
    /// Questions asked and answered, by who asked.
    Questions,
    /// Who was there when, over the agenda.
    Presence,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [
        Kind::Timing,
        Kind::Speaking,
        Kind::Roles,
        Kind::Questions,
        Kind::Presence,
    ];

    /// The word by which it is asked for.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Timing => "timing",
            Kind::Speaking => "speaking",
            Kind::Roles => "roles",
            Kind::Questions => "questions",
            Kind::Presence => "presence",
        }
    }

    /// The kind after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Kind::Timing => Kind::Speaking,
            Kind::Speaking => Kind::Roles,
            Kind::Roles => Kind::Questions,
            Kind::Questions => Kind::Presence,
            Kind::Presence => Kind::Timing,
        }
    }
}

/// What its figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// How many.
    Count,
}

impl Unit {
    /// A figure in words.
    pub fn says(self, figure: i64) -> String {
        match self {
            Unit::Seconds if figure < 60 => format!("{figure} s"),
            Unit::Seconds => clock::in_minutes(figure),
            Unit::Count => figure.to_string(),
        }
    }
}

/// A row of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// A figure for each of the picture's legends; none where nothing is known.
    pub figures: Vec<Option<i64>>,
}

/// A row of stretches of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub label: String,
    /// From when to when.
    pub spans: Vec<(Moment, Moment)>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// Bars side by side.
    Bars {
        /// What the figures are.
        unit: Unit,
        /// What each bar of a row is.
        legends: Vec<&'static str>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// Stretches over a line of time.
    Stays {
        /// Where the line begins.
        from: Moment,
        /// Where it ends.
        to: Moment,
        /// The items, each where it was first taken.
        marks: Vec<(String, Moment)>,
        /// The rows.
        rows: Vec<Stay>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is of, in words.
    pub title: String,
    /// What is drawn.
    pub drawn: Drawn,
}

impl Picture {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match &self.drawn {
            Drawn::Bars { rows, .. } => rows.is_empty(),
            Drawn::Stays { rows, .. } => rows.is_empty(),
        }
    }

    /// The picture of a kind.
    pub fn of(kind: Kind, meeting: &Meeting) -> Self {
        match kind {
            Kind::Timing => timing(meeting),
            Kind::Speaking => speaking(meeting),
            Kind::Roles => roles(meeting),
            Kind::Questions => questions(meeting),
            Kind::Presence => presence(meeting),
        }
    }
}

fn bars(title: &str, unit: Unit, legends: Vec<&'static str>, rows: Vec<Row>) -> Picture {
    Picture {
        title: title.to_owned(),
        drawn: Drawn::Bars { unit, legends, rows },
    }
}

/// The last moment that the log knows: what never ended runs to it.
fn last(meeting: &Meeting) -> Option<Moment> {
    let closed = meeting.closed.map(|mark| mark.at);
    closed.or_else(|| meeting.facts().iter().map(|fact| fact.when()).max())
}

fn timing(meeting: &Meeting) -> Picture {
    let now = last(meeting).map(|last| meeting.mark(last));
    let items = meeting.agenda.items.iter();
    let row = |item: &crate::meeting::agenda::Item| Row {
        label: format!("{} {}", item.label(), item.title),
        figures: vec![
            item.planned_s.map(i64::from),
            now.and_then(|now| item.actual_s(now)),
        ],
    };
    let known = |row: &Row| row.figures.iter().any(Option::is_some);
    let rows = items.map(row).filter(known).collect();
    bars(
        "Planned and taken, by item",
        Unit::Seconds,
        vec!["planned", "taken"],
        rows,
    )
}

/// How long each person had the floor; where no floor was kept, how often each is minuted as speaking.
fn spoken(meeting: &Meeting) -> (Unit, Vec<(PersonId, i64)>) {
    let mut order: Vec<PersonId> = Vec::new();
    let mut figures: HashMap<PersonId, i64> = HashMap::new();
    let mut add = |person: &PersonId, figure: i64| {
        if !figures.contains_key(person) {
            order.push(person.clone());
        }
        *figures.entry(person.clone()).or_default() += figure;
    };
    let now = last(meeting).map(|last| meeting.mark(last));
    let unit = match (meeting.floor.speeches.is_empty(), now) {
        (false, Some(now)) => {
            for speech in &meeting.floor.speeches {
                add(&speech.person, speech.seconds(now));
            }
            Unit::Seconds
        }
        (true, _) | (false, None) => {
            use crate::meeting::minute::EntryKind;
            for entry in meeting.entries.iter().filter(|entry| entry.struck.is_none()) {
                let speaks = matches!(
                    entry.kind,
                    EntryKind::Statement | EntryKind::Question | EntryKind::Answer
                );
                if let Some(by) = entry.by.as_ref().filter(|_| speaks) {
                    add(by, 1);
                }
            }
            Unit::Count
        }
    };
    // Who had the floor for less than a second did not speak.
    let spoke = order.into_iter().filter_map(|person| {
        let figure = figures.get(&person).copied().filter(|figure| *figure > 0)?;
        Some((person, figure))
    });
    let mut all: Vec<(PersonId, i64)> = spoke.collect();
    all.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
    (unit, all)
}

fn said(unit: Unit) -> (&'static str, Vec<&'static str>) {
    match unit {
        Unit::Seconds => ("time on the floor", vec!["spoke"]),
        Unit::Count => ("times minuted as speaking", vec!["spoke"]),
    }
}

fn speaking(meeting: &Meeting) -> Picture {
    let (unit, all) = spoken(meeting);
    let (what, legends) = said(unit);
    let rows = all.into_iter().map(|(person, figure)| Row {
        label: meeting.people.shown(&person).to_owned(),
        figures: vec![Some(figure)],
    });
    bars(&format!("By person: {what}"), unit, legends, rows.collect())
}

fn roles(meeting: &Meeting) -> Picture {
    let (unit, all) = spoken(meeting);
    let (what, legends) = said(unit);
    let named = [
        (PersonKind::Member, "Members"),
        (PersonKind::Officer, "Officers"),
        (PersonKind::Witness, "Witnesses"),
        (PersonKind::Guest, "Guests"),
        (PersonKind::Public, "The public"),
    ];
    let row = |(kind, label): (PersonKind, &str)| {
        let of_kind = all
            .iter()
            .filter(|(id, _)| meeting.people.get(id).is_some_and(|one| one.kind == kind));
        let figure: i64 = of_kind.map(|(_, figure)| figure).sum();
        (figure > 0).then(|| Row {
            label: label.to_owned(),
            figures: vec![Some(figure)],
        })
    };
    let rows = named.into_iter().filter_map(row).collect();
    bars(&format!("By role: {what}"), unit, legends, rows)
}

fn questions(meeting: &Meeting) -> Picture {
    let mut rows: Vec<(PersonId, i64, i64)> = Vec::new();
    let asked = meeting.questions.list.iter();
    for question in asked.filter(|question| question.status != QuestionStatus::Withdrawn) {
        let at = rows.iter().position(|(by, ..)| *by == question.by);
        let at = at.unwrap_or_else(|| {
            rows.push((question.by.clone(), 0, 0));
            rows.len() - 1
        });
        rows[at].1 += 1;
        rows[at].2 += i64::from(!question.answers.is_empty());
    }
    rows.sort_by_key(|(_, asked, _)| std::cmp::Reverse(*asked));
    let rows = rows.into_iter().map(|(by, asked, answered)| Row {
        label: meeting.people.shown(&by).to_owned(),
        figures: vec![Some(asked), Some(answered)],
    });
    bars(
        "Questions, by who asked",
        Unit::Count,
        vec!["asked", "answered"],
        rows.collect(),
    )
}

fn presence(meeting: &Meeting) -> Picture {
    let opened = meeting.opened.map(|mark| mark.at);
    let (from, to) = match (opened, last(meeting)) {
        (Some(from), Some(to)) => (from, to.max(from)),
        _ => (Moment::default(), Moment::default()),
    };
    let items = meeting.agenda.items.iter();
    let marks = items.filter_map(|item| Some((item.label().to_owned(), item.opened?)));
    let rows = meeting.people.iter().filter_map(|person| {
        let roll = meeting.roll.get(&person.id)?;
        let span = |span: &clock::Span| (span.from.at.max(from), span.to.map_or(to, |end| end.at.min(to)));
        let spans: Vec<(Moment, Moment)> = roll.spans.iter().map(span).collect();
        (opened.is_some() && !spans.is_empty()).then(|| Stay {
            label: person.shown.clone(),
            spans,
        })
    });
    Picture {
        title: "Who was there, over the agenda".into(),
        drawn: Drawn::Stays {
            from,
            to,
            marks: marks.collect(),
            rows: rows.collect(),
        },
    }
}
