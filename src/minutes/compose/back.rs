//! The end of the minutes: what is to be done, what was promised, what they can be held against.

use super::Sheet;
use crate::minutes::document::{Block, Role, Text, capitalised};
use crate::minutes::{Paper, Seal};

pub(super) fn back(sheet: &mut Sheet<'_>) {
    for exempt in [false, true] {
        sheet.exempt = exempt;
        actions(sheet);
        promises(sheet);
    }
    sheet.exempt = false;
    next_meeting(sheet);
    corrections(sheet);
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
    let time = next.time.map(|time| format!(" at {}", sheet.style.hour(time)));
    let venue = next.venue.as_ref().map(|venue| format!(", {venue}"));
    let date = sheet.style.date(next.date);
    sheet.exempt = sheet.marks_fact(next.seq);
    sheet.heading(1, "Next meeting");
    let told = format!("{date}{}{}", time.unwrap_or_default(), venue.unwrap_or_default());
    sheet.say(Role::Procedure, Text::plain(told));
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
                let item = item.map(|id| format!(", {}", sheet.item(id))).unwrap_or_default();
                let was = entry.map_or("", |entry| entry.text.as_str());
                let why = one
                    .why
                    .as_ref()
                    .map(|why| format!(" ({why})"))
                    .unwrap_or_default();
                let text = Text::strong(format!("{}{item}{why}:", sheet.style.date(one.on)));
                text.then(format!(
                    " for \u{201c}{was}\u{201d} read \u{201c}{}\u{201d}",
                    one.text
                ))
            })
            .collect();
        sheet.exempt = exempt;
        sheet.bullets("Corrections made after approval", points);
    }
    sheet.exempt = false;
}

/// How the document stands, and what it can be held against.
pub(super) fn status(sheet: &mut Sheet<'_>, seal: &Seal, paper: &Paper) {
    sheet.heading(1, "Status of these minutes");
    sheet.say(Role::Note, Text::plain(approved(sheet)));
    let meeting = sheet.meeting;
    if let Some(signature) = &meeting.life.signature {
        let on = sheet.style.date(signature.on);
        sheet.say(
            Role::Note,
            Text::plain(format!("Signed by {} on {on}.", signature.name)),
        );
    } else if *paper == Paper::Minutes && meeting.status().is_over() {
        let line = "\u{2026}".repeat(16);
        sheet.put(Block::Labelled(vec![
            ("Signed".to_owned(), Text::plain(&line)),
            ("Date".to_owned(), Text::plain(&line)),
        ]));
    }
    let log = match (seal.events, seal.hash.as_str()) {
        (events, "") => format!("Drawn from a log of {events} events."),
        (events, hash) => format!("Drawn from a log of {events} events, sealed {hash}."),
    };
    sheet.say(Role::Note, Text::plain(log));
}

fn approved(sheet: &Sheet<'_>) -> String {
    let Some(approval) = &sheet.meeting.life.approval else {
        return "They are a draft until they are approved at a later meeting.".to_owned();
    };
    let on = sheet.style.date(approval.on);
    let meeting = approval
        .meeting
        .as_ref()
        .map(|at| format!(", {at}"))
        .unwrap_or_default();
    match approval.corrected {
        true => format!("They were approved with corrections, which are in them, on {on}{meeting}."),
        false => format!("They were approved on {on}{meeting}."),
    }
}

fn actions(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    let row = |action: &crate::meeting::action::Action| {
        let owner = action
            .owner
            .as_ref()
            .map_or("No owner recorded".to_owned(), |owner| sheet.name(owner));
        vec![
            Text::plain(action.id.0.to_string()),
            Text::plain(&action.text),
            Text::plain(owner),
            Text::plain(action.due.map(|due| sheet.style.date(due)).unwrap_or_default()),
            Text::plain(capitalised(action.status.word())),
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
    let head = ["No", "Action", "Owner", "Due", "Status"]
        .map(str::to_owned)
        .to_vec();
    sheet.heading(1, "Actions");
    sheet.put(Block::Table { head, rows });
}

/// Promises that neither an action nor an answer has met.
fn promises(sheet: &mut Sheet<'_>) {
    let given = sheet.meeting.questions.undertakings.iter();
    let open =
        given.filter(|one| one.action.is_none() && !one.met && sheet.marks_fact(one.seq) == sheet.exempt);
    let points = open
        .map(|one| Text::strong(sheet.name(&one.by)).then(format!(" undertook: {}", one.text)))
        .collect();
    sheet.bullets("Undertakings without an action", points);
}
