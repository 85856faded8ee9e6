//! Nothing that was acknowledged is lost when the process dies: it is killed at every system call that
//! touches a file, and the log is opened again (RELIABILITY row 1).
//!
//! Needs `strace`; where it is missing the test says so and counts as skipped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const QUORATE: &str = env!("CARGO_BIN_EXE_quorate");

const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Mallow\n- Cllr White\n\n## Agenda\n1. Dredging\n";

const LINES: [&str; 5] = [
    "/open",
    "/item 1",
    "mallow: It is deep",
    "white? How deep?",
    "mallow= Very",
];

/// The calls that read, write, name, lock or sync a file.
const CALLS: [&str; 19] = [
    "openat",
    "read",
    "pread64",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "flock",
    "rename",
    "link",
    "unlink",
    "renameat2",
    "linkat",
    "unlinkat",
    "mkdir",
    "newfstatat",
    "fstat",
    "lseek",
];

struct Bench {
    dir: tempfile::TempDir,
    page: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join("agenda.md");
        fs::write(&page, PAGE).unwrap();
        Self { dir, page }
    }

    fn sessions(&self) -> PathBuf {
        self.dir.path().join("sessions")
    }

    fn clear(&self) {
        let _ = fs::remove_dir_all(self.sessions());
    }

    /// Dictates `lines`, under `strace` with these arguments if there are any.
    fn dictate(&self, named: &Path, lines: &[&str], strace: &[String]) -> Output {
        let mut command = if strace.is_empty() {
            Command::new(QUORATE)
        } else {
            let mut command = Command::new("strace");
            command.args(strace).arg(QUORATE);
            command
        };
        command
            .arg("--sessions")
            .arg(self.sessions())
            .arg("dictate")
            .arg(named);
        let mut child = command
            .env("HOME", self.dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A process killed before it reads leaves a pipe that nobody reads.
        let _ = child
            .stdin
            .take()
            .unwrap()
            .write_all((lines.join("\n") + "\n").as_bytes());
        child.wait_with_output().unwrap()
    }

    fn log(&self) -> Option<PathBuf> {
        let logs = fs::read_dir(self.sessions())
            .ok()?
            .flatten()
            .map(|entry| entry.path());
        let mut logs: Vec<PathBuf> = logs
            .filter(|path| path.extension().is_some_and(|e| e == "jsonl") && !hidden(path))
            .collect();
        assert!(logs.len() <= 1, "{logs:?}");
        logs.pop()
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn acknowledged(output: &Output) -> Vec<u64> {
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    // A line cut short by the kill was not said to its end, and so not promised.
    let said = out.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    said.map(|line| line.split(' ').next().unwrap().parse().unwrap())
        .collect()
}

fn seqs(log: &Path) -> Vec<u64> {
    let text = fs::read_to_string(log).unwrap();
    let lines = text
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.map(|line| line["seq"].as_u64().unwrap()).collect()
}

#[test]
fn a_kill_at_any_system_call_loses_nothing_acknowledged() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("SKIPPED: strace is not here; apt-get install strace");
        return;
    }
    let bench = Bench::new();
    // How often each call comes in a run that is left alone.
    let trace = bench.dir.path().join("trace");
    let calls = CALLS.join(",");
    let count = [
        "-f",
        "-qq",
        "-o",
        &trace.display().to_string(),
        "-e",
        &format!("trace={calls}"),
    ]
    .map(String::from);
    let clean = bench.dictate(&bench.page, &LINES, &count);
    assert!(
        clean.status.success(),
        "{}",
        String::from_utf8_lossy(&clean.stderr)
    );
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for line in fs::read_to_string(&trace).unwrap().lines() {
        let call = line
            .split_whitespace()
            .nth(1)
            .and_then(|rest| rest.split('(').next())
            .unwrap_or_default();
        if CALLS.contains(&call) {
            *times.entry(call.to_owned()).or_default() += 1;
        }
    }
    assert!(
        times.contains_key("fdatasync") || times.contains_key("fsync"),
        "{times:?}"
    );
    let (mut trials, mut promised, mut kept_more) = (0, 0, 0);
    for (call, count) in &times {
        for when in 1..=*count {
            bench.clear();
            let inject = [
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                &format!("trace={call}"),
                "-e",
                &format!("inject={call}:signal=SIGKILL:when={when}"),
            ]
            .map(String::from);
            let killed = bench.dictate(&bench.page, &LINES, &inject);
            trials += 1;
            let promises = acknowledged(&killed);
            promised += promises.len();
            let at = format!("killed at {call} {when}");
            // Go on with the agenda page, as the clerk would: the log if there is one, else a new one.
            let again = bench.dictate(&bench.page, &["white: after the crash"], &[]);
            assert!(
                again.status.success(),
                "{at}: {}",
                String::from_utf8_lossy(&again.stderr)
            );
            let log = bench.log().unwrap_or_else(|| panic!("{at}: no log"));
            let kept = seqs(&log);
            assert_eq!(
                kept,
                (1..=kept.len() as u64).collect::<Vec<_>>(),
                "{at}: numbers without gaps"
            );
            for seq in &promises {
                assert!(kept.contains(seq), "{at}: {seq} was acknowledged and is gone");
            }
            let text = fs::read_to_string(&log).unwrap();
            assert_eq!(text.matches("after the crash").count(), 1, "{at}");
            kept_more += usize::from(kept.len() > promises.len());
            let check = Command::new(QUORATE)
                .arg("check")
                .arg(&log)
                .env("HOME", bench.dir.path())
                .output()
                .unwrap();
            assert!(
                check.status.success(),
                "{at}: {}",
                String::from_utf8_lossy(&check.stdout)
            );
        }
    }
    println!(
        "killed {trials} times at {times:?}: {promised} events acknowledged, none lost; {kept_more} logs went on"
    );
}

#[test]
fn a_second_writer_is_refused_and_a_dead_one_blocks_nobody() {
    let bench = Bench::new();
    let mut first = Command::new(QUORATE)
        .arg("--sessions")
        .arg(bench.sessions())
        .arg("dictate")
        .arg(&bench.page)
        .env("HOME", bench.dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut keyboard = first.stdin.take().unwrap();
    keyboard.write_all(b"/open\n").unwrap();
    let mut said = [0; 2];
    std::io::Read::read_exact(first.stdout.as_mut().unwrap(), &mut said).unwrap();
    let second = bench.dictate(&bench.page, &["/item 1"], &[]);
    assert_eq!(second.status.code(), Some(3), "{second:?}");
    assert!(String::from_utf8_lossy(&second.stderr).contains("being minuted in another window"));
    first.kill().unwrap();
    first.wait().unwrap();
    let third = bench.dictate(&bench.page, &["/item 1"], &[]);
    assert!(
        third.status.success(),
        "{}",
        String::from_utf8_lossy(&third.stderr)
    );
    assert_eq!(acknowledged(&third), [6]);
}
