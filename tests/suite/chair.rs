//! A chair in one terminal follows a clerk in another: how soon, at what cost, and through what mishaps.
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::harbour::{PAGE, SECOND, SIZE, clerk, log, table};
use crate::pty::Terminal;

#[test]
fn a_fact_is_on_the_chairs_screen_within_a_tenth_of_a_second() {
    let dir = table();
    let mut clerk = clerk(dir.path());
    clerk.keys("/open\r/item 1\r");
    clerk.sees("nobody has the floor");
    let mut chair = Terminal::start(dir.path(), &["chair"], SIZE);
    chair.sees("Dredging");
    let mut times: Vec<Duration> = Vec::new();
    for n in 0..200 {
        // From the Enter in one terminal to the words in the other: the disk lies between.
        clerk.keys(&format!("+white point {n} of these"));
        clerk.sees_at(&format!("point {n} of these"));
        clerk.watch(Duration::from_millis(5));
        let from = Instant::now();
        clerk.keys("\r");
        times.push(chair.sees_at(&format!("point {n} of these")) - from);
        clerk.watch(Duration::ZERO);
    }
    times.sort();
    let (median, late) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    println!(
        "from Enter to the chair's screen: p50 {median:?}, p99 {late:?}, most {:?}",
        times[199]
    );
    assert!(late < Duration::from_millis(100), "p99 {late:?}");
}

/// What a process has cost: nanoseconds on a core, and how often it was woken.
fn cost(pid: u32) -> (u64, u64) {
    let (mut nanoseconds, mut woken) = (0, 0);
    for task in fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten() {
        let read = |name: &str| fs::read_to_string(task.path().join(name)).unwrap_or_default();
        let ran = read("schedstat");
        nanoseconds += ran
            .split(' ')
            .next()
            .and_then(|n| n.parse::<u64>().ok())
            .unwrap_or(0);
        let status = read("status");
        let switches = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        woken += switches.and_then(|n| n.trim().parse::<u64>().ok()).unwrap_or(0);
    }
    (nanoseconds, woken)
}

#[cfg(target_os = "linux")]
#[test]
fn a_chair_that_only_watches_costs_next_to_nothing() {
    let dir = table();
    let mut clerk = clerk(dir.path());
    clerk.keys("/open\r/item 1\r/limit 3m\r>white\r");
    clerk.sees("of 3:00");
    let mut chair = Terminal::start(dir.path(), &["chair"], SIZE);
    chair.sees("left of 3:00");
    chair.watch(2 * SECOND);
    let seconds = std::env::var("QUORATE_IDLE_SECONDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_u32);
    let pid = chair.child.id();
    let (ran, woken, bytes) = (cost(pid).0, cost(pid).1, chair.bytes.len());
    chair.watch(seconds * SECOND);
    let (ran, woken, bytes) = (cost(pid).0 - ran, cost(pid).1 - woken, chair.bytes.len() - bytes);
    let each = |all: f64| all / f64::from(seconds);
    println!(
        "a second, while somebody speaks: {:.3} % of a core, woken {:.2} times, {:.0} bytes",
        each(ran as f64) / 1e7,
        each(woken as f64),
        each(bytes as f64)
    );
    // A build without optimisation draws ten times as slowly.
    let most = if cfg!(debug_assertions) { 2.0 } else { 0.2 };
    assert!(each(ran as f64) / 1e7 < most);
    assert!(each(woken as f64) <= 3.0, "a second is one turn of the loop");
    assert!(each(bytes as f64) <= 200.0);
}

#[test]
fn started_before_the_meeting_it_waits_and_asks_which_of_two() {
    let dir = table();
    let mut chair = Terminal::start(dir.path(), &["chair"], SIZE);
    chair.sees("Waiting for a meeting to begin");
    let mut first = clerk(dir.path());
    first.keys("/open\r/item 1\r");
    chair.sees("Harbour Trust");
    chair.sees("1  Dredging");
    let page = PAGE.replace("Harbour Trust", "Pier Company");
    fs::write(dir.path().join("pier.md"), page).unwrap();
    let mut second = Terminal::start(dir.path(), &["clerk", "pier.md"], SIZE);
    second.sees("Dredging");
    second.keys("/open\r");
    second.sees("live");
    second.watch(SECOND / 2);
    let mut other = Terminal::start(dir.path(), &["chair"], SIZE);
    other.sees("Which meeting?");
    other.sees("Pier Company");
    other.keys("\x1b[B\r");
    other.sees("Between items");
    chair.keys("q");
    assert_eq!(chair.ends_within(5 * SECOND), Some(0));
    assert!(chair.was_given_back(0));
}

#[test]
fn a_log_that_is_gone_or_cut_is_said_and_survived() {
    let dir = table();
    let mut clerk = clerk(dir.path());
    clerk.keys("/open\r/item 1\r>white\r");
    clerk.sees("● Cllr White");
    clerk.keys("\x11");
    assert_eq!(clerk.ends_within(5 * SECOND), Some(0));
    let log = log(dir.path());
    let mut chair = Terminal::start(dir.path(), &["chair"], SIZE);
    chair.sees("● Cllr White");
    let away = dir.path().join("away.jsonl");
    fs::rename(&log, &away).unwrap();
    chair.sees("NOT FOLLOWING");
    assert!(
        chair.text().contains("● Cllr White"),
        "what was read still stands"
    );
    fs::rename(&away, &log).unwrap();
    chair.sees("the log is there again");
    // The last line cut off, with the head that knew of it: the chair held it too.
    let text = fs::read_to_string(&log).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap() + 1;
    fs::write(&log, &text[..cut]).unwrap();
    chair.sees("shorter than it was");
    chair.sees("nobody has the floor");
    fs::write(&log, &text).unwrap();
    chair.sees("● Cllr White");
    chair.keys("\x11");
    assert_eq!(chair.ends_within(5 * SECOND), Some(0));
}

#[test]
fn half_a_line_is_never_shown() {
    let dir = table();
    let mut clerk = clerk(dir.path());
    clerk.keys("/open\r/item 1\r>white\r");
    clerk.sees("● Cllr White");
    clerk.keys("\x11");
    assert_eq!(clerk.ends_within(5 * SECOND), Some(0));
    let log = log(dir.path());
    let text = fs::read_to_string(&log).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap() + 1;
    // As a disk would have it that got half of the last line.
    fs::remove_file(log.with_extension("jsonl.head")).unwrap();
    fs::write(&log, &text[..cut + 20]).unwrap();
    let mut chair = Terminal::start(dir.path(), &["chair", log.to_str().unwrap()], SIZE);
    chair.sees("nobody has the floor");
    fs::OpenOptions::new()
        .append(true)
        .open(&log)
        .and_then(|mut file| std::io::Write::write_all(&mut file, &text.as_bytes()[cut + 20..]))
        .unwrap();
    chair.sees("● Cllr White");
}

#[test]
fn every_size_down_to_one_cell_does_no_harm() {
    let dir = table();
    let mut clerk = clerk(dir.path());
    clerk.keys("/open\r/item 1\r>white\r/move white/sand That it be done\r");
    clerk.sees("That it be done");
    let mut chair = Terminal::start(dir.path(), &["chair"], SIZE);
    chair.sees("That it be done");
    for key in ["d", "c", "w", "r"] {
        chair.keys(key);
        for size in [
            (1, 1),
            (2, 2),
            (5, 3),
            (40, 12),
            (80, 3),
            (3, 60),
            (400, 150),
            (120, 40),
        ] {
            chair.resize(size);
            chair.watch(Duration::from_millis(40));
        }
    }
    chair.keys("d");
    chair.sees("That it be done");
}

/// `quorate` without a terminal, its home and its sessions in `dir`.
fn quorate(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
    command
        .args(arguments)
        .current_dir(dir)
        .env("TZ", "Europe/London")
        .env("HOME", dir);
    command.env("QUORATE_SESSIONS", dir.join("sessions"));
    command
}

fn dictate(dir: &Path, lines: &str) {
    let mut child = quorate(dir, &["dictate", "agenda.md"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

fn ends_within(child: &mut Child, time: Duration) -> Option<ExitStatus> {
    let end = Instant::now() + time;
    while Instant::now() < end {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}

#[test]
fn in_plain_lines_it_says_what_changes_until_the_meeting_is_over() {
    let dir = table();
    dictate(dir.path(), "/open\n/present mallow white sand\n");
    let mut plain = quorate(dir.path(), &["chair", "--plain"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(plain.stdout.take().unwrap())
        .lines()
        .map(|line| line.unwrap()[9..].to_owned());
    assert!(lines.next().unwrap().starts_with("Harbour Trust, "));
    assert_eq!(lines.next().unwrap(), "Between items; next is 1 Dredging");
    assert_eq!(lines.next().unwrap(), "Quorum: 3 here, quorum 3, none to spare");
    assert_eq!(lines.next().unwrap(), "Nobody has the floor");
    assert_eq!(lines.next().unwrap(), "Next: nobody waits");
    dictate(
        dir.path(),
        "/item 1\n>white\nwhite: It is deep\n++sand\n/move white/sand That it be dredged\n/leave mallow\n/close\n",
    );
    let said: Vec<String> = lines.collect();
    let repeated = said.iter().any(|line| line.contains("It is deep"));
    assert!(!repeated, "what was spoken is not repeated: {said:#?}");
    for part in [
        "Dredging",
        "White",
        "Sand",
        "That it be dredged",
        "Needs more than half: 2 if all 3 vote",
        "NO QUORUM, 1 short",
        "closed",
    ] {
        assert!(said.iter().any(|line| line.contains(part)), "{part}: {said:#?}");
    }
    assert_eq!(
        ends_within(&mut plain, 5 * SECOND).and_then(|status| status.code()),
        Some(0)
    );
}

#[test]
fn plain_lines_end_cleanly_when_interrupted_or_no_longer_read() {
    let dir = table();
    dictate(dir.path(), "/open\n");
    let start = || {
        let mut plain = quorate(dir.path(), &["chair", "--plain"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(plain.stdout.take().unwrap());
        out.read_line(&mut String::new()).unwrap();
        (plain, out)
    };
    let (mut plain, _out) = start();
    let interrupted = Command::new("kill")
        .args(["-INT", &plain.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupted.success());
    assert_eq!(
        ends_within(&mut plain, SECOND).and_then(|status| status.code()),
        Some(0)
    );
    let (mut plain, out) = start();
    drop(out);
    dictate(dir.path(), "/item 1\n/item 2\n");
    assert_eq!(
        ends_within(&mut plain, 5 * SECOND).and_then(|status| status.code()),
        Some(0)
    );
    let mut complaint = String::new();
    plain
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaint)
        .unwrap();
    assert_eq!(complaint, "");
}
