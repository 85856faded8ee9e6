//! An item taken, noted, put off or done with, and what the public is told of one taken in private.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::{item_words, tail};
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::agenda::Outcome;
use crate::meeting::ids::ItemId;
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// An item was taken, or returned to. It ends the item before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemOpened {
    /// The item.
    pub item: ItemId,
}

impl Fact for ItemOpened {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { item } = self;
        if meeting.item() != Some(item) {
            meeting.floor.end_all(at.mark);
        }
        meeting.agenda.open(item, at.mark);
        meeting.motions.undeclared = None;
        meeting.motions.put = false;
        meeting.suspended = None;
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        // An item put on the agenda in private is not named; that the one before it was left is public.
        match sight.public.agenda.get(&self.item) {
            Some(_) => Public::Whole,
            None => sight.left_item(),
        }
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item } = self;
        item_words(meeting, item)
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn turns(&self) -> bool {
        true
    }

    fn takes(&self) -> Option<&ItemId> {
        Some(&self.item)
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// The item was done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemClosed {
    /// The item.
    pub item: ItemId,
}

impl Fact for ItemClosed {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { item } = self;
        if meeting.item() == Some(item) {
            meeting.floor.end_all(at.mark);
            meeting.agenda.leave(at.mark);
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        sight.whole_if(sight.public.agenda.get(&self.item).is_some())
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item } = self;
        format!("{}, done", item_words(meeting, item))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn turns(&self) -> bool {
        true
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// The item was noted: the most common decision there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemNoted {
    /// The item, where one was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// What was noted, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Fact for ItemNoted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { item, .. } = self;
        meeting.conclude(item.as_ref(), at.seq, None, Outcome::Noted)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(match &self.text {
            Some(text) => Minuted::own(EntryKind::Noted, text),
            None => Minuted::sentence(EntryKind::Noted),
        })
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { text, .. } = self;
        format!("Noted{}", tail(text))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn item(&self) -> Option<&ItemId> {
        self.item.as_ref()
    }
}

/// The item was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemDeferred {
    /// The item.
    pub item: ItemId,
    /// Why, or until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Fact for ItemDeferred {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { item, .. } = self;
        meeting.conclude(Some(item), at.seq, None, Outcome::Deferred);
        if meeting.item() == Some(item) {
            meeting.floor.end_all(at.mark);
            meeting.agenda.leave(at.mark);
        }
    }

    fn public(&self, sight: &mut Sight<'_>) -> Public {
        match sight.public.item() == Some(&self.item) {
            true => sight.left_item(),
            false => Public::Nothing,
        }
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Decision).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item, text } = self;
        format!("{}, deferred{}", item_words(meeting, item), tail(text))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// The reason why an item was taken that was not on the agenda (LGA 1972 s.100B(4)(b)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UrgencyExplained {
    /// The item.
    pub item: ItemId,
    /// The special circumstances.
    pub reason: String,
}

impl Fact for UrgencyExplained {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { item, reason } = self;
        if let Some(item) = meeting.agenda.get_mut(item) {
            item.urgent = Some(reason.clone());
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item, reason } = self;
        format!("{} is urgent: {reason}", item_words(meeting, item))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// What the public may read of an item that was taken in private: a fair summary, in the clerk's words
/// (LGA 1972 s.100C(2)). It is public by nature, whenever it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SummaryGiven {
    /// The item.
    pub item: ItemId,
    /// The summary.
    pub text: String,
}

impl Fact for SummaryGiven {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { item, .. } = self;
        if let Some(item) = meeting.agenda.get_mut(item) {
            item.summary = Some(at.seq);
        }
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::own(EntryKind::Narrative, &self.text).under(Some(&self.item)))
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item, text } = self;
        format!("The public may read of {}: {text}", item_words(meeting, item))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
