//! Row 10: a clock that is set forwards or back, and one that changes with the season, reorder nothing, and
//! the timers stay right.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::bench::{Bench, QUORATE, SECOND, events, on_disk, promised};
use crate::pty::Terminal;
use crate::trials::{Trial, Trials};

const HOUR: i64 = 3600;

/// Where Debian and others have it.
fn faketime() -> Option<PathBuf> {
    let folders = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/usr/local/lib",
    ];
    folders
        .iter()
        .map(|folder| Path::new(folder).join("faketime/libfaketimeMT.so.1"))
        .find(|library| library.exists())
}

/// A clock that the test sets.
struct Clock {
    file: PathBuf,
}

impl Clock {
    /// So many seconds off.
    fn set(&self, seconds: i64) {
        let new = self.file.with_extension("new");
        fs::write(&new, format!("{seconds:+}\n")).unwrap();
        fs::rename(new, &self.file).unwrap();
    }

    /// Off by what makes it this moment now, in seconds since 1970.
    fn set_to(&self, moment: i64) {
        self.set(moment - chrono::Utc::now().timestamp());
    }
}

fn clerk(bench: &Bench, library: &Path, clock: &Clock) -> Terminal {
    let (library, file) = (library.display(), clock.file.display());
    let set = [
        format!("LD_PRELOAD={library}"),
        format!("FAKETIME_TIMESTAMP_FILE={file}"),
        "FAKETIME_NO_CACHE=1".into(),
        "FAKETIME_DONT_FAKE_MONOTONIC=1".into(),
    ];
    bench.clerk(Some(("env", &set)))
}

fn enters(terminal: &mut Terminal, line: &str) {
    let wanted = on_disk(&terminal.text()) + 1;
    terminal.keys(&format!("{line}\r"));
    let end = Instant::now() + 10 * SECOND;
    while on_disk(&terminal.text()) < wanted {
        assert!(Instant::now() < end, "{line}:\n{}", terminal.text());
        terminal.watch(Duration::from_millis(10));
    }
}

fn stays_right(trial: &mut Trial, library: &Path, start: Option<i64>, then: Option<i64>) {
    let bench = Bench::new();
    let clock = Clock {
        file: bench.dir().join("clock"),
    };
    match start {
        Some(moment) => clock.set_to(moment),
        None => clock.set(0),
    }
    let mut terminal = clerk(&bench, library, &clock);
    terminal.sees("on disk");
    let from = Instant::now();
    for line in ["/open", "/item 1", ">white", "white: before"] {
        enters(&mut terminal, line);
    }
    terminal.watch(3 * SECOND / 2);
    if let Some(offset) = then {
        clock.set(offset);
    }
    terminal.watch(3 * SECOND / 2);
    enters(&mut terminal, "white: after");
    enters(&mut terminal, "<");
    enters(&mut terminal, "/done");
    let passed = from.elapsed().as_secs() as i64;
    let told = on_disk(&terminal.text());
    let events = events(&bench.log());
    let order: Vec<u64> = ["before", "after"]
        .iter()
        .map(|word| *events.iter().find(|(_, event)| event.contains(word)).unwrap().0)
        .collect();
    assert!(order[0] < order[1], "{events:?}");
    terminal.keys("\x11");
    assert_eq!(terminal.ends_within(5 * SECOND), Some(0), "{}", terminal.text());
    let record = bench
        .command(QUORATE)
        .args(["export", &bench.log().display().to_string(), "--format", "json"])
        .output()
        .unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record.stdout).unwrap();
    for (what, seconds) in [
        ("the speech", &record["speeches"][0]["seconds"]),
        ("the item", &record["agenda"][0]["actual_s"]),
    ] {
        let seconds = seconds.as_i64().unwrap();
        assert!(
            (2..=passed + 1).contains(&seconds),
            "{what} took {seconds} s, and {passed} s passed: {:?}",
            events
        );
    }
    let said: Vec<&str> = record["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| {
            entry["text"]
                .as_str()
                .filter(|text| ["before", "after"].contains(text))
        })
        .collect();
    assert_eq!(said, ["before", "after"]);
    bench.holds(trial, &promised(1..=told, Vec::new()), &events);
}

pub fn a_clock_that_jumps(trials: &mut Trials) {
    let Some(library) = faketime() else {
        trials.skip("libfaketime is not here: apt-get install libfaketime");
        return;
    };
    for (what, start, then) in [
        ("three hours on", None, Some(3 * HOUR)),
        ("two hours back", None, Some(-2 * HOUR)),
        ("a year on", None, Some(365 * 24 * HOUR)),
        ("ten years back", None, Some(-3650 * 24 * HOUR)),
        // 26 March 2017 01:00 GMT, when it becomes 02:00; 30 October 2016 01:00 GMT, when it was 02:00.
        ("into summer time", Some(1_490_490_000 - 2), None),
        ("out of summer time", Some(1_477_789_200 - 2), None),
    ] {
        trials.trial(what, |trial| stays_right(trial, &library, start, then));
    }
}
