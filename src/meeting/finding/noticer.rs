//! What a fact may break: the rules one by one, each said in one place. It knows the meeting as it stood
//! before the fact, and must never look past it.

use super::{Finding, Severity};
use crate::meeting::event::{InterestKind, NamedVote, Seq};
use crate::meeting::ids::{MotionId, PersonId};
use crate::meeting::motion::{Count, Motion};
use crate::meeting::roll::Presence;
use crate::meeting::state::Meeting;
use crate::meeting::words;

pub(super) struct Noticer<'a> {
    pub meeting: &'a Meeting,
    pub seq: Seq,
    pub found: Vec<Finding>,
}

impl Noticer<'_> {
    pub(super) fn say(&mut self, code: &'static str, severity: Severity, message: String) {
        self.found.push(Finding {
            code,
            severity,
            seq: Some(self.seq),
            message,
        });
    }

    pub(super) fn warn(&mut self, code: &'static str, message: String) {
        self.say(code, Severity::Warning, message);
    }

    /// Somebody takes part: are they here, and may they?
    pub(super) fn takes_part(&mut self, person: &PersonId, doing: &str) {
        let shown = self.meeting.people.shown(person);
        match self.meeting.roll.presence(person) {
            Presence::Apologies => {
                self.warn(
                    "absent_took_part",
                    format!("{shown} {doing} after sending apologies; /arrive {person} if they came"),
                );
            }
            Presence::Left => {
                self.warn(
                    "absent_took_part",
                    format!("{shown} {doing} after leaving; /arrive {person} if they came back"),
                );
            }
            Presence::Present | Presence::Absent => {}
        }
        let here = self.meeting.agenda.current().map(|item| &item.id);
        for interest in self
            .meeting
            .interests
            .iter()
            .filter(|interest| interest.person == *person)
        {
            let (declared, text) = (words::interest_kind(interest.kind), &interest.text);
            let bars = interest.kind != InterestKind::Personal;
            if bars && interest.item.is_some() && interest.item.as_ref() == here {
                // Localism Act 2011 s.31(4): no part in discussion or vote, unless dispensed.
                self.warn(
                    "interest_took_part",
                    format!("{shown} {doing} in spite of {declared} declared in this item: {text}"),
                );
            } else if bars && interest.item.is_none() {
                self.say(
                    "interest_declared",
                    Severity::Note,
                    format!("{shown} {doing}, having declared {declared}: {text}"),
                );
            }
        }
    }

    pub(super) fn votes(&mut self, motion: Option<MotionId>, count: Option<&Count>, names: &[NamedVote]) {
        let meeting = self.meeting;
        match motion.and_then(|id| meeting.motions.get(id)) {
            None => self.say(
                "vote_without_motion",
                Severity::Warning,
                "a vote with no motion on the floor".into(),
            ),
            Some(motion) => self.unseconded(motion),
        }
        // Whoever votes is present from then on, so those named count though the roll has not heard of them.
        let unheard = names.iter().filter(|vote| {
            let voting = meeting
                .people
                .get(&vote.person)
                .is_some_and(|person| person.voting);
            voting && !meeting.roll.is_present(&vote.person)
        });
        let unheard = unheard.count() as u32;
        self.quorum("the vote", unheard);
        let Some(count) = count else { return };
        if meeting.roll.called {
            let (present, all) = (meeting.quorum().present + unheard, count.all());
            if all > present {
                self.warn(
                    "votes_exceed_present",
                    format!("{all} votes among {present} voting members present"),
                );
            } else if all < present {
                let rest = present - all;
                self.warn(
                    "votes_missing",
                    format!(
                        "{all} votes among {present} voting members present: nothing says how {rest} voted"
                    ),
                );
            }
        } else {
            self.say(
                "roll_not_called",
                Severity::Note,
                "a vote before the roll was called; /present records who is here".into(),
            );
        }
        for vote in names {
            self.may_vote(&vote.person);
            self.takes_part(&vote.person, "voted");
        }
    }

    pub(super) fn may_vote(&mut self, person: &PersonId) {
        if self
            .meeting
            .people
            .get(person)
            .is_some_and(|person| !person.voting)
        {
            let shown = self.meeting.people.shown(person);
            self.warn("no_vote", format!("{shown} voted and has no vote"));
        }
    }

    pub(super) fn unseconded(&mut self, motion: &Motion) {
        let wanted = self.meeting.orders.wants_seconder(motion.kind) || motion.moved_by.is_some();
        if wanted && motion.seconded_by.is_none() {
            let (id, kind) = (motion.id, motion.kind.word());
            self.warn(
                "unseconded",
                format!("{id} was decided and no seconder is recorded for this {kind}; /second who"),
            );
        }
        let amendments = self.meeting.motions.list.iter();
        let open = |one: &&Motion| one.amends == Some(motion.id) && one.status.is_pending();
        if let Some(amendment) = amendments.rev().find(open) {
            let (id, first) = (motion.id, amendment.id);
            self.warn(
                "amendment_first",
                format!("{id} was decided before its amendment {first}"),
            );
        }
    }

    /// `besides` voting members are here of whom the roll has not heard.
    pub(super) fn quorum(&mut self, what: &str, besides: u32) {
        let mut quorum = self.meeting.quorum();
        quorum.present += besides;
        if self.meeting.roll.called && !quorum.met() {
            let (present, needed) = (quorum.present, quorum.needed);
            self.warn(
                "no_quorum",
                format!("no quorum at {what}: {present} present, {needed} needed"),
            );
        }
    }
}
