//! What a line begins with: a number, a letter, a dot, an hour.

use super::words::WORDS;
use crate::human_time;
use crate::meeting::fold;

/// How a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Figures,
    SmallLetters,
    LargeLetters,
    SmallRoman,
    LargeRoman,
    /// `2.1`, `68/24`, `C 10/034`.
    Compound,
    /// A dot.
    Bullet,
    /// The hour of a programme.
    Hour,
}

/// What closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// `(a)`
    Brackets,
    /// `a)`
    Bracket,
    /// `a.`, `1 -`, `1:`
    Stop,
    /// Nothing but room.
    Gap,
    /// A single blank: only a number where the ones around it say so.
    Blank,
}

/// What a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// Each way in which it may count, and what it comes to there: `i` is the ninth letter and the first number.
    pub ways: Vec<(Counts, u32)>,
    pub closed: Closed,
    /// As the page prints it: `1`, `(a)`, `2-1`, `IV`.
    pub number: String,
    /// The figures of a compound one.
    pub parts: Vec<u32>,
    /// How many bytes of the text it takes, with the room after it.
    pub len: usize,
}

/// Longer ones are words.
const LONGEST: usize = 14;

/// Reads what a line's text begins with.
pub(super) fn read(text: &str) -> Option<Marker> {
    bullet(text)
        .or_else(|| called(text))
        .or_else(|| hour(text))
        .or_else(|| number(text))
}

/// Reads a number that stands alone, as in a cell of its own.
pub(super) fn alone(text: &str) -> Option<Marker> {
    let text = text.trim();
    // "Ö 1" and "N 2" of German council papers: public, and not.
    for letter in ["Ö ", "N ", "O "] {
        if let Some(figures) = text.strip_prefix(letter)
            && let Some(marker) = number(&format!("{figures}. x"))
            && marker.len == figures.len() + 2
        {
            return Some(Marker {
                closed: Closed::Gap,
                number: text.to_owned(),
                len: text.len(),
                ..marker
            });
        }
    }
    if let Some(marker) = called(text)
        .or_else(|| number(text))
        .filter(|marker| marker.len == text.len())
    {
        return Some(marker);
    }
    let bare = number(&format!("{text}. x"))?;
    (bare.len == text.len() + 2).then_some(Marker {
        closed: Closed::Gap,
        len: text.len(),
        ..bare
    })
}

fn bullet(text: &str) -> Option<Marker> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let dot = matches!(
        first,
        '-' | '*'
            | '•'
            | '·'
            | '‣'
            | '▪'
            | '◦'
            | '–'
            | '—'
            | '□'
            | '■'
            | '●'
            | '○'
            | '➢'
            | '✓'
            | '→'
            | '►'
            | '◆'
            | '❖'
            | '⁃'
            | '∙'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '+'
    );
    let open = rest.starts_with([' ', '\t']) || (first as u32 > 0xf000 && !rest.is_empty());
    if dot && open {
        let room = rest.len() - rest.trim_start().len();
        return Some(Marker {
            ways: vec![(Counts::Bullet, 1)],
            closed: Closed::Stop,
            number: String::new(),
            parts: Vec::new(),
            len: first.len_utf8() + room,
        });
    }
    // A box to tick.
    let after = text.strip_prefix("[ ]").or_else(|| text.strip_prefix("[]"))?;
    Some(Marker {
        ways: vec![(Counts::Bullet, 1)],
        closed: Closed::Stop,
        number: String::new(),
        parts: Vec::new(),
        len: text.len() - after.trim_start().len(),
    })
}

/// `Item 4:`, `TOP 1`, `Punkt 3`, `§ 12`, `Agenda item 2.`
fn called(text: &str) -> Option<Marker> {
    const CALLED: [&str; 15] = [
        "agenda item no.",
        "agenda item",
        "item no.",
        "item",
        "top o",
        "top n",
        "top",
        "punkt",
        "point n°",
        "point",
        "punto",
        "eitem",
        "pwynt",
        "§",
        "tagesordnungspunkt",
    ];
    // Letters with accents are more bytes than those without: the words are compared letter by letter.
    let behind = |word: &str| {
        let count = word.chars().count();
        let from = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        let begin = text.get(..from).unwrap_or_default();
        (fold::unaccented(begin) == word || begin == word).then_some(from)
    };
    let from = CALLED.iter().find_map(|word| {
        let from = behind(word)?;
        let rest = text.get(from..)?;
        let open = rest.starts_with([' ', '\t', ':']) || *word == "§";
        (open
            && rest
                .trim_start_matches([' ', '\t', ':'])
                .starts_with(|c: char| c.is_ascii_digit()))
        .then_some(from)
    })?;
    let rest = text.get(from..)?;
    let rest = rest.trim_start_matches([' ', '\t', ':']);
    let skipped = text.len() - rest.len();
    let marker = number(rest).or_else(|| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let value = rest.get(..end)?.parse().ok()?;
        let behind = rest.get(end..)?;
        let room = behind.len()
            - behind
                .trim_start_matches([' ', '\t', ':', '.', '-', '–', '—'])
                .len();
        (room > 0 || behind.is_empty()).then(|| Marker {
            ways: vec![(Counts::Figures, value)],
            closed: Closed::Stop,
            number: value.to_string(),
            parts: vec![value],
            len: end + room,
        })
    })?;
    let closed = if marker.closed == Closed::Blank {
        Closed::Stop
    } else {
        marker.closed
    };
    Some(Marker {
        len: marker.len + skipped,
        closed,
        ..marker
    })
}

/// `13:05 Logging`, `9.30am Welcome`, `10:00-10:15 – Minutes`.
fn hour(text: &str) -> Option<Marker> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = hour_end(text)?;
    let said = text.get(..end)?;
    let lower = fold::unaccented(said);
    // "10.30 Welcome" may be a number; an hour has its sign, its half of the day or its unit.
    let sure = said.contains(':') || lower.contains(char::is_alphabetic);
    let rest = text.get(end..)?;
    let room = rest.len()
        - rest
            .trim_start_matches([' ', '\t', '-', '–', '—', ':', ')', ','])
            .len();
    (sure && room > 0 && rest.len() > room).then(|| Marker {
        ways: vec![(Counts::Hour, 1)],
        closed: Closed::Gap,
        number: String::new(),
        parts: Vec::new(),
        len: end + room,
    })
}

/// Whether a text may begin with an hour, by what follows its first figures: most lines do not, and this is quick.
fn may_be_hour(text: &str) -> bool {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(figures..).unwrap_or_default();
    let mut after = rest.chars();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    (1..=4).contains(&figures)
        && match after.next() {
            Some(':' | '.' | '-' | '–') => digit(after.next()),
            Some(c) if c.is_whitespace() => {
                let word = after.as_str().trim_start();
                let word = word
                    .split(|c: char| c.is_whitespace() || c == '-')
                    .next()
                    .unwrap_or_default();
                human_time::is_hour_word(word)
                    || matches!(
                        word,
                        "to" | "bis" | "until" | "-" | "–" | "yr" | "y" | "o'r" | "a" | "à" | "de" | "du"
                    )
            }
            Some(c) => c.is_alphabetic(),
            None => false,
        }
}

/// Where the hour, or the range of hours, that a text begins with ends.
pub(super) fn hour_end(text: &str) -> Option<usize> {
    if !may_be_hour(text) {
        return None;
    }
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(7)
        .chain([text.len()])
        .take(8);
    let mut found = None;
    for end in ends {
        let said = text
            .get(..end)?
            .trim_end_matches([',', ':', ';', '–', '-', ' ', ')']);
        if said.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        if human_time::time(said).is_some() || human_time::range(said).is_some() {
            found = Some(said.len());
        }
    }
    found
}

fn number(text: &str) -> Option<Marker> {
    let open = text.starts_with('(');
    let inner = text.get(usize::from(open)..)?;
    let (ways, parts, len) = value(inner)?;
    let behind = inner.get(len..)?;
    let printed = inner.get(..len)?;
    let marks: String = behind
        .chars()
        .take_while(|c| matches!(c, '.' | ')' | ':' | 'º' | '°' | 'ª' | '-' | '–' | '/' | '—'))
        .take(4)
        .collect();
    let after = behind.get(marks.len()..)?;
    // "a)To note", "1.Welcome" lack the blank.
    let close = marks.ends_with(')') && after.starts_with(char::is_alphabetic)
        || marks == "."
            && after.starts_with(char::is_uppercase)
            && inner.starts_with(|c: char| c.is_ascii_digit());
    let ended = after.is_empty() || after.starts_with([' ', '\t']) || close;
    if !ended {
        return None;
    }
    let figures = matches!(ways.first(), Some((Counts::Figures | Counts::Compound, _)));
    let (closed, taken) = if open {
        if !marks.starts_with(')') {
            return None;
        }
        (Closed::Brackets, marks.len())
    } else if marks.starts_with(')') || marks.ends_with(')') {
        (Closed::Bracket, marks.len())
    } else if marks.starts_with(['.', 'º', '°', 'ª']) || (figures && marks.starts_with([':', '-', '–', '—']))
    {
        (Closed::Stop, marks.len())
    } else if !marks.is_empty() {
        return None;
    } else if after.starts_with('\t') {
        (Closed::Gap, 0)
    } else if figures {
        // "1 - Apologies", "1 – Apologies", "1 : Apologies"
        let dash = [" - ", " – ", " — ", " : ", " | "]
            .into_iter()
            .find(|dash| after.starts_with(dash));
        match dash {
            Some(dash) => (Closed::Stop, dash.len()),
            None if after.is_empty() => (Closed::Gap, 0),
            None => (Closed::Blank, 0),
        }
    } else {
        return None;
    };
    let rest = behind.get(taken..)?;
    let room = rest.len() - rest.trim_start().len();
    let number = match closed {
        Closed::Brackets => format!("({printed})"),
        Closed::Bracket | Closed::Stop | Closed::Gap | Closed::Blank => printed.to_owned(),
    };
    Some(Marker {
        ways,
        closed,
        number,
        parts,
        len: usize::from(open) + len + taken + room,
    })
}

type Value = (Vec<(Counts, u32)>, Vec<u32>, usize);

/// The number that a text begins with, without what closes it.
fn value(text: &str) -> Option<Value> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let at = |n: usize| bytes.get(n).copied().unwrap_or(b' ');
    if letters == 0 {
        return figures(text, 0);
    }
    let space = usize::from(at(letters) == b' ' && at(letters + 1).is_ascii_digit());
    if at(letters + space).is_ascii_digit() {
        // "C 10/034", "A1", "FC24/05": letters in capitals, and a sign or no room within.
        let capitals = letters <= 4 && bytes.iter().take(letters).all(u8::is_ascii_uppercase);
        let (_, _, end) = figures(text, letters + space).filter(|_| capitals)?;
        let signed = text.get(..end)?.contains(['/', '-', '.']);
        if space == 1 && !signed {
            return None;
        }
        let tail: u32 = text
            .get(..end)?
            .rsplit(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()?;
        return Some((vec![(Counts::Compound, tail)], Vec::new(), end));
    }
    let word = text.get(..letters)?;
    let mut ways = Vec::new();
    let large = word.bytes().all(|b| b.is_ascii_uppercase());
    let small = word.bytes().all(|b| b.is_ascii_lowercase());
    if letters == 1 {
        let base = if large { b'A' } else { b'a' };
        let counts = if large {
            Counts::LargeLetters
        } else {
            Counts::SmallLetters
        };
        ways.push((counts, u32::from(bytes.first()?.checked_sub(base)?) + 1));
    } else if letters == 2 && at(0) == at(1) && !matches!(word, "ii" | "II" | "xx" | "XX") {
        // aa, bb: after z.
        let counts = if large {
            Counts::LargeLetters
        } else {
            Counts::SmallLetters
        };
        let base = if large { b'A' } else { b'a' };
        ways.push((counts, u32::from(bytes.first()?.checked_sub(base)?) + 27));
    }
    if let Some(roman) = roman(word).filter(|_| large || small) {
        ways.push((
            if large {
                Counts::LargeRoman
            } else {
                Counts::SmallRoman
            },
            roman,
        ));
    }
    (!ways.is_empty()).then_some((ways, Vec::new(), letters))
}

/// `12`, `2.1`, `68/24`, `3(a)`, `7a`, from this byte on.
fn figures(text: &str, from: usize) -> Option<Value> {
    let bytes = text.as_bytes();
    let at = |n: usize| bytes.get(n).copied().unwrap_or(b' ');
    let run = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let first = run(from);
    if first == 0 {
        return None;
    }
    let mut end = from + first;
    let mut parts = vec![text.get(from..end)?.parse::<u32>().ok()?];
    while matches!(at(end), b'.' | b'/' | b'-') && at(end + 1).is_ascii_digit() {
        let length = run(end + 1);
        parts.push(text.get(end + 1..end + 1 + length)?.parse().ok()?);
        end += 1 + length;
    }
    // "3(a)", "7a", "3.a"
    let lettered = match (at(end), at(end + 1)) {
        (b'(', letter) if letter.is_ascii_lowercase() && at(end + 2) == b')' => Some((letter, 3)),
        (b'.', letter) if letter.is_ascii_lowercase() && !at(end + 2).is_ascii_alphanumeric() => {
            Some((letter, 2))
        }
        (letter, next) if letter.is_ascii_alphabetic() && !next.is_ascii_alphanumeric() => {
            Some((letter.to_ascii_lowercase(), 1))
        }
        _ => None,
    };
    if let Some((letter, length)) = lettered {
        parts.push(u32::from(letter - b'a') + 1);
        end += length;
    }
    // A date, a year, a sum of money or a telephone number is none.
    let long = first > 4 || end - from > LONGEST;
    let date = parts.len() == 3 && human_time::date(text.get(from..end)?).is_ok();
    if long || date {
        return None;
    }
    let value = *parts.last()?;
    let way = match parts.len() {
        1 if parts.iter().all(|part| *part < 1000) => (Counts::Figures, value),
        1 => return None,
        // "68/24", "69/24": what counts stands before the year.
        2 if text.get(from..end)?.contains('/') => (Counts::Compound, *parts.first()?),
        _ => (Counts::Compound, value),
    };
    Some((vec![way], parts, end))
}

/// The value of a Roman number that is written as one.
fn roman(word: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 9] = [
        ("xl", 40),
        ("l", 50),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
        ("xc", 90),
        ("c", 100),
    ];
    let lower = word.to_ascii_lowercase();
    if lower.len() > 7 || !lower.bytes().all(|b| b"ivxl".contains(&b)) {
        return None;
    }
    let mut total = 0u32;
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let (sign, value) = SIGNS
            .iter()
            .filter(|(sign, _)| rest.starts_with(sign))
            .max_by_key(|(sign, _)| sign.len())?;
        total += value;
        rest = rest.get(sign.len()..)?;
    }
    (spelt(total) == lower).then_some(total)
}

/// A number in Roman figures, in small letters.
pub(super) fn spelt(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value && out.len() < 40 {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// Whether a heading's words begin with one of what parts are called, and the number of the part.
pub(super) fn part(lower: &str) -> Option<u32> {
    let (word, rest) = lower.split_once(' ')?;
    if !WORDS.part.iter().any(|known| known == word) {
        return None;
    }
    let label: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    match label.as_str() {
        "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        label => {
            let (ways, _, len) = value(label)?;
            let value = ways.iter().rev().map(|(_, value)| *value).next()?;
            (len == label.len() && value < 20).then_some(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(text) {
            None => "none".to_owned(),
            Some(marker) => {
                let (counts, value) = marker.ways.last().unwrap();
                format!(
                    "{counts:?} {value} {:?} \"{}\" | {}",
                    marker.closed,
                    marker.number,
                    &text[marker.len..]
                )
            }
        }
    }

    #[test]
    fn markers_of_every_kind() {
        for (text, wanted) in [
            ("1. Welcome", "Figures 1 Stop \"1\" | Welcome"),
            ("1 Welcome", "Figures 1 Blank \"1\" | Welcome"),
            ("1\tWelcome", "Figures 1 Gap \"1\" | Welcome"),
            ("2-1) Budget", "Compound 1 Bracket \"2-1\" | Budget"),
            ("2.1 Budget", "Compound 1 Blank \"2.1\" | Budget"),
            ("3(a) Budget", "Compound 1 Blank \"3(a)\" | Budget"),
            ("68/24 Apologies", "Compound 68 Blank \"68/24\" | Apologies"),
            ("C 10/034 Apologies", "Compound 34 Blank \"C 10/034\" | Apologies"),
            ("(a) Part", "SmallLetters 1 Brackets \"(a)\" | Part"),
            ("(iv) Part", "SmallRoman 4 Brackets \"(iv)\" | Part"),
            ("I. Welcome", "LargeRoman 1 Stop \"I\" | Welcome"),
            ("B) Roll call", "LargeLetters 2 Bracket \"B\" | Roll call"),
            ("1.- Aprobación", "Figures 1 Stop \"1\" | Aprobación"),
            ("2º Ruegos", "Figures 2 Stop \"2\" | Ruegos"),
            ("TOP 3: Haushalt", "Figures 3 Stop \"3\" | Haushalt"),
            ("Item 4 Budget", "Figures 4 Stop \"4\" | Budget"),
            ("TOP Ö 1: Begrüßung", "Figures 1 Stop \"1\" | Begrüßung"),
            ("i)to receive", "SmallRoman 1 Bracket \"i\" | to receive"),
            ("1.Welcome", "Figures 1 Stop \"1\" | Welcome"),
            ("3 – Budget", "Figures 3 Stop \"3\" | Budget"),
            ("• Reports", "Bullet 1 Stop \"\" | Reports"),
            ("- Reports", "Bullet 1 Stop \"\" | Reports"),
            ("13:00 Welcome", "Hour 1 Gap \"\" | Welcome"),
            ("9.30am – Welcome", "Hour 1 Gap \"\" | Welcome"),
            ("10:00-10:15 Minutes", "Hour 1 Gap \"\" | Minutes"),
            ("15.07.2020", "none"),
            ("2016 accounts", "none"),
            ("01234 567890", "none"),
            ("26/0042/FUL Land", "none"),
            ("Mr. Smith", "none"),
            ("Welcome", "none"),
            ("-", "none"),
            ("é", "none"),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
        assert_eq!(alone("3").map(|m| m.number), Some("3".into()));
        assert_eq!(alone("A").map(|m| m.number), Some("A".into()));
        assert_eq!(alone("5 - 28").map(|m| m.number), None);
        assert_eq!(part("part ii - press"), Some(2));
        assert_eq!(part("part of the"), None);
        assert_eq!(roman("iiii"), None);
    }
}
