//! The document between a meeting and the formats: headings, paragraphs, lists, tables.
//!
//! A writer of a format needs to know this file and nothing of meetings. Text comes in only through
//! [`Inline`]'s makers, which show what would not be seen (`text`), and a link only through [`Link`], so that
//! no writer can forget either; what is markup in its own format, each writer escapes itself.

mod text;

use crate::meeting::Moment;
pub use crate::meeting::plain::visible;
pub use crate::meeting::words::{capitalised, stopped};
use text::addresses;
pub use text::{Link, slug};

/// The words with which a writer marks what it writes, in the language of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// What stands before matter that is not for publication, in every format.
    pub exempt: String,
    /// What stands after it.
    pub exempt_ends: String,
    /// What stands at the head of a paper that holds any.
    pub contains_exempt: String,
    /// What stands behind the heading of an exempt item.
    pub exempt_short: String,
    /// What marks a draft.
    pub draft: String,
    /// The name of the list of headings.
    pub contents: String,
    /// What stands before the number of a page.
    pub page: String,
    /// What stands between the number of a page and how many there are.
    pub page_of: String,
}

/// A document in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it is: `Draft minutes`.
    pub kind: String,
    /// The words with which a writer marks what it writes.
    pub marks: Marked,
    /// Who met and when, for the head of each page.
    pub running: String,
    /// The language it is written in, as a BCP 47 tag: `en-GB`.
    pub language: String,
    /// When what it tells of last changed. No writer asks a clock, so that the same log gives the same bytes.
    pub as_of: Option<Moment>,
    /// Whether anything in it is not for publication.
    pub exempt: bool,
    /// What a house's own file may ask for by name: `body`, `date`, `title`, `status` and their like.
    pub fields: Vec<(&'static str, String)>,
    /// Marked as a draft on every page.
    pub draft: bool,
    /// Its parts in reading order.
    pub parts: Vec<Part>,
}

/// A block, and whether it is exempt from publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Not for publication: a writer marks it.
    pub exempt: bool,
    /// What links to it name, whatever comes to stand before it: `item-25-106`, `m3`.
    pub anchor: Option<String>,
    /// What stands here.
    pub block: Block,
}

/// What stands in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Its level below the title, from 1.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph {
        /// What it is for.
        role: Role,
        /// Its words.
        text: Text,
    },
    /// Words given exactly, set apart: a motion.
    Exact(Text),
    /// A list of points.
    Bullets(Vec<Text>),
    /// A list whose order counts.
    Numbered(Vec<Text>),
    /// Lines each with a label: `Venue: Council chamber`.
    Labelled(Vec<(String, Text)>),
    /// The clauses of what stands before them, in the order in which they are read.
    Clauses {
        /// What they are clauses of: a motion, or what was decided.
        role: Role,
        /// Each, with how deep it stands.
        clauses: Vec<Clause>,
    },
    /// A table.
    Table {
        /// The heads of its columns; none where it has no head.
        head: Vec<String>,
        /// Its rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
}

/// A clause of a motion or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// How deep it stands, from 1.
    pub level: u8,
    /// What it is called, as it was typed: `(1)`; none where it is a plain point.
    pub mark: Option<String>,
    /// Its words.
    pub text: Text,
}

/// What a paragraph is for: a format may set it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Something said, asked, answered or told.
    Body,
    /// Something to be done.
    Action,
    /// What was moved and by whom.
    Motion,
    /// A vote and its figures.
    Vote,
    /// What was decided.
    Decision,
    /// The course of the meeting: opened, adjourned, arrived.
    Procedure,
    /// About the document itself.
    Note,
}

/// Words with their emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// A link and its words.
    Link {
        /// Its words.
        text: String,
        /// Where it leads.
        to: Link,
    },
}

impl Inline {
    /// Its words without their emphasis.
    pub fn words(&self) -> &str {
        match self {
            Inline::Plain(text) | Inline::Strong(text) | Inline::Link { text, .. } => text,
        }
    }
}

impl Text {
    /// Plain words.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self::default().then(text)
    }

    /// Words that stand out.
    pub fn strong(text: impl AsRef<str>) -> Self {
        Self::default().then_strong(text)
    }

    /// With plain words after it; an address in them is a link.
    #[must_use]
    pub fn then(mut self, text: impl AsRef<str>) -> Self {
        let text = visible(text.as_ref());
        let mut at = 0;
        for found in addresses(&text) {
            self.push(Inline::Plain(text[at..found.start].to_owned()));
            at = found.end;
            let words = text[found].to_owned();
            let to = Link::safe(&words);
            self.push(match to {
                Some(to) => Inline::Link { text: words, to },
                None => Inline::Plain(words),
            });
        }
        self.push(Inline::Plain(text[at..].to_owned()));
        self
    }

    /// With words that stand out after it.
    #[must_use]
    pub fn then_strong(mut self, text: impl AsRef<str>) -> Self {
        self.push(Inline::Strong(visible(text.as_ref())));
        self
    }

    /// With words after it that lead to `url` where that is safe to follow, and name it where it is not.
    #[must_use]
    pub fn then_link(mut self, text: impl AsRef<str>, url: &str) -> Self {
        let text = visible(text.as_ref());
        match Link::safe(url) {
            Some(to) => {
                self.push(Inline::Link { text, to });
                self
            }
            None => {
                self.push(Inline::Plain(text));
                self.then(format!(" ({url})"))
            }
        }
    }

    fn push(&mut self, inline: Inline) {
        if !inline.words().is_empty() {
            self.0.push(inline);
        }
    }

    /// Whether there is nothing to read in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|inline| inline.words().trim().is_empty())
    }

    /// Its words without their emphasis.
    pub fn words(&self) -> String {
        self.0.iter().map(Inline::words).collect()
    }
}
