//! What needs the clerk now, in words, what presses most first. Each is true at a moment and goes by itself
//! when it is no longer so: nothing here is kept, and nothing here takes anything from the clerk's hands.

use chrono::TimeDelta;

use super::clock::clock_face;
use super::event::{Moment, Seq};
use super::finding::{self, Finding, Severity};
use super::state::{Meeting, Status};
use super::words::Manner;

/// What was noticed of a fact is told until so many facts later.
const RECENT: u64 = 12;

/// A line may be on its way to the disk for so many milliseconds before anybody is told.
const PATIENCE_MS: i64 = 2_000;

/// The lines that the clerk entered and that are not on disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// Why the disk did not take one.
    pub trouble: Option<&'a str>,
    /// Since when one is being written.
    pub since: Option<Moment>,
    /// How many could not be recorded and are held.
    pub held: usize,
}

/// What it is, in the order in which it presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A line is not on disk.
    Disk,
    /// There is no quorum.
    Quorum,
    /// Somebody speaks beyond their limit.
    Speaker,
    /// The record contradicts itself.
    Error,
    /// A rule was broken, or something is missing.
    Warning,
    /// Worth knowing.
    Note,
    /// A question has no answer and its item is over.
    Question,
    /// The meeting goes on after the hour at which it was to end: true for long, it covers nothing that is new.
    End,
    /// The item is over its time.
    Item,
    /// The clerk left a mark.
    Mark,
}

/// Something that needs the clerk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// What it is.
    pub need: Need,
    /// The entry or fact to go to.
    pub seq: Option<Seq>,
    /// That in words.
    pub words: String,
}

/// All that needs the clerk at `now`, with hours said in a manner.
pub fn attention(meeting: &Meeting, now: Moment, outgoing: Outgoing<'_>, manner: Manner) -> Vec<Attention> {
    let mut found = Vec::new();
    let mut say = |need, seq, words: String| found.push(Attention { need, seq, words });
    disk(now, outgoing, manner, &mut say);
    if meeting.status() == Status::Live {
        course(meeting, now, manner, &mut say);
    }
    for id in &meeting.questions.open {
        let Some(question) = meeting.questions.get(*id) else {
            continue;
        };
        let item = question.item.as_ref().and_then(|id| meeting.agenda.get(id));
        if let Some(item) = item.filter(|item| item.opened.is_some() && item.closed.is_some()) {
            let by = meeting.people.shown(&question.by);
            let label = item.label();
            let words = format!("{id} of {by} has no answer and item {label} is over");
            say(Need::Question, Some(question.seq), words);
        }
    }
    for mark in &meeting.marks {
        let at = mark.entry.map(|entry| format!(" at {entry}")).unwrap_or_default();
        let what = mark
            .text
            .as_ref()
            .map(|text| format!(": {text}"))
            .unwrap_or_default();
        say(Need::Mark, mark.entry, format!("your mark{at}{what}"));
    }
    for notice in recent(meeting) {
        let (need, word) = match notice.severity {
            Severity::Error => (Need::Error, "error"),
            Severity::Warning => (Need::Warning, "noticed"),
            Severity::Note => (Need::Note, "note"),
        };
        let at = notice.seq.map(|seq| format!(" at {seq}")).unwrap_or_default();
        say(need, notice.seq, format!("{word}{at}: {}", notice.message));
    }
    found.sort_by_key(|one| one.need);
    found
}

fn disk(
    now: Moment,
    outgoing: Outgoing<'_>,
    manner: Manner,
    say: &mut impl FnMut(Need, Option<Seq>, String),
) {
    let slow = |since: &Moment| now - *since >= TimeDelta::milliseconds(PATIENCE_MS);
    if let Some(why) = outgoing.trouble {
        let why = why.trim_end_matches('.');
        say(Need::Disk, None, format!("a line is not on disk: {why}"));
    } else if let Some(since) = outgoing.since.filter(slow) {
        let since = manner.second(since);
        say(
            Need::Disk,
            None,
            format!("a line is not on disk yet, since {since}"),
        );
    }
    if outgoing.held > 0 {
        let lines = if outgoing.held == 1 {
            "line is"
        } else {
            "lines are"
        };
        say(
            Need::Disk,
            None,
            format!("{} {lines} held: ↑ brings it back", outgoing.held),
        );
    }
}

/// What the meeting itself needs while it runs.
fn course(meeting: &Meeting, now: Moment, manner: Manner, say: &mut impl FnMut(Need, Option<Seq>, String)) {
    let mark = meeting.mark(now);
    let quorum = meeting.quorum();
    if !quorum.met() && (meeting.roll.called || quorum.present > 0) {
        let (here, needed) = (quorum.present, quorum.needed);
        // Those who spoke are known to be here, and nobody has said who else is.
        let words = match meeting.roll.called {
            true => format!("there is no quorum: {here} here, {needed} needed"),
            false => format!("the roll is not called: /present who is here ({needed} are needed)"),
        };
        say(Need::Quorum, None, words);
    }
    if let Some(speech) = meeting.floor.speaking()
        && let Some(limit) = speech.limit_s.map(i64::from)
        && speech.seconds(mark) > limit
    {
        let name = meeting.people.shown(&speech.person);
        say(
            Need::Speaker,
            None,
            format!("{name} is over the limit of {}", clock_face(limit)),
        );
    }
    if let Some(end) = ends(meeting, now).filter(|end| now > *end) {
        let end = manner.hour(end);
        say(
            Need::End,
            None,
            format!("the meeting was to end at {end}: /extend says until when"),
        );
    }
    // Nobody should vote on words that an amendment has changed.
    if let Some(motion) = meeting.motion_on_floor()
        && let Some(amendment) = finding::unwritten(meeting, motion)
    {
        let (id, by) = (motion.id, amendment.id);
        say(
            Need::Warning,
            Some(motion.seq),
            format!("amendment {by} was carried, and {id} does not show it: /reword {id}"),
        );
    }
    if let Some(item) = meeting.agenda.running()
        && let Some(planned) = item.planned_s.map(i64::from)
        && meeting
            .agenda
            .spent_s(item, mark)
            .is_some_and(|actual| actual > planned)
    {
        let label = item.label();
        say(
            Need::Item,
            None,
            format!("item {label} is over its {} min", planned / 60),
        );
    }
}

/// When the meeting is to end: as extended, else as announced. One that ends on the next day is not judged.
fn ends(meeting: &Meeting, now: Moment) -> Option<Moment> {
    let plan = meeting.plan.as_ref();
    let announced = || {
        let plan = plan.filter(|plan| plan.time < plan.ends)?;
        Some(meeting.time_of_day(plan.ends?, now))
    };
    meeting.extended.last().copied().or_else(announced)
}

/// What was noticed of the latest fact that gave cause and still does, if that is not long ago.
fn recent(meeting: &Meeting) -> Vec<&Finding> {
    let last = meeting.last_seq();
    let recent = |notice: &&Finding| notice.seq.is_none_or(|seq| last.saturating_sub(seq) < RECENT);
    let standing = |notice: &&Finding| finding::stands(meeting, notice);
    let mut notices = meeting.notices.iter().rev().take_while(recent).filter(standing);
    let Some(latest) = notices.next() else {
        return Vec::new();
    };
    let same = notices.take_while(|notice| notice.seq == latest.seq);
    std::iter::once(latest).chain(same).collect()
}

/// When the list changes next although nothing happens; none where it does not.
pub fn changes_at(meeting: &Meeting, now: Moment, outgoing: Outgoing<'_>) -> Option<Moment> {
    let mark = meeting.mark(now);
    let in_s = |seconds: i64| (seconds >= 0).then(|| now + TimeDelta::seconds(seconds + 1));
    let live = meeting.status() == Status::Live;
    let speech = meeting
        .floor
        .speaking()
        .filter(|speech| live && !speech.is_paused());
    let speech = speech.and_then(|speech| in_s(i64::from(speech.limit_s?) - speech.seconds(mark)));
    let item = meeting.agenda.running().filter(|_| live);
    let item = item.and_then(|item| in_s(i64::from(item.planned_s?) - meeting.agenda.spent_s(item, mark)?));
    let end = ends(meeting, now).filter(|end| live && now <= *end);
    let disk = outgoing.since.filter(|_| outgoing.trouble.is_none());
    let disk = disk
        .map(|since| since + TimeDelta::milliseconds(PATIENCE_MS))
        .filter(|at| *at > now);
    [speech, item, end.map(|end| end + TimeDelta::seconds(1)), disk]
        .into_iter()
        .flatten()
        .min()
}
