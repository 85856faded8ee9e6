//! Facts into the meeting. Total: whatever the log says happened, happened.
//!
//! A fact that names what is not there (because a newer rule would have refused it, or because what it
//! named was undone) changes what it can and is kept with the rest.

mod decision;
mod edit;
mod effect;
mod limit;

use super::clock::{self, Mark};
use super::event::{Event, Recorded};
use super::finding;
use super::ids::{ItemId, PersonId};
use super::minute::{Entry, EntryKind};
use super::state::Meeting;
use super::void::{Void, voided};
use super::words;

impl Meeting {
    /// A meeting from all its facts.
    pub fn replay(facts: Vec<Recorded>) -> Self {
        let void = voided(&facts);
        let mut meeting = Meeting::default();
        meeting.facts.reserve(facts.len());
        for fact in facts {
            match void.get(&fact.seq) {
                None => meeting.fold(&fact),
                Some(Void::Undone) => {}
                Some(Void::Struck { why, .. }) => meeting.fold_struck(&fact, why),
            }
            meeting.facts.push(fact);
        }
        meeting
    }

    /// One more fact. Taking one back replays the rest: rare, and the only way to be sure.
    pub fn apply(&mut self, fact: Recorded) {
        let takes_back = matches!(fact.event, Event::FactUndone { .. } | Event::EntryStruck { .. });
        if takes_back {
            let mut facts = std::mem::take(&mut self.facts);
            facts.push(fact);
            *self = Meeting::replay(facts);
        } else {
            self.fold(&fact);
            self.facts.push(fact);
        }
    }

    pub(super) fn fold_struck(&mut self, fact: &Recorded, why: &str) {
        self.count(&fact.event);
        if let Some(mut entry) = self.entry_of(fact) {
            entry.struck = Some(why.to_owned());
            self.entries.push(entry);
        }
    }

    pub(super) fn fold(&mut self, fact: &Recorded) {
        let mark = self.mark(fact.when());
        self.count(&fact.event);
        self.notices.extend(finding::noticed(self, fact));
        let entry = self.entry_of(fact);
        self.infer_presence(&fact.event, mark);
        let here = self.item().cloned();
        self.take_effect(fact, mark);
        if self.item() != here.as_ref() {
            clock::end(&mut self.readmitted, mark);
        }
        self.entries.extend(entry);
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
            self.roll.infer(person, mark);
        }
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
    fn entry_of(&self, fact: &Recorded) -> Option<Entry> {
        if self.is_planning(fact) {
            return None;
        }
        let text = words::entry_text(&fact.event, self)?;
        let (by, to): (Option<PersonId>, Option<PersonId>) = words::by_and_to(&fact.event);
        let item = match &fact.event {
            Event::ItemOpened { item } | Event::ItemDeferred { item, .. } => Some(item.clone()),
            Event::QuestionSubmitted { item, .. } => item.clone(),
            Event::SummaryGiven { item, .. } => Some(item.clone()),
            _ => self.item_of(fact).cloned(),
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
            corrected: false,
            struck: None,
        })
    }
}
