//! What was moved, voted and decided.

use std::collections::HashMap;

use super::Sheet;
use super::proceedings::Pen;
use crate::meeting::event::{MotionKind, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::minute::Entry;
use crate::meeting::motion::{Ballot, Motion, MotionStatus};
use crate::meeting::{Event, Meeting, Seq, words};
use crate::minutes::document::{Block, Role, Text, capitalised};

/// The entry at which each motion was decided for good: there its decision is printed, once.
pub(super) struct Deciding(HashMap<MotionId, Seq>);

impl Deciding {
    pub(super) fn of(meeting: &Meeting, order: &[&Entry]) -> Self {
        let mut last = HashMap::new();
        for entry in order {
            match meeting.fact(entry.seq).map(|fact| &fact.event) {
                Some(
                    Event::VoteTaken {
                        motion: Some(motion), ..
                    }
                    | Event::DecisionDeclared {
                        motion: Some(motion), ..
                    }
                    | Event::CastingVoteGiven {
                        motion: Some(motion), ..
                    },
                ) => last.insert(*motion, entry.seq),
                _ => None,
            };
        }
        Self(last)
    }

    fn is_at(&self, motion: MotionId, seq: Seq) -> bool {
        self.0.get(&motion) == Some(&seq)
    }
}

/// An entry about a motion, a vote or a decision.
pub(super) fn decided(sheet: &mut Sheet<'_>, pen: &Pen, event: &Event, entry: &Entry) {
    match event {
        Event::MotionMoved {
            id,
            kind,
            moved_by,
            seconded_by,
            amends,
            ..
        } => {
            let told = moved(
                sheet,
                *id,
                *kind,
                *amends,
                moved_by.as_ref(),
                seconded_by.as_ref(),
            );
            sheet.say(Role::Motion, Text::plain(told));
            exact(sheet, *kind, &entry.text);
        }
        Event::MotionSeconded { motion, by } => {
            let told = format!("{} seconded {}.", sheet.name(by), label(sheet, *motion));
            sheet.say(Role::Motion, Text::plain(told));
        }
        Event::MotionReworded { motion, text } => {
            let told = format!("{} was reworded to read:", capitalised(&label(sheet, *motion)));
            sheet.say(Role::Motion, Text::plain(told));
            sheet.put(Block::Exact(Text::plain(text)));
        }
        Event::MotionWithdrawn {
            motion,
            consent: false,
        } => fell(sheet, *motion, "was withdrawn"),
        Event::MotionWithdrawn {
            motion,
            consent: true,
        } => fell(sheet, *motion, "was withdrawn by consent"),
        Event::MotionLapsed { motion } => fell(sheet, *motion, "lapsed"),
        Event::VoteTaken { motion, .. } => {
            vote(sheet, *motion, entry.seq);
            conclude(sheet, pen, *motion, entry.seq);
        }
        Event::CastingVoteGiven { motion, by, side } => {
            let by = by
                .as_ref()
                .map_or_else(|| "The chair".to_owned(), |by| sheet.name(by));
            let on = motion
                .map(|id| format!(" on {}", label(sheet, id)))
                .unwrap_or_default();
            let told = format!("{by} gave a casting vote{on}: {}.", words::side(*side));
            sheet.say(Role::Vote, Text::plain(told));
            conclude(sheet, pen, *motion, entry.seq);
        }
        Event::VoteRecorded { person, side, .. } => {
            let told = format!(
                "{} asked that their vote be recorded: {}.",
                sheet.name(person),
                words::side(*side)
            );
            sheet.say(Role::Vote, Text::plain(told));
        }
        Event::DecisionDeclared {
            motion,
            method,
            verdict,
            text,
        } => {
            declared(sheet, *motion, *method, *verdict, text.as_deref());
            conclude(sheet, pen, *motion, entry.seq);
        }
        Event::ItemNoted { text, .. } => {
            let words = (text.is_some() || entry.corrected).then_some(entry.text.as_str());
            decision(sheet, "NOTED", words);
        }
        // What else there is, `proceedings` and `debate` tell.
        _ => sheet.say(Role::Procedure, Text::plain(&entry.text)),
    }
}

/// An item was put off.
pub(super) fn deferred(sheet: &mut Sheet<'_>, item: &ItemId, event: &Event) {
    let text = match event {
        Event::ItemDeferred { text, .. } => text.as_deref(),
        _ => None,
    };
    let item = sheet.item(item).to_uppercase();
    decision(sheet, &format!("{item} DEFERRED"), text);
}

fn decision(sheet: &mut Sheet<'_>, word: &str, words: Option<&str>) {
    let text = match words {
        Some(words) => Text::strong(format!("{word}:")).then(format!(" {words}")),
        None => Text::strong(format!("{word}.")),
    };
    sheet.say(Role::Decision, text);
}

/// A motion within a sentence; with its id where the item had another of its kind.
fn label(sheet: &Sheet<'_>, id: MotionId) -> String {
    let motions = &sheet.meeting.motions;
    let Some(motion) = motions.get(id) else {
        return format!("motion {id}");
    };
    let like = |other: &&Motion| other.kind == motion.kind && other.item == motion.item;
    match motions.list.iter().filter(like).count() {
        1 => format!("the {}", motion.kind.word()),
        _ => format!("the {} ({id})", motion.kind.word()),
    }
}

fn moved(
    sheet: &Sheet<'_>,
    id: MotionId,
    kind: MotionKind,
    amends: Option<MotionId>,
    mover: Option<&PersonId>,
    seconder: Option<&PersonId>,
) -> String {
    let what = capitalised(&label(sheet, id));
    let to = match (kind, amends) {
        (MotionKind::Amendment, Some(amends)) => format!(" to {}", label(sheet, amends)),
        _ => String::new(),
    };
    match (mover, seconder) {
        (Some(mover), Some(seconder)) => {
            let (mover, seconder) = (sheet.shown(mover), sheet.shown(seconder));
            format!("{what}{to}, moved by {mover} and seconded by {seconder}:")
        }
        (Some(mover), None) => format!("{what}{to}, moved by {}:", sheet.shown(mover)),
        (None, Some(seconder)) => format!("{what}{to}, seconded by {}:", sheet.shown(seconder)),
        (None, None) => format!("{what}{to}:"),
    }
}

/// The exact words; a change written `s/old/new/` said in words.
fn exact(sheet: &mut Sheet<'_>, kind: MotionKind, text: &str) {
    let change = match kind {
        MotionKind::Amendment => words::substitution(text),
        MotionKind::Motion | MotionKind::Recommendation | MotionKind::Procedural => None,
    };
    let words = match change {
        Some((old, "")) => Text::plain(format!("leave out \u{201c}{old}\u{201d}")),
        Some((old, new)) => Text::plain(format!(
            "in place of \u{201c}{old}\u{201d} put \u{201c}{new}\u{201d}"
        )),
        None => Text::plain(text),
    };
    sheet.put(Block::Exact(words));
}

fn fell(sheet: &mut Sheet<'_>, motion: MotionId, how: &str) {
    let told = format!("{} {how}.", capitalised(&label(sheet, motion)));
    sheet.say(Role::Decision, Text::plain(told));
}

fn ballot(meeting: &Meeting, seq: Seq) -> Option<&Ballot> {
    let on_motions = meeting.motions.list.iter().flat_map(|motion| &motion.ballots);
    on_motions
        .chain(&meeting.motions.loose)
        .find(|ballot| ballot.seq == seq)
}

/// A vote with its figures and names.
fn vote(sheet: &mut Sheet<'_>, motion: Option<MotionId>, seq: Seq) {
    let Some(ballot) = ballot(sheet.meeting, seq) else {
        return;
    };
    let on = motion
        .map(|id| format!(" on {}", label(sheet, id)))
        .unwrap_or_default();
    let Some(count) = ballot.count else { return };
    let by = match ballot.method {
        VoteMethod::Named => " by name",
        VoteMethod::Unanimous => ", unanimous",
        VoteMethod::Show | VoteMethod::Assent | VoteMethod::Declared => "",
    };
    // What the figures came to; a casting vote and a declaration have entries of their own.
    let verdict = ballot
        .weighed
        .as_ref()
        .map_or(ballot.verdict, |weighed| weighed.verdict);
    let came = words::verdict(verdict);
    let text = Text::strong(format!("Vote{on}{by}:")).then(format!(" {}: {came}.", words::count(&count)));
    sheet.say(Role::Vote, text);
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
    if !sides.is_empty() && ballot.method != VoteMethod::Show {
        sheet.put(Block::Bullets(sides));
    }
}

/// A decision without figures.
fn declared(
    sheet: &mut Sheet<'_>,
    motion: Option<MotionId>,
    method: VoteMethod,
    verdict: Verdict,
    text: Option<&str>,
) {
    match (motion, method) {
        (None, VoteMethod::Assent) => decision(sheet, "AGREED", text),
        (None, _) => decision(sheet, &words::verdict(verdict).to_uppercase(), text),
        (Some(id), VoteMethod::Assent) => {
            let told = format!("{} was agreed without a vote.", capitalised(&label(sheet, id)));
            sheet.say(Role::Vote, Text::plain(told));
        }
        (Some(id), _) => {
            let (label, came) = (capitalised(&label(sheet, id)), words::verdict(verdict));
            sheet.say(Role::Vote, Text::plain(format!("{label} was declared {came}.")));
        }
    }
    if let Some(text) = text.filter(|_| motion.is_some()) {
        sheet.say(Role::Decision, Text::plain(text));
    }
}

/// What a motion came to, at the entry that settled it.
fn conclude(sheet: &mut Sheet<'_>, pen: &Pen, motion: Option<MotionId>, seq: Seq) {
    let Some(motion) = motion.filter(|id| pen.deciding.is_at(*id, seq)) else {
        return;
    };
    let Some(motion) = sheet.meeting.motions.get(motion) else {
        return;
    };
    let told = capitalised(&label(sheet, motion.id));
    match (motion.status, motion.kind) {
        (MotionStatus::Carried, MotionKind::Motion) => decision(sheet, "RESOLVED", Some(&motion.text)),
        (MotionStatus::Carried, MotionKind::Recommendation) => {
            decision(sheet, "RECOMMENDED", Some(&motion.text))
        }
        (MotionStatus::Carried, MotionKind::Amendment | MotionKind::Procedural) => {
            sheet.say(Role::Decision, Text::plain(format!("{told} was carried.")));
        }
        (MotionStatus::Lost, _) => sheet.say(Role::Decision, Text::plain(format!("{told} was lost."))),
        (MotionStatus::Tied, _) => {
            sheet.say(
                Role::Decision,
                Text::plain(format!("The votes on {} were equal.", label(sheet, motion.id))),
            );
        }
        // Nothing was decided, or another entry tells how it fell.
        (
            MotionStatus::Proposed | MotionStatus::Seconded | MotionStatus::Withdrawn | MotionStatus::Lapsed,
            _,
        ) => {}
    }
}
