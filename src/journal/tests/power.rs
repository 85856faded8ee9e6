//! Row 2: the power fails at any moment, and again while recovering.

use super::sim::{Dice, Fault, Sim};
use super::*;

/// Minutes in batches until the disk is gone. Says how many facts were acknowledged, if any log was.
fn minuted_until_dark(sim: &Sim) -> Option<u64> {
    let mut writer = sim.create(LOG, &facts(1, 2)).ok()?;
    for batch in [3..=3, 4..=6, 7..=7, 8..=12] {
        if writer.append(&facts(*batch.start(), *batch.end())).is_err() {
            break;
        }
    }
    Some(writer.head().events)
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_fails() {
    let sim = Sim::default();
    assert_eq!(minuted_until_dark(&sim), Some(12));
    let mut dice = Dice(0x5eed);
    let (mut torn, mut later) = (0, 0);
    for from in 0..=sim.done() {
        for _ in 0..60 {
            let sim = Sim::default();
            let dark = Fault {
                from,
                only: None,
                errno: 5,
                sticky: true,
            };
            sim.fail(Some(dark));
            let acknowledged = minuted_until_dark(&sim);
            let mut sim = sim.power_cut(&mut dice);
            // And now and then once more while it recovers.
            while dice.roll(3) == 0 {
                sim.fail(Some(Fault {
                    from: dice.roll(12),
                    only: None,
                    errno: 5,
                    sticky: true,
                }));
                let _ = sim.open(LOG);
                sim = sim.power_cut(&mut dice);
            }
            let Some(acknowledged) = acknowledged else {
                // Not acknowledged: no promise, but no half log under its name either.
                assert!(matches!(
                    sim.open(LOG),
                    Ok(_) | Err(JournalError::NotFound { .. })
                ));
                continue;
            };
            let (mut writer, log, recovery) = sim
                .open(LOG)
                .unwrap_or_else(|error| panic!("dark from {from}, {acknowledged} acknowledged: {error}"));
            let events = log.head.events;
            assert!(
                events >= acknowledged && events <= 12,
                "{acknowledged} acknowledged, {events} there"
            );
            assert_eq!(log.facts, facts(1, events));
            assert_eq!(recovery.lost, 0);
            torn += usize::from(recovery.cut.is_some());
            later += usize::from(events > acknowledged);
            writer.append(&facts(events + 1, events + 2)).unwrap();
            drop(writer);
            assert_eq!(sim.read(LOG).unwrap().facts, facts(1, events + 2));
        }
    }
    assert!(
        torn > 20 && later > 20,
        "the dice did try: {torn} torn, {later} more than acknowledged"
    );
}

#[test]
fn what_is_cut_is_in_the_log_or_beside_it_at_every_moment() {
    let (bytes, _) = log_bytes(4);
    let torn = &bytes[bytes.len() - 30..bytes.len() - 3];
    let whole = lines(&bytes)[..4].concat();
    let half = &bytes[whole.len()..bytes.len() - 3];
    let sim = Sim::default();
    sim.put(LOG, &bytes[..bytes.len() - 3]);
    drop(sim.open(LOG).unwrap());
    let mut dice = Dice(0xd1ce);
    for from in 0..=sim.done() {
        for _ in 0..40 {
            let sim = Sim::default();
            sim.put(LOG, &bytes[..bytes.len() - 3]);
            sim.fail(Some(Fault {
                from,
                only: None,
                errno: 5,
                sticky: true,
            }));
            let _ = sim.open(LOG);
            let sim = sim.power_cut(&mut dice);
            let (log, beside) = (sim.get(LOG), sim.get(&format!("{LOG}.torn")));
            assert!(log.starts_with(&whole), "dark from {from}");
            assert!(
                log.ends_with(torn) || beside == half,
                "dark from {from}: nowhere whole"
            );
        }
    }
}
