//! A council of any size, and what its readers get.
#![allow(dead_code, reason = "each test file uses the part it needs")]

use quorate::meeting::finding::{Finding, findings};
use quorate::minutes::{Record, Scope, Seal, markdown, record};

use super::sitting::Sitting;

pub fn council(members: &str) -> Sitting {
    let mut s = Sitting::of("Council", "2025-06-03", "19:00");
    s.members(members)
        .item("1", "Election of chair", None)
        .item("2", "Budget", None)
        .item("3", "Bins", None);
    s
}

/// As many members as one asks for, by tags of letters.
pub fn many(n: u8) -> String {
    let tags = (0..n).map(|n| format!("m{}{}", char::from(b'a' + n / 26), char::from(b'a' + n % 26)));
    tags.collect::<Vec<_>>().join(" ")
}

pub fn finding(s: &Sitting, code: &str) -> Finding {
    let found = findings(&s.meeting);
    let one = found.iter().find(|finding| finding.code == code).cloned();
    one.unwrap_or_else(|| unreachable!("no {code} among {found:#?}"))
}

pub fn record_of(s: &Sitting) -> Record {
    record::record(
        &s.meeting,
        Scope::Public,
        "01J9Z3T0000000000000000000",
        &Seal::default(),
    )
}

pub fn minutes_of(s: &Sitting) -> String {
    markdown::minutes(&s.meeting, Scope::Public, &Seal::default())
}
