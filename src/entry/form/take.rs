//! A line that is typed, taken apart into the fields of a form: by its marks alone, without the meeting.
//!
//! Whether the form then says what the line says is for whoever asked to find out by reading both.

use super::{Field, Filled, Kind, Sheet, fits, sheets};
use crate::entry::names;
use crate::entry::when::{self, split_word};

/// The forms that `line` may be, the likeliest first.
pub(super) fn sheets_of(line: &str) -> impl Iterator<Item = Filled> {
    let (at, body) = timed(line);
    let of = |body: &str| -> Vec<Filled> {
        sheets()
            .filter_map(|sheet| Some((sheet, words_of(sheet, body)?)))
            .flat_map(|(sheet, words)| {
                let ways = 0..sheet.ways.len();
                ways.filter_map(move |way| filled(sheet, way, words, at))
            })
            .collect()
    };
    let owned = action(body).map(|line| of(&line)).unwrap_or_default();
    owned.into_iter().chain(of(body))
}

/// The fields of one way of a sheet, as `line` has them.
pub(super) fn apart(sheet: Sheet, way: usize, line: &str) -> Option<Filled> {
    let (at, body) = timed(line);
    filled(sheet, way, words_of(sheet, body)?, at)
}

fn filled(sheet: Sheet, way: usize, words: &str, at: &str) -> Option<Filled> {
    let values = fields(sheet.ways.get(way)?.fields, words)?;
    Some(Filled {
        sheet,
        way,
        values,
        at: at.to_owned(),
    })
}

/// The time before a line as it is typed, and the line.
fn timed(line: &str) -> (&str, &str) {
    let line = line.trim();
    match when::stamp(line) {
        Some((_, rest)) => (split_word(&line[1..]).0, rest),
        None => ("", line),
    }
}

/// `cc! text` and `! text` are an action as the command has it.
fn action(line: &str) -> Option<String> {
    let (name, rest) = names::leading(line);
    let text = rest.strip_prefix('!')?;
    let owner = if name.is_empty() { "-" } else { name };
    Some(format!("/action {owner} {}", text.trim_start()))
}

fn words_of(sheet: Sheet, line: &str) -> Option<&str> {
    if !sheet.command {
        return (!line.starts_with('/')).then_some(line);
    }
    let line = line.strip_prefix('/')?;
    let (name, rest) = line.split_at(line.find(char::is_whitespace).unwrap_or(line.len()));
    name.eq_ignore_ascii_case(sheet.name).then_some(rest)
}

/// `words` divided among `fields`; none where something is left over.
fn fields(fields: &[Field], words: &str) -> Option<Vec<String>> {
    if words.trim().is_empty() {
        return Some(vec![String::new(); fields.len()]);
    }
    let (field, rest) = fields.split_first()?;
    let with = |value: &str, after: &str| {
        let mut values = self::fields(rest, after)?;
        values.insert(0, value.trim().to_owned());
        Some(values)
    };
    // What stands for an empty field is not its value.
    let left_empty = || {
        let after = past(words, field.empty)?;
        let whole =
            after.is_empty() || !field.empty.ends_with(names::in_name) || !after.starts_with(names::in_name);
        whole.then(|| with("", after)).flatten()
    };
    let stands_for_nobody =
        field.kind == Kind::Person && !field.empty.trim().is_empty() && field.before.trim().is_empty();
    if stands_for_nobody && let Some(values) = left_empty() {
        return Some(values);
    }
    let given = past(words, field.before).and_then(|value| {
        if value.is_empty() {
            return with("", "");
        }
        ends(field, rest, value).into_iter().find_map(|end| {
            with(
                unescaped(field, &value[..end]),
                value[end..].strip_prefix(field.after)?,
            )
        })
    });
    given.or_else(left_empty)
}

fn unescaped<'a>(field: &Field, value: &'a str) -> &'a str {
    match field.kind {
        Kind::Narrative => value.strip_prefix('\\').unwrap_or(value),
        _ => value,
    }
}

/// What of `words` follows a mark: blanks of the mark are any blanks, and its letters of any case.
fn past<'a>(words: &'a str, mark: &str) -> Option<&'a str> {
    let core = mark.trim();
    let rest = if mark.starts_with(' ') {
        let rest = words.trim_start();
        (rest.len() < words.len()).then_some(rest)?
    } else {
        words
    };
    let begins = rest.get(..core.len())?;
    let after = begins.eq_ignore_ascii_case(core).then(|| &rest[core.len()..])?;
    // A minus without a blank takes a name out of the queue.
    let word = (core.ends_with(char::is_alphanumeric) || core == "-") && mark.ends_with(' ');
    if word && !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return None;
    }
    Some(if mark.ends_with(' ') {
        after.trim_start()
    } else {
        after
    })
}

/// Where the value at the beginning of `words` may end, the likeliest first.
fn ends(field: &Field, rest: &[Field], words: &str) -> Vec<usize> {
    let fit = |end: &usize| fits(field.kind, words[..*end].trim());
    let word_end = words.find(char::is_whitespace).unwrap_or(words.len());
    let closed = || words.find(field.after).unwrap_or(words.len());
    match field.kind {
        Kind::Person => {
            let end = names::leading(words).0.len();
            [end].into_iter().filter(fit).collect()
        }
        Kind::Date => {
            let blanks = words.match_indices(' ').map(|(at, _)| at);
            let mut ends: Vec<usize> = blanks.take(4).chain([words.len()]).filter(fit).collect();
            ends.reverse();
            ends
        }
        Kind::Length if field.after.is_empty() => [words.len()].into_iter().filter(fit).collect(),
        Kind::Length => [closed()].into_iter().filter(fit).collect(),
        Kind::Choice(choices) => {
            let begins = |word: &&str| {
                words
                    .get(..word.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(word))
            };
            let words = choices.iter().map(|(word, _)| *word).filter(begins);
            words.map(str::len).collect()
        }
        Kind::Item if !rest.is_empty() => vec![word_end],
        Kind::Text | Kind::Narrative | Kind::People | Kind::Item if !field.after.is_empty() => {
            [closed()].into_iter().filter(fit).collect()
        }
        Kind::Text | Kind::Narrative | Kind::People | Kind::Item => {
            let marked = |at: &usize| {
                rest.iter()
                    .any(|later| past(&words[*at..], later.before).is_some())
            };
            let blanks = words.match_indices(char::is_whitespace).map(|(at, _)| at);
            blanks
                .filter(|at| *at > 0)
                .filter(marked)
                .chain([words.len()])
                .collect()
        }
        Kind::Entries => {
            let end = words.find(|c| !super::in_numbers(c)).unwrap_or(words.len());
            let end = words[..end].trim_end().len();
            [end].into_iter().filter(fit).collect()
        }
        Kind::Link
        | Kind::Number
        | Kind::Time
        | Kind::Question
        | Kind::Motion
        | Kind::Action
        | Kind::Election
        | Kind::Owed
        | Kind::Entry => [word_end].into_iter().filter(fit).collect(),
    }
}

/// The fields that the end of `words` may stand in, each with where its value begins there. What stands for a field
/// before its mark is typed is the mark: its letters are offered too.
pub(in crate::entry) fn open_fields(fields: &[Field], words: &str) -> Vec<Open> {
    let mut found = Vec::new();
    walk(fields, words, 0, &mut found);
    found
}

/// Where a line goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::entry) enum Open {
    /// In the value of a field, which begins at this byte.
    Value(Field, usize),
    /// In the word before a field, which begins at this byte.
    Mark(&'static str, usize),
}

/// The most fields that are looked through: enough for the longest command, and an end for any line.
const MOST_OPEN: usize = 64;

fn walk(fields: &[Field], words: &str, at: usize, found: &mut Vec<Open>) {
    let Some((field, later)) = fields.split_first() else {
        return;
    };
    if found.len() >= MOST_OPEN {
        return;
    }
    let rest = &words[at..];
    let mark = field.before.trim();
    if mark.starts_with(char::is_alphabetic) {
        let begun = rest.trim_start();
        let apart = begun.len() < rest.len() || at == 0;
        let whole = begun.eq_ignore_ascii_case(mark);
        let begins = mark
            .get(..begun.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(begun));
        if apart && begins && !whole {
            found.push(Open::Mark(mark, words.len() - begun.len()));
        }
    }
    if let Some(value) = past(rest, field.before) {
        let from = words.len() - value.len();
        if goes_on(field, value) {
            found.push(Open::Value(*field, from));
        }
        // A word that begins the mark of a later field may be that mark, or one more of these.
        if field.kind == Kind::People
            && let Some((_, last)) = value.rsplit_once(char::is_whitespace)
            && !last.is_empty()
        {
            let marks = later.iter().map(|field| field.before.trim());
            let begun = marks.filter(|mark| {
                let letters = mark.starts_with(char::is_alphabetic) && mark.len() > last.len();
                letters
                    && mark
                        .get(..last.len())
                        .is_some_and(|head| head.eq_ignore_ascii_case(last))
            });
            found.extend(begun.map(|mark| Open::Mark(mark, words.len() - last.len())));
        }
        if !value.is_empty() {
            for end in ends(field, later, value) {
                let behind = from + end;
                if let Some(after) = words[behind..].strip_prefix(field.after) {
                    walk(later, words, words.len() - after.len(), found);
                }
            }
        }
    }
    let stands_empty = match field.empty.trim() {
        "" => !field.needed,
        _ => {
            past(rest, field.empty).is_some_and(|after| {
                walk(later, words, words.len() - after.len(), found);
                false
            }) || !field.needed
        }
    };
    if stands_empty {
        walk(later, words, at, found);
    }
}

/// Whether a value that is being typed may still be that field's.
fn goes_on(field: &Field, value: &str) -> bool {
    let closed = !field.after.is_empty() && value.contains(field.after);
    let one_word = !value.contains(char::is_whitespace);
    match field.kind {
        Kind::Person => value.chars().all(names::in_name),
        Kind::Question
        | Kind::Motion
        | Kind::Action
        | Kind::Election
        | Kind::Owed
        | Kind::Entry
        | Kind::Link
        | Kind::Number => one_word,
        Kind::Choice(choices) => {
            let typed = value.to_lowercase();
            choices
                .iter()
                .any(|(word, _)| word.starts_with(&typed) && *word != typed)
        }
        Kind::People
        | Kind::Text
        | Kind::Narrative
        | Kind::Item
        | Kind::Date
        | Kind::Time
        | Kind::Length
        | Kind::Entries => !closed,
    }
}
