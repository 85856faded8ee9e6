//! The palette: every command and key action, found by a few letters of what it is called or does.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Model;
use super::keys::{self, Action, Going, Row};
use super::line::Line;
use super::parts::list::Item;
use super::update::stepped;
use crate::entry::form::{self, Sheet};
use crate::entry::{self, Misread};
use crate::meeting::{Moment, possible};

/// What a row of the palette does.
#[derive(Debug, Clone, Copy)]
pub enum Choice {
    /// What the key does.
    Key(&'static Row),
    /// Opens the form, or puts a command that takes no words into the entry line.
    Sheet(Sheet),
}

/// What writing the minutes to a file is called by those who look for it.
const EXPORTED: [&str; 8] = [
    "export", "word", "print", "pdf", "minutes", "save as", "docx", "publish",
];

#[derive(Debug, Clone)]
struct Offer {
    choice: Choice,
    /// What else it is called.
    called: Vec<String>,
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
    /// Whether only forms are listed.
    pub forms_only: bool,
}

impl Palette {
    /// All that can be found, with why it cannot be done in the model as it is now.
    pub fn new(model: &Model, now: Moment) -> Self {
        Self::of(model, false, now)
    }

    /// What can be filled in, and nothing else.
    pub fn of_forms(model: &Model, now: Moment) -> Self {
        Self::of(model, true, now)
    }

    fn of(model: &Model, forms_only: bool, now: Moment) -> Self {
        let commands = form::sheets().map(|sheet| Offer {
            choice: Choice::Sheet(sheet),
            words: format!("{} {} {}", sheet.title(), sheet.does, sheet.arguments()),
            called: entry::also(sheet.name).map(str::to_owned).collect(),
            item: Item {
                name: sheet.title(),
                more: sheet.arguments(),
                about: sheet.does.to_owned(),
                why_not: why_not(model, sheet, now),
            },
        });
        let rows = keys::table()
            .filter(|row| row.offered && (!forms_only || row.action == Action::Export))
            .map(|row| Offer {
                choice: Choice::Key(row),
                words: row.words.to_owned(),
                called: match row.action {
                    Action::Export => EXPORTED.map(str::to_owned).to_vec(),
                    _ => Vec::new(),
                },
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
            forms_only,
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
            let mut score = |words: &str| pattern.score(Utf32Str::new(words, &mut letters), &mut matcher);
            let also = || offer.called.join(" ");
            if let Some(score) = score(&offer.words).or_else(|| score(&also())) {
                scored.push((score, at));
            }
        }
        // What is called so comes before what only speaks of it.
        let query = self.query.text().trim().trim_start_matches('/').to_lowercase();
        let called = |at: usize| {
            let name = self.offers[at].item.name.trim_start_matches('/').to_lowercase();
            let other = || {
                self.offers[at]
                    .called
                    .iter()
                    .any(|other| other.starts_with(&query))
            };
            match () {
                () if query.is_empty() => 2,
                () if name.starts_with(&query) => 0,
                () if query.len() > 2 && other() => 1,
                () => 2,
            }
        };
        scored.sort_by_key(|(score, at)| (called(*at), std::cmp::Reverse(*score), *at));
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.at = 0;
    }

    /// Goes through what was found.
    pub fn go(&mut self, going: Going, page: usize) {
        self.at = stepped(self.at, self.found.len().saturating_sub(1), page, going);
    }

    /// Selects one of `items`.
    pub fn select(&mut self, at: usize) {
        self.at = at.min(self.found.len().saturating_sub(1));
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

/// Why something would be refused now, or would break the rules.
fn why_not(model: &Model, sheet: Sheet, now: Moment) -> Option<String> {
    let meeting = &model.clerk()?.meeting;
    if sheet.command && !sheet.needs_words() {
        match entry::enter(&sheet.title(), meeting, now) {
            Err(Misread::Refused(why)) => return Some(format!("not now: {why}")),
            Err(Misread::Wants(_)) | Ok(_) => {}
        }
    }
    possible::rule_against(meeting, &sheet.title()).map(|why| format!("by the rules not now: {why}"))
}
