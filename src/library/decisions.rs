//! The register of decisions: what was resolved, noted and put off, across meetings.

use chrono::NaiveDate;
use rusqlite::Row;
use serde::Serialize;

use super::day;
use super::register::{Register, column, date};
use super::rows::figures;
use super::table::Column;
use crate::meeting::clauses;
use crate::meeting::decisions::{self, On};
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::motion::Motion;
use crate::meeting::{Meeting, Seq};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The log it is in.
    pub meeting: String,
    /// Who decided.
    pub body: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// What came of it: `carried`, `lost`, `tied`, `agreed`, `elected`, `noted`, `deferred`.
    pub outcome: String,
    /// What was decided, in the words as they stand.
    pub text: String,
    /// Its mover.
    pub moved_by: Option<String>,
    /// Its seconder.
    pub seconded_by: Option<String>,
    /// The figures, where there were any.
    pub vote: Option<String>,
    /// The side that the chair's casting vote was given to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casting: Option<String>,
    /// The amendments that became part of it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendments: Option<String>,
    /// The words as they were approved, where a later minute corrected them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// The entry to go to: the motion, or the decision itself.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

/// What a meeting decided, as the library keeps it.
#[derive(Debug)]
pub struct Decided {
    /// The motion, or the decision itself.
    pub seq: Seq,
    /// The item.
    pub item: Option<ItemId>,
    /// What came of it.
    pub outcome: &'static str,
    /// The motion.
    pub motion: Option<MotionId>,
    /// The last vote that had figures.
    pub vote: Option<Seq>,
    /// What was decided.
    pub text: String,
}

/// Every decision of a meeting, as `meeting::decisions` has them for every paper.
pub fn decided(meeting: &Meeting) -> Vec<Decided> {
    let all = decisions::decisions(meeting).into_iter();
    all.map(|one| of(meeting, one)).collect()
}

fn of(meeting: &Meeting, one: decisions::Decision) -> Decided {
    let title = |item: Option<&ItemId>| Some(meeting.agenda.get(item?)?.title.clone());
    let text = one.text.or_else(|| match one.on {
        On::Vote => Some("A vote with no motion recorded".to_owned()),
        _ => title(one.item.as_ref()),
    });
    let (motion, vote) = match one.on {
        On::Motion(id, _) => (Some(id), meeting.motions.get(id).and_then(last_vote)),
        On::Vote => (None, Some(one.seq)),
        On::Election(_) | On::Item => (None, None),
    };
    Decided {
        seq: one.from,
        item: one.item,
        outcome: one.came.word(),
        motion,
        vote,
        text: text.unwrap_or_default(),
    }
}

/// The last vote on a motion that had figures, else the last.
fn last_vote(motion: &Motion) -> Option<Seq> {
    let counted = motion.ballots.iter().rev().find(|ballot| ballot.count.is_some());
    counted.or(motion.ballots.last()).map(|ballot| ballot.seq)
}

impl Register for Decision {
    const FROM: &'static str = "decisions";
    const BY: &'static [&'static str] = &["mover"];
    const STANDS: &'static [&'static str] = &["outcome"];

    fn read(row: &Row<'_>, _: NaiveDate) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: row.get("log")?,
            body: column(row, "body")?.unwrap_or_default(),
            date: date(row, "date")?,
            item: row.get("item")?,
            outcome: row.get("outcome")?,
            text: row.get("text")?,
            moved_by: row.get("mover")?,
            seconded_by: row.get("seconder")?,
            vote: figures(row)?,
            casting: row.get("casting")?,
            amendments: row.get("amendments")?,
            approved: row.get("approved")?,
            seq: row.get("seq")?,
            exempt: row.get("exempt")?,
        })
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::fixed("Date"),
            Column::text("Body"),
            Column::text("Item"),
            Column::fixed("Outcome"),
            Column::text("Decision"),
            Column::text("Moved"),
            Column::text("Vote"),
            Column::text("Entry"),
        ]
    }

    fn cells(&self) -> Vec<String> {
        let exempt = if self.exempt { " (exempt)" } else { "" };
        let moved = [&self.moved_by, &self.seconded_by].map(|name| name.as_deref());
        let vote = [
            self.vote.clone(),
            self.casting.as_ref().map(|side| format!("casting vote {side}")),
        ];
        let mut text = clauses::on_one_line(&self.text);
        if let Some(amendments) = &self.amendments {
            text = format!("{text} (as amended: {amendments})");
        }
        if let Some(approved) = &self.approved {
            text = format!("{text} (corrected; as approved: {approved})");
        }
        vec![
            day(self.date),
            self.body.clone(),
            self.item.clone().unwrap_or_default(),
            format!("{}{exempt}", self.outcome),
            text,
            moved.into_iter().flatten().collect::<Vec<_>>().join(" / "),
            vote.into_iter().flatten().collect::<Vec<_>>().join(", "),
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
