//! The terminal and the clock around the pure screens: keys and signals in, frames and effects out.
//!
//! ```text
//! terminal ──────▶ keys thread ─┐                ┌─▶ frame ─▶ terminal
//! signal thread ─┐              ├─▶ model (run) ─┤
//! scribe thread ─┼▶ hearing ────┘                └─▶ effects ─▶ scribe (log, draft)
//! follow thread ─┘
//! ```
//!
//! The hearing thread sleeps until one of them speaks or the screen would change by itself. The scribe alone
//! writes the log; a fact is shown as recorded only when it has said that the disk has it.

mod aloud;
pub mod clock;
mod follow;
mod keyboard;
mod librarian;
mod run;
mod scribe;
mod signals;
mod terminal;

pub use aloud::aloud;
pub use librarian::{Bring, Say};
pub use run::{Desk, Left, TurnTo, run};
pub use signals::survive_large_files;
