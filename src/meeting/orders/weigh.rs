//! What a count comes to, on the right base, with the arithmetic in words. The figures are those of the
//! moment of the vote; it must never ask who is here now.

use super::decision::{Equal, Majority};
use super::share::{Base, Needs};
use super::{Orders, Special};
use crate::meeting::event::{MotionKind, Procedure, Side, Verdict};
use crate::meeting::motion::Count;

/// How many there were to vote, at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct House {
    /// Voting members present, with substitutes and without those they sit for.
    pub present: u32,
    /// Voting members, present or not, whom no interest bars on the present item.
    pub entitled: u32,
    /// All voting members: the seats of the body.
    pub all: u32,
}

/// What a vote is about, as far as the rules ask.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// The kind of motion.
    pub kind: Option<MotionKind>,
    /// What a procedural motion would do.
    pub procedure: Option<Procedure>,
    /// The motion's words.
    pub text: &'a str,
    /// The title of its item.
    pub title: &'a str,
    /// The number of its item.
    pub item: Option<&'a str>,
}

/// A count, weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// Votes for.
    pub in_favour: u32,
    /// How much of the base it takes.
    pub needs: Needs,
    /// Of whom.
    pub of: Base,
    /// How many those are.
    pub base: u32,
    /// How many votes for it takes.
    pub needed: u32,
    /// What the figures come to, before any casting vote.
    pub verdict: Verdict,
    /// Where the rule stands.
    pub source: String,
}

impl Weighing {
    /// The arithmetic: `9 of 13 present and voting; more than half needs 7: carried`.
    pub fn words(&self, orders: &Orders) -> String {
        let came = orders.terms.verdict(self.verdict);
        let (yes, base, of) = (self.in_favour, self.base, self.of.words(&orders.terms));
        let (needs, needed) = (self.needs.words(), self.needed);
        format!("{yes} of {base} {of}; {needs} needs {needed}: {came}")
    }
}

impl Special {
    fn fits(&self, about: &About<'_>) -> bool {
        let kind = self.kinds.is_empty() || about.kind.is_some_and(|kind| self.kinds.contains(&kind));
        let procedure =
            self.procedures.is_empty() || about.procedure.is_some_and(|one| self.procedures.contains(&one));
        let words = self.words.is_empty() || about.says(&self.words);
        let item = self.items.is_empty()
            || about
                .item
                .is_some_and(|item| self.items.iter().any(|one| one == item));
        kind && procedure && words && item
    }
}

impl About<'_> {
    /// Whether one of `words` begins a word of the motion or of its item's title.
    pub fn says(&self, words: &[String]) -> bool {
        words
            .iter()
            .any(|word| holds(self.text, word) || holds(self.title, word))
    }
}

/// Whether `text` has `wanted` in it, whatever the case, beginning where a word begins.
fn holds(text: &str, wanted: &str) -> bool {
    let (text, wanted) = (text.to_lowercase(), wanted.to_lowercase());
    !wanted.is_empty()
        && text
            .match_indices(&wanted)
            .any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

impl Orders {
    /// What a vote on this needs.
    pub fn majority_for(&self, about: &About<'_>) -> &Majority {
        let special = self.special.iter().find(|special| special.fits(about));
        special.map_or(&self.majority, |special| &special.majority)
    }

    /// What a count comes to.
    pub fn weigh(&self, majority: &Majority, count: &Count, house: House) -> Weighing {
        let base = match majority.of {
            Base::Cast => count.in_favour.saturating_add(count.against),
            Base::CastWithAbstentions => count.all(),
            Base::Present => house.present,
            Base::Entitled => house.entitled,
            Base::All => house.all,
        };
        let needed = majority.needs.of(base);
        let yes = count.in_favour;
        // Equal votes leave the matter open where one vote more would pass it and somebody has it.
        let open = majority.needs.is_more_than_half() && yes.saturating_add(1) >= needed;
        let verdict = if yes >= needed {
            Verdict::Carried
        } else if yes == count.against && open && self.ties.equal == Equal::CastingVote {
            Verdict::Tied
        } else {
            Verdict::Lost
        };
        Weighing {
            in_favour: yes,
            needs: majority.needs,
            of: majority.of,
            base,
            needed,
            verdict,
            source: majority.source.clone(),
        }
    }

    /// What a count with a vote of the chair's comes to; none where these rules give the chair none, or
    /// where it changes nothing.
    pub fn with_chair(
        &self,
        majority: &Majority,
        count: &Count,
        house: House,
        side: Side,
    ) -> Option<Verdict> {
        let first = self.weigh(majority, count, house);
        match (self.ties.equal, side) {
            (Equal::Falls, _) | (_, Side::Abstain) => None,
            (Equal::CastingVote, Side::For) => (first.verdict == Verdict::Tied).then_some(Verdict::Carried),
            (Equal::CastingVote, Side::Against) => (first.verdict == Verdict::Tied).then_some(Verdict::Lost),
            (Equal::ChairVotesNow, side) => {
                let one = u32::from(side == Side::For);
                let count = Count {
                    in_favour: count.in_favour.saturating_add(one),
                    against: count.against.saturating_add(1 - one),
                    ..*count
                };
                let then = self.weigh(majority, &count, house).verdict;
                (then != first.verdict).then_some(then)
            }
        }
    }
}
