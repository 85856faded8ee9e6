//! What was said: statements, points, questions and answers, promises, actions, papers.

use super::proceedings::Pen;
use super::{Sheet, decision};
use crate::meeting::ids::{ItemId, PersonId, QuestionId};
use crate::meeting::minute::Entry;
use crate::meeting::{Event, words};
use crate::minutes::document::{Role, Text, capitalised};

/// An entry of the debate. Its words are the entry's, which a correction may have changed.
pub(super) fn said(sheet: &mut Sheet<'_>, pen: &mut Pen, event: &Event, entry: &Entry) {
    let words = entry.text.as_str();
    let text = match event {
        Event::NarrativeMinuted { .. } => Text::plain(words),
        Event::HeadingMinuted { .. } => return sheet.heading(2, capitalised(words)),
        Event::PointMade { .. } => return sheet.point(Text::plain(words)),
        Event::StatementMade { by, .. } => speaker(sheet, by).then(format!(": {words}")),
        Event::QuestionAsked {
            id,
            by,
            to,
            follow_up_to,
            ..
        } => {
            let asked = asked(sheet, pen, by, to.as_ref(), *follow_up_to);
            pen.question = Some(*id);
            speaker(sheet, by).then(format!(" {asked}: {words}"))
        }
        Event::QuestionSubmitted { id, by, to, .. } => {
            pen.question = Some(*id);
            Text::plain(submitted(sheet, by, to.as_ref())).then(format!(": {words}"))
        }
        Event::QuestionAnswered { question, by, .. } => {
            let whose = answered(sheet, pen, *question);
            pen.question = Some(*question);
            speaker(sheet, by).then(format!(" answered{whose}: {words}"))
        }
        Event::QuestionWithdrawn { question } => match sheet.meeting.questions.get(*question) {
            Some(question) => {
                speaker(sheet, &question.by).then(format!(" withdrew the question: {}", question.text))
            }
            None => Text::plain(format!("Question {question} was withdrawn.")),
        },
        Event::UndertakingGiven { by, .. } => speaker(sheet, by).then(format!(" undertook: {words}")),
        Event::ActionAssigned { owner, due, .. } => {
            let owner = owner
                .as_ref()
                .map_or("no owner recorded", |owner| sheet.shown(owner));
            let due = due
                .map(|due| format!(", by {}", words::date(due)))
                .unwrap_or_default();
            let text = Text::strong(format!("Action ({owner}{due}):")).then(format!(" {words}"));
            return sheet.say(Role::Action, text);
        }
        Event::DocumentCited { title, url } if !entry.corrected => document(title, url.as_deref()),
        Event::DocumentCited { .. } => match corrected_document(words) {
            Some((title, url)) => document(title, Some(url)),
            None => document(words, None),
        },
        Event::InterestDeclared {
            person, item, kind, ..
        } => {
            let of = item
                .as_ref()
                .map(|id| format!(" in {}", sheet.item(id)))
                .unwrap_or_default();
            let kind = words::interest_kind(*kind);
            speaker(sheet, person).then(format!(" declared {kind}{of}: {words}"))
        }
        other => return decision::decided(sheet, pen, other, entry),
    };
    sheet.say(Role::Body, text);
}

fn speaker(sheet: &Sheet<'_>, person: &PersonId) -> Text {
    Text::strong(sheet.name(person))
}

fn asked(
    sheet: &Sheet<'_>,
    pen: &Pen,
    by: &PersonId,
    to: Option<&PersonId>,
    follows: Option<QuestionId>,
) -> String {
    let to = to.map(|to| format!(" {}", sheet.shown(to))).unwrap_or_default();
    let Some(first) = follows.and_then(|id| sheet.meeting.questions.get(id)) else {
        return format!("asked{to}");
    };
    if first.by == *by || pen.question == Some(first.id) {
        format!("asked{to}, following up")
    } else {
        format!(
            "asked{to}, following up what {} had asked",
            sheet.shown(&first.by)
        )
    }
}

fn submitted(sheet: &Sheet<'_>, by: &PersonId, to: Option<&PersonId>) -> String {
    let to = to
        .map(|to| format!(" to {}", sheet.shown(to)))
        .unwrap_or_default();
    format!("Written question from {}{to}", sheet.shown(by))
}

/// To whom an answer goes, where the question is not the one just put.
fn answered(sheet: &Sheet<'_>, pen: &Pen, question: QuestionId) -> String {
    if pen.question == Some(question) {
        return String::new();
    }
    match sheet.meeting.questions.get(question) {
        Some(question) if question.written => {
            format!(" the written question from {}", sheet.shown(&question.by))
        }
        Some(question) => format!(" {}", sheet.shown(&question.by)),
        None => String::new(),
    }
}

fn document(title: &str, url: Option<&str>) -> Text {
    let text = Text::plain("Document: ");
    match url {
        Some(url) => text.then_link(title, url),
        None => text.then(title),
    }
}

/// The title and address of a document whose entry was corrected: `title <address>`.
fn corrected_document(words: &str) -> Option<(&str, &str)> {
    words.strip_suffix('>')?.rsplit_once(" <")
}

/// The written questions that came with the agenda and belong to this item. Those put later are entries.
pub(super) fn written(sheet: &mut Sheet<'_>, item: Option<&ItemId>) {
    let meeting = sheet.meeting;
    let here = meeting.questions.list.iter().filter(|question| {
        question.written && question.item.as_ref() == item && meeting.entry(question.seq).is_none()
    });
    for question in here {
        let from = submitted(sheet, &question.by, question.to.as_ref());
        sheet.say(
            Role::Body,
            Text::strong(format!("{from}:")).then(format!(" {}", question.text)),
        );
    }
}
