//! Human time: dates, hours and lengths of time as people write them, in English, Welsh, French, German and
//! Spanish. Every part of the program that reads one reads it here.
//!
//! | file | reads |
//! |---|---|
//! | `date` | `21 October 2016`, `3/4/2016`, `12. Mai 2026`, `nos Fercher 14 Hydref`; the next such day |
//! | `hour` | `7.30pm`, `19h30`, `19.30 Uhr`, `10.30am to 12 noon` |
//! | `length` | `5 min`, `1h30`, `half an hour` |
//! | `find` | the first date or hour within a sentence |
//! | `words` | the tables of words, from `words.toml` |
//!
//! It is pure, asks no clock, and never guesses: what may be two things is none of them.

mod date;
mod find;
mod hour;
mod length;
mod words;

pub use date::{FigureOrder, NoDate, date, date_in_order, day_name, next_date, with_due};
pub use find::{Found, find_date, find_hours};
pub use hour::{clock_time, is_hour_word, range, time};
pub use length::{is_near_length, length, typed_length};
