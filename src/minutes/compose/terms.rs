//! What the paper calls a motion, its outcome, its figures and the chair: in the style's language, and with the
//! word of the body's own standing orders where they have one.

use super::Sheet;
use crate::meeting::event::MotionKind;
use crate::meeting::ids::MotionId;
use crate::meeting::minute::Reference;
use crate::meeting::motion::{Count, Motion, MotionStatus};
use crate::meeting::orders::Terms;
use crate::meeting::words;
use crate::minutes::style::Word;

impl Sheet<'_> {
    /// What a kind of motion is called, without its article.
    pub(super) fn term(&self, kind: MotionKind) -> String {
        self.meeting.orders.terms.kind(kind)
    }

    /// A motion within a sentence; told apart by its place where the item had others of its kind.
    pub(super) fn motion(&self, id: MotionId) -> String {
        let meeting = self.meeting;
        let Some(motion) = meeting.motions.get(id) else {
            let struck = meeting.is_struck(Reference::Motion(id));
            let term = self.term(MotionKind::Motion);
            return self.phrase(
                Word::NoMotion,
                &[("term", term.into()), ("struck", struck.into())],
            );
        };
        let like = |other: &&Motion| other.kind == motion.kind && other.item == motion.item;
        let alike: Vec<&Motion> = meeting.motions.list.iter().filter(like).collect();
        let nth = alike.iter().position(|other| other.id == id);
        let nth = nth.filter(|_| alike.len() > 1).map(|nth| nth + 1);
        // An ordinal in words is English; elsewhere, and past the tenth, a figure.
        let ordinal = nth.filter(|_| self.style.is_english()).and_then(words::ordinal);
        let figure = nth.filter(|_| ordinal.is_none());
        let word = match motion.kind {
            MotionKind::Motion => Word::MotionWord,
            MotionKind::Amendment => Word::AmendmentWord,
            MotionKind::Recommendation => Word::RecommendationWord,
            MotionKind::Procedural => Word::ProceduralWord,
        };
        self.phrase(
            word,
            &[
                ("term", self.term(motion.kind).into()),
                ("nth", ordinal.into()),
                ("figure", figure.into()),
            ],
        )
    }

    /// What became of a motion, in one word.
    pub(super) fn status(&self, status: MotionStatus) -> String {
        let (own, usual) = (&self.meeting.orders.terms, Terms::default());
        match status {
            MotionStatus::Carried if own.carried != usual.carried => own.carried.clone(),
            MotionStatus::Lost if own.lost != usual.lost => own.lost.clone(),
            MotionStatus::Carried => self.word(Word::Carried),
            MotionStatus::Lost => self.word(Word::Lost),
            MotionStatus::Tied => self.word(Word::Tied),
            MotionStatus::Withdrawn => self.word(Word::Withdrawn),
            MotionStatus::Lapsed => self.word(Word::Lapsed),
            MotionStatus::Proposed
            | MotionStatus::Seconded
            | MotionStatus::Tabled
            | MotionStatus::Postponed
            | MotionStatus::Referred
            | MotionStatus::Divided
            | MotionStatus::Rescinded => status.word().to_owned(),
        }
    }

    /// The figures of a vote.
    pub(super) fn figures(&self, count: &Count) -> String {
        let abstain = Some(count.abstain).filter(|abstain| *abstain > 0);
        self.phrase(
            Word::Figures,
            &[
                ("for", count.in_favour.into()),
                ("against", count.against.into()),
                ("abstain", abstain.into()),
            ],
        )
    }

    /// Whoever is in the chair, by office.
    pub(super) fn the_chair(&self) -> String {
        let term = self.meeting.orders.terms.chair.as_str();
        self.phrase(Word::TheChair, &[("term", term.into())])
    }
}
