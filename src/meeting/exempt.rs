//! What is exempt: kept from the public, as it is recorded and as later facts make it so.
//!
//! A fact is exempt where press and public were out as it was recorded, or at the time that it is of: by the
//! exclusions as they finally stand, whatever of them was told late, taken back or struck. What was ever
//! recorded as exempt stays so. Where the order of the facts and their times disagree it is not known who was
//! there, and what is not known is withheld. Here it is only judged; the meeting without it is folded in
//! `public`.

use chrono::TimeDelta;

use super::agenda::Item;
use super::clock::{Mark, Span};
use super::event::{Event, Moment, Recorded, Seq};
use super::ids::ItemId;
use super::minute::{Entry, EntryKind};
use super::state::Meeting;
use crate::meeting::facts::PublicReadmitted;

/// A time for which press and public were excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Secluded {
    pub span: Span,
    /// The ground.
    pub ground: String,
    /// Told late: what had been entered for its first moment is not known to be of before it.
    pub late: bool,
}

/// A time that a fact is of.
#[derive(Clone, Copy)]
enum Told {
    /// As the clock showed it when the fact was recorded.
    At(Mark),
    /// As the clerk gave it: some moment of that minute.
    Minute(Mark),
}

impl Secluded {
    /// Whether the public may have been out then: by the clock as it showed, or as it would have shown had
    /// nobody set it.
    fn may_hold(&self, told: Told) -> bool {
        let within = |ms: fn(&Mark) -> i64| {
            let from = ms(&self.span.from);
            let to = self.span.to.as_ref().map_or(i64::MAX, ms);
            // Let in before it was put out: either clock may be wrong.
            let turned = to < from;
            let (from, to) = (from.min(to), from.max(to));
            match told {
                Told::Minute(mark) => ms(&mark) <= to && ms(&mark).saturating_add(60_000) > from,
                Told::At(mark) => {
                    let (at, unsure) = (ms(&mark), self.late || turned);
                    (from < at && at < to) || (unsure && (at == from || at == to))
                }
            }
        };
        within(shown_ms) || within(run_ms)
    }
}

fn shown_ms(mark: &Mark) -> i64 {
    mark.at.timestamp_millis()
}

fn run_ms(mark: &Mark) -> i64 {
    mark.unset_ms()
}

impl Meeting {
    /// Whether what is said now is exempt: the public is out, or the item is to be taken in private and
    /// nobody has said that the public is there.
    ///
    /// The second is there because a clerk who forgets to record the exclusion must not publish.
    pub fn in_private(&self) -> bool {
        let readmitted = self.readmitted.last().is_some_and(|span| span.to.is_none());
        self.private.is_some() || (!readmitted && self.item().is_some_and(|id| self.agenda.is_exempt(id)))
    }

    /// Whether the entry or the fact numbered `seq` is exempt. An entry that was public when it was entered
    /// may have become so: an exclusion was told late, or it was put under a private item.
    pub fn is_exempt(&self, seq: Seq) -> bool {
        self.fact(seq).is_some_and(|fact| self.keeps(fact))
            || self.entry(seq).is_some_and(|entry| entry.exempt)
    }

    /// Whether a fact is kept from the public: as it was recorded, or as all facts now have it.
    pub(super) fn keeps(&self, fact: &Recorded) -> bool {
        fact.exempt || self.withheld.contains(&fact.seq)
    }

    /// Whether what stands under an item is to be kept from the public: the item was to be taken in private,
    /// or the public was out during any of it.
    pub(super) fn is_private(&self, item: &ItemId) -> bool {
        self.agenda.get(item).is_some_and(|item| {
            let out = |span: &Span| self.secluded.iter().any(|secluded| secluded.span.meets(span));
            self.agenda.is_exempt(&item.id) || item.spans.iter().any(out)
        })
    }

    /// Whether anything in it can be exempt by its time.
    pub(super) fn has_private(&self) -> bool {
        !self.secluded.is_empty() || self.agenda.items.iter().any(|item| item.exempt.is_some())
    }

    /// The one question: whether the public was out, or may have been, at the times that a fact is of. `back`: the
    /// clock had been set back when it was recorded, so that its time was given, too.
    fn was_out(&self, event: &Event, at: Moment, as_of: Option<Moment>, back: bool) -> bool {
        let at = match back {
            true => Told::Minute(self.mark(at)),
            false => Told::At(self.mark(at)),
        };
        let as_of = as_of.map(|as_of| Told::Minute(self.mark(as_of)));
        let mut times = std::iter::once(at).chain(as_of);
        times.any(|told| {
            self.secluded.iter().any(|one| one.may_hold(told))
                // That an item to be taken in private was opened and left is public.
                || (!event.turns() && self.was_on_private_item(told))
        })
    }

    /// Whether the meeting was, or may have been, on an item to be taken in private, without the public.
    fn was_on_private_item(&self, told: Told) -> bool {
        let items = self.agenda.items.iter();
        let exempt = items.filter(|item| self.agenda.is_exempt(&item.id));
        let mut taken = exempt.flat_map(|item| &item.spans);
        let (on_it, there): (bool, bool) = match told {
            Told::At(mark) => (
                taken.any(|span| span.from.at < mark.at && span.holds(mark.at)),
                self.readmitted.iter().any(|span| span.holds(mark.at)),
            ),
            Told::Minute(mark) => {
                let end = mark.at + TimeDelta::minutes(1);
                let whole = |span: &Span| span.from.at <= mark.at && span.to.is_none_or(|to| end <= to.at);
                (
                    taken.any(|span| span.touches_minute(mark.at)),
                    self.readmitted.iter().any(whole),
                )
            }
        };
        on_it && !there
    }

    /// Whether a fact that comes now is of the private part: by the order in which things are recorded.
    pub(super) fn comes_in_private(&self, event: &Event) -> bool {
        // That an item to be taken in private was left is public where the public was never excluded.
        if event.turns() {
            self.private.is_some()
        } else {
            self.in_private()
        }
    }

    /// Whether a fact is public whenever it is recorded. That the public was excluded, on what ground and until
    /// when, is public (LGA 1972 s.100A(5)). So is a summary written for it (s.100C(2)). So is what became of
    /// the minutes once the meeting was over, even if it ended in private.
    fn is_told(&self, event: &Event) -> bool {
        match event {
            Event::PublicReadmitted(PublicReadmitted {})
            | Event::PublicExcluded(_)
            | Event::SummaryGiven(_) => true,
            Event::MinutesApproved(_) | Event::MinutesSigned(_) => self.closed.is_some(),
            _ => false,
        }
    }

    /// The fact that `event` will be: its number, and whether it is exempt.
    pub fn record(&self, event: Event, at: Moment, as_of: Option<Moment>) -> Recorded {
        let private = self.comes_in_private(&event)
            || self.was_out(&event, at, as_of, self.goes_back(at))
            || event.names_exempt(self);
        Recorded {
            seq: self.last_seq() + 1,
            at,
            as_of,
            exempt: private && !self.is_told(&event),
            event,
        }
    }

    /// Whether the clock shows less now than it did when something was recorded before.
    pub(super) fn goes_back(&self, at: Moment) -> bool {
        let said = self.facts.iter().filter(|fact| fact.seq > self.plan_end);
        said.rev().any(|fact| fact.at > at)
    }

    /// Whether a fact is exempt as this meeting, which is folded from all of them, finally has it; `in_order`
    /// says that it came in the private part, `back` that the clock had been set back by then. What the agenda
    /// announces was never said.
    pub(super) fn judges(&self, fact: &Recorded, (in_order, back): (bool, bool)) -> bool {
        let announced = fact.event.is_planning() && fact.seq <= self.plan_end;
        let names = || fact.event.corrects().is_empty() && fact.event.names_exempt(self);
        let out = || self.was_out(&fact.event, fact.at, fact.as_of, back);
        !announced && !self.is_told(&fact.event) && (in_order || out() || names())
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
