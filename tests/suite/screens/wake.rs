//! When the screen changes by itself, and how little of it.

use std::time::Duration;

use quorate::ui::next_wake;

use crate::stage::Stage;

#[test]
fn a_running_speech_wakes_each_second_and_changes_only_its_clock() {
    let mut stage = Stage::midway(120, 40);
    stage.at("11:24:14.400");
    let wake = next_wake(&stage.model, stage.now).expect("a wake");
    assert!(wake <= Duration::from_secs(1), "{wake:?}");
    let (before, _) = stage.buffer();
    stage.after(1000);
    let (after, _) = stage.buffer();
    let changed = before.diff(&after);
    assert!(
        !changed.is_empty() && changed.len() <= 2,
        "{} cells",
        changed.len()
    );
}

#[test]
fn without_a_speech_it_sleeps_to_the_minute() {
    let mut stage = Stage::midway(120, 40);
    stage.line("<");
    stage.at("11:25:10");
    assert_eq!(next_wake(&stage.model, stage.now), Some(Duration::from_secs(50)));
    let (before, _) = stage.buffer();
    stage.at("11:25:59");
    assert!(before.diff(&stage.buffer().0).is_empty());
    stage.at("11:26:00");
    assert!(!before.diff(&stage.buffer().0).is_empty());
}

#[test]
fn an_unsaved_draft_wakes_within_half_a_second() {
    let mut stage = Stage::midway(120, 40);
    stage.line("<");
    stage.keys("a");
    let wake = next_wake(&stage.model, stage.now).expect("a wake");
    assert!(wake <= Duration::from_millis(500));
    stage.after(wake.as_millis() as i64);
    assert_eq!(stage.draft, "a");
    assert!(next_wake(&stage.model, stage.now).expect("a wake") > Duration::from_secs(1));
}
