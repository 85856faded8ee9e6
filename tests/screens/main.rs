//! The screens, one file a feature.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

#[path = "../support/stage.rs"]
mod stage;

#[path = "../support/example.rs"]
mod example;

mod attention;
mod checks;
mod correct;
mod disk;
mod entry;
mod forms;
mod frames;
mod help;
mod home;
mod keys;
mod newcomer;
mod offers;
mod panes;
mod parts;
mod paste;
mod safety;
mod sizes;
mod themes;
mod votes;
mod wake;
