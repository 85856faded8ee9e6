//! Corrections by one key from the minutes, the history of an entry, marks and the ways to them and back.

use crate::stage::Stage;

/// The number of the last entry that stands and holds these words.
fn number(stage: &Stage, words: &str) -> u64 {
    let entries = &stage.meeting().entries;
    let found = entries.iter().rev().find(|one| one.text.contains(words));
    found.expect("an entry").seq
}

#[test]
fn each_correction_is_a_key_that_puts_its_line_ready() {
    for (key, wanted) in [
        ("<c-e>", "/edit 43 When will the joint firearms range open?"),
        ("<c-x>", "/split 43 When will the joint firearms range open?"),
        ("<a-j>", "/merge 36 43"),
        ("<a-i>", "/put 43 item "),
        ("<a-w>", "/speaker 43 "),
        ("<del>", "/strike 43 "),
        ("<c-t>", "/mark 43 "),
    ] {
        let mut stage = Stage::midway(120, 40);
        stage.keys("<esc>").keys(key);
        let entry = stage.entry().to_owned();
        let before = number(&stage, "That the Panel note");
        assert_eq!(entry, wanted.replace("36", &before.to_string()), "{key}");
    }
}

#[test]
fn an_entry_is_divided_and_the_screen_says_so_first() {
    let mut stage = Stage::midway(120, 40);
    stage
        .line("white: One matter. Another matter.")
        .line("burke: One matter. Another matter.");
    stage
        .keys("<esc><c-x>")
        .shows("Wants: the first part, //, and the rest");
    stage.keys("<c-left><c-left>// <end> // two matters");
    stage.shows("is divided (two matters): One matter. // Cllr Burke: Another matter.");
    stage.keys("<enter>").shows("Cllr Burke: One matter. (corrected)");
    // Nothing is typed, so Ctrl-Z takes that back, and says what first.
    stage.keys("<c-z>");
    assert_eq!(stage.entry(), "/undo");
    stage.shows("Taken back, as if never entered: Entry");
    stage
        .keys("<enter>")
        .shows("Cllr Burke: One matter. Another matter.");
    // And what was typed comes before what was recorded.
    stage.keys("half<c-z>");
    assert_eq!(stage.entry(), "");
}

#[test]
fn the_history_of_an_entry_is_one_key_away() {
    for (width, height) in [(120, 40), (80, 24)] {
        let mut stage = Stage::midway(width, height);
        stage
            .at("11:25:00")
            .line("/edit 43 When does the joint range open? // misheard")
            .at("11:26:00")
            .line("/speaker 43 mallory // it was she")
            .line("/undo");
        stage.keys("<esc><a-h>");
        insta::assert_snapshot!(stage.picture());
        stage.keys("<esc>").shows_not("History of entry");
        stage.keys("<esc>X");
        assert_eq!(stage.entry(), "X");
    }
}

#[test]
fn a_mark_is_left_without_touching_the_line_and_gone_to_and_back_from() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: half a sen<c-t>");
    assert_eq!(stage.entry(), "burke: half a sen");
    assert_eq!(stage.meeting().marks.len(), 1);
    let note = number(&stage, "A note on the consortium");
    stage.keys("<c-u>");
    stage.line(&format!("/mark {note} who wrote it"));
    stage.keys("burke: half a sen<a-n>");
    stage
        .shows(&format!("▸ {note}"))
        .shows("Your mark: who wrote it (1 of 2). Alt-O goes back.");
    stage.keys("<a-n>").shows("▸ 43").shows("(2 of 2)");
    stage.keys("<a-n>").shows(&format!("▸ {note}"));
    stage.keys("<a-o>");
    assert_eq!(stage.entry(), "burke: half a sen", "the line is as it was");
    assert_eq!(stage.model.place(), quorate::ui::keys::Place::Entry);
    stage.shows_not("▸");
    // A mark is cleared where it was left.
    stage.keys("<c-u><a-n><c-t>");
    assert_eq!(stage.entry(), format!("/unmark {note}"));
    stage.keys("<enter>");
    assert_eq!(stage.meeting().marks.len(), 1);
}

#[test]
fn a_mark_waits_its_turn_for_the_disk() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = crate::stage::Disk::Waits;
    stage.keys("burke: one<enter>half<c-t>");
    assert!(stage.meeting().marks.is_empty());
    stage.flush();
    assert!(
        stage.draft.contains("/mark"),
        "a crash would keep it: {}",
        stage.draft
    );
    stage.flush();
    assert_eq!(stage.meeting().marks.len(), 1);
    assert_eq!(stage.entry(), "half");
}

#[test]
fn the_next_open_question_and_promise_are_one_key_away() {
    let mut stage = Stage::midway(80, 24);
    let first = stage.meeting().questions.open.len();
    assert!(first >= 1);
    stage.keys("<a-q>").shows("has no answer yet (1 of");
    stage.keys("<a-u>").shows("has no action yet");
    stage.keys("<a-o>");
    assert_eq!(stage.model.place(), quorate::ui::keys::Place::Entry);
    let mut stage = Stage::planned(80, 24);
    stage.keys("<a-q>").shows("Not now: no question is open.");
}

#[test]
fn what_was_entered_late_stands_in_its_place_with_a_sign() {
    let mut stage = Stage::midway(120, 40);
    stage.at("11:25:00").line("@11:18 burke: A late remark");
    let rows: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
    let row = |words: &str| rows.iter().position(|row| row.contains(words)).expect("a row");
    // Within the minute that was told it comes after what had been entered in it before.
    assert!(row("A late remark") > row("A third of its officers"));
    assert!(row("A late remark") < row("Circulate the"));
    assert!(rows[row("A late remark")].contains("@11:18"));
    stage.shows("on disk: Cllr Burke: A late remark");
}

#[test]
fn a_line_under_another_item_has_the_heading_of_that_item() {
    let mut stage = Stage::midway(120, 40);
    stage.line("/in 72 burke: About the sub-committee");
    assert_eq!(stage.meeting().item().expect("an item").as_str(), "70");
    stage.shows("Item 72: Report of the Complaints Sub-Committee");
    stage
        .line("burke: Back on collaboration")
        .shows("Item 70: Collaboration");
}

#[test]
fn a_mark_reads_as_one_and_not_as_a_question() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("/mark 41 how far")
        .shows("Records: A mark at entry 41, in no minutes: how far");
    stage.shows_not("not for the public");
    stage.keys("<enter>").keys("<a-n>").shows("marked ");
}

#[test]
fn a_mark_from_before_any_entry_is_cleared_by_its_words() {
    let mut stage = Stage::planned(80, 24);
    stage
        .line("/mark who has the key")
        .line("/mark who takes the roll");
    stage.line("/unmark who has");
    let left: Vec<_> = stage
        .meeting()
        .marks
        .iter()
        .map(|mark| mark.text.clone())
        .collect();
    assert_eq!(left, [Some("who takes the roll".to_owned())]);
    stage.line("/mark who sits where").keys("/unmark who");
    stage.shows("Wants: nothing, the number of the entry marked");
    stage
        .keys("<c-u>/unmark <s-tab>")
        .shows("who sits where")
        .shows("who takes the roll");
}

#[test]
fn an_entry_taken_up_to_be_corrected_is_not_wrong_yet() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("<esc><enter><enter>")
        .shows("Wants: other words than entry")
        .shows_not("Refused");
}

#[test]
fn a_vote_is_put_right_in_the_form_that_made_it() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = Stage::midway(width, height);
        stage.line("/second burke").line("/vote 1 5 0");
        let vote = stage.last().seq;
        stage.keys("<esc><enter>").shows("Correct it").keys("<enter>");
        assert_eq!(stage.entry(), format!("/edit {vote} /vote m1 1 5 0"));
        stage.shows("Form: /vote").shows("Against");
        stage
            .keys("<up><up><bs>5<down><bs>1")
            .shows("is put right: Vote on m1: 5 for, 1 against: carried");
        stage.keys("<c-s>");
        assert_eq!(stage.model.place(), quorate::ui::keys::Place::Entry);
        stage
            .shows("Vote on m1: 5 for, 1 against: carried")
            .shows("(corrected)");
        assert_eq!(stage.meeting().entries.last().expect("the vote").seq, vote);
    }
}

#[test]
fn a_seconder_is_put_right_in_the_form_of_the_motion() {
    let mut stage = Stage::midway(120, 40);
    let motion = stage.meeting().motions.list[0].seq;
    stage.line("/second burke").keys("<esc><up><up><enter><enter>");
    let entry = stage.entry().to_owned();
    assert!(
        entry.starts_with(&format!("/edit {motion} /recommend mallon/burke That")),
        "{entry}"
    );
    stage.shows("Seconded by").keys("<up><c-u>page<c-s>");
    stage.shows("moved by Cllr Mallon, seconded by Cllr Page");
}

#[test]
fn an_unknown_speaker_is_asked_about_and_put_right() {
    let mut stage = Stage::midway(80, 24);
    stage
        .keys("jones: It was late.")
        .shows("Asks: nobody is called jones: → to list them, Enter as text");
    stage.keys("<right>").shows("mallon").shows("Cllr Kieron Mallon");
    stage.keys("<tab>");
    let first = stage.entry().to_owned();
    assert!(
        first.ends_with(": It was late.") && !first.starts_with("jones"),
        "{first}"
    );
    stage.keys("<c-u>jones: It was late.<enter>");
    let seq = stage.last().seq;
    stage.keys("<f2>").shows("nobody is called jones").keys("<end>");
    stage.keys("<esc><esc><enter>").shows("Say whose it is");
    stage.keys("<down><down><enter>");
    assert_eq!(stage.entry(), format!("/speaker {seq} "));
    stage
        .keys("mallon")
        .shows("is put right: Cllr Mallon: It was late.")
        .keys("<enter>");
    stage.keys("<f2>").shows_not("nobody is called jones");
}
