//! Rows 5, 6 and 18: whatever the text, and whatever the bytes.

use crate::meeting::facts::{DocumentCited, NarrativeMinuted, StatementMade};
use proptest::prelude::*;

use super::*;

fn any_moment() -> impl Strategy<Value = Moment> {
    // From year 1 to 9998, in any offset of whole minutes.
    (-62_135_000_000_000i64..253_370_000_000_000, -1439..1440i32).prop_map(|(ms, minutes)| {
        let offset = chrono::FixedOffset::east_opt(minutes * 60).unwrap();
        chrono::DateTime::from_timestamp_millis(ms)
            .unwrap()
            .with_timezone(&offset)
    })
}

fn any_fact() -> impl Strategy<Value = Recorded> {
    let text = "\\PC*|(?s:.*)|[\\x00-\\x1f\"\\\\{}\u{2028}\u{202e}]*";
    (
        any_moment(),
        proptest::option::of(any_moment()),
        any::<bool>(),
        text,
        text,
        0..3,
    )
        .prop_map(|(at, as_of, exempt, one, two, kind)| {
            let event = match kind {
                0 => Event::NarrativeMinuted(NarrativeMinuted {
                    text: one,
                    unnamed: None,
                }),
                1 => Event::StatementMade(StatementMade {
                    by: two.as_str().into(),
                    text: one,
                }),
                _ => Event::DocumentCited(DocumentCited {
                    title: one,
                    url: Some(two),
                }),
            };
            Recorded {
                seq: 1,
                at,
                as_of,
                exempt,
                event,
            }
        })
}

/// What may happen to a log, again and again.
#[derive(Debug, Clone)]
enum Harm {
    Flip(usize),
    Cut(usize),
    Drop(usize),
    Copy(usize, usize),
    Add(Vec<u8>),
    Fill(usize, usize),
}

fn any_harm() -> impl Strategy<Value = Vec<Harm>> {
    let n = any::<usize>;
    let harm = prop_oneof![
        n().prop_map(Harm::Flip),
        n().prop_map(Harm::Cut),
        n().prop_map(Harm::Drop),
        (n(), n()).prop_map(|(a, b)| Harm::Copy(a, b)),
        any::<Vec<u8>>().prop_map(Harm::Add),
        (n(), 1..100usize).prop_map(|(at, len)| Harm::Fill(at, len)),
    ];
    proptest::collection::vec(harm, 0..6)
}

fn harmed(mut bytes: Vec<u8>, harm: &[Harm]) -> Vec<u8> {
    for harm in harm {
        let len = bytes.len().max(1);
        let mut whole = lines(&bytes);
        let count = whole.len().max(1);
        match harm {
            Harm::Flip(bit) if !bytes.is_empty() => bytes[bit / 8 % len] ^= 1 << (bit % 8),
            Harm::Cut(at) => bytes.truncate(at % len),
            Harm::Drop(line) if !whole.is_empty() => {
                whole.remove(line % count);
                bytes = whole.concat();
            }
            Harm::Copy(from, to) if !whole.is_empty() => {
                whole.insert(to % count, whole[from % count].clone());
                bytes = whole.concat();
            }
            Harm::Add(more) => bytes.extend(more),
            Harm::Fill(at, size) => {
                let at = at % len;
                let end = (at + size).min(bytes.len());
                bytes.get_mut(at..end).unwrap_or_default().fill(0);
            }
            Harm::Flip(_) | Harm::Drop(_) | Harm::Copy(..) => {}
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_fact_reads_back_as_it_was_written(fact in any_fact()) {
        let prev = LineHash::of(b"before");
        let line = format::encode(&fact, prev).unwrap();
        prop_assert!(!line.contains(&b'\n') && !line.contains(&0));
        prop_assert_eq!(format::decode(&line).unwrap(), (fact, prev));
    }

    #[test]
    fn no_bytes_are_too_much_for_the_reader(bytes in any::<Vec<u8>>()) {
        let _ = inspect(&bytes, None);
        let (mut log, said) = log_bytes(3);
        log.extend(bytes);
        let log = inspect(&log, Some(&said)).unwrap();
        prop_assert_eq!(&log.facts[..3], &facts(1, 3)[..], "what was there is there");
    }

    /// Whatever is done to it: it is told, or nothing was changed. And what is taken for whole can
    /// be gone on with.
    #[test]
    fn no_harm_goes_unseen(harm in any_harm()) {
        let (bytes, said) = log_bytes(8);
        let harmed = harmed(bytes.clone(), &harm);
        let Ok(log) = inspect(&harmed, Some(&said)) else { return Ok(()) };
        // A header alone has no line after it, and the head file knows a log by its id.
        if log.is_whole() && log.header.id == header().id {
            prop_assert_eq!(&log.facts, &facts(1, 8));
            prop_assert!(harmed == bytes || [&harmed[..], b"\n"].concat() == bytes);
        }
        let Ok(log) = inspect(&harmed, None) else { return Ok(()) };
        if log.damage.is_empty() {
            let kept = &harmed[..log.bytes as usize];
            prop_assert_eq!(log.facts.len() as u64, log.head.events);
            let again = inspect(kept, None).unwrap();
            prop_assert!(again.damage.is_empty() && again.facts == log.facts && again.bytes == log.bytes);
        }
        for damage in log.damage {
            prop_assert!(damage.line >= 1 && damage.line <= lines(&harmed).len() as u64);
            prop_assert!(!damage.to_string().is_empty());
        }
    }
}
