//! Nothing hostile reaches the terminal.

use quorate::meeting::Meeting;
use quorate::meeting::event::Event;
use quorate::meeting::facts::StandingOrdersAdopted;
use quorate::meeting::orders::Orders;
use quorate::meeting::wall::Wall;
use quorate::ui::{self, Model};

use crate::example;
use crate::stage::{Stage, moment};

const HOSTILE: &str = "a\u{1b}[2J\u{7}b\u{202e}c\u{2066}d\u{200b}e\u{2028}f\u{feff}g\u{9b}31mh\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";

fn harmless(text: &str) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    !text.chars().any(|c| hidden(c) && c != '\n')
}

#[test]
fn not_in_the_entry_not_in_the_minutes_not_in_a_title() {
    for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut stage = Stage::midway(width, height);
        stage.paste(HOSTILE);
        assert!(harmless(&stage.screen()), "{}", stage.screen().escape_debug());
        stage
            .keys("<enter>")
            .line(&format!("/item new {HOSTILE} (5 min)"))
            .line(&format!("burke: {HOSTILE}"));
        stage
            .line(&format!("/move burke/- {HOSTILE}"))
            .line(&format!("+mallon {HOSTILE}"));
        assert!(harmless(&stage.screen()), "{}", stage.screen().escape_debug());
        for symbol in stage.buffer().0.content.iter().map(|cell| cell.symbol()) {
            assert!(harmless(symbol), "{symbol:?}");
        }
    }
}

#[test]
fn what_a_body_calls_a_motion_may_begin_with_any_letter_or_none() {
    for (word, shown) in [("önskemål", "Önskemål m1"), ("ῥῆσις", "Ῥῆσις m1"), ("", " m1")] {
        let mut rules = Orders::default();
        rules.terms.motion = word.to_owned();
        let adopted = Event::StandingOrdersAdopted(StandingOrdersAdopted {
            name: "own".to_owned(),
            rules: Box::new(rules),
        });
        let mut log = example::planned();
        let fact = Meeting::replay(log.clone()).record(adopted, moment("10:50:00"), None);
        log.push(fact);
        let mut stage = Stage::of(log.clone(), 120, 40);
        stage
            .line("/open")
            .line("/item 70")
            .line("/move burke/mallon That it be so");
        stage.shows(shown);
        let chair = Model::of_chair(
            stage.meeting().clone(),
            Wall::Steady(*stage.now.offset()),
            (120, 40),
        );
        let seen = ui::render_to_text(&chair, stage.now, 120, 40);
        assert!(seen.contains(shown), "{seen}");
    }
}
