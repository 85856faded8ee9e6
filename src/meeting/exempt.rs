//! What is exempt: kept from the public, as it is recorded and as later facts make it so.
//!
//! Here it is only judged. The meeting without it is folded in `public`.

use super::agenda::Item;
use super::clock::Span;
use super::event::{Event, Moment, Recorded, Seq};
use super::ids::ItemId;
use super::minute::{Entry, EntryKind};
use super::state::Meeting;
use crate::meeting::facts::PublicReadmitted;

impl Meeting {
    /// Whether what is said now is exempt: the public is out, or the item is to be taken in private and
    /// nobody has said that the public is there.
    ///
    /// The second is there because a clerk who forgets to record the exclusion must not publish.
    pub fn in_private(&self) -> bool {
        let readmitted = self.readmitted.last().is_some_and(|span| span.to.is_none());
        self.private.is_some()
            || (!readmitted && self.agenda.current().is_some_and(|item| item.exempt.is_some()))
    }

    /// Whether the entry or the fact numbered `seq` is exempt. An entry that was public when it was entered
    /// may have become so: an exclusion was told late, or it was put under a private item.
    pub fn is_exempt(&self, seq: Seq) -> bool {
        self.fact(seq).is_some_and(|fact| fact.exempt) || self.entry(seq).is_some_and(|entry| entry.exempt)
    }

    /// Whether what stands under an item is to be kept from the public: the item was to be taken in private,
    /// or the public was out during any of it.
    pub(super) fn is_private(&self, item: &ItemId) -> bool {
        self.agenda.get(item).is_some_and(|item| {
            let out = |span: &Span| self.secluded.iter().any(|secluded| secluded.meets(span));
            item.exempt.is_some() || item.spans.iter().any(out)
        })
    }

    /// Whether anything in the minute that begins at `at` was exempt. A clerk who enters late what
    /// happened then gives the time to the minute.
    fn was_private(&self, at: Moment) -> bool {
        let exempt = self.agenda.items.iter().filter(|item| item.exempt.is_some());
        let mut taken = exempt.flat_map(|item| &item.spans);
        let readmitted = self.readmitted.iter().any(|span| span.touches_minute(at));
        self.secluded.iter().any(|span| span.touches_minute(at))
            || (!readmitted && taken.any(|span| span.touches_minute(at)))
    }

    /// The fact that `event` will be: its number, and whether it is exempt.
    pub fn record(&self, event: Event, at: Moment, as_of: Option<Moment>) -> Recorded {
        // That the public was excluded, on what ground and until when, is public (LGA 1972 s.100A(5)).
        // So is a summary written for it (s.100C(2)).
        // So is what became of the minutes once the meeting was over, even if it ended in private.
        let told = match &event {
            Event::PublicReadmitted(PublicReadmitted {})
            | Event::PublicExcluded(_)
            | Event::SummaryGiven(_) => true,
            Event::MinutesApproved(_) | Event::MinutesSigned(_) => self.closed.is_some(),
            _ => false,
        };
        // That an item to be taken in private was left is public where the public was never excluded.
        let turns = matches!(event, Event::ItemOpened(_) | Event::ItemClosed(_));
        let private = if turns {
            self.private.is_some()
        } else {
            self.in_private()
        };
        let exempt =
            private || as_of.is_some_and(|as_of| self.was_private(as_of)) || event.names_exempt(self);
        Recorded {
            seq: self.last_seq() + 1,
            at,
            as_of,
            exempt: exempt && !told,
            event,
        }
    }

    /// Whether anything was recorded in private on this item.
    pub fn was_secret(&self, item: &ItemId) -> bool {
        let on_it = self
            .entries
            .iter()
            .filter(|entry| entry.item.as_ref() == Some(item));
        let matter = |entry: &Entry| !matches!(entry.kind, EntryKind::Procedure | EntryKind::Attendance);
        on_it
            .filter(|entry| entry.struck.is_none())
            .any(|entry| entry.exempt && matter(entry))
    }

    /// The item of which the public has yet to be told: the present one, or the last taken in private.
    pub fn to_summarise(&self) -> Option<&Item> {
        let here = self
            .agenda
            .current()
            .filter(|item| self.in_private() || self.was_secret(&item.id));
        let secret = || self.agenda.items.iter().filter(|item| self.was_secret(&item.id));
        here.or_else(|| {
            secret()
                .filter(|item| item.summary.is_none())
                .max_by_key(|item| item.opened)
        })
        .or_else(|| secret().max_by_key(|item| item.opened))
    }

    /// What the public may read of what was done in private on this item.
    pub fn summary(&self, item: &ItemId) -> Option<&Entry> {
        self.agenda.get(item)?.summary.and_then(|seq| self.entry(seq))
    }
}
