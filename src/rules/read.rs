//! A file into rules, or into all that is wrong with it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::given::Given;
use super::named::Named;
use super::settings::{SECTIONS, Section};
use super::{Complaint, Standing, preset, preset_names};
use crate::meeting::orders::{Orders, Phrases};

/// Reads standing orders; `name` is how a rule without a source of its own is called in findings.
///
/// # Errors
/// Everything in it that could not be understood, in its order.
pub fn read(name: &str, text: &str) -> Result<Standing, Vec<Complaint>> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let complain = |error: &toml::de::Error| Complaint {
            line: error.span().map_or(1, |span| line(span.start)),
            what: error.message().to_owned(),
            instead: "a line is a [section], or key = value, with text in double quotes".into(),
        };
        return Err(errors.iter().map(complain).collect());
    }
    let mut reader = Reader {
        text,
        source: format!("the standing orders of {name}"),
        complaints: Vec::new(),
    };
    let standing = reader.standing(table.get_ref());
    let mut complaints = reader.complaints;
    complaints.sort_by_key(|one| one.line);
    match complaints.is_empty() {
        true => Ok(standing),
        false => Err(complaints),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The source of a rule that names none.
    source: String,
    complaints: Vec<Complaint>,
}

type Entry<'t> = (&'t Spanned<std::borrow::Cow<'t, str>>, &'t Spanned<DeValue<'t>>);

/// What stands in a table, in the order of the file: the first special rule that fits holds.
fn in_order<'t>(table: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

impl Reader<'_> {
    fn complain(&mut self, at: usize, what: impl Into<String>, instead: impl Into<String>) {
        let line = self.text[..at.min(self.text.len())].matches('\n').count() + 1;
        self.complaints.push(Complaint {
            line,
            what: what.into(),
            instead: instead.into(),
        });
    }

    fn standing(&mut self, table: &DeTable<'_>) -> Standing {
        let mut standing = Standing {
            title: None,
            based_on: None,
            orders: Orders::default(),
        };
        let entries = in_order(table);
        for (key, value) in &entries {
            let given = Given(value.get_ref()).text().filter(|text| !text.is_empty());
            match (key.get_ref().as_ref(), given) {
                ("title", Some(title)) => standing.title = Some(title),
                ("title", None) => {
                    self.complain(value.span().start, "this is no title", "a text in double quotes")
                }
                ("based_on", Some(base)) => match preset(&base).map(|text| read(&base, text)) {
                    Some(Ok(base_rules)) => {
                        standing.orders = base_rules.orders;
                        standing.based_on = Some(base);
                    }
                    Some(Err(_)) | None => self.complain(
                        value.span().start,
                        format!("there is no preset {base}"),
                        format!("based_on names one of {}", preset_names()),
                    ),
                },
                ("based_on", None) => self.complain(
                    value.span().start,
                    "this names no preset",
                    format!("based_on names one of {}", preset_names()),
                ),
                _ => {}
            }
        }
        for (key, value) in entries {
            self.section(&mut standing.orders, key, value);
        }
        standing
    }

    fn section(
        &mut self,
        orders: &mut Orders,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let name = key.get_ref().as_ref();
        if matches!(name, "title" | "based_on") {
            return;
        }
        let known = SECTIONS.iter().find(|section| section.name == name);
        let Some(table) = value.get_ref().as_table() else {
            let instead = match known.is_some() || matches!(name, "special" | "limit" | "phrases") {
                true => format!("a section is headed [{name}]"),
                false => sections(),
            };
            return self.complain(key.span().start, format!("{name} is no setting"), instead);
        };
        match (known, name) {
            (Some(section), _) => self.settings(orders, section, table),
            (None, "special") => self.named(&mut orders.special, table),
            (None, "limit") => self.named(&mut orders.limits, table),
            (None, "phrases") => self.phrases(&mut orders.phrases, table),
            (None, _) => {
                self.complain(
                    key.span().start,
                    format!("there is no section [{name}]"),
                    sections(),
                );
            }
        }
    }

    fn settings(&mut self, orders: &mut Orders, section: &Section, table: &DeTable<'_>) {
        let mut sourced = false;
        for (key, value) in in_order(table) {
            let (name, given) = (key.get_ref().as_ref(), Given(value.get_ref()));
            if name == "source" {
                sourced = true;
                match given.text() {
                    Some(text) => *(section.source)(orders) = text,
                    None => self.no_source(value.span().start),
                }
                continue;
            }
            let Some(setting) = section.settings.iter().find(|one| one.key == name) else {
                let known: Vec<&str> = section.settings.iter().map(|one| one.key).collect();
                self.unknown(key.span().start, name, section.name, &known);
                continue;
            };
            if (setting.set)(orders, given).is_none() {
                self.misfit(value, section.name, name, setting.takes);
            }
        }
        if !sourced {
            *(section.source)(orders) = self.source.clone();
        }
    }

    fn named<T: Named>(&mut self, rules: &mut Vec<T>, table: &DeTable<'_>) {
        let mut new = Vec::new();
        for (key, value) in in_order(table) {
            let name = key.get_ref().as_ref();
            let Some(table) = value.get_ref().as_table() else {
                let what = format!("[{}] holds no settings itself", T::SECTION);
                self.complain(
                    key.span().start,
                    what,
                    format!("give the rule a name: [{}.name]", T::SECTION),
                );
                continue;
            };
            // A rule that is to hold no more.
            if let Some(off) = table.get("off") {
                match off.get_ref().as_bool() {
                    Some(true) => rules.retain(|rule| rule.name() != name),
                    Some(false) => {}
                    None => self.misfit(off, T::SECTION, "off", "true or false"),
                }
                if off.get_ref().as_bool() == Some(true) {
                    continue;
                }
            }
            match rules.iter_mut().find(|rule| rule.name() == name) {
                Some(rule) => self.rule(rule, table),
                None => {
                    let mut rule = T::called(name);
                    self.rule(&mut rule, table);
                    new.push(rule);
                }
            }
        }
        // A body's own rules come before those of what they are based on: the first that fits holds.
        rules.splice(0..0, new);
    }

    /// A body's own take the place of those that its rules are based on, word by word.
    fn phrases(&mut self, phrases: &mut Phrases, table: &DeTable<'_>) {
        for (word, value) in in_order(table) {
            match Given(value.get_ref()).phrases() {
                Some(said) => {
                    phrases.insert(word.get_ref().to_string(), said);
                }
                None => self.misfit(
                    value,
                    "phrases",
                    word.get_ref(),
                    "a list of texts: [\"The minutes of {date}\"]",
                ),
            }
        }
    }

    fn rule<T: Named>(&mut self, rule: &mut T, table: &DeTable<'_>) {
        let mut sourced = false;
        for (key, value) in in_order(table) {
            let (name, given) = (key.get_ref().as_ref(), Given(value.get_ref()));
            match (name, T::KEYS.iter().find(|one| one.key == name)) {
                ("off", _) => {}
                ("source", _) => {
                    sourced = true;
                    match given.text() {
                        Some(text) => *rule.source() = text,
                        None => self.no_source(value.span().start),
                    }
                }
                (_, Some(known)) => {
                    if (known.set)(rule, given).is_none() {
                        self.misfit(value, T::SECTION, name, known.takes);
                    }
                }
                (_, None) => {
                    let known: Vec<&str> = T::KEYS.iter().map(|one| one.key).chain(["off"]).collect();
                    self.unknown(key.span().start, name, T::SECTION, &known);
                }
            }
        }
        if !sourced {
            *rule.source() = self.source.clone();
        }
    }

    fn unknown(&mut self, at: usize, name: &str, section: &str, known: &[&str]) {
        self.complain(
            at,
            format!("[{section}] knows no {name}"),
            format!("there may stand {} and source", known.join(", ")),
        );
    }

    fn misfit(&mut self, value: &Spanned<DeValue<'_>>, section: &str, key: &str, takes: &str) {
        let span = value.span();
        let text = self.text.get(span.clone()).unwrap_or_default();
        let text: String = text.chars().take(40).collect();
        self.complain(
            span.start,
            format!("{text} cannot stand for {key} in [{section}]"),
            format!("it takes {takes}"),
        );
    }

    fn no_source(&mut self, at: usize) {
        self.complain(at, "this is no source", "a text in double quotes: \"SO 14\"");
    }
}

fn sections() -> String {
    let known: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
    format!(
        "there may stand title, based_on, and the sections {}, phrases, special.NAME and limit.NAME",
        known.join(", ")
    )
}
