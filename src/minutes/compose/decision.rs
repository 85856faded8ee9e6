//! What was moved, voted and decided.

use crate::meeting::facts::{
    CastingVoteGiven, DecisionDeclared, ItemDeferred, ItemNoted, MotionLapsed, MotionMoved, MotionReworded,
    MotionSeconded, MotionWithdrawn, VoteRecorded, VoteTaken,
};
use std::collections::{HashMap, HashSet};

use super::proceedings::Pen;
use super::telling::Telling;
use super::{Sheet, conduct};
use crate::meeting::clauses::{self, Passage, Piece};
use crate::meeting::decisions::{Came, On, echoes, settled};
use crate::meeting::event::{MotionKind, Side, Verdict, VoteMethod};
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::minute::Entry;
use crate::meeting::motion::{Ballot, Motion, MotionStatus};
use crate::meeting::{Event, Meeting, Seq, words};
use crate::minutes::document::{Block, Clause, Part, Role, Text, capitalised, stopped, visible};
use crate::minutes::style::{Say, Word};

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
        let mut deciding = Self {
            last: settled(meeting, order),
            ..Self::default()
        };
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
                    if running == Some(*motion) {
                        deciding.straight.insert(*motion);
                    } else {
                        deciding.straight.remove(motion);
                        running = None;
                    }
                }
                Event::VoteRecorded(VoteRecorded { motion, .. })
                    if running.is_some() && running == *motion => {}
                Event::PointMade(_) if meeting.is_clause(entry) => {}
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
            sheet.anchor = Some(id.to_string());
            let motion = label(sheet, *id);
            let amends = amends.filter(|_| *kind == MotionKind::Amendment);
            let amends = amends.map(|amends| label(sheet, amends));
            let telling = Telling::of(Say::Moved)
                .with("motion", motion)
                .with("kind", sheet.term(*kind));
            let telling = telling.with_some("amends", amends);
            let telling = telling.with_some("came", came.map(MotionStatus::word));
            let words = stand_here(sheet, pen, *id, *kind);
            let telling = telling
                .with("words", words)
                .with("assent", assented(sheet.meeting, *id));
            let telling = telling.who_if("mover", moved_by.as_ref());
            // Who seconded it later is told where it was moved.
            let seconder = sheet
                .meeting
                .motions
                .get(*id)
                .and_then(|one| one.seconded_by.as_ref());
            let seconder = seconded_by.as_ref().or(seconder);
            sheet.tell(Role::Motion, telling.who_if("seconder", seconder));
            if words {
                let worded = worded(sheet.meeting, *id, entry.seq, &entry.text);
                exact(sheet, *kind, &worded);
            }
        }
        Event::MotionSeconded(MotionSeconded { motion, by }) => {
            // It stands with the motion, unless the motion is not there to be read.
            if sheet.meeting.motions.get(*motion).is_none() {
                let motion = label(sheet, *motion);
                let telling = Telling::of(Say::Seconded).who("who", by);
                sheet.tell(Role::Motion, telling.with("motion", motion));
            }
        }
        Event::MotionReworded(MotionReworded { motion, text }) => {
            on_motion(sheet, Role::Motion, Say::Reworded, *motion);
            let worded = worded(sheet.meeting, *motion, entry.seq, text);
            exact(sheet, MotionKind::Motion, &worded);
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
            let telling = Telling::of(Say::Casting).with("who", sheet.the_chair());
            let telling = telling
                .with_some("motion", on)
                .with("side", sheet.word(side_word(*side)));
            sheet.tell(Role::Vote, telling.who_if("who", by.as_ref()));
            conclude(sheet, pen, *motion, entry.seq, false);
        }
        Event::VoteRecorded(VoteRecorded { person, side, .. }) => {
            let telling = Telling::of(Say::VoteRecorded).who("who", person);
            let side = sheet.word(side_word(*side));
            sheet.tell(Role::Vote, telling.with("side", side));
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
                None => resolved_alone(sheet, *method, *verdict, text.as_deref(), entry.seq),
            };
            if let Some(text) = text.as_ref().filter(|_| motion.is_some()) {
                sheet.say(Role::Decision, Text::plain(stopped(&capitalised(text))));
            }
            conclude(sheet, pen, *motion, entry.seq, told);
            each_covered(sheet, pen, *motion, entry.seq);
        }
        Event::ItemNoted(ItemNoted { text, .. }) => {
            let words = (text.is_some() || entry.corrected).then_some(entry.text.as_str());
            decided_in_words(sheet, Telling::of(Say::Noted), words, entry.seq);
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
        let heading = sheet.item_heading(item, item.number.as_deref());
        sheet.heading(1, heading);
        let words = item.recommended.first().map(|words| stopped(words));
        if let Some(words) = words {
            sheet.put(Block::Exact(Text::plain(words)))
        }
        decision(sheet, Telling::of(Say::Agreed));
    }
}

/// An item was put off.
pub(super) fn deferred(sheet: &mut Sheet<'_>, item: &ItemId, event: &Event, seq: Seq) {
    let text = match event {
        Event::ItemDeferred(ItemDeferred { text, .. }) => text.as_deref(),
        _ => None,
    };
    let item = sheet.item(item);
    decided_in_words(sheet, Telling::of(Say::Deferred).with("item", item), text, seq);
}

/// A decision without a motion, with the points entered under it.
fn decided_in_words(sheet: &mut Sheet<'_>, telling: Telling<'_>, text: Option<&str>, seq: Seq) {
    let Some(text) = text else {
        return decision(sheet, telling);
    };
    let points = sheet.meeting.points_under(seq).map(|point| point.text.as_str());
    let lines: Vec<&str> = std::iter::once(text).chain(points).collect();
    adopted(sheet, telling, &lines.join("\n"));
}

/// A decision in words that may have clauses.
fn adopted(sheet: &mut Sheet<'_>, telling: Telling<'_>, text: &str) {
    let passage = clauses::read(text);
    let own = own_word(&passage.lead).filter(|_| sheet.style.says(telling.say(), "word"));
    let (word, lead) = own.unzip();
    let telling = telling.with_some("word", word.map(str::to_uppercase));
    decision(sheet, telling.with("text", lead.unwrap_or(&passage.lead)));
    under(sheet, Role::Decision, &passage);
}

/// The word with which a motion itself says what is done by it, and the words after it: "Ordered, That the report lie on
/// the table".
fn own_word(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 7] = [
        "ordered",
        "resolved",
        "recommended",
        "agreed",
        "voted",
        "ordained",
        "enacted",
    ];
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (word, rest) = text.split_at(end);
    if !WORDS.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let marks =
        |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '.' | '-' | '\u{2013}' | '\u{2014}');
    let rest = rest.trim_start_matches(marks);
    rest.to_lowercase().starts_with("that ").then_some((word, rest))
}

/// Who was elected, at the entry by which they were.
pub(super) fn elected(sheet: &mut Sheet<'_>, seq: Seq) {
    let decided = crate::meeting::decisions::decisions(sheet.meeting);
    let elected = decided
        .iter()
        .find(|one| one.seq == seq && one.came == Came::Elected);
    if let Some(text) = elected.and_then(|one| one.text.as_deref()) {
        let telling = Telling::of(Say::Elected).with("text", text);
        let held = elected.and_then(|one| match one.on {
            On::Election(id) => sheet.meeting.elections.iter().find(|held| held.id == id),
            _ => None,
        });
        let telling = match held.zip(held.and_then(|held| held.elected())) {
            Some((held, who)) => {
                let how = held
                    .settled
                    .as_ref()
                    .map(|(_, how)| sheet.word(conduct::how(*how)));
                let telling = telling.with("office", held.office.as_str()).with_some("how", how);
                telling.with("who", sheet.shown(&who))
            }
            None => telling,
        };
        decision(sheet, telling);
    }
}

/// The clauses and tables of a passage, under its lead.
pub(super) fn under(sheet: &mut Sheet<'_>, role: Role, passage: &Passage) {
    let mut run: Vec<Clause> = Vec::new();
    for piece in &passage.pieces {
        match piece {
            Piece::Clause(one) => run.push(Clause {
                level: one.level,
                mark: one.mark.as_deref().map(visible),
                text: Text::plain(&one.text),
            }),
            Piece::Table { head, rows } => {
                flush(sheet, role, &mut run);
                let head = head.iter().map(|cell| visible(cell)).collect();
                let rows = rows.iter().map(|row| row.iter().map(Text::plain).collect());
                let rows = rows.collect();
                sheet.put(Block::Table { head, rows });
            }
        }
    }
    flush(sheet, role, &mut run);
}

fn flush(sheet: &mut Sheet<'_>, role: Role, run: &mut Vec<Clause>) {
    if !run.is_empty() {
        let clauses = std::mem::take(run);
        sheet.put(Block::Clauses { role, clauses });
    }
}

/// The words that a fact gave to a motion, with the clauses entered under them.
fn worded(meeting: &Meeting, id: MotionId, seq: Seq, text: &str) -> String {
    let wordings = meeting.motions.get(id).map_or(&[][..], |motion| &motion.wordings);
    let points = wordings
        .iter()
        .filter(|one| one.seq == seq)
        .flat_map(|one| &one.points);
    let points = points.filter_map(|point| meeting.entry(*point));
    let lines: Vec<&str> = std::iter::once(text)
        .chain(points.map(|one| one.text.as_str()))
        .collect();
    lines.join("\n")
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
    let came = sheet.status(motion.status);
    let telling = Telling::of(say).with("motion", label(sheet, motion.id));
    sheet.tell(Role::Decision, telling.with("came", came));
}

/// A recommendation that nobody moved, in the list of those before it.
fn recommend(sheet: &mut Sheet<'_>, text: &str) {
    let text = Text::plain(clauses::on_one_line(text));
    let exempt = sheet.exempt;
    match sheet.parts.last_mut() {
        Some(Part {
            exempt: same,
            block: Block::Numbered(points),
            ..
        }) if *same == exempt => points.push(text),
        _ => {
            sheet.tell(Role::Motion, Telling::of(Say::Recommendations));
            sheet.put(Block::Numbered(vec![text]));
        }
    }
}

/// A motion within a sentence.
pub(super) fn label(sheet: &Sheet<'_>, id: MotionId) -> String {
    sheet.motion(id)
}

/// The word for a side of a vote.
fn side_word(side: Side) -> Word {
    match side {
        Side::For => Word::For,
        Side::Against => Word::Against,
        Side::Abstain => Word::Abstaining,
    }
}

/// The exact words, their clauses under them.
pub(super) fn exact(sheet: &mut Sheet<'_>, kind: MotionKind, text: &str) {
    let change = match kind {
        MotionKind::Amendment => words::Substitution::read(text).ok().flatten(),
        MotionKind::Motion | MotionKind::Recommendation | MotionKind::Procedural => None,
    };
    let said = match change {
        Some(change) => {
            let new = Some(change.new).filter(|new| !new.is_empty());
            let known = [
                ("old", change.old.into()),
                ("new", new.into()),
                ("everywhere", change.everywhere.into()),
            ];
            sheet.phrase(Word::LeaveOut, &known)
        }
        None => text.to_owned(),
    };
    let passage = clauses::read(&said);
    if !passage.lead.is_empty() {
        sheet.put(Block::Exact(Text::plain(&passage.lead)));
    }
    under(sheet, Role::Motion, &passage);
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
    let came = sheet.status(verdict.into());
    let telling = Telling::of(Say::Vote)
        .with_some("motion", on)
        .with("method", method);
    // What it came to is said in a sentence of its own where it settled the motion.
    let settles = motion.is_some_and(|id| {
        let status = sheet.meeting.motions.get(id).map(|motion| motion.status);
        let settled = [MotionStatus::Carried, MotionStatus::Lost, MotionStatus::Tied];
        pen.deciding.is_at(id, seq) && status.is_some_and(|status| settled.contains(&status))
    });
    let telling = telling.with("figures", sheet.figures(&count)).with("came", came);
    let telling = telling.with("settles", settles);
    sheet.tell(Role::Vote, telling);
    let mut sides = Vec::new();
    for side in [Side::For, Side::Against, Side::Abstain] {
        let people: Vec<&PersonId> = ballot
            .names
            .iter()
            .filter(|vote| vote.side == side)
            .map(|vote| &vote.person)
            .collect();
        if !people.is_empty() {
            let side = sheet.word(side_word(side));
            let names = sheet.names(people);
            let known = [("side", side.into()), ("names", names.into())];
            sides.push(sheet.voice.word(Word::Voters, &known));
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
    sheet.tell(Role::Vote, telling.with("came", sheet.status(verdict.into())))
}

/// A decision on the item itself; whether it says what was decided.
fn resolved_alone(
    sheet: &mut Sheet<'_>,
    method: VoteMethod,
    verdict: Verdict,
    text: Option<&str>,
    seq: Seq,
) -> bool {
    let telling = match method {
        VoteMethod::Assent | VoteMethod::Consent => Telling::of(Say::Agreed),
        _ => Telling::of(Say::Decided).with("came", sheet.status(verdict.into())),
    };
    decided_in_words(sheet, telling, text, seq);
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
        let telling = Telling::of(say);
        let telling = telling.who_if("mover", motion.moved_by.as_ref());
        telling.who_if("seconder", motion.seconded_by.as_ref())
    };
    match (motion.status, motion.kind) {
        (MotionStatus::Carried | MotionStatus::Rescinded, MotionKind::Motion) => {
            adopted(sheet, carried(Say::Resolved), &motion.text)
        }
        (MotionStatus::Carried | MotionStatus::Rescinded, MotionKind::Recommendation) => {
            adopted(sheet, carried(Say::Recommended), &motion.text)
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
