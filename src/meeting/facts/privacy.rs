//! Press and public excluded and let in again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fact, Minuted, Occasion, Public, Sight};
use crate::meeting::minute::EntryKind;
use crate::meeting::state::Meeting;
use crate::meeting::words::Manner;

/// Press and public were excluded (LGA 1972 s.100A(4)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicExcluded {
    /// The ground: the paragraph of Schedule 12A, or what was said.
    pub ground: String,
}

impl Fact for PublicExcluded {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        let Self { ground } = self;
        let late = at.as_of.is_some() || meeting.goes_back(at.mark.at);
        meeting.exclude(ground, at.mark, late);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        let Self { ground } = self;
        format!("Press and public excluded: {ground}")
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn reads_others_anew(&self) -> bool {
        true
    }

    // That a line is struck lets nobody in: `/public` does.
    fn stands_struck(&self) -> bool {
        true
    }
}

/// Press and public were let in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicReadmitted {}

impl Fact for PublicReadmitted {
    fn apply(&self, meeting: &mut Meeting, at: &Occasion<'_>) {
        meeting.readmit(at.mark);
    }

    fn public(&self, _: &mut Sight<'_>) -> Public {
        Public::Nothing
    }

    fn entry(&self) -> Option<Minuted<'_>> {
        Some(Minuted::sentence(EntryKind::Procedure))
    }

    fn sentence(&self, _: &Meeting, _: Manner) -> String {
        "Press and public readmitted".into()
    }

    fn in_plain_mode(&self) -> bool {
        true
    }

    fn reads_others_anew(&self) -> bool {
        true
    }
}
