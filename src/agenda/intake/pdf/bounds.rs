//! What a PDF may do to its reader, bounded before it is read: what its streams unpack to, and drawings in drawings.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{RESOURCES, SUBTYPE, XOBJECT};
use hayro_interpret::hayro_syntax::object::{Dict, Name, Stream};

use super::super::Unread;

/// What one stream may unpack to: a page of a hundred thousand drawn lines has a tenth of it.
const MOST_OF_ONE: u64 = 96 << 20;
/// What all of them together may.
const MOST_OF_ALL: u64 = 768 << 20;
/// Deflate makes no more than so many bytes of one.
const MOST_OF_A_BYTE: usize = 1032;
/// How often drawings may be drawn in one another.
const MOST_DRAWN: u64 = 200_000;
/// How deep they may stand in one another.
const DEEPEST: usize = 24;

/// Refuses what would take too long, or too much memory.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unread> {
    streams(bytes)?;
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        return Ok(());
    };
    let mut drawn: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut all = 0u64;
    for page in pdf.pages().iter().take(2_000) {
        if let Some(resources) = page.raw().get::<Dict<'_>>(RESOURCES) {
            all = all.saturating_add(drawings(&resources, &mut drawn, 0)?);
        }
        if all > MOST_DRAWN {
            return Err(endless());
        }
    }
    Ok(())
}

fn endless() -> Unread {
    Unread::new(
        "its drawings contain one another without end",
        "save it anew from its program",
    )
}

fn too_much() -> Unread {
    Unread::new(
        "it unpacks to more than any paper holds",
        "is this the right file?",
    )
}

/// Unpacks each stream as far as it may go.
fn streams(bytes: &[u8]) -> Result<(), Unread> {
    let mut all = 0u64;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let from = at + b"stream".len();
        let after = rest.get(from..).unwrap_or_default();
        let ended = rest.get(..at).unwrap_or_default().ends_with(b"end");
        // Packed twice, a few bytes come to anything.
        let head = rest.get(at.saturating_sub(400)..at).unwrap_or_default();
        let filters = head.rsplit(|b| *b == b'<').next().unwrap_or_default();
        let packed = [&b"/FlateDecode"[..], b"/LZWDecode", b"/Fl ", b"/LZW "]
            .iter()
            .map(|name| count(filters, name))
            .sum::<usize>();
        if !ended && packed > 1 {
            return Err(too_much());
        }
        let data = match after {
            [b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..] => data,
            data => data,
        };
        if !ended && matches!(data.first(), Some(0x78 | 0x58 | 0x68 | 0x48)) {
            let end = find(data, b"endstream").unwrap_or(data.len());
            let raw = data.get(..end).unwrap_or_default();
            // What is small cannot come to much.
            if raw.len().saturating_mul(MOST_OF_A_BYTE) as u64 > MOST_OF_ONE {
                let mut unpacked = ZlibDecoder::new(raw).take(MOST_OF_ONE + 1);
                let came_to = std::io::copy(&mut unpacked, &mut std::io::sink()).unwrap_or(0);
                all = all.saturating_add(came_to);
                if came_to > MOST_OF_ONE || all > MOST_OF_ALL {
                    return Err(too_much());
                }
            }
        }
        rest = after;
    }
    Ok(())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|b| *b == first) {
        if bytes.get(from + at..)?.starts_with(what) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

/// How many drawings are drawn where those of these resources are.
fn drawings(resources: &Dict<'_>, drawn: &mut HashMap<Vec<u8>, u64>, depth: usize) -> Result<u64, Unread> {
    if depth > DEEPEST {
        return Err(endless());
    }
    let Some(objects) = resources.get::<Dict<'_>>(XOBJECT) else {
        return Ok(0);
    };
    let mut all = 0u64;
    for key in objects.keys() {
        let Some(stream) = objects.get::<Stream<'_>>(key.as_ref()) else {
            continue;
        };
        let own = stream.dict();
        let form = own
            .get::<Name<'_>>(SUBTYPE)
            .is_some_and(|name| name.as_ref() == b"Form");
        if !form {
            continue;
        }
        // The same drawing, met again, costs what it cost the first time.
        let data = stream.raw_data();
        let id: Vec<u8> = (data.as_ref().as_ptr() as usize).to_le_bytes().to_vec();
        let cost = match drawn.get(&id) {
            Some(cost) => *cost,
            None => {
                let inner = own.get::<Dict<'_>>(RESOURCES);
                let times = inner
                    .as_ref()
                    .map_or(Ok(0), |inner| drawings(inner, drawn, depth + 1))?;
                let cost = times.saturating_add(1);
                drawn.insert(id, cost);
                cost
            }
        };
        all = all.saturating_add(cost);
        if all > MOST_DRAWN {
            return Err(endless());
        }
    }
    Ok(all)
}
