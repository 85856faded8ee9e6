//! How long it takes to read a log of 100,000 events, the largest that anybody is to expect.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use quorate::meeting::facts::{FloorGiven, NarrativeMinuted, PointMade, StatementMade};
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use quorate::journal::{self, Header, Writer};
use quorate::meeting::event::{Event, Moment, Recorded};

const EVENTS: u64 = 100_000;

/// A long meeting: mostly talk, some of it questions, the speaking queue in between.
fn facts() -> Vec<Recorded> {
    let start = Moment::parse_from_rfc3339("2016-10-21T11:00:00+01:00").unwrap();
    let said = "The Police and Crime Commissioner said that the consortium’s costs had been set out";
    (1..=EVENTS)
        .map(|seq| {
            let text = format!("{said} in paper {seq}.");
            let by = format!("member{}", seq % 33).as_str().into();
            let event = match seq % 6 {
                0 => Event::FloorGiven(FloorGiven {
                    person: by,
                    priority: Default::default(),
                }),
                1 => Event::NarrativeMinuted(NarrativeMinuted { text, unnamed: None }),
                2 => Event::PointMade(PointMade {
                    by: Some(by),
                    under: Some(seq - 1),
                    text,
                }),
                _ => Event::StatementMade(StatementMade { by, text }),
            };
            let at = start + chrono::TimeDelta::milliseconds(seq as i64 * 1_300);
            Recorded {
                seq,
                at,
                as_of: None,
                exempt: false,
                event,
            }
        })
        .collect()
}

fn open(c: &mut Criterion) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("long.jsonl");
    let now = Moment::parse_from_rfc3339("2016-10-21T11:00:00+01:00").unwrap();
    drop(Writer::create(&path, Header::fresh(now).unwrap(), &facts()).unwrap());
    let size = std::fs::metadata(&path).unwrap().len();
    eprintln!("{EVENTS} events, {:.1} MB", size as f64 / 1e6);

    let mut group = c.benchmark_group("log of 100,000 events");
    group.sample_size(20);
    group.bench_function("read", |b| b.iter(|| read(&path)));
    group.bench_function("open to append", |b| {
        b.iter(|| Writer::open(black_box(&path)).unwrap().1.facts.len())
    });
    group.finish();
}

fn read(path: &Path) -> usize {
    let log = journal::read(black_box(path)).unwrap();
    assert!(log.is_whole());
    log.facts.len()
}

criterion_group!(benches, open);
criterion_main!(benches);
