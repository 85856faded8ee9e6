//! Motions, amendments and recommendations, and the votes on them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use std::borrow::Cow;

use super::event::{Aim, MotionKind, NamedVote, Procedure, Seq, Side, Verdict, VoteMethod};
use super::ids::{ItemId, MotionId, PersonId};
use super::minute::Reference;
use super::orders::{AmendmentOrder, House, Weighing};
use super::state::Meeting;
use super::{clauses, words};

/// How a motion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MotionStatus {
    /// Moved, or put without a mover.
    Proposed,
    /// Seconded.
    Seconded,
    /// Passed.
    Carried,
    /// Failed.
    Lost,
    /// As many for as against; a casting vote may follow.
    Tied,
    /// Taken back.
    Withdrawn,
    /// Fallen without a decision.
    Lapsed,
    /// Laid on the table, to be taken up again.
    Tabled,
    /// Postponed, to a time or for good.
    Postponed,
    /// Referred to a committee or another body.
    Referred,
    /// Divided into parts, which are motions of their own.
    Divided,
    /// Adopted once, and rescinded since.
    Rescinded,
}

impl MotionStatus {
    /// The word for it in the record.
    pub fn word(self) -> &'static str {
        match self {
            MotionStatus::Proposed => "proposed",
            MotionStatus::Seconded => "seconded",
            MotionStatus::Carried => "carried",
            MotionStatus::Lost => "lost",
            MotionStatus::Tied => "tied",
            MotionStatus::Withdrawn => "withdrawn",
            MotionStatus::Lapsed => "lapsed",
            MotionStatus::Tabled => "tabled",
            MotionStatus::Postponed => "postponed",
            MotionStatus::Referred => "referred",
            MotionStatus::Divided => "divided",
            MotionStatus::Rescinded => "rescinded",
        }
    }

    /// Whether the meeting has still to decide it.
    pub fn is_pending(self) -> bool {
        match self {
            MotionStatus::Proposed | MotionStatus::Seconded | MotionStatus::Tied => true,
            MotionStatus::Carried
            | MotionStatus::Lost
            | MotionStatus::Withdrawn
            | MotionStatus::Lapsed
            | MotionStatus::Tabled
            | MotionStatus::Postponed
            | MotionStatus::Referred
            | MotionStatus::Divided
            | MotionStatus::Rescinded => false,
        }
    }
}

impl From<Verdict> for MotionStatus {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Carried => MotionStatus::Carried,
            Verdict::Lost => MotionStatus::Lost,
            Verdict::Tied => MotionStatus::Tied,
        }
    }
}

impl MotionKind {
    /// The word for it in the record and in sentences.
    pub fn word(self) -> &'static str {
        match self {
            MotionKind::Recommendation => "recommendation",
            MotionKind::Motion => "motion",
            MotionKind::Amendment => "amendment",
            MotionKind::Procedural => "procedural motion",
        }
    }
}

/// A vote as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The fact that holds it.
    pub seq: Seq,
    /// What was voted on; none where nothing was on the floor.
    pub motion: Option<MotionId>,
    /// The item it was taken on.
    pub item: Option<ItemId>,
    /// How it was taken.
    pub method: VoteMethod,
    /// For, against and abstaining; none where it was without figures.
    pub count: Option<Count>,
    /// Who voted how, as far as it was recorded.
    pub names: Vec<NamedVote>,
    /// The chair's casting vote.
    pub casting: Option<Side>,
    /// Voting members present at that moment.
    pub present: u32,
    /// How many there were to vote at that moment.
    pub house: House,
    /// The figures weighed by the rules that held; none where it was without figures.
    pub weighed: Option<Weighing>,
    /// How many votes for it took to pass.
    pub threshold: Option<u32>,
    /// What came of it.
    pub verdict: Verdict,
    /// Those here who took no part in it.
    pub recused: Vec<PersonId>,
    /// The vote whose count was wrong and which this one counts again.
    pub recounts: Option<Seq>,
    /// Figures that were told of a decision without a full count.
    pub told: Figures,
}

/// Figures as far as they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Votes for.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Spoilt or invalid votes.
    pub spoilt: Option<u32>,
}

/// The figures of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Votes for.
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstain: u32,
}

impl Count {
    /// Everybody counted, the abstaining too.
    pub fn all(&self) -> u32 {
        self.in_favour
            .saturating_add(self.against)
            .saturating_add(self.abstain)
    }
}

/// A motion, amendment or recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// The fact that holds it.
    pub seq: Seq,
    /// The item it was moved on.
    pub item: Option<ItemId>,
    /// Of what sort it is.
    pub kind: MotionKind,
    /// Its exact words as they stand, a clause a line.
    pub text: String,
    /// How it was worded, one after the other: as it was moved, and each time it was reworded.
    pub wordings: Vec<Wording>,
    /// Its mover.
    pub moved_by: Option<PersonId>,
    /// Its seconder.
    pub seconded_by: Option<PersonId>,
    /// The motion that it would change.
    pub amends: Option<MotionId>,
    /// What it would do, where it is a procedural motion with an effect of its own.
    pub procedure: Option<Procedure>,
    /// The amendments that became part of it, in order.
    pub amended_by: Vec<MotionId>,
    /// How it stands.
    pub status: MotionStatus,
    /// The votes taken on it.
    pub ballots: Vec<Ballot>,
    /// What it would do to another motion or to the item.
    pub aim: Option<Box<Aim>>,
    /// How it stood before another motion set it aside.
    pub before: Option<MotionStatus>,
    /// Until when it is postponed.
    pub until: Option<String>,
    /// To whom it is referred.
    pub to: Option<String>,
    /// The motion of which it is a part.
    pub part_of: Option<MotionId>,
    /// The motions into which it was divided.
    pub parts: Vec<MotionId>,
    /// The items that it decides together.
    pub covers: Vec<ItemId>,
    /// The words that an amendment replaced when it was carried.
    pub replaced: Option<String>,
}

/// Words that a motion was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The fact that gave them.
    pub seq: Seq,
    /// The points entered under them: its clauses.
    pub points: Vec<Seq>,
}

impl Wording {
    /// Words without points so far.
    pub(super) fn of(seq: Seq) -> Self {
        Self {
            seq,
            points: Vec::new(),
        }
    }
}

impl Motion {
    /// Whether it is a question of its own, and neither changes nor disposes of another.
    pub fn is_main(&self) -> bool {
        match self.kind {
            MotionKind::Motion | MotionKind::Recommendation => true,
            MotionKind::Amendment | MotionKind::Procedural => false,
        }
    }

    /// Whether a point is one of its clauses.
    pub fn holds(&self, point: Seq) -> bool {
        self.wordings.iter().any(|one| one.points.contains(&point))
    }

    /// A point entered under it: one more clause, while it can still be worded.
    pub(super) fn adds(&mut self, point: Seq, text: &str) {
        // A change written `s/old/new/` is whole in itself.
        let change = matches!(self.exact(), Cow::Owned(_));
        let open = self.status.is_pending() && self.ballots.is_empty() && !change;
        if let Some(last) = self.wordings.last_mut().filter(|_| open) {
            last.points.push(point);
            self.text.push('\n');
            self.text.push_str(text);
        }
    }

    /// A part of its words was corrected: where it has clauses, the others stay.
    pub(super) fn corrects(&mut self, was: &str, text: &str) {
        if self.text.contains(was) {
            self.text = self.text.replacen(was, text, 1);
        }
    }

    /// Its words as they are said.
    pub fn exact(&self) -> Cow<'_, str> {
        words::exact(self.kind, &self.text)
    }

    /// The same standing by itself: in quotation marks, a change as a sentence.
    pub fn quoted(&self) -> String {
        match self.exact() {
            Cow::Owned(change) => words::capitalised(&change),
            Cow::Borrowed(text) => format!("“{}”", clauses::on_one_line(text)),
        }
    }

    /// What it is now: an amended motion is the substantive motion.
    pub fn standing(&self) -> &'static str {
        match self.kind {
            MotionKind::Motion | MotionKind::Recommendation if !self.amended_by.is_empty() => {
                "substantive motion"
            }
            kind => kind.word(),
        }
    }
}

impl Motion {
    /// Whether it waits, laid on the table, postponed or referred.
    pub fn is_set_aside(&self) -> bool {
        matches!(
            self.status,
            MotionStatus::Tabled | MotionStatus::Postponed | MotionStatus::Referred
        )
    }
}

impl Meeting {
    /// A motion within a sentence of a paper; told apart by its place where the item had others of its kind.
    pub fn motion_called(&self, id: MotionId) -> String {
        let terms = &self.orders.terms;
        let Some(motion) = self.motions.get(id) else {
            return match self.is_struck(Reference::Motion(id)) {
                true => format!("a {} that was struck", terms.motion),
                false => format!("a {}", terms.motion),
            };
        };
        let like = |other: &&Motion| other.kind == motion.kind && other.item == motion.item;
        let kind = terms.kind(motion.kind);
        let alike: Vec<&Motion> = self.motions.list.iter().filter(like).collect();
        let nth = alike
            .iter()
            .position(|other| other.id == id)
            .filter(|_| alike.len() > 1);
        match nth {
            None => format!("the {kind}"),
            Some(nth) => match words::ordinal(nth + 1) {
                Some(ordinal) => format!("the {ordinal} {kind}"),
                None => format!("{kind} {}", nth + 1),
            },
        }
    }
}

impl Procedure {
    /// How the clerk enters it.
    pub fn line(self) -> &'static str {
        match self {
            Procedure::Table => "/table",
            Procedure::TakeUp => "/take-up",
            Procedure::Postpone => "/postpone to",
            Procedure::PostponeIndefinitely => "/postpone indefinitely",
            Procedure::Refer => "/refer to",
            Procedure::Divide => "/divide",
            Procedure::Reconsider => "/reconsider",
            Procedure::Rescind => "/rescind",
            Procedure::Recess => "/recess",
            _ => "/procedural",
        }
    }

    /// The word for it in sentences.
    pub fn word(self) -> &'static str {
        match self {
            Procedure::Closure => "closure",
            Procedure::NextBusiness => "next business",
            Procedure::Adjourn => "adjournment",
            Procedure::Exclude => "exclusion of press and public",
            Procedure::Suspend => "suspension of standing orders",
            Procedure::Extend => "extension of the meeting",
            Procedure::Table => "laying on the table",
            Procedure::TakeUp => "taking from the table",
            Procedure::Postpone => "postponement",
            Procedure::PostponeIndefinitely => "postponement for good",
            Procedure::Refer => "reference to a committee",
            Procedure::Divide => "division of the question",
            Procedure::Reconsider => "reconsideration",
            Procedure::Rescind => "rescission",
            Procedure::Recess => "recess",
            Procedure::LimitDebate => "limit on debate",
            Procedure::ByParagraph => "consideration by paragraph",
            Procedure::Appeal => "appeal from the chair",
            Procedure::ChangeOrder => "change of the order of business",
            Procedure::NotHeard => "motion that a member be not further heard",
        }
    }

    /// What a procedural motion in these words would do.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&[
            "limit debate",
            "extend debate",
            "extend the debate",
            "limit the debate",
            "limits of debate",
        ]) {
            Some(Procedure::LimitDebate)
        } else if says(&["on the table", "be tabled"]) && !says(&["from the table"]) {
            Some(Procedure::Table)
        } else if says(&["from the table"]) {
            Some(Procedure::TakeUp)
        } else if says(&["postpone"]) && says(&["indefinitely"]) {
            Some(Procedure::PostponeIndefinitely)
        } else if says(&["be postponed", "postpone "]) {
            Some(Procedure::Postpone)
        } else if says(&["be referred", "refer the", "refer back", "be committed"]) {
            Some(Procedure::Refer)
        } else if says(&["be divided", "divide the question", "division of the question"]) {
            Some(Procedure::Divide)
        } else if says(&["reconsider"]) {
            Some(Procedure::Reconsider)
        } else if says(&["rescind"]) {
            Some(Procedure::Rescind)
        } else if says(&["recess"]) {
            Some(Procedure::Recess)
        } else if says(&["by paragraph", "seriatim", "paragraph by paragraph"]) {
            Some(Procedure::ByParagraph)
        } else if says(&["appeal", "ruling of the chair", "decision of the chair"]) {
            Some(Procedure::Appeal)
        } else if says(&["not further heard", "no longer heard", "leave the meeting"]) {
            Some(Procedure::NotHeard)
        } else if says(&[
            "order of business",
            "vary the order",
            "change the order",
            "orders of the day",
        ]) {
            Some(Procedure::ChangeOrder)
        } else if says(&["now put", "closure", "previous question", "vote be now taken"]) {
            Some(Procedure::Closure)
        } else if says(&["next business"]) {
            Some(Procedure::NextBusiness)
        } else if says(&["exclude", "exclusion", "press and public", "in private"]) {
            Some(Procedure::Exclude)
        } else if says(&["suspend", "suspension"]) {
            Some(Procedure::Suspend)
        } else if says(&["extend", "extension", "continue beyond", "continue past"]) {
            Some(Procedure::Extend)
        } else if says(&["adjourn"]) {
            Some(Procedure::Adjourn)
        } else {
            None
        }
    }
}

/// The motions of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Motions {
    /// All, in the order of their ids.
    pub list: Vec<Motion>,
    /// Those not decided, oldest first.
    pub pending: Vec<MotionId>,
    /// The motion voted on whose result the chair has not declared yet.
    pub undeclared: Option<MotionId>,
    /// The meeting resolved that the question be now put.
    pub put: bool,
    /// Votes taken with no motion on the floor.
    pub loose: Vec<Ballot>,
    /// What was done to a motion without a mover, as long as a vote may still be told of it.
    pub taken: Option<MotionId>,
}

impl Motions {
    /// How many motions a motion would change, each by way of the next.
    pub fn degree(&self, motion: &Motion) -> u32 {
        let (mut degree, mut above) = (0, motion.amends);
        while let Some(next) = above.and_then(|id| self.get(id)) {
            degree += 1;
            // A motion amends an earlier one: whatever a log says, this ends.
            above = next.amends.filter(|id| *id < next.id);
        }
        degree
    }

    /// The motion with this id.
    pub fn get(&self, id: MotionId) -> Option<&Motion> {
        self.list
            .binary_search_by_key(&id, |motion| motion.id)
            .ok()
            .map(|at| &self.list[at])
    }

    /// The motion that was moved by this fact.
    pub(super) fn moved_at(&mut self, seq: Seq) -> Option<&mut Motion> {
        self.list.iter_mut().find(|motion| motion.seq == seq)
    }

    pub(super) fn get_mut(&mut self, id: MotionId) -> Option<&mut Motion> {
        self.list
            .binary_search_by_key(&id, |motion| motion.id)
            .ok()
            .map(|at| &mut self.list[at])
    }

    /// What is to be decided next on an item: procedural motions first, amendments before what they
    /// amend, and otherwise in the order that the rules say.
    pub fn on_floor(&self, item: Option<&ItemId>, order: AmendmentOrder) -> Option<&Motion> {
        let open = || self.pending.iter().rev().filter_map(|id| self.get(*id));
        let mut next = open().find(|motion| motion.item.as_ref() == item)?;
        if next.is_main() {
            next = self.first_main(item).unwrap_or(next);
        }
        if order == AmendmentOrder::AsMoved {
            while next.kind == MotionKind::Amendment {
                let rivals = self.pending.iter().filter_map(|id| self.get(*id));
                let first = rivals.into_iter().find(|one| one.amends == next.amends);
                let Some(first) = first.filter(|first| first.id != next.id) else {
                    break;
                };
                next = open().find(|one| one.amends == Some(first.id)).unwrap_or(first);
                if next.id == first.id {
                    break;
                }
            }
        }
        Some(next)
    }

    /// The one main motion before the meeting: the first that has a seconder, else the first. Any other waits.
    fn first_main(&self, item: Option<&ItemId>) -> Option<&Motion> {
        let of = |id: &MotionId| {
            self.get(*id)
                .filter(|one| one.item.as_ref() == item && one.is_main())
        };
        let of_whole = |id: &MotionId| of(id).filter(|one| one.part_of.is_some());
        if let Some(part) = self.pending.iter().find_map(of_whole) {
            return Some(part);
        }
        let seconded = self
            .pending
            .iter()
            .filter_map(of)
            .find(|one| one.seconded_by.is_some());
        // Recommendations that nobody moved are a list, and are taken from its end.
        let listed = |one: &&Motion| one.kind != MotionKind::Recommendation || one.moved_by.is_some();
        seconded.or_else(|| self.pending.iter().filter_map(of).find(listed))
    }

    pub(super) fn propose(&mut self, motion: Motion) {
        self.taken = None;
        self.pending.push(motion.id);
        self.undeclared = None;
        self.list.push(motion);
    }

    /// Sets how a motion stands and keeps the list of pending ones true.
    pub(super) fn set(&mut self, id: MotionId, status: MotionStatus) {
        let Some(motion) = self.get_mut(id) else { return };
        motion.status = status;
        self.pending.retain(|pending| *pending != id);
        if status.is_pending() {
            let place = self.pending.partition_point(|pending| *pending < id);
            self.pending.insert(place, id);
        }
    }

    /// The last vote on a motion, or the last of those without one.
    pub fn last_ballot(&self, motion: Option<MotionId>) -> Option<&Ballot> {
        match motion {
            Some(id) => self.get(id)?.ballots.last(),
            None => self.loose.last(),
        }
    }

    pub(super) fn last_ballot_mut(&mut self, motion: Option<MotionId>) -> Option<&mut Ballot> {
        match motion {
            Some(id) => self.get_mut(id)?.ballots.last_mut(),
            None => self.loose.last_mut(),
        }
    }
}
