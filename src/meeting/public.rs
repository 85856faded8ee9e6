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
use super::event::{Event, Recorded, Seq};
use super::facts::{Public, Sight};
use super::ids::{ItemId, PersonId};
use super::state::Meeting;
use super::void::{Void, voided};
use crate::guard::{self, Guard};

/// Whom and what the public never heard of.
#[derive(Debug, Clone, Default)]
pub struct Unheard {
    /// The people.
    pub people: HashSet<PersonId>,
    /// The items.
    pub items: HashSet<ItemId>,
}

/// What the public reads where an entry was struck in private.
const REASON_WITHHELD: &str = "the reason was given in private";

impl Meeting {
    /// The meeting as the public may know it: without the exempt facts, as if they had never been.
    pub fn public(&self) -> Self {
        if !guard::on(Guard::ExemptFilter) {
            return self.clone();
        }
        let void = voided(&self.facts, &self.withheld);
        let is_open = |fact: &Recorded| self.is_open(fact);
        let (named, taken) = self.named_in_public(&void);
        let open = self.facts.iter().filter(|fact| is_open(fact));
        let halves: HashMap<Seq, (Seq, &str)> = self
            .facts
            .iter()
            .filter(|fact| !void.contains_key(&fact.seq))
            .filter_map(|fact| match (&fact.event, self.half_open(fact)?) {
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
            let divided = self.half_open(fact);
            let open =
                is_open(fact) && !fact.event.names_exempt(&public) && !self.names_unheard(fact, &public);
            let event: Option<Cow<'_, Event>> = match open {
                true => Some(as_known(&fact.event, &public)),
                false if divided.is_some() => divided.map(Cow::Owned),
                false => {
                    let (public, named, taken) = (&mut public, &named, &taken);
                    match fact.event.public(&mut Sight { public, named, taken }) {
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
            let Some(event) = self.of_the_known(event, fact.seq, &public) else {
                continue;
            };
            let fact = Recorded {
                exempt: false,
                event,
                ..*fact
            };
            match void.get(&fact.seq) {
                None => public.fold(&fact),
                // As if it had never been entered.
                Some(Void::Undone) => continue,
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

    /// The facts, each exempt that the public may not know as everything finally stands: for whoever looks at how
    /// the meeting stood earlier, when it was not yet known of all of them.
    pub fn facts_as_known(&self) -> Vec<Recorded> {
        let void = voided(&self.facts, &self.withheld);
        let divided: HashSet<Seq> = self
            .facts
            .iter()
            .filter(|fact| self.half_open(fact).is_some())
            .flat_map(|fact| fact.event.corrects())
            .collect();
        // Whoever was only named by what was put down to somebody else since.
        let unheard = self.never_heard().people;
        let known = |fact: &Recorded| {
            let undone = matches!(void.get(&fact.seq), Some(Void::Undone));
            let unheard = fact
                .event
                .said()
                .names()
                .into_iter()
                .any(|id| unheard.contains(id));
            self.is_open(fact) && !undone && !unheard && !divided.contains(&fact.seq)
        };
        let mut facts = self.facts.clone();
        for fact in &mut facts {
            fact.exempt |= !known(fact);
        }
        facts
    }

    /// What is public of an entry's division where one of the two parts went under a private item.
    fn half_open(&self, fact: &Recorded) -> Option<Event> {
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
            (true, false) if !self.keeps(fact) => Some(match &after.item {
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

    /// Whether a fact is public as everything finally stands, and not only as it was recorded: what was entered
    /// in public may have become exempt since, and with it what names it.
    fn is_open(&self, fact: &Recorded) -> bool {
        // A summary was written to be read, whatever is told late of when it was.
        let summary = matches!(fact.event, Event::SummaryGiven(_));
        let open = summary || !self.ends_exempt(fact.seq);
        !self.keeps(fact) && open && !self.corrects_exempt(&fact.event)
    }

    /// Everybody whom a public fact names that still counts, and every item that one takes: they are no secret,
    /// wherever they were put on the list. Of what was put down to somebody else, that is who it names.
    fn named_in_public(&self, void: &HashMap<Seq, Void>) -> (HashSet<PersonId>, HashSet<ItemId>) {
        let (mut named, mut taken) = (HashSet::new(), HashSet::new());
        let stands = |fact: &&Recorded| !void.contains_key(&fact.seq) && self.is_open(fact);
        for fact in self.facts.iter().filter(stands) {
            let said = self.told(fact.seq).unwrap_or(fact.event.said());
            named.extend(said.names().into_iter().cloned());
            // That a part of a private item was taken makes its title no more public than it was.
            let shown = |item: &&ItemId| !self.agenda.is_part_of_exempt(item);
            taken.extend(fact.event.takes().filter(shown).cloned());
        }
        (named, taken)
    }

    /// Everybody and every item that was put on a list in private and that nothing public has named since: not to
    /// be offered where the public may look on. Nobody while it is out.
    pub fn unheard(&self) -> Unheard {
        match self.in_private() {
            true => Unheard::default(),
            false => self.never_heard(),
        }
    }

    /// The same, whoever may look on.
    pub fn never_heard(&self) -> Unheard {
        let private =
            |fact: &&Recorded| self.keeps(fact) && fact.event.is_planning() && fact.seq > self.plan_end;
        let listed: Vec<&Event> = self
            .facts
            .iter()
            .filter(private)
            .map(|fact| &fact.event)
            .collect();
        let mut unheard = Unheard::default();
        if listed.is_empty() {
            return unheard;
        }
        let (named, taken) = self.named_in_public(&voided(&self.facts, &self.withheld));
        for event in listed {
            let people = event.names().into_iter().filter(|id| !named.contains(*id));
            unheard.people.extend(people.cloned());
            if let Event::ItemListed(item) = event
                && !taken.contains(&item.id)
            {
                unheard.items.insert(item.id.clone());
            }
        }
        unheard
    }

    /// Whether what the fact numbered `seq` minuted may be shown now: to whoever looks on.
    pub fn may_be_shown(&self, seq: Seq) -> bool {
        self.in_private() || !self.is_exempt(seq)
    }

    /// Whether a fact names an item that the public never heard of, as far as `public` goes.
    fn names_unheard(&self, fact: &Recorded, public: &Meeting) -> bool {
        let unheard = |item: &ItemId| public.agenda.get(item).is_none() && self.agenda.get(item).is_some();
        [fact.event.item(), fact.event.said().item()]
            .into_iter()
            .flatten()
            .any(unheard)
    }

    /// What the public reads of a public fact that names somebody whom it does not know, because everything else
    /// that named them was taken back, or because it was itself struck or put down to somebody else.
    fn of_the_known(&self, event: Event, seq: Seq, public: &Meeting) -> Option<Event> {
        let unknown = |id: &PersonId| public.people.get(id).is_none() && self.people.get(id).is_some();
        let names_unknown = |event: &Event| event.said().names().into_iter().any(unknown);
        if matches!(event, Event::PersonListed(_)) || !names_unknown(&event) {
            return Some(event);
        }
        let read = self
            .amended
            .get(&seq)
            .filter(|read| !names_unknown(read))?
            .clone();
        match event {
            Event::EntryPlaced(EntryPlaced { item, .. }) => Some(Event::EntryPlaced(EntryPlaced {
                item,
                entry: Box::new(read),
            })),
            Event::EntrySplit(split) => Some(Event::EntrySplit(EntrySplit {
                second: Box::new(read),
                ..split
            })),
            _ => Some(read),
        }
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
