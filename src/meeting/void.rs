//! Which facts count no longer: those taken back, those struck from the minutes, and those that went into
//! another.

use std::collections::{BTreeSet, HashMap};

use super::event::{Recorded, Seq};

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
    /// Its words went into another entry.
    Merged {
        /// Into which.
        into: Seq,
        /// By which fact.
        by: Seq,
    },
}

/// Which facts count no longer; `withheld` are exempt though they were not recorded so. Read from the end: an undo that was itself taken back takes nothing back.
pub(super) fn voided(facts: &[Recorded], withheld: &BTreeSet<Seq>) -> HashMap<Seq, Void> {
    let mut void = HashMap::new();
    for fact in facts.iter().rev() {
        if matches!(void.get(&fact.seq), Some(Void::Undone)) {
            continue;
        }
        for (target, how) in fact
            .event
            .voids(fact.seq, fact.exempt || withheld.contains(&fact.seq))
        {
            if target < fact.seq {
                void.entry(target).or_insert(how);
            }
        }
    }
    void
}
