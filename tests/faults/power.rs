//! Row 2: the power fails at any moment, again while recovering, and again after that.

use quorate::journal::JournalError;
use rustix::io::Errno;

use crate::logs::{LOG, TORN, facts, lines, log_bytes};
use crate::sim::{Dice, Fault, Op, Sim};
use crate::trials::{Trial, Trials};

fn dark_from(from: usize) -> Option<Fault> {
    Some(Fault {
        from,
        only: None,
        errno: 5,
        sticky: true,
    })
}

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

pub fn nothing_acknowledged_is_lost_when_the_power_fails(trials: &mut Trials) {
    let sim = Sim::default();
    assert_eq!(minuted_until_dark(&sim), Some(12));
    let mut dice = Dice(0x5eed);
    let (mut torn, mut later) = (0, 0);
    for from in 0..=sim.done() {
        for nth in 0..60 {
            trials.trial(format!("dark from operation {from}, {nth}"), |trial| {
                let sim = Sim::default();
                sim.fail(dark_from(from));
                let acknowledged = minuted_until_dark(&sim);
                let sim = sim.power_cut(&mut dice);
                let Some(acknowledged) = acknowledged else {
                    // Not acknowledged: no promise, but no half log under its name either.
                    let opened = sim.open(LOG);
                    assert!(matches!(opened, Ok(_) | Err(JournalError::NotFound { .. })));
                    return;
                };
                let (cut, more) = goes_on(trial, sim, acknowledged, &mut dice);
                torn += usize::from(cut);
                later += usize::from(more);
            });
        }
    }
    assert!(
        torn > 20 && later > 20,
        "the dice did try: {torn} torn, {later} more than acknowledged"
    );
}

/// Recovers what a power cut left, and goes on; both until the power fails once more, some rounds long.
/// Whether anything had to be cut, and whether more was there than had been acknowledged.
fn goes_on(trial: &mut Trial, mut sim: Sim, mut acknowledged: u64, dice: &mut Dice) -> (bool, bool) {
    let (mut cut, mut later) = (false, false);
    for round in 0..3 {
        if round < 2 {
            sim.fail(dark_from(dice.roll(24)));
            if let Ok((mut writer, _, _)) = sim.open(LOG) {
                let mut next = writer.head().events + 1;
                while next < 40 && writer.append(&facts(next, next)).is_ok() {
                    next += 1;
                }
                acknowledged = acknowledged.max(writer.head().events);
            }
            sim = sim.power_cut(dice);
            continue;
        }
        trial.acknowledged(acknowledged as usize);
        let (mut writer, log, recovery) = match sim.open(LOG) {
            Ok(opened) => opened,
            Err(error) => {
                trial.unrecovered(format!("{acknowledged} acknowledged: {error}"));
                return (cut, later);
            }
        };
        let events = log.head.events;
        if events < acknowledged || recovery.lost > 0 {
            trial.lost(
                acknowledged.saturating_sub(events).max(1) as usize,
                format!("{events} of {acknowledged}"),
            );
        }
        assert_eq!(log.facts, facts(1, events));
        cut |= recovery.cut.is_some();
        later |= events > acknowledged;
        writer.append(&facts(events + 1, events + 2)).unwrap();
        drop(writer);
        assert_eq!(sim.read(LOG).unwrap().facts, facts(1, events + 2));
    }
    (cut, later)
}

pub fn what_is_cut_is_in_the_log_or_beside_it_at_every_moment(trials: &mut Trials) {
    let (bytes, _) = log_bytes(4);
    let whole = lines(&bytes)[..4].concat();
    let half = &bytes[whole.len()..bytes.len() - 3];
    let sim = Sim::default();
    sim.put(LOG, &bytes[..bytes.len() - 3]);
    drop(sim.open(LOG).unwrap());
    let mut dice = Dice(0xd1ce);
    for from in 0..=sim.done() {
        for nth in 0..40 {
            trials.trial(format!("dark from operation {from}, {nth}"), |trial| {
                let sim = Sim::default();
                sim.put(LOG, &bytes[..bytes.len() - 3]);
                sim.fail(dark_from(from));
                let _ = sim.open(LOG);
                let sim = sim.power_cut(&mut dice);
                trial.acknowledged(3);
                let (log, beside) = (sim.get(LOG), sim.get(TORN));
                if !log.starts_with(&whole) {
                    trial.lost(1, "a whole line was cut");
                }
                assert!(
                    log.ends_with(half) || beside.starts_with(half),
                    "the torn end is nowhere whole"
                );
                if let Err(error) = sim.open(LOG) {
                    trial.unrecovered(error);
                }
            });
        }
    }
}

/// A log of three facts, and a failure in writing the next two: the first of them had been synced. It is
/// reopened, the power fails, and neither is there.
fn reopened_after_a_failure(trial: &mut Trial, dice: &mut Dice, the_cut_fails_too: bool) {
    let sim = Sim::default();
    let mut writer = sim.create(LOG, &facts(1, 3)).unwrap();
    trial.acknowledged(3);
    let fault = |from: usize, only: Op| {
        Some(Fault {
            from,
            only: Some(only),
            errno: Errno::NOSPC.raw_os_error(),
            sticky: false,
        })
    };
    sim.fail(fault(sim.done() + 2, Op::Append));
    assert!(writer.append(&facts(4, 5)).is_err());
    if the_cut_fails_too {
        // Cut, but not for good: its sync is the last one.
        sim.fail(fault(sim.done() + 7, Op::Sync));
        assert!(writer.reopen().is_err());
    }
    writer.reopen().unwrap();
    let sim = sim.power_cut(dice);
    match sim.open(LOG) {
        Ok((_, log, _)) if log.head.events < 3 => trial.lost(3 - log.head.events as usize, "after the cut"),
        Ok((_, log, _)) => assert_eq!(log.facts, facts(1, 3), "what was refused came back"),
        Err(error) => trial.unrecovered(error),
    }
}

pub fn what_was_cut_does_not_come_back_when_the_power_fails(trials: &mut Trials) {
    let mut dice = Dice(0xcafe);
    for nth in 0..300 {
        for twice in [false, true] {
            let at = format!("reopened {}, {nth}", if twice { "twice" } else { "once" });
            trials.trial(at, |trial| reopened_after_a_failure(trial, &mut dice, twice));
        }
    }
}
