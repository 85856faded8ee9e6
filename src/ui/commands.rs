//! The commands that a line begins: what the list over the entry shows while a `/` is typed.

use super::clerk::Clerk;
use super::parts::list::Item;
use crate::entry::{self, COMMANDS};

/// What `/show` takes; it records nothing and so is not among the commands that do.
const SHOW: (&str, &str, &str) = (
    "show",
    "queue | motion | clock | quorum | actions",
    "say it, record nothing",
);

/// Every command with its arguments and what it does.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let commands = COMMANDS.iter().map(|one| (one.name, one.arguments, one.does));
    commands.chain([SHOW])
}

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
    all()
        .filter(|(name, ..)| name.starts_with(&word))
        .map(|(name, arguments, does)| Item {
            name: format!("/{name}"),
            more: arguments.to_owned(),
            about: does.to_owned(),
            why_not: None,
        })
        .collect()
}

/// Whether the line is the beginning of a command and not yet one.
pub fn begun(clerk: &Clerk) -> bool {
    word(clerk).is_some_and(|word| {
        all().any(|(name, ..)| name.starts_with(&word)) && all().all(|(name, ..)| name != word)
    })
}
