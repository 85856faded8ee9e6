//! The panes: scrolling back, correcting, striking, undo, the mouse.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use quorate::ui::{Effect, Msg};

use crate::stage::Stage;

fn mouse(kind: MouseEventKind, (column, row): (u16, u16)) -> Msg {
    Msg::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

#[test]
fn an_entry_is_picked_and_corrected() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<esc><up>");
    stage.shows("▸ 41");
    insta::assert_snapshot!(stage.picture());
    stage.keys("<up><up><enter>").shows("Correct it").keys("<enter>");
    assert_eq!(
        stage.entry(),
        "/edit 36 /action cc Circulate the staffing of the regional unit by 2016-12-01"
    );
    stage.keys("<esc><c-u>/edit 36 Circulate the staffing.<enter>");
    stage.shows("Circulate the staffing.").shows("(corrected)");
}

#[test]
fn an_entry_is_struck_with_a_reason_and_stays_to_be_seen() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<esc><up><up><up><del>");
    assert_eq!(stage.entry(), "/strike 36 ");
    stage.keys("said elsewhere<enter>");
    stage.shows("struck (said elsewhere) Action a1");
    stage.keys("<esc><c-z>");
    assert_eq!(stage.entry(), "/undo");
    stage.keys("<enter>").shows_not("struck (said");
}

#[test]
fn the_line_being_typed_is_kept_when_a_pane_puts_a_command_there() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: half a sen<esc><up><c-e>");
    assert!(stage.entry().starts_with("/edit 41 "));
    stage.shows("Held: “burke: half a sen”");
    stage.keys("<esc><c-u><up>");
    assert_eq!(stage.entry(), "burke: half a sen");
}

#[test]
fn every_letter_in_a_pane_is_typed() {
    for line in [
        "sohal: Asked when",
        "pcc: Six",
        "egleton: It is",
        "mallon: So",
        "jones: Why",
        "you",
    ] {
        for way in [
            "<esc>",
            "<esc><tab>",
            "<esc><tab><tab>",
            "<esc><up><enter>",
            "<f2>",
            "<f1>",
            "<esc><a-h>",
        ] {
            let mut stage = Stage::midway(80, 24);
            let before = stage.log.len();
            stage.keys(way).keys(line);
            assert_eq!(stage.entry(), line, "after {way}");
            assert_eq!(stage.log.len(), before);
        }
    }
}

/// A slow line brings Esc and the letter behind it as one.
#[test]
fn esc_and_a_letter_that_come_as_one_type_the_letter() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<a-s>ohal: Asked");
    assert_eq!(stage.entry(), "sohal: Asked");
}

#[test]
fn enter_on_an_entry_lists_what_can_be_done_to_it() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<esc><up><enter>");
    insta::assert_snapshot!(stage.picture());
    stage.keys("<down><enter>");
    assert_eq!(stage.entry(), "/strike 41 ");
    stage.keys("<c-u><esc><enter><esc>");
    assert_eq!(stage.model.place(), quorate::ui::keys::Place::Minutes);
    assert_eq!(stage.entry(), "");
}

#[test]
fn the_agenda_takes_an_item_and_the_floor_a_speaker() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<esc><tab><end><up><enter>");
    assert_eq!(stage.entry(), "/item 72");
    stage.keys("<c-u><esc><tab><enter>");
    assert_eq!(stage.entry(), ">egleton");
    stage.keys("<enter>").shows("● Cllr Egleton");
}

#[test]
fn copying_gives_the_words() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<esc><c-c>");
    let words = "Cllr Page: When will the joint firearms range open?";
    assert_eq!(stage.effects, [Effect::Copy(words.into())]);
}

#[test]
fn scrolling_back_and_on_without_leaving_the_entry_line() {
    let mut stage = Stage::midway(80, 24);
    stage.shows_not("The meeting opened");
    stage.keys("half<pgup><pgup><pgup><pgup><pgup>");
    stage.shows("The meeting opened").shows("older, End: latest");
    assert_eq!(stage.entry(), "half");
    stage
        .keys("<c-end>")
        .shows("joint firearms range")
        .shows_not("older, End");
    stage.keys("<c-home>").shows("The meeting opened");
    stage
        .keys("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>")
        .shows("joint firearms range");
}

#[test]
fn the_mouse_focuses_selects_and_scrolls() {
    let mut stage = Stage::midway(120, 40);
    let row = |stage: &Stage, text: &str| {
        let at = stage.screen().lines().position(|row| row.contains(text));
        at.expect("a row") as u16
    };
    let slides = row(&stage, "The slides");
    stage.send(mouse(MouseEventKind::Down(MouseButton::Left), (70, slides)));
    stage.shows("▸ 37");
    let programme = row(&stage, "73 Work");
    stage.send(mouse(MouseEventKind::Down(MouseButton::Left), (5, programme)));
    stage.keys("<enter>");
    assert_eq!(stage.entry(), "/item 73");
    stage.send(mouse(MouseEventKind::Down(MouseButton::Left), (4, 37)));
    stage.keys("X");
    assert_eq!(stage.entry(), "/iXtem 73");
    let mut stage = Stage::midway(80, 24);
    stage
        .send(mouse(MouseEventKind::ScrollUp, (60, 10)))
        .shows("older, End");
    for _ in 0..20 {
        stage.send(mouse(MouseEventKind::ScrollDown, (60, 10)));
    }
    stage.shows_not("older, End");
}

#[test]
fn a_pane_that_leaves_the_screen_gives_the_keyboard_up() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("<esc><tab>").resize(40, 12);
    assert_eq!(stage.model.place(), quorate::ui::keys::Place::Minutes);
}

#[test]
fn a_narrow_floor_names_who_seconded() {
    let mut stage = Stage::midway(80, 24);
    stage
        .line("<")
        .line("-burke")
        .line("-mcdonald")
        .line("-egleton")
        .line("/second burke");
    stage.line("/amend page/burke Leave out “six” and put in “three”");
    stage
        .shows("moved Cllr Page, seconded")
        .shows("Amendment m2 to m1 ");
    let floor: Vec<String> = stage
        .screen()
        .lines()
        .map(|row| row.chars().take(26).collect())
        .collect();
    let at = floor
        .iter()
        .position(|row| row.starts_with("moved Cllr Page"))
        .expect("the mover");
    assert!(floor[at + 1].starts_with("Cllr Burke"), "{floor:#?}");
}

#[test]
fn a_narrow_agenda_says_by_how_much_an_item_is_over() {
    let mut stage = Stage::midway(80, 24);
    stage.at("13:29:00");
    stage.shows("140/40 min, 100 over").shows_not("100 ov…");
}

#[test]
fn an_interest_says_of_which_kind_and_in_what() {
    let mut stage = Stage::midway(120, 40);
    stage.line("/declare burke item 72 pecuniary her brother wrote it");
    stage.shows("Interest Cllr Burke, a disclosable pecuniary interest, item 72:");
    stage.line("/second burke");
    stage.shows("moved by Cllr Mallon, seconded by Cllr Burke:");
}

#[test]
fn what_is_selected_has_a_sign_in_every_pane() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<esc><s-tab>").shows("!▸Cllr Egleton");
    let mut stage = Stage::midway(80, 24);
    stage.keys("<esc><tab>").shows("▸71 Contract matter");
    stage.keys("<up>").shows("▶▸70");
    stage.keys("<down><enter>");
    assert_eq!(stage.entry(), "/item 71", "the next item is two keys away");
}
