//! The first line of a log: which format it is in, and which meeting it is.
//!
//! Must never take a log of another major for one that it can read.

use serde::{Deserialize, Serialize};
use ulid::Ulid;

use super::chain::Flaw;
use super::format;
use crate::meeting::event::Moment;

/// The format's major version: a log of another is refused.
pub const MAJOR: u32 = 1;
/// The format's minor version: any other is read, and what is new in it kept as unknown.
pub const MINOR: u32 = 0;

/// What a log says of itself in its first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The format's major version.
    pub major: u32,
    /// The format's minor version.
    pub minor: u32,
    /// The meeting's id, a ULID: it sorts by time of creation.
    pub id: String,
    /// 32 hexadecimal digits drawn by chance, so that equal meetings have different hashes.
    pub salt: String,
    /// When the log was begun.
    pub created: Moment,
    /// The program that began it.
    pub writer: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    quorate: u32,
    minor: u32,
    id: String,
    salt: String,
    created: String,
    writer: String,
}

/// All that every major has in common.
#[derive(Deserialize)]
struct AnyMajor {
    quorate: u32,
}

impl Header {
    /// A header for a new log, begun at `now`.
    ///
    /// # Errors
    /// The system gave no random bytes.
    pub fn fresh(now: Moment) -> std::io::Result<Self> {
        let mut random = [0u8; 16];
        getrandom::fill(&mut random).map_err(std::io::Error::other)?;
        let salt = random.iter().map(|byte| format!("{byte:02x}")).collect();
        getrandom::fill(&mut random).map_err(std::io::Error::other)?;
        let ms = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Ok(Self {
            major: MAJOR,
            minor: MINOR,
            id: Ulid::from_parts(ms, u128::from_le_bytes(random)).to_string(),
            salt,
            created: format::to_the_millisecond(now),
            writer: concat!("quorate ", env!("CARGO_PKG_VERSION")).into(),
        })
    }

    /// The line, without its newline.
    pub(super) fn encode(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(&Line {
            quorate: self.major,
            minor: self.minor,
            id: self.id.clone(),
            salt: self.salt.clone(),
            created: format::show_moment(self.created),
            writer: self.writer.clone(),
        })
    }

    /// Reads the line. A major that is not ours is not an error of the line: the caller judges it
    /// once it knows whether the line is as it was written.
    pub(super) fn decode(line: &[u8]) -> Result<Self, Flaw> {
        let text = format::framed(line)?;
        let AnyMajor { quorate: major } =
            serde_json::from_str(text).map_err(|e| Flaw::NotAHeader(format::in_line(&e)))?;
        if major != MAJOR {
            return Ok(Self {
                major,
                minor: 0,
                id: String::new(),
                salt: String::new(),
                created: Moment::default(),
                writer: String::new(),
            });
        }
        let line: Line = serde_json::from_str(text).map_err(|e| Flaw::NotAHeader(format::in_line(&e)))?;
        let created = Moment::parse_from_rfc3339(&line.created)
            .map_err(|_| Flaw::NotAHeader("\"created\" is not a time".into()))?;
        if Ulid::from_string(&line.id).is_err() {
            return Err(Flaw::NotAHeader("\"id\" is not a ULID".into()));
        }
        if line.salt.len() != 32 || !line.salt.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Flaw::NotAHeader("\"salt\" is not 32 hexadecimal digits".into()));
        }
        Ok(Self {
            major,
            minor: line.minor,
            id: line.id,
            salt: line.salt,
            created,
            writer: line.writer,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_as_written_in_the_promised_order() {
        let now = Moment::parse_from_rfc3339("2016-10-21T11:00:00.1239+01:00").unwrap();
        let header = Header::fresh(now).unwrap();
        let line = header.encode().unwrap();
        assert_eq!(Header::decode(&line).unwrap(), header);
        let text = String::from_utf8(line).unwrap();
        let id = &header.id;
        assert!(
            text.starts_with(&format!(r#"{{"quorate":1,"minor":0,"id":"{id}","salt":""#)),
            "{text}"
        );
        assert!(
            text.contains(r#","created":"2016-10-21T11:00:00.123+01:00","writer":"quorate "#),
            "{text}"
        );
        assert_ne!(Header::fresh(now).unwrap().salt, header.salt);
    }

    #[test]
    fn another_major_is_told_apart_from_a_bad_line() {
        assert_eq!(
            Header::decode(br#"{"quorate":2,"shape":"new"}"#).unwrap().major,
            2
        );
        assert!(Header::decode(br#"{"quorate":1}"#).is_err());
        assert!(Header::decode(br#"{"seq":1}"#).is_err());
    }
}
