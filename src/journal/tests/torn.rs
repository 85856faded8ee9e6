//! Row 5: a torn, NUL-filled or repeated end is recovered, and what is cut is kept.

use super::sim::Sim;
use super::*;

/// Opens the log in a simulated folder: what is left of it, what was cut, what is beside it.
fn recovered(bytes: &[u8]) -> (Vec<u8>, Recovery, Vec<u8>) {
    let sim = Sim::default();
    sim.put(LOG, bytes);
    let (mut writer, log, recovery) = sim.open(LOG).unwrap();
    assert!(log.damage.is_empty());
    assert_eq!(log.facts, facts(1, log.head.events));
    let (left, torn) = (sim.get(LOG), sim.get(&format!("{LOG}.torn")));
    let next = log.head.events + 1;
    writer.append(&facts(next, next)).unwrap();
    drop(writer);
    let again = inspect(&sim.get(LOG), None).unwrap();
    assert!(again.is_whole() && again.head.events == next);
    (left, recovery, torn)
}

#[test]
fn every_byte_offset() {
    let (bytes, _) = log_bytes(5);
    let ends: Vec<usize> = (1..=bytes.len()).filter(|end| bytes[end - 1] == b'\n').collect();
    for len in ends[0] - 1..=bytes.len() {
        let (left, recovery, torn) = recovered(&bytes[..len]);
        if ends.contains(&(len + 1)) {
            assert_eq!(
                left,
                bytes[..=len],
                "only the newline was missing, and was put there"
            );
            assert!(recovery.is_nothing());
        } else {
            let whole = *ends.iter().rfind(|end| **end <= len).unwrap();
            assert_eq!(left, bytes[..whole]);
            assert_eq!(torn, bytes[whole..len]);
            assert_eq!(
                recovery.cut.map(|cut| cut.bytes).unwrap_or(0),
                (len - whole) as u64
            );
        }
        // The same, with NULs where the text had not arrived, as far as it would have gone and on.
        for nuls in [1, 7, 4096] {
            // The header is there whole from the first moment.
            if len < ends[0] {
                continue;
            }
            let (left, recovery, torn) = recovered(&[&bytes[..len], &vec![0; nuls]].concat());
            let whole = *ends.iter().rfind(|end| **end <= len).unwrap();
            assert_eq!(left, bytes[..whole]);
            assert_eq!(torn.len(), len - whole + nuls);
            assert_eq!(recovery.cut.unwrap().why, Some(Torn::Nuls));
        }
    }
}

#[test]
fn a_hole_in_the_line_that_was_being_written() {
    let (bytes, said) = log_bytes(5);
    let (_, before) = log_bytes(4);
    let lines = lines(&bytes);
    let end = bytes.len() - lines[5].len();
    let mut holed = bytes.clone();
    holed[end + 10..end + 40].fill(0);
    let (left, recovery, torn) = recovered(&holed);
    assert_eq!((left, torn), (bytes[..end].to_vec(), holed[end..].to_vec()));
    assert_eq!(recovery.cut.unwrap().why, Some(Torn::Nuls));
    assert_eq!(inspect(&holed, Some(&before)).unwrap().bytes, end as u64);
    assert_eq!(
        named(&holed, Some(&said)),
        [6],
        "the writer had said that it was on disk"
    );
    // In a line with another after it: that one was begun when this was on disk.
    let mut holed = bytes.clone();
    holed[end - 40..end - 10].fill(0);
    for said in [None, Some(&before), Some(&said)] {
        assert_eq!(named(&holed, said), [5]);
    }
}

#[test]
fn the_last_lines_twice() {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for copied in 1..6 {
        let tail = lines[lines.len() - copied..].concat();
        for len in 1..=tail.len() {
            let twice = [&bytes[..], &tail[..len]].concat();
            let log = inspect(&twice, Some(&said)).unwrap();
            assert_eq!(
                (log.bytes, log.damage.len(), log.lost),
                (bytes.len() as u64, 0, 0),
                "{copied}, {len}"
            );
            assert!(matches!(log.tail, Tail::Torn { from_byte, .. } if from_byte == bytes.len() as u64));
        }
        let (left, recovery, torn) = recovered(&[&bytes[..], &tail, &tail].concat());
        assert_eq!((left, torn), (bytes.clone(), [tail.clone(), tail].concat()));
        assert_eq!(recovery.cut.unwrap().why, Some(Torn::Repeated));
    }
}

#[test]
fn a_damaged_log_is_refused_and_left_alone() {
    let (bytes, _) = log_bytes(5);
    let mut lines = lines(&bytes);
    lines.remove(2);
    let damaged = [lines.concat(), b"{\"seq\":".to_vec()].concat();
    let sim = Sim::default();
    sim.put(LOG, &damaged);
    let error = sim.open(LOG).unwrap_err();
    assert!(
        matches!(&error, JournalError::Damaged { damage, .. } if damage[0].line == 3),
        "{error}"
    );
    assert_eq!(sim.get(LOG), damaged);
    assert_eq!(sim.get(&format!("{LOG}.torn")), b"");
}

#[test]
fn what_was_lost_from_the_end_is_told_and_the_meeting_goes_on() {
    let (bytes, _) = log_bytes(5);
    let sim = Sim::default();
    let mut writer = sim.create(LOG, &facts(1, 1)).unwrap();
    writer.append(&facts(2, 5)).unwrap();
    drop(writer);
    assert_eq!(sim.get(LOG), bytes);
    sim.put(LOG, &bytes[..bytes.len() - 5]);
    let (mut writer, log, recovery) = sim.open(LOG).unwrap();
    assert_eq!((log.head.events, recovery.lost), (4, 1));
    assert!(recovery.to_string().contains("gone from the end"), "{recovery}");
    writer.append(&facts(5, 5)).unwrap();
    assert_eq!(sim.get(LOG), bytes);
}
