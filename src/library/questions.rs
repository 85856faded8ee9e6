//! The register of questions that wait for an answer: open ones, and those to which an answer was promised.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::settled::Settled;
use super::table::{Column, Table};
use super::{Volume, day};
use crate::meeting::Seq;
use crate::meeting::question::{Question, QuestionStatus};

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The questions of these meetings that have no answer there.
pub fn unanswered(volumes: &[Volume<'_>]) -> Vec<Unanswered> {
    let waits =
        |question: &&Question| matches!(question.status, QuestionStatus::Open | QuestionStatus::Promised);
    let of_one = |volume: &Volume<'_>| {
        let asked = volume.meeting.questions.list.iter().filter(waits);
        asked.map(|question| of(volume, question)).collect::<Vec<_>>()
    };
    volumes.iter().flat_map(of_one).collect()
}

fn of(volume: &Volume<'_>, question: &Question) -> Unanswered {
    let people = &volume.meeting.people;
    Unanswered {
        meeting: volume.name.to_owned(),
        body: volume.body(),
        date: volume.date(),
        item: volume.item(question.item.as_ref()),
        id: question.id.to_string(),
        by: people.shown(&question.by).to_owned(),
        to: question.to.as_ref().map(|to| people.shown(to).to_owned()),
        text: question.text.clone(),
        written: question.written,
        status: question.status,
        age_days: None,
        seq: question.seq,
        exempt: volume.is_exempt(question.seq),
    }
}

/// Those that no later meeting answered, with their age `today`.
pub fn still(questions: Vec<Unanswered>, settled: &Settled, today: NaiveDate) -> Vec<Unanswered> {
    let waits = |one: &Unanswered| settled.get(&one.body, one.date, &one.id).is_none();
    let aged = |one: Unanswered| Unanswered {
        age_days: one.date.map(|date| (today - date).num_days()),
        ..one
    };
    questions.into_iter().filter(waits).map(aged).collect()
}

/// The register as a table.
pub fn table(questions: &[Unanswered]) -> Table {
    let mut table = Table::new([
        Column::fixed("Date"),
        Column::text("Body"),
        Column::fixed("Id"),
        Column::text("By"),
        Column::text("To"),
        Column::text("Question"),
        Column::fixed("Status"),
        Column::number("Days"),
    ]);
    for one in questions {
        let exempt = if one.exempt { " (exempt)" } else { "" };
        table.row([
            day(one.date),
            one.body.clone(),
            one.id.clone(),
            one.by.clone(),
            one.to.clone().unwrap_or_default(),
            one.text.clone(),
            format!("{}{exempt}", one.status.word()),
            one.age_days.map(|days| days.to_string()).unwrap_or_default(),
        ]);
    }
    table
}
