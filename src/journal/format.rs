//! One line of a log, there and back: pure.
//!
//! The bytes are the contract, and the hash is taken over them as they stand, never over a line
//! written again. Must never write what it could not read back the same.

use crate::meeting::facts::Unknown;
use std::borrow::Cow;
use std::fmt;

use chrono::{SubsecRound, Timelike};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::chain::Flaw;
use crate::guard::{self, Guard};
use crate::meeting::event::{Event, Moment, Recorded};

/// The most bytes that one line may have: beyond it lies damage, or mischief.
pub const LINE_CAP: usize = 1 << 20;

/// SHA-256 of a line's bytes, without its newline. Shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineHash([u8; 32]);

impl LineHash {
    /// The hash of these bytes.
    pub fn of(line: &[u8]) -> Self {
        Self(Sha256::digest(line).into())
    }

    /// Reads 64 hexadecimal digits, lowercase as we write them.
    pub fn parse(hex: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let hex: &[u8; 64] = hex.as_bytes().try_into().ok()?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How far a log goes: what the next line will name, and what the minutes print as the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many events there are.
    pub events: u64,
    /// The hash of the last line: the header's where there is no event yet.
    pub hash: LineHash,
}

/// The moment as the log keeps it, in whole milliseconds: what is not, does not read back the same.
pub fn to_the_millisecond(moment: Moment) -> Moment {
    moment.trunc_subsecs(3)
}

pub(super) fn show_moment(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

#[derive(Serialize)]
struct LineOut<'a> {
    seq: u64,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    exempt: bool,
    event: &'a Event,
    prev: String,
}

// The event is kept raw: it is tagged, which serde must buffer, and what we do not know of it is
// to be kept as it stands.
#[derive(Deserialize)]
struct LineIn<'a> {
    seq: u64,
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(default, borrow)]
    as_of: Option<Cow<'a, str>>,
    #[serde(default)]
    exempt: bool,
    #[serde(borrow)]
    event: &'a RawValue,
    #[serde(borrow)]
    prev: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Tag<'a> {
    #[serde(rename = "type", borrow)]
    name: Cow<'a, str>,
}

/// The fact as a line, without its newline. `Err` says why it cannot be one.
pub(super) fn encode(fact: &Recorded, prev: LineHash) -> Result<Vec<u8>, String> {
    if let Event::Unknown(Unknown { name, .. }) = &fact.event {
        return Err(format!(
            "\"{name}\" is not a fact that this version knows how to write"
        ));
    }
    let line = serde_json::to_vec(&LineOut {
        seq: fact.seq,
        at: show_moment(fact.at),
        as_of: fact.as_of.map(show_moment),
        exempt: fact.exempt,
        event: &fact.event,
        prev: prev.to_string(),
    })
    .map_err(|e| e.to_string())?;
    if line.len() > LINE_CAP {
        return Err(format!(
            "it is {} bytes long, and a line holds {LINE_CAP}",
            line.len()
        ));
    }
    // A time outside the years 0 to 9999 or an odd offset would only be found out on the next
    // start. Against the fsync that follows, reading it back costs nothing.
    match decode(&line) {
        Ok((read, _)) if same_but_for_microseconds(&read, fact) => Ok(line),
        _ => Err("it would not read back as it was written".into()),
    }
}

fn same_but_for_microseconds(read: &Recorded, fact: &Recorded) -> bool {
    let times = |f: &Recorded| [Some(f.at), f.as_of].map(|m| m.map(to_the_millisecond));
    let offset =
        |f: &Recorded| [Some(f.at), f.as_of].map(|m| m.map(|m| (*m.offset(), m.nanosecond() / 1_000_000)));
    times(read) == times(fact)
        && offset(read) == offset(fact)
        && (read.seq, read.exempt, &read.event) == (fact.seq, fact.exempt, &fact.event)
}

/// The line's text, where it is text and an object from its first byte to its last: a space at
/// either end would be a changed byte that JSON forgives.
pub(super) fn framed(line: &[u8]) -> Result<&str, Flaw> {
    if line.len() > LINE_CAP && guard::on(Guard::LineCap) {
        return Err(Flaw::TooLong);
    }
    let text = std::str::from_utf8(line).map_err(|_| Flaw::NotUtf8)?;
    if text.starts_with('{') && text.ends_with('}') {
        Ok(text)
    } else {
        Err(Flaw::NotALine(
            "it is not a JSON object from its first byte to its last".into(),
        ))
    }
}

/// What JSON finds wrong, with the column alone: it takes each line for the first.
pub(super) fn in_line(error: &serde_json::Error) -> String {
    let (text, column) = (error.to_string(), error.column());
    let what = text.split(" at line 1 column ").next().unwrap_or_default();
    format!("{what}, at column {column}")
}

/// Reads a line: the fact, and the hash of the line before it as this one tells it.
pub(super) fn decode(line: &[u8]) -> Result<(Recorded, LineHash), Flaw> {
    let text = framed(line)?;
    let bad = |what: &str| Flaw::NotALine(what.into());
    let line: LineIn<'_> = serde_json::from_str(text).map_err(|e| Flaw::NotALine(in_line(&e)))?;
    let moment = |text: &str| Moment::parse_from_rfc3339(text);
    let prev = LineHash::parse(&line.prev).ok_or_else(|| bad("\"prev\" is not a hash"))?;
    let fact = Recorded {
        seq: line.seq,
        at: moment(&line.at).map_err(|_| bad("\"at\" is not a time"))?,
        as_of: (line.as_of.as_deref().map(moment).transpose()).map_err(|_| bad("\"as_of\" is not a time"))?,
        exempt: line.exempt,
        event: event(line.event.get())?,
    };
    Ok((fact, prev))
}

fn event(json: &str) -> Result<Event, Flaw> {
    if let Ok(event) = serde_json::from_str(json) {
        return Ok(event);
    }
    // Of a newer minor, or one that we know and that does not fit: the same to us.
    match serde_json::from_str::<Tag<'_>>(json) {
        Ok(tag) => Ok(Event::Unknown(Unknown {
            name: tag.name.into_owned(),
            json: json.to_owned(),
        })),
        Err(_) => Err(Flaw::NotALine("its event has no type".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::facts::{MeetingOpened, NarrativeMinuted};

    fn fact(event: Event) -> Recorded {
        let at = Moment::parse_from_rfc3339("2016-10-21T11:03:00+01:00").unwrap();
        Recorded {
            seq: 1,
            at,
            as_of: None,
            exempt: false,
            event,
        }
    }

    #[test]
    fn a_line_has_its_fields_in_the_promised_order() {
        let prev = LineHash::of(b"");
        let mut fact = fact(Event::NarrativeMinuted(NarrativeMinuted {
            text: "Ł\n\u{2028}\0".into(),
            unnamed: None,
        }));
        let line = String::from_utf8(encode(&fact, prev).unwrap()).unwrap();
        assert_eq!(
            line,
            concat!(
                r#"{"seq":1,"at":"2016-10-21T11:03:00.000+01:00","#,
                r#""event":{"type":"narrative_minuted","text":"Ł\n"#,
                "\u{2028}",
                r#"\u0000"},"#,
                r#""prev":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#
            )
        );
        fact.as_of = Some(fact.at);
        fact.exempt = true;
        let line = String::from_utf8(encode(&fact, prev).unwrap()).unwrap();
        assert!(
            line.contains(r#"+01:00","as_of":"2016-10-21T11:03:00.000+01:00","exempt":true,"event":{"#),
            "{line}"
        );
        assert_eq!(decode(line.as_bytes()).unwrap(), (fact, prev));
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_stands() {
        let prev = LineHash::of(b"");
        let line = |event: &str| {
            format!(r#"{{"seq":7,"more":[1],"at":"2016-10-21T11:03:00Z","event":{event},"prev":"{prev}"}}"#)
        };
        for (event, name) in [
            (r#"{"type":"hologram_shown", "n":[1.5,{}]}"#, "hologram_shown"),
            (r#"{"type":"vote_taken","for":-1}"#, "vote_taken"),
            (r#"{"text":"x","type":"a\u0062"}"#, "ab"),
        ] {
            let (fact, _) = decode(line(event).as_bytes()).unwrap();
            assert_eq!(
                fact.event,
                Event::Unknown(Unknown {
                    name: name.into(),
                    json: event.into()
                })
            );
            assert!(
                encode(&fact, prev).is_err(),
                "unknown facts are not ours to write"
            );
        }
        assert!(decode(line(r#"{"text":"x"}"#).as_bytes()).is_err());
        let deep = format!(
            r#"{{"type":"x","y":{}{}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let (fact, _) = decode(line(&deep).as_bytes()).unwrap();
        assert_eq!(
            fact.event,
            Event::Unknown(Unknown {
                name: "x".into(),
                json: deep
            }),
            "and the stack is whole"
        );
    }

    #[test]
    fn what_would_not_read_back_is_not_written() {
        let prev = LineHash::of(b"");
        let mut far = fact(Event::MeetingOpened(MeetingOpened {}));
        far.at = far
            .at
            .with_timezone(&chrono::FixedOffset::east_opt(3600 + 7).unwrap());
        assert!(encode(&far, prev).is_err(), "an offset with seconds");
        let long = fact(Event::NarrativeMinuted(NarrativeMinuted {
            text: "x".repeat(LINE_CAP),
            unnamed: None,
        }));
        assert!(encode(&long, prev).is_err());
        let mut fine = fact(Event::MeetingOpened(MeetingOpened {}));
        fine.at = fine.at.with_nanosecond(123_999_999).unwrap();
        let (read, _) = decode(&encode(&fine, prev).unwrap()).unwrap();
        assert_eq!(read.at, to_the_millisecond(fine.at));
    }

    #[test]
    fn hashes_read_back_as_shown() {
        let hash = LineHash::of(b"x");
        assert_eq!(LineHash::parse(&hash.to_string()), Some(hash));
        assert_eq!(LineHash::parse(&hash.to_string().to_uppercase()), None);
        assert_eq!(LineHash::parse("é"), None);
    }
}
