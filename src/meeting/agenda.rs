//! The agenda: what is to be taken, what is being taken, and how long each item took. Which items are parts
//! of which is in `parts`.

mod parts;

use chrono::NaiveTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clock::{self, Mark, Span};
use super::event::{Moment, Seq};
use super::ids::{ItemId, MotionId};

pub use parts::{MOST_LEVELS, is_part};

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was noted.
    Noted,
    /// It was agreed without a vote, or a motion on it was carried.
    Agreed,
    /// The motion on it was lost.
    Lost,
    /// It was put off.
    Deferred,
}

impl Outcome {
    /// The word for it in the record.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Noted => "noted",
            Outcome::Agreed => "agreed",
            Outcome::Lost => "lost",
            Outcome::Deferred => "deferred",
        }
    }
}

/// Something decided on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The fact that decided it.
    pub seq: Seq,
    /// The motion, where there was one.
    pub motion: Option<MotionId>,
    /// What came of it.
    pub outcome: Outcome,
}

/// An item of business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its printed number.
    pub number: Option<String>,
    /// Its public title.
    pub title: String,
    /// Seconds planned.
    pub planned_s: Option<u32>,
    /// The time it is due to begin.
    pub due: Option<NaiveTime>,
    /// The ground on which it is to be taken in private.
    pub exempt: Option<String>,
    /// The item it is a part of.
    pub parent: Option<ItemId>,
    /// How many items it is within.
    pub depth: usize,
    /// The paragraphs printed under it, a line each.
    pub note: Option<String>,
    /// One motion is to decide it together with others.
    pub consent: bool,
    /// The public hearings on it: when each was opened and closed.
    pub hearings: Vec<(Moment, Option<Moment>)>,
    /// The readings of it, each with its entry.
    pub readings: Vec<(String, Seq)>,
    /// It was put on the agenda after the page was made.
    pub added: bool,
    /// Why it was urgent, where it was.
    pub urgent: Option<String>,
    /// The entry that tells the public what was done in private on it.
    pub summary: Option<Seq>,
    /// The reports printed under it.
    pub reports: Vec<String>,
    /// The recommendations printed under it.
    pub recommended: Vec<String>,
    /// When it was being taken: once for each time it was opened.
    pub spans: Vec<Span>,
    /// When it was first taken.
    pub opened: Option<Moment>,
    /// When it was last left or closed.
    pub closed: Option<Moment>,
    /// What was decided on it, in order: each motion once, as it stands.
    pub decided: Vec<Decided>,
}

impl Item {
    /// Its number as printed, or its id. Of a part that is its whole number: `4(a)`.
    pub fn label(&self) -> &str {
        let printed = self.number.as_deref().filter(|_| self.parent.is_none());
        printed.unwrap_or(self.id.as_str())
    }

    /// What became of it, in one word: put off, if that was the last of it; else agreed, if anything was, else
    /// lost, if a motion was, else noted.
    pub fn outcome(&self) -> Option<Outcome> {
        let last = self.decided.last()?.outcome;
        if last == Outcome::Deferred {
            return Some(last);
        }
        let came = |outcome: &Outcome| self.decided.iter().any(|one| one.outcome == *outcome);
        let ranked = [Outcome::Agreed, Outcome::Lost, Outcome::Noted, Outcome::Deferred];
        ranked.into_iter().find(came)
    }

    /// The same of all that was decided: `agreed`, `2 agreed, 1 lost`; nothing where nothing was.
    pub fn became(&self) -> String {
        if let [one] = self.decided.as_slice() {
            return one.outcome.word().to_owned();
        }
        let ranked = [Outcome::Agreed, Outcome::Lost, Outcome::Noted, Outcome::Deferred];
        let counted = ranked.into_iter().filter_map(|outcome| {
            let times = self.decided.iter().filter(|one| one.outcome == outcome).count();
            (times > 0).then(|| format!("{times} {}", outcome.word()))
        });
        counted.collect::<Vec<String>>().join(", ")
    }

    /// Notes a decision. That on a motion takes the place of the one before on the same.
    pub(super) fn decide(&mut self, decided: Decided) {
        if decided.motion.is_some() {
            self.undecide(decided.motion);
        }
        self.decided.push(decided);
    }

    /// A motion on it is open again.
    pub(super) fn undecide(&mut self, motion: Option<MotionId>) {
        self.decided
            .retain(|one| one.motion.is_none() || one.motion != motion);
    }

    /// Whole seconds spent on it; none if it was never taken.
    pub fn actual_s(&self, now: Mark) -> Option<i64> {
        self.opened.map(|_| clock::total(&self.spans, now))
    }
}

/// The items in their order, and which of them the meeting is on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The items in order.
    pub items: Vec<Item>,
    current: Option<usize>,
}

impl Agenda {
    /// Whether an item is to be taken in private, itself or as part of one that is.
    pub fn is_exempt(&self, id: &ItemId) -> bool {
        let mut at = self.get(id);
        // A log that was tampered with may go in circles.
        for _ in 0..=self.items.len() {
            match at {
                Some(item) if item.exempt.is_some() => return true,
                Some(item) => at = item.parent.as_ref().and_then(|id| self.get(id)),
                None => return false,
            }
        }
        true
    }

    /// Whether an item is part of one that is to be taken in private: then its title is private too.
    pub fn is_part_of_exempt(&self, id: &ItemId) -> bool {
        let whole = self.get(id).and_then(|item| item.parent.as_ref());
        whole.is_some_and(|whole| self.is_exempt(whole))
    }

    /// The item with this id.
    pub fn get(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Its place in the order, from 0.
    pub fn place(&self, id: &ItemId) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }

    /// The item being taken at a moment; of several, the one begun last.
    pub fn taken_at(&self, at: Moment) -> Option<&Item> {
        let spans = self
            .items
            .iter()
            .flat_map(|item| item.spans.iter().map(move |span| (item, span)));
        let then = spans.filter(|(_, span)| span.holds(at));
        then.max_by_key(|(_, span)| span.from.at).map(|(item, _)| item)
    }

    /// Those decisions for which `which` says so are decisions on `item` from now on.
    pub(super) fn redecide(&mut self, item: &ItemId, which: impl Fn(&Decided) -> bool) {
        if self.get(item).is_none() {
            return;
        }
        let mut moved = Vec::new();
        for one in &mut self.items {
            moved.extend(one.decided.iter().copied().filter(&which));
            one.decided.retain(|decided| !which(decided));
        }
        if let Some(item) = self.get_mut(item) {
            item.decided.extend(moved);
            item.decided.sort_by_key(|decided| decided.seq);
        }
    }

    pub(super) fn get_mut(&mut self, id: &ItemId) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.id == *id)
    }

    /// The item the meeting is on.
    pub fn current(&self) -> Option<&Item> {
        self.current.map(|at| &self.items[at])
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut Item> {
        self.current.map(|at| &mut self.items[at])
    }

    /// The item after the one last taken, or the first. What was put off with its whole is passed over, and from
    /// a whole that is gone back to, so are those of its parts that were taken.
    pub fn next(&self) -> Option<&Item> {
        let after = self.current.or_else(|| {
            let taken = |item: &Item| item.closed;
            let last = self
                .items
                .iter()
                .enumerate()
                .filter(|(_, item)| taken(item).is_some());
            last.max_by_key(|(_, item)| taken(item)).map(|(at, _)| at)
        });
        let put_off = |at: &usize| {
            let mut wholes = self.wholes(*at);
            wholes.any(|whole| self.items[whole].outcome() == Some(Outcome::Deferred))
        };
        let parts = after.map_or(0..0, |at| self.parts(at));
        let taken =
            |at: &usize| parts.contains(at) && (self.is_reached(*at) || self.items[*at].opened.is_some());
        let mut rest = after.map_or(0, |at| at + 1)..self.items.len();
        let next = rest.find(|at| !put_off(at) && !taken(at))?;
        self.items.get(next)
    }

    /// Takes an item, ending the one before it.
    pub(super) fn open(&mut self, id: &ItemId, at: Mark) {
        self.leave(at);
        let Some(place) = self.place(id) else { return };
        let item = &mut self.items[place];
        item.opened.get_or_insert(at.at);
        item.closed = None;
        item.spans.push(Span::begin(at));
        self.current = Some(place);
    }

    /// Ends the item the meeting is on, if it is on one.
    pub(super) fn leave(&mut self, at: Mark) {
        if let Some(item) = self.current_mut() {
            clock::end(&mut item.spans, at);
            item.closed = Some(at.at);
        }
        self.current = None;
    }
}
