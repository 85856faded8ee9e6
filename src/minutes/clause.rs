//! What was said, as a clause: how it begins, how it stands after the name of whoever said it, how it ends.
//!
//! A style joins a name, a verb and a clause. No word is added here but the style's verb and its "that", and
//! none is left out; the log keeps what was typed. Which words are verbs, and which are made small within a
//! sentence, closed lists say (`english`): never a guess at what is a name.

mod ending;
mod english;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::meeting::words::capitalised;

pub use ending::{closed, is_closed};

use super::style::{By, Spoken, Style};

/// How what was typed stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// What somebody did: it goes on from their name. "welcomed the scheme"
    GoesOn,
    /// It begins with a word that the verb takes. "whether it was late", "to send the figures"
    Taken,
    /// A question in its own words. "What would it cost?"
    Question,
    /// A sentence. "The scheme was late"
    Sentence,
    /// Anything else. "the cost of the scheme"
    Fragment,
}

/// Words joined to a name: `who verb clause`, `who verb: clause`, `who clause`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The style's verb; empty where the clause has its own, or the style puts none.
    pub verb: String,
    /// Whether the words go on from the name, with a verb of their own.
    pub goes_on: bool,
    /// Whether they stand by themselves, after a colon.
    pub direct: bool,
    /// The words, with what joins them and the mark that ends them.
    pub clause: String,
}

/// Joins what was said to the name of whoever said it: what it is, by whom, and whether a list follows.
///
/// `called` is what the minutes call them; `to_named` whether whom it is put to stands after the verb.
pub fn joined(style: &Style, spoken: Spoken, by: By, called: &str, text: &str, at: Place) -> Joined {
    let text = text.trim();
    let text = without_name(style, text, called, spoken);
    let verb = style.speech.verb(spoken, by);
    // "asked whether …" of somebody who asks somebody: the verb is the style's own, and whom stands after it.
    let text = match (at.to_named, text.split_once(' ')) {
        (true, Some((first, rest)))
            if first.eq_ignore_ascii_case(verb) && stands(style, spoken, rest) == Stands::Taken =>
        {
            rest
        }
        _ => text,
    };
    let (verb, goes_on, direct, words, mark) = match stands(style, spoken, text) {
        Stands::GoesOn => (String::new(), true, false, small_first(text), '.'),
        Stands::Taken => (verb.to_owned(), false, false, small_first(text), '.'),
        Stands::Sentence if style.speech.reports && !style.speech.that.is_empty() => {
            let small = if english::begins_small(text) {
                small_first(text)
            } else {
                text.into()
            };
            (
                verb.to_owned(),
                false,
                false,
                Cow::Owned(format!("{} {small}", style.speech.that)),
                '.',
            )
        }
        Stands::Question => (verb.to_owned(), false, true, text.into(), '?'),
        Stands::Sentence | Stands::Fragment => (verb.to_owned(), false, true, text.into(), '.'),
    };
    // "That was unfair" points at something: it joins nothing.
    let words = match direct && words.starts_with("that ") {
        true => capitalised(&words).into(),
        false => words,
    };
    let asks_itself =
        !direct && !goes_on && spoken == Spoken::Question && ending::first_sentence(&words) == words;
    let words = match words.strip_suffix('?') {
        // A question that is reported asks no longer.
        Some(told) if asks_itself => Cow::Owned(told.to_owned()),
        _ => words,
    };
    let mark = if ending::first_sentence(&words) == words {
        mark
    } else {
        '.'
    };
    Joined {
        verb,
        goes_on,
        direct,
        clause: closed(&words, mark, at.list_follows),
    }
}

/// What stands around the words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Whom it is put to is named after the verb.
    pub to_named: bool,
    /// Points follow.
    pub list_follows: bool,
}

fn stands(style: &Style, spoken: Spoken, text: &str) -> Stands {
    let sentence = ending::first_sentence(text);
    let asked = spoken == Spoken::Question;
    if !style.is_english() {
        return foreign(style, spoken, text);
    }
    if is_quotation(sentence) {
        return Stands::Fragment;
    }
    let ends_asking = sentence.trim_end_matches(['"', '”', '’', '\'']).ends_with('?');
    let taken = english::opening(sentence).filter(|word| style.speech.takes(spoken, word));
    if english::goes_on(sentence, &style.goes_on, asked) {
        return Stands::GoesOn;
    }
    if let Some(word) = taken.filter(|_| !english::is_question(sentence)) {
        let reports =
            !ends_asking || (sentence == text && matches!(word.as_str(), "whether" | "that" | "to"));
        // "What the scheme would cost?": the order of the words is not a question's.
        let told = ends_asking && sentence == text && english::is_told(sentence);
        let whole =
            matches!(word.as_str(), "on" | "for" | "in" | "as") && !asked && english::is_sentence(sentence);
        if (reports || told) && !whole {
            return Stands::Taken;
        }
    }
    if ends_asking || (asked && english::is_question(sentence)) {
        Stands::Question
    } else if !asked && english::is_sentence(sentence) {
        Stands::Sentence
    } else {
        Stands::Fragment
    }
}

/// Without the grammar of its language: only what its style lists.
fn foreign(style: &Style, spoken: Spoken, text: &str) -> Stands {
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches(',').to_lowercase();
    // French elides: "qu'il", "d'examiner".
    let stem = first
        .split_once(['\'', '’'])
        .map_or(first.clone(), |(stem, _)| format!("{stem}'"));
    if ending::first_sentence(text).ends_with('?') {
        Stands::Question
    } else if style.goes_on.contains(&first) || style.speech.is_verb(spoken, &first) {
        Stands::GoesOn
    } else if style.speech.takes(spoken, &first) || style.speech.takes(spoken, &stem) {
        Stands::Taken
    } else {
        Stands::Fragment
    }
}

/// The words without the speaker's own name before them, where they go on from it.
fn without_name<'t>(style: &Style, text: &'t str, called: &str, spoken: Spoken) -> &'t str {
    let rest = text
        .get(..called.len())
        .filter(|start| !called.is_empty() && start.to_lowercase() == called.to_lowercase());
    let rest = rest
        .map(|_| &text[called.len()..])
        .filter(|rest| rest.starts_with(' '));
    match rest.map(str::trim_start) {
        Some(rest) if stands(style, spoken, rest) == Stands::GoesOn => rest,
        _ => text,
    }
}

/// A quotation from its beginning to its end.
fn is_quotation(sentence: &str) -> bool {
    let closes = match sentence.chars().next() {
        Some('"') => '"',
        Some('“') => '”',
        Some('‘') => '’',
        Some('\'') => '\'',
        Some('«') => '»',
        Some('„') => '“',
        _ => return false,
    };
    let inner = sentence.trim_end_matches(['.', '!', '?', ',']);
    let first = sentence.chars().next().map_or(0, char::len_utf8);
    inner[first.min(inner.len())..]
        .find(closes)
        .is_none_or(|at| first + at + closes.len_utf8() >= inner.len())
}

/// With a small first letter, unless the word is written in capitals.
fn small_first(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars();
    let (Some(first), second) = (letters.next(), letters.clone().next()) else {
        return text.into();
    };
    if !first.is_uppercase() || second.is_some_and(char::is_uppercase) {
        return text.into();
    }
    Cow::Owned(first.to_lowercase().chain(letters).collect())
}

/// What stands as a sentence of its own: a capital where it begins with a plain word, and one mark.
pub fn whole(text: &str, list_follows: bool) -> String {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let plain = !first.contains(['/', '@', '_'])
        && !first
            .trim_end_matches(['.', ',', ':', ';', '!', '?', ')'])
            .contains('.')
        && first.chars().skip(1).all(|c| !c.is_uppercase());
    let mut letters = text.chars();
    let begun = match letters.next() {
        Some(first) if plain && first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    };
    closed(&begun, '.', list_follows)
}

/// A question that stands by itself: as it was put, with its mark.
pub fn question(text: &str) -> String {
    let text = text.trim();
    let asks = ending::first_sentence(text) == text && english::is_question(text);
    closed(text, if asks { '?' } else { '.' }, false)
}

/// Whether the words that explain an interest stand apart from it, after a colon; "as a governor of the school"
/// goes on from it.
pub fn stands_apart(style: &Style, text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    !style.is_english() || !matches!(first.as_str(), "as" | "because" | "since" | "through" | "that")
}
