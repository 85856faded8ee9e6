//! Interests declared, and leave to take part in spite of one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::{item_words, tail};
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::InterestKind;
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::{Dispensation, Interest, Meeting};
use crate::meeting::words::{Manner, interest_kind};

/// Somebody declared an interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InterestDeclared {
    /// Who.
    pub person: PersonId,
    /// In which item; none where it was declared for the whole meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Of which kind.
    pub kind: InterestKind,
    /// Its nature, in the words used.
    pub text: String,
}

impl Fact for InterestDeclared {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            person,
            item,
            kind,
            text,
        } = self;
        meeting.interests.push(Interest {
            seq: at.seq,
            person: person.clone(),
            item: item.clone(),
            kind: *kind,
            text: text.clone(),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn takes_part(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::own(EntryKind::Interest, &self.text).by(Some(&self.person)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            person,
            item,
            kind,
            text,
        } = self;
        let of = item
            .as_ref()
            .map(|id| format!(" in {}", item_words(meeting, id)))
            .unwrap_or_default();
        format!(
            "{} declared {}{of}: {text}",
            meeting.shown(person),
            interest_kind(*kind)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn set_speaker(&mut self, by: Option<&PersonId>) {
        if let Some(by) = by {
            by.clone_into(&mut self.person);
        }
    }

    fn item(&self) -> Option<&ItemId> {
        self.item.as_ref()
    }
}

/// A member with an interest was allowed to take part all the same (Localism Act 2011 s.33).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DispensationGranted {
    /// Who.
    pub person: PersonId,
    /// In which item; none where it is for the whole meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// To speak only, not to vote.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub speak_only: bool,
    /// Why, or by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Fact for DispensationGranted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self {
            person,
            item,
            speak_only,
            ..
        } = self;
        meeting.dispensations.push(Dispensation {
            seq: at.seq,
            person: person.clone(),
            item: item.clone(),
            speak_only: *speak_only,
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { person, .. } = self;
        vec![person]
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Interest).by(Some(&self.person)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            person,
            item,
            speak_only,
            text,
        } = self;
        let of = item
            .as_ref()
            .map(|id| format!(" in {}", item_words(meeting, id)))
            .unwrap_or_default();
        let part = if *speak_only { "speak" } else { "speak and vote" };
        format!(
            "{} may {part}{of} in spite of an interest{}",
            meeting.shown(person),
            tail(text)
        )
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn item(&self) -> Option<&ItemId> {
        self.item.as_ref()
    }
}
