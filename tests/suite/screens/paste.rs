//! Pasted text is text: never a command.

use quorate::meeting::Event;
use quorate::meeting::facts::NarrativeMinuted;

use crate::stage::Stage;

fn narrative(stage: &Stage) -> &str {
    match &stage.last().event {
        Event::NarrativeMinuted(NarrativeMinuted { text, .. }) => text,
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
fn paragraphs_come_up_one_by_one_and_none_is_entered() {
    let mut stage = Stage::midway(120, 40);
    let before = stage.log.len();
    stage.paste("/close\r\nburke: and another\n  third\n");
    assert_eq!((stage.entry(), stage.log.len()), ("\\/close", before));
    stage
        .shows("pasted, 2 more after it; Records: ")
        .shows("Held: “\\burke: and another” was pasted and is not recorded. ↑ brings it back (1 more).");
    stage.keys("<enter>");
    assert_eq!(narrative(&stage), "/close");
    assert_eq!(stage.entry(), "\\burke: and another");
    // Whoever types something else loses neither, and their order stays.
    stage
        .keys("pcc= So it is.<enter>")
        .shows("Held: “\\burke: and another”");
    stage.keys("<up><enter>");
    assert_eq!(narrative(&stage), "burke: and another");
    stage.shows("the last paragraph pasted").keys("<enter>");
    assert_eq!((narrative(&stage), stage.entry()), ("third", ""));
    assert_eq!(stage.log.len(), before + 4);
}

#[test]
fn paragraphs_that_were_broken_into_lines_are_whole_again() {
    let mut stage = Stage::midway(120, 40);
    stage.paste("The first\nparagraph.\n\nThe second\nparagraph.\n");
    assert_eq!(stage.entry(), "The first paragraph.");
    stage.keys("<enter><enter>");
    assert_eq!(narrative(&stage), "The second paragraph.");
}

#[test]
fn after_a_speaker_each_paragraph_is_theirs() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: ").paste("It is late.\nIt is /dear.");
    stage.keys("<enter><enter>");
    let said = stage.meeting().entries.iter().rev().take(2);
    let said: Vec<(&str, Option<&str>)> = said
        .map(|one| (one.text.as_str(), one.by.as_ref().map(|by| by.as_str())))
        .collect();
    assert_eq!(
        said,
        [("It is /dear.", Some("burke")), ("It is late.", Some("burke"))]
    );
}

/// What is held is in the draft too: a crash loses none of it.
#[test]
fn what_was_pasted_is_kept_as_a_draft() {
    let mut stage = Stage::midway(120, 40);
    stage.paste("One.\nTwo.\nThree.").after(1_000);
    for line in ["One.", "Two.", "Three."] {
        assert!(stage.draft.contains(line), "{}", stage.draft);
    }
}

#[test]
fn after_a_speaker_it_is_what_they_said() {
    let mut stage = Stage::midway(120, 40);
    stage.keys("burke: He said ").paste("/close is\na command");
    assert_eq!(stage.entry(), "burke: He said /close is a command");
    stage.shows("Records: Cllr Burke: He said /close is a command");
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
