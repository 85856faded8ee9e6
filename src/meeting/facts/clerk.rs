//! What is in no minutes: the clerk's marks, the clock that was set, facts of a newer version.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::phrases::tail;
use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::event::Seq;
use crate::meeting::minute::EntryKind;
use crate::meeting::state::{Meeting, Reminder};
use crate::meeting::words::{Manner, plain};

/// The clerk left a mark to come back to. A note of the clerk's own, and no part of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarkLeft {
    /// At which entry, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Seq>,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Fact for MarkLeft {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { entry, text } = self;
        meeting.marks.push(Reminder {
            seq: at.seq,
            at: at.mark.at,
            entry: *entry,
            text: text.clone(),
        })
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { entry, text } = self;
        let at = entry.map(|entry| format!(" at entry {entry}"));
        format!("A mark{}, in no minutes{}", at.unwrap_or_default(), tail(text))
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    // The clerk's own note is nobody else's.
    fn names_exempt(&self, _: &Meeting) -> bool {
        true
    }
}

/// The clerk came back to a mark and cleared it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarkCleared {
    /// The fact that left it.
    pub mark: Seq,
}

impl Fact for MarkCleared {
    fn apply(&self, meeting: &mut Meeting, _at: &Occasion<'_>) {
        let Self { mark: _ } = self;
        meeting.marks.retain(|one| one.seq != self.mark)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, meeting: &Meeting, _: Manner) -> String {
        let Self { mark } = self;
        match meeting.marks.iter().find(|one| one.seq == *mark) {
            Some(mark) => {
                let at = mark.entry.map(|entry| format!(" at entry {entry}"));
                format!(
                    "The mark{} is cleared{}",
                    at.unwrap_or_default(),
                    tail(&mark.text)
                )
            }
            None => format!("The mark {mark} is cleared"),
        }
    }

    fn in_plain_mode(&self) -> bool {
        false
    }

    // The clerk's own note is nobody else's.
    fn names_exempt(&self, _: &Meeting) -> bool {
        true
    }
}

/// The computer's clock was set while the meeting ran; durations do not count the step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClockStepped {
    /// By how many milliseconds, forward positive.
    pub ms: i64,
}

impl Fact for ClockStepped {
    fn apply(&self, meeting: &mut Meeting, _: &Occasion<'_>) {
        let Self { ms } = self;
        meeting.stepped_ms = meeting.stepped_ms.saturating_add(*ms)
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Whole
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        None
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { ms } = self;
        format!("The computer's clock was set by {} s", ms / 1000)
    }

    fn in_plain_mode(&self) -> bool {
        false
    }
}

/// A fact of a newer version that this one does not know. Kept, shown, never written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Its type as the log names it.
    pub name: String,
    /// The whole event as the log has it.
    pub json: String,
}

impl Fact for Unknown {
    fn apply(&self, _: &mut Meeting, _: &Occasion<'_>) {}

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { name, .. } = self;
        format!("A fact of a newer Quorate: {}", plain(name))
    }

    fn in_plain_mode(&self) -> bool {
        true
    }
}
