//! What a meeting can do and a clerk can say: each act by its line, with what the record and the minutes then hold.

mod business;
mod disposal;
mod reports;
