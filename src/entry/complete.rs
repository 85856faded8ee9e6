//! How the word at the cursor might go on: commands, names, items, questions and motions that exist.

use super::Candidate;
use super::form::{self, Kind};
use super::names::{folded, in_name};
use crate::meeting::Meeting;
use crate::meeting::people::Person;

/// How the word at byte `cursor` of `line` might go on, the likeliest first.
pub(super) fn complete(line: &str, cursor: usize, meeting: &Meeting) -> Vec<Candidate> {
    let cursor = floor_boundary(line, cursor);
    let before = &line[..cursor];
    let body = before.trim_start();
    // A time before the line changes nothing about what may follow it.
    let body = super::when::stamp(body).map_or(body, |(_, rest)| rest);
    let start = before.len() - body.len();
    if let Some(command) = body.strip_prefix('/') {
        return match command.split_once(char::is_whitespace) {
            None => commands(command, start..cursor),
            Some((name, words)) => arguments(&name.to_lowercase(), words, cursor, meeting),
        };
    }
    if let Some(at) = body.rfind(['=', '?']).filter(|at| names_somebody(&body[..*at])) {
        let word = &body[at + 1..];
        if word.contains(char::is_whitespace) {
            return Vec::new();
        }
        let from = cursor - word.len();
        let answers = body[at..].starts_with('=') || body[..at].ends_with('?');
        let mut found = if answers {
            questions(word, from..cursor, meeting)
        } else {
            Vec::new()
        };
        if body[at..].starts_with('?') {
            found.extend(people(word, from..cursor, meeting));
        }
        return found;
    }
    let word = body.trim_start_matches(['+', '-', '>']);
    if !word.is_empty() && word.chars().all(in_name) {
        return people(word, cursor - word.len()..cursor, meeting);
    }
    Vec::new()
}

fn floor_boundary(line: &str, cursor: usize) -> usize {
    let mut at = cursor.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn names_somebody(text: &str) -> bool {
    text.trim_end_matches('?').chars().all(in_name)
}

fn commands(word: &str, replaces: std::ops::Range<usize>) -> Vec<Candidate> {
    let word = word.to_lowercase();
    let found = form::commands().filter(|sheet| sheet.name.starts_with(&word));
    found
        .map(|sheet| Candidate {
            replaces: replaces.clone(),
            text: match sheet.has_fields() {
                true => format!("/{} ", sheet.name),
                false => format!("/{}", sheet.name),
            },
            about: format!("{}  {}", sheet.arguments(), sheet.does)
                .trim_start()
                .to_owned(),
        })
        .collect()
}

/// How the words after a command might go on: in whichever of its fields they end, by the command's own syntax.
fn arguments(name: &str, words: &str, cursor: usize, meeting: &Meeting) -> Vec<Candidate> {
    let start = cursor - words.len();
    if name == "in" && words.trim_start().contains(char::is_whitespace) {
        // What follows the item is a line of its own.
        let typed = words.trim_start();
        let line = typed[typed.find(char::is_whitespace).unwrap_or(typed.len())..].trim_start();
        let shift = cursor - line.len();
        return complete(line, line.len(), meeting)
            .into_iter()
            .map(|one| shifted(one, shift))
            .collect();
    }
    let name = super::commands::command(name).map_or(name, |command| command.name);
    let Some(sheet) = form::commands().find(|sheet| sheet.name == name) else {
        return Vec::new();
    };
    // A field's mark begins with the blank before it.
    let typed = format!(" {words}");
    let mut found: Vec<Candidate> = Vec::new();
    for way in sheet.ways {
        for open in form::take::open_fields(way.fields, &typed) {
            let offered = match open {
                form::take::Open::Value(shown, from) => {
                    let value = &typed[from..];
                    let all = field(shown.kind, value, value.len(), meeting);
                    all.into_iter()
                        .map(|one| shifted(one, start + from - 1))
                        .collect()
                }
                form::take::Open::Mark(mark, from) => vec![Candidate {
                    replaces: start + from - 1..cursor,
                    text: format!("{mark} "),
                    about: String::new(),
                }],
            };
            for one in offered {
                if !found
                    .iter()
                    .any(|other| other.text == one.text && other.replaces == one.replaces)
                {
                    found.push(one);
                }
            }
        }
    }
    match name {
        // A mark is cleared where there is one, and nothing is put under the item after this one.
        "unmark" => marks(words, start..cursor, meeting),
        "put" | "in" => found.into_iter().filter(|one| one.text != "next").collect(),
        _ => found,
    }
}

fn shifted(one: Candidate, by: usize) -> Candidate {
    Candidate {
        replaces: one.replaces.start + by..one.replaces.end + by,
        ..one
    }
}

/// How the word at byte `cursor` of a field might go on.
pub(super) fn field(kind: Kind, text: &str, cursor: usize, meeting: &Meeting) -> Vec<Candidate> {
    let cursor = floor_boundary(text, cursor);
    let before = &text[..cursor];
    let last = before.rsplit([' ', ',', '/']).next().unwrap_or(before);
    let (whole, word) = (0..cursor, cursor - last.len()..cursor);
    let listed = |each: Vec<(String, String)>, range: std::ops::Range<usize>| {
        let begun = text[range.clone()].to_lowercase();
        let found = each
            .into_iter()
            .filter(|(id, _)| id.to_lowercase().starts_with(&begun));
        found
            .map(|(text, about)| Candidate {
                replaces: range.clone(),
                text,
                about,
            })
            .collect()
    };
    match kind {
        Kind::Person => people(before, whole, meeting),
        Kind::People => people(last, word, meeting),
        Kind::Item => items(before, whole, meeting),
        Kind::Question => questions(before, whole, meeting),
        Kind::Motion => {
            let motions = meeting.motions.list.iter().rev();
            let motions = motions.filter(|one| meeting.may_be_shown(one.seq)).take(20);
            listed(
                motions
                    .map(|one| (one.id.to_string(), one.text.clone()))
                    .collect(),
                whole,
            )
        }
        Kind::Action => {
            let actions = meeting.actions.iter().rev();
            let actions = actions.filter(|one| meeting.may_be_shown(one.seq)).take(20);
            listed(
                actions
                    .map(|one| (one.id.to_string(), one.text.clone()))
                    .collect(),
                whole,
            )
        }
        Kind::Election => {
            let elections = meeting.elections.iter().rev();
            let elections = elections.filter(|one| meeting.may_be_shown(one.seq)).take(20);
            listed(
                elections
                    .map(|one| (one.id.to_string(), one.office.clone()))
                    .collect(),
                whole,
            )
        }
        Kind::Entry | Kind::Entries => {
            let whole = if kind == Kind::Entries { word } else { whole };
            let entries = meeting.entries.iter().rev();
            let entries = entries.filter(|one| meeting.may_be_shown(one.seq)).take(20);
            listed(
                entries
                    .map(|one| (one.seq.to_string(), one.text.clone()))
                    .collect(),
                whole,
            )
        }
        Kind::Choice(choices) => listed(
            choices
                .iter()
                .map(|(word, about)| ((*word).to_owned(), (*about).to_owned()))
                .collect(),
            whole,
        ),
        Kind::Date => listed(
            ["today", "tomorrow"]
                .into_iter()
                .map(|word| (word.to_owned(), String::new()))
                .collect(),
            whole,
        ),
        Kind::Text | Kind::Narrative | Kind::Link | Kind::Owed | Kind::Number | Kind::Time | Kind::Length => {
            Vec::new()
        }
    }
}

pub(super) fn people(word: &str, replaces: std::ops::Range<usize>, meeting: &Meeting) -> Vec<Candidate> {
    let (wanted, unheard) = (folded(word), meeting.unheard());
    let mut found: Vec<(u8, &Person)> = meeting
        .people
        .iter()
        .filter(|person| !unheard.people.contains(&person.id))
        .filter_map(|person| Some((likeness(person, &wanted)?, person)))
        .collect();
    found.sort_by_key(|(likeness, _)| *likeness);
    found
        .into_iter()
        .map(|(_, person)| Candidate {
            replaces: replaces.clone(),
            text: person.id.to_string(),
            about: match &person.role {
                Some(role) => format!("{}, {role}", person.name),
                None => person.name.clone(),
            },
        })
        .collect()
}

/// How a word is the beginning of a person: 0 of their tag, 1 of a word of their name, 2 of their office.
fn likeness(person: &Person, wanted: &str) -> Option<u8> {
    let begins = |text: &str| {
        text.split([' ', '-'])
            .any(|word| folded(word).starts_with(wanted))
    };
    if folded(person.id.as_str()).starts_with(wanted) {
        Some(0)
    } else if begins(&person.name) {
        Some(1)
    } else if person.role.as_deref().is_some_and(begins) {
        Some(2)
    } else {
        None
    }
}

fn questions(word: &str, replaces: std::ops::Range<usize>, meeting: &Meeting) -> Vec<Candidate> {
    let latest = meeting.questions.list.iter().rev();
    let latest = latest
        .filter(|question| meeting.may_be_shown(question.seq))
        .take(20);
    latest
        .filter(|question| question.id.to_string().starts_with(&word.to_lowercase()))
        .map(|question| Candidate {
            replaces: replaces.clone(),
            text: question.id.to_string(),
            about: format!("{}: {}", meeting.people.shown(&question.by), question.text),
        })
        .collect()
}

/// The marks, the latest first: by the entry they are at, or by their own fact where there is none.
fn marks(word: &str, replaces: std::ops::Range<usize>, meeting: &Meeting) -> Vec<Candidate> {
    let found = meeting.marks.iter().rev().map(|mark| Candidate {
        replaces: replaces.clone(),
        text: mark.entry.unwrap_or(mark.seq).to_string(),
        about: mark.text.clone().unwrap_or_default(),
    });
    found.filter(|one| one.text.starts_with(word)).collect()
}

fn items(words: &str, replaces: std::ops::Range<usize>, meeting: &Meeting) -> Vec<Candidate> {
    let wanted = folded(words);
    let like = |title: &str| {
        title
            .split_whitespace()
            .any(|word| folded(word).starts_with(&wanted))
    };
    let next = meeting.agenda.next().filter(|_| "next".starts_with(&wanted));
    let next = next.map(|item| Candidate {
        replaces: replaces.clone(),
        text: "next".into(),
        about: format!("{} {}", item.label(), item.title),
    });
    let unheard = meeting.unheard();
    let next = next.filter(|_| {
        let next = meeting.agenda.next();
        next.is_none_or(|item| !unheard.items.contains(&item.id))
    });
    let items = meeting
        .agenda
        .items
        .iter()
        .filter(|item| !unheard.items.contains(&item.id));
    let items = items.filter(|item| folded(item.label()).starts_with(&wanted) || like(&item.title));
    let items = items.map(|item| Candidate {
        replaces: replaces.clone(),
        text: item.label().to_owned(),
        about: item.title.clone(),
    });
    next.into_iter().chain(items).collect()
}
