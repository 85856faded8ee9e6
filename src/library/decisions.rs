//! The register of decisions: what was resolved, noted and put off, across meetings.

use crate::meeting::facts::{DecisionDeclared, ItemDeferred, ItemNoted};
use chrono::NaiveDate;
use rusqlite::Row;
use serde::Serialize;

use super::day;
use super::register::{Register, column, date};
use super::rows::{figures, is_substantive};
use super::table::Column;
use crate::meeting::event::{Event, Verdict};
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::motion::{Ballot, Motion};
use crate::meeting::{Meeting, Seq, words};

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
    /// What came of it: `carried`, `lost`, `tied`, `agreed`, `noted`, `deferred`.
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

/// Every decision of a meeting. Amendments and procedural motions are not decisions of the body; what they
/// changed is in the words of the motion.
pub fn decided(meeting: &Meeting) -> Vec<Decided> {
    let motions = meeting.motions.list.iter();
    let motions = motions.filter(|one| is_substantive(one.kind) && !one.ballots.is_empty());
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let entries = standing.filter_map(|entry| of_entry(meeting, entry));
    let loose = meeting.motions.loose.iter().map(of_loose);
    let mut all: Vec<Decided> = motions.map(of_motion).chain(entries).chain(loose).collect();
    all.sort_by_key(|one| one.seq);
    all
}

fn of_motion(motion: &Motion) -> Decided {
    let counted = motion.ballots.iter().rev().find(|ballot| ballot.count.is_some());
    let last = counted.or(motion.ballots.last());
    Decided {
        seq: motion.seq,
        item: motion.item.clone(),
        outcome: motion.status.word(),
        motion: Some(motion.id),
        vote: last.map(|ballot| ballot.seq),
        text: motion.exact().into_owned(),
    }
}

/// What was decided without a motion: noted, agreed, put off.
fn of_entry(meeting: &Meeting, entry: &Entry) -> Option<Decided> {
    let (outcome, text) = match (meeting.told(entry.seq)?, entry.kind) {
        (Event::ItemNoted(ItemNoted { text, .. }), _) => (
            "noted",
            (text.is_some() || entry.corrected).then(|| entry.text.clone()),
        ),
        (Event::ItemDeferred(ItemDeferred { text, .. }), _) => ("deferred", text.clone()),
        (
            Event::DecisionDeclared(DecisionDeclared {
                motion: None,
                verdict,
                text,
                ..
            }),
            EntryKind::Decision,
        ) => match verdict {
            Verdict::Carried => ("agreed", text.clone()),
            Verdict::Lost => ("lost", text.clone()),
            Verdict::Tied => ("tied", text.clone()),
        },
        _ => return None,
    };
    Some(Decided {
        seq: entry.seq,
        item: entry.item.clone(),
        outcome,
        motion: None,
        vote: None,
        text: text.unwrap_or_else(|| title(meeting, entry)),
    })
}

fn title(meeting: &Meeting, entry: &Entry) -> String {
    let item = entry.item.as_ref().and_then(|id| meeting.agenda.get(id));
    item.map_or_else(|| entry.text.clone(), |item| item.title.clone())
}

fn of_loose(ballot: &Ballot) -> Decided {
    Decided {
        seq: ballot.seq,
        item: ballot.item.clone(),
        outcome: words::verdict(ballot.verdict),
        motion: None,
        vote: Some(ballot.seq),
        text: "A vote with no motion recorded".to_owned(),
    }
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
        let mut text = self.text.clone();
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
