//! Corrections of what was minuted: each ends, where the clerk gives one, in ` // ` and the reason. And what
//! goes under another item than the present one.

use super::given::{Given, wants};
use crate::entry::Line;
use crate::entry::Misread;
use crate::entry::again::line_again;
use crate::entry::grammar;
use crate::entry::names;
use crate::entry::when::{self, split_word};
use crate::meeting::Event;
use crate::meeting::Seq;
use crate::meeting::facts::NarrativeMinuted;
use crate::meeting::ids::ItemId;
use crate::meeting::intent::Intent;

/// What stands between two parts of an entry, and before a reason.
pub const BREAK: &str = " // ";

/// The most entries that one line may name: `1-9999999` is a slip.
const MOST: u64 = 1_000;

/// The words, and the reason after them. A break at the very end says that there is none: so words can hold
/// a break themselves.
fn reasoned(words: &str) -> (&str, Option<String>) {
    if let Some(words) = words.strip_suffix(BREAK.trim_end()) {
        return (words.trim_end(), None);
    }
    match words.rsplit_once(BREAK) {
        Some((words, why)) if !why.trim().is_empty() => (words.trim_end(), Some(why.trim().to_owned())),
        Some((words, _)) => (words.trim_end(), None),
        None => (words, None),
    }
}

pub(super) fn edit(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, text) = given.entry()?;
    let (text, why) = reasoned(text);
    if text.is_empty() {
        return wants("its new words");
    }
    if says_what_was_done(entry, text, given) {
        return recast(entry, text, why, given);
    }
    Ok(Intent::Edit {
        entry,
        text: text.to_owned(),
        why,
    })
}

/// Whether `text` is the line that says rightly what an entry is, and not its words: only of one that a command
/// makes, and never of what somebody said.
fn says_what_was_done(entry: Seq, text: &str, given: &Given<'_>) -> bool {
    let bare = when::stamp(text).map_or(text, |(_, rest)| rest);
    let by_command = line_again(entry, given.meeting).is_some_and(|line| line.contains('/'));
    bare.starts_with('/') && by_command
}

/// An entry read as what `line` says, where it stands.
fn recast(entry: Seq, line: &str, why: Option<String>, given: &Given<'_>) -> Result<Intent, Misread> {
    match grammar::read(line, given.meeting, given.now)? {
        Line::Record { at, intent } => Ok(Intent::Recast {
            entry,
            to: Box::new(intent),
            as_of: at,
            why,
        }),
        Line::Show(_) | Line::Clock(_) | Line::Nothing => wants("the line that says it right"),
    }
}

/// `42 first part // second part // why`.
pub(super) fn split(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, text) = given.entry()?;
    let Some((first, rest)) = text.split_once(BREAK) else {
        return wants("the first part, //, and the rest");
    };
    let (rest, why) = reasoned(rest);
    if first.trim().is_empty() || rest.is_empty() {
        return wants("the first part, //, and the rest");
    }
    let rest = match rest.starts_with('/') {
        true => Intent::Narrate {
            text: rest.to_owned(),
        },
        false => grammar::said(rest, given.meeting, given.now)?,
    };
    Ok(Intent::Split {
        entry,
        first: first.to_owned(),
        rest: Box::new(rest),
        why,
    })
}

/// The numbers at the beginning, and what follows them: `42 43`, `42-46`.
fn entries(words: &str) -> Result<(Vec<Seq>, &str), Misread> {
    let mut found = Vec::new();
    let mut rest = words;
    loop {
        let (word, after) = split_word(rest);
        let word = word.trim_matches(',').trim_start_matches('#');
        if word.is_empty() || !word.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok((found, rest));
        }
        let (from, to) = word.split_once(['-', '–']).unwrap_or((word, word));
        match (from.parse::<Seq>(), to.parse::<Seq>()) {
            (Ok(from), Ok(to)) if from <= to && to - from < MOST => found.extend(from..=to),
            _ => return wants("the numbers of entries"),
        }
        rest = after;
    }
}

/// `42 43 // why`.
pub(super) fn merge(given: &Given<'_>) -> Result<Intent, Misread> {
    // A reason may follow the numbers at once.
    let words = format!("{} ", given.words);
    let (words, why) = reasoned(words.trim_end());
    let (entries, rest) = entries(words)?;
    if entries.len() < 2 || !rest.is_empty() {
        return wants("the numbers of the entries to be joined");
    }
    Ok(Intent::Merge { entries, why })
}

/// The item that a word names, by its number.
pub(super) fn item(label: &str, given: &Given<'_>) -> ItemId {
    let found = given.meeting.agenda.called(label);
    found.map_or_else(|| ItemId::from(label), |item| item.id.clone())
}

/// `42-46 item 70 // why`. Of a row of numbers, those that are entries and can be moved are meant.
pub(super) fn put(given: &Given<'_>) -> Result<Intent, Misread> {
    let (words, why) = reasoned(given.words);
    let (mut entries, rest) = entries(words)?;
    let (word, label) = split_word(rest);
    if entries.is_empty() || !word.eq_ignore_ascii_case("item") || label.is_empty() {
        return wants("the numbers of entries, then item and its number");
    }
    // Between the entries of a row stand facts that make none.
    if entries.len() > 1 {
        entries.retain(|seq| {
            given
                .meeting
                .entry(*seq)
                .is_some_and(|entry| entry.struck.is_none())
        });
    }
    Ok(Intent::Put {
        entries,
        item: item(label, given),
        why,
    })
}

/// `42 burke // why`; `-` where it is nobody's.
pub(super) fn speaker(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, rest) = given.entry()?;
    let (name, why) = reasoned(rest);
    let by = match name {
        "" => return wants("who said it, or - for nobody"),
        "-" | "–" => None,
        name => Some(names::one(name.trim_end_matches([':', ',']), given.meeting)?),
    };
    if let (Some(who), Some(rest)) = (&by, unnamed_rest(entry, given)) {
        return recast(entry, &format!("{who}{rest}"), why, given);
    }
    Ok(Intent::ChangeSpeaker { entry, by, why })
}

/// What follows the name in an entry that looks like somebody's words and was taken as text: the mark, and they.
fn unnamed_rest<'a>(entry: Seq, given: &Given<'a>) -> Option<&'a str> {
    let Some(Event::NarrativeMinuted(NarrativeMinuted {
        text,
        unnamed: Some(name),
    })) = given.meeting.told(entry)
    else {
        return None;
    };
    let rest = text.trim_start().strip_prefix(name.as_str())?.trim_start();
    rest.starts_with([':', '?', '=', '~', '!']).then_some(rest)
}

/// `70 burke: text`: any line that says something, under another item.
pub(super) fn place(given: &Given<'_>) -> Result<Intent, Misread> {
    let (label, line) = split_word(given.words);
    if label.is_empty() {
        return wants("the item's number, and a line");
    }
    let item = item(label, given);
    if let Some(other) = given.meeting.agenda.get(&item)
        && line.is_empty()
    {
        return wants(&format!("a line for item {}, {}", other.label(), other.title));
    }
    let (command, _) = split_word(line);
    if command.eq_ignore_ascii_case("/in") {
        return wants("one item and a line");
    }
    let entry = match line {
        "" => Intent::Narrate { text: String::new() },
        line => grammar::said(line, given.meeting, given.now)?,
    };
    Ok(Intent::Place {
        item,
        entry: Box::new(entry),
    })
}

/// `42 why`: a number that no entry has is part of the reason.
pub(super) fn mark(given: &Given<'_>) -> Result<Intent, Misread> {
    let (word, rest) = split_word(given.words);
    let number: Option<Seq> = word.trim_start_matches('#').parse().ok();
    let entry = number.filter(|seq| given.meeting.entry(*seq).is_some());
    let text = if entry.is_some() { rest } else { given.words };
    Ok(Intent::Mark {
        entry,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

pub(super) fn unmark(given: &Given<'_>) -> Result<Intent, Misread> {
    if given.words.is_empty() {
        return Ok(Intent::Unmark { entry: None });
    }
    if let Ok((entry, "")) = given.entry() {
        return Ok(Intent::Unmark { entry: Some(entry) });
    }
    // A mark from before any entry is known by its words alone.
    let words = given.words.to_lowercase();
    let mut found = given.meeting.marks.iter().filter(|mark| {
        let text = mark.text.as_deref().unwrap_or_default();
        text.to_lowercase().starts_with(&words)
    });
    match (found.next(), found.next()) {
        (Some(mark), None) => Ok(Intent::Unmark {
            entry: Some(mark.seq),
        }),
        (_, _) => wants("nothing, the number of the entry marked, or how the mark's words begin"),
    }
}
