//! A short run of every fuzz target (RELIABILITY rows 13, 14, 16 and 18): what each was given before, and
//! some hundred harmed copies of that, the same each time.
//!
//! `FUZZ_ROUNDS=100000 FUZZ_SEED=7 cargo test --release --test fuzz log` runs one for longer, and others; the
//! fuzzer itself is in `fuzz/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

#[path = "../support/example.rs"]
mod example;
#[allow(dead_code, reason = "each test file uses the part it needs")]
#[path = "../support/stage.rs"]
mod stage;
mod targets;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use targets::mutate::{Chance, harmed};

/// Longer than any input may take, on a slow machine that does other things too.
const TOO_LONG: Duration = Duration::from_secs(10);

/// Says which input it was, should the target stop at it.
struct Last<'a>(&'a str, &'a [u8]);

impl Drop for Last<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let path = std::env::temp_dir().join(format!("quorate-fuzz-{}", self.0));
            let kept = fs::write(&path, self.1).map(|()| path.display().to_string());
            eprintln!(
                "{}: stopped at \"{}\", kept as {kept:?}",
                self.0,
                self.1.escape_ascii()
            );
        }
    }
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(name);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn number(variable: &str, otherwise: u64) -> u64 {
    let given = std::env::var(variable).ok();
    given.map_or(otherwise, |given| given.parse().expect("a number"))
}

/// Gives a target its corpus, and so many harmed copies.
fn short_run(name: &str, rounds: u64) {
    let target = targets::target(name);
    let corpus = corpus(name);
    assert!(!corpus.is_empty());
    let give = |data: &[u8]| {
        let _last = Last(name, data);
        let began = Instant::now();
        (target.run)(data);
        let took = began.elapsed();
        assert!(took < TOO_LONG, "{} bytes took {took:?}", data.len());
    };
    corpus.iter().for_each(|data| give(data));
    let words = (target.words)();
    let mut chance = Chance::of(number("FUZZ_SEED", 1));
    for _ in 0..number("FUZZ_ROUNDS", rounds) {
        let one = chance.of_list(&corpus).unwrap();
        let other = chance.of_list(&corpus).unwrap();
        give(&harmed(one, other, &words, &mut chance));
    }
}

#[test]
fn log() {
    short_run("log", 200);
}

#[test]
fn facts() {
    short_run("facts", 40);
}

#[test]
fn agenda() {
    short_run("agenda", 400);
}

#[test]
fn paper() {
    short_run("paper", 120);
}

#[test]
fn entry() {
    short_run("entry", 100);
}

#[test]
fn settings() {
    short_run("settings", 60);
}

#[test]
fn keys() {
    short_run("keys", 60);
}

/// The corpora are for people to look through and for every run to go through.
#[test]
fn the_corpora_are_small() {
    for target in targets::TARGETS {
        let corpus = corpus(target.name);
        assert!(corpus.len() <= 60, "{}: {} files", target.name, corpus.len());
        let largest = corpus.iter().map(Vec::len).max().unwrap();
        assert!(largest <= 4096, "{}: a file of {largest} bytes", target.name);
    }
}
