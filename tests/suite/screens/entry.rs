//! The entry line: editing, history, completion, the preview.

use crate::stage::{Disk, Stage};

#[test]
fn it_has_the_keyboard_from_the_first_moment() {
    let mut stage = Stage::planned(80, 24);
    stage.keys("/open");
    assert_eq!(stage.entry(), "/open");
    let (_, cursor) = stage.buffer();
    assert_eq!(cursor.map(|at| (at.x, at.y)), Some((7, 21)));
}

#[test]
fn before_enter_it_says_what_will_be_recorded() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: She welcomed the report");
    stage.shows("Records: Cllr Burke: She welcomed the report");
    stage.keys("<c-u>/vote").shows("Wants: ");
    stage.keys("<c-u>/item 99").shows("Refused: ");
    stage.keys("<c-u>/show queue").shows("Shows: ");
}

#[test]
fn a_refused_line_stays_with_the_reason() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("/resume<enter>");
    assert_eq!(stage.entry(), "/resume");
    stage.shows("Refused: the meeting is not adjourned");
    stage.keys("<bs>").shows_not("not adjourned");
}

#[test]
fn the_editing_keys_people_expect() {
    let mut stage = Stage::planned(80, 24);
    stage.keys("the panel noted<c-a>X<c-e>Y");
    assert_eq!(stage.entry(), "Xthe panel notedY");
    stage.keys("<c-w>").keys("<c-left><c-k>");
    assert_eq!(stage.entry(), "Xthe ");
    stage.keys("<c-y>");
    assert_eq!(stage.entry(), "Xthe panel ");
    stage.keys("<c-u>").keys("<c-y><c-y>");
    assert_eq!(stage.entry(), "Xthe panel Xthe panel ");
    stage.keys("<c-z><c-z>");
    assert_eq!(stage.entry(), "");
    stage.keys("<c-s-z>");
    assert_eq!(stage.entry(), "Xthe panel ");
    stage.keys("<home><del><a-f><a-d><c-h>");
    assert_eq!(stage.entry(), "th ");
}

#[test]
fn history_finds_by_how_a_line_begins() {
    let mut stage = Stage::midway(80, 24);
    stage.line("burke: one").line("page: two").line("burke: three");
    stage.keys("bu<up>");
    assert_eq!(stage.entry(), "burke: three");
    stage.keys("<up>");
    assert_eq!(stage.entry(), "burke: one");
    stage.keys("<down><down>");
    assert_eq!(stage.entry(), "bu");
}

#[test]
fn in_a_long_line_up_goes_a_row_up() {
    let mut stage = Stage::planned(40, 24);
    stage.line("before");
    stage.keys("the first row of a line that goes on and on over several rows");
    stage.keys("<up>x");
    assert!(stage.entry().starts_with("the first row"));
    assert!(!stage.entry().ends_with('x') && stage.entry().contains('x'));
    stage.keys("<c-z><up><down><down>y");
    assert!(stage.entry().ends_with('y'));
}

#[test]
fn tab_completes_a_name_and_shows_several() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("bur<tab>");
    assert_eq!(stage.entry(), "burke");
    stage.keys("<c-u>mall<tab>");
    assert_eq!(stage.entry(), "mallo");
    stage
        .shows("Cllr Kieron Mallon, Vice-Chairman")
        .shows("Cllr Ann Mallory");
    stage.keys("<tab>");
    assert_eq!(stage.entry(), "mallon");
    stage.keys("<tab>");
    assert_eq!(stage.entry(), "mallory");
    stage.keys("<s-tab>");
    assert_eq!(stage.entry(), "mallon");
    insta::assert_snapshot!(stage.picture());
    stage.keys("<esc>");
    assert_eq!(stage.entry(), "mallo");
    stage.shows_not("Cllr Ann Mallory,");
    stage.keys("<tab><tab>: yes");
    assert_eq!(stage.entry(), "mallon: yes");
}

#[test]
fn commands_show_their_arguments_while_they_are_typed() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("/ad")
        .shows("/adjourn")
        .shows("[until 11:40]")
        .shows("stop for a while");
    stage
        .keys("<c-u>/edit ")
        .shows("42 text")
        .shows("correct an entry's words");
    stage.keys("<c-u>/s");
    insta::assert_snapshot!(stage.picture());
}

#[test]
fn what_was_asked_for_is_shown_and_not_recorded() {
    let mut stage = Stage::midway(80, 24);
    let before = stage.log.len();
    stage.line("/show queue");
    stage.shows("egleton");
    assert_eq!(stage.log.len(), before);
    assert_eq!(stage.entry(), "");
}

#[test]
fn enter_in_a_fast_stream_records_every_line() {
    let mut stage = Stage::planned(80, 24);
    stage.keys("/open<enter>one<enter>two<c-j>three<enter>");
    assert_eq!(stage.meeting().entries.len(), 4);
}

#[test]
fn a_long_line_grows_over_rows_and_the_cursor_stays_in_sight() {
    let mut stage = Stage::planned(40, 24);
    stage.keys(&"word ".repeat(60));
    let (_, cursor) = stage.buffer();
    assert!(cursor.is_some());
    stage.shows("… word");
}

#[test]
fn ctrl_c_clears_the_line_and_says_how_to_have_it_back() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: It is too dear<c-c>");
    assert_eq!(stage.entry(), "");
    stage.shows("Cleared. Ctrl-Z brings the line back.").keys("<c-z>");
    assert_eq!(stage.entry(), "burke: It is too dear");
    stage.keys("<c-c><c-c>").shows("Ctrl-Q leaves.");
}

#[test]
fn what_is_typed_after_a_refusal_is_another_line() {
    let mut stage = Stage::midway(120, 40);
    let before = stage.log.len();
    stage
        .keys("-zzz<enter>")
        .shows("Refused: nobody on the list is called zzz");
    stage
        .keys("burke: It was late.")
        .shows("Held: “-zzz” nobody on the list");
    assert_eq!(stage.entry(), "burke: It was late.");
    stage.keys("<enter>");
    assert_eq!(stage.log.len(), before + 1);
    stage.keys("<up>");
    assert_eq!(stage.entry(), "-zzz");
    stage.keys("<bs><bs><bs>egle");
    assert_eq!(stage.entry(), "-egle", "taken back, it is edited where it stands");
    // A blank goes on with it, and so does any key that moves in it.
    let mut stage = Stage::midway(120, 40);
    stage.keys("/second<enter> burke<enter>");
    assert_eq!(stage.entry(), "");
    stage.keys("/second zzz<enter><bs><bs><bs>white");
    assert_eq!(stage.entry(), "/second white");
    // Esc, with which somebody would be rid of it, changes nothing of that.
    stage.keys("<c-u>/second zzz<enter><esc>mallon: No.");
    assert_eq!(stage.entry(), "mallon: No.");
}

#[test]
fn a_line_that_the_disk_refused_is_not_glued_to_the_next() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Fails("the disk is full");
    stage.keys("burke: One.<enter>");
    assert_eq!(stage.entry(), "burke: One.");
    stage.disk = Disk::Works;
    stage.keys("mallon: Two.<enter>");
    let said: Vec<&str> = stage
        .meeting()
        .entries
        .iter()
        .rev()
        .take(2)
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(said, ["Two.", "One."]);
}
