//! What is minuted without a question or a decision: narrative, headings, statements, points, papers.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Event, Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::corrected::Corrected;
use crate::meeting::event::Seq;
use crate::meeting::ids::PersonId;
use crate::meeting::minute::{EntryKind, Reference};
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// Text with no speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NarrativeMinuted {
    /// The words.
    pub text: String,
    /// The name at their beginning, where the line looked like somebody's and nobody was called so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<String>,
}

impl Fact for NarrativeMinuted {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::own(EntryKind::Narrative, &self.text))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { text, .. } = self;
        format!("Narrative, no speaker: {text}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }
}

impl Event {
    /// The name with which narrative begins as if somebody called so spoke, where nobody is.
    pub fn unnamed(&self) -> Option<&str> {
        match self.said() {
            Event::NarrativeMinuted(narrative) => narrative.unnamed.as_deref(),
            _ => None,
        }
    }
}

/// A sub-heading within the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeadingMinuted {
    /// The words.
    pub text: String,
}

impl Fact for HeadingMinuted {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::own(EntryKind::Heading, &self.text))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { text } = self;
        format!("Sub-heading: {text}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }
}

/// Somebody said something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatementMade {
    /// Who.
    pub by: PersonId,
    /// What.
    pub text: String,
}

impl Fact for StatementMade {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        vec![by]
    }

    fn speaker(&self) -> Option<(&PersonId, &'static str)> {
        Some((&self.by, "spoke"))
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::own(EntryKind::Statement, &self.text).by(Some(&self.by)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { by, text } = self;
        format!("{}: {text}", meeting.shown(by))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.by);
        }
    }
}

/// A point under what was said before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PointMade {
    /// Whose point, where its statement had a speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// The entry it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Seq>,
    /// The words.
    pub text: String,
}

impl Fact for PointMade {
    /// Under a motion that can still be worded it is one more of its clauses.
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let above = self.under.and_then(|under| meeting.motions.moved_at(under));
        if let Some(motion) = above {
            motion.adds(at.seq, &self.text);
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(
            Minuted::own(EntryKind::Point, &self.text)
                .by(self.by.as_ref())
                .refers_to(self.under.map(Reference::Entry)),
        )
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { by, text, .. } = self;
        match by {
            Some(by) => format!("Point of {}: {text}", meeting.shown(by)),
            None => format!("Point: {text}"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        self.by = by.cloned();
    }

    fn redirect(&mut self, merged: &Corrected) {
        self.under = self.under.map(|seq| merged.entry(seq));
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        self.under.is_some_and(|seq| meeting.is_exempt(seq))
    }
}

/// A paper was put before the meeting or pointed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentCited {
    /// Its title.
    pub title: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Fact for DocumentCited {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        let words: Cow<'_, str> = match &self.url {
            Some(url) => format!("{} <{url}>", self.title).into(),
            None => self.title.as_str().into(),
        };
        Some(Minuted::own(EntryKind::Document, words))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { title, url } = self;
        match url {
            Some(url) => format!("Document: {title}, {url}"),
            None => format!("Document: {title}"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        false
    }
}

impl NarrativeMinuted {
    /// The same, as what somebody said.
    pub(super) fn by(self, by: PersonId) -> StatementMade {
        StatementMade { by, text: self.text }
    }
}

impl StatementMade {
    /// The same, as what nobody said.
    pub(super) fn by_nobody(self) -> NarrativeMinuted {
        NarrativeMinuted {
            text: self.text,
            unnamed: None,
        }
    }
}
