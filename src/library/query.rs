//! What is asked of the registers, in one line: `stiles by:mallon kind:motion from:2016 carried`. Pure.
//!
//! It is read as it is typed, so a word half written is no error where it may yet become something.

use chrono::NaiveDate;

use super::period::days;
use super::tokens::tokens;
use crate::meeting::minute::EntryKind;

/// The most bytes of a query.
const MOST_BYTES: usize = 4 << 10;

/// Words that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words, as they compare.
    pub words: Vec<String>,
    /// Whether the last may go on: it was not put between quotes.
    pub begins: bool,
    /// In any order, with at most so many words between the first and the last.
    pub apart: Option<usize>,
}

/// How many words may stand between those that are asked for `near` one another.
const NEAR: usize = 10;

/// In which order what is found comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The latest meeting's first.
    #[default]
    Latest,
    /// What says most of what is asked first.
    Relevance,
}

/// How something must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the word itself")]
pub enum State {
    Open,
    Overdue,
    Carried,
    Lost,
    Tied,
    Withdrawn,
    Lapsed,
    Tabled,
    Postponed,
    Referred,
    Divided,
    Rescinded,
    Noted,
    Deferred,
    Answered,
    Promised,
    Written,
    Done,
    Dropped,
    Proposed,
    Seconded,
}

impl State {
    /// Every state.
    pub const ALL: [State; 21] = [
        State::Open,
        State::Overdue,
        State::Carried,
        State::Lost,
        State::Tied,
        State::Withdrawn,
        State::Lapsed,
        State::Tabled,
        State::Postponed,
        State::Referred,
        State::Divided,
        State::Rescinded,
        State::Noted,
        State::Deferred,
        State::Answered,
        State::Promised,
        State::Written,
        State::Done,
        State::Dropped,
        State::Proposed,
        State::Seconded,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Overdue => "overdue",
            State::Carried => "carried",
            State::Lost => "lost",
            State::Tied => "tied",
            State::Withdrawn => "withdrawn",
            State::Lapsed => "lapsed",
            State::Tabled => "tabled",
            State::Postponed => "postponed",
            State::Referred => "referred",
            State::Divided => "divided",
            State::Rescinded => "rescinded",
            State::Noted => "noted",
            State::Deferred => "deferred",
            State::Answered => "answered",
            State::Promised => "promised",
            State::Written => "written",
            State::Done => "done",
            State::Dropped => "dropped",
            State::Proposed => "proposed",
            State::Seconded => "seconded",
        }
    }

    /// Those asked for so often that they need no `is:` before them.
    fn stands_alone(self) -> bool {
        matches!(self, State::Open | State::Overdue | State::Carried)
    }
}

/// A question to the registers. Everything in it must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What must be said.
    pub phrases: Vec<Phrase>,
    /// Whose it must be: each the words of a name, or a tag.
    pub by: Vec<Phrase>,
    /// Who must have moved it.
    pub moved: Vec<Phrase>,
    /// Who must have seconded it.
    pub seconded: Vec<Phrase>,
    /// Who must be the one to do it.
    pub owner: Vec<Phrase>,
    /// Who must have voted for it.
    pub in_favour: Vec<Phrase>,
    /// Who must have voted against it.
    pub against: Vec<Phrase>,
    /// Who must have abstained.
    pub abstained: Vec<Phrase>,
    /// Whose meeting it must be.
    pub body: Vec<Phrase>,
    /// In which item: its number or words of its title.
    pub item: Vec<Phrase>,
    /// What it must be: one of these, where there are any.
    pub kinds: Vec<EntryKind>,
    /// How it must stand.
    pub states: Vec<State>,
    /// On this day or after.
    pub from: Option<NaiveDate>,
    /// On this day or before.
    pub to: Option<NaiveDate>,
    /// In which order.
    pub sort: Sort,
}

/// What may stand before a colon, as it is told to whoever writes something else there.
pub const FIELDS: &str = "by: owner: moved: seconded: for: against: abstained: body: item: kind: is: from: to: on: \
                          near: sort:";

/// The parts of a line: text, and whether it stood between quotes. A quote may follow a colon.
fn parts(line: &str) -> Vec<(String, bool)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' | '“' | '”' if quoted => {
                parts.push((std::mem::take(&mut part), true));
                quoted = false;
            }
            '"' | '“' | '”' => {
                if !part.is_empty() && !part.ends_with(':') {
                    parts.push((std::mem::take(&mut part), false));
                }
                quoted = true;
            }
            c if c.is_whitespace() && !quoted => parts.push((std::mem::take(&mut part), false)),
            c => part.push(c),
        }
    }
    parts.push((part, quoted));
    parts.retain(|(part, _)| !part.trim().is_empty());
    parts
}

fn phrase(text: &str, quoted: bool) -> Option<Phrase> {
    let words: Vec<String> = tokens(text).map(|token| token.word).collect();
    (!words.is_empty()).then_some(Phrase {
        words,
        begins: !quoted,
        apart: None,
    })
}

fn kinds(text: &str) -> Result<Vec<EntryKind>, String> {
    let text = text.to_lowercase();
    let begun: Vec<EntryKind> = EntryKind::ALL
        .into_iter()
        .filter(|kind| kind.word().starts_with(&text))
        .collect();
    if begun.is_empty() {
        let all = EntryKind::ALL.map(EntryKind::word).join(", ");
        return Err(format!("no kind of entry is called {text}: there are {all}"));
    }
    Ok(begun)
}

/// Whether `name:value` was meant to ask for something by name.
fn is_field(name: &str, value: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic()) && !value.starts_with("//")
}

fn state(text: &str) -> Result<State, String> {
    let text = text.to_lowercase();
    let found = State::ALL.into_iter().find(|state| state.word() == text);
    found.ok_or_else(|| {
        let all = State::ALL.map(State::word).join(", ");
        format!("nothing can be {text}: it can be {all}")
    })
}

impl Query {
    /// Whether the answer depends on what later meetings settled.
    pub fn asks_whether_settled(&self) -> bool {
        let depends = |state: &State| match state {
            State::Open
            | State::Overdue
            | State::Promised
            | State::Done
            | State::Answered
            | State::Dropped => true,
            State::Carried
            | State::Lost
            | State::Tied
            | State::Withdrawn
            | State::Lapsed
            | State::Tabled
            | State::Postponed
            | State::Referred
            | State::Divided
            | State::Rescinded
            | State::Noted
            | State::Deferred
            | State::Written
            | State::Proposed
            | State::Seconded => false,
        };
        self.states.iter().any(depends)
    }

    /// Reads a line.
    ///
    /// # Errors
    /// It is longer than any query, or a date, a kind or a state in it is none, in words that say what there is.
    pub fn read(line: &str) -> Result<Self, String> {
        if line.len() > MOST_BYTES {
            let most = MOST_BYTES >> 10;
            return Err(format!(
                "the query is longer than {most} KiB: ask for a few words"
            ));
        }
        let mut query = Self::default();
        for (part, quoted) in parts(line) {
            let told = part.split_once(':').filter(|(name, _)| !name.contains(' '));
            match told.map(|(name, value)| (name.to_lowercase(), value)) {
                Some((name, value)) if query.takes(&name, value.trim(), quoted)? => {}
                // A time, an address, a paragraph: no name of anything that can be asked for.
                Some((name, value)) if is_field(&name, value) => {
                    return Err(format!(
                        "nothing is called {name}: there is {FIELDS} and words that hold a colon stand between quotes"
                    ));
                }
                Some(_) | None => query.word(&part, quoted),
            }
        }
        Ok(query)
    }

    /// Asks for one thing more, by its name.
    ///
    /// # Errors
    /// The value is none that the name can have.
    pub fn ask(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.takes(name, value.trim(), false).map(drop)
    }

    fn word(&mut self, part: &str, quoted: bool) {
        let alone = State::ALL
            .into_iter()
            .find(|state| !quoted && state.stands_alone() && state.word() == part.to_lowercase());
        match alone {
            Some(state) => self.states.push(state),
            None => self.phrases.extend(phrase(part, quoted)),
        }
    }

    /// Takes `name:value`, if there is such a name. Nothing after the colon asks for nothing yet.
    fn takes(&mut self, name: &str, value: &str, quoted: bool) -> Result<bool, String> {
        let asked = || phrase(value, quoted);
        match name {
            "by" => self.by.extend(asked()),
            "owner" => self.owner.extend(asked()),
            "for" => self.in_favour.extend(asked()),
            "against" => self.against.extend(asked()),
            "abstained" | "abstain" => self.abstained.extend(asked()),
            "near" => self.phrases.extend(asked().map(|phrase| Phrase {
                apart: Some(NEAR),
                ..phrase
            })),
            "sort" => match value.to_lowercase().as_str() {
                "" | "latest" | "newest" | "date" => self.sort = Sort::Latest,
                "relevance" | "best" => self.sort = Sort::Relevance,
                other => {
                    return Err(format!(
                        "what is found is not sorted by {other}: by latest, or by relevance"
                    ));
                }
            },
            "moved" | "mover" => self.moved.extend(asked()),
            "seconded" | "seconder" => self.seconded.extend(asked()),
            "body" => self.body.extend(asked()),
            "item" => self.item.extend(asked()),
            "kind" | "from" | "to" | "on" | "is" if value.is_empty() => {}
            "kind" => self.kinds.extend(kinds(value)?),
            "from" => self.from = Some(days(value)?.0),
            "to" => self.to = Some(days(value)?.1),
            "on" => {
                let (first, last) = days(value)?;
                (self.from, self.to) = (Some(first), Some(last));
            }
            "is" => self.states.push(state(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        Self {
            sort: Sort::default(),
            ..self.clone()
        } == Self::default()
    }

    /// What it asks for, in words, so that whoever typed it sees how it was taken.
    pub fn in_words(&self) -> String {
        let quote = |phrase: &Phrase| match phrase.begins {
            _ if phrase.apart.is_some() => format!("{} near one another", phrase.words.join(" and ")),
            true => format!("“{}…”", phrase.words.join(" ")),
            false => format!("“{}”", phrase.words.join(" ")),
        };
        let names = |label: &str, phrases: &[Phrase]| -> Vec<String> {
            let one = |phrase: &Phrase| format!("{label} {}", phrase.words.join(" "));
            phrases.iter().map(one).collect()
        };
        let mut parts: Vec<String> = self.phrases.iter().map(quote).collect();
        if !self.kinds.is_empty() {
            let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
            parts.push(kinds.join(" or "));
        }
        parts.extend(names("by", &self.by));
        parts.extend(names("owner", &self.owner));
        parts.extend(names("moved by", &self.moved));
        parts.extend(names("seconded by", &self.seconded));
        parts.extend(names("for it", &self.in_favour));
        parts.extend(names("against it", &self.against));
        parts.extend(names("abstaining", &self.abstained));
        parts.extend(self.states.iter().map(|state| state.word().to_owned()));
        parts.extend(names("item", &self.item));
        parts.extend(names("body", &self.body));
        parts.extend(self.from.map(|day| format!("from {day}")));
        parts.extend(self.to.map(|day| format!("to {day}")));
        if self.sort == Sort::Relevance {
            parts.push("the best first".into());
        }
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Query {
        Query::read(line).unwrap()
    }

    #[test]
    fn a_line_says_what_it_was_taken_for() {
        for (line, words) in [
            ("stiles", "“stiles…”"),
            ("\"the county\" stiles", "“the county”, “stiles…”"),
            ("by:mallon kind:mot carried", "motion, by mallon, carried"),
            ("by:\"John Webb\" \"open\"", "“open”, by john webb"),
            ("from:2016-09 to:2016", "from 2016-09-01, to 2016-12-31"),
            ("on:2016-10-21 is:lost", "lost, from 2016-10-21, to 2016-10-21"),
            ("moved: kind: from:", ""),
            ("item:70 body:thames", "item 70, body thames"),
            ("11:03 s.100A(4)", "“11 03…”, “s 100a 4…”"),
            ("  \"\" ", ""),
            (
                "against:rao for:lee abstained:webb owner:pcc",
                "owner pcc, for it lee, against it rao, abstaining webb",
            ),
            (
                "near:\"stile county\" sort:relevance",
                "stile and county near one another, the best first",
            ),
            ("https://example.org/a", "“https example org a…”"),
        ] {
            assert_eq!(read(line).in_words(), words, "{line}");
        }
        assert!(read("moved: \"\"").is_empty());
    }

    #[test]
    fn what_is_none_is_said() {
        for line in [
            "from:yesterday",
            "to:2016-13",
            "kind:song",
            "is:green",
            "from:99999999999",
            "chair:lee",
            "note: parking",
            "sort:colour",
        ] {
            assert!(Query::read(line).is_err(), "{line}");
        }
    }
}
