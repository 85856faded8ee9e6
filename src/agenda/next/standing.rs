//! What stands on every agenda of a body.

use super::Drafted;
use crate::meeting::agenda::Item;
use crate::meeting::state::Meeting;

/// What an agenda begins with, by its words.
const OPENING: &[&str] = &[
    "apolog",
    "declaration",
    "interests",
    "welcome",
    "call to order",
    "roll call",
    "introduction",
    "quorum",
    "ymddiheuriadau",
    "datgan",
    "excuses",
    "ouverture",
    "appel",
    "eröffnung",
    "begrüßung",
    "entschuldig",
    "apertura",
    "disculpas",
];

/// The item under which minutes are approved.
const MINUTES: &[&str] = &[
    "minutes",
    "cofnodion",
    "procès-verbal",
    "procès verbal",
    "niederschrift",
    "protokoll",
    "acta",
];

/// What an agenda ends with.
const CLOSING: &[&str] = &[
    "any other",
    "aob",
    "a.o.b",
    "urgent business",
    "other business",
    "date of next",
    "dates of next",
    "next meeting",
    "adjourn",
    "close",
    "exclusion of",
    "questions diverses",
    "prochaine",
    "verschiedenes",
    "nächste sitzung",
    "unrhyw fater arall",
    "ruegos y preguntas",
    "varios",
    "cyfarfod nesaf",
];

/// What else is on nearly every agenda.
const ELSE: &[&str] = &[
    "public participation",
    "public question",
    "public speaking",
    "open forum",
    "chair's announcements",
    "chairman's announcements",
    "announcements",
    "correspondence",
    "accounts for payment",
    "financial report",
    "treasurer's report",
    "fragestunde",
];

fn says(title: &str, words: &[&str]) -> bool {
    let title = title.to_lowercase().replace('\u{2019}', "'");
    words.iter().any(|word| title.contains(word))
}

pub(super) fn is_opening(title: &str) -> bool {
    says(title, OPENING)
}

pub(super) fn is_minutes(title: &str) -> bool {
    says(title, MINUTES)
}

pub(super) fn is_closing(title: &str) -> bool {
    says(title, CLOSING)
}

/// A title as it is compared: without signs, and without dates, which change from meeting to meeting.
pub(super) fn key(title: &str) -> String {
    const MONTHS: &str =
        "january february march april may june july august september october november december";
    let title = title.to_lowercase();
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let month = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| MONTHS.split(' ').any(|month| month == *word))
    };
    let figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = |at: usize| month(Some(at)) || month(at.checked_sub(1)) || month(Some(at + 1));
    let kept = words
        .iter()
        .enumerate()
        .filter(|(at, word)| !(month(Some(*at)) || (figures(word) && dated(*at))));
    let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
    kept.join(" ")
}

/// Whether an item is one that stands on every agenda: by its words, or because the meeting before had it too.
pub(super) fn is_standing(item: &Item, before: Option<&Meeting>) -> bool {
    let known = [OPENING, MINUTES, CLOSING, ELSE]
        .into_iter()
        .any(|words| says(&item.title, words));
    let had = before.is_some_and(|before| {
        let same = |other: &&Item| other.parent.is_none() && key(&other.title) == key(&item.title);
        before
            .agenda
            .items
            .iter()
            .find(same)
            .is_some_and(|other| !is_brought(other))
    });
    item.parent.is_none() && !is_brought(item) && (known || had)
}

/// What `next` itself put on an agenda is no standing item: it is reckoned anew each time.
pub(super) fn is_brought(item: &Item) -> bool {
    let note = item.note.as_deref().unwrap_or_default();
    note.lines()
        .any(|line| line.starts_with(super::owed::BROUGHT) || line.starts_with(super::owed::OWED))
}

/// The standing items, as at the last meeting.
pub(super) fn standing(meetings: &[Meeting]) -> Vec<Drafted> {
    let Some((last, before)) = meetings.split_last() else {
        return Vec::new();
    };
    let items = last
        .agenda
        .items
        .iter()
        .filter(|item| !item.added || is_closing(&item.title));
    let standing = items.filter(|item| is_standing(item, before.last()));
    standing
        .map(|item| {
            let own = |line: &&str| !line.starts_with("To approve:");
            let notes = item.note.as_deref().unwrap_or_default().lines().filter(own);
            Drafted {
                title: item.title.clone(),
                planned_s: item.planned_s,
                exempt: item.exempt.clone(),
                consent: item.consent,
                notes: notes.map(str::to_owned).collect(),
                ..Drafted::default()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_date_makes_no_other_item_and_a_number_does() {
        assert_eq!(key("Minutes of 17 June 2016"), key("Minutes of 3rd May 2017"));
        assert_ne!(key("Application 26/0042"), key("Application 26/0043"));
    }
}
