//! Plain text in any common encoding, as lines.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::line::{Line, Place, tidy};

/// A line is full from this share of the longest line on, in hundredths.
const FULL: usize = 80;
/// Shorter lines than this are not full, whatever the longest one is.
const LEAST_FULL: usize = 50;

/// The text that bytes are: by their mark of order, as UTF-8, as UTF-16 where every other byte says so, or else as the
/// encoding that is likeliest (Windows-1252 and its like).
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return text.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return text.to_owned();
    }
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    let encoding = if half > 0 && odd * 2 > half && even * 8 < half {
        UTF_16LE
    } else if half > 0 && even * 2 > half && odd * 8 < half {
        UTF_16BE
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Allow)
    };
    let (text, _, _) = encoding.decode(bytes);
    match encoding == UTF_8 {
        true => text.into_owned(),
        false => text.replace('\0', ""),
    }
}

/// The lines of a text. A form feed begins a page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}'], "\n");
    let paged = text.contains('\u{c}');
    let longest = text
        .lines()
        .map(|line| line.trim_end().chars().count())
        .filter(|count| *count < 400)
        .max()
        .unwrap_or(0);
    let full = (longest * FULL / 100).max(LEAST_FULL);
    let mut out: Vec<Line> = Vec::new();
    let mut after_gap = true;
    for (page, part) in text.split('\u{c}').enumerate() {
        for (n, raw) in part.split('\n').enumerate() {
            let words = tidy(raw);
            if words.is_empty() || is_rule(&words) {
                after_gap = true;
                continue;
            }
            let place = Place {
                page: if paged {
                    u32::try_from(page).unwrap_or(0) + 1
                } else {
                    0
                },
                row: None,
                line: u32::try_from(n).unwrap_or(0) + 1,
                paragraph: false,
            };
            out.push(Line {
                indent: indent(raw),
                after_gap,
                wraps: true,
                full: raw.trim_end().chars().count() >= full,
                ..Line::new(words, place)
            });
            after_gap = false;
        }
        after_gap = true;
    }
    mark_running(&mut out);
    out
}

/// How far a line is from the margin; a tab goes to the next fourth.
pub(super) fn indent(raw: &str) -> usize {
    let mut indent = 0;
    for c in raw.chars() {
        match c {
            '\t' => indent = (indent / 4 + 1) * 4,
            c if c.is_whitespace() => indent += 1,
            _ => break,
        }
    }
    indent
}

/// A line of one sign only.
fn is_rule(words: &str) -> bool {
    let mut signs = words.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return true };
    matches!(first, '-' | '=' | '_' | '*' | '~' | '.' | '—' | '–' | '#')
        && signs.clone().count() >= 2
        && signs.all(|c| c == first)
}

/// Marks what stands on every page, and the numbers of pages.
pub(super) fn mark_running(lines: &mut [Line]) {
    use std::collections::HashMap;
    let mut first_and_last: HashMap<u32, Vec<usize>> = HashMap::new();
    let pages: Vec<u32> = lines.iter().map(|line| line.place.page).collect();
    let many = pages.iter().max().copied().unwrap_or(0) > 1;
    for (n, line) in lines.iter_mut().enumerate() {
        if is_page_number(&line.text) {
            line.aside = Some("the number of a page");
        } else if many {
            first_and_last.entry(line.place.page).or_default().push(n);
        }
    }
    if !many {
        return;
    }
    // The three outermost lines of each page, without their figures.
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for on_page in first_and_last.values() {
        let count = on_page.len();
        for (rank, n) in on_page.iter().enumerate() {
            if (rank < 3 || rank + 3 >= count)
                && let Some(line) = lines.get(*n)
            {
                let key: String = line.text.chars().filter(|c| !c.is_ascii_digit()).collect();
                if key.trim().chars().count() > 2 {
                    seen.entry(key).or_default().push(*n);
                }
            }
        }
    }
    for same in seen.into_values().filter(|same| same.len() > 1) {
        // The first one may be the title; the further ones are heads.
        let mut same = same;
        same.sort_unstable();
        for n in same.into_iter().skip(1) {
            if let Some(line) = lines.get_mut(n) {
                line.aside = Some("a running head");
            }
        }
    }
}

/// `Page 1 of 3`, `- 2 -`, `Seite 3`.
pub(super) fn is_page_number(text: &str) -> bool {
    let lower = crate::meeting::fold::unaccented(text);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let named = ["page", "seite", "pagina", "tudalen", "p.", "pg"]
        .iter()
        .find_map(|word| bare.strip_prefix(word));
    match named {
        Some(rest) => {
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
            !rest.is_empty()
                && rest.len() <= 14
                && rest
                    .split(|c: char| c.is_whitespace() || matches!(c, '/' | '|'))
                    .all(|word| {
                        word.is_empty()
                            || word.bytes().all(|b| b.is_ascii_digit())
                            || matches!(word, "of" | "von" | "sur" | "de" | "o")
                    })
        }
        None => {
            text.starts_with(['-', '–', '—'])
                && text.ends_with(['-', '–', '—'])
                && !bare.is_empty()
                && bare.len() <= 4
                && bare.bytes().all(|b| b.is_ascii_digit())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_encoding_is_the_same_text() {
        let text = "Sitzung für Bürger – Séance à 19h30 “öffentlich”\nZweite Zeile mit Größe\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&with(b"\xef\xbb\xbf", text.as_bytes())), text);
        assert_eq!(decode(&with(b"\xff\xfe", &le)), text);
        assert_eq!(decode(&with(b"\xfe\xff", &be)), text);
        assert_eq!(decode(&le), text);
        assert_eq!(decode(&be), text);
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(decode(&windows), text);
    }

    #[test]
    fn pages_have_numbers_and_running_heads() {
        assert!(is_page_number("Page 1 of 3") && is_page_number("- 2 -") && is_page_number("Seite 4"));
        assert!(!is_page_number("Pages missing") && !is_page_number("12"));
        let lines = lines("Council\n1. A\nPage 1\u{c}Council\n2. B\nPage 2");
        let asides: Vec<Option<&str>> = lines.iter().map(|line| line.aside).collect();
        assert_eq!(
            asides,
            [
                None,
                None,
                Some("the number of a page"),
                Some("a running head"),
                None,
                Some("the number of a page")
            ]
        );
    }
}
