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

mod checks;
mod disk;
mod entry;
mod frames;
mod help;
mod home;
mod keys;
mod offers;
mod panes;
mod paste;
mod safety;
mod sizes;
mod wake;
