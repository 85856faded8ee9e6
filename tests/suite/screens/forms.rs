//! Forms: filled in by keys and by mouse, they say and record what the line does.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use quorate::entry::form;
use quorate::ui::Msg;
use quorate::ui::keys::Place;

use crate::stage::Stage;

pub fn click(stage: &mut Stage, text: &str) {
    click_in(stage, text, 0);
}

/// Clicks so many columns to the right of where `text` begins.
pub fn click_in(stage: &mut Stage, text: &str, right: u16) {
    let screen = stage.screen();
    let found = screen.lines().enumerate().find_map(|(y, row)| {
        let at = row.find(text)?;
        Some((row[..at].chars().count() as u16, y as u16))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} on\n{screen}"));
    stage.send(Msg::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: column + right,
        row,
        modifiers: KeyModifiers::NONE,
    }));
}

#[test]
fn a_half_typed_line_is_taken_over_and_given_back() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("/move mallon<f3>")
        .shows("Form: /move")
        .shows("Moved by");
    assert_eq!(stage.model.place(), Place::Form);
    stage.keys("burk<tab><enter>That the report be noted");
    assert_eq!(stage.entry(), "/move mallon/burke That the report be noted");
    stage.shows("Records: ").shows("seconded by Cllr Burke");
    stage.keys("<esc>");
    assert_eq!(stage.model.place(), Place::Entry);
    assert_eq!(stage.entry(), "/move mallon/burke That the report be noted");
    stage
        .keys("!<bs><f3>")
        .shows("Form: /move")
        .shows("That the report be noted");
}

#[test]
fn the_forms_look_like_this() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut stage = Stage::midway(width, height);
        stage.keys("/declare mcdonald<f3>70<enter><right>");
        insta::assert_snapshot!(format!("declare_{width}x{height}"), stage.picture());
        let mut stage = Stage::midway(width, height);
        stage.keys("<f3>quest<enter>burke<enter>p");
        insta::assert_snapshot!(format!("question_{width}x{height}"), stage.picture());
        let mut stage = Stage::midway(width, height);
        stage.keys("<f3>");
        insta::assert_snapshot!(format!("forms_{width}x{height}"), stage.picture());
    }
}

#[test]
fn enter_in_the_last_field_records_and_a_refusal_keeps_the_form() {
    let mut stage = Stage::midway(120, 40);
    let before = stage.log.len();
    stage.keys("<f3>action<enter>nobody<enter>Send it<enter>1 Dec<enter>");
    assert_eq!((stage.model.place(), stage.log.len()), (Place::Form, before));
    stage.shows("Refused: nobody on the list is called nobody");
    stage.keys("<up><up><c-u>pcc<c-s>");
    assert_eq!((stage.model.place(), stage.log.len()), (Place::Entry, before + 1));
    stage.shows("Send it").shows_not("Form:");
    assert_eq!(stage.entry(), "");
}

#[test]
fn what_was_narrative_becomes_what_is_chosen() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("What does it cost?<f3>")
        .shows("Forms: type what you look for");
    stage.keys("question<enter>burke<enter>");
    assert_eq!(stage.entry(), "burke? What does it cost?");
}

#[test]
fn another_command_holds_what_was_typed() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("/move mallon<c-p>adjourn<enter>")
        .shows("Form: /adjourn");
    stage.keys("11:40<enter>").shows("Held: “/move mallon”");
}

#[test]
fn choices_are_turned_and_typed() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("/withdraw<f3><up><up>").shows("[the motion]");
    stage
        .keys("<right>")
        .shows("[a question]")
        .shows("Which question");
    stage.keys("t").shows("[the motion]");
    stage.keys("<down><down>w");
    assert_eq!(stage.entry(), "/withdraw with consent");
    stage.keys("<bs>");
    assert_eq!(stage.entry(), "/withdraw");
}

#[test]
fn a_draft_of_what_is_filled_in_survives() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<f3>statement<enter>burke<enter>She wel").after(500);
    assert_eq!(stage.draft, "burke: She wel");
}

#[test]
fn it_can_be_late() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<f3>bullet<enter>one<down>11:12<enter>");
    stage.shows("@11:12").shows("one");
}

#[test]
fn the_rules_are_said_and_the_fact_recorded() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("<c-p>/move")
        .shows("by the rules not now: m1 is on the floor");
    stage
        .keys("<enter>")
        .shows("By the rules not now: m1 is on the floor");
    let before = stage.log.len();
    stage.keys("burke<enter>page<enter>That it be so<enter>");
    assert_eq!(stage.log.len(), before + 1);
}

#[test]
fn by_mouse_alone_from_the_hint_to_the_record() {
    let mut stage = Stage::midway(120, 40);
    let before = stage.log.len();
    click(&mut stage, "F3 forms");
    stage.keys("apolog");
    click(&mut stage, "/apologies");
    stage.keys("pag");
    click(&mut stage, "Cllr Tony Page");
    assert_eq!(stage.entry(), "/apologies page");
    click(&mut stage, "Substitute");
    stage.keys("mallory");
    click(&mut stage, "Ctrl-S record");
    assert_eq!(stage.log.len(), before + 1);
    stage.keys("/declare burke<f3>");
    click(&mut stage, "personal   ←");
    assert_eq!(stage.entry(), "/declare burke personal");
}

/// Every sheet's form opens, by its name in the list of forms, and Esc leaves it.
#[test]
fn every_form_opens_and_closes() {
    for sheet in form::sheets() {
        let mut stage = Stage::midway(80, 24);
        stage.keys("<f3>").keys(&sheet.title()).keys("<enter>");
        let place = stage.model.place();
        if sheet.has_fields() {
            assert_eq!(place, Place::Form, "{}", sheet.title());
            stage.shows(&format!("Form: {}", sheet.title())).keys("<esc>");
        } else {
            assert_eq!(stage.entry(), sheet.title());
        }
        assert_eq!(stage.model.place(), Place::Entry);
    }
}

#[test]
fn a_line_that_no_form_can_take_up_is_not_said_to_be_recorded_where_it_would_not_be() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("/vote/vote<f3>")
        .shows("what it wants stands below it");
    stage
        .shows("Refused: there is no command")
        .shows_not("records it");
}
