//! Facts into the meeting. Total: whatever the log says happened, happened.
//!
//! A fact that names what is not there (because a newer rule would have refused it, or because what it
//! named was undone) changes what it can and is kept with the rest.

mod decision;
mod edit;
mod effect;
mod limit;
mod place;

use std::borrow::Cow;

use super::clock::{self, Mark};
use super::corrected::Corrected;
use super::event::{Event, Recorded, Seq};
use super::finding;
use super::ids::{ItemId, PersonId};
use super::minute::{Entry, EntryKind};
use super::state::Meeting;
use super::void::{Void, voided};
use super::words;

/// What a fact minutes, and where that belongs.
struct Told<'a> {
    /// The fact as it is to be read.
    fact: Cow<'a, Recorded>,
    /// The item it belongs to.
    item: Option<ItemId>,
    /// It says itself which item that is.
    placed: bool,
    /// The entry from which it was divided.
    after: Option<Seq>,
}

impl Meeting {
    /// A meeting from all its facts.
    pub fn replay(facts: Vec<Recorded>) -> Self {
        let void = voided(&facts);
        let mut meeting = Meeting {
            corrected: Corrected::of(facts.iter(), &void),
            ..Meeting::default()
        };
        meeting.facts.reserve(facts.len());
        for fact in facts {
            match void.get(&fact.seq) {
                None => meeting.fold(&fact),
                Some(Void::Undone) => {}
                Some(Void::Struck { why, .. }) => meeting.fold_struck(&fact, why, None),
                Some(Void::Merged { into, .. }) => meeting.fold_merged(&fact, *into),
            }
            meeting.facts.push(fact);
        }
        meeting
    }

    /// One more fact. One that says how others are to be read replays them: rare, and the only way to be
    /// sure.
    pub fn apply(&mut self, fact: Recorded) {
        let reads_anew = matches!(
            fact.event,
            Event::FactUndone { .. }
                | Event::EntryStruck { .. }
                | Event::EntriesMerged { .. }
                | Event::SpeakerChanged { .. }
        );
        if reads_anew {
            let mut facts = std::mem::take(&mut self.facts);
            facts.push(fact);
            *self = Meeting::replay(facts);
        } else {
            self.fold(&fact);
            self.facts.push(fact);
        }
    }

    pub(super) fn fold_merged(&mut self, fact: &Recorded, into: Seq) {
        self.fold_struck(fact, &format!("merged into {into}"), Some(into));
    }

    pub(super) fn fold_struck(&mut self, fact: &Recorded, why: &str, merged: Option<Seq>) {
        self.count(fact.event.said());
        // The second part of an entry is struck: the first stays as it was left.
        if let Event::EntrySplit { entry, first, .. } = &fact.event {
            self.edit(*entry, first);
        }
        let told = self.told_by(fact);
        if let Some(mut entry) = self.entry_of(&told) {
            entry.struck = Some(why.to_owned());
            entry.merged = merged;
            self.entries.push(entry);
        }
    }

    pub(super) fn fold(&mut self, fact: &Recorded) {
        if let Event::EntrySplit { entry, first, .. } = &fact.event {
            self.edit(*entry, first);
        }
        let told = self.told_by(fact);
        let fact = &*told.fact;
        let mark = self.mark(fact.when());
        self.count(&fact.event);
        self.notices.extend(finding::noticed(self, fact));
        let entry = self.entry_of(&told);
        self.infer_presence(&fact.event, mark);
        let here = self.item().cloned();
        self.take_effect(fact, mark, told.item.as_ref());
        if self.item() != here.as_ref() {
            clock::end(&mut self.readmitted, mark);
        }
        self.entries.extend(entry);
        if let Cow::Owned(fact) = told.fact {
            self.amended.insert(fact.seq, fact.event);
        }
    }

    /// What a fact minutes: unpacked, and as later corrections read it.
    fn told_by<'a>(&self, fact: &'a Recorded) -> Told<'a> {
        let said = fact.event.said();
        let amended = self.corrected.amended(fact.seq, said);
        let event = match (amended, &fact.event) {
            (Some(event), _) => Some(event),
            (None, Event::EntryPlaced { .. } | Event::EntrySplit { .. }) => Some(said.clone()),
            (None, _) => None,
        };
        let mut read = match event {
            Some(event) => Cow::Owned(Recorded {
                event,
                ..fact.clone()
            }),
            None => Cow::Borrowed(fact),
        };
        let mut after = None;
        let place = match &fact.event {
            Event::EntryPlaced { item, .. } => Some(Some(item.clone())),
            Event::EntrySplit { entry, .. } => self.entry(*entry).map(|first| {
                after = Some(first.seq);
                let read = read.to_mut();
                read.as_of = Some(first.when());
                read.exempt |= first.exempt;
                first.item.clone()
            }),
            _ => None,
        };
        Told {
            placed: matches!(fact.event, Event::EntryPlaced { .. }),
            item: place.unwrap_or_else(|| self.item_of(&read).cloned()),
            fact: read,
            after,
        }
    }

    /// Keeps the next free ids ahead of every one used.
    fn count(&mut self, event: &Event) {
        match event {
            Event::QuestionAsked { id, .. } | Event::QuestionSubmitted { id, .. } => {
                self.next.question = self.next.question.max(id.0.saturating_add(1));
            }
            Event::MotionMoved { id, .. } => self.next.motion = self.next.motion.max(id.0.saturating_add(1)),
            Event::ActionAssigned { id, .. } => {
                self.next.action = self.next.action.max(id.0.saturating_add(1))
            }
            Event::UndertakingGiven { id, .. } => {
                self.next.undertaking = self.next.undertaking.max(id.0.saturating_add(1));
            }
            Event::ElectionCalled { id, .. } => {
                self.next.election = self.next.election.max(id.0.saturating_add(1))
            }
            _ => {}
        }
    }

    fn infer_presence(&mut self, event: &Event, mark: Mark) {
        for person in words::takes_part(event) {
            // Whose vote another gives is not there for it.
            if !self.votes_by_proxy(event, person) {
                self.roll.infer(person, mark);
            }
        }
    }

    /// Whether somebody is named in a vote only because another gives it for them.
    fn votes_by_proxy(&self, event: &Event, person: &PersonId) -> bool {
        let votes = matches!(event, Event::VoteTaken { .. } | Event::VoteRecorded { .. });
        let given = self.proxies.iter().any(|(from, _)| from == person);
        votes && given && !self.roll.is_present(person)
    }

    /// Whether `fact` is one of those that the agenda page made: all at the one moment of the log's making.
    fn is_planning(&self, fact: &Recorded) -> bool {
        let first = self.facts.first().unwrap_or(fact);
        let listing = matches!(
            fact.event,
            Event::MeetingPlanned(_)
                | Event::StandingOrdersAdopted { .. }
                | Event::PersonListed { .. }
                | Event::ItemListed { .. }
                | Event::ReportListed { .. }
                | Event::RecommendationListed { .. }
                | Event::QuestionSubmitted { .. }
        );
        listing && fact.at == first.at && self.plan_end == self.last_seq()
    }

    /// The item a fact belongs to: the present one; of what was entered late, the one then taken; of a
    /// point, that of the entry it stands under.
    fn item_of(&self, fact: &Recorded) -> Option<&ItemId> {
        let above = match &fact.event {
            Event::PointMade { under, .. } => under.and_then(|seq| self.entry(seq)),
            _ => None,
        };
        match (above, fact.as_of) {
            (Some(above), _) => above.item.as_ref(),
            (None, Some(as_of)) => self.agenda.taken_at(as_of).map(|item| &item.id),
            (None, None) => self.item(),
        }
    }

    /// The entry a fact makes, if it makes one: told from the meeting as it stood before.
    fn entry_of(&self, told: &Told<'_>) -> Option<Entry> {
        let fact = &*told.fact;
        if self.is_planning(fact) {
            return None;
        }
        let text = words::entry_text(&fact.event, self)?;
        let (by, to): (Option<PersonId>, Option<PersonId>) = words::by_and_to(&fact.event);
        let item = match &fact.event {
            Event::ItemOpened { item } | Event::ItemDeferred { item, .. } => Some(item.clone()),
            Event::QuestionSubmitted { item, .. } => item.clone(),
            Event::SummaryGiven { item, .. } => Some(item.clone()),
            _ => told.item.clone(),
        };
        let (known_as, refers_to) = words::references(&fact.event);
        Some(Entry {
            seq: fact.seq,
            at: fact.at,
            as_of: fact.as_of,
            item,
            kind: EntryKind::of(&fact.event),
            by,
            to,
            text,
            refers_to,
            known_as,
            exempt: fact.exempt,
            corrected: self.corrected.changes_speaker(fact.seq),
            struck: None,
            merged: None,
            after: told.after,
            placed: told.placed,
        })
    }
}
