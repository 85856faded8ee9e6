//! Facts into the meeting. Total: whatever the log says happened, happened.
//!
//! A fact that names what is not there (because a newer rule would have refused it, or because what it
//! named was undone) changes what it can and is kept with the rest.

mod decision;
mod edit;
mod limit;

use super::action::{Action, ActionStatus};
use super::agenda::{Item, Outcome};
use super::clock::{self, Mark, Span};
use super::election::{Election, ElectionBallot};
use super::event::{Event, Moment, NamedVote, Recorded};
use super::finding;
use super::floor::{Speech, Waiting};
use super::ids::{ItemId, PersonId};
use super::life::{Approval, Correction, NextMeeting, Signature};
use super::minute::{Entry, EntryKind};
use super::motion::{Ballot, Count, Motion, MotionStatus};
use super::people::Person;
use super::question::{Answer, Question, QuestionStatus, Undertaking};
use super::roll::Presence;
use super::state::{Dispensation, Interest, Meeting};
use super::void::{Void, voided};
use super::words;

impl Meeting {
    /// A meeting from all its facts.
    pub fn replay(facts: Vec<Recorded>) -> Self {
        let void = voided(&facts);
        let mut meeting = Meeting::default();
        meeting.facts.reserve(facts.len());
        for fact in facts {
            match void.get(&fact.seq) {
                None => meeting.fold(&fact),
                Some(Void::Undone) => {}
                Some(Void::Struck { why, .. }) => meeting.fold_struck(&fact, why),
            }
            meeting.facts.push(fact);
        }
        meeting
    }

    /// One more fact. Taking one back replays the rest: rare, and the only way to be sure.
    pub fn apply(&mut self, fact: Recorded) {
        let takes_back = matches!(fact.event, Event::FactUndone { .. } | Event::EntryStruck { .. });
        if takes_back {
            let mut facts = std::mem::take(&mut self.facts);
            facts.push(fact);
            *self = Meeting::replay(facts);
        } else {
            self.fold(&fact);
            self.facts.push(fact);
        }
    }

    pub(super) fn fold_struck(&mut self, fact: &Recorded, why: &str) {
        self.count(&fact.event);
        if let Some(mut entry) = self.entry_of(fact) {
            entry.struck = Some(why.to_owned());
            self.entries.push(entry);
        }
    }

    pub(super) fn fold(&mut self, fact: &Recorded) {
        let mark = self.mark(fact.when());
        self.count(&fact.event);
        self.notices.extend(finding::noticed(self, fact));
        let entry = self.entry_of(fact);
        self.infer_presence(&fact.event, mark);
        let here = self.item().cloned();
        self.take_effect(fact, mark);
        if self.item() != here.as_ref() {
            clock::end(&mut self.readmitted, mark);
        }
        self.entries.extend(entry);
    }

    /// Keeps the next free ids ahead of every one used.
    fn count(&mut self, event: &Event) {
        match event {
            Event::QuestionAsked { id, .. } | Event::QuestionSubmitted { id, .. } => {
                self.next.question = self.next.question.max(id.0.saturating_add(1));
            }
            Event::MotionMoved { id, .. } => self.next.motion = self.next.motion.max(id.0.saturating_add(1)),
            Event::ActionAssigned { id, .. } => {
                self.next.action = self.next.action.max(id.0.saturating_add(1))
            }
            Event::UndertakingGiven { id, .. } => {
                self.next.undertaking = self.next.undertaking.max(id.0.saturating_add(1));
            }
            Event::ElectionCalled { id, .. } => {
                self.next.election = self.next.election.max(id.0.saturating_add(1))
            }
            _ => {}
        }
    }

    fn infer_presence(&mut self, event: &Event, mark: Mark) {
        for person in words::takes_part(event) {
            self.roll.infer(person, mark);
        }
    }

    /// Whether `fact` is one of those that the agenda page made: all at the one moment of the log's making.
    fn is_planning(&self, fact: &Recorded) -> bool {
        let first = self.facts.first().unwrap_or(fact);
        let listing = matches!(
            fact.event,
            Event::MeetingPlanned(_)
                | Event::StandingOrdersAdopted { .. }
                | Event::PersonListed { .. }
                | Event::ItemListed { .. }
                | Event::ReportListed { .. }
                | Event::RecommendationListed { .. }
                | Event::QuestionSubmitted { .. }
        );
        listing && fact.at == first.at && self.plan_end == self.last_seq()
    }

    fn take_effect(&mut self, fact: &Recorded, mark: Mark) {
        let (seq, here) = (fact.seq, self.item_of(fact).cloned());
        if self.is_planning(fact) {
            self.plan_end = seq;
        }
        match &fact.event {
            Event::MeetingPlanned(plan) => self.plan = Some((**plan).clone()),
            Event::PersonListed {
                id,
                name,
                role,
                shown,
                kind,
                voting,
            } => self.list_person(Person {
                id: id.clone(),
                name: name.clone(),
                role: role.clone(),
                shown: shown.clone(),
                kind: *kind,
                voting: *voting,
            }),
            Event::ItemListed {
                id,
                number,
                title,
                planned_s,
                due,
                exempt,
            } => {
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
                        reports: Vec::new(),
                        recommended: Vec::new(),
                        spans: Vec::new(),
                        opened: None,
                        closed: None,
                        outcome: None,
                    });
                }
            }
            Event::ReportListed { item, title } => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.reports.push(title.clone());
                }
            }
            Event::RecommendationListed { item, text } => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.recommended.push(text.clone());
                }
            }
            Event::MeetingOpened {} => {
                self.opened.get_or_insert(mark);
                self.closed = None;
            }
            Event::MeetingAdjourned { until } => {
                self.floor.end_all(mark);
                if let Some(item) = self.agenda.current_mut() {
                    clock::end(&mut item.spans, mark);
                }
                self.adjourned = Some((mark, *until));
            }
            Event::MeetingResumed {} => self.resume(mark),
            Event::MeetingClosed {} => {
                self.floor.end_all(mark);
                self.agenda.leave(mark);
                self.roll.disperse(mark);
                self.adjourned = None;
                self.closed = Some(mark);
            }
            Event::MeetingReopened {} => {
                self.closed = None;
                self.roll.reassemble(mark);
            }
            Event::ItemOpened { item } => {
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
            Event::ItemClosed { item } => {
                if self.item() == Some(item) {
                    self.agenda.leave(mark);
                }
            }
            Event::ItemNoted { item, .. } => self.conclude(item.as_ref(), Outcome::Noted),
            Event::ItemDeferred { item, .. } => {
                self.conclude(Some(item), Outcome::Deferred);
                if self.item() == Some(item) {
                    self.agenda.leave(mark);
                }
            }
            Event::RollCalled { present, mode } => {
                self.roll.called = true;
                present
                    .iter()
                    .for_each(|person| self.roll.arrive(person, *mode, mark));
            }
            Event::ApologiesGiven { people, substitute } => {
                people.iter().for_each(|person| self.roll.apologise(person, mark));
                if let (Some(substitute), Some(replaced)) = (substitute, people.first()) {
                    self.roll.substitute(substitute, replaced);
                }
            }
            Event::PeopleArrived { people, mode } => {
                people
                    .iter()
                    .for_each(|person| self.roll.arrive(person, *mode, mark));
            }
            Event::PeopleLeft { people } => {
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
            Event::InterestDeclared {
                person,
                item,
                kind,
                text,
            } => self.interests.push(Interest {
                seq,
                person: person.clone(),
                item: item.clone(),
                kind: *kind,
                text: text.clone(),
                left: false,
            }),
            Event::ChairTaken { person } => self.chair = Some(person.clone()),
            Event::QuestionAsked {
                id,
                by,
                to,
                follow_up_to,
                text,
            } => self.questions.ask(Question {
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
            Event::QuestionSubmitted {
                id,
                by,
                to,
                item,
                text,
            } => self.questions.ask(Question {
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
            Event::QuestionAnswered { question, by, .. } => {
                if let Some(question) = self.questions.get_mut(*question) {
                    question.answers.push(Answer { seq, by: by.clone() });
                }
                self.questions.settle(*question, QuestionStatus::Answered);
                let promised = self.questions.undertakings.iter_mut();
                promised
                    .filter(|one| one.question == Some(*question))
                    .for_each(|one| one.met = true);
            }
            Event::QuestionWithdrawn { question } => {
                self.questions.settle(*question, QuestionStatus::Withdrawn)
            }
            Event::UndertakingGiven {
                id,
                by,
                question,
                text,
            } => {
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
            Event::ActionAssigned {
                id,
                owner,
                text,
                due,
                from,
            } => {
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
            Event::ActionDone { action } => self.set_action(*action, ActionStatus::Done),
            Event::ActionDropped { action, .. } => self.set_action(*action, ActionStatus::Dropped),
            Event::SpeakerQueued {
                person,
                priority,
                note,
                category,
                first,
            } => self.floor.queue(Waiting {
                person: person.clone(),
                priority: *priority,
                note: note.clone(),
                category: category.clone(),
                rank: self.rank(*priority, category.as_deref(), *first),
            }),
            Event::SpeakerUnqueued { person } => self.floor.unqueue(person),
            Event::QueueClosed {} => self.floor.queue_closed = true,
            Event::QueueOpened {} => self.floor.queue_closed = false,
            Event::QueueCleared {} => self.floor.queue.clear(),
            Event::FloorGiven { person, priority } => self.floor.give(Speech {
                person: person.clone(),
                item: here,
                span: Span::begin(mark),
                pauses: Vec::new(),
                limit_s: self.limit_for(person, *priority),
                priority: *priority,
                exempt: fact.exempt,
            }),
            Event::FloorYielded {} => self.floor.free(mark),
            Event::LimitSet { seconds } => self.set_limit(*seconds),
            Event::MotionMoved {
                id,
                kind,
                text,
                moved_by,
                seconded_by,
                amends,
                procedure,
            } => self.motions.propose(Motion {
                id: *id,
                seq,
                item: here,
                kind: *kind,
                text: text.clone(),
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
            Event::MotionSeconded { motion, by } => {
                if let Some(motion) = self.motions.get_mut(*motion) {
                    motion.seconded_by = Some(by.clone());
                    if motion.status == MotionStatus::Proposed {
                        motion.status = MotionStatus::Seconded;
                    }
                }
            }
            Event::MotionReworded { motion, text } => {
                if let Some(motion) = self.motions.get_mut(*motion) {
                    motion.text.clone_from(text);
                }
            }
            Event::MotionWithdrawn { motion, .. } => self.motions.set(*motion, MotionStatus::Withdrawn),
            Event::MotionLapsed { motion } => self.motions.set(*motion, MotionStatus::Lapsed),
            Event::VoteTaken {
                motion,
                method,
                in_favour,
                against,
                abstain,
                names,
            } => {
                let count = Count {
                    in_favour: *in_favour,
                    against: *against,
                    abstain: *abstain,
                };
                self.ballot(seq, *motion, *method, count, names.clone());
            }
            Event::DecisionDeclared {
                motion,
                method,
                verdict,
                ..
            } => {
                self.declare(seq, *motion, *method, *verdict);
            }
            Event::CastingVoteGiven { motion, side, .. } => self.cast(*motion, *side),
            Event::VoteRecorded { motion, person, side } => {
                // Somebody named in the vote already stands as counted; the finding tells of the other.
                let named = |ballot: &&mut Ballot| !ballot.names.iter().any(|vote| vote.person == *person);
                if let Some(ballot) = self.motions.last_ballot_mut(*motion).filter(named) {
                    ballot.names.push(NamedVote {
                        person: person.clone(),
                        side: *side,
                    });
                }
            }
            Event::AmendmentAccepted { motion } => self.accept(*motion),
            Event::NamedVoteDemanded { motion, by } => {
                for person in by {
                    let demand = (*motion, person.clone());
                    if !self.demands.contains(&demand) {
                        self.demands.push(demand);
                    }
                }
            }
            Event::ElectionCalled { id, office, nominees } => self.elections.push(Election {
                id: *id,
                seq,
                item: here,
                office: office.clone(),
                nominees: nominees.clone(),
                rule: self.orders.elections.clone(),
                ballots: Vec::new(),
                settled: None,
            }),
            Event::BallotCounted {
                election,
                votes,
                abstain,
            } => {
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
            Event::ElectionSettled {
                election,
                person,
                how,
            } => {
                if let Some(one) = self.elections.iter_mut().find(|one| one.id == *election) {
                    one.settled = Some((person.clone(), *how));
                }
            }
            Event::DispensationGranted {
                person,
                item,
                speak_only,
                ..
            } => self.dispensations.push(Dispensation {
                seq,
                person: person.clone(),
                item: item.clone(),
                speak_only: *speak_only,
            }),
            Event::ProxyGiven { from, to } => self.proxies.push((from.clone(), to.clone())),
            Event::UrgencyExplained { item, reason } => {
                if let Some(item) = self.agenda.get_mut(item) {
                    item.urgent = Some(reason.clone());
                }
            }
            Event::MeetingExtended { until } => self.extended.push(*until),
            Event::NextMeetingFixed { date, time, venue } => {
                self.life.next = Some(NextMeeting {
                    seq,
                    date: *date,
                    time: *time,
                    venue: venue.clone(),
                });
            }
            Event::MinutesApproved {
                on,
                meeting,
                corrected,
            } => {
                self.life.approval = Some(Approval {
                    seq,
                    on: *on,
                    meeting: meeting.clone(),
                    corrected: *corrected,
                });
            }
            Event::MinutesSigned { on, name } => {
                self.life.signature = Some(Signature {
                    seq,
                    on: *on,
                    name: name.clone(),
                });
            }
            Event::MinutesCorrected { entry, text, on, why } => self.life.corrections.push(Correction {
                seq,
                entry: *entry,
                text: text.clone(),
                on: *on,
                why: why.clone(),
            }),
            Event::StandingOrdersAdopted { name, rules } => {
                self.orders_name = Some(name.clone());
                self.orders = (**rules).clone();
            }
            Event::PublicExcluded { ground } => {
                self.exclude(ground, mark, fact.as_of);
            }
            Event::PublicReadmitted {} => {
                clock::end(&mut self.secluded, mark);
                if self.agenda.current().is_some_and(|item| item.exempt.is_some()) {
                    clock::begin(&mut self.readmitted, mark);
                }
                self.private = None;
            }
            Event::EntryEdited { entry, text } => self.edit(*entry, text),
            Event::ClockStepped { ms } => self.stepped_ms = self.stepped_ms.saturating_add(*ms),
            Event::NarrativeMinuted { .. }
            | Event::HeadingMinuted { .. }
            | Event::StatementMade { .. }
            | Event::PointMade { .. }
            | Event::DocumentCited { .. }
            | Event::EntryStruck { .. }
            | Event::FactUndone { .. }
            | Event::Unknown { .. } => {}
        }
    }

    /// The public is out from `mark` on. What was entered since then, where that is told late, is exempt too.
    fn exclude(&mut self, ground: &str, mark: Mark, late: Option<Moment>) {
        let here = self.item().cloned();
        // What was noticed when the exempt item was opened is put right.
        let put_right = |seq| self.entry(seq).is_some_and(|entry| entry.item == here);
        let still = self.notices.iter();
        let still = still.filter(|one| one.code != "public_not_excluded" || !one.seq.is_some_and(put_right));
        self.notices = still.cloned().collect();
        if let Some(from) = late {
            self.entries
                .iter_mut()
                .filter(|entry| entry.when() >= from)
                .for_each(|entry| entry.exempt = true);
            let spoken = self
                .floor
                .speeches
                .iter_mut()
                .filter(|speech| speech.span.from.at >= from);
            spoken.for_each(|speech| speech.exempt = true);
        }
        clock::end(&mut self.readmitted, mark);
        clock::begin(&mut self.secluded, mark);
        self.private = Some(ground.to_owned());
    }

    fn list_person(&mut self, person: Person) {
        let leads = person.leads() || person.is_one_of(&self.orders.terms.chairs);
        if self.chair.is_none() && leads && person.voting {
            self.chair = Some(person.id.clone());
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

    fn set_action(&mut self, id: super::ids::ActionId, status: ActionStatus) {
        if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
            action.status = status;
        }
    }

    /// The item a fact belongs to: the present one; of what was entered late, the one then taken; of a
    /// point, that of the entry it stands under.
    fn item_of(&self, fact: &Recorded) -> Option<&ItemId> {
        let above = match &fact.event {
            Event::PointMade { under, .. } => under.and_then(|seq| self.entry(seq)),
            _ => None,
        };
        match (above, fact.as_of) {
            (Some(above), _) => above.item.as_ref(),
            (None, Some(as_of)) => self.agenda.taken_at(as_of).map(|item| &item.id),
            (None, None) => self.item(),
        }
    }

    /// The entry a fact makes, if it makes one: told from the meeting as it stood before.
    fn entry_of(&self, fact: &Recorded) -> Option<Entry> {
        if self.is_planning(fact) {
            return None;
        }
        let text = words::entry_text(&fact.event, self)?;
        let (by, to): (Option<PersonId>, Option<PersonId>) = words::by_and_to(&fact.event);
        let item = match &fact.event {
            Event::ItemOpened { item } | Event::ItemDeferred { item, .. } => Some(item.clone()),
            Event::QuestionSubmitted { item, .. } => item.clone(),
            _ => self.item_of(fact).cloned(),
        };
        let (known_as, refers_to) = words::references(&fact.event);
        Some(Entry {
            seq: fact.seq,
            at: fact.at,
            as_of: fact.as_of,
            item,
            kind: EntryKind::of(&fact.event),
            by,
            to,
            text,
            refers_to,
            known_as,
            exempt: fact.exempt,
            corrected: false,
            struck: None,
        })
    }
}
