//! The end of the minutes: what is to be done, what was promised, what they can be held against.

use super::Sheet;
use crate::minutes::Seal;
use crate::minutes::document::{Block, Role, Text, capitalised};

pub(super) fn back(sheet: &mut Sheet<'_>) {
    for exempt in [false, true] {
        sheet.exempt = exempt;
        actions(sheet);
        promises(sheet);
    }
    sheet.exempt = false;
}

/// How the document stands, and what it can be held against.
pub(super) fn status(sheet: &mut Sheet<'_>, seal: &Seal) {
    sheet.heading(1, "Status of these minutes");
    let about = "They are a draft until they are approved at a later meeting.";
    sheet.say(Role::Note, Text::plain(about));
    let log = match (seal.events, seal.hash.as_str()) {
        (events, "") => format!("Drawn from a log of {events} events."),
        (events, hash) => format!("Drawn from a log of {events} events, sealed {hash}."),
    };
    sheet.say(Role::Note, Text::plain(log));
}

fn actions(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    let row = |action: &crate::meeting::action::Action| {
        let owner = action
            .owner
            .as_ref()
            .map_or("No owner recorded".to_owned(), |owner| sheet.name(owner));
        vec![
            Text::plain(action.id.to_string()),
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
        .map(|one| Text::strong(sheet.name(&one.by)).then(format!(" undertook ({}): {}", one.id, one.text)))
        .collect();
    sheet.bullets("Undertakings without an action", points);
}
