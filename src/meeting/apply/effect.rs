//! What each fact does to the meeting: one flat match over all of them, told in as few words as it takes.
//! It must never refuse: a fact that names what is not there changes what it can.

use crate::meeting::action::{Action, ActionStatus};
use crate::meeting::agenda::{Item, Outcome};
use crate::meeting::clock::{self, Mark, Span};
use crate::meeting::election::{Election, ElectionBallot};
use crate::meeting::event::{Event, NamedVote, Recorded};
use crate::meeting::facts::{
    ActionAssigned, ActionDone, ActionDropped, AmendmentAccepted, ApologiesGiven, BallotCounted,
    CastingVoteGiven, ChairTaken, ClockStepped, DecisionDeclared, DispensationGranted, EarlierSettled,
    ElectionCalled, ElectionSettled, EntriesMerged, EntriesMoved, EntryEdited, FloorGiven, FloorYielded,
    InterestDeclared, ItemClosed, ItemDeferred, ItemListed, ItemNoted, ItemOpened, LimitSet, MarkCleared,
    MarkLeft, MeetingAdjourned, MeetingClosed, MeetingExtended, MeetingOpened, MeetingReopened,
    MeetingResumed, MinutesApproved, MinutesCorrected, MinutesSigned, MotionLapsed, MotionMoved,
    MotionReworded, MotionSeconded, MotionWithdrawn, NamedVoteDemanded, NextMeetingFixed, PeopleArrived,
    PeopleLeft, PersonListed, PointMade, ProxyGiven, PublicExcluded, PublicReadmitted, QuestionAnswered,
    QuestionAsked, QuestionSubmitted, QuestionWithdrawn, QueueCleared, QueueClosed, QueueOpened,
    RecommendationListed, ReportListed, RollCalled, SpeakerQueued, SpeakerUnqueued, StandingOrdersAdopted,
    SummaryGiven, UndertakingGiven, UrgencyExplained, VoteRecorded, VoteTaken,
};
use crate::meeting::floor::{Speech, Waiting};
use crate::meeting::ids::{ActionId, ItemId};
use crate::meeting::life::{Approval, Correction, NextMeeting, Signature};
use crate::meeting::motion::{Ballot, Count, Motion, MotionStatus, Wording};
use crate::meeting::people::Person;
use crate::meeting::question::{Answer, Question, QuestionStatus, Undertaking};
use crate::meeting::roll::Presence;
use crate::meeting::state::{Dispensation, Interest, Meeting, Reminder, Settled};

impl Meeting {
    pub(super) fn take_effect(&mut self, fact: &Recorded, mark: Mark, here: Option<&ItemId>) {
        let (seq, here) = (fact.seq, here.cloned());
        if self.is_planning(fact) {
            self.plan_end = seq;
        }
        match &fact.event {
            Event::MeetingPlanned(plan) => self.plan = Some((**plan).clone()),
            Event::PersonListed(PersonListed {
                id,
                name,
                role,
                shown,
                kind,
                voting,
            }) => self.list_person(Person {
                id: id.clone(),
                name: name.clone(),
                role: role.clone(),
                shown: shown.clone(),
                kind: *kind,
                voting: *voting,
            }),
            Event::ItemListed(ItemListed {
                id,
                number,
                title,
                planned_s,
                due,
                exempt,
            }) => {
                if self.agenda.get(id).is_none() {
                    self.agenda.items.push(Item {
                        id: id.clone(),
                        number: number.clone(),
                        title: title.clone(),
                        planned_s: *planned_s,
                        due: *due,
                        exempt: exempt.clone(),
                        added: self.plan_end != seq,
                        urgent: None,
                        summary: None,
                        reports: Vec::new(),
                        recommended: Vec::new(),
                        spans: Vec::new(),
                        opened: None,
                        closed: None,
                        decided: Vec::new(),
                    });
                }
            }
            Event::ReportListed(ReportListed { item, title }) => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.reports.push(title.clone());
                }
            }
            Event::RecommendationListed(RecommendationListed { item, text }) => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.recommended.push(text.clone());
                }
            }
            Event::MeetingOpened(MeetingOpened {}) => {
                self.opened.get_or_insert(mark);
                self.closed = None;
            }
            Event::MeetingAdjourned(MeetingAdjourned { until }) => {
                self.floor.end_all(mark);
                if let Some(item) = self.agenda.current_mut() {
                    clock::end(&mut item.spans, mark);
                }
                self.adjourned = Some((mark, *until));
            }
            Event::MeetingResumed(MeetingResumed {}) => self.resume(mark),
            Event::MeetingClosed(MeetingClosed {}) => {
                self.floor.end_all(mark);
                self.agenda.leave(mark);
                self.roll.disperse(mark);
                self.adjourned = None;
                self.closed = Some(mark);
            }
            Event::MeetingReopened(MeetingReopened {}) => {
                self.closed = None;
                self.roll.reassemble(mark);
            }
            Event::ItemOpened(ItemOpened { item }) => {
                self.agenda.open(item, mark);
                self.motions.undeclared = None;
                self.motions.put = false;
                self.suspended = None;
                let (interests, roll) = (&mut self.interests, &self.roll);
                let declared = interests.iter_mut().filter(|one| one.item.as_ref() == Some(item));
                declared
                    .filter(|one| roll.presence(&one.person) == Presence::Left)
                    .for_each(|one| one.left = true);
            }
            Event::ItemClosed(ItemClosed { item }) => {
                if self.item() == Some(item) {
                    self.agenda.leave(mark);
                }
            }
            Event::ItemNoted(ItemNoted { item, .. }) => self.conclude(item.as_ref(), seq, None, Outcome::Noted),
            Event::ItemDeferred(ItemDeferred { item, .. }) => {
                self.conclude(Some(item), seq, None, Outcome::Deferred);
                if self.item() == Some(item) {
                    self.agenda.leave(mark);
                }
            }
            Event::RollCalled(RollCalled { present, mode }) => {
                self.roll.called = true;
                self.roll_was_called(mark);
                self.arrive(present, *mode, mark);
            }
            Event::ApologiesGiven(ApologiesGiven { people, substitute }) => {
                people.iter().for_each(|person| self.roll.apologise(person, mark));
                if let (Some(substitute), Some(replaced)) = (substitute, people.first()) {
                    self.roll.substitute(substitute, replaced);
                }
            }
            Event::PeopleArrived(PeopleArrived { people, mode }) => {
                self.arrive(people, *mode, mark);
            }
            Event::PeopleLeft(PeopleLeft { people }) => {
                for person in people {
                    self.roll.leave(person, mark);
                    self.floor.unqueue(person);
                    self.floor.leave(person, mark);
                    let declared = self.interests.iter_mut().filter(|one| one.person == *person);
                    declared
                        .filter(|one| one.item == here)
                        .for_each(|one| one.left = true);
                }
            }
            Event::InterestDeclared(InterestDeclared {
                person,
                item,
                kind,
                text,
            }) => self.interests.push(Interest {
                seq,
                person: person.clone(),
                item: item.clone(),
                kind: *kind,
                text: text.clone(),
                left: false,
            }),
            Event::ChairTaken(ChairTaken { person }) => {
                self.chair = Some(person.clone());
                self.chairs.push((seq, person.clone()));
            }
            Event::QuestionAsked(QuestionAsked {
                id,
                by,
                to,
                follow_up_to,
                text,
            }) => self.questions.ask(Question {
                id: *id,
                seq,
                item: here,
                by: by.clone(),
                to: to.clone(),
                text: text.clone(),
                written: false,
                status: QuestionStatus::Open,
                follow_up_to: *follow_up_to,
                answers: Vec::new(),
            }),
            Event::QuestionSubmitted(QuestionSubmitted {
                id,
                by,
                to,
                item,
                text,
            }) => self.questions.ask(Question {
                id: *id,
                seq,
                item: item.clone(),
                by: by.clone(),
                to: to.clone(),
                text: text.clone(),
                written: true,
                status: QuestionStatus::Open,
                follow_up_to: None,
                answers: Vec::new(),
            }),
            Event::QuestionAnswered(QuestionAnswered { question, by, .. }) => {
                if let Some(question) = self.questions.get_mut(*question) {
                    question.answers.push(Answer { seq, by: by.clone() });
                }
                self.questions.settle(*question, QuestionStatus::Answered);
                let promised = self.questions.undertakings.iter_mut();
                promised
                    .filter(|one| one.question == Some(*question))
                    .for_each(|one| one.met = true);
            }
            Event::QuestionWithdrawn(QuestionWithdrawn { question }) => {
                self.questions.settle(*question, QuestionStatus::Withdrawn)
            }
            Event::UndertakingGiven(UndertakingGiven {
                id,
                by,
                question,
                text,
            }) => {
                let open = question.filter(|id| self.questions.open.contains(id));
                if let Some(question) = open {
                    self.questions.settle(question, QuestionStatus::Promised);
                }
                self.questions.undertakings.push(Undertaking {
                    id: *id,
                    seq,
                    item: here,
                    by: by.clone(),
                    question: *question,
                    text: text.clone(),
                    action: None,
                    met: false,
                });
            }
            Event::ActionAssigned(ActionAssigned {
                id,
                owner,
                text,
                due,
                from,
            }) => {
                let undertaking = self
                    .questions
                    .undertakings
                    .iter_mut()
                    .find(|one| Some(one.id) == *from);
                if let Some(undertaking) = undertaking {
                    undertaking.action = Some(*id);
                }
                self.actions.push(Action {
                    id: *id,
                    seq,
                    item: here,
                    owner: owner.clone(),
                    text: text.clone(),
                    due: *due,
                    status: ActionStatus::Open,
                    from: *from,
                });
            }
            Event::ActionDone(ActionDone { action }) => self.set_action(*action, ActionStatus::Done),
            Event::ActionDropped(ActionDropped { action, .. }) => self.set_action(*action, ActionStatus::Dropped),
            Event::SpeakerQueued(SpeakerQueued {
                person,
                priority,
                note,
                category,
                first,
            }) => self.floor.queue(Waiting {
                person: person.clone(),
                priority: *priority,
                note: note.clone(),
                category: category.clone(),
                rank: self.rank(*priority, category.as_deref(), *first),
            }),
            Event::SpeakerUnqueued(SpeakerUnqueued { person }) => self.floor.unqueue(person),
            Event::QueueClosed(QueueClosed {}) => self.floor.queue_closed = true,
            Event::QueueOpened(QueueOpened {}) => self.floor.queue_closed = false,
            Event::QueueCleared(QueueCleared {}) => self.floor.queue.clear(),
            Event::FloorGiven(FloorGiven { person, priority }) => self.floor.give(Speech {
                person: person.clone(),
                item: here,
                span: Span::begin(mark),
                pauses: Vec::new(),
                limit_s: self.limit_for(person, *priority),
                priority: *priority,
                exempt: fact.exempt,
            }),
            Event::FloorYielded(FloorYielded {}) => self.floor.free(mark),
            Event::LimitSet(LimitSet { seconds }) => self.set_limit(*seconds),
            Event::MotionMoved(MotionMoved {
                id,
                kind,
                text,
                moved_by,
                seconded_by,
                amends,
                procedure,
            }) => self.motions.propose(Motion {
                id: *id,
                seq,
                item: here,
                kind: *kind,
                text: text.clone(),
                wordings: vec![Wording::of(seq)],
                moved_by: moved_by.clone(),
                seconded_by: seconded_by.clone(),
                amends: *amends,
                procedure: *procedure,
                amended_by: Vec::new(),
                status: if seconded_by.is_some() {
                    MotionStatus::Seconded
                } else {
                    MotionStatus::Proposed
                },
                ballots: Vec::new(),
            }),
            Event::MotionSeconded(MotionSeconded { motion, by }) => {
                if let Some(motion) = self.motions.get_mut(*motion) {
                    motion.seconded_by = Some(by.clone());
                    if motion.status == MotionStatus::Proposed {
                        motion.status = MotionStatus::Seconded;
                    }
                }
            }
            Event::MotionReworded(MotionReworded { motion, text }) => {
                if let Some(motion) = self.motions.get_mut(*motion) {
                    motion.text.clone_from(text);
                    motion.wordings.push(Wording::of(seq));
                }
            }
            Event::PointMade(PointMade { under, text, .. }) => {
                let above = under.and_then(|under| self.motions.moved_at(under));
                if let Some(motion) = above {
                    motion.adds(seq, text);
                }
            }
            Event::MotionWithdrawn(MotionWithdrawn { motion, .. }) => self.motions.set(*motion, MotionStatus::Withdrawn),
            Event::MotionLapsed(MotionLapsed { motion }) => self.motions.set(*motion, MotionStatus::Lapsed),
            Event::VoteTaken(VoteTaken {
                motion,
                method,
                in_favour,
                against,
                abstain,
                names,
            }) => {
                let count = Count {
                    in_favour: *in_favour,
                    against: *against,
                    abstain: *abstain,
                };
                self.ballot(seq, *motion, *method, count, names.clone());
            }
            Event::DecisionDeclared(DecisionDeclared {
                motion,
                method,
                verdict,
                ..
            }) => {
                self.declare(seq, *motion, *method, *verdict);
            }
            Event::CastingVoteGiven(CastingVoteGiven { motion, side, .. }) => self.cast(seq, *motion, *side),
            Event::VoteRecorded(VoteRecorded { motion, person, side }) => {
                // Somebody named in the vote already stands as counted; the finding tells of the other.
                let named = |ballot: &&mut Ballot| !ballot.names.iter().any(|vote| vote.person == *person);
                if let Some(ballot) = self.motions.last_ballot_mut(*motion).filter(named) {
                    ballot.names.push(NamedVote {
                        person: person.clone(),
                        side: *side,
                    });
                }
            }
            Event::AmendmentAccepted(AmendmentAccepted { motion }) => self.accept(*motion),
            Event::NamedVoteDemanded(NamedVoteDemanded { motion, by }) => {
                for person in by {
                    let demand = (*motion, person.clone());
                    if !self.demands.contains(&demand) {
                        self.demands.push(demand);
                    }
                }
            }
            Event::ElectionCalled(ElectionCalled { id, office, nominees }) => self.elections.push(Election {
                id: *id,
                seq,
                item: here,
                office: office.clone(),
                nominees: nominees.clone(),
                rule: self.orders.elections.clone(),
                ballots: Vec::new(),
                settled: None,
            }),
            Event::BallotCounted(BallotCounted {
                election,
                votes,
                abstain,
            }) => {
                let present = self.house().present;
                if let Some(one) = self.elections.iter_mut().find(|one| one.id == *election) {
                    one.ballots.push(ElectionBallot {
                        seq,
                        votes: votes.clone(),
                        abstain: *abstain,
                        present,
                    });
                }
            }
            Event::ElectionSettled(ElectionSettled {
                election,
                person,
                how,
            }) => {
                if let Some(one) = self.elections.iter_mut().find(|one| one.id == *election) {
                    one.settled = Some((person.clone(), *how));
                }
            }
            Event::DispensationGranted(DispensationGranted {
                person,
                item,
                speak_only,
                ..
            }) => self.dispensations.push(Dispensation {
                seq,
                person: person.clone(),
                item: item.clone(),
                speak_only: *speak_only,
            }),
            Event::ProxyGiven(ProxyGiven { from, to }) => self.proxies.push((from.clone(), to.clone())),
            Event::UrgencyExplained(UrgencyExplained { item, reason }) => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.urgent = Some(reason.clone());
                }
            }
            Event::EarlierSettled(EarlierSettled {
                held, owed, dropped, ..
            }) => self.settled.push(Settled {
                seq,
                held: *held,
                owed: *owed,
                dropped: *dropped,
            }),
            Event::SummaryGiven(SummaryGiven { item, .. }) => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.summary = Some(seq);
                }
            }
            Event::MeetingExtended(MeetingExtended { until }) => self.extended.push(*until),
            Event::NextMeetingFixed(NextMeetingFixed { date, time, venue }) => {
                self.life.next = Some(NextMeeting {
                    seq,
                    date: *date,
                    time: *time,
                    venue: venue.clone(),
                });
            }
            Event::MinutesApproved(MinutesApproved {
                on,
                meeting,
                corrected,
            }) => {
                self.life.approval = Some(Approval {
                    seq,
                    on: *on,
                    meeting: meeting.clone(),
                    corrected: *corrected,
                });
            }
            Event::MinutesSigned(MinutesSigned { on, name }) => {
                self.life.signature = Some(Signature {
                    seq,
                    on: *on,
                    name: name.clone(),
                });
            }
            Event::MinutesCorrected(MinutesCorrected { entry, text, on, why }) => self.life.corrections.push(Correction {
                seq,
                entry: *entry,
                text: text.clone(),
                on: *on,
                why: why.clone(),
            }),
            Event::StandingOrdersAdopted(StandingOrdersAdopted { name, rules }) => {
                self.orders_name = Some(name.clone());
                self.orders = (**rules).clone();
            }
            Event::PublicExcluded(PublicExcluded { ground }) => {
                self.exclude(ground, mark, fact.as_of);
            }
            Event::PublicReadmitted(PublicReadmitted {}) => {
                clock::end(&mut self.secluded, mark);
                if self.agenda.current().is_some_and(|item| item.exempt.is_some()) {
                    clock::begin(&mut self.readmitted, mark);
                }
                self.private = None;
            }
            Event::CorrectionProposed(_) => {}
            Event::EntryEdited(EntryEdited { entry, text, .. }) | Event::EntriesMerged(EntriesMerged { entry, text, .. }) => {
                self.edit(*entry, text);
            }
            Event::EntriesMoved(EntriesMoved { entries, item, .. }) => {
                let away = self.is_private(item);
                entries.iter().for_each(|seq| self.put(*seq, item, away));
            }
            Event::MarkLeft(MarkLeft { entry, text }) => self.marks.push(Reminder {
                seq,
                at: fact.when(),
                entry: *entry,
                text: text.clone(),
            }),
            Event::MarkCleared(MarkCleared { mark }) => self.marks.retain(|one| one.seq != *mark),
            Event::ClockStepped(ClockStepped { ms }) => self.stepped_ms = self.stepped_ms.saturating_add(*ms),
            Event::NarrativeMinuted(_)
            | Event::HeadingMinuted(_)
            | Event::StatementMade(_)
            | Event::DocumentCited(_)
            | Event::SpeakerChanged(_)
            // What they hold has been taken out of them.
            | Event::EntryPlaced(_)
            | Event::EntrySplit(_)
            | Event::EntryStruck(_)
            | Event::FactUndone(_)
            | Event::Unknown(_) => {}
        }
    }

    fn list_person(&mut self, person: Person) {
        let leads = person.leads() || person.is_one_of(&self.orders.terms.chairs);
        if self.chair.is_none() && leads && person.voting {
            self.chair = Some(person.id.clone());
            // From the first, whenever the page listed them.
            self.chairs.push((0, person.id.clone()));
        }
        self.people.list(person);
    }

    fn resume(&mut self, mark: Mark) {
        self.adjourned = None;
        if let Some(item) = self.agenda.current_mut() {
            clock::begin(&mut item.spans, mark);
        }
    }

    fn set_limit(&mut self, seconds: Option<u32>) {
        self.floor.limit_s = seconds;
        if let Some(speech) = self.floor.speaking_mut() {
            speech.limit_s = seconds;
        }
    }

    fn set_action(&mut self, id: ActionId, status: ActionStatus) {
        if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
            action.status = status;
        }
    }
}
