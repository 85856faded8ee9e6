//! Motions, amendments, votes and decisions.

use super::given::{Given, side, wants};
use crate::entry::Misread;
use crate::entry::names::{self, Named};
use crate::entry::when::split_word;
use crate::meeting::event::{MotionKind, NamedVote, Side, Verdict, VoteMethod};
use crate::meeting::intent::{Intent, Tally};
use crate::meeting::motion::Figures;

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
    let (motion, words) = given.motion();
    let (words, method) = taken_by(words);
    match (words.as_str(), method) {
        ("", None) => Ok(Intent::Declared { motion, verdict }),
        (words, method) => Ok(Intent::DecidedWith {
            motion,
            method: method.unwrap_or(VoteMethod::Declared),
            verdict,
            text: None,
            figures: told(words)?,
        }),
    }
}

pub(super) fn vote(given: &Given<'_>) -> Result<Intent, Misread> {
    let (motion, words) = given.motion();
    let (words, method) = taken_by(words);
    let (words, spoilt) = spoilt(&words);
    let words = words
        .replace("\"", "")
        .replace("in favour", "favour")
        .replace("in favor", "favour");
    let words = words.trim();
    let tokens: Vec<&str> = words
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    let tally = match tokens.as_slice() {
        [] => return wants("the figures, or who voted how"),
        ["all" | "All", which] if side(which).is_some() => Tally::All(side(which).unwrap_or(Side::For)),
        [first, ..] if first.starts_with(|c: char| c.is_ascii_digit()) => figures(&tokens)?,
        [first, second, ..] if side(first).is_some() && starts_with_figure(second) => {
            let turned: Vec<&str> = tokens
                .chunks(2)
                .flat_map(|pair| pair.iter().rev().copied())
                .collect();
            figures(&turned)?
        }
        [first, ..] if side(first).is_some() => by_name(given, words)?,
        _ => return wants("the figures, or who voted how"),
    };
    match (method, spoilt) {
        (None, None) => Ok(Intent::Vote { motion, tally }),
        (method, spoilt) => Ok(Intent::VoteBy {
            motion,
            tally,
            method,
            spoilt,
        }),
    }
}

fn starts_with_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The way a vote was taken, in words at either end of what is said of it, and the rest.
fn taken_by(words: &str) -> (String, Option<VoteMethod>) {
    const WAYS: [(&str, VoteMethod); 16] = [
        ("by show of hands", VoteMethod::Hands),
        ("show of hands", VoteMethod::Hands),
        ("by hands", VoteMethod::Hands),
        ("hands", VoteMethod::Hands),
        ("by voice", VoteMethod::Voices),
        ("voices", VoteMethod::Voices),
        ("voice", VoteMethod::Voices),
        ("by roll call", VoteMethod::Roll),
        ("roll call", VoteMethod::Roll),
        ("roll", VoteMethod::Roll),
        ("by secret ballot", VoteMethod::Secret),
        ("secret ballot", VoteMethod::Secret),
        ("secret", VoteMethod::Secret),
        ("ballot", VoteMethod::Ballot),
        ("online", VoteMethod::Online),
        ("division", VoteMethod::Division),
    ];
    let words = words.trim().trim_end_matches('.');
    let lower = words.to_lowercase();
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    for (way, method) in WAYS {
        if lower.len() != words.len() {
            break;
        }
        if let Some(rest) = lower.strip_prefix(way)
            && apart(rest.chars().next())
        {
            let rest = words[way.len()..].trim_start_matches([' ', ',', ';', ':']);
            return (rest.to_owned(), Some(method));
        }
        if let Some(rest) = lower.strip_suffix(way)
            && apart(rest.chars().last())
        {
            let rest = words[..rest.len()].trim_end_matches([' ', ',', ';', ':']);
            let rest = rest
                .strip_suffix("by")
                .unwrap_or(rest)
                .trim_end_matches([' ', ',']);
            return (rest.to_owned(), Some(method));
        }
    }
    (words.to_owned(), None)
}

/// `2 spoilt` or `spoilt 2` at the end, and the words before it.
fn spoilt(words: &str) -> (String, Option<u32>) {
    let is_word = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "spoilt" | "spoiled" | "invalid" | "blank" | "void" | "ungültig" | "nuls"
        )
    };
    let all: Vec<&str> = words.split_whitespace().collect();
    if let [before @ .., a, b] = all.as_slice() {
        let number = |word: &str| word.trim_matches(',').parse().ok();
        let found = match (is_word(a), is_word(b)) {
            (true, _) => number(b),
            (_, true) => number(a),
            _ => None,
        };
        if found.is_some() {
            return (before.join(" "), found);
        }
    }
    (words.to_owned(), None)
}

/// Figures told of a decision without a full count: `2 against`, `two dissenting`, `1 abstaining`.
pub(super) fn told(words: &str) -> Result<Figures, Misread> {
    const NUMBERS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let mut figures = Figures::default();
    let words: Vec<&str> = words
        .split([' ', ',', ';', '\t'])
        .filter(|word| {
            !word.is_empty() && !word.eq_ignore_ascii_case("and") && !word.eq_ignore_ascii_case("with")
        })
        .collect();
    for pair in words.chunks(2) {
        let spelt = NUMBERS
            .iter()
            .position(|number| pair[0].eq_ignore_ascii_case(number));
        let number = pair[0].parse().ok().or_else(|| u32::try_from(spelt?).ok());
        let side = pair.get(1).and_then(|word| side(word));
        match (number, side) {
            (Some(number), Some(Side::For)) => figures.in_favour = Some(number),
            (Some(number), Some(Side::Against)) => figures.against = Some(number),
            (Some(number), Some(Side::Abstain)) => figures.abstain = Some(number),
            _ => return wants("nothing, which motion, or figures: 2 against"),
        }
    }
    Ok(figures)
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
