//! The entry that a fact makes, as far as the fact alone says it.

use std::borrow::Cow;

use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::{EntryKind, Reference};

/// The words of an entry.
pub enum Words<'a> {
    /// The clerk's own.
    Own(Cow<'a, str>),
    /// The fact's sentence.
    Sentence,
}

/// What a fact says of its entry.
pub struct Minuted<'a> {
    /// What it is.
    pub kind: EntryKind,
    /// Its words.
    pub words: Words<'a>,
    /// Whose it is.
    pub by: Option<&'a PersonId>,
    /// To whom it is put.
    pub to: Option<&'a PersonId>,
    /// The id it is known by.
    pub known_as: Option<Reference>,
    /// What it refers to.
    pub refers_to: Option<Reference>,
    /// The item under which it stands, where the fact says that itself.
    pub item: Option<Option<&'a ItemId>>,
}

impl<'a> Minuted<'a> {
    fn new(kind: EntryKind, words: Words<'a>) -> Self {
        Self {
            kind,
            words,
            by: None,
            to: None,
            known_as: None,
            refers_to: None,
            item: None,
        }
    }

    /// An entry in the clerk's own words.
    pub fn own(kind: EntryKind, words: impl Into<Cow<'a, str>>) -> Self {
        Self::new(kind, Words::Own(words.into()))
    }

    /// An entry that reads as the fact's sentence.
    pub fn sentence(kind: EntryKind) -> Self {
        Self::new(kind, Words::Sentence)
    }

    /// Whose it is.
    pub fn by(self, by: Option<&'a PersonId>) -> Self {
        Self { by, ..self }
    }

    /// To whom it is put.
    pub fn to(self, to: Option<&'a PersonId>) -> Self {
        Self { to, ..self }
    }

    /// The id it is known by.
    pub fn known_as(self, id: Reference) -> Self {
        let known_as = Some(id);
        Self { known_as, ..self }
    }

    /// What it refers to.
    pub fn refers_to(self, refers_to: Option<Reference>) -> Self {
        Self { refers_to, ..self }
    }

    /// The item under which it stands, whatever the meeting is on.
    pub fn under(self, item: Option<&'a ItemId>) -> Self {
        let item = Some(item);
        Self { item, ..self }
    }
}
