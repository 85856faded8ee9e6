//! The Stage: a screen with a fixed clock, a size, and a log in memory. It types key strings, runs the
//! effects, and when a test ends replays its log alone and compares that with the live meeting.

use std::collections::VecDeque;
use std::sync::OnceLock;

use chrono::Duration;
use quorate::meeting::{Meeting, Moment, Recorded};
use quorate::ui::{self, Effect, Model, Msg, Redraw, keystring};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

/// What the disk does with a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disk {
    /// Takes it at once.
    Works,
    /// Refuses it, for this reason.
    Fails(&'static str),
    /// Keeps it until `Stage::flush`.
    Waits,
}

#[derive(Clone)]
pub struct Stage {
    pub model: Model,
    pub now: Moment,
    pub size: (u16, u16),
    pub log: Vec<Recorded>,
    pub disk: Disk,
    pub draft: String,
    /// Every effect but the writes and drafts, oldest first.
    pub effects: Vec<Effect>,
    pending: VecDeque<Recorded>,
    heard: u64,
}

pub fn moment(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(&format!("2016-10-21T{text}+01:00")).expect("a time of day")
}

impl Stage {
    /// A meeting from these facts, at 11:00 on the day, on a screen of this size.
    pub fn of(log: Vec<Recorded>, width: u16, height: u16) -> Self {
        Self::with_draft(log, "", width, height)
    }

    pub fn with_draft(log: Vec<Recorded>, draft: &str, width: u16, height: u16) -> Self {
        let now = moment("11:00:00");
        let size = (width, height);
        Self {
            model: Model::of_clerk(Meeting::replay(log.clone()), draft, now, size),
            now,
            size,
            log,
            disk: Disk::Works,
            draft: draft.to_owned(),
            effects: Vec::new(),
            pending: VecDeque::new(),
            heard: 0,
        }
    }

    /// The panel's agenda, and nothing minuted yet.
    pub fn planned(width: u16, height: u16) -> Self {
        Self::of(crate::example::planned(), width, height)
    }

    /// The panel's meeting in mid-flow.
    pub fn midway(width: u16, height: u16) -> Self {
        static PLAYED: OnceLock<Stage> = OnceLock::new();
        let played = PLAYED.get_or_init(|| {
            let mut stage = Self::planned(120, 40);
            crate::example::play(&mut stage);
            stage
        });
        let mut stage = played.clone();
        stage.resize(width, height);
        stage
    }

    pub fn at(&mut self, time: &str) -> &mut Self {
        self.now = moment(time);
        self.send(Msg::Tick)
    }

    pub fn after(&mut self, milliseconds: i64) -> &mut Self {
        self.now += Duration::milliseconds(milliseconds);
        self.send(Msg::Tick)
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for event in keystring::parse(keys).expect("keys that there are") {
            self.send(Msg::Key(event));
        }
        self
    }

    /// Types a line as it is, whatever is in it, and Enter.
    pub fn line(&mut self, line: &str) -> &mut Self {
        self.keys(&line.replace('<', "<lt>"));
        self.keys("<enter>")
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()))
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.send(Msg::Resize(width, height))
    }

    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let mut messages = VecDeque::from([msg]);
        while let Some(msg) = messages.pop_front() {
            self.model.take_redraw();
            // Drawing twice for every key of every test would take minutes.
            self.heard += 1;
            let before = (self.heard % 7 == 1).then(|| self.drawn());
            let effects = ui::update(&mut self.model, msg, self.now);
            if let Some(before) = before {
                self.draws_what_changed(before);
            }
            for effect in effects {
                match effect {
                    Effect::Draft(text) => self.draft = text,
                    Effect::Write(fact) => match self.disk {
                        Disk::Works => messages.push_back(self.written(fact)),
                        Disk::Fails(why) => messages.push_back(Msg::NotWritten { why: why.into() }),
                        Disk::Waits => {
                            assert!(
                                self.pending.is_empty(),
                                "a second fact before the first was on disk"
                            );
                            self.pending.push_back(fact);
                        }
                    },
                    other => self.effects.push(other),
                }
            }
        }
        self
    }

    fn drawn(&self) -> Buffer {
        let size = (self.size.0.min(300), self.size.1.min(100));
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        ui::draw(&self.model, self.now, buffer.area, &mut buffer);
        buffer
    }

    /// What the model says is to be drawn again is enough: the rest is as it was.
    fn draws_what_changed(&mut self, mut before: Buffer) {
        let now = self.drawn();
        match self.model.take_redraw() {
            Redraw::All => return,
            Redraw::Nothing => {}
            Redraw::Foot => {
                let mut foot = Buffer::empty(ui::foot(&self.model));
                ui::draw_foot(&self.model, &mut foot);
                if foot.area.union(before.area) != before.area {
                    return; // A screen larger than this test draws.
                }
                before.merge(&foot);
            }
        }
        assert!(before == now, "a part of the screen is out of date");
    }

    fn written(&mut self, fact: Recorded) -> Msg {
        assert_eq!(
            fact.seq,
            self.log.len() as u64 + 1,
            "facts are numbered without gaps"
        );
        self.log.push(fact.clone());
        Msg::Written(fact)
    }

    /// The disk takes the fact that it kept waiting.
    pub fn flush(&mut self) -> &mut Self {
        let fact = self.pending.pop_front().expect("a fact that waits");
        let msg = self.written(fact);
        self.send(msg)
    }

    /// Whether the disk keeps a fact waiting.
    pub fn is_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The disk lost the fact that it kept waiting; the screen has been told.
    pub fn lose_pending(&mut self) -> &mut Self {
        self.pending.clear();
        self
    }

    pub fn meeting(&self) -> &Meeting {
        &self.model.clerk().expect("the clerk's view").meeting
    }

    /// What the entry line says.
    pub fn entry(&self) -> &str {
        self.model.clerk().expect("the clerk's view").line.text()
    }

    pub fn last(&self) -> &Recorded {
        self.log.last().expect("a fact")
    }

    pub fn screen(&self) -> String {
        ui::render_to_text(&self.model, self.now, self.size.0, self.size.1)
    }

    /// The row of the screen that holds `text`.
    pub fn row_with(&self, text: &str) -> Option<String> {
        self.screen()
            .lines()
            .find(|row| row.contains(text))
            .map(str::to_owned)
    }

    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.row_with(text).is_some(), "no {text:?} on\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn shows_not(&mut self, text: &str) -> &mut Self {
        assert!(self.row_with(text).is_none(), "{text:?} on\n{}", self.screen());
        self
    }

    pub fn buffer(&self) -> (Buffer, Option<Position>) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buf = Buffer::empty(area);
        let cursor = ui::draw(&self.model, self.now, area, &mut buf);
        (buf, cursor)
    }

    /// The screen, and under it a second one of letters for the styles, with their legend.
    pub fn picture(&self) -> String {
        let (buf, cursor) = self.buffer();
        let mut styles: Vec<Style> = vec![Style::reset()];
        let mut grid = String::new();
        for y in 0..self.size.1 {
            let mut row = String::new();
            for x in 0..self.size.0 {
                let cell = &buf[(x, y)];
                let blank = cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED);
                let style = if blank { Style::reset() } else { cell.style() };
                let plain = |style: &Style| {
                    let modifier = style.add_modifier;
                    (
                        style.fg.unwrap_or(Color::Reset),
                        style.bg.unwrap_or(Color::Reset),
                        modifier,
                    )
                };
                let at = styles.iter().position(|one| plain(one) == plain(&style));
                let at = at.unwrap_or_else(|| {
                    styles.push(style);
                    styles.len() - 1
                });
                row.push(if at == 0 {
                    '.'
                } else {
                    (b'a' + at as u8 - 1) as char
                });
            }
            grid.push_str(row.trim_end_matches('.'));
            grid.push('\n');
        }
        let mut picture = format!("{}\n\n{grid}\n", self.screen());
        for (at, style) in styles.iter().enumerate().skip(1) {
            let letter = (b'a' + at as u8 - 1) as char;
            let colour = style.fg.unwrap_or(Color::Reset);
            picture.push_str(&format!("{letter} = {colour} {:?}\n", style.add_modifier));
        }
        if let Some(cursor) = cursor {
            picture.push_str(&format!("cursor at {}, {}\n", cursor.x, cursor.y));
        }
        picture
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        if let Some(clerk) = self.model.clerk() {
            let alone = Meeting::replay(self.log.clone());
            assert_eq!(alone, clerk.meeting, "the log alone gives another meeting");
        }
    }
}
