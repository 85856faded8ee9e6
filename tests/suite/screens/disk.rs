//! Nothing is shown as recorded before it is on disk, and nothing typed is lost.

use proptest::prelude::*;
use quorate::ui::Msg;

use crate::stage::{Disk, Stage};

#[test]
fn a_line_is_shown_as_recorded_only_when_it_is_on_disk() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Waits;
    stage.line("The slides were shown again.");
    stage
        .shows("writing… The slides")
        .shows("writing 1…")
        .shows_not("44  11:24");
    stage.flush();
    stage
        .shows("✓ 44 on disk")
        .shows("44  11:24 The slides were shown again.");
}

#[test]
fn lines_entered_meanwhile_are_decided_in_turn() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Waits;
    stage
        .line("burke? One?")
        .line("pcc= Yes.")
        .line("/resume")
        .keys("typing on");
    stage.shows("writing 3…");
    stage.flush().flush();
    assert_eq!(stage.log.len(), 45);
    assert_eq!(stage.entry(), "typing on");
    stage.shows("Held: “/resume” the meeting is not adjourned");
    stage.keys("<up>");
    assert_eq!(stage.entry(), "/resume");
    stage.keys("<c-u><enter><up>");
    assert_eq!(stage.entry(), "typing on", "it was kept");
    stage.keys("<c-u><up>").shows_not("Held");
    assert_eq!(stage.entry(), "/resume", "it is in the history too");
}

#[test]
fn what_the_disk_refuses_is_back_in_the_entry() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Fails("no space left on the disk");
    stage.line("The slides were shown again.");
    assert_eq!(stage.entry(), "The slides were shown again.");
    stage
        .shows("NOT ON DISK. The line is back in the entry: record it to try again.")
        .shows("no space left on the disk");
    stage.keys("<enter>").shows("NOT ON DISK");
    insta::assert_snapshot!(stage.picture());
    stage.disk = Disk::Works;
    stage
        .keys("<enter>")
        .shows_not("NOT ON DISK")
        .shows("✓ 44 on disk");
    assert_eq!(stage.entry(), "");
}

#[test]
fn however_long_the_reason_it_says_what_can_be_done() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = Stage::midway(width, height);
        stage.disk = Disk::Fails(
            "writing the entry failed at /home/clerk/.local/share/quorate/sessions/2016-10-21-thames-valley-police-and-crime-panel.jsonl (No space left on device (os error 28)). The disk is full: make room, then try again",
        );
        stage.line("The slides were shown again.");
        stage.shows("record it to try again").shows("then try again");
    }
}

#[test]
fn while_something_else_is_typed_the_failed_lines_wait_in_order() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Waits;
    stage.line("one").line("two").keys("three");
    stage.disk = Disk::Fails("no space left");
    stage.send(Msg::NotWritten {
        why: "no space left".into(),
    });
    assert_eq!(stage.entry(), "three");
    stage.shows("2 lines wait: record once more to try again");
    stage.lose_pending();
    stage.disk = Disk::Works;
    stage.keys("<enter>");
    let texts: Vec<&str> = stage
        .meeting()
        .entries
        .iter()
        .map(|entry| entry.text.as_str())
        .collect();
    assert_eq!(texts[texts.len() - 3..], ["one", "two", "three"]);
    stage.shows_not("NOT ON DISK");
}

#[test]
fn the_draft_is_saved_within_half_a_second_and_gone_when_recorded() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("burke: half a sen");
    assert_eq!(stage.draft, "");
    stage.after(450);
    assert_eq!(stage.draft, "burke: half a sen");
    stage.keys("tence<enter>");
    assert_eq!(stage.draft, "");
}

#[test]
fn the_draft_holds_every_line_that_is_not_on_disk() {
    let mut stage = Stage::midway(80, 24);
    stage.disk = Disk::Waits;
    stage.line("one").line("two").keys("thr").after(500);
    assert_eq!(stage.draft, "one\ntwo\nthr");
    let mut later = Stage::with_draft(stage.log.clone(), &stage.draft, 120, 40);
    assert_eq!(later.entry(), "thr");
    later.shows("Held: “one”").shows("(1 more)");
    later.keys("<up>");
    assert_eq!(later.entry(), "one");
    stage.flush().flush();
}

#[test]
fn leaving_saves_the_draft_first() {
    let mut stage = Stage::midway(80, 24);
    stage.keys("half<c-q>");
    assert_eq!(stage.draft, "half");
    assert_eq!(stage.effects, [quorate::ui::Effect::Quit]);
}

#[test]
fn it_leaves_when_what_is_being_written_is_on_disk() {
    let mut stage = Stage::midway(80, 24);
    stage.disk = Disk::Waits;
    stage
        .line("one")
        .line("two")
        .keys("<c-q>")
        .shows("Leaving as soon as");
    assert_eq!(stage.effects, []);
    stage.flush();
    assert_eq!(stage.effects, []);
    stage.flush();
    assert_eq!(stage.effects, [quorate::ui::Effect::Quit]);
    assert_eq!(stage.draft, "");
}

#[test]
fn it_stays_when_the_last_line_is_not_on_disk() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Waits;
    stage.line("one").keys("<c-q>");
    stage.lose_pending();
    stage.send(Msg::NotWritten {
        why: "no space left".into(),
    });
    stage
        .shows("Not left: a line is not on disk")
        .shows("NOT ON DISK");
    assert_eq!(stage.effects, []);
    stage.keys("<c-q>");
    assert_eq!(stage.effects, [quorate::ui::Effect::Quit]);
    assert_eq!(stage.draft, "one");
}

#[test]
fn a_line_in_flight_comes_back_held_and_not_as_if_it_were_being_typed() {
    let mut stage = Stage::midway(120, 40);
    stage.disk = Disk::Waits;
    stage.line("one").after(500);
    let mut later = Stage::with_draft(stage.log.clone(), &stage.draft, 120, 40);
    assert_eq!(later.entry(), "");
    later.shows("Held: “one” kept from before the interruption");
    stage.flush();
}

#[derive(Debug, Clone)]
enum Turn {
    Line,
    Refused,
    Type,
    Empty,
    Up,
    Lands,
    Fails,
}

fn turn() -> impl Strategy<Value = Turn> {
    use Turn::{Empty, Fails, Lands, Line, Refused, Type, Up};
    prop::sample::select(vec![
        Line, Line, Line, Refused, Type, Empty, Up, Lands, Lands, Fails,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever the disk does, a line that was entered is in the log, on its way, held, or in the entry.
    #[test]
    fn no_line_is_lost(turns in prop::collection::vec(turn(), 1..40)) {
        let mut stage = Stage::planned(80, 24);
        stage.disk = Disk::Waits;
        let mut entered: Vec<String> = Vec::new();
        for (n, turn) in turns.into_iter().enumerate() {
            match turn {
                Turn::Line => {
                    // A line brought back by the disk's refusal is sent again before the next one.
                    stage.keys("<enter>").keys("<c-u>");
                    let line = format!("line {n}.");
                    stage.line(&line);
                    entered.push(line);
                }
                Turn::Refused => { stage.keys("<enter>").keys("<c-u>").line("/resume"); }
                Turn::Type => { stage.keys("x"); }
                Turn::Empty => { stage.keys("<enter>"); }
                Turn::Up => { stage.keys("<up>"); }
                Turn::Lands if stage.is_pending() => { stage.flush(); }
                Turn::Fails if stage.is_pending() => {
                    stage.lose_pending();
                    stage.send(Msg::NotWritten { why: "no space left".into() });
                }
                Turn::Lands | Turn::Fails => {}
            }
            let clerk = stage.model.clerk().expect("the clerk's view");
            for line in &entered {
                let minuted = stage.meeting().entries.iter().any(|entry| entry.text.contains(line.as_str()));
                let kept = clerk.outbox.lines().any(|kept| kept.contains(line.as_str()));
                prop_assert!(minuted || kept || stage.entry().contains(line.as_str()), "{line}
{}", stage.screen());
            }
        }
        stage.lose_pending();
    }
}
