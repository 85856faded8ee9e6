//! Whom a word names: a tag, or any unambiguous beginning of a tag, a surname or a role's initials.
//!
//! An exact tag is always meant; then an exact surname or initials; then beginnings. Where several are
//! meant the line is refused with the candidates: nobody is ever guessed.

use super::Misread;
use crate::fold;
use crate::meeting::Meeting;
use crate::meeting::ids::PersonId;
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

/// The letters of a word as they are compared: without accents, case and marks.
pub(super) fn folded(word: &str) -> String {
    let letters = fold::unaccented(word);
    letters
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether `c` can stand in a name as the clerk types it.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '\'' | '’')
}

/// The name at the beginning of `text`, and the rest.
pub(super) fn leading(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !in_name(c)).unwrap_or(text.len()))
}

/// Whom `word` names.
pub fn named(word: &str, meeting: &Meeting) -> Named {
    let wanted = folded(word);
    if wanted.is_empty() {
        return Named::Nobody;
    }
    if let Some(chair) = meeting.chair.as_ref().filter(|_| wanted == "chair") {
        return Named::One(chair.clone());
    }
    let mut best = (0, Vec::new());
    for person in meeting.people.iter() {
        let rank = rank(person, &wanted);
        if rank > best.0 {
            best = (rank, vec![person.id.clone()]);
        } else if rank > 0 && rank == best.0 {
            best.1.push(person.id.clone());
        }
    }
    match best.1.len() {
        0 => Named::Nobody,
        1 => best.1.pop().map_or(Named::Nobody, Named::One),
        _ => Named::Several(best.1),
    }
}

/// How well `wanted` names a person: 3 their tag, 2 their surname or initials, 1 a beginning of any.
fn rank(person: &Person, wanted: &str) -> u8 {
    let tag = folded(person.id.as_str());
    if tag == wanted {
        return 3;
    }
    let surname = folded(person.surname());
    let initials = person.initials();
    if surname == wanted || initials.as_deref() == Some(wanted) {
        return 2;
    }
    let begins = tag.starts_with(wanted)
        || surname.starts_with(wanted)
        || initials.is_some_and(|initials| initials.starts_with(wanted));
    u8::from(begins)
}

/// The one person that `word` names.
///
/// # Errors
/// Nobody, or several: with the candidates.
pub fn one(word: &str, meeting: &Meeting) -> Result<PersonId, Misread> {
    match named(word, meeting) {
        Named::One(person) => Ok(person),
        Named::Several(people) => Err(several(word, &people, meeting)),
        Named::Nobody if folded(word) == "chair" => Err(Misread::Refused(
            "nobody is in the chair: /chair and a name says who".into(),
        )),
        Named::Nobody => Err(Misread::Refused(format!(
            "nobody on the list is called {word}: /person Name (Role) [{}] puts them on it",
            folded(word)
        ))),
    }
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
    for word in words.split([' ', ',', ';', '\t']).filter(|word| !word.is_empty()) {
        match word.to_lowercase().as_str() {
            "and" | "&" => {}
            "but" | "except" | "not" => without = Some(Vec::new()),
            "all" | "everybody" | "everyone" => people.extend(meeting.people.voting().map(|p| p.id.clone())),
            _ => without.as_mut().unwrap_or(&mut people).push(one(word, meeting)?),
        }
    }
    people.retain(|person| !without.as_ref().is_some_and(|without| without.contains(person)));
    if people.is_empty() {
        Err(Misread::Wants("a name, or several".into()))
    } else {
        Ok(people)
    }
}
