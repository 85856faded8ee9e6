//! Logs to do harm to.

use quorate::meeting::facts::{MeetingOpened, NarrativeMinuted, StatementMade};
use std::path::Path;

use quorate::journal::{Header, JournalError, LineHash, Log, Writer, read_on};
use quorate::meeting::{Event, Moment, Recorded};

use crate::sim::Sim;

pub const LOG: &str = "/sessions/2016-10-21-panel.jsonl";
pub const HEAD: &str = "/sessions/2016-10-21-panel.jsonl.head";
pub const TORN: &str = "/sessions/2016-10-21-panel.jsonl.torn";

fn at(minute: u64) -> Moment {
    Moment::parse_from_rfc3339("2016-10-21T11:00:00.250+01:00").unwrap()
        + chrono::TimeDelta::minutes(minute as i64)
}

pub fn header() -> Header {
    Header {
        major: 1,
        minor: 0,
        id: "01BX5ZZKBKACTAV9WEVGEMMVRZ".into(),
        salt: "00112233445566778899aabbccddeeff".into(),
        created: at(0),
        writer: "quorate 0.1.0".into(),
    }
}

/// The facts of a log, numbered so.
pub fn facts(from: u64, to: u64) -> Vec<Recorded> {
    (from..=to)
        .map(|seq| {
            let text = format!("Said \u{2019}twas é, {seq}");
            let event = match seq % 3 {
                0 => Event::MeetingOpened(MeetingOpened {}),
                1 => Event::StatementMade(StatementMade {
                    by: "burke".into(),
                    text,
                }),
                _ => Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None }),
            };
            Recorded {
                seq,
                at: at(seq),
                as_of: seq.is_multiple_of(4).then(|| at(0)),
                exempt: seq.is_multiple_of(5),
                event,
            }
        })
        .collect()
}

/// The bytes of a log of so many facts, and of the head file beside it.
pub fn log_bytes(events: u64) -> (Vec<u8>, Vec<u8>) {
    headed_bytes(header(), events)
}

/// The same under another header.
pub fn headed_bytes(header: Header, events: u64) -> (Vec<u8>, Vec<u8>) {
    let sim = Sim::default();
    drop(Writer::create_on(Box::new(sim.clone()), Path::new(LOG), header, &facts(1, events)).unwrap());
    (sim.get(LOG), sim.get(HEAD))
}

pub fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// A fact's line, made to say something else and to follow on the line `before`.
pub fn forged(line: &[u8], before: &[u8]) -> Vec<u8> {
    let line = String::from_utf8(line.to_vec()).unwrap();
    let from = line.find("\"event\":").unwrap();
    let hash = LineHash::of(before.strip_suffix(b"\n").unwrap());
    let event = r#""event":{"type":"narrative_minuted","text":"Forged"}"#;
    format!("{}{event},\"prev\":\"{hash}\"}}\n", &line[..from]).into_bytes()
}

/// What these bytes are as a log, with this head file beside it.
pub fn inspect(bytes: &[u8], head: Option<&[u8]>) -> Result<Log, JournalError> {
    let sim = Sim::default();
    sim.put(LOG, bytes);
    if let Some(head) = head {
        sim.put(HEAD, head);
    }
    read_on(&sim, Path::new(LOG))
}

/// The lines that are named as damaged.
pub fn named(bytes: &[u8], head: Option<&[u8]>) -> Vec<u64> {
    match inspect(bytes, head) {
        Ok(log) => log.damage.iter().map(|damage| damage.line).collect(),
        Err(JournalError::Damaged { damage, .. }) => damage.iter().map(|damage| damage.line).collect(),
        Err(other) => panic!("{other}"),
    }
}
