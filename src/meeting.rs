//! What a meeting is. Pure: facts in, a meeting out; no clock, no file, no screen.

pub mod event;
pub mod ids;
