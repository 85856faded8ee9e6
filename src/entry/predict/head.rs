//! Where the words of a half-typed line begin, and what kind of words they are.

use super::super::names::{self, Named};
use super::super::{COMMANDS, when};
use crate::meeting::Meeting;

/// Where in its line the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// At its beginning, from this byte: who speaks, a mark, a command.
    Beginning(usize),
    /// In a name or a number that a mark or a command takes.
    Name,
    /// In its words.
    Words {
        /// What kind of words, as the mark that stands before them.
        kind: &'static str,
        /// The byte at which they begin.
        from: usize,
    },
}

/// Where the end of `line` is.
pub fn part(line: &str, meeting: &Meeting) -> Part {
    let text = line.trim_start();
    let text = when::stamp(text).map_or(text, |(_, rest)| rest);
    let start = line.len() - text.len();
    let words = |kind, from| Part::Words {
        kind,
        from: start + from,
    };
    let Some(first) = text.chars().next() else {
        return Part::Beginning(start);
    };
    let blank = text.chars().nth(1).is_some_and(char::is_whitespace);
    match first {
        '@' => Part::Name,
        '\\' => words("", 1),
        '/' => command(line, text, start, meeting),
        '#' => words("#", 1),
        // A blank may be of several bytes: the no-break space is one key on many keyboards.
        '-' if blank => words("-", text.char_indices().nth(2).map_or(text.len(), |(at, _)| at)),
        '+' | '>' | '<' | '-' => match text.split_once(char::is_whitespace) {
            None => Part::Name,
            Some((_, rest)) => words("+", text.len() - rest.len()),
        },
        ':' | '?' | '=' | '~' | '!' => marked(text, 0, start),
        _ => {
            let (name, rest) = names::leading(text);
            if rest.is_empty() {
                return Part::Beginning(start);
            }
            let somebody = !name.is_empty()
                && rest.starts_with([':', '?', '=', '~', '!'])
                && matches!(names::named(name, meeting), Named::One(_) | Named::Several(_));
            if somebody {
                marked(text, name.len(), start)
            } else {
                words("", 0)
            }
        }
    }
}

/// The part of a line behind the mark that stands at byte `at` of its text.
fn marked(text: &str, at: usize, start: usize) -> Part {
    let rest = &text[at..];
    let (kind, length) = match rest.as_bytes() {
        [b'?', b'?', ..] => ("?", 2),
        [b'?', ..] => ("?", 1),
        [b'=', ..] => ("=", 1),
        [b'~', ..] => ("~", 1),
        [b'!', ..] => ("!", 1),
        _ => (":", 1),
    };
    let behind = &rest[length..];
    let takes_name = matches!(kind, "?" | "=");
    if takes_name && !behind.contains(char::is_whitespace) && !behind.is_empty() {
        return Part::Name;
    }
    let name = match takes_name {
        true => behind.find(char::is_whitespace).unwrap_or(behind.len()),
        false => 0,
    };
    Part::Words {
        kind,
        from: start + at + length + name,
    }
}

/// The part of a command's line.
fn command(line: &str, text: &str, start: usize, meeting: &Meeting) -> Part {
    let Some((name, given)) = text[1..].split_once(char::is_whitespace) else {
        return Part::Beginning(start);
    };
    if !super::super::complete(line, line.len(), meeting).is_empty() {
        return Part::Name;
    }
    let name = name.to_lowercase();
    let arguments = COMMANDS
        .iter()
        .find(|one| one.name == name)
        .map_or_else(String::new, |one| one.arguments());
    let from = text.len() - given.len();
    let takes_words = ["text", "why", "title", "note", "Title", "what", "where"]
        .iter()
        .any(|word| arguments.contains(word));
    if !takes_words {
        return Part::Name;
    }
    // The words stand behind the names that the command takes.
    let named = arguments.starts_with("who") || arguments.contains("mover/");
    let skip = match (named, given.split_once(char::is_whitespace)) {
        (true, Some((_, rest))) => given.len() - rest.len(),
        (true, None) => return Part::Name,
        (false, _) => 0,
    };
    let kind = if arguments.contains("mover/") { "/" } else { "!" };
    Part::Words {
        kind,
        from: start + from + skip,
    }
}
