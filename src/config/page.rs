//! What there is to set, and what is set, written down.

use super::options::{OPTIONS, Values, quoted};
use super::{Config, Source};
use crate::ui::keys::{self, Keymap, Place};

/// The keys of an action as TOML.
fn chords(keys: &Keymap, place: Place, row: &'static keys::Row) -> String {
    let names: Vec<String> = keys
        .keys(place, row)
        .iter()
        .map(|chord| quoted(&chord.name()))
        .collect();
    format!("[{}]", names.join(", "))
}

/// A config file with every option as it is at first.
pub fn defaults(at_first: &Values) -> String {
    let mut page = String::from(
        "# Every option of quorate as it is at first. Keep only the lines you change: what is left out follows\n\
         # the program. An environment variable, as QUORATE_THEME=light, goes before this file, and a flag before\n\
         # both. A folder that does not begin with / is looked for beside this file. `quorate config` shows what is\n\
         # in force, and where each value comes from.\n",
    );
    for option in OPTIONS {
        page.push_str(&format!("\n# {}\n# Takes {}", option.means, option.takes));
        if let Some(words) = option.at_first {
            page.push_str(&format!(". At first {words}"));
        }
        match (option.shown)(at_first) {
            Some(value) => page.push_str(&format!(".\n{} = {value}\n", option.name)),
            None => page.push_str(&format!(".\n# {} = \n", option.name)),
        }
    }
    page.push_str(
        "\n# What you type for what: a blank after it expands it, and undo takes that back.\n[abbreviations]\n\
         # cttee = \"Standing Committee\"\n\
         \n# What is always said, by a word of the item's title; `any` is for every item. Filled from the record:\n\
         # {apologies}, {chair}, {body}, {date}, {next}.\n[phrases]\n\
         # apolog = [\"Apologies were received from {apologies}.\"]\n",
    );
    page.push_str(
        "\n# Keys by place. What stands under [keys] itself holds in every place: help = \"F9\". One key or a list;\n\
         # they are written as help shows them: \"Ctrl-P\", \"Alt-X\", \"F9\", \"PgUp\", \"Space\", \"↑\", \"x\".\n",
    );
    for place in Place::ALL {
        page.push_str(&format!("\n# {}\n[keys.{}]\n", place.name(), place.key()));
        let lines: Vec<(String, &str)> = keys::at(place)
            .map(|row| {
                let keys = chords(&at_first.keys, place, row);
                (format!("{} = {keys}", row.action.name()), row.words)
            })
            .collect();
        let wide = lines
            .iter()
            .map(|(line, _)| line.chars().count())
            .max()
            .unwrap_or(0)
            .min(48);
        for (line, words) in lines {
            let gap = wide.saturating_sub(line.chars().count());
            page.push_str(&format!("{line}{}  # {words}\n", " ".repeat(gap)));
        }
    }
    page
}

/// A line of what is in force: name, value as TOML, and where it comes from.
struct Line {
    name: String,
    value: Option<String>,
    from: String,
}

fn lines(config: &Config) -> Vec<Line> {
    let options = OPTIONS.iter().map(|option| Line {
        name: option.name.to_owned(),
        value: (option.shown)(&config.values),
        from: config.from(option.name),
    });
    let file = config.file.as_ref().map(|path| path.display().to_string());
    let keys = Place::ALL.into_iter().flat_map(|place| {
        let file = file.clone().unwrap_or_default();
        keys::at(place).filter_map(move |row| {
            let line = config.bound.get(&(place.key(), row.action.name()))?;
            Some(Line {
                name: format!("keys.{}.{}", place.key(), row.action.name()),
                value: Some(chords(&config.values.keys, place, row)),
                from: format!("{file}:{line}"),
            })
        })
    });
    options.chain(keys).collect()
}

/// What is in force, in columns.
pub fn in_force(config: &Config) -> String {
    let lines = lines(config);
    let name = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
    let value = |line: &Line| line.value.clone().unwrap_or_else(|| "none".into());
    let wide = lines
        .iter()
        .map(|line| value(line).chars().count())
        .max()
        .unwrap_or(0)
        .min(56);
    let mut page = String::new();
    for line in &lines {
        page.push_str(&format!(
            "{:<name$}  {:<wide$}  {}\n",
            line.name,
            value(line),
            line.from
        ));
    }
    page.push_str(&match &config.file {
        Some(file) if config.was_read => format!("\nConfig file: {}\n", file.display()),
        Some(file) => format!(
            "\nThere is no config file {}: `quorate config --defaults` prints one to begin with.\n",
            file.display()
        ),
        None => "\nNo folder for a config file is known here: --config FILE names one.\n".to_owned(),
    });
    if config.bound.is_empty() {
        page.push_str("Keys: as `quorate keys` lists them.\n");
    }
    page
}

/// What is in force, as JSON.
pub fn in_force_json(config: &Config) -> String {
    let value = |line: &Line| match &line.value {
        Some(value) => {
            let read: Option<toml::Table> = toml::from_str(&format!("v = {value}")).ok();
            let read = read.and_then(|table| table.get("v").cloned());
            serde_json::to_value(read).unwrap_or(serde_json::Value::Null)
        }
        None => serde_json::Value::Null,
    };
    let rows: Vec<serde_json::Value> = lines(config)
        .iter()
        .map(|line| serde_json::json!({"name": line.name, "value": value(line), "from": line.from}))
        .collect();
    format!("{:#}\n", serde_json::Value::Array(rows))
}

/// The table of options for the README.
pub fn markdown() -> String {
    let at_first = Values::at_first(None);
    let mut page = String::from("| option | takes | at first | |\n|---|---|---|---|\n");
    for option in OPTIONS {
        let value = || (option.shown)(&at_first).map(|value| format!("`{value}`"));
        let first = option
            .at_first
            .map(str::to_owned)
            .or_else(value)
            .unwrap_or_default();
        let flag = option
            .flag
            .map(|flag| format!(" `{flag}` goes before it."))
            .unwrap_or_default();
        page.push_str(&format!(
            "| `{}` | {} | {first} | {}{flag} |\n",
            option.name, option.takes, option.means
        ));
    }
    page
}

impl Config {
    /// Where the value of an option comes from, in words.
    pub(super) fn from(&self, name: &str) -> String {
        match self.sources.get(name) {
            Some(Source::Flag(flag)) => (*flag).to_owned(),
            Some(Source::Environment(variable)) => variable.clone(),
            Some(Source::File(line)) => {
                let file = self.file.as_ref().map(|path| path.display().to_string());
                format!("{}:{line}", file.unwrap_or_default())
            }
            None => "default".to_owned(),
        }
    }
}
