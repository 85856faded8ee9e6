//! What stands open in a meeting as it is: questions, promises, actions, motions, items, the roll. Each with the
//! fact to go to. It never asks what the standing orders want: that is `whole`.

use super::{Finding, Severity};
use crate::meeting::agenda::Item;
use crate::meeting::event::{Event, PersonKind, Seq};
use crate::meeting::facts::{ItemListed, MeetingOpened};
use crate::meeting::ids::ItemId;
use crate::meeting::minute::{Entry, EntryKind, Reference};
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::question::QuestionStatus;
use crate::meeting::state::Meeting;

/// What stands open.
pub(super) fn left(meeting: &Meeting) -> Vec<Finding> {
    let mut open = Open {
        meeting,
        found: Vec::new(),
    };
    open.questions();
    open.promises();
    open.motions();
    open.items();
    open.roll();
    open.struck();
    open.unnamed();
    open.found
}

/// The fact that put an item on the agenda.
pub(super) fn listed(meeting: &Meeting, item: &Item) -> Option<Seq> {
    let is_it = |event: &Event| matches!(event, Event::ItemListed(ItemListed { id, .. }) if *id == item.id);
    let fact = meeting.facts().iter().find(|fact| is_it(&fact.event));
    fact.map(|fact| fact.seq)
}

struct Open<'a> {
    meeting: &'a Meeting,
    found: Vec<Finding>,
}

impl Open<'_> {
    fn say(&mut self, code: &'static str, severity: Severity, seq: Option<Seq>, message: String) {
        self.found.push(Finding {
            code,
            severity,
            seq,
            message,
            person: None,
        });
    }

    fn warn(&mut self, code: &'static str, seq: Option<Seq>, message: String) {
        self.say(code, Severity::Warning, seq, message);
    }

    /// Whether an item is no longer being taken: nothing more will come of itself.
    fn is_left(&self, item: Option<&ItemId>) -> bool {
        self.meeting.status().is_over() || item != self.meeting.item()
    }

    /// The fact that opened the meeting.
    fn opening(&self) -> Option<Seq> {
        let facts = self.meeting.facts().iter();
        let mut opened = facts.filter(|fact| matches!(fact.event, Event::MeetingOpened(MeetingOpened {})));
        opened.next().map(|fact| fact.seq)
    }

    fn questions(&mut self) {
        let meeting = self.meeting;
        for question in &meeting.questions.list {
            if question.status == QuestionStatus::Open && self.is_left(question.item.as_ref()) {
                let by = meeting.people.shown(&question.by);
                let message = format!("{}, asked by {by}, has no answer", question.id);
                self.warn("unanswered", Some(question.seq), message);
            }
        }
    }

    /// What looked like somebody's words, and was taken as text because nobody is called so.
    fn unnamed(&mut self) {
        let meeting = self.meeting;
        for entry in meeting
            .entries
            .iter()
            .filter(|entry| entry.kind == EntryKind::Narrative)
        {
            let seq = entry.seq;
            let unsettled = entry.struck.is_none() && !entry.corrected && !meeting.corrected.changes(seq);
            let name = meeting.told(seq).and_then(Event::unnamed);
            if let Some(name) = name.filter(|_| unsettled) {
                let message = format!(
                    "nobody is called {name}, and this was taken as text: /speaker {seq} and whose it is, or - for nobody's"
                );
                self.warn("speaker_unknown", Some(seq), message);
            }
        }
    }

    fn promises(&mut self) {
        let meeting = self.meeting;
        let promised = meeting.questions.undertakings.iter();
        for one in promised.filter(|one| one.action.is_none() && !one.met) {
            let by = meeting.people.shown(&one.by);
            let message = format!("{by} promised this and no action follows: {}", one.text);
            self.say("undertaking_open", Severity::Note, Some(one.seq), message);
        }
        for action in meeting.actions.iter().filter(|one| one.wants_owner()) {
            let message = format!("{} has no owner: {}", action.id, action.text);
            self.warn("action_without_owner", Some(action.seq), message);
        }
    }

    fn motions(&mut self) {
        let meeting = self.meeting;
        for motion in &meeting.motions.list {
            let (id, kind) = (motion.id, motion.kind.word());
            match motion.status {
                MotionStatus::Tied => {
                    let message = format!("{id} was tied and nothing says how that was resolved");
                    self.warn("tied", Some(motion.seq), message);
                }
                MotionStatus::Proposed | MotionStatus::Seconded => {
                    if motion.item.is_none() || self.is_left(motion.item.as_ref()) {
                        let message = format!("{id}, a {kind}, has no outcome");
                        self.warn("undecided", Some(motion.seq), message);
                    }
                }
                MotionStatus::Carried
                | MotionStatus::Lost
                | MotionStatus::Withdrawn
                | MotionStatus::Lapsed
                | MotionStatus::Tabled
                | MotionStatus::Postponed
                | MotionStatus::Referred
                | MotionStatus::Divided
                | MotionStatus::Rescinded => {}
            }
        }
    }

    fn items(&mut self) {
        let meeting = self.meeting;
        let over = meeting.status().is_over();
        let agenda = &meeting.agenda;
        let items = agenda.items.iter().enumerate();
        for (at, item) in items.filter(|(_, item)| item.outcome().is_none()) {
            let label = item.label();
            if item.opened.is_none() {
                // Of a whole that nothing was heard of, its parts need no word of their own.
                let whole = agenda.wholes(at).next();
                if over && agenda.is_untaken(at) && !whole.is_some_and(|at| agenda.is_untaken(at)) {
                    let message = format!("item {label} was on the agenda and was not taken or deferred");
                    self.warn("item_not_taken", listed(meeting, item), message);
                }
                continue;
            }
            if !self.is_left(Some(&item.id)) {
                continue;
            }
            // Whatever was moved instead is told of the motion itself.
            let pending =
                |motion: &Motion| motion.item.as_ref() == Some(&item.id) && motion.status.is_pending();
            let pending = meeting.motions.list.iter().any(pending);
            let moved = |text: &String| pending || meeting.was_moved(text, &item.id);
            if !item.recommended.is_empty() && !item.recommended.iter().any(moved) {
                let message =
                    format!("item {label} has a recommendation, and nothing says what became of it");
                self.warn("recommendation_open", listed(meeting, item), message);
            } else if item.exempt.is_none() && !self.has_entries(&item.id) && agenda.parts(at).is_empty() {
                let message = format!("item {label} was taken, and nothing is minuted under it");
                self.say("item_empty", Severity::Note, listed(meeting, item), message);
            }
        }
    }

    /// Whether anything stands under an item beyond that it was taken up and left.
    fn has_entries(&self, item: &ItemId) -> bool {
        let entries = self.meeting.entries.iter();
        let mut here = entries.filter(|entry| entry.item.as_ref() == Some(item) && entry.struck.is_none());
        here.any(|entry| entry.kind != EntryKind::Procedure)
    }

    fn roll(&mut self) {
        let meeting = self.meeting;
        let is_member = |id| {
            let person = meeting.people.get(id);
            person.is_some_and(|person| person.kind == PersonKind::Member)
        };
        if meeting.roll.called {
            for one in meeting
                .roll
                .iter()
                .filter(|one| one.inferred && is_member(&one.person))
            {
                let shown = meeting.people.shown(&one.person);
                let message = format!(
                    "{shown} took part, and nobody recorded that they were here; /present {}",
                    one.person
                );
                let part = |event: &Event| event.takes_part().contains(&&one.person);
                let facts = meeting.facts().iter().filter(|fact| part(&fact.event));
                let first = facts.map(|fact| fact.seq).find(|seq| {
                    let entry = meeting.entry(*seq);
                    entry.is_some_and(|entry| entry.struck.is_none())
                });
                self.say("not_on_roll", Severity::Note, first, message);
            }
        } else if meeting.status().is_over() && meeting.people.iter().any(|one| is_member(&one.id)) {
            let message = "nobody recorded who was present; the names are those who took part".into();
            self.say("roll_not_called", Severity::Note, self.opening(), message);
        }
        if meeting.opened.is_some() && meeting.chair.is_none() && !meeting.people.is_empty() {
            let message = "nobody is recorded in the chair; /chair who".into();
            self.say("no_chair", Severity::Note, self.opening(), message);
        }
    }

    fn struck(&mut self) {
        for entry in &self.meeting.entries {
            let seq = entry.seq;
            if let Some(into) = entry.merged {
                let message = format!("the words of entry {seq} are in {into}");
                self.say("merged", Severity::Note, Some(seq), message);
            } else if let Some(why) = &entry.struck {
                let message = format!("entry {seq} was struck: {why}");
                self.say("struck", Severity::Note, Some(seq), message);
            } else if let Some(on) = self.struck_beneath(entry) {
                let message = format!(
                    "entry {seq} is on {on}, which was struck: /strike {seq} too, if it goes with it"
                );
                self.warn("on_struck", Some(seq), message);
            }
        }
    }

    /// What an entry is on, where that was struck. The words of a point stand by themselves.
    fn struck_beneath(&self, entry: &Entry) -> Option<Reference> {
        let on = entry.refers_to.filter(|_| entry.kind != EntryKind::Point);
        on.filter(|on| self.meeting.is_struck(*on))
    }
}
