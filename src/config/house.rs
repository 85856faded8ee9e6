//! The `[abbreviations]` and `[phrases]` of the config file: what the clerk types for what, and what this house
//! always says.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// Reads what stands for what, complaining of what is not text.
pub fn abbreviations(
    table: &DeTable<'_>,
    complain: &mut dyn FnMut(Range<usize>, String),
) -> BTreeMap<String, String> {
    let mut read = BTreeMap::new();
    for (short, long) in table {
        match long.get_ref() {
            DeValue::String(words) => {
                read.insert(short.get_ref().clone().into_owned(), words.clone().into_owned());
            }
            _ => complain(
                long.span(),
                format!("`{0}` takes what it stands for: {0} = \"words\"", short.get_ref()),
            ),
        }
    }
    read
}

/// Reads what is always said, by a word of the item's title, complaining of what is not a list of texts.
pub fn phrases(
    table: &DeTable<'_>,
    complain: &mut dyn FnMut(Range<usize>, String),
) -> BTreeMap<String, Vec<String>> {
    let mut read = BTreeMap::new();
    for (word, list) in table {
        let texts: Option<Vec<String>> = list.get_ref().as_array().and_then(|list| {
            let texts = list.iter().map(|one| one.get_ref().as_str().map(str::to_owned));
            texts.collect()
        });
        match texts {
            Some(texts) => {
                read.insert(word.get_ref().clone().into_owned(), texts);
            }
            None => complain(
                list.span(),
                format!("`{0}` takes a list of phrases: {0} = [\"words\"]", word.get_ref()),
            ),
        }
    }
    read
}
