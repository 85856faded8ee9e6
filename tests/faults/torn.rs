//! Row 5: a torn, NUL-filled or repeated end is recovered, and what is cut is kept.

use quorate::journal::{JournalError, Recovery, Tail, Torn};

use crate::logs::{HEAD, LOG, TORN, facts, inspect, lines, log_bytes, named};
use crate::sim::Sim;
use crate::trials::{Trial, Trials};

/// Opens the log in a simulated folder and goes on with it: what is left of it, what was cut, what is
/// beside it.
fn recovered(trial: &mut Trial, whole: u64, bytes: &[u8]) -> Option<(Vec<u8>, Recovery, Vec<u8>)> {
    trial.acknowledged(whole as usize);
    let sim = Sim::default();
    sim.put(LOG, bytes);
    let (mut writer, log, recovery) = match sim.open(LOG) {
        Ok(opened) => opened,
        Err(error) => {
            trial.unrecovered(error);
            return None;
        }
    };
    if log.head.events < whole || log.facts != facts(1, log.head.events) {
        trial.lost(1, format!("{} of {whole} whole lines", log.head.events));
    }
    assert!(log.damage.is_empty());
    let (left, torn) = (sim.get(LOG), sim.get(TORN));
    let next = log.head.events + 1;
    writer.append(&facts(next, next)).unwrap();
    drop(writer);
    let again = inspect(&sim.get(LOG), None).unwrap();
    assert!(again.is_whole() && again.head.events == next);
    Some((left, recovery, torn))
}

pub fn every_byte_offset(trials: &mut Trials) {
    let (bytes, _) = log_bytes(5);
    let ends: Vec<usize> = (1..=bytes.len()).filter(|end| bytes[end - 1] == b'\n').collect();
    for len in ends[0] - 1..=bytes.len() {
        let whole = ends.iter().rfind(|end| **end <= len).copied().unwrap_or(0);
        let events = ends
            .iter()
            .filter(|end| **end <= len + 1)
            .count()
            .saturating_sub(1) as u64;
        trials.trial(format!("cut at byte {len}"), |trial| {
            let Some((left, recovery, torn)) = recovered(trial, events, &bytes[..len]) else {
                return;
            };
            if ends.contains(&(len + 1)) {
                assert_eq!(left, bytes[..=len], "only the newline was missing");
                assert!(recovery.is_nothing());
            } else {
                assert_eq!(left, bytes[..whole]);
                assert_eq!(torn, bytes[whole..len]);
                assert_eq!(recovery.cut.map_or(0, |cut| cut.bytes), (len - whole) as u64);
            }
        });
        // The same, with NULs where the text had not arrived, as far as it would have gone and on. The
        // header is there whole from the first moment.
        for nuls in [1, 7, 4096].into_iter().filter(|_| len >= ends[0]) {
            trials.trial(format!("{nuls} NULs from byte {len}"), |trial| {
                let events = ends.iter().filter(|end| **end <= len).count() as u64 - 1;
                let end = vec![0; nuls];
                let Some((left, recovery, torn)) = recovered(trial, events, &[&bytes[..len], &end].concat())
                else {
                    return;
                };
                assert_eq!(left, bytes[..whole]);
                assert_eq!(torn.len(), len - whole + nuls);
                assert_eq!(recovery.cut.unwrap().why, Some(Torn::Nuls));
            });
        }
    }
}

pub fn a_hole_in_the_line_that_was_being_written(trials: &mut Trials) {
    let (bytes, said) = log_bytes(5);
    let (_, before) = log_bytes(4);
    let lines = lines(&bytes);
    let end = bytes.len() - lines[5].len();
    for from in 0..lines[5].len() - 1 {
        trials.trial(format!("from byte {from} of the line"), |trial| {
            let mut holed = bytes.clone();
            let to = (end + from + 30).min(bytes.len() - 1);
            holed[end + from..to].fill(0);
            let Some((left, recovery, torn)) = recovered(trial, 4, &holed) else {
                return;
            };
            assert_eq!((left, torn), (bytes[..end].to_vec(), holed[end..].to_vec()));
            assert_eq!(recovery.cut.unwrap().why, Some(Torn::Nuls));
            assert_eq!(inspect(&holed, Some(&before)).unwrap().bytes, end as u64);
            if named(&holed, Some(&said)) != [6] {
                trial.lost(1, "the writer had said that it was on disk");
            }
        });
    }
    trials.trial(
        "with a line after it, which was begun when this was on disk",
        |trial| {
            let mut holed = bytes.clone();
            holed[end - 40..end - 10].fill(0);
            for said in [None, Some(&*before), Some(&*said)] {
                if named(&holed, said) != [5] {
                    trial.lost(1, "unnoticed");
                }
            }
        },
    );
}

pub fn the_last_lines_twice(trials: &mut Trials) {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for copied in 1..6 {
        let tail = lines[lines.len() - copied..].concat();
        for len in 1..=tail.len() {
            trials.trial(format!("{copied} lines, {len} bytes of them"), |trial| {
                trial.acknowledged(6);
                let twice = [&bytes[..], &tail[..len]].concat();
                let log = inspect(&twice, Some(&said)).unwrap();
                if log.facts != facts(1, 6) || log.lost > 0 {
                    trial.lost(1, "of the first");
                }
                assert_eq!((log.bytes, log.damage.len()), (bytes.len() as u64, 0));
                assert!(matches!(log.tail, Tail::Torn { from_byte, .. } if from_byte == bytes.len() as u64));
            });
        }
        trials.trial(format!("{copied} lines, three times"), |trial| {
            let thrice = [&bytes[..], &tail, &tail].concat();
            if let Some((left, recovery, torn)) = recovered(trial, 6, &thrice) {
                assert_eq!((left, torn), (bytes.clone(), [&*tail, &tail].concat()));
                assert_eq!(recovery.cut.unwrap().why, Some(Torn::Repeated));
            }
        });
    }
}

pub fn a_damaged_log_is_refused_and_left_alone(trials: &mut Trials) {
    let (bytes, _) = log_bytes(5);
    for gone in 1..5 {
        trials.trial(format!("without line {}", gone + 1), |trial| {
            trial.acknowledged(5);
            let mut lines = lines(&bytes);
            lines.remove(gone);
            let damaged = [lines.concat(), b"{\"seq\":".to_vec()].concat();
            let sim = Sim::default();
            sim.put(LOG, &damaged);
            match sim.open(LOG) {
                Ok(_) => trial.lost(1, "and nobody is told"),
                Err(JournalError::Damaged { damage, .. }) => assert_eq!(damage[0].line, gone as u64 + 1),
                Err(error) => panic!("{error}"),
            }
            assert_eq!(sim.get(LOG), damaged);
            assert_eq!(sim.get(TORN), b"");
        });
    }
}

pub fn what_was_lost_from_the_end_is_told_and_the_meeting_goes_on(trials: &mut Trials) {
    let (bytes, said) = log_bytes(5);
    let last = lines(&bytes)[5].len();
    for cut in 2..=last {
        trials.trial(format!("the last {cut} bytes"), |trial| {
            trial.acknowledged(5);
            let sim = Sim::default();
            sim.put(LOG, &bytes[..bytes.len() - cut]);
            sim.put(HEAD, &said);
            let (mut writer, log, recovery) = sim.open(LOG).unwrap();
            if (log.head.events, recovery.lost) != (4, 1) {
                trial.lost(1, "and nobody is told");
            }
            assert!(recovery.to_string().contains("gone from the end"), "{recovery}");
            writer.append(&facts(5, 5)).unwrap();
            assert_eq!(sim.get(LOG), bytes);
        });
    }
}
