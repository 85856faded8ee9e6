//! What is to come, as iCalendar (RFC 5545): each action with its due date, and the next meeting.
//!
//! Whoever takes it in again gets the same entries, not new ones: each is named by its action and log.

use chrono::Utc;
use icalendar::{Calendar, Component, Event, EventLike, Todo, TodoStatus};

use super::document::{capitalised, visible};
use super::record::{Action, NextMeeting, Record};
use crate::meeting::action::ActionStatus;

/// The calendar of a record.
pub fn write(record: &Record) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Quorate//Quorate//EN"));
    for action in &record.actions {
        calendar.push(todo(record, action));
    }
    if let Some(next) = &record.minutes.next_meeting {
        calendar.push(meeting(record, next));
    }
    calendar.to_string()
}

/// The next meeting, at its hour where it is and for the day where none was said.
fn meeting(record: &Record, next: &NextMeeting) -> Event {
    let mut event = Event::with_uid(&uid(record, "next-meeting"));
    stamp(&mut event, record);
    event.summary(&visible(record.meeting.body.as_deref().unwrap_or("Meeting")));
    match next.time {
        Some(time) => event.starts(next.date.and_time(time)),
        None => event.starts(next.date),
    };
    if let Some(venue) = &next.venue {
        event.location(&visible(venue));
    }
    event.done()
}

fn todo(record: &Record, action: &Action) -> Todo {
    let mut todo = Todo::with_uid(&uid(record, &action.id.to_string()));
    stamp(&mut todo, record);
    let owner = action.owner.as_ref().map(|owner| {
        let listed = record.people.iter().find(|person| person.id == *owner);
        listed.map_or(owner.as_str(), |person| &person.shown)
    });
    let summary = match owner {
        Some(owner) => format!("{owner}: {}", action.text),
        None => action.text.clone(),
    };
    todo.summary(&visible(&capitalised(&summary)));
    todo.description(&visible(&from(record, action)));
    if let Some(due) = action.due {
        todo.due(due);
    }
    todo.status(match action.status {
        ActionStatus::Open => TodoStatus::NeedsAction,
        ActionStatus::Done => TodoStatus::Completed,
        ActionStatus::Dropped => TodoStatus::Cancelled,
    });
    todo.done()
}

/// Where an action comes from: the body, the day and the item.
fn from(record: &Record, action: &Action) -> String {
    let body = record.meeting.body.as_deref().unwrap_or("A meeting");
    let date = record
        .meeting
        .date
        .map(|date| format!(", {}", crate::meeting::words::date(date)));
    let item = action
        .item
        .as_ref()
        .and_then(|id| record.agenda.iter().find(|item| item.id == *id));
    let item = item.map(|item| {
        let number = item.number.as_deref().unwrap_or(item.id.as_str());
        format!(", item {number}: {}", item.title)
    });
    format!(
        "{body}{}{} ({})",
        date.unwrap_or_default(),
        item.unwrap_or_default(),
        action.id
    )
}

fn uid(record: &Record, what: &str) -> String {
    format!("{what}@{}.quorate", record.meeting.id)
}

/// The moment of the record, not of the export: the same log gives the same calendar.
fn stamp(component: &mut impl Component, record: &Record) {
    let last = record.entries.iter().map(|entry| entry.at).max();
    let at = last
        .or(record.meeting.closed)
        .or(record.meeting.opened)
        .or(record.meeting.planned_start);
    let at = at.map_or(chrono::DateTime::UNIX_EPOCH, |stamp| stamp.0.with_timezone(&Utc));
    component.timestamp(at);
}
