//! Enter, and what comes back from the disk.

use super::Clerk;
use crate::entry::{self, Entered, Preview};
use crate::meeting::facts::ClockStepped;
use crate::meeting::{Event, Moment, Recorded, words};
use crate::ui::Effect;
use crate::ui::keys::{Action, Place};
use crate::ui::outbox::{Held, Writing};

/// Why a paragraph of a paste is held.
pub(super) const PASTED: &str = "was pasted and is not recorded";

/// What came of a line that was read.
enum Came {
    /// Its fact is to be written.
    Fact(Recorded),
    /// It was answered, or there was nothing in it.
    Done,
    /// It cannot be recorded.
    Refused(String),
}

impl Clerk {
    /// Enter: the line leaves the entry for the log, or stays with the reason why it cannot.
    pub(in crate::ui) fn record(&mut self, now: Moment) -> Vec<Effect> {
        self.completion = None;
        self.pasted = None;
        if self.line.text().trim().is_empty() {
            return self.enter_nothing(now);
        }
        self.told = None;
        let line = self.line.text().to_owned();
        let effects = if self.outbox.busy() {
            self.outbox.waiting.push_back(line.clone());
            Vec::new()
        } else if self.outbox.stalled() {
            // The failed line goes first again; a new one waits behind those that were before it.
            match self.failed_here {
                true => self.outbox.waiting.push_front(line.clone()),
                false => self.outbox.waiting.push_back(line.clone()),
            }
            self.left(&line);
            return self.go_on(now);
        } else {
            match self.came(&line, now) {
                Came::Refused(why) => {
                    self.refused = Some(why);
                    self.stopped = true;
                    return Vec::new();
                }
                Came::Done => Vec::new(),
                Came::Fact(fact) => self.write(line.clone(), fact),
            }
        };
        let pasting = self.pasting;
        self.left(&line);
        self.look(now);
        if pasting {
            self.next_paragraph(now);
        }
        effects
    }

    /// A line entered by a key, beside the one being typed.
    pub(super) fn enter_beside(&mut self, line: &str, now: Moment) -> Vec<Effect> {
        if self.outbox.busy() || self.outbox.stalled() {
            self.outbox.waiting.push_back(line.to_owned());
            return Vec::new();
        }
        match self.came(line, now) {
            Came::Refused(why) => {
                self.told = Some(why);
                Vec::new()
            }
            Came::Done => Vec::new(),
            Came::Fact(fact) => self.write(line.to_owned(), fact),
        }
    }

    /// The line has left the entry.
    fn left(&mut self, line: &str) {
        self.history.keep(line);
        self.line.take();
        self.recalled = None;
        self.refused = None;
        self.stopped = false;
        self.pasting = false;
        self.failed_here = false;
    }

    /// Enter on an empty line: tries again what the disk did not take, and lets go of a held line that was
    /// brought back and emptied.
    fn enter_nothing(&mut self, now: Moment) -> Vec<Effect> {
        self.left("");
        self.look(now);
        if self.outbox.stalled() && self.outbox.writing.is_none() {
            return self.go_on(now);
        }
        Vec::new()
    }

    fn came(&mut self, line: &str, now: Moment) -> Came {
        match entry::enter_in(line, &self.meeting, now, self.manner) {
            Err(why) => Came::Refused(why.to_string()),
            Ok(Entered::Nothing) => Came::Done,
            Ok(Entered::Shows(what)) => {
                self.told = Some(what);
                Came::Done
            }
            Ok(Entered::Records(event, as_of)) => Came::Fact(self.meeting.record(event, now, as_of)),
        }
    }

    fn write(&mut self, line: String, fact: Recorded) -> Vec<Effect> {
        self.outbox.writing = Some(Writing {
            line,
            fact: fact.clone(),
        });
        vec![Effect::Write(fact)]
    }

    /// The clock was set: that is a fact too, and goes before the lines that wait.
    pub(in crate::ui) fn clock_stepped(&mut self, ms: i64, now: Moment) -> Vec<Effect> {
        self.outbox.stepped_ms += ms;
        if self.outbox.busy() || self.outbox.stalled() {
            Vec::new()
        } else {
            self.go_on(now)
        }
    }

    /// The next of those that wait, each against the meeting as it has become.
    fn go_on(&mut self, now: Moment) -> Vec<Effect> {
        let ms = std::mem::take(&mut self.outbox.stepped_ms);
        if ms != 0 {
            let fact = self
                .meeting
                .record(Event::ClockStepped(ClockStepped { ms }), now, None);
            return self.write(String::new(), fact);
        }
        while let Some(line) = self.outbox.waiting.pop_front() {
            match self.came(&line, now) {
                Came::Done => {}
                Came::Fact(fact) => return self.write(line, fact),
                Came::Refused(why) => self.put_back(line, why, now),
            }
        }
        Vec::new()
    }

    /// Gives a line back to the clerk: into the entry, or held where something else is being typed.
    fn put_back(&mut self, line: String, why: String, now: Moment) {
        if self.line.is_empty() && self.recalled.is_none() {
            self.line.set(&line);
            self.look(now);
            self.refused = Some(why);
            self.stopped = true;
        } else {
            self.outbox.held.push_back(Held {
                line,
                why,
                pasted: false,
            });
        }
    }

    /// A fact is on disk: now it is part of the meeting.
    pub(in crate::ui) fn written(&mut self, fact: Recorded, now: Moment) -> Vec<Effect> {
        let outbox = &mut self.outbox;
        let ours = outbox.writing.take_if(|writing| writing.fact.seq == fact.seq);
        if ours.is_some() {
            outbox.trouble = None;
        }
        if fact.seq <= self.meeting.last_seq() {
            return Vec::new();
        }
        let told = words::sentence_in(&fact.event, &self.meeting, self.manner);
        self.on_disk = Some((fact.seq, told));
        if matches!(fact.event, Event::MeetingClosed(_)) && self.log.is_some() {
            let key = self.keys.shown(Place::Entry, Action::Export);
            self.told = Some(format!(
                "The meeting is closed. {key} writes the minutes: Word, PDF, HTML, Markdown."
            ));
        }
        let opened = match &fact.event {
            Event::ItemOpened(opened) => Some(opened.item.clone()),
            _ => None,
        };
        self.meeting.apply(fact);
        // Where an item comes from, and what its page says of it, stands beside the line.
        let note = opened.and_then(|item| self.meeting.agenda.get(&item)?.note.clone());
        if let Some(note) = note {
            self.told = Some(note.replace('\n', " "));
        }
        self.meeting_changed(now);
        let mut effects = if self.outbox.writing.is_none() {
            self.go_on(now)
        } else {
            Vec::new()
        };
        // A line that is on disk must not come back from the draft.
        effects.extend(self.save_draft());
        effects
    }

    /// A fact could not be written: the line goes back, and those behind it wait.
    pub(in crate::ui) fn not_written(&mut self, why: String, now: Moment) {
        self.outbox.trouble = Some(why);
        let Some(writing) = self.outbox.writing.take() else {
            return;
        };
        if let Event::ClockStepped(ClockStepped { ms }) = writing.fact.event {
            self.outbox.stepped_ms += ms;
            return;
        }
        if self.line.is_empty() && self.recalled.is_none() {
            self.line.set(&writing.line);
            self.failed_here = true;
            self.stopped = true;
            self.look(now);
        } else {
            self.outbox.waiting.push_front(writing.line);
        }
    }

    /// ↑: a held line first, then the lines entered before.
    pub(in crate::ui) fn older(&mut self, now: Moment) {
        let held = match self.recalled.is_none() && !self.history.browsing() {
            true => self.outbox.held.pop_front(),
            false => None,
        };
        let typed = self.line.text().to_owned();
        if let Some(held) = held {
            self.set_aside("set aside for the one before it");
            self.show_line(&held.line, now);
            // What Enter would do stays in sight; why it was held stands before it.
            let reads = matches!(
                self.preview,
                Preview::Records(_) | Preview::Asks(_) | Preview::Shows(_)
            );
            match (held.pasted, reads) {
                (true, _) => self.pasting = true,
                (false, true) => self.pasted = Some(held.why.clone()),
                (false, false) => self.refused = Some(held.why.clone()),
            }
            self.recalled = Some(held);
        } else if let Some(line) = self.history.older(&typed) {
            let line = line.to_owned();
            if self.failed_here {
                self.set_aside("");
            }
            self.show_line(&line, now);
        }
    }

    /// What is in the entry makes room for something else: a line that the disk refused waits again, anything
    /// else is held.
    pub(in crate::ui) fn set_aside(&mut self, why: &str) {
        let line = self.line.text().to_owned();
        let pasted = std::mem::take(&mut self.pasting);
        if std::mem::take(&mut self.failed_here) {
            self.outbox.waiting.push_front(line);
        } else if !line.trim().is_empty() {
            let why = if pasted { PASTED } else { why }.to_owned();
            let held = Held { line, why, pasted };
            // A paragraph goes back before those that came after it.
            match pasted {
                true => self.outbox.held.push_front(held),
                false => self.outbox.held.push_back(held),
            }
        }
    }

    /// The first letter after a line that Enter did not take begins another: the one before is held beside it,
    /// with the reason, and nothing is glued to it.
    pub(in crate::ui) fn begin_anew(&mut self) {
        if !std::mem::take(&mut self.stopped) {
            return;
        }
        let why = self
            .refused
            .take()
            .unwrap_or_else(|| "was not recorded".to_owned());
        self.set_aside(&why);
        self.recalled = None;
        self.line.take();
    }

    /// The next paragraph of a paste into the entry, to be recorded, or to wait again where something else is
    /// typed.
    fn next_paragraph(&mut self, now: Moment) {
        let waits = self.outbox.held.front().is_some_and(|held| held.pasted);
        let next = waits.then(|| self.outbox.held.pop_front()).flatten();
        if let Some(next) = next {
            let left = self.outbox.held.iter().filter(|held| held.pasted).count();
            self.show_line(&next.line, now);
            self.pasting = true;
            self.stopped = true;
            self.pasted = Some(match left {
                0 => "the last paragraph pasted".to_owned(),
                n => format!("pasted, {n} more after it"),
            });
        }
    }

    /// ↓: the later line, at last what was typed.
    pub(in crate::ui) fn newer(&mut self, now: Moment) {
        let shown = self.line.text().to_owned();
        if let Some(line) = self.history.newer(&shown) {
            let line = line.to_owned();
            self.show_line(&line, now);
        }
    }

    fn show_line(&mut self, line: &str, now: Moment) {
        self.line.set(line);
        self.refused = None;
        self.stopped = false;
        self.pasted = None;
        self.look(now);
    }
}
