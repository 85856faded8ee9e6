//! Quorate.

pub mod entry;
pub mod library;
pub mod meeting;
pub mod minutes;
