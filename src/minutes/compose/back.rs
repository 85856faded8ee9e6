//! The end of the minutes: what is to be done, what was promised, what they can be held against.

use super::Sheet;
use super::telling::Telling;
use crate::meeting::action::ActionStatus;
use crate::minutes::document::{Block, Role, Text, capitalised};
use crate::minutes::style::{End, Say, Spoken, Word};
use crate::minutes::{Paper, Seal};

pub(super) fn back(sheet: &mut Sheet<'_>) {
    for section in &sheet.style.shape.end {
        for exempt in [false, true] {
            sheet.exempt = exempt;
            match section {
                End::Actions => actions(sheet),
                End::Undertakings => promises(sheet),
                End::NextMeeting | End::Corrections => {}
            }
        }
        sheet.exempt = false;
        match section {
            End::NextMeeting => next_meeting(sheet),
            End::Corrections => corrections(sheet),
            End::Actions | End::Undertakings => {}
        }
    }
}

fn next_meeting(sheet: &mut Sheet<'_>) {
    let Some(next) = &sheet.meeting.life.next else {
        return;
    };
    // Under the item where it was fixed it has been told.
    let told = sheet.meeting.entry(next.seq);
    if sheet.only.is_none() && told.is_some_and(|entry| entry.item.is_some()) {
        return;
    }
    let time = next.time.map(|time| sheet.style.hour(time));
    let known = [
        ("date", sheet.style.date(next.date).into()),
        ("time", time.into()),
        ("venue", next.venue.clone().into()),
    ];
    sheet.exempt = sheet.marks_fact(next.seq);
    sheet.heading(1, sheet.word(Word::NextMeeting));
    let told = sheet.voice.word(Word::NextOn, &known);
    sheet.say(Role::Procedure, told);
    sheet.exempt = false;
}

/// What later minutes correct. The entries themselves stand above as they were approved.
fn corrections(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    for exempt in [false, true] {
        let made = meeting
            .life
            .corrections
            .iter()
            .filter(|one| sheet.marks_fact(one.seq) == exempt);
        let points = made
            .map(|one| {
                let entry = meeting.entry(one.entry);
                let item = entry.and_then(|entry| entry.item.as_ref());
                sheet.voice.word(
                    Word::Correction,
                    &[
                        ("date", sheet.style.date(one.on).into()),
                        ("item", item.map(|id| sheet.item(id)).into()),
                        ("why", one.why.clone().into()),
                        ("was", entry.map_or("", |entry| entry.text.as_str()).into()),
                        ("now", one.text.clone().into()),
                    ],
                )
            })
            .collect();
        sheet.exempt = exempt;
        sheet.bullets(Word::Corrections, points);
    }
    sheet.exempt = false;
}

/// How the document stands, and what it can be held against.
pub(super) fn status(sheet: &mut Sheet<'_>, seal: &Seal, paper: &Paper) {
    sheet.heading(1, sheet.word(Word::Status));
    sheet.say(Role::Note, Text::plain(approved(sheet)));
    let meeting = sheet.meeting;
    if let Some(signature) = &meeting.life.signature {
        let on = sheet.style.date(signature.on);
        sheet.say(
            Role::Note,
            sheet.voice.word(
                Word::SignedBy,
                &[("name", signature.name.clone().into()), ("date", on.into())],
            ),
        );
    } else if *paper == Paper::Minutes && meeting.status().is_over() {
        let line = "\u{2026}".repeat(16);
        sheet.put(Block::Labelled(vec![
            (sheet.word(Word::Signed), Text::plain(&line)),
            (sheet.word(Word::Date), Text::plain(&line)),
        ]));
    }
    let hash = Some(seal.hash.clone()).filter(|hash| !hash.is_empty());
    let known = [("events", seal.events.into()), ("seal", hash.into())];
    let log = sheet.voice.word(Word::DrawnFrom, &known);
    sheet.say(Role::Note, log);
}

fn approved(sheet: &Sheet<'_>) -> String {
    let Some(approval) = &sheet.meeting.life.approval else {
        return sheet.word(Word::IsDraft);
    };
    sheet.phrase(
        Word::Approved,
        &[
            ("date", sheet.style.date(approval.on).into()),
            ("meeting", approval.meeting.clone().into()),
            ("corrected", approval.corrected.into()),
        ],
    )
}

fn actions(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    let row = |action: &crate::meeting::action::Action| {
        let owner = action
            .owner
            .as_ref()
            .map_or_else(|| sheet.word(Word::NoOwner), |owner| sheet.name(owner));
        vec![
            Text::plain(action.id.0.to_string()),
            Text::plain(&action.text),
            Text::plain(owner),
            Text::plain(action.due.map(|due| sheet.style.date(due)).unwrap_or_default()),
            Text::plain(capitalised(&sheet.word(match action.status {
                ActionStatus::Open => Word::Open,
                ActionStatus::Done => Word::Done,
                ActionStatus::Dropped => Word::Dropped,
            }))),
        ]
    };
    let listed = meeting
        .actions
        .iter()
        .filter(|action| sheet.marks_fact(action.seq) == sheet.exempt);
    let rows: Vec<_> = listed.map(row).collect();
    if rows.is_empty() {
        return;
    }
    let head = [
        Word::ActionNumber,
        Word::Action,
        Word::Owner,
        Word::Due,
        Word::ActionStatus,
    ];
    let head = head.map(|word| sheet.word(word)).to_vec();
    sheet.heading(1, sheet.word(Word::Actions));
    sheet.put(Block::Table { head, rows });
}

/// Promises that neither an action nor an answer has met.
fn promises(sheet: &mut Sheet<'_>) {
    let given = sheet.meeting.questions.undertakings.iter();
    let open =
        given.filter(|one| one.action.is_none() && !one.met && sheet.marks_fact(one.seq) == sheet.exempt);
    let open: Vec<_> = open.collect();
    let points = open
        .into_iter()
        .map(|one| {
            let telling = Telling::of(Say::Undertaking).who("who", &one.by);
            sheet.told(telling.words(Spoken::Undertaking, &one.text, false))
        })
        .collect();
    sheet.bullets(Word::Undertakings, points);
}
