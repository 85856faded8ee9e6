//! The settings: flags, environment, config file, defaults, in this order. The only place that knows where
//! things are kept.

mod house;
mod keys;
mod options;
mod page;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::capped::{self, Unread};
use crate::entry::House;
use crate::error::Error;
use crate::human_time::FigureOrder;
use crate::meeting::words::{Hours, Language, Manner};
use crate::ui::Look;
use crate::ui::keys::Keymap;
use crate::ui::theme::Theme;
use options::{Choice, Given, OPTIONS};

/// The most bytes of a config file.
const CAP: u64 = 64 << 10;

pub use options::Values;
pub use page::{defaults, in_force, in_force_json, markdown};

/// Tables that the config file may hold besides the options.
const TABLES: [&str; 3] = ["keys", "abbreviations", "phrases"];

/// Where a value comes from, if not from the table of options.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Flag(&'static str),
    Environment(String),
    File(usize),
}

/// What is in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The values.
    pub values: Values,
    sources: BTreeMap<&'static str, Source>,
    file: Option<PathBuf>,
    was_read: bool,
    /// The line of each action's keys, by place and action.
    bound: BTreeMap<(&'static str, &'static str), usize>,
}

impl Values {
    /// As everything is at first, with the folders beside a config file where one is known.
    pub fn at_first(file: Option<&Path>) -> Self {
        let folders = folders();
        Self {
            sessions: folders.as_ref().map(|own| own.data_dir().join("sessions")),
            orders: file.map(|file| file.with_file_name("orders")),
            cache: folders.as_ref().map(|own| own.cache_dir().to_owned()),
            style: "default".into(),
            theme: "dark".into(),
            clock: Hours::TwentyFour,
            dates: Language::English,
            country: None,
            mouse: true,
            bell: false,
            keys: Keymap::default(),
            house: House::default(),
        }
    }

    /// How dates and hours are said.
    pub fn manner(&self) -> Manner {
        Manner {
            language: self.dates,
            hours: self.clock,
        }
    }

    /// Which comes first in a date of figures alone, where the country says so.
    pub fn figures(&self) -> FigureOrder {
        match self.country.as_deref() {
            None => FigureOrder::Unsaid,
            // Those that write the month first; everybody else has the day first.
            Some("US" | "FM" | "MH" | "PW" | "PR" | "GU" | "VI" | "AS" | "MP" | "PH") => {
                FigureOrder::MonthFirst
            }
            Some(_) => FigureOrder::DayFirst,
        }
    }

    /// How the screens are.
    pub fn look(&self) -> Look {
        Look {
            theme: Theme {
                manner: self.manner(),
                ..Theme::named(&self.theme).unwrap_or(Theme::DARK)
            },
            keys: self.keys.clone(),
            bell: self.bell,
            mouse: self.mouse,
            house: self.house.clone(),
            ..Look::default()
        }
    }
}

impl Config {
    /// What the environment, and the config file named or the platform's own, make of the defaults.
    ///
    /// # Errors
    /// The file cannot be read or understood, or was named and is not there; or the environment cannot be
    /// understood.
    pub fn read(named: Option<&Path>) -> Result<Self, Error> {
        let file = named.map(Path::to_owned).or_else(default_path);
        let text = match &file {
            None => None,
            Some(path) => match capped::read(path, CAP) {
                Ok(text) => Some(text),
                Err(Unread::Io(error)) if error.kind() == ErrorKind::NotFound && named.is_none() => None,
                Err(unread) => return Err(Error::unread("config file", path, &unread)),
            },
        };
        let mut config = Self::of(file, text.as_deref())?;
        config.take_environment(|name| std::env::var_os(name))?;
        Ok(config)
    }

    /// What the text of a config file makes of the defaults.
    ///
    /// # Errors
    /// All that cannot be understood in it, each with its line.
    pub fn of(file: Option<PathBuf>, text: Option<&str>) -> Result<Self, Error> {
        let mut config = Self {
            values: Values::at_first(file.as_deref()),
            sources: BTreeMap::new(),
            was_read: text.is_some(),
            file,
            bound: BTreeMap::new(),
        };
        if let Some(text) = text {
            config.take_file(text)?;
        }
        Ok(config)
    }

    fn take_file(&mut self, text: &str) -> Result<(), Error> {
        let shown = self
            .file
            .as_deref()
            .unwrap_or(Path::new("config"))
            .display()
            .to_string();
        let line = |at: usize| {
            text.as_bytes()[..at.min(text.len())]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1
        };
        let table = DeTable::parse(text).map_err(|error| {
            let line = line(error.span().map_or(0, |span| span.start));
            Error::request(format!("{shown}:{line}: this is not TOML: {}", error.message()))
        })?;
        let mut complaints: Vec<(usize, String)> = Vec::new();
        let (mut short, mut said) = (BTreeMap::new(), BTreeMap::new());
        let mut complain = |span: Range<usize>, what: String| complaints.push((line(span.start), what));
        let folder = self
            .file
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""))
            .to_owned();
        for (name, value) in table.get_ref() {
            let given = match value.get_ref() {
                DeValue::String(text) => Some(Given::Text(text)),
                DeValue::Boolean(on) => Some(Given::Switch(*on)),
                DeValue::Integer(number) => Some(Given::Text(number.as_str())),
                _ => None,
            };
            if let Some(option) = OPTIONS.iter().find(|option| option.name == name.get_ref()) {
                match given.and_then(|given| (option.set)(&mut self.values, given, &folder)) {
                    Some(()) => {
                        let at = Source::File(line(name.span().start));
                        self.sources.insert(option.name, at);
                    }
                    None => complain(value.span(), not_allowed(option, given)),
                }
            } else if name.get_ref() == "keys" {
                match value.get_ref().as_table() {
                    Some(table) => {
                        let bound = keys::read(table, &mut self.values.keys, &mut complain);
                        keys::complain_of_faults(&self.values.keys, &bound, line, &mut complain);
                        self.bound = bound.into_iter().map(|(name, at)| (name, line(at))).collect();
                    }
                    None => complain(value.span(), "`keys` is a table: [keys]".into()),
                }
            } else if name.get_ref() == "abbreviations" {
                match value.get_ref().as_table() {
                    Some(table) => short = house::abbreviations(table, &mut complain),
                    None => complain(value.span(), "`abbreviations` is a table: [abbreviations]".into()),
                }
            } else if name.get_ref() == "phrases" {
                match value.get_ref().as_table() {
                    Some(table) => said = house::phrases(table, &mut complain),
                    None => complain(value.span(), "`phrases` is a table: [phrases]".into()),
                }
            } else {
                let known: Vec<&str> = OPTIONS.iter().map(|option| option.name).chain(TABLES).collect();
                let near = meant(name.get_ref(), known.iter().copied());
                complain(
                    name.span(),
                    format!(
                        "there is no option `{}`{near}. Options: {}",
                        name.get_ref(),
                        known.join(", ")
                    ),
                );
            }
        }
        self.values.house = House::new(said, short);
        complaints.sort();
        if complaints.is_empty() {
            return Ok(());
        }
        let each: Vec<String> = complaints
            .iter()
            .map(|(line, what)| format!("{shown}:{line}: {what}"))
            .collect();
        Err(Error::request(each.join("\n")))
    }

    fn take_environment(&mut self, variable: impl Fn(&str) -> Option<OsString>) -> Result<(), Error> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        for option in OPTIONS {
            let name = option.variable();
            let Some(value) = set(&name) else { continue };
            let text = value.to_string_lossy();
            let given = Given::Text(&text);
            if (option.set)(&mut self.values, given, Path::new("")).is_none() {
                return Err(Error::request(format!(
                    "{name}: {}",
                    not_allowed(option, Some(given))
                )));
            }
            self.sources.insert(option.name, Source::Environment(name));
        }
        // A theme that somebody chose for this program goes before what they ask of all (no-color.org).
        if set("NO_COLOR").is_some() && !self.sources.contains_key("theme") {
            self.values.theme = "none".into();
            self.sources
                .insert("theme", Source::Environment("NO_COLOR".into()));
        }
        Ok(())
    }

    /// Takes what the flags say.
    pub fn take_flags(&mut self, sessions: Option<&Path>) {
        if let Some(sessions) = sessions {
            self.values.sessions = Some(sessions.to_owned());
            self.sources.insert("sessions", Source::Flag("--sessions"));
        }
    }

    /// The folder of the session logs.
    ///
    /// # Errors
    /// The platform has no such folder and none is named.
    pub fn sessions(&self) -> Result<PathBuf, Error> {
        self.values.sessions.clone().ok_or_else(|| {
            Error::request("no home folder is known to keep the sessions in: name one with --sessions DIR")
        })
    }
}

/// Each option: its name, its environment variable, what it takes, what it means.
pub fn options() -> impl Iterator<Item = (&'static str, String, &'static str, &'static str)> {
    OPTIONS
        .iter()
        .map(|option| (option.name, option.variable(), option.takes, option.means))
}

/// Why a value is none for an option, and what would be.
fn not_allowed(option: &Choice, given: Option<Given<'_>>) -> String {
    let words = (option.words)();
    let text = match given {
        Some(Given::Text(text)) => text.trim().to_owned(),
        Some(Given::Switch(on)) => on.to_string(),
        None => return format!("`{}` takes {}", option.name, option.takes),
    };
    format!(
        "`{}` takes {}, not `{text}`{}",
        option.name,
        option.takes,
        meant(&text, words)
    )
}

/// What was meant, where one of the words is like it.
fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    crate::did_you_mean::near(word, known)
        .map(|near| format!(" (`{near}`?)"))
        .unwrap_or_default()
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "quorate")
}

fn default_path() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("config.toml"))
}

#[cfg(test)]
mod tests;
