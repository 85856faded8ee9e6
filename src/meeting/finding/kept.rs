//! What is kept from the public because it is not known that the public was there. It is the clerk who knows.

use std::collections::BTreeSet;

use crate::meeting::event::{Event, Seq};
use crate::meeting::state::Meeting;

/// The most numbers that are told one by one.
const MOST: usize = 6;

/// What there is to say of it: a code, the fact to go to, and what to do.
pub(super) fn from_the_public(meeting: &Meeting) -> Vec<(&'static str, Seq, String)> {
    let mut found = Vec::new();
    let stands = |seq: &&Seq| meeting.entry(**seq).is_some_and(|entry| entry.struck.is_none());
    let standing = |seqs: &BTreeSet<Seq>| -> BTreeSet<Seq> { seqs.iter().filter(stands).copied().collect() };
    let (withheld, unfounded) = (standing(&meeting.withheld), standing(&meeting.unfounded));
    if let Some(first) = withheld.first() {
        found.push((
            "withheld",
            *first,
            format!(
                "{} kept from the public though recorded in public: as the exclusions stand now, press and public \
                 were out then, or it is not known that they were not; a time given with @ or the exclusion's own \
                 may be wrong",
                entries(&withheld)
            ),
        ));
    }
    if let Some(first) = unfounded.first() {
        found.push((
            "still_withheld",
            *first,
            format!(
                "{} kept from the public: recorded while press and public were out, by an exclusion that was taken \
                 back or ended earlier since; what is public of it is to be entered again",
                entries(&unfounded)
            ),
        ));
    }
    let struck = |seq: Seq| meeting.entry(seq).is_some_and(|entry| entry.struck.is_some());
    for fact in meeting.facts() {
        if matches!(fact.event, Event::PublicExcluded(_)) && struck(fact.seq) {
            found.push((
                "exclusion_struck",
                fact.seq,
                "the exclusion is struck from the minutes, and what was said after it is kept from the public all \
                 the same; /public says when press and public were let in"
                    .into(),
            ));
        }
    }
    found
}

/// `entry 40 is`, `entries 40, 41 are`.
fn entries(seqs: &BTreeSet<Seq>) -> String {
    let told: Vec<String> = seqs.iter().take(MOST).map(ToString::to_string).collect();
    let told = told.join(", ");
    match seqs.len() {
        1 => format!("entry {told} is"),
        n if n > MOST => format!("entries {told} and {} more are", n - MOST),
        _ => format!("entries {told} are"),
    }
}
