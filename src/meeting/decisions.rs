//! Everything that a meeting decided, in one list: what was resolved, recommended, agreed, noted, put off, and who
//! was elected.
//!
//! Minutes, registers, tables and interchange formats all read a decision here, so that none of them has other words
//! or figures for it than another, and none leaves one out. Amendments and procedural motions are no decisions of the
//! body: what they changed is in the words of the motion.

use crate::meeting::facts::{
    CastingVoteGiven, DecisionDeclared, ElectionSettled, ItemDeferred, ItemNoted, ItemOpened, MotionMoved,
    VoteTaken,
};
use std::collections::{BTreeMap, HashMap};

use super::agenda::Outcome;
use super::election::{Came as Ballots, Election};
use super::event::{Event, MotionKind, Seq, Settled, Side, Verdict, VoteMethod};
use super::ids::{ElectionId, ItemId, MotionId, PersonId};
use super::minute::{Entry, EntryKind, Reference};
use super::motion::{Ballot, Count, Motion, MotionStatus};
use super::state::Meeting;
use super::{running, words};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The fact that decided it.
    pub seq: Seq,
    /// The entry to go to: where the motion was moved, the election called, or the decision itself.
    pub from: Seq,
    /// The item it was decided on.
    pub item: Option<ItemId>,
    /// What it was a decision on.
    pub on: On,
    /// What came of it.
    pub came: Came,
    /// Its words as adopted, with their clauses line by line; none where nothing was said but what came of it.
    pub text: Option<String>,
    /// Its mover.
    pub moved_by: Option<PersonId>,
    /// Its seconder.
    pub seconded_by: Option<PersonId>,
    /// The figures of the vote that decided it.
    pub count: Option<Count>,
    /// The chair's casting vote.
    pub casting: Option<Side>,
    /// How it was reached.
    pub method: Option<VoteMethod>,
}

/// What a decision was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A motion or a recommendation.
    Motion(MotionId, MotionKind),
    /// Who is to hold an office.
    Election(ElectionId),
    /// The item itself, without a motion.
    Item,
    /// A vote with no motion on the floor.
    Vote,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// A motion passed.
    Carried,
    /// It was agreed without a motion.
    Agreed,
    /// Somebody was elected.
    Elected,
    /// It was noted.
    Noted,
    /// It was put off.
    Deferred,
    /// It failed.
    Lost,
    /// As many for as against.
    Tied,
}

impl Came {
    /// The word for it in registers and records.
    pub fn word(self) -> &'static str {
        match self {
            Came::Carried => "carried",
            Came::Agreed => "agreed",
            Came::Elected => "elected",
            Came::Noted => "noted",
            Came::Deferred => "deferred",
            Came::Lost => "lost",
            Came::Tied => "tied",
        }
    }

    /// Whether something was settled by it that minutes number.
    pub fn settles(self) -> bool {
        match self {
            Came::Carried | Came::Agreed | Came::Elected | Came::Noted | Came::Deferred => true,
            Came::Lost | Came::Tied => false,
        }
    }
}

impl From<Verdict> for Came {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Carried => Came::Agreed,
            Verdict::Lost => Came::Lost,
            Verdict::Tied => Came::Tied,
        }
    }
}

impl From<Came> for Outcome {
    fn from(came: Came) -> Self {
        match came {
            Came::Carried | Came::Agreed | Came::Elected => Outcome::Agreed,
            Came::Noted => Outcome::Noted,
            Came::Deferred => Outcome::Deferred,
            Came::Lost | Came::Tied => Outcome::Lost,
        }
    }
}

/// All that was decided, in the order in which it was decided.
pub fn decisions(meeting: &Meeting) -> Vec<Decision> {
    let order = running::standing(meeting);
    let settled = settled(meeting, &order);
    let place: HashMap<Seq, usize> = order
        .iter()
        .enumerate()
        .map(|(at, entry)| (entry.seq, at))
        .collect();
    let motions = meeting.motions.list.iter();
    let motions = motions.filter_map(|motion| of_motion(motion, settled.get(&motion.id).copied()?));
    let elections = meeting
        .elections
        .iter()
        .filter_map(|one| of_election(meeting, one));
    let entries = order.iter().filter_map(|entry| of_entry(meeting, entry));
    let loose = meeting.motions.loose.iter().map(of_loose);
    let mut all: Vec<Decision> = motions.chain(elections).chain(entries).chain(loose).collect();
    all.sort_by_key(|one| (place.get(&one.seq).copied().unwrap_or(usize::MAX), one.seq));
    all
}

/// The number of each decision that has one, from 1 in the order in which they were made, by the fact that made it.
pub fn numbers(meeting: &Meeting) -> BTreeMap<Seq, u32> {
    let all = decisions(meeting);
    let settled = all
        .iter()
        .filter(|one| one.on == On::Item || (one.came.settles() && one.on != On::Vote));
    settled.map(|one| one.seq).zip(1..).collect()
}

/// The number of each minute, from 1: the items in the order in which they were first taken.
pub fn minutes(meeting: &Meeting) -> BTreeMap<ItemId, u32> {
    let mut numbers = BTreeMap::new();
    for entry in running::standing(meeting) {
        if let Some(Event::ItemOpened(ItemOpened { item })) = meeting.told(entry.seq) {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
            numbers.entry(item.clone()).or_insert(next);
        }
    }
    numbers
}

/// The entry at which each motion was decided for good: there its decision is printed, once.
pub fn settled(meeting: &Meeting, order: &[&Entry]) -> HashMap<MotionId, Seq> {
    let mut last = HashMap::new();
    for entry in order {
        match meeting.told(entry.seq) {
            Some(
                event @ (Event::VoteTaken(VoteTaken {
                    motion: Some(motion), ..
                })
                | Event::DecisionDeclared(DecisionDeclared {
                    motion: Some(motion), ..
                })
                | Event::CastingVoteGiven(CastingVoteGiven {
                    motion: Some(motion), ..
                })),
            ) if !echoes(meeting, entry.seq, event) => {
                last.insert(*motion, entry.seq);
            }
            _ => {}
        }
    }
    last
}

/// Whether an entry only declares what the figures of the vote before it came to.
pub fn echoes(meeting: &Meeting, seq: Seq, event: &Event) -> bool {
    let Event::DecisionDeclared(DecisionDeclared {
        motion: Some(motion),
        method: VoteMethod::Declared,
        verdict,
        ..
    }) = event
    else {
        return false;
    };
    let ballots = meeting
        .motions
        .get(*motion)
        .map_or(&[][..], |motion| &motion.ballots);
    let before = ballots.iter().rev().find(|ballot| ballot.seq < seq);
    before.is_some_and(|ballot| ballot.verdict == *verdict)
}

fn of_motion(motion: &Motion, seq: Seq) -> Option<Decision> {
    let came = match (motion.kind, motion.status) {
        (MotionKind::Amendment | MotionKind::Procedural, _) => return None,
        (_, MotionStatus::Carried) => Came::Carried,
        (_, MotionStatus::Lost) => Came::Lost,
        (_, MotionStatus::Tied) => Came::Tied,
        _ => return None,
    };
    let last = motion.ballots.last();
    let counted = motion.ballots.iter().rev().find(|ballot| ballot.count.is_some());
    Some(Decision {
        from: motion.seq,
        text: Some(motion.text.clone()),
        moved_by: motion.moved_by.clone(),
        seconded_by: motion.seconded_by.clone(),
        count: counted.and_then(|ballot| ballot.count),
        casting: last.and_then(|ballot| ballot.casting),
        method: last.map(|ballot| ballot.method),
        ..bare(seq, motion.item.clone(), On::Motion(motion.id, motion.kind), came)
    })
}

fn of_election(meeting: &Meeting, held: &Election) -> Option<Decision> {
    let elected = held.elected()?;
    let nominated = held.nominees.iter().find(|one| one.person == elected);
    Some(Decision {
        from: held.seq,
        text: Some(elected_as(meeting, held, &elected)),
        moved_by: nominated.and_then(|one| one.moved_by.clone()),
        seconded_by: nominated.and_then(|one| one.seconded_by.clone()),
        ..bare(
            elected_at(meeting, held),
            held.item.clone(),
            On::Election(held.id),
            Came::Elected,
        )
    })
}

/// The fact by which somebody was elected.
fn elected_at(meeting: &Meeting, held: &Election) -> Seq {
    let standing = meeting
        .entries
        .iter()
        .rev()
        .filter(|entry| entry.struck.is_none());
    let mut told = standing.filter_map(|entry| Some((entry.seq, meeting.told(entry.seq)?)));
    let settled = told.find_map(|(seq, event)| match event {
        Event::ElectionSettled(ElectionSettled { election, .. }) if *election == held.id => Some(seq),
        _ => None,
    });
    settled
        .or_else(|| held.ballots.last().map(|ballot| ballot.seq))
        .unwrap_or(held.seq)
}

/// Who was elected to what: `Cllr Hale was elected Chairman`.
fn elected_as(meeting: &Meeting, held: &Election, elected: &PersonId) -> String {
    let who = words::capitalised(meeting.people.shown(elected));
    let how = match held.settled.as_ref().map(|(_, how)| *how) {
        Some(Settled::Unopposed) => ", unopposed",
        Some(Settled::CastingVote) => ", by a casting vote from the chair",
        Some(Settled::Lot) => ", by lot",
        None => "",
    };
    format!("{who} was elected {}{how}", held.office)
}

impl Election {
    /// What a ballot of it came to, where that was an election by votes: how many, of how many.
    pub fn won(&self) -> Option<(u32, u32)> {
        match self.outcome(&self.ballots.last()?.votes) {
            Ballots::Elected(_, votes, cast, _) if self.settled.is_none() => Some((votes, cast)),
            _ => None,
        }
    }
}

/// What was decided without a motion: noted, agreed, put off.
fn of_entry(meeting: &Meeting, entry: &Entry) -> Option<Decision> {
    let (came, text, method) = match meeting.told(entry.seq)? {
        Event::ItemNoted(ItemNoted { text, .. }) => {
            let words = (text.is_some() || entry.corrected).then(|| entry.text.clone());
            (Came::Noted, words, None)
        }
        Event::ItemDeferred(ItemDeferred { text, .. }) => (Came::Deferred, text.clone(), None),
        Event::DecisionDeclared(DecisionDeclared {
            motion: None,
            verdict,
            text,
            method,
            ..
        }) => (Came::from(*verdict), text.clone(), Some(*method)),
        _ => return None,
    };
    Some(Decision {
        text: text.map(|text| with_points(meeting, entry.seq, text)),
        method,
        ..bare(entry.seq, entry.item.clone(), On::Item, came)
    })
}

/// The words of a decision with the points entered under it.
fn with_points(meeting: &Meeting, seq: Seq, mut text: String) -> String {
    for point in meeting.points_under(seq) {
        text.push('\n');
        text.push_str(&point.text);
    }
    text
}

fn of_loose(ballot: &Ballot) -> Decision {
    let came = match ballot.verdict {
        Verdict::Carried => Came::Carried,
        Verdict::Lost => Came::Lost,
        Verdict::Tied => Came::Tied,
    };
    Decision {
        count: ballot.count,
        casting: ballot.casting,
        method: Some(ballot.method),
        ..bare(ballot.seq, ballot.item.clone(), On::Vote, came)
    }
}

fn bare(seq: Seq, item: Option<ItemId>, on: On, came: Came) -> Decision {
    Decision {
        seq,
        from: seq,
        item,
        on,
        came,
        text: None,
        moved_by: None,
        seconded_by: None,
        count: None,
        casting: None,
        method: None,
    }
}

impl Meeting {
    /// The points that stand under an entry, in order.
    pub fn points_under(&self, seq: Seq) -> impl Iterator<Item = &Entry> {
        let under = move |entry: &&Entry| {
            entry.kind == EntryKind::Point
                && entry.struck.is_none()
                && entry.refers_to == Some(Reference::Entry(seq))
        };
        self.entries.iter().filter(under)
    }

    /// Whether a point is part of a motion's or a decision's own words, and is told with them.
    pub fn is_clause(&self, point: &Entry) -> bool {
        let Some(Reference::Entry(above)) = point.refers_to.filter(|_| point.kind == EntryKind::Point) else {
            return false;
        };
        match self.told(above) {
            Some(Event::MotionMoved(MotionMoved { id, .. })) => {
                let motion = self.motions.get(*id);
                motion.is_some_and(|motion| motion.holds(point.seq))
            }
            Some(Event::DecisionDeclared(DecisionDeclared {
                motion: None, text, ..
            })) => text.is_some(),
            Some(
                Event::ItemNoted(ItemNoted { text, .. }) | Event::ItemDeferred(ItemDeferred { text, .. }),
            ) => text.is_some(),
            _ => false,
        }
    }
}
