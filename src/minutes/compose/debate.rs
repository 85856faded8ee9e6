//! What was said: statements, points, questions and answers, promises, actions, papers.

use super::proceedings::Pen;
use super::telling::Telling;
use super::{Sheet, decision};
use crate::meeting::facts::{
    ActionAssigned, DocumentCited, InterestDeclared, QuestionAnswered, QuestionAsked, QuestionSubmitted,
    QuestionWithdrawn, StatementMade, UndertakingGiven,
};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::Entry;
use crate::meeting::{Event, words};
use crate::minutes::document::{Role, Text, capitalised};
use crate::minutes::style::Say;

/// An entry of the debate. Its words are the entry's, which a correction may have changed.
pub(super) fn said(sheet: &mut Sheet<'_>, pen: &mut Pen, event: &Event, entry: &Entry) {
    let words = entry.text.as_str();
    let text = match event {
        Event::NarrativeMinuted(_) => Text::plain(words),
        Event::HeadingMinuted(_) => return sheet.heading(2, capitalised(words)),
        Event::PointMade(_) => return sheet.point(Text::plain(words)),
        Event::StatementMade(StatementMade { by, .. }) => {
            let goes_on = sheet.style.goes_on(words);
            let telling = Telling::of(Say::Statement).who("who", by).with("text", words);
            sheet.told(telling.with("goes_on", goes_on))
        }
        Event::QuestionAsked(QuestionAsked {
            id,
            by,
            to,
            follow_up_to,
            ..
        }) => {
            let first = follow_up_to.and_then(|id| sheet.meeting.questions.get(id));
            let other = first.filter(|first| first.by != *by && pen.question != Some(first.id));
            pen.question = Some(*id);
            let telling = Telling::of(Say::Question).who("who", by).with("text", words);
            let telling = telling.who_if("to", to.as_ref()).with("follows", first.is_some());
            sheet.told(telling.who_if("other", other.map(|first| &first.by)))
        }
        Event::QuestionSubmitted(QuestionSubmitted { id, by, to, .. }) => {
            pen.question = Some(*id);
            sheet.told(submitted(by, to.as_ref(), words))
        }
        Event::QuestionAnswered(QuestionAnswered { question, by, .. }) => {
            let other = sheet.meeting.questions.get(*question);
            let other = other.filter(|_| pen.question != Some(*question));
            pen.question = Some(*question);
            let telling = Telling::of(Say::Answer).who("who", by).with("text", words);
            let telling = telling.with("written", other.is_some_and(|question| question.written));
            sheet.told(telling.who_if("other", other.map(|question| &question.by)))
        }
        Event::QuestionWithdrawn(QuestionWithdrawn { question }) => {
            match sheet.meeting.questions.get(*question) {
                Some(question) => {
                    let telling = Telling::of(Say::QuestionWithdrawn).who("who", &question.by);
                    sheet.told(telling.with("text", question.text.as_str()))
                }
                None => Text::plain(format!("Question {question} was withdrawn.")),
            }
        }
        Event::UndertakingGiven(UndertakingGiven { by, .. }) => {
            sheet.told(Telling::of(Say::Undertaking).who("who", by).with("text", words))
        }
        Event::ActionAssigned(ActionAssigned { owner, due, .. }) => {
            let due = due.map(|due| sheet.style.date(due));
            let telling = Telling::of(Say::Action)
                .who_if("owner", owner.as_ref())
                .with("text", words);
            sheet.tell(Role::Action, telling.with_some("due", due));
            return;
        }
        Event::DocumentCited(DocumentCited { title, url }) if !entry.corrected => {
            document(title, url.as_deref())
        }
        Event::DocumentCited(_) => match corrected_document(words) {
            Some((title, url)) => document(title, Some(url)),
            None => document(words, None),
        },
        Event::InterestDeclared(InterestDeclared {
            person, item, kind, ..
        }) => {
            let item = item.as_ref().map(|id| sheet.item(id));
            let telling = Telling::of(Say::Interest).who("who", person).with("text", words);
            let telling = telling.with("interest", words::interest_kind(*kind));
            sheet.told(telling.with_some("item", item))
        }
        other => return decision::decided(sheet, pen, other, entry),
    };
    if !text.is_empty() {
        sheet.say(Role::Body, text);
    }
}

fn submitted<'p>(by: &'p PersonId, to: Option<&'p PersonId>, words: &str) -> Telling<'p> {
    let telling = Telling::of(Say::WrittenQuestion).who("who", by).who_if("to", to);
    telling.with("listed", false).with("text", words)
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
        let telling = submitted(&question.by, question.to.as_ref(), &question.text);
        sheet.tell(Role::Body, telling.with("listed", true));
    }
}
