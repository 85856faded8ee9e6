//! Quorate.

pub mod agenda;
pub mod cli;
pub mod config;
pub mod entry;
pub mod error;
pub mod journal;
pub mod library;
pub mod meeting;
pub mod minutes;
pub mod rules;
pub mod shell;
pub mod shown;
pub mod ui;
