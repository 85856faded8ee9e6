//! A vote taken as the hands go up.

use quorate::meeting::Event;
use quorate::meeting::facts::VoteTaken;
use quorate::ui::keys::Place;

use crate::screens::forms::click;
use crate::stage::Stage;

fn voting(width: u16, height: u16) -> Stage {
    let mut stage = Stage::midway(width, height);
    stage
        .line("/second burke")
        .line("/declare mcdonald item 70 pecuniary he holds shares")
        .keys("<f4>");
    assert_eq!(stage.model.place(), Place::Poll);
    stage
}

#[test]
fn it_looks_like_this() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut stage = voting(width, height);
        stage.keys("12<tab>3<up>");
        insta::assert_snapshot!(format!("vote_{width}x{height}"), stage.picture());
        stage.keys("t");
        insta::assert_snapshot!(format!("hands_{width}x{height}"), stage.picture());
    }
}

#[test]
fn a_key_a_member_and_enter_records_the_line() {
    let mut stage = voting(120, 40);
    stage.shows("6 not marked yet").shows("more than half");
    stage
        .keys("12<tab>4")
        .shows("so far 2 of 3 present and voting; more than half needs 2: carried");
    stage.shows("3 not marked yet: Cllr Burke, Cllr McDonald and Cllr Mallory");
    assert_eq!(stage.entry(), "/vote for egleton mallon against page");
    stage.keys("<tab>3<enter>");
    assert_eq!(stage.model.place(), Place::Entry);
    let Event::VoteTaken(VoteTaken { names, .. }) = &stage.last().event else {
        panic!("{:?}", stage.last().event)
    };
    assert_eq!(names.len(), 4);
}

#[test]
fn by_arrows_and_letters_and_the_rest_at_once() {
    let mut stage = voting(120, 40);
    stage.keys("f<down>a<down>b");
    assert_eq!(stage.entry(), "/vote for egleton against mallon abstain burke");
    stage.keys("<bs>*");
    assert_eq!(
        stage.entry(),
        "/vote for egleton burke page mcdonald mallory against mallon"
    );
    stage.shows("everybody is marked");
    stage.keys("<home>n").shows("not voting 1");
    assert_eq!(
        stage.entry(),
        "/vote for burke page mcdonald mallory against mallon"
    );
}

#[test]
fn who_may_not_vote_is_said_in_words() {
    let mut stage = voting(120, 40);
    stage
        .keys("<end><up>")
        .shows("Cllr McDonald: a disclosable pecuniary interest declared: may not vote");
}

#[test]
fn hands_are_counted() {
    let mut stage = voting(120, 40);
    stage.keys("tf4a1b1");
    assert_eq!(stage.entry(), "/vote 4 1 1");
    stage.shows("4 for, 1 against, 1 abstaining; 0 of 6 present not counted");
    stage.keys("f<up>").shows("more than the 6 present");
    stage.keys("<down><enter>");
    assert!(matches!(stage.last().event, Event::VoteTaken(_)));
}

#[test]
fn nothing_is_recorded_before_somebody_is_marked() {
    let mut stage = voting(80, 24);
    let before = stage.log.len();
    stage.keys("<enter>").shows("Refused: nobody is marked yet");
    assert_eq!(stage.log.len(), before);
}

#[test]
fn a_half_typed_vote_is_taken_over_and_given_back() {
    let mut stage = Stage::midway(120, 40);
    stage
        .keys("/vote m1 for burke mallon against page<f4>")
        .shows("for 2")
        .shows("against 1");
    stage.keys("1<esc>");
    assert_eq!(stage.entry(), "/vote m1 for egleton mallon burke against page");
}

#[test]
fn by_mouse() {
    let mut stage = voting(120, 40);
    click(&mut stage, "Cllr Burke    ");
    assert_eq!(stage.entry(), "/vote for burke");
    click(&mut stage, "Cllr Burke    ");
    assert_eq!(stage.entry(), "/vote against burke");
    click(&mut stage, "Enter record");
    assert!(matches!(stage.last().event, Event::VoteTaken(_)));
}

/// Many members stand in columns, and beyond them a page at a time; the selected one is always seen.
#[test]
fn a_large_chamber_has_room() {
    let mut stage = Stage::midway(80, 24);
    for n in 0..60 {
        stage.line(&format!("/person member Cllr Number{n} [n{n}]"));
        stage.line(&format!("/arrive n{n}"));
    }
    stage.keys("<f4>").shows("A n4");
    stage.keys("<end>").shows("▸  n59 ");
    stage.keys("f").shows("1 for");
    stage.resize(40, 12).shows("n59");
}

#[test]
fn a_vote_left_before_anybody_is_marked_gives_the_line_back() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("<f4><esc>");
    assert_eq!(stage.entry(), "");
    stage.keys("burke: half a line<f4>").shows("not marked yet");
    stage.keys("<esc>").shows_not("Held:");
    assert_eq!(stage.entry(), "burke: half a line");
    stage.keys("<f4>1<esc>").shows("Held: “burke: half a line”");
    assert_eq!(stage.entry(), "/vote for egleton");
}

#[test]
fn enter_before_a_hand_is_counted_records_nothing() {
    let mut stage = Stage::midway(80, 24);
    let before = stage.log.len();
    stage
        .keys("<f4>t<enter>")
        .shows("Refused: no hand is counted yet");
    assert_eq!((stage.model.place(), stage.log.len()), (Place::Poll, before));
    stage.keys("<up><enter>");
    assert_eq!(stage.log.len(), before + 1);
}

#[test]
fn what_a_members_key_does_is_said_whole_or_not_at_all() {
    for (width, said) in [
        (80, "f, a, b for ▸, then ↓"),
        (120, "a member's own key sets the column"),
    ] {
        let mut stage = Stage::midway(width, 24);
        stage.keys("<f4>").shows(said);
        stage.keys("t").shows("f, a");
    }
    let mut stage = Stage::midway(40, 12);
    stage.keys("<f4>");
    let heads = stage.row_with("[for 0]").expect("the columns");
    assert!(!heads.contains('…'), "{heads}");
}

#[test]
fn who_was_left_out_of_a_vote_by_name_is_named() {
    let mut stage = Stage::midway(120, 40);
    stage.line("/vote for egleton mallon burke against page mcdonald");
    stage.shows("nothing says how Cllr Mallory voted");
}

#[test]
fn the_form_of_a_vote_says_who_declared_an_interest() {
    let mut stage = voting(80, 24);
    stage.keys("<esc>/vote<f3>");
    stage.shows("Cllr McDonald: a disclosable pecuniary interest declared: may not vote.");
}

/// The clerk looks at the room and types who speaks: no letter of it is a vote, and none is lost.
#[test]
fn what_is_typed_over_a_vote_is_a_line() {
    for line in [
        "sohal: Asked when",
        "fab: yes",
        "baker said so",
        "The Panel",
        "a motion was put",
        "+burke",
        "n",
    ] {
        for way in ["", "t", "1<tab>4<up>", "tf<up>a<up>"] {
            let mut stage = voting(120, 40);
            stage.keys(way);
            let vote = stage.entry().to_owned();
            stage.after(2_000).keys(line).keys("x.");
            assert_eq!(stage.entry(), format!("{line}x."), "after {way}");
            assert_eq!(stage.model.place(), Place::Entry);
            stage.keys("<c-u>");
            if way.len() > 1 {
                stage.shows(&format!("Held: “{vote}”"));
                stage.keys("<f4>");
                assert_eq!((stage.entry(), stage.model.place()), (vote.as_str(), Place::Poll));
            }
        }
    }
}

#[test]
fn a_mark_stays_on_the_member_until_the_next_is_chosen() {
    let mut stage = voting(120, 40);
    stage.keys("ffaf");
    assert_eq!(stage.entry(), "/vote for egleton");
}
