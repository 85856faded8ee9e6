//! What the screens look like, as text and as letters for the styles.

use crate::stage::Stage;

#[test]
fn a_meeting_midway() {
    for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 12), (20, 6)] {
        let stage = Stage::midway(width, height);
        insta::assert_snapshot!(format!("midway_{width}x{height}"), stage.picture());
    }
}

#[test]
fn a_line_being_typed() {
    let mut stage = Stage::midway(80, 24);
    stage.keys(
        "burke?pcc Is the cost of the consortium in the published accounts, and if so under which heading?",
    );
    insta::assert_snapshot!(stage.picture());
}

#[test]
fn a_meeting_planned() {
    let stage = Stage::planned(80, 24);
    insta::assert_snapshot!(stage.picture());
}

#[test]
fn press_and_public_excluded() {
    let mut stage = Stage::midway(80, 24);
    stage
        .line("/item 71")
        .line("/exempt paragraph 3")
        .line("The officer told the Panel about the bids.");
    stage.shows(" EXEMPT ").shows("EXEMPT The officer told");
    insta::assert_snapshot!(stage.picture());
}

#[test]
fn a_wide_screen_names_the_current_item() {
    for (width, height) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        Stage::midway(width, height).shows("70  Collaboration");
    }
}

#[test]
fn what_breaks_the_rules_is_noticed_in_words() {
    let mut stage = Stage::midway(80, 24);
    stage.line("/vote 12 3 1");
    stage.shows("Noticed at 44: ");
}

#[test]
fn without_colours_every_word_is_still_there() {
    use quorate::ui::{Look, theme::Theme};
    use ratatui::style::Color;
    let mut stage = Stage::midway(120, 40);
    let coloured = stage.screen();
    stage.model = stage.model.clone().dressed(&Look {
        theme: Theme::PLAIN,
        ..Look::default()
    });
    assert_eq!(stage.screen(), coloured);
    let (buf, _) = stage.buffer();
    assert!(
        buf.content
            .iter()
            .all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset)
    );
}
