//! Corrections: facts that say how others are to be read. Nothing is rewritten.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::{because, entries, item_words};
use super::{Event, Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::{Moment, Seq};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::state::{Counters, Meeting};
use crate::meeting::void::Void;
use crate::meeting::words::Manner;

/// An entry's words were corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryEdited {
    /// The entry.
    pub entry: Seq,
    /// Its words from now on.
    pub text: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for EntryEdited {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { entry, text, .. } = self;
        meeting.edit(*entry, text);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { entry, text, why } = self;
        format!("Entry {entry} now reads{}: {text}", because(why))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }
}

/// An entry was struck from the minutes, and its effect with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryStruck {
    /// The entry.
    pub entry: Seq,
    /// Why.
    pub why: String,
}

impl Fact for EntryStruck {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { entry, why } = self;
        format!("Entry {entry} is struck: {why}")
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }

    fn voids(&self, _: Seq, exempt: bool) -> Vec<(Seq, Void)> {
        let why = self.why.clone();
        vec![(self.entry, Void::Struck { why, exempt })]
    }

    fn reads_others_anew(&self) -> bool {
        true
    }
}

/// An entry was divided in two: the first part stays under its number, the second is this fact's own
/// entry and stands after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntrySplit {
    /// The entry.
    pub entry: Seq,
    /// Its words from now on.
    pub first: String,
    /// What the rest is: a fact such as makes an entry.
    pub second: Box<Event>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for EntrySplit {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            entry,
            first,
            second,
            why,
        } = self;
        format!(
            "Entry {entry} is divided{}: {first} // {}",
            because(why),
            second.sentence(meeting, Manner::PLAIN)
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        self.second.words_mut()
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.is_exempt(self.entry) || self.second.names_exempt(meeting)
    }
}

/// Entries were joined into one of them; what referred to the others refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntriesMerged {
    /// The entry that stays.
    pub entry: Seq,
    /// Those that went into it, in order.
    pub others: Vec<Seq>,
    /// Its words from now on.
    pub text: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for EntriesMerged {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { entry, text, .. } = self;
        meeting.edit(*entry, text);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self {
            entry,
            others,
            text,
            why,
        } = self;
        format!(
            "{} into {entry}, which now reads{}: {text}",
            entries(others, ("goes", "go")),
            because(why)
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn corrects(&self) -> Vec<Seq> {
        std::iter::once(self.entry)
            .chain(self.others.iter().copied())
            .collect()
    }

    fn voids(&self, by: Seq, _: bool) -> Vec<(Seq, Void)> {
        let into = self.entry;
        let others = self.others.iter().filter(|other| **other != into);
        others.map(|other| (*other, Void::Merged { into, by })).collect()
    }

    fn reads_others_anew(&self) -> bool {
        true
    }
}

/// Entries were put under another item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntriesMoved {
    /// Which.
    pub entries: Vec<Seq>,
    /// The item.
    pub item: ItemId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for EntriesMoved {
    fn apply(&self, meeting: &mut Meeting, _at: &Occasion<'_>) {
        let Self { entries, item, .. } = self;
        let away = meeting.is_private(item);
        entries.iter().for_each(|seq| meeting.put(*seq, item, away));
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self {
            entries: of,
            item,
            why,
        } = self;
        format!(
            "{} to {}{}",
            entries(of, ("moves", "move")),
            item_words(meeting, item),
            because(why)
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn corrects(&self) -> Vec<Seq> {
        self.entries.clone()
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.is_private(&self.item) || self.entries.iter().any(|seq| meeting.is_exempt(*seq))
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// An entry had been put down to the wrong person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpeakerChanged {
    /// The entry.
    pub entry: Seq,
    /// Whose it is; none where it is nobody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for SpeakerChanged {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        let Self { by, .. } = self;
        by.iter().collect()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { entry, by, why } = self;
        let by = by
            .as_ref()
            .map_or_else(|| "nobody's".to_owned(), |by| format!("by {}", meeting.shown(by)));
        format!("Entry {entry} is {by}{}", because(why))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }

    fn reads_others_anew(&self) -> bool {
        true
    }
}

/// An entry was not what it was entered as: it is read as this, where it stands, and what follows from it with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryRecast {
    /// The entry.
    pub entry: Seq,
    /// What it is.
    pub to: Box<Event>,
    /// When it happened, where that was corrected too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Moment>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Fact for EntryRecast {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn names(&self) -> Vec<&PersonId> {
        self.to.names()
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, manner: Manner) -> String {
        let Self {
            entry,
            to,
            as_of,
            why,
        } = self;
        let when = as_of.map(|at| format!(", at {}", manner.hour(at)));
        format!(
            "Entry {entry} is put right{}: {}{}",
            because(why),
            to.sentence(meeting, manner),
            when.unwrap_or_default()
        )
    }

    fn in_plain_mode(&self) -> bool {
        self.to.in_plain_mode()
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.entry]
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.is_exempt(self.entry) || self.to.names_exempt(meeting)
    }

    fn reads_others_anew(&self) -> bool {
        true
    }

    fn reserve(&self, next: &mut Counters) {
        self.to.reserve(next);
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        self.to.words_mut()
    }
}

/// Something was minuted under another item than the one the meeting was on, which it stayed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EntryPlaced {
    /// The item.
    pub item: ItemId,
    /// What was minuted: a fact such as makes an entry.
    pub entry: Box<Event>,
}

impl Fact for EntryPlaced {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { item, entry } = self;
        format!(
            "In {}: {}",
            item_words(meeting, item),
            entry.sentence(meeting, Manner::PLAIN)
        )
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        self.entry.words_mut()
    }

    fn names_exempt(&self, meeting: &Meeting) -> bool {
        meeting.is_private(&self.item) || self.entry.names_exempt(meeting)
    }

    fn item(&self) -> Option<&ItemId> {
        Some(&self.item)
    }
}

/// A fact was taken back, as if it had not been entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FactUndone {
    /// Which.
    pub fact: Seq,
}

impl Fact for FactUndone {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, manner: Manner) -> String {
        let Self { fact } = self;
        match meeting.fact(*fact) {
            Some(fact) => format!(
                "Taken back, as if never entered: {}",
                fact.event.sentence(meeting, manner)
            ),
            None => format!("Taken back: {fact}"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn corrects(&self) -> Vec<Seq> {
        vec![self.fact]
    }

    fn voids(&self, _: Seq, _: bool) -> Vec<(Seq, Void)> {
        vec![(self.fact, Void::Undone)]
    }

    fn reads_others_anew(&self) -> bool {
        true
    }
}
