//! What there is to be found in a meeting: each entry with all that can be asked of it. Pure.
//!
//! The scan and the index both work from these, so that they find the same.

use crate::meeting::facts::DecisionDeclared;
use chrono::NaiveDate;

use super::Volume;
use super::query::{Phrase, Query, State};
use super::settled::{self, Settled};
use super::tokens::{Token, tokens};
use crate::meeting::action::ActionStatus;
use crate::meeting::ids::{ItemId, MotionId, PersonId};
use crate::meeting::minute::{Entry, EntryKind, Reference};
use crate::meeting::motion::MotionStatus;
use crate::meeting::question::{Question, QuestionStatus};
use crate::meeting::{Event, Meeting, Moment, Seq};

/// Something said, asked, moved or decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The entry or fact to go to.
    pub seq: Seq,
    /// When it happened; none of what came with the agenda page.
    pub at: Option<Moment>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// What it is.
    pub kind: EntryKind,
    /// Whose it is, as the minutes call them.
    pub by: Option<String>,
    /// All that they, and whoever is to do it, are called.
    pub who: Vec<String>,
    /// All that the mover is called.
    pub moved: Vec<String>,
    /// All that the seconder is called.
    pub seconded: Vec<String>,
    /// How it stands.
    pub states: Vec<State>,
    /// Its id, where a later meeting may settle it: `a1`, `u2`, `q3`.
    pub owed: Option<String>,
    /// What it settles of an earlier meeting, as `settled::key` calls it, and whether that was given up.
    pub closes: Option<(String, bool)>,
    /// By when it is to be done.
    pub due: Option<NaiveDate>,
    /// Its words.
    pub text: String,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

/// Everything that can be found in a meeting. What was struck is not there.
pub fn passages(volume: &Volume<'_>) -> Vec<Passage> {
    let meeting = volume.meeting;
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let mut all: Vec<Passage> = standing.map(|entry| of_entry(volume, entry)).collect();
    // Written questions that came with the agenda are no entries.
    let written = meeting.questions.list.iter();
    let written = written.filter(|question| meeting.entry(question.seq).is_none());
    all.extend(written.map(|question| of_written(volume, question)));
    all.sort_by_key(|one| one.seq);
    all
}

/// Everything that somebody is called: their tag, their name, what the minutes say.
fn names(meeting: &Meeting, id: Option<&PersonId>) -> Vec<String> {
    let Some(id) = id else { return Vec::new() };
    let mut names = vec![id.to_string()];
    if let Some(person) = meeting.people.get(id) {
        names.extend([person.name.clone(), person.shown.clone()]);
        names.extend(person.role.clone());
    }
    names
}

fn of_entry(volume: &Volume<'_>, entry: &Entry) -> Passage {
    let meeting = volume.meeting;
    let mut passage = Passage {
        at: Some(entry.when()),
        by: entry.by.as_ref().map(|by| meeting.people.shown(by).to_owned()),
        who: names(meeting, entry.by.as_ref()),
        ..bare(volume, entry.seq, entry.kind, &entry.text, entry.item.as_ref())
    };
    passage.owed = match entry.known_as {
        Some(owed @ (Reference::Question(_) | Reference::Action(_) | Reference::Undertaking(_))) => {
            Some(owed.to_string())
        }
        Some(Reference::Motion(_) | Reference::Entry(_)) | None => None,
    };
    let closes = meeting.settled.iter().find(|one| one.seq == entry.seq);
    passage.closes = closes.map(|one| {
        let of = settled::key(&volume.body(), Some(one.held), &one.owed.to_string());
        (of, one.dropped)
    });
    match entry.known_as {
        Some(Reference::Question(id)) => {
            let question = meeting.questions.get(id);
            passage.states = question.map(question_states).unwrap_or_default();
        }
        Some(Reference::Motion(id)) => passage.follow(meeting, id),
        Some(Reference::Action(id)) => {
            if let Some(action) = meeting.action(id) {
                passage.states.push(action_state(action.status));
                passage.due = action.due;
                passage.who.extend(names(meeting, action.owner.as_ref()));
            }
        }
        Some(Reference::Undertaking(id)) => {
            let all = &meeting.questions.undertakings;
            if let Some(one) = all.iter().find(|one| one.id == id) {
                let met = one.met || one.action.is_some();
                passage.states.push(if met { State::Done } else { State::Open });
            }
        }
        Some(Reference::Entry(_)) | None => {}
    }
    match (entry.kind, entry.refers_to) {
        (EntryKind::Vote | EntryKind::Decision, Some(Reference::Motion(id))) => passage.follow(meeting, id),
        (EntryKind::Noted, _) => passage.states.push(State::Noted),
        (EntryKind::Decision, _) => passage.states.extend(decided(meeting, entry.seq)),
        _ => {}
    }
    passage
}

impl Passage {
    /// What a later meeting made of it: it is open no more.
    pub fn settle(&mut self, volume: &Volume<'_>, settled: &Settled) {
        let Some(id) = &self.owed else { return };
        if let Some(closing) = settled.get(&volume.body(), volume.date(), id) {
            let waits = |state: &State| matches!(state, State::Open | State::Promised);
            if self.states.iter().any(waits) {
                self.states.retain(|state| !waits(state));
                self.states.push(became(id, closing.dropped));
            }
        }
    }

    /// What is said of a motion where the passage is it, or a vote or decision on it.
    fn follow(&mut self, meeting: &Meeting, id: MotionId) {
        let Some(motion) = meeting.motions.get(id) else {
            return;
        };
        self.moved = names(meeting, motion.moved_by.as_ref());
        self.seconded = names(meeting, motion.seconded_by.as_ref());
        self.states.push(motion_state(motion.status));
        if motion.status.is_pending() {
            self.states.push(State::Open);
        }
    }
}

fn of_written(volume: &Volume<'_>, question: &Question) -> Passage {
    let meeting = volume.meeting;
    Passage {
        by: Some(meeting.people.shown(&question.by).to_owned()),
        who: names(meeting, Some(&question.by)),
        states: question_states(question),
        owed: Some(question.id.to_string()),
        ..bare(
            volume,
            question.seq,
            EntryKind::Question,
            &question.text,
            question.item.as_ref(),
        )
    }
}

fn bare(volume: &Volume<'_>, seq: Seq, kind: EntryKind, text: &str, item: Option<&ItemId>) -> Passage {
    Passage {
        seq,
        at: None,
        item: volume.item(item),
        kind,
        by: None,
        who: Vec::new(),
        moved: Vec::new(),
        seconded: Vec::new(),
        states: Vec::new(),
        owed: None,
        closes: None,
        due: None,
        text: text.to_owned(),
        exempt: volume.is_exempt(seq),
    }
}

/// What something that was settled later has become.
pub(super) fn became(id: &str, dropped: bool) -> State {
    match dropped {
        true => State::Dropped,
        false if id.starts_with('q') => State::Answered,
        false => State::Done,
    }
}

fn question_states(question: &Question) -> Vec<State> {
    let stands = match question.status {
        QuestionStatus::Open => State::Open,
        QuestionStatus::Answered => State::Answered,
        QuestionStatus::Promised => State::Promised,
        QuestionStatus::Withdrawn => State::Withdrawn,
    };
    let written = question.written.then_some(State::Written);
    [stands].into_iter().chain(written).collect()
}

fn motion_state(status: MotionStatus) -> State {
    match status {
        MotionStatus::Proposed => State::Proposed,
        MotionStatus::Seconded => State::Seconded,
        MotionStatus::Carried => State::Carried,
        MotionStatus::Lost => State::Lost,
        MotionStatus::Tied => State::Tied,
        MotionStatus::Withdrawn => State::Withdrawn,
        MotionStatus::Lapsed => State::Lapsed,
        MotionStatus::Tabled => State::Tabled,
        MotionStatus::Postponed => State::Postponed,
        MotionStatus::Referred => State::Referred,
        MotionStatus::Divided => State::Divided,
        MotionStatus::Rescinded => State::Rescinded,
    }
}

fn action_state(status: ActionStatus) -> State {
    match status {
        ActionStatus::Open => State::Open,
        ActionStatus::Done => State::Done,
        ActionStatus::Dropped => State::Dropped,
    }
}

/// How an item was decided without a motion.
fn decided(meeting: &Meeting, seq: Seq) -> Option<State> {
    use crate::meeting::event::Verdict;
    match meeting.told(seq)? {
        Event::ItemDeferred(_) => Some(State::Deferred),
        Event::DecisionDeclared(DecisionDeclared { verdict, .. }) => Some(match verdict {
            Verdict::Carried => State::Carried,
            Verdict::Lost => State::Lost,
            Verdict::Tied => State::Tied,
        }),
        _ => None,
    }
}

/// Where a phrase stands among words.
fn place(phrase: &Phrase, words: &[Token]) -> Option<(usize, usize)> {
    let (last, before) = phrase.words.split_last()?;
    let fits = |window: &&[Token]| {
        let (end, start) = match window.split_last() {
            Some(split) => split,
            None => return false,
        };
        let last = if phrase.begins {
            end.word.starts_with(last.as_str())
        } else {
            end.word == *last
        };
        last && start.iter().map(|token| &token.word).eq(before)
    };
    let window = words.windows(phrase.words.len()).find(fits)?;
    Some((window.first()?.from, window.last()?.to))
}

fn stands_in(phrase: &Phrase, texts: &[String]) -> bool {
    texts.iter().any(|text| {
        let words: Vec<Token> = tokens(text).collect();
        place(phrase, &words).is_some()
    })
}

impl Query {
    /// Whether a meeting can hold anything that is asked for.
    pub fn admits(&self, body: &str, date: Option<NaiveDate>) -> bool {
        let body = [body.to_owned()];
        let dated = self.from.is_none() && self.to.is_none();
        let within = |date: NaiveDate| {
            self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
        };
        self.body.iter().all(|phrase| stands_in(phrase, &body)) && date.map_or(dated, within)
    }

    /// Where in a passage the first of the words stands, if it is what is asked for on this day.
    pub fn finds(&self, passage: &Passage, today: NaiveDate) -> Option<(usize, usize)> {
        let stands = |state: &State| match state {
            State::Overdue => {
                passage.states.contains(&State::Open) && passage.due.is_some_and(|due| due < today)
            }
            state => passage.states.contains(state),
        };
        let all = |asked: &[Phrase], names: &[String]| asked.iter().all(|one| stands_in(one, names));
        let fits = (self.kinds.is_empty() || self.kinds.contains(&passage.kind))
            && self.states.iter().all(stands)
            && all(&self.by, &passage.who)
            && all(&self.moved, &passage.moved)
            && all(&self.seconded, &passage.seconded)
            && (self.item.is_empty() || passage.item.clone().is_some_and(|item| all(&self.item, &[item])));
        fits.then(|| self.words_in(&passage.text, passage.by.as_deref()))?
    }

    /// Where the first of the words stands in a text, if each is in it or in its speaker's name.
    pub fn words_in(&self, text: &str, by: Option<&str>) -> Option<(usize, usize)> {
        if self.phrases.is_empty() {
            return Some((0, 0));
        }
        let words: Vec<Token> = tokens(text).collect();
        let name: Vec<Token> = by.map(|by| tokens(by).collect()).unwrap_or_default();
        let mut first: Option<(usize, usize)> = None;
        for phrase in &self.phrases {
            match place(phrase, &words) {
                Some(found) => first = Some(first.map_or(found, |before| before.min(found))),
                None => {
                    place(phrase, &name)?;
                }
            }
        }
        Some(first.unwrap_or((0, 0)))
    }
}
