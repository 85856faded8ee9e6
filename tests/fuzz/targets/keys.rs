//! Keys, pastes, clicks and sizes against every screen: nothing breaks it, nothing hidden stands on it, and
//! the log alone gives the meeting on it (the Stage sees to that).
//!
//! The first byte chooses the screen. Of the others, letters are typed; from 128 on each is a key that means
//! something where the keyboard is; those below 32 change the size, the time, the disk, or bring text.

use std::path::{Path, PathBuf};

use crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use quorate::library::kept::of_meetings;
use quorate::library::register::{Asked, Which};
use quorate::library::shelf::Shelved;
use quorate::library::{Sight, find, query::Query};
use quorate::meeting::Moment;
use quorate::meeting::wall::Wall;
use quorate::ui::chair::Followed;
use quorate::ui::chair::lobby::{Followable, Lobby};
use quorate::ui::home::HomeEntry;
use quorate::ui::review::finding::Answer;
use quorate::ui::review::register::Gathered;
use quorate::ui::review::{Brought, Opened, Review, Wanted};
use quorate::ui::{self, Effect, Model, Msg, keys};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{inert, words};
use crate::stage::{Disk, Stage};

const MOST: usize = 256;

/// Sizes at which something changes, and absurd ones.
const SIZES: [u16; 20] = [
    0,
    1,
    2,
    3,
    5,
    6,
    7,
    11,
    12,
    20,
    24,
    39,
    40,
    71,
    80,
    120,
    150,
    300,
    1000,
    u16::MAX,
];

struct Bytes<'a>(std::slice::Iter<'a, u8>);

impl Bytes<'_> {
    fn next(&mut self) -> Option<u8> {
        self.0.next().copied()
    }

    fn or_zero(&mut self) -> u8 {
        self.next().unwrap_or(0)
    }
}

pub fn run(data: &[u8]) {
    if data.len() > MOST {
        return;
    }
    let mut bytes = Bytes(data.iter());
    let mut stage = on(bytes.or_zero());
    while let Some(byte) = bytes.next() {
        does(&mut stage, byte, &mut bytes);
        brings(&mut stage);
        if stage.is_pending() && byte.is_multiple_of(3) {
            stage.flush();
        }
        // Drawing is what takes the time: the Stage does it too, now and then.
        if byte.is_multiple_of(3) {
            draws(&stage.model, stage.now, stage.size);
        }
        ui::next_wake(&stage.model, stage.now);
    }
    draws(&stage.model, stage.now, stage.size);
    while stage.is_pending() {
        stage.flush();
    }
}

/// A stage with a meeting in mid-flow, on the screen of this number.
fn on(screen: u8) -> Stage {
    let mut stage = Stage::midway(80, 24);
    let path = |name: &str| PathBuf::from(format!("/sessions/{name}.jsonl"));
    match screen % 8 {
        0 => {}
        1 => stage = Stage::planned(80, 24),
        2 => {
            for (line, hostile) in ["burke: ", "/item new ", "/move page/- ", "+mallon "]
                .iter()
                .zip(words::HOSTILE)
            {
                stage.line(&format!("{line}{hostile}"));
            }
        }
        3 => {
            let wall = Wall::Steady(*stage.now.offset());
            stage.model = Model::of_chair(stage.meeting().clone(), wall, stage.size);
        }
        4 => stage.model = Model::of_review(Review::of_meeting(opened(&stage), true), stage.size),
        5 => stage.model = Model::of_review(Review::of_shelf(shelf(&stage)), stage.size),
        6 => {
            let entry = |n: usize, hostile: &str| HomeEntry {
                path: path(&format!("{n}{hostile}")),
                date: stage
                    .now
                    .date_naive()
                    .checked_sub_days(chrono::Days::new(n as u64)),
                body: format!("Panel {hostile}"),
                status: "live".into(),
                events: n as u64,
                live: n == 0,
                problem: (n % 2 == 1).then(|| hostile.into()),
            };
            let entries = words::HOSTILE.iter().enumerate();
            stage.model = Model::home(
                entries.map(|(n, hostile)| entry(n, hostile)).collect(),
                stage.size,
            );
        }
        _ => {
            let meetings = words::HOSTILE.map(|hostile| Followable {
                path: path(hostile),
                body: hostile.into(),
                status: hostile.into(),
            });
            stage.model = Model::lobby(Lobby::new(meetings.into(), "/sessions".into()), stage.size);
        }
    }
    stage
}

fn opened(stage: &Stage) -> Opened {
    let meeting = quorate::meeting::Meeting::replay(stage.log.clone());
    Opened {
        path: PathBuf::from("/sessions/2016-10-21-panel.jsonl"),
        seals: vec!["ab".repeat(32); meeting.facts().len() + 1],
        meeting,
        problem: None,
    }
}

fn shelf(stage: &Stage) -> Vec<Shelved> {
    let meeting = opened(stage).meeting;
    let one = |hostile: &&str| Shelved::of(Path::new(hostile), &meeting, Some(hostile.to_string()));
    words::HOSTILE.iter().map(one).collect()
}

fn does(stage: &mut Stage, byte: u8, bytes: &mut Bytes<'_>) {
    let pick = |list: &[u16], byte: u8| list[usize::from(byte) % list.len()];
    match byte {
        0 | 1 => {
            let (width, height) = (pick(&SIZES, bytes.or_zero()), pick(&SIZES, bytes.or_zero()));
            stage.resize(width, height);
        }
        2 | 3 => {
            stage.after(i64::from(bytes.or_zero()) * 250);
        }
        4 => {
            // The hour is changed, as by a journey or a flat battery.
            let hours = i64::from(bytes.or_zero().cast_signed());
            stage.after(hours * 3_600_000);
            stage.send(Msg::ClockStepped {
                ms: hours * 3_600_000,
            });
        }
        5 => {
            let length = usize::from(bytes.or_zero() % 64);
            let text: Vec<u8> = (0..length).map_while(|_| bytes.next()).collect();
            stage.paste(&String::from_utf8_lossy(&text));
        }
        6 => {
            let (kind, column, row) = (bytes.or_zero(), bytes.or_zero(), bytes.or_zero());
            stage.send(mouse(kind, u16::from(column), u16::from(row)));
        }
        7 if !stage.is_pending() => {
            stage.disk = match bytes.or_zero() % 3 {
                0 => Disk::Works,
                1 => Disk::Fails("the disk is full \u{1b}[2J"),
                _ => Disk::Waits,
            };
        }
        8 => {
            let hostile = words::HOSTILE[usize::from(bytes.or_zero()) % words::HOSTILE.len()];
            stage.paste(hostile);
        }
        9 | 11 => {
            let lines = words::lines_known();
            let line = &lines[usize::from(bytes.or_zero()) % lines.len()];
            for c in line.chars() {
                stage.send(Msg::Key(crossterm::event::KeyCode::Char(c).into()));
            }
        }
        10 | 13 => {
            stage.send(Msg::Key(crossterm::event::KeyCode::Enter.into()));
        }
        12 => {
            stage.send(Msg::Told(
                words::HOSTILE[usize::from(bytes.or_zero()) % words::HOSTILE.len()].into(),
            ));
        }
        14 => {
            let cut = usize::from(bytes.or_zero()) % (stage.log.len() + 1);
            let followed = match bytes.or_zero() % 4 {
                0 => Followed::Facts(stage.log[cut..].to_vec()),
                1 => Followed::Lost("gone \u{202e}".into()),
                2 => Followed::Found,
                _ => Followed::Again {
                    why: "it is shorter \u{7}".into(),
                    facts: stage.log[..cut].to_vec(),
                },
            };
            stage.send(Msg::Followed(followed));
        }
        15 => {
            // Any key of the table, wherever the keyboard is.
            let chords: Vec<_> = keys::table().flat_map(|row| row.keys).collect();
            let at = usize::from(bytes.or_zero()) + 256 * usize::from(bytes.or_zero());
            let chord = chords[at % chords.len()];
            stage.send(Msg::Key(KeyEvent::new(chord.code, chord.held)));
        }
        7 | 16..=31 => {
            let c = char::from_u32(u32::from(byte) * 0x1000 + u32::from(bytes.or_zero()) * 16)
                .unwrap_or('\u{301}');
            stage.send(Msg::Key(crossterm::event::KeyCode::Char(c).into()));
        }
        32..=127 => {
            stage.send(Msg::Key(crossterm::event::KeyCode::Char(char::from(byte)).into()));
        }
        128.. => {
            let chords: Vec<_> = keys::at(stage.model.place()).flat_map(|row| row.keys).collect();
            let chord = chords[usize::from(byte - 128) % chords.len()];
            stage.send(Msg::Key(KeyEvent::new(chord.code, chord.held)));
        }
    }
}

fn mouse(kind: u8, column: u16, row: u16) -> Msg {
    let kind = match kind % 4 {
        0 => MouseEventKind::ScrollUp,
        1 => MouseEventKind::ScrollDown,
        2 => MouseEventKind::Drag(MouseButton::Left),
        _ => MouseEventKind::Down(MouseButton::Left),
    };
    Msg::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

/// A register of the stage's meeting alone.
fn gathered(stage: &Stage, which: Which, exempt: bool) -> Gathered {
    let sight = if exempt { Sight::Exempt } else { Sight::Public };
    let meeting = opened(stage).meeting;
    let library = of_meetings([("2016-10-21-panel", &meeting)], sight).expect("memory");
    let asked = Asked::all(stage.now.date_naive());
    let (rows, _) = which.rows(&library, &asked).expect("a register");
    Gathered { rows, exempt }
}

/// Fetches what was asked for, as the library would.
fn brings(stage: &mut Stage) {
    for effect in std::mem::take(&mut stage.effects) {
        let Effect::Bring(wanted) = effect else { continue };
        let brought = match wanted {
            Wanted::LastTime(_) | Wanted::Folder | Wanted::Open(_) => Brought::Nothing("not here".into()),
            Wanted::Paths(of) => Brought::Paths {
                found: vec![format!("{of}/"), format!("{of}.md")],
                of,
            },
            Wanted::Shelf => Brought::Shelf(shelf(stage)),
            Wanted::Learn(learn) => {
                let earlier = quorate::entry::phrases(&opened(stage).meeting);
                let learned = quorate::entry::Predictor::learned(learn.house, &earlier, &learn.said);
                Brought::Learned(Box::new(learned))
            }
            Wanted::Meeting { seq, .. } => Brought::Meeting(Box::new(opened(stage)), seq),
            Wanted::Named { seq, .. } => Brought::Meeting(Box::new(opened(stage)), Some(seq)),
            Wanted::Propose {
                path,
                entry,
                text,
                why,
            } => {
                let told = format!("{}: {entry} should read {text}: {why}", path.display());
                Brought::Changed(Box::new(opened(stage)), entry, told)
            }
            Wanted::Export { path, format, .. } => {
                Brought::Done(format!("{} as {}", path.display(), format.word()))
            }
            Wanted::Register { which, exempt } => Brought::Register(gathered(stage, which, exempt)),
            Wanted::Find { asked, .. } => match Query::read(&asked) {
                Err(why) => Brought::Nothing(why),
                Ok(query) => {
                    let meeting = opened(stage).meeting;
                    let library =
                        of_meetings([("2016-10-21-panel", &meeting)], Sight::Exempt).expect("memory");
                    let asking = find::Asked {
                        query: &query,
                        sight: Sight::Exempt,
                        today: stage.now.date_naive(),
                        most: 200,
                    };
                    let found = find::find(&library, &asking).expect("an answer");
                    Brought::Found(Answer {
                        asked,
                        all: found.all,
                        hits: found.hits,
                        ..Answer::default()
                    })
                }
            },
        };
        stage.send(Msg::Brought(Box::new(brought)));
    }
}

/// Draws it at this size, or as much of it as is ever drawn, and looks at every cell.
pub fn draws(model: &Model, now: Moment, (width, height): (u16, u16)) {
    let area = Rect::new(0, 0, width.min(300), height.min(100));
    let mut buffer = Buffer::empty(area);
    let cursor = ui::draw(model, now, area, &mut buffer);
    assert!(
        cursor.is_none_or(|cursor| area.contains(cursor)),
        "the cursor is off the screen"
    );
    for cell in &buffer.content {
        let symbol = cell.symbol();
        if !matches!(symbol.as_bytes(), [0x20..0x7f]) {
            inert::line(symbol, "the screen");
        }
    }
}
