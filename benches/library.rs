//! How long the list, the search and the registers take on ten thousand meetings, beside ripgrep or grep and jq on the same
//! questions: `cargo bench --bench library`. QUORATE_BENCH_MEETINGS makes it fewer.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/corpus.rs"]
mod corpus;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 11;

/// The median and the slowest of a few runs; none where the program is not installed.
fn timed(mut command: Command) -> Option<(Duration, Duration)> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut took = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        command.status().ok()?;
        took.push(start.elapsed());
    }
    took.sort();
    Some((took[RUNS / 2], took[RUNS - 1]))
}

fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let of = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(it) if it.is_dir() => bytes(&entry.path()),
        Ok(it) => it.len(),
        Err(_) => 0,
    };
    entries.flatten().map(of).sum()
}

fn main() {
    let meetings = std::env::var("QUORATE_BENCH_MEETINGS").ok();
    let meetings: usize = meetings.and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let (sessions, cache) = (folder.path().join("sessions"), folder.path().join("cache"));
    std::fs::create_dir(&sessions).unwrap();
    corpus::write(&sessions, 7, meetings, 100);
    let size = bytes(&sessions);
    println!(
        "{meetings} meetings, {:.0} MB, {} KB each",
        size as f64 / 1e6,
        size / 1000 / meetings as u64
    );

    let quorate = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
        command
            .arg("--sessions")
            .arg(&sessions)
            .args(arguments)
            .env("XDG_CACHE_HOME", &cache)
            .env("HOME", folder.path());
        command
    };
    let first = |arguments: &[&str]| {
        let start = Instant::now();
        quorate(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        start.elapsed()
    };
    println!("first list   {:>7.1?}, which makes the library", first(&["list"]));
    let kept = bytes(&cache);
    println!(
        "the library  {:>7.0} MB, {} % of the logs",
        kept as f64 / 1e6,
        kept * 100 / size.max(1)
    );
    // A line that somebody adds to a live meeting, and how long until it is found.
    let live = std::fs::read_dir(&sessions)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .max()
        .unwrap();
    let (mut writer, log, _) = quorate::journal::Writer::open(&live).unwrap();
    let mut late = log.facts.last().unwrap().clone();
    late.seq += 1;
    late.event = quorate::meeting::Event::NarrativeMinuted(quorate::meeting::facts::NarrativeMinuted {
        text: "A quagga came in.".into(),
        unnamed: None,
    });
    writer.append(&[late]).unwrap();
    drop(writer);
    println!(
        "a new line   {:>7.0?} until it is found",
        first(&["search", "quagga"])
    );

    let shell = |line: &str| {
        let mut command = Command::new("sh");
        command.arg("-c").arg(line).current_dir(&sessions);
        command
    };
    let has = |name: &str| {
        let found = Command::new("sh")
            .args(["-c", &format!("command -v {name}")])
            .stdout(Stdio::null())
            .status();
        found.is_ok_and(|status| status.success())
    };
    let grep = if has("rg") {
        "rg -i --no-filename"
    } else {
        "grep -rih --include=*.jsonl"
    };
    let questions: [(&str, &[&str], String); 6] = [
        ("list", &["list"], r#"find . -name '*.jsonl' | sort | xargs jq -c 'select(.event.type=="meeting_planned") | .event'"#.into()),
        ("a word", &["search", "stile"], format!("{grep} '\\bstile' .")),
        ("a rare word", &["search", "babace"], format!("{grep} '\\bbabace' .")),
        ("the commonest", &["search", "the"], format!("{grep} '\\bthe' .")),
        ("a phrase", &["search", "\"fire and rescue\""], format!("{grep} 'fire and rescue' .")),
        (
            "motions carried, by",
            &["search", "kind:motion is:carried moved:burke"],
            r#"find . -name '*.jsonl' | xargs jq -c 'select(.event.type=="motion_moved") | .event.text'"#.into(),
        ),
    ];
    println!(
        "\n{:<22}{:>12}{:>12}{:>14}{:>9}",
        "warm", "quorate", "slowest", "beside", "ratio"
    );
    for (name, ours, theirs) in questions {
        let (our, slowest) = timed(quorate(ours)).unwrap();
        let tool = if theirs.contains("jq") {
            "jq"
        } else {
            grep.split(' ').next().unwrap()
        };
        // Once is enough for what takes seconds.
        let start = Instant::now();
        let there = has(tool)
            && shell(&theirs)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_ok();
        let their = start.elapsed();
        let beside = if there {
            format!("{tool} {their:.0?}")
        } else {
            "not installed".into()
        };
        let ratio = if there {
            format!("{:.0}×", their.as_secs_f64() / our.as_secs_f64())
        } else {
            String::new()
        };
        println!(
            "{name:<22}{:>12}{:>12}{beside:>14}{ratio:>9}",
            format!("{our:.0?}"),
            format!("{slowest:.0?}")
        );
    }
    for register in ["decisions", "actions", "questions", "votes", "attendance"] {
        for rows in [&["--limit", "200"][..], &[]] {
            let arguments: Vec<&str> = [register].iter().chain(rows).copied().collect();
            let (our, slowest) = timed(quorate(&arguments)).unwrap();
            println!(
                "{:<22}{:>12}{:>12}",
                arguments.join(" "),
                format!("{our:.0?}"),
                format!("{slowest:.0?}")
            );
        }
    }
}
