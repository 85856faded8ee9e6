//! What would have to give for a meeting to end in time. Where the planned times would do, they are to be
//! kept to; else the longest items are shortened alike, and only where that is not enough, items are put
//! off from the end of the agenda.
//!
//! A proposal in words. It decides nothing: the chair does.

use super::{Counts, Forecast, Stage};
use crate::meeting::clock::in_minutes;
use crate::meeting::ids::ItemId;
use crate::meeting::state::Meeting;
use crate::meeting::words;

/// An item held to less than this, in minutes, were better put off.
const LEAST_MIN: i64 = 2;

/// A way to end in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Give {
    /// How many seconds there are too many. None where the planned times, kept to, are in time.
    pub drop_s: i64,
    /// The items to shorten.
    pub shorten: Vec<ItemId>,
    /// To how many seconds each.
    pub to_s: i64,
    /// The items to put off.
    pub put_off: Vec<ItemId>,
    /// How many seconds it would be too late all the same.
    pub still_s: i64,
}

impl Give {
    /// `drop 12 min: items 74 and 75 to 5 min each`.
    pub fn words(&self, meeting: &Meeting) -> String {
        if self.drop_s <= 0 {
            return "the items ahead must keep to their planned times".into();
        }
        let drop = in_minutes((self.drop_s + 59) / 60 * 60);
        let items = |ids: &[ItemId]| {
            let label = |id: &ItemId| {
                meeting
                    .agenda
                    .get(id)
                    .map_or(id.as_str(), |item| item.label())
                    .to_owned()
            };
            let labels: Vec<String> = ids.iter().map(label).collect();
            let noun = if ids.len() == 1 { "item" } else { "items" };
            format!("{noun} {}", words::listed(labels.iter().map(String::as_str)))
        };
        let each = if self.shorten.len() == 1 { "" } else { " each" };
        let how = match (self.shorten.as_slice(), self.put_off.as_slice()) {
            ([], []) => return format!("{drop} past the end, and no item ahead to shorten"),
            ([], off) => format!("put off {}", items(off)),
            (short, _) => format!("{} to {}{each}", items(short), in_minutes(self.to_s)),
        };
        if self.still_s > 0 {
            let still = in_minutes((self.still_s + 59) / 60 * 60);
            return format!("drop {drop}: {how}, and still {still} past the end");
        }
        format!("drop {drop}: {how}")
    }
}

/// What would have to give: reckoned in planned times, since those are what a chair can set.
pub fn give(forecast: &Forecast) -> Option<Give> {
    let ends = forecast.ends?;
    let drop_s = (forecast.as_planned? - ends).num_seconds();
    let mut give = Give {
        drop_s: drop_s.max(0),
        shorten: Vec::new(),
        to_s: 0,
        put_off: Vec::new(),
        still_s: 0,
    };
    if drop_s <= 0 {
        let late = forecast
            .at_this_pace
            .is_some_and(|finish| (finish - ends).num_seconds() >= 60);
        return late.then_some(give);
    }
    let ahead: Vec<(&ItemId, i64)> = forecast
        .items
        .iter()
        .filter(|item| item.counts == Counts::Itself && item.stage == Stage::Ahead && item.left_s > 0)
        .map(|item| (&item.id, item.left_s))
        .collect();
    let most = |cap: i64| {
        ahead
            .iter()
            .fold(0_i64, |sum, (_, seconds)| sum.saturating_add(cap.min(*seconds)))
    };
    let room = most(i64::MAX).saturating_sub(drop_s);
    if !ahead.is_empty() && most(LEAST_MIN * 60) <= room {
        give.to_s = 60 * highest(|minutes| most(minutes * 60) <= room, &ahead);
        give.shorten = ahead
            .iter()
            .filter(|(_, seconds)| *seconds > give.to_s)
            .map(|(id, _)| (*id).clone())
            .collect();
        return Some(give);
    }
    let mut kept = most(i64::MAX);
    for (id, seconds) in ahead.iter().rev() {
        if kept <= room {
            break;
        }
        kept -= seconds;
        give.put_off.insert(0, (*id).clone());
    }
    give.still_s = (kept - room).max(0);
    Some(give)
}

/// The most minutes that fit, of those between what always does and what never would.
fn highest(fits: impl Fn(i64) -> bool, ahead: &[(&ItemId, i64)]) -> i64 {
    let longest = ahead.iter().map(|(_, seconds)| seconds / 60 + 1).max();
    let (mut low, mut high) = (LEAST_MIN, longest.unwrap_or(LEAST_MIN));
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
