//! What the log of a meeting is called: `2016-10-21-thames-valley-police-and-crime-panel.jsonl`.
//!
//! Must never give a name that leads to another folder, that is hidden, or that is too long for a
//! file system with what is written after it.

use chrono::NaiveDate;

use crate::fold;

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
