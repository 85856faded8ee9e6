//! What a meeting can do and a clerk can say: each act by its line, with what the record and the minutes then hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

#[path = "support/floor.rs"]
mod floor;

#[path = "acts/reports.rs"]
mod reports;
