//! Quorate.

pub mod meeting;
