//! How a passage lies in the index, and how it comes out again.

use chrono::{DateTime, Datelike, NaiveDate};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, TantivyDocument};

use crate::library::passage::Passage;
use crate::library::query::Query;
use crate::library::reading::Held;
use crate::library::search::Hit;
use crate::library::{Sight, settled, tokens};
use crate::meeting::minute::EntryKind;

/// The fields of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub log: Field,
    /// Who alone may see it, where not everybody may.
    pub only: Field,
    pub body: Field,
    /// The day, counted from the first of the common era.
    pub day: Field,
    at: Field,
    seq: Field,
    pub item: Field,
    pub kind: Field,
    pub by: Field,
    pub who: Field,
    pub moved: Field,
    pub seconded: Field,
    pub state: Field,
    pub owed: Field,
    pub closes: Field,
    given_up: Field,
    pub due: Field,
    pub text: Field,
    exempt: Field,
}

/// The name under which the words are taken apart.
const WORDS: &str = "words";

/// Stands among the states of what settles something of an earlier meeting; no query can ask for it.
pub(super) const CLOSES: &str = "closes";

/// The index's schema.
pub(super) fn schema() -> (Schema, Fields) {
    let words = |option| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(WORDS)
                .set_index_option(option),
        )
    };
    let phrases = || words(IndexRecordOption::WithFreqsAndPositions);
    let day = || NumericOptions::default().set_indexed().set_fast();
    let mut builder = Schema::builder();
    let fields = Fields {
        log: builder.add_text_field("log", STRING | STORED),
        only: builder.add_text_field("only", STRING),
        body: builder.add_text_field("body", phrases() | STORED),
        day: builder.add_i64_field("day", day() | STORED),
        at: builder.add_text_field("at", TextOptions::default() | STORED),
        seq: builder.add_u64_field("seq", STORED),
        item: builder.add_text_field("item", phrases() | STORED),
        kind: builder.add_text_field("kind", STRING | STORED),
        by: builder.add_text_field("by", phrases() | STORED),
        who: builder.add_text_field("who", phrases()),
        moved: builder.add_text_field("moved", phrases()),
        seconded: builder.add_text_field("seconded", phrases()),
        state: builder.add_text_field("state", STRING),
        owed: builder.add_text_field("owed", STRING),
        closes: builder.add_text_field("closes", STRING | STORED),
        given_up: builder.add_bool_field("given_up", STORED),
        due: builder.add_i64_field("due", day()),
        text: builder.add_text_field("text", phrases() | STORED),
        exempt: builder.add_bool_field("exempt", STORED),
    };
    (builder.build(), fields)
}

/// Makes the index take words as the scan takes them.
pub(super) fn register(index: &Index) {
    index.tokenizers().register(WORDS, Words);
}

/// A day as the index counts them.
pub(super) fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

impl Fields {
    /// A passage as it lies in the index.
    pub fn document(&self, held: &Held, passage: &Passage, only: Option<Sight>) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.log, &held.name);
        if let Some(sight) = only {
            document.add_text(self.only, sight.word());
        }
        if let Some(volume) = held.volume() {
            document.add_text(self.body, volume.body());
            if let Some(date) = volume.date() {
                document.add_i64(self.day, number(date));
            }
        }
        if let Some(at) = passage.at {
            document.add_text(self.at, at.to_rfc3339());
        }
        document.add_u64(self.seq, passage.seq);
        document.add_text(self.kind, passage.kind.word());
        for (field, text) in [(self.item, &passage.item), (self.by, &passage.by)] {
            if let Some(text) = text {
                document.add_text(field, text);
            }
        }
        for (field, names) in [
            (self.who, &passage.who),
            (self.moved, &passage.moved),
            (self.seconded, &passage.seconded),
        ] {
            for name in names {
                document.add_text(field, name);
            }
        }
        for state in &passage.states {
            document.add_text(self.state, state.word());
        }
        if let (Some(owed), Some(volume)) = (&passage.owed, held.volume()) {
            document.add_text(self.owed, settled::key(&volume.body(), volume.date(), owed));
        }
        if let Some((of, dropped)) = &passage.closes {
            document.add_text(self.closes, of);
            document.add_bool(self.given_up, *dropped);
            document.add_text(self.state, CLOSES);
        }
        if let Some(due) = passage.due {
            document.add_i64(self.due, number(due));
        }
        document.add_text(self.text, &passage.text);
        document.add_bool(self.exempt, passage.exempt);
        document
    }

    /// What a document settles of an earlier meeting, and whether that was given up.
    pub fn closing(&self, document: &TantivyDocument) -> Option<(String, bool)> {
        let of = document.get_first(self.closes)?.as_str()?.to_owned();
        let dropped = document
            .get_first(self.given_up)
            .and_then(|value| value.as_bool());
        Some((of, dropped == Some(true)))
    }

    /// What lies in the index as it was found.
    pub fn hit(&self, document: &TantivyDocument, query: &Query) -> Option<Hit> {
        let value = |field| document.get_first(field);
        let text = |field| value(field).and_then(|value| value.as_str().map(str::to_owned));
        let day = value(self.day).and_then(|value| value.as_i64());
        let kind = text(self.kind)?;
        let (by, words) = (text(self.by), text(self.text)?);
        Some(Hit {
            meeting: text(self.log)?,
            body: text(self.body).unwrap_or_default(),
            date: day.and_then(|day| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)),
            at: text(self.at).and_then(|at| DateTime::parse_from_rfc3339(&at).ok()),
            seq: value(self.seq)?.as_u64()?,
            item: text(self.item),
            kind: EntryKind::ALL.into_iter().find(|one| one.word() == kind)?,
            found: query.words_in(&words, by.as_deref()).unwrap_or((0, 0)),
            by,
            text: words,
            exempt: value(self.exempt)?.as_bool()?,
        })
    }
}

/// Takes a text's words as `tokens` does.
#[derive(Debug, Clone)]
struct Words;

/// The words of one text.
struct Stream<'a> {
    words: Box<dyn Iterator<Item = tokens::Token> + 'a>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            words: Box::new(tokens::tokens(text)),
            token: Token::default(),
        }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = word.from;
        self.token.offset_to = word.to;
        self.token.text = word.word;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
