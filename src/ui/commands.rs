//! The commands that a line begins: what the list over the entry shows while a `/` is typed.

use super::clerk::Clerk;
use super::parts::list::Item;
use crate::entry::{self, form};

/// The word after the slash, while that is all there is.
fn word(clerk: &Clerk) -> Option<String> {
    let text = clerk.line.text().trim_start();
    let text = entry::clock(text).map_or(text, |(_, rest)| rest);
    let name = text.strip_prefix('/')?;
    (!name.contains(char::is_whitespace)).then(|| name.to_lowercase())
}

/// The commands that the line might become.
pub fn matching(clerk: &Clerk) -> Vec<Item> {
    let Some(word) = word(clerk) else {
        return Vec::new();
    };
    form::commands()
        .filter(|sheet| {
            let called = |other: &str| word.len() > 2 && other.starts_with(&word);
            sheet.name.starts_with(&word) || entry::also(sheet.name).any(called)
        })
        .map(|sheet| Item {
            name: sheet.title(),
            more: sheet.arguments(),
            about: sheet.does.to_owned(),
            why_not: None,
        })
        .collect()
}

/// Whether the line is the beginning of a command and not yet one.
pub fn begun(clerk: &Clerk) -> bool {
    word(clerk).is_some_and(|word| {
        let mut names = form::commands().map(|sheet| sheet.name);
        names.any(|name| name.starts_with(&word)) && form::commands().all(|sheet| sheet.name != word)
    })
}
