//! The parts of the screen: each puts a piece of the state into an area, and changes nothing.

pub mod agenda;
pub mod checks;
pub mod entry;
pub mod export;
pub mod floor;
pub mod form;
pub mod header;
pub mod help;
pub mod hint;
pub mod history;
pub mod home;
pub mod list;
pub mod menu;
pub mod minutes;
pub mod palette;
pub mod paper;
pub mod planner;
pub mod poll;
pub mod reading;
