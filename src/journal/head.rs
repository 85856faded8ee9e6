//! The head file: how far the log is on disk, in the writer's own word.
//!
//! A log's last line has no line after it to hold its hash, and lines cut from the end leave no
//! gap. So the writer keeps, beside the log, how many events are on disk and the last one's hash.
//! It is written after each fsync of the log and before the clerk is told, without an fsync of its
//! own: after a power cut it may be old, and an old one says less and nothing false. It is derived:
//! deleted, torn or of another meeting, it is as if it were not there.
//!
//! Must never stand in the way: a log whose head file cannot be written is written all the same.

use std::path::{Path, PathBuf};

use super::disk::{Disk, How};
use super::format::{Head, LineHash};

/// What a head file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// The id in the log's header: a log of the same name may have been there before.
    pub id: String,
    pub head: Head,
}

pub(super) fn path(log: &Path) -> PathBuf {
    super::beside(log, ".head")
}

// Always of one length, so that it is overwritten in place in one piece, and with a check of its
// own: a flipped bit here must not accuse the log.
fn encode(said: &Said) -> String {
    let mut text = format!(
        "quorate-head 1 {} {:020} {} ",
        said.id, said.head.events, said.head.hash
    );
    let check = LineHash::of(text.as_bytes()).to_string();
    text.push_str(&check[..16]);
    text.push('\n');
    text
}

fn decode(bytes: &[u8]) -> Option<Said> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut words = text.split(' ').skip(2);
    let said = Said {
        id: words.next()?.to_owned(),
        head: Head {
            events: words.next()?.parse().ok()?,
            hash: LineHash::parse(words.next()?)?,
        },
    };
    (encode(&said) == text).then_some(said)
}

/// What the head file beside `log` says, if there is one that is whole.
pub(super) fn read(disk: &dyn Disk, log: &Path) -> Option<Said> {
    let mut file = disk.open(&path(log), How::Read).ok()?;
    decode(&file.read_from(0, 1024).ok()?)
}

/// Says how far the log is. Where that fails an old word must not stay, for followers go by it.
/// Opened each time: somebody may have deleted it in between.
pub(super) fn say(disk: &dyn Disk, log: &Path, id: &str, head: Head) {
    let path = path(log);
    let text = encode(&Said {
        id: id.to_owned(),
        head,
    });
    let said = disk.open(&path, How::Overwrite).and_then(|mut file| {
        if file.size()? != text.len() as u64 {
            file.truncate(0)?;
        }
        file.overwrite(text.as_bytes())
    });
    if said.is_err() {
        let _ = disk.remove(&path);
    }
}

/// Makes the word last: on leaving, when nobody waits.
pub(super) fn sync(disk: &dyn Disk, log: &Path) {
    let _ = disk
        .open(&path(log), How::Append)
        .and_then(|mut file| file.sync());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_bit_makes_it_say_nothing() {
        let said = Said {
            id: "01ARZ3NDEKTSV4RRFFQ69G5FAV".into(),
            head: Head {
                events: 12,
                hash: LineHash::of(b"x"),
            },
        };
        let text = encode(&said).into_bytes();
        assert_eq!(decode(&text), Some(said));
        for bit in 0..text.len() * 8 {
            let mut bent = text.clone();
            bent[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(decode(&bent), None, "bit {bit}");
        }
        assert!((0..text.len()).all(|len| decode(&text[..len]).is_none()));
    }
}
