//! The meeting as its facts leave it. Never written anywhere: it may change shape at will.

use crate::meeting::facts::MotionMoved;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::Action;
use super::agenda::Agenda;
use super::clock::{self, Mark, Span};
use super::corrected::Corrected;
use super::election::Election;
use super::event::{Event, InterestKind, Moment, Plan, Recorded, Seq};
use super::exempt::Secluded;
use super::finding::Finding;
use super::floor::Floor;
use super::ids::{ActionId, ItemId, MotionId, Owed, PersonId, UndertakingId};
use super::life::Life;
use super::minute::{Entry, Reference};
use super::motion::{Motion, Motions};
use super::orders::Orders;
use super::people::People;
use super::question::Questions;
use super::roll::Roll;

/// How far the meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not yet opened.
    Planned,
    /// Under way.
    Live,
    /// Stopped for a while.
    Adjourned,
    /// Closed.
    Closed,
    /// Closed, and its minutes approved.
    Approved,
    /// Closed, and its minutes approved and signed.
    Signed,
}

impl Status {
    /// The word for it in the record.
    pub fn word(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Live => "live",
            Status::Adjourned => "adjourned",
            Status::Closed => "closed",
            Status::Approved => "approved",
            Status::Signed => "signed",
        }
    }

    /// Whether the meeting is over.
    pub fn is_over(self) -> bool {
        match self {
            Status::Closed | Status::Approved | Status::Signed => true,
            Status::Planned | Status::Live | Status::Adjourned => false,
        }
    }

    /// Whether the minutes change no more.
    pub fn is_approved(self) -> bool {
        match self {
            Status::Approved | Status::Signed => true,
            Status::Planned | Status::Live | Status::Adjourned | Status::Closed => false,
        }
    }
}

/// An interest declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// The fact that holds it.
    pub seq: Seq,
    /// Who declared it.
    pub person: PersonId,
    /// In which item; none where it was for the whole meeting.
    pub item: Option<ItemId>,
    /// Of which kind.
    pub kind: InterestKind,
    /// Its nature, in the words used.
    pub text: String,
}

/// Somebody allowed to take part in spite of an interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispensation {
    /// The fact that holds it.
    pub seq: Seq,
    /// Who.
    pub person: PersonId,
    /// In which item; none where it is for the whole meeting.
    pub item: Option<ItemId>,
    /// To speak only, not to vote.
    pub speak_only: bool,
}

/// What an earlier meeting had left open, settled at this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The fact that holds it.
    pub seq: Seq,
    /// The day of the earlier meeting.
    pub held: NaiveDate,
    /// What was open there.
    pub owed: Owed,
    /// It was given up.
    pub dropped: bool,
}

/// A mark that the clerk left to come back to: private, and in nothing that is made from the meeting.
///
/// It is a fact of the log, so that it survives what everything else survives and is taken back as everything
/// else is. It makes no entry and is exempt whatever else is, so that no paper and no register can hold it;
/// whoever has the log itself can read it, as they can read what was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The fact that left it.
    pub seq: Seq,
    /// When.
    pub at: Moment,
    /// At which entry.
    pub entry: Option<Seq>,
    /// What for.
    pub text: Option<String>,
}

/// The next free number of each kind of id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counters {
    pub question: u32,
    pub motion: u32,
    pub action: u32,
    pub undertaking: u32,
    pub election: u32,
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            question: 1,
            motion: 1,
            action: 1,
            undertaking: 1,
            election: 1,
        }
    }
}

/// A meeting: all its facts, and what they amount to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// What the agenda page announced.
    pub plan: Option<Plan>,
    /// Who may take part.
    pub people: People,
    /// The items.
    pub agenda: Agenda,
    /// Who is here.
    pub roll: Roll,
    /// Who speaks and who waits.
    pub floor: Floor,
    /// What was asked and promised.
    pub questions: Questions,
    /// What was moved.
    pub motions: Motions,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// What was declared.
    pub interests: Vec<Interest>,
    /// The minutes so far, in the order entered.
    pub entries: Vec<Entry>,
    /// What was noticed as facts came in.
    pub notices: Vec<Finding>,
    /// When it was opened.
    pub opened: Option<Mark>,
    /// When it was opened or resumed last: the day it sits on.
    pub resumed: Option<Mark>,
    /// When it was closed.
    pub closed: Option<Mark>,
    /// Since when, and until when, it stands adjourned.
    pub adjourned: Option<(Mark, Option<Moment>)>,
    /// Seconds that it stood adjourned from one day to another.
    pub between_days_s: i64,
    /// Who is in the chair.
    pub chair: Option<PersonId>,
    /// Who took it, by which fact: first whoever the page lists as its chair.
    pub chairs: Vec<(Seq, PersonId)>,
    /// What became of the minutes, and the meeting that is to come.
    pub life: Life,
    /// The ground on which press and public are excluded now.
    pub private: Option<String>,
    /// The rules that hold.
    pub orders: Orders,
    /// The name under which they were adopted; none where the ordinary rules hold.
    pub orders_name: Option<String>,
    /// The item during which the rules on speaking are suspended.
    pub suspended: Option<Option<ItemId>>,
    /// Who may take part in spite of an interest.
    pub dispensations: Vec<Dispensation>,
    /// The earlier meetings whose minutes were approved here, by their days; and whether with corrections.
    pub approved: Vec<(chrono::NaiveDate, bool)>,
    /// What earlier meetings had left open, and was settled here.
    pub settled: Vec<Settled>,
    /// The items that the next motion decides together.
    pub together: Vec<ItemId>,
    /// Who takes no part, and in which item.
    pub recusals: Vec<(PersonId, Option<ItemId>)>,
    /// When the last fact happened.
    pub latest: Option<Mark>,
    /// Whose vote is given by whom, in the order told.
    pub proxies: Vec<(PersonId, PersonId)>,
    /// Who demanded a vote by name, and on what.
    pub demands: Vec<(Option<MotionId>, PersonId)>,
    /// The elections held.
    pub elections: Vec<Election>,
    /// Until when the meeting was extended, each time.
    pub extended: Vec<Moment>,
    /// What the clerk means to come back to, oldest first.
    pub marks: Vec<Reminder>,
    /// When the public was there in an item that was to be taken in private.
    pub(super) readmitted: Vec<Span>,
    /// When press and public were excluded.
    pub(super) secluded: Vec<Secluded>,
    /// Facts that were recorded as public and are exempt as everything finally stands.
    pub(super) withheld: BTreeSet<Seq>,
    /// Facts that were recorded as exempt, and nothing says any more that they are.
    pub(super) unfounded: BTreeSet<Seq>,
    pub(super) facts: Vec<Recorded>,
    pub(super) plan_end: Seq,
    pub(super) next: Counters,
    pub(super) stepped_ms: i64,
    /// How facts are to be read, where later ones corrected them.
    pub(super) corrected: Corrected,
    /// Those that are to be read otherwise than the log has them.
    pub(super) amended: BTreeMap<Seq, Event>,
}

impl Meeting {
    /// All facts, in order, with those undone and struck.
    pub fn facts(&self) -> &[Recorded] {
        &self.facts
    }

    /// The number of the last fact.
    pub fn last_seq(&self) -> Seq {
        self.facts.last().map_or(0, |fact| fact.seq)
    }

    /// The number of the last of the facts that the agenda page made.
    pub fn plan_end(&self) -> Seq {
        self.plan_end
    }

    /// How far the meeting has come.
    pub fn status(&self) -> Status {
        match (self.opened, self.closed, self.adjourned) {
            (_, Some(_), _) => match (&self.life.approval, &self.life.signature) {
                (Some(_), Some(_)) => Status::Signed,
                (Some(_), None) => Status::Approved,
                (None, _) => Status::Closed,
            },
            (_, None, Some(_)) => Status::Adjourned,
            (Some(_), None, None) => Status::Live,
            (None, None, None) => Status::Planned,
        }
    }

    /// A moment, under the clock as it is set now.
    pub fn mark(&self, at: Moment) -> Mark {
        Mark::new(at, self.stepped_ms)
    }

    /// Whole seconds since the meeting was opened, up to its close, without the time between one day and the next.
    pub fn elapsed_s(&self, now: Moment) -> Option<i64> {
        let end = self.closed.unwrap_or_else(|| self.mark(now));
        // It waits for another day: until then nothing of it passes.
        let waits = self.adjourned.filter(|(since, until)| {
            let day = since.at.date_naive();
            until.is_some_and(|until| until.date_naive() != day) || end.at.date_naive() != day
        });
        let end = waits.map_or(end, |(since, _)| since);
        self.opened
            .map(|opened| end.seconds_since(opened) - self.between_days_s)
    }

    /// The day on which the meeting is held: when it was opened, else as planned.
    pub fn date(&self) -> Option<NaiveDate> {
        let opened = self.opened.map(|mark| mark.at.date_naive());
        opened.or_else(|| self.plan.as_ref().map(|plan| plan.date))
    }

    /// The day on which it sits, or is to sit: a meeting may go on on another day than it began.
    pub fn day(&self) -> Option<NaiveDate> {
        let (adjourned, until) = self.adjourned.unzip();
        let sat = adjourned.or(self.resumed).map(|mark| mark.at.date_naive());
        let goes_on = until.flatten().map(|until| until.date_naive());
        goes_on.or(sat).or_else(|| self.date())
    }

    /// A time of day on the meeting's date, in the offset of `near`.
    pub fn time_of_day(&self, time: NaiveTime, near: Moment) -> Moment {
        clock::moment_on(self.date().unwrap_or_else(|| near.date_naive()), time, near)
    }

    /// The id of the item the meeting is on.
    pub fn item(&self) -> Option<&ItemId> {
        self.agenda.current().map(|item| &item.id)
    }

    /// The motion to be decided next on the present item.
    pub fn motion_on_floor(&self) -> Option<&Motion> {
        self.motions.on_floor(self.item(), self.orders.amendments.order)
    }

    /// Whether `words` were moved on an item: in these words, whatever amendments made of them since.
    pub fn was_moved(&self, words: &str, item: &ItemId) -> bool {
        let mut here = self
            .motions
            .list
            .iter()
            .filter(|one| one.item.as_ref() == Some(item));
        let at_first = |seq| matches!(self.told(seq), Some(Event::MotionMoved(MotionMoved { text, .. })) if text == words);
        here.any(|one| one.text == words || at_first(one.seq))
    }

    /// Who was in the chair when the fact numbered `seq` was told.
    pub fn chair_at(&self, seq: Seq) -> Option<&PersonId> {
        let mut taken = self.chairs.iter().rev();
        taken.find(|(since, _)| *since <= seq).map(|(_, person)| person)
    }

    /// The entry that the fact numbered `seq` made.
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        self.entries
            .binary_search_by_key(&seq, |entry| entry.seq)
            .ok()
            .map(|at| &self.entries[at])
    }

    /// The fact numbered `seq`.
    pub fn fact(&self, seq: Seq) -> Option<&Recorded> {
        self.facts
            .binary_search_by_key(&seq, |fact| fact.seq)
            .ok()
            .map(|at| &self.facts[at])
    }

    /// What the fact numbered `seq` minuted, as it is to be read: what later corrections say of it included.
    pub fn told(&self, seq: Seq) -> Option<&Event> {
        let amended = self.amended.get(&seq);
        amended.or_else(|| self.fact(seq).map(|fact| fact.event.said()))
    }

    /// Whether what is referred to was struck, so that nothing stands any more by that name.
    pub fn is_struck(&self, reference: Reference) -> bool {
        let stands = match reference {
            Reference::Entry(seq) => return self.entry(seq).is_some_and(|entry| entry.struck.is_some()),
            Reference::Question(id) => self.questions.get(id).is_some(),
            Reference::Motion(id) => self.motions.get(id).is_some(),
            Reference::Action(id) => self.action(id).is_some(),
            Reference::Undertaking(id) => self.questions.undertakings.iter().any(|one| one.id == id),
        };
        let struck = |entry: &Entry| entry.struck.is_some() && entry.known_as == Some(reference);
        !stands && self.entries.iter().any(struck)
    }

    /// How the minutes call somebody.
    pub fn shown<'a>(&'a self, person: &'a PersonId) -> &'a str {
        self.people.shown(person)
    }

    /// The action with this id.
    pub fn action(&self, id: ActionId) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// The latest undertaking on `item` that neither an action nor an answer has met: of `by`, or of
    /// anybody.
    pub fn undertaking_open(&self, by: Option<&PersonId>, item: Option<&ItemId>) -> Option<UndertakingId> {
        let of = |one: &PersonId| by.is_none_or(|by| one == by);
        let mut open = self.questions.undertakings.iter().rev();
        open.find(|one| of(&one.by) && one.action.is_none() && !one.met && one.item.as_ref() == item)
            .map(|one| one.id)
    }
}
