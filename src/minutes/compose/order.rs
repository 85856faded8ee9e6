//! The entries in the order in which things happened.
//!
//! That is the order of the log, save for what was entered late. It never sorts by time: the computer's
//! clock may have been set while the meeting ran.

use crate::meeting::minute::{Entry, EntryKind, Reference};

/// The standing entries in running order.
pub(super) fn running(entries: &[Entry]) -> Vec<&Entry> {
    let mut order: Vec<&Entry> = Vec::with_capacity(entries.len());
    for entry in entries.iter().filter(|entry| entry.struck.is_none()) {
        let above = match entry.refers_to {
            Some(Reference::Entry(under)) if entry.kind == EntryKind::Point => {
                order.iter().position(|other| other.seq == under)
            }
            _ => None,
        };
        let place = match (above, entry.as_of) {
            // A point follows the late entry it stands under; else it stands where it was made.
            (Some(above), as_of) if as_of.is_some() || order[above].as_of.is_some() => {
                after_points(&order, Some(above))
            }
            (_, None) => order.len(),
            (_, Some(as_of)) => {
                let earlier = order.iter().rposition(|other| other.when() <= as_of);
                after_points(&order, earlier)
            }
        };
        order.insert(place, entry);
    }
    order
}

/// The place after an entry and the points that stand under it.
fn after_points(order: &[&Entry], entry: Option<usize>) -> usize {
    let Some(at) = entry else { return 0 };
    let points = order[at + 1..]
        .iter()
        .take_while(|other| other.kind == EntryKind::Point);
    at + 1 + points.count()
}
