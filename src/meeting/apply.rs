//! Facts into the meeting. Total: whatever the log says happened, happened.
//!
//! A fact that names what is not there (because a newer rule would have refused it, or because what it
//! named was undone) changes what it can and is kept with the rest.

mod decision;
mod disposal;
mod edit;
mod limit;
mod place;
mod steps;

use crate::meeting::facts::{EntryPlaced, EntrySplit, PointMade};
use std::borrow::Cow;
use std::collections::BTreeSet;

use super::clock::{self};
use super::corrected::Corrected;
use super::event::{Event, Moment, Recorded, Seq};
use super::facts::{Occasion, Words};
use super::finding;
use super::ids::{ItemId, PersonId};
use super::minute::Entry;
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
    ///
    /// What is exempt is judged by the exclusions as they finally stand, which are known when all is folded:
    /// where that makes more of it exempt than was recorded so, all is folded once more.
    pub fn replay(facts: Vec<Recorded>) -> Self {
        let (mut meeting, mut came) = Meeting::folded(facts, BTreeSet::new());
        while meeting.has_private() {
            let judged = |(fact, came): &(&Recorded, &(bool, bool))| meeting.judges(fact, **came);
            let (out, open): (Vec<_>, Vec<_>) = meeting.facts.iter().zip(&came).partition(judged);
            let more = |fact: &Recorded| !fact.exempt && !meeting.withheld.contains(&fact.seq);
            let more: Vec<Seq> = out
                .iter()
                .filter(|(fact, _)| more(fact))
                .map(|(fact, _)| fact.seq)
                .collect();
            if more.is_empty() {
                let kept = open
                    .iter()
                    .filter(|(fact, _)| fact.exempt && meeting.was_entered(fact));
                meeting.unfounded = kept.map(|(fact, _)| fact.seq).collect();
                break;
            }
            let mut withheld = std::mem::take(&mut meeting.withheld);
            withheld.extend(more);
            let facts = std::mem::take(&mut meeting.facts);
            (meeting, came) = Meeting::folded(facts, withheld);
        }
        meeting
    }

    /// Whether a fact is one that the meeting entered, and not one that the agenda announced or that corrects
    /// another.
    fn was_entered(&self, fact: &Recorded) -> bool {
        fact.seq > self.plan_end && fact.event.corrects().is_empty() && self.entry(fact.seq).is_some()
    }

    /// The meeting as its facts leave it, and of each whether it came in the private part, and by a clock that had
    /// been set back.
    /// `withheld` are those that are exempt though they were not recorded so.
    fn folded(facts: Vec<Recorded>, withheld: BTreeSet<Seq>) -> (Self, Vec<(bool, bool)>) {
        let void = voided(&facts, &withheld);
        let mut meeting = Meeting {
            corrected: Corrected::of(facts.iter(), &void),
            withheld,
            ..Meeting::default()
        };
        meeting.facts.reserve(facts.len());
        let mut came = Vec::with_capacity(facts.len());
        let mut latest: Option<Moment> = None;
        for fact in facts {
            came.push((
                meeting.comes_in_private(&fact.event),
                latest.is_some_and(|latest| latest > fact.at),
            ));
            let judged = match meeting.withheld.contains(&fact.seq) {
                true => Cow::Owned(Recorded {
                    exempt: true,
                    ..fact.clone()
                }),
                false => Cow::Borrowed(&fact),
            };
            match void.get(&fact.seq) {
                None => meeting.fold(&judged),
                Some(Void::Undone) => {}
                Some(Void::Struck { why, .. }) => meeting.fold_struck(&judged, why, None),
                Some(Void::Merged { into, .. }) => meeting.fold_merged(&judged, *into),
            }
            if fact.seq > meeting.plan_end {
                latest = latest.max(Some(fact.at));
            }
            meeting.facts.push(fact);
        }
        (meeting, came)
    }

    /// The meeting as it stood before the fact numbered `seq`, without what was struck or taken back since, and
    /// with everybody who is on the list by now.
    pub(super) fn before(&self, seq: Seq) -> Self {
        let void = voided(&self.facts, &self.withheld);
        let earlier = self.facts.iter().take_while(|fact| fact.seq < seq);
        let standing = earlier.filter(|fact| !void.contains_key(&fact.seq));
        let mut then = Meeting::replay(standing.cloned().collect());
        then.people.clone_from(&self.people);
        then
    }

    /// One more fact. One that says how others are to be read replays them: rare, and the only way to be
    /// sure.
    pub fn apply(&mut self, fact: Recorded) {
        // Told late, or by a clock that was set back, it may say of others that they were private.
        let late = || fact.as_of.is_some() || self.goes_back(fact.at);
        let moves = self.has_private() && (fact.event.turns() || fact.event.is_planning() || late());
        if fact.event.reads_others_anew() || moves {
            let mut facts = std::mem::take(&mut self.facts);
            facts.push(fact);
            *self = Meeting::replay(facts);
        } else {
            let had_private = self.has_private();
            let came = (self.comes_in_private(&fact.event), self.goes_back(fact.at));
            self.fold(&fact);
            // As replaying judges it: kept from the public without a ground now, or to be kept without being
            // recorded so.
            let judged = self.has_private().then(|| self.judges(&fact, came));
            if judged == Some(false) && fact.exempt && self.was_entered(&fact) {
                self.unfounded.insert(fact.seq);
            }
            let more = judged == Some(true) && !fact.exempt;
            self.facts.push(fact);
            // The first private part there is bears on what came before it.
            if more || (!had_private && self.has_private() && self.facts.len() > 1) {
                *self = Meeting::replay(std::mem::take(&mut self.facts));
            }
        }
    }

    pub(super) fn fold_merged(&mut self, fact: &Recorded, into: Seq) {
        self.fold_struck(fact, &format!("merged into {into}"), Some(into));
    }

    pub(super) fn fold_struck(&mut self, fact: &Recorded, why: &str, merged: Option<Seq>) {
        fact.event.said().reserve(&mut self.next);
        // The second part of an entry is struck: the first stays as it was left.
        if let Event::EntrySplit(EntrySplit { entry, first, .. }) = &fact.event {
            self.edit(*entry, first);
        }
        let told = self.told_by(fact);
        if let Some(mut entry) = self.entry_of(&told) {
            entry.struck = Some(why.to_owned());
            entry.merged = merged;
            self.entries.push(entry);
        }
        if fact.event.stands_struck() {
            self.take_effect(fact, None);
        }
    }

    /// What a fact does.
    fn take_effect(&mut self, fact: &Recorded, item: Option<&ItemId>) {
        let at = Occasion {
            seq: fact.seq,
            mark: self.mark(fact.when()),
            as_of: fact.as_of,
            exempt: fact.exempt,
            item,
        };
        fact.event.apply(self, &at);
    }

    pub(super) fn fold(&mut self, fact: &Recorded) {
        if let Event::EntrySplit(EntrySplit { entry, first, .. }) = &fact.event {
            self.edit(*entry, first);
        }
        let told = self.told_by(fact);
        let fact = &*told.fact;
        let mark = self.mark(fact.when());
        fact.event.reserve(&mut self.next);
        self.notices.extend(finding::noticed(self, fact));
        let entry = self.entry_of(&told);
        for person in fact.event.takes_part() {
            // Whose vote another gives is not there for it.
            if !self.votes_by_proxy(&fact.event, person) {
                self.roll.infer(person, mark);
            }
        }
        let here = self.item().cloned();
        self.latest = Some(mark);
        if self.is_planning(fact) {
            self.plan_end = fact.seq;
        }
        self.take_effect(fact, told.item.as_ref());
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
            (None, Event::EntryPlaced(_) | Event::EntrySplit(_)) => Some(said.clone()),
            (None, _) => None,
        };
        let mut read = match event {
            Some(event) => Cow::Owned(Recorded {
                event,
                ..fact.clone()
            }),
            None => Cow::Borrowed(fact),
        };
        if let Some(at) = self.corrected.happened(fact.seq) {
            read.to_mut().as_of = Some(at);
        }
        let mut after = None;
        let place = match &fact.event {
            Event::EntryPlaced(EntryPlaced { item, .. }) => Some(Some(item.clone())),
            Event::EntrySplit(EntrySplit { entry, .. }) => self.entry(*entry).map(|first| {
                after = Some(first.seq);
                let read = read.to_mut();
                read.as_of = Some(first.when());
                read.exempt |= first.exempt;
                first.item.clone()
            }),
            _ => None,
        };
        Told {
            placed: matches!(fact.event, Event::EntryPlaced(_)),
            item: place.unwrap_or_else(|| self.item_of(&read).cloned()),
            fact: read,
            after,
        }
    }

    /// Whether somebody is named in a vote only because another gives it for them.
    fn votes_by_proxy(&self, event: &Event, person: &PersonId) -> bool {
        let votes = matches!(event, Event::VoteTaken(_) | Event::VoteRecorded(_));
        let given = self.proxies.iter().any(|(from, _)| from == person);
        votes && given && !self.roll.is_present(person)
    }

    /// Whether `fact` is one of those that the agenda page made: all at the one moment of the log's making.
    fn is_planning(&self, fact: &Recorded) -> bool {
        let first = self.facts.first().unwrap_or(fact);
        fact.event.is_planning() && fact.at == first.at && self.plan_end == self.last_seq()
    }

    /// The item a fact belongs to: the present one; of what was entered late, the one then taken; of a
    /// point, that of the entry it stands under.
    fn item_of(&self, fact: &Recorded) -> Option<&ItemId> {
        let above = match &fact.event {
            Event::PointMade(PointMade { under, .. }) => under.and_then(|seq| self.entry(seq)),
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
        let entry = fact.event.entry()?;
        let item = match entry.item {
            Some(item) => item.cloned(),
            None => told.item.clone(),
        };
        Some(Entry {
            seq: fact.seq,
            at: fact.at,
            as_of: fact.as_of,
            item,
            kind: entry.kind,
            by: entry.by.cloned(),
            to: entry.to.cloned(),
            refers_to: entry.refers_to,
            known_as: entry.known_as,
            text: match entry.words {
                Words::Own(words) => words.into_owned(),
                Words::Sentence => words::sentence(&fact.event, self),
            },
            exempt: fact.exempt,
            corrected: self.corrected.changes(fact.seq) && matches!(told.fact, Cow::Owned(_)),
            struck: None,
            merged: None,
            after: told.after,
            placed: told.placed,
        })
    }
}
