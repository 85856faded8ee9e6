//! How a style joins what was said to whoever said it: the verb by whom, and the words that a verb takes.

use serde::Deserialize;

use crate::meeting::event::PersonKind;

/// What sort of words are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// A statement.
    Statement,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A promise.
    Undertaking,
}

/// Who speaks, as far as the verb depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    /// In what capacity they attend.
    pub kind: PersonKind,
    /// Whether they are in the chair.
    pub chair: bool,
}

/// How what was said is joined to the name of whoever said it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Whether a whole sentence is reported, "commented that the scheme was late", or stands by itself.
    pub reports: bool,
    /// The word that a reported sentence is joined with.
    pub that: String,
    /// The verbs, by what it is and by whom.
    pub verbs: Each<Verbs>,
    /// Words that a clause may begin with to follow the verb without a colon.
    pub takes: Each<Vec<String>>,
}

/// A value for each sort of words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Each<T> {
    /// Of statements.
    pub statement: T,
    /// Of questions.
    pub question: T,
    /// Of answers.
    pub answer: T,
    /// Of promises.
    pub undertaking: T,
}

/// A verb, by whom. One for the chair that is empty is that of their kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Verbs {
    /// Of whoever is in the chair.
    pub chair: String,
    /// Of members.
    pub member: String,
    /// Of officers.
    pub officer: String,
    /// Of witnesses.
    pub witness: String,
    /// Of guests.
    pub guest: String,
    /// Of members of the public.
    pub public: String,
}

impl<T> Each<T> {
    fn of(&self, spoken: Spoken) -> &T {
        match spoken {
            Spoken::Statement => &self.statement,
            Spoken::Question => &self.question,
            Spoken::Answer => &self.answer,
            Spoken::Undertaking => &self.undertaking,
        }
    }
}

impl Speech {
    /// The verb for words of this sort by somebody.
    pub fn verb(&self, spoken: Spoken, by: By) -> &str {
        let verbs = self.verbs.of(spoken);
        if by.chair && !verbs.chair.is_empty() {
            return &verbs.chair;
        }
        match by.kind {
            PersonKind::Member => &verbs.member,
            PersonKind::Officer => &verbs.officer,
            PersonKind::Witness => &verbs.witness,
            PersonKind::Guest => &verbs.guest,
            PersonKind::Public => &verbs.public,
        }
    }

    /// Whether a word is the style's own verb for words of this sort.
    pub fn is_verb(&self, spoken: Spoken, word: &str) -> bool {
        let verbs = self.verbs.of(spoken);
        let all = [
            &verbs.chair,
            &verbs.member,
            &verbs.officer,
            &verbs.witness,
            &verbs.guest,
            &verbs.public,
        ];
        all.iter().any(|verb| *verb == word)
    }

    /// Whether the verb for words of this sort takes a clause that begins with `word`.
    pub fn takes(&self, spoken: Spoken, word: &str) -> bool {
        self.takes.of(spoken).iter().any(|known| known == word)
    }
}
