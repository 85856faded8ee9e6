//! What the course of a meeting may break: its hour, the public, substitutes, proxies, business not listed.

use chrono::TimeDelta;

use super::Severity;
use super::noticer::Noticer;
use crate::meeting::event::{Moment, MotionKind, Procedure, Recorded};
use crate::meeting::ids::PersonId;
use crate::meeting::motion::{Motion, MotionStatus};
use crate::meeting::state::Status;

impl Noticer<'_> {
    /// Business after the hour at which the meeting was to end.
    pub(super) fn hour(&mut self, fact: &Recorded) {
        let meeting = self.meeting;
        let Some(end) = meeting.guillotine().filter(|end| fact.when() > *end) else {
            return;
        };
        if meeting.status() == Status::Live {
            let (end, source) = (end.format("%H:%M"), &meeting.orders.guillotine.source);
            self.once(
                "past_the_hour",
                Severity::Warning,
                format!("business after {end}, when the meeting was to end ({source}); /extend until"),
            );
        }
    }

    pub(super) fn extends(&mut self, until: Moment) {
        let meeting = self.meeting;
        let rule = &meeting.orders.guillotine;
        let source = &rule.source;
        if let (Some(most), Some(end)) = (rule.extend_s, meeting.guillotine())
            && until > end + TimeDelta::seconds(i64::from(most))
        {
            let minutes = most / 60;
            self.warn(
                "extended_too_long",
                format!("the meeting is extended by at most {minutes} minutes at a time ({source})"),
            );
        }
        if rule
            .extensions
            .is_some_and(|times| meeting.extended.len() as u32 >= times)
        {
            self.warn(
                "extended_too_often",
                format!("the meeting was extended as often as it may be ({source})"),
            );
        }
        if rule.after_s.is_some() || rule.at.is_some() {
            self.resolved(Procedure::Extend, "extended", source);
        }
    }

    /// Whether the meeting itself decided it.
    fn resolved(&mut self, procedure: Procedure, what: &str, source: &str) {
        let carried = |one: &Motion| {
            one.kind == MotionKind::Procedural
                && one.procedure == Some(procedure)
                && one.status == MotionStatus::Carried
        };
        if !self.meeting.motions.list.iter().any(carried) {
            self.say(
                "without_resolution",
                Severity::Note,
                format!("{what} without a recorded resolution of the meeting ({source}); /procedural"),
            );
        }
    }

    pub(super) fn excludes(&mut self, ground: &str) {
        let rule = &self.meeting.orders.exclusion;
        let bare = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
        let ground_of = |one: &String| {
            let rest = bare(ground).strip_prefix(&bare(one)).map(str::to_owned);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        if !rule.grounds.is_empty() && !rule.grounds.iter().any(ground_of) {
            let each: Vec<&str> = rule.grounds.iter().map(String::as_str).collect();
            self.warn(
                "ground_not_known",
                format!(
                    "the ground should be one of {} ({})",
                    each.join(", "),
                    rule.source
                ),
            );
        }
        if rule.by_resolution {
            self.resolved(Procedure::Exclude, "press and public excluded", &rule.source);
        }
    }

    pub(super) fn substitutes(&mut self, substitute: &PersonId) {
        let meeting = self.meeting;
        let rule = &meeting.orders.substitutes;
        if !rule.allowed {
            let shown = meeting.people.shown(substitute);
            self.warn(
                "no_substitutes",
                format!(
                    "{shown} substitutes, and these rules know no substitutes ({})",
                    rule.source
                ),
            );
        }
    }

    /// Somebody came for whom another sits.
    pub(super) fn comes(&mut self, person: &PersonId) {
        if let Some(substitute) = self.meeting.substitute_of(person) {
            let (shown, substitute) = (
                self.meeting.people.shown(person),
                self.meeting.people.shown(substitute),
            );
            self.say(
                "replaced_came",
                Severity::Note,
                format!("{shown} came, and {substitute} sits for them: the vote stays with {substitute}"),
            );
        }
    }

    pub(super) fn proxy(&mut self, from: &PersonId, to: &PersonId) {
        let meeting = self.meeting;
        let rule = &meeting.orders.proxy;
        let held = meeting
            .proxies
            .iter()
            .filter(|(other, one)| one == to && other != from);
        if rule.most == 0 {
            let source = &rule.source;
            self.warn(
                "no_proxies",
                format!("a proxy, and these rules know none ({source})"),
            );
        } else if held.count() as u32 >= rule.most {
            let (shown, most, source) = (meeting.people.shown(to), rule.most, &rule.source);
            self.warn(
                "too_many_proxies",
                format!("{shown} votes for more than {most} ({source})"),
            );
        }
    }

    /// The item is left: does anybody still wait to speak on it?
    pub(super) fn leaves_item(&mut self) {
        let waiting = self.meeting.floor.queue.len();
        if waiting > 0 {
            let wait = if waiting == 1 {
                "1 person waits"
            } else {
                "people wait"
            };
            let wait = match waiting {
                1 => wait.to_owned(),
                n => format!("{n} {wait}"),
            };
            self.say(
                "queue_waiting",
                Severity::Note,
                format!("{wait} to speak; /queue clear empties the list"),
            );
        }
    }
}
