//! Somebody who has read nothing: what they press is named on the screen at that moment, what they choose
//! stands there in words.

use quorate::meeting::Event;
use quorate::ui::keys::Place;

use crate::screens::forms::{click, click_in};
use crate::stage::Stage;

/// Presses a key that the screen names, by what it says the key does.
fn press(stage: &mut Stage, hint: &str, keys: &str) {
    stage.shows(hint);
    stage.keys(keys);
}

#[test]
fn records_a_motion_with_mover_and_seconder_and_its_vote() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = Stage::midway(width, height);
        stage.line("/withdraw").line("/item 72");
        let before = stage.log.len();
        press(&mut stage, "F3 forms", "<f3>");
        stage.keys("motion").shows("/move").shows("a motion");
        press(&mut stage, "Enter choose", "<enter>");
        stage
            .shows("Moved by")
            .shows("a name; empty: nobody was named")
            .shows("Cllr Kieron Mallon");
        stage.keys("mall").shows("Tab complete");
        stage.keys("<tab><tab>");
        press(&mut stage, "Enter next, at last record", "<enter>");
        stage.shows("Seconded by").keys("burke");
        press(&mut stage, "Enter next", "<enter>");
        stage.shows("Words").keys("That the report be approved");
        stage.shows("› /move mallon/burke That the report be approved");
        stage.shows("Records: Motion m2").shows("moved by Cllr Mallon");
        press(&mut stage, "at last record", "<enter>");
        assert_eq!(stage.log.len(), before + 1);
        assert!(matches!(&stage.last().event, Event::MotionMoved(_)));

        press(&mut stage, "F3 forms", "<f3>");
        stage
            .keys("vote")
            .shows("/vote")
            .shows("a vote, by figures or by name");
        press(&mut stage, "Enter choose", "<enter>");
        stage
            .shows("F4 takes the vote by hands")
            .shows("For")
            .shows("Against")
            .keys("4<enter>2");
        stage.shows("Records: Vote on m2: 4 for, 2 against: carried");
        press(&mut stage, "Ctrl-S record", "<c-s>");
        assert_eq!(stage.log.len(), before + 2);
        assert!(matches!(&stage.last().event, Event::VoteTaken(_)));
        assert_eq!(stage.model.place(), Place::Entry);
    }
}

/// The help says how, too: from its first key to the line it shows for the motion.
#[test]
fn finds_it_in_the_help() {
    let mut stage = Stage::midway(80, 24);
    press(&mut stage, "F1 help", "<f1>");
    stage.shows("F3").shows("A form for the line typed so far");
    let mut pages = String::new();
    for _ in 0..20 {
        pages.push_str(&stage.screen());
        stage.keys("<pgdn>");
    }
    for words in [
        "/move mover/seconder [text]",
        "F3, /move, Enter",
        "“F3 forms” below, then /move",
        "F4; or F3, /vote",
    ] {
        let squeezed = pages.replace(['│', '\n'], " ");
        let squeezed = squeezed.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(words), "{words} is not in the help");
    }
}

/// Whatever the line can say is listed in the help with its form, key and click; the wheel goes past every
/// form, and a click on one opens it.
#[test]
fn everything_has_a_form_a_key_and_a_click() {
    use crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};
    let mut stage = Stage::midway(120, 40);
    click(&mut stage, "F3 forms");
    for (at, one) in quorate::ui::ways::everything(&quorate::ui::keys::Keymap::default())
        .into_iter()
        .enumerate()
    {
        assert!(one.key.contains("F3"), "{}", one.title);
        assert!(one.mouse.contains("” below"), "{}", one.title);
        let row = format!("│ ▸ {} ", one.title);
        stage.shows(&row);
        if at % 5 == 0 {
            let mut stage = stage.clone();
            click_in(&mut stage, &row, 5);
            let opened = stage.model.place() == Place::Form || stage.entry() == one.title;
            assert!(opened, "{} was not opened:\n{}", one.title, stage.screen());
            if stage.model.place() == Place::Form {
                stage.shows(&format!("Form: {}", one.title));
            }
        }
        stage.send(quorate::ui::Msg::Mouse(MouseEvent {
            kind: MouseEventKind::ScrollDown,
            column: 50,
            row: 20,
            modifiers: KeyModifiers::NONE,
        }));
    }
}
