//! The commands of debate, elections and interests: the words after each, read into what is meant.

use super::{Given, wants};
use crate::entry::Misread;
use crate::entry::names;
use crate::entry::when::{self, split_word};
use crate::meeting::event::{Nominee, NomineeVotes, Priority, Settled};
use crate::meeting::ids::{ElectionId, PersonId};
use crate::meeting::intent::Intent;

pub(super) fn extend(given: &Given<'_>) -> Result<Intent, Misread> {
    let words = given.words.strip_prefix("until").unwrap_or(given.words).trim();
    match when::to_come(words, given.now, None) {
        Some(until) => Ok(Intent::Extend { until }),
        None => wants("until when the meeting goes on"),
    }
}

/// The longest beginning of the words that is a date, then perhaps an hour, then a place.
pub(super) fn next_meeting(given: &Given<'_>) -> Result<Intent, Misread> {
    let near = given.now.date_naive();
    let Some((date, time, venue)) = when::date_and_time(given.words, near) else {
        return wants("the date of the next meeting");
    };
    let venue = venue.trim_start_matches([',', ' ']);
    let venue = Some(venue.trim().to_owned()).filter(|venue| !venue.is_empty());
    Ok(Intent::NextMeeting { date, time, venue })
}

pub(super) fn interpose(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, note) = given.name()?;
    Ok(Intent::Enqueue {
        person,
        priority: Priority::Interposed,
        note: Some(note.to_owned()).filter(|note| !note.is_empty()),
    })
}

pub(super) fn dispense(given: &Given<'_>) -> Result<Intent, Misread> {
    let (person, words) = given.name()?;
    let (item, words) = given.of_item(words);
    let (first, rest) = split_word(words);
    let speak_only = first.trim_end_matches([':', ',']).eq_ignore_ascii_case("speak");
    let text = if speak_only { rest } else { words };
    Ok(Intent::Dispense {
        person,
        item,
        speak_only,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

pub(super) fn proxy(given: &Given<'_>) -> Result<Intent, Misread> {
    let words: Vec<&str> = given.words.split_whitespace().collect();
    match words.as_slice() {
        [from, "to" | "To", to] => Ok(Intent::Proxy {
            from: names::one(from, given.meeting)?,
            to: names::one(to, given.meeting)?,
        }),
        _ => wants("whose vote, to, and who gives it"),
    }
}

/// `Office: who who/nominator/seconder`.
pub(super) fn elect(given: &Given<'_>) -> Result<Intent, Misread> {
    let Some((office, standing)) = given.words.split_once(':') else {
        return wants("the office, a colon, and who stands");
    };
    let one = |word: Option<&str>| match word {
        None | Some("" | "-" | "–") => Ok(None),
        Some(word) => names::one(word, given.meeting).map(Some),
    };
    let mut nominees = Vec::new();
    for word in standing
        .split([' ', ',', '\t'])
        .filter(|word| !matches!(*word, "" | "and"))
    {
        let mut parts = word.split('/');
        nominees.push(Nominee {
            person: names::one(parts.next().unwrap_or_default(), given.meeting)?,
            moved_by: one(parts.next())?,
            seconded_by: one(parts.next())?,
        });
    }
    if nominees.is_empty() || office.trim().is_empty() {
        return wants("the office, a colon, and who stands");
    }
    Ok(Intent::CallElection {
        office: office.trim().to_owned(),
        nominees,
    })
}

fn election<'a>(given: &Given<'a>) -> (Option<ElectionId>, &'a str) {
    let (word, rest) = split_word(given.words);
    match word.parse() {
        Ok(id) => (Some(id), rest),
        Err(()) => (None, given.words),
    }
}

/// `who 8 who 5 abstain 1`.
pub(super) fn ballot(given: &Given<'_>) -> Result<Intent, Misread> {
    let (election, words) = election(given);
    let words: Vec<&str> = words
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let (mut votes, mut abstain) = (Vec::new(), 0);
    for pair in words.chunks(2) {
        let number = pair.get(1).and_then(|number| number.parse::<u32>().ok());
        let Some(number) = number.filter(|number| *number <= 1_000_000) else {
            return wants("each name with its votes");
        };
        if pair[0].to_lowercase().starts_with("abst") {
            abstain = number;
        } else {
            votes.push(NomineeVotes {
                person: names::one(pair[0], given.meeting)?,
                votes: number,
            });
        }
    }
    if votes.is_empty() {
        return wants("each name with its votes");
    }
    Ok(Intent::CountBallot {
        election,
        votes,
        abstain,
    })
}

pub(super) fn elected(given: &Given<'_>) -> Result<Intent, Misread> {
    let (election, words) = election(given);
    let (who, how) = split_word(words);
    let person: PersonId = match who {
        "" => return wants("who is elected, and how"),
        who => names::one(who, given.meeting)?,
    };
    let how = match how.to_lowercase().as_str() {
        "unopposed" => Settled::Unopposed,
        "lot" | "by lot" => Settled::Lot,
        "casting" | "casting vote" | "by casting vote" => Settled::CastingVote,
        _ => return wants("unopposed, lot or casting: a ballot is recorded with /ballot"),
    };
    Ok(Intent::Settle {
        election,
        person,
        how,
    })
}
