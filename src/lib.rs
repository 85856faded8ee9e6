//! Quorate.

pub mod entry;
pub mod meeting;
pub mod minutes;
