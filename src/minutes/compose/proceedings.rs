//! The proceedings: each item as it was taken, entry by entry, and the course of the meeting between them.

use std::collections::HashSet;

use super::decision::Deciding;
use super::telling::Telling;
use super::{Sheet, conduct, debate, decision, front};
use crate::meeting::event::Priority;
use crate::meeting::facts::{
    ActionDone, ActionDropped, ApologiesGiven, ChairTaken, FloorYielded, ItemClosed, ItemDeferred,
    ItemOpened, MeetingAdjourned, MeetingClosed, MeetingExtended, MeetingOpened, MeetingReopened,
    MeetingResumed, MotionMoved, NextMeetingFixed, PeopleArrived, PeopleLeft, PublicExcluded,
    PublicReadmitted, QueueCleared, QueueClosed, QueueOpened, RollCalled, SpeakerQueued, SummaryGiven,
    Unknown,
};
use crate::meeting::ids::{ItemId, PersonId};
use crate::meeting::minute::Entry;
use crate::meeting::{Event, clauses, running};
use crate::minutes::clause;
use crate::minutes::document::{Role, Text, capitalised};
use crate::minutes::style::{Say, Word};

/// Where in the proceedings the pen is.
pub(super) struct Pen {
    /// The item that the heading above names.
    item: Option<ItemId>,
    /// The items under whose headings it stands, the outermost first.
    under: Vec<ItemId>,
    /// The items that have had a heading.
    named: HashSet<ItemId>,
    /// Whether anything stands above: a heading that what follows belongs under.
    headed: bool,
    /// The item left for what was put under another, to be gone back to.
    left: Option<Option<ItemId>>,
    /// What stands just before and after.
    pub(super) last: debate::Last,
    /// The entry at which each motion was decided for good.
    pub(super) deciding: Deciding,
    /// The item of whose private part the public was told last.
    summarised: Option<ItemId>,
}

pub(super) fn proceedings(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    let order = running::standing(meeting);
    let mut pen = Pen {
        item: None,
        under: Vec::new(),
        named: HashSet::new(),
        headed: false,
        left: None,
        last: debate::Last::default(),
        deciding: Deciding::of(meeting, &order),
        summarised: None,
    };
    let unplaced = meeting
        .questions
        .list
        .iter()
        .filter(|question| question.written && question.item.is_none());
    if sheet.only.is_none()
        && unplaced
            .clone()
            .any(|question| meeting.entry(question.seq).is_none())
    {
        sheet.heading(1, sheet.word(Word::WrittenQuestions));
        debate::written(sheet, None);
    }
    for (at, entry) in order.iter().enumerate() {
        let Some(event) = meeting.told(entry.seq) else {
            continue;
        };
        let written = sheet.parts.len();
        sheet.entry_here = entry.seq;
        let next = order.get(at + 1).and_then(|next| meeting.told(next.seq));
        pen.last.list_follows = match event {
            // "The following points were made:" leads on to whatever is said next.
            Event::NarrativeMinuted(_) => next.is_some_and(debate::is_said),
            _ => matches!(next, Some(Event::PointMade(_))),
        };
        if let Event::ItemOpened(ItemOpened { item }) = event {
            pen.left = None;
            take(sheet, &mut pen, item, &order[..at], &order[at..]);
        } else {
            turn(sheet, &mut pen, entry);
            sheet.exempt = sheet.marks_fact(entry.seq) || sheet.marks(pen.item.as_ref());
            course(sheet, &mut pen, event, entry);
        }
        // A paper of one item leaves the others out, once they have set the scene.
        let within = |only: &ItemId| {
            let item = pen.item.as_ref();
            item.is_some_and(|item| meeting.agenda.is_within(item, only))
        };
        if sheet.only.is_some_and(|only| !within(only)) {
            sheet.parts.truncate(written);
        }
    }
    sheet.exempt = false;
    if sheet.only.is_none() {
        not_taken(sheet);
    }
}

/// The heading of an item, under those of the items it is within: these too, where the pen does not stand under
/// them already.
fn headings(sheet: &mut Sheet<'_>, pen: &mut Pen, id: &ItemId, again: bool) {
    let down = sheet.meeting.agenda.down_to(id);
    let under = pen.under.iter().zip(&down);
    let kept = under.take_while(|(under, item)| **under == item.id).count();
    // To an item whose heading stands above its parts, the pen goes back.
    let kept = kept.min(down.len().saturating_sub(1));
    for (item, level) in down.iter().zip(1..).skip(kept) {
        let named = !pen.named.insert(item.id.clone());
        let heading = sheet.item_heading(item, item.number.as_deref());
        let heading = continued(sheet, heading, named || (again && item.id == *id));
        sheet.anchor = Some(format!("item-{}", item.id));
        sheet.heading(level, heading);
    }
    pen.under = down.iter().map(|item| item.id.clone()).collect();
    sheet.level = u8::try_from(down.len()).unwrap_or(u8::MAX);
}

/// An item is taken, or taken up again.
fn take(sheet: &mut Sheet<'_>, pen: &mut Pen, id: &ItemId, before: &[&Entry], from: &[&Entry]) {
    let meeting = sheet.meeting;
    let opens = |entry: &&&Entry| matches!(meeting.told(entry.seq), Some(Event::ItemOpened(ItemOpened { item })) if item == id);
    let again = before.iter().find(opens).is_some();
    sheet.exempt = sheet.marks(Some(id));
    pen.item = Some(id.clone());
    sheet.item_here = Some(id.clone());
    pen.headed = true;
    pen.last.question = None;
    let Some(item) = meeting.agenda.get(id) else {
        sheet.heading(1, continued(sheet, capitalised(&sheet.item(id)), again));
        return;
    };
    headings(sheet, pen, id, again);
    if sheet.style.times {
        sheet.say(Role::Procedure, Text::plain(taken(sheet, id, from, again)));
    }
    if again {
        return;
    }
    // What is printed of the item and what then happened in the same words is told once.
    let happens = |is_it: &dyn Fn(&Event) -> bool| {
        let here = from.iter().filter(|entry| entry.item.as_ref() == Some(id));
        let mut facts = here.filter_map(|entry| meeting.fact(entry.seq));
        facts.any(|fact| is_it(&fact.event))
    };
    let excluded = |event: &Event| matches!(event, Event::PublicExcluded(PublicExcluded { ground }) if Some(ground) == item.exempt.as_ref());
    if let Some(ground) = item.exempt.as_ref().filter(|_| !happens(&excluded)) {
        sheet.say(
            Role::Procedure,
            sheet
                .voice
                .word(Word::InPrivate, &[("ground", ground.as_str().into())]),
        );
    }
    for report in &item.reports {
        let told = sheet
            .voice
            .word(Word::Report, &[("text", report.to_string().into())]);
        sheet.say(Role::Procedure, told);
    }
    let moved = |words: &&String| {
        happens(&|event| matches!(event, Event::MotionMoved(MotionMoved { text, .. }) if text == *words))
    };
    for words in item.recommended.iter().filter(|words| !moved(words)) {
        let passage = clauses::read(words);
        let lead = [("text", passage.lead.as_str().into())];
        sheet.say(Role::Motion, sheet.voice.word(Word::AgendaRecommends, &lead));
        decision::under(sheet, Role::Motion, &passage);
    }
    debate::written(sheet, Some(id));
    // Where the public was there at first, the summary stands where it was shut out.
    let ends = |entry: &&&Entry| opens_any(meeting.fact(entry.seq).map(|fact| &fact.event));
    let mut here = from.iter().skip(1).take_while(|entry| !ends(entry));
    let shut_out = |entry: &&Entry| {
        let fact = meeting.fact(entry.seq);
        fact.is_some_and(|fact| matches!(fact.event, Event::PublicExcluded(_)))
    };
    if !here.any(shut_out) {
        summary(sheet, pen);
    }
}

fn opens_any(event: Option<&Event>) -> bool {
    matches!(event, Some(Event::ItemOpened(_)))
}

/// What the public may read of what was done in private on the present item, once.
fn summary(sheet: &mut Sheet<'_>, pen: &mut Pen) {
    let Some(item) = pen
        .item
        .as_ref()
        .filter(|item| pen.summarised.as_ref() != Some(item))
    else {
        return;
    };
    if let Some(entry) = sheet.meeting.summary(item) {
        pen.summarised = Some(item.clone());
        let exempt = std::mem::take(&mut sheet.exempt);
        let text = sheet
            .voice
            .word(Word::Summary, &[("text", entry.text.as_str().into())]);
        sheet.say(Role::Decision, text);
        sheet.exempt = exempt;
    }
}

/// What was put under an item that was not taken then stands under a heading of its own; what follows it
/// goes back under the one before.
fn turn(sheet: &mut Sheet<'_>, pen: &mut Pen, entry: &Entry) {
    let listed = |item: &ItemId| sheet.meeting.agenda.get(item).is_some();
    let to = match entry.item.as_ref() {
        Some(item) if entry.placed && listed(item) => Some(item.clone()),
        _ => pen.left.clone().unwrap_or_else(|| pen.item.clone()),
    };
    if to == pen.item {
        return;
    }
    let back = pen.left.as_ref() == Some(&to);
    pen.left = match back {
        true => None,
        false => Some(pen.left.take().unwrap_or_else(|| pen.item.clone())),
    };
    pen.item.clone_from(&to);
    sheet.item_here.clone_from(&to);
    pen.last.question = None;
    pen.headed = to.is_some();
    let Some(item) = to.and_then(|id| sheet.meeting.agenda.get(&id)) else {
        return;
    };
    let id = item.id.clone();
    sheet.exempt = sheet.marks(Some(&id));
    headings(sheet, pen, &id, back);
}

/// The heading of an item that may have been taken before.
fn continued(sheet: &Sheet<'_>, heading: String, again: bool) -> String {
    match again {
        true => sheet.phrase(Word::Continued, &[("heading", heading.into())]),
        false => heading,
    }
}

/// When this taking of the item began and ended; `from` begins with the entry that opened it.
fn taken(sheet: &Sheet<'_>, id: &ItemId, from: &[&Entry], again: bool) -> String {
    let meeting = sheet.meeting;
    let ends = |entry: &&&Entry| match meeting.told(entry.seq) {
        Some(Event::ItemOpened(_) | Event::MeetingClosed(MeetingClosed {})) => true,
        Some(Event::ItemClosed(ItemClosed { item }) | Event::ItemDeferred(ItemDeferred { item, .. })) => {
            item == id
        }
        _ => false,
    };
    let began = from
        .first()
        .map(|entry| sheet.hour(entry.when()))
        .unwrap_or_default();
    let planned = meeting
        .agenda
        .get(id)
        .filter(|_| !again)
        .and_then(|item| item.planned_s);
    // Both on one day other than the meeting's: the day is named once.
    let same_day = |end: &&&Entry| {
        let days = (
            from.first().map(|first| first.when().date_naive()),
            end.when().date_naive(),
        );
        days.0 == Some(days.1)
    };
    let told = match from.iter().skip(1).find(ends) {
        Some(end) => match sheet.hour(end.when()) {
            ended if ended == began => began,
            ended if same_day(&end) => {
                let first = from.first().map(|first| sheet.style.hour(first.when().time()));
                front::span(sheet, &first.unwrap_or_default(), &ended)
            }
            ended => front::span(sheet, &began, &ended),
        },
        None => capitalised(&sheet.phrase(Word::Since, &[("at", began.into())])),
    };
    front::planned(sheet, told, planned)
}

/// A meeting that goes on on another day names the day.
fn new_day(sheet: &mut Sheet<'_>, entry: &Entry) {
    let day = entry.when().date_naive();
    let meeting = sheet.meeting;
    let before = meeting.entries.iter().rev();
    let before = before.filter(|one| one.seq < entry.seq && one.struck.is_none());
    if before.map(|one| one.when().date_naive()).next() != Some(day) {
        let date = sheet.style.date(day);
        sheet.say(Role::Procedure, Text::plain(date));
    }
}

/// Anything but the taking of an item.
fn course(sheet: &mut Sheet<'_>, pen: &mut Pen, event: &Event, entry: &Entry) {
    let at = sheet.hour(entry.when());
    let telling = |say: Say| Telling::of(say).with("at", at.clone());
    if matches!(event, Event::MeetingResumed(_) | Event::MeetingReopened(_)) {
        new_day(sheet, entry);
    }
    let told = match event {
        Event::MeetingOpened(MeetingOpened {}) => {
            head(sheet, pen, Word::Opening);
            sheet.told(telling(Say::Opened))
        }
        Event::MeetingAdjourned(MeetingAdjourned { until }) => {
            let until = until.map(|until| match until.date_naive() == entry.when().date_naive() {
                true => sheet.hour(until),
                false => format!("{}, {}", sheet.style.date(until.date_naive()), sheet.hour(until)),
            });
            sheet.told(telling(Say::Adjourned).with_some("until", until))
        }
        Event::MeetingResumed(MeetingResumed {}) => sheet.told(telling(Say::Resumed)),
        Event::MeetingClosed(MeetingClosed {}) => {
            pen.item = None;
            sheet.item_here = None;
            pen.headed = true;
            pen.under.clear();
            sheet.exempt = false;
            sheet.heading(1, sheet.word(Word::Closing));
            sheet.told(telling(Say::Closed))
        }
        Event::MeetingReopened(MeetingReopened {}) => Text::plain(sheet.word(Word::Reopened)),
        Event::ItemClosed(ItemClosed { item }) => {
            pen.headed = pen.item.as_ref() != Some(item);
            return;
        }
        Event::PeopleArrived(PeopleArrived { people, .. }) => {
            head(sheet, pen, Word::Further);
            return arrived(sheet, people, entry);
        }
        Event::PeopleLeft(PeopleLeft { people }) => {
            let who = sheet.names(people);
            sheet.told(telling(Say::Left).with("who", who))
        }
        Event::ChairTaken(ChairTaken { person }) => sheet.told(Telling::of(Say::Chair).who("who", person)),
        Event::PublicExcluded(PublicExcluded { ground }) => {
            head(sheet, pen, Word::Further);
            let told = sheet.told(telling(Say::Excluded).with("ground", ground.as_str()));
            sheet.say(Role::Procedure, told);
            return summary(sheet, pen);
        }
        // An item that the public heard nothing of has no place of its own for it.
        Event::SummaryGiven(SummaryGiven { item, .. })
            if sheet
                .meeting
                .agenda
                .get(item)
                .is_some_and(|item| item.opened.is_some()) =>
        {
            return;
        }
        Event::SummaryGiven(SummaryGiven { text, .. }) => {
            head(sheet, pen, Word::Further);
            sheet.voice.word(Word::Summary, &[("text", text.as_str().into())])
        }
        Event::PublicReadmitted(PublicReadmitted {}) => sheet.told(telling(Say::Readmitted)),
        Event::ActionDone(ActionDone { action }) => {
            let words = sheet.meeting.action(*action).map_or("", |action| &action.text);
            sheet.voice.word(Word::ActionDone, &[("text", words.into())])
        }
        Event::ActionDropped(ActionDropped { action, why }) => {
            let words = sheet.meeting.action(*action).map_or("", |action| &action.text);
            let known = [("text", words.into()), ("why", why.clone().into())];
            sheet.voice.word(Word::ActionDropped, &known)
        }
        Event::Unknown(Unknown { name, .. }) => {
            sheet.voice.word(Word::Newer, &[("name", name.as_str().into())])
        }
        Event::MeetingExtended(MeetingExtended { until }) => {
            let until = sheet.hour(*until);
            sheet.told(Telling::of(Say::Extended).with("until", until))
        }
        Event::EarlierMinutesApproved(_) => {
            head(sheet, pen, Word::Further);
            let told = Text::plain(clause::whole(&entry.text, false));
            return sheet.say(Role::Decision, told);
        }
        Event::AmendmentAccepted(_)
        | Event::NamedVoteDemanded(_)
        | Event::DispensationGranted(_)
        | Event::ProxyGiven(_)
        | Event::EarlierSettled(_)
        | Event::PeopleAbsent(_)
        | Event::ItemsTakenTogether(_)
        | Event::ItemPulled(_)
        | Event::HearingOpened(_)
        | Event::HearingClosed(_)
        | Event::ReadingTaken(_)
        | Event::NomineeAdded(_)
        | Event::AppointmentMade(_)
        | Event::PersonRecused(_)
        | Event::VoteRecounted(_)
        | Event::UrgencyExplained(_) => {
            head(sheet, pen, Word::Further);
            let told = conduct::told(sheet, event);
            told.unwrap_or_else(|| Text::plain(clause::whole(&entry.text, false)))
        }
        Event::ElectionCalled(_) | Event::BallotCounted(_) | Event::ElectionSettled(_) => {
            head(sheet, pen, Word::Further);
            let role = match event {
                Event::ElectionCalled(_) => Role::Motion,
                _ => Role::Vote,
            };
            if let Some(told) = conduct::told(sheet, event) {
                sheet.say(role, told);
            }
            return decision::elected(sheet, entry.seq);
        }
        // Outside any item the head of the minutes tells these, or their end.
        Event::RollCalled(_) | Event::ApologiesGiven(_) | Event::NextMeetingFixed(_)
            if pen.item.is_none() =>
        {
            return;
        }
        Event::RollCalled(RollCalled { present, .. }) => {
            let who = sheet.names(present);
            sheet.told(Telling::of(Say::Roll).with("who", who))
        }
        Event::ApologiesGiven(ApologiesGiven { people, substitute }) => {
            let who = sheet.names(people);
            let telling = Telling::of(Say::Apologies).with("who", who);
            sheet.told(telling.who_if("substitute", substitute.as_ref()))
        }
        Event::NextMeetingFixed(NextMeetingFixed { date, time, venue }) => {
            let telling = Telling::of(Say::NextMeeting).with("date", sheet.style.date(*date));
            let telling = telling.with_some("time", time.map(|time| sheet.style.hour(time)));
            sheet.told(telling.with_some("venue", venue.clone()))
        }
        Event::SpeakerQueued(SpeakerQueued {
            person,
            priority: Priority::PointOfOrder,
            category,
            note,
            ..
        }) => {
            head(sheet, pen, Word::Further);
            let telling = Telling::of(Say::PointOfOrder).who("who", person);
            let telling = telling.with_some("category", category.clone());
            let told = sheet.told(telling.with_some("text", note.clone()));
            return sheet.say(Role::Body, told);
        }
        Event::ItemDeferred(ItemDeferred { item, .. }) => {
            decision::deferred(sheet, item, event, entry.seq);
            pen.headed = false;
            return;
        }
        Event::ItemNoted(_)
        | Event::MotionMoved(_)
        | Event::MotionSeconded(_)
        | Event::MotionReworded(_)
        | Event::MotionWithdrawn(_)
        | Event::MotionLapsed(_)
        | Event::VoteTaken(_)
        | Event::DecisionDeclared(_)
        | Event::CastingVoteGiven(_)
        | Event::VoteRecorded(_) => {
            head(sheet, pen, Word::Further);
            return decision::decided(sheet, pen, event, entry);
        }
        Event::NarrativeMinuted(_)
        | Event::HeadingMinuted(_)
        | Event::StatementMade(_)
        | Event::PointMade(_)
        | Event::QuestionAsked(_)
        | Event::QuestionSubmitted(_)
        | Event::QuestionAnswered(_)
        | Event::QuestionWithdrawn(_)
        | Event::UndertakingGiven(_)
        | Event::ActionAssigned(_)
        | Event::DocumentCited(_)
        | Event::InterestDeclared(_) => {
            head(sheet, pen, Word::Further);
            return debate::said(sheet, pen, event, entry);
        }
        // `take` tells the first; the others make no entry.
        Event::ItemOpened(_)
        | Event::MeetingPlanned(_)
        | Event::StandingOrdersAdopted(_)
        | Event::MinutesApproved(_)
        | Event::MinutesSigned(_)
        | Event::MinutesCorrected(_)
        | Event::CorrectionProposed(_)
        | Event::PersonListed(_)
        | Event::ItemListed(_)
        | Event::ReportListed(_)
        | Event::RecommendationListed(_)
        | Event::SpeakerQueued(_)
        | Event::SpeakerUnqueued(_)
        | Event::QueueReordered(_)
        | Event::QueueClosed(QueueClosed {})
        | Event::QueueOpened(QueueOpened {})
        | Event::QueueCleared(QueueCleared {})
        | Event::FloorGiven(_)
        | Event::FloorYielded(FloorYielded {})
        | Event::LimitSet(_)
        | Event::EntryEdited(_)
        | Event::EntryStruck(_)
        | Event::EntrySplit(_)
        | Event::EntriesMerged(_)
        | Event::EntriesMoved(_)
        | Event::SpeakerChanged(_)
        | Event::EntryRecast(_)
        | Event::EntryPlaced(_)
        | Event::MarkLeft(_)
        | Event::MarkCleared(_)
        | Event::FactUndone(_)
        | Event::ClockStepped(_) => return,
    };
    head(sheet, pen, Word::Further);
    if !told.is_empty() {
        sheet.say(Role::Procedure, told);
    }
}

/// Who came: first those who had not been there, then those who came back.
fn arrived(sheet: &mut Sheet<'_>, people: &[PersonId], entry: &Entry) {
    let at = sheet.hour(entry.when());
    let before = |person: &&PersonId| front::had_left(sheet.meeting, person, entry.seq);
    let (again, first): (Vec<&PersonId>, Vec<&PersonId>) = people.iter().partition(before);
    for (people, again) in [(first, false), (again, true)] {
        if !people.is_empty() {
            let who = sheet.names(people);
            let telling = Telling::of(Say::Arrived).with("at", at.clone()).with("who", who);
            sheet.tell(Role::Procedure, telling.with("again", again));
        }
    }
}

/// A heading for what stands under no item, where there is none yet.
fn head(sheet: &mut Sheet<'_>, pen: &mut Pen, heading: Word) {
    if !pen.headed {
        pen.headed = true;
        pen.item = None;
        pen.under.clear();
        sheet.level = 1;
        sheet.heading(1, sheet.word(heading));
    }
}

/// What was on the agenda and was not reached: it must not vanish from the paper.
fn not_taken(sheet: &mut Sheet<'_>) {
    let meeting = sheet.meeting;
    let items = meeting.agenda.items.iter().enumerate();
    let left = items.filter(|(at, _)| meeting.agenda.is_untaken(*at));
    let left: Vec<_> = left.map(|(_, item)| item).collect();
    if meeting.opened.is_none() || left.is_empty() {
        return;
    }
    let closed = meeting.closed.is_some();
    let heading = match closed {
        true => Word::NotTaken,
        false => Word::StillToTake,
    };
    sheet.heading(1, sheet.word(heading));
    for item in left {
        sheet.exempt = sheet.marks(Some(&item.id));
        // Out of its place a part is named by its whole number.
        let number = match item.parent {
            Some(_) => Some(item.label()),
            None => item.number.as_deref(),
        };
        let heading = sheet.item_heading(item, number);
        sheet.point(Text::plain(heading));
        debate::written(sheet, Some(&item.id));
    }
    sheet.exempt = false;
}
