//! Words that nothing is written with, and those that are nearly so.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::query::{Phrase, Query};
use super::tokens::tokens;

/// A word this long may have two letters wrong.
const LONG: usize = 8;

/// A word shorter than this has none.
const SHORT: usize = 4;

/// The most words that are taken in the place of one.
const MOST: usize = 8;

/// The words of a query that nothing is written with, each with those nearest to it that something is; nothing
/// where every word is known, or one is like no other.
///
/// # Errors
/// The library is not what it should be.
pub fn instead(
    library: &Connection,
    parts: &[&str],
    query: &Query,
) -> rusqlite::Result<Vec<(String, Vec<String>)>> {
    let mut known: Vec<String> = Vec::new();
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    let names = [
        &query.by,
        &query.owner,
        &query.moved,
        &query.seconded,
        &query.in_favour,
        &query.against,
        &query.abstained,
        &query.body,
        &query.item,
    ];
    for phrase in query.phrases.iter().chain(names.into_iter().flatten()) {
        for word in &phrase.words {
            if all.iter().any(|(asked, _)| asked == word) || is_known(library, parts, word)? {
                continue;
            }
            if known.is_empty() {
                known = vocabulary(library, parts)?;
            }
            let nearest = nearest(word, &known);
            if nearest.is_empty() {
                return Ok(Vec::new());
            }
            all.push((word.clone(), nearest));
        }
    }
    Ok(all)
}

fn is_known(library: &Connection, parts: &[&str], word: &str) -> rusqlite::Result<bool> {
    for part in parts {
        let sql = format!(
            "SELECT 1 FROM {part}._vocabulary WHERE word >= ?1 AND word < ?1 || char(0x10ffff) UNION ALL
             SELECT 1 FROM {part}._names WHERE words GLOB '* ' || ?1 || '*' LIMIT 1"
        );
        if library.query_row(&sql, [word], |_| Ok(())).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn vocabulary(library: &Connection, parts: &[&str]) -> rusqlite::Result<Vec<String>> {
    let mut all = BTreeSet::new();
    for part in parts {
        let mut statement = library.prepare(&format!("SELECT word FROM {part}._vocabulary"))?;
        for word in statement.query_map([], |row| row.get(0))? {
            all.insert(word?);
        }
        let mut statement =
            library.prepare(&format!("SELECT words FROM {part}._names WHERE sort <> 'item'"))?;
        for words in statement.query_map([], |row| row.get::<_, String>(0))? {
            all.extend(
                words?
                    .split([' ', '|'])
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    Ok(all.into_iter().collect())
}

/// The words nearest to one, all with as few letters wrong.
fn nearest(word: &str, known: &[String]) -> Vec<String> {
    let asked: Vec<char> = word.chars().collect();
    let most = match asked.len() {
        0..SHORT => return Vec::new(),
        SHORT..LONG => 1,
        _ => 2,
    };
    let mut best: Vec<(usize, &String)> = known
        .iter()
        .filter_map(|one| Some((wrong(&asked, one, most)?, one)))
        .collect();
    best.sort();
    let least = best.first().map_or(0, |(wrong, _)| *wrong);
    let best = best.into_iter().take_while(|(wrong, _)| *wrong == least);
    best.take(MOST).map(|(_, word)| word.clone()).collect()
}

/// How many letters are wrong, missing, too many or in each other's place; none where more than `most` are.
fn wrong(asked: &[char], word: &str, most: usize) -> Option<usize> {
    // What has far more or fewer bytes has more or fewer letters: nearly all words go here.
    let bytes: usize = asked.iter().map(|c| c.len_utf8()).sum();
    if word.len().abs_diff(bytes) > most * 4 {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    if word.len().abs_diff(asked.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (i, a) in asked.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in word.iter().enumerate() {
            let mut cost = (last[j] + usize::from(a != b))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == word[j - 1] && asked[i - 1] == *b {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|wrong| *wrong <= most)
}

/// A phrase in every way that it reads with other words in the place of those that nothing is written with.
pub fn phrases(phrase: &Phrase, instead: &[(String, Vec<String>)]) -> Vec<Phrase> {
    let mut all = vec![phrase.clone()];
    for (at, word) in phrase.words.iter().enumerate() {
        let Some((_, others)) = instead.iter().find(|(asked, _)| asked == word) else {
            continue;
        };
        all = all
            .iter()
            .flat_map(|one| {
                others.iter().map(move |other| {
                    let mut one = one.clone();
                    one.words[at].clone_from(other);
                    one
                })
            })
            .take(64)
            .collect();
    }
    all
}

/// A query in every way that it reads so.
pub fn readings(query: &Query, instead: &[(String, Vec<String>)]) -> Vec<Query> {
    let mut all = vec![query.clone()];
    for (at, phrase) in query.phrases.iter().enumerate() {
        let readings = phrases(phrase, instead);
        all = all
            .iter()
            .flat_map(|query| {
                readings.iter().map(move |phrase| {
                    let mut query = query.clone();
                    query.phrases[at].clone_from(phrase);
                    query
                })
            })
            .take(64)
            .collect();
    }
    all
}

/// How often each phrase's words are among those of a text, and how many words it has.
pub fn counts(phrases: &[&Phrase], text: &str) -> (Vec<usize>, usize) {
    let words: Vec<String> = tokens(text).map(|token| token.word).collect();
    let has = |phrase: &&Phrase| {
        let whole = |word: &&String| phrase.words.contains(*word);
        let begun = |word: &&String| phrase.words.iter().any(|asked| word.starts_with(asked.as_str()));
        // A word as it was typed counts for more than one that only begins so.
        2 * words.iter().filter(whole).count() + words.iter().filter(begun).count()
    };
    (phrases.iter().map(has).collect(), words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_near_that_have_a_letter_wrong() {
        let known: Vec<String> = ["stile", "stiles", "style", "still", "consortium", "bus", "smile"]
            .map(str::to_owned)
            .into();
        for (word, near) in [
            ("stille", &["stile", "still"][..]),
            ("stlie", &["stile"]),
            ("consoritumm", &["consortium"]),
            ("buz", &[]),
            ("zzzzzz", &[]),
        ] {
            assert_eq!(nearest(word, &known), near, "{word}");
        }
    }
}
