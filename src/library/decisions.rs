//! The register of decisions: what was resolved, noted and put off, across meetings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::table::{Column, Table};
use super::{Volume, day};
use crate::meeting::clauses;
use crate::meeting::decisions::{self, On};
use crate::meeting::ids::PersonId;
use crate::meeting::{Seq, words};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The entry to go to: the motion, or the decision itself.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

/// Every decision of these meetings, in their order.
pub fn decisions(volumes: &[Volume<'_>]) -> Vec<Decision> {
    volumes.iter().flat_map(of_one).collect()
}

fn of_one(volume: &Volume<'_>) -> Vec<Decision> {
    let decided = decisions::decisions(volume.meeting).into_iter();
    decided.map(|one| of(volume, one)).collect()
}

fn of(volume: &Volume<'_>, one: decisions::Decision) -> Decision {
    let meeting = volume.meeting;
    let shown = |person: &PersonId| meeting.people.shown(person).to_owned();
    let text = one.text.or_else(|| match one.on {
        On::Vote => Some("A vote with no motion recorded".to_owned()),
        _ => Some(meeting.agenda.get(one.item.as_ref()?)?.title.clone()),
    });
    Decision {
        outcome: one.came.word().to_owned(),
        text: text.unwrap_or_default(),
        moved_by: one.moved_by.as_ref().map(shown),
        seconded_by: one.seconded_by.as_ref().map(shown),
        vote: one.count.map(|count| words::count(&count)),
        ..bare(volume, one.item.as_ref(), one.from)
    }
}

fn bare(volume: &Volume<'_>, item: Option<&crate::meeting::ids::ItemId>, seq: Seq) -> Decision {
    Decision {
        meeting: volume.name.to_owned(),
        body: volume.body(),
        date: volume.date(),
        item: volume.item(item),
        outcome: String::new(),
        text: String::new(),
        moved_by: None,
        seconded_by: None,
        vote: None,
        seq,
        exempt: volume.is_exempt(seq),
    }
}

/// The register as a table.
pub fn table(decisions: &[Decision]) -> Table {
    let mut table = Table::new([
        Column::fixed("Date"),
        Column::text("Body"),
        Column::text("Item"),
        Column::fixed("Outcome"),
        Column::text("Decision"),
        Column::text("Vote"),
    ]);
    for one in decisions {
        table.row([
            day(one.date),
            one.body.clone(),
            one.item.clone().unwrap_or_default(),
            if one.exempt {
                format!("{} (exempt)", one.outcome)
            } else {
                one.outcome.clone()
            },
            clauses::on_one_line(&one.text),
            one.vote.clone().unwrap_or_default(),
        ]);
    }
    table
}
