//! Which facts count no longer: those taken back, and those struck from the minutes.

use std::collections::HashMap;

use super::event::{Event, Recorded, Seq};

/// Why a fact no longer counts.
pub(super) enum Void {
    /// It was taken back, as if it had never been entered.
    Undone,
    /// Its entry was struck.
    Struck {
        /// Why.
        why: String,
        /// Whether the reason is exempt from publication.
        exempt: bool,
    },
}

/// Which facts count no longer. Read from the end: an undo that was itself taken back takes nothing back.
pub(super) fn voided(facts: &[Recorded]) -> HashMap<Seq, Void> {
    let mut void = HashMap::new();
    for fact in facts.iter().rev() {
        let (target, how) = match &fact.event {
            Event::FactUndone { fact } => (*fact, Void::Undone),
            Event::EntryStruck { entry, why } => {
                let (why, exempt) = (why.clone(), fact.exempt);
                (*entry, Void::Struck { why, exempt })
            }
            _ => continue,
        };
        if target < fact.seq && !matches!(void.get(&fact.seq), Some(Void::Undone)) {
            void.entry(target).or_insert(how);
        }
    }
    void
}
