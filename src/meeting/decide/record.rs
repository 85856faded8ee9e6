//! The record itself: who is on the list, corrections, and what is taken back, decided into facts.

use super::{Decider, said};
use crate::meeting::event::{Event, Seq};
use crate::meeting::facts::{
    EntryEdited, EntryStruck, FactUndone, PersonListed, PublicExcluded, SummaryGiven,
};
use crate::meeting::ids::ItemId;
use crate::meeting::minute::EntryKind;
use crate::meeting::people::Person;
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    pub(super) fn exclude(&self, ground: Option<String>) -> Result<Event, Refusal> {
        // Another ground may be given for an exclusion that stands.
        let same = |now: &String| ground.as_ref().is_none_or(|ground| ground.trim() == now);
        if self.meeting.private.as_ref().is_some_and(same) {
            return Err(Refusal::AlreadyPrivate);
        }
        let printed = || self.meeting.agenda.current().and_then(|item| item.exempt.clone());
        let ground = ground
            .filter(|ground| !ground.trim().is_empty())
            .or_else(printed)
            .ok_or(Refusal::NoGround)?;
        Ok(Event::PublicExcluded(PublicExcluded { ground }))
    }

    pub(super) fn summarise(&self, item: Option<ItemId>, text: String) -> Result<Event, Refusal> {
        let item = match item {
            Some(item) => self.on_agenda(item)?,
            None => {
                let item = self.meeting.to_summarise().ok_or(Refusal::NothingPrivate)?;
                item.id.clone()
            }
        };
        Ok(Event::SummaryGiven(SummaryGiven {
            item,
            text: said(text)?,
        }))
    }

    pub(super) fn list(&self, person: Person) -> Result<Event, Refusal> {
        let Person {
            id,
            name,
            role,
            shown,
            kind,
            voting,
            votes,
        } = person;
        match self.meeting.people.get(&id) {
            Some(other) if other.name != name => Err(Refusal::TagTaken(id)),
            Some(_) | None => Ok(Event::PersonListed(PersonListed {
                id,
                name: said(name)?,
                role,
                shown,
                kind,
                voting,
                votes,
            })),
        }
    }

    pub(super) fn edit(&self, seq: Seq, text: String, why: Option<String>) -> Result<Event, Refusal> {
        let entry = self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        if entry.struck.is_some() {
            return Err(Refusal::AlreadyStruck(seq));
        }
        match entry.kind {
            EntryKind::Narrative
            | EntryKind::Heading
            | EntryKind::Statement
            | EntryKind::Point
            | EntryKind::Question
            | EntryKind::Answer
            | EntryKind::Undertaking
            | EntryKind::Action
            | EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Noted
            | EntryKind::Interest => {}
            EntryKind::Vote | EntryKind::Decision | EntryKind::Attendance | EntryKind::Procedure => {
                return Err(Refusal::NotEditable(seq));
            }
        }
        if entry.text == text {
            Err(Refusal::SameWords(seq))
        } else {
            Ok(Event::EntryEdited(EntryEdited {
                entry: seq,
                text,
                why,
            }))
        }
    }

    pub(super) fn strike(&self, seq: Seq, why: String) -> Result<Event, Refusal> {
        let entry = self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        match entry.struck {
            Some(_) => Err(Refusal::AlreadyStruck(seq)),
            None => Ok(Event::EntryStruck(EntryStruck { entry: seq, why })),
        }
    }

    /// The last fact that stands. What the agenda page made is not the clerk's to take back.
    pub(super) fn undo(&self) -> Result<Event, Refusal> {
        let mut undone = Vec::new();
        for fact in self
            .meeting
            .facts
            .iter()
            .rev()
            .take_while(|fact| fact.seq > self.meeting.plan_end)
        {
            match &fact.event {
                Event::FactUndone(FactUndone { fact }) => undone.push(*fact),
                Event::ClockStepped(_) | Event::Unknown(_) => {}
                _ if undone.contains(&fact.seq) => {}
                _ => return Ok(Event::FactUndone(FactUndone { fact: fact.seq })),
            }
        }
        Err(Refusal::NothingToUndo)
    }
}
