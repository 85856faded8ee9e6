//! The course of the meeting: adjournment, items, who is here, the floor.

use super::given::{Given, wants};
use crate::entry::Misread;
use crate::entry::names::{self};
use crate::entry::when::{self, split_word};
use crate::human_time;
use crate::meeting::event::InterestKind;
use crate::meeting::ids::ItemId;
use crate::meeting::intent::{Intent, QueueIs, Take};

pub(super) fn adjourn(given: &Given<'_>) -> Result<Intent, Misread> {
    let (first, rest) = split_word(given.words);
    let words = match first.to_lowercase().as_str() {
        "until" | "till" | "to" => rest,
        _ => given.words,
    };
    if words.is_empty() {
        return Ok(Intent::Adjourn { until: None });
    }
    let hour = given.meeting.plan.as_ref().and_then(|plan| plan.time);
    match when::to_come(words, given.now, hour) {
        Some(until) if until < given.now => Err(Misread::Refused(
            "that moment is over: the hour, or the day and the hour, when the meeting goes on".into(),
        )),
        Some(until) => Ok(Intent::Adjourn { until: Some(until) }),
        None => wants("nothing, or when it is to go on: 11:40, tomorrow 9:30, 22 October 10:00"),
    }
}

pub(super) fn item(given: &Given<'_>) -> Result<Intent, Misread> {
    let (first, rest) = split_word(given.words);
    match first.to_lowercase().as_str() {
        "" => return wants("which item"),
        "next" if rest.is_empty() => return Ok(Intent::Take(Take::Next)),
        "new" => return new_item(rest),
        _ => {}
    }
    let items = &given.meeting.agenda.items;
    if let Some(item) = given.meeting.agenda.called(given.words) {
        return Ok(Intent::Take(Take::Item(item.id.clone())));
    }
    let words: Vec<String> = given.words.split_whitespace().map(names::folded).collect();
    let matches = |title: &str| {
        let title: Vec<String> = title.split_whitespace().map(names::folded).collect();
        words
            .iter()
            .all(|word| title.iter().any(|other| other.starts_with(word.as_str())))
    };
    let found: Vec<_> = items.iter().filter(|item| matches(&item.title)).collect();
    let next = "next".starts_with(&given.words.to_lowercase());
    match found.as_slice() {
        [item, ..] if next => Err(Misread::Refused(format!(
            "“{}” could be next or {} {}: type next, or the number",
            given.words,
            item.label(),
            item.title
        ))),
        [item] => Ok(Intent::Take(Take::Item(item.id.clone()))),
        [] => Ok(Intent::Take(Take::Item(ItemId::from(given.words)))),
        several => {
            let each = several
                .iter()
                .take(6)
                .map(|item| format!("{} {}", item.label(), item.title));
            let each: Vec<String> = each.collect();
            Err(Misread::Refused(format!(
                "“{}” is in several items: {}; type the number",
                given.words,
                each.join("; ")
            )))
        }
    }
}

/// `Title (10 min)`, with a number before it where it has one: `75. Title`.
pub(super) fn new_item(text: &str) -> Result<Intent, Misread> {
    let (word, rest) = split_word(text);
    let numbered = word
        .strip_suffix('.')
        .filter(|number| number.contains(|c: char| c.is_ascii_digit()));
    let (number, title) = numbered.map_or((None, text), |number| (Some(number.to_owned()), rest));
    let brackets = title.strip_suffix(')').and_then(|title| title.rsplit_once('('));
    let timed = brackets.and_then(|(title, time)| Some((title.trim(), human_time::typed_length(time)?)));
    let (title, planned_s) = timed.map_or((title.trim(), None), |(title, seconds)| (title, Some(seconds)));
    if title.is_empty() {
        return wants("the title of the new item");
    }
    Ok(Intent::AddItem {
        number,
        title: title.to_owned(),
        planned_s,
        due: None,
        exempt: None,
    })
}

pub(super) fn present(given: &Given<'_>) -> Result<Intent, Misread> {
    let (people, mode) = given.list_and_mode()?;
    Ok(Intent::Present { people, mode })
}

pub(super) fn arrive(given: &Given<'_>) -> Result<Intent, Misread> {
    let (people, mode) = given.list_and_mode()?;
    Ok(Intent::Arrive { people, mode })
}

pub(super) fn apologies(given: &Given<'_>) -> Result<Intent, Misread> {
    if matches!(&given.words.to_lowercase()[..], "none" | "nil" | "no") {
        return Ok(Intent::Narrate {
            text: "There were no apologies for absence.".to_owned(),
        });
    }
    let mut words = given.words.split_whitespace();
    let before: Vec<&str> = words
        .by_ref()
        .take_while(|word| !matches!(word.to_lowercase().as_str(), "sub" | "substitute"))
        .collect();
    let after: Vec<&str> = words.collect();
    let people = given.list(&before.join(" "))?;
    let substitute = match after.as_slice() {
        [] if given.words.to_lowercase().ends_with(" sub") => return wants("who substitutes"),
        [] => None,
        [one] => Some(names::one(one, given.meeting)?),
        [first, ..] => {
            // Whoever types a full name is told that a tag is wanted, or that nobody is called so.
            names::one(first, given.meeting)?;
            return Err(Misread::Refused(
                "one substitute a line, so that it is clear for whom they sit".into(),
            ));
        }
    };
    if substitute.is_some() && people.len() > 1 {
        return Err(Misread::Refused(
            "one absentee a line where somebody substitutes, so that it is clear for whom".into(),
        ));
    }
    Ok(Intent::Apologies { people, substitute })
}

pub(super) fn declare(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, words) = given.name()?;
    let (item, words) = given.of_item(words);
    let (first, rest) = split_word(words);
    let kind = match first.to_lowercase().trim_end_matches([':', ',']) {
        "pecuniary" | "disclosable" | "dpi" => Some(InterestKind::Pecuniary),
        "prejudicial" => Some(InterestKind::Prejudicial),
        "personal" | "non-pecuniary" => Some(InterestKind::Personal),
        _ => None,
    };
    let text = if kind.is_some() { rest } else { words };
    let text = text.trim_start_matches([':', ',']).trim();
    if text.is_empty() {
        return wants("the nature of the interest");
    }
    Ok(Intent::Declare {
        person,
        item,
        kind: kind.unwrap_or(InterestKind::Unspecified),
        text: text.to_owned(),
    })
}

pub(super) fn limit(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.to_lowercase().as_str() {
        "off" | "none" => Ok(Intent::Limit { seconds: None }),
        words => match human_time::typed_length(words).filter(|seconds| *seconds > 0) {
            Some(seconds) => Ok(Intent::Limit {
                seconds: Some(seconds),
            }),
            None => wants("how long a speech may be"),
        },
    }
}

pub(super) fn queue(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.to_lowercase().as_str() {
        "open" => Ok(Intent::Queue(QueueIs::Open)),
        "closed" | "close" => Ok(Intent::Queue(QueueIs::Closed)),
        "clear" => Ok(Intent::Queue(QueueIs::Clear)),
        "" => wants("open, closed or clear; or who first, or who before whom"),
        _ => super::business::reorder(given),
    }
}
