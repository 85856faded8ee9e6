//! The register of decisions: what was resolved, noted and put off, across meetings.

use crate::meeting::facts::{DecisionDeclared, ItemDeferred, ItemNoted};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::table::{Column, Table};
use super::{Volume, day};
use crate::meeting::event::{Event, MotionKind};
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::motion::{Ballot, Motion};
use crate::meeting::{Meeting, Seq, words};

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
    /// The entry to go to: the motion, or the decision itself.
    pub seq: Seq,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

/// Every decision of these meetings, in their order. Amendments and procedural motions are not decisions of
/// the body; what they changed is in the words of the motion.
pub fn decisions(volumes: &[Volume<'_>]) -> Vec<Decision> {
    volumes.iter().flat_map(of_one).collect()
}

fn of_one(volume: &Volume<'_>) -> Vec<Decision> {
    let meeting = volume.meeting;
    let substantive = meeting.motions.list.iter().filter(|motion| match motion.kind {
        MotionKind::Motion | MotionKind::Recommendation => true,
        MotionKind::Amendment | MotionKind::Procedural => false,
    });
    let motions = substantive
        .filter(|motion| !motion.ballots.is_empty())
        .map(|motion| of_motion(volume, motion));
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let entries = standing.filter_map(|entry| of_entry(volume, entry));
    let loose = meeting
        .motions
        .loose
        .iter()
        .map(|ballot| of_loose(volume, ballot));
    let mut all: Vec<Decision> = motions.chain(entries).chain(loose).collect();
    all.sort_by_key(|decision| decision.seq);
    all
}

fn of_motion(volume: &Volume<'_>, motion: &Motion) -> Decision {
    let meeting = volume.meeting;
    let shown = |person| meeting.people.shown(person).to_owned();
    let count = motion.ballots.iter().rev().find_map(|ballot| ballot.count);
    Decision {
        outcome: motion.status.word().to_owned(),
        text: motion.exact().into_owned(),
        moved_by: motion.moved_by.as_ref().map(shown),
        seconded_by: motion.seconded_by.as_ref().map(shown),
        vote: count.map(|count| words::count(&count)),
        ..bare(volume, motion.item.as_ref(), motion.seq)
    }
}

/// What was decided without a motion: noted, agreed, put off.
fn of_entry(volume: &Volume<'_>, entry: &Entry) -> Option<Decision> {
    let (outcome, text) = match (volume.meeting.told(entry.seq)?, entry.kind) {
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
            crate::meeting::event::Verdict::Carried => ("agreed", text.clone()),
            crate::meeting::event::Verdict::Lost => ("lost", text.clone()),
            crate::meeting::event::Verdict::Tied => ("tied", text.clone()),
        },
        _ => return None,
    };
    Some(Decision {
        outcome: outcome.to_owned(),
        text: text.unwrap_or_else(|| title(volume.meeting, entry)),
        ..bare(volume, entry.item.as_ref(), entry.seq)
    })
}

fn title(meeting: &Meeting, entry: &Entry) -> String {
    let item = entry.item.as_ref().and_then(|id| meeting.agenda.get(id));
    item.map_or_else(|| entry.text.clone(), |item| item.title.clone())
}

fn of_loose(volume: &Volume<'_>, ballot: &Ballot) -> Decision {
    Decision {
        outcome: words::verdict(ballot.verdict).to_owned(),
        text: "A vote with no motion recorded".to_owned(),
        vote: ballot.count.map(|count| words::count(&count)),
        ..bare(volume, ballot.item.as_ref(), ballot.seq)
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
            one.text.clone(),
            one.vote.clone().unwrap_or_default(),
        ]);
    }
    table
}
