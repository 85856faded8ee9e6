//! THE table of options: what each is called, takes, means and is at first. The config file is read by it, the
//! environment too; `quorate config` and the README are written from it.

use std::path::{Path, PathBuf};

use crate::entry::House;
use crate::meeting::words::{Hours, Language};
use crate::ui::keys::Keymap;
use crate::ui::theme::Theme;

/// What is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// The folder of the session logs; none where the platform has no place for it.
    pub sessions: Option<PathBuf>,
    /// The folder of one's own standing orders.
    pub orders: Option<PathBuf>,
    /// The folder of what can be worked out again.
    pub cache: Option<PathBuf>,
    /// The house style of the minutes: a name, or a file.
    pub style: String,
    /// The theme's name.
    pub theme: String,
    /// By which clock hours are shown.
    pub clock: Hours,
    /// In which language dates are said.
    pub dates: Language,
    /// In which country the bodies meet, by its two letters; none where nobody said.
    pub country: Option<String>,
    /// Whether the mouse is the program's.
    pub mouse: bool,
    /// Whether the chair's bell is on to begin with.
    pub bell: bool,
    /// Which keys do what.
    pub keys: Keymap,
    /// What the house always says, and how its clerk abbreviates.
    pub house: House,
}

/// What was given for an option.
#[derive(Debug, Clone, Copy)]
pub enum Given<'a> {
    /// Words.
    Text(&'a str),
    /// Yes or no.
    Switch(bool),
}

impl<'a> Given<'a> {
    fn text(self) -> Option<&'a str> {
        match self {
            Given::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Given::Switch(_) => None,
        }
    }

    fn switch(self) -> Option<bool> {
        match self {
            Given::Switch(on) => Some(on),
            Given::Text(text) => match text.trim().to_lowercase().as_str() {
                "true" | "on" | "yes" | "1" => Some(true),
                "false" | "off" | "no" | "0" => Some(false),
                _ => None,
            },
        }
    }
}

/// An option.
pub struct Choice {
    /// Its name in the config file; `QUORATE_` and the same in capitals in the environment.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What it is at first, in words, where that depends on the machine.
    pub at_first: Option<&'static str>,
    /// What it means.
    pub means: &'static str,
    /// The flag that goes before it.
    pub flag: Option<&'static str>,
    /// The words it may be, where they are few.
    pub words: fn() -> Vec<&'static str>,
    /// Sets it; none where it may not be that. A path is taken from the folder.
    pub set: fn(&mut Values, Given<'_>, &Path) -> Option<()>,
    /// It as TOML; none where it has no value.
    pub shown: fn(&Values) -> Option<String>,
}

/// The table. `[keys]` has a table of its own: `ui::keys`.
pub const OPTIONS: &[Choice] = &[
    Choice {
        name: "sessions",
        takes: "a folder",
        at_first: Some("`quorate/sessions` in the platform's data folder"),
        means: "Where the session logs are kept.",
        flag: Some("--sessions"),
        words: Vec::new,
        set: |values, given, folder| {
            values.sessions = Some(path(given.text()?, folder));
            Some(())
        },
        shown: |values| values.sessions.as_deref().map(of_path),
    },
    Choice {
        name: "orders",
        takes: "a folder",
        at_first: Some("`orders` beside the config file"),
        means: "Where your own standing orders are kept, a TOML file each.",
        flag: None,
        words: Vec::new,
        set: |values, given, folder| {
            values.orders = Some(path(given.text()?, folder));
            Some(())
        },
        shown: |values| values.orders.as_deref().map(of_path),
    },
    Choice {
        name: "cache",
        takes: "a folder",
        at_first: Some("`quorate` in the platform's cache folder"),
        means: "Where what makes lists and search quick is kept. It can be deleted at any time.",
        flag: None,
        words: Vec::new,
        set: |values, given, folder| {
            values.cache = Some(path(given.text()?, folder));
            Some(())
        },
        shown: |values| values.cache.as_deref().map(of_path),
    },
    Choice {
        name: "style",
        takes: "a house style's name, or a TOML file",
        at_first: None,
        means: "The house style of the minutes; `quorate styles` lists those that come with the program.",
        flag: Some("--style"),
        words: Vec::new,
        set: |values, given, folder| {
            let named = given.text()?;
            let shipped = crate::minutes::Style::names().any(|name| name == named);
            values.style = match shipped {
                true => named.to_owned(),
                false => path(named, folder).display().to_string(),
            };
            Some(())
        },
        shown: |values| Some(quoted(&values.style)),
    },
    Choice {
        name: "theme",
        takes: "dark, light, high-contrast or none",
        at_first: None,
        means: "The colours. Dark and light use the terminal's own; none uses none, as NO_COLOR asks for.",
        flag: None,
        words: || Theme::ALL.iter().map(|(name, _)| *name).collect(),
        set: |values, given, _| {
            let (name, _) = Theme::ALL.iter().find(|(name, _)| given.text() == Some(name))?;
            values.theme = (*name).to_owned();
            Some(())
        },
        shown: |values| Some(quoted(&values.theme)),
    },
    Choice {
        name: "clock",
        takes: "24h or 12h",
        at_first: None,
        means: "How hours are shown on the screens: 14:05 or 2:05pm. The minutes follow their house style.",
        flag: None,
        words: || vec!["24h", "12h"],
        set: |values, given, _| {
            values.clock = match given.text()? {
                "24h" | "24" => Hours::TwentyFour,
                "12h" | "12" => Hours::Twelve,
                _ => return None,
            };
            Some(())
        },
        shown: |values| {
            let word = match values.clock {
                Hours::TwentyFour => "24h",
                Hours::Twelve => "12h",
            };
            Some(quoted(word))
        },
    },
    Choice {
        name: "dates",
        takes: "en, cy, ga, fr, de or es",
        at_first: None,
        means: "The language of dates on the screens, and in minutes whose house style names none.",
        flag: None,
        words: || Language::ALL.iter().map(|language| language.code()).collect(),
        set: |values, given, _| {
            values.dates = Language::of(given.text()?)?;
            Some(())
        },
        shown: |values| Some(quoted(values.dates.code())),
    },
    Choice {
        name: "country",
        takes: "a country's two letters, as GB or US",
        at_first: Some("none"),
        means: "Where the bodies meet: it says whether `3/4/2026` is in April or in March. Without it such a date asks.",
        flag: None,
        words: Vec::new,
        set: |values, given, _| {
            let text = given.text()?.to_ascii_uppercase();
            let sound = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
            values.country = sound.then_some(text);
            sound.then_some(())
        },
        shown: |values| values.country.as_deref().map(quoted),
    },
    Choice {
        name: "mouse",
        takes: "true or false",
        at_first: None,
        means: "Whether a click and the wheel are the program's. Where not, the terminal selects text as usual.",
        flag: None,
        words: || vec!["true", "false"],
        set: |values, given, _| {
            values.mouse = given.switch()?;
            Some(())
        },
        shown: |values| Some(values.mouse.to_string()),
    },
    Choice {
        name: "bell",
        takes: "true or false",
        at_first: None,
        means: "Whether the chair's view begins with the bell on that rings when a speaker's time is over.",
        flag: None,
        words: || vec!["true", "false"],
        set: |values, given, _| {
            values.bell = given.switch()?;
            Some(())
        },
        shown: |values| Some(values.bell.to_string()),
    },
];

impl Choice {
    /// The environment variable that goes before the config file.
    pub fn variable(&self) -> String {
        format!("QUORATE_{}", self.name.to_uppercase())
    }
}

/// A path as it was written, from the folder where it is relative, from home where it begins with `~`.
fn path(text: &str, folder: &Path) -> PathBuf {
    let home = |rest: &str| Some(directories::BaseDirs::new()?.home_dir().join(rest));
    match text.strip_prefix("~/").and_then(home) {
        Some(path) => path,
        None => folder.join(text),
    }
}

fn of_path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// A text as TOML has it.
pub fn quoted(text: &str) -> String {
    // A JSON string is one of TOML, too.
    serde_json::Value::from(text).to_string()
}
