//! Quorate.

pub mod agenda;
pub mod meeting;
