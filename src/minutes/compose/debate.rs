//! What was said: statements, points, questions and answers, promises, actions, papers.

use super::proceedings::Pen;
use super::telling::Telling;
use super::{Sheet, decision, front};
use crate::meeting::Event;
use crate::meeting::facts::{
    ActionAssigned, DocumentCited, InterestDeclared, QuestionAnswered, QuestionAsked, QuestionSubmitted,
    QuestionWithdrawn, StatementMade, UndertakingGiven,
};
use crate::meeting::ids::{ItemId, PersonId, QuestionId};
use crate::meeting::minute::Entry;
use crate::minutes::clause;
use crate::minutes::document::{Role, Text, capitalised};
use crate::minutes::style::{Say, Spoken, Word};

/// An entry of the debate. Its words are the entry's, which a correction may have changed.
pub(super) fn said(sheet: &mut Sheet<'_>, pen: &mut Pen, event: &Event, entry: &Entry) {
    let words = entry.text.as_str();
    if let Some(telling) = telling(sheet, &mut pen.last, event, words) {
        let role = match event {
            Event::ActionAssigned(_) => Role::Action,
            _ => Role::Body,
        };
        sheet.tell(role, telling);
        return;
    }
    let list_follows = pen.last.list_follows;
    let text = match event {
        Event::NarrativeMinuted(_) => Text::plain(clause::whole(words, list_follows)),
        Event::HeadingMinuted(_) => return sheet.minuted_heading(capitalised(words)),
        // It stands with the motion or the decision whose clause it is.
        Event::PointMade(_) if sheet.meeting.is_clause(entry) => return,
        Event::PointMade(_) => return sheet.point(Text::plain(clause::closed(words, '.', list_follows))),
        Event::QuestionWithdrawn(_) => Text::plain(sheet.word(Word::QuestionGone)),
        Event::DocumentCited(DocumentCited { title, url }) if !entry.corrected => {
            document(sheet, title, url.as_deref())
        }
        Event::DocumentCited(_) => match corrected_document(words) {
            Some((title, url)) => document(sheet, title, Some(url)),
            None => document(sheet, words, None),
        },
        other => return decision::decided(sheet, pen, other, entry),
    };
    if !text.is_empty() {
        sheet.say(Role::Body, text);
    }
}

/// Whether a fact is words of somebody's: what a line that ends in a colon may lead on to.
pub(super) fn is_said(event: &Event) -> bool {
    matches!(
        event,
        Event::PointMade(_)
            | Event::StatementMade(_)
            | Event::QuestionAsked(_)
            | Event::MotionMoved(_)
            | Event::ActionAssigned(_)
            | Event::DocumentCited(_)
    )
}

/// What stands before what is being written, as far as a sentence depends on it, and whether points follow.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Last {
    /// The question put or answered last: an answer to it needs no more words.
    pub(super) question: Option<QuestionId>,
    /// Whether the next entry is a point under this one.
    pub(super) list_follows: bool,
}

/// The sentence of what somebody said, or is to do; none where it has no template.
pub(super) fn telling<'p>(
    sheet: &Sheet<'p>,
    last: &mut Last,
    event: &'p Event,
    words: &'p str,
) -> Option<Telling<'p>> {
    let questions = &sheet.meeting.questions;
    let list = last.list_follows;
    Some(match event {
        Event::StatementMade(StatementMade { by, .. }) => {
            let telling = Telling::of(Say::Statement).who("who", by);
            telling.words(Spoken::Statement, words, list)
        }
        Event::QuestionAsked(QuestionAsked {
            id,
            by,
            to,
            follow_up_to,
            ..
        }) => {
            let first = follow_up_to.and_then(|id| questions.get(id));
            let other = first.filter(|first| first.by != *by && last.question != Some(first.id));
            last.question = Some(*id);
            let telling = Telling::of(Say::Question).who("who", by);
            let telling = telling.who_if("to", to.as_ref()).with("follows", first.is_some());
            let telling = telling.who_if("other", other.map(|first| &first.by));
            telling.words(Spoken::Question, words, list)
        }
        Event::QuestionSubmitted(QuestionSubmitted { id, by, to, .. }) => {
            last.question = Some(*id);
            submitted(by, to.as_ref(), words)
        }
        Event::QuestionAnswered(QuestionAnswered { question, by, .. }) => {
            let other = questions.get(*question);
            let other = other.filter(|_| last.question != Some(*question));
            last.question = Some(*question);
            let telling = Telling::of(Say::Answer).who("who", by);
            let telling = telling.with("written", other.is_some_and(|question| question.written));
            let telling = telling.who_if("other", other.map(|question| &question.by));
            telling.words(Spoken::Answer, words, list)
        }
        Event::QuestionWithdrawn(QuestionWithdrawn { question }) => {
            let question = questions.get(*question)?;
            let telling = Telling::of(Say::QuestionWithdrawn).who("who", &question.by);
            telling.with("text", clause::question(&question.text))
        }
        Event::UndertakingGiven(UndertakingGiven { by, .. }) => {
            let telling = Telling::of(Say::Undertaking).who("who", by);
            telling.words(Spoken::Undertaking, words, list)
        }
        Event::ActionAssigned(ActionAssigned { owner, due, .. }) => {
            let due = due.map(|due| sheet.style.date(due));
            let telling = Telling::of(Say::Action).who_if("owner", owner.as_ref());
            telling.with("text", words).with_some("due", due)
        }
        Event::InterestDeclared(InterestDeclared {
            person, item, kind, ..
        }) => {
            let item = item.as_ref().map(|id| sheet.item(id));
            let telling = Telling::of(Say::Interest).who("who", person).with("text", words);
            let telling = telling.with("interest", sheet.word(front::interest_word(*kind)));
            let telling = telling.with("direct", clause::stands_apart(sheet.style, words));
            telling.with_some("item", item)
        }
        _ => return None,
    })
}

fn submitted<'p>(by: &'p PersonId, to: Option<&'p PersonId>, words: &str) -> Telling<'p> {
    let telling = Telling::of(Say::WrittenQuestion).who("who", by).who_if("to", to);
    telling
        .with("listed", false)
        .with("text", clause::question(words))
}

fn document(sheet: &Sheet<'_>, title: &str, url: Option<&str>) -> Text {
    let text = Text::plain(sheet.word(Word::Document)).then(" ");
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
