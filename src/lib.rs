//! Quorate.

pub mod entry;
pub mod meeting;
