//! The log reader: whatever the bytes, it loses no line that it took, changes nothing that it refuses, and
//! what it takes for whole can be gone on with.
//!
//! The input is a log, or its parts: after `C` and a newline, each line is a fact to be put into a chain that
//! holds, up to an empty line; what follows that is put behind it as it is.

use quorate::meeting::facts::NarrativeMinuted;
use std::fs;
use std::path::Path;

use quorate::journal::{self, Follower, LineHash, Log, Writer};
use quorate::meeting::{Event, Meeting, Recorded};
use serde_json::Value;

const HEADER: &str = r#"{"quorate":1,"minor":0,"id":"01BX5ZZKBKACTAV9WEVGEMMVS0","salt":"00112233445566778899aabbccddeeff","created":"2016-10-21T09:00:00.000+01:00","writer":"quorate 0.1.0"}"#;

/// More than this is for a test of size, not for a fuzzer.
const MOST: usize = 1 << 16;

/// Facts, a line each, as a log whose chain holds.
///
/// A line is the event, or an object that has it as `event` with `at`, `as_of` and `exempt` beside it.
pub fn chained<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut log = format!("{HEADER}\n");
    let mut before = LineHash::of(HEADER.as_bytes());
    for (n, line) in lines.enumerate() {
        let given: Option<Value> = serde_json::from_str(line).ok();
        let whole = given.filter(|given| given.get("event").is_some());
        let field = |name: &str| whole.as_ref()?.get(name).map(ToString::to_string);
        let at = field("at").filter(|at| at.starts_with('"')).unwrap_or_else(|| {
            let second = n * 37 % 7200;
            let (h, m, s) = (11 + second / 3600, second / 60 % 60, second % 60);
            format!("\"2016-10-21T{h:02}:{m:02}:{s:02}.000+01:00\"")
        });
        let as_of = field("as_of").map_or(String::new(), |as_of| format!(",\"as_of\":{as_of}"));
        let exempt = field("exempt").map_or(String::new(), |exempt| format!(",\"exempt\":{exempt}"));
        let event = field("event").unwrap_or_else(|| line.to_owned());
        let seq = n + 1;
        let line = format!(r#"{{"seq":{seq},"at":{at}{as_of}{exempt},"event":{event},"prev":"{before}"}}"#);
        before = LineHash::of(line.as_bytes());
        log.push_str(&line);
        log.push('\n');
    }
    log
}

fn bytes(data: &[u8]) -> Vec<u8> {
    let Some(parts) = data.strip_prefix(b"C\n") else {
        return data.to_vec();
    };
    let end = parts.windows(2).position(|two| two == b"\n\n");
    let (facts, tail) = parts.split_at(end.map_or(parts.len(), |end| end + 1));
    let facts = String::from_utf8_lossy(facts);
    let mut log = chained(facts.lines()).into_bytes();
    log.extend(tail.get(1..).unwrap_or_default());
    log
}

/// A line as JSON, to whatever depth.
#[derive(serde::Deserialize)]
struct Line<'a> {
    #[serde(rename = "seq")]
    _seq: u64,
    #[serde(borrow, rename = "event")]
    _event: &'a serde_json::value::RawValue,
}

/// How many lines of a log say by themselves that they are facts.
fn told(bytes: &[u8]) -> usize {
    let lines = bytes.split(|byte| *byte == b'\n').skip(1);
    lines
        .filter(|line| serde_json::from_slice::<Line<'_>>(line).is_ok())
        .count()
}

fn fact(log: &Log) -> Recorded {
    let at = chrono::DateTime::parse_from_rfc3339("2016-10-21T14:00:00+01:00").unwrap();
    Recorded {
        seq: log.head.events + 1,
        at,
        as_of: None,
        exempt: false,
        event: Event::NarrativeMinuted(NarrativeMinuted {
            text: "The meeting went on.".into(),
            unnamed: None,
        }),
    }
}

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("2016-10-21-panel.jsonl");
    let bytes = bytes(data);
    fs::write(&path, &bytes).unwrap();
    let Ok(log) = journal::read(&path) else {
        assert!(
            Writer::open(&path).is_err(),
            "what cannot be read is not written to"
        );
        assert!(fs::read(&path).unwrap() == bytes, "what is refused was changed");
        return;
    };
    assert!(log.bytes as usize <= bytes.len());
    assert!(log.facts.len() <= told(&bytes), "a fact that no line tells");
    let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
    for damage in &log.damage {
        assert!(
            damage.line >= 1 && damage.line <= lines,
            "{damage}: of {lines} lines"
        );
    }
    let meeting = Meeting::replay(log.facts.clone());
    assert_eq!(meeting.facts(), &log.facts[..], "a fact was dropped");
    follows(&path, &bytes, &log);
    match Writer::open(&path) {
        Ok((writer, again, _)) => goes_on(&path, &bytes, writer, &again, &log),
        Err(_) => {
            assert!(!log.damage.is_empty(), "what is whole can be gone on with");
            assert!(fs::read(&path).unwrap() == bytes, "what is refused was changed");
        }
    }
    begins_alike(dir.path(), &bytes, &log);
}

/// Whoever follows it sees the same, but for a line that is not ended.
fn follows(path: &Path, bytes: &[u8], log: &Log) {
    let (mut follower, seen) = Follower::open(path).unwrap();
    assert!(
        log.facts.starts_with(&seen.facts),
        "{:?} {:?}",
        seen.facts,
        log.facts
    );
    let unended = usize::from(!bytes.ends_with(b"\n"));
    // Of a damaged log an end that is a copy of the middle may be taken for written twice.
    assert!(
        !log.damage.is_empty() || seen.facts.len() + unended >= log.facts.len(),
        "{} lines were not seen",
        log.facts.len()
    );
    let news = follower.poll().unwrap();
    assert!(news.is_empty(), "news of a log that nobody wrote to: {news:?}");
}

/// A line is added, and all that was there is there.
fn goes_on(path: &Path, bytes: &[u8], mut writer: Writer, again: &Log, log: &Log) {
    assert!(log.damage.is_empty(), "a damaged log was taken up");
    assert_eq!(again.facts, log.facts);
    let kept = &bytes[..log.bytes as usize];
    let added = writer.append(&[fact(log)]);
    assert!(added.is_ok(), "{added:?}");
    drop(writer);
    let now = fs::read(path).unwrap();
    assert!(now.starts_with(kept), "bytes of the log were changed");
    let torn = fs::read(journal::torn_path(path)).unwrap_or_default();
    let cut = bytes.len() - kept.len();
    assert!(torn.len() >= cut, "what was cut is not kept");
    assert!(
        torn.is_empty() || torn.ends_with(&bytes[kept.len()..]),
        "another thing is kept"
    );
    let then = journal::read(path).unwrap();
    assert!(then.is_whole(), "{:?} {:?}", then.tail, then.damage);
    assert_eq!(then.facts[..log.facts.len()], log.facts[..]);
    assert_eq!(then.facts.len(), log.facts.len() + 1);
}

/// Cut anywhere, it holds the first of the same facts: none is changed, none comes before its turn.
fn begins_alike(dir: &Path, bytes: &[u8], log: &Log) {
    if !log.damage.is_empty() || bytes.is_empty() {
        return;
    }
    let cut = bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>() % bytes.len();
    let path = dir.join("2016-10-21-cut.jsonl");
    fs::write(&path, &bytes[..cut]).unwrap();
    let Ok(part) = journal::read(&path) else { return };
    assert!(log.facts.starts_with(&part.facts) || part.facts.starts_with(&log.facts));
    assert!(part.damage.is_empty(), "a cut is no damage: {:?}", part.damage);
}
