//! The meeting as the public may know it: the fold of what is public, as if nothing else had been said.
//!
//! Nothing that was said, written or listed while press and public were excluded may pass here. Of such
//! facts only the frame does: who that the public knows came and went, and when the meeting turned to an
//! item, stopped and ended (LGA 1972 Sch 12 para 40; s.100C).

use crate::meeting::facts::{
    EntriesMerged, EntryEdited, EntryPlaced, EntrySplit, NarrativeMinuted, SummaryGiven,
};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::corrected::Corrected;
use super::event::{Event, Moment, Recorded, Seq};
use super::facts::{Public, Sight};
use super::ids::PersonId;
use super::state::Meeting;
use super::void::{Void, voided};
use crate::guard::{self, Guard};

/// What the public reads where an entry was struck in private.
const REASON_WITHHELD: &str = "the reason was given in private";

impl Meeting {
    /// The meeting as the public may know it: without the exempt facts, as if they had never been.
    pub fn public(&self) -> Self {
        if !guard::on(Guard::ExemptFilter) {
            return self.clone();
        }
        let void = voided(&self.facts);
        // Where the exclusion was told late, what was entered since it happened is exempt too.
        let told_late: Vec<(Seq, Moment)> = self
            .facts
            .iter()
            .filter_map(|fact| match fact.event {
                Event::PublicExcluded(_) if !void.contains_key(&fact.seq) => Some((fact.seq, fact.as_of?)),
                _ => None,
            })
            .collect();
        let since = |fact: &Recorded| {
            told_late
                .iter()
                .any(|(seq, from)| fact.seq < *seq && fact.when() >= *from)
        };
        // What was entered in public may have become exempt since, and with it what names it.
        let is_open = |fact: &Recorded| {
            // A summary was written to be read, whatever is told late of when it was.
            let summary = matches!(fact.event, Event::SummaryGiven(_));
            let became = since(fact) || self.ends_exempt(fact.seq);
            !fact.exempt && (summary || !became) && !self.corrects_exempt(&fact.event)
        };
        let named = self.named_in_public();
        let open = self.facts.iter().filter(|fact| is_open(fact));
        let halves: HashMap<Seq, (Seq, &str)> = self
            .facts
            .iter()
            .filter(|fact| !void.contains_key(&fact.seq))
            .filter_map(|fact| match (&fact.event, self.half_open(fact, since(fact))?) {
                (Event::EntrySplit(EntrySplit { entry, first, .. }), Event::EntryEdited(_)) => {
                    Some((*entry, (fact.seq, first.as_str())))
                }
                _ => None,
            })
            .collect();
        let mut public = Meeting {
            corrected: Corrected::of(open, &void),
            ..Meeting::default()
        };
        for fact in &self.facts {
            let divided = self.half_open(fact, since(fact));
            let event: Option<Cow<'_, Event>> = match is_open(fact) && !fact.event.names_exempt(&public) {
                true => Some(as_known(&fact.event, &public)),
                false if divided.is_some() => divided.map(Cow::Owned),
                false => {
                    let (public, named) = (&mut public, &named);
                    match fact.event.public(&mut Sight { public, named }) {
                        Public::Whole => Some(Cow::Borrowed(&fact.event)),
                        Public::As(event) => Some(Cow::Owned(event)),
                        Public::Nothing => None,
                    }
                }
            };
            let Some(event) = event.map(Cow::into_owned) else {
                if !void.contains_key(&fact.seq) {
                    public.infer_members(fact);
                }
                continue;
            };
            let Some(event) = without_the_rest(event, fact.seq, &halves) else {
                continue;
            };
            let fact = Recorded {
                exempt: false,
                event,
                ..*fact
            };
            match void.get(&fact.seq) {
                None => public.fold(&fact),
                Some(Void::Undone) => {}
                Some(Void::Struck { exempt: true, .. }) => public.fold_struck(&fact, REASON_WITHHELD, None),
                Some(Void::Struck { why, exempt: false }) => public.fold_struck(&fact, why, None),
                Some(Void::Merged { into, by }) if self.fact(*by).is_some_and(&is_open) => {
                    public.fold_merged(&fact, *into);
                }
                // Its words are in what is exempt now.
                Some(Void::Merged { into, .. }) if halves.contains_key(into) => {
                    continue;
                }
                // The public does not know that its words went elsewhere: they stay where they were.
                Some(Void::Merged { .. }) => public.fold(&fact),
            }
            public.facts.push(fact);
        }
        public
    }

    /// What is public of an entry's division where one of the two parts went under a private item.
    fn half_open(&self, fact: &Recorded, since: bool) -> Option<Event> {
        let Event::EntrySplit(EntrySplit {
            entry, first, second, ..
        }) = &fact.event
        else {
            return None;
        };
        let (before, after) = (self.entry(*entry)?, self.entry(fact.seq)?);
        match (before.exempt, after.exempt) {
            // The rest is where the public may not know it: it must not come back with the whole.
            (false, true) if after.placed => Some(Event::EntryEdited(EntryEdited {
                entry: *entry,
                text: first.clone(),
                why: None,
            })),
            (true, false) if !fact.exempt && !since => Some(match &after.item {
                Some(item) => Event::EntryPlaced(EntryPlaced {
                    item: item.clone(),
                    entry: second.clone(),
                }),
                None => second.said().clone(),
            }),
            _ => None,
        }
    }

    /// Whether an entry is exempt, itself or as part of the one into which its words went.
    fn ends_exempt(&self, seq: Seq) -> bool {
        let mut at = seq;
        for _ in 0..=self.entries.len() {
            match self.entry(at) {
                Some(entry) if entry.exempt => return true,
                Some(entry) => match entry.merged {
                    Some(into) => at = into,
                    None => return false,
                },
                None => return self.is_exempt(at),
            }
        }
        true
    }

    /// Whether a fact corrects, or takes back, what is exempt now.
    fn corrects_exempt(&self, event: &Event) -> bool {
        event.corrects().iter().any(|seq| self.ends_exempt(*seq))
    }

    /// A member who took part in private was there, and the names of those present are public.
    fn infer_members(&mut self, fact: &Recorded) {
        let mark = self.mark(fact.when());
        for person in fact.event.said().takes_part() {
            if self.people.get(person).is_some_and(|person| person.voting) {
                self.roll.infer(person, mark);
            }
        }
    }

    /// Everybody whom a public fact names: they are no secret, wherever they were put on the list.
    fn named_in_public(&self) -> HashSet<&PersonId> {
        let public = self.facts.iter().filter(|fact| !fact.exempt);
        public.flat_map(|fact| fact.event.said().names()).collect()
    }
}

/// A fact without the words that were divided from an entry and are exempt now: `halves` has each such entry,
/// the division and what it left. None where nothing is left of the fact.
fn without_the_rest(mut event: Event, seq: Seq, halves: &HashMap<Seq, (Seq, &str)>) -> Option<Event> {
    if let Some((_, left)) = halves.get(&seq) {
        put_words(&mut event, left);
    }
    let left_of = |entry: &Seq| halves.get(entry).filter(|(divided, _)| seq < *divided);
    match &mut event {
        Event::EntryEdited(EntryEdited { entry, .. }) if left_of(entry).is_some() => return None,
        Event::EntriesMerged(EntriesMerged { entry, text, .. })
        | Event::EntrySplit(EntrySplit {
            entry, first: text, ..
        }) => {
            if let Some((_, left)) = left_of(entry) {
                (*left).clone_into(text);
            }
        }
        _ => {}
    }
    Some(event)
}

/// Puts other words into a fact that can be divided.
fn put_words(event: &mut Event, words: &str) {
    if let Some(text) = event.words_mut() {
        words.clone_into(text);
    }
}

/// A public fact as the public reads it: a summary of an item that it never heard of names none, and a
/// private item has no note.
fn as_known<'a>(event: &'a Event, public: &Meeting) -> Cow<'a, Event> {
    match event {
        Event::SummaryGiven(SummaryGiven { item, text }) if public.agenda.get(item).is_none() => {
            let text = text.clone();
            Cow::Owned(Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None }))
        }
        // Of an item to be taken in private the page's own title is public, and nothing under it.
        Event::ItemListed(item) if item.exempt.is_some() && item.note.is_some() => {
            let mut known = item.clone();
            known.note = None;
            Cow::Owned(Event::ItemListed(known))
        }
        event => Cow::Borrowed(event),
    }
}
