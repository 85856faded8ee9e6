//! A meeting as it stood at any of its facts: forwards, backwards and by jumps it is the replay from the
//! start, for every worked meeting in `sessions/`.
use crate::samples;
use crate::sitting;
use crate::worked;
use quorate::meeting::facts::FactUndone;
use std::sync::OnceLock;

use proptest::prelude::*;
use quorate::meeting::replay::Replay;
use quorate::meeting::{Event, Meeting, Recorded};

/// Every worked meeting, and two with something of everything.
fn meetings() -> Vec<(String, Vec<Recorded>)> {
    static ALL: OnceLock<Vec<(String, Vec<Recorded>)>> = OnceLock::new();
    ALL.get_or_init(enter).clone()
}

fn enter() -> Vec<(String, Vec<Recorded>)> {
    let mut all = worked::meetings();
    for (name, sitting) in [
        ("parish", samples::parish_council()),
        ("union", samples::union_branch()),
    ] {
        all.push((name.into(), sitting.meeting.facts().to_vec()));
    }
    assert!(all.len() >= 4, "sessions/ has meetings");
    all
}

fn from_the_start(facts: &[Recorded], n: usize) -> Meeting {
    Meeting::replay(facts[..n].to_vec())
}

#[test]
fn forwards_and_backwards_it_is_the_replay_from_the_start() {
    for (name, facts) in meetings() {
        let mut replay = Replay::new(facts.clone());
        for n in (0..=facts.len()).chain((0..=facts.len()).rev()) {
            assert_eq!(*replay.seek(n), from_the_start(&facts, n), "{name} at {n}");
            assert_eq!(replay.at(), n);
        }
        assert_eq!(
            replay.seek(usize::MAX),
            &Meeting::replay(facts),
            "{name}, beyond the end"
        );
    }
}

#[test]
fn what_was_taken_back_later_stands_before() {
    let mut s = sitting::Sitting::of("Body", "2025-06-03", "19:00");
    s.narrates("kept");
    let seq = s.narrates("taken back");
    s.fact(Event::FactUndone(FactUndone { fact: seq }));
    let mut replay = Replay::new(s.meeting.facts().to_vec());
    let entries = |meeting: &Meeting| meeting.entries.len();
    assert_eq!(entries(replay.seek(usize::MAX)), 1);
    let before = replay.at() - 1;
    assert_eq!(entries(replay.seek(before)), 2);
}

#[test]
fn its_clock_never_runs_backwards() {
    for (name, facts) in meetings() {
        let moments = Replay::new(facts).moments();
        assert!(moments.is_sorted(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn by_jumps_it_is_the_replay_from_the_start(jumps in prop::collection::vec(0usize..=1000, 1..30)) {
        for (name, facts) in meetings() {
            let mut replay = Replay::new(facts.clone());
            for jump in &jumps {
                let n = jump * facts.len() / 1000;
                prop_assert_eq!(replay.seek(n), &from_the_start(&facts, n), "{} at {}", name, n);
            }
        }
    }
}
