//! The config file and the environment, read.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::*;
use crate::ui::keys::{Action, Place};

fn file() -> Option<PathBuf> {
    Some(PathBuf::from("/etc/clerk/config.toml"))
}

fn read(text: &str) -> Result<Config, Error> {
    Config::of(file(), Some(text))
}

fn told(text: &str) -> String {
    read(text)
        .map(|_| String::new())
        .unwrap_or_else(|error| error.to_string())
}

#[test]
fn the_defaults_that_are_printed_read_back_as_the_defaults() {
    let page = defaults(&Values::at_first(Some(Path::new("config.toml"))));
    let config = read(&page).unwrap_or_else(|error| panic!("{error}\n{page}"));
    let at_first = Values::at_first(file().as_deref());
    for option in OPTIONS {
        // What has no value at first stands there as a remark.
        let named = format!("{} = ", option.name);
        assert!(
            page.contains(&format!("\n{named}")) || page.contains(&format!("\n# {named}")),
            "{}",
            option.name
        );
        assert_eq!(
            (option.shown)(&config.values),
            (option.shown)(&at_first),
            "{}",
            option.name
        );
    }
    // Every action is there, and each has the keys of the table.
    for place in Place::ALL {
        for row in crate::ui::keys::at(place) {
            assert!(
                config.bound.contains_key(&(place.key(), row.action.name())),
                "{place:?} {row:?}"
            );
            assert_eq!(config.values.keys.keys(place, row), row.keys, "{place:?} {row:?}");
        }
    }
}

#[test]
fn every_option_is_read_and_says_where_it_comes_from() {
    let config = read(
        "sessions = \"here\"\norders = \"/srv/orders\"\ncache = \"c\"\nstyle = \"house.toml\"\ntheme = \"light\"\n\
         clock = \"12h\"\ndates = \"cy\"\ncountry = \"us\"\nmouse = false\nbell = true\n",
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let values = &config.values;
    assert_eq!(values.sessions, Some("/etc/clerk/here".into()), "beside the file");
    assert_eq!(values.orders, Some("/srv/orders".into()));
    assert_eq!(values.cache, Some("/etc/clerk/c".into()));
    assert_eq!(values.style, "/etc/clerk/house.toml");
    let look = values.look();
    assert_eq!(look.theme.mark, Theme::LIGHT.mark);
    assert_eq!(
        look.theme.manner,
        Manner {
            language: Language::Welsh,
            hours: Hours::Twelve
        }
    );
    assert!(!look.mouse && look.bell);
    for (at, option) in OPTIONS.iter().enumerate() {
        assert_eq!(
            config.sources.get(option.name),
            Some(&Source::File(at + 1)),
            "{}",
            option.name
        );
    }
    let shown = in_force(&config);
    assert!(shown.contains("\"cy\""), "{shown}");
    assert!(shown.contains("/etc/clerk/config.toml:7"), "{shown}");
}

#[test]
fn the_orders_go_with_the_config_file_that_is_named() {
    let config = Config::of(file(), None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(config.values.orders, Some("/etc/clerk/orders".into()));
}

#[test]
fn what_cannot_be_understood_is_named_with_its_line_all_of_it() {
    let told = told("theme = \"drak\"\n\nmouses = true\nclock = 13\nmouse = \"maybe\"\nsessions = []\n");
    let lines: Vec<&str> = told.lines().collect();
    let begins = [
        "/etc/clerk/config.toml:1: `theme` takes dark, light, high-contrast or none, not `drak` (`dark`?)",
        "/etc/clerk/config.toml:3: there is no option `mouses` (`mouse`?). Options: sessions, ",
        "/etc/clerk/config.toml:4: `clock` takes 24h or 12h, not `13`",
        "/etc/clerk/config.toml:5: `mouse` takes true or false, not `maybe`",
        "/etc/clerk/config.toml:6: `sessions` takes a folder",
    ];
    assert_eq!(lines.len(), begins.len(), "{told}");
    for (line, begin) in lines.iter().zip(begins) {
        assert!(line.starts_with(begin), "{line}\nis not\n{begin}");
    }
    assert!(self::told("\n\ntheme = ").starts_with("/etc/clerk/config.toml:3: this is not TOML"));
}

#[test]
fn the_environment_goes_before_the_file_and_a_flag_before_both() {
    let mut config =
        read("theme = \"light\"\nsessions = \"here\"\n").unwrap_or_else(|error| panic!("{error}"));
    let set = |name: &str| match name {
        "QUORATE_THEME" => Some("high-contrast".into()),
        "QUORATE_SESSIONS" => Some("there".into()),
        "QUORATE_MOUSE" => Some("off".into()),
        "QUORATE_BELL" => Some(OsString::new()),
        _ => None,
    };
    assert!(config.take_environment(set).is_ok());
    assert_eq!(config.values.theme, "high-contrast");
    assert_eq!(config.values.sessions, Some("there".into()));
    assert!(!config.values.mouse && !config.values.bell);
    assert_eq!(config.from("theme"), "QUORATE_THEME");
    config.take_flags(Some(Path::new("flagged")));
    assert_eq!(config.values.sessions, Some("flagged".into()));
    assert_eq!(config.from("sessions"), "--sessions");
    let wrong = config.take_environment(|name| (name == "QUORATE_DATES").then(|| "tlh".into()));
    assert!(wrong.is_err_and(|error| {
        error
            .to_string()
            .starts_with("QUORATE_DATES: `dates` takes en, cy")
    }));
}

#[test]
fn no_color_is_honoured_unless_this_program_was_asked_for_a_theme() {
    let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".into());
    let mut config = read("").unwrap_or_else(|error| panic!("{error}"));
    assert!(config.take_environment(no_color).is_ok());
    assert_eq!(config.values.look().theme.mark, Theme::PLAIN.mark);
    assert_eq!(config.from("theme"), "NO_COLOR");
    let mut config = read("theme = \"dark\"").unwrap_or_else(|error| panic!("{error}"));
    assert!(config.take_environment(no_color).is_ok());
    assert_eq!(config.values.theme, "dark");
}

#[test]
fn keys_are_bound_everywhere_or_in_one_place() {
    let config = read("[keys]\nhelp = \"F9\"\n[keys.minutes]\nstrike = [\"d\", \"Alt-S\"]\nhelp = \"F8\"\n")
        .unwrap_or_else(|error| panic!("{error}"));
    let keys = &config.values.keys;
    assert_eq!(keys.shown(Place::Entry, Action::Help), "F9");
    assert_eq!(
        keys.shown(Place::Minutes, Action::Help),
        "F8",
        "one place goes before all"
    );
    assert_eq!(keys.shown(Place::Minutes, Action::Strike), "d");
    let shown = in_force(&config);
    assert!(shown.contains("keys.minutes.strike"), "{shown}");
    assert!(shown.contains("config.toml:4"), "{shown}");
}

#[test]
fn what_is_wrong_with_keys_is_named_with_its_line() {
    for (text, begins) in [
        ("[keys]\nhlep = \"F9\"", "2: there is no action `hlep` (`help`?)"),
        (
            "[keys.entyr]\nhelp = \"F9\"",
            "1: there is no place [keys.entyr] (`entry`?)",
        ),
        (
            "[keys.entry]\nstrike = \"F9\"",
            "2: there is no action `strike` in `entry`",
        ),
        ("[keys.entry]\nhelp = \"Hyper-F9\"", "2: `Hyper-F9` is no key"),
        ("[keys.entry]\nhelp = 2", "2: a key is written in quotes"),
        ("keys = 1", "1: `keys` is a table"),
        (
            "[keys.entry]\nhelp = \"Ctrl-G\"\nfind-command = \"Ctrl-G\"",
            "3: Ctrl-G would do two things in `entry`: `help` and `find-command`. Give one of them another key (the other is in line 2)",
        ),
        (
            "[keys.entry]\nhelp = \"Enter\"",
            "2: Enter would do two things in `entry`: `record` and `help`. Give one of them another key (`record` has it unless you give it others)",
        ),
        ("[keys]\nleave = []", "2: `leave` would have no key"),
        (
            "[keys]\nrecord = \"Ctrl-Enter\"",
            "2: `record` would have no key in `entry` that every terminal sends",
        ),
        ("[keys.entry]\nhelp = \"h\"", "2: h is typed in `entry`"),
        (
            "[keys.palette]\nclose = []",
            "2: `close` would have no key in `palette`",
        ),
    ] {
        let told = told(text);
        let wanted = format!("/etc/clerk/config.toml:{begins}");
        assert!(told.starts_with(&wanted), "{text}\n{told}\nis not\n{wanted}");
    }
    let everywhere = told("[keys]\nleave = []");
    assert_eq!(everywhere.lines().count(), 1, "said once: {everywhere}");
}
