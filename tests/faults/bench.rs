//! A meeting that is minuted by the program itself, in a folder of its own, with a follower beside it; and
//! what must hold afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use quorate::journal::{Follower, News};

use crate::pty::Terminal;
use crate::trials::Trial;

pub const QUORATE: &str = env!("CARGO_BIN_EXE_quorate");
pub const SECOND: Duration = Duration::from_secs(1);

const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Mallow\n- Cllr White\n\n## Agenda\n1. Dredging\n";

/// A meeting as it is entered.
pub const LINES: [&str; 5] = [
    "/open",
    "/item 1",
    "mallow: It is deep",
    "white? How deep?",
    "mallow= Very",
];

/// What is entered after each mishap.
const AFTER: &str = "white: after the mishap";

/// What stands in a log, by number.
pub type Events = BTreeMap<u64, String>;

pub struct Bench {
    _own: Option<tempfile::TempDir>,
    dir: PathBuf,
}

impl Bench {
    pub fn new() -> Self {
        let own = tempfile::tempdir().unwrap();
        let dir = own.path().to_owned();
        Self {
            _own: Some(own),
            ..Self::at(dir)
        }
    }

    /// In a folder that is there.
    pub fn at(dir: PathBuf) -> Self {
        let bench = Self { _own: None, dir };
        fs::write(bench.page(), PAGE).unwrap();
        bench
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub fn page(&self) -> PathBuf {
        self.dir.join("agenda.md")
    }

    pub fn sessions(&self) -> PathBuf {
        self.dir.join("sessions")
    }

    pub fn log(&self) -> PathBuf {
        self.sessions().join("2016-10-21-harbour-trust.jsonl")
    }

    /// The log and what stands beside it.
    pub fn files(&self) -> Vec<PathBuf> {
        let beside = ["", ".head", ".torn", ".draft", ".draft.new"];
        beside
            .iter()
            .map(|ending| self.log().with_extension(format!("jsonl{ending}")))
            .chain([self.sessions()])
            .collect()
    }

    pub fn clear(&self) {
        let _ = fs::remove_dir_all(self.sessions());
    }

    /// A command with this folder for its home.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("HOME", &self.dir)
            .env("TZ", "Europe/London")
            .env("QUORATE_SESSIONS", self.sessions())
            .current_dir(&self.dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Dictates `lines`, by a program that runs others, with these arguments, if it is given.
    pub fn dictate(&self, lines: &[&str], under: Option<(&str, &[String])>) -> Output {
        let mut command = match under {
            None => self.command(QUORATE),
            Some((program, arguments)) => {
                let mut command = self.command(program);
                command.args(arguments).arg(QUORATE);
                command
            }
        };
        let mut child = command.arg("dictate").arg(self.page()).spawn().unwrap();
        // A process killed before it reads leaves a pipe that nobody reads.
        let _ = child
            .stdin
            .take()
            .unwrap()
            .write_all((lines.join("\n") + "\n").as_bytes());
        child.wait_with_output().unwrap()
    }

    /// The clerk's view in a terminal, by a program that runs others if it is given.
    pub fn clerk(&self, under: Option<(&str, &[String])>) -> Terminal {
        let mut arguments: Vec<&str> = Vec::new();
        let program = match under {
            None => QUORATE,
            Some((program, own)) => {
                arguments.extend(own.iter().map(String::as_str));
                arguments.push(QUORATE);
                program
            }
        };
        arguments.extend(["clerk", "agenda.md"]);
        Terminal::run(&self.dir, program, &arguments, (120, 40))
    }

    /// What a run that is left alone records.
    pub fn undisturbed(&self) -> Events {
        let output = self.dictate(&LINES, None);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let events = events(&self.log());
        self.clear();
        events
    }

    /// What must hold after every mishap: everything in `promised` is in the log as it is in `expected`, the
    /// log can be gone on with, and it is whole.
    pub fn holds(&self, trial: &mut Trial, promised: &[u64], expected: &Events) {
        trial.acknowledged(promised.len());
        // Go on with the agenda page, as the clerk would: the log if there is one, else a new one.
        let again = self.dictate(&[AFTER], None);
        if !again.status.success() {
            trial.unrecovered(String::from_utf8_lossy(&again.stderr));
        }
        self.is_whole(trial);
        if !self.log().exists() {
            trial.lost(promised.len(), "there is no log");
            return;
        }
        let kept = events(&self.log());
        let numbers: Vec<u64> = kept.keys().copied().collect();
        assert_eq!(
            numbers,
            (1..=kept.len() as u64).collect::<Vec<_>>(),
            "numbers without gaps"
        );
        let gone: Vec<&u64> = promised
            .iter()
            .filter(|seq| kept.get(seq) != expected.get(seq))
            .collect();
        if !gone.is_empty() {
            trial.lost(gone.len(), format!("{gone:?}"));
        }
        let after = kept
            .values()
            .filter(|event| event.contains("after the mishap"))
            .count();
        assert_eq!(after, 1, "the entry made afterwards");
    }

    /// `quorate check` finds the log whole.
    pub fn is_whole(&self, trial: &mut Trial) {
        let check = self
            .command(QUORATE)
            .arg("check")
            .arg(self.log())
            .output()
            .unwrap();
        if !check.status.success() {
            let said = [check.stdout, check.stderr].concat();
            trial.unrecovered(String::from_utf8_lossy(&said));
        }
    }
}

/// The events of a log as they stand in it.
pub fn events(log: &Path) -> Events {
    let text = fs::read_to_string(log).unwrap();
    let lines = text
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .map(|line| (line["seq"].as_u64().unwrap(), line["event"].to_string()))
        .collect()
}

/// The numbers that `dictate` printed. A line cut short was not said to its end, and so not promised.
pub fn said(output: &[u8]) -> Vec<u64> {
    let out = String::from_utf8_lossy(output).into_owned();
    let whole = out.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole
        .map(|line| line.split(' ').next().unwrap().parse().unwrap())
        .collect()
}

/// How many events the clerk's screen says are on disk.
pub fn on_disk(screen: &str) -> u64 {
    let before = screen.split(" on disk").next().unwrap_or_default();
    let number = before.rsplit("✓ ").next().unwrap_or_default();
    if screen.contains(" on disk") {
        number.trim().parse().unwrap_or(0)
    } else {
        0
    }
}

/// Somebody who follows the log that a bench will have, and remembers every fact that was shown.
pub struct Beside {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<Vec<u64>>>,
}

impl Beside {
    pub fn follows(bench: &Bench) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (log, stopped) = (bench.log(), Arc::clone(&stop));
        let thread = std::thread::spawn(move || {
            let mut shown: Vec<u64> = Vec::new();
            let mut follower: Option<Follower> = None;
            while !stopped.load(Ordering::SeqCst) {
                match &mut follower {
                    None => {
                        if let Ok((opened, log)) = Follower::open(&log) {
                            shown.extend(log.facts.iter().map(|fact| fact.seq));
                            follower = Some(opened);
                        }
                    }
                    // A disk that fails is no news.
                    Some(follower) => {
                        for news in follower.poll().unwrap_or_default() {
                            match news {
                                News::Facts(facts) => shown.extend(facts.iter().map(|fact| fact.seq)),
                                News::Reread { log, .. } => {
                                    shown.extend(log.facts.iter().map(|fact| fact.seq));
                                }
                                News::Gone | News::Back => {}
                            }
                        }
                    }
                }
                std::thread::sleep(Duration::from_micros(500));
            }
            shown.sort_unstable();
            shown.dedup();
            shown
        });
        Self {
            stop,
            thread: Some(thread),
        }
    }

    /// Stops, and gives what was shown.
    pub fn shown(mut self) -> Vec<u64> {
        self.stop.store(true, Ordering::SeqCst);
        self.thread.take().unwrap().join().unwrap()
    }
}

/// Enters the meeting in a clerk's terminal, each line once the last is on disk, and leaves, as far as the
/// program lives; the last number that its screen said is on disk.
pub fn minuted(terminal: &mut Terminal, until: Duration) -> u64 {
    let end = Instant::now() + until;
    let (mut lines, mut wanted, mut most) = (LINES.iter(), 1, 0);
    while Instant::now() < end && terminal.child.try_wait().unwrap().is_none() {
        terminal.watch(Duration::from_millis(3));
        let screen = terminal.text();
        most = most.max(on_disk(&screen));
        if most >= wanted && screen.contains("Dredging") {
            match lines.next() {
                Some(line) => terminal.keys_if_there(&format!("{line}\r")),
                None => {
                    terminal.keys_if_there("\x11");
                    terminal.ends_within(2 * SECOND);
                    break;
                }
            }
            wanted = most + 1;
        }
    }
    terminal.watch(Duration::from_millis(3));
    most.max(on_disk(&terminal.text()))
}

/// Whether a program can be run here.
pub fn there_is(program: &str, question: &str) -> bool {
    Command::new(program)
        .arg(question)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
