//! What the log of a meeting is called: `2016-10-21-thames-valley-police-and-crime-panel.jsonl`.
//!
//! Must never give a name that leads to another folder, that is hidden, or that is too long for a
//! file system with what is written after it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::meeting::fold;

/// The ending of every log.
pub const EXTENSION: &str = "jsonl";

/// The most characters of a slug, and the most bytes: names of 255 bytes are the rule, and the
/// date, `.jsonl.draft.new` and a temporary name's id have to fit as well.
const MOST_CHARS: usize = 60;
const MOST_BYTES: usize = 160;

/// The file name for the meeting of `body` on `date`. The first has `nth` 1; a further meeting of
/// the same body on one day is told apart by its number.
pub fn file_name(date: NaiveDate, body: &str, nth: u32) -> String {
    let date = date.format("%Y-%m-%d");
    let slug = slug(body);
    match nth {
        0 | 1 => format!("{date}-{slug}.{EXTENSION}"),
        _ => format!("{date}-{slug}-{nth}.{EXTENSION}"),
    }
}

/// Beside a log that was taken away while it was written, the file it goes on in: `….kept.jsonl`, and
/// `….kept-2.jsonl` where that one is taken as well.
pub fn kept(log: &Path, nth: u32) -> PathBuf {
    let (stem, _) = told_apart(log);
    let ending = match nth {
        0 | 1 => format!(".kept.{EXTENSION}"),
        _ => format!(".kept-{nth}.{EXTENSION}"),
    };
    let mut name = stem;
    name.push(ending);
    log.with_file_name(name)
}

/// How often the log of that name was taken away: 0 for one that never was.
pub fn kept_times(log: &Path) -> u32 {
    told_apart(log).1
}

/// A log's name without its ending and without what tells it from the one that was taken away, and the number
/// of that.
fn told_apart(log: &Path) -> (OsString, u32) {
    let stem = log.file_stem().unwrap_or_default();
    let told = stem.to_str().and_then(|stem| {
        let (first, nth) = stem.rsplit_once(".kept")?;
        let nth = match nth.strip_prefix('-') {
            Some(nth) => nth.parse().ok()?,
            None if nth.is_empty() => 1,
            None => return None,
        };
        Some((OsString::from(first), nth))
    });
    told.unwrap_or_else(|| (stem.to_owned(), 0))
}

/// The text in lowercase letters and digits with hyphens between its words, "meeting" where
/// nothing of it is left. Latin letters lose their accents; those of other scripts stay as they
/// are, since a name that nobody can read helps nobody.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut chars = 0;
    let mut apart = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        // Within a word: apostrophes, and the accents of decomposed text.
        if matches!(letter, '\'' | '’' | '‘' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}')
        {
            continue;
        }
        let mut buffer = [0; 4];
        let plain = match letter {
            '&' => "and",
            letter if letter.is_alphanumeric() => {
                fold::latin(letter).unwrap_or(letter.encode_utf8(&mut buffer))
            }
            _ => {
                apart = true;
                continue;
            }
        };
        let hyphen = (apart || letter == '&') && !slug.is_empty();
        let more = plain.chars().count() + usize::from(hyphen);
        if chars + more > MOST_CHARS || slug.len() + plain.len() + 1 > MOST_BYTES {
            break;
        }
        if hyphen {
            slug.push('-');
        }
        slug.push_str(plain);
        chars += more;
        apart = letter == '&';
    }
    if slug.is_empty() { "meeting".into() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_called_as_one_would() {
        let date = NaiveDate::from_ymd_opt(2016, 10, 21).unwrap();
        let panel = "Thames Valley Police and Crime Panel";
        assert_eq!(
            file_name(date, panel, 1),
            "2016-10-21-thames-valley-police-and-crime-panel.jsonl"
        );
        assert_eq!(
            file_name(date, panel, 2),
            "2016-10-21-thames-valley-police-and-crime-panel-2.jsonl"
        );
        for (body, expected) in [
            (
                "King’s Lynn & West Norfolk B.C.",
                "kings-lynn-and-west-norfolk-b-c",
            ),
            ("Cyngor Tŷ Ddewi — Pwyllgor", "cyngor-ty-ddewi-pwyllgor"),
            ("Ausschuss für Straßenbau", "ausschuss-fur-strassenbau"),
            ("Cafe\u{301} İzmir", "cafe-izmir"),
            ("京都市会", "京都市会"),
            ("../../etc/passwd", "etc-passwd"),
            (".hidden\0\n\\x", "hidden-x"),
            ("\u{202e}evil", "evil"),
            ("🎉🎉", "meeting"),
            ("", "meeting"),
            ("--", "meeting"),
            ("R&D", "r-and-d"),
        ] {
            assert_eq!(slug(body), expected, "{body:?}");
        }
    }

    #[test]
    fn a_log_taken_away_goes_on_under_a_name_beside_it() {
        let log = Path::new("/s/2016-10-21-panel-2.jsonl");
        let kept = kept(log, 1);
        assert_eq!(kept, Path::new("/s/2016-10-21-panel-2.kept.jsonl"));
        assert_eq!(
            super::kept(&kept, 2),
            Path::new("/s/2016-10-21-panel-2.kept-2.jsonl")
        );
        assert_eq!((kept_times(log), kept_times(&kept)), (0, 1));
        assert_eq!(kept_times(&super::kept(log, 12)), 12);
        assert_eq!(kept_times(Path::new("/s/x.keptsafe.jsonl")), 0);
    }

    #[test]
    fn no_name_is_too_long_or_ends_badly() {
        for body in [
            "x".repeat(500),
            "ab ".repeat(100),
            "議".repeat(90),
            "𠮷".repeat(90),
            "ß".repeat(80),
        ] {
            let slug = slug(&body);
            assert!(
                slug.chars().count() <= MOST_CHARS && slug.len() <= MOST_BYTES,
                "{slug}"
            );
            assert!(!slug.ends_with('-') && !slug.starts_with('-'), "{slug}");
        }
    }
}
