//! Pasted text is text: never a command.

use quorate::meeting::Event;
use quorate::meeting::facts::NarrativeMinuted;

use crate::stage::Stage;

fn narrative(stage: &Stage) -> &str {
    match &stage.last().event {
        Event::NarrativeMinuted(NarrativeMinuted { text }) => text,
        other => panic!("{other:?} is no narrative"),
    }
}

#[test]
fn nothing_pasted_is_read_as_anything_but_narrative() {
    for text in [
        "/close",
        "# heading",
        "burke: yes",
        "- point",
        "+burke",
        ">burke",
        "<",
        "@11:03 late",
        "pcc= so",
        "\\x",
        "! act",
        "burke?pcc why",
    ] {
        let mut stage = Stage::midway(120, 40);
        stage.paste(text).shows("(no speaker)");
        stage.keys("<enter>");
        assert_eq!(narrative(&stage), text);
    }
}

#[test]
fn plain_text_is_pasted_as_it_is() {
    let mut stage = Stage::midway(80, 24);
    stage.paste("The Panel welcomed it.\n");
    assert_eq!(stage.entry(), "The Panel welcomed it.");
}

#[test]
fn lines_become_one_and_none_is_entered() {
    let mut stage = Stage::midway(120, 40);
    let before = stage.log.len();
    stage.paste("/close\r\n\r\nburke: and another\n  third");
    assert_eq!(stage.entry(), "\\/close burke: and another third");
    stage.shows("pasted 3 lines as one narrative");
    assert_eq!(stage.log.len(), before);
    stage.keys("<enter>");
    assert_eq!(narrative(&stage), "/close burke: and another third");
}

#[test]
fn after_a_speaker_it_is_what_they_said() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: ").paste("/close is\na command");
    assert_eq!(stage.entry(), "burke: /close is a command");
    stage.shows("Records: Cllr Burke: /close is a command");
}

#[test]
fn after_a_time_it_is_narrative_too() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("@11:03 ").paste("/close");
    assert_eq!(stage.entry(), "@11:03 \\/close");
}

#[test]
fn what_is_far_too_long_is_cut_and_said_so() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: ").paste(&"é ".repeat(1 << 20));
    assert!(stage.entry().len() <= 64 << 10, "{}", stage.entry().len());
    stage.shows("only the first 64 KiB were pasted");
    stage.keys("x<enter>").shows_not("only the first");
    assert!(
        stage
            .log
            .last()
            .is_some_and(|fact| format!("{:?}", fact.event).len() > 60_000)
    );
}
