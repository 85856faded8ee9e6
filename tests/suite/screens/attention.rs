//! What needs the clerk stands in one quiet place, in words, and never takes the keyboard.

use quorate::meeting::attention::{self, Need, Outgoing};
use quorate::meeting::words::Manner;
use quorate::ui::next_wake;

use crate::stage::{Disk, Stage, moment};

fn needs(stage: &Stage, outgoing: Outgoing<'_>) -> Vec<(Need, String)> {
    let all = attention::attention(stage.meeting(), stage.now, outgoing, Manner::PLAIN).into_iter();
    all.map(|one| (one.need, one.words)).collect()
}

#[test]
fn each_is_told_when_it_is_so_and_not_before() {
    let outgoing = Outgoing::default();
    for (lines, time, before, need, words) in [
        (
            &["/limit 3m", ">burke"][..],
            "11:28:00",
            "11:27:00",
            Need::Speaker,
            "Cllr Burke is over the limit of 3:00",
        ),
        (
            &[],
            "11:49:30",
            "11:48:00",
            Need::Item,
            "item 70 is over its 40 min",
        ),
        (
            &["/item 72"],
            "11:24:20",
            "",
            Need::Question,
            "q4 of Cllr Page has no answer and item 70 is over",
        ),
        (
            &["/leave mallon burke page mcdonald mallory egleton"],
            "11:24:20",
            "",
            Need::Quorum,
            "there is no quorum: 0 here, 3 needed",
        ),
        (
            &["/mark 41 how far"],
            "11:24:20",
            "",
            Need::Mark,
            "your mark at 41: how far",
        ),
    ] {
        let mut stage = Stage::midway(120, 40);
        let has = |stage: &Stage| needs(stage, outgoing).iter().any(|(one, _)| *one == need);
        assert!(!has(&stage), "{words}");
        for line in lines {
            stage.line(line);
        }
        if !before.is_empty() {
            stage.at(before);
            assert!(!has(&stage), "{words} at {before}");
        }
        stage.at(time);
        let all = needs(&stage, outgoing);
        assert!(
            all.iter().any(|one| *one == (need, words.to_owned())),
            "{words} in {all:?}"
        );
    }
}

#[test]
fn what_presses_most_comes_first() {
    let mut stage = Stage::midway(120, 40);
    for line in ["/limit 1m", "/mark 41 later", ">burke", "/vote 30 2 1"] {
        stage.line(line);
    }
    stage.at("12:10:00");
    let outgoing = Outgoing {
        trouble: Some("the disk is full."),
        since: None,
        held: 1,
    };
    let all = needs(&stage, outgoing);
    let order: Vec<Need> = all.iter().map(|(need, _)| *need).collect();
    assert!(order.is_sorted(), "{all:?}");
    assert_eq!(
        all[0],
        (Need::Disk, "a line is not on disk: the disk is full".into())
    );
    for need in [Need::Speaker, Need::Item, Need::Mark] {
        assert!(order.contains(&need), "{need:?} in {all:?}");
    }
}

#[test]
fn one_is_shown_with_how_many_more_and_a_key_goes_through_them() {
    let mut stage = Stage::midway(80, 24);
    stage
        .line("/limit 1m")
        .line("/item 72")
        .line(">burke")
        .line("/mark 41 how far");
    stage.keys("half a line").at("11:40:00");
    insta::assert_snapshot!(stage.picture());
    assert_eq!(stage.entry(), "half a line", "the keyboard is the line's");
    stage
        .shows("Cllr Burke is over the limit of 1:00 (")
        .shows("more: Alt-A)");
    stage
        .keys("<a-a>")
        .shows("Cllr Burke is over the limit of 1:00 (1 of");
    stage.keys("<a-a>").shows("(2 of");
    stage.keys("<esc> and on");
    assert_eq!(stage.entry(), "half a line and on");
    let mut stage = Stage::midway(120, 40);
    stage.keys("<a-a><a-a><a-a>");
    assert_eq!(stage.entry(), "");
}

#[test]
fn a_wide_screen_lists_them_and_a_quiet_one_says_nothing() {
    let mut stage = Stage::midway(200, 60);
    stage.line("/mark 41 how far").line("/item 72");
    stage.shows("Needs you").shows("your mark at 41: how far");
    stage.shows_not("more: Alt-A");
    let mut stage = Stage::planned(200, 60);
    stage
        .shows_not("Needs you")
        .keys("<a-a>")
        .shows("Not now: nothing needs you.");
}

#[test]
fn a_line_that_stays_away_from_the_disk_is_told_after_two_seconds() {
    let mut stage = Stage::midway(80, 24);
    stage.line("<");
    stage.disk = Disk::Waits;
    stage.at("11:26:05").line("burke: one");
    let wake = next_wake(&stage.model, stage.now).expect("a wake");
    assert!(wake.as_millis() <= 2_000, "{wake:?}");
    stage.shows_not("not on disk yet").at("11:26:07");
    stage.shows("A line is not on disk yet, since 11:26:05");
    stage.flush().shows_not("not on disk yet");
}

#[test]
fn it_wakes_when_something_comes_to_need_the_clerk_and_not_each_second() {
    // Too narrow for the floor, so that no clock runs on the screen.
    let mut stage = Stage::midway(60, 24);
    stage.line("/limit 1m").at("11:30:00").line(">burke");
    let wake = next_wake(&stage.model, stage.now).expect("a wake");
    assert!(wake.as_secs() >= 59, "{wake:?}");
    stage.shows_not("over the limit").after(61_000);
    stage.shows("over the limit");
    stage.at("11:31:10");
    let wake = next_wake(&stage.model, stage.now).expect("a wake");
    assert!(wake.as_secs() >= 49, "over is over: {wake:?}");
    assert_eq!(stage.now, moment("11:31:10"));
}

#[test]
fn what_does_not_fit_into_a_row_goes_on_in_the_next_and_the_count_is_whole() {
    let mut stage = Stage::midway(80, 24);
    stage.line("! Find a very long form of words for all that is still to be found out about this");
    stage.at("14:00:00");
    for width in 36..150 {
        stage.resize(width, 24).shows("more: Alt-A)");
    }
    stage.resize(80, 24);
    // What is true for long covers nothing that is new.
    stage.shows("Noticed at 44").shows_not("The meeting was to end");
    stage
        .line("/leave mallon burke page mcdonald mallory egleton")
        .line("/vote 1 0");
    let mut stage = Stage::midway(80, 24);
    stage
        .line("/withdraw")
        .line("/declare mallory pecuniary she owns the whole of the firearms range");
    stage.line("/move mallory/page That the range be opened at once to anybody at all");
    stage.shows("Noticed at").shows("declared in this item");
}

#[test]
fn a_carried_amendment_that_the_motion_does_not_show_needs_the_clerk() {
    let mut stage = Stage::midway(120, 40);
    stage
        .line("/second burke")
        .line("/amend page/burke Six months is too long: say three")
        .shows_not("does not show it")
        .line("/vote 4 0");
    stage.shows("Amendment m2 was carried, and m1 does not show it: /reword m1");
    stage.line("/reword That the Panel ask for an update in three months");
    stage.shows_not("does not show it");
}

#[test]
fn before_the_roll_is_called_nobody_is_said_to_be_missing() {
    let mut stage = Stage::planned(80, 24);
    stage.line("/open").line("mallon: Good morning");
    stage.shows("The roll is not called: /present who is here");
    stage.shows_not("There is no quorum");
    stage.line("/present mallon");
    stage.shows("There is no quorum: 1 here, 3 needed");
}
