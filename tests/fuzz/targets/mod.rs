//! What is fuzzed: each target takes any bytes and says what must hold for them.
//!
//! The same functions are run by `cargo test --test fuzz`, on their corpora and some hundred harmed copies,
//! and by the fuzzer in `fuzz/`, for as long as one likes. They take what the program knows (its commands,
//! keys, places, formats, settings) from its own tables, so that what is added there is fuzzed too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a broken promise stops the run"
)]

pub mod agenda;
pub mod entry;
pub mod facts;
pub mod inert;
pub mod keys;
pub mod log;
pub mod mutate;
pub mod paper;
pub mod settings;
pub mod words;

/// A target: its name, what it runs, and the words that its input is made of.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    pub words: fn() -> Vec<String>,
}

/// Every target.
pub const TARGETS: [Target; 7] = [
    Target {
        name: "log",
        run: log::run,
        words: words::of_logs,
    },
    Target {
        name: "facts",
        run: facts::run,
        words: words::of_logs,
    },
    Target {
        name: "agenda",
        run: agenda::run,
        words: words::of_agendas,
    },
    Target {
        name: "paper",
        run: paper::run,
        words: words::of_agendas,
    },
    Target {
        name: "entry",
        run: entry::run,
        words: words::of_lines,
    },
    Target {
        name: "settings",
        run: settings::run,
        words: words::of_settings,
    },
    Target {
        name: "keys",
        run: keys::run,
        words: words::of_lines,
    },
];

pub fn target(name: &str) -> &'static Target {
    TARGETS
        .iter()
        .find(|target| target.name == name)
        .expect("a target")
}
