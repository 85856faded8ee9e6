//! The register of what is owed: actions, and promises that nothing has met yet, with their age.

use chrono::NaiveDate;
use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::day;
use super::register::{Register, column, date, word};
use super::table::Column;
use crate::meeting::Seq;
use crate::meeting::action::ActionStatus;

/// What sort of commitment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Somebody was given it to do.
    Action,
    /// Somebody promised it.
    Undertaking,
}

/// An action, or an undertaking that no action followed from. A promise that an answer met is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// The words as they were approved, where a later minute corrected them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub status: ActionStatus,
    /// Days from the meeting to the day asked, or to the day it was done or given up.
    pub age_days: Option<i64>,
    /// Still open after the day it was due.
    pub overdue: bool,
    /// The entry to go to.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
    /// The later meeting that settled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settlement>,
}

/// Where a later meeting settled something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// Its log.
    pub meeting: String,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// The entry to go to.
    pub seq: Seq,
}

impl Commitment {
    /// How it stands, in words: `open, overdue`, or with the day of the later meeting that settled it.
    pub fn standing(&self) -> String {
        let overdue = if self.overdue { ", overdue" } else { "" };
        let later = self.settled.as_ref().and_then(|settled| settled.date);
        let later = later.map(|date| format!(" {date}")).unwrap_or_default();
        format!("{}{overdue}{later}", self.status.word())
    }
}

impl Register for Commitment {
    const FROM: &'static str = "actions";
    const BY: &'static [&'static str] = &["owner"];
    const STANDS: &'static [&'static str] = &["status"];

    fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Self> {
        let (held, due, ended) = (date(row, "date")?, date(row, "due")?, date(row, "ended")?);
        let status = word(row, "status")?;
        let settled = match column(row, "settled_log")? {
            Some(meeting) => Some(Settlement {
                meeting,
                date: date(row, "settled_date")?,
                seq: row.get("settled_seq")?,
            }),
            None => None,
        };
        Ok(Self {
            meeting: row.get("log")?,
            body: column(row, "body")?.unwrap_or_default(),
            date: held,
            item: row.get("item")?,
            id: row.get("id")?,
            sort: word(row, "sort")?,
            owner: row.get("owner")?,
            text: row.get("text")?,
            approved: row.get("approved")?,
            due,
            status,
            age_days: held.map(|held| (ended.unwrap_or(today) - held).num_days()),
            overdue: status == ActionStatus::Open && due.is_some_and(|due| due < today),
            seq: row.get("seq")?,
            exempt: row.get("exempt")?,
            settled,
        })
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::fixed("Date"),
            Column::text("Body"),
            Column::fixed("Id"),
            Column::text("Owner"),
            Column::text("What"),
            Column::fixed("Due"),
            Column::fixed("Status"),
            Column::number("Days"),
            Column::text("Entry"),
        ]
    }

    fn cells(&self) -> Vec<String> {
        let mut status = self.standing();
        if self.exempt {
            status.push_str(" (exempt)");
        }
        let mut text = self.text.clone();
        if let Some(approved) = &self.approved {
            text = format!("{text} (corrected; as approved: {approved})");
        }
        vec![
            day(self.date),
            self.body.clone(),
            self.id.clone(),
            self.owner.clone().unwrap_or_else(|| "no owner".to_owned()),
            text,
            day(self.due),
            status,
            self.age_days.map(|days| days.to_string()).unwrap_or_default(),
            format!("{} #{}", self.meeting, self.seq),
        ]
    }

    fn place(&self) -> Option<(&str, Seq)> {
        Some((&self.meeting, self.seq))
    }

    fn is_exempt(&self) -> bool {
        self.exempt
    }

    fn is_overdue(&self) -> bool {
        self.overdue
    }
}
