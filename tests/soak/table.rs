//! The table: the clerk's terminal, the chair's, and beside them the same meeting worked out from the lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use quorate::entry::{self, Entered};
use quorate::journal;
use quorate::meeting::{Meeting, Moment, Recorded};
use quorate::minutes::{Format, Order, Paper, Scope, Seal, Style, export};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::pty::Terminal;

const QUORATE: &str = env!("CARGO_BIN_EXE_quorate");

const PAGE: &str = "# Harbour Panel

Date: 2016-10-21
Time: 11:00
Ends: 19:00

## Members
- Cllr Egleton (Chairman) [egleton]
- Cllr Kieron Mallon (Vice-Chairman) [mallon]
- Cllr Margaret Burke [burke]
- Cllr Ann White [white]
- Cllr Tony Page [page]
- Cllr Sand [sand]
- Cllr Quentin Sinclair [sinclair]

## In attendance
- Anthony Stansfeld (Police and Crime Commissioner) [pcc] as \"the PCC\"
- Chief Constable [cc] as \"the Chief Constable\"

## Agenda
1. Dredging (60 min)
2. Leases (60 min)
3. Lights (60 min)
4. Contract matter (60 min, exempt: paragraph 3)
70. Collaboration (60 min)
    - Recommended: That the Panel note the report
71. Complaints (60 min)
72. Work programme (60 min)
";

/// 21 October 2016, 11:00 in London.
const BEGINS_MS: i64 = 1_477_044_000_000;

const SIZES: [(u16, u16); 8] = [
    (80, 24),
    (40, 12),
    (200, 60),
    (1, 1),
    (20, 6),
    (100, 30),
    (9, 3),
    (132, 43),
];
const SIZE: (u16, u16) = (120, 40);

/// How long the program may take over anything, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a process weighed, how long it had lived and how many facts there were.
struct Weighed {
    life: usize,
    lived: Duration,
    facts: usize,
    kib: u64,
    idle: bool,
}

pub struct Table {
    dir: tempfile::TempDir,
    pace: String,
    times: u32,
    since_ms: i64,
    began: Instant,
    clerk: Option<Terminal>,
    chair: Option<Terminal>,
    /// The meeting as the lines make it, each taken at the time that its fact tells.
    pub meeting: Meeting,
    /// The log's bytes up to the last fact that was looked at.
    log: Vec<u8>,
    life: usize,
    born: Instant,
    weighed: Vec<Weighed>,
    /// What happened how often: lines, refusals, sizes, suspensions, chairs, kills, full disks, hang-ups.
    count: [usize; 8],
    /// The lines that were never acknowledged when the process was killed, and are not in the log.
    given_up: usize,
}

fn real_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

impl Table {
    pub fn laid(times: u32) -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("agenda.md"), PAGE).unwrap();
        let since_ms = real_ms();
        let mut table = Self {
            dir,
            pace: format!("QUORATE_PACE={times},{since_ms},{BEGINS_MS}"),
            times,
            since_ms,
            began: Instant::now(),
            clerk: None,
            chair: None,
            meeting: Meeting::default(),
            log: Vec::new(),
            life: 0,
            born: Instant::now(),
            weighed: Vec::new(),
            count: [0; 8],
            given_up: 0,
        };
        table.sits_down();
        table.meeting = Meeting::replay(journal::read(&table.path()).unwrap().facts);
        table.log = fs::read(table.path()).unwrap();
        table
    }

    pub fn since(&self) -> Duration {
        self.began.elapsed()
    }

    /// What time it is at the table.
    pub fn now(&self) -> Moment {
        let ms = (real_ms() - self.since_ms) * i64::from(self.times) + BEGINS_MS;
        let london = chrono::FixedOffset::east_opt(3600).unwrap();
        chrono::DateTime::from_timestamp_millis(ms)
            .unwrap()
            .with_timezone(&london)
    }

    fn start(&self, arguments: &[&str]) -> Terminal {
        let arguments = [&[self.pace.as_str(), QUORATE], arguments].concat();
        Terminal::run(self.dir.path(), "env", &arguments, SIZE)
    }

    fn path(&self) -> PathBuf {
        let logs = fs::read_dir(self.dir.path().join("sessions")).unwrap();
        let mut logs = logs.map(|entry| entry.unwrap().path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.ends_with(".jsonl") && !name.starts_with('.')
        });
        let path = logs.next().expect("a log");
        assert!(logs.next().is_none(), "a second log");
        path
    }

    fn clerk(&mut self) -> &mut Terminal {
        self.clerk.as_mut().expect("the clerk")
    }

    /// The clerk starts the program, and goes on with the log if there is one.
    fn sits_down(&mut self) {
        let mut clerk = self.start(&["clerk", "agenda.md"]);
        clerk.sees("Harbour Panel");
        clerk.sees("› ");
        self.clerk = Some(clerk);
        self.life += 1;
        self.born = Instant::now();
    }

    pub fn waits(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while Instant::now() < end {
            let step = Duration::from_millis(50).min(end.saturating_duration_since(Instant::now()));
            self.clerk().watch(step);
            self.clerk().bytes.clear();
            if let Some(chair) = &mut self.chair {
                chair.watch(Duration::from_millis(1));
                chair.bytes.clear();
            }
        }
    }

    /// How many facts the log has, whole lines only.
    fn facts(&self) -> usize {
        let bytes = fs::read(self.path()).unwrap();
        bytes.iter().filter(|byte| **byte == b'\n').count() - 1
    }

    /// Types a line and Enter, and sees to it that what it says is recorded and nothing else.
    pub fn line(&mut self, line: &str) {
        let expected = entry::enter(line, &self.meeting, self.now());
        let before = self.meeting.facts().len();
        self.clerk().keys(&format!("{line}\r"));
        match expected {
            Ok(Entered::Records(..)) => {
                self.count[0] += 1;
                self.comes(line, before + 1);
            }
            Ok(Entered::Shows(_)) => self.waits(Duration::from_millis(20)),
            Ok(Entered::Nothing) | Err(_) => {
                self.count[1] += 1;
                self.waits(Duration::from_millis(60));
                // Refused, it is still in the entry.
                self.clerk().keys("\x05\x15");
                self.waits(Duration::from_millis(20));
            }
        }
        assert!(
            self.facts() <= self.meeting.facts().len(),
            "more was recorded than {line:?}"
        );
    }

    /// Waits until there are so many facts, and holds the last of them against the line.
    fn comes(&mut self, line: &str, facts: usize) {
        let end = Instant::now() + PATIENCE;
        while self.facts() < facts {
            let screen = self.clerk().text();
            assert!(
                Instant::now() < end,
                "{line:?} was not recorded; the screen:\n{screen}"
            );
            self.waits(Duration::from_millis(5));
        }
        self.looks_at_the_log(line);
        if facts.is_multiple_of(10) {
            self.weighs(false);
        }
    }

    /// All that was there is there, and what came is what this line gives at the time that it tells.
    fn looks_at_the_log(&mut self, line: &str) {
        let bytes = fs::read(self.path()).unwrap();
        assert!(
            bytes.starts_with(&self.log),
            "what was on disk was changed or lost"
        );
        let facts = journal::read(&self.path()).unwrap().facts;
        let known = self.meeting.facts().len();
        assert_eq!(facts.len(), known + 1, "after {line:?}");
        let fact: &Recorded = &facts[known];
        let last = self.meeting.facts().last().map(|fact| fact.at);
        assert!(
            last.is_none_or(|last| last <= fact.at),
            "time went back at {line:?}"
        );
        let Ok(Entered::Records(event, as_of)) = entry::enter(line, &self.meeting, fact.at) else {
            panic!("{line:?} was recorded as {fact:?}");
        };
        let expected = self.meeting.record(event, fact.at, as_of);
        assert_eq!(*fact, expected, "{line:?}");
        self.meeting.apply(expected);
        self.log = bytes;
    }

    /// How many facts the screen says are on disk.
    fn acknowledged(&mut self) -> Option<usize> {
        let text = self.clerk().text();
        let (before, _) = text.split_once(" on disk")?;
        before.rsplit(' ').next()?.parse().ok()
    }

    /// Help, palette, scrolling, a click into a pane: and back to the entry.
    pub fn looks_around(&mut self, n: usize) {
        let (there, back) = match n % 6 {
            0 => ("\x1bOP", "\x1b"),
            1 => ("\x10", "\x1b"),
            2 => ("\x1b[5~\x1b[5~\x1b[6~\x1b[6~", ""),
            3 => ("\x1b[<0;5;8M\x1b[<0;5;8m", "x"),
            _ => return,
        };
        self.clerk().keys(there);
        self.waits(Duration::from_millis(30));
        self.clerk().keys(back);
        // Escape alone is known by what does not follow it.
        self.waits(Duration::from_millis(80));
        self.clears_the_entry();
    }

    fn clears_the_entry(&mut self) {
        self.clerk().keys("\x05\x15");
        self.clerk().sees("Enter record");
    }

    pub fn resize(&mut self, n: usize) {
        self.count[2] += 1;
        for size in [SIZES[n % SIZES.len()], SIZE] {
            self.clerk().resize(size);
            if let Some(chair) = &mut self.chair {
                chair.resize(size);
            }
            self.waits(Duration::from_millis(120));
        }
        self.clerk().sees("Enter record");
    }

    pub fn suspend(&mut self) {
        self.count[3] += 1;
        self.clerk().bytes.clear();
        self.clerk().signal("-TSTP");
        let end = Instant::now() + PATIENCE;
        while !self.clerk().was_given_back(0) {
            assert!(Instant::now() < end, "the terminal was not given back");
            self.clerk().watch(Duration::from_millis(10));
        }
        self.clerk().watch(Duration::from_millis(150));
        self.clerk().signal("-CONT");
        self.clerk().sees("Enter record");
    }

    pub fn chair_comes_or_goes(&mut self) {
        self.count[4] += 1;
        match self.chair.take() {
            None => {
                let mut chair = self.start(&["chair"]);
                chair.sees("Harbour Panel");
                self.chair = Some(chair);
            }
            Some(mut chair) => {
                chair.keys("\t");
                chair.watch(Duration::from_millis(50));
                chair.keys("\x11");
                assert_eq!(chair.ends_within(PATIENCE), Some(0), "the chair cannot leave");
                assert!(chair.was_given_back(0));
            }
        }
    }

    /// The process is killed, every second time with a line on its way; nothing that was on the disk by the
    /// word of the screen is gone.
    pub fn kill(&mut self, line: &str, n: usize) {
        self.count[5] += 1;
        let shown = self.acknowledged();
        let end = if n.is_multiple_of(2) { "\r" } else { "" };
        self.clerk().keys(&format!("{line}{end}"));
        self.waits(Duration::from_millis((n as u64 * 37) % 90));
        let shown = self.acknowledged().max(shown);
        self.weighs(false);
        self.clerk().signal("-KILL");
        assert!(self.clerk().ends_within(PATIENCE).is_some());
        self.clerk = None;
        self.takes_up(line, shown);
    }

    /// The terminal goes away, and with it the program; the line that was being typed is still there.
    pub fn hang_up(&mut self) {
        self.count[7] += 1;
        let shown = self.acknowledged();
        self.clerk().keys("white: half a sentence");
        self.clerk().sees("half a sentence");
        self.weighs(false);
        self.clerk().hang_up();
        assert!(self.clerk().ends_within(PATIENCE).is_some());
        self.clerk = None;
        self.sits_down();
        self.clerk().sees("half a sentence");
        assert!(shown.is_none_or(|shown| shown <= self.facts()));
        self.clears_the_entry();
    }

    /// The program is started again, and goes on with the log.
    fn takes_up(&mut self, line: &str, shown: Option<usize>) {
        self.sits_down();
        let facts = self.facts();
        let known = self.meeting.facts().len();
        assert!(
            shown.is_none_or(|shown| shown <= facts),
            "{shown:?} were shown as on disk, {facts} are"
        );
        match facts - known {
            0 => self.given_up += 1,
            _ => self.looks_at_the_log(line),
        }
        // What came back from the draft is let go: half a line, or one that may be in the log already.
        self.clears_the_entry();
        for _ in 0..4 {
            if !self.clerk().text().contains("Held:") {
                break;
            }
            self.clerk().keys("\x1b[A\x05\x15\r");
            self.waits(Duration::from_millis(80));
        }
        assert!(!self.clerk().text().contains("Held:"), "{}", self.clerk().text());
    }

    /// The disk has room for the beginning of a line; the clerk is told, and goes on when there is room.
    pub fn full_disk(&mut self, line: &str) {
        if !matches!(
            entry::enter(line, &self.meeting, self.now()),
            Ok(Entered::Records(..))
        ) {
            return;
        }
        self.count[6] += 1;
        let before = self.meeting.facts().len();
        let pid = Pid::from_raw(i32::try_from(self.clerk().child.id()).unwrap());
        let room = |bytes: Option<u64>| {
            let limit = Rlimit {
                current: bytes,
                maximum: None,
            };
            prlimit(pid, Resource::Fsize, limit).unwrap();
        };
        room(Some(self.log.len() as u64 + 10));
        self.clerk().keys(&format!("{line}\r"));
        self.clerk().sees("NOT ON DISK");
        self.clerk().keys("\r");
        self.waits(Duration::from_millis(100));
        self.clerk().sees("NOT ON DISK");
        room(None);
        self.clerk().keys("\r");
        self.comes(line, before + 1);
        let end = Instant::now() + PATIENCE;
        while self.clerk().text().contains("NOT ON DISK") {
            assert!(Instant::now() < end, "{}", self.clerk().text());
            self.waits(Duration::from_millis(10));
        }
    }

    /// Nobody types; somebody speaks, so that the clocks go on.
    pub fn sits_idle(&mut self, time: Duration) {
        self.line(">burke");
        self.waits(Duration::from_secs(2));
        self.weighs(true);
        self.waits(time);
        self.weighs(true);
    }

    fn weighs(&mut self, idle: bool) {
        let pid = self.clerk().child.id();
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let kib = status.lines().find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        });
        if let Some(kib) = kib {
            self.weighed.push(Weighed {
                life: self.life,
                lived: self.born.elapsed(),
                facts: self.meeting.facts().len(),
                kib,
                idle,
            });
        }
    }

    /// The meeting is closed and left; the log is whole, and the record what the lines give.
    pub fn close(&mut self) {
        self.line("/close");
        self.clerk().keys("\x11");
        assert_eq!(self.clerk().ends_within(PATIENCE), Some(0));
        assert!(self.clerk().was_given_back(0));
        if self.chair.is_some() {
            self.chair_comes_or_goes();
        }
        let path = self.path();
        let check = self.says(&["check"], &path);
        assert!(check.contains("whole"), "{check}");
        let log = journal::read(&path).unwrap();
        assert!(log.is_whole());
        let seal = Seal {
            events: log.head.events,
            hash: log.head.hash.to_string(),
        };
        let order = Order {
            scope: Scope::Exempt,
            paper: &Paper::Minutes,
            style: &Style::default(),
            draft: false,
            id: &log.header.id,
            seal: &seal,
            here: None,
            outside: quorate::minutes::Outside::default(),
        };
        for format in [Format::Json, Format::Md] {
            let own = export(&self.meeting, format, &order).unwrap().bytes;
            let theirs = self.says(&["export", "--exempt", "--format", format.word()], &path);
            assert!(
                own == theirs.as_bytes(),
                "the {} is not what the lines give",
                format.word()
            );
        }
        assert_eq!(Meeting::replay(log.facts), self.meeting);
    }

    fn says(&self, arguments: &[&str], path: &Path) -> String {
        let output = Command::new(QUORATE)
            .args(arguments)
            .arg(path)
            .env("HOME", self.dir.path())
            .env("TZ", "Europe/London")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// In a process that lives on, what it weighs grows with the facts and with nothing else.
    pub fn memory_is_flat(&self) {
        let idle: Vec<&Weighed> = self.weighed.iter().filter(|one| one.idle).collect();
        let [before, after] = idle[..] else {
            panic!("it did not sit idle")
        };
        let grown = after.kib.saturating_sub(before.kib);
        assert!(grown <= 512, "{grown} KiB more after sitting idle");
        for life in 1..=self.life {
            let own = |one: &&Weighed| one.life == life && one.lived > Duration::from_secs(10);
            let lived: Vec<&Weighed> = self.weighed.iter().filter(own).collect();
            let (Some(first), Some(last)) = (lived.first(), lived.last()) else {
                continue;
            };
            let facts = (last.facts - first.facts) as u64;
            let grown = last.kib.saturating_sub(first.kib);
            assert!(
                grown <= 2048 + 16 * facts,
                "life {life}: {grown} KiB more for {facts} facts"
            );
        }
    }

    pub fn figures(&self) -> String {
        let names = [
            "lines",
            "refused",
            "sizes",
            "suspended",
            "chair came or went",
            "killed",
            "disk full",
            "hung up",
        ];
        let counts = names
            .iter()
            .zip(self.count)
            .map(|(name, count)| format!("{name} {count}"));
        let counts: Vec<String> = counts.collect();
        let mut figures = format!(
            "{:.0} s at {} times: {} facts; {}; {} lines killed on their way\n",
            self.since().as_secs_f64(),
            self.times,
            self.meeting.facts().len(),
            counts.join(", "),
            self.given_up
        );
        for one in &self.weighed {
            figures.push_str(&format!(
                "  life {} after {:.0} s, {} facts: {} KiB{}\n",
                one.life,
                one.lived.as_secs_f64(),
                one.facts,
                one.kib,
                if one.idle { ", idle" } else { "" }
            ));
        }
        figures
    }
}
