//! What a reader finds in a file handed on: the text in it, however it is packed.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a file that cannot be read back fails the test"
)]

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quorate::minutes::Format;

/// All the text in a file of this format, in every way that it could be read.
pub fn text(format: Format, bytes: &[u8]) -> String {
    match format {
        Format::Docx | Format::Odt => parts(bytes)
            .into_iter()
            .map(|(name, text)| name + "\n" + &text)
            .collect(),
        Format::Pdf => pdf(bytes),
        Format::Ics => utf8(bytes).replace("\r\n ", ""),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The parts of a Word file, by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |nth: usize| {
        let mut part = zip.by_index(nth).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    let count = zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len();
    (0..count).map(part).collect()
}

/// The text drawn in a PDF, its titles and addresses: each string read through each font's table.
pub fn pdf(bytes: &[u8]) -> String {
    let raw = String::from_utf8_lossy(bytes).into_owned();
    let utf16: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    let odd: Vec<u16> = bytes[1..]
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    let streams = streams(bytes);
    let (tables, drawn): (Vec<&Vec<u8>>, Vec<&Vec<u8>>) = streams
        .iter()
        .partition(|stream| String::from_utf8_lossy(stream).contains("begincmap"));
    let mut text = raw + &String::from_utf16_lossy(&utf16) + &String::from_utf16_lossy(&odd);
    for table in tables {
        let table = signs(&String::from_utf8_lossy(table));
        for stream in &drawn {
            let codes = codes(stream);
            text.extend(
                codes
                    .iter()
                    .filter_map(|code| table.get(code))
                    .map(String::as_str),
            );
            text.push('\n');
        }
    }
    text
}

/// The streams of a PDF, unpacked.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = Vec::new();
    let find = |from: usize, what: &[u8]| {
        let found = bytes[from..]
            .windows(what.len())
            .position(|window| window == what);
        found.map(|at| from + at)
    };
    let mut at = 0;
    while let Some(start) = find(at, b"stream\n") {
        let start = start + 7;
        let end = find(start, b"endstream").unwrap();
        let mut unpacked = Vec::new();
        let packed = flate2::read::ZlibDecoder::new(&bytes[start..end]).read_to_end(&mut unpacked);
        if packed.is_ok() {
            streams.push(unpacked);
        }
        at = end + 9;
    }
    streams
}

/// What each code of a font stands for.
fn signs(table: &str) -> HashMap<u16, String> {
    let hex = |text: &str| u16::from_str_radix(text.trim_matches(['<', '>']), 16);
    let mut signs = HashMap::new();
    for line in table.lines().filter(|line| line.starts_with('<')) {
        let mut words = line.split_whitespace();
        let (Some(Ok(code)), Some(sign)) = (words.next().map(hex), words.next()) else {
            continue;
        };
        let sign = sign.trim_matches(['<', '>']).as_bytes();
        let units = sign
            .chunks(4)
            .filter_map(|four| hex(std::str::from_utf8(four).unwrap()).ok());
        signs.insert(code, String::from_utf16_lossy(&units.collect::<Vec<_>>()));
    }
    signs
}

/// The codes drawn in a page: the bytes of its strings, in pairs.
fn codes(stream: &[u8]) -> Vec<u16> {
    let (mut codes, mut string, mut within) = (Vec::new(), Vec::new(), false);
    let mut bytes = stream.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (within, byte) {
            (false, b'(') => within = true,
            (false, _) => {}
            (true, b')') => {
                within = false;
                codes.extend(
                    string
                        .chunks_exact(2)
                        .map(|two| u16::from_be_bytes([two[0], two[1]])),
                );
                string.clear();
            }
            (true, b'\\') => string.push(match bytes.next().unwrap() {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                digit @ b'0'..=b'7' => {
                    let mut value = u32::from(digit - b'0');
                    for _ in 0..2 {
                        match bytes.peek() {
                            Some(next @ b'0'..=b'7') => value = value * 8 + u32::from(next - b'0'),
                            _ => break,
                        }
                        bytes.next();
                    }
                    u8::try_from(value).unwrap()
                }
                other => other,
            }),
            (true, byte) => string.push(byte),
        }
    }
    codes
}
