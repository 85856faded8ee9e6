//! What the pure rooms cost: reading a line, deciding it, applying its fact, drawing the screen, in an
//! empty meeting and in one of 100,000 events. `cargo bench --bench pure`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails"
)]

use std::hint::black_box;

use chrono::{DateTime, FixedOffset, TimeDelta};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use quorate::entry::{self, Entered, Predictor};
use quorate::meeting::event::Recorded;
use quorate::meeting::{Meeting, Moment};
use quorate::ui::{self, Model, Msg};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const PAGE: &str = "# Harbour Trust\n\nDate: 2016-10-21\n\n## Members\n- Cllr Kate Mallow (Chairman)\n- Cllr Ben White\n- Cllr Ann Burke\n\n## Agenda\n1. Dredging (30 min)\n2. Leases\n";
const LINE: &str = "burke? What would the new arrangements mean for the funding of the harbour";

fn opened() -> Moment {
    DateTime::<FixedOffset>::parse_from_rfc3339("2016-10-21T11:00:00.000+01:00").unwrap()
}

fn meeting(events: usize) -> Meeting {
    let mut meeting = Meeting::default();
    for planned in quorate::agenda::read(PAGE).unwrap() {
        let fact = meeting.record(planned.event, opened(), None);
        meeting.apply(Recorded {
            exempt: planned.exempt,
            ..fact
        });
    }
    let lines = [
        LINE,
        "white= It was two thirds grant and one third dues",
        "It was noted that the report had been circulated",
    ];
    for n in 0..events {
        let line = match n {
            0 => "/open",
            1 => "/item 1",
            n => lines[n % 3],
        };
        let at = opened() + TimeDelta::milliseconds(200 * n as i64);
        let Entered::Records(event, _) = entry::enter(line, &meeting, at).unwrap() else {
            panic!("{line}")
        };
        meeting.apply(meeting.record(event, at, None));
    }
    meeting
}

/// What a key costs where 10,000 phrases are known: the next word, the rest of one, of one letter.
fn prediction(c: &mut Criterion) {
    let meeting = meeting(200);
    let syllables = [
        "ba", "co", "di", "fu", "ga", "he", "lo", "mi", "nu", "pe", "ra", "so", "ti", "ve",
    ];
    let mut state = 1_u64;
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let words: Vec<String> = (0..6000)
        .map(|n| (0..2 + n % 3).map(|_| syllables[below(14)]).collect())
        .collect();
    let mut predictor = Predictor::of_house(entry::House::default());
    for _ in 0..10_000 {
        // Some words are used far more often than others, as words are.
        let phrase: Vec<&str> = (0..12)
            .map(|_| {
                let rank = below(6000);
                words[rank * below(6000) / 6000].as_str()
            })
            .collect();
        predictor.recall(&(
            "",
            format!("The {} of the {}", phrase[..6].join(" "), phrase[6..].join(" ")),
        ));
    }
    predictor.keep_up(&meeting);
    for line in [
        "",
        "b",
        "bur",
        "burke: The ",
        "burke: The b",
        "burke: The grant of the ba",
    ] {
        c.bench_function(&format!("predict after “{line}”, 10,000 phrases"), |b| {
            b.iter(|| predictor.continuation(black_box(line), line.len(), &meeting));
        });
    }
    let mut n = 0;
    c.bench_function("take in a phrase, 10,000 known", |b| {
        b.iter(|| {
            n += 1;
            predictor.recall(&(
                "",
                format!("The {} of the {}", words[n % 6000], words[(n * 7) % 6000]),
            ));
        });
    });
}

fn pure(c: &mut Criterion) {
    let now = opened() + TimeDelta::hours(8);
    for events in [2, 100_000] {
        let meeting = meeting(events);
        c.bench_function(&format!("read a line, {events} events"), |b| {
            b.iter(|| entry::read(black_box(LINE), &meeting, now).unwrap());
        });
        c.bench_function(
            &format!("preview a line (read, decide, say), {events} events"),
            |b| {
                b.iter(|| entry::preview(black_box(LINE), &meeting, now));
            },
        );
        let Ok(Entered::Records(event, _)) = entry::enter(LINE, &meeting, now) else {
            panic!()
        };
        let fact = meeting.record(event, now, None);
        let mut grown = meeting.clone();
        c.bench_function(&format!("apply a fact, {events} events"), |b| {
            b.iter_batched(|| fact.clone(), |fact| grown.apply(fact), BatchSize::SmallInput);
        });
        drop(grown);
        let size = (120, 40);
        let mut model = Model::of_clerk(meeting.clone(), "", now, size);
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buffer = Buffer::empty(area);
        let mut n = 0;
        c.bench_function(&format!("a key: update, {events} events"), |b| {
            b.iter(|| {
                n += 1;
                let (code, held) = if n % 40 == 0 {
                    ('u', KeyModifiers::CONTROL)
                } else {
                    ('a', KeyModifiers::NONE)
                };
                ui::update(
                    &mut model,
                    Msg::Key(KeyEvent::new(KeyCode::Char(code), held)),
                    now,
                )
            });
        });
        c.bench_function(&format!("draw a frame at 120x40, {events} events"), |b| {
            b.iter(|| {
                buffer.reset();
                ui::draw(&model, now, area, &mut buffer)
            });
        });
        let mut before = Buffer::empty(area);
        ui::draw(&model, now, area, &mut before);
        c.bench_function(&format!("compare two frames, {events} events"), |b| {
            b.iter(|| before.diff(&buffer).len())
        });
        if events > 2 {
            let facts = meeting.facts().to_vec();
            c.bench_function("replay 100000 facts", |b| {
                b.iter_batched(|| facts.clone(), Meeting::replay, BatchSize::LargeInput);
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_secs(1));
    targets = prediction, pure
}
criterion_main!(benches);
