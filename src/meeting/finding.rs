//! What a careful reader should notice. Nothing here refuses: the clerk records what happened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::event::{Event, InterestKind, PersonKind, Recorded, Seq, Side, Verdict, VoteMethod};
use super::ids::{MotionId, PersonId};
use super::motion::{Count, Motion, MotionStatus};
use super::question::QuestionStatus;
use super::roll::Presence;
use super::state::{Meeting, Status};
use super::{action::ActionStatus, words};

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record contradicts itself.
    Error,
    /// A rule was broken or something is missing.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Something to notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule or gap, in snake_case: stable, for programs.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The fact to go to.
    pub seq: Option<Seq>,
    /// What is the matter, for people.
    pub message: String,
}

struct Noticer<'a> {
    meeting: &'a Meeting,
    seq: Seq,
    found: Vec<Finding>,
}

impl Noticer<'_> {
    fn say(&mut self, code: &'static str, severity: Severity, message: String) {
        self.found.push(Finding {
            code,
            severity,
            seq: Some(self.seq),
            message,
        });
    }

    fn warn(&mut self, code: &'static str, message: String) {
        self.say(code, Severity::Warning, message);
    }

    /// Somebody takes part: are they here, and may they?
    fn takes_part(&mut self, person: &PersonId, doing: &str) {
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

    fn votes(&mut self, motion: Option<MotionId>, count: Option<&Count>, names: &[super::event::NamedVote]) {
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

    fn may_vote(&mut self, person: &PersonId) {
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

    fn unseconded(&mut self, motion: &Motion) {
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
    fn quorum(&mut self, what: &str, besides: u32) {
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

/// What is to be noticed when `fact` comes to a meeting that stands as `meeting` does.
pub(super) fn noticed(meeting: &Meeting, fact: &Recorded) -> Vec<Finding> {
    let mut n = Noticer {
        meeting,
        seq: fact.seq,
        found: Vec::new(),
    };
    if let Some(person) = words::speaker(&fact.event) {
        n.takes_part(person, words::doing(&fact.event));
        // An interest declared or a point of order raised needs no open meeting; what is said does.
        match meeting.status() {
            Status::Adjourned => n.say(
                "while_adjourned",
                Severity::Note,
                "recorded while the meeting was adjourned".into(),
            ),
            Status::Closed => n.say(
                "after_close",
                Severity::Note,
                "recorded after the meeting was closed".into(),
            ),
            Status::Planned | Status::Live => {}
        }
    }
    match &fact.event {
        Event::MotionMoved {
            moved_by,
            seconded_by,
            ..
        } => {
            if let Some(seconder) = seconded_by {
                n.takes_part(seconder, "seconded");
            }
            if moved_by.is_some() && moved_by == seconded_by {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::MotionSeconded { motion, by } => {
            if meeting
                .motions
                .get(*motion)
                .is_some_and(|motion| motion.moved_by.as_ref() == Some(by))
            {
                n.warn("seconded_own", "mover and seconder are the same person".into());
            }
        }
        Event::VoteTaken {
            motion,
            in_favour,
            against,
            abstain,
            names,
            ..
        } => {
            let count = Count {
                in_favour: *in_favour,
                against: *against,
                abstain: *abstain,
            };
            n.votes(*motion, Some(&count), names);
        }
        Event::DecisionDeclared {
            motion,
            method,
            verdict,
            ..
        } => match motion.and_then(|id| meeting.motions.get(id)) {
            Some(motion) => {
                let told = motion.ballots.last().filter(|ballot| ballot.verdict != *verdict);
                if let Some(ballot) = told.filter(|_| *method == VoteMethod::Declared) {
                    let (id, was, is) = (
                        motion.id,
                        words::verdict(ballot.verdict),
                        words::verdict(*verdict),
                    );
                    n.warn(
                        "verdict_differs",
                        format!("{id} was declared {is}, but its vote was {was}"),
                    );
                }
                if motion.ballots.is_empty() {
                    n.unseconded(motion);
                    n.quorum("the decision", 0);
                }
            }
            None => n.quorum("the decision", 0),
        },
        Event::CastingVoteGiven { motion, by, .. } => {
            if meeting
                .motions
                .last_ballot(*motion)
                .is_none_or(|ballot| ballot.verdict != Verdict::Tied)
            {
                n.warn(
                    "casting_without_tie",
                    "a casting vote where the votes were not equal".into(),
                );
            }
            if by.is_none() {
                n.warn(
                    "no_chair",
                    "a casting vote, and nobody is recorded in the chair; /chair who".into(),
                );
            }
        }
        Event::VoteRecorded { person, motion, side } => {
            n.may_vote(person);
            let named = meeting
                .motions
                .last_ballot(*motion)
                .into_iter()
                .flat_map(|ballot| &ballot.names);
            let other: Vec<Side> = named
                .filter(|vote| vote.person == *person)
                .map(|vote| vote.side)
                .collect();
            if other.iter().any(|was| was != side) {
                n.warn(
                    "recorded_twice",
                    format!("{} is recorded on both sides", meeting.people.shown(person)),
                );
            }
        }
        Event::SpeakerQueued { person, .. } if meeting.floor.queue_closed => {
            let shown = meeting.people.shown(person);
            n.say(
                "queue_closed",
                Severity::Note,
                format!("{shown} was added to a closed speaking list"),
            );
        }
        Event::ItemOpened { item } => {
            let private = meeting.agenda.get(item).and_then(|item| item.exempt.as_ref());
            if let Some(ground) = private.filter(|_| meeting.private.is_none()) {
                n.warn(
                    "public_not_excluded",
                    format!("this item is exempt; /exempt {ground} records that the public left"),
                );
            }
        }
        Event::MeetingOpened {} => {
            let date = fact.when().date_naive();
            if let Some(plan) = meeting.plan.as_ref().filter(|plan| plan.date != date) {
                let planned = words::date(plan.date);
                n.warn(
                    "date_differs",
                    format!("opened on {}, but the agenda says {planned}", words::date(date)),
                );
            }
        }
        Event::ClockStepped { ms } => {
            n.say(
                "clock_stepped",
                Severity::Note,
                format!("the computer's clock was set by {} s", ms / 1000),
            );
        }
        Event::Unknown { name, .. } => {
            n.say(
                "unknown_fact",
                Severity::Note,
                format!("a fact of a newer Quorate: {}", words::plain(name)),
            );
        }
        Event::EntryEdited { entry, .. } => {
            if fact.exempt && meeting.fact(*entry).is_some_and(|other| !other.exempt) {
                n.warn(
                    "corrected_in_private",
                    format!(
                        "entry {entry} was corrected in private: the public minutes keep its old words; \
                         /edit {entry} again in public"
                    ),
                );
            }
        }
        // These have nothing of their own to notice, beyond who took part.
        Event::SpeakerQueued { .. }
        | Event::MeetingPlanned(_)
        | Event::PersonListed { .. }
        | Event::ItemListed { .. }
        | Event::ReportListed { .. }
        | Event::RecommendationListed { .. }
        | Event::MeetingAdjourned { .. }
        | Event::MeetingResumed {}
        | Event::MeetingClosed {}
        | Event::MeetingReopened {}
        | Event::ItemClosed { .. }
        | Event::ItemNoted { .. }
        | Event::ItemDeferred { .. }
        | Event::RollCalled { .. }
        | Event::ApologiesGiven { .. }
        | Event::PeopleArrived { .. }
        | Event::PeopleLeft { .. }
        | Event::InterestDeclared { .. }
        | Event::ChairTaken { .. }
        | Event::NarrativeMinuted { .. }
        | Event::HeadingMinuted { .. }
        | Event::StatementMade { .. }
        | Event::PointMade { .. }
        | Event::QuestionAsked { .. }
        | Event::QuestionSubmitted { .. }
        | Event::QuestionAnswered { .. }
        | Event::QuestionWithdrawn { .. }
        | Event::UndertakingGiven { .. }
        | Event::ActionAssigned { .. }
        | Event::ActionDone { .. }
        | Event::ActionDropped { .. }
        | Event::DocumentCited { .. }
        | Event::SpeakerUnqueued { .. }
        | Event::QueueClosed {}
        | Event::QueueOpened {}
        | Event::QueueCleared {}
        | Event::FloorGiven { .. }
        | Event::FloorYielded {}
        | Event::LimitSet { .. }
        | Event::MotionReworded { .. }
        | Event::MotionWithdrawn { .. }
        | Event::MotionLapsed { .. }
        | Event::PublicExcluded { .. }
        | Event::PublicReadmitted {}
        | Event::EntryStruck { .. }
        | Event::FactUndone { .. } => {}
    }
    n.found
}

/// All there is to notice in a meeting as it stands, in the order of its facts.
pub fn findings(meeting: &Meeting) -> Vec<Finding> {
    let mut found = meeting.notices.clone();
    let mut say = |code, severity, seq, message| {
        found.push(Finding {
            code,
            severity,
            seq,
            message,
        })
    };
    let over = meeting.status() == Status::Closed;
    for question in &meeting.questions.list {
        let left = meeting.agenda.current().map(|item| &item.id) != question.item.as_ref();
        if question.status == QuestionStatus::Open && (over || left) {
            let by = meeting.people.shown(&question.by);
            say(
                "unanswered",
                Severity::Warning,
                Some(question.seq),
                format!("{}, asked by {by}, has no answer", question.id),
            );
        }
    }
    for one in meeting
        .questions
        .undertakings
        .iter()
        .filter(|one| one.action.is_none() && !one.met)
    {
        let by = meeting.people.shown(&one.by);
        say(
            "undertaking_open",
            Severity::Note,
            Some(one.seq),
            format!("{by} promised this and no action follows: {}", one.text),
        );
    }
    for action in meeting
        .actions
        .iter()
        .filter(|one| one.owner.is_none() && one.status == ActionStatus::Open)
    {
        say(
            "action_without_owner",
            Severity::Warning,
            Some(action.seq),
            format!("{} has no owner: {}", action.id, action.text),
        );
    }
    for motion in &meeting.motions.list {
        match motion.status {
            MotionStatus::Tied => {
                let id = motion.id;
                say(
                    "tied",
                    Severity::Warning,
                    Some(motion.seq),
                    format!("{id} was tied and nothing says how that was resolved"),
                );
            }
            MotionStatus::Proposed | MotionStatus::Seconded => {
                let (id, kind) = (motion.id, motion.kind.word());
                say(
                    "undecided",
                    Severity::Warning,
                    Some(motion.seq),
                    format!("{id}, a {kind}, has no outcome"),
                );
            }
            MotionStatus::Carried | MotionStatus::Lost | MotionStatus::Withdrawn | MotionStatus::Lapsed => {}
        }
    }
    if over {
        for item in meeting
            .agenda
            .items
            .iter()
            .filter(|item| item.opened.is_none() && item.outcome.is_none())
        {
            let label = item.label();
            say(
                "item_not_taken",
                Severity::Warning,
                None,
                format!("item {label} was on the agenda and was not taken or deferred"),
            );
        }
        if !meeting.roll.called
            && meeting
                .people
                .iter()
                .any(|person| person.kind == PersonKind::Member)
        {
            say(
                "roll_not_called",
                Severity::Note,
                None,
                "nobody recorded who was present; the names are those who took part".into(),
            );
        }
    }
    if meeting.opened.is_some() && meeting.chair.is_none() && !meeting.people.is_empty() {
        say(
            "no_chair",
            Severity::Note,
            None,
            "nobody is recorded in the chair; /chair who".into(),
        );
    }
    for entry in &meeting.entries {
        if let Some(why) = &entry.struck {
            say(
                "struck",
                Severity::Note,
                Some(entry.seq),
                format!("entry {} was struck: {why}", entry.seq),
            );
        }
    }
    found.sort_by_key(|finding| finding.seq.unwrap_or(Seq::MAX));
    found
}
