//! What there is to be found in a meeting: each entry with all that can be asked of it. Pure.
//!
//! The library keeps these, and a meeting that is read is filtered by them, so that both find the same.

use std::collections::HashMap;

use crate::meeting::facts::DecisionDeclared;
use chrono::NaiveDate;

use super::query::{Phrase, Query, State};
use super::tokens::{Token, tokens};
use super::{Volume, ballots, corrected};
use crate::meeting::action::{Action, ActionStatus};
use crate::meeting::event::Side;
use crate::meeting::ids::{ActionId, ItemId, MotionId, PersonId, UndertakingId};
use crate::meeting::minute::{Entry, EntryKind, Reference};
use crate::meeting::motion::{Ballot, MotionStatus};
use crate::meeting::question::{Question, QuestionStatus, Undertaking};
use crate::meeting::{Event, Meeting, Moment, Seq, words};

/// All that one person is called: their tag, their name, what the minutes say, their office.
pub type Names = Vec<String>;

/// Something said, asked, moved or decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The entry or fact to go to.
    pub seq: Seq,
    /// When it happened; none of what came with the agenda page.
    pub at: Option<Moment>,
    /// The item: its number and title.
    pub item: Option<String>,
    /// The item's id.
    pub item_id: Option<ItemId>,
    /// What it is.
    pub kind: EntryKind,
    /// Whose it is, as the minutes call them.
    pub by: Option<String>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// To whom it is put.
    pub addressed: Option<PersonId>,
    /// What it refers to: `q3`, `m1`.
    pub refers_to: Option<String>,
    /// Whose it is, and who is to do it.
    pub who: Vec<Names>,
    /// Who is to do it.
    pub owner: Vec<Names>,
    /// The mover.
    pub moved: Vec<Names>,
    /// The seconder.
    pub seconded: Vec<Names>,
    /// Who voted for it.
    pub in_favour: Vec<Names>,
    /// Who voted against it.
    pub against: Vec<Names>,
    /// Who abstained.
    pub abstained: Vec<Names>,
    /// How it stands.
    pub states: Vec<State>,
    /// By when it is to be done.
    pub due: Option<NaiveDate>,
    /// Its words, corrected where a later minute corrected them.
    pub text: String,
    /// The words as they were approved, where that is so.
    pub approved: Option<String>,
    /// Whether it is exempt from publication.
    pub exempt: bool,
}

/// Everything that can be found in a meeting. What was struck is not there.
pub fn passages(volume: &Volume<'_>) -> Vec<Passage> {
    let meeting = volume.meeting;
    let known = Known::of(meeting);
    let standing = meeting.entries.iter().filter(|entry| entry.struck.is_none());
    let mut all: Vec<Passage> = standing.map(|entry| of_entry(volume, &known, entry)).collect();
    // Written questions that came with the agenda are no entries.
    let written = meeting.questions.list.iter();
    let written = written.filter(|question| meeting.entry(question.seq).is_none());
    all.extend(written.map(|question| of_written(volume, &known, question)));
    all.sort_by_key(|one| one.seq);
    all
}

/// What entries are asked for by their number or id: a long meeting is not gone through for each.
struct Known<'a> {
    corrected: HashMap<Seq, &'a str>,
    actions: HashMap<ActionId, &'a Action>,
    promised: HashMap<UndertakingId, &'a Undertaking>,
    ballots: HashMap<Seq, &'a Ballot>,
}

impl<'a> Known<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        let promised = meeting.questions.undertakings.iter();
        Self {
            corrected: corrected(meeting),
            actions: meeting.actions.iter().map(|one| (one.id, one)).collect(),
            promised: promised.map(|one| (one.id, one)).collect(),
            ballots: ballots(meeting).map(|one| (one.seq, one)).collect(),
        }
    }
}

/// Everything that somebody is called.
fn names(meeting: &Meeting, id: Option<&PersonId>) -> Vec<Names> {
    let Some(id) = id else { return Vec::new() };
    let mut names = vec![id.to_string()];
    if let Some(person) = meeting.people.get(id) {
        names.push(person.name.clone());
        if person.shown != person.name {
            names.push(person.shown.clone());
        }
        names.extend(person.role.clone());
    }
    vec![names]
}

fn of_entry(volume: &Volume<'_>, known: &Known<'_>, entry: &Entry) -> Passage {
    let meeting = volume.meeting;
    let mut passage = Passage {
        at: Some(entry.when()),
        by: entry.by.as_ref().map(|by| meeting.people.shown(by).to_owned()),
        person: entry.by.clone(),
        addressed: entry.to.clone(),
        refers_to: entry.refers_to.map(|to| to.to_string()),
        who: names(meeting, entry.by.as_ref()),
        ..bare(
            volume,
            known,
            entry.seq,
            entry.kind,
            &entry.text,
            entry.item.as_ref(),
        )
    };
    match entry.known_as {
        Some(Reference::Question(id)) => {
            let question = meeting.questions.get(id);
            passage.states = question.map(question_states).unwrap_or_default();
        }
        Some(Reference::Motion(id)) => {
            passage.follow(meeting, id);
            if let Some(motion) = meeting.motions.get(id) {
                passage.text = words::exact(motion.kind, &passage.text).into_owned();
            }
        }
        Some(Reference::Action(id)) => {
            if let Some(action) = known.actions.get(&id) {
                passage.states.push(action_state(action.status));
                passage.due = action.due;
                passage.owner = names(meeting, action.owner.as_ref());
                passage.who.extend(passage.owner.clone());
            }
        }
        Some(Reference::Undertaking(id)) => {
            if let Some(one) = known.promised.get(&id) {
                let met = one.met || one.action.is_some();
                passage.states.push(if met { State::Done } else { State::Open });
                passage.owner = names(meeting, Some(&one.by));
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
    if let Some(ballot) = known.ballots.get(&entry.seq) {
        for vote in &ballot.names {
            let side = match vote.side {
                Side::For => &mut passage.in_favour,
                Side::Against => &mut passage.against,
                Side::Abstain => &mut passage.abstained,
            };
            side.extend(names(meeting, Some(&vote.person)));
        }
    }
    passage
}

impl Passage {
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

fn of_written(volume: &Volume<'_>, known: &Known<'_>, question: &Question) -> Passage {
    let meeting = volume.meeting;
    Passage {
        by: Some(meeting.people.shown(&question.by).to_owned()),
        person: Some(question.by.clone()),
        addressed: question.to.clone(),
        who: names(meeting, Some(&question.by)),
        states: question_states(question),
        ..bare(
            volume,
            known,
            question.seq,
            EntryKind::Question,
            &question.text,
            question.item.as_ref(),
        )
    }
}

fn bare(
    volume: &Volume<'_>,
    known: &Known<'_>,
    seq: Seq,
    kind: EntryKind,
    text: &str,
    item: Option<&ItemId>,
) -> Passage {
    let corrected = known.corrected.get(&seq);
    Passage {
        seq,
        at: None,
        item: volume.item(item),
        item_id: item.cloned(),
        kind,
        by: None,
        person: None,
        addressed: None,
        refers_to: None,
        who: Vec::new(),
        owner: Vec::new(),
        moved: Vec::new(),
        seconded: Vec::new(),
        in_favour: Vec::new(),
        against: Vec::new(),
        abstained: Vec::new(),
        states: Vec::new(),
        due: None,
        text: (*corrected.unwrap_or(&text)).to_owned(),
        approved: corrected.map(|_| text.to_owned()),
        exempt: volume.is_exempt(seq),
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
    if let Some(apart) = phrase.apart {
        return near(&phrase.words, words, apart);
    }
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

/// Where each of the words begins one, all within so many words of each other; the first such place.
fn near(wanted: &[String], words: &[Token], apart: usize) -> Option<(usize, usize)> {
    let spread = apart + 1;
    let begins = |token: &Token, word: &String| token.word.starts_with(word.as_str());
    (0..words.len()).find_map(|at| {
        let window = words.get(at..words.len().min(at + spread))?;
        let first = wanted.iter().any(|word| begins(&window[0], word));
        let places = wanted
            .iter()
            .map(|word| window.iter().position(|token| begins(token, word)));
        let last = places.collect::<Option<Vec<usize>>>()?.into_iter().max()?;
        first.then(|| (window[0].from, window[last].to))
    })
}

/// Whether a phrase stands in one of these texts.
pub fn stands_in<T: AsRef<str>>(phrase: &Phrase, texts: impl IntoIterator<Item = T>) -> bool {
    texts.into_iter().any(|text| {
        let words: Vec<Token> = tokens(text.as_ref()).collect();
        place(phrase, &words).is_some()
    })
}

impl Query {
    /// Where in a passage the first of the words stands, if it is what is asked for on this day.
    pub fn finds(&self, passage: &Passage, today: NaiveDate) -> Option<(usize, usize)> {
        let stands = |state: &State| match state {
            State::Overdue => {
                passage.states.contains(&State::Open) && passage.due.is_some_and(|due| due < today)
            }
            state => passage.states.contains(state),
        };
        let all = |asked: &[Phrase], people: &[Names]| {
            asked
                .iter()
                .all(|one| people.iter().any(|names| stands_in(one, names)))
        };
        let fits = (self.kinds.is_empty() || self.kinds.contains(&passage.kind))
            && self.states.iter().all(stands)
            && all(&self.by, &passage.who)
            && all(&self.owner, &passage.owner)
            && all(&self.moved, &passage.moved)
            && all(&self.seconded, &passage.seconded)
            && all(&self.in_favour, &passage.in_favour)
            && all(&self.against, &passage.against)
            && all(&self.abstained, &passage.abstained)
            && self.item.iter().all(|one| stands_in(one, &passage.item));
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
