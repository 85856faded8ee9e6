//! Rows 3 and 4 in the program itself: each system call on the log's files fails, once and from then on; and
//! the disk is full for a while, and then is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::bench::{Bench, Beside, LINES, SECOND, on_disk, promised, said};
use crate::pty::Terminal;
use crate::strace;
use crate::trials::Trials;

/// What each call may fail with.
fn errnos(call: &str) -> &'static [&'static str] {
    match call {
        "fsync" | "fdatasync" => &["EIO", "ENOSPC", "EDQUOT"],
        "write" | "pwrite64" | "ftruncate" => &["EIO", "ENOSPC", "EDQUOT", "EFBIG", "EROFS"],
        "openat" => &["EIO", "ENOSPC", "EMFILE", "EROFS", "EACCES"],
        "rename" | "renameat2" | "link" | "linkat" | "mkdir" | "unlink" => {
            &["EIO", "ENOSPC", "EROFS", "EACCES"]
        }
        "flock" => &["ENOLCK", "EIO"],
        _ => &["EIO"],
    }
}

pub fn each_call_on_the_log(trials: &mut Trials) {
    if !strace::is_here(trials) {
        return;
    }
    let bench = Bench::new();
    let expected = bench.undisturbed();
    let (trace, files) = (bench.dir().join("trace"), bench.files());
    bench.dictate(&LINES, Some(("strace", &strace::traced(&trace, &files))));
    let mut failures = Vec::new();
    for (call, when) in strace::each(&strace::times(&trace)) {
        for errno in errnos(&call) {
            for sticky in ["", "+"] {
                failures.push(format!("{call} error={errno}:when={when}{sticky}"));
            }
        }
    }
    for failure in trials.some_of("a call that fails, dictating", failures, 14) {
        trials.trial(&failure, |trial| {
            bench.clear();
            let (call, inject) = failure.split_once(' ').unwrap();
            let beside = Beside::follows(&bench);
            let inject = strace::injected(call, inject, &files);
            let output = bench.dictate(&LINES, Some(("strace", &inject)));
            let said = said(&output.stdout);
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            // The last look at the log, on leaving, may fail after every line was acknowledged: that is told too.
            let on_leaving = complaint.contains("looking for the log failed");
            assert!(
                (said.len() == LINES.len()) == output.status.success() || on_leaving,
                "{:?}: {complaint}",
                output.status
            );
            assert_eq!(output.status.success(), complaint.is_empty(), "{complaint}");
            bench.holds(trial, &promised(said, beside.shown()), &expected);
        });
    }
}

/// Enters the meeting in spite of trouble: each line again until it is on disk. How often there was a banner.
fn minuted_in_spite(terminal: &mut Terminal, before: u64) -> usize {
    let mut banners = 0;
    for (nth, line) in LINES.iter().enumerate() {
        let wanted = before + nth as u64 + 1;
        terminal.keys(&format!("{line}\r"));
        let (end, mut shown) = (Instant::now() + 15 * SECOND, false);
        loop {
            terminal.watch(Duration::from_millis(5));
            let screen = terminal.text();
            if on_disk(&screen) >= wanted && !screen.contains("NOT ON DISK") {
                break;
            }
            assert!(Instant::now() < end, "{line} is not on disk:\n{screen}");
            if screen.contains("NOT ON DISK") {
                assert!(on_disk(&screen) < wanted, "acknowledged and failed:\n{screen}");
                assert!(screen.contains(line), "“{line}” is not kept:\n{screen}");
                let next = ["try again", "Trying again"];
                assert!(next.iter().any(|next| screen.contains(next)), "{screen}");
                banners += usize::from(!shown);
                shown = true;
                terminal.keys("\r");
                terminal.watch(Duration::from_millis(40));
            }
        }
    }
    banners
}

/// After a sync that failed, that handle is used no more: not written, not synced, only closed.
fn no_failed_handle_is_used_again(trace: &Path) -> usize {
    let (mut failed, mut failures) = (BTreeSet::new(), 0);
    for line in fs::read_to_string(trace).unwrap().lines() {
        let Some((_, call)) = line.split_once(' ') else {
            continue;
        };
        let call = call.trim_start();
        let (name, rest) = call.split_once('(').unwrap_or((call, ""));
        let handle: String = rest.chars().take_while(char::is_ascii_digit).collect();
        match name {
            "close" => {
                failed.remove(&handle);
            }
            "write" | "fdatasync" | "fsync" => {
                assert!(!failed.contains(&handle), "used after its sync failed: {line}");
                if name != "write" && line.contains("= -1") {
                    failures += 1;
                    failed.insert(handle);
                }
            }
            _ => {}
        }
    }
    failures
}

pub fn a_disk_that_fails_for_a_while(trials: &mut Trials) {
    if !strace::is_here(trials) {
        return;
    }
    let bench = Bench::new();
    let expected = bench.undisturbed();
    let before = (expected.len() - LINES.len()) as u64;
    let (trace, files) = (bench.dir().join("trace"), bench.files());
    let mut troubles = Vec::new();
    for (call, errnos) in [
        ("fdatasync", vec!["EIO", "ENOSPC", "EDQUOT"]),
        ("write", vec!["EIO", "ENOSPC", "EDQUOT", "EFBIG", "EROFS"]),
        ("write,openat", vec!["EMFILE", "EROFS"]),
        ("write,fdatasync,ftruncate,openat", vec!["EIO"]),
    ] {
        for errno in errnos {
            for (from, to) in [(2, 2), (2, 4), (4, 4)] {
                troubles.push((call, errno, from, to));
            }
        }
    }
    for (call, errno, from, to) in trials.some_of("a disk that fails for a while", troubles, 5) {
        trials.trial(format!("{call} {errno} {from}..{to}"), |trial| {
            bench.clear();
            let mut under: Vec<String> = ["-f", "-qq", "-o"].map(String::from).into();
            under.push(trace.display().to_string());
            under.push("-e".into());
            under.push("trace=write,fdatasync,fsync,ftruncate,openat,close".into());
            under.push("-e".into());
            under.push(format!("inject={call}:error={errno}:when={from}..{to}"));
            for file in &files[..files.len() - 1] {
                under.extend(["-P".into(), file.display().to_string()]);
            }
            let beside = Beside::follows(&bench);
            let mut terminal = bench.clerk(Some(("strace", &under)));
            terminal.sees("Dredging");
            let banners = minuted_in_spite(&mut terminal, before);
            terminal.keys("\x11");
            assert_eq!(terminal.ends_within(5 * SECOND), Some(0), "{}", terminal.text());
            drop(terminal);
            let failures = no_failed_handle_is_used_again(&trace);
            if call.contains("sync") {
                assert!(failures > 0, "it never failed");
            }
            assert!(banners > 0 || call.contains("openat"), "the clerk was not told");
            let all = expected.keys().copied();
            bench.holds(trial, &promised(all, beside.shown()), &expected);
        });
    }
}

/// The system's own limit on a file's size: its signal would end the program.
pub fn a_file_that_may_grow_no_more(trials: &mut Trials) {
    let bench = Bench::new();
    let expected = bench.undisturbed();
    let blocks: Vec<usize> = (1..=4).collect();
    for blocks in blocks {
        trials.trial(format!("{blocks} KiB"), |trial| {
            bench.clear();
            let script = format!("ulimit -f {blocks}; trap - XFSZ; exec \"$0\" \"$@\"");
            let output = bench.dictate(&LINES, Some(("bash", &["-c".into(), script])));
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            let promised = said(&output.stdout);
            let status = output.status.code();
            let expected_status = if promised.len() == LINES.len() { 0 } else { 3 };
            assert_eq!(status, Some(expected_status), "{:?} {complaint}", output.status);
            bench.holds(trial, &promised, &expected);
        });
    }
}

/// Which folders were given a name since they were last synced, as a trace of a run has it; and that there
/// are none when anything is said to be on disk.
fn unsynced(trace: &str) -> Vec<String> {
    let mut unsynced: BTreeSet<String> = BTreeSet::new();
    let mut broken = Vec::new();
    let above = |path: &str| Path::new(path).parent().unwrap().display().to_string();
    for line in trace.lines().filter(|line| !line.contains("= -1")) {
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim_start());
        let quoted: Vec<&str> = call.split('"').skip(1).step_by(2).collect();
        let name = call.split('(').next().unwrap_or_default();
        match name {
            "mkdir" => drop(unsynced.insert(above(quoted[0]))),
            "renameat2" | "rename" => drop(unsynced.insert(above(quoted[1]))),
            "fsync" => {
                let synced = call.split(['<', '>']).nth(1).unwrap_or_default();
                unsynced.remove(synced);
            }
            "write" if call.starts_with("write(1<") => {
                broken.extend(unsynced.iter().map(|folder| format!("{folder} at {call}")));
            }
            _ => {}
        }
    }
    broken
}

pub fn names_are_synced_before_the_word_is_given(trials: &mut Trials) {
    if !strace::is_here(trials) {
        return;
    }
    trials.trial("a new folder in a new folder", |trial| {
        let bench = Bench::new();
        let trace = bench.dir().join("trace");
        let mut arguments = strace::traced(&trace, &[]);
        arguments.extend([
            "-e".into(),
            "trace=mkdir,rename,renameat2,fsync,fdatasync,write".into(),
        ]);
        let output = bench.dictate(&LINES, Some(("strace", &arguments)));
        trial.acknowledged(said(&output.stdout).len());
        let trace = fs::read_to_string(trace).unwrap();
        assert!(trace.contains("mkdir(") && trace.contains("write(1<"), "{trace}");
        let unsynced = unsynced(&trace);
        if !unsynced.is_empty() {
            trial.lost(1, format!("may be, when the power fails: {unsynced:?}"));
        }
    });
}
