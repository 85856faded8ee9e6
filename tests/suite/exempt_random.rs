//! Random meetings, held as clerks hold them and as nobody should: clocks that go back, exclusions told late,
//! taken back and struck, people and items that only the private part knows. Nothing that was said while the public
//! was out is in anything that is made for it.
//!
//! `QUORATE_MEETINGS=10000 cargo test --test exempt_random` holds as many.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::io::Read;

use quorate::entry::{self, Entered};
use quorate::meeting::facts::{PublicExcluded, PublicReadmitted};
use quorate::meeting::{Event, Meeting, Moment, Recorded, Seq, finding, words};
use quorate::minutes::{self, Format, Order, Paper, Scope, Seal, Style};

/// A meeting page; the people of the page are public.
const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Ash (Chairman) [ash]\n\
    - Cllr Birch [birch]\n- Cllr Cole [cole]\n\n## Agenda\n1. Roads\n2. Contract (exempt: paragraph 3)\n3. Bins\n4. Quay\n";

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}

fn clock(minute: i64) -> Moment {
    Moment::parse_from_rfc3339("2016-10-21T11:00:00+01:00").unwrap() + chrono::TimeDelta::minutes(minute)
}

/// A meeting, what is true of it, and the log of what was done.
struct Held {
    meeting: Meeting,
    /// The time that the clock shows.
    minute: i64,
    /// Whether the public is really there, whatever was recorded.
    out: bool,
    /// When it was really out, by the clock.
    spells: Vec<(i64, i64)>,
    since: i64,
    people: usize,
    items: usize,
    said: usize,
    done: Vec<String>,
}

impl Held {
    fn new() -> Self {
        let mut meeting = Meeting::default();
        for planned in quorate::agenda::read(PAGE).unwrap() {
            let fact = meeting.record(planned.event, clock(-200), None);
            meeting.apply(Recorded {
                exempt: planned.exempt,
                ..fact
            });
        }
        let mut held = Self {
            meeting,
            minute: 0,
            out: false,
            spells: Vec::new(),
            since: 0,
            people: 0,
            items: 0,
            said: 0,
            done: Vec::new(),
        };
        held.enters("/open");
        held.enters("/present ash birch cole");
        held
    }

    /// Enters a line as the clerk would; refused or recorded.
    fn enters(&mut self, line: &str) -> Option<Seq> {
        let now = clock(self.minute);
        match entry::enter(line, &self.meeting, now) {
            Ok(Entered::Records(event, as_of)) => {
                let fact = self.meeting.record(event, now, as_of);
                let seq = fact.seq;
                self.done.push(format!("{:02}: {line}", self.minute));
                self.meeting.apply(fact);
                Some(seq)
            }
            Ok(_) | Err(_) => None,
        }
    }

    fn at(minute: i64) -> String {
        format!("@{}", clock(minute).format("%H:%M"))
    }

    fn truly(&mut self, out: bool) {
        if self.out && !out {
            self.spells.push((self.since, self.minute));
        } else if out && !self.out {
            self.since = self.minute;
        }
        self.out = out;
    }

    /// What is said: a canary where the public is out.
    fn words(&mut self) -> String {
        self.said += 1;
        match self.out {
            true => format!("canary{} sings", self.said),
            false => format!("robin{} sings", self.said),
        }
    }

    fn step(&mut self, dice: &mut Dice) {
        self.minute += dice.roll(4) as i64;
        let who = *dice.one(&["ash", "birch", "cole"]);
        let entries: Vec<Seq> = self.meeting.entries.iter().map(|entry| entry.seq).collect();
        let entry = *dice.one(&entries);
        match dice.roll(30) {
            // The public is sent out, and that is recorded: now, or late.
            0 | 1 if !self.out => {
                self.truly(true);
                if dice.roll(3) == 0 {
                    let from = self.minute;
                    self.minute += 1;
                    let words = self.words();
                    self.enters(&format!("{who}: {words}"));
                    self.minute += 1;
                    self.enters(&format!("{} /exempt paragraph {}", Self::at(from), dice.roll(7)));
                } else {
                    self.enters(&format!("/exempt paragraph {}", dice.roll(7)));
                }
                if self.meeting.private.is_none() {
                    self.out = false;
                }
            }
            2 if self.out => {
                self.minute += 1;
                self.truly(false);
                self.enters("/public");
            }
            // A mistaken readmission, struck or taken back after something was said.
            3 if self.out => {
                if let Some(seq) = self.enters("/public") {
                    self.minute += dice.roll(3) as i64;
                    let words = self.words();
                    self.enters(&format!("{who}: {words}"));
                    if dice.roll(2) == 0 {
                        let why = self.words();
                        self.enters(&format!("/strike {seq} {why}"));
                    } else {
                        let back = Event::FactUndone(quorate::meeting::facts::FactUndone { fact: seq });
                        let fact = self.meeting.record(back, clock(self.minute), None);
                        self.done.push(format!("undo {seq}"));
                        self.meeting.apply(fact);
                    }
                }
            }
            // The ground was wrong: struck, and told anew or not.
            4 if self.out => {
                let excluded = |fact: &&Recorded| matches!(fact.event, Event::PublicExcluded(_));
                if let Some(seq) = self.meeting.facts().iter().rfind(excluded).map(|fact| fact.seq) {
                    self.enters(&format!("/strike {seq} wrong ground"));
                    let words = self.words();
                    self.enters(&format!("{who}: {words}"));
                    if dice.roll(2) == 0 {
                        self.enters("/exempt another ground");
                    }
                }
            }
            // Dictated with the clock set back into a private spell.
            5 | 6 if !self.out && !self.spells.is_empty() => {
                let (from, to) = *dice.one(&self.spells);
                let (now, then) = (self.minute, from + dice.roll((to - from) as usize) as i64);
                if then < now {
                    self.minute = then;
                    self.said += 1;
                    let line = format!("{who}: canary{} is told late", self.said);
                    self.enters(&line);
                    self.minute = now;
                    self.said += 1;
                    let line = format!("{} {who}: canary{} is told later", Self::at(then), self.said);
                    self.enters(&line);
                }
            }
            // Somebody whom only the private part knows.
            7 if self.out => {
                self.people += 1;
                let n = self.people;
                self.enters(&format!(
                    "/person witness Canary Singer{n} (Keeper of canaries) [singer{n}]"
                ));
                self.enters(&format!("singer{n}: canary{n} costs nine thousand"));
                self.enters(&format!("/present singer{n}"));
            }
            // A public line is put down to them, and taken back.
            8 if !self.out && self.people > 0 && !self.meeting.in_private() => {
                let n = 1 + dice.roll(self.people);
                if let Some(seq) = self.enters(&format!("singer{n}: a slip of the clerk's")) {
                    self.enters(match dice.roll(2) {
                        0 => "/undo",
                        _ => "/speaker ash",
                    });
                    if self.meeting.entry(seq).is_some_and(|entry| {
                        entry
                            .by
                            .as_ref()
                            .is_some_and(|by| by.as_str().starts_with("singer"))
                    }) {
                        self.enters(&format!("/speaker {seq} ash"));
                    }
                    let still = self.meeting.entry(seq).and_then(|entry| entry.by.clone());
                    assert!(
                        still.is_none_or(|by| !by.as_str().starts_with("singer")),
                        "the slip stands: {:?}",
                        self.done
                    );
                }
            }
            // An item that only the private part knows.
            9 if self.out => {
                self.items += 1;
                let n = self.items;
                self.enters(&format!("/item new x{n} The canary's cage"));
                if dice.roll(2) == 0 {
                    self.enters(&format!("/item x{n}"));
                    let words = self.words();
                    self.enters(&words);
                    self.enters("/item 3");
                }
            }
            10 => {
                let words = if self.out || self.meeting.is_exempt(entry) {
                    self.said += 1;
                    format!("canary{} as corrected", self.said)
                } else {
                    self.words()
                };
                self.enters(&format!("/edit {entry} {words}"));
            }
            11 => {
                self.said += 1;
                let why = match self.out || self.meeting.is_exempt(entry) {
                    true => format!("canary{}", self.said),
                    false => "a slip".into(),
                };
                let readmitted = matches!(
                    self.meeting.fact(entry).map(|fact| &fact.event),
                    Some(
                        Event::PublicReadmitted(PublicReadmitted {})
                            | Event::PublicExcluded(PublicExcluded { .. })
                    )
                );
                if !readmitted {
                    self.enters(&format!("/strike {entry} {why}"));
                }
            }
            12 => {
                let item = *dice.one(&["1", "3", "4"]);
                if self.out {
                    let words = self.words();
                    self.enters(&format!("/in {item} {who}: {words}"));
                }
            }
            13 | 14 => {
                // An item that is taken in public has its title: the next one may be of the private part.
                let next = if self.items == 0 { "next" } else { "1" };
                let item = *dice.one(&["1", "3", "4", next]);
                self.enters(&format!("/item {item}"));
            }
            15 if self.out => {
                let words = self.words();
                self.enters(&format!("/move ash/birch That {words}"));
                self.enters("/vote 2 1 0");
            }
            16 => {
                let words = self.words();
                self.enters(&format!("{who}? {words}"));
            }
            17 => {
                let words = self.words();
                self.enters(&format!("= {words}"));
            }
            18 => {
                let words = self.words();
                self.enters(&format!("{who}! {words}"));
            }
            19 => {
                let words = self.words();
                self.enters(&format!("/declare {who} {words}"));
            }
            20 => {
                let words = self.words();
                self.enters(&format!("+{who} {words}"));
                self.enters(">");
            }
            _ => {
                let words = self.words();
                self.enters(&format!("{who}: {words}"));
            }
        }
    }
}

const FORMATS: [Format; 4] = [Format::Json, Format::Csv, Format::Md, Format::Html];

/// Everything that is made for the public of a meeting, decoded and unzipped.
fn outputs(meeting: &Meeting, all: bool) -> Vec<(String, String)> {
    let mut made = Vec::new();
    let seal = Seal::default();
    let style = Style::shipped("default").unwrap();
    let formats: &[Format] = if all { &Format::ALL } else { &FORMATS };
    for format in formats {
        for paper in [
            Paper::Minutes,
            Paper::Decisions,
            Paper::Actions,
            Paper::Attendance,
        ] {
            let order = Order {
                scope: Scope::Public,
                paper: &paper,
                style: &style,
                draft: false,
                id: "01J9Z3T0000000000000000000",
                seal: &seal,
                here: None,
                outside: minutes::Outside::default(),
            };
            if let Ok(exported) = minutes::export(meeting, *format, &order) {
                made.push((format!("{} {paper:?}", format.word()), read(&exported.bytes)));
            }
        }
    }
    let public = meeting.public();
    made.push(("the public meeting".into(), format!("{public:?}")));
    let told: String = finding::findings(&public)
        .iter()
        .map(|one| format!("{}\n", one.message))
        .collect();
    made.push(("findings".into(), told));
    let said: String = public
        .facts()
        .iter()
        .map(|fact| words::sentence(&fact.event, &public) + "\n")
        .collect();
    made.push(("sentences".into(), said));
    made.push(("phrases".into(), format!("{:?}", entry::phrases(meeting))));
    for seq in [meeting.last_seq() / 3, meeting.last_seq() * 2 / 3] {
        let mut facts = meeting.facts_as_known();
        facts.retain(|fact| fact.seq <= seq);
        let earlier = Meeting::replay(facts).public();
        made.push((format!("as it stood at {seq}"), format!("{earlier:?}")));
    }
    if !meeting.in_private() {
        for line in ["s", "sing", "/item x", "/call ", "can", "/call sing"] {
            made.push((
                format!("completion of {line}"),
                format!("{:?}", entry::complete(line, line.len(), meeting)),
            ));
        }
        let mut known = entry::Predictor::default();
        known.keep_up(meeting);
        for line in [
            "s",
            "sing",
            "ash: the can",
            "can",
            "Can",
            "ash: canary",
            "/call sin",
        ] {
            let on = known.continuation(line, line.len(), meeting);
            // What is typed is the clerk's own.
            made.push((format!("prediction of {line}"), on.unwrap_or_default()));
        }
    }
    made
}

fn read(bytes: &[u8]) -> String {
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

fn meetings() -> u64 {
    let asked = std::env::var("QUORATE_MEETINGS")
        .ok()
        .and_then(|asked| asked.parse().ok());
    asked.unwrap_or(60)
}

#[test]
fn no_canary_is_in_anything_that_is_made_for_the_public() {
    let mut robins = 0;
    for nth in 1..=meetings() {
        let mut dice = Dice(nth.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut held = Held::new();
        for _ in 0..20 + dice.roll(40) {
            held.step(&mut dice);
        }
        if held.out && dice.roll(2) == 0 {
            held.truly(false);
            held.enters("/public");
        }
        if dice.roll(2) == 0 {
            held.enters("/close");
        }
        assert_eq!(
            Meeting::replay(held.meeting.facts().to_vec()),
            held.meeting,
            "meeting {nth}: the log alone gives the same: {:#?}",
            held.done
        );
        for (what, text) in outputs(&held.meeting, nth % 20 == 0) {
            let lower = text.to_lowercase();
            for word in ["canary", "singer"] {
                if let Some(at) = lower.find(word) {
                    let from = lower[..at].char_indices().rev().nth(160).map_or(0, |(at, _)| at);
                    let around: String = lower[from..].chars().take(260).collect();
                    panic!("meeting {nth}: {word} in {what}: …{around}…\n{:#?}", held.done);
                }
            }
            robins += usize::from(what == "the public meeting") * lower.matches("robin").count();
        }
    }
    assert!(
        robins > meetings() as usize,
        "what was said in public is there: {robins}"
    );
}
