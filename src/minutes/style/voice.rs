//! A style's templates put to use: what is known of an entry in, a sentence with its emphasis out.
//!
//! `**words**` in a template stand out; in what the clerk typed, stars stay stars. A template that fails on
//! words it was never tried on gives way to those words as they are: the minutes lose no fact to a style.

use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior, Value};

use super::{Say, Style, StyleError, Word};
use crate::minutes::clause;
use crate::minutes::document::{Text, capitalised, visible};

/// What a template is told.
pub(in crate::minutes) type Words = BTreeMap<&'static str, Value>;

/// What a template may do before it is stopped.
const FUEL: u64 = 20_000;

/// The most digits that a number is padded to.
const MOST_DIGITS: usize = 20;

/// Closes a name that ends in an apposition, "the Chairman, Cllr Ash": a comma where the sentence goes on.
const CLOSES: char = '\u{fdd1}';

/// A name as a template is told it.
pub(in crate::minutes) fn named(name: &str) -> Value {
    match name.contains(", ") {
        // Safe text is what no clerk typed into a sentence: `guarded` knows it again.
        true => Value::from_safe_string(name.to_owned()),
        false => Value::from(name),
    }
}

/// Stands for a star that the clerk typed: `visible` names this character, so no text holds it.
const STAR: char = '\u{fdd0}';

/// A style's templates, ready.
pub(in crate::minutes) struct Voice<'a> {
    templates: Environment<'a>,
}

impl<'a> Voice<'a> {
    /// The templates of a style, each compiled when it is first asked for: a preview asks for three of them, and
    /// must not wait for all. One that does not compile says nothing, and `check` says which.
    pub(in crate::minutes) fn of(style: &'a Style) -> Self {
        let mut templates = environment();
        let sources: BTreeMap<String, String> = sources(style).into_iter().collect();
        templates.set_loader(move |key| Ok(sources.get(key).cloned()));
        Self { templates }
    }

    /// A sentence of this kind.
    pub(in crate::minutes) fn say(&self, say: Say, words: &Words) -> Text {
        self.text(&format!("sentences.{}", say.key()), words)
    }

    /// A word or a phrase of the paper; what it is told and is not here is empty.
    pub(in crate::minutes) fn word(&self, word: Word, known: &[(&'static str, Value)]) -> Text {
        let mut words: Words = word.told().iter().map(|name| (*name, Value::from(()))).collect();
        words.extend(known.iter().cloned());
        self.text(&format!("words.{}", word.key()), &words)
    }

    /// A template that is no sentence: a heading, a number, a name.
    pub(in crate::minutes) fn plain(&self, key: &str, words: &Words) -> String {
        self.text(key, words).words()
    }

    fn text(&self, key: &str, words: &Words) -> Text {
        let told: Words = words
            .iter()
            .map(|(name, value)| (*name, guarded(value)))
            .collect();
        let rendered = self
            .templates
            .get_template(key)
            .and_then(|template| template.render(Value::from(told)));
        match rendered {
            Ok(sentence) => emphasised(closed(sentence.trim()).as_str()),
            Err(_) => bare(words),
        }
    }
}

/// Every template of a style, by its key.
fn sources(style: &Style) -> Vec<(String, String)> {
    let sentences = style
        .sentences
        .iter()
        .map(|(key, source)| (format!("sentences.{key}"), source.clone()));
    let words = style
        .words
        .iter()
        .map(|(key, source)| (format!("words.{key}"), source.clone()));
    let others = [
        ("names.first", &style.names.first),
        ("names.later", &style.names.later),
        ("numbering.item", &style.numbering.item),
        ("numbering.decision", &style.numbering.decision),
    ];
    let others = others
        .into_iter()
        .map(|(key, source)| (key.to_owned(), source.clone()));
    sentences.chain(words).chain(others).collect()
}

fn environment<'a>() -> Environment<'a> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_fuel(Some(FUEL));
    templates.add_filter("cap", |text: String| capitalised(&text));
    templates.add_filter("stopped", |text: String| clause::closed(&text, '.', true));
    // Where the verb stands before the name, as in Welsh, the name stands within the words.
    templates.add_filter("first_word", |text: String| parted(&text).0);
    templates.add_filter("after_first", |text: String| parted(&text).1);
    templates.add_filter("bare", |text: String| {
        text.trim_end_matches(['.', ' ']).to_owned()
    });
    templates.add_filter("whole", |text: String| clause::whole(&text, true));
    templates.add_filter("padded", |number: u32, digits: usize| {
        let digits = digits.min(MOST_DIGITS);
        format!("{number:0digits$}")
    });
    templates
}

/// The first word and the rest.
fn parted(text: &str) -> (String, String) {
    let (first, rest) = text.split_once(' ').unwrap_or((text.trim_end_matches('.'), "."));
    (first.to_owned(), rest.to_owned())
}

/// What the clerk typed, with its stars guarded.
fn guarded(value: &Value) -> Value {
    match value.as_str() {
        Some(text) => {
            let mut text = visible(text).replace('*', &STAR.to_string());
            if value.is_safe() {
                text.push(CLOSES);
            }
            Value::from(text)
        }
        None => value.clone(),
    }
}

/// A sentence with a comma after each apposition that it goes on from.
fn closed(sentence: &str) -> String {
    let mut parts = sentence.split(CLOSES);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches('*');
        if rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphanumeric) {
            out.push(',');
        }
        out.push_str(part);
    }
    out
}

/// A rendered sentence with the stretches between `**` standing out.
fn emphasised(sentence: &str) -> Text {
    let parts: Vec<&str> = sentence.split("**").collect();
    // An odd mark at the end opens nothing.
    let pairs = parts.len() - (parts.len() + 1) % 2;
    let mut text = Text::default();
    for (at, part) in parts.iter().enumerate() {
        let part = part.replace(STAR, "*");
        text = match at % 2 == 1 && at < pairs {
            true => text.then_strong(part),
            false => text.then(part),
        };
    }
    text
}

/// Who and what, without a sentence.
fn bare(words: &Words) -> Text {
    let known = ["who", "motion", "text"]
        .iter()
        .filter_map(|name| words.get(name));
    let known: Vec<String> = known
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    Text::plain(known.join(": "))
}

/// What a sentence or a word is told.
fn told_of(key: &str) -> &'static [&'static str] {
    let say = Say::ALL
        .iter()
        .find(|say| key.strip_prefix("sentences.") == Some(say.key()));
    let word = Word::ALL
        .iter()
        .find(|word| key.strip_prefix("words.") == Some(word.key()));
    match (say, word) {
        (Some(say), _) => say.told(),
        (None, Some(word)) => word.told(),
        (None, None) => &[],
    }
}

/// Tries every template on words of each sort.
pub(super) fn check(style: &Style) -> Result<(), StyleError> {
    for (key, source) in sources(style) {
        let told: &[&str] = match key.as_str() {
            "names.first" | "names.later" => &["name", "shown", "role", "kind", "chair"],
            "numbering.item" => &["number", "title", "minute"],
            "numbering.decision" => &["nth", "year", "item"],
            other => told_of(other),
        };
        let wrong = |error: minijinja::Error| {
            let known = if told.is_empty() {
                "nothing".to_owned()
            } else {
                told.join(", ")
            };
            let what = error.detail().unwrap_or("it does not work").to_owned();
            StyleError::Wrong {
                key: key.clone(),
                what: format!("{}: {what}; it may use {known}", error.kind()),
            }
        };
        // A list taken a hundred million times costs a template no fuel, and the program all its memory.
        if source.replace("**", "").contains('*') {
            return Err(StyleError::Wrong {
                key: key.clone(),
                what: "a single * has no meaning here: ** on both sides makes words stand out".into(),
            });
        }
        let mut templates = environment();
        templates.add_template_owned("it", source).map_err(wrong)?;
        let template = templates.get_template("it").map_err(wrong)?;
        for empty in [false, true] {
            let value = |name: &&'static str| match (*name, empty) {
                ("nth" | "year", _) | ("minute", false) => Value::from(7),
                (_, true) => Value::from(()),
                (_, false) => Value::from("word"),
            };
            let words: Words = told.iter().map(|name| (*name, value(name))).collect();
            template.render(Value::from(words)).map_err(wrong)?;
        }
    }
    Ok(())
}
