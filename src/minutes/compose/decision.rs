//! What was moved, voted and decided.

use crate::meeting::facts::{
    CastingVoteGiven, DecisionDeclared, ItemDeferred, ItemNoted, MotionLapsed, MotionMoved, MotionReworded,
    MotionSeconded, MotionWithdrawn, VoteRecorded, VoteTaken,
};
use std::collections::{HashMap, HashSet};

use super::Sheet;
use super::proceedings::Pen;
use super::telling::Telling;
use crate::meeting::event::{MotionKind, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::minute::{Entry, Reference};
use crate::meeting::motion::{Ballot, Motion, MotionStatus};
use crate::meeting::{Event, Meeting, Seq, words};
use crate::minutes::document::{Block, Part, Role, Text, capitalised, stopped};
use crate::minutes::style::Say;

/// How each motion came to its decision.
#[derive(Default)]
pub(super) struct Deciding {
    /// The entry at which it was decided for good: there its decision is printed, once.
    last: HashMap<MotionId, Seq>,
    /// Those decided with nothing minuted since they were moved: the decision follows, and has their words.
    straight: HashSet<MotionId>,
}

impl Deciding {
    pub(super) fn of(meeting: &Meeting, order: &[&Entry]) -> Self {
        let mut deciding = Self::default();
        // The motion of which nothing but its own course has been minuted since it was moved.
        let mut running = None;
        for entry in order {
            let Some(event) = meeting.told(entry.seq) else {
                continue;
            };
            match event {
                Event::MotionMoved(MotionMoved { id, .. }) => running = Some(*id),
                Event::MotionSeconded(MotionSeconded { motion, .. }) if running == Some(*motion) => {}
                Event::VoteTaken(VoteTaken {
                    motion: Some(motion), ..
                })
                | Event::DecisionDeclared(DecisionDeclared {
                    motion: Some(motion), ..
                })
                | Event::CastingVoteGiven(CastingVoteGiven {
                    motion: Some(motion), ..
                }) => {
                    if !echoes(meeting, entry.seq, event) {
                        deciding.last.insert(*motion, entry.seq);
                    }
                    if running == Some(*motion) {
                        deciding.straight.insert(*motion);
                    } else {
                        deciding.straight.remove(motion);
                        running = None;
                    }
                }
                Event::VoteRecorded(VoteRecorded { motion, .. })
                    if running.is_some() && running == *motion => {}
                _ => running = None,
            }
        }
        deciding
    }

    fn is_at(&self, motion: MotionId, seq: Seq) -> bool {
        self.last.get(&motion) == Some(&seq)
    }

    /// Whether the decision on a motion follows where it was moved.
    fn is_straight(&self, motion: MotionId) -> bool {
        self.straight.contains(&motion)
    }
}

/// Whether an entry only declares what the figures of the vote before it came to.
fn echoes(meeting: &Meeting, seq: Seq, event: &Event) -> bool {
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

/// An entry about a motion, a vote or a decision.
pub(super) fn decided(sheet: &mut Sheet<'_>, pen: &Pen, event: &Event, entry: &Entry) {
    match event {
        Event::MotionMoved(MotionMoved {
            id,
            kind,
            moved_by,
            seconded_by,
            amends,
            ..
        }) => {
            let came = sheet.meeting.motions.get(*id).map(|motion| motion.status);
            let open = came.is_none_or(MotionStatus::is_pending);
            let listed = sheet.style.motions.list_recommendations;
            if listed && open && moved_by.is_none() && *kind == MotionKind::Recommendation {
                return recommend(sheet, &entry.text);
            }
            let motion = label(sheet, *id);
            let amends = amends.filter(|_| *kind == MotionKind::Amendment);
            let amends = amends.map(|amends| label(sheet, amends));
            let telling = Telling::of(Say::Moved)
                .with("motion", motion)
                .with("kind", sheet.meeting.orders.terms.kind(*kind));
            let telling = telling.with_some("amends", amends);
            let telling = telling.with_some("came", came.map(MotionStatus::word));
            let words = stand_here(sheet, pen, *id, *kind);
            let telling = telling
                .with("words", words)
                .with("assent", assented(sheet.meeting, *id));
            let telling = telling.who_if("mover", moved_by.as_ref());
            sheet.tell(Role::Motion, telling.who_if("seconder", seconded_by.as_ref()));
            if words {
                exact(sheet, *kind, &entry.text);
            }
        }
        Event::MotionSeconded(MotionSeconded { motion, by }) => {
            let motion = label(sheet, *motion);
            let telling = Telling::of(Say::Seconded).who("who", by);
            sheet.tell(Role::Motion, telling.with("motion", motion));
        }
        Event::MotionReworded(MotionReworded { motion, text }) => {
            on_motion(sheet, Role::Motion, Say::Reworded, *motion);
            sheet.put(Block::Exact(Text::plain(text)));
        }
        Event::MotionWithdrawn(MotionWithdrawn { motion, consent }) => {
            let motion = label(sheet, *motion);
            let telling = Telling::of(Say::Withdrawn).with("motion", motion);
            sheet.tell(Role::Decision, telling.with("consent", *consent));
        }
        Event::MotionLapsed(MotionLapsed { motion }) => {
            on_motion(sheet, Role::Decision, Say::Lapsed, *motion)
        }
        Event::VoteTaken(VoteTaken { motion, .. }) => {
            vote(sheet, pen, *motion, entry.seq);
            conclude(sheet, pen, *motion, entry.seq, false);
            each_covered(sheet, pen, *motion, entry.seq);
        }
        Event::CastingVoteGiven(CastingVoteGiven { motion, by, side }) => {
            let on = motion.map(|id| label(sheet, id));
            let telling =
                Telling::of(Say::Casting).with("who", format!("the {}", sheet.meeting.orders.terms.chair));
            let telling = telling.with_some("motion", on).with("side", words::side(*side));
            sheet.tell(Role::Vote, telling.who_if("who", by.as_ref()));
            conclude(sheet, pen, *motion, entry.seq, false);
        }
        Event::VoteRecorded(VoteRecorded { person, side, .. }) => {
            let telling = Telling::of(Say::VoteRecorded).who("who", person);
            sheet.tell(Role::Vote, telling.with("side", words::side(*side)));
        }
        Event::DecisionDeclared(DecisionDeclared {
            motion,
            method,
            verdict,
            text,
            ..
        }) => {
            let told = match motion {
                Some(motion) if !echoes(sheet.meeting, entry.seq, event) => {
                    let settles = pen.deciding.is_at(*motion, entry.seq);
                    declared(sheet, *motion, *method, *verdict, settles)
                }
                Some(_) => true,
                None => resolved_alone(sheet, *method, *verdict, text.as_deref()),
            };
            if let Some(text) = text.as_ref().filter(|_| motion.is_some()) {
                sheet.say(Role::Decision, Text::plain(stopped(&capitalised(text))));
            }
            conclude(sheet, pen, *motion, entry.seq, told);
            each_covered(sheet, pen, *motion, entry.seq);
        }
        Event::ItemNoted(ItemNoted { text, .. }) => {
            let words = (text.is_some() || entry.corrected).then_some(entry.text.as_str());
            decision(sheet, Telling::of(Say::Noted).with_some("text", words));
        }
        // What else there is, `proceedings` and `debate` tell.
        _ => sheet.say(Role::Procedure, Text::plain(&entry.text)),
    }
}

/// The items that a carried motion decided together, each minuted as if it had been taken by itself.
fn each_covered(sheet: &mut Sheet<'_>, pen: &Pen, motion: Option<MotionId>, seq: Seq) {
    let meeting = sheet.meeting;
    let decided = meeting.motions.get(motion.unwrap_or(MotionId(0)));
    let by_motion = decided
        .filter(|motion| motion.status == MotionStatus::Carried && pen.deciding.is_at(motion.id, seq))
        .map(|motion| motion.covers.clone());
    let alone = || {
        let items = meeting.agenda.items.iter();
        let of = items.filter(|item| {
            let here = item
                .decided
                .iter()
                .any(|one| one.seq == seq && one.motion.is_none());
            here && sheet.item_here.as_ref() != Some(&item.id)
        });
        of.map(|item| item.id.clone()).collect()
    };
    let items: Vec<ItemId> = match motion {
        Some(_) => by_motion.unwrap_or_default(),
        None => alone(),
    };
    for item in items {
        let Some(item) = meeting.agenda.get(&item) else {
            continue;
        };
        let heading = sheet.item_heading(item.number.as_deref(), &item.title);
        sheet.heading(1, heading);
        let words = item.recommended.first().map(|words| stopped(words));
        match words {
            Some(words) => sheet.put(Block::Exact(Text::plain(words))),
            None => {}
        }
        decision(sheet, Telling::of(Say::Agreed));
    }
}

/// An item was put off.
pub(super) fn deferred(sheet: &mut Sheet<'_>, item: &ItemId, event: &Event) {
    let text = match event {
        Event::ItemDeferred(ItemDeferred { text, .. }) => text.as_deref(),
        _ => None,
    };
    let item = sheet.item(item);
    decision(
        sheet,
        Telling::of(Say::Deferred)
            .with("item", item)
            .with_some("text", text),
    );
}

/// A decision, with its number where the style numbers them.
fn decision(sheet: &mut Sheet<'_>, telling: Telling<'_>) {
    let number = sheet.decision_number();
    sheet.tell(Role::Decision, telling.with("number", number));
}

/// A sentence that needs no more than the motion it is about.
fn on_motion(sheet: &mut Sheet<'_>, role: Role, say: Say, motion: MotionId) {
    let motion = label(sheet, motion);
    sheet.tell(role, Telling::of(say).with("motion", motion));
}

/// What the meeting made of a motion, in its own word.
fn came(sheet: &mut Sheet<'_>, say: Say, motion: &Motion) {
    let came = sheet.meeting.orders.terms.status(motion.status);
    let telling = Telling::of(say).with("motion", label(sheet, motion.id));
    sheet.tell(Role::Decision, telling.with("came", came));
}

/// A recommendation that nobody moved, in the list of those before it.
fn recommend(sheet: &mut Sheet<'_>, text: &str) {
    let text = Text::plain(text);
    let exempt = sheet.exempt;
    match sheet.parts.last_mut() {
        Some(Part {
            exempt: same,
            block: Block::Numbered(points),
        }) if *same == exempt => points.push(text),
        _ => {
            sheet.tell(Role::Motion, Telling::of(Say::Recommendations));
            sheet.put(Block::Numbered(vec![text]));
        }
    }
}

/// A motion within a sentence; with its id where the item had another of its kind.
pub(super) fn label(sheet: &Sheet<'_>, id: MotionId) -> String {
    let motions = &sheet.meeting.motions;
    let Some(motion) = motions.get(id) else {
        let word = &sheet.meeting.orders.terms.motion;
        return match sheet.meeting.is_struck(Reference::Motion(id)) {
            true => format!("{word} {id}, which was struck"),
            false => format!("{word} {id}"),
        };
    };
    let like = |other: &&Motion| other.kind == motion.kind && other.item == motion.item;
    let kind = sheet.meeting.orders.terms.kind(motion.kind);
    match motions.list.iter().filter(like).count() {
        1 => format!("the {kind}"),
        _ => format!("the {kind} ({id})"),
    }
}

/// The exact words.
fn exact(sheet: &mut Sheet<'_>, kind: MotionKind, text: &str) {
    sheet.put(Block::Exact(Text::plain(words::exact(kind, text))));
}

fn ballot(meeting: &Meeting, seq: Seq) -> Option<&Ballot> {
    let on_motions = meeting.motions.list.iter().flat_map(|motion| &motion.ballots);
    on_motions
        .chain(&meeting.motions.loose)
        .find(|ballot| ballot.seq == seq)
}

/// Whether the words of a motion stand where it was moved. A decision repeats those of what was carried as it
/// was moved; an amendment's are nowhere else.
fn stand_here(sheet: &Sheet<'_>, pen: &Pen, id: MotionId, kind: MotionKind) -> bool {
    let motions = &sheet.meeting.motions;
    let carried = motions
        .get(id)
        .is_some_and(|motion| motion.status == MotionStatus::Carried);
    let amended = motions.list.iter().any(|other| other.amends == Some(id));
    let repeated = carried && !amended && matches!(kind, MotionKind::Motion | MotionKind::Recommendation);
    let spared = !sheet.style.motions.words_when_moved || pen.deciding.is_straight(id);
    !(repeated && spared)
}

/// Whether a motion was agreed without a vote.
fn assented(meeting: &Meeting, id: MotionId) -> bool {
    let last = meeting.motions.get(id).and_then(|motion| motion.ballots.last());
    last.is_some_and(|ballot| {
        ballot.method.listed_as() == VoteMethod::Assent && ballot.verdict == Verdict::Carried
    })
}

/// A vote with its figures and names.
fn vote(sheet: &mut Sheet<'_>, pen: &Pen, motion: Option<MotionId>, seq: Seq) {
    let Some(ballot) = ballot(sheet.meeting, seq) else {
        return;
    };
    let on = motion.map(|id| label(sheet, id));
    let Some(count) = ballot.count else { return };
    let method = match ballot.method {
        VoteMethod::Roll | VoteMethod::Division if !ballot.names.is_empty() => "named",
        method => method.listed_as().word(),
    };
    // What the figures came to; a casting vote and a declaration have entries of their own.
    let verdict = ballot
        .weighed
        .as_ref()
        .map_or(ballot.verdict, |weighed| weighed.verdict);
    let came = sheet.meeting.orders.terms.verdict(verdict);
    let telling = Telling::of(Say::Vote)
        .with_some("motion", on)
        .with("method", method);
    // What it came to is said in a sentence of its own where it settled the motion.
    let settles = motion.is_some_and(|id| {
        let status = sheet.meeting.motions.get(id).map(|motion| motion.status);
        let settled = [MotionStatus::Carried, MotionStatus::Lost, MotionStatus::Tied];
        pen.deciding.is_at(id, seq) && status.is_some_and(|status| settled.contains(&status))
    });
    let telling = telling.with("figures", words::count(&count)).with("came", came);
    let telling = telling.with("settles", settles);
    sheet.tell(Role::Vote, telling);
    let mut sides = Vec::new();
    for (side, word) in [
        (Side::For, "For"),
        (Side::Against, "Against"),
        (Side::Abstain, "Abstaining"),
    ] {
        let people: Vec<&PersonId> = ballot
            .names
            .iter()
            .filter(|vote| vote.side == side)
            .map(|vote| &vote.person)
            .collect();
        if !people.is_empty() {
            sides.push(Text::plain(format!("{word}: {}", sheet.names(people))));
        }
    }
    if !sides.is_empty() && ballot.method.listed_as() != VoteMethod::Show {
        sheet.put(Block::Bullets(sides));
    }
}

/// A decision on a motion without figures; whether it says how the motion fell.
fn declared(
    sheet: &mut Sheet<'_>,
    motion: MotionId,
    method: VoteMethod,
    verdict: Verdict,
    settles: bool,
) -> bool {
    let name = label(sheet, motion);
    if matches!(method, VoteMethod::Assent | VoteMethod::Consent) {
        return sheet.tell(Role::Vote, Telling::of(Say::Assent).with("motion", name));
    }
    let moved = sheet.meeting.motions.get(motion);
    let counted = moved.is_some_and(|motion| motion.ballots.iter().any(|ballot| ballot.count.is_some()));
    let resolved = moved.is_some_and(|motion| {
        motion.status == MotionStatus::Carried
            && matches!(motion.kind, MotionKind::Motion | MotionKind::Recommendation)
    });
    // Where nothing was counted, how it fell is a sentence of its own: that it was declared adds nothing.
    if settles && !counted && !resolved {
        return false;
    }
    let telling = Telling::of(Say::Declared).with("motion", name);
    sheet.tell(
        Role::Vote,
        telling.with("came", sheet.meeting.orders.terms.verdict(verdict)),
    )
}

/// A decision on the item itself; whether it says what was decided.
fn resolved_alone(sheet: &mut Sheet<'_>, method: VoteMethod, verdict: Verdict, text: Option<&str>) -> bool {
    let telling = match method {
        VoteMethod::Assent | VoteMethod::Consent => Telling::of(Say::Agreed),
        _ => Telling::of(Say::Decided).with("came", sheet.meeting.orders.terms.verdict(verdict)),
    };
    decision(sheet, telling.with_some("text", text));
    true
}

/// What a motion came to, at the entry that settled it; `told` where how it fell has just been said.
fn conclude(sheet: &mut Sheet<'_>, pen: &Pen, motion: Option<MotionId>, seq: Seq, told: bool) {
    let Some(motion) = motion.filter(|id| pen.deciding.is_at(*id, seq)) else {
        return;
    };
    let Some(motion) = sheet.meeting.motions.get(motion) else {
        return;
    };
    let carried = |say: Say| {
        let telling = Telling::of(say).with("text", motion.text.as_str());
        let telling = telling.who_if("mover", motion.moved_by.as_ref());
        telling.who_if("seconder", motion.seconded_by.as_ref())
    };
    match (motion.status, motion.kind) {
        (MotionStatus::Carried | MotionStatus::Rescinded, MotionKind::Motion) => {
            decision(sheet, carried(Say::Resolved))
        }
        (MotionStatus::Carried | MotionStatus::Rescinded, MotionKind::Recommendation) => {
            decision(sheet, carried(Say::Recommended));
        }
        (MotionStatus::Carried | MotionStatus::Lost | MotionStatus::Tied, _) if told => {}
        (MotionStatus::Carried, MotionKind::Amendment | MotionKind::Procedural) => {
            came(sheet, Say::Carried, motion);
        }
        (MotionStatus::Lost, _) => came(sheet, Say::Lost, motion),
        (MotionStatus::Tied, _) => on_motion(sheet, Role::Decision, Say::Tied, motion.id),
        // Nothing was decided, or another entry tells how it fell.
        (
            MotionStatus::Proposed
            | MotionStatus::Seconded
            | MotionStatus::Withdrawn
            | MotionStatus::Lapsed
            | MotionStatus::Tabled
            | MotionStatus::Postponed
            | MotionStatus::Referred
            | MotionStatus::Divided
            | MotionStatus::Rescinded,
            _,
        ) => {}
    }
}
