//! Turns of phrase that the facts' sentences share.

use crate::meeting::event::{Mode, NamedVote, Seq, Side};
use crate::meeting::ids::{ItemId, MotionId, QuestionId};
use crate::meeting::state::Meeting;
use crate::meeting::words::{listed, names};

/// An item by its number and title.
pub fn item_words(meeting: &Meeting, id: &ItemId) -> String {
    match meeting.agenda.get(id) {
        Some(item) => format!("Item {}: {}", item.label(), item.title),
        None => format!("Item {id}"),
    }
}

/// Who voted how.
pub fn named(meeting: &Meeting, votes: &[NamedVote]) -> String {
    let of = |which: Side| {
        let people = votes
            .iter()
            .filter(|vote| vote.side == which)
            .map(|vote| &vote.person);
        names(meeting, people)
    };
    let (f, a, x) = (of(Side::For), of(Side::Against), of(Side::Abstain));
    let mut told = format!("For: {f}. Against: {a}");
    if votes.iter().any(|vote| vote.side == Side::Abstain) {
        told.push_str(&format!(". Abstaining: {x}"));
    }
    told
}

/// On which motion.
pub fn on(motion: Option<MotionId>) -> String {
    motion.map(|id| format!(" on {id}")).unwrap_or_default()
}

/// What follows a colon, where there is anything.
pub fn tail(text: &Option<String>) -> String {
    text.as_deref()
        .map(|text| format!(": {text}"))
        .unwrap_or_default()
}

/// A reason in brackets, where there is one.
pub fn because(why: &Option<String>) -> String {
    why.as_deref().map(|why| format!(" ({why})")).unwrap_or_default()
}

/// Entries and what they do: `Entries 42 to 46 move`.
pub fn entries(of: &[Seq], (one, several): (&str, &str)) -> String {
    let in_a_row = of.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    match of {
        [only] => format!("Entry {only} {one}"),
        [first, .., last] if in_a_row && of.len() > 2 => format!("Entries {first} to {last} {several}"),
        _ => {
            let numbers: Vec<String> = of.iter().map(Seq::to_string).collect();
            format!("Entries {} {several}", listed(numbers.iter().map(String::as_str)))
        }
    }
}

/// How they attend, where that is not in the room.
pub fn remotely(mode: Mode) -> &'static str {
    match mode {
        Mode::Room => "",
        Mode::Remote => ", remotely",
    }
}

/// Whose question it is.
pub fn asked_by(meeting: &Meeting, id: QuestionId) -> String {
    let question = meeting.questions.get(id);
    question
        .map(|question| format!(" ({})", meeting.people.shown(&question.by)))
        .unwrap_or_default()
}
