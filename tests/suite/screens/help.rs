//! F1 and Ctrl-P.

use crate::stage::Stage;

#[test]
fn help_shows_the_grammar_and_the_keys() {
    let mut stage = Stage::midway(200, 60);
    stage
        .keys("<f1>")
        .shows("What to type")
        .shows("burke?pcc text")
        .shows("Find any command by name");
    insta::assert_snapshot!(stage.screen());
    stage.keys("<esc>").shows_not("What to type");
}

#[test]
fn help_scrolls_to_its_end_on_a_small_screen() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<f1><end>").shows("Copy the selected entry");
    stage
        .keys("<home>")
        .shows("Keys here: entry line")
        .keys("<f1>")
        .shows_not("Keys here: entry line");
}

#[test]
fn in_a_pane_help_tells_its_keys_first() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("<esc><f1>")
        .shows("Keys here: minutes")
        .shows("Strike the selected entry");
}

#[test]
fn the_palette_finds_a_command_and_puts_it_into_the_entry() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("half<c-p>seconded");
    stage.shows("[m1] who");
    insta::assert_snapshot!(stage.picture());
    stage.keys("<enter>");
    stage.shows("Form: /second").keys("mallory");
    assert_eq!(stage.entry(), "/second mallory");
    stage.keys("<enter><up>");
    assert_eq!(stage.entry(), "half");
}

#[test]
fn the_palette_says_why_something_cannot_be_done() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("<c-p>resume")
        .shows("not now: the meeting is not adjourned");
    stage.keys("<esc>");
    assert_eq!(stage.entry(), "");
}

#[test]
fn the_palette_does_what_a_key_does() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<c-p>keys that<enter>").shows("What to type");
}

#[test]
fn who_types_on_while_help_is_shown_loses_nothing() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("burke<f1>? quite").shows_not("What to type");
    assert_eq!(stage.entry(), "burke? quite");
    stage.keys("<f1>").paste(" so").shows_not("What to type");
    assert_eq!(stage.entry(), "burke? quite so");
}

#[test]
fn the_palette_finds_a_command_by_what_it_takes() {
    for (query, wanted) in [
        ("seconder", "/move"),
        ("quorum", "/show"),
        ("on a tie", "/casting"),
    ] {
        let mut stage = Stage::midway(120, 40);
        stage.keys("<c-p>").keys(query).shows(wanted);
    }
    let mut stage = Stage::midway(120, 40);
    let row = stage
        .keys("<c-p>/exempt")
        .row_with("▸ /exempt")
        .expect("the command");
    assert!(!row.contains("not now"), "it only wants its ground: {row}");
}
