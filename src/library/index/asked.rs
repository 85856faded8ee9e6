//! A query as the index is asked it: the same conditions that `Query::finds` holds a passage to.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query as Ask,
    RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::Asked;
use super::schema::{CLOSES, Fields, number};
use crate::library::Sight;
use crate::library::passage::became;
use crate::library::query::{Phrase, State};

/// How many ways to go on the beginning of a word has at most.
const MOST_ENDINGS: u32 = 100_000;

/// A word this long may have two letters wrong, where letters may be wrong at all.
const LONG: usize = 8;

/// A word this short has none.
const SHORT: usize = 4;

/// How much more a word found as it was typed counts than one that only begins so.
const WHOLE: f32 = 4.0;

type Asks = Box<dyn Ask>;

fn term(field: Field, word: &str) -> Term {
    Term::from_field_text(field, word)
}

fn is(field: Field, word: &str) -> Asks {
    Box::new(TermQuery::new(term(field, word), IndexRecordOption::Basic))
}

/// What only others than these may see. It is asked for what may not be seen, which is little: asking
/// everything whether it may be seen would take longer than all the rest.
fn hidden_from(sight: Sight) -> &'static str {
    match sight {
        Sight::Public => Sight::Exempt.word(),
        Sight::Exempt => Sight::Public.word(),
    }
}

fn any(asks: Vec<Asks>) -> Asks {
    let asks = asks.into_iter().map(|ask| (Occur::Should, ask));
    Box::new(BooleanQuery::new(asks.collect()))
}

fn all(asks: Vec<Asks>) -> Asks {
    let asks = asks.into_iter().map(|ask| (Occur::Must, ask));
    Box::new(BooleanQuery::new(asks.collect()))
}

fn but(asks: Asks, not: Asks) -> Asks {
    Box::new(BooleanQuery::new(vec![
        (Occur::Must, asks),
        (Occur::MustNot, not),
    ]))
}

/// A phrase in a field; with `wrong`, words that are nearly so will do.
fn stands(field: Field, phrase: &Phrase, wrong: u8) -> Asks {
    let terms: Vec<Term> = phrase.words.iter().map(|word| term(field, word)).collect();
    let ranked = |term: Term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
    match (&phrase.words[..], phrase.begins) {
        (words, _) if wrong > 0 => all(words.iter().map(|word| nearly(field, word)).collect()),
        ([_], false) => any(terms.into_iter().map(|term| ranked(term) as Asks).collect()),
        ([word], true) => {
            let whole = BoostQuery::new(ranked(term(field, word)), WHOLE);
            let begun = FuzzyTermQuery::new_prefix(term(field, word), 0, true);
            any(vec![Box::new(whole), Box::new(begun)])
        }
        (_, false) => Box::new(PhraseQuery::new(terms)),
        (_, true) => {
            let mut begun = PhrasePrefixQuery::new(terms);
            begun.set_max_expansions(MOST_ENDINGS);
            Box::new(begun)
        }
    }
}

fn nearly(field: Field, word: &str) -> Asks {
    let wrong = match word.chars().count() {
        0..SHORT => 0,
        SHORT..LONG => 1,
        _ => 2,
    };
    Box::new(FuzzyTermQuery::new(term(field, word), wrong, true))
}

impl Fields {
    /// Everything that settles something of an earlier meeting.
    pub fn closings(&self, sight: Sight) -> Asks {
        self.seen_by(sight, is(self.state, CLOSES))
    }

    fn seen_by(&self, sight: Sight, asks: Asks) -> Asks {
        but(asks, is(self.only, hidden_from(sight)))
    }

    fn any_of<'a>(&self, keys: impl Iterator<Item = &'a String>) -> Asks {
        Box::new(TermSetQuery::new(
            keys.map(|key| term(self.owed, key)).collect::<Vec<_>>(),
        ))
    }

    /// What stands so, and no later meeting settled it.
    fn waits(&self, state: State, closed: &[(String, bool)]) -> Asks {
        let stands = is(self.state, state.word());
        if closed.is_empty() {
            return stands;
        }
        let closed = self.any_of(closed.iter().map(|(key, _)| key));
        but(stands, closed)
    }

    /// What became so, at its own meeting or at a later one.
    fn became(&self, state: State, closed: &[(String, bool)]) -> Asks {
        let became = |(key, dropped): &&(String, bool)| {
            let id = key.rsplit('\u{1f}').next().unwrap_or_default();
            became(id, *dropped) == state
        };
        let waited = any(vec![
            is(self.state, State::Open.word()),
            is(self.state, State::Promised.word()),
        ]);
        let later = self.any_of(closed.iter().filter(became).map(|(key, _)| key));
        any(vec![is(self.state, state.word()), all(vec![waited, later])])
    }

    /// What is asked; with `wrong`, of words that are nearly so.
    pub fn ask(&self, asked: &Asked<'_>, wrong: u8, closed: &[(String, bool)]) -> Asks {
        let query = asked.query;
        let mut asks: Vec<Asks> = Vec::new();
        for phrase in &query.phrases {
            let places = [self.text, self.by].map(|field| stands(field, phrase, wrong));
            asks.push(any(places.into()));
        }
        for (field, phrases) in [
            (self.who, &query.by),
            (self.moved, &query.moved),
            (self.seconded, &query.seconded),
            (self.body, &query.body),
            (self.item, &query.item),
        ] {
            asks.extend(phrases.iter().map(|phrase| stands(field, phrase, wrong)));
        }
        if !query.kinds.is_empty() {
            let kinds = query.kinds.iter().map(|kind| is(self.kind, kind.word()));
            asks.push(any(kinds.collect()));
        }
        for state in &query.states {
            match state {
                State::Overdue => {
                    asks.push(self.waits(State::Open, closed));
                    let today = Term::from_field_i64(self.due, number(asked.today));
                    asks.push(Box::new(RangeQuery::new(
                        Bound::Unbounded,
                        Bound::Excluded(today),
                    )));
                }
                State::Open | State::Promised => asks.push(self.waits(*state, closed)),
                State::Done | State::Answered | State::Dropped => {
                    asks.push(self.became(*state, closed));
                }
                state => asks.push(is(self.state, state.word())),
            }
        }
        if query.from.is_some() || query.to.is_some() {
            let day = |day| Bound::Included(Term::from_field_i64(self.day, number(day)));
            let from = query.from.map_or(Bound::Unbounded, day);
            let to = query.to.map_or(Bound::Unbounded, day);
            asks.push(Box::new(RangeQuery::new(from, to)));
        }
        self.seen_by(asked.sight, all(asks))
    }
}
