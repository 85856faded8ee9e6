//! Whom words name: a tag, a surname, a role's initials, how the minutes call somebody, a first name that one of
//! them has; or any unambiguous beginning of a tag, a surname or a role's initials.
//!
//! An exact tag is always meant; then what somebody is called in full; then beginnings. Where several are
//! meant the line is refused with the candidates: nobody is ever guessed. Before a colon a word of the language that
//! only begins a name makes no speaker.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Misread;
use crate::meeting::Meeting;
use crate::meeting::fold::fold;
use crate::meeting::ids::PersonId;
use crate::meeting::name;
use crate::meeting::people::Person;

/// Whom a word names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Exactly this person.
    One(PersonId),
    /// Any of these.
    Several(Vec<PersonId>),
    /// Nobody on the list.
    Nobody,
}

/// How words name a person, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// A beginning of their tag, surname or initials.
    Begins,
    /// Their first name.
    First,
    /// Their surname, initials, office or name.
    Called,
    /// Their tag.
    Tag,
}

/// The most words of a name: "Deputy Assistant Chief Constable Ann van der Berg".
const MOST_WORDS: usize = 8;

/// What stands before a colon in minutes: a word of these is nobody's name as it is typed in small letters, nor is it
/// a first name.
const LABELS: &str =
    "act action agenda bill grant item may mark minutes motion note plan price public re vote will";

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("names/words.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// The letters of a word as they are compared: without accents, case and marks.
pub(super) fn folded(word: &str) -> String {
    fold(word)
}

/// Whether `c` can stand in a name as the clerk types it.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '\'' | '’')
}

/// The name at the beginning of `text`, and the rest.
pub(super) fn leading(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !in_name(c)).unwrap_or(text.len()))
}

/// Whom `words` name.
pub fn named(words: &str, meeting: &Meeting) -> Named {
    among(words, Fit::Begins, meeting)
}

/// Whom words name that stand before a mark at the beginning of a line: as `named`, but neither one letter nor a
/// word of the language that only begins a name names anybody.
pub fn speaker(words: &str, meeting: &Meeting) -> Named {
    let wanted = fold(words);
    let label = LABELS.split_whitespace().any(|label| label == wanted);
    let small = !words.starts_with(char::is_uppercase);
    if label && small && !has_tag(&wanted, meeting) {
        return Named::Nobody;
    }
    let least = if label || words.contains(char::is_whitespace) {
        Fit::Called
    } else if words.chars().count() == 1 {
        Fit::Tag
    } else if WORDS.contains(wanted.as_str()) {
        Fit::First
    } else {
        Fit::Begins
    };
    among(words, least, meeting)
}

/// Whether a word is a tag that somebody was given, and not merely their surname.
fn has_tag(wanted: &str, meeting: &Meeting) -> bool {
    let mut people = meeting.people.iter();
    people.any(|person| fold(person.id.as_str()) == wanted && fold(&person.surname()) != wanted)
}

/// Whom `words` name at least so surely.
fn among(words: &str, least: Fit, meeting: &Meeting) -> Named {
    let words = words.trim();
    let lower = words.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let wanted = fold(bare);
    if wanted.is_empty() {
        return Named::Nobody;
    }
    if let Some(chair) = meeting.chair.as_ref().filter(|_| wanted == "chair") {
        return Named::One(chair.clone());
    }
    // As it is typed, a tag is the one it is: folded, two could be alike.
    let typed = PersonId::from(lower.as_str());
    if meeting.people.get(&typed).is_some() {
        return Named::One(typed);
    }
    let mut best: (Option<Fit>, Vec<PersonId>) = (None, Vec::new());
    for person in meeting.people.iter() {
        let fit = fit(person, bare, &wanted).filter(|fit| *fit >= least);
        match fit.cmp(&best.0) {
            std::cmp::Ordering::Greater => best = (fit, vec![person.id.clone()]),
            std::cmp::Ordering::Equal if fit.is_some() => best.1.push(person.id.clone()),
            std::cmp::Ordering::Equal | std::cmp::Ordering::Less => {}
        }
    }
    match best.1.len() {
        0 => Named::Nobody,
        1 => best.1.pop().map_or(Named::Nobody, Named::One),
        _ => Named::Several(best.1),
    }
}

/// How `words`, folded `wanted`, name a person.
fn fit(person: &Person, words: &str, wanted: &str) -> Option<Fit> {
    let tag = fold(person.id.as_str());
    if tag == wanted {
        return Some(Fit::Tag);
    }
    let called = name::called(
        person.id.as_str(),
        &person.name,
        person.role.as_deref(),
        &person.shown,
    );
    let parts = name::parts(&person.name);
    let surname = fold(&person.surname());
    if surname == wanted || called.iter().any(|name| name == wanted) || titled(words, &parts) {
        return Some(Fit::Called);
    }
    let first = parts.first.as_deref().map(fold).unwrap_or_default();
    if first == wanted && first.chars().count() > 1 {
        return Some(Fit::First);
    }
    let initials = person.initials().unwrap_or_default();
    let begins = [&tag, &surname, &initials]
        .iter()
        .any(|name| name.starts_with(wanted));
    begins.then_some(Fit::Begins)
}

/// Whether words are another title before the surname: "Councillor Bell" of whom the list calls "Cllr Bell".
fn titled(words: &str, parts: &name::Parts) -> bool {
    if !words.contains(char::is_whitespace) || parts.office {
        return false;
    }
    let typed = name::parts(words);
    let same_first = |first: &str| parts.first.as_deref().is_some_and(|own| fold(own) == fold(first));
    typed.title.is_some()
        && !typed.office
        && fold(&typed.surname) == fold(&parts.surname)
        && typed.first.as_deref().is_none_or(same_first)
}

/// The one person that `words` name.
///
/// # Errors
/// Nobody, or several: with the candidates.
pub fn one(words: &str, meeting: &Meeting) -> Result<PersonId, Misread> {
    match named(words, meeting) {
        Named::One(person) => Ok(person),
        Named::Several(people) => Err(several(words, &people, meeting)),
        Named::Nobody if folded(words) == "chair" => Err(Misread::Refused(
            "nobody is in the chair: /chair and a name says who".into(),
        )),
        Named::Nobody => Err(Misread::Refused(format!(
            "nobody on the list is called {words}: /person Name (Role) [{}] puts them on it",
            folded(words)
        ))),
    }
}

/// Where the words of `text` end, up to the first of `stops`: after one word, after two, and so on.
fn word_ends<'a>(text: &'a str, stops: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let stop = text.find(stops).unwrap_or(text.len());
    let whole = text[..stop].trim_end().len();
    let blanks = text[..whole].match_indices(char::is_whitespace).map(|(at, _)| at);
    let ends = blanks.filter(move |at| !text[..*at].ends_with(char::is_whitespace));
    ends.chain([whole]).take(MOST_WORDS)
}

/// The person whose name `text` begins with, and what follows it: a name of several words where they are all of
/// what somebody is called, else the first word.
///
/// # Errors
/// The first word names nobody, or several.
pub fn take<'a>(text: &'a str, meeting: &Meeting) -> Result<(PersonId, &'a str), Misread> {
    let text = text.trim_start();
    let ends: Vec<usize> = word_ends(text, &[',', ';', '/', ':', '?', '(']).collect();
    for end in ends.iter().skip(1).rev() {
        match among(&text[..*end], Fit::Called, meeting) {
            Named::One(person) => return Ok((person, text[*end..].trim_start())),
            Named::Several(people) => return Err(several(&text[..*end], &people, meeting)),
            Named::Nobody => {}
        }
    }
    let end = ends.first().copied().unwrap_or_default();
    Ok((one(&text[..end], meeting)?, text[end..].trim_start()))
}

/// The words before the first mark of a line that may name who speaks, and what follows them from the mark on.
pub fn before_mark(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '?', '=', '~', '!'])?;
    let (words, rest) = line.split_at(at);
    let name = words.trim_end();
    let blank = name.len() < words.len();
    let sound = |c: char| in_name(c) || c == '.' || c == ' ' || c == ',' || c == '&';
    let short = name.split_whitespace().count() <= MOST_WORDS * 2;
    let marked = !blank || (rest.starts_with([':', '?']));
    let begins = name.starts_with(char::is_alphanumeric);
    (begins && short && marked && name.chars().all(sound)).then_some((name, rest))
}

/// The refusal of a word that names several people.
pub(super) fn several(word: &str, people: &[PersonId], meeting: &Meeting) -> Misread {
    let each = people
        .iter()
        .map(|person| format!("{person} ({})", meeting.people.shown(person)));
    let each: Vec<String> = each.collect();
    let (last, first) = each
        .split_last()
        .map_or(("", &[][..]), |(last, first)| (last.as_str(), first));
    Misread::Refused(format!(
        "{word} could be {} or {last}: type more of it",
        first.join(", ")
    ))
}

/// Everybody that a list of words names, `all` among them: every voting member but those excluded.
///
/// # Errors
/// A word that names nobody or several.
pub fn list(words: &str, meeting: &Meeting) -> Result<Vec<PersonId>, Misread> {
    let mut people = Vec::new();
    let mut without = None;
    let mut rest = words.trim_start_matches(separates);
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(separates).unwrap_or(rest.len()));
        match word.to_lowercase().as_str() {
            "and" | "&" => rest = after,
            "but" | "except" | "not" => {
                without = Some(Vec::new());
                rest = after;
            }
            "all" | "everybody" | "everyone" => {
                people.extend(meeting.people.voting().map(|p| p.id.clone()));
                rest = after;
            }
            _ => {
                let (person, after) = take(rest, meeting)?;
                without.as_mut().unwrap_or(&mut people).push(person);
                rest = after;
            }
        }
        rest = rest.trim_start_matches(separates);
    }
    people.retain(|person| !without.as_ref().is_some_and(|without| without.contains(person)));
    if people.is_empty() {
        Err(Misread::Wants("a name, or several".into()))
    } else {
        Ok(people)
    }
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';')
}

#[cfg(test)]
mod tests;
