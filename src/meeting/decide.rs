//! What the clerk means, decided into one fact, or refused with what to do instead.
//!
//! It refuses only what contradicts the record or names what is not there. What breaks a rule of debate
//! is recorded: `finding` notices it.

use super::event::{Event, MotionKind, NamedVote, Seq, Side, Verdict, VoteMethod};
use super::ids::{ActionId, ItemId, MotionId, PersonId, QuestionId, UndertakingId};
use super::intent::{FollowUp, Intent, QueueIs, Take, Tally};
use super::minute::EntryKind;
use super::motion::Motion;
use super::people::Person;
use super::refusal::Refusal;
use super::state::{Meeting, Status};

/// The one fact that `intent` is in this meeting.
///
/// # Errors
/// What contradicts the record, or names what is not there.
pub fn decide(meeting: &Meeting, intent: Intent) -> Result<Event, Refusal> {
    let d = Decider { meeting };
    match intent {
        Intent::Narrate { text } => Ok(Event::NarrativeMinuted { text: said(text)? }),
        Intent::Head { text } => Ok(Event::HeadingMinuted { text: said(text)? }),
        Intent::State { by, text } => Ok(Event::StatementMade {
            by: d.known(by)?,
            text: said(text)?,
        }),
        Intent::Point { text } => d.point(said(text)?),
        Intent::Ask {
            by,
            to,
            follows,
            text,
        } => d.ask(by, to, follows, said(text)?),
        Intent::Answer { by, question, text } => d.answer(by, question, said(text)?),
        Intent::Undertake { by, text } => d.undertake(by, said(text)?),
        Intent::Act { owner, text, due } => d.act(owner, said(text)?, due),
        Intent::Submit { by, to, text } => Ok(Event::QuestionSubmitted {
            id: QuestionId(meeting.next.question),
            by: d.known(by)?,
            to: d.known_opt(to)?,
            item: meeting.item().cloned(),
            text: said(text)?,
        }),
        Intent::WithdrawQuestion { question } => Ok(Event::QuestionWithdrawn {
            question: d.question(question)?,
        }),
        Intent::Enqueue {
            person,
            priority,
            note,
        } => Ok(Event::SpeakerQueued {
            person: d.known(person)?,
            priority,
            note,
        }),
        Intent::Dequeue { person } => match meeting.floor.waits(&d.known(person.clone())?) {
            true => Ok(Event::SpeakerUnqueued { person }),
            false => Err(Refusal::NotWaiting(d.shown(&person))),
        },
        Intent::CallNext => {
            let next = meeting.floor.queue.first().ok_or(Refusal::NobodyWaiting)?;
            Ok(Event::FloorGiven {
                person: next.person.clone(),
                priority: next.priority,
            })
        }
        Intent::Call { person } => d.call(person),
        Intent::Yield => {
            meeting.floor.speaking().ok_or(Refusal::FloorIsFree)?;
            Ok(Event::FloorYielded {})
        }
        Intent::Queue(QueueIs::Open) => Ok(Event::QueueOpened {}),
        Intent::Queue(QueueIs::Closed) => Ok(Event::QueueClosed {}),
        Intent::Queue(QueueIs::Clear) => Ok(Event::QueueCleared {}),
        Intent::Limit { seconds } => Ok(Event::LimitSet { seconds }),
        Intent::Open => match meeting.status() {
            Status::Planned => Ok(Event::MeetingOpened {}),
            Status::Live | Status::Adjourned => Err(Refusal::AlreadyOpen),
            Status::Closed => Err(Refusal::AlreadyClosed),
        },
        Intent::Adjourn { until } => match meeting.status() {
            Status::Live => Ok(Event::MeetingAdjourned { until }),
            Status::Adjourned => Err(Refusal::AlreadyAdjourned),
            Status::Planned => Err(Refusal::NotOpen),
            Status::Closed => Err(Refusal::AlreadyClosed),
        },
        Intent::Resume => match meeting.status() {
            Status::Adjourned => Ok(Event::MeetingResumed {}),
            Status::Planned | Status::Live | Status::Closed => Err(Refusal::NotAdjourned),
        },
        Intent::Close => match meeting.status() {
            Status::Live | Status::Adjourned => Ok(Event::MeetingClosed {}),
            Status::Planned => Err(Refusal::NotOpen),
            Status::Closed => Err(Refusal::AlreadyClosed),
        },
        Intent::Reopen => match meeting.status() {
            Status::Closed => Ok(Event::MeetingReopened {}),
            Status::Planned | Status::Live | Status::Adjourned => Err(Refusal::AlreadyOpen),
        },
        Intent::Take(take) => d.take(take),
        Intent::AddItem {
            number,
            title,
            planned_s,
            due,
            exempt,
        } => {
            let id = d.new_item_id(number.as_deref())?;
            Ok(Event::ItemListed {
                id,
                number,
                title: said(title)?,
                planned_s,
                due,
                exempt,
            })
        }
        Intent::Note { text } => Ok(Event::ItemNoted {
            item: meeting.item().cloned(),
            text,
        }),
        Intent::Defer { text } => Ok(Event::ItemDeferred {
            item: d.item()?,
            text,
        }),
        Intent::Done => Ok(Event::ItemClosed { item: d.item()? }),
        Intent::Present { people, mode } => Ok(Event::RollCalled {
            present: d.all_known(people)?,
            mode,
        }),
        Intent::Apologies { people, substitute } => Ok(Event::ApologiesGiven {
            people: d.all_known(people)?,
            substitute: d.known_opt(substitute)?,
        }),
        Intent::Arrive { people, mode } => Ok(Event::PeopleArrived {
            people: d.all_known(people)?,
            mode,
        }),
        Intent::Leave { people } => Ok(Event::PeopleLeft {
            people: d.all_known(people)?,
        }),
        Intent::Declare {
            person,
            item,
            kind,
            text,
        } => {
            let item = match item {
                Some(item) => Some(d.on_agenda(item)?),
                None => d.item_of_interest(),
            };
            Ok(Event::InterestDeclared {
                person: d.known(person)?,
                item,
                kind,
                text: said(text)?,
            })
        }
        Intent::Chair { person } => Ok(Event::ChairTaken {
            person: d.known(person)?,
        }),
        Intent::Move {
            kind,
            moved_by,
            seconded_by,
            text,
        } => d.moved(kind, moved_by, seconded_by, text),
        Intent::Amend {
            amends,
            moved_by,
            seconded_by,
            text,
        } => Ok(Event::MotionMoved {
            id: MotionId(meeting.next.motion),
            kind: MotionKind::Amendment,
            text: said(text)?,
            moved_by: d.known_opt(moved_by)?,
            seconded_by: d.known_opt(seconded_by)?,
            amends: Some(d.pending(amends)?.id),
        }),
        Intent::Second { motion, by } => d.second(motion, by),
        Intent::Reword { motion, text } => Ok(Event::MotionReworded {
            motion: d.reworded(motion)?,
            text: said(text)?,
        }),
        Intent::Withdraw { motion } => Ok(Event::MotionWithdrawn {
            motion: d.pending(motion)?.id,
        }),
        Intent::Lapse { motion } => Ok(Event::MotionLapsed {
            motion: d.pending(motion)?.id,
        }),
        Intent::Agree { motion, text } => Ok(Event::DecisionDeclared {
            motion: d.floor_or_named(motion)?,
            method: VoteMethod::Assent,
            verdict: Verdict::Carried,
            text,
        }),
        Intent::Vote { motion, tally } => d.vote(motion, tally),
        Intent::Cast { side } => {
            let motion = d.tied().or_else(|| d.last_voted());
            meeting.motions.last_ballot(motion).ok_or(Refusal::NoVote)?;
            Ok(Event::CastingVoteGiven {
                motion,
                by: meeting.chair.clone(),
                side,
            })
        }
        Intent::RecordVote { person, side } => {
            let motion = d.last_voted();
            meeting.motions.last_ballot(motion).ok_or(Refusal::NoVote)?;
            Ok(Event::VoteRecorded {
                motion,
                person: d.known(person)?,
                side,
            })
        }
        Intent::Declared { motion, verdict } => d.declared(motion, verdict),
        Intent::ActionDone { action } => Ok(Event::ActionDone {
            action: d.open_action(action)?,
        }),
        Intent::ActionDropped { action, why } => Ok(Event::ActionDropped {
            action: d.open_action(action)?,
            why,
        }),
        Intent::Cite { title, url } => Ok(Event::DocumentCited {
            title: said(title)?,
            url,
        }),
        Intent::Exclude { ground } => d.exclude(ground),
        Intent::Readmit => match meeting.private {
            Some(_) => Ok(Event::PublicReadmitted {}),
            None => Err(Refusal::NotPrivate),
        },
        Intent::List(person) => d.list(person),
        Intent::Edit { entry, text } => d.edit(entry, said(text)?),
        Intent::Strike { entry, why } => d.strike(entry, said(why)?),
        Intent::Undo => d.undo(),
    }
}

/// Text without the blanks around it; none at all is refused.
fn said(text: String) -> Result<String, Refusal> {
    let trimmed = text.trim();
    match trimmed.len() {
        0 => Err(Refusal::Nothing),
        n if n == text.len() => Ok(text),
        _ => Ok(trimmed.to_owned()),
    }
}

struct Decider<'a> {
    meeting: &'a Meeting,
}

impl<'a> Decider<'a> {
    fn shown(&self, person: &PersonId) -> String {
        self.meeting.people.shown(person).to_owned()
    }

    fn known(&self, person: PersonId) -> Result<PersonId, Refusal> {
        match self.meeting.people.get(&person) {
            Some(_) => Ok(person),
            None => Err(Refusal::NobodyCalled(person)),
        }
    }

    fn known_opt(&self, person: Option<PersonId>) -> Result<Option<PersonId>, Refusal> {
        person.map(|person| self.known(person)).transpose()
    }

    fn all_known(&self, people: Vec<PersonId>) -> Result<Vec<PersonId>, Refusal> {
        let mut once: Vec<PersonId> = Vec::with_capacity(people.len());
        for person in people {
            let person = self.known(person)?;
            if !once.contains(&person) {
                once.push(person);
            }
        }
        if once.is_empty() {
            Err(Refusal::Nothing)
        } else {
            Ok(once)
        }
    }

    fn item(&self) -> Result<ItemId, Refusal> {
        self.meeting.item().cloned().ok_or(Refusal::NoItem)
    }

    fn on_agenda(&self, item: ItemId) -> Result<ItemId, Refusal> {
        match self.meeting.agenda.get(&item) {
            Some(_) => Ok(item),
            None => Err(Refusal::NoSuchItem(item)),
        }
    }

    /// Interests are declared at an item of their own, about others: such a one is for the whole meeting.
    fn item_of_interest(&self) -> Option<ItemId> {
        let item = self.meeting.agenda.current()?;
        let title = item.title.to_lowercase();
        (!title.contains("interest") && !title.contains("declaration")).then(|| item.id.clone())
    }

    fn new_item_id(&self, number: Option<&str>) -> Result<ItemId, Refusal> {
        let agenda = &self.meeting.agenda;
        match number {
            Some(number) => {
                let id = ItemId::from(number);
                if agenda.get(&id).is_some() {
                    Err(Refusal::ItemExists(number.into()))
                } else {
                    Ok(id)
                }
            }
            None => {
                let free = (agenda.items.len() + 1..).map(|n| ItemId::from(format!("i{n}").as_str()));
                Ok(free
                    .into_iter()
                    .find(|id| agenda.get(id).is_none())
                    .unwrap_or_else(|| "i".into()))
            }
        }
    }

    /// A point stands under what was last said or narrated on this item, and is its speaker's.
    fn point(&self, text: String) -> Result<Event, Refusal> {
        let item = self.meeting.item();
        let above = self
            .meeting
            .entries
            .iter()
            .rev()
            .filter(|entry| entry.struck.is_none())
            .find(|entry| match entry.kind {
                EntryKind::Narrative
                | EntryKind::Statement
                | EntryKind::Question
                | EntryKind::Answer
                | EntryKind::Undertaking
                | EntryKind::Heading
                | EntryKind::Motion
                | EntryKind::Decision
                | EntryKind::Noted
                | EntryKind::Action => true,
                EntryKind::Procedure => entry.refers_to.is_none() && entry.item.as_ref() != item,
                EntryKind::Point
                | EntryKind::Document
                | EntryKind::Vote
                | EntryKind::Attendance
                | EntryKind::Interest => false,
            });
        // What was entered late may belong to another item, and its points with it.
        let above = above.filter(|entry| entry.item.as_ref() == item || entry.as_of.is_some());
        Ok(Event::PointMade {
            by: above.and_then(|entry| entry.by.clone()),
            under: above.map(|entry| entry.seq),
            text,
        })
    }

    fn question(&self, id: QuestionId) -> Result<QuestionId, Refusal> {
        self.meeting
            .questions
            .get(id)
            .map(|question| question.id)
            .ok_or(Refusal::NoSuchQuestion(id))
    }

    fn ask(
        &self,
        by: PersonId,
        to: Option<PersonId>,
        follows: Option<FollowUp>,
        text: String,
    ) -> Result<Event, Refusal> {
        let follow_up_to = match follows {
            None => None,
            Some(FollowUp::Of(id)) => Some(self.question(id)?),
            Some(FollowUp::Latest) => Some(
                self.meeting
                    .questions
                    .latest()
                    .ok_or(Refusal::NothingToFollowUp)?,
            ),
        };
        let id = QuestionId(self.meeting.next.question);
        Ok(Event::QuestionAsked {
            id,
            by: self.known(by)?,
            to: self.known_opt(to)?,
            follow_up_to,
            text,
        })
    }

    fn answer(&self, by: PersonId, question: Option<QuestionId>, text: String) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let question = match question {
            Some(id) => self.question(id)?,
            None => self
                .meeting
                .questions
                .answered_by(&by)
                .ok_or_else(|| Refusal::NoQuestion(by.clone()))?,
        };
        Ok(Event::QuestionAnswered { question, by, text })
    }

    /// A promise belongs to the question its giver has just answered, else to the one put to them, else to
    /// the one open on this item that was put to nobody.
    fn undertake(&self, by: PersonId, text: String) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let meeting = self.meeting;
        let just = meeting
            .entries
            .last()
            .filter(|last| last.kind == EntryKind::Answer && last.by.as_ref() == Some(&by));
        let answered = just.and_then(|last| match last.refers_to {
            Some(super::minute::Reference::Question(id)) => Some(id),
            _ => None,
        });
        let open = || {
            meeting
                .questions
                .open
                .iter()
                .rev()
                .filter_map(|id| meeting.questions.get(*id))
        };
        let question = answered
            .or_else(|| {
                open()
                    .find(|question| question.to.as_ref() == Some(&by))
                    .map(|question| question.id)
            })
            .or_else(|| {
                let here = meeting.item();
                open()
                    .find(|question| question.to.is_none() && question.item.as_ref() == here)
                    .map(|question| question.id)
            });
        Ok(Event::UndertakingGiven {
            id: UndertakingId(meeting.next.undertaking),
            by,
            question,
            text,
        })
    }

    fn act(
        &self,
        owner: Option<PersonId>,
        text: String,
        due: Option<chrono::NaiveDate>,
    ) -> Result<Event, Refusal> {
        let owner = self.known_opt(owner)?;
        let from = self.meeting.undertaking_open(owner.as_ref());
        Ok(Event::ActionAssigned {
            id: ActionId(self.meeting.next.action),
            owner,
            text,
            due,
            from,
        })
    }

    fn open_action(&self, id: ActionId) -> Result<ActionId, Refusal> {
        let action = self.meeting.action(id).ok_or(Refusal::NoSuchAction(id))?;
        match action.status {
            super::action::ActionStatus::Open => Ok(id),
            super::action::ActionStatus::Done | super::action::ActionStatus::Dropped => {
                Err(Refusal::ActionIsDone(id))
            }
        }
    }

    fn call(&self, person: PersonId) -> Result<Event, Refusal> {
        let person = self.known(person)?;
        if self
            .meeting
            .floor
            .speaking()
            .is_some_and(|speech| speech.person == person)
        {
            return Err(Refusal::HasTheFloor(self.shown(&person)));
        }
        let waiting = self
            .meeting
            .floor
            .queue
            .iter()
            .find(|waiting| waiting.person == person);
        let priority = waiting.map(|waiting| waiting.priority).unwrap_or_default();
        Ok(Event::FloorGiven { person, priority })
    }

    fn take(&self, take: Take) -> Result<Event, Refusal> {
        let item = match take {
            Take::Next => self.meeting.agenda.next().ok_or(Refusal::NoNextItem)?.id.clone(),
            Take::Item(id) => self.on_agenda(id)?,
        };
        if self.meeting.item() == Some(&item) {
            return Err(Refusal::AlreadyOnItem(item));
        }
        Ok(Event::ItemOpened { item })
    }

    /// A motion in its own words, or in those that the agenda prints for the item.
    fn moved(
        &self,
        kind: MotionKind,
        moved_by: Option<PersonId>,
        seconded_by: Option<PersonId>,
        text: Option<String>,
    ) -> Result<Event, Refusal> {
        let printed = || {
            let item = self.meeting.agenda.current()?;
            let moved = |text: &String| {
                self.meeting
                    .motions
                    .list
                    .iter()
                    .any(|one| one.item.as_ref() == Some(&item.id) && one.text == *text)
            };
            item.recommended.iter().find(|text| !moved(text)).cloned()
        };
        let text = text
            .filter(|text| !text.trim().is_empty())
            .or_else(printed)
            .ok_or(Refusal::NoWords)?;
        Ok(Event::MotionMoved {
            id: MotionId(self.meeting.next.motion),
            kind,
            text: said(text)?,
            moved_by: self.known_opt(moved_by)?,
            seconded_by: self.known_opt(seconded_by)?,
            amends: None,
        })
    }

    fn named(&self, id: MotionId) -> Result<&'a Motion, Refusal> {
        self.meeting.motions.get(id).ok_or(Refusal::NoSuchMotion(id))
    }

    /// A motion still to be decided: the one named, or the one on the floor.
    fn pending(&self, motion: Option<MotionId>) -> Result<&'a Motion, Refusal> {
        let motion = match motion {
            Some(id) => self.named(id)?,
            None => self.meeting.motion_on_floor().ok_or(Refusal::NoMotion)?,
        };
        if motion.status.is_pending() {
            Ok(motion)
        } else {
            Err(Refusal::MotionIsDecided(motion.id))
        }
    }

    /// A vote or assent may come without any motion, but not to one that is not there.
    fn floor_or_named(&self, motion: Option<MotionId>) -> Result<Option<MotionId>, Refusal> {
        match motion {
            Some(id) => self.pending(Some(id)).map(|motion| Some(motion.id)),
            None => Ok(self.meeting.motion_on_floor().map(|motion| motion.id)),
        }
    }

    /// The substantive words may be put right after the amendment was carried, before the motion is voted.
    fn reworded(&self, motion: Option<MotionId>) -> Result<MotionId, Refusal> {
        self.pending(motion).map(|motion| motion.id)
    }

    fn second(&self, motion: Option<MotionId>, by: PersonId) -> Result<Event, Refusal> {
        let by = self.known(by)?;
        let motion = match motion {
            Some(id) => self.named(id)?,
            None => self.pending(None)?,
        };
        match &motion.seconded_by {
            Some(first) => Err(Refusal::AlreadySeconded {
                motion: motion.id,
                by: self.shown(first),
            }),
            None => Ok(Event::MotionSeconded {
                motion: motion.id,
                by,
            }),
        }
    }

    fn vote(&self, motion: Option<MotionId>, tally: Tally) -> Result<Event, Refusal> {
        let motion = self.floor_or_named(motion)?;
        let (method, names) = match tally {
            Tally::Count {
                in_favour,
                against,
                abstain,
            } => {
                let (method, names) = (VoteMethod::Show, Vec::new());
                return Ok(Event::VoteTaken {
                    motion,
                    method,
                    in_favour,
                    against,
                    abstain,
                    names,
                });
            }
            Tally::All(side) => {
                let here = self
                    .meeting
                    .people
                    .voting()
                    .filter(|person| self.meeting.roll.is_present(&person.id));
                let names: Vec<NamedVote> = here
                    .map(|person| NamedVote {
                        person: person.id.clone(),
                        side,
                    })
                    .collect();
                if names.is_empty() {
                    return Err(Refusal::NobodyPresent);
                }
                (
                    if side == Side::For {
                        VoteMethod::Unanimous
                    } else {
                        VoteMethod::Named
                    },
                    names,
                )
            }
            Tally::Named(names) => {
                for (at, vote) in names.iter().enumerate() {
                    self.known(vote.person.clone())?;
                    if names[..at].iter().any(|other| other.person == vote.person) {
                        return Err(Refusal::VotedTwice(self.shown(&vote.person)));
                    }
                }
                (VoteMethod::Named, names)
            }
        };
        let of = |side: Side| names.iter().filter(|vote| vote.side == side).count() as u32;
        let (in_favour, against, abstain) = (of(Side::For), of(Side::Against), of(Side::Abstain));
        Ok(Event::VoteTaken {
            motion,
            method,
            in_favour,
            against,
            abstain,
            names,
        })
    }

    fn tied(&self) -> Option<MotionId> {
        let pending = self
            .meeting
            .motions
            .pending
            .iter()
            .rev()
            .filter_map(|id| self.meeting.motions.get(*id));
        pending
            .filter(|motion| motion.status == super::motion::MotionStatus::Tied)
            .map(|motion| motion.id)
            .next()
    }

    /// What was voted on last.
    fn last_voted(&self) -> Option<MotionId> {
        let ballots = self
            .meeting
            .motions
            .list
            .iter()
            .filter_map(|motion| motion.ballots.last());
        let loose = self.meeting.motions.loose.last();
        ballots
            .chain(loose)
            .max_by_key(|ballot| ballot.seq)
            .and_then(|ballot| ballot.motion)
    }

    /// The chair declares: what was just voted on, else what is on the floor.
    fn declared(&self, motion: Option<MotionId>, verdict: Verdict) -> Result<Event, Refusal> {
        let motion = match motion {
            Some(id) => self.named(id)?.id,
            None => match self.meeting.motions.undeclared {
                Some(id) => id,
                None => self.pending(None)?.id,
            },
        };
        Ok(Event::DecisionDeclared {
            motion: Some(motion),
            method: VoteMethod::Declared,
            verdict,
            text: None,
        })
    }

    fn exclude(&self, ground: Option<String>) -> Result<Event, Refusal> {
        if self.meeting.private.is_some() {
            return Err(Refusal::AlreadyPrivate);
        }
        let printed = || self.meeting.agenda.current().and_then(|item| item.exempt.clone());
        let ground = ground
            .filter(|ground| !ground.trim().is_empty())
            .or_else(printed)
            .ok_or(Refusal::NoGround)?;
        Ok(Event::PublicExcluded { ground })
    }

    fn list(&self, person: Person) -> Result<Event, Refusal> {
        let Person {
            id,
            name,
            role,
            shown,
            kind,
            voting,
        } = person;
        match self.meeting.people.get(&id) {
            Some(other) if other.name != name => Err(Refusal::TagTaken(id)),
            Some(_) | None => Ok(Event::PersonListed {
                id,
                name: said(name)?,
                role,
                shown,
                kind,
                voting,
            }),
        }
    }

    fn edit(&self, seq: Seq, text: String) -> Result<Event, Refusal> {
        let entry = self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        if entry.struck.is_some() {
            return Err(Refusal::AlreadyStruck(seq));
        }
        match entry.kind {
            EntryKind::Narrative
            | EntryKind::Heading
            | EntryKind::Statement
            | EntryKind::Point
            | EntryKind::Question
            | EntryKind::Answer
            | EntryKind::Undertaking
            | EntryKind::Action
            | EntryKind::Document
            | EntryKind::Motion
            | EntryKind::Noted
            | EntryKind::Interest => {}
            EntryKind::Vote | EntryKind::Decision | EntryKind::Attendance | EntryKind::Procedure => {
                return Err(Refusal::NotEditable(seq));
            }
        }
        if entry.text == text {
            Err(Refusal::SameWords(seq))
        } else {
            Ok(Event::EntryEdited { entry: seq, text })
        }
    }

    fn strike(&self, seq: Seq, why: String) -> Result<Event, Refusal> {
        let entry = self.meeting.entry(seq).ok_or(Refusal::NoSuchEntry(seq))?;
        match entry.struck {
            Some(_) => Err(Refusal::AlreadyStruck(seq)),
            None => Ok(Event::EntryStruck { entry: seq, why }),
        }
    }

    /// The last fact that stands. What the agenda page made is not the clerk's to take back.
    fn undo(&self) -> Result<Event, Refusal> {
        let mut undone = Vec::new();
        for fact in self
            .meeting
            .facts
            .iter()
            .rev()
            .take_while(|fact| fact.seq > self.meeting.plan_end)
        {
            match &fact.event {
                Event::FactUndone { fact } => undone.push(*fact),
                Event::ClockStepped { .. } | Event::Unknown { .. } => {}
                _ if undone.contains(&fact.seq) => {}
                _ => return Ok(Event::FactUndone { fact: fact.seq }),
            }
        }
        Err(Refusal::NothingToUndo)
    }
}
