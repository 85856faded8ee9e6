//! What follows from the meeting, and the record itself.

use super::given::{Given, wants};
use crate::agenda;
use crate::entry::Misread;
use crate::entry::grammar;
use crate::entry::names::{self};
use crate::entry::when::split_word;
use crate::human_time;
use crate::meeting::event::{Event, PersonKind};
use crate::meeting::facts::PersonListed;
use crate::meeting::ids::{Owed, PersonId};
use crate::meeting::intent::Intent;
use crate::meeting::name;
use crate::meeting::people::Person;

pub(super) fn action(given: &Given<'_>) -> Result<Intent, Misread> {
    let (who, text) = split_word(given.words);
    let owner = match who {
        "" => return wants("who is to do it, or -"),
        "-" | "–" => None,
        who => Some(names::one(who, given.meeting)?),
    };
    grammar::action(owner, text, given.now)
}

pub(super) fn drop_action(given: &Given<'_>) -> Result<Intent, Misread> {
    let (action, why) = given.action()?;
    Ok(Intent::ActionDropped {
        action,
        why: Some(why.to_owned()).filter(|why| !why.is_empty()),
    })
}

/// `17 Jun 2016 with corrections`; without a day, that which the note of the present item says.
pub(super) fn approve(given: &Given<'_>) -> Result<Intent, Misread> {
    let near = given.now.date_naive();
    let lower = given.words.to_lowercase();
    let words = ["with corrections", "as corrected", "corrected"];
    let end = words.iter().find(|word| lower.ends_with(*word));
    let day = end.map_or(given.words, |word| &given.words[..given.words.len() - word.len()]);
    let day = day.trim().trim_end_matches(',');
    let day = day.strip_prefix("minutes of ").unwrap_or(day);
    let held = match day {
        "" => {
            let note = given
                .meeting
                .agenda
                .current()
                .and_then(|item| item.note.as_deref());
            let noted = note.unwrap_or_default().split("the minutes of ").skip(1);
            let mut days =
                noted.filter_map(|day| human_time::next_date(day.split([',', '.', '\n']).next()?, near));
            days.next().filter(|_| days.next().is_none())
        }
        day => human_time::next_date(day, near),
    };
    let Some(held) = held else {
        return wants("the day of the meeting whose minutes they are, as 17 Jun 2016");
    };
    Ok(Intent::ApproveEarlier {
        held,
        corrected: end.is_some(),
    })
}

pub(super) fn earlier(given: &Given<'_>) -> Result<Intent, Misread> {
    let near = given.now.date_naive();
    // A date is of up to four words, and what was open there stands behind it.
    let words: Vec<(usize, &str)> = given
        .words
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - given.words.as_ptr() as usize, word))
        .collect();
    let place = words
        .iter()
        .take(5)
        .position(|(_, word)| word.parse::<Owed>().is_ok());
    let Some((at, word)) = place.and_then(|place| words.get(place)) else {
        return wants("what was open there: a1, u1 or q1");
    };
    let Some(held) = human_time::next_date(&given.words[..*at], near) else {
        return wants("the day of the earlier meeting");
    };
    let Ok(owed) = word.parse() else {
        return wants("what was open there: a1, u1 or q1");
    };
    let rest = given.words[at + word.len()..].trim();
    let (first, after) = split_word(rest);
    let dropped = first.trim_end_matches([':', ',']).eq_ignore_ascii_case("dropped");
    let text = if dropped { after } else { rest };
    Ok(Intent::SettleEarlier {
        held,
        owed,
        dropped,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

pub(super) fn summary(given: &Given<'_>) -> Result<Intent, Misread> {
    let (item, text) = given.of_item(given.words);
    match text {
        "" => wants("what the public is told"),
        text => Ok(Intent::Summarise {
            item,
            text: text.to_owned(),
        }),
    }
}

/// Whether a word is an address on the web.
pub(in crate::entry) fn is_link(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:")
}

pub(super) fn document(given: &Given<'_>) -> Result<Intent, Misread> {
    let (title, url) = match given.words.rsplit_once(char::is_whitespace) {
        Some((title, last)) if is_link(last) => (title.trim_end(), Some(last.to_owned())),
        _ => (given.words, None),
    };
    if title.is_empty() {
        return wants("the paper's title");
    }
    Ok(Intent::Cite {
        title: title.to_owned(),
        url,
    })
}

pub(super) fn person(given: &Given<'_>) -> Result<Intent, Misread> {
    let (first, rest) = split_word(given.words);
    let kind = match first.to_lowercase().as_str() {
        "member" => Some(PersonKind::Member),
        "officer" => Some(PersonKind::Officer),
        "witness" => Some(PersonKind::Witness),
        "guest" => Some(PersonKind::Guest),
        "public" => Some(PersonKind::Public),
        _ => None,
    };
    let words = if kind.is_some() { rest } else { given.words };
    if words.is_empty() {
        return wants("their name");
    }
    let taken: Vec<&str> = given
        .meeting
        .people
        .iter()
        .map(|person| person.id.as_str())
        .collect();
    if !words.contains('[')
        && let Some(same) = listed_already(words, given)
    {
        let shown = given.meeting.people.shown(&same);
        return Err(Misread::Refused(format!(
            "{shown} is on the list already as {same}: write it with [{same}] to correct how they stand there, or \
             give a second person of that name a [tag] of their own"
        )));
    }
    let listed =
        agenda::read_person(words, kind.unwrap_or(PersonKind::Guest), &taken).map_err(Misread::Refused)?;
    match listed {
        Event::PersonListed(PersonListed {
            id,
            name,
            role,
            shown,
            kind,
            voting,
            votes,
        }) => Ok(Intent::List(Person {
            id,
            name,
            role,
            shown,
            kind,
            voting,
            votes,
        })),
        _ => wants("their name"),
    }
}

/// Who is on the list under the name that a line of a roster begins with: by first name and surname, or by the
/// surname alone where one of the two has no first name.
fn listed_already(line: &str, given: &Given<'_>) -> Option<PersonId> {
    let name = line
        .split(['(', '[', ',', '"', '“'])
        .next()
        .unwrap_or(line)
        .trim();
    let (same, own) = (
        |a: &str, b: &str| names::folded(a) == names::folded(b),
        name::parts(name),
    );
    let is_listed = |person: &&Person| {
        let other = name::parts(&person.name);
        let first = match (&own.first, &other.first) {
            (Some(own), Some(other)) => same(own, other),
            (_, _) => own.title.is_none() == other.title.is_none(),
        };
        !other.office && (same(&person.name, name) || (same(&own.surname, &other.surname) && first))
    };
    if own.office {
        // Several may hold one office, or be called by it: residents, auditors.
        return None;
    }
    given
        .meeting
        .people
        .iter()
        .find(is_listed)
        .map(|person| person.id.clone())
}

pub(super) fn strike(given: &Given<'_>) -> Result<Intent, Misread> {
    let (entry, why) = given.entry()?;
    if why.is_empty() {
        return wants("why it is struck");
    }
    Ok(Intent::Strike {
        entry,
        why: why.to_owned(),
    })
}
