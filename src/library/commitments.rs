//! The register of what is owed: actions, and promises that nothing has met yet, with their age.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::settled::Settled;
use super::table::{Column, Table};
use super::{Volume, day};
use crate::meeting::Seq;
use crate::meeting::action::{Action, ActionStatus};
use crate::meeting::question::Undertaking;

/// What sort of commitment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Somebody was given it to do.
    Action,
    /// Somebody promised it.
    Undertaking,
}

/// An action or an undertaking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// The log it is in.
    pub meeting: String,
    /// Whose meeting it was.
    pub body: String,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// Its id in that meeting: `a2`, `u1`.
    pub id: String,
    /// Which of the two it is.
    pub sort: Sort,
    /// Who is to do it.
    pub owner: Option<String>,
    /// What.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub status: ActionStatus,
    /// Days since the meeting, on the day asked.
    pub age_days: Option<i64>,
    /// Still open after the day it was due.
    pub overdue: bool,
    /// The entry to go to.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
    /// The later meeting that settled it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settlement>,
}

/// Where a later meeting settled something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Its log.
    pub meeting: String,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// The entry to go to.
    pub seq: Seq,
}

/// All actions of these meetings, and the promises that no action followed from; as they stand `today`.
/// A promise that an answer met is done.
pub fn commitments(volumes: &[Volume<'_>], today: NaiveDate) -> Vec<Commitment> {
    volumes.iter().flat_map(|volume| of_one(volume, today)).collect()
}

impl Commitment {
    /// The same, with what a later meeting made of it.
    #[must_use]
    pub fn settled_by(self, settled: &Settled) -> Self {
        let closing = settled.get(&self.body, self.date, &self.id);
        let Some(closing) = closing.filter(|_| self.status == ActionStatus::Open) else {
            return self;
        };
        Self {
            status: if closing.dropped {
                ActionStatus::Dropped
            } else {
                ActionStatus::Done
            },
            overdue: false,
            settled: Some(Settlement {
                meeting: closing.meeting.clone(),
                date: closing.date,
                seq: closing.seq,
            }),
            ..self
        }
    }

    /// How it stands, in words: `open, overdue`, or with the day of the later meeting that settled it.
    pub fn standing(&self) -> String {
        let overdue = if self.overdue { ", overdue" } else { "" };
        let later = self.settled.as_ref().and_then(|settled| settled.date);
        let later = later.map(|date| format!(" {date}")).unwrap_or_default();
        format!("{}{overdue}{later}", self.status.word())
    }

    /// The same, as it stands on another day.
    #[must_use]
    pub fn on(self, today: NaiveDate) -> Self {
        let open = self.status == ActionStatus::Open;
        Self {
            age_days: self.date.map(|date| (today - date).num_days()),
            overdue: open && self.due.is_some_and(|due| due < today),
            ..self
        }
    }
}

fn of_one(volume: &Volume<'_>, today: NaiveDate) -> Vec<Commitment> {
    let meeting = volume.meeting;
    let actions = meeting
        .actions
        .iter()
        .map(|action| of_action(volume, action, today));
    let promised = meeting
        .questions
        .undertakings
        .iter()
        .filter(|one| one.action.is_none());
    let promises = promised.map(|one| of_promise(volume, one, today));
    let mut all: Vec<Commitment> = actions.chain(promises).collect();
    all.sort_by_key(|one| one.seq);
    all
}

fn of_action(volume: &Volume<'_>, action: &Action, today: NaiveDate) -> Commitment {
    let people = &volume.meeting.people;
    let open = action.status == ActionStatus::Open;
    Commitment {
        meeting: volume.name.to_owned(),
        body: volume.body(),
        date: volume.date(),
        item: volume.item(action.item.as_ref()),
        id: action.id.to_string(),
        sort: Sort::Action,
        owner: action.owner.as_ref().map(|owner| people.shown(owner).to_owned()),
        text: action.text.clone(),
        due: action.due,
        status: action.status,
        age_days: age(volume, today),
        overdue: open && action.due.is_some_and(|due| due < today),
        seq: action.seq,
        exempt: volume.is_exempt(action.seq),
        settled: None,
    }
}

fn of_promise(volume: &Volume<'_>, one: &Undertaking, today: NaiveDate) -> Commitment {
    Commitment {
        meeting: volume.name.to_owned(),
        body: volume.body(),
        date: volume.date(),
        item: volume.item(one.item.as_ref()),
        id: one.id.to_string(),
        sort: Sort::Undertaking,
        owner: Some(volume.meeting.people.shown(&one.by).to_owned()),
        text: one.text.clone(),
        due: None,
        status: if one.met {
            ActionStatus::Done
        } else {
            ActionStatus::Open
        },
        age_days: age(volume, today),
        overdue: false,
        seq: one.seq,
        exempt: volume.is_exempt(one.seq),
        settled: None,
    }
}

fn age(volume: &Volume<'_>, today: NaiveDate) -> Option<i64> {
    volume.date().map(|date| (today - date).num_days())
}

/// The register as a table.
pub fn table(commitments: &[Commitment]) -> Table {
    let mut table = Table::new([
        Column::fixed("Date"),
        Column::text("Body"),
        Column::fixed("Id"),
        Column::text("Owner"),
        Column::text("What"),
        Column::fixed("Due"),
        Column::fixed("Status"),
        Column::number("Days"),
    ]);
    for one in commitments {
        let mut status = one.standing();
        if one.exempt {
            status.push_str(" (exempt)");
        }
        table.row([
            day(one.date),
            one.body.clone(),
            one.id.clone(),
            one.owner.clone().unwrap_or_else(|| "no owner".to_owned()),
            one.text.clone(),
            day(one.due),
            status,
            one.age_days.map(|days| days.to_string()).unwrap_or_default(),
        ]);
    }
    table
}
