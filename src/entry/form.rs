//! Forms: each thing that the entry line can say, field by field.
//!
//! The fields of a command are what its grammar is shown from, what completion asks for and what its form
//! offers. A form only composes a line: what that line means is read from the line, as if it had been typed,
//! so that no form can record what a line could not. Must never read a meaning itself.
//!
//! | file | holds |
//! |---|---|
//! | `ways` | the fields of each command |
//! | `plain` | the lines without a command, as forms |
//! | `take` | a line that is typed, taken apart into fields |

mod plain;
pub(super) mod take;
pub(super) mod ways;

pub use plain::PLAIN;

use super::names;
use super::{COMMANDS, Line, Misread, commands, grammar};
use crate::human_time;
use crate::meeting::{Meeting, Moment};

/// What goes into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One name.
    Person,
    /// Names.
    People,
    /// Words.
    Text,
    /// Words that are narrative whatever they begin with.
    Narrative,
    /// An address on the web.
    Link,
    /// A figure.
    Number,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A length of time, or `off`.
    Length,
    /// An item of the agenda.
    Item,
    /// A question by its id.
    Question,
    /// A motion by its id.
    Motion,
    /// An action by its id.
    Action,
    /// An election by its id.
    Election,
    /// What an earlier meeting left open, by its id there.
    Owed,
    /// An entry by its number.
    Entry,
    /// Entries by their numbers, rows of them too.
    Entries,
    /// One of these: how it is written, and what that says.
    Choice(&'static [(&'static str, &'static str)]),
}

/// A field of a form, and how it is written into the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// What stands for it in the grammar: `mover`, `who…`.
    pub word: &'static str,
    /// What the form calls it.
    pub label: &'static str,
    /// What goes into it.
    pub kind: Kind,
    /// Whether the line means nothing without it.
    pub needed: bool,
    /// What leaving it empty means, in words.
    pub without: &'static str,
    before: &'static str,
    after: &'static str,
    /// What is written where it is left empty.
    empty: &'static str,
}

/// One way of saying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// What tells it from the other ways.
    pub name: &'static str,
    /// Its fields in the order of the line.
    pub fields: &'static [Field],
}

/// Something that can be filled in: a command, or a line without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called: a command by its name, another line by what it records.
    pub name: &'static str,
    /// Whether its line begins with `/` and that name.
    pub command: bool,
    /// What it does, in a few words.
    pub does: &'static str,
    /// A line that uses it.
    pub example: &'static str,
    /// Under which heading the help lists it.
    pub group: &'static str,
    /// The ways of saying it, the commonest first.
    pub ways: &'static [Way],
}

/// A sheet with what was filled into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Which.
    pub sheet: Sheet,
    /// Which of its ways.
    pub way: usize,
    /// What stands in each field.
    pub values: Vec<String>,
    /// When it happened, as it is typed after `@`; empty for now.
    pub at: String,
}

/// Everything that the entry line can say: the lines without a command, the commands, `/show`.
pub fn sheets() -> impl Iterator<Item = Sheet> {
    PLAIN.iter().copied().chain(commands())
}

/// Everything that begins with `/`.
pub fn commands() -> impl Iterator<Item = Sheet> {
    COMMANDS.iter().map(commands::Command::sheet).chain([SHOW])
}

/// `/show`, which records nothing and so is not among the commands that do.
pub const SHOW: Sheet = Sheet {
    name: "show",
    command: true,
    does: "say it, record nothing",
    example: "/show queue",
    group: "What is asked",
    ways: ways::SHOW,
};

impl Field {
    /// Whether it shows brackets around it in the grammar: it may be left out, and nothing stands for it.
    fn optional(&self) -> bool {
        !self.needed && self.empty.is_empty() && self.before.starts_with(' ')
    }

    /// How the grammar shows it.
    fn pattern(&self) -> String {
        let (before, after, word) = (self.before, self.after, self.word);
        match self.optional() {
            true => format!(" [{}{word}{after}]", before.trim_start()),
            false => format!("{before}{word}{after}"),
        }
    }
}

/// The grammar of the ways, as it is shown while a line is typed: `[m1] 12 3 1 | all for`.
pub fn grammar_of(ways: &[Way]) -> String {
    let shared = match ways {
        [] | [_] => 0,
        [first, rest @ ..] => (0..first.fields.len())
            .take_while(|at| {
                rest.iter()
                    .all(|way| way.fields.get(*at) == first.fields.get(*at))
            })
            .count(),
    };
    let pattern = |fields: &[Field]| fields.iter().map(Field::pattern).collect::<String>();
    let head = ways
        .first()
        .map_or(String::new(), |way| pattern(&way.fields[..shared]));
    let tails: Vec<String> = ways
        .iter()
        .map(|way| pattern(&way.fields[shared..]).trim().to_owned())
        .filter(|tail| !tail.is_empty())
        .collect();
    format!("{head} {}", tails.join(" | ")).trim().to_owned()
}

impl Sheet {
    /// Its grammar without the name: `mover/seconder text`.
    pub fn arguments(&self) -> String {
        grammar_of(self.ways)
    }

    /// How it is written, the name and all: `/move mover/seconder text`, `by?whom text`.
    pub fn grammar(&self) -> String {
        let arguments = self.arguments();
        match self.command {
            true => format!("/{} {arguments}", self.name).trim_end().to_owned(),
            false => arguments,
        }
    }

    /// What it is listed as: `/move`, `question`.
    pub fn title(&self) -> String {
        match self.command {
            true => format!("/{}", self.name),
            false => self.name.to_owned(),
        }
    }

    /// Whether there is anything to fill in.
    pub fn has_fields(&self) -> bool {
        self.ways.iter().any(|way| !way.fields.is_empty())
    }

    /// Whether its line means nothing before something is filled in.
    pub fn needs_words(&self) -> bool {
        self.ways
            .iter()
            .all(|way| way.fields.iter().any(|field| field.needed))
    }

    /// Whether its line records something.
    pub fn records(&self) -> bool {
        *self != SHOW
    }

    /// The sheet with this name.
    pub fn named(name: &str) -> Option<Self> {
        sheets().find(|sheet| sheet.name.eq_ignore_ascii_case(name))
    }

    /// The sheet with nothing filled in.
    pub fn blank(self) -> Filled {
        Filled {
            values: vec![String::new(); self.ways.first().map_or(0, |way| way.fields.len())],
            sheet: self,
            way: 0,
            at: String::new(),
        }
    }
}

impl Filled {
    /// The fields of the way that is chosen.
    pub fn fields(&self) -> &'static [Field] {
        self.sheet.ways.get(self.way).map_or(&[], |way| way.fields)
    }

    /// The field for words, where there is one: the last.
    pub fn words(&self) -> Option<usize> {
        let words = |field: &Field| matches!(field.kind, Kind::Text | Kind::Narrative);
        self.fields().iter().rposition(words)
    }

    /// Whether nothing is filled in.
    pub fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value.trim().is_empty())
    }

    /// The same said another way: what stands in a field of the same name stays.
    pub fn by_way(&mut self, way: usize) {
        let Some(to) = self.sheet.ways.get(way) else {
            return;
        };
        let old = self.fields();
        let value = |field: &Field| {
            let at = old.iter().position(|one| one.label == field.label);
            at.and_then(|at| self.values.get(at).cloned()).unwrap_or_default()
        };
        self.values = to.fields.iter().map(value).collect();
        self.way = way;
    }

    /// The line that says this.
    pub fn line(&self) -> String {
        let mut line = String::new();
        if self.sheet.command {
            line.push('/');
            line.push_str(self.sheet.name);
        }
        let blank = self.is_blank();
        for (field, value) in self.fields().iter().zip(&self.values) {
            let value = value.trim();
            if !value.is_empty() {
                line.push_str(field.before);
                if field.kind == Kind::Narrative && escapes(value) {
                    line.push('\\');
                }
                line.push_str(value);
                line.push_str(field.after);
            } else if !blank {
                line.push_str(field.empty);
            }
        }
        match self.at.trim() {
            "" => line,
            at => format!("@{at} {line}"),
        }
    }

    /// What is wrong with it as a form, in words: a field whose words the line would read as another's.
    pub fn misread(&self) -> Option<String> {
        let again = take::apart(self.sheet, self.way, &self.line())?;
        let differs = |(at, field): (usize, &Field)| {
            let (said, read) = (self.values.get(at)?.trim(), again.values.get(at)?.trim());
            (said != read).then(|| match read {
                "" => format!(
                    "the line would not find “{said}” as {}",
                    field.label.to_lowercase()
                ),
                read => format!("the line would read “{read}” as {}", field.label.to_lowercase()),
            })
        };
        self.fields().iter().enumerate().find_map(differs)
    }
}

/// Whether narrative that begins like this would be read as something else.
fn escapes(text: &str) -> bool {
    let (name, rest) = names::leading(text);
    let marked = !name.is_empty() && rest.starts_with([':', '?', '=', '~', '!']);
    let begins = text.starts_with(['/', '\\', '#', '-', '+', '>', '<', '@', ':', '?', '=', '~', '!']);
    marked || begins
}

/// The sheet that says what `line` says, filled with it. None where no form has fields for all of it.
pub fn fill(line: &str, meeting: &Meeting, now: Moment) -> Option<Filled> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    let same = |filled: &Filled| {
        let composed = filled.line();
        match (
            grammar::read(line, meeting, now),
            grammar::read(&composed, meeting, now),
        ) {
            (Ok(typed), Ok(filled)) => as_text(typed.clone()) == as_text(filled) && typed != Line::Nothing,
            // What is not a line yet is taken over letter for letter, or not at all.
            (Err(_), _) => bare(line) == bare(&composed),
            (Ok(_), Err(_)) => false,
        }
    };
    take::sheets_of(line).find(same)
}

/// A line without what was noticed of it: that its words look like somebody's.
fn as_text(line: Line) -> Line {
    match line {
        Line::Record {
            at,
            intent: crate::meeting::Intent::NarrateUnnamed { text, .. },
        } => Line::Record {
            at,
            intent: crate::meeting::Intent::Narrate { text },
        },
        line => line,
    }
}

/// `text` without its blanks, in small letters.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of `line` where it is plain narrative: they can go into any form that has words.
pub fn narrative(line: &str, meeting: &Meeting, now: Moment) -> Option<String> {
    match grammar::read(line, meeting, now) {
        Ok(Line::Record {
            at: None,
            intent:
                crate::meeting::Intent::Narrate { text } | crate::meeting::Intent::NarrateUnnamed { text, .. },
        }) => Some(text),
        Ok(_) | Err(Misread::Wants(_) | Misread::Refused(_)) => None,
    }
}

/// Whether `c` can stand among the numbers of entries.
fn in_numbers(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '#')
}

/// Whether `value` can stand in a field of this kind: what the reader would take for one.
fn fits(kind: Kind, value: &str) -> bool {
    use crate::meeting::ids::{ActionId, ElectionId, MotionId, Owed, QuestionId};
    let near = chrono::NaiveDate::default();
    match kind {
        Kind::Person => !value.is_empty() && value.chars().all(names::in_name),
        Kind::People | Kind::Text | Kind::Narrative => !value.is_empty(),
        Kind::Item => !value.is_empty() && !value.to_lowercase().starts_with("new "),
        Kind::Link => super::commands::is_link(value),
        Kind::Number => value.parse::<u32>().is_ok(),
        Kind::Date => human_time::next_date(value, near).is_some(),
        Kind::Time => human_time::time(value).is_some(),
        Kind::Length => value == "off" || human_time::typed_length(value).is_some(),
        Kind::Question => value.parse::<QuestionId>().is_ok(),
        Kind::Motion => value.parse::<MotionId>().is_ok(),
        Kind::Action => value.parse::<ActionId>().is_ok(),
        Kind::Election => value.parse::<ElectionId>().is_ok(),
        Kind::Owed => value.parse::<Owed>().is_ok(),
        Kind::Entry => value.trim_start_matches('#').parse::<u64>().is_ok(),
        Kind::Entries => !value.is_empty() && value.chars().all(in_numbers),
        Kind::Choice(choices) => choices.iter().any(|(word, _)| word.eq_ignore_ascii_case(value)),
    }
}
