//! A careful clerk at the keys of the real screen: types what is meant a key at a time, and takes what is
//! offered after the cursor only where it is just that. Counts the keys.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]
#![allow(dead_code, reason = "each target uses the part it needs")]

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta, Timelike};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use quorate::entry::{self, Entered, Line};
use quorate::meeting::event::Event;
use quorate::meeting::{Meeting, Moment, Recorded};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};
use quorate::ui::{self, Effect, Model, Msg};

/// An agenda page and the lines that were entered at its meeting.
pub struct Script {
    pub name: String,
    pub page: String,
    pub lines: String,
}

/// What the clerk may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Using {
    /// Every character of every line.
    Lines,
    /// Names as short as the grammar takes them.
    Names,
    /// That, and what is offered after the cursor.
    Offers,
}

/// What it took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys {
    /// Keys pressed.
    pub keys: usize,
    /// Characters of the lines, with their Enter.
    pub characters: usize,
    /// Offers that came up: each time another one stood there.
    pub offers: usize,
    /// Those whose first word was the one meant.
    pub right: usize,
    /// Those that were taken.
    pub taken: usize,
}

/// The screen of a meeting, its log in memory, and the hands on its keys.
pub struct Typist {
    pub model: Model,
    pub now: Moment,
    pub keys: Keys,
    log: Vec<Recorded>,
    offer: Option<String>,
    took: bool,
}

/// The meeting of an agenda page, as it is before it opens.
pub fn planned(page: &str) -> (Meeting, Moment) {
    let zero = DateTime::<FixedOffset>::parse_from_rfc3339("2016-01-01T00:00:00+00:00").unwrap();
    let facts = quorate::agenda::read(page).unwrap();
    let mut meeting = Meeting::default();
    for planned in facts {
        let fact = meeting.record(planned.event, zero, None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    let day = meeting.date().unwrap();
    let now = day.and_hms_opt(9, 0, 0).unwrap().and_utc().fixed_offset();
    (meeting, now)
}

impl Typist {
    pub fn new(page: &str) -> Self {
        let (meeting, now) = planned(page);
        Self {
            log: meeting.facts().to_vec(),
            model: Model::of_clerk(meeting, "", now, (120, 40)),
            now,
            keys: Keys::default(),
            offer: None,
            took: false,
        }
    }

    pub fn meeting(&self) -> &Meeting {
        self.model.meeting().unwrap()
    }

    fn entry(&self) -> &str {
        self.model.clerk().unwrap().line.text()
    }

    /// What is offered after the cursor.
    fn offered(&self) -> Option<String> {
        self.model.clerk().unwrap().offered().map(str::to_owned)
    }

    fn send(&mut self, msg: Msg) {
        let mut messages = VecDeque::from([msg]);
        while let Some(msg) = messages.pop_front() {
            for effect in ui::update(&mut self.model, msg, self.now) {
                if let Effect::Write(fact) = effect {
                    self.log.push(fact.clone());
                    messages.push_back(Msg::Written(fact));
                }
            }
        }
    }

    fn press(&mut self, code: KeyCode, held: KeyModifiers) {
        self.keys.keys += 1;
        self.send(Msg::Key(KeyEvent::new(code, held)));
    }

    fn plain(&mut self, code: KeyCode) {
        self.press(code, KeyModifiers::NONE);
    }

    /// Types a line and records it; panics if it is not recorded as meant.
    pub fn line(&mut self, line: &str, using: Using) {
        let (meant, at) = self.meant(line);
        if let Some(at) = at {
            self.now = at;
            self.send(Msg::Tick);
        }
        if meant.is_empty() {
            return;
        }
        self.keys.characters += meant.chars().count() + 1;
        let target = match using {
            Using::Lines => meant.clone(),
            Using::Names | Using::Offers => self.shortest(&meant),
        };
        if using == Using::Offers {
            // The whole tag may be offered where its beginning is not: the clerk knows which is less to type.
            let (short, long) = (self.keys_for(&target), self.keys_for(&meant));
            self.type_out(if long < short { &meant } else { &target }, true);
        } else {
            self.type_out(&target, false);
        }
        let means = event(&meant, self.meeting(), self.now);
        let before = self.log.len();
        self.plain(KeyCode::Enter);
        self.offer = None;
        if means.is_some() {
            assert_eq!(self.log.len(), before + 1, "not recorded: {meant}");
            assert_eq!(Some(&self.log[before].event), means.as_ref(), "{meant}");
        }
    }

    /// The words of a line without its time, which the clock gives, and that time.
    fn meant(&self, line: &str) -> (String, Option<Moment>) {
        let line = line.trim();
        if !line.starts_with('@') {
            return (line.to_owned(), None);
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let late = self.now + TimeDelta::days(1);
        let at = match entry::read(word, self.meeting(), late) {
            Ok(Line::Clock(at)) => at,
            other => panic!("{line}: {other:?}"),
        };
        (rest.trim().to_owned(), Some(at.with_nanosecond(0).unwrap()))
    }

    /// The line with the name at its beginning as short as still records the same.
    fn shortest(&self, meant: &str) -> String {
        let Some(means) = event(meant, self.meeting(), self.now) else {
            return meant.to_owned();
        };
        let name = meant.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let name = name.filter(|end| meant[*end..].starts_with([':', '?', '=', '~', '!']));
        let Some(end) = name else { return meant.to_owned() };
        let cuts = meant[..end].char_indices().map(|(at, c)| at + c.len_utf8());
        let short = cuts.map(|cut| format!("{}{}", &meant[..cut], &meant[end..]));
        let same = |line: &String| event(line, self.meeting(), self.now).as_ref() == Some(&means);
        short.into_iter().find(same).unwrap_or_else(|| meant.to_owned())
    }

    fn keys_for(&self, target: &str) -> usize {
        let mut other = Self {
            model: self.model.clone(),
            now: self.now,
            keys: Keys::default(),
            log: Vec::new(),
            offer: None,
            took: false,
        };
        other.type_out(target, true);
        other.keys.keys
    }

    /// Types until the entry line says `target`.
    fn type_out(&mut self, target: &str, takes: bool) {
        while self.entry().trim_end() != target.trim_end() {
            let typed = self.entry().to_owned();
            if takes && let Some(offered) = self.offered() {
                let first = first_word(&offered);
                let whole = leads_to(&format!("{typed}{offered}"), target);
                let word = leads_to(&format!("{typed}{first}"), target);
                if self.offer.as_deref().is_none_or(|last| !last.ends_with(&offered)) {
                    self.keys.offers += 1;
                    self.keys.right += usize::from(word);
                }
                self.offer = Some(offered.clone());
                if whole && offered.trim_end().chars().count() > 1 {
                    self.keys.taken += 1;
                    self.plain(KeyCode::Right);
                    self.took = true;
                    continue;
                }
                if word && first.trim_end().chars().count() > 1 {
                    self.keys.taken += 1;
                    self.press(KeyCode::Right, KeyModifiers::ALT);
                    self.took = true;
                    continue;
                }
            } else {
                self.offer = None;
            }
            // A blank that is meant before a mark is typed, though one stands there on loan.
            let lent = target.starts_with(&typed) && typed.ends_with(' ');
            let clings = lent && target[typed.len()..].starts_with(clings);
            if clings && self.took {
                self.took = false;
                self.plain(KeyCode::Char(' '));
                continue;
            }
            self.took = false;
            let said = if target.starts_with(&typed) {
                typed.as_str()
            } else {
                typed.trim_end()
            };
            let next = target[said.len()..].chars().next().unwrap();
            self.plain(KeyCode::Char(next));
        }
    }
}

/// Whether typing on from `line` comes to `target`: a blank lent at its end gives way to a mark.
fn leads_to(line: &str, target: &str) -> bool {
    if target.starts_with(line) {
        return true;
    }
    let Some(word) = line.strip_suffix(' ') else {
        return false;
    };
    let rest = target.strip_prefix(word);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(clings))
}

fn clings(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '\'' | '’' | '”' | '%'
    )
}

fn first_word(offered: &str) -> String {
    let begin = offered.len() - offered.trim_start().len();
    let blank = offered[begin..].find(' ').map(|at| begin + at + 1);
    offered[..blank.unwrap_or(offered.len())].to_owned()
}

/// What a line records.
fn event(line: &str, meeting: &Meeting, now: Moment) -> Option<Event> {
    match entry::enter(line, meeting, now) {
        Ok(Entered::Records(event, _)) => Some(event),
        Ok(Entered::Nothing | Entered::Shows(_)) | Err(_) => None,
    }
}

/// Types a whole meeting. Gives the keys, and the meeting as it ended.
pub fn typed(script: &Script, using: Using) -> (Keys, Meeting) {
    let mut typist = Typist::new(&script.page);
    for line in script.lines.lines() {
        typist.line(line, using);
    }
    (typist.keys, typist.meeting().clone())
}

/// The Markdown minutes of a meeting in a style, as `quorate export` gives them.
pub fn markdown(meeting: &Meeting, style: &str) -> String {
    let style = Style::shipped(style).unwrap();
    let seal = Seal {
        events: meeting.last_seq(),
        hash: "0".repeat(64),
    };
    let order = Order {
        here: None,
        outside: quorate::minutes::Outside::default(),
        scope: Scope::Public,
        paper: &Paper::Minutes,
        style: &style,
        draft: false,
        id: "01J00000000000000000000000",
        seal: &seal,
    };
    String::from_utf8(export(meeting, Format::Md, &order).unwrap().bytes).unwrap()
}

/// The worked meetings of the project, and those that `QUORATE_KEYS` names: pairs of an agenda page and a
/// file of lines, separated by blanks.
pub fn scripts(named: &[String]) -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    pages.retain(|path| path.to_str().is_some_and(|name| name.ends_with(".agenda.md")));
    pages.sort();
    let own = pages.into_iter().map(|page| {
        let lines = page.to_str().unwrap().replace(".agenda.md", ".lines.txt");
        (page, PathBuf::from(lines))
    });
    let named = named.chunks(2).filter(|pair| pair.len() == 2);
    let named = named.map(|pair| (PathBuf::from(&pair[0]), PathBuf::from(&pair[1])));
    own.chain(named)
        .map(|(page, lines)| Script {
            name: lines.file_name().unwrap().to_string_lossy().into_owned(),
            page: fs::read_to_string(&page).unwrap(),
            lines: fs::read_to_string(&lines).unwrap(),
        })
        .collect()
}
