//! Items under items. The parts of an item stand right behind it, each with its own parts behind itself, so that
//! the order of the agenda is the order in which its parts are taken.

use std::ops::Range;

use super::{Agenda, Item, Outcome};
use crate::meeting::clock::Mark;
use crate::meeting::ids::ItemId;

/// Items, their parts, and the parts of those.
pub const MOST_LEVELS: usize = 3;

/// Whether a number is that of a part: `72.1` of `72`, `3(a)` of `3`, `C1` of `C`.
pub fn is_part(number: &str, of: &str) -> bool {
    let number: String = number.split_whitespace().collect();
    let Some(rest) = number.strip_prefix(of).filter(|_| !of.is_empty()) else {
        return false;
    };
    let lettered = of.ends_with(|c: char| c.is_ascii_alphabetic());
    match rest.chars().next() {
        Some('.' | '(') => rest.len() > 1,
        // "26-014" is a number of its own.
        Some('-') => rest.len() > 1 && !rest.starts_with("-0"),
        Some(c) => lettered && c.is_ascii_digit(),
        None => false,
    }
}

impl Agenda {
    /// Puts an item on the agenda: behind the other parts of the item it is one of, else at the end. What would
    /// be a part too far in, or of an item that is not there, stands by itself.
    pub(in crate::meeting) fn list(&mut self, mut item: Item) {
        let whole = item.parent.as_ref().and_then(|id| self.place(id));
        let Some(whole) = whole.filter(|at| self.items[*at].depth + 1 < MOST_LEVELS) else {
            item.parent = None;
            item.depth = 0;
            self.items.push(item);
            return;
        };
        item.depth = self.items[whole].depth + 1;
        let at = self.parts(whole).end;
        if let Some(current) = &mut self.current
            && *current >= at
        {
            *current += 1;
        }
        self.items.insert(at, item);
    }

    /// Where all that is within an item stands: its parts and theirs.
    pub fn parts(&self, at: usize) -> Range<usize> {
        let Some(depth) = self.items.get(at).map(|item| item.depth) else {
            return at..at;
        };
        let behind = self.items.iter().skip(at + 1);
        let within = behind.take_while(|item| item.depth > depth).count();
        at + 1..at + 1 + within
    }

    /// The places of the items that an item is within, the innermost first.
    pub fn wholes(&self, at: usize) -> impl Iterator<Item = usize> {
        let above = |at: usize| {
            let depth = self.items.get(at)?.depth.checked_sub(1)?;
            (0..at).rev().find(|other| self.items[*other].depth == depth)
        };
        std::iter::successors(above(at), move |at| above(*at))
    }

    /// Whether one item is another, or within it.
    pub fn is_within(&self, item: &ItemId, whole: &ItemId) -> bool {
        item == whole
            || self.place(item).is_some_and(|at| {
                let mut wholes = self.wholes(at);
                wholes.any(|at| self.items[at].id == *whole)
            })
    }

    /// An item and those it is within, the outermost first.
    pub fn down_to(&self, id: &ItemId) -> Vec<&Item> {
        let Some(at) = self.place(id) else {
            return Vec::new();
        };
        let mut down: Vec<&Item> = self.wholes(at).map(|at| &self.items[at]).collect();
        down.reverse();
        down.extend(self.items.get(at));
        down
    }

    /// The item that this word names: by its whole number, or by the one it has among the parts that the meeting
    /// is at; else by the number it alone has. Signs and spaces are as one likes: `4a`, `4 (a)`.
    pub fn called(&self, word: &str) -> Option<&Item> {
        const ROUND: &[char] = &['(', ')'];
        let plain = |text: &str, out: &[char]| -> String {
            let kept = text.trim_end_matches(['.', ':', ',']).chars();
            kept.filter(|c| !c.is_whitespace() && !out.contains(c)).collect()
        };
        let small = |text: &str, out: &[char]| plain(&text.to_lowercase(), out);
        let whole = |item: &&Item, same: &dyn Fn(&str) -> bool| same(item.label()) || same(item.id.as_str());
        let whole = |same: &dyn Fn(&str) -> bool| self.items.iter().find(|item| whole(item, same));
        let own = |among: &[Item], same: &dyn Fn(&str) -> bool| {
            let same = |item: &&Item| item.number.as_deref().is_some_and(same);
            let mut found = among.iter().filter(same);
            let only = found.next().filter(|_| found.next().is_none())?;
            self.get(&only.id)
        };
        let beside = self.current.map(|at| match self.parts(at) {
            parts if parts.is_empty() => self.wholes(at).next().map_or(0..0, |whole| self.parts(whole)),
            parts => parts,
        });
        let beside = beside.and_then(|parts| self.items.get(parts)).unwrap_or_default();
        // "b" is the part of the present item, "B" the item.
        whole(&|one| plain(one, &[]) == plain(word, &[]))
            .or_else(|| own(beside, &|one| plain(one, ROUND) == plain(word, ROUND)))
            .or_else(|| whole(&|one| small(one, &[]) == small(word, &[])))
            .or_else(|| whole(&|one| small(one, ROUND) == small(word, ROUND)))
            .or_else(|| own(&self.items, &|one| small(one, ROUND) == small(word, ROUND)))
            .or_else(|| whole(&|one| small(one, &['(', ')', '.']) == small(word, &['(', ')', '.'])))
    }

    /// Seconds planned for an item: its own, else what its parts are to take.
    pub fn planned_s(&self, item: &Item) -> Option<u32> {
        item.planned_s.or_else(|| {
            let parts = self.parts(self.place(&item.id)?);
            let (mut at, mut sum) = (parts.start, None);
            while at < parts.end {
                match self.items[at].planned_s {
                    Some(planned) => {
                        sum = Some(sum.unwrap_or(0_u32).saturating_add(planned));
                        // What its own parts are to take is within its time.
                        at = self.parts(at).end;
                    }
                    None => at += 1,
                }
            }
            sum
        })
    }

    /// Whole seconds spent on an item and its parts; none where none was ever taken.
    pub fn spent_s(&self, item: &Item, now: Mark) -> Option<i64> {
        let parts = self.place(&item.id).map_or(0..0, |at| self.parts(at));
        let parts = self.items.get(parts).unwrap_or_default().iter();
        let spent = std::iter::once(item)
            .chain(parts)
            .filter_map(|item| item.actual_s(now));
        spent.reduce(i64::saturating_add)
    }

    /// The item whose time runs: the one the meeting is on, or the one it is within that has a time.
    pub fn running(&self) -> Option<&Item> {
        let at = self.current?;
        let mut around = std::iter::once(at).chain(self.wholes(at));
        let timed = around.find(|at| self.items[*at].planned_s.is_some());
        self.items.get(timed.unwrap_or(at))
    }

    /// Whether an item was dealt with as a part of its whole: that was put off, or decided with none of its parts
    /// taken by itself.
    pub(in crate::meeting) fn is_settled_with_its_whole(&self, at: usize) -> bool {
        self.wholes(at).any(|whole| match self.items[whole].outcome() {
            Some(Outcome::Deferred) => true,
            Some(Outcome::Noted | Outcome::Agreed | Outcome::Lost) => {
                let parts = self.items.get(self.parts(whole)).unwrap_or_default();
                parts.iter().all(|part| part.opened.is_none())
            }
            None => false,
        })
    }

    /// Whether an item needs no more taking: it was taken, or all of its parts were, or its whole was decided or
    /// put off.
    pub fn is_reached(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else {
            return false;
        };
        if item.outcome().is_some() || self.is_settled_with_its_whole(at) {
            return true;
        }
        let mut parts = self.parts(at);
        match parts.is_empty() {
            true => item.opened.is_some(),
            false => parts.all(|part| !self.parts(part).is_empty() || self.is_reached(part)),
        }
    }

    /// Whether nothing was heard of an item: neither it nor a part of it was taken, decided or put off.
    pub fn is_untaken(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else {
            return false;
        };
        let mut parts = self.items.get(self.parts(at)).unwrap_or_default().iter();
        let heard = |item: &Item| item.opened.is_some() || item.outcome().is_some();
        !heard(item) && !parts.any(heard) && !self.is_settled_with_its_whole(at)
    }

    /// Whether an item was put off, by itself or with its whole.
    pub fn is_put_off(&self, at: usize) -> bool {
        let put_off = |at: usize| self.items[at].outcome() == Some(Outcome::Deferred);
        at < self.items.len() && (put_off(at) || self.wholes(at).any(put_off))
    }

    /// The items that one motion is to decide together: those marked that have no parts.
    pub fn consent(&self) -> impl Iterator<Item = &Item> {
        let marked = self.items.iter().enumerate().filter(|(_, item)| item.consent);
        let whole = marked.filter(|(at, _)| self.parts(*at).is_empty());
        whole.map(|(_, item)| item)
    }

    /// The item of which another's number says that it is a part: `72` for `72.3`.
    pub(in crate::meeting) fn whole_of_number(&self, number: &str) -> Option<&ItemId> {
        let wholes = self.items.iter().filter(|item| is_part(number, item.id.as_str()));
        let nearest = wholes.max_by_key(|item| item.id.as_str().len());
        nearest.map(|item| &item.id)
    }
}
