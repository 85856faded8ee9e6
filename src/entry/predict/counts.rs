//! Which word follows which, counted: up to three words back, with the shorter context asked where the
//! longer one knows little. What is counted can be taken back, exactly.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

/// A word or mark, by its number.
pub type Word = u32;

/// What the words begin with that stand for the beginning of a text.
pub const BEGINNING: char = '^';

/// How many words back a word is remembered by.
const ORDER: usize = 3;

/// Stands where a context is shorter than that.
const NONE: Word = Word::MAX;

/// How much a context leaves to the shorter one for each different word that was seen after it.
const ESCAPE: [f32; ORDER] = [1.4, 0.7, 0.4];

/// The share of the words of a text that nobody has used before.
const UNHEARD: f32 = 0.12;

/// The words that begin with one, two, three, … letters are about this share of all.
const SHARE: [f32; 6] = [1.0, 0.05, 0.012, 0.003, 0.001, 0.0004];

#[derive(Debug, Clone, Default)]
struct After {
    total: f32,
    words: Vec<(Word, f32)>,
}

impl After {
    fn count(&mut self, word: Word, weight: f32) {
        self.total += weight;
        match self.words.binary_search_by_key(&word, |(word, _)| *word) {
            Ok(at) => {
                self.words[at].1 += weight;
                if self.words[at].1 <= 0.0 {
                    self.words.remove(at);
                }
            }
            Err(at) if weight > 0.0 => self.words.insert(at, (word, weight)),
            Err(_) => {}
        }
    }
}

/// The counts.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    words: Vec<Box<str>>,
    numbers: BTreeMap<Box<str>, Word>,
    each: Vec<f32>,
    total: f32,
    after: HashMap<[Word; ORDER], After>,
}

impl Counts {
    /// The word with this number.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word as usize).map_or("", |word| word)
    }

    /// The number of a word, if it was ever counted.
    pub fn find(&self, word: &str) -> Option<Word> {
        self.numbers.get(word).copied()
    }

    /// How often a word was counted.
    pub fn often(&self, word: Word) -> f32 {
        self.each.get(word as usize).copied().unwrap_or(0.0)
    }

    /// The number of a word.
    pub fn number(&mut self, word: &str) -> Word {
        if let Some(found) = self.find(word) {
            return found;
        }
        let number = self.words.len() as Word;
        self.words.push(word.into());
        self.each.push(0.0);
        self.numbers.insert(word.into(), number);
        number
    }

    /// Counts a word by itself.
    pub fn count(&mut self, word: Word, weight: f32) {
        if let Some(each) = self.each.get_mut(word as usize) {
            *each += weight;
            self.total += weight;
        }
    }

    /// Counts the words of a text after one another; the first is where it begins, and no word of it. A
    /// negative weight takes back what was counted.
    pub fn learn(&mut self, text: &[Word], weight: f32) {
        for (at, &word) in text.iter().enumerate().skip(1) {
            self.count(word, weight);
            for key in contexts(&text[..at]) {
                let after = self.after.entry(key).or_default();
                after.count(word, weight);
                if after.words.is_empty() {
                    self.after.remove(&key);
                }
            }
        }
    }

    /// The likeliest word after `before`, of those that begin in one of the ways `begun`, with how likely it is
    /// among all that do, those never heard too. Nothing is begun where the last of `begun` is empty.
    pub fn likeliest(&self, before: &[Word], begun: &[&str]) -> Option<(Word, f32)> {
        let typed = begun.last().map_or(0, |word| word.chars().count());
        let fits = |word: Word| {
            let word = self.word(word);
            !word.starts_with(BEGINNING) && begun.iter().any(|begin| word.starts_with(begin))
        };
        let mut likely: HashMap<Word, f32, Plain> = HashMap::default();
        let mut rest = 1.0;
        if typed > 0 {
            let all = self.total.max(1.0);
            let known = begun.iter().flat_map(|begin| self.beginning(begin));
            likely.extend(known.map(|word| (word, self.often(word) / all)));
            rest = UNHEARD * SHARE[typed.min(SHARE.len() - 1)];
        }
        for (key, escape) in contexts(before).zip(ESCAPE) {
            let Some(after) = self.after.get(&key) else {
                continue;
            };
            let left = escape * after.words.len() as f32;
            let whole = after.total + left;
            let scale = left / whole;
            rest *= scale;
            likely.values_mut().for_each(|likely| *likely *= scale);
            for (word, count) in after.words.iter().filter(|(word, _)| fits(*word)) {
                *likely.entry(*word).or_default() += count / whole;
            }
        }
        let sum = match typed {
            0 => 1.0,
            _ => rest + likely.values().sum::<f32>(),
        };
        // The same every time, whatever order they come in.
        let best = likely
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        best.map(|(word, likely)| (word, likely / sum))
    }

    fn beginning<'a>(&'a self, begin: &'a str) -> impl Iterator<Item = Word> + 'a {
        let from = (Bound::Included(begin), Bound::Unbounded);
        self.numbers
            .range::<str, _>(from)
            .take_while(move |(word, _)| word.starts_with(begin))
            .map(|(_, number)| *number)
            .filter(|number| self.often(*number) > 0.0)
    }
}

/// The last word, the last two and the last three of `before`.
fn contexts(before: &[Word]) -> impl Iterator<Item = [Word; ORDER]> + '_ {
    (1..=ORDER.min(before.len())).map(|length| {
        let mut key = [NONE; ORDER];
        key[ORDER - length..].copy_from_slice(&before[before.len() - length..]);
        key
    })
}

/// Numbers hash to themselves: they are small and given out in order.
#[derive(Debug, Clone, Copy, Default)]
struct Plain;

impl std::hash::BuildHasher for Plain {
    type Hasher = PlainHasher;

    fn build_hasher(&self) -> PlainHasher {
        PlainHasher(0)
    }
}

#[derive(Debug, Clone, Copy)]
struct PlainHasher(u64);

impl std::hash::Hasher for PlainHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
