//! Quorate.

pub mod agenda;
pub mod entry;
pub mod journal;
pub mod meeting;
pub mod minutes;
