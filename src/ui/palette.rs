//! The palette: every command and key action, found by a few letters of what it is called or does.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::keys::{self, Going, Row};
use super::line::Line;
use super::parts::list::Item;
use super::update::stepped;
use super::{Model, commands};
use crate::entry::{self, Misread};
use crate::meeting::Moment;

/// What a row of the palette does.
#[derive(Debug, Clone, Copy)]
pub enum Choice {
    /// What the key does.
    Key(&'static Row),
    /// Puts the command into the entry line.
    Command {
        /// Its name without the slash.
        name: &'static str,
        /// Its arguments.
        arguments: &'static str,
    },
}

#[derive(Debug, Clone)]
struct Offer {
    choice: Choice,
    item: Item,
    words: String,
}

/// The palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub query: Line,
    offers: Vec<Offer>,
    found: Vec<usize>,
    at: usize,
}

impl Palette {
    /// All that can be found, with why it cannot be done in the model as it is now.
    pub fn new(model: &Model, now: Moment) -> Self {
        let commands = commands::all().map(|(name, arguments, does)| Offer {
            choice: Choice::Command { name, arguments },
            words: format!("/{name} {does}"),
            item: Item {
                name: format!("/{name}"),
                more: arguments.to_owned(),
                about: does.to_owned(),
                why_not: command_why_not(model, name, arguments, now),
            },
        });
        let rows = keys::table().filter(|row| row.offered).map(|row| Offer {
            choice: Choice::Key(row),
            words: row.words.to_owned(),
            item: Item {
                name: shown(model, row),
                more: String::new(),
                about: row.words.to_owned(),
                why_not: (row.why_not)(model).map(|why| format!("not now: {why}")),
            },
        });
        let mut palette = Self {
            query: Line::default(),
            offers: commands.chain(rows).collect(),
            found: Vec::new(),
            at: 0,
        };
        palette.search();
        palette
    }

    /// Finds anew by what is typed: the best first, what can be done before what cannot.
    pub fn search(&mut self) {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(self.query.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, offer) in self.offers.iter().enumerate() {
            let text = Utf32Str::new(&offer.words, &mut letters);
            if let Some(score) = pattern.score(text, &mut matcher) {
                scored.push((score, at));
            }
        }
        // What is called so comes before what only speaks of it.
        let query = self.query.text().trim().trim_start_matches('/').to_lowercase();
        let called = |at: usize| {
            let name = self.offers[at].item.name.trim_start_matches('/').to_lowercase();
            !query.is_empty() && name.starts_with(&query)
        };
        scored.sort_by_key(|(score, at)| (!called(*at), std::cmp::Reverse(*score), *at));
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.at = 0;
    }

    /// Goes through what was found.
    pub fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, self.found.len().saturating_sub(1), page, going);
    }

    /// Which is selected, of `items`.
    pub fn selected(&self) -> usize {
        self.at
    }

    /// What is selected.
    pub fn chosen(&self) -> Option<Choice> {
        let at = self.found.get(self.at)?;
        self.offers.get(*at).map(|offer| offer.choice)
    }

    /// The rows found.
    pub fn items(&self) -> Vec<Item> {
        let found = self.found.iter().filter_map(|at| self.offers.get(*at));
        found.map(|offer| offer.item.clone()).collect()
    }
}

/// The key to show for a row: that of the place the palette was called from, where it works there.
fn shown(model: &Model, row: &Row) -> String {
    let here = model.place();
    let place = Some(here)
        .filter(|here| row.places.contains(here))
        .or(row.places.first().copied());
    place
        .map(|place| model.keys.shown(place, row.action))
        .unwrap_or_default()
}

/// Why a command that needs no words would be refused now.
fn command_why_not(model: &Model, name: &str, arguments: &str, now: Moment) -> Option<String> {
    let clerk = model.clerk()?;
    if !(arguments.is_empty() || arguments.starts_with('[')) {
        return None;
    }
    match entry::enter(&format!("/{name}"), &clerk.meeting, now) {
        Err(Misread::Refused(why)) => Some(format!("not now: {why}")),
        Err(Misread::Wants(_)) | Ok(_) => None,
    }
}
