//! What became of an entry: how it was entered, and each fact that changed it since, with its reason.

use super::event::{Event, Moment, Seq};
use super::state::Meeting;
use super::void::{Void, voided};
use super::words;
use crate::meeting::facts::{
    EntriesMerged, EntriesMoved, EntryEdited, EntryRecast, EntrySplit, EntryStruck, FactUndone,
    MinutesCorrected, SpeakerChanged,
};

/// A step in an entry's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The fact.
    pub seq: Seq,
    /// When it was entered.
    pub at: Moment,
    /// What it says, in words, with its reason.
    pub told: String,
    /// By which fact it was taken back, if it was.
    pub undone: Option<Seq>,
}

/// The history of the entry numbered `seq`, oldest first. Nothing where there is no such fact.
pub fn history(meeting: &Meeting, seq: Seq) -> Vec<Step> {
    let void = voided(meeting.facts(), &meeting.withheld);
    let undone_by = |seq: Seq| {
        let undone = matches!(void.get(&seq), Some(Void::Undone));
        let mut facts = meeting.facts().iter();
        let by =
            facts.rfind(|fact| matches!(fact.event, Event::FactUndone(FactUndone { fact }) if fact == seq));
        by.filter(|_| undone).map(|fact| fact.seq)
    };
    let facts = meeting.facts().iter();
    facts
        .filter(|fact| fact.seq == seq || changes(&fact.event, seq))
        .map(|fact| Step {
            seq: fact.seq,
            at: fact.at,
            told: words::sentence(&fact.event, meeting),
            undone: undone_by(fact.seq),
        })
        .collect()
}

/// Whether a fact changed the entry numbered `seq`.
fn changes(event: &Event, seq: Seq) -> bool {
    match event {
        Event::EntryEdited(EntryEdited { entry, .. })
        | Event::EntryStruck(EntryStruck { entry, .. })
        | Event::EntryRecast(EntryRecast { entry, .. })
        | Event::EntrySplit(EntrySplit { entry, .. })
        | Event::SpeakerChanged(SpeakerChanged { entry, .. })
        | Event::MinutesCorrected(MinutesCorrected { entry, .. }) => *entry == seq,
        Event::EntriesMerged(EntriesMerged { entry, others, .. }) => *entry == seq || others.contains(&seq),
        Event::EntriesMoved(EntriesMoved { entries, .. }) => entries.contains(&seq),
        _ => false,
    }
}
