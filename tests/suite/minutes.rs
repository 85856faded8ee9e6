//! The minutes in Markdown and as a record, as a reader gets them.

use crate::samples;
use quorate::minutes::{Scope, Seal, markdown, record};

fn seal() -> Seal {
    Seal {
        events: 77,
        hash: "ab".repeat(32),
    }
}

#[test]
fn a_parish_council_in_public() {
    let meeting = samples::parish_council().meeting;
    insta::assert_snapshot!(markdown::minutes(&meeting, Scope::Public, &seal()));
}

#[test]
fn a_parish_council_with_its_exempt_part() {
    let meeting = samples::parish_council().meeting;
    insta::assert_snapshot!(markdown::minutes(&meeting, Scope::Exempt, &seal()));
}

#[test]
fn a_union_branch_in_progress() {
    let meeting = samples::union_branch().meeting;
    insta::assert_snapshot!(markdown::minutes(&meeting, Scope::Public, &seal()));
}

#[test]
fn a_meeting_of_which_nothing_is_known() {
    let nothing = quorate::meeting::Meeting::default();
    insta::assert_snapshot!(markdown::minutes(&nothing, Scope::Public, &Seal::default()));
}

#[test]
fn the_record_of_a_union_branch() {
    let meeting = samples::union_branch().meeting;
    let record = record::record(&meeting, Scope::Public, "01J9Z3T0000000000000000000", &seal());
    insta::assert_snapshot!(serde_json::to_string_pretty(&record).unwrap());
}
