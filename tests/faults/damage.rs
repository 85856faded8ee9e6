//! Row 6: any changed bit, line dropped, swapped or inserted is named by its line.

use std::collections::BTreeSet;

use quorate::journal::{Damage, Flaw, Header, JournalError, LINE_CAP, Tail};

use crate::logs::{facts, forged, headed_bytes, header, inspect, lines, log_bytes, named};
use crate::trials::{Trial, Trials};

/// Counts it as lost where a change is not told.
fn is_told(trial: &mut Trial, events: usize, told: bool, what: impl std::fmt::Debug) {
    trial.acknowledged(events);
    if !told {
        trial.lost(1, format!("it is told as {what:?}"));
    }
}

pub fn every_bit_of_a_log(trials: &mut Trials) {
    let (bytes, said) = log_bytes(6);
    let line_of = |byte: usize| 1 + bytes[..byte].iter().filter(|b| **b == b'\n').count() as u64;
    for bit in 0..bytes.len() * 8 {
        let line = line_of(bit / 8);
        trials.trial(format!("bit {bit}, of line {line}"), |trial| {
            let mut bent = bytes.clone();
            bent[bit / 8] ^= 1 << (bit % 8);
            let found = named(&bent, Some(&said));
            is_told(trial, 6, found.first() == Some(&line), &found);
            // A bit that makes a newline makes two bad lines of one.
            let two = bent[bit / 8] == b'\n';
            assert!(
                found
                    .iter()
                    .all(|named| *named == line || two && *named == line + 1),
                "it accuses {found:?}"
            );
            // Without the head file the last line has only itself, and the one before it one witness.
            let alone = named(&bent, None);
            if line < 7 {
                is_told(trial, 0, alone.contains(&line), &alone);
            } else {
                assert!(alone.iter().all(|named| [6, 7, 8].contains(named)), "{alone:?}");
            }
            // What is not touched is read all the same.
            if let Ok(log) = inspect(&bent, Some(&said)) {
                let there: BTreeSet<u64> = log.facts.iter().map(|fact| fact.seq).collect();
                let others = (1..=6).filter(|seq| ![line, line + 1].contains(&(seq + 1)));
                let missing: Vec<u64> = others.filter(|seq| !there.contains(seq)).collect();
                if !missing.is_empty() {
                    trial.unrecovered(format!("{missing:?} are not read"));
                }
            }
        });
    }
}

pub fn a_changed_last_newline_keeps_the_fact(trials: &mut Trials) {
    let (bytes, said) = log_bytes(3);
    for bit in 0..8 {
        trials.trial(format!("bit {bit}"), |trial| {
            let mut bent = bytes.clone();
            *bent.last_mut().unwrap() ^= 1 << bit;
            for said in [None, Some(&*said)] {
                let log = inspect(&bent, said).unwrap();
                let newline = Damage {
                    line: 4,
                    flaw: Flaw::Newline,
                };
                is_told(
                    trial,
                    3,
                    log.facts == facts(1, 3) && log.damage == [newline],
                    &log.damage,
                );
                assert_eq!((log.tail, log.lost), (Tail::Whole, 0));
            }
        });
    }
    for other in [b" ", b"\r", b"\t"] {
        trials.trial("a space that JSON would forgive", |trial| {
            let bent = [&bytes[..bytes.len() - 1], other].concat();
            let found = named(&bent, None);
            is_told(trial, 3, found == [4], found);
        });
    }
    trials.trial("a header alone", |trial| {
        let (mut bent, _) = log_bytes(0);
        *bent.last_mut().unwrap() ^= 1;
        let found = named(&bent, None);
        is_told(trial, 0, found == [1], found);
    });
}

pub fn dropped_lines_are_named_with_how_many(trials: &mut Trials) {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for from in 1..lines.len() - 1 {
        for to in from + 1..lines.len() {
            trials.trial(format!("{from}..{to}"), |trial| {
                let kept = [&lines[..from], &lines[to..]].concat().concat();
                let log = inspect(&kept, Some(&said)).unwrap();
                let count = (to - from) as u64;
                let missing = Damage {
                    line: from as u64 + 1,
                    flaw: Flaw::Missing { count },
                };
                is_told(trial, 6, log.damage == [missing], &log.damage);
            });
        }
    }
    trials.trial("the header", |trial| {
        let found = named(&lines[1..].concat(), None);
        is_told(trial, 6, found == [1], found);
    });
}

pub fn lines_cut_from_the_end_are_counted(trials: &mut Trials) {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for kept in 1..lines.len() {
        trials.trial(format!("{kept} kept"), |trial| {
            let log = inspect(&lines[..kept].concat(), Some(&said)).unwrap();
            is_told(trial, 6, log.lost == 7 - kept as u64 && !log.is_whole(), log.lost);
            assert_eq!((log.damage.len(), log.tail), (0, Tail::Whole));
        });
    }
}

pub fn swapped_lines_are_named(trials: &mut Trials) {
    let (bytes, said) = log_bytes(7);
    for a in 1..7 {
        for b in a + 1..8 {
            trials.trial(format!("{a} and {b}"), |trial| {
                let mut lines = lines(&bytes);
                lines.swap(a, b);
                let named = named(&lines.concat(), Some(&said));
                let (a, b) = (a as u64 + 1, b as u64 + 1);
                // Of the last two either may be the one that was moved.
                let told = named.contains(&a) && (named.contains(&b) || (a, b) == (7, 8));
                is_told(trial, 7, told, &named);
                assert!(
                    named.iter().all(|line| (a..=b + 1).contains(line)),
                    "it accuses {named:?}"
                );
            });
        }
    }
}

pub fn lines_put_in_are_named(trials: &mut Trials) {
    let (bytes, said) = log_bytes(6);
    let whole = lines(&bytes);
    for place in 1..whole.len() {
        trials.trial(format!("a careful forgery at {place}"), |trial| {
            let mut forgery = whole.clone();
            forgery.insert(place, forged(&whole[place], &whole[place - 1]));
            let log = inspect(&forgery.concat(), Some(&said)).unwrap();
            let inserted = Damage {
                line: place as u64 + 1,
                flaw: Flaw::Inserted,
            };
            is_told(trial, 6, log.damage == [inserted], &log.damage);
        });
        // At the end it is the end written twice: torn, and told as such.
        for copied in (1..whole.len()).filter(|copied| (*copied, place) != (6, 6)) {
            trials.trial(format!("line {copied} again, at {place}"), |trial| {
                let mut copy = whole.clone();
                copy.insert(place, whole[copied].clone());
                let first = place.min(copied) as u64;
                let named = named(&copy.concat(), Some(&said));
                let told = !named.is_empty() && (named.contains(&(place as u64 + 1)) || place == copied);
                is_told(trial, 6, told, &named);
                assert!(named.iter().all(|line| *line > first), "it accuses {named:?}");
            });
        }
        trials.trial(format!("rubbish at {place}"), |trial| {
            let mut rubbish = whole.clone();
            rubbish.insert(place, b"rubbish\n".to_vec());
            let found = named(&rubbish.concat(), Some(&said));
            is_told(trial, 6, found == [place as u64 + 1], found);
        });
    }
}

pub fn a_rewritten_chain_does_not_fit_the_head(trials: &mut Trials) {
    let (long, _) = log_bytes(5);
    let (_, said) = log_bytes(3);
    let lines = lines(&long);
    for from in 2..=3 {
        trials.trial(format!("from fact {from}"), |trial| {
            let mut rewritten = lines[..from].to_vec();
            for line in &lines[from..] {
                let line = forged(line, rewritten.last().unwrap());
                rewritten.push(line);
            }
            let rewritten = rewritten.concat();
            assert!(inspect(&rewritten, None).unwrap().is_whole());
            let log = inspect(&rewritten, Some(&said)).unwrap();
            let altered = Damage {
                line: 4,
                flaw: Flaw::Altered { told_by: None },
            };
            is_told(trial, 3, log.damage == [altered], &log.damage);
        });
    }
}

pub fn a_head_that_is_old_or_of_another_meeting_accuses_nobody(trials: &mut Trials) {
    let (bytes, _) = log_bytes(6);
    for events in 0..6 {
        trials.trial(format!("of {events} events"), |trial| {
            trial.acknowledged(6);
            let (_, old) = log_bytes(events);
            assert!(inspect(&bytes, Some(&old)).unwrap().is_whole());
        });
    }
    trials.trial("another meeting's", |trial| {
        trial.acknowledged(2);
        let other = Header {
            id: "01ARZ3NDEKTSV4RRFFQ69G5FAV".into(),
            ..header()
        };
        let (_, said) = headed_bytes(other, 6);
        let short = lines(&bytes)[..3].concat();
        assert!(inspect(&short, Some(&said)).unwrap().is_whole());
    });
}

pub fn what_is_beyond_us_is_said(trials: &mut Trials) {
    let (bytes, said) = log_bytes(3);
    trials.trial("too long a line, and the rest is read", |trial| {
        let mut lines = lines(&bytes);
        lines[2] = [vec![b'x'; LINE_CAP + 1], b"\n".to_vec()].concat();
        let log = inspect(&lines.concat(), Some(&said)).unwrap();
        let too_long = Damage {
            line: 3,
            flaw: Flaw::TooLong,
        };
        is_told(trial, 3, log.damage == [too_long], &log.damage);
        assert_eq!(log.facts.len(), 2);
        assert_eq!(named(&vec![b'x'; LINE_CAP + 10], None), [1]);
        assert_eq!(named(b"", None), [1]);
    });
    let (bytes, _) = log_bytes(0);
    let text = String::from_utf8(bytes).unwrap();
    trials.trial("another major version is refused", |_| {
        let newer = text.replacen("\"quorate\":1", "\"quorate\":2", 1);
        let read = inspect(newer.as_bytes(), None);
        assert!(matches!(read, Err(JournalError::OtherVersion { major: 2, .. })));
    });
    trials.trial("another minor version is read", |_| {
        let minor = text.replacen("\"minor\":0", "\"minor\":7,\"more\":[]", 1);
        assert!(inspect(minor.as_bytes(), None).unwrap().is_newer());
    });
}
