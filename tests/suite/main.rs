//! What the program does, one module a subject, in one executable: `cargo test --test suite life::` runs one of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

#[path = "../support/corpus.rs"]
mod corpus;
#[path = "../support/council.rs"]
mod council;
#[path = "../support/every_event.rs"]
mod every_event;
#[path = "../support/example.rs"]
mod example;
#[path = "../support/floor.rs"]
mod floor;
#[path = "../support/hall.rs"]
mod hall;
#[path = "../support/harbour.rs"]
mod harbour;
#[allow(dead_code, reason = "the fuzz targets use the rest of it")]
#[path = "../fuzz/targets/inert.rs"]
mod inert;
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/read_back.rs"]
mod read_back;
#[path = "../support/samples.rs"]
mod samples;
#[path = "../support/sitting.rs"]
mod sitting;
#[path = "../support/stage.rs"]
mod stage;
#[path = "../support/typist.rs"]
mod typist;
#[path = "../support/worked.rs"]
mod worked;

mod acts;
mod agreement;
mod bounds;
mod chair;
mod chair_view;
mod check_list;
mod correct;
mod entry;
mod exempt;
mod exempt_random;
mod forecast;
mod formats;
mod forms;
mod golden_log;
mod guards;
mod hands;
mod hostile;
mod independent;
mod keys;
mod languages;
mod layers;
mod library;
mod life;
mod life_cli;
mod meeting_failures;
mod meeting_rules;
mod minutes;
mod newcomer;
mod next;
mod orders_cli;
mod orders_debate;
mod orders_failures;
mod orders_floor;
mod orders_presets;
mod orders_random;
mod orders_settings;
mod parts;
mod pictures;
mod published;
mod readme;
mod recast;
mod registers;
mod replay;
mod review;
mod schemas;
mod screens;
mod session_papers;
mod sessions;
mod settings;
mod styles;
mod terminal;
mod thread;
mod trust;
mod wording;
