//! The ordinary rules of a meeting, where its own standing orders do not say otherwise.
//!
//! They decide nothing and refuse nothing: they say what a vote came to and what a careful reader
//! should notice. A body's own rules replace this value; nobody else holds a rule.

use super::event::{MotionKind, Verdict};
use super::motion::Count;

/// The rules that hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// The quorum as a share of the voting members, rounded up (LGA 1972 Sch 12 para 6: a quarter).
    pub quorum_share: (u32, u32),
    /// The least quorum (LGA 1972 Sch 12 paras 12 and 28: three).
    pub quorum_least: u32,
}

impl Default for Orders {
    fn default() -> Self {
        Self {
            quorum_share: (1, 4),
            quorum_least: 3,
        }
    }
}

impl Orders {
    /// How many of `base` voting members make a quorum; never more than there are.
    pub fn quorum(&self, base: u32) -> u32 {
        let (share, of) = self.quorum_share;
        base.saturating_mul(share)
            .div_ceil(of.max(1))
            .max(self.quorum_least)
            .min(base)
    }

    /// How many votes for it takes to pass: more than half of those cast, abstentions aside
    /// (LGA 1972 Sch 12 para 39).
    pub fn threshold(&self, count: &Count) -> u32 {
        count.in_favour.saturating_add(count.against) / 2 + 1
    }

    /// What a count comes to.
    pub fn verdict(&self, count: &Count) -> Verdict {
        if count.in_favour >= self.threshold(count) {
            Verdict::Carried
        } else if count.in_favour == count.against {
            Verdict::Tied
        } else {
            Verdict::Lost
        }
    }

    /// Whether a motion of this kind wants a seconder before it is decided.
    pub fn wants_seconder(&self, kind: MotionKind) -> bool {
        match kind {
            MotionKind::Motion | MotionKind::Amendment | MotionKind::Procedural => true,
            MotionKind::Recommendation => false,
        }
    }
}
