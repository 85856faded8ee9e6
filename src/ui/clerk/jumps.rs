//! Going to what is to be come back to, and back to where one was: marks, open questions, promises, and what
//! needs the clerk. The line being typed stays as it is.

use super::{Clerk, Focus};
use crate::meeting::attention::{self, Need};
use crate::meeting::{Moment, attention::Outgoing};
use crate::meeting::{Seq, words};
use crate::ui::Effect;
use crate::ui::keys::{Action, Jump, Place};
use crate::ui::layout::Areas;
use crate::ui::parts::minutes;

impl Clerk {
    /// Goes to the entry numbered `seq`, or the one before it, in the minutes. Where the clerk was is kept
    /// until the way back is taken.
    pub(in crate::ui) fn go_to(&mut self, seq: Seq, areas: &Areas) {
        let entries = &self.meeting.entries;
        let at = entries
            .partition_point(|entry| entry.seq <= seq)
            .saturating_sub(1);
        let Some(place) = self.order.iter().position(|index| *index == at) else {
            return;
        };
        if self.came_from.is_none() {
            self.came_from = Some((self.scroll, self.focus));
        }
        self.completion = None;
        self.to(Focus::Minutes);
        let body = minutes::body(areas.minutes);
        let rows = minutes::rows_of(&self.meeting, &self.order, body, self.manner);
        self.scroll
            .select(place, &self.meeting, usize::from(body.height), rows);
    }

    /// Back to where the clerk was before going anywhere.
    pub(in crate::ui) fn way_back(&mut self) {
        if let Some((scroll, focus)) = self.came_from.take() {
            self.scroll = scroll;
            self.to(focus);
            self.told = None;
        }
    }

    /// The next of these after the entry that is selected; from the entry line, the first.
    pub(in crate::ui) fn jump(&mut self, jump: Jump, areas: &Areas) {
        if jump == Jump::Need {
            return self.next_need(areas);
        }
        let all = self.targets(jump);
        let here = match self.focus {
            Focus::Minutes => self.selected().map_or(0, |entry| entry.seq),
            Focus::Entry | Focus::Agenda | Focus::Floor => 0,
        };
        let next = all.iter().position(|(seq, _)| *seq > here).unwrap_or(0);
        let Some((seq, words)) = all.get(next) else { return };
        let told = format!("{words} ({} of {}). {}", next + 1, all.len(), self.back_by());
        self.go_to(*seq, areas);
        self.told = Some(told);
    }

    /// What there is to go to, in the order of the log, and what it is in words.
    pub(in crate::ui) fn targets(&self, jump: Jump) -> Vec<(Seq, String)> {
        let meeting = &self.meeting;
        let mut all: Vec<(Seq, String)> = match jump {
            Jump::Mark => {
                let marks = meeting.marks.iter();
                let marks = marks.filter_map(|mark| {
                    let what = mark.text.as_deref().unwrap_or("left here");
                    Some((mark.entry?, format!("Your mark: {what}")))
                });
                marks.collect()
            }
            Jump::Question => {
                let open = meeting.questions.open.iter();
                let open = open.filter_map(|id| meeting.questions.get(*id));
                let open = open.filter(|question| meeting.entry(question.seq).is_some());
                open.map(|question| (question.seq, format!("{} has no answer yet", question.id)))
                    .collect()
            }
            Jump::Promise => {
                let given = meeting.questions.undertakings.iter();
                let open = given.filter(|one| one.action.is_none() && !one.met);
                open.map(|one| (one.seq, format!("{} has no action yet", one.id)))
                    .collect()
            }
            Jump::Need => self
                .needs
                .iter()
                .filter_map(|need| Some((need.seq?, need.words.clone())))
                .collect(),
        };
        all.sort_by_key(|(seq, _)| *seq);
        all
    }

    /// The next thing that needs the clerk: told in full, and shown where it is.
    fn next_need(&mut self, areas: &Areas) {
        let Some(need) = self.needs.get(self.need_at).or(self.needs.first()).cloned() else {
            return;
        };
        let at = self.needs.iter().position(|one| *one == need).unwrap_or(0);
        self.need_at = (at + 1) % self.needs.len();
        let count = format!("{} of {}", at + 1, self.needs.len());
        let mut told = format!("{} ({count}).", words::capitalised(&need.words));
        if let Some(seq) = need.seq {
            self.go_to(seq, areas);
            told.push_str(&format!(" {}", self.back_by()));
        }
        self.told = Some(told);
    }

    /// How the way back is taken, in words.
    fn back_by(&self) -> String {
        format!("{} goes back.", self.keys.shown(Place::Minutes, Action::WayBack))
    }

    /// A mark at the last entry, at once and without touching the line.
    pub(in crate::ui) fn mark_here(&mut self, now: Moment) -> Vec<Effect> {
        self.enter_beside("/mark", now)
    }

    /// Works out anew what needs the clerk. Whether that changed.
    pub(in crate::ui) fn attend(&mut self, now: Moment) -> bool {
        let needs = attention::attention(&self.meeting, now, self.outgoing(), self.manner);
        let changed = needs != self.needs;
        if changed {
            self.need_at = 0;
            self.needs = needs;
        }
        changed
    }

    /// What of the lines on their way matters to whoever waits for them.
    pub(in crate::ui) fn outgoing(&self) -> Outgoing<'_> {
        Outgoing {
            trouble: self.outbox.trouble.as_deref(),
            since: self.outbox.writing.as_ref().map(|writing| writing.fact.at),
            held: self.outbox.held.len(),
        }
    }

    /// What needs the clerk and has no place of its own on the screen: what the disk did not take has the
    /// banner.
    pub(in crate::ui) fn quiet_needs(&self) -> impl Iterator<Item = &attention::Attention> {
        let banner = self.outbox.trouble.is_some() || !self.outbox.held.is_empty();
        self.needs
            .iter()
            .filter(move |need| !(banner && need.need == Need::Disk))
    }
}
