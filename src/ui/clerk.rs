//! The clerk's view: the meeting, the line being typed, and the panes. What each key does to them.
//!
//! Nothing here is shown as recorded before the log has it: a line becomes a fact, the fact an effect, and
//! only the shell's word that it is on disk folds it into the meeting.

mod completing;
mod entering;
mod jumps;
mod panes;

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::Duration;

use super::Effect;
use super::completion::Completion;
use super::history::History;
use super::keys::Keymap;
use super::line::Line;
use super::outbox::{Held, Outbox};
use super::scroll::Scroll;
use crate::entry::{self, Predictor, Preview};
use crate::meeting::attention::Attention;
use crate::meeting::finding::{findings, findings_at_close};
use crate::meeting::ids::ItemId;
use crate::meeting::roll::Quorum;
use crate::meeting::words::Manner;
use crate::meeting::{Event, Meeting, Moment, Seq, running};
use crate::minutes::{Style, compose};

/// How long after the first unsaved change the draft is saved.
const DRAFT_AFTER: Duration = Duration::from_millis(400);

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The entry line.
    Entry,
    /// The minutes.
    Minutes,
    /// The agenda.
    Agenda,
    /// The floor.
    Floor,
}

/// The draft: every line that is typed and not on disk, as a crash would leave it.
#[derive(Debug, Clone, Default)]
struct Draft {
    saved: String,
    changed: Option<Moment>,
}

/// The clerk's view.
#[derive(Debug, Clone)]
pub struct Clerk {
    /// The meeting as far as it is on disk.
    pub meeting: Meeting,
    /// Its log.
    pub log: Option<PathBuf>,
    /// The line being typed.
    pub line: Line,
    /// Lines on their way to the disk.
    pub outbox: Outbox,
    /// What has the keyboard.
    pub focus: Focus,
    pub(super) history: History,
    pub(super) completion: Option<Completion>,
    pub(super) preview: Preview,
    /// Rows that the preview was given: as many as it ever wanted for this line, so that nothing jumps.
    pub(super) preview_rows: u16,
    pub(super) predictor: Predictor,
    /// Whether the predictor has learned what was said, here or elsewhere.
    pub(super) learned: bool,
    /// Whether that is being done elsewhere.
    pub(super) awaits: bool,
    /// The phrases of earlier meetings are still to be asked for.
    pub(super) recalls: bool,
    /// What would stand after the cursor, if it were taken.
    pub(super) offered: Option<String>,
    /// Why Enter did not take the line; until it is changed.
    pub(super) refused: Option<String>,
    /// Enter did not take the line, and nothing was done to it since: what is typed next is another line.
    pub(super) stopped: bool,
    /// Something to say, until the next line.
    pub(super) told: Option<String>,
    /// What the last paste did, until the next key.
    pub(super) pasted: Option<String>,
    /// The line is a paragraph of a paste of several: when it is recorded, the next one comes up.
    pub(super) pasting: bool,
    /// The held line that is in the entry now.
    pub(super) recalled: Option<Held>,
    /// The failed line is in the entry: entered again it goes before those that wait.
    failed_here: bool,
    /// The last fact that was recorded from here, in words.
    pub(super) on_disk: Option<(Seq, String)>,
    pub(super) quorum: Quorum,
    /// The places of the entries, in the order in which things happened.
    pub(super) order: Vec<usize>,
    /// What needs the clerk, as last looked at.
    pub(super) needs: Vec<Attention>,
    need_at: usize,
    /// Where the clerk was before going to something else in the minutes.
    pub(super) came_from: Option<(Scroll, Focus)>,
    /// How dates and hours are said.
    pub(super) manner: Manner,
    /// The house style that the minutes will be in.
    pub(super) style: Style,
    /// Which keys do what, for what is told of them.
    pub(super) keys: Keymap,
    /// How many things there are to look at.
    pub(super) checks: usize,
    /// How many there would be if the line were recorded, where it closes the meeting.
    pub(super) at_close: Option<usize>,
    pub(super) scroll: Scroll,
    pub(super) item: usize,
    /// The items whose parts are not shown.
    pub(super) shut: HashSet<ItemId>,
    pub(super) speaker: usize,
    last_pane: Focus,
    draft: Draft,
}

impl Clerk {
    /// The view of a meeting as its log has it, with the draft that an earlier run left.
    pub fn new(meeting: Meeting, draft: &str) -> Self {
        let mut outbox = Outbox::default();
        let mut lines: Vec<&str> = draft.split('\n').collect();
        let last = lines.pop().unwrap_or_default();
        for line in lines.into_iter().filter(|line| !line.trim().is_empty()) {
            outbox.held.push_back(Held {
                line: line.to_owned(),
                why: "kept from before the interruption: is it in the minutes already?".into(),
                pasted: false,
            });
        }
        let quorum = meeting.quorum();
        let order = running::all(&meeting);
        let checks = findings(&meeting).len();
        Self {
            meeting,
            log: None,
            line: Line::new(last),
            outbox,
            focus: Focus::Entry,
            history: History::default(),
            completion: None,
            preview: Preview::Nothing,
            preview_rows: 1,
            predictor: Predictor::default(),
            learned: false,
            awaits: false,
            recalls: false,
            offered: None,
            refused: None,
            stopped: false,
            told: (!last.is_empty()).then(|| "The unfinished line of last time is in the entry.".into()),
            pasted: None,
            pasting: false,
            recalled: None,
            failed_here: false,
            on_disk: None,
            checks,
            at_close: None,
            quorum,
            order,
            needs: Vec::new(),
            need_at: 0,
            came_from: None,
            manner: Manner::PLAIN,
            style: Style::default(),
            keys: Keymap::default(),
            scroll: Scroll::default(),
            item: 0,
            shut: HashSet::new(),
            speaker: 0,
            last_pane: Focus::Minutes,
            draft: Draft {
                saved: draft.to_owned(),
                changed: None,
            },
        }
    }

    /// The meeting changed: what is worked out from it is worked out anew.
    fn meeting_changed(&mut self, now: Moment) {
        self.quorum = self.meeting.quorum();
        self.order = running::all(&self.meeting);
        if self.learned {
            self.predictor.keep_up(&self.meeting);
        }
        self.checks = findings(&self.meeting).len();
        self.look(now);
    }

    /// Looks at the line again: what would it record?
    pub(super) fn look(&mut self, now: Moment) {
        let printed = |event: &Event| compose::sentence(&self.meeting, event, &self.style);
        self.preview = entry::preview_in(self.line.text(), &self.meeting, now, self.manner, &printed);
        self.predict();
        let closes = entry::closes(self.line.text(), &self.meeting, now);
        self.at_close = closes.then(|| findings_at_close(&self.meeting).len());
    }

    /// The line was changed by hand.
    pub(super) fn line_changed(&mut self, now: Moment) {
        self.refused = None;
        self.stopped = false;
        self.pasted = None;
        self.history.rest();
        self.look(now);
    }

    fn draft_text(&self) -> String {
        let recalled = self.recalled.iter().map(|held| held.line.as_str());
        let mut lines: Vec<&str> = if self.line.text().is_empty() {
            recalled.collect()
        } else {
            Vec::new()
        };
        lines.extend(self.outbox.lines());
        if lines.is_empty() {
            return self.line.text().to_owned();
        }
        lines.push(self.line.text());
        lines.join("\n")
    }

    /// The draft to save now, if it is time.
    pub(super) fn draft_due(&mut self, now: Moment) -> Option<Effect> {
        let changed = self.draft.changed?;
        let waited = (now - changed).to_std().unwrap_or(DRAFT_AFTER);
        (waited >= DRAFT_AFTER).then(|| self.save_draft()).flatten()
    }

    /// The draft to save, unless it is saved.
    pub(super) fn save_draft(&mut self) -> Option<Effect> {
        self.draft.changed = None;
        let text = self.draft_text();
        (text != self.draft.saved).then(|| {
            self.draft.saved.clone_from(&text);
            Effect::Draft(text)
        })
    }

    /// Takes note that the draft may have changed.
    pub(super) fn touch_draft(&mut self, now: Moment) {
        let same = self.outbox.unwritten() == 0 && self.line.text() == self.draft.saved;
        if same {
            self.draft.changed = None;
        } else if self.draft.changed.is_none() && self.draft_text() != self.draft.saved {
            self.draft.changed = Some(now);
        }
    }

    /// When the draft wants saving.
    pub(super) fn draft_wake(&self, now: Moment) -> Option<Duration> {
        let changed = self.draft.changed?;
        Some(DRAFT_AFTER.saturating_sub((now - changed).to_std().unwrap_or(DRAFT_AFTER)))
    }
}
