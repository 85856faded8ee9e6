//! Papers that hold a part of the minutes: the decisions, the actions, the attendance, one item.
//!
//! Each is taken out of the whole, so that no sentence is ever written two ways.

use super::Sheet;
use crate::minutes::document::{Block, Part, Role};

/// Which stretch of the minutes a paper is made of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Where the particulars end.
    pub(super) particulars: usize,
    /// Where the attendance ends and the declarations begin.
    pub(super) declarations: usize,
    /// Where the proceedings begin.
    pub(super) proceedings: usize,
    /// Where the end of the minutes begins.
    pub(super) back: usize,
    /// Where the word on the document itself begins.
    pub(super) status: usize,
}

/// Who came, what was declared, moved, voted and decided; headings only over what is left.
pub(super) fn decisions(sheet: &mut Sheet<'_>, marks: Marks) {
    let mut parts = std::mem::take(&mut sheet.parts);
    let end = parts.split_off(marks.status);
    parts.truncate(marks.back);
    let body = parts.split_off(marks.proceedings);
    let body = without_minuted_heads(body, sheet, marks);
    let kept = without(body, |part| match &part.block {
        Block::Heading { .. } => true,
        Block::Paragraph { role, .. } => match role {
            Role::Motion | Role::Vote | Role::Decision => true,
            Role::Body | Role::Action | Role::Procedure | Role::Note => false,
        },
        Block::Exact(_) | Block::Numbered(_) | Block::Clauses { .. } | Block::Table { .. } => true,
        Block::Bullets(_) | Block::Labelled(_) => false,
    });
    parts.extend(headed(kept));
    parts.extend(end);
    sheet.parts = parts;
}

/// What was done and decided, without what was said. The marks move with it.
pub(super) fn without_discussion(sheet: &mut Sheet<'_>, marks: Marks) -> Marks {
    let mut parts = std::mem::take(&mut sheet.parts);
    let end = parts.split_off(marks.back);
    let body = parts.split_off(marks.proceedings);
    let body = without_minuted_heads(body, sheet, marks);
    let kept = without(body, |part| match &part.block {
        Block::Heading { .. } => true,
        Block::Paragraph { role, .. } => match role {
            Role::Motion | Role::Vote | Role::Decision | Role::Action | Role::Procedure | Role::Note => true,
            Role::Body => false,
        },
        Block::Exact(_)
        | Block::Numbered(_)
        | Block::Clauses { .. }
        | Block::Labelled(_)
        | Block::Table { .. } => true,
        Block::Bullets(_) => false,
    });
    let gone = marks.back - marks.proceedings - kept.len();
    sheet.minuted_heads.clear();
    parts.extend(kept);
    parts.extend(end);
    sheet.parts = parts;
    Marks {
        back: marks.back - gone,
        status: marks.status - gone,
        ..marks
    }
}

/// The parts that are kept; the names of those who voted stand under a vote, and stay with it.
fn without(parts: Vec<Part>, keep: impl Fn(&Part) -> bool) -> Vec<Part> {
    let mut after_vote = false;
    let kept = parts.into_iter().filter(|part| {
        let voters = after_vote && matches!(part.block, Block::Bullets(_));
        after_vote = matches!(part.block, Block::Paragraph { role: Role::Vote, .. });
        voters || keep(part)
    });
    kept.collect()
}

/// The proceedings without the sub-headings that were minuted, which stand over what was said.
fn without_minuted_heads(body: Vec<Part>, sheet: &Sheet<'_>, marks: Marks) -> Vec<Part> {
    let minuted = |at: usize| sheet.minuted_heads.contains(&(at + marks.proceedings));
    let kept = body.into_iter().enumerate().filter(|(at, _)| !minuted(*at));
    kept.map(|(_, part)| part).collect()
}

/// The parts without headings over nothing: over no more than the headings of others.
fn headed(parts: Vec<Part>) -> Vec<Part> {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    // Down to which level what stands below needs headings; none where nothing does.
    let mut below: Option<u8> = None;
    for part in parts.into_iter().rev() {
        match &part.block {
            Block::Heading { level, .. } => {
                if below.is_some_and(|below| *level < below) {
                    below = Some(*level);
                    kept.push(part);
                }
            }
            _ => {
                below = Some(u8::MAX);
                kept.push(part);
            }
        }
    }
    kept.reverse();
    kept
}

/// The particulars, what is to be done and what was promised.
pub(super) fn actions(sheet: &mut Sheet<'_>, marks: Marks) {
    let back = sheet.parts.split_off(marks.back);
    sheet.parts.truncate(marks.particulars);
    sheet.parts.extend(back);
}

/// The particulars and who came.
pub(super) fn attendance(sheet: &mut Sheet<'_>, marks: Marks) {
    let end = sheet.parts.split_off(marks.status);
    sheet.parts.truncate(marks.declarations);
    sheet.parts.extend(end);
}

/// The particulars and the proceedings, which were written of one item alone.
pub(super) fn item(sheet: &mut Sheet<'_>, marks: Marks) {
    let end = sheet.parts.split_off(marks.status);
    sheet.parts.truncate(marks.back);
    let proceedings = sheet.parts.split_off(marks.proceedings);
    sheet.parts.truncate(marks.particulars);
    sheet.parts.extend(proceedings);
    sheet.parts.extend(end);
}
