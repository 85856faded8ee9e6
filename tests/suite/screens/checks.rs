//! The list of what to look at: opened with a key, from the palette and by the mouse; each line leads to its
//! entry; what is mended is gone from it; the line that closes the meeting says how many are left.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use quorate::ui::Msg;
use quorate::ui::keys::Place;

use crate::stage::Stage;

/// In the main item, with a promise and an action without an owner, and the item left.
fn with_something_to_look_at(width: u16, height: u16) -> Stage {
    let mut stage = Stage::midway(width, height);
    stage
        .line("pcc~ He would send the costs of the consortium")
        .line("! Look at the research")
        .line("/item 72");
    stage
}

fn click(stage: &mut Stage, text: &str) {
    let screen = stage.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .expect("a row");
    let column = line.find(text).map_or(0, |byte| line[..byte].chars().count());
    stage.send(Msg::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: column as u16,
        row: row as u16,
        modifiers: KeyModifiers::NONE,
    }));
}

#[test]
fn the_list_opens_and_each_line_leads_to_its_entry() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.keys("<f2>").shows("has no owner").shows("Enter goes there");
    assert_eq!(stage.model.place(), Place::Checks);
    insta::assert_snapshot!(stage.picture());
    stage.keys("<end><enter>");
    assert_eq!(stage.model.place(), Place::Minutes);
    stage.shows("▸ 45").shows_not("Enter goes there");
    // What was wrong stays in sight while it is mended.
    stage.shows("a2 has no owner: Look at the research");
}

#[test]
fn what_is_mended_is_gone_from_the_list() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.keys("<f2>").shows("a2 has no owner").keys("<esc>");
    stage
        .line("/done-action a2")
        .keys("<f2>")
        .shows_not("a2 has no owner");
}

#[test]
fn the_list_begins_at_the_entry_that_is_selected() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.keys("<esc><up><f2>").shows("▸ 45");
}

#[test]
fn an_item_leads_to_the_agenda() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.line("/close").keys("<f2>");
    stage.shows("item 71").shows("was not taken or deferred");
    stage.keys("<home>");
    for _ in 0..20 {
        if stage.screen().contains("▸ item 73") {
            break;
        }
        stage.keys("<down>");
    }
    stage.shows("▸ item 73").keys("<enter>");
    assert_eq!(stage.model.place(), Place::Agenda);
    stage.keys("<enter>");
    assert_eq!(stage.entry(), "/item 73");
}

#[test]
fn the_line_that_closes_the_meeting_says_how_many_are_left() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.keys("/close").shows("things to look at first: F2");
    stage.keys("<f2>").shows("has no owner").keys("<esc>");
    assert_eq!(stage.entry(), "/close");
    stage.keys("<c-u>").shows_not("to look at first");
}

#[test]
fn the_mouse_opens_the_list_and_goes_to_an_entry() {
    let mut stage = with_something_to_look_at(120, 40);
    click(&mut stage, "F2 check");
    stage.shows("has no owner");
    click(&mut stage, "a2 has no owner");
    assert_eq!(stage.model.place(), Place::Minutes);
    stage.shows("▸ 45");
}

#[test]
fn the_palette_finds_the_list_and_the_mouse_a_row_of_the_palette() {
    let mut stage = with_something_to_look_at(120, 40);
    stage.keys("<c-p>look at before<enter>").shows("has no owner");
    stage.keys("<esc><c-p>look at before");
    click(&mut stage, "What to look at before");
    stage.shows("has no owner");
}

#[test]
fn a_meeting_with_nothing_to_look_at_says_so() {
    let mut stage = Stage::planned(80, 24);
    stage.keys("<f2>").shows("Nothing to look at");
    stage.keys("<enter>").shows("Nothing to look at");
    stage.keys("<f2>").shows_not("Nothing to look at   Esc");
}

#[test]
fn the_list_fits_a_small_screen_and_help_names_it() {
    let mut stage = with_something_to_look_at(40, 12);
    stage.keys("<f2>").shows("has no owner");
    insta::assert_snapshot!(stage.picture());
    let mut stage = with_something_to_look_at(80, 24);
    stage.keys("<f1>").shows("What to look at before the minutes");
}

#[test]
fn it_opens_over_a_form_and_over_a_vote_and_gives_them_back() {
    for (keys, place) in [("/declare burke<f3>", Place::Form), ("<f4>1", Place::Poll)] {
        let mut stage = with_something_to_look_at(80, 24);
        stage.keys(keys).keys("<f2>").shows("things to look at");
        let typed = stage.entry().to_owned();
        stage.keys("<esc>");
        assert_eq!(stage.model.place(), place);
        stage.keys("<f2><enter>");
        assert_eq!(stage.model.place(), Place::Minutes, "the entry is in sight");
        assert_eq!(stage.entry(), typed);
    }
}
