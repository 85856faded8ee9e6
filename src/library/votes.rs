//! The register of votes: how each member voted, as far as it is recorded by name; and how two of them compare.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Row;
use serde::Serialize;

use super::day;
use super::register::{Register, column, date};
use super::rows::figures;
use super::table::{Column, Table};
use crate::meeting::Seq;

/// How a member voted, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voted {
    /// The log it is in.
    pub meeting: String,
    /// Who met.
    pub body: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// The motion: `m2`; none where nothing was on the floor.
    pub motion: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// Who voted.
    pub member: String,
    /// `for`, `against` or `abstain`.
    pub side: String,
    /// What came of it: `carried`, `lost` or `tied`.
    pub outcome: String,
    /// The figures, where there were any.
    pub vote: Option<String>,
    /// The side that the chair's casting vote was given to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casting: Option<String>,
    /// The entry to go to.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

impl Register for Voted {
    const FROM: &'static str = "ballots";
    const BY: &'static [&'static str] = &["member"];
    const STANDS: &'static [&'static str] = &["verdict", "side"];

    fn read(row: &Row<'_>, _: NaiveDate) -> rusqlite::Result<Self> {
        Ok(Self {
            meeting: row.get("log")?,
            body: column(row, "body")?.unwrap_or_default(),
            date: date(row, "date")?,
            item: row.get("item")?,
            motion: row.get("motion")?,
            text: row.get("text")?,
            member: row.get("member")?,
            side: row.get("side")?,
            outcome: row.get("verdict")?,
            vote: figures(row)?,
            casting: row.get("casting")?,
            seq: row.get("seq")?,
            exempt: row.get("exempt")?,
        })
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::fixed("Date"),
            Column::text("Body"),
            Column::text("Item"),
            Column::text("Motion"),
            Column::text("Member"),
            Column::fixed("Voted"),
            Column::fixed("Outcome"),
            Column::text("Vote"),
            Column::text("Entry"),
        ]
    }

    fn cells(&self) -> Vec<String> {
        let exempt = if self.exempt { " (exempt)" } else { "" };
        let vote = [
            self.vote.clone(),
            self.casting.as_ref().map(|side| format!("casting vote {side}")),
        ];
        let motion = [self.motion.as_deref(), self.text.as_deref()];
        vec![
            day(self.date),
            self.body.clone(),
            self.item.clone().unwrap_or_default(),
            motion.into_iter().flatten().collect::<Vec<_>>().join(" "),
            self.member.clone(),
            self.side.clone(),
            format!("{}{exempt}", self.outcome),
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

/// How often two members voted the same way, of the votes in which both are recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// The one.
    pub member: String,
    /// The other.
    pub other: String,
    /// Votes in which both are recorded.
    pub votes: usize,
    /// In how many of them they voted the same way.
    pub agreed: usize,
    /// Of a hundred.
    pub percent: usize,
}

/// Compares the first member that each of the two lists is of, vote by vote.
pub fn agreement(ones: &[Voted], others: &[Voted]) -> Option<Agreement> {
    let (member, other) = (ones.first()?.member.clone(), others.first()?.member.clone());
    let place = |one: &Voted| (one.meeting.clone(), one.seq);
    let sides: HashMap<_, &str> = others.iter().map(|one| (place(one), one.side.as_str())).collect();
    let both = ones
        .iter()
        .filter_map(|one| Some(*sides.get(&place(one))? == one.side));
    let both: Vec<bool> = both.collect();
    let agreed = both.iter().filter(|same| **same).count();
    Some(Agreement {
        member,
        other,
        votes: both.len(),
        agreed,
        percent: (agreed * 100).checked_div(both.len()).unwrap_or(0),
    })
}

/// The comparison as a table.
pub fn compared(rows: &[Agreement]) -> Table {
    let mut table = Table::new([
        Column::text("Member"),
        Column::text("Other"),
        Column::number("Votes of both"),
        Column::number("Agreed"),
        Column::number("Share"),
    ]);
    for one in rows {
        table.row([
            one.member.clone(),
            one.other.clone(),
            one.votes.to_string(),
            one.agreed.to_string(),
            format!("{} %", one.percent),
        ]);
    }
    table
}
