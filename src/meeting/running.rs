//! The entries in the order in which things happened.
//!
//! That is the order of the log, save for what was entered late, put under another item or divided from
//! another. It never sorts by time: the computer's clock may have been set while the meeting ran.

use chrono::{TimeDelta, Timelike};

use super::event::{Event, Moment};
use super::minute::{Entry, EntryKind, Reference};
use super::state::Meeting;

/// The entries that stand, in running order.
pub fn standing(meeting: &Meeting) -> Vec<&Entry> {
    order(meeting, |entry| entry.struck.is_none())
}

/// The places in `entries` of all of them, the struck ones too, in running order.
pub fn all(meeting: &Meeting) -> Vec<usize> {
    let as_entered = |entry: &Entry| entry.as_of.is_none() && entry.after.is_none() && !entry.placed;
    if meeting.entries.iter().all(as_entered) {
        return (0..meeting.entries.len()).collect();
    }
    let place = |entry: &Entry| meeting.entries.binary_search_by_key(&entry.seq, |one| one.seq);
    let order = order(meeting, |_| true).into_iter();
    order.filter_map(|entry| place(entry).ok()).collect()
}

fn order(meeting: &Meeting, wanted: impl Fn(&Entry) -> bool) -> Vec<&Entry> {
    let mut order: Vec<&Entry> = Vec::with_capacity(meeting.entries.len());
    let mut later: Vec<&Entry> = Vec::new();
    for entry in meeting.entries.iter().filter(|entry| wanted(entry)) {
        let with_placed = stands_with(entry).is_some_and(|seq| later.iter().any(|one| one.seq == seq));
        if (entry.placed && entry.after.is_none()) || with_placed {
            later.push(entry);
        } else {
            let place = place(&order, entry);
            order.insert(place, entry);
        }
    }
    // An item may have been opened after what belongs to it was entered: these come when all others stand.
    for entry in later {
        let same_item = |one: &&Entry, seq: u64| one.seq == seq && one.item == entry.item;
        let above = stands_with(entry).filter(|seq| order.iter().any(|one| same_item(one, *seq)));
        let place = match above {
            Some(_) => place(&order, entry),
            None => place_in_item(meeting, &order, entry),
        };
        order.insert(place, entry);
    }
    order
}

/// The entry that another stands with: from which it was divided, or under which it is a point.
fn stands_with(entry: &Entry) -> Option<u64> {
    match entry.refers_to {
        Some(Reference::Entry(under)) if entry.kind == EntryKind::Point => Some(under),
        _ => entry.after,
    }
}

fn place(order: &[&Entry], entry: &Entry) -> usize {
    let at = |seq: u64| order.iter().rposition(|other| other.seq == seq);
    // What was divided from an entry stands before the points that came after both.
    if let Some(first) = entry.after.and_then(at) {
        return first + 1;
    }
    let above = match entry.refers_to {
        Some(Reference::Entry(under)) if entry.kind == EntryKind::Point => at(under),
        _ => None,
    };
    match (above, entry.as_of) {
        // A point follows the entry it stands under where that is not the last; else it stands where it was made.
        (Some(above), as_of) if as_of.is_some() || order[above].as_of.is_some() || entry.placed => {
            after_points(order, Some(above))
        }
        (Some(above), None) if order[above].placed => after_points(order, Some(above)),
        (_, None) => order.len(),
        (_, Some(as_of)) => {
            let earlier = order.iter().rposition(|other| is_by(other.when(), as_of));
            after_points(order, earlier)
        }
    }
}

/// Whether what happened at `one` happened by `told`. What was told to the minute happened in it after all that had
/// been entered in that minute before: nobody said otherwise.
fn is_by(one: Moment, told: Moment) -> bool {
    match (told.second(), told.nanosecond()) {
        (0, 0) => one < told + TimeDelta::minutes(1),
        _ => one <= told,
    }
}

/// After the last of its item's entries that came before it; else after the item was opened; and where it
/// never was, where it was entered.
fn place_in_item(meeting: &Meeting, order: &[&Entry], entry: &Entry) -> usize {
    let late = entry.as_of.is_some();
    let before = |other: &Entry| match late || other.as_of.is_some() {
        true => is_by(other.when(), entry.when()),
        false => other.seq < entry.seq,
    };
    let ends = |other: &Entry| {
        let event = meeting.told(other.seq);
        matches!(event, Some(Event::ItemClosed(_) | Event::ItemDeferred(_)))
    };
    let here = |other: &Entry| other.item.is_some() && other.item == entry.item && !ends(other);
    let last = order.iter().rposition(|other| here(other) && before(other));
    let place = last.or_else(|| order.iter().position(|other| here(other)));
    match place {
        Some(place) => after_points(order, Some(place)),
        None => after_points(order, order.iter().rposition(|other| before(other))),
    }
}

/// The place after an entry and the points that stand under it.
fn after_points(order: &[&Entry], entry: Option<usize>) -> usize {
    let Some(at) = entry else { return 0 };
    let points = order[at + 1..]
        .iter()
        .take_while(|other| other.kind == EntryKind::Point);
    at + 1 + points.count()
}
