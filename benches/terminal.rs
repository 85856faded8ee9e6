//! What a clerk feels: from key to last byte on the terminal, from start to the first full screen, memory
//! and wake-ups, in an empty meeting, in one of 500 events and in one of 100,000, beside vim in the same run.
//!
//! `cargo bench --bench terminal`. Prints figures and ratios; judges nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails"
)]

#[path = "../tests/support/pty.rs"]
mod pty;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, TimeDelta};
use pty::Terminal;
use quorate::entry::{self, Entered};
use quorate::journal::{Header, Writer};
use quorate::meeting::event::Recorded;
use quorate::meeting::{Meeting, Moment};

const SIZE: (u16, u16) = (120, 40);
const KEYS: usize = 400;
const QUIET: Duration = Duration::from_millis(12);

fn opened() -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339("2016-10-21T11:00:00.000+01:00").unwrap()
}

/// A log of a live meeting with so many events.
fn log(dir: &Path, events: usize) {
    let page = "# Harbour Trust\n\nDate: 2016-10-21\nTime: 11:00\n\n## Members\n- Cllr Kate Mallow (Chairman)\n- Cllr Ben White\n- Cllr Ann Burke\n\n## In attendance\n- Police and Crime Commissioner [pcc] as \"the PCC\"\n\n## Agenda\n1. Dredging (30 min)\n2. Leases\n";
    let mut meeting = Meeting::default();
    for planned in quorate::agenda::read(page).unwrap() {
        let fact = meeting.record(planned.event, opened(), None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    let lines = [
        "burke? What would the new arrangements mean for the funding of the harbour over the next three years",
        "pcc= The grant pays for two thirds of it and the rest comes from dues, as the paper on the agenda says",
        "white: Members had been told in the spring that the figures would be ready before the summer recess",
        "It was noted that the report of the engineer had been circulated with the agenda",
    ];
    let mut n = 0;
    while meeting.facts().len() < events {
        let line = match n {
            0 => "/open",
            1 => "/item 1",
            _ => lines[n % lines.len()],
        };
        let at = opened() + TimeDelta::milliseconds(200 * n as i64);
        if let Entered::Records(event, _) = entry::enter(line, &meeting, at).unwrap() {
            meeting.apply(meeting.record(event, at, None));
        }
        n += 1;
    }
    let sessions = dir.join("sessions");
    quorate::journal::ensure_folder(&sessions).unwrap();
    let header = Header::fresh(opened()).unwrap();
    drop(
        Writer::create(
            &sessions.join("2016-10-21-harbour-trust.jsonl"),
            header,
            meeting.facts(),
        )
        .unwrap(),
    );
}

/// From key to last byte, in milliseconds, sorted.
fn keys(terminal: &mut Terminal) -> Vec<f64> {
    let text = "the quick brown fox jumps over the lazy dog and then ";
    let mut took = Vec::new();
    for (n, key) in text.chars().cycle().take(KEYS).enumerate() {
        let sent = Instant::now();
        terminal.keys(&key.to_string());
        if let Some(last) = terminal.until_quiet(QUIET) {
            took.push((last - sent).as_secs_f64() * 1000.0);
        }
        if n % 60 == 59 {
            // Keep the line short, as a clerk does.
            terminal.keys("\x15");
            terminal.until_quiet(QUIET);
        }
    }
    took.sort_by(f64::total_cmp);
    took
}

fn at(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share) as usize]
}

fn memory_mb(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or("VmHWM: 0 kB");
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

fn wakeups(pid: u32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten();
    let each = tasks.map(|task| {
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with("voluntary_ctxt_switches"))
            .map(str::to_owned);
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
            .unwrap_or(0)
    });
    each.sum()
}

fn main() {
    let mut medians = Vec::new();
    for events in [10, 500, 100_000] {
        let dir = tempfile::tempdir().unwrap();
        log(dir.path(), events);
        let mut starts = Vec::new();
        for _ in 0..7 {
            let began = Instant::now();
            let mut terminal = Terminal::start(dir.path(), &["clerk", "2016-10-21-harbour-trust"], SIZE);
            let last = terminal.until_quiet(Duration::from_millis(700)).unwrap();
            starts.push((last - began).as_secs_f64() * 1000.0);
        }
        starts.sort_by(f64::total_cmp);
        let mut terminal = Terminal::start(dir.path(), &["clerk", "2016-10-21-harbour-trust"], SIZE);
        terminal.until_quiet(Duration::from_millis(700));
        let took = keys(&mut terminal);
        terminal.keys("\x15>white\r");
        terminal.until_quiet(Duration::from_millis(700));
        let (woke, wrote) = (wakeups(terminal.child.id()), terminal.bytes.len());
        terminal.watch(Duration::from_secs(5));
        let (woke, wrote) = (wakeups(terminal.child.id()) - woke, terminal.bytes.len() - wrote);
        println!(
            "quorate, {events:>6} events: key to last byte median {:.2} ms, 99 % {:.2} ms; start to full screen median {:.1} ms; peak memory {:.1} MB; idle with a speaker {:.1} wake-ups, {:.0} bytes a second",
            at(&took, 0.5),
            at(&took, 0.99),
            at(&starts, 0.5),
            memory_mb(terminal.child.id()),
            woke as f64 / 5.0,
            wrote as f64 / 5.0
        );
        medians.push(at(&took, 0.5));
    }
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("notes.txt"),
        "a line of what was said\n".repeat(2000),
    )
    .unwrap();
    let mut vim = Terminal::run(dir.path(), "vim", &["notes.txt"], SIZE);
    vim.until_quiet(Duration::from_millis(700));
    vim.keys("Go");
    vim.until_quiet(Duration::from_millis(300));
    let took = keys(&mut vim);
    let vim_median = at(&took, 0.5);
    println!(
        "vim: key to last byte median {vim_median:.2} ms, 99 % {:.2} ms",
        at(&took, 0.99)
    );
    println!(
        "ratios: 100,000 events to 10: {:.2}; quorate with 100,000 events to vim: {:.2}",
        medians[2] / medians[0],
        medians[2] / vim_median
    );
}
