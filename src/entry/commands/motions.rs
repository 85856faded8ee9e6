//! Motions, amendments, votes and decisions.

use super::given::{Given, side, wants};
use crate::entry::Misread;
use crate::entry::names::{self, Named};
use crate::entry::when::split_word;
use crate::meeting::event::{MotionKind, NamedVote, Side, Verdict};
use crate::meeting::intent::{Intent, Tally};

pub(super) fn motion(given: &Given<'_>, kind: MotionKind) -> Result<Intent, Misread> {
    let (moved_by, seconded_by, text) = given.mover(given.words)?;
    let printed = given
        .meeting
        .agenda
        .current()
        .is_some_and(|item| !item.recommended.is_empty());
    if text.is_empty() && !printed {
        return wants("the words of the motion");
    }
    Ok(Intent::Move {
        kind,
        moved_by,
        seconded_by,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

pub(super) fn amend(given: &Given<'_>) -> Result<Intent, Misread> {
    let (amends, words) = given.motion();
    let (moved_by, seconded_by, text) = given.mover(words)?;
    if text.is_empty() {
        return wants("the words of the amendment");
    }
    Ok(Intent::Amend {
        amends,
        moved_by,
        seconded_by,
        text: text.to_owned(),
    })
}

pub(super) fn second(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let who = Given { words, ..*given };
    Ok(Intent::Second {
        motion,
        by: who.only_name()?,
    })
}

pub(super) fn reword(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, text) = given.motion();
    if text.is_empty() {
        return wants("the new words");
    }
    Ok(Intent::Reword {
        motion,
        text: text.to_owned(),
    })
}

pub(super) fn withdraw(given: &Given<'_>) -> Result<Intent, Misread> {
    match given.words.parse() {
        Ok(question) => Ok(Intent::WithdrawQuestion { question }),
        Err(()) => {
            let words = given.words;
            let without = words.strip_suffix("consent").map(str::trim_end);
            let consent = without.is_some();
            let rest = without
                .unwrap_or(words)
                .trim_end_matches("with")
                .trim_end_matches("by");
            let given = Given {
                words: rest.trim_end(),
                ..*given
            };
            Ok(Intent::Withdraw {
                motion: given.only_motion()?,
                consent,
            })
        }
    }
}

pub(super) fn agreed(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, text) = given.motion();
    Ok(Intent::Agree {
        motion,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
    })
}

pub(super) fn declared(given: &Given<'_>, verdict: Verdict) -> Result<Intent, Misread> {
    Ok(Intent::Declared {
        motion: given.only_motion()?,
        verdict,
    })
}

pub(super) fn vote(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let tokens: Vec<&str> = words
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let tally = match tokens.as_slice() {
        [] => return wants("the figures, or who voted how"),
        ["all" | "All", which] if side(which).is_some() => Tally::All(side(which).unwrap_or(Side::For)),
        [first, ..] if first.starts_with(|c: char| c.is_ascii_digit()) => figures(&tokens)?,
        [first, ..] if side(first).is_some() => by_name(given, words)?,
        _ => return wants("the figures, or who voted how"),
    };
    Ok(Intent::Vote { motion, tally })
}

/// `12 3 1`, `12-3-1`, `12 for 3 against 1 abstained`.
pub(super) fn figures(tokens: &[&str]) -> Result<Tally, Misread> {
    let parts: Vec<&str> = tokens
        .iter()
        .flat_map(|token| token.split(['-', '–', '/']))
        .filter(|p| !p.is_empty())
        .collect();
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| *number <= 1_000_000);
    let named = parts.len().is_multiple_of(2)
        && parts
            .chunks(2)
            .all(|pair| number(pair[0]).is_some() && side(pair[1]).is_some());
    if named {
        let of = |which: Side| {
            parts
                .chunks(2)
                .filter(|pair| side(pair[1]) == Some(which))
                .filter_map(|pair| number(pair[0]))
                .sum()
        };
        return Ok(Tally::Count {
            in_favour: of(Side::For),
            against: of(Side::Against),
            abstain: of(Side::Abstain),
        });
    }
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    match numbers.as_deref() {
        Some([in_favour, against]) => Ok(Tally::Count {
            in_favour: *in_favour,
            against: *against,
            abstain: 0,
        }),
        Some([in_favour, against, abstain]) => Ok(Tally::Count {
            in_favour: *in_favour,
            against: *against,
            abstain: *abstain,
        }),
        _ => wants("for, against and abstaining, as three figures"),
    }
}

/// `for a b against c abstain d`; `all` are those present whom no other side names.
pub(super) fn by_name(given: &Given<'_>, words: &str) -> Result<Tally, Misread> {
    let mut now = Side::For;
    let (mut votes, mut rest): (Vec<NamedVote>, Option<Side>) = (Vec::new(), None);
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let mut words = words.trim_start_matches(separates);
    while !words.is_empty() {
        let (word, after) = words.split_at(words.find(separates).unwrap_or(words.len()));
        words = match (side(word), word.to_lowercase().as_str()) {
            (Some(side), _) => {
                now = side;
                after
            }
            (None, "and" | "nobody" | "none") => after,
            (None, "all" | "others") => {
                rest = Some(now);
                after
            }
            (None, _) => {
                let (person, after) = names::take(words, given.meeting)?;
                votes.push(NamedVote { person, side: now });
                after
            }
        };
        words = words.trim_start_matches(separates);
    }
    if let Some(side) = rest {
        let here = given.meeting.voters();
        let others: Vec<_> = here
            .filter(|person| !votes.iter().any(|vote| vote.person == person.id))
            .collect();
        votes.extend(others.into_iter().map(|person| NamedVote {
            person: person.id.clone(),
            side,
        }));
    }
    if votes.is_empty() {
        wants("who voted how")
    } else {
        Ok(Tally::Named(votes))
    }
}

pub(super) fn record(given: &Given<'_>) -> Result<Intent, Misread> {
    let words = given.words;
    let wanted = "who, and for, against or abstain";
    let first = split_word(words);
    // `against burke` says it as well as `burke against`.
    if let Some(side) = side(first.0)
        && names::named(first.0, given.meeting) == Named::Nobody
    {
        let given = Given {
            words: first.1,
            ..*given
        };
        return Ok(Intent::RecordVote {
            person: given.only_name()?,
            side,
        });
    }
    if words.is_empty() {
        return wants(wanted);
    }
    let (person, rest) = names::take(words, given.meeting)?;
    match side(rest) {
        Some(side) => Ok(Intent::RecordVote { person, side }),
        None => wants(wanted),
    }
}
