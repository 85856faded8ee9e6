//! The chair's view in lines of words, for screen readers and logs: what changes is said once, when it
//! changes. What was spoken is not repeated; who sits in the room has heard it.

use std::time::Duration;

use super::speaker::{self, Urgency};
use super::{Followed, motion, timing, top};
use crate::meeting::event::Recorded;
use crate::meeting::forecast::Forecast;
use crate::meeting::ids::{ItemId, MotionId};
use crate::meeting::wall::Wall;
use crate::meeting::words::Manner;
use crate::meeting::{Meeting, Moment, Seq, result, words};

/// The finish is said again when it has moved by so many seconds.
const MOVED_S: i64 = 300;

/// What was said already of what goes on by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Said {
    item: Option<(ItemId, Urgency)>,
    speech: Option<(usize, Urgency)>,
    finish: Option<Moment>,
    quorum_short: bool,
    motion: Option<MotionId>,
    result: Option<Seq>,
}

/// A meeting that is followed, and what has been said of it.
#[derive(Debug, Clone)]
pub struct Sayer {
    meeting: Meeting,
    wall: Wall,
    here: Wall,
    manner: Manner,
    said: Said,
}

impl Sayer {
    /// Begins with a meeting as its log has it, read by the clock `here`.
    pub fn new(meeting: Meeting, here: Wall, manner: Manner) -> Self {
        Self {
            wall: Wall::of(&meeting, here),
            meeting,
            here,
            manner,
            said: Said::default(),
        }
    }

    /// Whether the meeting is over, and nothing more is to be said.
    pub fn is_over(&self) -> bool {
        self.meeting.status().is_over()
    }

    /// How things stand: said first.
    pub fn begins(&mut self, now: Moment) -> Vec<String> {
        let meeting = &self.meeting;
        let date = meeting
            .date()
            .map_or(String::new(), |date| format!(", {}", self.manner.date(date)));
        let mut lines = vec![format!("{}{date}", top::called(meeting))];
        lines.push(timing::standing(meeting, &self.wall, self.manner));
        if !meeting.status().is_over() {
            lines.push(format!("Quorum: {}", motion::quorum(meeting).0));
            lines.push(
                speaker::turn(meeting, 0, now).map_or("Nobody has the floor".into(), |turn| {
                    format!("{} has the floor, {}", turn.name, turn.words())
                }),
            );
            lines.push(speaker::next_line(meeting));
        }
        self.said.quorum_short = !motion::quorum(&self.meeting).1;
        lines.extend(self.changes(now));
        self.stamped(lines, now)
    }

    /// What is to be said of what was heard of the log.
    pub fn followed(&mut self, followed: Followed, now: Moment) -> Vec<String> {
        let mut lines = Vec::new();
        match followed {
            Followed::Facts(facts) => {
                for fact in facts {
                    lines.extend(self.sentence(&fact));
                    self.meeting.apply(fact);
                    // After each: what one fact brought about, the next may end.
                    lines.extend(self.changes(now));
                }
            }
            Followed::Again { why, facts } => {
                self.meeting = Meeting::replay(facts);
                self.said = Said::default();
                lines.push(format!("Note: {why}"));
                lines.push(timing::standing(&self.meeting, &self.wall, self.manner));
            }
            Followed::Lost(why) => lines.push(format!("Not following: {why}")),
            Followed::Found => lines.push("The log is there again".into()),
        }
        self.wall = Wall::of(&self.meeting, self.here);
        lines.extend(self.changes(now));
        self.stamped(lines, now)
    }

    /// What is to be said because time went on.
    pub fn tick(&mut self, now: Moment) -> Vec<String> {
        let lines = self.changes(now);
        self.stamped(lines, now)
    }

    /// How long until there may be something to say: a second while a speech is timed, else ten.
    pub fn wake(&self) -> Duration {
        let timed = self
            .meeting
            .floor
            .speaking()
            .is_some_and(|speech| speech.limit_s.is_some());
        Duration::from_secs(if timed { 1 } else { 10 })
    }

    fn stamped(&self, lines: Vec<String>, now: Moment) -> Vec<String> {
        let time = self.manner.second(self.wall.shows(now));
        lines.into_iter().map(|line| format!("{time} {line}")).collect()
    }

    fn sentence(&self, fact: &Recorded) -> Option<String> {
        let exempt = if fact.exempt { "EXEMPT " } else { "" };
        let sentence = words::sentence_in(&fact.event, &self.meeting, self.manner);
        fact.event.in_plain_mode().then(|| format!("{exempt}{sentence}"))
    }

    /// What has changed and no fact says.
    fn changes(&mut self, now: Moment) -> Vec<String> {
        let meeting = &self.meeting;
        if meeting.status().is_over() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let (quorum, met) = motion::quorum(meeting);
        if met == self.said.quorum_short {
            self.said.quorum_short = !met;
            lines.push(format!("Quorum: {quorum}"));
        }
        if let Some(turn) = speaker::turn(meeting, 0, now) {
            let speech = (meeting.floor.speeches.len(), turn.urgency());
            let known = self.said.speech.replace(speech) == Some(speech);
            if !known && turn.urgency() != Urgency::Well {
                lines.push(format!("{}: {}", turn.name, turn.words()));
            }
        }
        let forecast = Forecast::of(meeting, now, &self.wall);
        if let Some(item) = forecast.current() {
            let stands = (item.id.clone(), timing::urgency(item));
            if self.said.item.as_ref() != Some(&stands) {
                let (taken, left) = timing::item_words(item);
                let label = meeting
                    .agenda
                    .get(&item.id)
                    .map_or(item.id.as_str(), |item| item.label());
                lines.push(format!("Item {label}: {taken}, {left}"));
                self.said.item = Some(stands);
            }
        }
        if let Some(result) = meeting.last_result()
            && self.said.result.replace(result.ballot.seq) != Some(result.ballot.seq)
        {
            lines.push(format!("Result: {}", result.verdict()));
            lines.extend(
                result
                    .wrong()
                    .into_iter()
                    .map(|line| format!("Attention: {line}")),
            );
            lines.extend(result.particulars());
        }
        let next = motion::ballot_order(meeting).first().map(|motion| motion.id);
        if next != self.said.motion {
            self.said.motion = next;
            if let Some(next) = next.and_then(|id| meeting.motions.get(id)) {
                lines.push(format!(
                    "Vote next on {}: {}",
                    motion::head(meeting, next),
                    next.quoted()
                ));
                lines.extend(result::unwritten(meeting, next));
                lines.push(motion::needs(meeting, next));
            }
        }
        lines.extend(self.finish(&forecast));
        lines
    }

    fn finish(&mut self, forecast: &Forecast) -> Option<String> {
        let latest = forecast.latest()?;
        let moved = |said: Moment| (latest - said).num_seconds().abs() >= MOVED_S;
        if !self.said.finish.is_none_or(moved) {
            return None;
        }
        self.said.finish = Some(latest);
        let parts = timing::finishes(forecast, &self.wall, self.manner);
        let (late, _) = timing::lateness(forecast);
        let give = forecast
            .give()
            .map(|give| give.words(&self.meeting))
            .unwrap_or_default();
        let parts = parts.into_iter().chain([late, give]);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        Some(format!("Finish: {}", parts.join("; ")))
    }
}
