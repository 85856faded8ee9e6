//! The register of questions that wait for an answer: open ones, and those to which an answer was promised.

use chrono::NaiveDate;
use rusqlite::Row;
use serde::Serialize;

use super::day;
use super::register::{Register, column, date, word};
use super::table::Column;
use crate::meeting::Seq;
use crate::meeting::question::QuestionStatus;

/// A question without an answer, at its own meeting or a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unanswered {
    /// The log it is in.
    pub meeting: String,
    /// Whose meeting it was.
    pub body: String,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// Its id in that meeting: `q3`.
    pub id: String,
    /// Who asked.
    pub by: String,
    /// To whom it was put.
    pub to: Option<String>,
    /// Its words.
    pub text: String,
    /// The words as they were approved, where a later minute corrected them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// It was put in writing.
    pub written: bool,
    /// Open, or an answer was promised.
    pub status: QuestionStatus,
    /// Days since the meeting, on the day asked.
    pub age_days: Option<i64>,
    /// The entry to go to.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

impl Register for Unanswered {
    const FROM: &'static str =
        "(SELECT * FROM questions WHERE status IN ('open', 'promised') AND settled_seq IS NULL)";
    const BY: &'static [&'static str] = &["asker"];
    const STANDS: &'static [&'static str] = &["status"];

    fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Self> {
        let held = date(row, "date")?;
        Ok(Self {
            meeting: row.get("log")?,
            body: column(row, "body")?.unwrap_or_default(),
            date: held,
            item: row.get("item")?,
            id: row.get("id")?,
            by: row.get("asker")?,
            to: row.get("addressed")?,
            text: row.get("text")?,
            approved: row.get("approved")?,
            written: row.get("written")?,
            status: word(row, "status")?,
            age_days: held.map(|held| (today - held).num_days()),
            seq: row.get("seq")?,
            exempt: row.get("exempt")?,
        })
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::fixed("Date"),
            Column::text("Body"),
            Column::fixed("Id"),
            Column::text("By"),
            Column::text("To"),
            Column::text("Question"),
            Column::fixed("Status"),
            Column::number("Days"),
            Column::text("Entry"),
        ]
    }

    fn cells(&self) -> Vec<String> {
        let exempt = if self.exempt { " (exempt)" } else { "" };
        vec![
            day(self.date),
            self.body.clone(),
            self.id.clone(),
            self.by.clone(),
            self.to.clone().unwrap_or_default(),
            self.text.clone(),
            format!("{}{exempt}", self.status.word()),
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
}
