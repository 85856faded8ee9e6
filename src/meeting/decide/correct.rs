//! Corrections of entries, entries under another item, and the clerk's marks, decided into facts.
//!
//! Each names what it changes by its number and says what it makes of it, so that no later rule can read it
//! another way.

use super::{Decider, said};
use crate::meeting::event::{Event, Moment, Seq};
use crate::meeting::facts::{
    ActionAssigned, EntriesMerged, EntriesMoved, EntryPlaced, EntryRecast, EntrySplit, HeadingMinuted,
    ItemNoted, MarkCleared, MarkLeft, NarrativeMinuted, PointMade, QuestionAnswered, QuestionAsked,
    QuestionSubmitted, SpeakerChanged, StatementMade, UndertakingGiven,
};
use crate::meeting::ids::{ActionId, ItemId, PersonId, QuestionId, UndertakingId};
use crate::meeting::intent::Intent;
use crate::meeting::minute::{Entry, EntryKind};
use crate::meeting::refusal::Refusal;

impl Decider<'_> {
    /// An entry that counts.
    fn standing(&self, seq: Seq) -> Result<&Entry, Refusal> {
        let entry = self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        match entry.struck {
            Some(_) => Err(Refusal::NotStanding(seq)),
            None => Ok(entry),
        }
    }

    pub(super) fn split(
        &self,
        seq: Seq,
        first: String,
        rest: Intent,
        why: Option<String>,
    ) -> Result<Event, Refusal> {
        let entry = self.standing(seq)?;
        let second = match rest {
            Intent::Narrate { text } | Intent::NarrateUnnamed { text, .. } => {
                self.like(entry, said(text)?)?
            }
            Intent::Head { .. }
            | Intent::State { .. }
            | Intent::Ask { .. }
            | Intent::Answer { .. }
            | Intent::Undertake { .. }
            | Intent::Act { .. } => {
                self.like(entry, String::new())?;
                super::decide(self.meeting, rest)?
            }
            Intent::Point { text } => Event::PointMade(PointMade {
                by: entry.by.clone(),
                under: Some(seq),
                text: said(text)?,
            }),
            _ => return Err(Refusal::NotSaid),
        };
        Ok(Event::EntrySplit(EntrySplit {
            entry: seq,
            first,
            second: Box::new(second),
            why,
        }))
    }

    /// Another entry of the same kind, by the same person.
    fn like(&self, entry: &Entry, text: String) -> Result<Event, Refusal> {
        let next = &self.meeting.next;
        let event = self.meeting.told(entry.seq);
        let event = event.ok_or(Refusal::NoSuchEntry(entry.seq))?;
        Ok(match event.clone() {
            Event::NarrativeMinuted(_) => Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None }),
            Event::HeadingMinuted(_) => Event::HeadingMinuted(HeadingMinuted { text }),
            Event::StatementMade(StatementMade { by, .. }) => {
                Event::StatementMade(StatementMade { by, text })
            }
            Event::PointMade(PointMade { by, under, .. }) => Event::PointMade(PointMade { by, under, text }),
            Event::QuestionAsked(QuestionAsked {
                by, to, follow_up_to, ..
            }) => Event::QuestionAsked(QuestionAsked {
                id: QuestionId(next.question),
                by,
                to,
                follow_up_to,
                text,
            }),
            Event::QuestionSubmitted(QuestionSubmitted { by, to, item, .. }) => {
                Event::QuestionSubmitted(QuestionSubmitted {
                    id: QuestionId(next.question),
                    by,
                    to,
                    item,
                    text,
                })
            }
            Event::QuestionAnswered(QuestionAnswered { question, by, .. }) => {
                Event::QuestionAnswered(QuestionAnswered { question, by, text })
            }
            Event::UndertakingGiven(UndertakingGiven { by, question, .. }) => {
                Event::UndertakingGiven(UndertakingGiven {
                    id: UndertakingId(next.undertaking),
                    by,
                    question,
                    text,
                })
            }
            Event::ActionAssigned(ActionAssigned { owner, due, from, .. }) => {
                Event::ActionAssigned(ActionAssigned {
                    id: ActionId(next.action),
                    owner,
                    text,
                    due,
                    from,
                })
            }
            _ => return Err(Refusal::NotDivisible(entry.seq)),
        })
    }

    /// The first of the entries stays, with the words of all.
    pub(super) fn merge(&self, mut entries: Vec<Seq>, why: Option<String>) -> Result<Event, Refusal> {
        let mut seen = Vec::new();
        entries.retain(|seq| {
            !seen.contains(seq) && {
                seen.push(*seq);
                true
            }
        });
        let [first, others @ ..] = entries.as_slice() else {
            return Err(Refusal::NothingToMerge);
        };
        if others.is_empty() {
            return Err(Refusal::NothingToMerge);
        }
        let kept = self.standing(*first)?;
        if !merges(kept.kind) {
            return Err(Refusal::NotMergeable(*first));
        }
        let mut text = kept.text.clone();
        for other in others {
            let other = self.standing(*other)?;
            self.goes_into(kept, other)?;
            text.push(' ');
            text.push_str(&other.text);
        }
        Ok(Event::EntriesMerged(EntriesMerged {
            entry: *first,
            others: others.to_vec(),
            text,
            why,
        }))
    }

    /// Whether one entry's words can be another's: narrative goes on with anything; what somebody said with
    /// what they said; and what has a standing of its own only with its like.
    fn goes_into(&self, kept: &Entry, other: &Entry) -> Result<(), Refusal> {
        let (entry, at) = (kept.seq, other.seq);
        if kept.exempt != other.exempt {
            return Err(Refusal::HalfExempt { entry, other: at });
        }
        let same_speaker = kept.by == other.by && kept.to == other.to;
        match other.kind {
            EntryKind::Narrative => Ok(()),
            EntryKind::Statement | EntryKind::Point if kept.by != other.by => {
                Err(Refusal::OtherSpeaker { entry, other: at })
            }
            EntryKind::Statement | EntryKind::Point => Ok(()),
            EntryKind::Heading => match kept.kind {
                EntryKind::Heading => Ok(()),
                _ => Err(Refusal::OtherKind { entry, other: at }),
            },
            EntryKind::Question | EntryKind::Answer | EntryKind::Undertaking | EntryKind::Action => {
                let answers = other.kind == EntryKind::Answer;
                if kept.kind != other.kind || (answers && kept.refers_to != other.refers_to) {
                    Err(Refusal::OtherKind { entry, other: at })
                } else if !same_speaker {
                    Err(Refusal::OtherSpeaker { entry, other: at })
                } else {
                    Ok(())
                }
            }
            EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Vote
            | EntryKind::Decision
            | EntryKind::Noted
            | EntryKind::Attendance
            | EntryKind::Interest
            | EntryKind::Procedure => Err(Refusal::NotMergeable(at)),
        }
    }

    pub(super) fn put(
        &self,
        mut entries: Vec<Seq>,
        item: ItemId,
        why: Option<String>,
    ) -> Result<Event, Refusal> {
        let item = self.on_agenda(item)?;
        entries.sort_unstable();
        entries.dedup();
        for seq in &entries {
            let entry = self.standing(*seq)?;
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
                | EntryKind::Vote
                | EntryKind::Decision
                | EntryKind::Noted => {}
                EntryKind::Attendance | EntryKind::Interest | EntryKind::Procedure => {
                    return Err(Refusal::NotMovable(*seq));
                }
            }
            // An item put off ends with that: it is part of its course.
            // So does what the public was told of it.
            let of_its_course = matches!(
                self.meeting.told(*seq),
                Some(Event::ItemDeferred(_) | Event::SummaryGiven(_))
            );
            if of_its_course {
                return Err(Refusal::NotMovable(*seq));
            }
        }
        let there = |seq: &&Seq| {
            let entry = self.meeting.entry(**seq);
            entry.is_some_and(|entry| entry.item.as_ref() == Some(&item))
        };
        match entries.as_slice() {
            [] => Err(Refusal::Nothing),
            [first, ..] if entries.iter().all(|seq| there(&seq)) => Err(Refusal::ThereAlready(*first)),
            _ => Ok(Event::EntriesMoved(EntriesMoved { entries, item, why })),
        }
    }

    /// What an entry is read as from now on, decided as it would have been where it stands. What it is known by
    /// stays.
    pub(super) fn recast(
        &self,
        seq: Seq,
        to: Intent,
        as_of: Option<Moment>,
        why: Option<String>,
    ) -> Result<Event, Refusal> {
        let before = self.meeting.told(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        if self
            .meeting
            .entry(seq)
            .is_some_and(|entry| entry.struck.is_some())
        {
            return Err(Refusal::NotStanding(seq));
        }
        let then = self.meeting.before(seq);
        let mut to = super::decide(&then, to)?;
        if !becomes(before, &to) {
            return Err(Refusal::OtherSort(seq));
        }
        to.keep_id(before, &self.meeting.next);
        if to == *before && as_of.is_none() {
            return Err(Refusal::SameWords(seq));
        }
        let to = Box::new(to);
        Ok(Event::EntryRecast(EntryRecast {
            entry: seq,
            to,
            as_of,
            why,
        }))
    }

    pub(super) fn change_speaker(
        &self,
        seq: Seq,
        by: Option<PersonId>,
        why: Option<String>,
    ) -> Result<Event, Refusal> {
        self.standing(seq)?;
        let by = self.known_opt(by)?;
        let event = self.meeting.told(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        let bearer = match event {
            Event::NarrativeMinuted(_)
            | Event::StatementMade(_)
            | Event::PointMade(_)
            | Event::MotionMoved(_)
            | Event::ActionAssigned(_) => true,
            Event::QuestionAsked(_)
            | Event::QuestionSubmitted(_)
            | Event::QuestionAnswered(_)
            | Event::UndertakingGiven(_)
            | Event::MotionSeconded(_)
            | Event::InterestDeclared(_) => false,
            _ => return Err(Refusal::NoSpeaker(seq)),
        };
        if by.is_none() && !bearer {
            return Err(Refusal::MustBeSomebodys);
        }
        // That it is nobody's, though it looks like somebody's, is worth saying once.
        let unsettled = matches!(
            event,
            Event::NarrativeMinuted(NarrativeMinuted { unnamed: Some(_), .. })
        ) && !self.meeting.corrected.changes(seq);
        if event.clone().with_speaker(by.as_ref()) == *event && !unsettled {
            return Err(Refusal::TheirsAlready(seq));
        }
        Ok(Event::SpeakerChanged(SpeakerChanged { entry: seq, by, why }))
    }

    /// What is minuted under another item than the present one is decided as if that were the present one.
    pub(super) fn place(&self, item: ItemId, entry: Intent) -> Result<Event, Refusal> {
        let item = self.on_agenda(item)?;
        let there = Decider {
            meeting: self.meeting,
            here: Some(item.clone()),
        };
        let entry = match entry {
            Intent::Point { text } => there.point(said(text)?)?,
            Intent::Undertake { by, text } => there.undertake(by, said(text)?)?,
            Intent::Act { owner, text, due } => there.act(owner, said(text)?, due)?,
            Intent::Note { text } => Event::ItemNoted(ItemNoted {
                item: Some(item.clone()),
                text,
            }),
            Intent::Submit { .. } => match super::decide(self.meeting, entry)? {
                Event::QuestionSubmitted(QuestionSubmitted { id, by, to, text, .. }) => {
                    Event::QuestionSubmitted(QuestionSubmitted {
                        id,
                        by,
                        to,
                        item: Some(item.clone()),
                        text,
                    })
                }
                _ => return Err(Refusal::NotPlaced),
            },
            Intent::Narrate { .. }
            | Intent::NarrateUnnamed { .. }
            | Intent::Head { .. }
            | Intent::State { .. }
            | Intent::Ask { .. }
            | Intent::Answer { .. }
            | Intent::Cite { .. } => super::decide(self.meeting, entry)?,
            _ => return Err(Refusal::NotPlaced),
        };
        Ok(Event::EntryPlaced(EntryPlaced {
            item,
            entry: Box::new(entry),
        }))
    }

    pub(super) fn mark(&self, entry: Option<Seq>, text: Option<String>) -> Result<Event, Refusal> {
        let entry = match entry {
            Some(seq) => Some(self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?.seq),
            None => self.meeting.entries.last().map(|entry| entry.seq),
        };
        Ok(Event::MarkLeft(MarkLeft { entry, text }))
    }

    pub(super) fn unmark(&self, entry: Option<Seq>) -> Result<Event, Refusal> {
        let mut marks = self.meeting.marks.iter().rev();
        let found = match entry {
            None => marks.next().ok_or(Refusal::NoMark)?,
            Some(seq) => {
                let found = marks.find(|one| one.entry == Some(seq) || one.seq == seq);
                found.ok_or(Refusal::NoMarkAt(seq))?
            }
        };
        Ok(Event::MarkCleared(MarkCleared { mark: found.seq }))
    }
}

/// Whether an entry can turn out to have been another fact: of its own kind, or both were said, or both decided.
fn becomes(before: &Event, after: &Event) -> bool {
    let kind = |event: &Event| event.entry().map(|entry| entry.kind);
    let sort = |event: &Event| match kind(event) {
        Some(
            EntryKind::Narrative
            | EntryKind::Heading
            | EntryKind::Statement
            | EntryKind::Point
            | EntryKind::Question
            | EntryKind::Answer
            | EntryKind::Undertaking
            | EntryKind::Action
            | EntryKind::Document,
        ) => Some(EntryKind::Statement),
        Some(EntryKind::Vote | EntryKind::Decision | EntryKind::Noted) => Some(EntryKind::Decision),
        kind => kind,
    };
    match (sort(before), sort(after)) {
        (None, None) => std::mem::discriminant(before) == std::mem::discriminant(after),
        (Some(EntryKind::Procedure), Some(EntryKind::Procedure)) => {
            std::mem::discriminant(before) == std::mem::discriminant(after)
        }
        (before, after) => before == after,
    }
}

/// Whether other words can go into an entry of this kind.
fn merges(kind: EntryKind) -> bool {
    match kind {
        EntryKind::Narrative
        | EntryKind::Heading
        | EntryKind::Statement
        | EntryKind::Point
        | EntryKind::Question
        | EntryKind::Answer
        | EntryKind::Undertaking
        | EntryKind::Action => true,
        EntryKind::Document
        | EntryKind::Motion
        | EntryKind::Vote
        | EntryKind::Decision
        | EntryKind::Noted
        | EntryKind::Attendance
        | EntryKind::Interest
        | EntryKind::Procedure => false,
    }
}
