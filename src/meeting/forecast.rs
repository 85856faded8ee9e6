//! When the meeting will finish: what each item was to take, took and has left, and what that adds up to.
//!
//! Two finishes, never mixed: *as planned*, where what is left takes its planned times, and *at this pace*,
//! where it takes longer or shorter as the items so far did. Adjournments count nowhere. All of it is
//! reckoned in moments, so that a clock set in the night moves no finish; only `Wall` turns them into times.

mod give;

use chrono::{Days, NaiveTime, TimeDelta};

pub use give::Give;

use super::agenda::{Agenda, Item, Outcome};
use super::event::Moment;
use super::ids::ItemId;
use super::minute::EntryKind;
use super::state::{Meeting, Status};
use super::wall::Wall;

/// With less planned time than this behind it, in seconds, a meeting has no pace yet.
const LEAST_EVIDENCE_S: i64 = 300;

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It was taken, or needs taking no more.
    Done,
    /// The meeting is on it.
    Now,
    /// It is to be taken yet.
    Ahead,
    /// It was put off.
    PutOff,
}

/// An item's time, in whole seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTime {
    /// Which item.
    pub id: ItemId,
    /// Where it stands.
    pub stage: Stage,
    /// What it may take: its plan, or its share of what the planned ones leave.
    pub allotted_s: Option<i64>,
    /// It has no plan of its own.
    pub shared: bool,
    /// What it took so far.
    pub actual_s: i64,
    /// What of its time is left. Nothing, once it is over or done with.
    pub left_s: i64,
    /// By how much it is over.
    pub over_s: i64,
    /// Whose time is added up.
    pub counts: Counts,
}

/// Whose time is added up, where items have parts: never that of a whole and of its parts too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Its own.
    Itself,
    /// That of its parts; it is their sum.
    ItsParts,
    /// That of the item it is within.
    ItsWhole,
}

impl ItemTime {
    /// Whether the meeting is on it and has decided it: its time is not up, and none is reckoned with.
    pub fn is_decided(&self) -> bool {
        self.stage == Stage::Now && self.left_s == 0 && self.allotted_s.is_some_and(|s| self.actual_s < s)
    }
}

/// How this meeting has run: its finished items, and the present one as far as it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// What they took, in seconds.
    pub took_s: i64,
    /// What they were to take.
    pub planned_s: i64,
}

impl Pace {
    /// So many seconds at this pace.
    pub fn scale(&self, seconds: i64) -> i64 {
        let scaled = i128::from(seconds) * i128::from(self.took_s) / i128::from(self.planned_s.max(1));
        i64::try_from(scaled).unwrap_or(i64::MAX)
    }
}

/// The timing of a meeting at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Every item, in order.
    pub items: Vec<ItemTime>,
    /// How many items are to be taken of which nobody knows how long they take.
    pub unknown: usize,
    /// What is left of planned time, in seconds.
    pub left_s: i64,
    /// How the meeting has run so far; none while it is too early to say.
    pub pace: Option<Pace>,
    /// The finish, if what is left takes its planned times.
    pub as_planned: Option<Moment>,
    /// The finish, if what is left takes longer or shorter as the items so far did.
    pub at_this_pace: Option<Moment>,
    /// When the meeting is to end.
    pub ends: Option<Moment>,
    /// When it was to finish: at its end, or else when all planned times after its start are over.
    pub due: Option<Moment>,
}

impl Forecast {
    /// The timing of `meeting` at `now`, by the clock on `wall`.
    pub fn of(meeting: &Meeting, now: Moment, wall: &Wall) -> Self {
        let start = start(meeting, wall);
        // What was announced, or set by rule, was for the first day.
        // A night that goes on past midnight is one sitting.
        let ends = ends(meeting, wall);
        let until = meeting.adjourned.and_then(|(_, until)| until);
        let goes_on = until.or(meeting.resumed.map(|mark| mark.at));
        let same_night = goes_on.zip(ends).is_some_and(|(on, end)| on < end);
        let first_day = meeting.day() == meeting.date() || same_night;
        let ends = ends.filter(|_| first_day);
        let items = items(meeting, now, share_s(meeting, start, announced(meeting, wall)));
        let counted = || items.iter().filter(|item| item.counts == Counts::Itself);
        let left_s = counted().map(|item| item.left_s).fold(0, i64::saturating_add);
        let pace = pace(meeting, &items);
        let timed = items.iter().any(|item| item.allotted_s.is_some());
        let from = match (meeting.status(), meeting.adjourned) {
            (Status::Closed | Status::Approved | Status::Signed, _) => None,
            (Status::Planned, _) => Some(start.map_or(now, |start| start.max(now))),
            (Status::Adjourned, Some((_, Some(until)))) => Some(until.max(now)),
            (Status::Adjourned | Status::Live, _) => Some(now),
        };
        let from = from.filter(|_| timed);
        let allotted = counted()
            .filter_map(|item| item.allotted_s)
            .fold(0, i64::saturating_add);
        let begun = start.or_else(|| meeting.opened.map(|mark| mark.at));
        Self {
            unknown: counted()
                .filter(|item| item.stage == Stage::Ahead && item.allotted_s.is_none())
                .count(),
            left_s,
            as_planned: from.map(|from| after(from, left_s)),
            at_this_pace: from.zip(pace).map(|(from, pace)| after(from, pace.scale(left_s))),
            ends,
            due: ends.or_else(|| {
                begun
                    .filter(|_| allotted > 0 && first_day)
                    .map(|begun| after(begun, allotted))
            }),
            pace,
            items,
        }
    }

    /// The item the meeting is on; a part without a time of its own runs on that of its whole.
    pub fn current(&self) -> Option<&ItemTime> {
        let now = || self.items.iter().rev().filter(|item| item.stage == Stage::Now);
        let timed = now().find(|item| item.allotted_s.is_some());
        timed.or_else(|| now().next())
    }

    /// The later of the two finishes: what a chair has to reckon with.
    pub fn latest(&self) -> Option<Moment> {
        self.as_planned.max(self.at_this_pace)
    }

    /// By how many seconds `finish` is later than it was to be; negative where it is earlier.
    pub fn late_s(&self, finish: Option<Moment>) -> Option<i64> {
        Some((finish? - self.due?).num_seconds())
    }

    /// What would have to give for the meeting to end in time.
    pub fn give(&self) -> Option<Give> {
        give::give(self)
    }
}

/// A moment so many seconds on; far beyond any meeting, the moment itself.
fn after(from: Moment, seconds: i64) -> Moment {
    TimeDelta::try_seconds(seconds)
        .and_then(|time| from.checked_add_signed(time))
        .unwrap_or(from)
}

fn start(meeting: &Meeting, wall: &Wall) -> Option<Moment> {
    let plan = meeting.plan.as_ref()?;
    Some(wall.moment(meeting.date()?.and_time(plan.time?)))
}

/// A time of day of the meeting: on the next day, where it is no later than the start.
fn on_the_day(meeting: &Meeting, wall: &Wall, time: NaiveTime) -> Option<Moment> {
    let start = meeting.plan.as_ref().and_then(|plan| plan.time);
    let next_day = start.is_some_and(|start| time <= start);
    let date = meeting.date()?.checked_add_days(Days::new(u64::from(next_day)))?;
    Some(wall.moment(date.and_time(time)))
}

/// The end that was announced.
fn announced(meeting: &Meeting, wall: &Wall) -> Option<Moment> {
    let ends = meeting.plan.as_ref().and_then(|plan| plan.ends)?;
    on_the_day(meeting, wall, ends)
}

/// When it is to end: as it was last extended, else the earliest of the end announced and the rules'.
fn ends(meeting: &Meeting, wall: &Wall) -> Option<Moment> {
    let rule = &meeting.orders.guillotine;
    let opened = meeting.opened.map(|mark| mark.at);
    let ruled = [
        rule.after_s
            .zip(opened)
            .map(|(seconds, opened)| after(opened, i64::from(seconds))),
        rule.at.and_then(|time| on_the_day(meeting, wall, time)),
        announced(meeting, wall),
    ];
    let extended = meeting.extended.last().copied();
    extended.or_else(|| ruled.into_iter().flatten().min())
}

/// Whose time is added up for each item: that of the outermost with a plan, and of parts where only they have
/// one.
fn counts(agenda: &Agenda) -> Vec<Counts> {
    let mut counts = vec![Counts::ItsWhole; agenda.items.len()];
    let mut at = 0;
    while at < agenda.items.len() {
        let parts = agenda.parts(at);
        let planned = |at: usize| agenda.items[at].planned_s.is_some();
        let by_parts = !planned(at) && parts.clone().any(planned);
        counts[at] = if by_parts {
            Counts::ItsParts
        } else {
            Counts::Itself
        };
        at = if by_parts { at + 1 } else { parts.end };
    }
    counts
}

/// What each item without a plan may take: an equal share of what the others leave of the meeting.
fn share_s(meeting: &Meeting, start: Option<Moment>, announced: Option<Moment>) -> Option<i64> {
    let counts = counts(&meeting.agenda);
    let items = meeting.agenda.items.iter().zip(&counts);
    let counted = items.filter(|(_, counts)| **counts == Counts::Itself);
    let planned = counted.map(|(item, _)| item.planned_s);
    let without = planned.clone().filter(Option::is_none).count();
    let planned: i64 = planned.flatten().map(i64::from).sum();
    let rest = (announced? - start?).num_seconds() - planned;
    (rest > 0).then(|| rest.checked_div(without as i64)).flatten()
}

fn items(meeting: &Meeting, now: Moment, share_s: Option<i64>) -> Vec<ItemTime> {
    let mark = meeting.mark(now);
    let pending = meeting.motion_on_floor().is_some();
    let agenda = &meeting.agenda;
    let time = |((at, item), counts): ((usize, &Item), Counts)| {
        let share_s = share_s.filter(|_| counts == Counts::Itself);
        let allotted_s = item.planned_s.map(i64::from).or(share_s);
        let actual_s = item.actual_s(mark).unwrap_or(0);
        ItemTime {
            id: item.id.clone(),
            stage: stage(meeting, at, item, actual_s, allotted_s),
            allotted_s,
            shared: item.planned_s.is_none() && allotted_s.is_some(),
            actual_s,
            left_s: 0,
            over_s: 0,
            counts,
        }
    };
    let listed = agenda.items.iter().enumerate().zip(counts(agenda));
    let mut times: Vec<ItemTime> = listed.map(time).collect();
    for (at, own) in agenda.items.iter().enumerate().rev() {
        let (before, after) = times.split_at_mut(at + 1);
        let Some(item) = before.last_mut() else { continue };
        let parts = agenda.parts(at).zip(after.iter());
        let parts = parts.filter(|(part, _)| agenda.items[*part].depth == own.depth + 1);
        let parts: Vec<&ItemTime> = parts.map(|(_, time)| time).collect();
        // An item decided is all but left, unless something on it is to be decided still.
        item.reckon(&parts, own.outcome().is_some() && !pending);
    }
    times
}

impl ItemTime {
    /// What is left and over, with the time of its parts in it. `decided`: it is, and nothing on it is open.
    fn reckon(&mut self, parts: &[&ItemTime], decided: bool) {
        let ahead = parts.iter().any(|part| part.stage == Stage::Ahead);
        if !parts.is_empty() {
            let sum = |of: fn(&ItemTime) -> i64| {
                let seconds = parts.iter().map(|part| of(part));
                seconds.fold(0, i64::saturating_add)
            };
            self.actual_s = self.actual_s.saturating_add(sum(|part| part.actual_s));
            if self.allotted_s.is_none() && parts.iter().any(|part| part.allotted_s.is_some()) {
                self.allotted_s = Some(sum(|part| part.allotted_s.unwrap_or(0)));
            }
            self.stage = self.stage_with(parts, decided);
            if self.counts == Counts::ItsParts {
                self.left_s = sum(|part| part.left_s);
                let over = self.allotted_s.map_or(0, |allotted| self.actual_s - allotted);
                self.over_s = over.max(0);
                return;
            }
        }
        let rest = self.allotted_s.unwrap_or(0) - self.actual_s;
        let over = decided || (!parts.is_empty() && parts.iter().all(|part| part.is_settled()));
        self.left_s = match self.stage {
            Stage::Now if over && !ahead => 0,
            Stage::Now | Stage::Ahead => rest.max(0),
            Stage::Done | Stage::PutOff => 0,
        };
        self.over_s = self.allotted_s.map_or(0, |_| (-rest).max(0));
    }

    /// Nothing more will come of it.
    fn is_settled(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::PutOff) || self.is_decided()
    }

    /// Where a whole stands, by its parts.
    fn stage_with(&self, parts: &[&ItemTime], decided: bool) -> Stage {
        let any = |stage: Stage| parts.iter().any(|part| part.stage == stage);
        match self.stage {
            Stage::Now | Stage::PutOff => self.stage,
            Stage::Done | Stage::Ahead if any(Stage::Now) => Stage::Now,
            Stage::Done | Stage::Ahead if decided => Stage::Done,
            Stage::Done | Stage::Ahead if any(Stage::Ahead) => Stage::Ahead,
            Stage::Done | Stage::Ahead if any(Stage::Done) => Stage::Done,
            Stage::Done | Stage::Ahead => Stage::PutOff,
        }
    }
}

fn stage(meeting: &Meeting, at: usize, item: &Item, actual_s: i64, allotted_s: Option<i64>) -> Stage {
    if meeting.item() == Some(&item.id) {
        return Stage::Now;
    }
    match (item.outcome(), item.opened) {
        (Some(Outcome::Deferred), _) => Stage::PutOff,
        (Some(Outcome::Noted | Outcome::Agreed | Outcome::Lost), _) => Stage::Done,
        (None, _) if meeting.agenda.is_put_off(at) => Stage::PutOff,
        (None, Some(_)) if passed_over(meeting, item, actual_s, allotted_s) => Stage::Ahead,
        (None, Some(_)) => Stage::Done,
        (None, None) if meeting.agenda.is_settled_with_its_whole(at) => Stage::Done,
        (None, None) => Stage::Ahead,
    }
}

/// Whether an item was only touched on, as when the chair takes another first: it was left soon, and
/// nothing was minuted under it.
fn passed_over(meeting: &Meeting, item: &Item, actual_s: i64, allotted_s: Option<i64>) -> bool {
    let soon = allotted_s.is_some_and(|allotted| actual_s < allotted / 4);
    let minuted = || {
        let mut entries = meeting.entries.iter();
        entries.any(|entry| entry.item.as_ref() == Some(&item.id) && entry.kind != EntryKind::Procedure)
    };
    soon && !minuted()
}

/// Only what had a plan of its own and was taken to its end says how the meeting runs; the present item,
/// until it is over, says that so far it runs as planned.
fn pace(meeting: &Meeting, items: &[ItemTime]) -> Option<Pace> {
    let mut pace = Pace {
        took_s: 0,
        planned_s: 0,
    };
    let counted = items.iter().filter(|item| item.counts == Counts::Itself);
    for item in counted.filter(|item| !item.shared) {
        let Some(allotted) = item.allotted_s else { continue };
        let opened = || {
            // A whole may be taken by its parts alone.
            item.actual_s > 0
                || meeting
                    .agenda
                    .get(&item.id)
                    .is_some_and(|item| item.opened.is_some())
        };
        let planned = match item.stage {
            Stage::Done if opened() => allotted,
            Stage::Now => allotted.min(item.actual_s),
            Stage::Done | Stage::Ahead | Stage::PutOff => continue,
        };
        pace.took_s = pace.took_s.saturating_add(item.actual_s);
        pace.planned_s = pace.planned_s.saturating_add(planned);
    }
    (pace.planned_s >= LEAST_EVIDENCE_S).then_some(pace)
}
