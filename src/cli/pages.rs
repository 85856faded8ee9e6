//! What the program says of itself: keys, schemas, completions, the manual page.

use std::path::Path;

use clap::CommandFactory;

use super::{Quorate, man, print};
use crate::config::{self, Config, Values};
use crate::error::Error;
use crate::library::kept::SCHEMA;
use crate::minutes::{Style, schema};
use crate::shown::shown_lines;
use crate::ui;
use crate::ui::keys::Keymap;

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Schema {
    /// A line of a session log
    Log,
    /// The record that `export --format json` writes
    Record,
    /// The tables of the library, in SQL
    Library,
}

/// As what the table of keys is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum KeysAs {
    /// Columns, with the name that the config file has for each action
    Text,
    /// Markdown tables
    Md,
}

/// The table of keys, as they are set, and of everything with the ways to it.
pub fn keys(format: KeysAs, keys: &Keymap) -> String {
    match format {
        KeysAs::Text => format!("{}\n{}", ui::keys::columns(keys), ui::ways::columns(keys)),
        KeysAs::Md => format!("{}{}", ui::keys::markdown(keys), ui::ways::markdown(keys)),
    }
}

/// What is set, or all there is to set.
pub fn config(config: &Config, defaults: bool, json: bool) -> String {
    if defaults {
        // Folders beside the file are written as that.
        config::defaults(&Values::at_first(Some(Path::new("config.toml"))))
    } else if json {
        config::in_force_json(config)
    } else {
        shown_lines(&config::in_force(config))
    }
}

/// A schema, as text.
///
/// # Errors
/// None in practice: a schema is a value that JSON can hold.
pub fn schema(of: Schema) -> Result<String, Error> {
    let schema = match of {
        Schema::Log => schema::log_schema(),
        Schema::Record => schema::record_schema(),
        Schema::Library => return Ok(SCHEMA.to_owned()),
    };
    let text = serde_json::to_string_pretty(&schema);
    text.map(|text| text + "\n")
        .map_err(|error| Error::failed(error.to_string()))
}

/// The house styles that come with the program; or the page of one, to begin an own one from.
///
/// # Errors
/// There is no such style.
pub fn styles(named: Option<&str>) -> Result<String, Error> {
    let Some(named) = named else {
        let about = |name: &str| Style::shipped(name).map(|style| style.about).unwrap_or_default();
        return Ok(Style::names()
            .map(|name| format!("{name:<10} {}\n", about(name)))
            .collect());
    };
    let page = Style::page(named).map(str::to_owned);
    page.ok_or_else(|| Error::request(format!("there is no style {named}: `quorate styles` lists them")))
}

/// Prints the completions for a shell.
///
/// # Errors
/// Standard output failed.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Error> {
    let mut page = Vec::new();
    clap_complete::generate(shell, &mut Quorate::command(), "quorate", &mut page);
    print(&String::from_utf8_lossy(&page))
}

/// Prints the manual page.
///
/// # Errors
/// Standard output failed.
pub fn man() -> Result<(), Error> {
    let page = man::page(Quorate::command()).map_err(|error| Error::failed(error.to_string()))?;
    print(&page)
}
