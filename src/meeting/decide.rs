//! What the clerk means, decided into one fact, or refused with what to do instead.
//!
//! It refuses only what contradicts the record or names what is not there. What breaks a rule of debate
//! is recorded: `finding` notices it.

mod business;
mod correct;
mod debate;
mod disposal;
mod election;
mod floor;
mod life;
mod motion;
mod record;
mod vote;

use super::event::{Event, MotionKind, Verdict, VoteMethod};
use super::ids::{ItemId, MotionId, PersonId, QuestionId};
use super::intent::{Intent, QueueIs};
use super::refusal::Refusal;
use super::state::{Meeting, Status};
use crate::meeting::facts::{
    ActionDone, ActionDropped, ApologiesGiven, AppointmentMade, CastingVoteGiven, ChairTaken,
    DecisionDeclared, DispensationGranted, DocumentCited, EarlierMinutesApproved, EarlierSettled, FloorGiven,
    FloorYielded, HeadingMinuted, InterestDeclared, ItemClosed, ItemDeferred, ItemListed, ItemNoted,
    LimitSet, MeetingAdjourned, MeetingClosed, MeetingExtended, MeetingOpened, MeetingReopened,
    MeetingResumed, MinutesApproved, MotionLapsed, MotionMoved, MotionReworded, MotionWithdrawn,
    NamedVoteDemanded, NarrativeMinuted, NextMeetingFixed, PeopleAbsent, PeopleArrived, PeopleLeft,
    PersonRecused, ProxyGiven, PublicReadmitted, QuestionSubmitted, QuestionWithdrawn, QueueCleared,
    QueueClosed, QueueOpened, ReadingTaken, RollCalled, SpeakerUnqueued, StatementMade, UrgencyExplained,
    VoteRecorded,
};

/// The one fact that `intent` is in this meeting.
///
/// # Errors
/// What contradicts the record, or names what is not there.
pub fn decide(meeting: &Meeting, intent: Intent) -> Result<Event, Refusal> {
    let d = Decider { meeting, here: None };
    if meeting.status().is_approved() {
        return d.after_approval(intent);
    }
    match intent {
        Intent::Dispose {
            procedure,
            moved_by,
            seconded_by,
            aim,
        } => d.disposes(procedure, moved_by, seconded_by, aim),
        Intent::VoteBy {
            motion,
            tally,
            method,
            spoilt,
        } => d.vote_by(motion, tally, method, spoilt),
        Intent::DecidedWith {
            motion,
            method,
            verdict,
            text,
            figures,
        } => d.decided_with(motion, method, verdict, text, figures),
        Intent::Recount { motion, count, why } => d.recount(motion, count, why),
        Intent::Together { items } => d.together(items),
        Intent::Pull { item } => d.pull(item),
        Intent::Hearing { open } => d.hearing(open),
        Intent::Reading { which } => Ok(Event::ReadingTaken(ReadingTaken {
            item: d.item()?,
            which: said(which)?,
        })),
        Intent::Nominate { office, nominee } => d.nominate(said(office)?, nominee),
        Intent::Appoint { people, to } => Ok(Event::AppointmentMade(AppointmentMade {
            people: d.all_known(people)?,
            to: said(to)?,
        })),
        Intent::Reorder { person, before } => d.reorder(person, before),
        Intent::ActMeeting {
            owner,
            text,
            due,
            meets,
        } => d.act_meeting(owner, said(text)?, due, meets),
        Intent::Absent { people, excused } => Ok(Event::PeopleAbsent(PeopleAbsent {
            people: d.all_known(people)?,
            excused,
        })),
        Intent::Recuse { person, why } => Ok(Event::PersonRecused(PersonRecused {
            person: d.known(person)?,
            item: meeting.item().cloned(),
            why,
        })),
        Intent::NarrateUnnamed { name, text } => Ok(Event::NarrativeMinuted(NarrativeMinuted {
            text: said(text)?,
            unnamed: Some(name),
        })),
        Intent::Narrate { text } => Ok(Event::NarrativeMinuted(NarrativeMinuted {
            text: said(text)?,
            unnamed: None,
        })),
        Intent::Head { text } => Ok(Event::HeadingMinuted(HeadingMinuted { text: said(text)? })),
        Intent::State { by, text } => Ok(Event::StatementMade(StatementMade {
            by: d.known(by)?,
            text: said(text)?,
        })),
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
        Intent::Submit { by, to, text } => Ok(Event::QuestionSubmitted(QuestionSubmitted {
            id: QuestionId(meeting.next.question),
            by: d.known(by)?,
            to: d.known_opt(to)?,
            item: meeting.item().cloned(),
            text: said(text)?,
        })),
        Intent::WithdrawQuestion { question } => Ok(Event::QuestionWithdrawn(QuestionWithdrawn {
            question: d.question(question)?,
        })),
        Intent::Enqueue {
            person,
            priority,
            note,
        } => d.enqueue(person, priority, note),
        Intent::Readd => d.readd(),
        Intent::Dequeue { person } => match meeting.floor.waits(&d.known(person.clone())?) {
            true => Ok(Event::SpeakerUnqueued(SpeakerUnqueued { person })),
            false => Err(Refusal::NotWaiting(d.shown(&person))),
        },
        Intent::CallNext => {
            let next = meeting.floor.queue.first().ok_or(Refusal::NobodyWaiting)?;
            Ok(Event::FloorGiven(FloorGiven {
                person: next.person.clone(),
                priority: next.priority,
            }))
        }
        Intent::Call { person } => d.call(person),
        Intent::Yield => {
            meeting.floor.speaking().ok_or(Refusal::FloorIsFree)?;
            Ok(Event::FloorYielded(FloorYielded {}))
        }
        Intent::Queue(QueueIs::Open) => Ok(Event::QueueOpened(QueueOpened {})),
        Intent::Queue(QueueIs::Closed) => Ok(Event::QueueClosed(QueueClosed {})),
        Intent::Queue(QueueIs::Clear) => Ok(Event::QueueCleared(QueueCleared {})),
        Intent::Limit { seconds } => Ok(Event::LimitSet(LimitSet { seconds })),
        Intent::Open => match meeting.status() {
            Status::Planned => Ok(Event::MeetingOpened(MeetingOpened {})),
            Status::Live | Status::Adjourned => Err(Refusal::AlreadyOpen),
            Status::Closed | Status::Approved | Status::Signed => Err(Refusal::AlreadyClosed),
        },
        Intent::Adjourn { until } => match meeting.status() {
            Status::Live => Ok(Event::MeetingAdjourned(MeetingAdjourned { until })),
            Status::Adjourned => Err(Refusal::AlreadyAdjourned),
            Status::Planned => Err(Refusal::NotOpen),
            Status::Closed | Status::Approved | Status::Signed => Err(Refusal::AlreadyClosed),
        },
        Intent::Resume => match meeting.status() {
            Status::Adjourned => Ok(Event::MeetingResumed(MeetingResumed {})),
            Status::Planned | Status::Live | Status::Closed | Status::Approved | Status::Signed => {
                Err(Refusal::NotAdjourned)
            }
        },
        Intent::Close => match meeting.status() {
            Status::Live | Status::Adjourned => Ok(Event::MeetingClosed(MeetingClosed {})),
            Status::Planned => Err(Refusal::NotOpen),
            Status::Closed | Status::Approved | Status::Signed => Err(Refusal::AlreadyClosed),
        },
        Intent::Reopen => match meeting.status() {
            Status::Closed => Ok(Event::MeetingReopened(MeetingReopened {})),
            Status::Planned | Status::Live | Status::Adjourned => Err(Refusal::AlreadyOpen),
            Status::Approved | Status::Signed => Err(Refusal::Approved),
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
            let whole = number
                .as_deref()
                .and_then(|number| meeting.agenda.whole_of_number(number));
            let parent = whole.cloned();
            Ok(Event::ItemListed(ItemListed {
                id,
                number,
                title: said(title)?,
                planned_s,
                due,
                exempt,
                parent,
                note: None,
                consent: false,
            }))
        }
        Intent::Note { text } => Ok(Event::ItemNoted(ItemNoted {
            item: meeting.item().cloned(),
            text,
        })),
        Intent::Defer { text } => Ok(Event::ItemDeferred(ItemDeferred {
            item: d.item()?,
            text,
        })),
        Intent::Done => Ok(Event::ItemClosed(ItemClosed { item: d.item()? })),
        Intent::Present { people, mode } => Ok(Event::RollCalled(RollCalled {
            present: d.all_known(people)?,
            mode,
        })),
        Intent::Apologies { people, substitute } => Ok(Event::ApologiesGiven(ApologiesGiven {
            people: d.all_known(people)?,
            substitute: d.known_opt(substitute)?,
        })),
        Intent::Arrive { people, mode } => Ok(Event::PeopleArrived(PeopleArrived {
            people: d.all_known(people)?,
            mode,
        })),
        Intent::Leave { people } => Ok(Event::PeopleLeft(PeopleLeft {
            people: d.all_known(people)?,
        })),
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
            Ok(Event::InterestDeclared(InterestDeclared {
                person: d.known(person)?,
                item,
                kind,
                text: said(text)?,
            }))
        }
        Intent::Chair { person } => Ok(Event::ChairTaken(ChairTaken {
            person: d.known(person)?,
        })),
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
        } => Ok(Event::MotionMoved(MotionMoved {
            id: MotionId(meeting.next.motion),
            kind: MotionKind::Amendment,
            text: d.change(said(text)?)?,
            moved_by: d.known_opt(moved_by)?,
            seconded_by: d.known_opt(seconded_by)?,
            amends: Some(d.to_amend(amends)?),
            procedure: None,
            aim: None,
        })),
        Intent::Second { motion, by } => d.second(motion, by),
        Intent::Reword { motion, text } => Ok(Event::MotionReworded(MotionReworded {
            motion: d.reworded(motion)?,
            text: said(text)?,
        })),
        Intent::Withdraw { motion, consent } => Ok(Event::MotionWithdrawn(MotionWithdrawn {
            motion: d.pending(motion)?.id,
            consent,
        })),
        Intent::Accept { motion } => d.accept(motion),
        Intent::Demand { by } => Ok(Event::NamedVoteDemanded(NamedVoteDemanded {
            motion: meeting.motion_on_floor().map(|motion| motion.id),
            by: d.all_known(by)?,
        })),
        Intent::CallElection { office, nominees } => d.call_election(said(office)?, nominees),
        Intent::CountBallot {
            election,
            votes,
            abstain,
        } => d.count_ballot(election, votes, abstain),
        Intent::Settle {
            election,
            person,
            how,
        } => d.settle(election, person, how),
        Intent::Dispense {
            person,
            item,
            speak_only,
            text,
        } => {
            let item = match item {
                Some(item) => Some(d.on_agenda(item)?),
                None => d.item_of_interest(),
            };
            Ok(Event::DispensationGranted(DispensationGranted {
                person: d.known(person)?,
                item,
                speak_only,
                text,
            }))
        }
        Intent::Proxy { from, to } if from == to => Err(Refusal::OwnProxy(d.shown(&from))),
        Intent::Proxy { from, to } => Ok(Event::ProxyGiven(ProxyGiven {
            from: d.known(from)?,
            to: d.known(to)?,
        })),
        Intent::Urgent { reason } => Ok(Event::UrgencyExplained(UrgencyExplained {
            item: d.item()?,
            reason: said(reason)?,
        })),
        Intent::ApproveEarlier { held, corrected } => match meeting.date() {
            Some(date) if held >= date => Err(Refusal::NoEarlierMeeting),
            Some(_) | None => Ok(Event::EarlierMinutesApproved(EarlierMinutesApproved {
                held,
                corrected,
            })),
        },
        Intent::SettleEarlier {
            held,
            owed,
            dropped,
            text,
        } => match meeting.date() {
            Some(date) if held >= date => Err(Refusal::NotEarlier(owed)),
            Some(_) | None => Ok(Event::EarlierSettled(EarlierSettled {
                held,
                owed,
                dropped,
                text,
            })),
        },
        Intent::Summarise { item, text } => d.summarise(item, text),
        Intent::NextMeeting { date, time, venue } => {
            Ok(Event::NextMeetingFixed(NextMeetingFixed { date, time, venue }))
        }
        Intent::Approve {
            on,
            meeting: at,
            corrected,
        } => match meeting.status() {
            Status::Closed => Ok(Event::MinutesApproved(MinutesApproved {
                on,
                meeting: at,
                corrected,
            })),
            Status::Planned | Status::Live | Status::Adjourned => Err(Refusal::NotClosed),
            Status::Approved | Status::Signed => Err(Refusal::Approved),
        },
        Intent::Sign { .. } | Intent::Correct { .. } => Err(Refusal::NotApproved),
        Intent::Propose { entry, text, why } => d.propose(entry, text, why),
        Intent::Extend { until } => Ok(Event::MeetingExtended(MeetingExtended { until })),
        Intent::Lapse { motion } => Ok(Event::MotionLapsed(MotionLapsed {
            motion: d.pending(motion)?.id,
        })),
        Intent::Agree { motion, text } => Ok(Event::DecisionDeclared(DecisionDeclared {
            motion: d.floor_or_named(motion)?,
            method: VoteMethod::Assent,
            verdict: Verdict::Carried,
            text,
            in_favour: None,
            against: None,
            abstain: None,
        })),
        Intent::Vote { motion, tally } => d.vote(motion, tally),
        Intent::Cast { side } => {
            let motion = d.tied().or_else(|| d.last_voted());
            meeting.motions.last_ballot(motion).ok_or(Refusal::NoVote)?;
            Ok(Event::CastingVoteGiven(CastingVoteGiven {
                motion,
                by: meeting.chair.clone(),
                side,
            }))
        }
        Intent::RecordVote { person, side } => {
            let motion = d.last_voted();
            meeting.motions.last_ballot(motion).ok_or(Refusal::NoVote)?;
            Ok(Event::VoteRecorded(VoteRecorded {
                motion,
                person: d.known(person)?,
                side,
            }))
        }
        Intent::Declared { motion, verdict } => d.declared(motion, verdict),
        Intent::ActionDone { action } => Ok(Event::ActionDone(ActionDone {
            action: d.open_action(action)?,
        })),
        Intent::ActionDropped { action, why } => Ok(Event::ActionDropped(ActionDropped {
            action: d.open_action(action)?,
            why,
        })),
        Intent::Cite { title, url } => Ok(Event::DocumentCited(DocumentCited {
            title: said(title)?,
            url,
        })),
        Intent::Exclude { ground } => d.exclude(ground),
        Intent::Readmit => match meeting.in_private() {
            true => Ok(Event::PublicReadmitted(PublicReadmitted {})),
            false => Err(Refusal::NotPrivate),
        },
        Intent::List(person) => d.list(person),
        Intent::Edit { entry, text, why } => d.edit(entry, said(text)?, why),
        Intent::Split {
            entry,
            first,
            rest,
            why,
        } => d.split(entry, said(first)?, *rest, why),
        Intent::Merge { entries, why } => d.merge(entries, why),
        Intent::Put { entries, item, why } => d.put(entries, item, why),
        Intent::Recast {
            entry,
            to,
            as_of,
            why,
        } => d.recast(entry, *to, as_of, why),
        Intent::ChangeSpeaker { entry, by, why } => d.change_speaker(entry, by, why),
        Intent::Place { item, entry } => d.place(item, *entry),
        Intent::Mark { entry, text } => d.mark(entry, text),
        Intent::Unmark { entry } => d.unmark(entry),
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
    /// The item that is minuted, where it is not the one the meeting is on.
    here: Option<ItemId>,
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

    /// The item that is minuted.
    fn here(&self) -> Option<&ItemId> {
        self.here.as_ref().or_else(|| self.meeting.item())
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
}
