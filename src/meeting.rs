//! What a meeting is. Pure: facts in, a meeting out; no clock, no file, no screen.
//!
//! `event` is the public contract. `decide` turns what the clerk means into one fact or refuses it;
//! `apply` turns any fact into state and refuses nothing; `finding` notices what breaks the rules that
//! `orders` holds; `words` says a fact in a sentence.

pub mod action;
pub mod agenda;
mod apply;
pub mod attention;
pub mod clauses;
pub mod clock;
mod corrected;
mod decide;
pub mod decisions;
pub mod election;
pub mod event;
mod exempt;
pub mod facts;
pub mod finding;
pub mod floor;
pub mod fold;
pub mod forecast;
pub mod heard;
pub mod history;
mod house;
pub mod ids;
pub mod intent;
pub mod life;
pub mod minute;
pub mod motion;
pub mod name;
pub mod orders;
pub mod people;
pub mod plain;
pub mod possible;
mod public;
pub mod question;
pub mod refusal;
pub mod replay;
pub mod result;
pub mod roll;
pub mod running;
pub mod state;
pub mod then;
mod void;
pub mod wall;
pub mod words;

pub use decide::decide;
pub use event::{Event, Moment, Recorded, Seq};
pub use house::Part;
pub use intent::Intent;
pub use refusal::Refusal;
pub use state::{Meeting, Status};
