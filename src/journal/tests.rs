//! Proofs of the log's promises that need its insides. Those that do harm to it are `tests/faults`.

mod any;
mod files;
mod follow;

use crate::meeting::facts::{MeetingOpened, NarrativeMinuted, StatementMade};
use std::path::Path;

use super::body;
use super::*;
use crate::meeting::event::{Event, Moment, Recorded};

const LOG: &str = "/sessions/2016-10-21-panel.jsonl";

fn at(minute: u64) -> Moment {
    Moment::parse_from_rfc3339("2016-10-21T11:00:00.250+01:00").unwrap()
        + chrono::TimeDelta::minutes(minute as i64)
}

fn header() -> Header {
    Header {
        major: 1,
        minor: 0,
        id: "01BX5ZZKBKACTAV9WEVGEMMVRZ".into(),
        salt: "00112233445566778899aabbccddeeff".into(),
        created: at(0),
        writer: "quorate 0.1.0".into(),
    }
}

fn fact(seq: u64, text: &str) -> Recorded {
    let event = match seq % 3 {
        0 => Event::MeetingOpened(MeetingOpened {}),
        1 => Event::StatementMade(StatementMade {
            by: "burke".into(),
            text: text.into(),
        }),
        _ => Event::NarrativeMinuted(NarrativeMinuted {
            text: text.into(),
            unnamed: None,
        }),
    };
    Recorded {
        seq,
        at: at(seq),
        as_of: seq.is_multiple_of(4).then(|| at(0)),
        exempt: seq.is_multiple_of(5),
        event,
    }
}

fn facts(from: u64, to: u64) -> Vec<Recorded> {
    (from..=to)
        .map(|seq| fact(seq, &format!("Said \u{2019}twas é, {seq}")))
        .collect()
}

/// The bytes of a log of so many facts, and the head its writer would have left.
fn log_bytes(events: u64) -> (Vec<u8>, head::Said) {
    let mut bytes = header().encode().unwrap();
    let mut hash = LineHash::of(&bytes);
    bytes.push(b'\n');
    for fact in facts(1, events) {
        let line = format::encode(&fact, hash).unwrap();
        hash = LineHash::of(&line);
        bytes.extend(line);
        bytes.push(b'\n');
    }
    (
        bytes,
        head::Said {
            id: header().id,
            head: Head { events, hash },
        },
    )
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

fn inspect(bytes: &[u8], said: Option<&head::Said>) -> Result<Log, JournalError> {
    reader::inspect(Path::new(LOG), bytes, said.cloned())
}

#[test]
fn parts_read_together_are_the_whole_read_alone() {
    let (bytes, said) = log_bytes(4000);
    assert!(
        bytes.len() > 1 << 18,
        "large enough for a second thread: {}",
        bytes.len()
    );
    let log = inspect(&bytes, Some(&said)).unwrap();
    assert!(log.is_whole() && log.head == said.head && log.bytes == bytes.len() as u64);
    assert_eq!(log.facts, facts(1, 4000));
    for parts in [1, 2, 3, 7, 5000] {
        let split = body::split(&bytes, parts);
        assert!(split.len() <= parts && split.concat() == bytes);
        assert!(split.iter().all(|part| part.is_empty() || part.ends_with(b"\n")));
    }
}
