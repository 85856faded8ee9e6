//! The sentence that the minutes will print of a fact before it is recorded: what the clerk sees before Enter.

use super::debate::{self, Last};
use super::telling::Numbers;
use super::{Mentioned, Sheet};
use crate::meeting::facts::{
    ActionAssigned, InterestDeclared, NarrativeMinuted, PointMade, QuestionAnswered, QuestionAsked,
    QuestionSubmitted, StatementMade, UndertakingGiven,
};
use crate::meeting::ids::{PersonId, QuestionId};
use crate::meeting::minute::{Entry, Reference};
use crate::meeting::{Event, Meeting};
use crate::minutes::clause;
use crate::minutes::{Scope, Style};

/// The sentence of what is said, in a style, after all that the meeting has heard; none for facts that tell no
/// words of anybody's, and where the style does not tell what was said.
pub fn sentence(meeting: &Meeting, event: &Event, style: &Style) -> Option<String> {
    let words = match event {
        Event::NarrativeMinuted(NarrativeMinuted { text, .. }) if style.discussion => {
            return Some(clause::whole(text, false));
        }
        Event::PointMade(PointMade { text, .. }) if style.discussion => {
            return Some(clause::closed(text, '.', false));
        }
        Event::StatementMade(StatementMade { text, .. })
        | Event::QuestionAsked(QuestionAsked { text, .. })
        | Event::QuestionSubmitted(QuestionSubmitted { text, .. })
        | Event::QuestionAnswered(QuestionAnswered { text, .. })
        | Event::UndertakingGiven(UndertakingGiven { text, .. })
            if style.discussion =>
        {
            text
        }
        Event::ActionAssigned(ActionAssigned { text, .. })
        | Event::InterestDeclared(InterestDeclared { text, .. }) => text,
        _ => return None,
    };
    let mut sheet = Sheet::new(meeting, Scope::Exempt, style, Numbers::default());
    sheet.mentioned = mentioned(meeting, event);
    sheet.entry_here = meeting.entries.last().map_or(0, |entry| entry.seq + 1);
    let mut last = Last {
        question: last_question(meeting),
        list_follows: false,
    };
    let telling = debate::telling(&sheet, &mut last, event, words)?;
    Some(sheet.told(telling).words())
}

/// Those whom the fact names and an entry named before it. Asked at each key: whoever spoke is soon found.
fn mentioned(meeting: &Meeting, event: &Event) -> Mentioned {
    let before = |person: &&PersonId| {
        let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
        standing
            .flat_map(|entry| entry.by.iter().chain(&entry.to))
            .any(|one| one == *person)
    };
    event.names().into_iter().filter(before).cloned().collect()
}

/// The question that was put or answered last, on the item that is being taken.
fn last_question(meeting: &Meeting) -> Option<QuestionId> {
    let standing = meeting
        .entries
        .iter()
        .rev()
        .filter(|entry| entry.struck.is_none());
    let here = standing.take_while(|entry| !matches!(meeting.told(entry.seq), Some(Event::ItemOpened(_))));
    let question = |entry: &Entry| match (entry.known_as, entry.refers_to) {
        (Some(Reference::Question(id)), _) | (None, Some(Reference::Question(id))) => Some(id),
        _ => None,
    };
    here.filter_map(question).next()
}
