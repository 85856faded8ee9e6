//! Quorate.

pub mod entry;
pub mod journal;
pub mod meeting;
pub mod ui;
