//! Row 6: any changed bit, line dropped, swapped or inserted is named by its line.

use super::*;

#[test]
fn every_bit_of_a_log() {
    let (bytes, said) = log_bytes(6);
    let line_of = |byte: usize| 1 + bytes[..byte].iter().filter(|b| **b == b'\n').count() as u64;
    for bit in 0..bytes.len() * 8 {
        let mut bent = bytes.clone();
        bent[bit / 8] ^= 1 << (bit % 8);
        let line = line_of(bit / 8);
        let found = named(&bent, Some(&said));
        let text = String::from_utf8_lossy(&bent).into_owned();
        assert_eq!(
            found.first(),
            Some(&line),
            "bit {bit} of line {line} named {found:?} in\n{text}"
        );
        // A bit that makes a newline makes two bad lines of one.
        let two = bent[bit / 8] == b'\n';
        assert!(
            found
                .iter()
                .all(|named| *named == line || two && *named == line + 1),
            "{line}: {found:?}\n{text}"
        );
        // Without the head file the last line has only itself, and the one before it one witness.
        let alone = named(&bent, None);
        if line < 7 {
            assert!(
                alone.contains(&line),
                "bit {bit} of line {line} named {alone:?} in\n{text}"
            );
        } else {
            assert!(
                alone.iter().all(|named| [6, 7, 8].contains(named)),
                "{alone:?}\n{text}"
            );
        }
    }
}

#[test]
fn a_changed_last_newline_keeps_the_fact() {
    let (bytes, said) = log_bytes(3);
    for bit in 0..8 {
        let mut bent = bytes.clone();
        *bent.last_mut().unwrap() ^= 1 << bit;
        for said in [None, Some(&said)] {
            let log = inspect(&bent, said).unwrap();
            assert_eq!(log.facts, facts(1, 3));
            assert_eq!(
                log.damage,
                [Damage {
                    line: 4,
                    flaw: Flaw::Newline
                }]
            );
            assert_eq!((log.tail, log.lost), (Tail::Whole, 0));
        }
    }
    for other in [b" ", b"\r", b"\t"] {
        let bent = [&bytes[..bytes.len() - 1], other].concat();
        assert_eq!(named(&bent, None), [4], "a space that JSON would forgive");
    }
    let (bytes, _) = log_bytes(0);
    let mut bent = bytes;
    *bent.last_mut().unwrap() ^= 1;
    assert_eq!(named(&bent, None), [1]);
}

#[test]
fn dropped_lines_are_named_with_how_many() {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for from in 1..lines.len() - 1 {
        for to in from + 1..lines.len() {
            let kept = [&lines[..from], &lines[to..]].concat().concat();
            let log = inspect(&kept, Some(&said)).unwrap();
            let flaw = Flaw::Missing {
                count: (to - from) as u64,
            };
            assert_eq!(
                log.damage,
                [Damage {
                    line: from as u64 + 1,
                    flaw
                }],
                "{from}..{to}"
            );
        }
    }
    assert_eq!(named(&lines[1..].concat(), None), [1], "without its header");
}

#[test]
fn lines_cut_from_the_end_are_counted() {
    let (bytes, said) = log_bytes(6);
    let lines = lines(&bytes);
    for kept in 1..lines.len() {
        let log = inspect(&lines[..kept].concat(), Some(&said)).unwrap();
        assert_eq!(
            (log.lost, log.damage.len(), log.tail),
            (7 - kept as u64, 0, Tail::Whole)
        );
        assert!(!log.is_whole());
    }
}

#[test]
fn swapped_lines_are_named() {
    let (bytes, said) = log_bytes(7);
    for a in 1..7 {
        for b in a + 1..8 {
            let mut lines = lines(&bytes);
            lines.swap(a, b);
            let named = named(&lines.concat(), Some(&said));
            let (a, b) = (a as u64 + 1, b as u64 + 1);
            // Of the last two either may be the one that was moved.
            assert!(
                named.contains(&a) && (named.contains(&b) || (a, b) == (7, 8)),
                "{a} and {b}: {named:?}"
            );
            assert!(
                named.iter().all(|line| (a..=b + 1).contains(line)),
                "{a} and {b}: {named:?}"
            );
        }
    }
}

#[test]
fn lines_put_in_are_named() {
    let (bytes, said) = log_bytes(6);
    let whole = lines(&bytes);
    for place in 1..whole.len() {
        // A careful forger: the right number, the right hash of the line before.
        let prev = LineHash::of(whole[place - 1].strip_suffix(b"\n").unwrap());
        let mut forged = fact(place as u64, "");
        forged.event = Event::NarrativeMinuted {
            text: "Forged".into(),
        };
        let mut forged = format::encode(&forged, prev).unwrap();
        forged.push(b'\n');
        let mut forgery = whole.clone();
        forgery.insert(place, forged);
        let log = inspect(&forgery.concat(), Some(&said)).unwrap();
        assert_eq!(
            log.damage,
            [Damage {
                line: place as u64 + 1,
                flaw: Flaw::Inserted
            }],
            "at {place}"
        );
        // A copy of another line.
        for copied in 1..whole.len() {
            if (copied, place) == (6, 6) {
                continue; // The end written twice: torn, and told as such.
            }
            let mut copy = whole.clone();
            copy.insert(place, whole[copied].clone());
            let first = place.min(copied) as u64;
            let named = named(&copy.concat(), Some(&said));
            assert!(
                named.contains(&(place as u64 + 1)) || place == copied,
                "{copied} at {place}: {named:?}"
            );
            assert!(
                !named.is_empty() && named.iter().all(|line| *line > first),
                "{copied} at {place}: {named:?}"
            );
        }
        let mut rubbish = whole.clone();
        rubbish.insert(place, b"rubbish\n".to_vec());
        assert_eq!(named(&rubbish.concat(), Some(&said)), [place as u64 + 1]);
    }
}

#[test]
fn a_rewritten_chain_does_not_fit_the_head() {
    let (bytes, said) = log_bytes(3);
    let mut forged = lines(&bytes)[..2].concat();
    let mut hash = LineHash::of(lines(&bytes)[1].strip_suffix(b"\n").unwrap());
    for seq in 2..=5 {
        let line = format::encode(&fact(seq, "Forged"), hash).unwrap();
        hash = LineHash::of(&line);
        forged.extend(line);
        forged.push(b'\n');
    }
    assert!(inspect(&forged, None).unwrap().is_whole());
    let log = inspect(&forged, Some(&said)).unwrap();
    assert_eq!(
        log.damage,
        [Damage {
            line: 4,
            flaw: Flaw::Altered { told_by: None }
        }]
    );
}

#[test]
fn a_head_that_is_old_or_of_another_meeting_accuses_nobody() {
    let (bytes, said) = log_bytes(6);
    for events in 0..6 {
        let (_, old) = log_bytes(events);
        assert!(inspect(&bytes, Some(&old)).unwrap().is_whole());
    }
    let other = head::Said {
        id: "01ARZ3NDEKTSV4RRFFQ69G5FAV".into(),
        ..said
    };
    assert!(
        inspect(&lines(&bytes)[..3].concat(), Some(&other))
            .unwrap()
            .is_whole()
    );
}

#[test]
fn too_long_a_line_is_damage_and_the_rest_is_read() {
    let (bytes, said) = log_bytes(3);
    let mut lines = lines(&bytes);
    lines[2] = [vec![b'x'; LINE_CAP + 1], b"\n".to_vec()].concat();
    let log = inspect(&lines.concat(), Some(&said)).unwrap();
    assert_eq!(
        log.damage,
        [Damage {
            line: 3,
            flaw: Flaw::TooLong
        }]
    );
    assert_eq!(log.facts.len(), 2);
    assert_eq!(named(&vec![b'x'; LINE_CAP + 10], None), [1]);
    assert_eq!(named(b"", None), [1]);
}

#[test]
fn another_major_is_refused_and_another_minor_is_read() {
    let (bytes, _) = log_bytes(0);
    let text = String::from_utf8(bytes).unwrap();
    let newer = text.replacen("\"quorate\":1", "\"quorate\":2", 1);
    assert!(matches!(
        inspect(newer.as_bytes(), None),
        Err(JournalError::OtherVersion { major: 2, .. })
    ));
    let minor = text.replacen("\"minor\":0", "\"minor\":7,\"more\":[]", 1);
    assert!(inspect(minor.as_bytes(), None).unwrap().is_newer());
}
