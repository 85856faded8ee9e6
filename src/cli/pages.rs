//! What the program says of itself: keys, schemas, completions, the manual page.

use std::path::Path;

use clap::CommandFactory;

use super::{Quorate, export, man, print};
use crate::config::{self, Config, Values};
use crate::error::Error;
use crate::library::kept::SCHEMA;
use crate::minutes::{Style, docx, schema};
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
/// There is no such style; or what was checked lacks what it needs.
pub fn styles(named: Option<&str>, checked: Option<&str>) -> Result<(), Error> {
    let Some(named) = named else {
        let about = |name: &str| Style::shipped(name).map(|style| style.about).unwrap_or_default();
        let list = Style::names().map(|name| format!("{name:<10} {}\n", about(name)));
        return print(&list.collect::<String>());
    };
    match (named, checked) {
        ("check", Some(style)) => check_style(style),
        ("check", None) => Err(Error::request(
            "name the style to check: quorate styles check house.toml".to_owned(),
        )),
        (named, Some(more)) => Err(Error::request(format!(
            "`{more}` is one too many: `quorate styles {named}` prints a page, `quorate styles check {more}` checks one"
        ))),
        (named, None) => {
            let page = Style::page(named);
            let page = page.ok_or_else(|| {
                Error::request(format!("there is no style {named}: `quorate styles` lists them"))
            })?;
            print(page)
        }
    }
}

/// Whether a style can be used, and what the Word template that it names has not.
fn check_style(named: &str) -> Result<(), Error> {
    let style = export::style(named)?;
    let template = style.docx.template.as_str();
    if template.is_empty() {
        return print(&format!("{named} can be used. It names no Word template\n"));
    }
    let wrong = |error: docx::TemplateError| Error::request(format!("docx.template: {template}: {error}"));
    let lacking = docx::lacking(&export::template_at(template)?).map_err(wrong)?;
    let mut told = format!("{named} can be used, with the template {template}\n");
    for style in &lacking.styles {
        told.push_str(&format!(
            "no style \u{201c}{style}\u{201d}: Quorate's own is added to the paper\n"
        ));
    }
    for field in &lacking.unknown {
        told.push_str(&format!(
            "{{{{{field}}}}} is filled in by nothing, and stays as it is\n"
        ));
    }
    print(&shown_lines(&told))?;
    match lacking.place {
        false => Ok(()),
        true => Err(Error::no(format!(
            "{template} says nowhere {{{{minutes}}}}: write it in a paragraph of its own where the minutes are to stand"
        ))),
    }
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
