//! Quorate.

pub mod journal;
pub mod meeting;
