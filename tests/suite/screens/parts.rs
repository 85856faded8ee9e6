//! Items under items in the clerk's view: nested, folded and unfolded, taken.

use quorate::agenda;
use quorate::meeting::Recorded;

use crate::stage::{Stage, moment};

const PAGE: &str = "# Panel\nDate: 2016-10-21\nTime: 11:00\n## Members\n- Cllr Ann Burke\n- Cllr Bob White\n## Agenda\n\
1. Apologies (5 min)\n2. Orders\n   (a) Footbridge (20 min)\n      (i) Cost\n      (ii) Timetable\n   (b) Skate park (10 min)\n3. Close\n";

fn stage(width: u16, height: u16) -> Stage {
    let facts = agenda::read(PAGE).unwrap_or_default();
    let log = (1..).zip(facts).map(|(seq, planned)| Recorded {
        seq,
        at: moment("10:59:00"),
        as_of: None,
        exempt: planned.exempt,
        event: planned.event,
    });
    Stage::of(log.collect(), width, height)
}

#[test]
fn parts_stand_further_in_and_are_taken_in_their_order() {
    let mut stage = stage(80, 24);
    stage.keys("/open<enter>/item next<enter>/item next<enter>/item next<enter>");
    insta::assert_snapshot!(stage.picture());
    stage.keys("/item b<enter>").shows("2(b)  Skate park");
}

#[test]
fn parts_are_folded_and_unfolded() {
    let mut stage = stage(120, 40);
    stage.keys("/open<enter><esc><tab>").shows("Timetable");
    stage
        .keys("<home><down><left>")
        .shows_not("Footbridge")
        .shows("Orders [+4]");
    stage.keys("<down><enter>");
    assert_eq!(stage.entry(), "/item 3");
    stage.keys("<c-u><esc><up><right>").shows("Footbridge");
    stage
        .keys("<down><down><left>")
        .shows_not("Orders [+4]")
        .shows("Footbridge");
    stage
        .keys("<left>")
        .shows("Footbridge [+2]")
        .shows_not("Timetable");
    stage.keys("<left><left>").shows("Orders [+4]");
}
