//! What is offered after the cursor: seen, taken whole or by the word, and never recorded unless taken.

use quorate::meeting::facts::StandingOrdersAdopted;
use std::collections::BTreeMap;

use quorate::entry::House;
use quorate::meeting::Meeting;
use quorate::meeting::event::Event;
use quorate::meeting::orders::Orders;
use quorate::ui::Look;

use crate::example;
use crate::stage::{Stage, moment};

fn offered(stage: &Stage) -> Option<&str> {
    stage.model.clerk().and_then(|clerk| clerk.offered())
}

#[test]
fn what_was_said_before_is_offered_and_only_what_is_taken_is_recorded() {
    let mut stage = Stage::midway(120, 40);
    stage.line("burke: The Wheatsheaf Quay lighting contract");
    stage.keys("page: The Wheats");
    assert_eq!(offered(&stage), Some("heaf Quay lighting contract "));
    stage.shows("→ takes “heaf Quay lighting contract”");
    stage.keys("<enter>").shows("Cllr Page: The Wheats");
    assert!(format!("{:?}", stage.last().event).contains("\"The Wheats\""));
    stage.keys("page: The Wheatsh<a-right>");
    assert_eq!(stage.entry(), "page: The Wheatsheaf ");
    stage.keys("<right>");
    assert_eq!(stage.entry(), "page: The Wheatsheaf Quay lighting contract ");
    stage.keys(".<c-z><c-z>");
    assert_eq!(stage.entry(), "page: The Wheatsheaf ");
    stage.keys("<c-z>");
    assert_eq!(offered(&stage), Some("eaf Quay lighting contract "));
    stage.keys("<left>");
    assert_eq!(offered(&stage), None, "only at the end of the line");
}

#[test]
fn tab_takes_what_is_offered_and_shift_tab_lists_all() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("/adj");
    assert_eq!(offered(&stage), Some("ourn"));
    stage.keys("<tab>");
    assert_eq!(stage.entry(), "/adjourn");
    stage.keys("<c-u>/item <s-tab>").shows("next");
    assert_eq!(offered(&stage), None, "nothing while a list is open");
}

#[test]
fn a_question_makes_its_answer_likely() {
    let mut stage = Stage::midway(120, 40);
    stage.line("burke?pcc What does it cost?");
    assert_eq!(offered(&stage), Some("pcc= "));
}

#[test]
fn what_was_struck_or_is_exempt_is_not_offered() {
    let mut stage = Stage::midway(120, 40);
    stage.line("burke: The Wheatsheaf Quay lighting contract");
    stage.line("/undo");
    stage.keys("page: The Wheatsh");
    assert_eq!(offered(&stage), None);
    stage.keys("<c-u>").line("/exempt paragraph 3");
    stage.line("burke: The Wheatsheaf Quay lighting contract");
    stage.line("/public").keys("page: The Wheatsh");
    assert_eq!(offered(&stage), None);
}

#[test]
fn an_abbreviation_is_expanded_on_a_blank_and_one_undo_takes_it_back() {
    let short = BTreeMap::from([("cttee".to_owned(), "Standing Committee".to_owned())]);
    let mut stage = Stage::midway(120, 40);
    stage.model = stage.model.clone().dressed(&Look {
        house: House::new(BTreeMap::new(), short),
        ..Look::default()
    });
    stage.keys("burke: The cttee met");
    assert_eq!(stage.entry(), "burke: The Standing Committee met");
    stage.keys("<c-u>burke: The cttee <c-z>");
    assert_eq!(stage.entry(), "burke: The cttee ");
    stage.keys("met");
    assert_eq!(stage.entry(), "burke: The cttee met");
}

#[test]
fn a_phrase_of_the_house_is_offered_from_its_first_letters() {
    let own = BTreeMap::from([(
        "any".to_owned(),
        vec!["Zealous thanks were given to all who had helped.".to_owned()],
    )]);
    let mut stage = Stage::midway(120, 40);
    stage.model = stage.model.clone().dressed(&Look {
        house: House::new(own, BTreeMap::new()),
        ..Look::default()
    });
    stage.keys("Zea");
    assert_eq!(
        offered(&stage),
        Some("lous thanks were given to all who had helped.")
    );
    stage.keys("<tab>");
    assert_eq!(stage.entry(), "Zealous thanks were given to all who had helped.");
}

#[test]
fn a_no_break_space_is_a_blank_like_any_other() {
    for line in [
        "- one",
        "+burke on costs",
        "/move burke/page That it be so",
        "burke? Why?",
    ] {
        let mut stage = Stage::midway(80, 24);
        stage.keys(&line.replace(' ', "\u{a0}"));
        assert!(stage.entry().contains('\u{a0}'));
        stage.keys("<right><tab><esc>");
    }
}

#[test]
fn a_phrase_of_the_standing_orders_is_offered_before_what_the_program_brought() {
    let said = "Apologies were tendered on behalf of {apologies}.".to_owned();
    let rules = Orders {
        phrases: BTreeMap::from([("any".to_owned(), vec![said])]),
        ..Orders::default()
    };
    let mut log = example::planned();
    let adopted = Event::StandingOrdersAdopted(StandingOrdersAdopted {
        name: "harbour".to_owned(),
        rules: Box::new(rules),
    });
    let fact = Meeting::replay(log.clone()).record(adopted, moment("10:50:00"), None);
    log.push(fact);
    let mut stage = Stage::of(log, 120, 40);
    stage.line("/open").keys("Apol");
    assert_eq!(offered(&stage), Some("ogies were tendered on behalf of "));
}

#[test]
fn a_blank_that_is_several_bytes_long_does_no_harm() {
    for line in [
        ">burke",
        "+burke",
        "-",
        "/declare burke",
        "/move burke/-",
        "burke?pcc",
        "burke:",
        "@11:03",
        "/item",
    ] {
        for blank in ['\u{a0}', '\u{2002}', '\u{202f}', '\u{3000}'] {
            let mut stage = Stage::midway(80, 24);
            stage.keys(line).paste(&format!("{blank}w"));
            assert_eq!(stage.entry(), format!("{line}{blank}w"));
        }
    }
}
