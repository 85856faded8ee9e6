//! Row 2: the power fails at any moment, again while recovering, and again after that.

use quorate::journal::JournalError;
use quorate::meeting::facts::NarrativeMinuted;
use quorate::meeting::{Event, Recorded};
use rustix::io::Errno;

use crate::logs::{LOG, TORN, facts, lines, log_bytes};
use crate::sim::{Dice, Fault, Op, SECTOR, Sim};
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
    let times = if trials.all { 120 } else { 24 };
    let (mut torn, mut later) = (0, 0);
    for from in 0..=sim.done() {
        for nth in 0..times {
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

/// The next writer finds a line that the one before had written and not synced, synced in vain, or written to a
/// log whose name was not synced. What it says is there is there after a power cut.
pub fn what_a_killed_writer_left_is_made_to_last_before_it_is_shown(trials: &mut Trials) {
    let mut dice = Dice(0xdead);
    let killed = |at: Option<Op>| {
        let sim = Sim::default();
        match at {
            // Before the names were synced, and so before the log could be taken away again.
            Some(Op::SyncFolder) => {
                let dark = (0..).map(|from| {
                    let sim = Sim::default();
                    sim.fail(dark_from(from));
                    let made = sim.create(LOG, &facts(1, 4));
                    (sim, made.is_ok())
                });
                let mut dark = dark.take_while(|(_, made)| !made).map(|(sim, _)| sim);
                return dark.find(|sim| sim.names() == [LOG]).unwrap();
            }
            Some(op) => {
                let mut writer = sim.create(LOG, &facts(1, 3)).unwrap();
                let only = Some(op);
                sim.fail(dark_from(sim.done()).map(|dark| Fault { only, ..dark }));
                assert!(writer.append(&facts(4, 4)).is_err());
            }
            None => {
                drop(sim.create(LOG, &facts(1, 3)).unwrap());
                let (bytes, _) = log_bytes(4);
                sim.add(LOG, &bytes[sim.get(LOG).len()..]);
            }
        }
        sim
    };
    for (at, op) in [
        ("before the sync", None),
        ("after a sync that failed", Some(Op::Sync)),
        ("before the folder's sync", Some(Op::SyncFolder)),
    ] {
        for nth in 0..40 {
            trials.trial(format!("killed {at}, {nth}"), |trial| {
                let sim = killed(op);
                sim.fail(None);
                let (writer, log, _) = sim.open(LOG).unwrap();
                let shown = writer.head().events;
                assert_eq!(log.facts, facts(1, shown));
                trial.acknowledged(shown as usize);
                match sim.power_cut(&mut dice).open(LOG) {
                    Ok((_, log, _)) if log.facts == facts(1, shown) => {}
                    Ok((_, log, _)) => trial.lost((shown - log.head.events.min(shown)) as usize, at),
                    Err(error) => trial.lost(shown as usize, error),
                }
            });
        }
    }
}

/// A last line whose newline was missing is ended when the log is opened. The power fails in writing the next
/// one: the newline, if it was not made to last, may be gone from between the two.
pub fn an_ended_line_is_not_lost_with_the_next(trials: &mut Trials) {
    let padded = |width: usize| {
        let mut facts = facts(1, 3);
        facts[2].event = Event::NarrativeMinuted(NarrativeMinuted {
            text: "x".repeat(width),
            unnamed: None,
        });
        facts
    };
    let log = |facts: &[Recorded]| {
        let sim = Sim::default();
        drop(sim.create(LOG, facts).unwrap());
        sim.get(LOG)
    };
    // Where the newline is the last byte of a sector, the next line arrives or not without it.
    let width = (0..SECTOR).find(|width| log(&padded(*width)).len().is_multiple_of(SECTOR));
    let padded = padded(width.unwrap());
    let bytes = log(&padded);
    let mut dice = Dice(0xe4d);
    for nth in 0..100 {
        trials.trial(nth, |trial| {
            trial.acknowledged(3);
            let sim = Sim::default();
            sim.put(LOG, &bytes[..bytes.len() - 1]);
            let (mut writer, opened, _) = sim.open(LOG).unwrap();
            assert_eq!(opened.facts, padded);
            sim.fail(Some(Fault {
                from: sim.done(),
                only: Some(Op::Append),
                errno: Errno::IO.raw_os_error(),
                sticky: true,
            }));
            assert!(writer.append(&facts(4, 4)).is_err());
            let sim = sim.power_cut(&mut dice);
            match sim.open(LOG) {
                Ok((_, log, _)) if log.facts == padded => {}
                Ok((_, log, _)) => trial.lost(3 - log.head.events.min(2) as usize, "the line that was ended"),
                Err(error) => trial.unrecovered(error),
            }
        });
    }
}
